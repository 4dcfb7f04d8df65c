/** Rank and grade within a set of municipalities. */
import type { Indicator, World } from "./bundle.ts";
import { resultOf } from "./averages.ts";
import { mixesBorders } from "./borders.ts";
import { shown } from "./comparison.ts";
import { isKnown, type Cell } from "./missing.ts";

export interface Ranked {
  region: string;
  value: Cell;
  rank?: number;
  /** How many share the rank. */
  tied?: number;
  grade?: number;
}

export function rankOf(
  world: World,
  indicator: Indicator,
  regions: string[],
  year: number,
  best?: "high" | "low",
): Ranked[] {
  const rows = regions.map((region) => ({
    region,
    value: resultOf(world, indicator, region, year),
  }));
  const ranked = rows.filter(({ region }) => !mixesBorders(world, indicator, region, year));
  const values = ranked
    .map(({ value }) => value)
    .filter(isKnown)
    .map((value) => shown(value, indicator));
  return rows.map((row) => {
    if (!isKnown(row.value) || !ranked.includes(row)) return row;
    const value = shown(row.value, indicator);
    const better = values.filter((other) => (best === "low" ? other < value : other > value));
    return {
      ...row,
      rank: better.length + 1,
      tied: values.filter((other) => other === value).length,
      grade: best && gradeOf(value, values, best),
    };
  });
}

/** 3.5 at the mean; two standard deviations from it reach 1 and 6. */
function gradeOf(value: number, values: number[], best: "high" | "low"): number {
  if (values.every((other) => other === values[0])) return 3.5;
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length;
  const z = ((value - mean) / Math.sqrt(variance)) * (best === "low" ? -1 : 1);
  return Math.min(6, Math.max(1, 3.5 + 1.25 * z));
}
