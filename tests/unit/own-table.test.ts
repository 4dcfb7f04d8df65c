import assert from "node:assert/strict";
import { test } from "node:test";
import type { Bundle, Dataset, Region } from "../../web/src/bundle/types.ts";
import { addOwnTables } from "../../web/src/own/add.ts";
import { fit } from "../../web/src/own/fit.ts";
import { faultIn, placeOf } from "../../web/src/own/json-place.ts";
import { datasetOf } from "../../web/src/own/json-stat.ts";
import {
  dimensionsOf,
  seriesCount,
  seriesOf,
  slug,
  tableOf,
  type OwnTable,
} from "../../web/src/own/own-table.ts";
import { readOwnJson } from "../../web/src/own/read.ts";

const category = (codes: string[], labels: Record<string, string> = {}) => ({
  category: { index: Object.fromEntries(codes.map((code, i) => [code, i])), label: labels },
});

/** Places by years, in the order in which the dimensions are given. */
function dataset(
  dimensions: Record<string, string[]>,
  value: (number | null)[],
  status: Record<string, string> = {},
): Dataset {
  const id = Object.keys(dimensions);
  return {
    version: "2.0",
    class: "dataset",
    role: { geo: ["Region"], time: ["Tid"], ...(id.includes("C") && { metric: ["C"] }) },
    id,
    size: id.map((name) => dimensions[name]!.length),
    dimension: Object.fromEntries(id.map((name) => [name, category(dimensions[name]!)])),
    value,
    status,
  };
}

const regions: Region[] = [
  { code: "0301", name: "Oslo", kind: "municipality" },
  {
    code: "5001",
    name: "Trondheim",
    kind: "municipality",
    codes: [
      { code: "1601", to: 2017 },
      { code: "5001", from: 2018 },
    ],
    breaks: [
      {
        year: 2020,
        kind: "merger",
        predecessors: [{ name: "Klæbu", codes: [{ code: "5030", from: 2018, to: 2019 }] }],
      },
    ],
  },
  { code: "EAK", name: "Landet", kind: "country", aliases: ["0"] },
];

test("a table with the codes of the years stays as it is, predecessors and the country included", () => {
  const own = dataset({ Region: ["0301", "1601", "5001", "5030", "0"], Tid: ["2017", "2019"] }, [
    1,
    2,
    3,
    null,
    null,
    4,
    null,
    5,
    6,
    7,
  ]);
  const { dataset: fitted, current, strangers } = fit(own, regions);
  assert.deepEqual([fitted, current, strangers], [own, false, []]);
});

test("today's codes on older years, and codes that lost their zero, are put under today's code", () => {
  for (const order of [
    ["Region", "Tid"],
    ["Tid", "Region"],
  ]) {
    const codes: Record<string, string[]> = { Region: ["301", "5001"], Tid: ["2016", "2020"] };
    const value = order[0] === "Region" ? [1, 2, 3, null] : [1, 3, 2, null];
    const last = order[0] === "Region" ? 3 : 3;
    const own = dataset(Object.fromEntries(order.map((name) => [name, codes[name]!])), value, {
      [last]: ":",
    });
    const fitted = fit(own, regions);
    assert.equal(fitted.current, true);
    assert.deepEqual(Object.keys(fitted.dataset.dimension.Region!.category.index).sort(), [
      "0301",
      "5001",
    ]);
    assert.deepEqual(fitted.dataset.value, value);
    assert.deepEqual(fitted.dataset.status, { 3: ":" });
    assert.deepEqual(fitted.dataset.dimension.Region!.category.label["5001"], "Trondheim");
  }
});

test("two codes of one place become one: the code of the year holds, and what contradicts it is told", () => {
  const own = dataset(
    { Region: ["1601", "5001"], C: ["a", "b"], Tid: ["2016", "2019"] },
    // 1601: a 1 -, b 2 -; 5001: a 1 3, b 9 4
    [1, null, 2, null, 1, 3, 9, 4],
  );
  const { dataset: fitted, conflicts } = fit(own, regions);
  assert.deepEqual(fitted.size, [1, 2, 2]);
  assert.deepEqual(fitted.value, [1, 3, 2, 4]);
  assert.deepEqual(conflicts, ["1601, 5001: 2016"]);
});

test("codes that are nobody's are named, and a predecessor has no code of today", () => {
  const own = dataset({ Region: ["5001", "9999", "5030"], Tid: ["2015"] }, [1, 2, 3]);
  const { dataset: fitted, strangers } = fit(own, regions);
  assert.deepEqual(strangers, ["9999", "5030"]);
  assert.deepEqual(fitted.value, [1]);
});

test("every combination of categories is a series, named by the dimensions that have several", () => {
  const own = dataset(
    { Region: ["0301"], Kjonn: ["1", "2"], Alder: ["alle"], C: ["a", "b"], Tid: ["2020"] },
    [1, 2.25, 3, 4],
  );
  own.dimension.C!.category.label = { a: "Antall", b: "Andel" };
  own.dimension.C!.category.unit = { b: { base: "prosent", decimals: 1 } };
  own.dimension.Kjonn!.category.label = { "1": "Menn", "2": "Kvinner" };
  assert.equal(seriesCount(dimensionsOf(own)), 4);
  const series = seriesOf("Min fil.csv", own);
  assert.deepEqual(
    series.map((s) => [s.id, s.name, s.unit, s.decimals]),
    [
      ["min-fil-csv.1-alle-a", "Antall, Menn", "", 2],
      ["min-fil-csv.1-alle-b", "Andel, Menn", "prosent", 1],
      ["min-fil-csv.2-alle-a", "Antall, Kvinner", "", 2],
      ["min-fil-csv.2-alle-b", "Andel, Kvinner", "prosent", 1],
    ],
  );
  assert.deepEqual(series[0]!.select, { Kjonn: ["1"], Alder: ["alle"], C: ["a"] });
  assert.equal(seriesCount(dimensionsOf(own), { Kjonn: ["2"] }), 2);
  assert.deepEqual(
    seriesOf("Min fil.csv", own, { Kjonn: ["2"], C: ["b"] }).map((s) => s.name),
    ["Andel, Kvinner"],
  );
});

test("a table of places and years alone is one series with the file's name", () => {
  const own = dataset({ Region: ["0301"], Tid: ["2020"] }, [1]);
  assert.deepEqual(
    seriesOf("venteliste.csv", own).map((s) => [s.id, s.name, s.select]),
    [["venteliste-csv.tall", "venteliste", {}]],
  );
});

test("ids are safe whatever the file and its codes are called, and never the same twice", () => {
  assert.equal(tableOf("Plasser & kø (2024).csv"), "egen-plasser-ko-2024-csv");
  assert.equal(slug("Årsplasser på 1–5"), "arsplasser-pa-1-5");
  assert.equal(slug("<script>"), "script");
  assert.equal(slug("日本"), "fil");
  const own = dataset({ Region: ["0301"], C: ["a!", "a?"], Tid: ["2020"] }, [1, 2]);
  assert.deepEqual(
    seriesOf("x.csv", own).map((s) => s.id),
    ["x-csv.a", "x-csv.a-2"],
  );
});

test("an own table becomes a table, a service area, indicators and footnotes of the bundle", () => {
  const bundle = {
    format: "figur-bundle",
    serviceAreas: [{ id: "barnevern", name: { nb: "Barnevern" } }],
    regions,
    tables: [],
    indicators: [],
    notes: [],
  } as unknown as Bundle;
  const own = dataset({ Region: ["1601"], C: ["a"], Tid: ["2016"] }, [1]);
  const table: OwnTable = {
    table: "egen-x",
    name: "x.csv",
    dataset: own,
    notes: [{ codes: { Region: "1601", C: "a", Tid: "2016" }, text: "Anslag" }],
    series: seriesOf("x.csv", own),
  };
  const bytes = new TextEncoder().encode(JSON.stringify(bundle));
  const made = JSON.parse(new TextDecoder().decode(addOwnTables(bytes, [table]).bytes)) as Bundle;
  assert.deepEqual(
    made.serviceAreas.map((a) => a.id),
    ["barnevern", "egne-tall"],
  );
  assert.equal(made.tables[0]!.id, "egen-x");
  const [indicator] = made.indicators;
  assert.equal(indicator!.id, "egne-tall.x-csv.a");
  assert.deepEqual(
    [indicator!.versions[0]!.formula, indicator!.versions[0]!.average],
    ["A", "mean"],
  );
  assert.deepEqual(made.notes, [
    {
      kind: "footnote",
      indicator: "egne-tall.x-csv.a",
      region: "5001",
      from: 2016,
      to: 2016,
      text: { nb: "Anslag" },
    },
  ]);
  assert.equal(addOwnTables(bytes, []).bytes, bytes, "without own tables nothing is read");
});

test("JSON-stat is read however it writes its cells, signs and categories", () => {
  const made = datasetOf({
    id: ["Region", "Tid"],
    size: [1, 3],
    dimension: {
      Region: { category: { label: { "0301": "Oslo" } } },
      Tid: { label: "år", category: { index: ["2020", "2021", "2022"] } },
    },
    value: { 0: 1.5, 2: 3 },
    status: { 1: ":" },
  });
  assert.deepEqual(made.value, [1.5, null, 3]);
  assert.deepEqual(made.status, { 1: ":" });
  assert.deepEqual(made.dimension.Region!.category.index, { "0301": 0 });
  assert.deepEqual(made.dimension.Tid!.category.index, { "2020": 0, "2021": 1, "2022": 2 });
});

test("a place in JSON is found by its pointer, and where the text stops being JSON", () => {
  const text = '{ "a": [1,\n  {"b/c": true, "~": null}] }';
  assert.deepEqual(placeOf(text, ""), { line: 1, column: 1 });
  assert.deepEqual(placeOf(text, "/a/0"), { line: 1, column: 9 });
  assert.deepEqual(placeOf(text, "/a/1/b~1c"), { line: 2, column: 11 });
  assert.deepEqual(placeOf(text, "/a/1/~0"), { line: 2, column: 22 });
  assert.equal(placeOf(text, "/a/7"), undefined);
  assert.equal(faultIn(text), undefined);
  for (const [broken, line, column] of [
    ['{"a": [1,', 1, 10],
    ['{"a": 1,}', 1, 9],
    ["[1\n2]", 2, 1],
    ['{"a" 1}', 1, 6],
    ["[01]", 1, 3],
    ['["\\x"]', 1, 2],
    ["[1] 2", 1, 5],
    ["", 1, 1],
    ["[".repeat(2000), 1, 502],
  ] as const)
    assert.deepEqual(faultIn(broken), { line, column }, broken.slice(0, 20));
});

test("names that every object has are names like any other", () => {
  const odd = dataset(
    { Region: ["0301"], Tid: ["2020"], constructor: ["toString", "valueOf"], C: ["__proto__"] },
    [1, 2],
  );
  assert.equal(seriesCount(dimensionsOf(odd)), 2);
  assert.deepEqual(
    seriesOf("tall.csv", odd).map(({ name, unit }) => [name, unit]),
    [
      ["__proto__, toString", ""],
      ["__proto__, valueOf", ""],
    ],
  );
});

test("a role of one dimension need not be a list, as the calculator takes it", () => {
  const { role } = datasetOf({
    ...dataset({ Region: ["0301"], Tid: ["2020"] }, [1]),
    role: { geo: "Region", time: ["Tid"], annet: "C" },
  });
  assert.deepEqual(role, { time: ["Tid"], geo: ["Region"] });
});

test("a dimension that has another role is not taken for the time, whatever its name", () => {
  const read = (role: object) =>
    readOwnJson(
      new TextEncoder().encode(
        JSON.stringify({ ...dataset({ Region: ["0301"], Tid: ["2020"] }, [1]), role }),
      ),
      [],
    );
  const taken = read({ geo: ["Region"] });
  assert.ok(taken.ok, "the time is known by its name");
  assert.deepEqual(taken.dataset.role, { geo: ["Region"], time: ["Tid"] });
  const refused = read({ geo: ["Region"], metric: ["Tid"] });
  assert.ok(!refused.ok, "it has no time");
  assert.match(refused.lines.join(), /tid/i);
});
