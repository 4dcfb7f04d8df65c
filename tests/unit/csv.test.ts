import assert from "node:assert/strict";
import { test } from "node:test";
import type { Description } from "../../web/src/engine/types.ts";
import { csv, field, fileName } from "../../web/src/download/csv.ts";
import { Flag, Status, group, panel, region } from "./figure-sample.ts";

const bundle = (kind: Description["kind"]): Description => ({
  id: "t",
  kind,
  label: { nb: "Utdrag" },
  created: "2026-11-21",
  license: "CC BY 4.0",
  credit: "Statistisk sentralbyrå",
  serviceAreas: [],
  regions: [{ code: "0301", name: "Oslo", kind: "municipality" }],
  groups: [],
  tables: [],
  indicators: [],
  notes: [],
  years: [2020, 2021],
  indicatorYears: {},
});

const sample = panel([
  region("0301", "Oslo", [-12.5, { status: Status.confidential }], "focus"),
  group("asss", "ASSS", [{ value: 100, flags: Flag.provisional }, 101], 4, 10),
]);

test("fields: numbers stay numbers, formulas are disarmed, separators are quoted", () => {
  const table: [string | number, string][] = [
    [-12.5, "-12,5"],
    [1234567.25, "1234567,25"],
    [0.1 + 0.2, "0,3"],
    [1e-9, "0,000000001000"],
    [Number.NaN, ""],
    ["=1+1", "'=1+1"],
    ["+47", "'+47"],
    ["-2", "'-2"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "'\t=1"],
    ["a;b", '"a;b"'],
    ['si "hei"', '"si ""hei"""'],
    ["=a;b", '"\'=a;b"'],
    [":", ":"],
    ["..", ".."],
  ];
  for (const [value, text] of table) assert.equal(field(value), text);
});

test("the file begins with a BOM, names its source and explains its signs", () => {
  const file = csv([sample], bundle("real"), "https://eksempel.no/#v=1");
  assert.ok(file.startsWith("\uFEFF"));
  assert.match(file, /Kilde;SSB/);
  assert.match(file, /Lisens;CC BY 4\.0/);
  assert.match(file, /Tegn;: konfidensielt/);
  assert.match(file, /Tegn;\* foreløpig tall/);
  assert.doesNotMatch(file, /Eksempeldata/);
});

test("one line per number; a missing one is empty and says why", () => {
  const lines = csv([sample], bundle("real"), "x").split("\r\n");
  assert.ok(
    lines.includes("Netto utgifter per barn;kroner;0301 Oslo;Oslo;kommune;2020;-12,5;;;;;"),
  );
  assert.ok(
    lines.includes(
      "Netto utgifter per barn;kroner;0301 Oslo;Oslo;kommune;2021;;:;konfidensielt;;;",
    ),
  );
  assert.ok(
    lines.includes(
      "Netto utgifter per barn;kroner;ASSS;ASSS;snitt;2020;100;*;foreløpig tall;vektet snitt;4;10",
    ),
  );
});

test("example data are labelled on every line and in the file's name", () => {
  const lines = csv([sample], bundle("example"), "x").trimEnd().split("\r\n");
  const numbers = lines.slice(lines.indexOf("") + 2);
  assert.equal(numbers.length, 4);
  for (const line of numbers) assert.match(line, /^Eksempeldata – ikke ekte tall;/);
  assert.match(fileName([sample], bundle("example"), "barnevern"), /eksempeldata/);
});
