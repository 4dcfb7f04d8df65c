import assert from "node:assert/strict";
import { test } from "node:test";
import { compareBundles } from "../../web/src/bundle/compare.ts";
import { differences } from "../../web/src/bundle/differences.ts";
import type { Bundle, BundleTable, Dataset } from "../../web/src/bundle/types.ts";

type Cells = Record<string, Record<string, number | string>>;

/** Rows by region, columns by year; a text is the sign of a missing value, "7*" a value with a sign. */
function dataset(cells: Cells, extra: Partial<Dataset> = {}): Dataset {
  const regions = Object.keys(cells);
  const years = [...new Set(Object.values(cells).flatMap(Object.keys))].sort();
  const value: (number | null)[] = [];
  const status: Record<string, string> = {};
  for (const region of regions)
    for (const year of years) {
      const cell = cells[region]![year] ?? "";
      const [, number, sign] = /^(\d*)(.*)$/.exec(String(cell))!;
      if (sign) status[value.length] = sign;
      value.push(number === "" ? null : Number(number));
    }
  const index = (codes: string[]) => Object.fromEntries(codes.map((code, i) => [code, i]));
  const label = (codes: string[]) => Object.fromEntries(codes.map((code) => [code, code]));
  return {
    version: "2.0",
    class: "dataset",
    role: { geo: ["Region"], time: ["Tid"] },
    id: ["Region", "Tid"],
    size: [regions.length, years.length],
    dimension: {
      Region: { category: { index: index(regions), label: label(regions) } },
      Tid: { category: { index: index(years), label: label(years) } },
    },
    value,
    status,
    ...extra,
  };
}
const table = (id: string, data: Dataset, more: Partial<BundleTable> = {}): BundleTable => ({
  id,
  provenance: { source: "SSB" },
  dataset: data,
  ...more,
});
const bundle = (tables: BundleTable[], more: Partial<Bundle> = {}): Bundle => ({
  ...{ format: "figur-bundle", version: 1, id: "t", kind: "real", label: { nb: "T" } },
  ...{
    license: "",
    credit: "",
    serviceAreas: [],
    regions: [],
    groups: [],
    indicators: [],
    notes: [],
  },
  tables,
  ...more,
});
const compared = (previous: Cells, next: Cells) => {
  const { tables } = compareBundles(
    bundle([table("12367", dataset(previous))]),
    bundle([table("12367", dataset(next))]),
  );
  return tables[0]!;
};

test("every cell is new, changed, vanished, filled, or as it was, by its codes and not by its place", () => {
  const one = compared(
    {
      "0301": { "2022": 100, "2023": ":", "2024": 7 },
      "1103": { "2022": 5, "2023": 6, "2024": 7 },
    },
    {
      "4601": { "2023": 1, "2024": "..", "2025": 2 },
      "0301": { "2023": 8, "2024": ".", "2025": 3 },
    },
  );
  assert.equal(one.state, "same-shape");
  assert.deepEqual(
    one.new.map(({ codes, value, status }) => [codes.join(" "), value, status]),
    [
      ["4601 2023", 1, ""],
      ["4601 2024", null, ".."],
      ["4601 2025", 2, ""],
      ["0301 2025", 3, ""],
    ],
  );
  assert.deepEqual(one.filled, [
    {
      codes: ["0301", "2023"],
      previous: { value: null, status: ":" },
      next: { value: 8, status: "" },
      relative: null,
    },
  ]);
  assert.deepEqual(
    one.vanished.map(({ codes, previous, next }) => [codes.join(" "), previous.value, next]),
    [
      ["0301 2024", 7, { value: null, status: "." }],
      ["1103 2022", 5, null],
      ["1103 2023", 6, null],
      ["1103 2024", 7, null],
      ["0301 2022", 100, null],
    ],
  );
  assert.deepEqual(one.changed, []);
  assert.deepEqual(one.missing, { "..": 1, ".": 1 });
  assert.deepEqual(one.categories, [
    { dimension: "Region", new: ["4601"], gone: ["1103"], renamed: [] },
    { dimension: "Tid", new: ["2025"], gone: ["2022"], renamed: [] },
  ]);
});

test("changes stand with both values and signs, the relatively largest first and mere signs last", () => {
  const one = compared(
    { a: { "2020": 1000, "2021": 10, "2022": 0, "2023": "7*", "2024": ":", "2025": -0 } },
    { a: { "2020": 1100, "2021": 5, "2022": 1, "2023": 7, "2024": "..", "2025": 0 } },
  );
  assert.deepEqual(
    one.changed.map(({ codes, previous, next, relative }) => [
      codes[1],
      previous,
      next,
      relative === null ? null : Math.round(relative * 100),
    ]),
    [
      ["2022", { value: 0, status: "" }, { value: 1, status: "" }, null],
      ["2021", { value: 10, status: "" }, { value: 5, status: "" }, -50],
      ["2020", { value: 1000, status: "" }, { value: 1100, status: "" }, 10],
      ["2023", { value: 7, status: "*" }, { value: 7, status: "" }, 0],
      ["2024", { value: null, status: ":" }, { value: null, status: ".." }, null],
    ],
  );
  assert.ok(compared({ a: { "2020": 5 } }, { a: { "2020": 5 } }).changed.length === 0);
});

test("a dimension of one category that came or went does not hide what is the same", () => {
  const narrow = dataset({ a: { "2020": 1, "2021": 2 } });
  const wide: Dataset = {
    ...narrow,
    id: ["Region", "ContentsCode", "Tid"],
    size: [1, 1, 2],
    dimension: {
      ...narrow.dimension,
      ContentsCode: { category: { index: { x: 0 }, label: { x: "X" } } },
    },
    value: [1, 3],
  };
  const [one] = compareBundles(bundle([table("t", narrow)]), bundle([table("t", wide)])).tables;
  assert.deepEqual(
    one!.changed.map(({ codes }) => codes),
    [["a", "x", "2021"]],
  );
  const [back] = compareBundles(bundle([table("t", wide)]), bundle([table("t", narrow)])).tables;
  assert.deepEqual(
    back!.changed.map(({ codes }) => codes),
    [["a", "2021"]],
  );
  assert.deepEqual(back!.vanished, []);
  const split = {
    ...wide,
    size: [1, 2, 2],
    dimension: {
      ...wide.dimension,
      ContentsCode: { category: { index: { x: 0, y: 1 }, label: { x: "X", y: "Y" } } },
    },
    value: [1, 2, 3, 4],
  };
  const [other] = compareBundles(bundle([table("t", narrow)]), bundle([table("t", split)])).tables;
  assert.equal(other!.state, "reshaped");
  assert.deepEqual(other!.previousDimensions, ["Region", "Tid"]);
});

test("a table that is new or gone is told as a whole", () => {
  const old = table("a", dataset({ a: { "2020": 1, "2021": ":" } }));
  const fresh = table("b", dataset({ a: { "2020": 1, "2021": ":" } }));
  const [gone, came] = compareBundles(bundle([old]), bundle([fresh])).tables;
  assert.deepEqual([gone!.id, gone!.state, gone!.previousValues], ["a", "gone", 1]);
  assert.deepEqual([came!.id, came!.state, came!.cells], ["b", "new", 2]);
  assert.deepEqual(came!.missing, { ":": 1 });
  assert.deepEqual([gone!.vanished, came!.new], [[], []]);
});

test("a category that is called or measured otherwise is told: its code may have another meaning", () => {
  const unit = (base: string, label: string): Dataset => {
    const data = dataset({ a: { "2020": 1 } });
    data.dimension.Region!.category.label = { a: label };
    data.dimension.Region!.category.unit = { a: { base } };
    return data;
  };
  const renamed = (...units: [Dataset, Dataset]) =>
    compareBundles(bundle([table("t", units[0])]), bundle([table("t", units[1])])).tables[0]!
      .categories;
  assert.deepEqual(renamed(unit("1000 kr", "Beløp"), unit("kr", "Beløp")), [
    {
      dimension: "Region",
      new: [],
      gone: [],
      renamed: [{ code: "a", previous: "Beløp, 1000 kr", next: "Beløp, kr" }],
    },
  ]);
  assert.deepEqual(renamed(unit("kr", "Beløp"), unit("kr", "Beløp")), []);
});

test("definitions, groups, regions, notes, provisional years and dates of update are compared", () => {
  const data = dataset({ a: { "2024": 1 } });
  const definition = (id: string, formula: string) =>
    ({ id, area: "x", name: { nb: id }, versions: [{ formula }] }) as never;
  const note = (indicator: string) => ({ kind: "footnote" as const, indicator, text: { nb: "x" } });
  const before = bundle(
    [table("t", data, { provisional: ["2024"], provenance: { updated: "2025-03-15" } })],
    {
      indicators: [definition("x.a", "A / B"), definition("x.b", "A")],
      groups: [{ id: "asss", name: { nb: "ASSS" }, members: [{ regions: ["a"] }] }],
      regions: [{ code: "a", name: "A", kind: "municipality" }],
      notes: [note("x.a")],
    },
  );
  const after = bundle([table("t", data, { provenance: { updated: "2025-06-15" } })], {
    indicators: [definition("x.a", "A / B * 100"), definition("x.c", "A")],
    groups: [{ id: "asss", name: { nb: "ASSS" }, members: [{ regions: ["a", "b"] }] }],
    regions: [{ code: "b", name: "B", kind: "municipality" }],
    notes: [note("x.c")],
  });
  const { definitions, groups, regions, notes, tables } = compareBundles(before, after);
  assert.deepEqual(definitions, {
    new: ["x.c"],
    gone: ["x.b"],
    changed: [
      {
        id: "x.a",
        fields: [{ path: ["versions", 0, "formula"], previous: "A / B", next: "A / B * 100" }],
      },
    ],
  });
  assert.deepEqual(
    groups.changed.map(({ id, fields }) => [id, fields[0]!.path]),
    [["asss", ["members", 0, "regions"]]],
  );
  assert.deepEqual([regions.new, regions.gone], [["b"], ["a"]]);
  assert.deepEqual([notes.new, notes.gone], [[note("x.c")], [note("x.a")]]);
  assert.deepEqual(tables[0]!.provisional, { previous: ["2024"], next: [] });
  assert.deepEqual(tables[0]!.updated, { previous: "2025-03-15", next: "2025-06-15" });
});

test("a bundle compared with itself has no changes", () => {
  const same = bundle([table("t", dataset({ a: { "2020": 1, "2021": ":" } }))], {
    indicators: [{ id: "x.a", area: "x", versions: [] } as never],
  });
  const { tables, definitions } = compareBundles(same, structuredClone(same));
  const [{ new: fresh, changed, vanished, filled, categories }] = tables as [(typeof tables)[0]];
  assert.deepEqual([fresh, changed, vanished, filled, categories], [[], [], [], [], []]);
  assert.deepEqual(definitions, { new: [], gone: [], changed: [] });
});

test("differences name the innermost field, whatever the order of the keys", () => {
  assert.deepEqual(differences({ a: 1, b: { c: [1, 2] } }, { b: { c: [1, 3] }, a: 1, d: 0 }), [
    { path: ["b", "c", 1], previous: 2, next: 3 },
    { path: ["d"], previous: undefined, next: 0 },
  ]);
});
