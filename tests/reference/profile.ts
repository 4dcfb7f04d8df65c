/** Tjenesteprofil: a service area's indicators in one year, beside a baseline. */
import {
  indicatorOf,
  regionOf,
  types,
  versionOf,
  type Indicator,
  type Version,
  type World,
} from "./bundle.ts";
import { averageOf, resultOf, type Average } from "./averages.ts";
import { deviation, extremes, isGroup, placeOf, ratio, shown, type Extreme } from "./comparison.ts";
import { mixesBorders } from "./borders.ts";
import { isRelative } from "./groups.ts";
import { isKnown, type Cell } from "./missing.ts";

export type Change = "up" | "down" | "unchanged" | "break" | "";
export interface ProfileRow {
  indicator: string;
  type: string;
  region: string;
  value: Cell;
  baseline: Average;
  index?: number;
  deviation?: number;
  min?: Extreme;
  max?: Extreme;
  minIndex?: number;
  maxIndex?: number;
  previous: Cell;
  /** Absent where the rules do not say whether a change in a group is a break. */
  change?: Change;
}

export function indicatorsOf({ bundle }: World, area: string): Indicator[] {
  const shownHere = bundle.indicators.filter(
    (indicator) => indicator.area === area && indicator.profile !== false,
  );
  return types.flatMap((type) => shownHere.filter((indicator) => indicator.type === type));
}

export function profileOf(
  world: World,
  area: string,
  regions: string[],
  year: number,
  baseline = "asss",
  span = isGroup(world, baseline) ? baseline : "asss",
): ProfileRow[] {
  const seenFrom = (region: string, place: string): string =>
    isRelative(world, place) ? `${place}@${region}` : place;
  return indicatorsOf(world, area).flatMap((indicator) =>
    regions.map((region) => {
      const value = resultOf(world, indicator, region, year);
      const base = placeOf(world, indicator, seenFrom(region, baseline), year);
      const { min, max } = extremes(averageOf(world, indicator, seenFrom(region, span), year));
      return {
        indicator: indicator.id,
        type: indicator.type,
        region,
        value,
        baseline: base,
        index: ratio(value, base.value),
        deviation: deviation(value, base.value),
        min,
        max,
        minIndex: min && ratio(min.value, base.value),
        maxIndex: max && ratio(max.value, base.value),
        previous: resultOf(world, indicator, region, year - 1),
        ...(isAgainstGroup(world, indicator, year)
          ? {}
          : { change: changeOf(world, indicator, region, year) }),
      };
    }),
  );
}

/** The municipality against itself a year ago, as far as the shown decimals tell. */
function changeOf(world: World, indicator: Indicator, code: string, year: number): Change {
  const now = resultOf(world, indicator, code, year);
  const before = resultOf(world, indicator, code, year - 1);
  if (!isKnown(now) || !isKnown(before)) return "";
  if (isBreak(world, indicator, code, year)) return "break";
  if ([year, year - 1].some((each) => mixesBorders(world, indicator, code, each))) return "break";
  const difference = shown(now, indicator) - shown(before, indicator);
  return difference > 0 ? "up" : difference < 0 ? "down" : "unchanged";
}

/** Other borders, another grouping, or another definition than the year before. */
function isBreak(world: World, indicator: Indicator, code: string, year: number): boolean {
  if (isRedefined(world, indicator, year)) return true;
  const joined = world.predecessors === "summed";
  return (regionOf(world, code)!.breaks ?? []).some(
    (each) => each.year === year && !(joined && (each.predecessors ?? []).length > 0),
  );
}

export const referredTo = (world: World, { formula }: Version): Indicator[] =>
  [...formula.matchAll(/\[([^\]]*)\]/g)].map(([, id]) => indicatorOf(world, id!.trim()));

/** Does the indicator, or one that its formula refers to, measure something else than last year? */
export function isRedefined(world: World, indicator: Indicator, year: number): boolean {
  const now = versionOf(indicator, year);
  const before = versionOf(indicator, year - 1);
  if (!now || !before) return false;
  const measure = ({ formula, inputs }: Version): string => JSON.stringify([formula, inputs]);
  if (measure(now) !== measure(before)) return true;
  return referredTo(world, now).some((other) => isRedefined(world, other, year));
}

/** Is the value held against a group, whose members' borders and number may change too? */
function isAgainstGroup(world: World, indicator: Indicator, year: number): boolean {
  const version = versionOf(indicator, year);
  if (!version) return false;
  const places = [...version.formula.matchAll(/group\(([^,]*),/g)].map(([, id]) => id!.trim());
  return (
    places.some((place) => isGroup(world, place)) ||
    referredTo(world, version).some((other) => isAgainstGroup(world, other, year))
  );
}
