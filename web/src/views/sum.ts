import { html, nothing, type TemplateResult } from "lit-html";
import { date } from "../formats.ts";
import { t } from "../messages/index.ts";
import type { Correction } from "../sum/corrections.ts";
import type { Counterpart } from "../sum/counterpart.ts";
import type { SumInput } from "../sum/inputs.ts";
import type { SumSource } from "../sum/source.ts";
import type { Sum, SumWeight } from "../sum/sum.ts";

export interface SumActions {
  pin(): void;
  unpin(): void;
  /** Opens the editor: of the formula, or of an indicator of the reader's. */
  change(): void;
  /** An indicator of the reader's from nothing. */
  make(): void;
  remove(): void;
}

/** `editor` stands there while a formula is being changed; `own`: the indicator is of the reader's making. */
export function sumView(
  sum: Sum | undefined,
  pinned: boolean,
  own: boolean,
  editor: Element | undefined,
  actions: SumActions,
): TemplateResult {
  return html`
    <section class=${`sum${pinned ? " pinned" : ""}`} aria-labelledby="sum-heading">
      <div class="sum-head">
        <h2 id="sum-heading" tabindex="-1">${t("sum.heading")}</h2>
        ${
          sum
            ? html`<button
                class="ds-button no-print"
                type="button"
                data-variant=${pinned ? "secondary" : "tertiary"}
                data-size="sm"
                aria-pressed=${pinned ? "true" : "false"}
                @click=${pinned ? actions.unpin : actions.pin}
              >
                ${pinned ? t("sum.unpin") : t("sum.pin")}
              </button>`
            : nothing
        }
      </div>
      ${sum ? body(sum, editor ?? buttons(own, actions)) : nothing}
      <p class="help no-print">${t("sum.help")}</p>
    </section>
  `;
}

function buttons(own: boolean, { change, make, remove }: SumActions): TemplateResult {
  const button = (id: string, label: string, variant: string, act: () => void) =>
    html`<button
      class="ds-button"
      type="button"
      id=${id}
      data-variant=${variant}
      data-size="sm"
      @click=${act}
    >
      ${label}
    </button>`;
  return html`<div class="actions no-print">
    ${button("formula-change", own ? t("formula.edit") : t("formula.change"), "secondary", change)}
    ${button("formula-new", t("formula.new"), "tertiary", make)}
    ${own ? button("formula-delete", t("formula.delete"), "tertiary", remove) : nothing}
  </div>`;
}

/** `below` stands under the formula, where there is one. */
function body(sum: Sum, below: Element | TemplateResult): TemplateResult {
  return html`
    ${sum.example ? html`<strong class="example-tag">${t("example.label")}</strong>` : nothing}
    ${sum.tag ? html`<strong class="own-tag">${sum.tag}</strong>` : nothing}
    <p class="sum-place">${sum.title}</p>
    <p class="sum-indicator">${sum.indicator}</p>
    <p class=${`sum-result${sum.missing ? " missing" : ""}`}>${sum.result}</p>
    ${sum.was ? html`<p class="sum-corrected"><strong>${sum.was}</strong></p>` : nothing}
    ${sum.corrected.map(correction)}
    ${sum.remarks.length ? html`<p class="sum-remarks">${sum.remarks.join(" · ")}</p>` : nothing}
    ${sum.footnotes.map((note) => html`<p class="sum-remarks">${note}</p>`)}
    ${
      sum.formula
        ? html`<dl class="sum-formula">
              <div>
                <dt>${t("sum.formula")}</dt>
                <dd>${sum.formula}</dd>
              </div>
              ${
                sum.filled
                  ? html`<div>
                      <dt>${t("sum.filled")}</dt>
                      <dd>${sum.filled} = <strong>${sum.result}</strong></dd>
                    </div>`
                  : nothing
              }
              ${
                sum.original
                  ? html`<div>
                      <dt>${t("formula.original")}</dt>
                      <dd>${t("formula.original.formula", sum.original)}</dd>
                    </div>`
                  : nothing
              }
            </dl>
            ${below}`
        : html`<p>${t("sum.none", { year: sum.spot.year })}</p>`
    }
    ${
      sum.inputs.length
        ? html`<ul class="inputs" aria-label=${t("sum.input")}>
            ${sum.inputs.map(input)}
          </ul>`
        : nothing
    }
    ${sum.weights.length ? weights(sum.weights) : nothing}
    ${
      sum.elsewhere.length
        ? html`<div class="sum-part">
            <h3>${t("sum.elsewhere")}</h3>
            <dl class="pairs">
              ${sum.elsewhere.map(
                ({ name, value }) =>
                  html`<div>
                    <dt>${name}</dt>
                    <dd>${value}</dd>
                  </div>`,
              )}
            </dl>
          </div>`
        : nothing
    }
    ${
      sum.average
        ? html`<div class="sum-part">
            <h3>${t("sum.average")}: ${sum.average.type}</h3>
            <p>${sum.average.how}</p>
            ${sum.average.who.map(
              ({ label, names }) => html`<p><strong>${label}:</strong> ${names}.</p>`,
            )}
          </div>`
        : nothing
    }
    ${sum.counterpart ? counterpart(sum.counterpart) : nothing}
    ${sum.prints ? html`<p class="sum-prints">${t("sum.prints", { formula: sum.prints.formula })} ${sum.prints.why}</p>` : nothing}
  `;
}

function correction({ words, note }: Correction): TemplateResult {
  return html`<p class="sum-corrected"><strong>${words}</strong> ${note}</p>`;
}

function weights(all: SumWeight[]): TemplateResult {
  return html`<div class="sum-part">
    <h3>${t("sum.weights")}</h3>
    <ul class="inputs">
      ${all.map(
        ({ letter, value, known, note }) => html`
          <li>
            <p class="input-line">
              <span class="letter">${letter}</span>
              <span><strong>${value}</strong> (${known})</span>
            </p>
            ${note ? html`<p class="input-sign">${note}</p>` : nothing}
          </li>
        `,
      )}
    </ul>
  </div>`;
}

function counterpart({ parts, names }: Counterpart): TemplateResult {
  return html`<div class="sum-part">
    <h3>${t("sum.counterpart")}</h3>
    <p class="sum-counterpart">${parts.map((part) => t("sum.part", part)).join(" · ")}</p>
    <p class="input-sign">${names}</p>
  </div>`;
}

function input({ letter, name, value, from, sign, corrected, sources }: SumInput): TemplateResult {
  return html`
    <li>
      <p class="input-line">
        <span class="letter">${letter}</span>
        <span class="input-name">${name}</span>
        <span class="input-value">${value || sign}</span>
      </p>
      ${from ? html`<p class="input-sign">${from}</p>` : nothing} ${corrected.map(correction)}
      ${value && sign ? html`<p class="input-sign">${sign}</p>` : nothing} ${sources.map(source)}
    </li>
  `;
}

function source({ table, file, url, codes, time, regions, dates }: SumSource): TemplateResult {
  const when = [
    dates.updated ? t("sum.updated", { date: date(dates.updated) }) : "",
    dates.retrieved ? t("sum.retrieved", { date: date(dates.retrieved) }) : "",
  ].filter(Boolean);
  const name =
    file !== undefined
      ? t("sum.ownFile", { file })
      : url?.startsWith("https://www.ssb.no/")
        ? t("sum.table", { table })
        : t("sum.tableOwn", { table });
  return html`
    <div class="source">
      <p>
        ${url ? html`<a class="ds-link" href=${url} target="_blank" rel="noopener noreferrer">${name}</a>` : name}${when.length ? html`, ${when.join(", ")}` : nothing}
      </p>
      <dl>
        <div>
          <dt>${t("sum.time")}</dt>
          <dd>${time}</dd>
        </div>
        ${
          regions.length
            ? html`<div>
                <dt>${t("sum.region")}</dt>
                ${regions.map((region) => html`<dd>${region}</dd>`)}
              </div>`
            : nothing
        }
        ${codes.map(
          (c) =>
            html`<div>
              <dt>${c.dimension}</dt>
              ${c.codes.map((code) => html`<dd>${code}</dd>`)}
            </div>`,
        )}
      </dl>
    </div>
  `;
}
