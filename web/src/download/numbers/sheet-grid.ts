import type { Grid } from "../part.ts";
import { unitName } from "../../formats.ts";
import { t } from "../../messages/index.ts";
import type { Cell, Sheet } from "./book/book.ts";
import { numberFormat } from "./book/styles.ts";
import { marksAfter } from "./marks-after.ts";
import { head, headOf } from "./sheet-figure.ts";

/** Numbers that no figure draws, in the rows and columns that they have. */
export function gridSheet(grid: Grid, name: string): Sheet {
  const { title, subtitle, columns, rows, notes, words, source, label, link } = grid;
  const line = (text: string): Cell[] => [{ text, look: "muted" }];
  return {
    name,
    rows: [
      ...headOf(title, subtitle, label ? [{ kind: "example", text: label }] : []),
      [head(grid.head), head(t("csv.unit")), ...columns.map((column) => head(column, true))],
      ...rows.flatMap(({ group, name: row, unit, decimals, cells }): Cell[][] => [
        ...(group ? [[{ text: group, look: "strong" } as Cell]] : []),
        [
          { text: row, wrap: true },
          { text: unitName(unit) },
          ...cells.map(({ text, value }): Cell =>
            value === undefined
              ? { text, right: true }
              : { number: value, format: numberFormat(decimals, marksAfter(text)) },
          ),
        ],
      ]),
      [],
      ...words.map(line),
      ...notes.map(line),
      ...(source ? [line(source)] : []),
      ...(link ? [[{ text: link, look: "link", link: { url: link } } as Cell]] : []),
    ],
    widths: [44, 16, ...columns.map(() => 16)],
    frozen: { columns: 1 },
  };
}
