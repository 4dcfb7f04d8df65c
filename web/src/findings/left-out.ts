import type { Description, Findings, LeftOut, LeftOutReason } from "../engine/types.ts";
import { capital, list, some } from "../formats.ts";
import { regionName } from "../groups.ts";
import { t } from "../messages/index.ts";
import { indicatorName } from "../series.ts";
import { minimum } from "./query.ts";

/** What could not be a finding for one reason. */
export interface Omitted {
  reason: string;
  parts: Part[];
}

export interface Part {
  /** What could not be told of these indicators; "": nothing. */
  what: string;
  names: string[];
}

export function omitted({ leftOut, region }: Findings, bundle: Description): Omitted[] {
  const every = region ? 4 : 2;
  return reasons(leftOut).map((why) => {
    const parts = new Map<string, string[]>();
    const mine = leftOut.filter((one) => one.why === why);
    for (const id of new Set(mine.map((one) => one.indicator))) {
      const about = mine.filter((one) => one.indicator === id);
      const whole = about.length === every && about.every((one) => one.regions.length === 0);
      const what = whole ? "" : capital(joined(about, bundle));
      const indicator = bundle.indicators.find((i) => i.id === id);
      const name = indicator ? indicatorName(indicator) : id;
      parts.set(what, [...(parts.get(what) ?? []), name]);
    }
    return {
      reason: reasonWords(why),
      parts: [...parts].map(([what, names]) => ({ what, names })),
    };
  });
}

/** The reasons that occur, those of most indicators first. */
export function reasons(leftOut: readonly LeftOut[]): LeftOutReason[] {
  const found = new Map<LeftOutReason, Set<string>>();
  for (const { why, indicator } of leftOut)
    found.set(why, (found.get(why) ?? new Set()).add(indicator));
  return [...found].sort(([, a], [, b]) => b.size - a.size).map(([why]) => why);
}

export function reasonWords(why: LeftOutReason): string {
  switch (why) {
    case "suppressed":
      return t("findings.why.suppressed");
    case "missing":
      return t("findings.why.missing");
    case "break":
      return t("findings.why.break");
    case "provisional":
      return t("findings.why.provisional");
    case "mixed":
      return t("findings.why.mixed");
    case "small":
      return t("findings.why.small", { n: minimum });
    case "members":
      return t("findings.why.members");
    case "base":
      return t("findings.why.base");
  }
}

function joined(leftOut: readonly LeftOut[], bundle: Description): string {
  const words = leftOut.map((one) => whatWords(one, bundle));
  // A list of names within a list would read as one.
  return leftOut.some((one) => one.regions.length) ? words.join("; ") : list(words);
}

function whatWords({ of, regions }: LeftOut, bundle: Description): string {
  if (regions.length)
    return t("findings.what.spread.without", {
      places: some(regions.map((code) => regionName(code, bundle))),
    });
  switch (of) {
    case "change":
      return t("findings.what.change");
    case "spread":
      return t("findings.what.spread");
    case "deviation":
      return t("findings.what.deviation");
    case "turn":
      return t("findings.what.turn");
  }
}
