import { encode, version } from "../address.ts";
import type { Session } from "../session.ts";
import type { State } from "../state.ts";
import { writeHidden, type Part } from "./parts.ts";

export interface Linked {
  hidden: ReadonlySet<Part>;
  /** The sum of the data that the figure was made on, where it is to say if they are others. */
  frozen?: string;
}

/**
 * What stands from `#` on in the address of an embedded figure. Everything chosen is said, also what a data set opens with
 * today: an article's figure is not to change its municipalities when new data come. Only years that roll stay unsaid.
 */
export function linkOf(state: State, session: Session, { hidden, frozen }: Linked): string {
  const unsaid = { indicators: [""], regions: [""], groups: [""], figure: "", baseline: "" };
  const opens = { ...session.defaults(state.area), ...unsaid } as unknown as State;
  const hash = encode({ ...state, view: "figure" }, { ...opens, view: "figure" }, "");
  return [
    hash || `#v=${version}`,
    ...(hidden.size ? [`skjul=${writeHidden(hidden)}`] : []),
    ...(frozen === undefined ? [] : [`fryst=${encodeURIComponent(frozen)}`]),
  ].join("&");
}
