import type { Description, Indicator, Version } from "../engine/types.ts";
import { compareNames } from "../formats.ts";
import { regionName } from "../groups.ts";
import { t, text } from "../messages/index.ts";
import { averageType, indicatorName } from "../series.ts";
import { written } from "../sum/formula.ts";

/** Places whose numbers before and after a year cannot be compared, latest year first. */
export interface PlaceBreaks {
  year: number;
  places: { name: string; text: string }[];
}

export function placeBreaks(bundle: Description): PlaceBreaks[] {
  const byYear = new Map<number, PlaceBreaks["places"]>();
  for (const { code, breaks = [] } of bundle.regions)
    for (const one of breaks)
      byYear.set(one.year, [
        ...(byYear.get(one.year) ?? []),
        { name: regionName(code, bundle), text: text(one.text) },
      ]);
  return [...byYear]
    .sort(([a], [b]) => b - a)
    .map(([year, places]) => ({
      year,
      places: places.sort((a, b) => compareNames(a.name, b.name)),
    }));
}

/** An indicator that changes its meaning or its source in a year. */
export interface Redefinition {
  indicator: Indicator;
  name: string;
  year: number;
  /** "B: Innbyggere 0–17 år → Innbyggere 0–24 år" */
  what: string[];
}

/** Of a service area ("": all), in the data set's order. */
export function redefinitions(bundle: Description, area: string): Redefinition[] {
  return bundle.indicators
    .filter((i) => area === "" || i.area === area)
    .flatMap((indicator) => {
      const found = new Map<number, string[]>();
      const add = (year: number | undefined, what: string[]) => {
        if (year !== undefined && what.length)
          found.set(year, [...(found.get(year) ?? []), ...what]);
      };
      indicator.versions.forEach((version, i) => {
        const before = indicator.versions[i - 1];
        if (before) add(version.from, differences(before, version));
        for (const [year, what] of newTables(version)) add(year, [what]);
      });
      return [...found].map(([year, what]) => ({
        indicator,
        name: indicatorName(indicator),
        year,
        what,
      }));
    });
}

function differences(before: Version, after: Version): string[] {
  const arrow = (what: string, from: string, to: string) =>
    from === to ? [] : [t("sources.change", { what, from, to })];
  const letters = [...new Set([...Object.keys(before.inputs), ...Object.keys(after.inputs)])];
  return [
    ...arrow(
      t("indicator.formula"),
      written(before.formula, new Map()),
      written(after.formula, new Map()),
    ),
    ...arrow(t("sum.average"), averageType(before.average), averageType(after.average)),
    ...letters.flatMap((letter) =>
      arrow(
        letter,
        text(before.inputs[letter]?.name) || "–",
        text(after.inputs[letter]?.name) || "–",
      ),
    ),
  ];
}

/** Inputs that are read from another table from a year on. */
function newTables({ inputs }: Version): [number, string][] {
  return Object.entries(inputs).flatMap(([letter, { sources }]) => {
    const inTime = [...sources].sort((a, b) => (a.from ?? -Infinity) - (b.from ?? -Infinity));
    return inTime.flatMap((source, i): [number, string][] => {
      const before = inTime[i - 1];
      if (!before || source.from === undefined || before.table === source.table) return [];
      const what = t("sources.change.table", { letter });
      return [[source.from, t("sources.change", { what, from: before.table, to: source.table })]];
    });
  });
}
