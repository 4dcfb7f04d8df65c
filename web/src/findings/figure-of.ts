import type { Findings, LeftOut } from "../engine/types.ts";
import type { State } from "../state.ts";

/** The full figure of a finding. `places` are those that it names. */
export function figureOf(
  kind: LeftOut["of"],
  indicator: string,
  places: readonly string[],
  { from, year, group, region }: Findings,
  state: State,
): State {
  const [id] = group.split("@");
  const named = [...new Set([...(region ? [region] : []), ...places])];
  const figure: State = {
    ...state,
    view: "figure",
    indicators: [indicator],
    regions: named,
    groups: [id!],
    from: year,
    to: year,
    span: "fixed",
    axis: "years",
    panels: "indicators",
    order: "chosen",
    title: "",
    subtitle: "",
    note: "",
  };
  switch (kind) {
    case "change":
      return { ...figure, figure: "line", from };
    case "spread":
      return { ...figure, figure: "dots" };
    case "deviation": {
      const regions = [...new Set([...named, ...state.regions])];
      return { ...figure, figure: "rows", regions, order: "value", baseline: id! };
    }
    case "turn":
      return { ...figure, figure: "line", from: year - 2 };
  }
}
