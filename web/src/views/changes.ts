import { html, nothing, type TemplateResult } from "lit-html";
import type { TableChange } from "../changes/comparison.ts";
import type { AreaChanges, ChangedNumber } from "../changes/list.ts";
import { number, unitName } from "../formats.ts";
import { count, t, text } from "../messages/index.ts";
import { percent } from "../words/difference.ts";
import type { Text } from "../engine/types.ts";

/** So many changes are told one by one. */
const told = 10;

export interface ChangesModel {
  area: string;
  baseLabel: Text;
  changes: AreaChanges;
  /** Undefined while they are counted. */
  tables: readonly TableChange[] | undefined;
}

/** What differs from the published data set: the largest changes, and how many there are of each kind. */
export function changesView({ area, baseLabel, changes, tables }: ChangesModel): TemplateResult {
  const { changed, tiny, added, gone } = changes;
  const same = changed.length + added.size + gone.size === 0;
  return html`
    <section class="panel changes" aria-labelledby="changes-heading">
      <h2 id="changes-heading">${t("changes.heading", { area })}</h2>
      <p>${t("changes.against", { data: text(baseLabel) })}</p>
      <ul class="counts">
        ${same ? html`<li>${t("changes.none")}</li>` : nothing}
        ${changed.length ? html`<li>${count("changes.changed", changed.length)}</li>` : nothing}
        ${added.size ? html`<li>${years("changes.added", added)}</li>` : nothing}
        ${gone.size ? html`<li>${years("changes.gone", gone)}</li>` : nothing}
        ${tiny ? html`<li>${count("changes.tiny", tiny)}</li>` : nothing}
      </ul>
      ${changed.length ? largest(changed) : nothing} ${tables?.length ? inTables(tables) : nothing}
    </section>
  `;
}

/** "356 nye tall: 2024 (12), 2025 (344)" */
function years(
  stem: "changes.added" | "changes.gone",
  counts: ReadonlyMap<number, number>,
): string {
  const all = [...counts].sort(([a], [b]) => a - b);
  const n = all.reduce((sum, [, of]) => sum + of, 0);
  const each = all.map(([year, of]) => t("changes.inYear", { year, n: of })).join(", ");
  return `${count(stem, n)}: ${each}`;
}

function largest(changed: readonly ChangedNumber[]): TemplateResult {
  const rest = changed.length - told;
  return html`
    <table role="table" class="ds-table largest" data-size="sm">
      <caption>
        ${t("changes.largest")}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">${t("changes.indicator")}</th>
          <th role="columnheader" scope="col">${t("changes.place")}</th>
          <th role="columnheader" scope="col" class="number">${t("changes.year")}</th>
          <th role="columnheader" scope="col" class="number">${t("changes.before")}</th>
          <th role="columnheader" scope="col" class="number">${t("changes.now")}</th>
          <th role="columnheader" scope="col" class="number">${t("changes.difference")}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${changed.slice(0, told).map(
          (one) =>
            html`<tr role="row">
              <th role="rowheader" scope="row">
                ${one.indicator} <small>${unitName(one.unit)}</small>
              </th>
              <td role="cell">${one.place}</td>
              <td role="cell" class="number">${one.year}</td>
              <td role="cell" class="number">
                ${label(t("changes.before"))} ${number(one.was, one.decimals)}
              </td>
              <td role="cell" class="number">
                ${label(t("changes.now"))} ${number(one.now, one.decimals)}
              </td>
              <td role="cell" class="number">${differenceWords(one)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${rest > 0 ? html`<p class="help">${count("changes.more", rest)}</p>` : nothing}
  `;
}

function label(words: string): TemplateResult {
  return html`<span class="cell-label">${words}</span>`;
}

/** "+2,9 %"; where there is nothing to take per cent of, the difference itself. */
function differenceWords({ was, now, decimals }: ChangedNumber): string {
  const sign = now > was ? "+" : "\u2212";
  if (was === 0) return `${sign}${number(Math.abs(now - was), decimals)}`;
  return sign + t("unit.percent", { n: percent(Math.abs((now - was) / was) * 100) });
}

function inTables(tables: readonly TableChange[]): TemplateResult {
  return html`
    <details class="ds-details">
      <summary>${t("changes.tables")}</summary>
      <div>
        <ul>
          ${tables.map(
            ({ id, label, changed, added, gone, whole }) =>
              html`<li>
                ${label.startsWith(id) ? label : `${id}: ${label}`}${": "}${
                  whole
                    ? t("changes.table.whole")
                    : changed + added + gone === 0
                      ? t("changes.table.same")
                      : t("changes.table", {
                          changed: number(changed, 0),
                          added: number(added, 0),
                          gone: number(gone, 0),
                        })
                }
              </li>`,
          )}
        </ul>
      </div>
    </details>
  `;
}
