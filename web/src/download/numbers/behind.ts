import type { Description, Indicator, Query, Result } from "../../engine/types.ts";
import type { Finished } from "../../finished.ts";
import { groupOf } from "../../groups.ts";
import { operands } from "../../sum/formula.ts";
import { members } from "./members.ts";

/**
 * What to ask for beyond a figure's own numbers, so that all its formulas can be told: the indicators and places that
 * they refer to, also through each other, and the members of averages that are means of results. Undefined where the
 * figure's numbers are enough.
 */
export function behind(query: Query, bundle: Description): Query | undefined {
  const indicators = new Set(query.indicators);
  const regions = new Set(query.regions);
  const groups = new Set(query.groups);
  const before = indicators.size + regions.size + groups.size;
  const years = range(query.years);

  for (const id of indicators) {
    for (const { indicator, place } of versions(id, query, bundle).flatMap((v) =>
      operands(v.formula),
    )) {
      if (indicator !== undefined) indicators.add(indicator);
      if (place === undefined) continue;
      if (groupOf(place, bundle)) groups.add(place);
      else regions.add(codeNow(place, bundle));
    }
  }
  const all = [...indicators].flatMap((id) => versions(id, query, bundle));
  const means = all.some(({ average }) => average !== "weighted");
  const taken = all.flatMap((v) =>
    operands(v.formula).flatMap(({ input, place }) =>
      input !== undefined && place !== undefined ? place : [],
    ),
  );
  for (const group of groups) {
    if (!means && !taken.includes(group)) continue;
    for (const year of years) for (const code of members(group, year, bundle)) regions.add(code);
  }
  if (indicators.size + regions.size + groups.size === before) return undefined;
  const { baseline: _, ...rest } = query;
  return {
    ...rest,
    indicators: [...indicators],
    regions: [...regions],
    groups: [...groups],
    inputs: true,
  };
}

/** The definitions that hold in the years asked for. */
function versions(id: string, { years: [from, to] }: Query, { indicators }: Description) {
  const all: Indicator["versions"] = indicators.find((i) => i.id === id)?.versions ?? [];
  return all.filter((v) => (v.from ?? -Infinity) <= to && from <= (v.to ?? Infinity));
}

/** A formula may name a region by an older code; an answer has the current one. */
export function codeNow(place: string, { regions }: Description): string {
  const named = (codes: readonly { code: string }[] | undefined) =>
    !!codes?.some(({ code }) => code === place);
  return (
    (
      regions.find((r) => r.code === place) ??
      regions.find((r) => named(r.codes) || r.aliases?.includes(place))
    )?.code ?? place
  );
}

function range([from, to]: readonly [number, number]): number[] {
  return Array.from({ length: to - from + 1 }, (_, k) => from + k);
}

/** A figure with the answer to that question, where there was one. */
export type WithBehind = Finished & { behind?: Result };

/** Asks, while the session still has the figure's data set open. */
export function withBehind(
  figure: Finished,
  session: { bundle: Description; evaluate(query: Query): Result },
): WithBehind {
  const query = figure.bundle === session.bundle ? behind(figure.query, figure.bundle) : undefined;
  return query ? { ...figure, behind: session.evaluate(query) } : figure;
}

export function answerOf(figure: WithBehind): Result {
  return figure.behind ?? figure.result;
}
