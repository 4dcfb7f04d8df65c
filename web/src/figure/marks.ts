import { number } from "../formats.ts";
import { Difference, mark, reason, sign } from "../missing.ts";
import { onAxis, type Panel, type Row } from "../series.ts";
import { isBreak, maxNamed, size, type Plot } from "./plot.ts";
import { spread } from "./spread.ts";
import { svg } from "./svg.ts";
import { measure } from "./text.ts";
import type { Theme } from "./theme.ts";

/** What ECharts does not draw: names at the lines, values at the bars, signs where a number is missing, cuts where borders change. */
export function marks(panel: Panel, plot: Plot, theme: Theme): SVGElement[] {
  if (plot.kind === "rows") return rowMarks(panel, plot, theme);
  return [
    ...gapSigns(plot, theme),
    ...letters(plot, theme),
    ...(plot.kind === "line"
      ? [...cuts(plot, theme), ...(plot.keyed ? [] : names(plot, theme))]
      : barValues(panel, plot, theme)),
  ];
}

/** Shortens a name so that it fits, with an ellipsis. */
export function fit(text: string, width: number, fontSize: number, bold: boolean): string {
  if (measure(text, fontSize, bold) <= width) return text;
  let short = text;
  while (short.length > 1 && measure(`${short}…`, fontSize, bold) > width)
    short = short.slice(0, -1);
  return `${short.trimEnd()}…`;
}

function names(plot: Plot, theme: Theme): SVGElement[] {
  const { grid } = plot;
  const ends = plot.rows.flatMap((row, r) => {
    const k = row.cells.findLastIndex((c) => c.status === 0);
    return k < 0 ? [] : [{ r, k, y: plot.y(row.cells[k]!.value) }];
  });
  const averages = ends.filter(({ r }) => plot.rows[r]!.role === "average");
  const named = [
    ...ends
      .filter(({ r }) => plot.rows[r]!.role !== "average")
      .slice(0, maxNamed - averages.length),
    ...averages,
  ];
  const placed = spread(
    named.map((e) => e.y),
    15,
    grid.y + 2,
    grid.y + grid.height - 4,
  );
  const edge = grid.x + grid.width;
  return named.flatMap(({ r, k, y }, i) => {
    const look = plot.looks[r]!;
    const label = placed[i]!;
    const from = plot.x(k, r) + (look.symbolSize || 4) / 2 + 1;
    return [
      // The leader shows which line a moved name belongs to.
      svg("path", {
        d: `M${r1(from)} ${r1(y)}L${r1(edge + 2)} ${r1(label)}`,
        fill: "none",
        stroke: look.color,
        "stroke-width": 1,
        "stroke-opacity": 0.55,
        "stroke-dasharray": k < plot.yearLabels.length - 1 ? "1 3" : undefined,
      }),
      svg("rect", { x: r1(edge + 4), y: r1(label - 4), width: 4, height: 8, fill: look.color }),
      svg(
        "text",
        {
          x: r1(edge + 11),
          y: r1(label),
          dy: "0.35em",
          "font-size": size.label,
          "font-weight": look.strong ? 600 : 400,
          fill: theme.text,
        },
        fit(plot.labels[r]!, plot.width - edge - 11, size.label, look.strong),
      ),
    ];
  });
}

/** The sign of missing values at the foot of their years, over a line in the row's colour; several rows stack upwards. */
function gapSigns(plot: Plot, theme: Theme): SVGElement[] {
  const line = plot.kind === "line";
  const foot = line ? plot.grid.y + plot.grid.height - 8 : plot.y(0) - 8;
  const piled = new Map<number, number>();
  return plot.rows.flatMap((row, r) =>
    runs(row).flatMap(({ from, to, status }) => {
      const years = Array.from({ length: to - from + 1 }, (_, i) => from + i);
      const level = line ? Math.max(...years.map((k) => piled.get(k) ?? 0)) : 0;
      for (const k of years) piled.set(k, level + 1);
      // Beyond three the pile would hide the lines; the table has them all.
      if (level > 2) return [];
      const y = foot - level * 15;
      // Bars of a year stand side by side, so a run over years is many places there.
      const spans = line ? [[from, to] as const] : years.map((k) => [k, k] as const);
      const color = plot.looks[r]!.color;
      return spans.flatMap(([a, b]) => [
        svg("line", {
          x1: r1(plot.x(a, r) - 6),
          x2: r1(plot.x(b, r) + 6),
          y1: r1(y + 7),
          y2: r1(y + 7),
          stroke: color,
          "stroke-width": 2,
        }),
        svg(
          "text",
          {
            x: r1((plot.x(a, r) + plot.x(b, r)) / 2),
            y: r1(y),
            dy: "0.2em",
            "text-anchor": "middle",
            "font-size": size.label,
            "font-weight": 600,
            fill: theme.text,
          },
          sign(status),
        ),
      ]);
    }),
  );
}

/** Stretches of years that miss their number for the same reason. */
export function runs(row: Row): { from: number; to: number; status: number }[] {
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
function cuts(plot: Plot, theme: Theme): SVGElement[] {
  return plot.rows.flatMap((row, r) =>
    row.cells.flatMap((cell, k) => {
      if (!isBreak(row, k) || cell.status !== 0) return [];
      const x = (plot.x(k - 1, r) + plot.x(k, r)) / 2;
      const y = (plot.y(row.cells[k - 1]!.value) + plot.y(cell.value)) / 2;
      return [
        svg("path", {
          d: `M${r1(x - 5)} ${r1(y + 6)}l4 -12M${r1(x + 1)} ${r1(y + 6)}l4 -12`,
          fill: "none",
          stroke: plot.looks[r]!.color === theme.calm ? theme.text : plot.looks[r]!.color,
          "stroke-width": 2,
        }),
      ];
    }),
  );
}

/**
 * The letters of marked numbers, in the row's colour, at their point or over their bar, clear of other points and letters.
 * What concerns whole years stands on the axis.
 */
function letters(plot: Plot, theme: Theme): SVGElement[] {
  const left = onAxis | (mostlyChanged(plot.rows) ? Difference.changed | Difference.added : 0);
  const line = plot.kind === "line";
  const taken = plot.yearLabels.map((_, k) =>
    line ? plot.rows.flatMap((row, r) => (row.cells[k]!.status ? [] : [plot.box(r, k).y])) : [],
  );
  return plot.rows.flatMap((row, r) =>
    row.cells.flatMap((cell, k) => {
      const text = mark(cell.flags & ~left);
      if (cell.status !== 0 || !text) return [];
      const box = plot.box(r, k);
      const y = line ? clear(box.y, taken[k]!) : box.y - (hasRoom(plot) ? 18 : 7);
      if (line) taken[k]!.push(y);
      const color = plot.looks[r]!.color;
      return [
        label(text, box.x + box.width / 2, y, {
          "font-weight": 600,
          fill: color === theme.calm ? theme.text : color,
          stroke: theme.background,
          "stroke-width": 2.5,
          "stroke-linejoin": "round",
          "paint-order": "stroke",
        }),
      ];
    }),
  );
}

/** Where most numbers are other than the published ones, a letter at each would hide the lines. */
export function mostlyChanged(rows: readonly Row[]): boolean {
  const cells = rows.flatMap((row) => row.cells.filter((c) => c.status === 0));
  const changed = cells.filter((c) => c.flags & (Difference.changed | Difference.added));
  return changed.length > 3 && changed.length * 3 > cells.length;
}

/** The nearest height over or under a point that keeps off everything taken; over it when both are as near. */
export function clear(point: number, taken: readonly number[]): number {
  const away = 11;
  const [over, under] = [-1, 1].map((way) => {
    let y = point + way * away;
    for (;;) {
      const near = taken.filter((at) => Math.abs(at - y) < away - 0.01);
      if (near.length === 0) return y;
      y = (way < 0 ? Math.min(...near) : Math.max(...near)) + way * away;
    }
  }) as [number, number];
  return over >= 6 && point - over <= under - point ? over : under;
}

/** A small text centred on a point. */
function label(
  text: string,
  x: number,
  y: number,
  look: Record<string, string | number>,
): SVGElement {
  const at = { x: r1(x), y: r1(y), dy: "0.35em", "text-anchor": "middle", "font-size": 11 };
  return svg("text", { ...at, ...look }, text);
}

/** Whether every bar is wide enough for its number. */
function hasRoom(plot: Plot): boolean {
  return plot.rows.every((row) =>
    row.cells.every(
      (c) => c.status !== 0 || measure(number(c.value, plot.decimals), 11) <= plot.barWidth + 2,
    ),
  );
}

/** Numbers on all bars or on none: some would look like a choice. */
function barValues(panel: Panel, plot: Plot, theme: Theme): SVGElement[] {
  if (!hasRoom(plot)) return [];
  return plot.rows.flatMap((row, r) =>
    row.cells.flatMap((cell, k) => {
      if (cell.status !== 0) return [];
      const text = number(cell.value, panel.decimals);
      const box = plot.box(r, k);
      const y = cell.value < 0 ? box.y + box.height + 9 : box.y - 6;
      return [label(text, box.x + box.width / 2, y, { fill: theme.text })];
    }),
  );
}

function rowMarks(panel: Panel, plot: Plot, theme: Theme): SVGElement[] {
  const { grid } = plot;
  return plot.rows.flatMap((row, r) => {
    const cell = row.cells[0]!;
    const strong = plot.looks[r]!.strong;
    const y = grid.y + (r + 0.5) * size.row;
    const box = plot.box(r, 0);
    const room = plot.width - plot.y(0) - 8;
    const value =
      cell.status === 0
        ? [number(cell.value, panel.decimals), mark(cell.flags)].filter(Boolean).join(" ")
        : fit(`${sign(cell.status)}  ${reason(cell.status)}`, room, size.label, false);
    return [
      svg(
        "text",
        {
          x: r1(grid.x - 8),
          y: r1(y),
          dy: "0.35em",
          "text-anchor": "end",
          "font-size": size.label,
          "font-weight": strong ? 600 : 400,
          fill: theme.text,
        },
        fit(plot.labels[r]!, grid.x - 10, size.label, strong),
      ),
      svg(
        "text",
        {
          x: r1(box.x + box.width + 6),
          y: r1(y),
          dy: "0.35em",
          "font-size": size.label,
          "font-weight": strong ? 600 : 400,
          fill: cell.status === 0 ? theme.text : theme.muted,
        },
        value,
      ),
    ];
  });
}

/** One decimal is finer than any pixel. */
export function r1(n: number): number {
  return Math.round(n * 10) / 10;
}
