import { html, nothing, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { selectView } from "../controls/select.ts";
import type { DataSet } from "../data/data-set.ts";
import type { Indicator } from "../engine/types.ts";
import { list, unitName } from "../formats.ts";
import {
  anchor,
  counted,
  type Listed,
  type ListedArea,
  type Narrowing,
} from "../indicators/list.ts";
import { count, t, term, text } from "../messages/index.ts";
import { indicatorName } from "../series.ts";
import { glossaryView } from "./glossary.ts";
import { entryView, type EntryActions, type Held } from "./indicators-entry.ts";

export interface IndicatorsModel {
  bundle: DataSet;
  areas: ListedArea[];
  /** Of all. */
  total: number;
  narrowing: Narrowing;
  opened: ReadonlySet<string>;
  /** Chosen in the figure or by a link. */
  chosen: Indicator[];
  /** Every service area to choose, also those in files of their own. */
  choices: { value: string; label: string }[];
  /** Asked only for what is open. */
  held(indicator: Indicator): Held;
}

export interface IndicatorsActions extends EntryActions {
  narrow(part: Partial<Narrowing>): void;
  /** A service area, or "" for all. */
  chooseArea(area: string): void;
  toggle(indicator: string, open: boolean): void;
  toggleAll(open: boolean): void;
}

const types = ["prioritering", "dekningsgrad", "produktivitet", "kvalitet", "andre"] as const;

const hitWords = {
  name: "indicators.hit.name",
  table: "indicators.hit.table",
  function: "indicators.hit.function",
  unit: "indicators.hit.unit",
  type: "indicators.hit.type",
  area: "indicators.hit.area",
  input: "indicators.hit.input",
  description: "indicators.hit.description",
} as const;

/** Every description of the data set, to be searched and unfolded, and the glossary. */
export function indicatorsView(model: IndicatorsModel, actions: IndicatorsActions): TemplateResult {
  const { bundle, areas, total, narrowing, chosen } = model;
  const shown = counted(areas);
  return html`
    <section
      class="card indicators"
      id="innhold"
      tabindex="-1"
      aria-labelledby="indicators-heading"
    >
      <h2 id="indicators-heading">${t("view.indicators")}</h2>
      <p class="help">${t("indicators.intro", { data: text(bundle.label) })}</p>
      ${searchView(model, actions)}
      ${
        chosen.length
          ? html`<p class="no-print">
              ${t("indicators.chosen")}
              ${chosen.map(
                (indicator, i) =>
                  html`${i ? ", " : ""}<a
                      class="ds-link"
                      href=${actions.entry(indicator)}
                      @click=${(e: MouseEvent) => actions.toEntry(e, indicator)}
                      >${indicatorName(indicator)}</a
                    >`,
              )}
            </p>`
          : nothing
      }
      <div class="indicators-count">
        <p role="status">
          ${
            shown === total
              ? count("indicators.all", total)
              : t("indicators.some", { n: shown, of: total })
          }
        </p>
        ${
          shown
            ? html`<button
                class="ds-button no-print"
                type="button"
                data-variant="tertiary"
                data-size="sm"
                @click=${() => actions.toggleAll(true)}
              >
                ${t("indicators.open")}
              </button>`
            : nothing
        }
        ${
          model.opened.size
            ? html`<button
                class="ds-button no-print"
                type="button"
                data-variant="tertiary"
                data-size="sm"
                @click=${() => actions.toggleAll(false)}
              >
                ${t("indicators.close")}
              </button>`
            : nothing
        }
      </div>
      ${
        shown
          ? areas.map((area) => areaView(area, model, actions))
          : html`<p>${t("indicators.none", { query: narrowing.query.trim() || "–" })}</p>
              <p>
                <button
                  class="ds-button"
                  type="button"
                  data-variant="secondary"
                  @click=${() => actions.narrow({ query: "", area: "", type: "" })}
                >
                  ${t("indicators.showAll")}
                </button>
              </p>`
      }
    </section>
    ${glossaryView()}
  `;
}

function searchView(
  { choices, narrowing }: IndicatorsModel,
  { narrow, chooseArea }: IndicatorsActions,
): TemplateResult {
  const every = { value: "", label: t("indicators.every") };
  return html`
    <form
      class="narrowing no-print"
      role="search"
      aria-label=${t("indicators.search")}
      @submit=${(e: Event) => e.preventDefault()}
    >
      <div class="ds-field narrowing-query">
        <label class="ds-label" for="indicators-query">${t("indicators.query")}</label>
        <input
          class="ds-input"
          id="indicators-query"
          type="search"
          autocomplete="off"
          aria-describedby="indicators-query-help"
          .value=${live(narrowing.query)}
          @input=${(e: Event) => narrow({ query: (e.target as HTMLInputElement).value })}
        />
        <p class="help" id="indicators-query-help">${t("indicators.query.help")}</p>
      </div>
      ${selectView(
        "indicators-area",
        t("filters.area"),
        narrowing.area,
        [every, ...choices],
        chooseArea,
      )}
      ${selectView(
        "indicators-type",
        t("indicator.type"),
        narrowing.type,
        [every, ...types.map((type) => ({ value: type, label: term("type", type) }))],
        (type) => narrow({ type }),
      )}
    </form>
  `;
}

function areaView(
  { id, name, functions, types: byType }: ListedArea,
  model: IndicatorsModel,
  actions: IndicatorsActions,
): TemplateResult {
  return html`
    <section class="indicators-area" aria-labelledby=${`area-${id}`}>
      <h3 id=${`area-${id}`}>${name}</h3>
      ${
        functions.length
          ? html`<p class="help">${t("indicators.area.functions", { codes: list(functions) })}</p>`
          : nothing
      }
      ${byType.map(
        ({ type, entries }) => html`
          <h4>${term("type", type || "none")}</h4>
          <div class="entries">${entries.map((one) => detailsView(one, model, actions))}</div>
        `,
      )}
    </section>
  `;
}

function detailsView(
  { indicator, hits }: Listed,
  { bundle, opened, held }: IndicatorsModel,
  actions: IndicatorsActions,
): TemplateResult {
  const { id, unit, versions, profile } = indicator;
  const open = opened.has(id);
  return html`
    <details
      class="ds-details"
      data-color="neutral"
      .open=${live(open)}
      @toggle=${(e: Event) => actions.toggle(id, (e.target as HTMLDetailsElement).open)}
    >
      <summary id=${anchor(id)}>
        <span class="entry-name">
          ${indicatorName(indicator)} <small>${unitName(unit)}</small>
          ${versions.length ? nothing : html`<span class="tag">${t("indicators.tag.described")}</span>`}
          ${profile === false ? html`<span class="tag">${t("indicators.tag.outside")}</span>` : nothing}
          ${
            hits.length
              ? html`<small class="entry-hits"
                  >${t("indicators.hits", { where: list(hits.map((hit) => t(hitWords[hit]))) })}</small
                >`
              : nothing
          }
        </span>
      </summary>
      <div>${open ? entryView(indicator, held(indicator), bundle, actions) : nothing}</div>
    </details>
  `;
}
