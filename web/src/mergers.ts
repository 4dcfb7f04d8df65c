import type { Description, Predecessor } from "./engine/types.ts";

/** The municipalities that went into this one after `year`; their figures stood alone that year. */
export function predecessorsOf(
  place: string,
  year: number,
  { regions }: Description,
): Predecessor[] {
  const breaks = regions.find((r) => r.code === place)?.breaks ?? [];
  return breaks.filter((b) => b.year > year).flatMap((b) => b.predecessors ?? []);
}

export function mergedAfter(place: string, year: number, bundle: Description): boolean {
  return predecessorsOf(place, year, bundle).length > 0;
}

/** Whether the data set knows of any merger at all. */
export function hasMergers({ regions }: Description): boolean {
  return regions.some((r) => r.breaks?.some((b) => b.predecessors?.length));
}
