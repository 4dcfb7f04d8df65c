import { html, type TemplateResult } from "lit-html";
import { count, t } from "../messages/index.ts";
import type { Pending } from "../own/open-table.ts";
import { dimensionsOf, mostSeries, seriesCount, type Choice } from "../own/own-table.ts";

export interface OwnChoiceActions {
  choose(choice: Choice): void;
  add(): void;
  close(): void;
}

/** Which series of a large table to use: categories to tick, dimension by dimension. */
export function ownChoiceView(
  { name, table }: Pending,
  choice: Choice,
  { choose, add, close }: OwnChoiceActions,
): TemplateResult {
  const dimensions = dimensionsOf(table.dataset).filter((d) => d.categories.length > 1);
  const n = seriesCount(dimensions, choice);
  const fits = n > 0 && n <= mostSeries;
  return html`
    <section class="panel own-choice no-print" aria-labelledby="own-choice-heading">
      <h2 id="own-choice-heading" tabindex="-1">${t("own.choose.heading", { file: name })}</h2>
      <p>${t("own.choose.help", { most: mostSeries })}</p>
      <div class="own-dimensions">
        ${dimensions.map(
          (d) => html`
            <fieldset class="ds-fieldset plain">
              <legend class="ds-label">${d.label}</legend>
              <div class="own-categories" tabindex="0" role="group" aria-label=${d.label}>
                ${d.categories.map(({ code, label }) => {
                  const chosen = choice[d.id] ?? [];
                  const on = chosen.includes(code);
                  return html`<label class="choice">
                    <input
                      class="ds-input"
                      type="checkbox"
                      .checked=${on}
                      @change=${() =>
                        choose({
                          ...choice,
                          [d.id]: d.categories
                            .map((c) => c.code)
                            .filter((c) => (c === code ? !on : chosen.includes(c))),
                        })}
                    />
                    <span>${label}</span>
                  </label>`;
                })}
              </div>
            </fieldset>
          `,
        )}
      </div>
      <p role="status">
        ${t("own.choose.count", { series: count("own.series", n), most: mostSeries })}
      </p>
      <div class="actions">
        <button
          class="ds-button"
          type="button"
          data-size="sm"
          id="own-add"
          aria-disabled=${fits ? "false" : "true"}
          @click=${() => fits && add()}
        >
          ${t("own.choose.add")}
        </button>
        <button
          class="ds-button"
          type="button"
          data-variant="tertiary"
          data-size="sm"
          @click=${close}
        >
          ${t("fresh.cancel")}
        </button>
      </div>
    </section>
  `;
}
