import { html, nothing, type TemplateResult } from "lit-html";
import type { Grid, GridCell } from "../download/part.ts";

/** A grid's numbers with what must be known to read them. */
export function gridTableView(grid: Grid, id: string): TemplateResult {
  const { head, columns, rows, notes, source } = grid;
  return html`
    <div class="collection-scroll" tabindex="0" role="region" aria-labelledby=${`caption-${id}`}>
      <table class="ds-table collection-table" data-size="sm">
        <caption class="ds-sr-only" id=${`caption-${id}`}>
          ${grid.title}
        </caption>
        <thead>
          <tr>
            <th scope="col">${head}</th>
            ${columns.map((name, k) => html`<th scope="col" class=${side(rows[0]?.cells[k])}>${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ group, name, unit, cells }) => html`
              ${
                group
                  ? html`<tr class="type">
                      <th scope="rowgroup" colspan=${columns.length + 1}>${group}</th>
                    </tr>`
                  : nothing
              }
              <tr>
                <th scope="row">${name} <small>${unit}</small></th>
                ${cells.map((cell) => html`<td class=${side(cell)}>${cell.text}</td>`)}
              </tr>
            `,
          )}
        </tbody>
      </table>
    </div>
    <div class="collection-notes">
      ${notes.map((words) => html`<p>${words}</p>`)}
      <p>${source}</p>
    </div>
  `;
}

/** Numbers and signs stand to the right; words, as names, to the left. */
function side(cell: GridCell | undefined): string {
  const word = cell?.value === undefined && /^\p{L}{3}/u.test(cell?.text ?? "");
  return word ? "word" : "number";
}
