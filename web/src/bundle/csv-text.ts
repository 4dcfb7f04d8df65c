import Papa from "papaparse";
import { fromOutside } from "../from-outside.ts";
import { BundleFaults, type Fault } from "./faults.ts";

/** What the bytes 0x80 to 0x9F stand for in Windows-1252; NUL where it has nothing. */
const WINDOWS_1252 =
  "\u20AC\0\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\0\u017D\0" +
  "\0\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\0\u017E\u0178";

/** A record of a CSV file: its fields, trimmed, and the line that it begins on. */
export interface CsvRow {
  fields: string[];
  line: number;
}

export interface CsvText {
  header: string[];
  /** Empty lines are no rows. */
  rows: CsvRow[];
  warnings: Fault[];
  /** The fault's place is the field `index` of the record that begins on `line`. */
  fault(line: number, index: number, message: string): Fault;
}

/**
 * Reads `;` or `,` parted text, in UTF-8 with or without BOM or in Windows-1252 (told as a warning, since
 * it is a guess). Throws BundleFaults for any other encoding and for quotes that do not close.
 */
export function readCsvText(file: string, bytes: Uint8Array): CsvText {
  const warnings: Fault[] = [];
  const source = decode(file, bytes, warnings).replace(/\r\n?/g, "\n");
  const lines = source.split("\n");
  const control = lines.findIndex((line) => /[\0-\x08\x0b-\x1f\x7f-\x9f]/.test(line));
  if (control >= 0) {
    const at = lines[control]!.search(/[\0-\x08\x0b-\x1f\x7f-\x9f]/);
    const code = lines[control]!.charCodeAt(at).toString(16).toUpperCase().padStart(4, "0");
    const message = `holds the control character U+${code}: is this a CSV file?`;
    throw new BundleFaults([{ file, line: control + 1, column: at + 1, message }]);
  }
  const delimiter = lines[0]!.includes(";") ? ";" : ",";
  const parsed = Papa.parse<string[]>(source, { delimiter, newline: "\n", skipEmptyLines: false });
  const quotes = parsed.errors.filter(({ type }) => type === "Quotes");
  if (quotes.length > 0)
    throw new BundleFaults(
      quotes.map(({ code, index = 0 }) => {
        const before = source.slice(0, index).split("\n");
        const message =
          code === "MissingQuotes"
            ? "a quoted field does not end"
            : "a quote stands inside a quoted field (write it twice)";
        return { file, line: before.length, column: before.at(-1)!.length + 1, message };
      }),
    );

  // A quoted field may run over several lines, so lines are counted, not records.
  let line = 1;
  const records = parsed.data.map((record): CsvRow => {
    const start = line;
    line += 1 + record.reduce((n, field) => n + field.split("\n").length - 1, 0);
    return { fields: record.map((field) => fromOutside(field.trim())), line: start };
  });
  return {
    header: records[0]?.fields ?? [],
    rows: records.slice(1).filter(({ fields }) => fields.length > 1 || fields[0] !== ""),
    warnings,
    fault: (at, index, message) => ({
      file,
      line: at,
      column: columnOf(lines[at - 1] ?? "", index, delimiter),
      message,
    }),
  };
}

function decode(file: string, bytes: Uint8Array, warnings: Fault[]): string {
  const place = (index: number): { file: string; line: number; column: number } => {
    const before = bytes.subarray(0, index);
    const line = before.reduce((n, byte) => n + Number(byte === 0x0a), 1);
    return { file, line, column: index - before.lastIndexOf(0x0a) };
  };
  const fail = (index: number, message: string): never => {
    throw new BundleFaults([{ ...place(index), message }]);
  };
  const save = 'save the sheet as "CSV UTF-8"';
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return fail(0, `is UTF-16 (${save})`);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // One wrong byte in a UTF-8 file: to read all of it as Windows-1252 would make a mess of æ, ø and å.
    const pair = bytes.findIndex((byte, i) => byte === 0xc3 && (bytes[i + 1]! & 0xc0) === 0x80);
    if (pair >= 0) return fail(pair, `is partly UTF-8 and partly not (${save})`);
    const foreign = bytes.findIndex(
      (byte) => byte >= 0x80 && byte < 0xa0 && WINDOWS_1252[byte - 0x80] === "\0",
    );
    if (foreign >= 0) return fail(foreign, `is neither UTF-8 nor Windows-1252 (${save})`);
    const first = bytes.findIndex((byte) => byte >= 0x80);
    warnings.push({ ...place(first), message: "is not UTF-8 and was read as Windows-1252" });
    let text = "";
    for (const byte of bytes)
      text += byte >= 0x80 && byte < 0xa0 ? WINDOWS_1252[byte - 0x80] : String.fromCharCode(byte);
    return text;
  }
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
