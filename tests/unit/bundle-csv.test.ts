import assert from "node:assert/strict";
import { test } from "node:test";
import { codesOf, dense } from "../../web/src/bundle/dataset.ts";
import { readCsv, readNumber } from "../../web/src/bundle/csv.ts";
import { faultText } from "../../web/src/bundle/faults.ts";
import { faultsOf, planner } from "./bundle-sample.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));
const csv = (text: string | Uint8Array) =>
  readCsv("x.csv", typeof text === "string" ? utf8(text) : text);
/** Value and sign of every cell that a row states, in the order of the table. */
const cells = (text: string | Uint8Array): unknown[] => {
  const { value, status } = csv(text).dataset;
  return Object.entries(value).map(([i, v]) => (status?.[i] ? [v, status[i]] : v));
};

test("a file is read with either delimiter, decimal comma or point, and any end of line", () => {
  assert.deepEqual(cells("Region;Tid;value\n0301;2020;1,5\n0301;2021;-2.25\n"), [1.5, -2.25]);
  assert.deepEqual(cells('Region,Tid,value\r\n0301,2020,"1,5"\r\n0301,2021,2'), [1.5, 2]);
  assert.deepEqual(cells("Region;Tid;value\r0301;2020;1\n0301;2021;2\r\n"), [1, 2]);
  assert.deepEqual(
    cells("Region;Tid;value\n0301;2020;1 234 567,5\n0301;2021;\u22123\n0301;2022;1\u00a0000\n"),
    [1234567.5, -3, 1000],
  );
});

test("UTF-8 is read with or without its mark, and Windows-1252 with a warning that says where", () => {
  const text = "Region;Tid;value;status;note\n0301;2020;1;;Målt på ny måte\n";
  const notes = (bytes: Uint8Array) => csv(bytes).notes.map((note) => note.text);
  assert.deepEqual(notes(utf8(text)), ["Målt på ny måte"]);
  assert.deepEqual(notes(utf8(`\uFEFF${text}`)), ["Målt på ny måte"]);
  assert.deepEqual(csv(utf8(text)).warnings, []);
  const read = csv(latin(text));
  assert.deepEqual(
    read.notes.map((note) => note.text),
    ["Målt på ny måte"],
  );
  assert.deepEqual(read.warnings.map(faultText), [
    "x.csv:2:15: is not UTF-8 and was read as Windows-1252",
  ]);
  const signs = latin("Region;Tid;value;status;note\n1;2020;1;;\x80 \x93sitat\x94 \x96 \x8a\n");
  assert.deepEqual(csv(signs).notes[0]!.text, "€ “sitat” – Š");
});

test("what is neither of these encodings is a fault that says where and what to do", () => {
  const row = "Region;Tid;value\n0301;2020;";
  const told = (bytes: Uint8Array) => faultsOf(() => csv(bytes)).join();
  assert.equal(
    told(latin(`${row}\x81`)),
    'x.csv:2:11: is neither UTF-8 nor Windows-1252 (save the sheet as "CSV UTF-8")',
  );
  assert.match(told(latin(`${row}\xe6 \xc3\xa6`)), /x\.csv:2:13: is partly UTF-8 and partly not/);
  assert.match(told(latin("\xff\xfeR\0e\0")), /x\.csv:1:1: is UTF-16/);
  assert.match(told(latin("\xfe\xff\0R\0e")), /x\.csv:1:1: is UTF-16/);
  assert.match(told(utf8(`${row}\u0085`)), /x\.csv:2:11: holds the control character U\+0085/);
  assert.match(told(latin("R\0e\0g\0")), /x\.csv:1:2: holds the control character U\+0000/);
});

test("a sign stands in the status column, or where the number would be", () => {
  assert.deepEqual(
    cells("Region;Tid;value;status\n1;2020;;:\n1;2021;..;\n1;2022;-;\n1;2023;7;*\n1;2024;0;\n"),
    [[null, ":"], [null, ".."], [0, "-"], [7, "*"], 0],
  );
});

test("every fault has file, line and column, and all are told at once", () => {
  const text =
    "Region;Tid;value;status\n0301;2020;abc;\n0301;2021;;\n0301;2022;5;:\n0301;;5;\n0301;2023;5;?\n0301;2024\n0301;2025;1;\n0301;2025;2;\n0301;2026;5;-\n";
  assert.deepEqual(
    faultsOf(() => csv(text)),
    [
      'x.csv:2:11: "abc" is not a number',
      "x.csv:3:11: has no value and no status that says why",
      'x.csv:4:11: has the value 5, but status ":" says there is none',
      "x.csv:5:6: no code for Tid",
      'x.csv:6:13: unknown status "?" (one of . .. : - 0 *)',
      "x.csv:7:6: has 2 fields, the header has 4",
      "x.csv:9:11: Region=0301 Tid=2025 was given another value at x.csv:8",
      'x.csv:10:11: has the value 5, but status "-" says zero',
    ],
  );
});

test("a header without value, with an unknown, empty or double column, and a file without rows are told", () => {
  const told = (text: string) => faultsOf(() => csv(text));
  assert.deepEqual(told("Region;Tid;antall\n1;2;3\n"), [
    'x.csv:1:1: the header has no column "value": Region, Tid, antall',
  ]);
  assert.deepEqual(told("value;status\n1;\n"), [
    'x.csv:1:1: the header names no dimension before "value"',
  ]);
  assert.deepEqual(told("Region;Region;;value;merknad\n"), [
    'x.csv:1:8: column "Region" stands twice',
    "x.csv:1:15: a column has no name",
    'x.csv:1:22: unknown column "merknad" after "value" (only status and note)',
  ]);
  assert.deepEqual(told("Region;Tid;value\n"), ["x.csv:1:1: no row follows the header"]);
  assert.match(told("")[0]!, /no column "value"/);
});

test("the line of a fault counts the lines inside quoted fields", () => {
  assert.deepEqual(
    faultsOf(() => csv('Region,Tid,value,status,note\n1,2020,5,,"to\r\nlinjer"\n1,2021,x,,\n')),
    ['x.csv:4:8: "x" is not a number'],
  );
});

test("a quote that does not end is told where it begins", () => {
  const told = faultsOf(() =>
    csv('Region;Tid;value;status;note\n1;2020;5;;"uten slutt\n1;2021;6;;\n'),
  );
  assert.equal(told.length, 1);
  assert.match(told[0]!, /^x\.csv:2:\d+: a quoted field does not end$/);
});

test("time runs upwards, other categories as they came, and cells lie where their codes say", () => {
  const { dataset } = csv("Region;Tid;value\n4601;2021;4\n0301;2020;1\n0301;2021;2\n");
  assert.deepEqual(codesOf(dataset, "Region"), ["4601", "0301"]);
  assert.deepEqual(codesOf(dataset, "Tid"), ["2020", "2021"]);
  assert.deepEqual(dense(dataset).value, [null, 4, 1, 2]);
  assert.deepEqual(dataset.role, { time: ["Tid"], geo: ["Region"] });
  const reply = { name: "x.csv", bytes: utf8(JSON.stringify(dataset)) };
  const merged = planner.merge({ id: "x", byHand: true }, [reply]).dataset;
  assert.deepEqual(merged.value, [null, 4, 1, 2], "the engine reads it as it is");
});

test("rows whose columns are no dimensions are refused before they fill the memory", () => {
  const rows = Array.from({ length: 300 }, (_, i) => `a${i};b${i};c${i};1`);
  assert.match(
    faultsOf(() => csv(`Region;Tid;ContentsCode;value\n${rows.join("\n")}\n`)).join(),
    /x\.csv:1:1: 300 rows span 300 x 300 x 300 = 27000000 cells/,
  );
});

test("a number too large to hold is none, and a row that repeats another keeps its note", () => {
  const head = "Region;Tid;value;status;note\n";
  assert.match(
    faultsOf(() => csv(`${head}0301;2020;${"9".repeat(400)};;\n`)).join(),
    /^x\.csv:2:11: "9+" is not a number$/,
  );
  const { notes } = csv(`${head}0301;2020;1;;\n0301;2020;1;;Ny\n0301;2020;1;;Ny\n`);
  assert.deepEqual(notes, [{ codes: { Region: "0301", Tid: "2020" }, text: "Ny" }]);
});

test("minus nought is nought, as in the JSON that is made of it", () => {
  for (const written of ["-0", "\u22120", "-0,0"]) assert.equal(readNumber(written), 0, written);
});
