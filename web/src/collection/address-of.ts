import { encode } from "../address.ts";
import type { State } from "../state.ts";

/** Unlike every choice that opens by default where the data set decides it, and like it where nothing does. */
const unlike = {
  indicators: [""],
  regions: [""],
  groups: [""],
  from: 0,
  year: 0,
  baseline: "",
  axis: "years",
  panels: "indicators",
  order: "chosen",
  labels: false,
  best: "unsaid",
  view: "figure",
  predecessors: "as-published",
  changes: false,
} as unknown as State;

/**
 * The address of a state with its choices written out, also those that open by default: what is collected stays what it
 * was when a data set opens with something else. Of the reader's own indicators only those that it shows. The language is
 * whoever reads it's.
 */
export function addressOf(state: State): string {
  const ownIndicators = state.ownIndicators.filter(({ id }) => state.indicators.includes(id));
  const shown = { ...state, ownIndicators, language: "nb", changes: false } as const;
  const address = encode(shown, unlike, "");
  return address.includes("&data=")
    ? address
    : address.replace("&", `&data=${encodeURIComponent(state.data)}&`);
}
