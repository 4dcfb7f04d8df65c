import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import type {
  ChangeFinding,
  Description,
  DeviationFinding,
  Findings,
  Indicator,
  LeftOut,
  Result,
  SpreadFinding,
  TurnFinding,
} from "../../web/src/engine/types.ts";
import { article, type Article } from "../../web/src/findings/article.ts";
import { figureOf } from "../../web/src/findings/figure-of.ts";
import { nearest } from "../../web/src/findings/nearest.ts";
import { plainText } from "../../web/src/findings/plain-text.ts";
import { behindQuery, memberQueries, toFindingsQuery } from "../../web/src/findings/query.ts";
import { barSketch, seriesSketch, spanSketch } from "../../web/src/findings/sketch.ts";
import { speak } from "../../web/src/messages/languages.ts";
import { Flag, Status } from "./figure-sample.ts";
import { viewTexts } from "../../web/src/messages/languages.ts";
import { state } from "./state-sample.ts";

await viewTexts();

afterEach(() => speak("nb"));

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

const indicator = (id: string, unit: string, decimals: number): Indicator => ({
  id,
  area: "x",
  name: { nb: `Indikator ${id}`, nn: `Indikator ${id}`, en: `Indicator ${id}` },
  unit,
  decimals,
  versions: [{ formula: "A", average: "weighted", inputs: {} }],
});

const cities = ["3201", "4601", "5001", "5501"];
const bundle: Description = {
  id: "sample",
  kind: "example",
  label: { nb: "Prøve" },
  serviceAreas: [{ id: "x", name: { nb: "Omsorg", en: "Care" } }],
  regions: [
    { code: "3201", name: "Bærum", kind: "municipality" },
    { code: "4601", name: "Bergen", kind: "municipality" },
    { code: "5001", name: "Trondheim", kind: "municipality" },
    { code: "5501", name: "Tromsø", kind: "municipality" },
    { code: "EAK", name: "Landet", kind: "country" },
  ],
  groups: [
    { id: "asss", name: { nb: "ASSS" }, members: [{ regions: cities }] },
    { id: "ovrige", name: { nb: "Øvrige ASSS" }, of: "asss", without: ["self"] },
  ],
  tables: [],
  indicators: [
    indicator("kr", "kroner", 0),
    indicator("andel", "prosent", 1),
    indicator("tid", "måneder", 1),
  ],
  notes: [],
  years: [2015, 2024],
  indicatorYears: {},
};

const cell = (value: number, flags = 0) => ({ value, status: Status.value, flags });
const taken = { average: "weighted", members: 3, membersOf: 4 } as const;

const change = (id: string, from: number, to: number): ChangeFinding => ({
  indicator: id,
  size: 1,
  unguarded: false,
  place: "asss",
  from: cell(from),
  to: cell(to),
  change: to - from,
  relative: from > 0 ? (to / from - 1) * 100 : null,
  ...taken,
});
const spread = (id: string, low: number, high: number, mean: number): SpreadFinding => ({
  indicator: id,
  size: 1,
  unguarded: false,
  low: { region: "3201", value: low },
  high: { region: "4601", value: high },
  mean: cell(mean),
  relative: 1,
  ...taken,
});
const deviation = (id: string, value: number, mean: number, size = 1): DeviationFinding => ({
  indicator: id,
  size,
  unguarded: false,
  value: cell(value),
  mean: cell(mean),
  deviation: (value / mean - 1) * 100,
  ...taken,
});
const turn = (id: string, a: number, b: number, c: number): TurnFinding => ({
  indicator: id,
  size: 1,
  unguarded: false,
  values: [a, b, c].map((value, i) => ({ ...cell(value), year: 2020 + i })),
  before: b - a,
  after: c - b,
});

const findings = (part: Partial<Findings> = {}): Findings => ({
  area: "x",
  from: 2020,
  year: 2022,
  group: "asss",
  region: "5001",
  changes: [],
  spreads: [],
  deviations: [],
  turns: [],
  leftOut: [],
  ...part,
});

/** An answer with these numbers in the last year; `values` by indicator and place, in their order. */
function answer(
  indicators: string[],
  places: string[],
  values: number[][],
  part: Partial<Result> = {},
): Result {
  const years = [2020, 2021, 2022];
  const cells = indicators.length * places.length * years.length;
  const value = new Float64Array(cells).fill(Number.NaN);
  const status = new Uint8Array(cells).fill(Status.missing);
  values.forEach((row, i) =>
    row.forEach((one, j) => {
      const at = (i * places.length + j) * years.length + 2;
      value[at] = one;
      status[at] = Status.value;
    }),
  );
  return {
    indicators,
    places: places.map((id) => ({ id, kind: id === "asss" ? "group" : "region", name: id })),
    years,
    value,
    status,
    flags: new Uint16Array(cells),
    members: new Uint16Array(cells),
    membersOf: new Uint16Array(cells),
    deviation: new Float64Array(),
    min: new Float64Array(),
    max: new Float64Array(),
    minRegion: [],
    maxRegion: [],
    average: indicators.flatMap(() => years.map(() => "weighted" as const)),
    footnotes: [],
    breaks: [],
    corrections: [],
    ...part,
  };
}

const nothing = { result: undefined, members: new Map() };
const told = (one: Article) =>
  one.sections.flatMap((s) => s.told.map(({ sentence }) => plain(sentence)));

const all = findings({
  changes: [change("kr", 13866, 15935), change("andel", 19.86, 20.62)],
  spreads: [spread("andel", 2.3, 4.6, 3.7)],
  deviations: [deviation("kr", 12000, 13000), deviation("tid", 4.54, 4.72)],
  turns: [turn("kr", 4055, 5342, 4170), turn("andel", 7, 6, 8)],
});

test("findings are told in three languages, and the differences agree with the numbers as printed", async () => {
  const said = {
    nb: [
      "ASSS-snittet gikk opp fra 13 866 kroner i 2020 til 15 935 kroner i 2022, en økning på 15 % (løpende kroner; vektet snitt, 3 av 4 kommuner).",
      "ASSS-snittet gikk opp fra 19,9 % i 2020 til 20,6 % i 2022, en økning på 0,7 prosentenheter (vektet snitt, 3 av 4 kommuner).",
      "Lavest i 2022 var Bærum med 2,3 %, høyest Bergen med 4,6 %, et spenn på 2,3 prosentenheter. ASSS-snittet var 3,7 % (vektet snitt, 3 av 4 kommuner).",
      "Trondheim lå på 12 000 kroner i 2022, 7,7 % under ASSS-snittet (13 000 kroner; vektet snitt, 3 av 4 kommuner).",
      "Trondheim lå på 4,5 måneder i 2022, 4 % under ASSS-snittet (4,7 måneder; vektet snitt, 3 av 4 kommuner).",
      "Trondheim gikk opp fra 4 055 kroner i 2020 til 5 342 kroner i 2021, og så ned til 4 170 kroner i 2022 (løpende kroner).",
      "Trondheim gikk ned fra 7,0 % i 2020 til 6,0 % i 2021, og så opp til 8,0 % i 2022.",
    ],
    nn: [
      "ASSS-snittet gjekk opp frå 13 866 kroner i 2020 til 15 935 kroner i 2022, ein auke på 15 % (løpande kroner; vekta snitt, 3 av 4 kommunar).",
      "ASSS-snittet gjekk opp frå 19,9 % i 2020 til 20,6 % i 2022, ein auke på 0,7 prosenteiningar (vekta snitt, 3 av 4 kommunar).",
      "Lågast i 2022 var Bærum med 2,3 %, høgast Bergen med 4,6 %, eit spenn på 2,3 prosenteiningar. ASSS-snittet var 3,7 % (vekta snitt, 3 av 4 kommunar).",
      "Trondheim låg på 12 000 kroner i 2022, 7,7 % under ASSS-snittet (13 000 kroner; vekta snitt, 3 av 4 kommunar).",
      "Trondheim låg på 4,5 månader i 2022, 4 % under ASSS-snittet (4,7 månader; vekta snitt, 3 av 4 kommunar).",
      "Trondheim gjekk opp frå 4 055 kroner i 2020 til 5 342 kroner i 2021, og så ned til 4 170 kroner i 2022 (løpande kroner).",
      "Trondheim gjekk ned frå 7,0 % i 2020 til 6,0 % i 2021, og så opp til 8,0 % i 2022.",
    ],
    en: [
      "The ASSS average rose from 13,866 kroner in 2020 to 15,935 kroner in 2022, an increase of 15% (in current prices; weighted average, 3 of 4 municipalities).",
      "The ASSS average rose from 19.9% in 2020 to 20.6% in 2022, an increase of 0.7 percentage points (weighted average, 3 of 4 municipalities).",
      "Lowest in 2022: Bærum with 2.3%; highest: Bergen with 4.6%, a span of 2.3 percentage points. The ASSS average was 3.7% (weighted average, 3 of 4 municipalities).",
      "Trondheim stood at 12,000 kroner in 2022, 7.7% below the ASSS average (13,000 kroner; weighted average, 3 of 4 municipalities).",
      "Trondheim stood at 4.5 months in 2022, 4% below the ASSS average (4.7 months; weighted average, 3 of 4 municipalities).",
      "Trondheim rose from 4,055 kroner in 2020 to 5,342 kroner in 2021, and then fell to 4,170 kroner in 2022 (in current prices).",
      "Trondheim fell from 7.0% in 2020 to 6.0% in 2021, and then rose to 8.0% in 2022.",
    ],
  };
  for (const language of ["nb", "nn", "en"] as const) {
    await speak(language);
    assert.deepEqual(told(article(all, nothing, bundle, state())), said[language]);
  }
});

test("below zero a change is told in the unit, not in per cent", () => {
  const found = findings({ changes: [change("kr", -95, -1303)] });
  assert.match(
    told(article(found, nothing, bundle, state()))[0]!,
    /^ASSS-snittet gikk ned fra −95 kroner i 2020 til −1 303 kroner i 2022, en nedgang på 1 208 kroner/,
  );
});

test("a spread names everybody whose number prints alike, and who is left out for few cases", () => {
  const found = findings({
    spreads: [spread("andel", 2.31, 4.6, 3.7)],
    leftOut: [{ indicator: "andel", of: "spread", why: "small", regions: ["5501"] }],
  });
  const places = ["5001", ...cities.filter((c) => c !== "5001"), "asss"];
  const result = answer(["andel"], places, [[2.34, 2.31, 4.6, 2.3, 3.7]]);
  const behind = { result, members: new Map([["andel", cities]]) };
  const [one] = article(found, behind, bundle, state()).sections[1]!.told;
  assert.match(one!.sentence, /^Lavest i 2022 var Bærum og Trondheim med 2,3/);
  assert.match(plain(one!.sentence), /Uten Tromsø, der tallet bygger på færre enn 30 tilfeller\.$/);
  assert.equal(one!.sketch.shapes.filter((s) => s.own).length, 1);
});

test("the small figure has no dot for a municipality whose number rests on few cases, or is missing", () => {
  const own = (regions: string[], values: number[]) => {
    const leftOut: LeftOut[] = [{ indicator: "andel", of: "spread", why: "small", regions }];
    const found = findings({ spreads: [spread("andel", 2.3, 4.6, 3.7)], leftOut });
    const result = answer(["andel"], ["5001", "asss"].slice(2 - values.length), [values]);
    const made = article(found, { result, members: new Map() }, bundle, state());
    return made.sections[1]!.told[0]!.sketch.shapes.filter((s) => s.own).length;
  };
  assert.equal(own([], [3, 3.7]), 1);
  assert.equal(own(["5001"], [3, 3.7]), 0);
  assert.equal(own([], [3.7]), 0);
});

test("what is marked on a number, what the notes say, and that cases could not be counted follow the sentence", () => {
  const found = findings({
    deviations: [{ ...deviation("kr", 12000, 13000), unguarded: true }],
  });
  const flags = new Uint16Array(6);
  flags[2] = Flag.overridden | Flag.footnote | Flag.break;
  const result = answer(["kr"], ["5001", "asss"], [[12000, 13000]], {
    flags,
    footnotes: [{ indicator: "kr", place: "5001", from: 2022, to: 2022, text: "Rettet i juni." }],
  });
  const behind = { result, members: new Map() };
  const [one] = article(found, behind, bundle, state()).sections[2]!.told;
  assert.deepEqual(one!.notes, [
    "Hvor mange tilfeller tallet bygger på, er ikke kjent.",
    "Trondheim, 2022: rettet for hånd",
    "Trondheim, 2022: Rettet i juni.",
  ]);
});

test("what is left out stands under its reason, with what could not be told unless that is everything", () => {
  const out = (id: string, of: LeftOut["of"], why: LeftOut["why"], regions: string[] = []) =>
    ({ indicator: id, of, why, regions }) satisfies LeftOut;
  const kinds = ["change", "spread", "deviation", "turn"] as const;
  const found = findings({
    leftOut: [
      out("tid", "change", "break"),
      ...kinds.map((of) => out("kr", of, "provisional")),
      ...kinds.slice(1).map((of) => out("tid", of, "provisional")),
      out("andel", "spread", "small", ["3201", "4601"]),
      out("andel", "turn", "small"),
    ],
  });
  const made = article(found, nothing, bundle, state());
  assert.deepEqual(made.omitted, [
    {
      reason: "Tallene er foreløpige",
      parts: [
        { what: "", names: ["Indikator kr"] },
        { what: "Spenn, avvik og vendepunkt", names: ["Indikator tid"] },
      ],
    },
    {
      reason: "Årene kan ikke sammenlignes, eller snittene har ikke de samme medlemmene",
      parts: [{ what: "Endring", names: ["Indikator tid"] }],
    },
    {
      reason: "Tallet bygger på færre enn 30 tilfeller",
      parts: [{ what: "Spenn uten Bærum og Bergen; vendepunkt", names: ["Indikator andel"] }],
    },
  ]);
  assert.equal(made.leftOut, "3 indikatorer");
  const none = made.sections.map((s) => s.none);
  assert.equal(
    none[0],
    "Ingen å nevne. Utelatt: 2 indikatorer (årene kan ikke sammenlignes, eller snittene har ikke de samme medlemmene; tallene er foreløpige).",
  );
  // The members who are left out of a spread do not leave the indicator out.
  assert.equal(none[1], "Ingen å nevne. Utelatt: 2 indikatorer (tallene er foreløpige).");
  assert.equal(article(findings(), nothing, bundle, state()).sections[0]!.none, "Ingen å nevne.");
});

test("without a municipality there are changes and spreads only", () => {
  const found = findings({ region: "", changes: [change("kr", 1, 2)] });
  const made = article(found, nothing, bundle, state());
  assert.deepEqual(
    made.sections.map((s) => plain(s.heading)),
    [
      "Størst endring i ASSS-snittet, 2020–2022",
      "Størst spenn mellom kommunene bak ASSS-snittet, 2022",
    ],
  );
  assert.equal(made.place, "");
});

test("the question is of the baseline where it is a group that can be asked, else of the first", () => {
  const group = (part: Parameters<typeof state>[0]) => toFindingsQuery(state(part), bundle)?.group;
  assert.equal(group({ baseline: "ovrige", regions: ["EAK", "5001"] }), "ovrige");
  assert.equal(group({ baseline: "ovrige", regions: ["EAK"] }), "asss");
  assert.equal(group({ baseline: "EAK", regions: ["5001"] }), "asss");
  assert.equal(toFindingsQuery(state({ regions: ["EAK", "5001"] }), bundle)?.region, "5001");
  assert.equal(toFindingsQuery(state({ area: "y" }), bundle), undefined);
  assert.equal(toFindingsQuery(state(), { ...bundle, groups: [] }), undefined);
});

test("behind the findings lie their members and the three years, never years before the data", () => {
  const found = { ...all, from: 2014, year: 2016 };
  assert.deepEqual(
    memberQueries(found, state()).map((q) => [q.indicators, q.groups, q.years]),
    [[["andel"], ["asss"], [2016, 2016]]],
  );
  const query = behindQuery(found, ["5001", "3201"], state(), bundle)!;
  assert.deepEqual(query.indicators, ["kr", "andel", "tid"]);
  assert.deepEqual(query.regions, ["5001", "3201"]);
  assert.deepEqual(query.years, [2015, 2016]);
  assert.equal(behindQuery(findings(), [], state(), bundle), undefined);
});

test("a finding leads to its figure: indicator, places, years and kind", () => {
  const from = state({ regions: ["4601"], title: "Min tittel", indicators: ["a", "b"] });
  const to = (kind: LeftOut["of"], places: string[] = []) => {
    const s = figureOf(kind, "kr", places, findings({ group: "ovrige@5001" }), from);
    assert.deepEqual([s.view, s.title, s.indicators, s.groups], ["figure", "", ["kr"], ["ovrige"]]);
    return [s.figure, s.regions, s.from, s.to];
  };
  assert.deepEqual(to("change"), ["line", ["5001"], 2020, 2022]);
  assert.deepEqual(to("spread", ["3201", "5001"]), ["dots", ["5001", "3201"], 2022, 2022]);
  assert.deepEqual(to("deviation"), ["rows", ["5001", "4601"], 2022, 2022]);
  assert.deepEqual(to("turn"), ["line", ["5001"], 2020, 2022]);
});

test("where nothing is found, the nearest year of the area is offered, then another area", () => {
  const full = findings({ changes: [change("kr", 1, 2)] });
  const near = (has: [area: string, year: number][]) =>
    nearest({ area: "x", year: 2020 }, ["x", "y"], [2015, 2024], ({ area, year }) =>
      has.some(([a, y]) => a === area && y === year) ? full : findings(),
    );
  assert.deepEqual(
    near([
      ["x", 2018],
      ["x", 2023],
    ]),
    { area: "x", year: 2018 },
  );
  assert.deepEqual(
    near([
      ["x", 2018],
      ["x", 2022],
    ]),
    { area: "x", year: 2018 },
  );
  assert.deepEqual(
    near([
      ["x", 2015],
      ["y", 2020],
    ]),
    { area: "x", year: 2015 },
  );
  assert.deepEqual(near([["y", 2024]]), { area: "y", year: 2024 });
  assert.equal(near([]), undefined);
});

test("a small figure keeps a gap, and marks what the sentence tells", () => {
  const point = (year: number, value: number | undefined, marked: boolean) => ({
    year,
    value,
    marked,
  });
  const line = (middle: number | undefined) =>
    seriesSketch(
      [point(2020, 1, true), point(2021, middle, false), point(2022, 3, true)],
      1,
      false,
    );
  assert.equal(line(2).shapes[0]!.d.match(/L/g)?.length, 2);
  assert.equal(line(undefined).shapes[0]!.d.includes("L"), false);
  assert.deepEqual(
    line(2).texts.map((text) => text.words),
    ["1,0", "2020", "3,0", "2022"],
  );
  const [low, high] = line(2).texts.filter((text) => text.words.includes(","));
  assert.ok(low!.y > high!.y, `${low!.y}, ${high!.y}`);
});

test("a span reaches from lowest to highest, and a municipality outside it still has room", () => {
  const ends = (own?: number) => {
    const { shapes } = spanSketch({ low: 10, high: 20, mean: 15, own }, 0);
    return shapes[0]!.d;
  };
  assert.equal(ends(), "M10 34H210");
  assert.equal(ends(30), "M10 34H110");
  assert.equal(spanSketch({ low: 10, high: 20, mean: 15, own: 90 }, 0).texts.length, 1);
});

test("bars of deviations share one scale, and lie on either side of the average", () => {
  const end = (deviation: number) =>
    Number(barSketch({ value: 1, mean: 2, deviation, reach: 50 }, 0).shapes[0]!.d.split("H")[1]);
  assert.equal(end(-50), 10);
  assert.equal(end(25), 160);
});

test("the text to copy has headings, a line per finding and the source, and nothing of what is empty", () => {
  const found = findings({ changes: [change("kr", 13866, 15935)] });
  const words = plainText(
    "Funn: Omsorg 2022",
    article(found, nothing, bundle, state()),
    "Kilde: SSB.",
  );
  assert.equal(
    plain(words),
    [
      "Funn: Omsorg 2022",
      "Det som skiller seg mest ut i tallene for omsorg, 2020–2022: ASSS-snittet, kommunene bak det og Trondheim.",
      "Størst endring i ASSS-snittet, 2020–2022\nIndikator kr: ASSS-snittet gikk opp fra 13 866 kroner i 2020 til 15 935 kroner i 2022, en økning på 15 % (løpende kroner; vektet snitt, 3 av 4 kommuner).",
      "Kilde: SSB.\n",
    ].join("\n\n"),
  );
});
