import type { Query } from "./engine/types.ts";
import type { State } from "./state.ts";

/** What to ask the calculator for a state; undefined while a choice is missing. */
export function toQuery(state: State): Query | undefined {
  if (state.indicators.length === 0 || state.regions.length + state.groups.length === 0)
    return undefined;
  return {
    indicators: state.indicators,
    regions: state.regions,
    groups: state.groups,
    years: [state.from, state.to],
    inputs: true,
  };
}
