import type { Description } from "../engine/types.ts";
import type { Panel } from "../series.ts";
import type { Figure, State } from "../state.ts";

/** What is to be shown. */
export interface Choice {
  state: State;
  panels: readonly Panel[];
  bundle: Description;
}

/** Why a kind of figure cannot show the choice, as a sentence with the way out; undefined when it can. */
export function unfit(_figure: Figure, _choice: Choice): string | undefined {
  return undefined;
}

/** The kind that shows the choice best. */
export function suggested({ state }: Choice): Figure {
  return state.from === state.to ? "rows" : "line";
}
