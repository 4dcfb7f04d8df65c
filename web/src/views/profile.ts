import { html, nothing, type TemplateResult } from "lit-html";
import type { DataSet } from "../data/data-set.ts";
import { list } from "../formats.ts";
import { regionName } from "../groups.ts";
import { t, term, text } from "../messages/index.ts";
import type { Change } from "../profile/held.ts";
import type { Extreme, Line, PlaceProfile, Profile } from "../profile/profile.ts";
import { at, type Domain } from "../profile/strip.ts";
import { inProfile, most, municipalities } from "../profile/query.ts";
import type { Told } from "../profile/teller.ts";
import { sourceLine } from "../source.ts";
import type { State } from "../state.ts";
import { arrowView } from "./arrow.ts";
import { longWords } from "./long-words.ts";
import { profileEmpty } from "./profile-empty.ts";
import { profileEnding } from "./profile-ending.ts";
import { keyView, scaleView, stripView } from "./strip.ts";

export interface ProfileActions {
  /** The address of an indicator's figure, and the way there without loading the page. */
  figureOf(indicator: string): string;
  follow(event: MouseEvent, indicator: string): void;
  /** The same municipalities' last three years. */
  keyFigures: string;
  toKeyFigures(event: MouseEvent): void;
  collect(): void;
  reset(): void;
}

/** The tjenesteprofil of the chosen municipalities: one table each. */
export function profileView(
  profile: Profile | undefined,
  state: State,
  bundle: DataSet,
  actions: ProfileActions,
): TemplateResult {
  const area = text(bundle.serviceAreas.find((a) => a.id === state.area)?.name);
  return html`
    <section class="profile" id="profil" tabindex="-1" aria-labelledby="profile-heading">
      <h2 id="profile-heading">
        ${t("profile.title", { area, year: state.year })}
        ${bundle.kind === "example" ? html`<strong class="example-tag">${t("example.label")}</strong>` : nothing}
      </h2>
      ${profile ? body(profile, state, bundle, area, actions) : profileEmpty(state, bundle, area, t("profile.empty.places"), actions.reset)}
    </section>
  `;
}

function body(
  profile: Profile,
  state: State,
  bundle: DataSet,
  area: string,
  actions: ProfileActions,
): TemplateResult {
  const [first] = profile.places;
  const outside = profile.places.some((place) =>
    place.types.some(({ lines }) =>
      lines.some(
        ({ strip: { dot } }) => dot !== undefined && at(dot, profile.domain).outside !== 0,
      ),
    ),
  );
  const used = inProfile(state, bundle)
    .filter((i) => i.versions.length > 0)
    .map((indicator) => ({ indicator, years: [profile.year - 2, profile.year] }));
  return html`
    <div class="profile-intro">
      <p>${t("profile.intro", { baseline: first!.phrase })} ${t("profile.neutral")}</p>
      ${first!.about ? html`<p class="help">${first!.about}</p>` : nothing}
      <ul class="profile-key">
        <li>${keyView("span")} ${t("profile.key.span", { span: first!.span })}</li>
        <li>${keyView("baseline")} ${t("profile.key.baseline", { baseline: first!.baseline })}</li>
        <li>${keyView("dot")} ${t("profile.key.dot")}</li>
        ${outside ? html`<li>${keyView("outside")} ${t("profile.key.outside")}</li>` : nothing}
      </ul>
      ${beyond(state, bundle)}
      <p class="key-ways no-print">
        <a class="ds-link" href=${actions.keyFigures} @click=${actions.toKeyFigures}
          >${t("keyfigures.link")}</a
        >
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
      </p>
    </div>
    ${profile.places.map((place) => placeView(place, profile, area, actions))}
    ${profileEnding(profile)}
    <p class="help">${sourceLine(used, bundle)}</p>
  `;
}

/** Who is left out when more municipalities are chosen than can be shown. */
function beyond(state: State, bundle: DataSet): TemplateResult | typeof nothing {
  const chosen = municipalities(state, bundle);
  if (chosen.length <= most) return nothing;
  const places = list(chosen.slice(0, most).map((code) => regionName(code, bundle)));
  return html`<p>${t("profile.more", { most, n: chosen.length, places })}</p>`;
}

/** Laid out as lines on a narrow screen, a table keeps its roles only where they stand in words. */
function placeView(
  place: PlaceProfile,
  { year, domain }: Profile,
  area: string,
  actions: ProfileActions,
): TemplateResult {
  const { code, name, baseline, phrase, span } = place;
  return html`
    <section class="profile-place" aria-labelledby=${`profile-${code}`}>
      <h3 id=${`profile-${code}`}>${name}</h3>
      <table role="table" class="ds-table profile-table" data-size="sm">
        <caption class="ds-sr-only">
          ${t("profile.caption", { place: name, area, year, baseline })}
        </caption>
        <thead role="rowgroup" class=${longWords(name, phrase, baseline, span)}>
          <tr role="row">
            <th role="columnheader" scope="col">${t("profile.indicator")}</th>
            <th role="columnheader" scope="col" class="number">${name}</th>
            <th role="columnheader" scope="col" class="change">
              ${t("profile.change", { year: year - 1 })}
            </th>
            <th role="columnheader" scope="col">
              <span class="ds-sr-only">${t("profile.strip", { baseline })}</span>
              ${scaleView(domain)}
            </th>
            <th role="columnheader" scope="col">${t("profile.held", { baseline: phrase })}</th>
            <th role="columnheader" scope="col" class="number">${baseline}</th>
            <th role="columnheader" scope="col" class="number">${t("profile.low", { span })}</th>
            <th role="columnheader" scope="col" class="number">${t("profile.high", { span })}</th>
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
              ${lines.map((line) =>
                line.described
                  ? describedView(line)
                  : lineView(line, baseline, year, domain, actions),
              )}
            </tbody>
          `,
        )}
      </table>
    </section>
  `;
}

function describedView(line: Line): TemplateResult {
  return html`<tr role="row" class="described-line">
    <th role="rowheader" scope="row">${line.name}</th>
    <td role="cell" colspan="7">${t("profile.described", { description: line.described })}</td>
  </tr>`;
}

function lineView(
  line: Line,
  baseline: string,
  year: number,
  domain: Domain,
  { figureOf, follow }: ProfileActions,
): TemplateResult {
  const { indicator, name, unit, value, change, held, index, strip, mean, average } = line;
  return html`<tr role="row">
    <th role="rowheader" scope="row">
      <a
        class="ds-link"
        href=${figureOf(indicator.id)}
        @click=${(event: MouseEvent) => follow(event, indicator.id)}
        >${name}</a
      >
      <small>${unit}</small>
    </th>
    <td role="cell" class="number value">${toldView(value)}</td>
    <td role="cell" class="change">${change ? changeView(change, year) : nothing}</td>
    <td role="cell" class="span">
      ${Object.values(strip).some((n) => n !== undefined) ? stripView(strip, domain) : nothing}
    </td>
    <td role="cell" class="held">${held} ${index ? html`<small>${index}</small>` : nothing}</td>
    <td role="cell" class="number mean">
      <span class="cell-label">${baseline}</span> ${toldView(mean)}
      ${average ? html`<small>${average}</small>` : nothing}
    </td>
    <td role="cell" class="number low">${extremeView(t("profile.low.cell"), line.low)}</td>
    <td role="cell" class="number high">${extremeView(t("profile.high.cell"), line.high)}</td>
  </tr>`;
}

/** A number with its signs; a missing one with its reason. */
export function toldView({ text: shown, words, missing, notes }: Told): TemplateResult {
  return html`<span title=${words}>${shown}</span>${notes.map((n) => html`<sup>${n}</sup>`)}${
      missing ? html`<small>${words.slice(shown.length).trim()}</small>` : nothing
    }`;
}

export function extremeView(label: string, extreme: Extreme | undefined): TemplateResult {
  return extreme
    ? html`<span class="cell-label">${label}</span> ${extreme.text} <small>${extreme.who}</small>`
    : html`<span class="cell-label">${label}</span> –`;
}

/** The arrow and the year before; read out as a sentence. */
function changeView({ kind, text: shown, words }: Change, year: number): TemplateResult {
  return html`
    <span aria-hidden="true" title=${words}>
      <span class="cell-label">${t("profile.change", { year: year - 1 })}</span>
      ${arrowView(kind)} ${shown}
    </span>
    <span class="ds-sr-only">${words}</span>
  `;
}
