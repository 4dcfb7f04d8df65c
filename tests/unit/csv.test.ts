import assert from "node:assert/strict";
import { test } from "node:test";
import Papa from "papaparse";
import type { DataSet } from "../../web/src/data/data-set.ts";
import type { Description } from "../../web/src/engine/types.ts";
import { fileName } from "../../web/src/download/file-name.ts";
import {
  csv as made,
  field,
  plainCsv,
  type CsvFigure,
} from "../../web/src/download/numbers/csv.ts";
import { speak, takingTexts } from "../../web/src/messages/languages.ts";
import type { Panel } from "../../web/src/series.ts";
import type { State } from "../../web/src/state.ts";
import { Flag, Status, group, panel, region } from "./figure-sample.ts";
import { state } from "./state-sample.ts";
import { figure } from "./workbook-sample.ts";

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
    ["\r\n=1", '"\'\r\n=1"'],
    [" =1", "' =1"],
    ["＝1+1", "'＝1+1"],
    ["＠SUM(A1)", "'＠SUM(A1)"],
    ["-", "-"],
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
    `${lines}`,
  );
  assert.ok(
    lines.includes(
      "Netto utgifter per barn;kroner;0301 Oslo;Oslo;kommune;2021;;:;konfidensielt;;;",
    ),
    `${lines}`,
  );
  assert.ok(
    lines.includes(
      "Netto utgifter per barn;kroner;ASSS;ASSS;snitt;2020;100;*;foreløpig tall;vektet snitt;4;10",
    ),
    `${lines}`,
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

/** A figure of nothing but a file of the reader's. */
const onlyOwn = () => {
  const given = panel([region("0301", "Oslo", [1, 2], "focus")]);
  const source = { table: "egen-min-csv", select: {}, region: "Region", time: "Tid" };
  const version = {
    formula: "A",
    average: "mean" as const,
    inputs: { A: { name: { nb: "Plasser" }, unit: "", sources: [source] } },
  };
  given.indicator = { ...given.indicator, area: "egne-tall", versions: [version] };
  return given;
};
const withFile = (): DataSet => ({
  ...bundle("real"),
  ownFiles: [{ table: "egen-min-csv", name: "min.csv" }],
});

test("numbers of the reader's own have no licence, data set or link that are not theirs", () => {
  const link = "https://eksempel.no/figur/#v=1&omr=egne-tall";
  const file = csv([onlyOwn()], state(), withFile(), link);
  assert.doesNotMatch(file, /Lisens;|Datasett;|Datasett laget;|omr=egne-tall|denne maskinen/);
  assert.match(file, /\nEgne tall;Egne tall fra filen min\.csv, ikke fra SSB eller KS\r/);
  assert.match(file, /\nLenke til Figurverktøyet;https:\/\/eksempel\.no\/figur\/\r/);
  const lines = file.trimEnd().split("\r\n");
  for (const line of lines.slice(lines.indexOf("") + 2))
    assert.match(line, /^Egne tall fra filen min\.csv, ikke fra SSB eller KS;/);
  const beside = csv([sample, onlyOwn()], state(), withFile(), link);
  assert.match(beside, /Lisens;CC BY 4\.0/);
  assert.match(beside, /Datasett;Utdrag/);
});

test("a link that others cannot open is not in the file", () => {
  const file = csv([sample], state(), bundle("real"), "file:///home/kari/figur.html#v=1");
  assert.doesNotMatch(file, /Lenke|kari/);
  const whole = csv(
    [sample],
    state({ data: "egen" }),
    bundle("real"),
    "https://x.no/#v=1&data=egen",
  );
  assert.match(whole, /\nLenke til Figurverktøyet;https:\/\/x\.no\/\r/);
});

test("an indicator of the reader's own is marked in both files, on its lines alone", () => {
  const made = panel([region("0301", "Oslo", [1, 2], "focus")]);
  made.indicator = { ...made.indicator, area: "egne-indikatorer" };
  const given = {
    panels: [sample, made],
    state: state(),
    bundle: bundle("real"),
    link: "x",
    more: {},
  };
  const { data } = Papa.parse<Record<string, string>>(plainCsv(given), {
    header: true,
    skipEmptyLines: true,
  });
  assert.deepEqual(
    data.map(({ warning }) => warning),
    ["", "", "", "", "Egen indikator", "Egen indikator"],
  );
});

test("the file for people has the unit in their language, the one for programs as the data set has it", async () => {
  const given = {
    panels: [panel([region("0301", "Oslo", [1])], { unit: "prosent" })],
    state: state(),
    bundle: bundle("real"),
    link: "x",
    more: {},
  };
  await speak("en");
  try {
    assert.match(made(given), /Netto utgifter per barn;per cent;0301 Oslo/);
    assert.match(plainCsv(given), /,prosent,0301,/);
  } finally {
    await speak("nb");
  }
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

/** The figures that show more than values, and one over years. */
const kinds: Partial<State>[] = [
  { indicators: ["sosiale.kvp-til-arbeid", "sosiale.netto-f281-per-innbygger-18-66"] },
  { figure: "heat", indicators: ["barnevern.andel-tiltak"], from: 2023, to: 2023 },
  { figure: "rank", best: "low", indicators: ["barnevern.andel-tiltak"], from: 2023, to: 2023 },
  {
    figure: "profile",
    area: "barnevern",
    indicators: ["barnevern.andel-tiltak"],
    from: 2023,
    to: 2023,
    year: 2023,
  },
];

/** Twelve digits, as they are written. */
const digits = (value: number) => Number(value.toPrecision(12));

test("both files read back have every number of the figure, and its sign where there is none", async () => {
  for (const given of kinds) {
    const one = await figure({ regions: ["5001", "5501"], ...given });
    const cells = one.panels.flatMap(({ rows, years }) =>
      rows.flatMap((row) => row.cells.map((cell, k) => ({ row, cell, year: years[k]! }))),
    );
    const people = Papa.parse<string[]>(made(one).slice(1), { delimiter: ";" });
    const programs = Papa.parse<Record<string, string>>(plainCsv(one), {
      delimiter: ",",
      header: true,
      skipEmptyLines: true,
    });
    assert.deepEqual([people.errors, programs.errors], [[], []]);
    const from = people.data.findIndex((row) => row.length === 1 && row[0] === "") + 1;
    const head = people.data[from]!;
    const lines = people.data.slice(from + 1, -1);
    assert.equal(lines.length, cells.length);
    assert.equal(programs.data.length, cells.length);
    cells.forEach(({ row, cell, year }, i) => {
      const line = lines[i]!;
      const at = (name: string) => line[head.indexOf(name)];
      const named = programs.data[i]!;
      assert.deepEqual([at("Sted"), at("År")], [row.name, String(year)]);
      assert.deepEqual([named.code, named.year], [row.id, String(year)]);
      if (cell.status === 0) {
        assert.equal(Number(at("Verdi")!.replace(",", ".")), digits(cell.value));
        assert.equal(Number(named.value), digits(cell.value));
      } else {
        assert.deepEqual([at("Verdi"), named.value], ["", ""]);
        assert.equal(at("Tegn"), named.sign);
        assert.ok(named.sign && named.explanation);
      }
    });
  }
});

test("the file for programs has no BOM, one line of names that no language changes, and the label of example data", async () => {
  const file = plainCsv(await figure({ indicators: ["sosiale.kvp-til-arbeid"] }));
  const [head, first] = file.split("\r\n");
  assert.equal(
    head,
    "warning,indicator_id,indicator,unit,code,place,kind,year,value,sign,explanation,average,members,members_of",
  );
  assert.match(
    first!,
    /^Eksempeldata – ikke ekte tall,sosiale\.kvp-til-arbeid,[^,]*(,[^,]*)?"?,prosent,5001,Trondheim,kommune,2015,\d+\.\d+,,,,,$/,
  );
});

test("a tjenesteprofil's index, deviation, average, lowest and highest are in the files, for the municipality it is of", async () => {
  const one = await figure(kinds[3]!);
  const asked = one.more.profile!.profile;
  const { data } = Papa.parse<Record<string, string>>(plainCsv(one), { header: true });
  const of = (code: string) => data.filter((line) => line.code === code);
  assert.ok(of("5001").length > 5, `${of("5001").length}`);
  for (const line of of("5001")) {
    const { index, deviation, min, maxIndex, mean, previous } = asked.find(
      (r) => r.indicator === line.indicator_id && r.region === "5001",
    )!;
    assert.deepEqual(
      [line.index, line.deviation, line.lowest, line.highest_index, line.baseline, line.before].map(
        Number,
      ),
      [index!, deviation!, min!, maxIndex!, mean.value!, previous.value!].map(digits),
    );
    assert.ok(line.lowest_place && line.highest_place);
  }
  assert.ok(of("0301").every((line) => line.index === "" && line.lowest === ""));
  const lines = made(one).split("\r\n");
  assert.match(
    lines[lines.indexOf("") + 1]!,
    /;ASSS-snitt;ASSS-snitt = 100;Avvik i prosent;Lavest;/,
  );
});
