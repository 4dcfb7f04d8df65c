import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { faultText } from "../../web/src/bundle/faults.ts";
import { handTables, manualLines, readManual } from "../../scripts/lib/bundle/manual.ts";
import { check, faultsOf, folder, known, planner, root } from "./bundle-sample.ts";

const USE = "Region;Tjenesteomrade;Tid;value;status;note\n0301;barnevern;2024;1,04;;\n";
const read = (t: TestContext, files: Record<string, string | Uint8Array>) =>
  readManual(folder(t, files), known, check, planner);

test("only tables that definitions read and SSB does not have may be handed in", () => {
  const ids = handTables(known);
  assert.ok(ids.has("ks-ressursbruk") && ids.has("pai-sykefravaer"));
  assert.ok(!ids.has("12367") && !ids.has("07459"));
});

test("every file is checked and every fault told at once, by file, line and column", (t) => {
  const faults = faultsOf(() =>
    read(t, {
      "ks-ressursbruk.csv": "Region;Tjenesteomrade;Tid;value\n0301;barnevern;2024;en\n",
      "kvp-resultatt.csv": "Region;ContentsCode;Tid;value\n0301;avsluttet;2024;4\n",
      "12367.csv": "Region;Tid;value\n0301;2024;4\n",
      "notes.csv": "kind;indicator;text\nfootnote;barnevern.x;Hei\n",
      "mer.json": "{}",
      "bundle.json": '{"areas":"alle"}',
    }),
  );
  assert.deepEqual(faults, [
    "bundle.json: /areas: must be array",
    "12367.csv:1:1: table 12367 is fetched from SSB; corrections of its figures belong in notes.csv",
    'kvp-resultatt.csv:1:1: no definition reads a table "kvp-resultatt" (nearest: kvp-resultat)',
    "mer.json: is not read here: figures are handed in as CSV",
    'ks-ressursbruk.csv:2:21: "en" is not a number',
    'notes.csv:2:10: unknown indicator "barnevern.x"',
  ]);
});

test("a table may come in several files, which must not contradict each other", (t) => {
  const files = (value: string) => ({
    "ks-ressursbruk-2023.csv": "Region;Tjenesteomrade;Tid;value\n0301;barnevern;2023;1\n",
    "ks-ressursbruk.csv": `${USE}0301;barnevern;2023;${value};;\n`,
  });
  const { tables } = read(t, files("1"));
  assert.deepEqual(tables.get("ks-ressursbruk")!.dataset.value, [1, 1.04]);
  assert.match(
    faultsOf(() => read(t, files("2"))).join(),
    /ks-ressursbruk\.csv says 2, but ks-ressursbruk-2023\.csv says 1/,
  );
});

test("when all is well, check-manual says what there is", (t) => {
  const dir = folder(t, {
    "ks-ressursbruk.csv": USE.replace(";;\n", ";;Rettet av KS\n"),
    "notes.csv": "kind;indicator;text\nfootnote;barnevern.ressursbruk;Hei\n",
    "bundle.json": '{"id":"prove"}',
    "les-meg.txt": "x",
  });
  const lines = manualLines(readManual(dir, known, check, planner));
  assert.deepEqual(lines, [
    "ks-ressursbruk: 1 values, 1 regions, 2024-2024, 1 notes",
    "notes: 1 footnote",
    "bundle.json: real bundle prove",
    "les-meg.txt: is not read",
    "no faults, 1 warnings",
  ]);
});

test("the command check-manual tells faults on stderr and exits with 1, warnings on stdout and exits with 0", (t) => {
  const run = (dir: string): string =>
    execFileSync(
      process.execPath,
      ["--import", "tsx", join(root, "scripts/lib/bundle/main.ts"), "check-manual", dir],
      { cwd: root, encoding: "utf8", stdio: "pipe" },
    );
  assert.throws(
    () => run(folder(t, { "ks-ressursbruk.csv": USE.replace("1,04", "x") })),
    (error: { status: number; stderr: string }) =>
      error.status === 1 && error.stderr === 'ks-ressursbruk.csv:2:21: "x" is not a number\n',
  );
  const latin = Uint8Array.from(USE.replace(";;\n", ";;Målt\n"), (c) => c.charCodeAt(0));
  assert.match(
    run(folder(t, { "ks-ressursbruk.csv": latin })),
    /^warning: ks-ressursbruk\.csv:2:28: is not UTF-8 and was read as Windows-1252\n.*has no "sosiale" in Tjenesteomrade\n.*no faults, 2 warnings\n$/s,
  );
});

test("a column or dimension that definitions need and the file lacks is a fault at its header", (t) => {
  const told = (header: string, row: string) =>
    faultsOf(() => read(t, { "kvp-resultat.csv": `${header};value\n${row};3\n` }));
  assert.deepEqual(told("Region;Innhold;Tid", "0301;avsluttet;2024"), [
    'kvp-resultat.csv:1:8: column "Innhold" is read by no definition: table kvp-resultat has no dimension "ContentsCode"',
  ]);
  assert.deepEqual(told("Region;Tid", "0301;2024"), [
    'kvp-resultat.csv:1:1: table kvp-resultat has no dimension "ContentsCode"',
  ]);
});

test("rows are held against the regions' history and the calendar, by line and column", (t) => {
  const rows = ["301;2024", "Oslo;2024", "1902;2024", "1902;2019", "0301;24", "0301;2101"];
  const csv = rows.map((row) => `barnevern;${row};1\n`).join("");
  const file = `Tjenesteomrade;Region;Tid;value\n${csv}`;
  const faults = faultsOf(() => read(t, { "ks-ressursbruk.csv": file }));
  assert.deepEqual(
    faults.map((fault) => fault.replace("ks-ressursbruk.csv:", "")),
    [
      '2:11: no region has the code "301" (nearest: 0301 Oslo)',
      '3:11: no region has the code "Oslo" (nearest: 0301 Oslo)',
      "4:11: 1902 Tromsø does not hold in 2024, only -2019; in 2024 it is 5501",
      '6:16: "24" is not a year (four digits, 1900-2100)',
      '7:16: "2101" is not a year (four digits, 1900-2100)',
    ],
  );
  const current = '{"tables":{"ks-ressursbruk":{"regionCodes":"current"}}}';
  const old = "Tjenesteomrade;Region;Tid;value\nbarnevern;5501;2016;1\n";
  assert.match(faultsOf(() => read(t, { "ks-ressursbruk.csv": old })).join(), /5501 Tromsø/);
  read(t, { "ks-ressursbruk.csv": old, "bundle.json": current });
});

test("a code that no definition selects is a warning with what comes near", (t) => {
  const csv = "Region;ContentsCode;Tid;value\n0301;avsluttt;2024;1\n0301;avsluttt;2023;1\n";
  const { warnings, lacking } = read(t, { "kvp-resultat.csv": csv });
  assert.deepEqual(warnings.map(faultText), [
    'kvp-resultat.csv:2:6: no definition selects "avsluttt" (nearest: avsluttet), and so in 1 more row',
  ]);
  assert.ok(
    lacking.map(faultText).some((one) => /^kvp-resultat\.csv:1:8: .*"til-arbeid"/.test(one)),
  );
});

test("a manifest that the schema refuses is told by place, and a file that cannot be read by name", (t) => {
  for (const [text, pointer] of [
    ["null", "/"],
    ['{"notes":{}}', "/notes"],
    ['{"notes":[null]}', "/notes/0"],
    ['{"tables":null}', "/tables"],
  ]) {
    const faults = faultsOf(() => read(t, { "bundle.json": text! }));
    assert.ok(faults[0]!.startsWith(`bundle.json: ${pointer}: `), faults.join());
  }
  const dir = folder(t, {});
  mkdirSync(join(dir, "ks-ressursbruk.csv"));
  assert.deepEqual(
    faultsOf(() => readManual(dir, known, check, planner)),
    ["ks-ressursbruk.csv: is a folder"],
  );
});
