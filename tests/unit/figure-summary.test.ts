import assert from "node:assert/strict";
import { test } from "node:test";
import { summary } from "../../web/src/summary.ts";
import type { Panel, Row } from "../../web/src/series.ts";
import { Flag, Status, group, panel, region } from "./figure-sample.ts";

const said = (p: Panel) => summary(p).replace(/[\u00a0\u202f]/g, " ");
const against = (value: number, base: number, given: Partial<Panel> = {}) =>
  said(
    panel([region("3201", "Bærum", [value], "focus"), group("asss", "ASSS", [base], 4, 10)], given),
  );

test("more, less and equal", () => {
  assert.equal(
    against(10400, 10000),
    "Netto utgifter per barn i Bærum var 10 400 kroner i 2020, 4,0 % mer enn ASSS-snittet (vektet snitt av 4 av 10 kommuner).",
  );
  assert.match(against(5000, 10000), /50 % mindre enn ASSS-snittet/);
  assert.match(against(10000.2, 10000), /det samme som ASSS-snittet/);
});

test("a difference that can be seen never becomes 0 per cent", () => {
  assert.match(against(100001, 100000), /under 0,1 % mer enn/);
});

test("shares differ by percentage points", () => {
  assert.match(
    against(12.5, 10, { unit: "prosent", decimals: 1 }),
    /var 12,5 % i 2020, 2,5 prosentenheter over ASSS-snittet/,
  );
});

test("per cent of zero or of a negative base is not said", () => {
  assert.match(against(50, 0), /50 kroner mer enn/);
  assert.match(against(-50, -20), /30 kroner mindre enn/);
});

test("an average of one municipality is not compared with", () => {
  assert.equal(
    said(panel([region("3201", "Bærum", [5], "focus"), group("asss", "ASSS", [5], 1, 12)])),
    "Netto utgifter per barn i Bærum var 5 kroner i 2020.",
  );
});

test("an average that cannot be used is not compared with", () => {
  const p = panel([
    region("3201", "Bærum", [5], "focus"),
    group("asss", "ASSS", [{ status: Status.suppressed }], 0, 10),
  ]);
  assert.equal(
    said(p),
    "Netto utgifter per barn i Bærum var 5 kroner i 2020. ASSS-snittet har ikke tall for 2020 (snittet er ikke brukbart).",
  );
});

test("a missing last year is said, with its reason, before the last number there is", () => {
  const p = panel([region("3201", "Bærum", [5, { status: Status.confidential }], "focus")]);
  assert.equal(
    said(p),
    "Bærum har ikke tall for 2021 (konfidensielt). Netto utgifter per barn i Bærum var 5 kroner i 2020.",
  );
});

test("no number at all", () => {
  const p = panel([
    region(
      "5501",
      "Tromsø",
      [{ status: Status.confidential }, { status: Status.missing }],
      "focus",
    ),
  ]);
  assert.equal(
    said(p),
    "Netto utgifter per barn: Tromsø har ingen tall i 2020–2021 (konfidensielt og mangler hos kilden).",
  );
});

test("a change over time is in current kroner, and is not told across a break", () => {
  const over = (last: number | { value: number; flags: number }) =>
    said(panel([region("3201", "Bærum", [100, last], "focus")]));
  assert.match(over(150), /Siden 2020 er det 50 % opp \(løpende kroner\)\.$/);
  assert.match(over(80), /20 % ned/);
  assert.match(over(100), /Det er det samme som i 2020/);
  assert.match(over({ value: 150, flags: Flag.break }), /Kommunegrensene ble endret i 2021/);
  const row = region("EKG12", "KOSTRA-gruppe 12", [100, 150], "focus");
  row.breaks[1] = [{ kind: "grouping", text: "" }];
  assert.match(said(panel([row])), /ny gruppering av kommunene fra 2021/);
  assert.match(over({ value: 150, flags: Flag.provisional }), /i 2021 \(foreløpig tall\)/);
});

test("every break since the first year is told, several in one year too", () => {
  const row = region("5001", "Trondheim", [100, 110, 120], "focus");
  row.breaks[1] = [
    { kind: "borders", text: "" },
    { kind: "definition", text: "" },
  ];
  row.breaks[2] = [{ kind: "inherited", text: "" }];
  assert.match(
    said(panel([row])),
    /Kommunegrensene ble endret i 2021, indikatoren har ny definisjon fra 2021 og et tall som formelen bygger på, har brudd i 2022, så tallene kan ikke uten videre sammenlignes med 2020\.$/,
  );
});

test("a change from a sum over predecessors says so", () => {
  const first = { value: 100, flags: Flag.summed };
  assert.match(
    said(panel([region("1103", "Stavanger", [first, 150], "focus")])),
    /Siden 2020 er det 50 % opp \(løpende kroner\)\. Tallet for 2020 er summert over kommunene som ble slått sammen\.$/,
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

test("the summary never calls a number good or bad", () => {
  for (const value of [1, 100, 10000])
    assert.doesNotMatch(against(value, 500), /bra|god|bedre|dårlig|best|verst|svak|sterk/);
});
