import { dataWords } from "./data/data-words.ts";
import { spanOf } from "./engine/span.ts";
import {
  Flag,
  Status,
  type AverageType,
  type Description,
  type Indicator,
  type Predecessors,
  type Result,
  type Version,
} from "./engine/types.ts";
import { compareNames, years as yearSpan, list, unitName, yearRuns } from "./formats.ts";
import { groupOf, isRelative, placeLabel, placePhrase, wholeOf } from "./groups.ts";
import { mergedAfter } from "./mergers.ts";
import { legend, mark, notSummable, type Break, type Role, type Sign } from "./missing.ts";
import { t, term, text } from "./messages/index.ts";
import { regionNameIn } from "./messages/region-name.ts";

/** One number, or the reason why there is none. `value` is NaN exactly when `status` is not 0. */
export interface Cell {
  value: number;
  status: number;
  flags: number;
  /** For averages: over how many members it was taken, of how many. */
  members: number;
  membersOf: number;
  /** Per cent from the baseline, where one was asked for; NaN when unknown. */
  deviation?: number;
  /** What the published data set has instead, where changes are shown and the two print differently. */
  was?: { value: number; status: number };
}

export interface Row {
  id: string;
  name: string;
  /** As the figure and the table name it, and as a sentence does. */
  label: string;
  phrase: string;
  /** "rest": a region's inputs minus the members' of a group. */
  kind: Result["places"][number]["kind"];
  role: Role;
  cells: Cell[];
  /** Per year, everything that keeps it from being held against the one before. */
  breaks: Break[][];
  /** Of a rest: what it is taken from. */
  whole?: string;
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

/**
 * The calculator's flat columns, taken apart into one panel per indicator that is `shown`. Municipalities in `background`
 * come last, by name.
 */
export function panels(
  result: Result,
  bundle: Description,
  shown: readonly string[] = result.indicators,
  predecessors: Predecessors = "as-published",
  background: readonly string[] = [],
): Panel[] {
  const { places, years } = result;
  const spanAt = spanOf(result);
  const unchosen = new Set(background);
  const known = new Map(bundle.indicators.map((i) => [i.id, i]));
  const focus = places.find((p) => p.kind === "region")?.id;
  const role = ({ kind, id }: Result["places"][number]): Role => {
    if (kind !== "region") return "average";
    if (unchosen.has(id)) return "background";
    return id === focus ? "focus" : "other";
  };
  return result.indicators.flatMap((id, i) => {
    const indicator = known.get(id);
    if (!indicator || !shown.includes(id)) return [];
    const average = years.map((_, k) => result.average[i * years.length + k] ?? "");
    const found = result.breaks.filter((b) => b.indicator === id);
    const rows = places.map((place, j): Row => {
      const start = (i * places.length + j) * years.length;
      const span = spanAt(i, j);
      const breaks = years.map((year, k) => breaksAt(found, place.id, year, bundle));
      const group = groupOf(place.id, bundle);
      const label = placeLabel(place.id, bundle);
      return {
        id: place.id,
        name: isRelative(group) ? label : text(group?.name) || regionNameIn(place.id, place.name),
        label,
        phrase: placePhrase(place.id, bundle),
        kind: place.kind,
        role: role(place),
        breaks,
        cells: years.map((year, k) => ({
          value: result.value[start + k]!,
          status: plainStatus(
            result.status[start + k]!,
            place.kind,
            average[k]!,
            predecessors === "summed" && mergedAfter(place.id, year, bundle),
          ),
          flags:
            result.flags[start + k]! |
            (breaks[k]!.some((b) => b.kind !== "definition") ? Flag.break : 0),
          members: result.members[span + k] ?? 0,
          membersOf: result.membersOf[span + k] ?? 0,
          ...(result.deviation.length > 0 && { deviation: result.deviation[start + k]! }),
        })),
        whole: group && place.kind === "rest" ? wholeOf(group, bundle) : undefined,
      };
    });
    return [
      {
        indicator,
        name: indicatorName(indicator),
        unit: indicator.unit,
        decimals: indicator.decimals,
        years,
        rows: [
          ...rows.filter((r) => r.role !== "background"),
          ...rows
            .filter((r) => r.role === "background")
            .sort((a, b) => compareNames(a.name, b.name)),
        ],
        average,
        redefined: years.map((year) =>
          found.some((b) => b.kind === "definition" && b.year === year),
        ),
        footnotes: result.footnotes
          .filter((f) => f.indicator === id)
          .map(({ place, from, to, text: words }) => ({
            place,
            from,
            to,
            text: dataWords(words, bundle),
          })),
      },
    ];
  });
}

/** Every break that an indicator's place has in a year. */
export function breaksAt(
  found: Result["breaks"],
  place: string,
  year: number,
  bundle: Description,
): Break[] {
  return found
    .filter((b) => b.year === year && (b.place === "" || b.place === place))
    .map(({ kind, text: words }) => ({ kind, text: dataWords(words, bundle) }));
}

/** Results that arrive ready-made cannot be summed or taken from each other. Where that was asked, it is the reason. */
export function plainStatus(
  status: number,
  kind: Row["kind"],
  average: AverageType | "",
  predecessorsSummed: boolean,
): number {
  const summing = kind === "rest" || predecessorsSummed;
  return summing && status === Status.notDefined && average !== "" ? notSummable : status;
}

export function versionFor(versions: readonly Version[], year: number): Version | undefined {
  return versions.find((v) => (v.from ?? -Infinity) <= year && year <= (v.to ?? Infinity));
}

/** The name without its unit in brackets, which is always shown beside it. */
export function indicatorName(indicator: Indicator): string {
  const name = text(indicator.name);
  const unit = ` (${unitName(indicator.unit)})`;
  return name.endsWith(unit) ? name.slice(0, -unit.length) : name;
}

/** The footnotes of a cell. */
export function footnotesAt(
  panel: Pick<Panel, "footnotes">,
  place: string,
  year: number,
): Footnote[] {
  return panel.footnotes.filter(
    (f) => (f.place === "" || f.place === place) && f.from <= year && year <= f.to,
  );
}

/** "Drammen, 2020–2022: …" */
export function footnoteText(panel: Panel, { place, from, to, text: words }: Footnote): string {
  const span = yearSpan(Math.max(from, panel.years[0]!), Math.min(to, panel.years.at(-1)!));
  const row = panel.rows.find((r) => r.id === place);
  return t("table.footnote", {
    place: row ? row.label : place || t("table.everywhere"),
    year: span,
    text: words,
  });
}

export function hasValue(row: Row): boolean {
  return row.cells.some((cell) => cell.status === 0);
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
    const members = behind(row, k);
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

/** The average of one year: "vektet snitt, 4 av 10 kommuner". */
export function averageAt(panel: Panel, row: Row, k: number): string {
  return t("average.full", { type: averageType(panel.average[k] ?? ""), members: behind(row, k) });
}

/** "4 av 10 kommuner", "landet minus 12 kommuner". */
function behind(row: Row, k: number): string {
  const { members, membersOf } = row.cells[k]!;
  if (row.whole) return t("average.rest", { whole: row.whole, n: membersOf });
  return t("average.members", { in: members, of: membersOf });
}

/** Only the type, or the types, of the average in a row. */
export function averageTypes(panel: Panel, row: Row): string {
  const types = panel.average.filter((_, k) => row.cells[k]!.status === 0);
  return [...new Set(types)].map(averageType).join(", ");
}

export function averageType(type: string): string {
  return type ? term("average", type) : "";
}

/** What concerns whole years stands on the axis: the star of provisional numbers, summed predecessors, a new definition. */
export const onAxis = Flag.provisional | Flag.summed;

export function yearLabels(panel: Panel): string[] {
  return panel.years.map((year, k) => {
    const has = (flag: number) =>
      panel.rows.some((row) => row.cells[k]!.status === 0 && row.cells[k]!.flags & flag);
    return [
      `${year}${has(Flag.provisional) ? mark(Flag.provisional) : ""}`,
      ...(has(Flag.summed) ? [mark(Flag.summed)] : []),
      ...(panel.redefined[k] ? [redefinedSign] : []),
    ].join(" ");
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
  return list(rows.map((row) => row.label));
}

/** The places whose numbers from before a merger are sums over all that went into it. */
export function summedRows(panel: Panel): Row[] {
  return panel.rows.filter(
    (row) =>
      row.role !== "average" && row.cells.some((c) => c.status === 0 && c.flags & Flag.summed),
  );
}
