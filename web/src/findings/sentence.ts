import type {
  ChangeFinding,
  Description,
  DeviationFinding,
  Findings,
  Indicator,
  SpreadFinding,
  TurnFinding,
} from "../engine/types.ts";
import { capital, number, shown, some, withUnit } from "../formats.ts";
import { groupOf, isRest, placePhrase, regionName, wholeOf } from "../groups.ts";
import { t } from "../messages/index.ts";
import { averageType, type Row } from "../series.ts";
import { gap, isMoney } from "../words/difference.ts";
import { minimum } from "./query.ts";

/** What a finding is about. */
export interface About {
  indicator: Indicator;
  /** The numbers around it: where any is below zero, per cent means nothing. */
  rows: readonly Row[];
  found: Findings;
  bundle: Description;
}

export function changeSentence(change: ChangeFinding, about: About): string {
  const { indicator, found, bundle } = about;
  const [from, to] = [change.from.value!, change.to.value!];
  const said = {
    group: capital(placePhrase(found.group, bundle)),
    from: value(from, indicator),
    since: found.from,
    to: value(to, indicator),
    year: found.year,
    n: far(from, to, about),
    about: [...prices(indicator), average(change, about)].join("; "),
  };
  return to > from ? t("findings.change.up", said) : t("findings.change.down", said);
}

/** Members' codes. */
export interface Spread {
  /** Those whose number prints like the lowest one's; its own first. */
  lowest: readonly string[];
  highest: readonly string[];
  /** Those whose numbers rest on few cases. */
  without: readonly string[];
}

export function spreadSentence(
  spread: SpreadFinding,
  { lowest, highest, without }: Spread,
  about: About,
): string {
  const { indicator, found, bundle } = about;
  const { low, high, mean } = spread;
  const sentence = t("findings.spread", {
    year: found.year,
    low: names(lowest, bundle),
    lowValue: value(low.value, indicator),
    high: names(highest, bundle),
    highValue: value(high.value, indicator),
    n: apart(low.value, high.value, indicator),
    group: capital(placePhrase(found.group, bundle)),
    mean: value(mean.value!, indicator),
    about: average(spread, about),
  });
  const few = without.length
    ? [t("findings.spread.without", { places: names(without, bundle), n: minimum })]
    : [];
  return [sentence, ...few].join(" ");
}

function names(codes: readonly string[], bundle: Description): string {
  return some(codes.map((code) => regionName(code, bundle)));
}

export function deviationSentence(one: DeviationFinding, about: About): string {
  const { indicator, found, bundle } = about;
  const [own, mean] = [one.value.value!, one.mean.value!];
  const said = {
    place: regionName(found.region, bundle),
    value: value(own, indicator),
    year: found.year,
    n: far(mean, own, about),
    baseline: placePhrase(found.group, bundle),
    about: [value(mean, indicator), average(one, about)].join("; "),
  };
  return own > mean ? t("findings.deviation.over", said) : t("findings.deviation.under", said);
}

export function turnSentence(turn: TurnFinding, { indicator, found, bundle }: About): string {
  const [first, middle, last] = turn.values;
  const said = {
    place: regionName(found.region, bundle),
    from: value(first!.value!, indicator),
    since: first!.year,
    middle: value(middle!.value!, indicator),
    middleYear: middle!.year,
    to: value(last!.value!, indicator),
    year: last!.year,
    currency: isMoney(indicator) ? t("words.currency") : "",
  };
  return turn.before > 0 ? t("findings.turn.up", said) : t("findings.turn.down", said);
}

/** Shares in percentage points, amounts in per cent where that means anything; as the numbers are printed. */
function far(from: number, to: number, { indicator, rows }: About): string {
  const { unit, decimals } = indicator;
  return gap(to, from, { unit, decimals, rows: [...rows] }).size;
}

/** In percentage points or the unit. */
function apart(low: number, high: number, { unit, decimals }: Indicator): string {
  const n = shown(high, decimals) - shown(low, decimals);
  return unit === "prosent"
    ? t("words.points", { n: number(n, decimals) })
    : withUnit(n, decimals, unit);
}

function value(n: number, { unit, decimals }: Indicator): string {
  return withUnit(n, decimals, unit);
}

/** Numbers of two years are not corrected for the change in prices. */
function prices(indicator: Indicator): string[] {
  return isMoney(indicator) ? [t("findings.currency")] : [];
}

/** "vektet snitt, 5 av 12 kommuner" */
function average(
  one: Pick<ChangeFinding, "average" | "members" | "membersOf">,
  { found, bundle }: About,
): string {
  const group = groupOf(found.group, bundle);
  return t("average.full", {
    type: averageType(one.average),
    members:
      group && isRest(group, bundle)
        ? t("average.rest", { whole: wholeOf(group, bundle), n: one.membersOf })
        : t("average.members", { in: one.members, of: one.membersOf }),
  });
}
