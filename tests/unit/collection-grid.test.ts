/** Nøkkeltall as a part of a report, held against the calculator, and the words beside them. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { afterEach, test } from "node:test";
import { grid } from "../../web/src/collection/grid.ts";
import type { DataSet } from "../../web/src/data/data-set.ts";
import { Engine } from "../../web/src/engine/engine.ts";
import { speak } from "../../web/src/messages/languages.ts";
import { takingNb } from "../../web/src/messages/taking-nb.ts";
import { viewsNb } from "../../web/src/messages/views-nb.ts";
import { bokmal } from "../../web/src/messages/index.ts";
import { askProfile } from "../../web/src/profile/ask.ts";
import type { Session } from "../../web/src/session.ts";
import type { State } from "../../web/src/state.ts";
import { state } from "./state-sample.ts";
import { plain } from "./words-sample.ts";

Object.assign(bokmal, takingNb, viewsNb);
afterEach(() => speak("nb"));

const root = new URL("../../", import.meta.url);
const engine = await Engine.create(await readFile(new URL("build/wasm/figur.wasm", root)));
const bundle: DataSet = engine.loadBundle(await readFile(new URL("build/data/demo.json", root)));
// Only what nøkkeltall ask of a session.
const session = {
  bundle,
  profile: (query: Parameters<Engine["profile"]>[0]) => engine.profile(query),
  keyFigures: (query: Parameters<Engine["keyFigures"]>[0]) => engine.keyFigures(query),
  evaluate: (query: Parameters<Engine["evaluate"]>[0]) => engine.evaluate(query),
} as unknown as Session;

function make(given: Partial<State> = {}) {
  const chosen = state({ area: "barnevern", regions: ["5001"], year: 2024, ...given });
  return grid(askProfile(chosen, session, 1)!, chosen, bundle, "https://x/#v=1");
}

test("every number is the calculator's, and what is missing is its sign and no number", () => {
  const region = "5501";
  const told = engine.keyFigures({ area: "sosiale", regions: [region], year: 2020 });
  const made = make({ area: "sosiale", regions: [region], year: 2020 });
  const withNumbers = told.filter(({ indicator }) =>
    bundle.indicators.some((i) => i.id === indicator && i.versions.length > 0),
  );
  assert.equal(made.rows.length, withNumbers.length);
  let missing = 0;
  for (const [i, row] of withNumbers.entries()) {
    const { cells } = made.rows[i]!;
    assert.equal(cells.length, made.columns.length);
    for (const [k, cell] of [...row.values, row.mean].entries()) {
      const shown = cells[k < 3 ? k : 4]!;
      assert.equal(shown.value, cell.status === 0 ? cell.value : undefined);
      if (cell.status === 0) continue;
      missing++;
      assert.match(shown.text, /^(\.\.?|:|i\.\p{L}\.|d\/0|o\.f\.)/u);
    }
    assert.equal(cells[5]!.value, row.min ?? undefined);
    assert.equal(cells[7]!.value, row.max ?? undefined);
    const low = bundle.regions.find((r) => r.code === row.minRegion)?.name;
    assert.equal(cells[6]!.text, low ?? "–");
  }
  assert.ok(missing > 0, "the example data have gaps there");
});

test("the words tell how many went which way, and what lies furthest from the average by type", () => {
  const { words } = make();
  assert.deepEqual(words.map(plain), [
    "Fra 2023 til 2024: 7 indikatorer gikk opp, 5 gikk ned og 1 er uendret. Tallene for 2024 er foreløpige.",
    "Prioritering/behov. Ressursbruksindikator for barnevern (ASSS = 1): 1,03 (2,7 % over ASSS-snittet). Netto driftsutgifter til barnevern per innbygger 0-17 år: 15 989 kroner (10 % over ASSS-snittet).",
    "Dekningsgrader (lengst fra snittet). Andel barn med undersøkelse av innbyggere 0-17 år, fra 2023 0-24 år: 2,2 % (14 % under ASSS-snittet). Andel barn som er plassert, av innbyggere 0-17 år, fra 2023 0-24 år: 0,87 % (9,5 % over ASSS-snittet). Barn 0-5 år med tiltak i prosent av barn 0-17 år med tiltak: 24,5 % (16 % over ASSS-snittet).",
    "Produktivitet/enhetskostnader. Brutto driftsutgifter til barneverntjenesten (f244) per barn med undersøkelse eller tiltak: 92 702 kroner (5,8 % over ASSS-snittet). Brutto driftsutgifter (f251) per barn som ikke er plassert: 110 241 kroner (11 % over ASSS-snittet). Brutto driftsutgifter (f252) per barn som er plassert: 632 050 kroner (4,3 % under ASSS-snittet).",
    "Kvalitet. Barn med tiltak og utarbeidet plan 31. desember: 69,3 % (24 % under ASSS-snittet). Undersøkelser gjennomført innen tre måneder: 74,9 % (5,5 % under ASSS-snittet). Sykefravær i barnevernet, PAI: 12,7 % (1,3 % over ASSS-snittet).",
  ]);
});

test("example data are labelled, and the signs are explained last", () => {
  const { label, notes, source } = make();
  assert.equal(label, "Eksempeldata – ikke ekte tall");
  assert.match(notes.at(-1)!, /^Tegn: \* foreløpig tall/);
  assert.match(source, /Eksempeldata/);
});

test("in nynorsk and English nothing is left in bokmål", async () => {
  for (const [language, said] of [
    ["nn", /^Frå 2023 til 2024: 7 indikatorar gjekk opp, 5 gjekk ned og 1 er uendra\. Tala/],
    [
      "en",
      /^From 2023 to 2024: 7 indicators went up, 5 went down and 1 is unchanged\. The numbers/,
    ],
  ] as const) {
    await speak(language);
    const { words, columns } = make();
    assert.match(plain(words[0]!), said);
    assert.doesNotMatch(
      [...words, ...columns].join(" "),
      /\b(ikke|fra|lavest|høyest|kroner og)\b/i,
    );
  }
});

test("footnotes are numbered where they belong, also without markup", () => {
  const made = make({ area: "sosiale", regions: ["4601"], year: 2019 });
  const raised = made.rows.flatMap(({ cells }) => cells).filter(({ text }) => text.includes("¹"));
  assert.equal(raised.length, 1);
  const [note] = made.notes.filter((words) => words.startsWith("¹ "));
  assert.match(note!, /Bergen/);
});
