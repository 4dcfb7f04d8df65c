import type { EChartsCoreOption } from "echarts/core";
import { number } from "../formats.ts";
import type { Row } from "../series.ts";
import { barGap, isBreak, size, type Plot } from "./plot.ts";
import { fontFamily, type Theme } from "./theme.ts";
import type { Look } from "./look.ts";

/** A point of a series: a number, or null where there is none. A gap is never bridged and never zero. */
export type Point = number | null;

/** ECharts draws axes, lines and bars; names, signs and breaks are ours (marks.ts). */
export function options(plot: Plot, theme: Theme): EChartsCoreOption {
  const { grid, scale, kind } = plot;
  const font = { fontFamily, fontSize: size.axis, color: theme.muted };
  const valueAxis = {
    type: "value",
    min: scale.min,
    max: scale.max,
    interval: scale.step,
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: theme.grid, width: 1 } },
    axisLabel: { ...font, show: kind !== "rows", formatter: (v: number) => number(v, plot.ticks) },
  };
  const last = plot.yearLabels.length - 1;
  const categoryAxis = {
    type: "category",
    data: kind === "rows" ? plot.labels : plot.yearLabels,
    inverse: kind === "rows",
    boundaryGap: true,
    axisLine: { show: true, onZero: kind !== "line", lineStyle: { color: theme.axis, width: 1 } },
    axisTick: { show: false },
    splitLine: { show: false },
    axisLabel: {
      ...font,
      // Names of places are ours: they may need weight and shortening.
      show: kind !== "rows",
      interval: (i: number) => (last - i) % plot.yearStep === 0,
      hideOverlap: false,
    },
  };
  return {
    animation: false,
    textStyle: { fontFamily },
    grid: {
      left: grid.x,
      top: grid.y,
      width: grid.width,
      height: grid.height,
      outerBoundsMode: "none",
      containLabel: false,
    },
    xAxis: kind === "rows" ? valueAxis : categoryAxis,
    yAxis: kind === "rows" ? categoryAxis : valueAxis,
    series: plot.rows.flatMap((row, r) =>
      kind === "line" ? lines(row, plot.looks[r]!) : [bar(row, plot.looks[r]!, plot, theme, r)],
    ),
  };
}

/** One series per stretch between breaks: a break is a visible gap in the line, but not in the points. */
export function stretches(row: Row): Point[][] {
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

function lines(row: Row, look: Look): object[] {
  return stretches(row).map((data) => ({
    type: "line",
    data,
    connectNulls: false,
    symbol: look.symbol,
    // Averages are lines without markers, but a lone value must still be seen.
    symbolSize: (_: unknown, at: { dataIndex: number }) =>
      look.symbolSize || (alone(data, at.dataIndex) ? 7 : 0),
    showAllSymbol: true,
    lineStyle: { color: look.color, width: look.width, type: look.dash },
    itemStyle: { color: look.color },
    z: look.strong ? 5 : row.role === "average" ? 4 : 3,
    silent: true,
    emphasis: { disabled: true },
  }));
}

function alone(data: readonly Point[], k: number): boolean {
  return data[k] !== null && (data[k - 1] ?? null) === null && (data[k + 1] ?? null) === null;
}

function bar(row: Row, look: Look, plot: Plot, theme: Theme, r: number): object {
  const style = look.hatched
    ? {
        color: theme.background,
        borderColor: look.color,
        borderWidth: 1.5,
        decal: {
          symbol: "rect",
          color: look.color,
          dashArrayX: [1, 0],
          dashArrayY: [2, 5],
          rotation: -Math.PI / 4,
        },
      }
    : { color: look.color };
  const values: Point[] = row.cells.map((c) => (c.status === 0 ? c.value : null));
  // Lying bars are one category per place, so each row fills its own category only.
  const data =
    plot.kind === "rows" ? plot.rows.map((_, i) => (i === r ? values[0]! : null)) : values;
  return {
    type: "bar",
    data,
    barWidth: plot.barWidth,
    barGap: plot.kind === "rows" ? "-100%" : `${barGap * 100}%`,
    itemStyle: style,
    silent: true,
    emphasis: { disabled: true },
  };
}
