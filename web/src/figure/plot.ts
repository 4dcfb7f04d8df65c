import { number } from "../formats.ts";
import type { Row } from "../series.ts";
import type { Look } from "./look.ts";
import { tickDecimals, type Scale } from "./scale.ts";
import { measure } from "./text.ts";

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** One line, or the bars of one colour: a place, or a year. It has one cell per category of the axis. */
export interface Series extends Pick<Row, "id" | "label" | "role" | "cells" | "breaks"> {
  look: Look;
  /** Where every category has a look of its own. */
  shades?: Look[];
}

/** Lines over years, or standing bars. */
export type Form = "line" | "bars";

export interface Wanted {
  form: Form;
  series: Series[];
  /** What stands along the axis, as it is written there. */
  categories: string[];
  scale: Scale;
  width: number;
  height: number;
  /** Room for the axis's numbers to the left; 0: they are not written. */
  left: number;
  /** Room for names to the right. */
  right: number;
  /** Room for the categories under the axis. */
  foot: number;
  /** The categories' names are drawn by the kind of figure itself. */
  ownNames?: boolean;
}

/** Where everything in one plot goes, in its own pixels. ECharts draws by it, and so do our marks and the cursor. */
export interface Plot extends Omit<Wanted, "left" | "right" | "foot"> {
  grid: Box;
  /** Decimals of the axis's numbers. */
  ticks: number;
  ticked: boolean;
  /** Every how many categories the axis names one, counted from the last. */
  step: number;
  /** Width of a category. */
  band: number;
  barWidth: number;
  x(k: number, s: number): number;
  y(value: number): number;
  /** The area of a cell that the pointer can be in: a point for lines, the bar for bars. */
  box(s: number, k: number): Box;
}

export const size = { label: 13, axis: 12, value: 11, row: 34 } as const;

/** Space between two bars of a category, as a share of a bar, and what share of the category they fill. */
export const barGap = 0.1;
export const barShare = 0.8;

/** Over the highest value, for what is written there. */
export const over = 16;

/** A line is cut between two numbers that cannot be held against each other. */
export const isBreak = (row: Pick<Row, "cells" | "breaks">, k: number): boolean =>
  k > 0 && row.breaks[k]!.length > 0 && row.cells[k - 1]!.status === 0;

/** There is a line to cut: a break with a number on either side. */
export const isCut = (row: Pick<Row, "cells" | "breaks">, k: number): boolean =>
  isBreak(row, k) && row.cells[k]!.status === 0;

/** The room that an axis's numbers take, their distance to it included. */
export function tickRoom({ min, max, step }: Scale): number {
  const decimals = tickDecimals(step);
  return 12 + Math.max(...[min, max].map((v) => measure(number(v, decimals), size.axis)));
}

export function plot(wanted: Wanted): Plot {
  const { form, series, categories, scale, width, height, left, right, foot, ...rest } = wanted;
  const grid = {
    x: left || 4,
    y: over,
    width: Math.max(40, width - (left || 4) - right),
    height: Math.max(40, height - over - foot),
  };
  const n = Math.max(1, categories.length);
  const m = Math.max(1, series.length);
  const band = grid.width / n;
  const barWidth = Math.max(1, Math.min(44, (band * barShare) / (m + (m - 1) * barGap)));
  const nameWidth = Math.max(0, ...categories.map((c) => measure(c, size.axis))) + 8;
  const y = (value: number) =>
    grid.y + grid.height - ((value - scale.min) / (scale.max - scale.min)) * grid.height;
  const x = (k: number, s: number) => {
    const center = grid.x + (k + 0.5) * band;
    return form === "line" ? center : center + (s - (m - 1) / 2) * barWidth * (1 + barGap);
  };
  const box = (s: number, k: number): Box => {
    const { status, value } = series[s]!.cells[k]!;
    if (form === "line") {
      const at = status === 0 ? y(value) : grid.y + grid.height - 8;
      return { x: x(k, s), y: at, width: 0, height: 0 };
    }
    const zero = y(0);
    const end = status === 0 ? y(value) : zero;
    return {
      x: x(k, s) - barWidth / 2,
      y: Math.min(zero, end),
      width: barWidth,
      height: Math.abs(end - zero),
    };
  };
  return {
    ...rest,
    form,
    series,
    categories,
    scale,
    width,
    height,
    grid,
    ticks: tickDecimals(scale.step),
    ticked: left > 0,
    step: Math.max(1, Math.ceil((nameWidth * n) / grid.width)),
    band,
    barWidth,
    x,
    y,
    box,
  };
}

/** Which rows something is written for. */
export type Whose = (one: Series) => boolean;

/** What is read and not only seen behind the others. */
export const isForeground: Whose = ({ role }) => role !== "background";

/** All numbers of the rows: what an axis must hold. */
export function valuesOf(rows: readonly Pick<Row, "cells">[]): number[] {
  return rows.flatMap((row) => row.cells.filter((c) => c.status === 0).map((c) => c.value));
}
