import {
  Status,
  type Description,
  type Indicator,
  type Query,
  type Result,
} from "../engine/types.ts";
import { compareNames } from "../formats.ts";
import { isMunicipality, regionName } from "../groups.ts";
import { inOrder } from "../order.ts";

/** What an indicator lacks, of the municipalities and the years that it is defined for. */
export interface Gaps {
  indicator: Indicator;
  years: number[];
  /** Numbers that there are, of how many there could be. */
  there: number;
  of: number;
  /** Why the others are missing, the most frequent first. */
  reasons: { status: number; n: number }[];
  /** The municipalities that lack a year, by name; a status per year, 0 where there is a number. */
  rows: { code: string; name: string; status: number[] }[];
}

/** Indicators that lack the same, together. */
export function alike(all: readonly Gaps[]): Gaps[][] {
  const found = new Map<string, Gaps[]>();
  for (const one of all) {
    const key = JSON.stringify([one.years, one.of, one.rows]);
    found.set(key, [...(found.get(key) ?? []), one]);
  }
  return [...found.values()];
}

/** Evaluates the area's indicators once, over all municipalities and years. */
export function gapsIn(
  bundle: Description,
  area: string,
  evaluate: (query: Query) => Result,
): Gaps[] {
  const indicators = inOrder(
    bundle.indicators.filter((i) => i.area === area && bundle.indicatorYears[i.id]),
  );
  const regions = bundle.regions.filter(isMunicipality).map((r) => r.code);
  if (indicators.length === 0 || regions.length === 0) return [];
  const result = evaluate({
    indicators: indicators.map((i) => i.id),
    regions,
    years: bundle.years,
  });
  return indicators.map((indicator) => gaps(indicator, result, bundle));
}

function gaps(indicator: Indicator, result: Result, bundle: Description): Gaps {
  const { indicators, places, years, status } = result;
  const [first, last] = bundle.indicatorYears[indicator.id]!;
  const from = years.indexOf(first);
  const span = years.slice(from, years.indexOf(last) + 1);
  const start = indicators.indexOf(indicator.id) * places.length;
  const reasons = new Map<number, number>();
  const rows: Gaps["rows"] = [];
  let there = 0;
  let of = 0;
  places.forEach(({ id }, j) => {
    const at = (start + j) * years.length + from;
    const mine = [...status.subarray(at, at + span.length)];
    for (const one of mine) {
      // A year without a definition lacks nothing.
      if (one === Status.notDefined) continue;
      of += 1;
      if (one === Status.value) there += 1;
      else reasons.set(one, (reasons.get(one) ?? 0) + 1);
    }
    if (mine.some((one) => one !== Status.value && one !== Status.notDefined))
      rows.push({ code: id, name: regionName(id, bundle), status: mine });
  });
  return {
    indicator,
    years: span,
    there,
    of,
    reasons: [...reasons].sort(([, a], [, b]) => b - a).map(([one, n]) => ({ status: one, n })),
    rows: rows.sort((a, b) => compareNames(a.name, b.name)),
  };
}
