import type { AverageType, Version } from "../engine/types.ts";
import { list } from "../formats.ts";
import { regionName } from "../groups.ts";
import { reason } from "../missing.ts";
import { t, text } from "../messages/index.ts";
import { averageType, type Row } from "../series.ts";
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
  { bundle, members, predecessors }: Asking,
): SumAverage {
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
        : t(`sum.average.${type}`),
    who: [
      {
        label: t("sum.members.in"),
        names: found.in.length ? list(found.in.map(name)) : t("sum.nobody"),
      },
      ...(out ? [{ label: t("sum.members.out"), names: out }] : []),
    ],
  };
}
