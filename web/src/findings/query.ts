import type { Description, Findings, FindingsQuery, Query } from "../engine/types.ts";
import { focusOf, groupOf, isRelative } from "../groups.ts";
import type { State } from "../state.ts";

/** An amount that counts something and is below this is few cases; our choice. */
export const minimum = 30;

/** The longest a list of findings is. */
export const most = 5;

/** Standard deviations between the members below which nothing is told: `least_size` in wasm/engine/findings.hpp. */
export const leastSize = 0.2;

/** What to ask for; undefined where the area has no indicators, or there is no group to measure with. */
export function toFindingsQuery(state: State, bundle: Description): FindingsQuery | undefined {
  const region = focusOf(state.regions, bundle);
  const group = measuredWith(state.baseline, region, bundle);
  const known = bundle.indicators.some((i) => i.area === state.area && i.profile !== false);
  if (!known || group === undefined) return undefined;
  return {
    area: state.area,
    year: state.year,
    ...(region !== undefined && { region }),
    group,
    minimum,
    most,
    predecessors: state.predecessors,
  };
}

/** The baseline where it is a group that can be asked for, else the first such group. */
function measuredWith(
  baseline: string,
  region: string | undefined,
  bundle: Description,
): string | undefined {
  const usable = (id: string) => {
    const group = groupOf(id, bundle);
    return group !== undefined && (region !== undefined || !isRelative(group));
  };
  return [baseline, ...bundle.groups.map((g) => g.id)].find(usable);
}

/** Who is behind the average of a spread, indicator by indicator. */
export function memberQueries(found: Findings, { predecessors }: State): Query[] {
  return found.spreads.map(({ indicator }) => ({
    indicators: [indicator],
    groups: [found.group],
    years: [found.year, found.year],
    predecessors,
  }));
}

/** What is found, its members and the years between as one plain question: it tells what the notes say of them. */
export function behindQuery(
  found: Findings,
  members: readonly string[],
  { predecessors }: State,
  { years }: Description,
): Query | undefined {
  const { changes, spreads, deviations, turns, year, group, region } = found;
  const all = [...changes, ...spreads, ...deviations, ...turns];
  if (all.length === 0) return undefined;
  return {
    indicators: [...new Set(all.map((one) => one.indicator))],
    regions: [...new Set([...(region ? [region] : []), ...members])],
    groups: [group],
    years: [Math.max(years[0], Math.min(found.from, year - 2)), year],
    predecessors,
  };
}
