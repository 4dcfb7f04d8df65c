import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { SourceTable } from "../../../web/src/bundle/assemble.ts";
import { readCsv, type CellNote, type CsvSheet } from "../../../web/src/bundle/csv.ts";
import { usualRole } from "../../../web/src/bundle/dataset.ts";
import { BundleFaults, type Fault } from "../../../web/src/bundle/faults.ts";
import type { MergeTask, Planner } from "../../../web/src/bundle/planner.ts";
import type { Dataset, Reply } from "../../../web/src/bundle/types.ts";
import {
  applyManifest,
  MANIFEST,
  provenanceOf,
  type Manifest,
  type TableManifest,
} from "./manifest.ts";

/** The files of one table. */
export interface Delivered {
  replies: Reply[];
  cellNotes: CellNote[];
  /** Of the CSV files. */
  sheets: CsvSheet[];
}

/** Of one table all that its files have, so that the plan can be made from it. */
export function mergeDelivered(
  files: Map<string, Delivered>,
  manifest: Manifest,
  names: Map<string, string>,
  planner: Pick<Planner, "merge">,
  faults: Fault[],
): Map<string, SourceTable> {
  const tables = new Map<string, SourceTable>();
  for (const [id, { replies, cellNotes }] of files) {
    const about = manifest.tables?.[id] ?? {};
    try {
      const whole = wholeTable(id, replies, about);
      if (typeof whole === "string") {
        faults.push({ file: replies[0]!.name, message: whole });
        continue;
      }
      const { absent } = about;
      const merged = planner.merge({ ...whole, ...(absent && { absent }) }, replies).dataset;
      const dataset = applyManifest(merged, about, names);
      tables.set(id, {
        ...(about.regionCodes && { regionCodes: about.regionCodes }),
        ...(about.provisional && { provisional: about.provisional }),
        provenance: about.provenance ?? provenanceOf(id, dataset),
        dataset,
        ...(cellNotes.length > 0 && { cellNotes }),
      });
    } catch (error) {
      faults.push(...faultsOf(error, replies[0]!.name));
    }
  }
  return tables;
}

/** The engine's faults name the reply that they stand in. */
export function faultsOf(error: unknown, file: string): Fault[] {
  if (error instanceof BundleFaults) return error.faults;
  if (!(error instanceof Error) || !("faults" in error)) throw error;
  const faults = error.faults as { where: string; message: string }[];
  return faults.map(({ where, message }) => ({ file, ...(where && { where }), message }));
}

/** Of a file that cannot be read the fault names it. */
export function bytesOf(from: string, file: string, faults: Fault[]): Uint8Array | undefined {
  try {
    return readFileSync(join(from, file));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    faults.push({
      file,
      message: code === "EISDIR" ? "is a folder" : `cannot be read: ${message}`,
    });
    return undefined;
  }
}

/** Reads the files of a table; faults of CSV files are collected. */
export function readFiles(
  from: string,
  files: Map<string, string[]>,
  faults: Fault[],
  warnings: Fault[],
): Map<string, Delivered> {
  const tables = new Map<string, Delivered>();
  for (const [id, list] of files) {
    const table: Delivered = { replies: [], cellNotes: [], sheets: [] };
    for (const file of list) {
      let bytes = bytesOf(from, file, faults);
      if (!bytes) continue;
      try {
        if (file.endsWith(".csv")) {
          const read = readCsv(file, bytes);
          bytes = new TextEncoder().encode(JSON.stringify(read.dataset));
          table.cellNotes.push(...read.notes);
          table.sheets.push(read.sheet);
          warnings.push(...read.warnings);
        }
        table.replies.push({ name: file, bytes });
      } catch (error) {
        if (!(error instanceof BundleFaults)) throw error;
        faults.push(...error.faults);
      }
    }
    if (table.replies.length > 0) tables.set(id, table);
  }
  return tables;
}

/** The id of the table that a file is of: `<id>.json`, or `<id>-anything.csv` when the id is known. */
export function tableOf(file: string, known: Iterable<string>): string {
  const name = file.replace(/\.(json|csv)$/, "");
  const [longest] = [...known]
    .filter((id) => name === id || name.startsWith(`${id}-`))
    .sort((a, b) => b.length - a.length);
  return longest ?? name.split("-")[0]!;
}

/** The task to keep everything; or the reason why the table has no region or no time. */
function wholeTable(id: string, replies: Reply[], about: TableManifest): MergeTask | string {
  const first = header(replies[0]!);
  const { geo, time } = { ...usualRole(first.id ?? []), ...first.role, ...about.role };
  if (!geo?.[0] || !time?.[0])
    return `which dimension is the ${geo?.[0] ? "time" : "region"}? Give tables.${id}.role in ${MANIFEST}`;
  return { id, byHand: true, geo: geo[0], time: time[0] };
}

/** What a file says of itself; nothing of one that is no dataset, which the engine tells. */
function header({ bytes }: Reply): Partial<Dataset> {
  try {
    const parsed = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Dataset>;
    if (parsed?.class === "dataset" && Array.isArray(parsed.id)) return parsed;
  } catch {
    // The engine names the place.
  }
  return { id: ["Region", "Tid"] };
}
