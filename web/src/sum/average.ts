import type { AverageType, Indicator, Version } from "../engine/types.ts";
import { list, number } from "../formats.ts";
import { regionName } from "../groups.ts";
import { reason } from "../missing.ts";
import { t, text } from "../messages/index.ts";
import { averageType, type Row } from "../series.ts";
import { isSum } from "./growth.ts";
import type { Asking, Spot } from "./sum.ts";

/** How an average came about: its type, and who is behind it. */
export interface SumAverage {
  type: string;
  how: string;
  who: { label: string; names: string }[];
}

export function average(
  spot: Spot,
  row: Row,
  type: AverageType,
  version: Version,
  indicator: Indicator,
  asking: Asking,
): SumAverage {
  const { bundle, members, predecessors } = asking;
  const found = members({
    indicators: [spot.indicator],
    groups: [spot.place],
    years: [spot.year, spot.year],
    predecessors,
  });
  const name = (code: string) => regionName(code, bundle);
  const because = ({ region, status, excluded }: (typeof found.out)[number]) =>
    excluded || status
      ? t("sum.members.outOne", {
          place: name(region),
          reason: excluded ? t("flag.8") : reason(status),
        })
      : name(region);
  const out = list(found.out.map(because));
  const mean = type !== "weighted" && row.kind !== "rest";
  const taken = mean ? resultsOf(spot, found.in, indicator, asking) : undefined;
  const member = (code: string) => {
    const value = taken?.get(code);
    return value === undefined ? name(code) : t("sum.average.values", { place: name(code), value });
  };
  if (row.kind === "rest") {
    const whole = row.whole ?? "";
    return {
      type: averageType(type),
      how:
        type === "weighted"
          ? t("sum.average.rest", { whole })
          : t("sum.average.noRest", { whole, type: averageType(type) }),
      who: type === "weighted" ? [{ label: t("sum.members.taken", { whole }), names: out }] : [],
    };
  }
  return {
    type: averageType(type),
    how:
      type === "population"
        ? t("sum.average.population", {
            letter: version.population ?? "",
            weight: text(version.inputs[version.population ?? ""]?.name),
          })
        : [t(`sum.average.${type}`), ...(isSum(version) ? [t("formula.sum")] : [])].join(" "),
    who: [
      {
        label: t("sum.members.in"),
        names: found.in.length ? list(found.in.map(member)) : t("sum.nobody"),
      },
      ...(out ? [{ label: t("sum.members.out"), names: out }] : []),
    ],
  };
}

/** What a mean is the mean of. */
function resultsOf(
  { indicator: id, year }: Spot,
  regions: string[],
  { decimals }: Indicator,
  { evaluate, predecessors }: Asking,
): Map<string, string> {
  if (regions.length === 0) return new Map();
  const { places, value, status } = evaluate({
    indicators: [id],
    regions,
    years: [year, year],
    predecessors,
  });
  return new Map(
    places.flatMap((place, i) =>
      status[i] === 0 ? [[place.id, number(value[i]!, decimals)] as const] : [],
    ),
  );
}
