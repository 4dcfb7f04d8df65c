import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { SourceTable } from "../../../web/src/bundle/assemble.ts";
import { regionNames } from "../../../web/src/bundle/definitions.ts";
import { BundleFaults, type Fault } from "../../../web/src/bundle/faults.ts";
import type { Planner } from "../../../web/src/bundle/planner.ts";
import type { Note } from "../../../web/src/bundle/types.ts";
import type { Definitions, Validators } from "./defs.ts";
import { bytesOf, mergeDelivered, readFiles, tableOf } from "./delivered.ts";
import { checkDelivered } from "./delivered-check.ts";
import { checkNotes, MANIFEST, readManifest, type Manifest } from "./manifest.ts";
import { readNotes } from "./notes.ts";
import { nearestText } from "./nearest.ts";

const NOTES = "notes.csv";
/** SSB's table numbers. */
const SSB_TABLE = /^\d{5}$/;

/** What was handed in as files, beside what SSB has. */
export interface Manual {
  tables: Map<string, SourceTable>;
  notes: Note[];
  manifest: Manifest;
  warnings: Fault[];
  /** What definitions select and the files lack; in a build the plan tells it. */
  lacking: Fault[];
  /** In the folder, and none of ours. */
  ignored: string[];
}

export const NO_MANUAL: Manual = {
  tables: new Map(),
  notes: [],
  manifest: {},
  warnings: [],
  lacking: [],
  ignored: [],
};

/**
 * Reads and checks a folder of hand-delivered files: <table>.csv, notes.csv and bundle.json. Throws
 * BundleFaults with every fault found.
 */
export function readManual(
  from: string,
  known: Definitions,
  check: Validators,
  planner: Pick<Planner, "merge" | "plan">,
): Manual {
  const faults: Fault[] = [];
  const warnings: Fault[] = [];
  const all = readdirSync(from).sort();
  const files = all.filter((name) => name.endsWith(".csv") && name !== NOTES);
  const manifest = readManifest(from, all, check, faults);
  const ids = handTables(known);
  const ofTable = new Map<string, string[]>();
  for (const file of files) {
    const id = tableOf(file, ids);
    if (ids.has(id)) ofTable.set(id, [...(ofTable.get(id) ?? []), file]);
    else faults.push({ file, line: 1, column: 1, message: refusal(id, file, ids) });
  }
  for (const file of all.filter((name) => name.endsWith(".json") && name !== MANIFEST))
    faults.push({ file, message: "is not read here: figures are handed in as CSV" });
  faults.push(...checkNotes(manifest, known));
  const delivered = readFiles(from, ofTable, faults, warnings);
  const names = regionNames(known.regions);
  const tables = mergeDelivered(delivered, manifest, names, planner, faults);
  const sheets = new Map([...delivered].map(([id, table]) => [id, table.sheets]));
  const held = checkDelivered(tables, sheets, known, planner);
  faults.push(...held.faults);
  warnings.push(...held.warnings);
  const noteBytes = all.includes(NOTES) ? bytesOf(from, NOTES, faults) : undefined;
  const notes = noteBytes ? notesOf(noteBytes, known, faults, warnings) : [];
  if (faults.length > 0) throw new BundleFaults(faults);
  return {
    tables,
    notes: [...(manifest.notes ?? []), ...notes],
    manifest,
    warnings,
    lacking: held.lacking,
    ignored: all.filter(
      (name) =>
        !/\.(csv|json)$/.test(name) && statSync(join(from, name)).isFile() && name[0] !== ".",
    ),
  };
}

function notesOf(
  bytes: Uint8Array,
  known: Definitions,
  faults: Fault[],
  warnings: Fault[],
): Note[] {
  try {
    return readNotes(NOTES, bytes, known, faults, warnings);
  } catch (error) {
    if (!(error instanceof BundleFaults)) throw error;
    faults.push(...error.faults);
    return [];
  }
}

/** The tables that may be handed in: known to be, or named by definitions and not SSB's. */
export function handTables({ indicators, tables }: Definitions): Set<string> {
  const named = indicators.flatMap(({ versions }) =>
    versions.flatMap(({ inputs }) =>
      Object.values(inputs).flatMap(({ sources }) => sources.map(({ table }) => table)),
    ),
  );
  const all = new Set([...Object.keys(tables), ...named]);
  return new Set(
    [...all].filter((id) => tables[id]?.byHand || (!SSB_TABLE.test(id) && !tables[id])).sort(),
  );
}

function refusal(id: string, file: string, ids: Set<string>): string {
  const name = file.replace(/\.csv$/, "");
  return SSB_TABLE.test(id)
    ? `table ${id} is fetched from SSB; corrections of its figures belong in ${NOTES}`
    : `no definition reads a table "${name}"${nearestText(name, ids)}`;
}

/** What is there, when all is well. */
export function manualLines({
  tables,
  notes,
  manifest,
  ignored,
  warnings,
  lacking,
}: Manual): string[] {
  const kinds = new Map<string, number>();
  const warned = warnings.length + lacking.length;
  for (const { kind } of notes) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  return [
    ...[...tables].map(([id, { dataset, cellNotes = [] }]) => {
      const values = dataset.value.filter((v) => v !== null).length;
      const times = Object.keys(dataset.dimension[dataset.role.time![0]!]!.category.index).sort();
      const places = dataset.size[dataset.id.indexOf(dataset.role.geo![0]!)]!;
      const noted = cellNotes.length > 0 ? `, ${cellNotes.length} notes` : "";
      return `${id}: ${values} values, ${places} regions, ${times[0]}-${times.at(-1)}${noted}`;
    }),
    ...(notes.length > 0
      ? [`notes: ${[...kinds].map(([kind, n]) => `${n} ${kind}`).join(", ")}`]
      : []),
    ...(manifest.id ? [`${MANIFEST}: ${manifest.kind ?? "real"} bundle ${manifest.id}`] : []),
    ...ignored.map((file) => `${file}: is not read`),
    `no faults${warned > 0 ? `, ${warned} warnings` : ""}`,
  ];
}
