import { measure } from "./measure.ts";
import type { Cell, Table } from "./table.ts";
import { cut, linesOf } from "./texts.ts";

/** A table, or a piece of one, that fits on a slide. In points. */
export interface Fitted {
  table: Table;
  widths: number[];
  /** The first is the head's. */
  heights: number[];
  fontSize: number;
  /** The heads of columns read upwards. */
  upright: boolean;
}

interface Setting {
  size: number;
  upright: boolean;
}

/** From the most readable. */
const settings: readonly Setting[] = [
  ...[12, 11, 10].map((size) => ({ size, upright: false })),
  ...[12, 11, 10].map((size) => ({ size, upright: true })),
  { size: 9, upright: false },
  { size: 9, upright: true },
];

/** Air beside a cell's text, and over and under it. */
export const beside = (size: number) => size / 2;
export const over = 3;
const leading = 1.25;
/** The names' column at its narrowest, in sizes of its letters, and at its widest, as a share of the table. */
const names = { least: 14, most: 0.42 };
/** A longer text is cut. */
const mostLines = 4;
const mostUpright = 110;

/**
 * The table in pieces of the room's size: first the letters are smaller, then the heads of columns stand upright, then
 * columns and rows go on in the next piece.
 */
export function fitTable(table: Table, width: number, height: number): Fitted[] {
  const whole = settings.find((s) => columnsFor(table, width, s).length === 1);
  const inOne = settings
    .map((setting) => pieces(table, width, height, setting))
    .find((all) => all.length === 1);
  if (inOne) return inOne;
  const readable = { size: 10.5, upright: whole?.upright ?? true };
  const small = { ...readable, size: 9.5 };
  const [large, dense] = [readable, small].map((s) => pieces(table, width, height, s));
  return dense!.length < large!.length ? dense! : large!;
}

function pieces(table: Table, width: number, height: number, setting: Setting): Fitted[] {
  const first = namesWidth(table, width, setting);
  return columnsFor(table, width, setting).flatMap((these) => {
    const picked = [0, ...these];
    const part: Table = {
      head: picked.map((c) => table.head[c]!),
      rows: table.rows.map((row) =>
        row.heading ? row : { ...row, cells: picked.map((c) => row.cells[c]!) },
      ),
      words: new Set(picked.flatMap((c, i) => (table.words.has(c) ? [i] : []))),
    };
    return byRows(part, widthsOf(part, first, width, setting), height, setting);
  });
}

/** Names break sooner than a column goes to another slide. */
function namesWidth(table: Table, width: number, setting: Setting): number {
  const [wanted, ...others] = table.head.map((_, c) => leastWidth(table, c, setting));
  const left = width - others.reduce((a, b) => a + b, 0);
  return Math.max(
    Math.min(wanted!, names.least * setting.size),
    Math.min(wanted!, width * names.most, left),
  );
}

/** The columns of each piece, beside that of the names. */
function columnsFor(table: Table, width: number, setting: Setting): number[][] {
  const first = namesWidth(table, width, setting);
  const out: number[][] = [[]];
  let used = first;
  for (let c = 1; c < table.head.length; c++) {
    const wide = leastWidth(table, c, setting);
    if (used + wide > width && out.at(-1)!.length) {
      out.push([]);
      used = first;
    }
    out.at(-1)!.push(c);
    used += wide;
  }
  return out;
}

/** Numbers never break, also where letters are wider than ours, as DejaVu is than Arial; words may, down to some. */
function leastWidth({ head, rows, words }: Table, c: number, { size, upright }: Setting): number {
  const body = rows.filter((row) => !row.heading).map((row) => row.cells[c]!);
  const widest = Math.max(
    0,
    ...body.map(({ text, under = "", bold }) =>
      Math.max(measure(text, size, bold), measure(under, size - 1)),
    ),
  );
  const room = 2 * beside(size) + 2;
  if (c === 0) return Math.min(1.06 * widest, 300) + room;
  if (words.has(c)) return Math.min(Math.max(1.16 * widest, 60), 150) + room;
  const longest = Math.max(...head[c]!.split(" ").map((word) => measure(word, size, true)));
  // A word of a head is never broken where letters are somewhat wider than ours.
  const headed = upright ? 0 : Math.min(longest * 1.16, 110);
  return Math.max(1.16 * widest, headed, 2 * size) + room;
}

/** What is left goes to names and words where they would break, then to air between the columns. */
function widthsOf(table: Table, first: number, width: number, setting: Setting): number[] {
  const { size, upright } = setting;
  const widths = table.head.map((_, c) => (c === 0 ? first : leastWidth(table, c, setting)));
  const wanted = (c: number) =>
    Math.max(
      ...table.rows.filter((row) => !row.heading).map((row) => measure(row.cells[c]!.text, size)),
      upright && c > 0 ? 0 : measure(table.head[c]!, size, true),
    ) +
    2 * beside(size) +
    2;
  let left = width - widths.reduce((a, b) => a + b, 0);
  for (const c of table.head.keys()) {
    const more = Math.min(Math.max(0, wanted(c) - widths[c]!), Math.max(0, left));
    widths[c]! += more;
    left -= more;
  }
  // Not so much that the eye loses the row on its way across the slide.
  const columns = widths.length - 1;
  const air = columns ? Math.min(24, Math.max(0, left) / columns) : 0;
  return widths.map((w, c) => (c === 0 ? w : w + air));
}

function byRows(
  whole: Table,
  widths: number[],
  height: number,
  { size, upright }: Setting,
): Fitted[] {
  const total = widths.reduce((a, b) => a + b, 0);
  const short = (text: string, room: number, bold?: boolean) =>
    cut(text, room - 2 * beside(size), size, mostLines, bold);
  const table: Table = {
    ...whole,
    head: whole.head.map((text, c) =>
      upright && c > 0 ? cut(text, mostUpright, size, 1, true) : short(text, widths[c]!, true),
    ),
    rows: whole.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell, c) => ({
        ...cell,
        text: short(cell.text, row.heading ? total : widths[c]!, cell.bold || row.heading),
      })),
    })),
  };
  const standing = table.head.slice(1).map((text) => 1.1 * measure(text, size, true) + 4 * over);
  const head = Math.max(
    rowHeight(
      (upright ? table.head.slice(0, 1) : table.head).map((text) => ({ text, bold: true })),
      widths,
      size,
    ),
    ...(upright ? standing : []),
  );
  const heights = table.rows.map(({ cells, heading }) =>
    heading ? rowHeight([cells[0]!], [total], size) + 4 : rowHeight(cells, widths, size),
  );
  const out: number[][] = [[]];
  let used = head;
  table.rows.forEach(({ heading }, r) => {
    // A heading stays with what it stands over.
    const needs = heights[r]! + (heading ? (heights[r + 1] ?? 0) : 0);
    if (used + needs > height && out.at(-1)!.length) {
      out.push([]);
      used = head;
    }
    out.at(-1)!.push(r);
    used += heights[r]!;
  });
  return out.map((rows) => ({
    table: { ...table, rows: rows.map((r) => table.rows[r]!) },
    widths,
    heights: [head, ...rows.map((r) => heights[r]!)],
    fontSize: size,
    upright,
  }));
}

function rowHeight(cells: readonly Cell[], widths: readonly number[], size: number): number {
  const lines = Math.max(
    ...cells.map(
      ({ text, bold, under }, c) =>
        linesOf(text, widths[c]! - 2 * beside(size), size, bold) + (under ? 0.9 : 0),
    ),
  );
  return Math.ceil(lines * size * leading + 2 * over);
}
