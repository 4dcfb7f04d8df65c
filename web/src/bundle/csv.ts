import { readCsvText } from "./csv-text.ts";
import { strides, usualRole, type SparseDataset } from "./dataset.ts";
import { BundleFaults, type Fault } from "./faults.ts";

const MISSING = [".", "..", ":"];
const SIGNS = [...MISSING, "-", "0", "*"];
/** Digits, optionally in groups of three parted by a space, and a decimal comma or point. */
const NUMBER = /^[-\u2212]?(\d+|\d{1,3}([ \u00a0\u2009\u202f]\d{3})+)([.,]\d+)?$/;
/** More places than this for the rows of one file means that the columns are not what they seem. */
const MOST_CELLS = 20_000_000;
/** The dimensions that a dataset may have (wasm/engine/limits.hpp), and value, status and note. */
const MOST_COLUMNS = 53;
/** Whoever has more faults than this looks at the first of them. */
const MOST_FAULTS = 200;

/** A text to the reader that stands beside a cell. */
export interface CellNote {
  codes: Record<string, string>;
  text: string;
}

/** The rows as they stand in the file, for judging their codes by place. */
export interface CsvSheet {
  dimensions: string[];
  rows: { codes: string[]; line: number }[];
  /** The fault's place is the field `index` of the row that begins on `line`. */
  fault(line: number, index: number, message: string): Fault;
}

export interface CsvTable {
  dataset: SparseDataset;
  notes: CellNote[];
  warnings: Fault[];
  sheet: CsvSheet;
}

/** A number as Norwegians or machines write it, or undefined. */
export function readNumber(text: string): number | undefined {
  if (!NUMBER.test(text)) return undefined;
  const value = Number(
    text
      .replace(/[ \u00a0\u2009\u202f]/g, "")
      .replace("\u2212", "-")
      .replace(",", "."),
  );
  // So many digits that nothing can hold them are a slip, and JSON would make null of Infinity. It has no -0 either.
  return Number.isFinite(value) ? value + 0 : undefined;
}

/**
 * Reads figures delivered by hand: one row per cell, the header naming the dimensions and then
 * `value`, optionally `status` and `note`. Throws BundleFaults with the faults found, at most MOST_FAULTS.
 */
export function readCsv(file: string, bytes: Uint8Array): CsvTable {
  const { header, rows, warnings, fault } = readCsvText(file, bytes);
  const valueAt = header.indexOf("value");
  const names = header.slice(0, valueAt);
  const faults = headerFaults(header).map(([index, message]) => fault(1, index, message));
  if (faults.length > 0) throw new BundleFaults(faults);

  const statusAt = header.indexOf("status");
  const noteAt = header.indexOf("note");
  const categories = names.map(() => new Map<string, number>());
  const cells = new Map<string, Cell & { codes: string[]; line: number }>();
  const notes: CellNote[] = [];
  const noted = new Set<string>();
  for (const { fields, line } of rows) {
    if (faults.length >= MOST_FAULTS) break;
    const fail = (index: number, message: string): void =>
      void faults.push(fault(line, index, message));
    if (fields.length !== header.length) {
      const last = Math.min(fields.length, header.length) - 1;
      fail(last, `has ${fields.length} fields, the header has ${header.length}`);
      continue;
    }
    const codes = fields.slice(0, valueAt);
    const empty = codes.indexOf("");
    if (empty >= 0) {
      fail(empty, `no code for ${names[empty]}`);
      continue;
    }
    const read = readCell(fields[valueAt]!, statusAt >= 0 ? fields[statusAt]! : "");
    if ("message" in read) {
      fail(read.at === "value" ? valueAt : statusAt, read.message);
      continue;
    }
    const key = codes.join("\u0001");
    const note = noteAt >= 0 ? fields[noteAt]! : "";
    // A row that repeats another may still say something of its own.
    if (note && !noted.has(`${key}\u0001${note}`)) {
      noted.add(`${key}\u0001${note}`);
      notes.push({ codes: Object.fromEntries(codes.map((c, i) => [names[i]!, c])), text: note });
    }
    const earlier = cells.get(key);
    if (earlier) {
      if (earlier.value !== read.value || earlier.status !== read.status) {
        const cell = names.map((name, i) => `${name}=${codes[i]}`).join(" ");
        fail(valueAt, `${cell} was given another value at ${file}:${earlier.line}`);
      }
      continue;
    }
    codes.forEach((code, i) => {
      if (!categories[i]!.has(code)) categories[i]!.set(code, categories[i]!.size);
    });
    cells.set(key, { ...read, codes, line });
  }
  if (rows.length === 0) faults.push(fault(1, 0, "no row follows the header"));
  if (faults.length > 0) throw new BundleFaults(faults);
  const size = categories.map((codes) => codes.size);
  const total = size.reduce((a, b) => a * b, 1);
  if (total > MOST_CELLS)
    throw new BundleFaults([
      fault(1, 0, `${cells.size} rows span ${size.join(" x ")} = ${total} cells`),
    ]);
  const sheet: CsvSheet = {
    dimensions: names,
    rows: rows.map(({ fields, line }) => ({ codes: fields.slice(0, valueAt), line })),
    fault,
  };
  return { dataset: toDataset(names, categories, [...cells.values()]), notes, warnings, sheet };
}

function headerFaults(header: string[]): [index: number, message: string][] {
  if (header.length > MOST_COLUMNS)
    return [[MOST_COLUMNS, `has ${header.length} columns, at most ${MOST_COLUMNS} are read`]];
  const faults: [number, string][] = [];
  const valueAt = header.indexOf("value");
  if (valueAt < 0) faults.push([0, `the header has no column "value": ${header.join(", ")}`]);
  if (valueAt === 0) faults.push([0, 'the header names no dimension before "value"']);
  header.forEach((name, i) => {
    if (name === "") faults.push([i, "a column has no name"]);
    else if (header.indexOf(name) !== i) faults.push([i, `column "${name}" stands twice`]);
    else if (valueAt >= 0 && i > valueAt && name !== "status" && name !== "note")
      faults.push([i, `unknown column "${name}" after "value" (only status and note)`]);
  });
  return faults;
}

interface Cell {
  value: number | null;
  status: string;
}

/** People write SSB's sign where the number should be; that is as clear as a status column. */
function readCell(
  number: string,
  status: string,
): Cell | { at: "value" | "status"; message: string } {
  if (status === "" && [...MISSING, "-"].includes(number)) [number, status] = ["", number];
  if (status !== "" && !SIGNS.includes(status))
    return { at: "status", message: `unknown status "${status}" (one of ${SIGNS.join(" ")})` };
  const value = number === "" ? null : readNumber(number);
  if (value === undefined) return { at: "value", message: `"${number}" is not a number` };
  const says = (what: string): { at: "value"; message: string } => ({
    at: "value",
    message: `has the value ${number}, but status "${status}" says ${what}`,
  });
  if (MISSING.includes(status)) return value === null ? { value, status } : says("there is none");
  if (status === "-" || status === "0")
    return value === null || value === 0 ? { value: 0, status } : says("zero");
  if (value === null) return { at: "value", message: "has no value and no status that says why" };
  return { value, status };
}

/** Time runs upwards; other categories keep the order in which they came. */
function toDataset(
  names: string[],
  categories: Map<string, number>[],
  cells: (Cell & { codes: string[] })[],
): SparseDataset {
  const role = usualRole(names);
  const indices = categories.map((codes, i) => {
    const order = [...codes.keys()];
    if (role.time?.includes(names[i]!)) order.sort();
    return new Map(order.map((code, n) => [code, n]));
  });
  const size = indices.map((index) => index.size);
  const step = strides(size);
  const value: Record<string, number | null> = {};
  const status: Record<string, string> = {};
  for (const cell of cells) {
    const at = cell.codes.reduce((n, code, i) => n + indices[i]!.get(code)! * step[i]!, 0);
    value[at] = cell.value;
    if (cell.status) status[at] = cell.status;
  }
  return {
    version: "2.0",
    class: "dataset",
    role,
    id: names,
    size,
    dimension: Object.fromEntries(
      names.map((name, i) => [
        name,
        { category: { index: Object.fromEntries(indices[i]!), label: {} } },
      ]),
    ),
    value,
    ...(Object.keys(status).length > 0 && { status }),
  };
}
