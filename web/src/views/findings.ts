import { html, nothing, type TemplateResult } from "lit-html";
import type { Article, Section } from "../findings/article.ts";
import { leastSize, minimum, most } from "../findings/query.ts";
import type { Told } from "../findings/teller.ts";
import { number } from "../formats.ts";
import { t } from "../messages/index.ts";
import type { State } from "../state.ts";
import { barKeyView, sketchView } from "./findings-sketch.ts";
import { keyView } from "./strip.ts";

export interface FindingsModel {
  title: string;
  year: number;
  example: boolean;
  /** Undefined where the choice asks for nothing that the calculator could answer. */
  article: Article | undefined;
  /** Where nothing is found: why, and where there is something. */
  empty: Empty | undefined;
  source: string;
}

export interface Empty {
  why: string;
  offer?: { label: string; state: State };
}

export interface FindingsActions {
  address(state: State): string;
  follow(event: MouseEvent, state: State): void;
  copy(): void;
  collect(): void;
}

/** What stands out in a service area: sentences, each with a small figure and the way to the large one. */
export function findingsView(model: FindingsModel, actions: FindingsActions): TemplateResult {
  const { title, example, article, empty, source } = model;
  return html`
    <section class="findings card" id="innhold" tabindex="-1" aria-labelledby="findings-heading">
      <h2 id="findings-heading">
        ${title}
        ${example ? html`<strong class="example-tag">${t("example.label")}</strong>` : nothing}
      </h2>
      ${empty ? emptyView(empty, actions) : nothing}
      ${article && !empty ? articleView(article, actions) : nothing}
      ${article ? foldsView(article, model.year) : nothing}
      ${article && !empty ? html`<p class="help">${source}</p>` : nothing}
    </section>
  `;
}

function articleView(article: Article, actions: FindingsActions): TemplateResult {
  return html`
    <div class="findings-lead">
      <p>${article.lead}</p>
      <p class="help">${t("findings.why")} ${t("profile.neutral")}</p>
      ${article.place ? nothing : html`<p class="no-print">${t("findings.choosePlace")}</p>`}
      <p class="key-ways no-print">
        <button
          class="ds-button"
          id="copy-text"
          type="button"
          data-variant="secondary"
          data-size="sm"
          @click=${() => actions.copy()}
        >
          ${t("findings.copy")}
        </button>
        <button
          class="ds-button"
          id="collect"
          type="button"
          data-variant="tertiary"
          data-size="sm"
          @click=${() => actions.collect()}
        >
          ${t("take.collect")}
        </button>
      </p>
    </div>
    ${article.sections.map((section) => sectionView(section, article, actions))}
  `;
}

function sectionView(section: Section, article: Article, actions: FindingsActions): TemplateResult {
  const { kind, heading, told, none } = section;
  return html`
    <section class="findings-kind" aria-labelledby=${`findings-${kind}`}>
      <h3 id=${`findings-${kind}`}>${heading}</h3>
      ${
        told.length
          ? html`
              ${keysView(kind, article)}
              <ul class="findings-list">
                ${told.map((one) => toldView(one, actions))}
              </ul>
            `
          : html`<p class="help">${none}</p>`
      }
    </section>
  `;
}

/** What the shapes of a kind's figures mean; the sentences need no explanation. */
function keysView(kind: Section["kind"], article: Article): TemplateResult | typeof nothing {
  if (kind !== "spread" && kind !== "deviation") return nothing;
  const { average, place } = article;
  return html`<ul class="findings-key" aria-hidden="true">
    ${kind === "spread" ? html`<li>${keyView("span")} ${t("findings.key.span")}</li>` : nothing}
    <li>${keyView("baseline")} ${average}</li>
    ${place ? html`<li>${kind === "spread" ? keyView("dot") : barKeyView()} ${place}</li>` : nothing}
  </ul>`;
}

function toldView(told: Told, { address, follow }: FindingsActions): TemplateResult {
  const { name, sentence, notes, sketch, figure } = told;
  return html`<li class="finding">
    <div class="finding-words">
      <h4>${name}</h4>
      <p>${sentence}</p>
      ${notes.map((note) => html`<p class="help">${note}</p>`)}
      <a
        class="ds-link no-print"
        href=${address(figure)}
        aria-label=${t("findings.figure.of", { indicator: name })}
        @click=${(event: MouseEvent) => follow(event, figure)}
        >${t("findings.figure")}</a
      >
    </div>
    ${sketchView(sketch)}
  </li>`;
}

function foldsView({ leftOut, omitted }: Article, year: number): TemplateResult {
  return html`
    <div class="findings-folds">
      ${
        omitted.length
          ? html`<details class="ds-details" id="findings-left-out">
              <summary>${t("findings.leftOut", { indicators: leftOut })}</summary>
              <div>
                <dl>
                  ${omitted.map(
                    ({ reason, parts }) =>
                      html`<div>
                        <dt>${reason}</dt>
                        ${parts.map(
                          ({ what, names }) =>
                            html`<dd>
                              ${what}
                              <ul>
                                ${names.map((name) => html`<li>${name}</li>`)}
                              </ul>
                            </dd>`,
                        )}
                      </div>`,
                  )}
                </dl>
              </div>
            </details>`
          : nothing
      }
      <details class="ds-details" id="findings-method">
        <summary>${t("findings.method")}</summary>
        <div>
          <p>${t("findings.method.whose")}</p>
          <p>${t("findings.method.order", { year, most })}</p>
          <p>${t("findings.method.least", { least: number(leastSize, 1) })}</p>
          <p>${t("findings.method.cases", { n: minimum })}</p>
          <p>${t("findings.method.compared")}</p>
        </div>
      </details>
    </div>
  `;
}

function emptyView({ why, offer }: Empty, { address, follow }: FindingsActions): TemplateResult {
  return html`
    <div class="empty">
      <p>${why}</p>
      ${
        offer
          ? html`<a
              class="ds-button no-print"
              id="findings-offer"
              href=${address(offer.state)}
              @click=${(event: MouseEvent) => follow(event, offer.state)}
              >${offer.label}</a
            >`
          : nothing
      }
    </div>
  `;
}
