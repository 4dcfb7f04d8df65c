import type { State } from "../../web/src/state.ts";

/** A state as the page opens with, with other choices where they matter. */
export function state(given: Partial<State> = {}): State {
  return {
    data: "demo",
    area: "x",
    indicators: [],
    regions: [],
    groups: [],
    from: 2020,
    to: 2022,
    span: "from",
    figure: "line",
    axis: "years",
    panels: "indicators",
    order: "chosen",
    labels: false,
    title: "",
    subtitle: "",
    note: "",
    view: "figure",
    year: 2022,
    baseline: "asss",
    best: "unsaid",
    predecessors: "as-published",
    changes: false,
    shared: "",
    language: "nb",
    ownGroups: [],
    ownIndicators: [],
    ...given,
  };
}
