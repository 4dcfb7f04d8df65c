import {
  Flag,
  type AverageType,
  type Description,
  type Indicator,
  type Result,
  type Version,
} from "./engine/types.ts";
import { years as yearSpan, list, yearRuns } from "./formats.ts";
import { legend, type Broken, type Sign } from "./missing.ts";
import { t, term, text } from "./messages/index.ts";

/** One number, or the reason why there is none. `value` is NaN exactly when `status` is not 0. */
export interface Cell {
  value: number;
  status: number;
  flags: number;
  /** For averages: over how many members it was taken, of how many. */
  members: number;
  membersOf: number;
}

export interface Row {
  id: string;
  name: string;
  kind: "region" | "group";
  /** The first chosen municipality stands out, averages are reference lines, the rest stay calm. */
  role: "focus" | "other" | "average";
  cells: Cell[];
  /** What its break flags are about. */
  broken: Broken;
  /** Why a year cannot be held against the one before, where that is so. */
  breaks: (Break | undefined)[];
}

/** What broke the row itself, another type of average, another formula or other inputs (everybody). */
export type Break = Broken | "average" | "definition";

/** One indicator: a figure and a table of its own. */
export interface Panel {
  indicator: Indicator;
  name: string;
  unit: string;
  decimals: number;
  years: number[];
  rows: Row[];
  /** The type of the average, per year; empty where no definition holds. */
  average: (AverageType | "")[];
  /** Years from which another formula or other inputs hold. */
  redefined: boolean[];
  footnotes: Footnote[];
}

export interface Footnote {
  /** Empty: every place. */
  place: string;
  from: number;
  to: number;
  text: string;
}

/** The calculator's flat columns, taken apart into one panel per indicator. */
export function panels(result: Result, bundle: Description): Panel[] {
  const { places, years } = result;
  const known = new Map(bundle.indicators.map((i) => [i.id, i]));
  const names = new Map(bundle.groups.map((g) => [g.id, text(g.name)]));
  const focus = places.findIndex((p) => p.kind === "region");
  return result.indicators.flatMap((id, i) => {
    const indicator = known.get(id);
    if (!indicator) return [];
    const average = years.map((_, k) => result.average[i * years.length + k] ?? "");
    const redefined = redefinitions(indicator, years);
    const rows = places.map((place, j): Row => {
      const start = (i * places.length + j) * years.length;
      const flags = (k: number) => result.flags[start + k]!;
      const broken = brokenBy(place, bundle);
      return {
        id: place.id,
        name: place.kind === "group" ? (names.get(place.id) ?? place.name) : place.name,
        kind: place.kind,
        role: place.kind === "group" ? "average" : j === focus ? "focus" : "other",
        broken,
        breaks: years.map((_, k) => breakAt(k, broken, flags(k), redefined, average)),
        cells: years.map((_, k) => ({
          value: result.value[start + k]!,
          status: result.status[start + k]!,
          flags: flags(k),
          members: result.members[start + k]!,
          membersOf: result.membersOf[start + k]!,
        })),
      };
    });
    return [
      {
        indicator,
        name: indicatorName(indicator),
        unit: indicator.unit,
        decimals: indicator.decimals,
        years,
        rows,
        average,
        redefined,
        footnotes: result.footnotes
          .filter((f) => f.indicator === id)
          .map(({ place, from, to, text }) => ({ place, from, to, text })),
      },
    ];
  });
}

/** A version that only averages otherwise leaves the municipalities' own numbers as they are. */
function redefinitions(indicator: Indicator, years: readonly number[]): boolean[] {
  const at = years.map((year) => versionFor(indicator.versions, year));
  const what = at.map((v) => v && JSON.stringify([v.formula, v.inputs]));
  return years.map(
    (_, k) =>
      k > 0 && what[k] !== undefined && what[k - 1] !== undefined && what[k] !== what[k - 1],
  );
}

/** KOSTRA groups keep their borders; what changes is which municipalities are in them. */
function brokenBy(place: Result["places"][number], bundle: Description): Broken {
  if (place.kind === "group") return "members";
  const { breaks = [] } = bundle.regions.find((r) => r.code === place.id) ?? {};
  return breaks.length > 0 && breaks.every((b) => b.kind === "grouping") ? "grouping" : "borders";
}

function breakAt(
  k: number,
  broken: Broken,
  flags: number,
  redefined: readonly boolean[],
  average: readonly string[],
): Break | undefined {
  if (redefined[k]) return "definition";
  if (flags & Flag.break) return broken;
  if (
    broken === "members" &&
    k > 0 &&
    average[k] &&
    average[k - 1] &&
    average[k] !== average[k - 1]
  )
    return "average";
  return undefined;
}

export function versionFor(versions: readonly Version[], year: number): Version | undefined {
  return versions.find((v) => (v.from ?? -Infinity) <= year && year <= (v.to ?? Infinity));
}

/** The name without its unit in brackets, which is always shown beside it. */
export function indicatorName(indicator: Indicator): string {
  const name = text(indicator.name);
  const unit = ` (${indicator.unit})`;
  return name.endsWith(unit) ? name.slice(0, -unit.length) : name;
}

/** The footnotes of a cell. */
export function footnotesAt(panel: Panel, place: string, year: number): Footnote[] {
  return panel.footnotes.filter(
    (f) => (f.place === "" || f.place === place) && f.from <= year && year <= f.to,
  );
}

/** "Drammen, 2020–2022: …" */
export function footnoteText(panel: Panel, { place, from, to, text: words }: Footnote): string {
  const span = yearSpan(Math.max(from, panel.years[0]!), Math.min(to, panel.years.at(-1)!));
  const row = panel.rows.find((r) => r.id === place);
  return t("table.footnote", {
    place: row ? rowLabel(row) : place || t("table.everywhere"),
    year: span,
    text: words,
  });
}

export function hasValue(row: Row): boolean {
  return row.cells.some((cell) => cell.status === 0);
}

/** "ASSS-snitt", but "Snitt: ASSS uten Oslo". */
export function averageLabel(group: string): string {
  return t(group.includes(" ") ? "figure.average.labelLong" : "figure.average.label", { group });
}

/** The row as the figure and the table name it. */
export function rowLabel(row: Row): string {
  return row.kind === "region" ? row.name : averageLabel(row.name);
}

/**
 * The type of an average and the members behind it, over the years that have a number:
 * "vektet snitt, 4 av 10 kommuner (2015–2019), 5 av 10 kommuner (2020–2025)".
 */
export function averageText(panel: Panel, row: Row): string {
  const types = new Map<string, Map<string, number[]>>();
  row.cells.forEach((cell, k) => {
    if (cell.status !== 0) return;
    const runs = types.get(panel.average[k]!) ?? new Map<string, number[]>();
    const members = t("average.members", { in: cell.members, of: cell.membersOf });
    runs.set(members, [...(runs.get(members) ?? []), panel.years[k]!]);
    types.set(panel.average[k]!, runs);
  });
  const constant = types.size === 1 && [...types.values()][0]!.size === 1;
  return [...types]
    .map(([type, runs]) => {
      const members = constant
        ? [...runs.keys()][0]!
        : [...runs]
            .map(([words, at]) =>
              t("average.members.span", { members: words, years: yearRuns(at) }),
            )
            .join(", ");
      return t("average.full", { type: averageType(type), members });
    })
    .join("; ");
}

/** Only the type, or the types, of the average in a row. */
export function averageTypes(panel: Panel, row: Row): string {
  const types = panel.average.filter((_, k) => row.cells[k]!.status === 0);
  return [...new Set(types)].map(averageType).join(", ");
}

export function averageType(type: string): string {
  return type ? term("average", type) : "";
}

/** The years on the axis, with SSB's star where a shown number is provisional and a letter where a new definition begins. */
export function yearLabels(panel: Panel): string[] {
  return panel.years.map((year, k) => {
    const star = panel.rows.some(
      (row) => row.cells[k]!.status === 0 && row.cells[k]!.flags & Flag.provisional,
    )
      ? "*"
      : "";
    return panel.redefined[k] ? `${year}${star} ${redefinedSign}` : `${year}${star}`;
  });
}

export const redefinedSign = "d";

/** All signs that occur in the panels, explained. */
export function signs(panels: readonly Panel[]): Sign[] {
  const used = legend(panels.flatMap((p) => p.rows));
  return panels.some((p) => p.redefined.some(Boolean))
    ? [...used, { sign: redefinedSign, words: t("sign.redefined") }]
    : used;
}

export function names(rows: readonly Row[]): string {
  return list(rows.map(rowLabel));
}
