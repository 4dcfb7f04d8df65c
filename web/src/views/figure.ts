import { html, nothing, type TemplateResult } from "lit-html";
import { ownArea, type DataSet } from "../data/data-set.ts";
import type { Frame } from "../figure/frame.ts";
import { focusOf, isRelative } from "../groups.ts";
import { hasValue, type Panel } from "../series.ts";
import { summary } from "../summary.ts";
import { t, text } from "../messages/index.ts";
import type { State } from "../state.ts";
import { looks, markers } from "../figure/look.ts";
import { light } from "../figure/theme.ts";

export interface FigureActions {
  emphasise(place: string): void;
  useFigure(figure: State["figure"]): void;
  reset(): void;
  savePicture(): void;
  saveNumbers(): void;
  copyLink(): void;
}

export function figureView(
  panels: Panel[],
  state: State,
  bundle: DataSet,
  frame: Frame,
  spoken: string,
  actions: FigureActions,
): TemplateResult {
  return html`
    <section class="figure" id="figur" tabindex="-1" aria-labelledby="figure-heading">
      <h2 class="ds-sr-only" id="figure-heading">${t("figure.heading")}</h2>
      ${
        panels.length === 0
          ? empty(state, bundle, actions)
          : html`
              <div class="summary">
                ${bundle.kind === "example" ? html`<strong class="example-tag">${t("example.label")}</strong>` : nothing}
                ${panels.map((panel) => html`<p>${panel.indicator.area === ownArea ? html`<strong class="own-tag">${t("own.tag")}</strong> ` : nothing}${summary(panel)}</p>`)}
              </div>
              ${hints(panels, state, bundle, actions)} ${frame.element}
              <p class="help no-print" id="figure-help">${t("figure.help")}</p>
              <p class="ds-sr-only" aria-live="polite">${spoken}</p>
              ${emphasis(panels[0]!, actions)}
              <div class="actions no-print">
                ${button("save-png", "secondary", t("figure.download.png"), actions.savePicture)}
                ${button("save-csv", "secondary", t("figure.download.csv"), actions.saveNumbers)}
                ${button("copy-link", "tertiary", t("figure.copyLink"), actions.copyLink)}
              </div>
            `
      }
    </section>
  `;
}

/** Buttons as legend: each municipality with its colour and marker; pressing one brings it to the front. */
function button(id: string, variant: string, label: string, click: () => void): TemplateResult {
  return html`<button
    class="ds-button"
    type="button"
    data-variant=${variant}
    id=${id}
    @click=${click}
  >
    ${label}
  </button>`;
}

function emphasis(panel: Panel, { emphasise }: FigureActions): TemplateResult | typeof nothing {
  const look = looks(panel.rows, light);
  const regions = panel.rows
    .map((row, i) => ({ row, look: look[i]! }))
    .filter(({ row }) => row.kind === "region");
  if (regions.length < 2) return nothing;
  return html`
    <div class="emphasis no-print" role="group" aria-label=${t("figure.legend")}>
      <span class="emphasis-title" aria-hidden="true">${t("figure.legend")}</span>
      ${regions.map(
        ({ row, look: l }) => html`
          <button
            class="ds-button"
            type="button"
            data-size="sm"
            data-variant=${row.role === "focus" ? "secondary" : "tertiary"}
            aria-pressed=${row.role === "focus" ? "true" : "false"}
            @click=${() => emphasise(row.id)}
          >
            <svg class="key" viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
              <path d=${markers[l.symbol]} fill=${l.color} />
            </svg>
            ${row.name}
          </button>
        `,
      )}
    </div>
  `;
}

/** More bars than this in one panel are too narrow to compare. */
const crowded = 60;

function hints(
  panels: Panel[],
  state: State,
  bundle: DataSet,
  { useFigure }: FigureActions,
): TemplateResult | typeof nothing {
  const years = state.to - state.from + 1;
  const hint = (words: string, figure: State["figure"], button: string) => html`
    <div class="hint no-print">
      <p>${words}</p>
      <button
        class="ds-button"
        type="button"
        data-variant="tertiary"
        data-size="sm"
        @click=${() => useFigure(figure)}
      >
        ${button}
      </button>
    </div>
  `;
  if (state.figure === "line" && years === 1)
    return hint(t("hint.lineOneYear"), "bar", t("hint.useBars"));
  const relative = bundle.groups.find((g) => state.groups.includes(g.id) && isRelative(g));
  if (relative && focusOf(state.regions, bundle) === undefined)
    return html`<p class="hint no-print">${t("hint.relative", { group: text(relative.name) })}</p>`;
  const bars = Math.max(...panels.map((p) => p.rows.filter(hasValue).length * years));
  if (state.figure === "bar" && years > 1 && bars > crowded)
    return hint(t("hint.manyBars", { n: bars }), "line", t("hint.useLines"));
  return nothing;
}

function empty(state: State, bundle: DataSet, { reset }: FigureActions): TemplateResult {
  const area = bundle.serviceAreas.find((a) => a.id === state.area);
  const impossible = !bundle.indicators.some((i) => i.area === state.area && i.versions.length > 0);
  const why = impossible
    ? t("empty.area", { area: text(area?.name), data: text(bundle.label) })
    : state.indicators.length === 0
      ? t("empty.indicators")
      : t("empty.places");
  return html`
    <div class="empty">
      <p class="empty-title">${t("empty.title")}</p>
      <p>${why}</p>
      <button class="ds-button" type="button" data-variant="secondary" @click=${reset}>
        ${t("empty.defaults")}
      </button>
    </div>
  `;
}
