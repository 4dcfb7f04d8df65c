import Papa from "papaparse";
import { BundleFaults, type Fault } from "./bundle-faults.ts";
import { cellKey, usualRole, type Table } from "./bundle-table.ts";

const MISSING = [".", "..", ":"];
const SIGNS = [...MISSING, "-", "0", "*"];
/** Digits, optionally in groups of three parted by a space, and a decimal comma or point. */
const NUMBER = /^[-\u2212]?(\d+|\d{1,3}([ \u00a0\u2009\u202f]\d{3})+)([.,]\d+)?$/;

/**
 * Reads figures delivered by hand: one row per cell, the header naming the dimensions and then
 * `value`, optionally `status` and `note`. Every fault is collected before throwing.
 */
export function readCsv(file: string, bytes: Uint8Array): Table {
  const faults: Fault[] = [];
  let source: string;
  try {
    source = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new BundleFaults([
      { file, line: 1, column: 1, message: 'is not UTF-8 (save the sheet as "CSV UTF-8")' },
    ]);
  }
  const lines = source.split(/\r\n|\n|\r/);
  const delimiter = lines[0]!.includes(";") ? ";" : ",";
  const parsed = Papa.parse<string[]>(source, { delimiter, skipEmptyLines: false });
  const header = (parsed.data[0] ?? []).map((name) => name.trim());
  const valueAt = header.indexOf("value");
  const names = header.slice(0, valueAt);
  const headFault = (index: number, message: string): void =>
    void faults.push({ file, line: 1, column: columnOf(lines[0]!, index, delimiter), message });

  if (valueAt < 0) headFault(0, `the header has no column "value": ${header.join(", ")}`);
  if (valueAt === 0) headFault(0, 'the header names no dimension before "value"');
  header.forEach((name, i) => {
    if (name === "") headFault(i, "a column has no name");
    if (header.indexOf(name) !== i) headFault(i, `column "${name}" stands twice`);
    if (valueAt >= 0 && i > valueAt && name !== "status" && name !== "note")
      headFault(i, `unknown column "${name}" after "value" (only status and note)`);
  });
  if (faults.length > 0) throw new BundleFaults(faults);

  const table: Table = {
    dimensions: new Map(names.map((name) => [name, { categories: new Map() }])),
    cells: new Map(),
    role: usualRole(names),
    notes: [],
  };
  const statusAt = header.indexOf("status");
  const noteAt = header.indexOf("note");
  // A quoted field may run over several lines, so lines are counted, not rows.
  const newlines = (row: string[]): number =>
    row.reduce((n, field) => n + (field.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
  let line = 1 + newlines(parsed.data[0]!);
  for (const row of parsed.data.slice(1)) {
    line++;
    const start = line;
    line += newlines(row);
    if (row.length === 1 && row[0]!.trim() === "") continue;
    const fault = (index: number, message: string): void =>
      void faults.push({
        file,
        line: start,
        column: columnOf(lines[start - 1] ?? "", index, delimiter),
        message,
      });
    if (row.length !== header.length) {
      fault(
        Math.min(row.length, header.length) - 1,
        `has ${row.length} fields, the header has ${header.length}`,
      );
      continue;
    }
    const codes = row.slice(0, valueAt).map((code) => code.trim());
    const empty = codes.indexOf("");
    if (empty >= 0) {
      fault(empty, `no code for ${names[empty]}`);
      continue;
    }
    let number = row[valueAt]!.trim();
    let status = statusAt >= 0 ? row[statusAt]!.trim() : "";
    // People write SSB's sign where the number should be; that is as clear as a status column.
    if (status === "" && [...MISSING, "-"].includes(number)) {
      status = number;
      number = "";
    }
    if (status !== "" && !SIGNS.includes(status)) {
      fault(statusAt, `unknown status "${status}" (one of ${SIGNS.join(" ")})`);
      continue;
    }
    if (number !== "" && !NUMBER.test(number)) {
      fault(valueAt, `"${number}" is not a number`);
      continue;
    }
    let value =
      number === ""
        ? null
        : Number(
            number
              .replace(/[ \u00a0\u2009\u202f]/g, "")
              .replace("\u2212", "-")
              .replace(",", "."),
          );
    if (MISSING.includes(status)) {
      if (value !== null) {
        fault(valueAt, `has the value ${number}, but status "${status}" says there is none`);
        continue;
      }
    } else if (status === "-" || status === "0") {
      if (value !== null && value !== 0) {
        fault(valueAt, `has the value ${number}, but status "${status}" says zero`);
        continue;
      }
      value = 0;
    } else if (value === null) {
      fault(valueAt, "has no value and no status that says why");
      continue;
    }
    const key = cellKey(codes);
    const earlier = table.cells.get(key);
    if (earlier) {
      if (earlier.value !== value || earlier.status !== (status || undefined))
        fault(
          valueAt,
          `${names.map((name, i) => `${name}=${codes[i]}`).join(" ")} was given another value at ${earlier.origin}`,
        );
      continue;
    }
    codes.forEach((code, i) => {
      const { categories } = table.dimensions.get(names[i]!)!;
      if (!categories.has(code)) categories.set(code, {});
    });
    const note = noteAt >= 0 ? row[noteAt]!.trim() : "";
    table.cells.set(key, {
      value,
      ...(status && { status }),
      ...(note && { note }),
      origin: `${file}:${start}`,
    });
  }
  if (faults.length > 0) throw new BundleFaults(faults);
  return table;
}

/** The character column, from 1, where field `index` of a line begins. */
function columnOf(line: string, index: number, delimiter: string): number {
  let quoted = false;
  for (let i = 0; i < line.length && index > 0; i++) {
    if (line[i] === '"') quoted = !quoted;
    else if (line[i] === delimiter && !quoted && --index === 0) return i + 2;
  }
  return 1;
}
