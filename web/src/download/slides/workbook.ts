import { book, type Cell } from "../numbers/book/book.ts";
import type { SheetCell } from "./sheet.ts";
import { clean } from "./xml.ts";

/** The workbook inside a chart: its numbers, and a sheet that says what they are. */
export async function embedded(
  numbers: { name: string; rows: readonly (readonly SheetCell[])[]; format: string },
  about: { name: string; lines: readonly string[] },
  title: string,
  maker: string,
): Promise<Uint8Array> {
  const cell = (value: SheetCell, head: boolean): Cell => {
    if (value === null) return undefined;
    return typeof value === "number"
      ? { number: value, format: numbers.format }
      : { text: clean(value), look: head ? "head" : "plain" };
  };
  const width = (column: number) =>
    Math.max(...numbers.rows.map((row) => String(row[column] ?? "").length)) + 2;
  const made = book(
    [
      {
        name: numbers.name,
        rows: numbers.rows.map((row, r) => row.map((one) => cell(one, r === 0))),
        widths: numbers.rows[0]!.map((_, i) => Math.min(40, Math.max(10, width(i)))),
        frozen: { rows: 1, columns: 1 },
      },
      {
        name: about.name,
        rows: about.lines.map((line) => [{ text: clean(line), wrap: true }]),
        widths: [110],
      },
    ],
    title,
    maker,
  );
  return new Uint8Array(await made.arrayBuffer());
}
