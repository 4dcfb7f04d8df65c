import type { AverageType, Description, Indicator, Result } from "./engine/types.ts";
import { years as yearSpan, list, yearRuns } from "./formats.ts";
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
}

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
    const rows = places.map((place, j): Row => {
      const start = (i * places.length + j) * years.length;
      return {
        id: place.id,
        name: place.kind === "group" ? (names.get(place.id) ?? place.name) : place.name,
        kind: place.kind,
        role: place.kind === "group" ? "average" : j === focus ? "focus" : "other",
        cells: years.map((_, k) => ({
          value: result.value[start + k]!,
          status: result.status[start + k]!,
          flags: result.flags[start + k]!,
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
        average: years.map((_, k) => result.average[i * years.length + k] ?? ""),
        footnotes: result.footnotes.filter((f) => f.indicator === id).map(({ place, from, to, text }) => ({ place, from, to, text })),
      },
    ];
  });
}

/** The name without its unit in brackets, which is always shown beside it. */
export function indicatorName(indicator: Indicator): string {
  const name = text(indicator.name);
  const unit = ` (${indicator.unit})`;
  return name.endsWith(unit) ? name.slice(0, -unit.length) : name;
}

/** The footnotes of a cell. */
export function footnotesAt(panel: Panel, place: string, year: number): Footnote[] {
  return panel.footnotes.filter((f) => (f.place === "" || f.place === place) && f.from <= year && year <= f.to);
}

/** "Drammen, 2020–2022: …" */
export function footnoteText(panel: Panel, { place, from, to, text: words }: Footnote): string {
  const span = yearSpan(Math.max(from, panel.years[0]!), Math.min(to, panel.years.at(-1)!));
  const row = panel.rows.find((r) => r.id === place);
  return t("table.footnote", { place: row ? rowLabel(row) : place || t("table.everywhere"), year: span, text: words });
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
  const types = new Set<string>();
  const runs = new Map<string, number[]>();
  row.cells.forEach((cell, k) => {
    if (cell.status !== 0) return;
    types.add(panel.average[k] ?? "");
    const members = t("average.members", { in: cell.members, of: cell.membersOf });
    runs.set(members, [...(runs.get(members) ?? []), panel.years[k]!]);
  });
  if (runs.size === 0) return "";
  const type = types.size === 1 ? averageType([...types][0]!) : t("average.mixed");
  const members =
    runs.size === 1
      ? [...runs.keys()][0]!
      : [...runs].map(([members, at]) => t("average.members.span", { members, years: yearRuns(at) })).join(", ");
  return t("average.full", { type, members });
}

export function averageType(type: string): string {
  return type ? term("average", type) : "";
}

/** The years on the axis, with SSB's star where a shown number is provisional. */
export function yearLabels(panel: Panel, provisional: number): string[] {
  return panel.years.map((year, k) =>
    panel.rows.some((row) => row.cells[k]!.status === 0 && row.cells[k]!.flags & provisional) ? `${year}*` : String(year),
  );
}

export function panelYears(panel: Panel): string {
  return yearSpan(panel.years[0]!, panel.years.at(-1)!);
}

export function names(rows: readonly Row[]): string {
  return list(rows.map(rowLabel));
}
