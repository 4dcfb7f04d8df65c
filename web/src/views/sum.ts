import { html, nothing, type TemplateResult } from "lit-html";
import type { Indicator, Text } from "../engine/types.ts";
import { date } from "../formats.ts";
import { t, text } from "../messages/index.ts";
import type { Sum, SumInput, SumSource } from "../sum.ts";

export function sumView(
  sum: Sum | undefined,
  indicator: Indicator | undefined,
  pinned: boolean,
  pin: () => void,
  unpin: () => void,
): TemplateResult {
  return html`
    <section class=${`sum${pinned ? " pinned" : ""}`} aria-labelledby="sum-heading">
      <div class="sum-head">
        <h2 id="sum-heading">${t("sum.heading")}</h2>
        ${
          sum
            ? html`<button
                class="ds-button no-print"
                type="button"
                data-variant=${pinned ? "secondary" : "tertiary"}
                data-size="sm"
                aria-pressed=${pinned ? "true" : "false"}
                @click=${pinned ? unpin : pin}
              >
                ${pinned ? t("sum.unpin") : t("sum.pin")}
              </button>`
            : nothing
        }
      </div>
      ${sum ? body(sum) : nothing}
      <p class="help no-print">${t("sum.help")}</p>
      ${indicator ? about(indicator) : nothing}
    </section>
  `;
}

function body(sum: Sum): TemplateResult {
  return html`
    ${sum.example ? html`<strong class="example-tag">${t("example.label")}</strong>` : nothing}
    <p class="sum-place">${sum.title}</p>
    <p class="sum-indicator">${sum.indicator}</p>
    <p class=${`sum-result${sum.missing ? " missing" : ""}`}>${sum.result}</p>
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
          </dl>`
        : html`<p>${t("sum.none", { year: sum.spot.year })}</p>`
    }
    ${
      sum.inputs.length
        ? html`<ul class="inputs" aria-label=${t("sum.input")}>
            ${sum.inputs.map(input)}
          </ul>`
        : nothing
    }
    ${
      sum.average
        ? html`<div class="sum-average">
            <h3>${t("sum.average")}: ${sum.average.type}</h3>
            <p>${sum.average.how}</p>
            <p><strong>${t("sum.members.in")}:</strong> ${sum.average.in}.</p>
            ${sum.average.out ? html`<p><strong>${t("sum.members.out")}:</strong> ${sum.average.out}.</p>` : nothing}
          </div>`
        : nothing
    }
    ${sum.prints ? html`<p class="sum-prints">${t("sum.prints", { formula: sum.prints.formula })} ${sum.prints.why}</p>` : nothing}
  `;
}

function input({ letter, name, value, sign, sources }: SumInput): TemplateResult {
  return html`
    <li>
      <p class="input-line">
        <span class="letter">${letter}</span>
        <span class="input-name">${name}</span>
        <span class="input-value">${value || sign}</span>
      </p>
      ${value && sign ? html`<p class="input-sign">${sign}</p>` : nothing} ${sources.map(source)}
    </li>
  `;
}

function source({ table, url, codes, time, region, dates }: SumSource): TemplateResult {
  const when = [
    dates.updated ? t("sum.updated", { date: date(dates.updated) }) : "",
    dates.retrieved ? t("sum.retrieved", { date: date(dates.retrieved) }) : "",
  ].filter(Boolean);
  const name = url?.startsWith("https://www.ssb.no/")
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
          region
            ? html`<div>
                <dt>${t("sum.region")}</dt>
                <dd>${region}</dd>
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

function about(indicator: Indicator): TemplateResult | typeof nothing {
  const parts: [string, Text | undefined][] = [
    [t("sum.description"), indicator.description],
    [t("sum.purpose"), indicator.purpose],
    [t("sum.keyTerms"), indicator.keyTerms],
    [t("sum.calculation"), indicator.calculation],
    [t("sum.selection"), indicator.selection],
    [t("sum.interpretation"), indicator.interpretation],
  ];
  const filled = parts.filter(([, words]) => text(words));
  if (filled.length === 0) return nothing;
  return html`
    <details class="ds-details about-indicator">
      <summary>${t("sum.about")}</summary>
      <div>
        ${filled.map(
          ([title, words]) =>
            html`<h3>${title}</h3>
              <p>${text(words)}</p>`,
        )}
      </div>
    </details>
  `;
}
