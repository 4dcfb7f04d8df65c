import { number, withUnit } from "./formats.ts";
import { Difference, flagWords, mark, reason, sign } from "./missing.ts";
import { t } from "./messages/index.ts";
import { averageAt, type Panel, type Row } from "./series.ts";

/** What stands in a table cell: the number and its marks, or the sign. */
export function cellText(panel: Panel, row: Row, k: number): string {
  const cell = row.cells[k]!;
  const shown = cell.status !== 0 ? sign(cell.status) : number(cell.value, panel.decimals);
  const marks = mark(cell.status !== 0 ? cell.flags & Difference.gone : cell.flags);
  return [shown, marks].filter(Boolean).join(" ");
}

/** The value of a cell in one line, for the pointer's label and the live region: "12 345 kroner, foreløpig tall". */
export function cellWords(panel: Panel, row: Row, k: number): string {
  const cell = row.cells[k]!;
  if (cell.status !== 0)
    return [
      `${sign(cell.status)} ${reason(cell.status)}`,
      ...(cell.was ? [t("flag.262144"), wasText(panel, row, k)] : []),
    ].join(", ");
  return [
    withUnit(cell.value, panel.decimals, panel.unit),
    ...(row.role === "average" ? [averageAt(panel, row, k)] : []),
    ...remarks(row, k),
    ...(cell.was ? [wasText(panel, row, k)] : []),
  ].join(", ");
}

/** What the marks of a cell mean, and every break that lies before it. */
export function remarks(row: Row, k: number): string[] {
  if (row.cells[k]!.status !== 0) return [];
  return flagWords(row.cells[k]!.flags, row.breaks[k]!, row.role);
}

/** "før 12 000" */
export function wasShort(panel: Panel, row: Row, k: number): string {
  const { was } = row.cells[k]!;
  if (!was) return "";
  const value = was.status === 0 ? number(was.value, panel.decimals) : sign(was.status);
  return t("changes.was.short", { value });
}

/** "publisert: 12 000", or "publisert: .. mangler hos kilden"; empty where nothing differs. */
export function wasText(panel: Panel, row: Row, k: number): string {
  const { was } = row.cells[k]!;
  if (!was) return "";
  const value =
    was.status === 0
      ? number(was.value, panel.decimals)
      : `${sign(was.status)} ${reason(was.status)}`;
  return t("changes.was", { value });
}
