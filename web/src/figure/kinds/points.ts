import { ScatterChart } from "echarts/charts";
import { use, type EChartsCoreOption } from "echarts/core";
import { number } from "../../formats.ts";
import { r1 } from "../marks.ts";
import { base } from "../options.ts";
import { size, type Box } from "../plot.ts";
import { atLeast, leastHeight, scale, tickDecimals, type Scale } from "../scale.ts";
import { markers, type Look } from "../look.ts";
import { svg } from "../svg.ts";
import { typeface } from "../text.ts";
import type { Theme } from "../theme.ts";

// Not with the rest of ECharts (chart.ts): the first figure has no dots.
use([ScatterChart]);

/** Dots that nobody chose, in a plot with one or two value axes. ECharts draws them and the axes. */
export interface Points {
  grid: Box;
  x: Scale;
  /** Without one, heights are pixels from the top of the grid. */
  y?: Scale;
  dots: readonly (readonly [number, number])[];
  radius: number;
}

/** Round steps over the numbers alone: dots say where they are, not how far from zero. */
export function range(values: readonly number[], decimals: number, ticks: number): Scale {
  const ends = [Math.min(...values), Math.max(...values)] as const;
  if (!(ends[1] > ends[0])) return scale(values, false, decimals, ticks);
  const [low, high] = atLeast(...ends, leastHeight(decimals));
  const { step } = scale([0, high - low], true, decimals, ticks);
  const clean = (n: number) => Number((n * step).toPrecision(12));
  return { min: clean(Math.floor(low / step)), max: clean(Math.ceil(high / step)), step };
}

export function pointOptions(
  { grid, x, y, dots, radius }: Points,
  theme: Theme,
): EChartsCoreOption {
  return {
    ...base(grid),
    xAxis: axis(x, theme),
    yAxis: y
      ? axis(y, theme)
      : { type: "value", min: 0, max: grid.height, inverse: true, show: false },
    series: [
      {
        type: "scatter",
        data: dots,
        symbol: "circle",
        symbolSize: 2 * radius,
        // Just over 3:1 against white, and dots that cover each other are still told apart.
        itemStyle: { color: theme.calm, opacity: 0.88 },
        silent: true,
        progressive: 0,
        emphasis: { disabled: true },
      },
    ],
  };
}

function axis({ min, max, step }: Scale, theme: Theme): object {
  const decimals = tickDecimals(step);
  return {
    type: "value",
    min,
    max,
    interval: step,
    axisLine: { show: true, onZero: false, lineStyle: { color: theme.axis, width: 1 } },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: theme.grid, width: 1 } },
    axisLabel: {
      fontFamily: typeface(),
      fontSize: size.axis,
      color: theme.muted,
      formatter: (v: number) => number(v, decimals),
    },
  };
}

/** A chosen municipality's mark, with an edge that keeps it apart from what it lies on. */
export function chosenMark(look: Look, x: number, y: number, theme: Theme): SVGElement {
  const radius = markRadius(look);
  return svg("path", {
    d: markers[look.symbol],
    fill: look.color,
    stroke: theme.background,
    "stroke-width": r1((14 * 1.5) / (2 * radius)),
    "paint-order": "stroke",
    transform: `translate(${r1(x - radius)} ${r1(y - radius)}) scale(${r1((radius / 7) * 100) / 100})`,
  });
}

export function markRadius(look: Look): number {
  return look.strong ? 8 : 6.5;
}

/** The reference lines of averages, each with a dash of its own. */
export function dashOf(look: Look): string | undefined {
  return Array.isArray(look.dash) ? look.dash.join(" ") : undefined;
}
