/** What tjenesteprofil and nøkkeltall share: a place to compare with, lowest and highest member. */
import { groupOf, regionOf, type Indicator, type World } from "./bundle.ts";
import { averageOf, resultOf, type Average } from "./averages.ts";
import { isKnown, type Cell } from "./missing.ts";

/** As the reader sees it: the number as it is written, rounded half away from zero. */
export const shown = (value: number, { decimals }: Indicator): number =>
  Number(
    new Intl.NumberFormat("en", { maximumFractionDigits: decimals, useGrouping: false }).format(
      value,
    ),
  );

/** A group's average, or a region's own value, which rests on no members. */
export function placeOf(world: World, indicator: Indicator, place: string, year: number): Average {
  return regionOf(world, place)
    ? { value: resultOf(world, indicator, place, year), type: "", members: [] }
    : averageOf(world, indicator, place, year);
}

export const isGroup = (world: World, asked: string): boolean =>
  groupOf(world, asked.split("@")[0]!) !== undefined;

export interface Extreme {
  region: string;
  value: number;
}

/** The first of the members with the lowest and with the highest value, of those that take part. */
export function extremes({ members }: Average): { min?: Extreme; max?: Extreme } {
  const values = members
    .filter(({ takesPart }) => takesPart)
    .flatMap(({ region, result }) => (isKnown(result) ? [{ region, value: result }] : []));
  if (values.length === 0) return {};
  const pick = (best: (a: number, b: number) => boolean): Extreme =>
    values.reduce((found, each) => (best(each.value, found.value) ? each : found));
  return { min: pick((a, b) => a < b), max: pick((a, b) => a > b) };
}

export const ratio = (value: Cell, baseline: Cell): number | undefined =>
  isKnown(value) && isKnown(baseline) && baseline > 0 ? (value / baseline) * 100 : undefined;

export const deviation = (value: Cell, baseline: Cell): number | undefined =>
  isKnown(value) && isKnown(baseline) && baseline !== 0
    ? ((value - baseline) / Math.abs(baseline)) * 100
    : undefined;
