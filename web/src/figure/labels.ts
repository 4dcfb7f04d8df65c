import { number } from "../formats.ts";
import { mark } from "../missing.ts";
import { onAxis } from "../series.ts";
import { clear, halo, isCrowded, label, letterRoom } from "./marks.ts";
import { isForeground, size, type Box, type Plot, type Whose } from "./plot.ts";
import { Room } from "./room.ts";
import { measure } from "./text.ts";
import type { Theme } from "./theme.ts";

/** Numbers written in a plot, and whether some had to be left out. */
export interface Written {
  elements: SVGElement[];
  all: boolean;
}

/** A number on a line: which cell, and the box of its text. */
export interface Placed {
  s: number;
  k: number;
  text: string;
  box: Box;
}

const height = 12;

/** Numbers on all bars or on none: some would look like a choice. */
export function barNumbers(plot: Plot, decimals: readonly number[], theme: Theme): Written {
  if (!barsHaveRoom(plot, decimals)) return { elements: [], all: false };
  const elements = plot.series.flatMap((one, s) =>
    one.cells.flatMap((cell, k) => {
      if (cell.status !== 0) return [];
      const box = plot.box(s, k);
      const y = cell.value < 0 ? box.y + box.height + 9 : box.y - 8;
      const text = number(cell.value, decimals[k]!);
      return [label(text, box.x + box.width / 2, y, { fill: theme.text, ...halo(theme) })];
    }),
  );
  return { elements, all: true };
}

/** Whether every bar is wide enough for its number. `decimals` per category. */
export function barsHaveRoom(plot: Plot, decimals: readonly number[]): boolean {
  return plot.series.every((one) =>
    one.cells.every(
      (c, k) =>
        c.status !== 0 || measure(number(c.value, decimals[k]!), size.value) <= plot.barWidth + 3,
    ),
  );
}

/** Numbers on the lines of `whose`, as many as there is room for. */
export function lineNumbers(
  plot: Plot,
  decimals: number,
  theme: Theme,
  whose: Whose = isForeground,
): Written {
  const placed = placeNumbers(plot, decimals, whose);
  const wanted = plot.series.filter(whose).flatMap((s) => s.cells.filter((c) => c.status === 0));
  return {
    all: placed.length === wanted.length,
    elements: placed.map(({ s, text, box }) =>
      label(text, box.x + box.width / 2, box.y + height / 2, {
        fill: theme.text,
        "font-weight": plot.series[s]!.look.strong ? 600 : 400,
        ...halo(theme),
      }),
    ),
  };
}

/**
 * Where numbers on lines go. The strong row's last, first, highest and lowest come first, then the ends of the others,
 * then everything between. A number keeps off points, letters and other numbers, and rather off lines; the four of the
 * strong row may cover a point.
 */
export function placeNumbers(plot: Plot, decimals: number, whose: Whose = isForeground): Placed[] {
  const written = new Room();
  const points = new Room();
  const lines = new Room();
  obstacles(plot, whose, written, points, lines);
  const out: Placed[] = [];
  for (const { s, k, must } of inTurn(plot, whose)) {
    const { value } = plot.series[s]!.cells[k]!;
    const text = number(value, decimals);
    const width = measure(text, size.value, plot.series[s]!.look.strong) + 4;
    const at = plot.box(s, k);
    // Beside the axis's numbers and the names at the ends, not on them.
    const { grid } = plot;
    const left = Math.max(grid.x - 4, Math.min(grid.x + grid.width + 4 - width, at.x - width / 2));
    const candidates = (must ? [-12, 12, -24, 24] : [-12, 12])
      .map((by) => ({ x: left, y: at.y + by - height / 2, width, height }))
      .filter((box) => box.y >= 0 && box.y + height <= grid.y + grid.height)
      .filter((box) => written.free(box) && (must || points.free(box)))
      .map((box) => ({ box, cost: lines.covered(box) + 10 * points.covered(box) }))
      .filter(({ cost }) => must || cost <= 4)
      .sort((a, b) => a.cost - b.cost);
    const [best] = candidates;
    if (!best) continue;
    written.take(best.box);
    out.push({ s, k, text, box: best.box });
  }
  return out;
}

/** Every number once, the most telling first. */
function inTurn(plot: Plot, whose: Whose): { s: number; k: number; must: boolean }[] {
  const rows = plot.series.flatMap((one, s) => {
    if (!whose(one)) return [];
    const known = one.cells.flatMap((c, k) => (c.status === 0 ? [k] : []));
    const by = (better: (a: number, b: number) => boolean) =>
      known.reduce<number[]>(
        ([best], k) =>
          best === undefined || better(one.cells[k]!.value, one.cells[best]!.value) ? [k] : [best],
        [],
      );
    const ends = [...known.slice(-1), ...known.slice(0, 1)];
    const telling = [...ends, ...by((a, b) => a > b), ...by((a, b) => a < b)];
    return [{ s, strong: one.look.strong, ends, telling, known }];
  });
  const seen = new Set<string>();
  const turn = (pick: (row: (typeof rows)[number]) => number[], must: boolean) =>
    rows.flatMap((row) =>
      pick(row).flatMap((k) => {
        const id = `${row.s} ${k}`;
        if (seen.has(id)) return [];
        seen.add(id);
        return [{ s: row.s, k, must }];
      }),
    );
  return [
    ...turn((row) => (row.strong ? row.telling : []), true),
    ...turn((row) => row.ends, false),
    ...turn((row) => (row.strong ? row.known : []), false),
    ...turn((row) => row.telling, false),
    ...turn((row) => row.known, false),
  ];
}

/** Points, the letters beside them, and the lines between them in small pieces. */
function obstacles(plot: Plot, whose: Whose, written: Room, points: Room, lines: Room): void {
  const heights = plot.categories.map((_, k) =>
    plot.series.flatMap((one, s) => (one.cells[k]!.status ? [] : [plot.box(s, k).y])),
  );
  const room = letterRoom(plot);
  const lettered = !isCrowded(plot);
  plot.series.forEach((one, s) =>
    one.cells.forEach((cell, k) => {
      if (cell.status !== 0) return;
      const at = plot.box(s, k);
      if (one.look.symbolSize) points.take({ x: at.x - 4, y: at.y - 4, width: 8, height: 8 });
      if (lettered && whose(one) && mark(cell.flags & ~onAxis)) {
        const y = clear(at.y, heights[k]!, room);
        if (y !== undefined) {
          heights[k]!.push(y);
          written.take({ x: at.x - 5, y: y - 5, width: 10, height: 10 });
        }
      }
      if (one.cells[k + 1]?.status !== 0) return;
      const next = plot.box(s, k + 1);
      const pieces = Math.max(1, Math.round((next.x - at.x) / 6));
      for (let i = 0; i <= pieces; i++) {
        const share = i / pieces;
        const [x, y] = [at.x + (next.x - at.x) * share, at.y + (next.y - at.y) * share];
        lines.take({ x: x - 1, y: y - 1, width: 2, height: 2 });
      }
    }),
  );
}
