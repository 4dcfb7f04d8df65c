import { html, type TemplateResult } from "lit-html";
import { cellText } from "../cells.ts";
import { unitName } from "../formats.ts";
import type { Finished } from "../finished.ts";
import { t } from "../messages/index.ts";
import { footnoteText, yearLabels, type Panel } from "../series.ts";
import type { Figure } from "../state.ts";

/** Kinds of figures that have their numbers written in them. */
const written: ReadonlySet<Figure> = new Set(["table", "heat", "profile", "rank"]);

/** Where every municipality is in the figure, more than so many are left to the workbook. */
const most = 40;

/** The figure's numbers as plain tables; undefined where the figure itself is one. */
export function numbersView({ panels, state }: Finished, id: string): TemplateResult | undefined {
  if (written.has(state.figure)) return undefined;
  const notes = panels.flatMap((panel) => panel.footnotes.map((f) => footnoteText(panel, f)));
  return html`
    ${panels.map((panel, p) => tableView(panel, `${id}-${p}`))}
    <div class="collection-notes">${notes.map((words) => html`<p>${words}</p>`)}</div>
  `;
}

function tableView(panel: Panel, id: string): TemplateResult {
  const { rows: all } = panel;
  const rows = all.length <= most ? all : all.filter((row) => row.role !== "background");
  return html`
    <div class="collection-scroll" tabindex="0" role="region" aria-labelledby=${`caption-${id}`}>
      <table class="ds-table collection-table" data-size="sm">
        <caption id=${`caption-${id}`}>
          ${panel.unit ? t("table.caption", { indicator: panel.name, unit: unitName(panel.unit) }) : panel.name}
        </caption>
        <thead>
          <tr>
            <th scope="col">${t("table.place")}</th>
            ${yearLabels(panel).map((label) => html`<th scope="col" class="number">${label}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) => html`
              <tr>
                <th scope="row">${row.label}</th>
                ${row.cells.map((_, k) => html`<td class="number">${cellText(panel, row, k)}</td>`)}
              </tr>
            `,
          )}
        </tbody>
      </table>
    </div>
  `;
}
