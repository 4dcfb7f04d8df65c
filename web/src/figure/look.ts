import type { Row } from "../series.ts";
import { mix } from "./mix.ts";
import { palette, type Theme } from "./theme.ts";

/** How a row is drawn. Colour is backed by marker, dash or hatching, so no row depends on colour alone. */
export interface Look {
  color: string;
  width: number;
  dash: "solid" | number[];
  symbol: "circle" | "rect" | "triangle" | "diamond" | "roundRect";
  symbolSize: number;
  hatched: boolean;
  /** The angle of the hatching, in degrees; unless said 45. */
  hatching?: Hatching;
  strong: boolean;
  /** Around a bar whose own colour may be too pale to be seen. */
  outline?: string;
}

export type Hatching = 45 | 135 | 0;

const hatchings: Hatching[] = [45, 135, 0];
const symbols = ["circle", "rect", "triangle", "diamond", "roundRect"] as const;
const calmDashes: Look["dash"][] = ["solid", [6, 3], [2, 3], [9, 3, 2, 3]];
const averageDashes: number[][] = [
  [7, 4],
  [2, 4],
  [10, 3, 2, 3],
];

/** One look per row. Colours follow the municipalities' order, the highlighted one always takes the first. */
export function looks(rows: readonly Row[], theme: Theme): Look[] {
  let region = 0;
  let average = 0;
  return rows.map((row): Look => {
    if (row.role === "average") {
      const dash = averageDashes[average % averageDashes.length]!;
      const hatching = hatchings[average++ % hatchings.length]!;
      return {
        color: theme.text,
        width: 2,
        dash,
        symbol: "circle",
        symbolSize: 0,
        hatched: true,
        hatching,
        strong: false,
      };
    }
    if (row.role === "background") return backdrop(theme);
    const n = region++;
    const beyond = n - palette.length;
    return {
      color: palette[n] ?? theme.calm,
      width: row.role === "focus" ? 3.5 : 1.75,
      dash: beyond < 0 ? "solid" : calmDashes[beyond % calmDashes.length]!,
      symbol: symbols[n % symbols.length]!,
      symbolSize: row.role === "focus" ? 9 : 7,
      hatched: false,
      strong: row.role === "focus",
    };
  });
}

/** What stands behind the others: thin, grey and without markers. */
export function backdrop(theme: Theme): Look {
  return {
    color: mix(theme.calm, theme.background, 0.4),
    width: 1,
    dash: "solid",
    symbol: "circle",
    symbolSize: 0,
    hatched: false,
    strong: false,
  };
}

/** The markers as paths in a square of 14, for keys and buttons; ECharts draws the same shapes on the lines. */
export const markers: Record<Look["symbol"], string> = {
  circle: "M7 1a6 6 0 1 0 0 12a6 6 0 1 0 0-12z",
  rect: "M1.5 1.5h11v11h-11z",
  triangle: "M7 1l6.5 12h-13z",
  diamond: "M7 0l7 7l-7 7l-7-7z",
  roundRect:
    "M4 1.5h6a2.5 2.5 0 0 1 2.5 2.5v6a2.5 2.5 0 0 1-2.5 2.5h-6a2.5 2.5 0 0 1-2.5-2.5v-6a2.5 2.5 0 0 1 2.5-2.5z",
};
