import type { Description, Findings, Indicator, LeftOut, Result } from "../engine/types.ts";
import { lower, years } from "../formats.ts";
import { placeLabel, placePhrase, regionName } from "../groups.ts";
import { count, t, text } from "../messages/index.ts";
import { panels as toPanels } from "../series.ts";
import type { State } from "../state.ts";
import { omitted, reasons, reasonWords, type Omitted } from "./left-out.ts";
import { Teller, type Told } from "./teller.ts";

/** What stands out in a service area, ready to be shown and copied. */
export interface Article {
  lead: string;
  /** What the average is called, and the municipality: "" when none is chosen. */
  average: string;
  place: string;
  sections: Section[];
  /** How many indicators something is left out of, in words; "" when nothing is. */
  leftOut: string;
  omitted: Omitted[];
  /** The indicators that are told of. */
  indicators: Indicator[];
}

export interface Section {
  kind: LeftOut["of"];
  heading: string;
  told: Told[];
  /** Where nothing is told: why. */
  none: string;
}

/** What lies behind the findings. */
export interface Behind {
  /** The answer to behindQuery; undefined when nothing is found. */
  result: Result | undefined;
  /** Per indicator with a spread: who is behind its average. */
  members: ReadonlyMap<string, readonly string[]>;
}

export function article(
  found: Findings,
  { result, members }: Behind,
  bundle: Description,
  state: State,
): Article {
  const panels = result ? toPanels(result, bundle, result.indicators, state.predecessors) : [];
  const teller = new Teller(found, panels, members, bundle, state);
  const { changes, spreads, deviations, turns, region, group, year } = found;
  const baseline = placePhrase(group, bundle);
  const place = region && regionName(region, bundle);
  const period = years(found.from, year);
  const section = (kind: LeftOut["of"], heading: string, told: Told[]): Section => ({
    kind,
    heading,
    told,
    none: told.length ? "" : noneWords(kind, found),
  });
  const reach = Math.max(...deviations.map((one) => one.size));
  const sections = [
    section(
      "change",
      t("findings.changes", { baseline, years: period }),
      changes.map((one) => teller.change(one)),
    ),
    section(
      "spread",
      t("findings.spreads", { baseline, year }),
      spreads.map((one) => teller.spread(one)),
    ),
    ...(region
      ? [
          section(
            "deviation",
            t("findings.deviations", { place, baseline, year }),
            deviations.map((one) => teller.deviation(one, reach)),
          ),
          section(
            "turn",
            t("findings.turns", { place, years: years(year - 2, year) }),
            turns.map((one) => teller.turn(one)),
          ),
        ]
      : []),
  ];
  const ids = new Set(sections.flatMap(({ told }) => told.map((one) => one.indicator)));
  const area = lower(text(bundle.serviceAreas.find((a) => a.id === found.area)?.name));
  const leadWords = { area, years: period, baseline };
  const left = new Set(found.leftOut.map((one) => one.indicator)).size;
  return {
    lead: region
      ? t("findings.lead.place", { ...leadWords, place })
      : t("findings.lead", leadWords),
    average: placeLabel(group, bundle),
    place,
    sections,
    leftOut: left ? count("filters.count.indicators", left) : "",
    omitted: omitted(found, bundle),
    indicators: bundle.indicators.filter((i) => ids.has(i.id)),
  };
}

function noneWords(kind: LeftOut["of"], { leftOut }: Findings): string {
  const mine = leftOut.filter((one) => one.of === kind && one.regions.length === 0);
  return mine.length ? t("findings.none.leftOut", leftOutWords(mine)) : t("findings.none");
}

/** How many indicators are left out, and every reason. */
export function leftOutWords(leftOut: readonly LeftOut[]): {
  indicators: string;
  reasons: string;
} {
  const ids = new Set(leftOut.map((one) => one.indicator));
  return {
    indicators: count("filters.count.indicators", ids.size),
    reasons: reasons(leftOut)
      .map((why) => lower(reasonWords(why)))
      .join("; "),
  };
}
