import { html, nothing, type TemplateResult } from "lit-html";
import { guard } from "lit-html/directives/guard.js";
import { cellText, cellWords, wasShort } from "../cells.ts";
import { Flag, type Description } from "../engine/types.ts";
import { step } from "../figure/cursor.ts";
import { same } from "../figure/frame.ts";
import { unitName } from "../formats.ts";
import { Difference } from "../missing.ts";
import { t } from "../messages/index.ts";
import { guestTag, isGuest } from "../own/indicators.ts";
import {
  averageText,
  averageTypes,
  footnotesAt,
  footnoteText,
  hasValue,
  names,
  signs,
  summedRows,
  yearLabels,
  type Panel,
} from "../series.ts";
import type { Spot } from "../sum/sum.ts";
import { indicatorView } from "./indicator.ts";
import { legendView } from "./legend.ts";

export interface TableActions {
  at(spot: Spot): void;
  pin(spot: Spot): void;
  unpin(): void;
}

/** One table per indicator, with the same cursor as the figure: one tab stop, arrow keys between the cells. */
export function tablesView(
  panels: readonly Panel[],
  bundle: Description,
  at: Spot | undefined,
  actions: TableActions,
): TemplateResult {
  const explained = signs(panels);
  const notes = panels.flatMap((p) => p.footnotes.map((f) => ({ p, f })));
  const number = new Map(notes.map(({ f }, i) => [f, i + 1]));
  return html`
    <section class="tables" aria-labelledby="table-heading">
      <h2 id="table-heading">${t("table.heading")}</h2>
      ${panels.map((panel, p) => table(panel, p, bundle, at, actions, number))}
      ${legendView(explained)}
      ${
        notes.length
          ? html`<div class="footnotes">
              <h3>${t("table.footnotes")}</h3>
              <ol>
                ${notes.map(({ p, f }) => html`<li>${footnoteText(p, f)}</li>`)}
              </ol>
            </div>`
          : nothing
      }
    </section>
  `;
}

/** A table of more rows than this scrolls by itself. */
const long = 40;

function table(
  panel: Panel,
  p: number,
  bundle: Description,
  at: Spot | undefined,
  actions: TableActions,
  number: Map<Panel["footnotes"][number], number>,
): TemplateResult {
  const id = panel.indicator.id;
  const spot = (r: number, k: number): Spot => ({
    indicator: id,
    place: panel.rows[r]!.id,
    year: panel.years[k]!,
  });
  const inside = at?.indicator === id;
  const hereIn = (r: number) =>
    inside && at.place === panel.rows[r]!.id ? panel.years.indexOf(at.year) : -1;
  const key = (event: KeyboardEvent, r: number, k: number) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") actions.pin(spot(r, k));
    else if (event.key === "Escape") actions.unpin();
    else {
      const cells = panel.rows.flatMap((_, row) =>
        panel.years.map((_y, column) => ({ panel: p, row, column })),
      );
      const next = step(cells, { panel: p, row: r, column: k }, event.key);
      if (!next || event.key.startsWith("Page")) return;
      const body = (event.currentTarget as HTMLElement).closest("tbody")!;
      actions.at(spot(next.row, next.column));
      (body.rows[next.row]!.cells[next.column + 1] as HTMLElement).focus();
    }
    event.preventDefault();
  };
  const labels = yearLabels(panel);
  const summed = summedRows(panel);
  return html`
    <div class="table-block">
      <div class=${panel.rows.length > long ? "table-scroll long" : "table-scroll"}>
        <table
          class="ds-table"
          role="grid"
          aria-labelledby=${`caption-${p}`}
          data-border
          data-size="sm"
        >
          <caption id=${`caption-${p}`}>
            <span class="caption-text">
              ${panel.unit ? t("table.caption", { indicator: panel.name, unit: unitName(panel.unit) }) : panel.name}
              ${bundle.kind === "example" ? html`<strong class="example-tag">${t("example.label")}</strong>` : nothing}
              ${isGuest(panel.indicator) ? html`<strong class="own-tag">${guestTag(panel.indicator)}</strong>` : nothing}
            </span>
          </caption>
          <thead>
            <tr role="row">
              <th scope="col" role="columnheader">${t("table.place")}</th>
              ${labels.map((label) => html`<th scope="col" role="columnheader" class="number">${label}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${panel.rows.map((row, r) =>
              // A move of the cursor concerns two rows, and the whole country has 357.
              guard(
                [panel, r, hereIn(r), r === 0 && inside],
                () => html`
                  <tr role="row" class=${`role-${row.role}`}>
                    <th scope="row" role="rowheader">
                      ${row.label}
                      ${row.role === "average" ? html`<small>${averageTypes(panel, row)}</small>` : nothing}
                    </th>
                    ${row.cells.map((cell, k) => {
                      const here = same(at, spot(r, k));
                      const stop = inside ? here : r === 0 && k === row.cells.length - 1;
                      const note =
                        cell.flags & Flag.footnote
                          ? footnotesAt(panel, row.id, panel.years[k]!)[0]
                          : undefined;
                      return html`<td
                        role="gridcell"
                        class=${`number${cell.status ? " missing" : ""}${here ? " here" : ""}${cell.was || cell.flags & Difference.added ? " changed" : ""}`}
                        tabindex=${stop ? 0 : -1}
                        title=${cell.status || cell.flags ? cellWords(panel, row, k) : nothing}
                        @pointerenter=${() => actions.at(spot(r, k))}
                        @focus=${() => actions.at(spot(r, k))}
                        @click=${() => actions.pin(spot(r, k))}
                        @keydown=${(e: KeyboardEvent) => key(e, r, k)}
                      >
                        ${cellText(panel, row, k)}${note ? html`<sup>${number.get(note)}</sup>` : nothing}${cell.was?.status === 0 ? html`<small class="was">${wasShort(panel, row, k)}</small>` : nothing}
                      </td>`;
                    })}
                  </tr>
                `,
              ),
            )}
          </tbody>
        </table>
      </div>
      ${panel.rows
        .filter((row) => row.role === "average" && hasValue(row))
        .map(
          (row) =>
            html`<p class="help">
              ${t("figure.note.average", { group: row.label, text: averageText(panel, row) })}
            </p>`,
        )}
      ${
        summed.length
          ? html`<p class="help">${t("figure.note.summed", { places: names(summed) })}</p>`
          : nothing
      }
      ${indicatorView(panel.indicator, panel.name)}
    </div>
  `;
}
