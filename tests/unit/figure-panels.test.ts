import assert from "node:assert/strict";
import { test } from "node:test";
import type { Description, Result } from "../../web/src/engine/types.ts";
import { asked, placeLabel, placePhrase } from "../../web/src/groups.ts";
import { averageText, panels, signs, yearLabels } from "../../web/src/series.ts";
import { Status } from "./figure-sample.ts";

const indicator = (id: string, average: "weighted" | "mean" = "weighted") => ({
  id,
  area: "x",
  name: { nb: id },
  unit: "kroner",
  decimals: 0,
  versions: [{ formula: "A", average, inputs: {} }],
});

const bundle: Description = {
  id: "t",
  kind: "real",
  label: {},
  serviceAreas: [],
  regions: [
    { code: "0301", name: "Oslo", kind: "municipality" },
    {
      code: "1103",
      name: "Stavanger",
      kind: "municipality",
      breaks: [{ year: 2021, kind: "merger", predecessors: [{ name: "Finnøy", codes: [] }] }],
    },
    { code: "5001", name: "Trondheim", kind: "municipality" },
    { code: "EAK", name: "Landet", kind: "country" },
    { code: "EKG12", name: "KOSTRA-gruppe 12", kind: "kostra-group" },
  ],
  groups: [
    {
      id: "asss",
      name: { nb: "ASSS" },
      members: [
        { to: 2020, regions: ["0301", "5001"] },
        { from: 2021, regions: ["0301", "5001", "1103"] },
      ],
    },
    { id: "uten-oslo", name: { nb: "ASSS uten Oslo" }, of: "asss", without: ["0301"] },
    {
      id: "ovrige",
      name: { nb: "Øvrige ASSS uten Oslo" },
      of: "asss",
      without: ["self", "0301"],
    },
    { id: "rest", name: { nb: "Resten av landet" }, of: "EAK", without: ["asss"] },
  ],
  tables: [],
  indicators: [indicator("x"), indicator("y", "mean")],
  notes: [],
  years: [2020, 2022],
  indicatorYears: {},
};

/** Three years of zeros for the places given. */
function answer(places: Result["places"], part: Partial<Result> = {}): Result {
  const cells = places.length * 3 * (part.indicators?.length ?? 1);
  return {
    indicators: ["x"],
    places,
    years: [2020, 2021, 2022],
    value: new Float64Array(cells),
    status: new Uint8Array(cells),
    flags: new Uint16Array(cells),
    members: new Uint16Array(cells),
    membersOf: new Uint16Array(cells),
    deviation: new Float64Array(),
    min: new Float64Array(),
    max: new Float64Array(),
    minRegion: [],
    maxRegion: [],
    average: ["weighted", "weighted", "weighted"],
    footnotes: [],
    breaks: [],
    corrections: [],
    ...part,
  };
}

const place = (id: string, kind: Result["places"][number]["kind"] = "region") => ({
  id,
  kind,
  name: id,
});

test("a new definition breaks every line, is marked on the axis and explained; a new average breaks only the average", () => {
  const [p] = panels(
    answer([place("0301"), place("asss", "group")], {
      average: ["mean", "weighted", "weighted"],
      breaks: [
        { kind: "definition", indicator: "x", place: "", year: 2022, text: "" },
        { kind: "average", indicator: "x", place: "asss", year: 2021, text: "" },
      ],
    }),
    bundle,
  );
  assert.deepEqual(
    p!.rows.map((r) => r.breaks.map((all) => all.map((b) => b.kind))),
    [
      [[], [], ["definition"]],
      [[], ["average"], ["definition"]],
    ],
  );
  assert.deepEqual(yearLabels(p!), ["2020", "2021", "2022 d"]);
  assert.deepEqual(signs([p!]), [
    { sign: "b", words: "brudd: snittet er regnet på en annen måte fra dette året" },
    { sign: "d", words: "ny definisjon fra dette året" },
  ]);
});

test("every break of a place and year is kept with its words", () => {
  const breaks: Result["breaks"] = [
    { kind: "borders", indicator: "x", place: "1103", year: 2021, text: "Slått sammen." },
    { kind: "definition", indicator: "x", place: "", year: 2021, text: "" },
    { kind: "borders", indicator: "annen", place: "1103", year: 2022, text: "" },
    { kind: "inherited", indicator: "x", place: "1103", year: 2022, text: "" },
  ];
  const [p] = panels(answer([place("1103")], { breaks }), bundle);
  assert.deepEqual(p!.rows[0]!.breaks, [
    [],
    [
      { kind: "borders", text: "Slått sammen." },
      { kind: "definition", text: "" },
    ],
    [{ kind: "inherited", text: "" }],
  ]);
});

test("a relative group is asked for as the first municipality sees it, and not at all without one", () => {
  const groups = ["asss", "ovrige"];
  assert.deepEqual(asked(groups, "5001", bundle), ["asss", "ovrige@5001"]);
  assert.deepEqual(asked(groups, undefined, bundle), ["asss"]);
});

test("groups have a name of their own, in labels and in sentences", () => {
  for (const [id, label, phrase] of [
    ["asss", "ASSS-snitt", "ASSS-snittet"],
    ["uten-oslo", "Snitt: ASSS uten Oslo", "snittet for ASSS uten Oslo"],
    ["ovrige@5001", "Øvrige ASSS uten Oslo (for Trondheim)", "snittet for øvrige ASSS uten Oslo"],
    ["rest", "Resten av landet", "resten av landet"],
    ["EAK", "Landet", "landet"],
    ["EKG12", "KOSTRA-gruppe 12", "KOSTRA-gruppe 12"],
    ["0301", "Oslo", "Oslo"],
  ] as const) {
    assert.equal(placeLabel(id, bundle), label);
    assert.equal(placePhrase(id, bundle), phrase);
  }
});

test("the rest of the country says how many municipalities are taken away, year by year", () => {
  const membersOf = Uint16Array.of(2, 3, 3);
  const [p] = panels(answer([place("rest", "rest")], { membersOf }), bundle);
  assert.equal(
    averageText(p!, p!.rows[0]!),
    "vektet snitt, landet minus 2 kommuner (2020), landet minus 3 kommuner (2021–2022)",
  );
});

test("a rest of results that are no sums is missing for a reason that says so", () => {
  const status = new Uint8Array(3).fill(Status.notDefined);
  const of = (type: "mean" | "") =>
    panels(answer([place("rest", "rest")], { status, average: [type, type, type] }), bundle)[0]!;
  assert.equal(signs([of("mean")])[0]!.sign, "i.s.");
  assert.equal(signs([of("")])[0]!.sign, "i.d.");
});

test("ready-made results are not summed over predecessors, and that is told before the merger only", () => {
  const status = Uint8Array.of(Status.notDefined, Status.notDefined, Status.noData);
  const of = (predecessors: "summed" | "as-published", average: "mean") =>
    panels(
      answer([place("1103")], { status, average: [average, average, average] }),
      bundle,
      ["x"],
      predecessors,
    )[0]!.rows[0]!.cells.map((c) => c.status);
  const { noData, notDefined } = Status;
  assert.deepEqual(of("summed", "mean"), [100, notDefined, noData]);
  assert.deepEqual(of("as-published", "mean"), [notDefined, notDefined, noData]);
});

test("the first region stands out; what is asked along is not drawn", () => {
  const all = panels(
    answer([place("EAK"), place("5001"), place("0301")], { indicators: ["x", "y"] }),
    bundle,
    ["x"],
  );
  assert.deepEqual(
    all.map((p) => [p.indicator.id, p.rows.map((r) => r.role)]),
    [["x", ["focus", "other", "other"]]],
  );
});
