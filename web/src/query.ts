import type { Description, Query, RankQuery } from "./engine/types.ts";
import { asked, focusOf, groupOf, isMunicipality } from "./groups.ts";
import { inOrder } from "./order.ts";
import { ownIndicatorArea } from "./own/indicators.ts";
import { inProfile } from "./profile/query.ts";
import type { Figure, State } from "./state.ts";

/** Kinds that show one year, the last one chosen. */
const ofOneYear: ReadonlySet<Figure> = new Set(["dots", "scatter", "heat", "profile", "rank"]);

/** Kinds that show every municipality of the data set. */
const ofEverybody: ReadonlySet<Figure> = new Set(["dots", "scatter", "rank"]);

/** What to ask the calculator for a state; undefined while a choice is missing. */
export function toQuery(state: State, bundle: Description): Query | undefined {
  const shown = shownIndicators(state, bundle);
  const groups = asked(state.groups, focusOf(state.regions, bundle), bundle);
  const regions = [...state.regions, ...backgroundRegions(state, bundle)];
  if (shown.length === 0 || regions.length + groups.length === 0) return undefined;
  const baseline = state.figure === "heat" ? heldAgainst(state, bundle) : undefined;
  if (baseline !== undefined) {
    const places = groupOf(baseline, bundle) ? groups : regions;
    if (!places.includes(baseline)) places.push(baseline);
  }
  return {
    indicators: [...new Set([...shown, ...counterparts(shown, bundle)])],
    regions,
    groups,
    years: ofOneYear.has(state.figure) ? [state.to, state.to] : [state.from, state.to],
    ...(baseline !== undefined && { baseline }),
    inputs: true,
    predecessors: state.predecessors,
  };
}

/** The chosen indicators that the kind of figure shows. A tjenesteprofil with one chosen is the whole one. */
export function shownIndicators(state: State, bundle: Description): string[] {
  const { figure, indicators } = state;
  if (figure === "rank") return indicators.slice(0, 1);
  if (figure === "scatter") return indicators.slice(0, 2);
  if (figure === "profile" && indicators.length === 1) {
    const all = inOrder(inProfile(state, bundle).filter((i) => i.versions.length > 0));
    return all.length ? all.map((i) => i.id) : indicators;
  }
  return indicators;
}

/** The municipalities that stand behind the chosen ones. */
export function backgroundRegions({ figure, regions }: State, bundle: Description): string[] {
  if (!ofEverybody.has(figure)) return [];
  return bundle.regions
    .filter((r) => isMunicipality(r) && !regions.includes(r.code))
    .map((r) => r.code);
}

/** What deviations are measured from, as the first chosen municipality sees it; undefined where nobody can say. */
export function heldAgainst({ baseline, regions }: State, bundle: Description): string | undefined {
  if (!baseline) return undefined;
  return asked([baseline], focusOf(regions, bundle), bundle)[0];
}

/** All municipalities in order by the first indicator; undefined where there is none that the data set defines. */
export function toRankQuery(state: State, bundle: Description): RankQuery | undefined {
  const indicator = bundle.indicators.find((i) => i.id === state.indicators[0]);
  if (!indicator || indicator.area === ownIndicatorArea) return undefined;
  const chosen = state.regions.filter((code) =>
    bundle.regions.some((r) => r.code === code && isMunicipality(r)),
  );
  return {
    indicator: indicator.id,
    year: state.to,
    regions: [...chosen, ...backgroundRegions({ ...state, figure: "rank" }, bundle)],
    ...(state.best !== "unsaid" && { best: state.best }),
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
