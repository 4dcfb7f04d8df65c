/** Nøkkeltall as a part of a report, held against the calculator, and the words beside them. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { afterEach, test } from "node:test";
import { grid, headed } from "../../web/src/collection/grid.ts";
import type { DataSet } from "../../web/src/data/data-set.ts";
import { Engine } from "../../web/src/engine/engine.ts";
import { speak } from "../../web/src/messages/languages.ts";
import { takingNb } from "../../web/src/messages/taking-nb.ts";
import { viewsNb } from "../../web/src/messages/views-nb.ts";
import { bokmal } from "../../web/src/messages/index.ts";
import { askProfile } from "../../web/src/profile/ask.ts";
import type { Session } from "../../web/src/session.ts";
import { Flag, type ProfileRow } from "../../web/src/engine/types.ts";
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

/** The same municipality, with numbers changed as `change` says before they are put into words. */
function wordsWhen(given: Partial<State>, change: (row: ProfileRow, i: number) => ProfileRow) {
  const chosen = state({ area: "sosiale", regions: ["5501"], year: 2020, ...given });
  const answers = askProfile(chosen, session, 1)!;
  const profile = answers.profile.map(change);
  return grid({ ...answers, profile }, chosen, bundle, "").words.map(plain);
}

test("what a per cent tells nothing about is not called furthest from the average", () => {
  const told = (change: (row: ProfileRow) => ProfileRow) =>
    wordsWhen({}, change).find((words) => words.startsWith("Prioritering/behov"))!;
  const id = "sosiale.netto-f281-per-innbygger-18-66";
  assert.match(
    told((row) => row),
    /lengst fra snittet.*livsopphold/,
  );
  for (const strange of [
    // The average is not positive; or the value is negative and the average is not.
    (row: ProfileRow) => ({ ...row, index: null, deviation: 99 }),
    (row: ProfileRow) => ({
      ...row,
      value: { ...row.value, value: -132 },
      index: -35,
      deviation: -135,
    }),
  ]) {
    const words = told((row) => (row.indicator === id ? strange(row) : row));
    assert.match(words, /lengst fra snittet/);
    assert.doesNotMatch(words, /livsopphold|132|135/);
  }
  // Where nothing can be ranked, nothing is.
  assert.match(
    told((row) => ({ ...row, index: null, deviation: null })),
    /^Prioritering\/behov \(de første 3 av \d\)\. /,
  );
});

test("what has no number is told last, by its reason", () => {
  const words = make({ area: "sosiale", regions: ["5501"], year: 2018 }).words.map(plain);
  assert.equal(
    words.at(-1),
    "Uten tall for 2018: Deltakere i kvalifiseringsprogram (f276) per 1000 innbyggere 18-66 år og Deltakere som gikk fra kvalifiseringsprogram til arbeid, skole eller utdanning (: konfidensielt).",
  );
  assert.doesNotMatch(make().words.join(), /Uten tall/);
});

test("a number's signs are words beside it, but for the provisional, which is told of all", () => {
  const corrected = wordsWhen({}, (row) => ({
    ...row,
    value: { ...row.value, flags: Flag.provisional | Flag.overridden | Flag.excluded },
  }));
  assert.match(corrected[0]!, /Tallene for 2020 er foreløpige\.$/);
  const stønad = corrected.find((words) => words.startsWith("Produktivitet"))!;
  assert.match(stønad, /: 46 821 kroner, rettet for hånd, holdt utenfor snittet \(15 % under/);
  assert.match(
    make({ year: 2022 }).words.map(plain).join(" "),
    /75,6 %, holdt utenfor snittet \(4,2 % under ASSS-snittet\)/,
  );
});

test("the count of changes names what it counts, and in the first year there is none", async () => {
  const first = (year: number) => plain(make({ year }).words[0]!);
  const only = (change: ProfileRow["change"]) =>
    wordsWhen({}, (row) => ({ ...row, change }))[0]!.replace(/\d+/g, "N");
  for (const [language, incomparable, down, unchanged, begins] of [
    [
      "nb",
      "Fra 2019 til 2020: 13 indikatorer kan ikke sammenlignes med året før.",
      "Fra N til N: N indikatorer gikk ned.",
      "Fra N til N: N indikatorer er uendret.",
      "Datasettet begynner i 2015, så endring fra året før kan ikke vises.",
    ],
    [
      "nn",
      "Frå 2019 til 2020: 13 indikatorar kan ikkje samanliknast med året før.",
      "Frå N til N: N indikatorar gjekk ned.",
      "Frå N til N: N indikatorar er uendra.",
      "Datasettet byrjar i 2015, så endring frå året før kan ikkje visast.",
    ],
    [
      "en",
      "From 2019 to 2020: 13 indicators cannot be compared with the year before.",
      "From N to N: N indicators went down.",
      "From N to N: N indicators are unchanged.",
      "The data set begins in 2015, so no change from the year before can be shown.",
    ],
  ] as const) {
    await speak(language);
    assert.equal(first(2020), incomparable);
    assert.equal(only("down"), down);
    assert.equal(only(""), unchanged);
    assert.equal(first(2015), begins);
  }
});

test("under a heading of the reader's own it still says whose nøkkeltall they are, and of what", () => {
  const made = make();
  const own = headed(made, "Slik ligger vi an");
  assert.equal(own.title, "Slik ligger vi an");
  assert.match(own.subtitle, /^Trondheim: nøkkeltall for barnevern, 2022–2024\. De siste tre/);
  assert.equal(headed(made, ""), made);
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
