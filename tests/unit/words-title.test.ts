import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { speak } from "../../web/src/messages/languages.ts";
import type { State } from "../../web/src/state.ts";
import { tell } from "./words-sample.ts";

afterEach(() => speak("nb"));

const [netto, plassert] = ["barnevern.netto-per-innbygger-0-24", "barnevern.andel-ikke-plassert"];
const name = "Netto driftsutgifter til barnevern per innbygger 0-24 år";
const other = "Barn som ikke er plassert, i prosent av alle med tiltak";

const head = (given: Partial<State>) => {
  const { title, subtitle } = tell({ to: 2023, ...given });
  return [title, subtitle];
};

test("over years the title says what, the subtitle area, unit and years", () => {
  for (const figure of ["line", "bar", "slope", "table"] as const)
    assert.deepEqual(head({ figure, indicators: [netto] }), [
      name,
      "Barnevern · kroner · 2015–2023",
    ]);
  assert.deepEqual(head({ figure: "line", indicators: [netto, plassert] }), [
    "Barnevern: 2 indikatorer",
    "2015–2023",
  ]);
});

test("figures of one year say the year in the title, and not again below it", () => {
  for (const figure of ["rows", "dots"] as const)
    assert.deepEqual(head({ figure, indicators: [netto] }), [
      `${name}, 2023`,
      "Barnevern · kroner",
    ]);
  assert.deepEqual(head({ figure: "rank", indicators: [netto] }), [
    `${name}, rangert 2023`,
    "Barnevern · kroner",
  ]);
  assert.deepEqual(head({ figure: "scatter", indicators: [plassert, netto] }), [
    `${other} mot netto driftsutgifter til barnevern per innbygger 0-24 år, 2023`,
    "Barnevern",
  ]);
  assert.deepEqual(head({ figure: "bar", axis: "indicators", indicators: [netto, plassert] }), [
    "Barnevern: 2 indikatorer, 2023",
    "",
  ]);
  assert.deepEqual(
    head({ figure: "heat", indicators: [netto, plassert], baseline: "ovrige-asss-uten-oslo" }),
    ["Barnevern: 2 indikatorer, 2023", "Avvik fra snittet for øvrige ASSS uten Oslo i prosent"],
  );
  assert.deepEqual(head({ figure: "profile", indicators: [netto] }), [
    "Trondheim: tjenesteprofil for barnevern, 2023",
    "ASSS-snitt = 100",
  ]);
});

test("the reader's own title wins, and the subtitle then says what it is and the year", () => {
  assert.deepEqual(head({ figure: "rows", indicators: [netto], title: "Mitt" }), [
    "Mitt",
    "Netto driftsutgifter til barnevern per innbygger 0-24 år · Barnevern · kroner · 2023",
  ]);
  assert.deepEqual(head({ figure: "profile", indicators: [netto], title: "Mitt" }), [
    "Mitt",
    "Barnevern · ASSS-snitt = 100 · 2023",
  ]);
  assert.deepEqual(head({ figure: "rows", indicators: [netto], title: "Mitt", subtitle: "Mer" }), [
    "Mitt",
    "Mer",
  ]);
});

test("a figure of one place names it", () => {
  assert.deepEqual(head({ figure: "line", indicators: [netto], regions: ["3201"] }), [
    name,
    "Bærum · Barnevern · kroner · 2015–2023",
  ]);
});

test("nynorsk and English", async () => {
  await speak("nn");
  assert.deepEqual(head({ figure: "scatter", indicators: [plassert, netto] }), [
    "Barn som ikkje er plasserte, i prosent av alle med tiltak mot netto driftsutgifter til barnevern per innbyggjar 0-24 år, 2023",
    "Barnevern",
  ]);
  await speak("en");
  assert.deepEqual(head({ figure: "profile", indicators: [netto] }), [
    "Trondheim: service profile for child welfare, 2023",
    "ASSS average = 100",
  ]);
  assert.deepEqual(head({ figure: "rows", indicators: [plassert] }), [
    "Children not placed, per cent of all with measures, 2023",
    "Child welfare · per cent",
  ]);
});
