import type { Description, Query } from "./engine/types.ts";
import { asked, focusOf } from "./groups.ts";
import type { State } from "./state.ts";

/** What to ask the calculator for a state; undefined while a choice is missing. */
export function toQuery(state: State, bundle: Description): Query | undefined {
  const groups = asked(state.groups, focusOf(state.regions, bundle), bundle);
  if (state.indicators.length === 0 || state.regions.length + groups.length === 0) return undefined;
  return {
    indicators: [...new Set([...state.indicators, ...counterparts(state.indicators, bundle)])],
    regions: state.regions,
    groups,
    years: [state.from, state.to],
    inputs: true,
    predecessors: state.predecessors,
  };
}

/** Indicators that measure the same in another way: the sum behind a number shows both. */
function counterparts(indicators: readonly string[], bundle: Description): string[] {
  return bundle.indicators
    .filter((i) => indicators.includes(i.id))
    .map((i) => bundle.indicators.find((other) => other.id === i.counterpart))
    .flatMap((other) => (other && other.versions.length > 0 ? [other.id] : []));
}
