import type { Session } from "../session.ts";
import { askProfile } from "../profile/ask.ts";
import { municipalities } from "../profile/query.ts";
import { ownIndicatorArea } from "../own/indicators.ts";
import type { Answers } from "../profile/teller.ts";
import { toRankQuery } from "../query.ts";
import type { State } from "../state.ts";
import type { More } from "./kinds/kind.ts";

/** Asks for what the kind of figure needs beyond the panels. */
export function more(state: State, session: Session): More {
  if (state.figure === "profile") return { profile: profileOfFirst(state, session) };
  if (state.figure !== "rank") return {};
  const query = toRankQuery(state, session.bundle);
  return query ? { ranking: session.rank(query) } : {};
}

function profileOfFirst(state: State, session: Session): Answers | undefined {
  if (state.area === ownIndicatorArea) return undefined;
  const regions = municipalities(state, session.bundle).slice(0, 1);
  return askProfile({ ...state, regions, year: state.to }, session);
}
