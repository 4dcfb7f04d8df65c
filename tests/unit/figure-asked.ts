import type { Asked } from "../../web/src/figure/kinds/kind.ts";
import { light } from "../../web/src/figure/theme.ts";
import type { Panel } from "../../web/src/series.ts";
import type { State } from "../../web/src/state.ts";
import { state } from "./state-sample.ts";

/** What a kind of figure is asked for the panels: as the page would, on a light page 800 pixels wide. */
export function asked(panels: Panel[], given: Partial<State> = {}, width = 800): Asked {
  const [first] = panels;
  const rows = first?.rows ?? [];
  const regions = rows.filter((r) => r.kind === "region").map((r) => r.id);
  const groups = rows.filter((r) => r.kind !== "region").map((r) => r.id);
  return {
    panels,
    width,
    theme: light,
    state: state({
      indicators: panels.map((p) => p.indicator.id),
      regions,
      groups,
      from: first?.years[0] ?? 2020,
      to: first?.years.at(-1) ?? 2022,
      ...given,
    }),
    bundle: {
      id: "t",
      kind: "real",
      label: {},
      serviceAreas: [],
      regions: regions.map((code) => ({ code, name: code, kind: "municipality" })),
      groups: groups.map((id) => ({ id, name: { nb: id } })),
      tables: [],
      indicators: panels.map((p) => p.indicator),
      notes: [],
      years: [2015, 2024],
      indicatorYears: {},
    },
  };
}
