/** CSV files made up by chance, as people and programs write them, and bytes of them changed. */
import type { Chance } from "./chance.ts";

export interface Written {
  bytes: Uint8Array;
  /** The number or sign of each row, by its codes joined with a blank. */
  rows: Map<string, string>;
}

const places = ["0301", "301", "4601", "1201", "5001", "1662", "EAK", "9999"];
const years = ["2018", "2019", "2020", "2021", "2022"];
/** Names that an object has without being told. */
export const odd = ["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf"];
const more: Record<string, string[]> = {
  ContentsCode: ["Plasser", "Årsverk", "constructor"],
  Kjønn: ["1", "2", "0", "01"],
  Type: ["a;b", 'med "hermetegn"', "to\nlinjer", "=1+1", "<b>", "\u202Efremmed", "x".repeat(200)],
  constructor: odd,
  ["__proto__"]: ["a", "b"],
};
const figures = [
  "1",
  "-2,5",
  "0",
  "1 234 567,5",
  "2.25",
  "\u22123",
  ":",
  "..",
  ".",
  "-",
  "12\u00a0000",
];

const field = (text: string, delimiter: string, quoted: boolean): string =>
  quoted || /["\n]/.test(text) || text.includes(delimiter)
    ? `"${text.replaceAll('"', '""')}"`
    : text;

const latin = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));

/** A file without faults: every row another cell. */
export function randomCsv(chance: Chance): Written {
  const delimiter = chance.pick([";", ","]);
  const end = chance.pick(["\n", "\r\n", "\r"]);
  const geo = chance.pick(["Region", "kommunenummer", "KOKkommuneregion0000"]);
  const time = chance.pick(["Tid", "År", "year"]);
  const extra = Object.keys(more).filter(() => chance.is(0.25));
  const names = [geo, time, ...extra];
  const line = (fields: string[]): string =>
    fields.map((text) => field(text, delimiter, chance.is(0.1))).join(delimiter);
  const codes: Record<string, string[]> = { ...more, [geo]: places, [time]: years };
  const rows = new Map<string, string>();
  const head = [...names, "value", ...(chance.is(0.3) ? ["status", "note"] : [])];
  const lines = [line(head)];
  for (let n = 1 + chance.below(12); n > 0; n--) {
    const at = names.map((name) => chance.pick(codes[name]!));
    const key = at.join(" ");
    if (rows.has(key)) continue;
    const figure = chance.pick(figures);
    rows.set(key, figure);
    const note = chance.is(0.3) ? chance.pick(["", "Merknad; se under", "æøå"]) : "";
    lines.push(line([...at, figure, ...(head.length > names.length + 1 ? ["", note] : [])]));
    if (chance.is(0.05)) lines.push("");
  }
  const text = lines.join(end) + (chance.is(0.8) ? end : "");
  const single = [...text].every((c) => c.charCodeAt(0) < 0x80 || (c >= "\u00a0" && c <= "\u00ff"));
  if (single && chance.is(0.1)) return { bytes: latin(text), rows };
  return { bytes: new TextEncoder().encode((chance.is(0.2) ? "\uFEFF" : "") + text), rows };
}

const pieces = [
  ...[
    '"',
    '""',
    ";",
    ",",
    "\n",
    "\r\n",
    "\r",
    "\t",
    " ",
    "\0",
    "\x1a",
    "\uFEFF",
    "\u202E",
    "\u2028",
  ],
  ...["value", "status", "note", "Region", "Tid", "2020", "0301", ":", "..", "-", "1e999", "NaN"],
  ...["9".repeat(400), "-0", "1,2,3", "\ud83d\ude00", "\u0301", ...odd],
].map((text) => new TextEncoder().encode(text));

/** The file with some of its bytes left out, changed, doubled or put in. */
export function changed(bytes: Uint8Array, chance: Chance): Uint8Array {
  let out = [...bytes];
  for (let n = 1 + chance.below(4); n > 0; n--) {
    const at = chance.below(out.length + 1);
    const length = 1 + chance.below(8);
    switch (chance.below(5)) {
      case 0:
        out.splice(at, length);
        break;
      case 1:
        if (at < out.length) out[at] = chance.below(256);
        break;
      case 2:
        out.splice(at, 0, ...out.slice(at, at + length * 8));
        break;
      case 3:
        out = out.slice(0, at);
        break;
      default:
        out.splice(at, 0, ...chance.pick(pieces));
    }
  }
  return Uint8Array.from(out);
}
