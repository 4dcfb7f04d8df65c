import { ownArea } from "./data/data-set.ts";
import type { Description } from "./engine/types.ts";
import { baselines, type State } from "./state.ts";

/**
 * As much of what was chosen as another data set has; the rest as its defaults have it. Years that were `before`'s
 * defaults were not chosen.
 */
export function carried(state: State, before: State, bundle: Description, defaults: State): State {
  const { area, data } = defaults;
  const indicators = state.indicators.filter((id) =>
    bundle.indicators.some(
      (i) => i.id === id && i.versions.length > 0 && (i.area === area || i.area === ownArea),
    ),
  );
  const regions = state.regions.filter((code) => bundle.regions.some((r) => r.code === code));
  const groups = state.groups.filter((id) => bundle.groups.some((g) => g.id === id));
  const [first, last] = bundle.years;
  const year = (key: "from" | "to" | "year") =>
    state[key] === before[key] ? defaults[key] : Math.min(last, Math.max(first, state[key]));
  const [from, to] = [year("from"), year("to")];
  return {
    ...state,
    data,
    area,
    indicators: indicators.length ? indicators : defaults.indicators,
    regions: regions.length || !state.regions.length ? regions : defaults.regions,
    groups: groups.length || !state.groups.length ? groups : defaults.groups,
    from: Math.min(from, to),
    to: Math.max(from, to),
    year: year("year"),
    baseline: baselines(bundle).includes(state.baseline) ? state.baseline : defaults.baseline,
  };
}
