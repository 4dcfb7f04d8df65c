import { readNumber } from "../../../web/src/bundle/csv.ts";
import { readCsvText } from "../../../web/src/bundle/csv-text.ts";
import { ownCodes, predecessorCodes } from "../../../web/src/bundle/definitions.ts";
import type { Fault } from "../../../web/src/bundle/faults.ts";
import type { Definition, Group, Note, Region } from "../../../web/src/bundle/types.ts";
import { nearest, nearestText } from "./nearest.ts";

const COLUMNS = [
  "kind",
  "indicator",
  "input",
  "region",
  "group",
  "from",
  "to",
  "value",
  "text",
  "text_nn",
  "text_en",
] as const;
type Column = (typeof COLUMNS)[number];
const NEEDED: Column[] = ["kind", "indicator", "text"];
const KINDS: Note["kind"][] = ["override", "exclude", "suppress-average", "footnote"];
const [EARLIEST, LATEST] = [1900, 2200];

export interface Known {
  indicators: Definition[];
  regions: Region[];
  groups: Group[];
}

/**
 * Reads corrections and notes from CSV, one a row; regions may stand under older codes. The rules are the
 * engine's (wasm/engine/note.cpp), told with line and column. Throws BundleFaults for text that is no CSV.
 */
export function readNotes(
  file: string,
  bytes: Uint8Array,
  known: Known,
  faults: Fault[],
  warnings: Fault[],
): Note[] {
  const csv = readCsvText(file, bytes);
  warnings.push(...csv.warnings);
  const { header, rows } = csv;
  const before = faults.length;
  header.forEach((name, i) => {
    const fail = (message: string): void => void faults.push(csv.fault(1, i, message));
    if (!COLUMNS.includes(name as Column))
      fail(`unknown column "${name}"${nearestText(name, COLUMNS)}`);
    else if (header.indexOf(name) !== i) fail(`column "${name}" stands twice`);
  });
  for (const name of NEEDED)
    if (!header.includes(name)) faults.push(csv.fault(1, 0, `the header has no column "${name}"`));
  if (faults.length > before) return [];

  const notes: { note: Note; line: number }[] = [];
  for (const { fields, line } of rows) {
    const fail = (column: Column, message: string): void =>
      void faults.push(csv.fault(line, Math.max(header.indexOf(column), 0), message));
    if (fields.length !== header.length) {
      const last = Math.min(fields.length, header.length) - 1;
      const message = `has ${fields.length} fields, the header has ${header.length}`;
      faults.push(csv.fault(line, last, message));
      continue;
    }
    const row = Object.fromEntries(header.map((name, i) => [name, fields[i]!]));
    const cell = Object.fromEntries(COLUMNS.map((name) => [name, row[name] ?? ""]));
    const note = readNote(cell as Record<Column, string>, known, fail);
    if (!note) continue;
    const twice = notes.find((earlier) => correctSame(earlier.note, note));
    if (twice) fail("indicator", `corrects what line ${twice.line} corrects`);
    notes.push({ note, line });
  }
  return notes.map(({ note }) => note);
}

type Fail = (column: Column, message: string) => void;

/** The note of a row; of one with a fault only when the rest can be told. */
function readNote(cell: Record<Column, string>, known: Known, fail: Fail): Note | undefined {
  const kind = KINDS.find((one) => one === cell.kind);
  if (!kind) fail("kind", `unknown kind "${cell.kind}" (one of ${KINDS.join(", ")})`);
  const ids = known.indicators.map(({ id }) => id);
  const definition = known.indicators.find(({ id }) => id === cell.indicator);
  if (!definition)
    fail("indicator", `unknown indicator "${cell.indicator}"${nearestText(cell.indicator, ids)}`);
  const region = cell.region ? readRegion(cell.region, known.regions, fail) : undefined;
  const groups = known.groups.map(({ id }) => id);
  if (cell.group && !groups.includes(cell.group))
    fail("group", `unknown group "${cell.group}"${nearestText(cell.group, groups)}`);
  const from = readYear("from", cell, fail);
  const to = readYear("to", cell, fail);
  if (from !== undefined && to !== undefined && from > to)
    fail("to", `the years run backwards: ${from} to ${to}`);
  const value = cell.value ? readNumber(cell.value) : undefined;
  if (cell.value && value === undefined) fail("value", `"${cell.value}" is not a number`);
  if (!cell.text) fail("text", "the text is empty: say why");
  if (!kind || !definition) return undefined;
  checkFields(kind, cell, fail);
  const input = checkInput(kind, cell.input, definition, { from, to }, fail);
  return {
    kind,
    indicator: definition.id,
    ...(input && { input }),
    ...(region && { region }),
    ...(cell.group && { group: cell.group }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(value !== undefined && { value }),
    text: {
      nb: cell.text,
      ...(cell.text_nn && { nn: cell.text_nn }),
      ...(cell.text_en && { en: cell.text_en }),
    },
  };
}

function readYear(
  column: "from" | "to",
  cell: Record<Column, string>,
  fail: Fail,
): number | undefined {
  const text = cell[column];
  if (!text) return undefined;
  const year = /^\d{4}$/.test(text) ? Number(text) : NaN;
  if (year >= EARLIEST && year <= LATEST) return year;
  fail(column, `"${text}" is not a year`);
  return undefined;
}

/** The current code. */
function readRegion(code: string, regions: Region[], fail: Fail): string | undefined {
  const own = regions.find((r) => r.code === code || ownCodes(r).includes(code));
  if (own) return own.code;
  const into = regions.find((r) => predecessorCodes(r).includes(code));
  if (into) {
    fail("region", `${code} is now part of ${into.code} ${into.name}: name that one`);
    return undefined;
  }
  const byName = new Map(regions.map((r) => [r.name, r.code]));
  const near = nearest(code, byName.keys()).map((name) => `${byName.get(name)} ${name}`);
  fail("region", `unknown region "${code}"${near.length ? ` (nearest: ${near.join(", ")})` : ""}`);
  return undefined;
}

/** Fields that a note of its kind needs, and those that it has no use for and would lose in silence. */
function checkFields(kind: Note["kind"], cell: Record<Column, string>, fail: Fail): void {
  if (kind === "override" && !cell.value) fail("value", "a correction needs a value");
  if (kind !== "override" && cell.value) fail("value", "only an override has a value");
  if ((kind === "override" || kind === "exclude") && !cell.region)
    fail("region", `${kind} needs a region`);
  if (kind === "override" && cell.group) fail("group", "a correction is of a region");
  if (kind === "suppress-average" && cell.region)
    fail("region", "an average has no region: name a group");
  if (kind === "footnote" && cell.region && cell.group)
    fail("group", "a footnote is of a region or a group, not of both");
  if ((kind === "exclude" || kind === "suppress-average") && cell.input)
    fail("input", "only an override or a footnote has an input");
}

/** A weighted indicator is corrected at an input, since averages are made of those; others at the result. */
function checkInput(
  kind: Note["kind"],
  input: string,
  definition: Definition,
  { from = EARLIEST, to = LATEST }: { from?: number; to?: number },
  fail: Fail,
): string | undefined {
  const versions = definition.versions.filter(
    (v) => (v.from ?? EARLIEST) <= to && (v.to ?? LATEST) >= from,
  );
  const letters = [...new Set(versions.flatMap(({ inputs }) => Object.keys(inputs)))];
  if (input && versions.length > 0 && !letters.includes(input)) {
    fail("input", `${definition.id} has no input "${input}" (one of ${letters.join(", ")})`);
    return undefined;
  }
  if (kind === "override") {
    const weighted = versions.some(({ average }) => average === "weighted");
    if (weighted && !input)
      fail("input", `a weighted indicator is corrected at its input (${letters.join(", ")})`);
    if (input && versions.some(({ average }) => average !== "weighted"))
      fail("input", "an indicator that is not weighted is corrected at its result: name no input");
  }
  return input || undefined;
}

function correctSame(a: Note, b: Note): boolean {
  return (
    a.kind === "override" &&
    b.kind === "override" &&
    a.indicator === b.indicator &&
    a.region === b.region &&
    a.input === b.input &&
    (a.from ?? EARLIEST) <= (b.to ?? LATEST) &&
    (b.from ?? EARLIEST) <= (a.to ?? LATEST)
  );
}
