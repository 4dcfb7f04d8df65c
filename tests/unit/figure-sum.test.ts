import assert from "node:assert/strict";
import { test } from "node:test";
import type {
  AverageType,
  Description,
  Indicator,
  Result,
  Version,
} from "../../web/src/engine/types.ts";
import { panels } from "../../web/src/series.ts";
import { operands, written } from "../../web/src/sum/formula.ts";
import { sumSource } from "../../web/src/sum/source.ts";
import { sum } from "../../web/src/sum/sum.ts";
import { Flag, Status } from "./figure-sample.ts";

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

test("the written formula replaces whole names only, and arguments are kept apart from decimals", () => {
  const values = new Map([
    ["A", "1 000"],
    ["AB", "2,5"],
    ["V1", "−0,25"],
  ]);
  for (const [formula, said] of [
    ["(A + AB) / B * 1000", "(1 000 + 2,5) / B × 1 000"],
    ["sum(A, -AB) - V1", "sum(1 000; −2,5) − (−0,25)"],
    ["A*0.27", "1 000 × 0,27"],
  ] as const)
    assert.equal(plain(written(formula, values)), said);
});

test("what a formula takes from elsewhere is found, and never mistaken for an input of the place", () => {
  const formula = "A / group(EAK, A) + [x.y] / group( asss, [x.y] )";
  assert.deepEqual(operands(formula), [
    { token: "group(EAK,A)", indicator: undefined, input: "A", place: "EAK" },
    { token: "[x.y]", indicator: "x.y", input: undefined, place: undefined },
    { token: "group(asss,[x.y])", indicator: "x.y", input: undefined, place: "asss" },
  ]);
  const numbers = new Map([
    ["A", "10"],
    ["[x.y]", "4"],
  ]);
  assert.equal(
    written(formula, numbers, (token) => token.replace(/[^\w.]/g, " ").trim()),
    "10 / [group EAK A] + 4 / [group asss  x.y]",
  );
});

test("a source is named with known words, and a label that holds its code stands alone", () => {
  const dimension = (id: string, label: string, codes: string[], labels: string[]) => ({
    id,
    label,
    role: "" as const,
    codes,
    labels,
  });
  const table = {
    id: "07459",
    datasetNotes: [],
    cells: 0,
    dimensions: [
      dimension("Alder", "alder", ["0-17", "1"], ["0-17 år", "Gruppe 12"]),
      dimension("KOKfunksjon0000", "funksjon", ["244"], ["Barneverntjeneste"]),
      dimension("Egen", "egen dimensjon", ["x"], ["x"]),
    ],
  };
  const source = {
    table: "07459",
    select: { Alder: ["0-17", "1"], KOKfunksjon0000: ["244"], Egen: { labels: ["x"] } },
  };
  const bundle = { tables: [table], regions: [] } as unknown as Description;
  assert.deepEqual(sumSource(source, 2020, bundle, undefined).codes, [
    { dimension: "Alder", codes: ["0-17 år", "1 Gruppe 12"] },
    { dimension: "Funksjon", codes: ["244 Barneverntjeneste"] },
    { dimension: "Egen dimensjon", codes: ["x"] },
  ]);
});

const version = (part: Partial<Version> = {}): Version => ({
  formula: "A / B",
  average: "weighted",
  inputs: {
    A: { name: { nb: "Utgifter" }, unit: "1000 kr", sources: [] },
    B: { name: { nb: "Innbyggere" }, unit: "personer", sources: [] },
  },
  ...part,
});

function bundleOf(indicators: Indicator[], part: Partial<Description> = {}): Description {
  return {
    id: "t",
    kind: "real",
    label: {},
    serviceAreas: [],
    regions: [
      { code: "5001", name: "Trondheim", kind: "municipality" },
      { code: "0301", name: "Oslo", kind: "municipality" },
      { code: "EAK", name: "Landet", kind: "country" },
    ],
    groups: [
      { id: "g", name: { nb: "G" }, members: [{ regions: ["0301", "5001"] }] },
      { id: "rest", name: { nb: "Resten av landet" }, of: "EAK", without: ["g"] },
    ],
    tables: [],
    indicators,
    notes: [],
    years: [2022, 2022],
    indicatorYears: {},
    ...part,
  };
}

const indicatorOf = (id: string, part: Partial<Indicator> = {}): Indicator => ({
  id,
  area: "x",
  name: { nb: id },
  unit: "indeks",
  decimals: 2,
  versions: [version()],
  ...part,
});

/** An answer for 2022: per indicator one value per place, and the same inputs A and B for all. */
function answer(
  places: Result["places"],
  values: Record<string, (number | { status: number })[]>,
  inputs: [number, number][],
  part: Partial<Result> & { type?: AverageType } = {},
): Result {
  const all = Object.values(values).flat();
  const { type = "weighted", ...rest } = part;
  return {
    indicators: Object.keys(values),
    places,
    years: [2022],
    value: Float64Array.from(all, (v) => (typeof v === "number" ? v : NaN)),
    status: Uint8Array.from(all, (v) => (typeof v === "number" ? 0 : v.status)),
    flags: new Uint16Array(all.length),
    members: new Uint16Array(all.length),
    membersOf: new Uint16Array(all.length),
    deviation: new Float64Array(),
    min: new Float64Array(),
    max: new Float64Array(),
    minRegion: [],
    maxRegion: [],
    average: Object.keys(values).map(() => type),
    inputs: Object.keys(values).map((indicator) => ({
      indicator,
      names: ["A", "B"],
      value: Float64Array.from([...inputs.map(([a]) => a), ...inputs.map(([, b]) => b)]),
      status: new Uint8Array(inputs.length * 2),
      flags: new Uint16Array(inputs.length * 2),
    })),
    footnotes: [],
    breaks: [],
    corrections: [],
    ...rest,
  };
}

const region = { id: "5001", kind: "region", name: "Trondheim" } as const;
const groupPlace = { id: "g", kind: "group", name: "G" } as const;
const restPlace = { id: "rest", kind: "rest", name: "Resten av landet" } as const;

function sumOf(
  bundle: Description,
  result: Result,
  place: string,
  asking: Partial<Parameters<typeof sum>[3]> = {},
) {
  const [panel] = panels(result, bundle, [result.indicators[0]!]);
  const row = panel!.rows.find((r) => r.id === place)!;
  return sum({ indicator: result.indicators[0]!, place, year: 2022 }, panel!, row, {
    bundle,
    result,
    predecessors: "as-published",
    evaluate: () => assert.fail("nothing more is asked for"),
    members: () => ({ in: ["5001"], out: [{ region: "0301", status: 8, excluded: false }] }),
    ...asking,
  });
}

test("a corrected input shows what was published, what stands now, and why, and says it once", () => {
  const why = "Rettet etter melding fra kommunen.";
  const bundle = bundleOf([indicatorOf("x.a")], {
    notes: [
      {
        kind: "override",
        indicator: "x.a",
        input: "A",
        region: "5001",
        from: 2022,
        to: 2022,
        value: 215000,
        text: { nb: why },
      },
    ],
  });
  const result = answer([region], { "x.a": [21.5] }, [[215000, 10000]], {
    flags: Uint16Array.of(Flag.overridden),
    corrections: [
      { indicator: "x.a", place: "5001", year: 2022, input: "A", published: 208000, status: 0 },
    ],
    footnotes: [{ indicator: "x.a", place: "5001", from: 2022, to: 2022, text: why }],
  });
  const told = sumOf(bundle, result, "5001");
  const [a, b] = told.inputs;
  assert.deepEqual(
    a!.corrected.map((c) => [plain(c.words), c.note]),
    [["Publisert: 208 000 · Rettet: 215 000", why]],
  );
  assert.deepEqual(b!.corrected, []);
  assert.deepEqual(told.footnotes, []);
});

test("a corrected result with nothing published says why there was nothing", () => {
  const bundle = bundleOf([indicatorOf("x.a", { versions: [version({ average: "mean" })] })], {
    notes: [
      { kind: "override", indicator: "x.a", region: "5001", value: 1.04, text: { nb: "Levert." } },
    ],
  });
  const result = answer([region], { "x.a": [1.04] }, [[1, 1]], {
    type: "mean",
    corrections: [
      {
        indicator: "x.a",
        place: "5001",
        year: 2022,
        input: "",
        published: null,
        status: Status.confidential,
      },
    ],
  });
  assert.deepEqual(
    sumOf(bundle, result, "5001").corrected.map((c) => c.words),
    ["Publisert: : (konfidensielt) · Rettet: 1,04"],
  );
});

test("the same measured in two ways: both numbers and the difference of what stands there", () => {
  const ready = indicatorOf("x.ready", {
    counterpart: "x.steps",
    versions: [version({ formula: "A", average: "mean" })],
  });
  const bundle = bundleOf([ready, indicatorOf("x.steps", { counterpart: "x.ready" })]);
  for (const [values, said] of [
    [[1.041, 1.034], "Levert av KS: 1,04 · Beregnet av trinnene: 1,03 · Forskjell: 0,01"],
    [[1.035, 1.041], "Levert av KS: 1,04 · Beregnet av trinnene: 1,04 · Forskjell: 0,00"],
    [
      [1.02, { status: Status.noData }],
      "Levert av KS: 1,02 · Beregnet av trinnene: i.t. (ikke med i datasettet)",
    ],
  ] as [[number, number | { status: number }], string][]) {
    for (const order of [
      ["x.ready", "x.steps"],
      ["x.steps", "x.ready"],
    ]) {
      const of = { "x.ready": [values[0]], "x.steps": [values[1]] };
      const result = answer(
        [region],
        Object.fromEntries(order.map((id) => [id, of[id as keyof typeof of]])),
        [[1, 1]],
      );
      const { counterpart } = sumOf(bundle, result, "5001");
      assert.equal(
        counterpart!.parts.map((p) => `${p.label}: ${p.value}`).join(" · "),
        said,
        order.join(),
      );
    }
  }
});

test("an average by inhabitants names its weight, and shows no other summed input", () => {
  const bundle = bundleOf([
    indicatorOf("x.a", { versions: [version({ average: "population", population: "B" })] }),
  ]);
  const result = answer([groupPlace], { "x.a": [1] }, [[5, 200]], { type: "population" });
  const told = sumOf(bundle, result, "g", {
    evaluate: ({ regions }) => {
      assert.deepEqual(regions, ["5001"]);
      return answer([region], { "x.a": [2.5] }, [[5, 2]]);
    },
  });
  assert.equal(told.average!.type, "snitt vektet etter innbyggere");
  assert.match(told.average!.how, /vektet med B \(Innbyggere\)/);
  assert.deepEqual(
    told.inputs.map((i) => i.value),
    ["", "200 personer"],
  );
  assert.equal(told.filled, undefined);
  assert.deepEqual(told.average!.who, [
    { label: "Med i snittet", names: "Trondheim (2,50)" },
    { label: "Ikke med", names: "Oslo (konfidensielt)" },
  ]);
});

test("weights stand by name with their value, and an assumption is called one", () => {
  const weights = {
    V1: { value: 0.8, known: true, note: { nb: "Publisert." } },
    V2: { value: 0.2, known: false },
  };
  const bundle = bundleOf([
    indicatorOf("x.a", { versions: [version({ formula: "V1 * A + V2 * B", weights })] }),
  ]);
  const told = sumOf(bundle, answer([region], { "x.a": [9] }, [[10, 5]]), "5001");
  assert.deepEqual(told.weights, [
    { letter: "V1", value: "0,8", known: "kjent", note: "Publisert." },
    { letter: "V2", value: "0,2", known: "antakelse", note: "" },
  ]);
  assert.equal(told.filled, "0,8 × 10 + 0,2 × 5");
});

test("the rest of the country shows what its inputs are the difference of, and whom they leave out", () => {
  const bundle = bundleOf([indicatorOf("x.a")]);
  const result = answer([restPlace], { "x.a": [2] }, [[60, 30]]);
  const whole = answer([{ id: "EAK", kind: "region", name: "Landet" }], { "x.a": [1] }, [
    [100, 100],
  ]);
  const told = sumOf(bundle, result, "rest", {
    evaluate: () => whole,
    members: () => ({
      in: [],
      out: ["0301", "5001"].map((code) => ({ region: code, status: 0, excluded: false })),
    }),
  });
  assert.deepEqual(
    told.inputs.map((i) => i.from),
    ["Landet 100 minus G 40", "Landet 100 minus G 70"],
  );
  assert.match(told.average!.how, /trukket fra tallene for landet/);
  assert.deepEqual(told.average!.who, [
    { label: "Trukket fra landet", names: "Oslo og Trondheim" },
  ]);
});

test("the rest of the country of an indicator without weighted average is missing, and the reason is plain", () => {
  const bundle = bundleOf([indicatorOf("x.a", { versions: [version({ average: "mean" })] })]);
  const result = answer([restPlace], { "x.a": [{ status: Status.notDefined }] }, [[1, 1]], {
    type: "mean",
  });
  const told = sumOf(bundle, result, "rest");
  assert.equal(told.result, "i.s. (kan ikke summeres for denne indikatoren)");
  assert.match(told.average!.how, /har gjennomsnitt av resultat\. Da finnes det ikke inndata/);
});
