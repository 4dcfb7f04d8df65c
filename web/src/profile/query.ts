import type { AreaQuery, Description, Indicator, ProfileRow, Query } from "../engine/types.ts";
import { groupOf, isMunicipality } from "../groups.ts";
import type { State } from "../state.ts";

/** So many municipalities can be read side by side. */
export const most = 4;

/** Nøkkeltall are read, and printed, one municipality after the other. */
export const mostKeyFigures = 20;

/** The municipalities among the chosen places, in their order. */
export function municipalities(state: State, { regions }: Description): string[] {
  return state.regions.filter((code) => regions.some((r) => r.code === code && isMunicipality(r)));
}

/** The indicators that a profile shows of the area; those without data are only described. */
export function inProfile(state: State, { indicators }: Description): Indicator[] {
  return indicators.filter((i) => i.area === state.area && i.profile !== false);
}

/** What to ask for a profile; undefined while a choice is missing. */
export function toAreaQuery(
  state: State,
  bundle: Description,
  limit = most,
): AreaQuery | undefined {
  const regions = municipalities(state, bundle).slice(0, limit);
  const computed = inProfile(state, bundle).some((i) => i.versions.length > 0);
  if (regions.length === 0 || !computed || !state.baseline) return undefined;
  return {
    area: state.area,
    regions,
    year: state.year,
    baseline: state.baseline,
    predecessors: state.predecessors,
  };
}

/** The same places and the three years as one plain question: it tells the breaks and the notes. */
export function aroundQuery(
  query: AreaQuery,
  rows: readonly ProfileRow[],
  bundle: Description,
): Query {
  const baselines = [...new Set(rows.map((r) => r.baseline))];
  return {
    indicators: [...new Set(rows.map((r) => r.indicator))],
    regions: [...query.regions, ...baselines.filter((b) => !groupOf(b, bundle))],
    groups: baselines.filter((b) => groupOf(b, bundle)),
    years: [query.year - 2, query.year],
    predecessors: query.predecessors,
  };
}
