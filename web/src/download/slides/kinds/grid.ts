import { unitName } from "../../../formats.ts";
import type { Grid } from "../../part.ts";
import type { Cell, Table, TableRow } from "../table.ts";

/** Numbers that no figure draws, as they are printed. */
export function gridTable({ head, columns, rows }: Grid): Table {
  return {
    head: [head, ...columns],
    words: new Set(),
    rows: rows.flatMap(({ group, name, unit, cells }): TableRow[] => [
      ...(group ? [{ cells: [{ text: group }], heading: true }] : []),
      {
        cells: [
          { text: unit ? `${name} (${unitName(unit)})` : name },
          ...cells.map(({ text, value }): Cell => ({ text, muted: value === undefined })),
        ],
      },
    ]),
  };
}
