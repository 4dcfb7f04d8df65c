import type { EChartsCoreOption } from "echarts/core";
import { number } from "../formats.ts";
import type { Row } from "../series.ts";
import type { Look } from "./look.ts";
import { barGap, isBreak, size, type Box, type Plot, type Series } from "./plot.ts";
import type { Scale } from "./scale.ts";
import { typeface } from "./text.ts";
import type { Theme } from "./theme.ts";

/** A point of a series: a number, or null where there is none. A gap is never bridged and never zero. */
export type Point = number | null;

/** ECharts draws axes, lines and bars; names, signs and breaks are ours (marks.ts). */
export function options(plot: Plot, theme: Theme): EChartsCoreOption {
  const last = plot.categories.length - 1;
  const axis = categoryAxis(plot.categories, theme);
  return {
    ...base(plot.grid),
    xAxis: {
      ...axis,
      axisLine: { ...axis.axisLine, onZero: plot.form === "bars" },
      axisLabel: {
        ...font(theme),
        show: !plot.ownNames,
        interval: (i: number) => (last - i) % plot.step === 0,
        hideOverlap: false,
      },
    },
    yAxis: valueAxis(plot.scale, theme, plot.ticked ? plot.ticks : undefined),
    series: plot.series.flatMap((one) =>
      plot.form === "line" ? lines(one) : [bars(one, plot, theme)],
    ),
  };
}

/** What every plot has in common. */
export function base(grid: Box): EChartsCoreOption {
  return {
    animation: false,
    textStyle: { fontFamily: typeface() },
    grid: {
      left: grid.x,
      top: grid.y,
      width: grid.width,
      height: grid.height,
      outerBoundsMode: "none",
      containLabel: false,
    },
  };
}

function font(theme: Theme) {
  return { fontFamily: typeface(), fontSize: size.axis, color: theme.muted };
}

/** Without `decimals` its numbers are not written. */
export function valueAxis({ min, max, step }: Scale, theme: Theme, decimals?: number) {
  return {
    type: "value",
    min,
    max,
    interval: step,
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: theme.grid, width: 1 } },
    axisLabel: {
      ...font(theme),
      show: decimals !== undefined,
      formatter: (v: number) => number(v, decimals ?? 0),
    },
  };
}

export function categoryAxis(categories: readonly string[], theme: Theme) {
  return {
    type: "category",
    data: categories,
    boundaryGap: true,
    axisLine: { show: true, onZero: true, lineStyle: { color: theme.axis, width: 1 } },
    axisTick: { show: false },
    splitLine: { show: false },
    axisLabel: { show: false },
  };
}

/** One series per stretch between breaks: a break is a visible gap in the line, but not in the points. */
export function stretches(row: Pick<Row, "cells" | "breaks">): Point[][] {
  const out: Point[][] = [];
  let current: Point[] = row.cells.map(() => null);
  row.cells.forEach((cell, k) => {
    if (isBreak(row, k)) {
      out.push(current);
      current = row.cells.map(() => null);
    }
    current[k] = cell.status === 0 ? cell.value : null;
  });
  out.push(current);
  return out;
}

function lines(one: Series): object[] {
  const { look, role } = one;
  // Averages are lines without markers, but a lone value must still be seen.
  const least = Math.max(4, look.width * 3.5);
  return stretches(one).map((data) => ({
    type: "line",
    data,
    connectNulls: false,
    symbol: look.symbolSize || data.some((_, k) => alone(data, k)) ? look.symbol : "none",
    symbolSize:
      look.symbolSize ||
      ((_: unknown, at: { dataIndex: number }) => (alone(data, at.dataIndex) ? least : 0)),
    showAllSymbol: true,
    lineStyle: { color: look.color, width: look.width, type: look.dash },
    itemStyle: { color: look.color },
    z: look.strong ? 5 : role === "average" ? 4 : 3,
    silent: true,
    emphasis: { disabled: true },
  }));
}

function alone(data: readonly Point[], k: number): boolean {
  return data[k] !== null && (data[k - 1] ?? null) === null && (data[k + 1] ?? null) === null;
}

function bars(one: Series, plot: Plot, theme: Theme): object {
  return {
    type: "bar",
    data: one.cells.map((c, k) => {
      const value: Point = c.status === 0 ? c.value : null;
      const shade = one.shades?.[k];
      return shade ? { value, itemStyle: barStyle(shade, theme) } : value;
    }),
    barWidth: plot.barWidth,
    barGap: `${barGap * 100}%`,
    itemStyle: barStyle(one.look, theme),
    silent: true,
    emphasis: { disabled: true },
  };
}

/** Averages are hatched; a pale bar has an outline that can be seen. */
export function barStyle(look: Look, theme: Theme): object {
  if (look.hatched)
    return {
      color: theme.background,
      borderColor: look.outline ?? look.color,
      borderWidth: look.outline ? 1 : 1.5,
      decal: {
        symbol: "rect",
        color: look.color,
        dashArrayX: [1, 0],
        dashArrayY: [2, 5],
        rotation: (-(look.hatching ?? 45) * Math.PI) / 180,
      },
    };
  return look.outline
    ? { color: look.color, borderColor: look.outline, borderWidth: 1 }
    : { color: look.color };
}
