import assert from "node:assert/strict";
import { test } from "node:test";
import { faultText, type Fault } from "../../web/src/bundle/faults.ts";
import { readNotes } from "../../scripts/lib/bundle/notes.ts";
import { known } from "./bundle-sample.ts";

const HEADER = "kind;indicator;input;region;group;from;to;value;text;text_nn;text_en";
function read(...rows: string[]) {
  const faults: Fault[] = [];
  const text = [HEADER, ...rows].join("\n");
  const notes = readNotes("notes.csv", new TextEncoder().encode(text), known, faults, []);
  return { notes, faults: faults.map(faultText) };
}
const told = (row: string): string[] => read(row).faults;

test("corrections and notes of every kind are read, with decimal comma and codes of old", () => {
  const { notes, faults } = read(
    "override;sosiale.netto-f281-per-innbygger-18-66;A;1103;;2022;2022;1 215,5;Rettet av kommunen;Retta;Corrected",
    "exclude;barnevern.undersokelser-innen-3-mnd;;0219;;2022;;;Usikkert;;",
    "suppress-average;sosiale.kvp-per-1000;;;asss;2020;2020;;Feil i grunnlaget;;",
    "footnote;barnevern.brutto-f252-per-barn;;;;;;;Gjelder alle;;",
  );
  assert.deepEqual(faults, []);
  assert.deepEqual(notes, [
    {
      kind: "override",
      indicator: "sosiale.netto-f281-per-innbygger-18-66",
      input: "A",
      region: "1103",
      from: 2022,
      to: 2022,
      value: 1215.5,
      text: { nb: "Rettet av kommunen", nn: "Retta", en: "Corrected" },
    },
    {
      kind: "exclude",
      indicator: "barnevern.undersokelser-innen-3-mnd",
      region: "3201",
      from: 2022,
      text: { nb: "Usikkert" },
    },
    {
      kind: "suppress-average",
      indicator: "sosiale.kvp-per-1000",
      group: "asss",
      from: 2020,
      to: 2020,
      text: { nb: "Feil i grunnlaget" },
    },
    {
      kind: "footnote",
      indicator: "barnevern.brutto-f252-per-barn",
      text: { nb: "Gjelder alle" },
    },
  ]);
});

test("every fault stands with line and column, and what it should have been", () => {
  const net = "barnevern.netto-per-innbygger-0-17";
  const mean = "barnevern.ressursbruk";
  const table: [string, ...string[]][] = [
    [
      `retting;${net};;;;;;;x;;`,
      'notes.csv:2:1: unknown kind "retting" (one of override, exclude, suppress-average, footnote)',
    ],
    [
      "footnote;barnevern.netto-per-inbygger-0-17;;;;;;;x;;",
      'notes.csv:2:10: unknown indicator "barnevern.netto-per-inbygger-0-17" (nearest: barnevern.netto-per-innbygger-0-17, barnevern.netto-per-innbygger-0-24, barnehage.netto-per-innbygger-1-5)',
    ],
    [
      `override;${net};C;0301;;2020;;5;x;;`,
      `notes.csv:2:45: ${net} has no input "C" (one of A, B)`,
    ],
    [
      `override;${net};;0301;;2020;;5;x;;`,
      "notes.csv:2:45: a weighted indicator is corrected at its input (A, B)",
    ],
    [
      `override;${mean};A;0301;;2020;;5;x;;`,
      "notes.csv:2:32: an indicator that is not weighted is corrected at its result: name no input",
    ],
    [`footnote;${net};;9999;;;;;x;;`, 'notes.csv:2:46: unknown region "9999"'],
    [
      `footnote;${net};;Bærum;;;;;x;;`,
      'notes.csv:2:46: unknown region "Bærum" (nearest: 3201 Bærum)',
    ],
    [
      `footnote;${net};;0625;;;;;x;;`,
      "notes.csv:2:46: 0625 is now part of 3301 Drammen: name that one",
    ],
    [`footnote;${net};;;ass;;;;x;;`, 'notes.csv:2:47: unknown group "ass" (nearest: asss'],
    [`footnote;${net};;;;2021;2020;;x;;`, "notes.csv:2:53: the years run backwards: 2021 to 2020"],
    [`footnote;${net};;;;21;;;x;;`, 'notes.csv:2:48: "21" is not a year'],
    [`footnote;${net};;;;;1066;;x;;`, 'notes.csv:2:49: "1066" is not a year'],
    [`footnote;${net};;;;;;;;;`, "notes.csv:2:51: the text is empty: say why"],
    [`footnote;${net};;;;;;7;x;;`, "notes.csv:2:50: only an override has a value"],
    [`override;${net};A;0301;;;;syv;x;;`, 'notes.csv:2:55: "syv" is not a number'],
    [`override;${net};A;0301;;;;;x;;`, "notes.csv:2:55: a correction needs a value"],
    [`override;${net};A;;;;;5;x;;`, "notes.csv:2:47: override needs a region"],
    [`exclude;${net};;;;;;;x;;`, "notes.csv:2:45: exclude needs a region"],
    [
      `exclude;${net};A;0301;;;;;x;;`,
      "notes.csv:2:44: only an override or a footnote has an input",
    ],
    [`override;${net};A;0301;asss;;;5;x;;`, "notes.csv:2:52: a correction is of a region"],
    [
      `suppress-average;${net};;0301;;;;;x;;`,
      "notes.csv:2:54: an average has no region: name a group",
    ],
    [
      `footnote;${net};;0301;asss;;;;x;;`,
      "notes.csv:2:51: a footnote is of a region or a group, not of both",
    ],
    [`footnote;${net};;;x`, "notes.csv:2:47: has 5 fields, the header has 11"],
  ];
  for (const [row, ...expected] of table) {
    const faults = told(row);
    assert.equal(faults.length, expected.length, `${row}\n${faults.join("\n")}`);
    expected.forEach((fault, i) =>
      assert.ok(faults[i]!.startsWith(fault), `${faults[i]}\ninstead of\n${fault}`),
    );
  }
});

test("several faults of a row and of a file are told at once", () => {
  const { notes, faults } = read(
    "retting;barnevern.finnes-ikke;;9999;;;;;;;",
    "footnote;barnevern.ressursbruk;;;;;;;God;;",
    "footnote;barnevern.ressursbruk;;;;nå;;;x;;",
  );
  assert.equal(faults.filter((fault) => fault.startsWith("notes.csv:2:")).length, 4);
  assert.equal(faults.filter((fault) => fault.startsWith("notes.csv:4:")).length, 1);
  assert.ok(notes.some(({ text }) => text?.nb === "God"));
});

test("two corrections of one figure contradict each other", () => {
  const row = (from: number, to: number, value: number) =>
    `override;barnevern.netto-per-innbygger-0-17;A;0301;;${from};${to};${value};x;;`;
  assert.deepEqual(read(row(2019, 2020, 5), row(2021, 2021, 6)).faults, []);
  assert.deepEqual(read(row(2019, 2020, 5), row(2020, 2021, 6)).faults, [
    "notes.csv:3:10: corrects what line 2 corrects",
  ]);
});

test("columns may stand in any order, and unknown, double or missing ones are told", () => {
  const faults: Fault[] = [];
  const parse = (text: string) =>
    readNotes("n.csv", new TextEncoder().encode(text), known, faults, []);
  const notes = parse("text,indicator,kind\nHei,barnevern.ressursbruk,footnote\n");
  assert.deepEqual([notes.length, faults], [1, []]);
  assert.deepEqual(parse("kind;kind;indikator\n"), []);
  assert.deepEqual(faults.map(faultText), [
    'n.csv:1:6: column "kind" stands twice',
    'n.csv:1:11: unknown column "indikator" (nearest: indicator)',
    'n.csv:1:1: the header has no column "indicator"',
    'n.csv:1:1: the header has no column "text"',
  ]);
});
