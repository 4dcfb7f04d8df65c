import { html, nothing, type TemplateResult } from "lit-html";
import type { DataSet } from "../data/data-set.ts";
import { list, years } from "../formats.ts";
import { regionName } from "../groups.ts";
import { t, term, text } from "../messages/index.ts";
import type { Change } from "../profile/held.ts";
import type { Line, PlaceProfile, Profile } from "../profile/profile.ts";
import { inProfile, mostKeyFigures, municipalities } from "../profile/query.ts";
import { sourceLine } from "../source.ts";
import type { State } from "../state.ts";
import { arrowView } from "./arrow.ts";
import { longWords } from "./long-words.ts";
import { profileEmpty } from "./profile-empty.ts";
import { profileEnding } from "./profile-ending.ts";
import { extremeView, toldView } from "./profile.ts";

export interface KeyFiguresActions {
  /** The address of an indicator's figure with the municipality in front, and the way there without loading the page. */
  figureOf(indicator: string, place: string): string;
  toFigure(event: MouseEvent, indicator: string, place: string): void;
  profile: string;
  toProfile(event: MouseEvent): void;
  print(): void;
  collect(): void;
  reset(): void;
}

/** Nøkkeltall: each municipality's last three years, and the baseline, lowest and highest of the last one. */
export function keyFiguresView(
  profile: Profile | undefined,
  state: State,
  bundle: DataSet,
  actions: KeyFiguresActions,
): TemplateResult {
  const area = text(bundle.serviceAreas.find((a) => a.id === state.area)?.name);
  const heading = keyFiguresTitle(area, state.year);
  return html`
    <section
      class="card key-figures"
      id="innhold"
      tabindex="-1"
      aria-labelledby="keyfigures-heading"
    >
      <h2 id="keyfigures-heading">
        ${heading}
        ${bundle.kind === "example" ? html`<strong class="example-tag">${t("example.label")}</strong>` : nothing}
      </h2>
      ${
        profile
          ? html`${body(profile, state, bundle, area, heading, actions)}
              <p class="help">${sources(profile, state, bundle)}</p>`
          : profileEmpty(state, bundle, area, t("keyfigures.empty"), actions.reset)
      }
    </section>
  `;
}

export function keyFiguresTitle(area: string, year: number): string {
  return t("keyfigures.title", { area, years: years(year - 2, year) });
}

function body(
  profile: Profile,
  state: State,
  bundle: DataSet,
  area: string,
  heading: string,
  actions: KeyFiguresActions,
): TemplateResult {
  const [first] = profile.places;
  return html`
    <div class="key-intro">
      <p>
        ${t("keyfigures.intro", { baseline: first!.phrase, span: first!.span, year: profile.year })}
        ${t("profile.neutral")}
      </p>
      ${first!.about ? html`<p class="help">${first!.about}</p>` : nothing} ${beyond(state, bundle)}
      <p class="key-ways no-print">
        <button
          class="ds-button"
          type="button"
          data-variant="secondary"
          data-size="sm"
          @click=${() => actions.print()}
        >
          ${t("keyfigures.print")}
        </button>
        <button
          class="ds-button"
          type="button"
          data-variant="tertiary"
          data-size="sm"
          id="collect"
          @click=${() => actions.collect()}
        >
          ${t("take.collect")}
        </button>
        <a class="ds-link" href=${actions.profile} @click=${actions.toProfile}
          >${t("keyfigures.profile")}</a
        >
      </p>
    </div>
    ${profile.places.map((place) => placeView(place, profile.year, area, heading, actions))}
    ${ending(profile)}
  `;
}

function beyond(state: State, bundle: DataSet): TemplateResult | typeof nothing {
  const chosen = municipalities(state, bundle);
  if (chosen.length <= mostKeyFigures) return nothing;
  const left = list(chosen.slice(mostKeyFigures).map((code) => regionName(code, bundle)));
  return html`<p>${t("keyfigures.more", { most: mostKeyFigures, n: chosen.length, left })}</p>`;
}

function placeView(
  place: PlaceProfile,
  year: number,
  area: string,
  heading: string,
  actions: KeyFiguresActions,
): TemplateResult {
  const { code, name, baseline, span } = place;
  const last = [year - 2, year - 1, year];
  return html`
    <section class="key-place" aria-labelledby=${`keyfigures-${code}`}>
      <h3 id=${`keyfigures-${code}`}>${name} <small class="print-only">${heading}</small></h3>
      <table role="table" class="ds-table keyfigures-table" data-size="sm">
        <caption class="ds-sr-only">
          ${t("keyfigures.caption", { place: name, area, from: year - 2, to: year })}
        </caption>
        <thead role="rowgroup" class=${longWords(baseline, span)}>
          <tr role="row">
            <th role="columnheader" scope="col">${t("profile.indicator")}</th>
            ${last.map((y) => html`<th role="columnheader" scope="col" class="number">${y}</th>`)}
            <th role="columnheader" scope="col" class="change">
              ${t("profile.change", { year: year - 1 })}
            </th>
            <th role="columnheader" scope="col" class="number">
              ${t("keyfigures.last", { name: baseline, year })}
            </th>
            <th role="columnheader" scope="col" class="number">
              ${t("keyfigures.last", { name: t("profile.low", { span }), year })}
            </th>
            <th role="columnheader" scope="col" class="number">
              ${t("keyfigures.last", { name: t("profile.high", { span }), year })}
            </th>
          </tr>
        </thead>
        ${place.types.map(
          ({ type, lines }) => html`
            <tbody role="rowgroup">
              <tr role="row" class="type">
                <th role="rowheader" scope="rowgroup" colspan="8">
                  ${term("type", type || "none")}
                </th>
              </tr>
              ${lines.map((line) => lineView(line, place, year, actions))}
            </tbody>
          `,
        )}
      </table>
    </section>
  `;
}

function lineView(
  line: Line,
  { code, baseline }: PlaceProfile,
  year: number,
  { figureOf, toFigure }: KeyFiguresActions,
): TemplateResult {
  const { indicator, name, unit, mean, average } = line;
  if (line.described)
    return html`<tr role="row" class="described-line">
      <th role="rowheader" scope="row">${name}</th>
      <td role="cell" colspan="7">${t("profile.described.short")}</td>
    </tr>`;
  return html`<tr role="row">
    <th role="rowheader" scope="row">
      <a
        class="ds-link"
        href=${figureOf(indicator.id, code)}
        @click=${(event: MouseEvent) => toFigure(event, indicator.id, code)}
        >${name}</a
      >
      <small>${unit}</small>
    </th>
    ${line.years.map(
      (one) =>
        html`<td role="cell" class=${`number${one.year === year ? " value" : ""}`}>
          <span class="cell-label">${one.year}</span> ${toldView(one.told)}
        </td>`,
    )}
    <td role="cell" class="change">${line.change ? changeView(line.change, year) : nothing}</td>
    <td role="cell" class="number mean">
      <span class="cell-label">${baseline}</span> ${toldView(mean)}
      ${average ? html`<small>${average}</small>` : nothing}
    </td>
    <td role="cell" class="number low">${extremeView(t("profile.low.cell"), line.low)}</td>
    <td role="cell" class="number high">${extremeView(t("profile.high.cell"), line.high)}</td>
  </tr>`;
}

/** The year before stands in its own column, so an arrow is enough; read out as a sentence. */
function changeView({ kind, text: shown, words }: Change, year: number): TemplateResult {
  return html`
    <span aria-hidden="true">
      <span class="cell-label">${t("profile.change", { year: year - 1 })}</span>
      ${kind === "break" ? shown : arrowView(kind)}
    </span>
    <span class="ds-sr-only">${words}</span>
  `;
}

function ending(profile: Profile): TemplateResult {
  return html`
    <div class="key-ending">
      <ul class="key-arrows">
        <li>${arrowView("up")} ${t("keyfigures.up")}</li>
        <li>${arrowView("down")} ${t("keyfigures.down")}</li>
        <li>${arrowView("unchanged")} ${t("keyfigures.unchanged")}</li>
      </ul>
      ${profileEnding(profile)}
    </div>
  `;
}

function sources({ year }: Profile, state: State, bundle: DataSet): string {
  const used = inProfile(state, bundle)
    .filter((i) => i.versions.length > 0)
    .map((indicator) => ({ indicator, years: [year - 2, year] }));
  return sourceLine(used, bundle);
}
