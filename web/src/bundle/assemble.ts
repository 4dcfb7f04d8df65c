import { correctsCell, footnotes } from "./cell-notes.ts";
import type { CellNote } from "./csv.ts";
import {
  codesWithFigures,
  cutGroups,
  cutIndicators,
  cutRegions,
  type Lacking,
  type Planned,
} from "./cut.ts";
import { named, ownCodes, predecessorCodes } from "./definitions.ts";
import { BundleFaults, type Fault } from "./faults.ts";
import type {
  Bundle,
  BundleTable,
  Definition,
  Group,
  Note,
  Provenance,
  Region,
  ServiceArea,
  Text,
} from "./types.ts";

export type { Lacking };

/** A merged table, and what its figures do not say themselves. */
export interface SourceTable extends Omit<BundleTable, "id"> {
  cellNotes?: CellNote[];
}

export interface BundleOptions {
  id: string;
  kind?: "real" | "example";
  label?: Text;
  description?: Text;
  /** Unless said, the last day on which a table was retrieved, or else updated. */
  created?: string;
  license?: string;
  credit?: string;
  /** Service areas; absent: all. */
  areas?: string[];
  /** The years that were asked for; versions of others are not judged. */
  years?: [number, number];
  /** What happens to definitions whose figures are missing; unless said they are left out. */
  withoutData?: "leave-out" | "describe";
  /** Ids of known groups, or whole groups of this bundle's own; absent: all that have figures. */
  groups?: (string | Group)[];
  /** Regions beside those with figures. */
  regions?: string[];
}

export interface Assembly {
  definitions: Definition[];
  serviceAreas: ServiceArea[];
  regions: Region[];
  groups: Group[];
  notes: Note[];
  plan: Planned;
  tables: Map<string, SourceTable>;
  options: BundleOptions;
}

export interface AssemblyReport {
  lacking: Lacking[];
  /** Codes with figures that no known region has: each became a region of its own. */
  alone: Region[];
  /** Notes on an indicator of these areas, a region or a group that is not in this bundle. */
  notesLeftOut: Note[];
  /** Corrections whose place and years have no cell in the tables. */
  idleCorrections: Note[];
}

export interface Assembled {
  bundle: Bundle;
  text: string;
  report: AssemblyReport;
}

/**
 * Puts figures and what belongs to them into one bundle; the same input gives the same text. Throws
 * BundleFaults for a service area, group or region that is asked for and not known.
 */
export function assemble(parts: Assembly): Assembled {
  const { definitions, options } = parts;
  const tables = new Map([...parts.tables].sort(([a], [b]) => (a < b ? -1 : 1)));
  const datasets = new Map([...tables].map(([id, { dataset }]) => [id, dataset]));
  const areas = options.areas ?? parts.serviceAreas.map(({ id }) => id);
  const faults: Fault[] = [];
  const fault = (where: string, message: string): void =>
    void faults.push({ file: options.id, where, message });
  for (const area of areas)
    if (!parts.serviceAreas.some(({ id }) => id === area))
      fault("/areas", `unknown service area "${area}"`);

  const describe = options.withoutData ?? "leave-out";
  const { indicators, lacking } = cutIndicators(
    definitions,
    areas,
    parts.plan,
    datasets,
    describe,
    options.years,
  );
  const present = codesWithFigures(datasets.values());
  const figured = new Set(
    parts.regions
      .filter((r) => [...ownCodes(r), ...predecessorCodes(r)].some((code) => present.has(code)))
      .map(({ code }) => code),
  );
  const formulas = indicators.flatMap(({ versions }) => versions.map(({ formula }) => formula));
  const inFormulas = formulas.flatMap((formula) => named(formula).groups);
  const cut = cutGroups(parts.groups, options.groups, inFormulas, figured);
  for (const id of cut.unknown) fault("/groups", `unknown group "${id}"`);
  const wanted = new Set([...figured, ...cut.codes, ...(options.regions ?? [])]);
  const { regions, alone, unknown } = cutRegions(parts.regions, wanted, present);
  for (const code of unknown) fault("/regions", `region "${code}" is not in regions.json`);
  if (faults.length > 0) throw new BundleFaults(faults);
  regions.push(...alone);

  const there = {
    indicator: new Set(indicators.map(({ id }) => id)),
    region: new Set(regions.map(({ code }) => code)),
    group: new Set(cut.groups.map(({ id }) => id)),
  };
  const concerns = ({ indicator, region, group }: Note): boolean =>
    there.indicator.has(indicator) &&
    (region === undefined || there.region.has(region)) &&
    (group === undefined || there.group.has(group.split("@")[0]!));
  const notes = [...tables].flatMap(([id, { dataset, cellNotes = [] }]) =>
    footnotes(id, dataset, cellNotes, indicators, regions),
  );

  const provenances = [...tables.values()].map(({ provenance }) => provenance);
  const created = options.created ?? lastDay(provenances, "retrieved", "updated");
  const { id } = options;
  const bundle: Bundle = {
    format: "figur-bundle",
    version: 1,
    id,
    kind: options.kind ?? "real",
    label: options.label ?? { nb: id, nn: id, en: id },
    ...(options.description && { description: options.description }),
    ...(created && { created }),
    license: options.license ?? saidBy(provenances, "license"),
    credit: options.credit ?? saidBy(provenances, "source"),
    serviceAreas: parts.serviceAreas.filter((area) => indicators.some((i) => i.area === area.id)),
    regions,
    groups: cut.groups,
    tables: [...tables].map(([table, { cellNotes: _, ...about }]) => ({
      id: table,
      ...(about.regionCodes && { regionCodes: about.regionCodes }),
      ...(about.provisional?.length && { provisional: about.provisional }),
      provenance: about.provenance,
      dataset: about.dataset,
    })),
    indicators,
    notes: [...parts.notes.filter(concerns), ...notes],
  };
  const elsewhere = (id: string): boolean => {
    const definition = definitions.find((one) => one.id === id);
    return definition !== undefined && !areas.includes(definition.area);
  };
  const notesLeftOut = parts.notes.filter(
    (note) =>
      !concerns(note) && (there.indicator.has(note.indicator) || !elsewhere(note.indicator)),
  );
  const idleCorrections = bundle.notes.filter(
    (note) => note.kind === "override" && !correctsCell(note, indicators, datasets, regions),
  );
  const report = { lacking, alone, notesLeftOut, idleCorrections };
  return { bundle, text: bundleText(bundle), report };
}

export function bundleText(bundle: Bundle): string {
  return JSON.stringify(bundle) + "\n";
}

function lastDay(provenances: Provenance[], ...kinds: ("retrieved" | "updated")[]): string {
  for (const kind of kinds) {
    const days = provenances.flatMap((p) => p[kind]?.slice(0, 10) ?? []).sort();
    if (days.length > 0) return days.at(-1)!;
  }
  return "";
}

/** What the tables' provenance says of their source or licence, each once. */
function saidBy(provenances: Provenance[], key: "source" | "license"): string {
  return [...new Set(provenances.map((p) => p[key] ?? "ukjent"))].join(", ");
}
