import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Engine, EngineError } from "../../web/src/engine/engine.ts";
import type { Description, Indicator, Query, Result, Version } from "../../web/src/engine/types.ts";
import {
  asIndicator,
  readOwnIndicators,
  writeOwnIndicators,
} from "../../web/src/own/indicators.ts";
import type { OwnIndicator } from "../../web/src/own/indicators.ts";
import { panelNotes } from "../../web/src/figure/kinds/notes.ts";
import { withOwn } from "../../web/src/own/with-own.ts";
import { panels } from "../../web/src/series.ts";
import { inputChoices, searchInputs } from "../../web/src/sum/choices.ts";
import {
  changeOf,
  finished,
  freeLetter,
  namesOf,
  typed,
  withIndicator,
  withoutIndicator,
} from "../../web/src/sum/draft.ts";
import { calculated, namesIn } from "../../web/src/sum/formula.ts";
import { isSum } from "../../web/src/sum/growth.ts";
import { judge, type Judge } from "../../web/src/sum/judge.ts";
import { sentences } from "../../web/src/messages/languages.ts";
import { sum } from "../../web/src/sum/sum.ts";
import { group, panel } from "./figure-sample.ts";

await sentences();

const file = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url));
const first = await Engine.create(file("build/wasm/figur.wasm"));

/** A data set as it comes with the page, and a calculator that holds it. */
function opened(name: string): { engine: Engine; bundle: Description } {
  const engine = first.another();
  return { engine, bundle: engine.loadBundle(file(`build/data/${name}.json`)) };
}
const demo = opened("demo");
const sets = [demo, opened("ssb-utdrag")];

const own = (part: Partial<OwnIndicator> = {}): OwnIndicator => ({
  id: "egne-indikatorer.ny",
  name: "Ny",
  unit: "kroner",
  decimals: 0,
  formula: "A / B * 1000",
  of: "barnevern.netto-per-innbygger-0-17",
  inputs: {},
  ...part,
});

const judges = ({ engine, bundle }: typeof demo): Judge => ({
  check: (bytes) => engine.check(bytes),
  refusal: (indicator) => {
    try {
      engine.evaluate({
        indicators: [indicator.id],
        years: [bundle.years[0], bundle.years[0]],
        ownIndicators: [indicator],
      });
    } catch (error) {
      if (error instanceof EngineError) return error.message;
      throw error;
    }
    return undefined;
  },
});

const judged = (part: Partial<OwnIndicator>, set = demo, year?: number) =>
  judge(own(part), set.bundle, judges(set), year);

/** Everything that an answer says of its only indicator, in the years from `from` to `to`. */
function said(result: Result, [from, to]: [number, number]) {
  const { places, years, inputs } = result;
  const wanted = years.map((year) => from <= year && year <= to);
  const cut = <T>(all: ArrayLike<T>): T[] =>
    Array.from(all).filter((_, i) => wanted[i % years.length]);
  const held = <T extends { year: number; indicator: string }>(all: T[]) =>
    all.filter((one) => from <= one.year && one.year <= to).map(({ indicator: _, ...one }) => one);
  return {
    places,
    value: cut(result.value),
    status: cut(result.status),
    flags: cut(result.flags),
    members: cut(result.members),
    membersOf: cut(result.membersOf),
    min: cut(result.min),
    max: cut(result.max),
    average: cut(result.average),
    inputs: inputs!.map(({ names, value, status }) => [names, cut(value), cut(status)]),
    corrections: held(result.corrections),
    footnotes: result.footnotes.map(({ indicator: _, ...one }) => one),
  };
}

const spanOf = ({ from = -Infinity, to = Infinity }: Version): [number, number] => [from, to];

test("an own indicator with the formula of another has its numbers to the last bit, its notes and its averages", () => {
  let compared = 0;
  for (const { engine, bundle } of sets)
    for (const predecessors of ["as-published", "summed"] as const)
      for (const indicator of bundle.indicators)
        for (const version of indicator.versions) {
          const query: Query = {
            indicators: [indicator.id],
            regions: bundle.regions.map((r) => r.code),
            groups: bundle.groups.flatMap((g) => (g.without?.includes("self") ? [] : [g.id])),
            years: bundle.years,
            inputs: true,
            predecessors,
          };
          const mine = asIndicator(
            own({ of: indicator.id, formula: version.formula, unit: indicator.unit }),
            bundle,
          );
          assert.ok(mine, indicator.id);
          const answer = engine.evaluate({
            ...query,
            indicators: [mine.id],
            ownIndicators: [mine],
          });
          const span = spanOf(version);
          assert.deepEqual(said(answer, span), said(engine.evaluate(query), span), indicator.id);
          compared++;
        }
  assert.ok(compared > 180, String(compared));
});

test("inputs picked one by one give the same as taking over an indicator's", () => {
  for (const { engine, bundle } of sets)
    for (const { id, versions } of bundle.indicators) {
      const [version] = versions;
      if (versions.length !== 1 || version!.weights || version!.average === "population") continue;
      const names = Object.keys(version!.inputs);
      if (names.length === 0) continue;
      const { of: _, ...blank } = own({
        formula: version!.formula,
        average: version!.average as "weighted" | "mean",
        inputs: Object.fromEntries(names.map((n) => [n, { indicator: id, input: n }])),
      });
      const mine = asIndicator(blank, bundle);
      assert.ok(mine, id);
      const regions = bundle.regions.map((r) => r.code);
      const years = bundle.years;
      assert.deepEqual(
        engine.evaluate({ indicators: [mine.id], regions, years, ownIndicators: [mine] }).value,
        engine.evaluate({ indicators: [id], regions, years }).value,
        id,
      );
    }
});

test("a changed formula keeps corrected inputs, and the sum says what was published and why", () => {
  const { engine, bundle } = demo;
  const id = "sosiale.netto-f281-per-innbygger-18-66";
  const mine = own({ of: id, formula: "A" });
  const all = withOwn(bundle, [], [mine]);
  const indicator = all.indicators.at(-1)!;
  const result = engine.evaluate({
    indicators: [mine.id],
    regions: ["1103"],
    years: [2022, 2022],
    inputs: true,
    ownIndicators: [indicator],
  });
  assert.equal(result.value[0], 215000);
  const [panel] = panels(result, all);
  const told = sum({ indicator: mine.id, place: "1103", year: 2022 }, panel!, panel!.rows[0]!, {
    bundle: all,
    result,
    predecessors: "as-published",
    evaluate: (q) => engine.evaluate(q),
    members: (q) => engine.members(q),
  });
  assert.match(told.inputs[0]!.corrected[0]!.words, /Rettet: 215\s000$/);
  assert.match(told.inputs[0]!.corrected[0]!.note, /etter melding fra kommunen/);
  assert.equal(told.tag, "Egen indikator");
  assert.match(told.original!.formula, /^A × 1\s000 \/ B$/);
});

test("an average that is declared unusable stays so when the formula is changed", () => {
  const { engine, bundle } = demo;
  const mine = asIndicator(own({ of: "sosiale.kvp-per-1000", formula: "A / B" }), bundle)!;
  const { status } = engine.evaluate({
    indicators: [mine.id],
    groups: ["asss"],
    years: [2019, 2021],
    ownIndicators: [mine],
  });
  assert.deepEqual([...status], [0, 7, 0]);
});

test("names in a formula are read as the calculator reads them", () => {
  for (const { engine, bundle } of sets)
    for (const { id, versions } of bundle.indicators)
      for (const { formula, weights = {} } of versions) {
        const compiled = engine.compileFormula(formula, id);
        if (!compiled.ok) continue;
        const found = namesIn(formula).filter((n) => !(n in weights));
        assert.deepEqual(found.sort(), [...new Set(compiled.names)].sort(), formula);
      }
  assert.deepEqual(namesIn("sum (A, [x.y]) + group(asss, Ø2) / a_1 × B"), ["A", "Ø2", "a_1", "B"]);
});

test("a formula that names what not every year has, holds where it is there", () => {
  const input = { name: { nb: "X" }, unit: "antall", sources: [{ table: "t", select: {} }] };
  const indicator: Indicator = {
    id: "x.a",
    area: "x",
    name: { nb: "a" },
    unit: "antall",
    decimals: 0,
    versions: [
      { to: 2019, formula: "A", average: "mean", inputs: { A: input } },
      { from: 2020, formula: "A / B", average: "weighted", inputs: { A: input, B: input } },
    ],
  };
  const bundle = { ...demo.bundle, indicators: [indicator] };
  const held = (formula: string) =>
    asIndicator(own({ of: "x.a", formula }), bundle)?.versions.map((v) => [
      v.from,
      v.to,
      v.average,
    ]);
  assert.deepEqual(held("A * 2"), [
    [undefined, 2019, "mean"],
    [2020, undefined, "weighted"],
  ]);
  assert.deepEqual(held("B"), [[2020, undefined, "weighted"]]);
  assert.equal(held("C"), undefined);
  assert.equal(held("[x.b] + A"), undefined);
  assert.equal(held("A / group(hei, A)"), undefined);
});

test("a fault is told with its character, also behind letters that take more bytes", () => {
  for (const [formula, at, words] of [
    ["A / ", 4, "formelen slutter for tidlig"],
    ["A / (B * 100", 4, "en ( uten sin )"],
    ["A / B,5", 5, "uventet komma: desimaler skrives med punktum"],
    ["A / B * Ø", 8, '"Ø" er ikke blant inndataene'],
    ["(A + ø) )", 8, "en ) uten sin ("],
    ["Åå + Z)", 6, "en ) uten sin ("],
    ["A / [x.y]", 5, '"x.y" er ikke en indikator i datasamlingen'],
    ["A / group(hei, A)", 10, '"hei" er ikke en gruppe eller kommune i datasamlingen'],
    ["snitt(A, B)", 0, 'ukjent funksjon "snitt": kjente er sum, mean, min, max, abs, group'],
  ] as const) {
    const { fault, indicator } = judged({ formula, average: "mean" });
    assert.deepEqual(fault, { at, words }, formula);
    assert.equal(indicator, undefined);
  }
  assert.equal(judged({ formula: " " }).fault!.words, "Formelen er tom");
  assert.match(
    judged({ formula: "[barnevern.andel-tiltak] / A" }).fault!.words,
    /^en formel som viser til andre indikatorer, har gjennomsnitt av resultat/,
  );
});

test("what looks wrong with the units is a warning, and does not stop anybody", () => {
  const { indicator, fault, warnings } = judged({ formula: "A / B" });
  assert.ok(indicator);
  assert.equal(fault, undefined);
  assert.deepEqual(warnings, ["For kroner bør formelen ganges med 1000"]);
  assert.deepEqual(judged({}).warnings, []);
  assert.deepEqual(judged({ formula: "A * 1000", average: "mean" }).warnings, [
    'Inndataet "B" er ikke i bruk',
  ]);
  assert.deepEqual(judged({ formula: "A + B", unit: "prosent", average: "mean" }).warnings, [
    "Her legges sammen eller sammenlignes ulike enheter",
  ]);
  assert.deepEqual(judged({ unit: "epler" }).warnings, [
    'Enheten "epler" er ikke kjent: faktorene er ikke kontrollert',
  ]);
});

test("a formula of references alone is the mean of results, and needs no input", () => {
  const { of: _, ...blank } = own({
    formula: "[barnevern.andel-tiltak] - [barnevern.andel-undersokelser]",
    unit: "",
  });
  const { indicator, fault } = judge(blank, demo.bundle, judges(demo));
  if (fault) assert.match(fault.words, /er ikke en indikator/);
  else assert.equal(indicator!.versions[0]!.average, "mean");
});

test("a formula is calculated as the calculator does it, and is no number where that refuses it", () => {
  const numbers: Record<string, number> = { A: 6, B: 2, "group(asss,A)": 100, "[x.y]": 7 };
  for (const [formula, value] of [
    ["A / B * 1000", 3000],
    ["A - B - -B", 6],
    ["-(A + .5) * 2", -13],
    ["sum(A, B, 1) / mean(A, B)", 2.25],
    ["min (A, B) + max(A, (B)) + abs(B - A)", 12],
    ["A / group( asss , A ) + [x.y]", 7.06],
    ["A / (B", NaN],
    ["A B", NaN],
    ["snitt(A)", NaN],
    ["", NaN],
  ] as const)
    assert.equal(
      calculated(formula, (token) => numbers[token] ?? NaN),
      value,
      formula,
    );
});

test("on summed inputs a ratio is an average; what grows with the members is a sum", () => {
  const sums = (formula: string, weights?: Version["weights"]) =>
    isSum({ average: "weighted", formula, weights });
  for (const ratio of ["A / B", "(A - B) / C * 1000", "min(A / B * 100, 100)", "mean(A, B) / C"])
    assert.equal(sums(ratio), false, ratio);
  for (const sum of ["A", "A / 2", "A - B", "A * B", "A / B + C", "A / group(asss, A)", "1 / A"])
    assert.equal(sums(sum), true, sum);
  assert.equal(isSum({ average: "mean", formula: "A" }), false);
  assert.equal(sums("A * V / B"), true);
  assert.equal(sums("A * V / B", { V: { value: 2 } } as unknown as Version["weights"]), false);
  for (const { bundle } of sets)
    for (const { id, versions } of bundle.indicators)
      for (const version of versions) assert.equal(isSum(version), false, id);
});

test("a new indicator that is no ratio has the mean of results; a sum that is chosen or taken over is told of", () => {
  const inputs = { A: { indicator: "barnevern.netto-per-innbygger-0-17", input: "A" } };
  const half = own({ of: undefined, formula: "A / 2", inputs });
  const averages = (given: OwnIndicator) => asIndicator(given, demo.bundle)!.versions[0]!.average;
  assert.equal(averages(half), "mean");
  assert.equal(averages({ ...half, average: "weighted" }), "weighted");
  const told = /^Formelen er ikke et forholdstall\. Da vokser vektet snitt/;
  const warns = (part: Partial<OwnIndicator>) => judged(part).warnings.some((w) => told.test(w));
  assert.equal(warns(half), false);
  assert.equal(warns({ ...half, average: "weighted" }), true);
  assert.equal(warns({ formula: "A / 2" }), true);
  assert.equal(warns({ formula: "A / 2", average: "mean" }), false);
  assert.equal(warns({ formula: "A / B" }), false);

  const indicator = asIndicator({ ...half, average: "weighted" }, demo.bundle)!;
  const bundle = { ...demo.bundle, indicators: [...demo.bundle.indicators, indicator] };
  const rows = [group("asss", "ASSS", [1, 2], 4, 10)];
  const notes = panelNotes(panel(rows, { indicator }), bundle);
  assert.equal(notes.filter((note) => told.test(note)).length, 1);
  assert.equal(panelNotes(panel(rows), bundle).filter((note) => told.test(note)).length, 0);
});

test("what is pasted from the page is written as the calculator reads it", () => {
  assert.equal(
    typed("(A\u00a0−\u00a0B) × 1\u202f000\u00a0000 ÷ 2 · 3"),
    "(A - B) * 1000000 / 2 * 3",
  );
  assert.equal(typed("A / B"), "A / B");
});

test("letters are given in order, and never twice", () => {
  assert.equal(freeLetter([]), "A");
  assert.equal(freeLetter(["A", "C"]), "B");
  const all = Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i));
  assert.equal(freeLetter(all), "A2");
});

test("the names that a formula can take are those of the indicator, its weights and references, and what is picked", () => {
  const { bundle } = demo;
  const indicator = bundle.indicators.find((i) => i.id === "barnevern.produksjonsindeks")!;
  const draft = changeOf(indicator, 2023)!;
  assert.equal(draft.name, "Produksjonsindeks for barnevern (ASSS = 100) (egen formel)");
  const inputs = { A: { indicator: "barnevern.netto-per-innbygger-0-17", input: "A" } };
  const names = namesOf({ ...draft, inputs }, bundle, 2023);
  assert.deepEqual(
    names.map((n) => [n.token, n.picked]),
    [
      ["V1", false],
      ["V2", false],
      ["[barnevern.produksjon-dekning]", false],
      ["[barnevern.produksjon-innen-3-mnd]", false],
      ["group(asss,[barnevern.produksjon-innen-3-mnd])", false],
      ["A", true],
    ],
  );
});

test("inputs are offered once, those of the area first, and found by name, table and indicator", () => {
  const all = inputChoices(demo.bundle, "sosiale");
  const words = all.map((c) => JSON.stringify([c.label, c.detail]));
  assert.equal(new Set(words).size, words.length);
  assert.match(all[0]!.of.indicator, /^sosiale\./);
  for (const query of ["12367", "funksjon 244", "barnevern netto"]) {
    const hits = searchInputs(query, all);
    assert.ok(hits.length > 0 && hits.length < all.length, query);
  }
  // The numbers as they are corrected by hand are those that are offered.
  assert.ok(all.some((c) => c.of.indicator === "sosiale.netto-f281-per-innbygger-18-66"));
});

test("a new indicator stands beside the others or in the place of the one it changes; deleted, that one stands there", () => {
  const state = { indicators: ["a", "b"], ownIndicators: [] as OwnIndicator[] };
  const made = finished({ ...own({ of: "a" }), id: "", name: " Nytt  mål " }, []);
  assert.equal(made.id, "egne-indikatorer.nytt-mal");
  assert.equal(made.name, "Nytt mål");
  const beside = withIndicator(state, made);
  assert.deepEqual(beside, { indicators: ["a", "b", made.id], ownIndicators: [made] });
  const instead = withIndicator(state, made, "a");
  assert.deepEqual(instead.indicators, [made.id, "b"]);
  const renamed = { ...made, name: "Annet" };
  assert.deepEqual(withIndicator(instead, renamed), {
    indicators: [made.id, "b"],
    ownIndicators: [renamed],
  });
  assert.deepEqual(withoutIndicator(beside, made, ["c"]), state);
  assert.deepEqual(withoutIndicator({ ...beside, indicators: [made.id] }, made, ["c"]), {
    indicators: ["a"],
    ownIndicators: [],
  });
  assert.equal(finished({ ...made, id: "" }, [made]).id, "egne-indikatorer.nytt-mal-2");
});

test("an own indicator survives the link", () => {
  const { bundle } = demo;
  const all = [
    own({ name: 'Med "tegn" <b> & ~ #', average: "mean" }),
    own({
      id: "egne-indikatorer.to",
      of: undefined,
      formula: "A / Ø2",
      inputs: {
        A: { indicator: "barnevern.netto-per-innbygger-0-17", input: "A" },
        Ø2: { indicator: "barnevern.netto-per-innbygger-0-17", input: "B" },
      },
    }),
  ].map(({ of, ...rest }) => (of === undefined ? rest : { ...rest, of }));
  const { result, problems } = readOwnIndicators(writeOwnIndicators(all), bundle);
  assert.deepEqual(problems, []);
  assert.deepEqual(result, all);
});

test("hostile links are told of, and nothing of them is used", () => {
  const set = demo;
  const { refusal } = judges(set);
  const base = { id: "egne-indikatorer.x", n: "X", u: "kroner", d: 1, of: own().of };
  const bad: unknown[] = [
    { ...base, f: "A".repeat(1001) },
    { ...base, f: "(".repeat(900) },
    { ...base, f: "-".repeat(900) + "A" },
    { ...base, f: "A / Z" },
    { ...base, f: "A +" },
    { ...base, f: "[egne-indikatorer.x] + A" },
    { ...base, f: "[egne-indikatorer.y] + A" },
    { ...base, f: "A / group(ovrige-asss-uten-oslo, A)" },
    { ...base, f: "A", of: "finnes.ikke" },
    { ...base, f: "A", of: "egne-indikatorer.x" },
    { ...base, f: "A", of: "__proto__" },
    { ...base, f: "C", i: { C: ["barnevern.netto-per-innbygger-0-17", "__proto__"] } },
    { ...base, f: "C", i: { C: ["barnevern.netto-per-innbygger-0-17", "constructor"] } },
    JSON.parse(
      `{"id":"egne-indikatorer.x","n":"X","f":"A","i":{"__proto__":["barnevern.netto-per-innbygger-0-17","A"]}}`,
    ),
    {
      ...base,
      f: "A",
      i: Object.fromEntries(Array.from({ length: 27 }, (_, n) => [`A${n}`, ["a", "b"]])),
    },
    { ...base, f: "A", i: { "<b>": ["barnevern.netto-per-innbygger-0-17", "A"] } },
    { ...base, f: "A", id: "barnevern.netto-per-innbygger-0-17" },
    { ...base, f: "A", id: "egne-indikatorer.<script>" },
    { ...base, f: 7 },
    { ...base, f: "A", n: "\u202e\u0000" },
    null,
    [],
    "x",
  ];
  for (const one of bad) {
    const { result, problems } = readOwnIndicators(JSON.stringify([one]), set.bundle, refusal);
    assert.deepEqual(result, [], JSON.stringify(one)?.slice(0, 80));
    assert.equal(problems.length, 1, JSON.stringify(one)?.slice(0, 80));
    assert.ok(problems[0]!.length < 400, `${problems[0]!.length}`);
  }
  assert.equal(({} as Record<string, unknown>).indicator, undefined);
  const many = Array.from({ length: 30 }, (_, n) => ({ ...base, f: "A", id: `${base.id}${n}` }));
  const read = readOwnIndicators(JSON.stringify(many), set.bundle, refusal);
  assert.equal(read.result.length, 20);
  assert.equal(read.problems.length, 1);
  const marked = readOwnIndicators(
    JSON.stringify([
      { ...base, n: "<img src=x onerror=alert(1)>", d: 1e9, u: "x".repeat(900), f: "A" },
    ]),
    set.bundle,
    refusal,
  ).result[0]!;
  assert.equal(marked.decimals, 1);
  assert.ok(marked.unit.length <= 40, `${marked.unit.length}`);
});
