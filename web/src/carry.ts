import type { Coverage } from "./coverage.ts";
import type { Description } from "./engine/types.ts";
import { ownGroup, readOwnGroups, writeOwnGroups } from "./own/groups.ts";
import { asIndicator, isGuest } from "./own/indicators.ts";
import { spanYears } from "./span.ts";
import type { State } from "./state.ts";

/**
 * As much of what was chosen as another data set has; the rest as its defaults have it. Years that were `before`'s
 * defaults were not chosen.
 */
export function carried(state: State, before: State, bundle: Description, defaults: State): State {
  const { area, data } = defaults;
  const indicators = state.indicators.filter((id) =>
    bundle.indicators.some(
      (i) => i.id === id && i.versions.length > 0 && (i.area === area || isGuest(i)),
    ),
  );
  const { ownGroups } = kept(state, bundle);
  const regions = state.regions.filter((code) => bundle.regions.some((r) => r.code === code));
  const usable = (id: string) => {
    const groups = id.startsWith(ownGroup) ? ownGroups : bundle.groups;
    return groups.some((g) => g.id === id);
  };
  const groups = state.groups.filter(usable);
  const [first, last] = bundle.years;
  const year = (key: "from" | "to" | "year") =>
    state[key] === before[key] ? defaults[key] : Math.min(last, Math.max(first, state[key]));
  const chosen = { from: year("from"), to: year("to"), latest: defaults.to };
  return {
    ...state,
    data,
    area,
    indicators: indicators.length ? indicators : defaults.indicators,
    regions: regions.length || !state.regions.length ? regions : defaults.regions,
    groups: groups.length || !state.groups.length ? groups : defaults.groups,
    ...spanYears(state.span, chosen, bundle),
    year: year("year"),
    baseline:
      usable(state.baseline) || bundle.regions.some((r) => r.code === state.baseline)
        ? state.baseline
        : defaults.baseline,
    ownGroups,
    ownIndicators: state.ownIndicators.filter((own) => asIndicator(own, bundle)),
  };
}

/** Own words were written for what the figure showed: where nothing of that is left, they go too. */
export function renamed(state: State, before: State): State {
  const left = state.indicators.some((id) => before.indicators.includes(id));
  const same = left || (state.indicators.length === 0 && before.indicators.length === 0);
  return same ? state : { ...state, title: "", subtitle: "", note: "" };
}

/** What opens, for a reader who starts anew: the language and the groups of their own stay. */
export function anew(state: State, bundle: Description, defaults: State): State {
  return { ...defaults, ...kept(state, bundle) };
}

/** With this municipality first, if the first indicator has numbers for it; as many are shown as before. */
export function broughtForward(
  state: State,
  code: string | undefined,
  coverage: (area: string) => Coverage,
): State {
  const [indicator = ""] = state.indicators;
  if (code === undefined || !coverage(state.area).regions(indicator).has(code)) return state;
  const others = state.regions.filter((region) => region !== code);
  return { ...state, regions: [code, ...others].slice(0, Math.max(1, state.regions.length)) };
}

/** The reader's groups with the members that the data set has. */
function kept({ language, ownGroups }: State, bundle: Description) {
  return { language, ownGroups: readOwnGroups(writeOwnGroups(ownGroups), bundle).result };
}
