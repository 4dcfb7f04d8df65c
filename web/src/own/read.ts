/** Reads a table from the reader's machine: CSV with one row per cell, or JSON-stat 2.0. */

import { readCsv, type CellNote } from "../bundle/csv.ts";
import { readCsvText } from "../bundle/csv-text.ts";
import { dense } from "../bundle/dataset.ts";
import { BundleFaults, type Fault } from "../bundle/faults.ts";
import type { Dataset } from "../bundle/types.ts";
import type { Fault as EngineFault } from "../engine/types.ts";
import { limited } from "../faults.ts";
import { parsed } from "../from-outside.ts";
import { engineWords } from "../messages/engine.ts";
import { t } from "../messages/index.ts";
import { inOrder } from "./fit.ts";
import { faultIn, placeOf, type Place } from "./json-place.ts";
import { datasetOf } from "./json-stat.ts";

export type OwnRead =
  | { ok: true; dataset: Dataset; notes: CellNote[]; warnings: string[] }
  /** `form`: how the file should be is worth saying. */
  | { ok: false; lines: string[]; form: boolean };

/** Above this the page would grow slow, and the file is no longer a table that somebody made by hand. */
const mostCells = 2_000_000;

export function readOwnCsv(name: string, bytes: Uint8Array): OwnRead {
  try {
    const { dataset: sparse, notes, warnings } = readCsv(name, bytes);
    const cells = sparse.size.reduce((a, b) => a * b, 1);
    if (cells > mostCells) return refused(t("own.fault.size", { cells, limit: mostCells }));
    const dataset = withRoles(dense(sparse));
    const fault = roleFault(dataset);
    if (fault)
      return {
        ...refused(...fault.map((f) => told(f.words, csvPlace(name, bytes, f)))),
        form: true,
      };
    return { ok: true, dataset, notes, warnings: warnings.map(say) };
  } catch (error) {
    if (!(error instanceof BundleFaults)) throw error;
    return { ...refused(...error.faults.map(say)), form: true };
  }
}

/** `faults` is the calculator's judgement of the file. */
export function readOwnJson(bytes: Uint8Array, faults: readonly EngineFault[]): OwnRead {
  const text = new TextDecoder().decode(bytes);
  const broken = faultIn(text);
  if (broken) return refused(told(t("own.fault.json"), broken));
  const wrong = faults.filter((f) => f.severity === "error");
  const line = (f: EngineFault) => told(engineWords(f.message), placeOf(text, f.where));
  if (wrong.length) return refused(...wrong.map(line));
  const raw = parsed(text.replace(/^\uFEFF/, "")) as Record<string, unknown>;
  const cells = (raw.size as number[]).reduce((a, b) => a * b, 1);
  if (cells > mostCells) return refused(t("own.fault.size", { cells, limit: mostCells }));
  const dataset = withRoles(datasetOf(raw));
  const fault = roleFault(dataset);
  if (fault) {
    const where = (dimension?: string) =>
      dimension === undefined ? "/id" : `/dimension/${dimension.replaceAll("/", "~1")}`;
    return refused(...fault.map((f) => told(f.words, placeOf(text, where(f.dimension)))));
  }
  return { ok: true, dataset, notes: [], warnings: faults.map(line) };
}

function refused(...lines: string[]): OwnRead & { ok: false } {
  return { ok: false, lines: limited(lines), form: false };
}

function say({ line, column, message }: Fault): string {
  const words = engineWords(message);
  return told(words, line === undefined ? undefined : { line, column: column ?? 1 });
}

function told(words: string, place: Place | undefined): string {
  return place ? t("own.fault.at", { ...place, words }) : words;
}

const placeNames = /^(region|kommune|kommune-?(nr|nummer|kode)|kokkommuneregion0000)$/i;
const timeNames = /^(tid|\u00e5r|aar|year)$/i;

/** Which dimension is the place and which the time: as the file says, else by the names that people use, of those without a role. */
function withRoles(dataset: Dataset): Dataset {
  const { id, role } = dataset;
  const taken = Object.values(role).flat();
  const named = (pattern: RegExp) =>
    id.filter((name) => pattern.test(name) && !taken.includes(name)).slice(0, 1);
  const geo = role.geo?.length ? role.geo : named(placeNames);
  const time = role.time?.length ? role.time : named(timeNames);
  return { ...dataset, role: { ...role, geo, time } };
}

interface RoleFault {
  words: string;
  dimension?: string;
  code?: string;
}

function roleFault(dataset: Dataset): RoleFault[] | undefined {
  const { id, role } = dataset;
  const columns = id.join(", ");
  const faults: RoleFault[] = [];
  if (!role.geo?.length) faults.push({ words: t("own.fault.noPlace", { columns }) });
  if (!role.time?.length) faults.push({ words: t("own.fault.noTime", { columns }) });
  const [time] = role.time ?? [];
  const code = time && inOrder(dataset, time).find((year) => !/^(19|20|21)\d\d$/.test(year));
  if (code !== undefined)
    faults.push({ words: t("own.fault.year", { value: code }), dimension: time, code });
  return faults.length ? faults : undefined;
}

/** The header, or the first row with the code. */
function csvPlace(name: string, bytes: Uint8Array, { dimension, code }: RoleFault): Place {
  const { header, rows, fault } = readCsvText(name, bytes);
  const index = Math.max(0, header.indexOf(dimension ?? ""));
  const row = code === undefined ? undefined : rows.find(({ fields }) => fields[index] === code);
  const { line = 1, column = 1 } = fault(row?.line ?? 1, index, "");
  return { line, column };
}
