import type { Findings, FindingsQuery } from "../engine/types.ts";

export interface Nearest {
  area: string;
  year: number;
}

export function isEmpty({ changes, spreads, deviations, turns }: Findings): boolean {
  return changes.length + spreads.length + deviations.length + turns.length === 0;
}

/** The nearest year of the area that has findings; where it has none, the nearest of the first other area that has. */
export function nearest(
  query: FindingsQuery,
  areas: readonly string[],
  [first, last]: readonly [number, number],
  ask: (query: FindingsQuery) => Findings,
): Nearest | undefined {
  const all = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  // Of two equally near the earlier one: its numbers are final when these are not.
  const distance = (year: number) => Math.abs(year - query.year);
  const years = all.sort((a, b) => distance(a) - distance(b) || a - b);
  for (const area of [query.area, ...areas.filter((id) => id !== query.area)])
    for (const year of years)
      if (!isEmpty(ask({ ...query, area, year, most: 1 }))) return { area, year };
  return undefined;
}
