import { number, withUnit } from "./formats.ts";
import { flagWords, mark, reason, sign } from "./missing.ts";
import { averageAt, type Panel, type Row } from "./series.ts";

/** What stands in a table cell: the number and its marks, or the sign. */
export function cellText(panel: Panel, row: Row, k: number): string {
  const cell = row.cells[k]!;
  if (cell.status !== 0) return sign(cell.status);
  return [number(cell.value, panel.decimals), mark(cell.flags)].filter(Boolean).join(" ");
}

/** The value of a cell in one line, for the pointer's label and the live region: "12 345 kroner, foreløpig tall". */
export function cellWords(panel: Panel, row: Row, k: number): string {
  const cell = row.cells[k]!;
  if (cell.status !== 0) return `${sign(cell.status)} ${reason(cell.status)}`;
  return [
    withUnit(cell.value, panel.decimals, panel.unit),
    ...(row.role === "average" ? [averageAt(panel, row, k)] : []),
    ...remarks(row, k),
  ].join(", ");
}

/** What the marks of a cell mean, and every break that lies before it. */
export function remarks(row: Row, k: number): string[] {
  if (row.cells[k]!.status !== 0) return [];
  return flagWords(row.cells[k]!.flags, row.breaks[k]!, row.role);
}
