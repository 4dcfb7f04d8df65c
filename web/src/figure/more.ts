import type { Session } from "../session.ts";
import { aroundQuery, municipalities, toAreaQuery } from "../profile/query.ts";
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
  const { bundle } = session;
  if (state.area === ownIndicatorArea) return undefined;
  const regions = municipalities(state, bundle).slice(0, 1);
  const query = toAreaQuery({ ...state, regions, year: state.to }, bundle);
  if (!query) return undefined;
  const profile = session.profile(query);
  return {
    year: query.year,
    summed: query.predecessors === "summed",
    profile,
    keyFigures: session.keyFigures(query),
    around: session.evaluate(aroundQuery(query, profile, bundle)),
  };
}
