import { html, nothing, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";
import type { Coverage } from "../coverage.ts";
import { Picker, type Option } from "../controls/picker.ts";
import { selectView } from "../controls/select.ts";
import { ownArea, type AreaChoice, type DataSet } from "../data/data-set.ts";
import type { Description, Indicator, Predecessors } from "../engine/types.ts";
import { years } from "../formats.ts";
import { asked, focusOf, isMunicipality, placeLabel } from "../groups.ts";
import { hasMergers } from "../mergers.ts";
import { count, t, text } from "../messages/index.ts";
import { inOrder } from "../order.ts";
import { most } from "../profile/query.ts";
import { baselines, type Figure, type State } from "../state.ts";
import { dataSetsView, type DataActions, type DataModel } from "./data-sets.ts";

export interface FilterActions extends DataActions {
  change(part: Partial<State>): void;
  openArea(area: string): void;
  reset(): void;
}

export interface FilterModel extends DataModel {
  /** Also those that are in other files. */
  areas: readonly AreaChoice[];
  /** Per area: who has numbers. */
  coverage(area: string): Coverage;
}

const wide = matchMedia("(min-width: 60rem)");

/** The choices. The three pickers live as long as the page. */
export class Filters {
  #actions: FilterActions;
  #indicators: Picker;
  #regions: Picker;
  #groups: Picker;
  #bundle: DataSet | undefined;

  constructor(actions: FilterActions, redraw: () => void) {
    this.#actions = actions;
    const { change } = actions;
    this.#indicators = new Picker(
      "pick-indicators",
      { label: t("filters.indicators"), find: t("filters.indicators.find") },
      (indicators) => change({ indicators }),
    );
    this.#regions = new Picker(
      "pick-regions",
      {
        label: t("filters.regions"),
        find: t("filters.regions.find"),
        help: t("filters.regions.help"),
      },
      (regions) => change({ regions: [...regions, ...this.#otherRegions] }),
    );
    this.#groups = new Picker(
      "pick-groups",
      { label: t("filters.groups"), find: t("filters.groups.find") },
      (values) => this.#pickGroups(values),
    );
    wide.addEventListener("change", redraw);
  }

  /** Chosen regions that are no municipality: they are picked together with the groups. */
  #otherRegions: string[] = [];
  #municipalities: string[] = [];

  #pickGroups(values: string[]): void {
    const groups = values.filter((v) => this.#bundle?.groups.some((g) => g.id === v));
    const regions = values.filter((v) => !groups.includes(v));
    this.#actions.change({ groups, regions: [...this.#municipalities, ...regions] });
  }

  view(model: FilterModel): TemplateResult {
    const { state, bundle } = model;
    const coverage = model.coverage(state.area);
    this.#bundle = bundle;
    const municipalities = bundle.regions.filter(isMunicipality);
    const isChosen = (code: string) => municipalities.some((r) => r.code === code);
    this.#municipalities = state.regions.filter(isChosen);
    this.#otherRegions = state.regions.filter((code) => !isChosen(code));

    const profile = state.view === "profile";
    const inArea = inOrder(bundle.indicators.filter((i) => i.area === state.area));
    const shown = profile ? inArea.map((i) => i.id) : state.indicators;
    // The reader's own numbers can stand beside those of any area.
    const mine = state.area === ownArea ? [] : bundle.indicators.filter((i) => i.area === ownArea);
    const withNumbers = new Set(
      shown.flatMap((id) => [
        ...(mine.some((i) => i.id === id) ? model.coverage(ownArea) : coverage).regions(id).keys(),
      ]),
    );
    const place = (code: string) => {
      const region = bundle.regions.find((r) => r.code === code);
      const name = placeLabel(
        region ? code : (asked([code], focusOf(state.regions, bundle), bundle)[0] ?? code),
        bundle,
      );
      const told = !region || shown.length === 0 || withNumbers.has(code);
      return { value: code, label: told ? name : t("filters.option.noNumbers", { name }) };
    };
    const computed = inArea.filter((i) => i.versions.length > 0);
    this.#indicators.update(
      [
        ...computed.map((i) => ({
          value: i.id,
          label: coverage.regions(i.id).size
            ? shortName(i)
            : t("filters.option.noNumbers", { name: shortName(i) }),
        })),
        ...mine.map((i) => ({ value: i.id, label: t("own.option", { name: shortName(i) }) })),
      ],
      state.indicators,
    );
    this.#regions.update(
      municipalities.map((r) => place(r.code)),
      this.#municipalities,
      profile ? t("filters.regions.help.profile", { most }) : t("filters.regions.help"),
    );
    const averages = baselines(bundle).map(place);
    this.#groups.update(averages, [...state.groups, ...this.#otherRegions]);

    const described = inArea.filter((i) => i.versions.length === 0);
    return html`
      <details class="filters" ?open=${wide.matches}>
        <summary>
          <span class="filters-title">${t("filters.title")}</span>
          <span class="filters-now">${chosen(state)}</span>
        </summary>
        <form class="filters-form" @submit=${(e: Event) => e.preventDefault()}>
          ${dataSetsView(model, this.#actions)}
          <div class="ds-field">
            <label class="ds-label" for="pick-area">${t("filters.area")}</label>
            <select
              class="ds-input"
              id="pick-area"
              @change=${(e: Event) => this.#actions.openArea((e.target as HTMLSelectElement).value)}
            >
              ${model.areas.map(
                ({ id, name, empty }) =>
                  html`<option
                    value=${id}
                    ?selected=${id === state.area}
                    .selected=${live(id === state.area)}
                  >
                    ${text(name)}${empty ? ` ${t("filters.area.none")}` : ""}
                  </option>`,
              )}
            </select>
          </div>
          ${computed.length + mine.length && !profile ? this.#indicators.element : nothing}
          ${
            described.length && !profile
              ? html`<details class="described">
                  <summary>${count("filters.described", described.length)}</summary>
                  <ul>
                    ${described.map((i) => html`<li>${text(i.name)}</li>`)}
                  </ul>
                </details>`
              : nothing
          }
          ${this.#regions.element}
          ${
            profile
              ? this.#profile(state, bundle, averages)
              : html`${this.#groups.element} ${this.#years(state, bundle)} ${this.#figures(state)}`
          }
          ${hasMergers(bundle) ? this.#predecessors(state) : nothing}
          <button
            class="ds-button"
            type="button"
            data-variant="tertiary"
            @click=${() => this.#actions.reset()}
          >
            ${t("filters.reset")}
          </button>
        </form>
      </details>
    `;
  }

  /** The one year and the baseline of a tjenesteprofil. */
  #profile(state: State, bundle: Description, averages: Option[]): TemplateResult {
    const years = allYears(bundle).map(asOption);
    return html`
      ${selectView("pick-year", t("filters.year"), String(state.year), years, (year) =>
        this.#actions.change({ year: Number(year) }),
      )}
      ${selectView("pick-baseline", t("filters.baseline"), state.baseline, averages, (baseline) =>
        this.#actions.change({ baseline }),
      )}
    `;
  }

  #predecessors(state: State): TemplateResult {
    const option = (predecessors: Predecessors) => html`
      <label class="choice">
        <input
          class="ds-input"
          type="radio"
          name="predecessors"
          .value=${predecessors}
          .checked=${live(state.predecessors === predecessors)}
          aria-describedby="predecessors-help"
          @change=${() => this.#actions.change({ predecessors })}
        />
        <span>${t(`filters.predecessors.${predecessors}`)}</span>
      </label>
    `;
    return html`
      <fieldset class="ds-fieldset plain">
        <legend class="ds-label">${t("filters.predecessors")}</legend>
        ${option("as-published")} ${option("summed")}
        <p class="help" id="predecessors-help">
          ${t(`filters.predecessors.help.${state.predecessors}`)}
        </p>
      </fieldset>
    `;
  }

  #years(state: State, bundle: Description): TemplateResult {
    const all = allYears(bundle);
    // Neither choice can pass the other, so neither has to move it.
    const until = all.filter((y) => y <= state.to).map(asOption);
    const since = all.filter((y) => y >= state.from).map(asOption);
    return html`
      <fieldset class="ds-fieldset plain">
        <legend class="ds-label">${t("filters.years")}</legend>
        <div class="pair">
          ${selectView("pick-from", t("filters.from"), String(state.from), until, (from) => this.#actions.change({ from: Number(from) }))}
          ${selectView("pick-to", t("filters.to"), String(state.to), since, (to) => this.#actions.change({ to: Number(to) }))}
        </div>
      </fieldset>
    `;
  }

  #figures(state: State): TemplateResult {
    const option = (figure: Figure) => html`
      <label class="ds-button">
        <input
          type="radio"
          name="figure"
          .value=${figure}
          .checked=${live(state.figure === figure)}
          @change=${() => this.#actions.change({ figure })}
        />
        ${t(`filters.figure.${figure}`)}
      </label>
    `;
    return html`
      <div class="ds-field">
        <span class="ds-label" id="figure-type">${t("filters.figure")}</span>
        <div class="ds-toggle-group" role="radiogroup" aria-labelledby="figure-type">
          ${option("line")} ${option("bar")}
        </div>
      </div>
    `;
  }
}

function allYears({ years: [first, last] }: Description): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

function shortName(indicator: Indicator): string {
  return text(indicator.shortName) || text(indicator.name);
}

function chosen(state: State): string {
  if (state.view === "profile")
    return t("filters.summary.profile", {
      places: count("filters.count.places", state.regions.length),
      year: state.year,
    });
  return t("filters.summary", {
    indicators: count("filters.count.indicators", state.indicators.length),
    places: count("filters.count.places", state.regions.length + state.groups.length),
    years: years(state.from, state.to),
  });
}

function asOption(year: number): Option {
  return { value: String(year), label: String(year) };
}
