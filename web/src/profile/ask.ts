import type { Session } from "../session.ts";
import type { State } from "../state.ts";
import { aroundQuery, most, toAreaQuery } from "./query.ts";
import type { Answers } from "./teller.ts";

/** Asks the calculator for the chosen municipalities, at most so many; undefined while a choice is missing. */
export function askProfile(state: State, session: Session, limit = most): Answers | undefined {
  const query = toAreaQuery(state, session.bundle, limit);
  if (!query) return undefined;
  const profile = session.profile(query);
  return {
    year: query.year,
    summed: query.predecessors === "summed",
    profile,
    keyFigures: session.keyFigures(query),
    around: session.evaluate(aroundQuery(query, profile, session.bundle)),
  };
}
