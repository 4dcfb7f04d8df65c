import { html, nothing, type TemplateResult } from "lit-html";
import type { DataSet } from "../data/data-set.ts";
import { alone } from "../data/files.ts";
import type { Frame } from "../figure/frame.ts";
import type { Panel } from "../series.ts";
import { t } from "../messages/index.ts";
import { guestTag, isGuest } from "../own/indicators.ts";
import type { State } from "../state.ts";
import type { Way } from "../taking.ts";
import type { Advice, Offer } from "./filters/advice.ts";
import { looks, markers } from "../figure/look.ts";
import { light } from "../figure/theme.ts";

export interface FigureActions {
  emphasise(place: string): void;
  follow(offer: Offer): void;
  reset(): void;
  take(what: Way): void;
}

/** What is chosen about the figure, beside the figure. */
export interface FigureChoices {
  tools: HTMLElement;
  ownWords: TemplateResult | typeof nothing;
  advice: Advice | undefined;
}

export function figureView(
  panels: readonly Panel[],
  state: State,
  bundle: DataSet,
  frame: Frame,
  words: readonly string[],
  choices: FigureChoices,
  spoken: string,
  actions: FigureActions,
): TemplateResult {
  return html`
    <section class="figure" id="figur" tabindex="-1" aria-labelledby="figure-heading">
      <h2 class="ds-sr-only" id="figure-heading">${t("figure.heading")}</h2>
      ${
        panels.length === 0
          ? choices.advice && empty(choices.advice, actions)
          : html`
              ${choices.tools}
              <div class="summary">
                ${bundle.kind === "example" ? html`<strong class="example-tag">${t("example.label")}</strong>` : nothing}
                ${panels.every((panel) => isGuest(panel.indicator)) ? html`<strong class="own-tag">${[...new Set(panels.map((panel) => guestTag(panel.indicator)))].join(", ")}</strong>` : nothing}
                ${words.map((paragraph) => html`<p>${paragraph}</p>`)}
              </div>
              ${choices.advice ? html`<div class="hint no-print">${adviceView(choices.advice, actions, "tertiary")}</div>` : nothing}
              ${frame.element}
              <p class="help no-print" id="figure-help">${t("figure.help")}</p>
              <p class="ds-sr-only" aria-live="polite">${spoken}</p>
              ${emphasis(panels[0]!, actions)} ${choices.ownWords}
              <div class="actions no-print">
                ${button("save-png", "secondary", t("figure.download.png"), () => actions.take("picture"))}
                ${button("save-csv", "secondary", t("figure.download.csv"), () => actions.take("numbers"))}
                ${button("save-more", "secondary", t("take.more"), () => actions.take("formats"))}
                ${alone ? nothing : button("embed", "tertiary", t("take.embed"), () => actions.take("embed"))}
                ${button("collect", "tertiary", t("take.collect"), () => actions.take("collect"))}
                ${button("copy-link", "tertiary", t("figure.copyLink"), () => actions.take("link"))}
              </div>
            `
      }
    </section>
  `;
}

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

/** Buttons as legend: each municipality with its colour and marker; pressing one brings it to the front. */
function emphasis(panel: Panel, { emphasise }: FigureActions): TemplateResult | typeof nothing {
  const look = looks(panel.rows, light);
  const regions = panel.rows
    .map((row, i) => ({ row, look: look[i]! }))
    .filter(({ row }) => row.kind === "region" && row.role !== "background");
  if (regions.length < 2) return nothing;
  return html`
    <div class="emphasis no-print" role="group" aria-label=${t("figure.legend")}>
      <span class="emphasis-title" aria-hidden="true">${t("figure.legend")}</span>
      ${regions.map(
        ({ row, look: l }) => html`
          <button
            class="ds-button"
            type="button"
            id=${`emphasis-${row.id}`}
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

function adviceView(
  { why, offers }: Advice,
  { follow }: FigureActions,
  variant: "secondary" | "tertiary",
): TemplateResult {
  return html`
    <p>${why}</p>
    ${
      offers.length
        ? html`<div class="offers">
            ${offers.map(
              (offer) => html`
                <button
                  class="ds-button"
                  type="button"
                  data-variant=${variant}
                  data-size="sm"
                  @click=${() => follow(offer)}
                >
                  ${offer.label}
                </button>
              `,
            )}
          </div>`
        : nothing
    }
  `;
}

function empty(advice: Advice, actions: FigureActions): TemplateResult {
  return html`
    <div class="empty">
      <p class="empty-title">${t("empty.title")}</p>
      ${adviceView(advice, actions, "secondary")}
      <button
        class="ds-button"
        type="button"
        data-variant="tertiary"
        data-size="sm"
        @click=${actions.reset}
      >
        ${t("empty.defaults")}
      </button>
    </div>
  `;
}
