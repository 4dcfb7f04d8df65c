import type { Coverage } from "./coverage.ts";
import type { Description } from "./engine/types.ts";
import { inOrder } from "./order.ts";
import { baselines, type State } from "./state.ts";

/** How many municipalities the first figure shows: as many as can be told apart by colour. */
const shown = 4;

/**
 * The figure that opens: the area's first indicator with numbers, the municipalities that have most of them
 * (in the data set's order), the first group's average, and all years with a number.
 */
export function defaultState(
  data: string,
  bundle: Description,
  coverage: (area: string) => Coverage,
  area?: string,
): State {
  const chosen = area ?? firstArea(bundle);
  const covered = coverage(chosen);
  const indicator = inOrder(bundle.indicators).find(
    (i) => i.area === chosen && covered.regions(i.id).size > 0,
  );
  const withNumbers = indicator && covered.regions(indicator.id);
  const municipalities = bundle.regions.filter((r) => r.kind === "municipality");
  const years = (code: string) => withNumbers?.get(code)?.length ?? 0;
  const best = municipalities
    .filter((r) => years(r.code) > 0)
    .sort((a, b) => years(b.code) - years(a.code));
  const span = indicator && covered.years(indicator.id);
  return {
    data,
    area: chosen,
    indicators: indicator ? [indicator.id] : [],
    regions: (best.length ? best : municipalities).slice(0, shown).map((r) => r.code),
    groups: bundle.groups.slice(0, 1).map((g) => g.id),
    from: span?.[0] ?? bundle.years[0],
    to: span?.[1] ?? bundle.years[1],
    span: "from",
    figure: span && span[0] === span[1] ? "rows" : "line",
    axis: "years",
    panels: "indicators",
    order: "chosen",
    labels: false,
    title: "",
    subtitle: "",
    note: "",
    view: "figure",
    year: span?.[1] ?? bundle.years[1],
    baseline: baselines(bundle)[0] ?? "",
    best: "unsaid",
    predecessors: "as-published",
    changes: false,
    shared: "",
    language: "nb",
    ownGroups: [],
    ownIndicators: [],
  };
}

/** The area that opens: the first one with an indicator that has a formula. */
export function firstArea(bundle: Description): string {
  const area = bundle.serviceAreas.find((a) =>
    bundle.indicators.some((i) => i.area === a.id && i.versions.length > 0),
  );
  return (area ?? bundle.serviceAreas[0])?.id ?? "";
}
