import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import type { Description } from "../../web/src/engine/types.ts";
import { averagePhrase } from "../../web/src/groups.ts";
import { speak } from "../../web/src/messages/languages.ts";
import type { Panel, Row } from "../../web/src/series.ts";
import type { State } from "../../web/src/state.ts";
import { words } from "../../web/src/words/words.ts";
import { Flag, Status, group, panel, region } from "./figure-sample.ts";
import { state } from "./state-sample.ts";
import { plain } from "./words-sample.ts";

afterEach(() => speak("nb"));

const bundle = {
  regions: ["3201", "5501", "0301", "5001"].map((code) => ({ code, kind: "municipality" })),
  groups: [],
} as unknown as Description;

const said = (p: Panel, given: Partial<State> = {}) =>
  words([p], state(given), bundle).map(plain).join(" ");

const against = (value: number, base: number, given: Partial<Panel> = {}) =>
  said(
    panel([region("3201", "Bærum", [value], "focus"), group("asss", "ASSS", [base], 4, 10)], given),
  );

test("more, less and equal", () => {
  assert.equal(
    against(10400, 10000),
    "Netto utgifter per barn: Bærum lå på 10 400 kroner i 2020, 4,0 % mer enn ASSS-snittet (vektet snitt, 4 av 10 kommuner).",
  );
  assert.match(against(5000, 10000), /50 % mindre enn ASSS-snittet/);
  assert.match(against(10000.2, 10000), /det samme som ASSS-snittet/);
  assert.match(against(12, 10, { unit: "måneder" }), /12 måneder i 2020, 20 % over ASSS-snittet/);
});

test("a difference that can be seen never becomes 0 per cent", () => {
  assert.match(against(100001, 100000), /mindre enn 0,1 % over ASSS-snittet/);
});

test("per cent agrees with the numbers as printed, or the difference itself is told", () => {
  const index = { unit: "indeks", decimals: 2 };
  assert.match(against(1.036, 1, index), /1,04 i 2020, 4 % over/);
  assert.match(against(0.114, 0.1, index), /0,11 i 2020, 0,01 over/);
});

test("shares differ by percentage points", () => {
  assert.match(
    against(12.54, 10.46, { unit: "prosent", decimals: 1 }),
    /lå på 12,5 % i 2020, 2,0 prosentenheter over ASSS-snittet/,
  );
});

test("per cent of zero, of a negative base, or of what can be below zero is not said", () => {
  assert.match(against(50, 0), /50 kroner mer enn/);
  assert.match(against(-50, -20), /30 kroner mindre enn/);
  const rows = [
    region("3201", "Bærum", [215], "focus"),
    region("0301", "Oslo", [-300]),
    group("asss", "ASSS", [85], 4, 10),
  ];
  assert.match(said(panel(rows)), /215 kroner i 2020, 130 kroner mer enn/);
});

test("one krone is one krone", async () => {
  assert.match(against(1, 3), /lå på 1 krone i 2020/);
  await speak("en");
  assert.match(against(1, 3), /stood at 1 krone in 2020/);
});

test("an average of one municipality is not compared with", () => {
  assert.equal(
    said(panel([region("3201", "Bærum", [5], "focus"), group("asss", "ASSS", [5], 1, 12)])),
    "Netto utgifter per barn: Bærum lå på 5 kroner i 2020.",
  );
});

test("an average that cannot be used is not compared with", () => {
  const p = panel([
    region("3201", "Bærum", [5], "focus"),
    group("asss", "ASSS", [{ status: Status.suppressed }], 0, 10),
  ]);
  assert.equal(
    said(p),
    "Netto utgifter per barn: Bærum lå på 5 kroner i 2020. ASSS-snittet har ikke tall for 2020 (snittet er ikke brukbart).",
  );
});

test("a missing last year is said, with its reason, before the last number there is", () => {
  const p = panel([region("3201", "Bærum", [5, { status: Status.confidential }], "focus")]);
  assert.equal(
    said(p),
    "Netto utgifter per barn: Bærum har ikke tall for 2021 (konfidensielt). Det siste tallet er 5 kroner i 2020.",
  );
});

test("no number at all: the reasons, and the average that is known", () => {
  const tromso = region(
    "5501",
    "Tromsø",
    [{ status: Status.confidential }, { status: Status.missing }],
    "focus",
  );
  assert.equal(
    said(panel([tromso])),
    "Netto utgifter per barn: Tromsø har ingen tall i 2020–2021 (konfidensielt og mangler hos kilden).",
  );
  const asss = group("asss", "ASSS", [7, { value: 8, flags: Flag.provisional }], 9, 10);
  assert.match(
    said(panel([tromso, asss])),
    /ASSS-snittet lå på 8 kroner i 2021 \(foreløpig tall; vektet snitt, 9 av 10 kommuner\)\.$/,
  );
});

test("averages alone are told as what they are, and what is held against them too", () => {
  const p = panel([group("asss", "ASSS", [100], 12, 12), group("x", "de ti", [110], 10, 10)]);
  assert.equal(
    said(p),
    "Netto utgifter per barn: ASSS-snittet lå på 100 kroner i 2020 (vektet snitt, 12 av 12 kommuner), 9,1 % mindre enn snittet for de ti (vektet snitt, 10 av 10 kommuner).",
  );
});

test("a municipality that was not chosen is never told of", () => {
  const p = panel([
    region("0301", "Oslo", [1], "background"),
    group("asss", "ASSS", [100], 12, 12),
  ]);
  for (const figure of ["line", "rows", "dots"] as const)
    assert.match(said(p, { figure }), /^Netto utgifter per barn: ASSS-snittet lå på 100 kroner/);
  assert.doesNotMatch(said(p), /Oslo/);
});

test("a change over time is in current kroner, and is not told across a break", () => {
  const over = (last: number | { value: number; flags: number }) =>
    said(panel([region("3201", "Bærum", [100, last], "focus")]));
  assert.match(over(150), /Fra 2020 til 2021 gikk tallet opp med 50 % \(løpende kroner\)\.$/);
  assert.match(over(80), /ned med 20 %/);
  assert.match(over(100), /Tallet var det samme i 2020/);
  assert.match(
    over({ value: 150, flags: Flag.break }),
    /i 2021\. Kommunegrensene ble endret i 2021/,
  );
  const row = region("EKG12", "KOSTRA-gruppe 12", [100, 150], "focus");
  row.breaks[1] = [{ kind: "grouping", text: "" }];
  assert.match(said(panel([row])), /ny gruppering av kommunene fra 2021/);
  assert.match(over({ value: 150, flags: Flag.provisional }), /i 2021 \(foreløpig tall\)/);
});

test("every break since the first year is told, and the change since the last of them", () => {
  const row = region("5001", "Trondheim", [100, 110, 120, 126], "focus");
  row.breaks[1] = [
    { kind: "borders", text: "" },
    { kind: "definition", text: "" },
  ];
  row.breaks[2] = [{ kind: "inherited", text: "" }];
  assert.match(
    said(panel([row])),
    /Fra 2022 til 2023 gikk tallet opp med 5,0 % \(løpende kroner\)\. Kommunegrensene ble endret i 2021, indikatoren har ny definisjon fra 2021 og et tall som formelen bygger på, har brudd i 2022, så tallene kan ikke uten videre sammenlignes med 2020\.$/,
  );
});

test("a change from a sum over predecessors says so", () => {
  const first = { value: 100, flags: Flag.summed };
  assert.match(
    said(panel([region("1103", "Stavanger", [first, 150], "focus")])),
    /opp med 50 % \(løpende kroner\)\. Tallet for 2020 er summert over kommunene som ble slått sammen\.$/,
  );
});

test("the rest of the country is compared with as what it is", () => {
  const rest: Row = {
    ...group("resten-av-landet", "Resten av landet", [100], 0, 12),
    kind: "rest",
    label: "Resten av landet",
    phrase: "resten av landet",
    whole: "landet",
  };
  assert.match(
    said(panel([region("3201", "Bærum", [110], "focus"), rest])),
    /10 % mer enn resten av landet \(vektet snitt, landet minus 12 kommuner\)\.$/,
  );
});

test("a name with a colon of its own, and own numbers", () => {
  assert.match(
    against(2, 1, { name: "Ressursbruk: avvik fra landet" }),
    /^Ressursbruk, avvik fra landet: Bærum lå på/,
  );
  const p = panel([region("3201", "Bærum", [5], "focus")]);
  const own = { ...p, indicator: { ...p.indicator, area: "egne-tall" } };
  assert.equal(said(own), "Netto utgifter per barn (egne tall): Bærum lå på 5 kroner i 2020.");
});

test("nynorsk and English", async () => {
  const provisional = { value: 10400, flags: Flag.provisional };
  const make = () => {
    const asss = (given: number[]) => ({
      ...group("asss", "ASSS", given, 4, 10),
      phrase: averagePhrase("ASSS"),
    });
    return [
      panel([region("3201", "Bærum", [12000, provisional], "focus"), asss([1, 10000])]),
      panel([region("3201", "Bærum", [12.5, 10], "focus"), asss([10, 10.4])], {
        unit: "prosent",
        decimals: 1,
      }),
      panel([
        region(
          "3201",
          "Bærum",
          [1, { value: 10400, flags: Flag.break }, { status: Status.confidential }],
          "focus",
        ),
      ]),
    ];
  };
  await speak("nn");
  assert.deepEqual(
    make().map((p) => said(p)),
    [
      "Netto utgifter per barn: Bærum låg på 10 400 kroner i 2021 (førebels tal), 4,0 % meir enn ASSS-snittet (vekta snitt, 4 av 10 kommunar). Frå 2020 til 2021 gjekk talet ned med 13 % (løpande kroner).",
      "Netto utgifter per barn: Bærum låg på 10,0 % i 2021, 0,4 prosenteiningar under ASSS-snittet (vekta snitt, 4 av 10 kommunar). Frå 2020 til 2021 gjekk talet ned med 2,5 prosenteiningar.",
      "Netto utgifter per barn: Bærum har ikkje tal for 2022 (konfidensielt). Det siste talet er 10 400 kroner i 2021. Kommunegrensene vart endra i 2021, så tala kan ikkje utan vidare samanliknast med 2020.",
    ],
  );
  await speak("en");
  assert.deepEqual(
    make().map((p) => said(p)),
    [
      "Netto utgifter per barn: Bærum stood at 10,400 kroner in 2021 (provisional number), 4.0% more than the ASSS average (weighted average, 4 of 10 municipalities). From 2020 to 2021 the number fell by 13% (in current prices).",
      "Netto utgifter per barn: Bærum stood at 10.0% in 2021, 0.4 percentage points below the ASSS average (weighted average, 4 of 10 municipalities). From 2020 to 2021 the number fell by 2.5 percentage points.",
      "Netto utgifter per barn: Bærum has no number for 2022 (confidential). The latest number is 10,400 kroner in 2021. The municipal boundaries changed in 2021, so the numbers are not directly comparable with 2020.",
    ],
  );
});
