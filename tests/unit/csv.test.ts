import assert from "node:assert/strict";
import { test } from "node:test";
import type { Description } from "../../web/src/engine/types.ts";
import { fileName } from "../../web/src/download/file-name.ts";
import { csv as made, field, type CsvFigure } from "../../web/src/download/numbers/csv.ts";
import { takingTexts } from "../../web/src/messages/languages.ts";
import type { Panel } from "../../web/src/series.ts";
import type { State } from "../../web/src/state.ts";
import { Flag, Status, group, panel, region } from "./figure-sample.ts";
import { state } from "./state-sample.ts";

await takingTexts();

const csv = (
  panels: Panel[],
  given: State,
  of: Description,
  link: string,
  more: CsvFigure["more"] = {},
): string => made({ panels, state: given, bundle: of, link, more });

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
  const file = csv([sample], state(), bundle("real"), "https://eksempel.no/#v=1");
  assert.ok(file.startsWith("\uFEFF"));
  assert.match(file, /Kilde;SSB/);
  assert.match(file, /Lisens;CC BY 4\.0/);
  assert.match(file, /Tegn;: konfidensielt/);
  assert.match(file, /Tegn;\* foreløpig tall/);
  assert.doesNotMatch(file, /Eksempeldata/);
});

test("one line per number; a missing one is empty and says why", () => {
  const lines = csv([sample], state(), bundle("real"), "x").split("\r\n");
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
  const lines = csv([sample], state(), bundle("example"), "x").trimEnd().split("\r\n");
  const numbers = lines.slice(lines.indexOf("") + 2);
  assert.equal(numbers.length, 4);
  for (const line of numbers) assert.match(line, /^Eksempeldata – ikke ekte tall;/);
  assert.match(
    fileName({
      panels: [sample],
      bundle: bundle("example"),
      state: state({ area: "barnevern" }),
    }),
    /eksempeldata/,
  );
});

test("the reader's own words stand at the top, and cannot run as formulas", () => {
  const own = state({ title: "=1+1", subtitle: "Fra Oslo; med mer", note: "@SUM(A1)" });
  const lines = csv([sample], own, bundle("real"), "x").split("\r\n");
  assert.deepEqual(lines.slice(1, 4), [
    "Tittel;'=1+1",
    'Undertittel;"Fra Oslo; med mer"',
    "Merknad under figuren;'@SUM(A1)",
  ]);
  const none = csv([sample], state(), bundle("real"), "x");
  assert.doesNotMatch(none, /Tittel|Merknad under/);
});

test("deviations have a column of their own where the figure is of deviations", () => {
  const oslo = region("0301", "Oslo", [90, { status: Status.confidential }], "focus");
  oslo.cells[0]!.deviation = -10;
  oslo.cells[1]!.deviation = Number.NaN;
  const asss = { id: "asss", name: { nb: "ASSS" } };
  const lines = (figure: "heat" | "line") =>
    csv([panel([oslo])], state({ figure }), { ...bundle("real"), groups: [asss] }, "x").split(
      "\r\n",
    );
  assert.match(lines("heat").join("\n"), /;Avvik fra ASSS-snittet i prosent\n/);
  assert.ok(lines("heat").some((line) => /;2020;90;.*;-10$/.test(line)));
  assert.ok(lines("heat").some((line) => /;2021;;:;konfidensielt;;;;$/.test(line)));
  assert.doesNotMatch(lines("line").join("\n"), /Avvik|-10/);
});

test("a ranking has the places, and the grades where there are any; who is not ranked has neither", () => {
  const rows = [region("0301", "Oslo", [9]), region("4601", "Bergen", [8])];
  const ranked = (grade: number | null) => {
    const value = { value: 1, status: 0, flags: 0 };
    const ranking = {
      mean: 0,
      deviation: 0,
      rows: [
        { region: "0301", value, rank: 1, tied: 1, grade },
        { region: "4601", value, rank: 0, tied: 0, grade: null },
      ],
    };
    const given = state({ figure: "rank" });
    return csv([panel(rows)], given, bundle("real"), "x", { ranking }).split("\r\n");
  };
  const [head, oslo, bergen] = ranked(4.25).slice(-4);
  assert.match(head!, /;Medlemmer i alt;Nr\.;Karakter$/);
  assert.match(oslo!, /;2020;9;.*;1;4,25$/);
  assert.match(bergen!, /;2020;8;.*;;$/);
  assert.match(ranked(null).at(-4)!, /;Nr\.$/);
});
