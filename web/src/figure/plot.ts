import { number } from "../formats.ts";
import { hasValue, yearLabels, type Panel, type Row } from "../series.ts";
import type { Figure } from "../state.ts";
import { looks, type Look } from "./look.ts";
import { scale, tickDecimals, type Scale } from "./scale.ts";
import { measure } from "./text.ts";
import type { Theme } from "./theme.ts";

/** Lines over years, bars grouped by year, or (for one year) one bar per place lying down. */
export type Kind = "line" | "bars" | "rows";

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where everything in one panel goes, in pixels of the panel. ECharts draws by it, and so do our marks and the cursor. */
export interface Plot {
  kind: Kind;
  width: number;
  height: number;
  grid: Box;
  scale: Scale;
  ticks: number;
  decimals: number;
  /** Rows that have a number somewhere; the others are named in a note. */
  rows: Row[];
  looks: Look[];
  labels: string[];
  yearLabels: string[];
  /** Every how many years the axis names one, counted from the last. */
  yearStep: number;
  barWidth: number;
  /** Names stand in a key above instead of at the lines. */
  keyed: boolean;
  x(k: number, r: number): number;
  y(value: number): number;
  /** The area of a cell that the pointer can be in: a point for lines, the bar for bars. */
  box(r: number, k: number): Box;
}

export const size = { label: 13, axis: 12, row: 34 } as const;

/** A line is cut between two numbers that cannot be held against each other. */
export const isBreak = (row: Row, k: number): boolean =>
  k > 0 && row.breaks[k]!.length > 0 && row.cells[k - 1]!.status === 0;

export function kindOf(figure: Figure, panel: Panel): Kind {
  if (figure === "line") return "line";
  return panel.years.length === 1 ? "rows" : "bars";
}

/** Labels beyond this many cannot keep apart at the end of the lines. */
export const maxNamed = 16;

export function plot(
  panel: Panel,
  figure: Figure,
  width: number,
  tall: boolean,
  theme: Theme,
): Plot {
  const kind = kindOf(figure, panel);
  const all = looks(panel.rows, theme);
  const shown = panel.rows
    .map((row, i) => ({ row, look: all[i]! }))
    .filter(({ row }) => kind === "rows" || hasValue(row));
  const rows = shown.map((s) => s.row);
  const values = rows.flatMap((row) => row.cells.filter((c) => c.status === 0).map((c) => c.value));
  const axis = scale(values, kind !== "line", kind === "rows" ? 4 : 5);
  const ticks = tickDecimals(axis.step);
  const labels = rows.map((row) => row.label);
  const narrow = width < 480;
  const tickWidth = Math.max(
    measure(number(axis.min, ticks), size.axis),
    measure(number(axis.max, ticks), size.axis),
  );
  const nameWidth = Math.max(0, ...labels.map((l) => measure(l, size.label, true)));
  const height = kind === "rows" ? rows.length * size.row + 34 : tall ? (narrow ? 260 : 320) : 220;
  const valueRoom =
    Math.max(0, ...values.map((v) => measure(number(v, panel.decimals), size.label, true))) + 30;
  const grid: Box =
    kind === "rows"
      ? { x: Math.min(nameWidth, width * 0.4) + 12, y: 4, width: 0, height: rows.length * size.row }
      : { x: tickWidth + 12, y: 14, width: 0, height: height - 14 - 30 };
  const keyed = kind === "bars" || (kind === "line" && narrow);
  const right = keyed ? 8 : kind === "line" ? Math.min(nameWidth, width * 0.36) + 18 : valueRoom;
  grid.width = Math.max(40, width - grid.x - right);

  const n = panel.years.length;
  const band = kind === "rows" ? size.row : grid.width / n;
  const perYear = Math.max(1, rows.length);
  const barWidth =
    kind === "rows"
      ? 20
      : Math.max(1, Math.min(44, (band * 0.8) / (perYear + (perYear - 1) * barGap)));
  const yearWidth = Math.max(...yearLabels(panel).map((l) => measure(l, size.axis))) + 8;
  const y = (value: number) =>
    kind === "rows"
      ? grid.x + ((value - axis.min) / (axis.max - axis.min)) * grid.width
      : grid.y + grid.height - ((value - axis.min) / (axis.max - axis.min)) * grid.height;
  const x = (k: number, r: number) => {
    const center = grid.x + (k + 0.5) * band;
    if (kind === "line") return center;
    return center + (r - (rows.length - 1) / 2) * barWidth * (1 + barGap);
  };
  const box = (r: number, k: number): Box => {
    const cell = rows[r]!.cells[k]!;
    const missing = cell.status !== 0;
    if (kind === "line") {
      return {
        x: x(k, r),
        y: missing ? grid.y + grid.height - 8 : y(cell.value),
        width: 0,
        height: 0,
      };
    }
    const zero = y(0);
    const end = missing ? zero : y(cell.value);
    if (kind === "rows") {
      const top = grid.y + r * size.row + (size.row - barWidth) / 2;
      return { x: Math.min(zero, end), y: top, width: Math.abs(end - zero), height: barWidth };
    }
    return {
      x: x(k, r) - barWidth / 2,
      y: Math.min(zero, end),
      width: barWidth,
      height: Math.abs(end - zero),
    };
  };
  return {
    kind,
    width,
    height,
    grid,
    scale: axis,
    ticks,
    decimals: panel.decimals,
    rows,
    looks: shown.map((s) => s.look),
    labels,
    yearLabels: yearLabels(panel),
    yearStep: Math.max(1, Math.ceil((yearWidth * n) / grid.width)),
    barWidth,
    keyed,
    x,
    y,
    box,
  };
}

/** Space between two bars of a year, as a share of a bar. */
export const barGap = 0.1;
