import assert from "node:assert/strict";
import { test } from "node:test";
import type { Description, Indicator, Result } from "../../web/src/engine/types.ts";
import { backgroundRegions, shownIndicators, toQuery, toRankQuery } from "../../web/src/query.ts";
import { panels } from "../../web/src/series.ts";
import type { Figure, State } from "../../web/src/state.ts";
import { state } from "./state-sample.ts";

const indicator = (id: string, part: Partial<Indicator> = {}): Indicator => ({
  id,
  area: "x",
  name: { nb: id },
  unit: "kroner",
  decimals: 0,
  versions: [{ formula: "A", average: "weighted", inputs: {} }],
  ...part,
});

const municipality = (code: string, name: string) => ({
  code,
  name,
  kind: "municipality" as const,
});

const bundle: Description = {
  id: "t",
  kind: "real",
  label: {},
  serviceAreas: [],
  regions: [
    municipality("0301", "Oslo"),
    municipality("4204", "Kristiansand"),
    municipality("5001", "Trondheim"),
    municipality("1508", "Ålesund"),
    municipality("3203", "Asker"),
    { code: "EAK", name: "Landet", kind: "country" },
  ],
  groups: [
    { id: "asss", name: { nb: "ASSS" }, members: [{ regions: ["0301", "5001"] }] },
    { id: "ovrige", name: { nb: "Øvrige" }, of: "asss", without: ["self"] },
  ],
  tables: [],
  indicators: [
    indicator("x.kvalitet", { type: "kvalitet" }),
    indicator("x.behov", { type: "prioritering" }),
    indicator("x.indeks", { profile: false }),
    indicator("x.beskrevet", { type: "andre", versions: [] }),
    indicator("egne-indikatorer.min", { area: "egne-indikatorer" }),
  ],
  notes: [],
  years: [2020, 2022],
  indicatorYears: {},
};

const asking = (figure: Figure, part: Partial<State> = {}) =>
  state({ figure, indicators: ["x.kvalitet"], regions: ["5001"], groups: ["asss"], ...part });

test("spread, scatter and ranking ask for every municipality, the chosen ones first, and for the last year alone", () => {
  for (const figure of ["dots", "scatter", "rank"] as const) {
    const query = toQuery(asking(figure), bundle)!;
    assert.deepEqual(query.regions, ["5001", "0301", "4204", "1508", "3203"], figure);
    assert.deepEqual(query.years, [2022, 2022], figure);
  }
  for (const figure of ["heat", "profile"] as const) {
    const query = toQuery(asking(figure), bundle)!;
    assert.deepEqual(query.regions, ["5001"], figure);
    assert.deepEqual(query.years, [2022, 2022], figure);
  }
  for (const figure of ["line", "bar", "table"] as const) {
    const query = toQuery(asking(figure), bundle)!;
    assert.deepEqual([query.regions, query.years], [["5001"], [2020, 2022]], figure);
    assert(!("baseline" in query));
  }
});

test("a ranking shows the first indicator, a scatter the first two, a profile of one the whole area in KS's order", () => {
  const three = { indicators: ["x.kvalitet", "x.indeks", "x.behov"] };
  const shown = (figure: Figure, part: Partial<State>) =>
    shownIndicators(asking(figure, part), bundle);
  assert.deepEqual(shown("rank", three), ["x.kvalitet"]);
  assert.deepEqual(shown("scatter", three), ["x.kvalitet", "x.indeks"]);
  assert.deepEqual(shown("profile", three), three.indicators);
  assert.deepEqual(shown("profile", { indicators: ["x.kvalitet"] }), ["x.behov", "x.kvalitet"]);
  assert.deepEqual(shown("dots", three), three.indicators);
});

test("a heat table measures from the baseline as the first municipality sees it, and shows it once", () => {
  const heat = (part: Partial<State>) => toQuery(asking("heat", part), bundle)!;
  const relative = heat({ baseline: "ovrige" });
  assert.equal(relative.baseline, "ovrige@5001");
  assert.deepEqual(relative.groups, ["asss", "ovrige@5001"]);
  assert.deepEqual(heat({ baseline: "asss" }).groups, ["asss"]);
  assert.deepEqual(heat({ baseline: "EAK" }).regions, ["5001", "EAK"]);
  const nobody = heat({ baseline: "ovrige", regions: [] });
  assert(!("baseline" in nobody));
});

test("a ranking is of municipalities alone, with grades only when the best end is said, and not of the reader's own indicator", () => {
  const chosen = { regions: ["EAK", "5001"] };
  assert.deepEqual(toRankQuery(asking("rank", chosen), bundle), {
    indicator: "x.kvalitet",
    year: 2022,
    regions: ["5001", "0301", "4204", "1508", "3203"],
    predecessors: "as-published",
  });
  assert.equal(toRankQuery(asking("rank", { best: "low" }), bundle)?.best, "low");
  const own = asking("rank", { indicators: ["egne-indikatorer.min"] });
  assert.equal(toRankQuery(own, bundle), undefined);
});

test("municipalities that nobody chose stand last by name, in the language's order, and none of them is highlighted", () => {
  const rows = (regions: string[]) => {
    const asked = asking("dots", { regions });
    const query = toQuery(asked, bundle)!;
    const places: Result["places"] = [
      ...query.regions!.map((id) => ({ id, kind: "region" as const, name: id })),
      { id: "asss", kind: "group", name: "ASSS" },
    ];
    const result: Result = {
      indicators: ["x.kvalitet"],
      places: places.map((p) => ({
        ...p,
        name: bundle.regions.find((r) => r.code === p.id)?.name ?? p.name,
      })),
      years: [2022],
      value: Float64Array.from(places, (_, i) => i),
      status: new Uint8Array(places.length),
      flags: new Uint16Array(places.length),
      members: new Uint16Array(places.length),
      membersOf: new Uint16Array(places.length),
      deviation: new Float64Array(),
      min: new Float64Array(),
      max: new Float64Array(),
      minRegion: [],
      maxRegion: [],
      average: ["weighted"],
      footnotes: [],
      breaks: [],
      corrections: [],
    };
    const shown = panels(
      result,
      bundle,
      ["x.kvalitet"],
      "as-published",
      backgroundRegions(asked, bundle),
    );
    return shown[0]!.rows.map((row) => [row.id, row.role, row.cells[0]!.value]);
  };
  assert.deepEqual(rows(["5001", "0301"]), [
    ["5001", "focus", 0],
    ["0301", "other", 1],
    ["asss", "average", 5],
    ["3203", "background", 4],
    ["4204", "background", 2],
    ["1508", "background", 3],
  ]);
  assert(rows([]).every(([, role]) => role === "average" || role === "background"));
});
