/** Nøkkeltall: three years of each municipality, and the group's average and span in the last. */
import type { World } from "./bundle.ts";
import { averageOf, resultOf, type Average } from "./averages.ts";
import { extremes, type Extreme } from "./comparison.ts";
import type { Cell } from "./missing.ts";
import { indicatorsOf } from "./profile.ts";

export interface KeyFigure {
  indicator: string;
  type: string;
  region: string;
  /** Oldest first; the last is the year asked for. */
  values: { year: number; value: Cell }[];
  average: Average;
  min?: Extreme;
  max?: Extreme;
}

export function keyFiguresOf(
  world: World,
  area: string,
  regions: string[],
  year: number,
  group = "asss",
): KeyFigure[] {
  return indicatorsOf(world, area).flatMap((indicator) =>
    regions.map((region) => {
      const average = averageOf(world, indicator, group, year);
      return {
        indicator: indicator.id,
        type: indicator.type,
        region,
        values: [year - 2, year - 1, year].map((each) => ({
          year: each,
          value: resultOf(world, indicator, region, each),
        })),
        average,
        ...extremes(average),
      };
    }),
  );
}
