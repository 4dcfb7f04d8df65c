import type { Description, Query, Result } from "../engine/types.ts";
import { indicatorName } from "../series.ts";
import { answerable, difference, Values } from "./marked.ts";

export interface ChangedNumber {
  indicator: string;
  unit: string;
  decimals: number;
  place: string;
  year: number;
  was: number;
  now: number;
}

/** What differs between a local bundle's service area and the published one's, over all municipalities and years. */
export interface AreaChanges {
  /** Largest first, in per cent of what was. */
  changed: ChangedNumber[];
  /** How many numbers differ less than is shown. */
  tiny: number;
  /** How many numbers there are now that were not, by year. */
  added: Map<number, number>;
  /** And the other way round. */
  gone: Map<number, number>;
}

type Evaluate = (query: Query) => Result;

export function areaChanges(
  area: string,
  now: { bundle: Description; evaluate: Evaluate },
  before: { bundle: Description; evaluate: Evaluate },
): AreaChanges {
  const out: AreaChanges = { changed: [], tiny: 0, added: new Map(), gone: new Map() };
  const indicators = now.bundle.indicators.filter((i) => i.area === area && i.versions.length > 0);
  const { bundle } = now;
  if (indicators.length === 0 || bundle.regions.length === 0) return out;
  const years: [number, number] = [
    Math.min(bundle.years[0], before.bundle.years[0]),
    Math.max(bundle.years[1], before.bundle.years[1]),
  ];
  const query: Query = {
    indicators: indicators.map((i) => i.id),
    regions: bundle.regions.map((r) => r.code),
    years,
  };
  const asked = answerable(query, before.bundle);
  const values = new Values(now.evaluate(query));
  const earlier = asked && new Values(before.evaluate(asked));
  const count = (counts: Map<number, number>, year: number) =>
    counts.set(year, (counts.get(year) ?? 0) + 1);
  for (const indicator of indicators) {
    const { id, unit, decimals } = indicator;
    for (const { code, name } of bundle.regions) {
      for (let year = years[0]; year <= years[1]; year++) {
        const is = values.at(id, code, year)!;
        const was = earlier?.at(id, code, year);
        const how = difference(is, was, decimals);
        if (how === "added") count(out.added, year);
        else if (how === "gone") count(out.gone, year);
        else if (how === "tiny") out.tiny++;
        else if (how === "changed")
          out.changed.push({
            indicator: indicatorName(indicator),
            unit,
            decimals,
            place: name,
            year,
            was: was!.value,
            now: is.value,
          });
      }
    }
  }
  out.changed.sort((a, b) => size(b) - size(a));
  return out;
}

/** From zero to something is more than any factor. */
function size({ was, now }: ChangedNumber): number {
  return was === 0 ? Infinity : Math.abs((now - was) / was);
}
