import { Flag } from "../../engine/types.ts";
import type { Finished } from "../../finished.ts";
import { unitName } from "../../formats.ts";
import { t, text } from "../../messages/index.ts";
import { mark, sign } from "../../missing.ts";
import { averageType, footnoteText, signs, type Panel, type Row } from "../../series.ts";
import { source, tablesUsed } from "../../source.ts";
import { madeTitle, type Title } from "../../title.ts";
import { carriedLink, fromDataSet } from "../carried.ts";
import { columns, measures } from "./columns.ts";
import { labels } from "./labels.ts";

/** `base` is what Statistics Norway calls it. */
interface Unit {
  label: string;
  base: string;
  decimals: number;
}

interface Dimension {
  label: string;
  category: {
    index: string[];
    label: Record<string, string>;
    unit?: Record<string, Unit>;
  };
}

/** A JSON-stat 2.0 dataset (json-stat.org/full), as far as a figure has use for it. */
export interface JsonStat {
  version: "2.0";
  class: "dataset";
  label: string;
  source: string;
  updated?: string;
  link?: { alternate: { type: "text/html"; href: string }[] };
  note: string[];
  role: { metric: string[]; geo: string[]; time: string[] };
  id: string[];
  size: number[];
  dimension: Record<string, Dimension>;
  value: (number | null)[];
  status: Record<string, string>;
  extension: Extension;
}

/** What JSON-stat has no place for. */
interface Extension {
  /** The label of example data and of own numbers: every use of the numbers must say it. */
  warning?: string[];
  license?: string;
  data?: string;
  /** What the page would call it, where the reader's own words are the label. */
  shows?: string;
  tables: string[];
  /** What the signs in `status` and `marks` mean. */
  signs: Record<string, string>;
  /** Of values that are there: what is to be said of them, by their place in `value`. */
  marks: Record<string, string>;
  /** Of averages: how they were taken, and over how many of how many, by their place in `value`. */
  averages: Record<string, Average>;
}

interface Average {
  type: string;
  members?: number;
  membersOf?: number;
}

/**
 * The result as JSON-stat 2.0: indicators, places and years, and a dimension of measures where the figure shows more
 * than the value. A missing number is null and has its sign in `status`; a value has SSB's sign there if it is
 * provisional, zero or less than half a unit.
 */
export function jsonStat(figure: Finished): JsonStat {
  const { panels, bundle, state, title } = figure;
  const rows = panels[0]?.rows ?? [];
  const years = panels[0]?.years ?? [];
  const shown = numeric(figure);
  const value: (number | null)[] = [];
  const status: Record<string, string> = {};
  const marks: Record<string, string> = {};
  const averages: Record<string, Average> = {};
  for (const panel of panels) {
    const of = new Map(panel.rows.map((row) => [row.id, row]));
    for (const { id } of rows) {
      years.forEach((_, k) => {
        const row = of.get(id)!;
        for (const measure of shown) {
          const at = String(value.length);
          const given = measure.of(panel, row, k);
          value.push(typeof given === "number" && Number.isFinite(given) ? given : null);
          if (measure.id !== "value") continue;
          const { status: why, flags } = row.cells[k]!;
          const said = why === 0 ? sourceSign(flags) : sign(why);
          if (said) status[at] = said;
          const marked = why === 0 ? mark(flags & ~Flag.provisional) : "";
          if (marked) marks[at] = marked;
          if (row.role === "average" && why === 0) averages[at] = averageOf(panel, row, k);
        }
      });
    }
  }
  const warning = labels(figure).map(({ text: words }) => words);
  const several = shown.length > 1;
  const made = madeTitle(panels, { ...state, title: "", subtitle: "" }, bundle);
  const ofDataSet = fromDataSet(figure);
  const updated = ofDataSet ? (bundle.fresh?.retrieved ?? bundle.created) : undefined;
  const href = carriedLink(figure)?.href;
  return {
    version: "2.0",
    class: "dataset",
    label: said(title),
    source: source(panels, bundle),
    ...(updated && { updated }),
    ...(href && { link: { alternate: [{ type: "text/html" as const, href }] } }),
    note: [
      ...warning,
      ...(state.note ? [state.note] : []),
      ...panels.flatMap((p) => p.footnotes.map((f) => footnoteText(p, f))),
    ],
    role: {
      metric: ["indicator", ...(several ? ["measure"] : [])],
      geo: ["place"],
      time: ["year"],
    },
    id: ["indicator", "place", "year", ...(several ? ["measure"] : [])],
    size: [panels.length, rows.length, years.length, ...(several ? [shown.length] : [])],
    dimension: {
      indicator: {
        label: t("csv.indicator"),
        category: {
          ...categories(panels.map((p) => [p.indicator.id, p.name])),
          unit: Object.fromEntries(
            panels.map(({ indicator, unit, decimals }) => [indicator.id, unitOf(unit, decimals)]),
          ),
        },
      },
      place: {
        label: t("csv.place"),
        category: categories(rows.map((row) => [row.id, row.label])),
      },
      year: {
        label: t("csv.year"),
        category: categories(years.map((year) => [String(year), String(year)])),
      },
      ...(several && {
        measure: {
          label: t("numbers.measure"),
          category: {
            ...categories(shown.map(({ id, head }) => [id, head])),
            unit: Object.fromEntries(
              shown.flatMap(({ id, unit }) => (unit ? [[id, unitOf(unit, 0)]] : [])),
            ),
          },
        },
      }),
    },
    value,
    status,
    extension: {
      ...(warning.length > 0 && { warning }),
      ...(ofDataSet && {
        ...(bundle.license && { license: bundle.license }),
        data: text(bundle.label),
      }),
      ...((state.title || state.subtitle) && { shows: said(made) }),
      tables: tablesUsed(panels, bundle),
      signs: Object.fromEntries(signs(panels).map((one) => [one.sign, one.words])),
      marks,
      averages,
    },
  };
}

function averageOf({ average }: Panel, row: Row, k: number): Average {
  const { members, membersOf } = row.cells[k]!;
  const type = averageType(average[k] ?? "");
  return row.kind === "group" ? { type, members, membersOf } : { type };
}

function said({ title, subtitle }: Title): string {
  return [title, subtitle].filter(Boolean).join(" – ");
}

/** The measures that are numbers, the value first. */
function numeric(figure: Finished): ReturnType<typeof columns> {
  const value = columns(figure).find(({ id }) => id === "value")!;
  const isName = (id: string) => id.endsWith("_place");
  return [value, ...measures(figure).filter(({ id }) => !isName(id))];
}

function categories(all: readonly (readonly [string, string])[]) {
  return { index: all.map(([id]) => id), label: Object.fromEntries(all) };
}

function unitOf(unit: string, decimals: number): Unit {
  return { label: unitName(unit), base: unit, decimals };
}

/** Statistics Norway's sign of a value, the strongest where there are several. */
function sourceSign(flags: number): string {
  if (flags & Flag.provisional) return "*";
  if (flags & Flag.exactZero) return "-";
  return flags & Flag.belowHalf ? "0" : "";
}
