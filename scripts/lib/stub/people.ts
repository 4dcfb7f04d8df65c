/**
 * Invented inhabitants, and the levels that all other invented figures follow. Nothing is random or dated:
 * a figure is a hash of what it is about, so a new table, place or year leaves all the others as they were.
 */
import { chance, FIRST, FORMER, SIZES, SUMS } from "./places.ts";

/** A smooth level: the place's own height, a steady trend, a slow wave and a little noise. */
export function level(
  place: string,
  series: string,
  base: number,
  trend: number,
  year: number,
): number {
  const former = FORMER.get(place);
  if (former) {
    const own = 1 + 0.1 * (chance(`${place} ${series}`) - 0.5);
    return level(former.into, series, base, trend, year) * besides(former.into, series) * own;
  }
  const spread = place.length === 4 ? 0.5 : 0.1;
  const height = 1 + spread * (chance(`${place} ${series}`) - 0.5);
  const wave = 0.04 * Math.sin(0.9 * (year - FIRST) + 6 * chance(`${series} wave ${place}`));
  const first = SIZES.get(place)?.mergers[0]?.year ?? Infinity;
  const merged = year >= first ? jump(place, series) : 1;
  const noise = 0.02 * (chance(`${place} ${series} ${year}`) - 0.5);
  return base * height * merged * (1 + trend) ** (year - FIRST) * (1 + wave + noise);
}

/** How many times higher a merger made a level. */
const jump = (place: string, series: string): number =>
  1 + 0.3 * (chance(`${place} ${series} merger`) - 0.5);

/** How many times higher the predecessors stood, so that all together are near the level after the merger. */
function besides(into: string, series: string): number {
  const merger = SIZES.get(into)!.mergers.at(-1)?.factor;
  if (!merger) return 1;
  const needed = 1 + ((jump(into, series) - 1) * merger) / (merger - 1);
  return Math.min(Math.max(needed, 0.6), 1.5);
}

/** The figure of a place, or the sum over the places that an aggregate consists of. */
export function total(place: string, figure: (own: string) => number): number {
  const sum = SUMS[place];
  if (!sum) return figure(place);
  const add = (places: string[] = []): number => places.reduce((n, own) => n + figure(own), 0);
  return add(sum.plus) - add(sum.minus);
}

/** Bounds of the groups that are counted first; the single years of each sum to it. 105 is "105 or older". */
const GROUPS = [
  { from: 0, to: 17, of: 0.215 },
  { from: 18, to: 24, of: 0.09 },
  { from: 25, to: 66, of: 0.545 },
  { from: 67, to: 105, of: undefined },
] as const;
type Group = (typeof GROUPS)[number];
export const OLDEST = 105;

function everyone(own: string, year: number, borders: number): number {
  const { into, part } = FORMER.get(own) ?? { into: own, part: 1 };
  const { people: start, growth, mergers } = SIZES.get(into)!;
  const merged = into === own ? mergers.findLast(({ year }) => year <= borders) : undefined;
  return start * part * (1 + growth) ** (year - FIRST) * (merged?.factor ?? 1);
}

/** How many times more numerous a group is in the place than in general. */
const tilt = (own: string, { from, to }: Group): number =>
  1 + 0.12 * (chance(`${FORMER.get(own)?.into ?? own} ${from}-${to}`) - 0.5);

function count(own: string, group: Group, year: number, borders: number): number {
  const all = everyone(own, year, borders);
  if (group.of !== undefined) return Math.round(all * group.of * tilt(own, group));
  return GROUPS.slice(0, -1).reduce(
    (rest, younger) => rest - count(own, younger, year, borders),
    Math.round(all),
  );
}

const spreads = new Map<string, Float64Array>();
/** Per single year, which part of its group is younger than that year's end. */
function spread(own: string): Float64Array {
  const into = FORMER.get(own)?.into ?? own;
  let ends = spreads.get(into);
  if (ends) return ends;
  ends = new Float64Array(OLDEST + 1);
  for (const { from, to } of GROUPS) {
    let sum = 0;
    for (let age = from; age <= to; age++) {
      const old = from === 67 ? Math.exp(-(((age - 67) / 15) ** 1.7)) : 1;
      sum += old * (1 + 0.16 * (chance(`${into} age ${age}`) - 0.5));
      ends[age] = sum;
    }
    for (let age = from; age < to; age++) ends[age]! /= sum;
    ends[to] = 1;
  }
  spreads.set(into, ends);
  return ends;
}

/** From the first age to the last, both included, within one of GROUPS or across several. */
function between(own: string, first: number, last: number, year: number, borders: number): number {
  let n = 0;
  for (const group of GROUPS) {
    const from = Math.max(first, group.from);
    const to = Math.min(last, group.to);
    if (from > to) continue;
    const all = count(own, group, year, borders);
    const ends = spread(own);
    const younger = from === group.from ? 0 : Math.round(all * ends[from - 1]!);
    n += Math.round(all * ends[to]!) - younger;
  }
  return n;
}

/**
 * Inhabitants at the end of `year`, counted within the borders of the year `borders`. `age` is "total",
 * "17" or "0-17".
 */
export function people(place: string, age: string, year: number, borders = year): number {
  if (age === "total") return total(place, (own) => Math.round(everyone(own, year, borders)));
  const [first, last = first] = age.split("-").map(Number) as [number, number?];
  return total(place, (own) => between(own, first, last, year, borders));
}

/** Men of a single year of age; the others are women. */
export const men = (place: string, age: number, year: number, borders: number): number =>
  total(place, (own) => {
    const part = 0.514 - 0.25 * Math.max(0, (age - 60) / 45) ** 2;
    return Math.round(between(own, age, age, year, borders) * part);
  });

/** A number of the inhabitants of an age. */
export const share = (
  place: string,
  year: number,
  of: string,
  series: string,
  base: number,
  trend: number,
): number =>
  total(place, (own) => Math.round(people(own, of, year) * level(own, series, base, trend, year)));

/** A number of those that another figure counts. */
export const part = (
  place: string,
  year: number,
  of: (place: string, year: number) => number,
  series: string,
  base: number,
  trend: number,
): number =>
  total(place, (own) =>
    Math.round(of(own, year) * Math.min(level(own, series, base, trend, year), 0.98)),
  );

export const rounded = (x: number, decimals: number): number =>
  Math.round(x * 10 ** decimals) / 10 ** decimals;
export const tenths = (x: number): number => rounded(x, 1);
