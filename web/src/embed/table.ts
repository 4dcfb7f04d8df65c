import { html, nothing, type TemplateResult } from "lit-html";
import { cellText } from "../cells.ts";
import { unitName } from "../formats.ts";
import { t } from "../messages/index.ts";
import {
  averageTypes,
  footnotesAt,
  footnoteText,
  signs,
  yearLabels,
  type Panel,
} from "../series.ts";
import { legendView } from "../views/legend.ts";

/** The figure's numbers, one table per indicator, to read and not to move about in. */
export function tablesView(panels: readonly Panel[]): TemplateResult {
  const notes = panels.flatMap((p) => p.footnotes.map((f) => ({ p, f })));
  return html`
    ${panels.map((panel) => table(panel, (f) => notes.findIndex((n) => n.f === f) + 1))}
    ${legendView(signs(panels))}
    ${
      notes.length
        ? html`<h3>${t("table.footnotes")}</h3>
            <ol>
              ${notes.map(({ p, f }) => html`<li>${footnoteText(p, f)}</li>`)}
            </ol>`
        : nothing
    }
  `;
}

function table(
  panel: Panel,
  numberOf: (note: Panel["footnotes"][number]) => number,
): TemplateResult {
  const caption = panel.unit
    ? t("table.caption", { indicator: panel.name, unit: unitName(panel.unit) })
    : panel.name;
  return html`
    <div class="table-scroll" role="region" tabindex="0" aria-label=${caption}>
      <table>
        <caption>
          ${caption}
        </caption>
        <thead>
          <tr>
            <th scope="col">${t("table.place")}</th>
            ${yearLabels(panel).map((label) => html`<th scope="col">${label}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${panel.rows.map(
            (row) => html`
              <tr class=${`role-${row.role}`}>
                <th scope="row">
                  ${row.label}
                  ${row.role === "average" ? html`<small>${averageTypes(panel, row)}</small>` : nothing}
                </th>
                ${row.cells.map((_, k) => {
                  const [note] = footnotesAt(panel, row.id, panel.years[k]!);
                  return html`<td>
                    ${cellText(panel, row, k)}${note ? html`<sup>${numberOf(note)}</sup>` : nothing}
                  </td>`;
                })}
              </tr>
            `,
          )}
        </tbody>
      </table>
    </div>
  `;
}
