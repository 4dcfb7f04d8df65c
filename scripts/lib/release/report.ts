import { compareBundles, type Changes } from "../../../web/src/bundle/compare.ts";
import type { Bundle, PlanFault } from "../../../web/src/bundle/types.ts";
import type { Built } from "../bundle/result.ts";
import { findGaps, type Gaps } from "./gaps.ts";
import { markdown } from "./markdown.ts";
import { Names } from "./words.ts";

export interface Previous {
  file: string;
  bundle: Bundle;
}

/** What the secretariat reads before a bundle is published. */
export interface ReleaseReport {
  format: "figur-release-report";
  version: 1;
  file: string;
  bundle: Pick<Bundle, "id" | "kind" | "label" | "created"> & {
    indicators: number;
    regions: number;
    tables: number;
    cells: number;
  };
  previous: { file: string; id: string; created: string } | null;
  /** What a person must decide on. */
  decisions: {
    /** What definitions name and the tables do not have. */
    unresolved: PlanFault[];
    lacking: Built["report"]["lacking"];
    notesLeftOut: Built["report"]["notesLeftOut"];
    idleCorrections: Built["report"]["idleCorrections"];
    regionsAlone: Built["report"]["alone"];
    /** TABLE:YEAR without any figure, let through by hand. */
    accepted: string[];
    warnings: Built["warnings"];
    /** Empty now, and not empty in the previous edition. */
    newGaps: Gaps;
  };
  changes: Changes | null;
  gaps: Gaps;
  tables: {
    id: string;
    label: string;
    provisional: string[];
    source: string;
    updated: string;
    retrieved: string;
    license: string;
    /** None: delivered by hand. */
    requests: number;
    cells: number;
    missing: Record<string, number>;
  }[];
}

/** The report on a bundle as data and as Markdown in bokmål. `accepted`: TABLE:YEAR. */
export function reportOf(
  file: string,
  built: Built,
  previous: Previous | undefined,
  accepted: string[] = [],
): { report: ReleaseReport; text: string } {
  const { bundle } = built;
  const gaps = findGaps(bundle);
  // Compared with nothing, the counts of what is missing are the same.
  const changes = compareBundles(previous?.bundle ?? { ...bundle, tables: [] }, bundle);
  const isEmpty = (one: string): boolean =>
    gaps.times.some(({ table, times }) => times.some((time) => one === `${table}:${time}`));
  const counts = new Map(changes.tables.map((table) => [table.id, table]));
  const { id, kind, label, created } = bundle;
  const report: ReleaseReport = {
    format: "figur-release-report",
    version: 1,
    file,
    bundle: {
      id,
      kind,
      label,
      created,
      indicators: bundle.indicators.filter(({ versions }) => versions.length > 0).length,
      regions: bundle.regions.length,
      tables: bundle.tables.length,
      cells: bundle.tables.reduce((n, { dataset }) => n + dataset.value.length, 0),
    },
    previous: previous
      ? {
          file: previous.file,
          id: previous.bundle.id,
          created: previous.bundle.created ?? "",
        }
      : null,
    decisions: {
      unresolved: built.plan.faults,
      lacking: built.report.lacking,
      notesLeftOut: built.report.notesLeftOut,
      idleCorrections: built.report.idleCorrections,
      regionsAlone: built.report.alone,
      accepted: accepted.filter(isEmpty),
      warnings: [
        ...built.warnings,
        ...accepted
          .filter((one) => !isEmpty(one))
          .map((one) => ({ file: `--accept ${one}`, message: needless(one, bundle) })),
      ],
      newGaps: previous ? newGaps(gaps, findGaps(previous.bundle), previous.bundle) : gaps,
    },
    changes: previous ? changes : null,
    gaps,
    tables: bundle.tables.map(({ id: table, provenance, provisional = [], dataset }) => ({
      id: table,
      label: dataset.label ?? "",
      provisional,
      source: provenance.source ?? "",
      updated: provenance.updated ?? "",
      retrieved: provenance.retrieved ?? "",
      license: provenance.license ?? "",
      requests: built.requests.find((one) => one.table === table)?.requests ?? 0,
      cells: dataset.value.length,
      missing: counts.get(table)!.missing,
    })),
  };
  const names = new Names(bundle, previous?.bundle, built.definitions);
  return { report, text: markdown(report, names) };
}

/** Why nothing was let through; `one` is TABLE:YEAR. */
export function needless(one: string, { tables }: Pick<Bundle, "tables">): string {
  const [id, year] = one.split(":");
  const found = tables.find((table) => table.id === id);
  if (!found) return `the bundle has no table ${id}`;
  const { role, dimension } = found.dataset;
  return year! in dimension[role.time![0]!]!.category.index
    ? `table ${id} has figures in ${year}`
    : `table ${id} has no year ${year}`;
}

/** Figures that are no more, those of whole tables that are gone or built otherwise included. */
export function vanishedFigures({ tables }: Changes): number {
  const whole = new Set(["gone", "reshaped"]);
  return tables.reduce(
    (n, one) => n + (whole.has(one.state) ? one.previousValues : one.vanished.length),
    0,
  );
}

/** What the previous edition had figures for. A series or table that it did not have is no news here. */
function newGaps(gaps: Gaps, before: Gaps, previous: Bundle): Gaps {
  const tables = new Map(previous.tables.map((table) => [table.id, table]));
  const key = ({ table, codes }: Gaps["series"][number]): string =>
    JSON.stringify([table, Object.entries(codes).sort()]);
  const emptyBefore = new Map(before.series.map((one) => [key(one), new Set(one.times)]));
  const series = gaps.series.flatMap((one) => {
    const table = tables.get(one.table);
    const time = table?.dataset.role.time?.[0];
    if (!table || time === undefined) return [];
    const had = table.dataset.dimension[time]!.category.index;
    const known = Object.entries(one.codes).every(
      ([name, code]) => code in (table.dataset.dimension[name]?.category.index ?? { [code]: 0 }),
    );
    // A new year that is empty is news; so is a year that was not.
    const times = one.times.filter(
      (t) => known && (!(t in had) ? !one.wholly : !emptyBefore.get(key(one))?.has(t)),
    );
    return times.length > 0 ? [{ ...one, times }] : [];
  });
  const regions = gaps.regions.flatMap((one) => {
    const same = before.regions.find((b) => b.table === one.table && b.time === one.time);
    const fresh = one.regions.filter((code) => !same?.regions.includes(code));
    return fresh.length > 0 ? [{ ...one, regions: fresh }] : [];
  });
  const times = gaps.times.flatMap((one) => {
    const same = before.times.find(({ table }) => table === one.table);
    const fresh = one.times.filter((t) => !same?.times.includes(t));
    return tables.has(one.table) && fresh.length > 0 ? [{ ...one, times: fresh }] : [];
  });
  return { times, series, regions };
}
