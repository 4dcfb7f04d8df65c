import { apart, seen } from "../from-outside.ts";
import { Difference, mark, sign } from "../missing.ts";
import type { Row } from "../series.ts";
import { isCut, isForeground, size, type Box, type Plot, type Series, type Whose } from "./plot.ts";
import { mix } from "./mix.ts";
import { Room } from "./room.ts";
import { svg } from "./svg.ts";
import { measure } from "./text.ts";
import type { Theme } from "./theme.ts";

/** Shortens a name so that it fits, with an ellipsis; at least a letter stays. */
export function fit(text: string, width: number, fontSize: number, bold: boolean): string {
  if (measure(text, fontSize, bold) <= width) return text;
  // More letters than pixels do not fit; what is set apart is so when it has been cut.
  const letters = Array.from(seen(text.slice(0, 4 * Math.ceil(width) + 8)));
  let least = 1;
  let most = letters.length;
  while (least < most) {
    const n = Math.ceil((least + most) / 2);
    const short = letters.slice(0, n).join("");
    if (measure(`${short}…`, fontSize, bold) > width) most = n - 1;
    else least = n;
  }
  return apart(`${letters.slice(0, least).join("").trimEnd()}…`);
}

/** The sign of missing values at the foot of their years, over a line in the row's colour; several rows stack upwards. */
export function gapSigns(plot: Plot, theme: Theme): SVGElement[] {
  if (isCrowded(plot)) return [];
  const line = plot.form === "line";
  const foot = line ? plot.grid.y + plot.grid.height - 8 : plot.y(0) - 8;
  const fontSize = line ? size.label : size.value;
  const piled = new Map<number, number>();
  // Narrow bars have room for their stroke, but not always for the sign; the table has them all.
  const written = new Room();
  const room = (text: string, a: number, b: number, s: number, y: number) => {
    const width = measure(text, fontSize, true);
    const box = { x: (plot.x(a, s) + plot.x(b, s) - width) / 2, y, width, height: 1 };
    const free = written.free(box);
    if (free) written.take(box);
    return line || free;
  };
  const small = (text: string, a: number, b: number, s: number, y: number) =>
    svg(
      "text",
      {
        x: r1((plot.x(a, s) + plot.x(b, s)) / 2),
        y: r1(y),
        dy: "0.2em",
        "text-anchor": "middle",
        "font-size": fontSize,
        "font-weight": 600,
        fill: theme.text,
        ...halo(theme),
      },
      text,
    );
  return plot.series.flatMap((one, s) =>
    (isForeground(one) ? runs(one) : []).flatMap(({ from, to, status }) => {
      const years = Array.from({ length: to - from + 1 }, (_, i) => from + i);
      const level = line ? Math.max(...years.map((k) => piled.get(k) ?? 0)) : 0;
      for (const k of years) piled.set(k, level + 1);
      // Beyond three the pile would hide the lines; the table has them all.
      if (level > 2) return [];
      const y = foot - level * 15;
      // Bars of a category stand side by side, so a run over categories is many places there.
      const spans = line ? [[from, to] as const] : years.map((k) => [k, k] as const);
      const half = line ? 6 : Math.min(6, plot.barWidth / 2);
      return spans.flatMap(([a, b]) => [
        svg("line", {
          x1: r1(plot.x(a, s) - half),
          x2: r1(plot.x(b, s) + half),
          y1: r1(y + 7),
          y2: r1(y + 7),
          stroke: strokeAt(one, a),
          "stroke-width": 2,
        }),
        ...(room(sign(status), a, b, s, y) ? [small(sign(status), a, b, s, y)] : []),
      ]);
    }),
  );
}
function strokeAt({ look, shades }: Series, k: number): string {
  const at = shades?.[k] ?? look;
  return at.outline ?? at.color;
}

/** Stretches of years that miss their number for the same reason. */
export function runs(row: Pick<Row, "cells">): { from: number; to: number; status: number }[] {
  const out: { from: number; to: number; status: number }[] = [];
  row.cells.forEach(({ status }, k) => {
    const last = out.at(-1);
    if (status === 0) return;
    if (last && last.to === k - 1 && last.status === status) last.to = k;
    else out.push({ from: k, to: k, status });
  });
  return out;
}

/** Two short strokes in the gap of a line that borders have cut. */
export function cuts(plot: Plot, theme: Theme): SVGElement[] {
  return plot.series.flatMap((one, s) =>
    !isForeground(one)
      ? []
      : one.cells.flatMap((cell, k) => {
          if (!isCut(one, k)) return [];
          const x = (plot.x(k - 1, s) + plot.x(k, s)) / 2;
          const y = (plot.y(one.cells[k - 1]!.value) + plot.y(cell.value)) / 2;
          return [cut(x, y, inkOf(one.look.color, theme))];
        }),
  );
}

/** The two strokes at a point. */
export function cut(x: number, y: number, stroke: string): SVGElement {
  return svg("path", {
    d: `M${r1(x - 5)} ${r1(y + 6)}l4 -12M${r1(x + 1)} ${r1(y + 6)}l4 -12`,
    fill: "none",
    stroke,
    "stroke-width": 2,
  });
}

/** The colour of what is written or struck beside a line of `color`. */
export function inkOf(color: string, theme: Theme): string {
  return color === theme.calm ? theme.text : color;
}

/** Letters keep 4.5:1 against the background, where a line needs 3:1: the line's colour, some way towards the text's. */
function letterInk(color: string, theme: Theme): string {
  return mix(inkOf(color, theme), theme.text, 0.35);
}

/**
 * The letters of marked numbers, in the row's colour, at their point or over their bar, clear of other points and letters.
 * What concerns whole years stands on the axis, `axis`. `lifted`: numbers stand over the bars. Where a letter would leave
 * the plot it is left out.
 */
export function letters(
  plot: Plot,
  theme: Theme,
  lifted: boolean,
  axis: number,
  whose: Whose = isForeground,
): { elements: SVGElement[]; all: boolean } {
  if (isCrowded(plot)) return { elements: [], all: true };
  const left = axis | (mostlyChanged(plot.series) ? Difference.changed | Difference.added : 0);
  const place = plot.form === "line" ? atPoints(plot) : overBars(plot, lifted);
  let all = true;
  const elements = plot.series.flatMap((one, s) =>
    !whose(one)
      ? []
      : one.cells.flatMap((cell, k) => {
          const text = mark(cell.flags & ~left);
          if (cell.status !== 0 || !text) return [];
          const box = plot.box(s, k);
          const y = place(box, k, text, cell.value < 0);
          if (y === undefined) {
            all = false;
            return [];
          }
          const color = one.shades?.[k] ? theme.calm : one.look.color;
          return [
            label(text, box.x + box.width / 2, y, {
              "font-weight": 600,
              fill: letterInk(color, theme),
              ...halo(theme),
            }),
          ];
        }),
  );
  return { elements, all };
}

/** With more lines than this, letters and the signs of missing numbers would hide them. */
const mostLines = 40;

export function isCrowded({ form, series }: Pick<Plot, "form" | "series">): boolean {
  return form === "line" && series.filter(isForeground).length > mostLines;
}

/** Where the middle of a letter can be: from the top of the drawing to the axis. */
export function letterRoom({ grid }: Pick<Plot, "grid">): { top: number; bottom: number } {
  return { top: size.value / 2, bottom: grid.y + grid.height - size.value / 2 };
}

/** The height of a number's letters; undefined where there is no room for them. */
type Height = (box: Box, k: number, text: string, hanging: boolean) => number | undefined;

/** Over or under the point, clear of the year's other points and letters. */
function atPoints(plot: Plot): Height {
  const taken = plot.categories.map((_, k) =>
    plot.series.flatMap((one, s) => (one.cells[k]!.status ? [] : [plot.box(s, k).y])),
  );
  const room = letterRoom(plot);
  return (box, k) => {
    const y = clear(box.y, taken[k]!, room);
    if (y !== undefined) taken[k]!.push(y);
    return y;
  };
}

/** Over the bar, or under a hanging one; further out where a neighbour's letters are. */
function overBars(plot: Plot, lifted: boolean): Height {
  const { top, bottom } = letterRoom(plot);
  const room = new Room();
  return (box, _, text, hanging) => {
    const away = lifted ? 20 : 7;
    const width = measure(text, size.value, true) + 1;
    const letter = (y: number) => ({
      x: box.x + (box.width - width) / 2,
      y: y - size.value / 2,
      width,
      height: size.value,
    });
    let y = hanging ? box.y + box.height + away : box.y - away;
    while (!room.free(letter(y))) y += hanging ? 3 : -3;
    if (y < top || y > bottom) return undefined;
    room.take(letter(y));
    return y;
  };
}

/** So that a small text can be read across a line. */
export function halo(theme: Theme): Record<string, string | number> {
  return {
    stroke: theme.background,
    "stroke-width": 2.5,
    "stroke-linejoin": "round",
    "paint-order": "stroke",
  };
}

/** Where most numbers are other than the published ones, a letter at each would hide the lines. */
export function mostlyChanged(rows: readonly Pick<Row, "cells">[]): boolean {
  const cells = rows.flatMap((row) => row.cells.filter((c) => c.status === 0));
  const changed = cells.filter((c) => c.flags & (Difference.changed | Difference.added));
  return changed.length > 3 && changed.length * 3 > cells.length;
}

/**
 * The nearest height over or under a point that keeps off everything taken; over it when both are as near. Undefined
 * where there is none between `top` and `bottom`.
 */
export function clear(
  point: number,
  taken: readonly number[],
  { top, bottom }: { top: number; bottom: number },
): number | undefined {
  const away = 11;
  const [over, under] = [-1, 1].map((way) => {
    let y = point + way * away;
    for (;;) {
      const near = taken.filter((at) => Math.abs(at - y) < away - 0.01);
      if (near.length === 0) return y;
      y = (way < 0 ? Math.min(...near) : Math.max(...near)) + way * away;
    }
  }) as [number, number];
  const fits = [over, under].filter((y) => y >= top && y <= bottom);
  return fits.sort((a, b) => Math.abs(a - point) - Math.abs(b - point))[0];
}

/** A small text centred on a point. */
export function label(
  text: string,
  x: number,
  y: number,
  look: Record<string, string | number>,
): SVGElement {
  const at = {
    x: r1(x),
    y: r1(y),
    dy: "0.35em",
    "text-anchor": "middle",
    "font-size": size.value,
  };
  return svg("text", { ...at, ...look }, text);
}

/** One decimal is finer than any pixel. */
export function r1(n: number): number {
  return Math.round(n * 10) / 10;
}
