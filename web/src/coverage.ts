import type { Description, Query, Result } from "./engine/types.ts";

/** Which municipalities and years an indicator has numbers for, so that choices without any can say so beforehand. */
export interface Coverage {
  /** For each region with a number, the years that have one. */
  regions(indicator: string): ReadonlyMap<string, readonly number[]>;
  years(indicator: string): [number, number] | undefined;
}

const none = new Map<string, readonly number[]>();

/** Evaluates every indicator of the area once, over all regions and years of the bundle. */
export function cover(bundle: Description, area: string, evaluate: (q: Query) => Result): Coverage {
  const indicators = bundle.indicators
    .filter((i) => i.area === area && i.versions.length > 0)
    .map((i) => i.id);
  const regions = new Map<string, Map<string, number[]>>();
  const span = new Map<string, [number, number]>();
  if (indicators.length > 0 && bundle.regions.length > 0) {
    const result = evaluate({
      indicators,
      regions: bundle.regions.map((r) => r.code),
      years: bundle.years,
    });
    const { places, years, status } = result;
    let cell = 0;
    for (const indicator of result.indicators) {
      const found = new Map<string, number[]>();
      for (const place of places) {
        const told = years.filter(() => status[cell++] === 0);
        if (told.length === 0) continue;
        found.set(place.id, told);
        const [first, last] = [told[0]!, told.at(-1)!];
        const [from, to] = span.get(indicator) ?? [first, last];
        span.set(indicator, [Math.min(from, first), Math.max(to, last)]);
      }
      regions.set(indicator, found);
    }
  }
  return { regions: (id) => regions.get(id) ?? none, years: (id) => span.get(id) };
}
