import { html, nothing, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { Picker, type Option } from "../controls/picker.ts";
import { radiosView } from "../controls/radios.ts";
import { selectView } from "../controls/select.ts";
import type { Coverage } from "../coverage.ts";
import type { AreaChoice, DataSet } from "../data/data-set.ts";
import type { Description } from "../engine/types.ts";
import { years } from "../formats.ts";
import { focusOf, isMunicipality, isRest } from "../groups.ts";
import { hasMergers } from "../mergers.ts";
import { count, t, text } from "../messages/index.ts";
import { isGuest } from "../own/indicators.ts";
import { most, mostKeyFigures } from "../profile/query.ts";
import type { State, View } from "../state.ts";
import { dataSetsView, moreDataView, type DataActions, type DataModel } from "./data-sets.ts";
import { elsewhereOf, indicatorOptions } from "./filters/indicators.ts";
import { ownGroupsView, type GroupActions } from "./filters/own-groups.ts";
import { averageOptions, municipalityOptions, wholeGroups } from "./filters/places.ts";
import { allYears, asOption, yearsView } from "./filters/years.ts";

export interface FilterActions extends DataActions, GroupActions {
  /** Opens the dialog for an indicator of the reader's own. */
  makeIndicator(): void;
  openArea(area: string, indicator?: string): void;
  reset(): void;
}

export interface FilterModel extends DataModel {
  /** Also those that are in other files. */
  areas: readonly AreaChoice[];
  /** Per area: who has numbers. */
  coverage(area: string): Coverage;
  /** What opens for the area that is shown. */
  defaults(): State;
}

type Part = "area" | "indicators" | "regions" | "groups" | "years" | "year" | "predecessors";

/** What acts on each view; nothing else is offered there. */
const parts: Record<View, readonly Part[]> = {
  figure: ["area", "indicators", "regions", "groups", "years", "predecessors"],
  profile: ["area", "regions", "year", "predecessors"],
  keyfigures: ["area", "regions", "year", "predecessors"],
  findings: ["area", "regions", "year", "predecessors"],
  indicators: [],
  sources: [],
  collection: [],
};

const wide = matchMedia("(min-width: 60rem)");

/** The choices. The three pickers live as long as the page's language. */
export class Filters {
  #actions: FilterActions;
  #indicators: Picker;
  #regions: Picker;
  #groups: Picker;
  #bundle: DataSet | undefined;
  #gone = new AbortController();
  /** What the pickers were last updated for. */
  #seen: State | undefined;
  #offered: Option[] = [];
  /** The municipalities, and the indicators that they are told to have numbers for. */
  #places: Option[] = [];
  #about = "";
  #averages: Option[] = [];
  #described: string[] = [];
  #anyIndicator = false;
  /** Chosen regions that are no municipality: they are picked together with the groups. */
  #otherRegions: string[] = [];
  #municipalities: string[] = [];

  constructor(actions: FilterActions, redraw: () => void) {
    this.#actions = actions;
    const { change } = actions;
    this.#indicators = new Picker(
      "pick-indicators",
      { label: t("filters.indicators"), find: t("filters.indicators.find") },
      (indicators) => change({ indicators }),
      (value) => {
        const indicator = this.#bundle && elsewhereOf(value, this.#bundle);
        if (indicator) actions.openArea(indicator.area, indicator.id);
        return indicator !== undefined;
      },
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
    wide.addEventListener("change", redraw, { signal: this.#gone.signal });
  }

  /** Others take their place. */
  dispose(): void {
    this.#gone.abort();
  }

  #pickGroups(values: string[]): void {
    const groups = values.filter((v) => this.#bundle?.groups.some((g) => g.id === v));
    const regions = values.filter((v) => !groups.includes(v));
    this.#actions.change({ groups, regions: [...this.#municipalities, ...regions] });
  }

  view(model: FilterModel): TemplateResult {
    const { state, bundle } = model;
    if (this.#seen !== state || this.#bundle !== bundle) this.#update(model);
    const has = (part: Part) => parts[state.view].includes(part);
    const { change } = this.#actions;
    return html`
      <details class="filters" ?open=${wide.matches}>
        <summary>
          <span class="filters-title">${t("filters.title")}</span>
          <span class="filters-now">${chosen(state, model)}</span>
        </summary>
        <form class="filters-form" data-size="sm" @submit=${(e: Event) => e.preventDefault()}>
          ${dataSetsView(model, this.#actions)} ${has("area") ? this.#area(model) : nothing}
          ${has("indicators") && this.#anyIndicator ? this.#indicators.element : nothing}
          ${has("indicators") ? html`${this.#describedView()} ${this.#ownIndicator()}` : nothing}
          ${has("regions") ? html`${this.#regions.element} ${this.#quick(model)}` : nothing}
          ${has("groups") ? this.#groups.element : nothing}
          ${has("year") ? this.#year(state, bundle) : nothing}
          ${has("regions") ? ownGroupsView(model, this.#actions) : nothing}
          ${has("years") ? yearsView(state, bundle, model.defaults().to, change) : nothing}
          ${has("predecessors") && hasMergers(bundle) ? this.#predecessors(state) : nothing}
          ${moreDataView(model, this.#actions)}
          <button
            class="ds-button"
            type="button"
            data-variant="tertiary"
            id="start-over"
            @click=${() => this.#actions.reset()}
          >
            ${t("filters.startOver")}
          </button>
        </form>
      </details>
    `;
  }

  /** The pickers' options and choices. */
  #update({ state, bundle, coverage }: FilterModel): void {
    const before = this.#bundle === bundle ? this.#seen : undefined;
    if (before?.area !== state.area) this.#offered = indicatorOptions(state.area, bundle, coverage);
    this.#seen = state;
    this.#bundle = bundle;
    const isChosen = (code: string) =>
      bundle.regions.some((r) => r.code === code && isMunicipality(r));
    this.#municipalities = state.regions.filter(isChosen);
    this.#otherRegions = state.regions.filter((code) => !isChosen(code));

    const inArea = bundle.indicators.filter((i) => i.area === state.area);
    const shown =
      state.view === "figure"
        ? bundle.indicators.filter((i) => state.indicators.includes(i.id))
        : inArea;
    const withNumbers = new Set(shown.flatMap((i) => [...coverage(i.area).regions(i.id).keys()]));
    const hasNumbers = (code: string) => shown.length === 0 || withNumbers.has(code);
    this.#anyIndicator = bundle.indicators.some(
      (i) => i.versions.length > 0 && (i.area === state.area || isGuest(i)),
    );
    this.#described = inArea.filter((i) => i.versions.length === 0).map((i) => text(i.name));
    this.#indicators.update(this.#offered, state.indicators);
    const about = shown.map((i) => i.id).join();
    if (!before || this.#about !== about) this.#places = municipalityOptions(bundle, hasNumbers);
    this.#about = about;
    this.#regions.update(this.#places, this.#municipalities, regionsHelp(state.view));
    this.#averages = averageOptions(state, bundle, hasNumbers);
    this.#groups.update(this.#averages, [...state.groups, ...this.#otherRegions]);
  }

  #area({ state, areas }: FilterModel): TemplateResult {
    return html`
      <div class="ds-field">
        <label class="ds-label" for="pick-area">${t("filters.area")}</label>
        <select
          class="ds-input"
          id="pick-area"
          @change=${(e: Event) => this.#actions.openArea((e.target as HTMLSelectElement).value)}
        >
          ${areas.map(
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
    `;
  }

  #describedView(): TemplateResult | typeof nothing {
    if (this.#described.length === 0) return nothing;
    return html`<details class="described">
      <summary>${count("filters.described", this.#described.length)}</summary>
      <ul>
        ${this.#described.map((name) => html`<li>${name}</li>`)}
      </ul>
    </details>`;
  }

  #ownIndicator(): TemplateResult {
    return html`<button
      class="ds-button"
      type="button"
      id="make-indicator"
      data-variant="secondary"
      data-size="sm"
      @click=${() => this.#actions.makeIndicator()}
    >
      ${t("formula.new")}
    </button>`;
  }

  /** Many municipalities at once, and none. */
  #quick({ state, bundle }: FilterModel): TemplateResult | typeof nothing {
    const groups = wholeGroups(state, bundle);
    const focus = focusOf(state.regions, bundle);
    const choose = (members: readonly string[]) => {
      const first = focus === undefined ? [] : [focus];
      const municipalities = [...first, ...members.filter((code) => code !== focus)];
      this.#actions.change({ regions: [...municipalities, ...this.#otherRegions] });
    };
    if (groups.length === 0 && this.#municipalities.length === 0) return nothing;
    const button = (label: string, act: () => void, more = "") => html`
      <button
        class="ds-button"
        type="button"
        data-variant="tertiary"
        data-size="sm"
        aria-label=${more ? `${label}: ${more}` : nothing}
        @click=${act}
      >
        ${label}
      </button>
    `;
    return html`
      <div class="quick" role="group" aria-label=${t("filters.quick")}>
        ${groups.map(({ name, members }) =>
          button(t("filters.quick.all", { group: name, n: members.length }), () => choose(members)),
        )}
        ${
          this.#municipalities.length
            ? button(
                t("filters.quick.none"),
                () => this.#actions.change({ regions: this.#otherRegions }),
                t("filters.regions"),
              )
            : nothing
        }
      </div>
    `;
  }

  /** The one year and what it is measured from. */
  #year(state: State, bundle: Description): TemplateResult {
    const findings = state.view === "findings";
    const { groups } = bundle;
    // What stands out is measured among municipalities: a region has none.
    const averages = findings
      ? this.#averages.filter(({ value }) =>
          groups.some((g) => g.id === value && !isRest(g, bundle)),
        )
      : this.#averages;
    return html`
      ${selectView(
        "pick-year",
        findings ? t("filters.year.last") : t("filters.year"),
        String(state.year),
        allYears(bundle).map(asOption),
        (year) => this.#actions.change({ year: Number(year) }),
      )}
      ${selectView(
        "pick-baseline",
        findings ? t("filters.among") : t("filters.baseline"),
        state.baseline,
        averages,
        (baseline) => this.#actions.change({ baseline }),
      )}
    `;
  }

  #predecessors(state: State): TemplateResult {
    return html`
      <fieldset class="ds-fieldset plain">
        <legend class="ds-label">${t("filters.predecessors")}</legend>
        ${radiosView(
          "predecessors",
          state.predecessors,
          [
            { value: "as-published", label: t("filters.predecessors.as-published") },
            { value: "summed", label: t("filters.predecessors.summed") },
          ],
          (predecessors) => this.#actions.change({ predecessors }),
          "predecessors-help",
        )}
        <p class="help" id="predecessors-help">
          ${t(`filters.predecessors.help.${state.predecessors}`)}
        </p>
      </fieldset>
    `;
  }
}

function regionsHelp(view: View): string {
  if (view === "findings") return t("filters.regions.help.findings");
  if (view === "figure") return t("filters.regions.help");
  return t("filters.regions.help.profile", { most: view === "keyfigures" ? mostKeyFigures : most });
}

/** The choices in a line, for where they are folded. */
function chosen(state: State, { bundle, areas }: FilterModel): string {
  const places = count("filters.count.places", state.regions.length);
  switch (state.view) {
    case "figure":
      return t("filters.summary", {
        indicators: count("filters.count.indicators", state.indicators.length),
        places: count("filters.count.places", state.regions.length + state.groups.length),
        years: years(state.from, state.to),
      });
    case "indicators":
      return text(areas.find((a) => a.id === state.area)?.name);
    case "sources":
    case "collection":
      return text(bundle.label);
    default:
      return t("filters.summary.profile", { places, year: state.year });
  }
}
