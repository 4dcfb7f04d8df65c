import assert from "node:assert/strict";
import { test } from "node:test";
import type { Description, Ranking } from "../../web/src/engine/types.ts";
import type { Panel } from "../../web/src/series.ts";
import type { State } from "../../web/src/state.ts";
import type { More } from "../../web/src/figure/kinds/kind.ts";
import { words } from "../../web/src/words/words.ts";
import { Flag, Status, cell, group, panel, region } from "./figure-sample.ts";
import { state } from "./state-sample.ts";
import { plain } from "./words-sample.ts";

const places = ["Oslo", "Bergen", "Trondheim", "Stavanger", "Tromsø", "Asker"];
const bundle = {
  regions: places.map((name) => ({ code: name, name, kind: "municipality" })),
  groups: [{ id: "asss", name: { nb: "ASSS" }, members: [] }],
} as unknown as Description;

type Given = Parameters<typeof cell>[0];

/** The first place is highlighted. */
const chosen = (given: Record<string, Given[]>) =>
  Object.entries(given).map(([name, cells], i) =>
    region(name, name, cells, i === 0 ? "focus" : "other"),
  );

const said = (panels: Panel[], given: Partial<State>, more?: More) =>
  words(panels, state(given), bundle, more).map(plain);

const share = { unit: "prosent", decimals: 1, name: "Andel" };

test("rows: the lowest and highest of the chosen, with everybody whose number prints alike", () => {
  const rows = (given: Record<string, Given[]>) =>
    said([panel(chosen(given), share)], { figure: "rows" });
  assert.deepEqual(rows({ Oslo: [3], Bergen: [2.04], Trondheim: [1.96], Stavanger: [5] }), [
    "Andel: Oslo lå på 3,0 % i 2020, 1,0 prosentenheter over Bergen. Blant de valgte kommunene var det laveste tallet 2,0 % (Bergen og Trondheim) og det høyeste 5,0 % (Stavanger).",
  ]);
  assert.match(
    rows({ Oslo: [3], Bergen: [{ status: Status.missing }], Asker: [4] })[0]!,
    /Blant de valgte kommunene med tall var det laveste tallet 3,0 % \(Oslo\) og det høyeste 4,0 % \(Asker\)\.$/,
  );
  assert.match(
    rows({ Oslo: [3], Bergen: [3] })[0]!,
    /Blant de valgte kommunene hadde alle 3,0 %\.$/,
  );
  assert.deepEqual(rows({ Oslo: [3] }), ["Andel: Oslo lå på 3,0 % i 2020."]);
});

test("rows: a country or a group among the chosen is neither lowest nor highest", () => {
  const p = panel([...chosen({ Oslo: [3], Bergen: [4] }), region("EAK", "Landet", [1])], share);
  assert.match(said([p], { figure: "rows" })[0]!, /laveste tallet 3,0 % \(Oslo\)/);
});

test("bars of one year, bars with places or indicators along the axis are told as rows", () => {
  const one = panel(chosen({ Oslo: [3], Bergen: [4] }), share);
  const two = panel(chosen({ Oslo: [3, 3], Bergen: [4, 4] }), share);
  assert.match(said([one], { figure: "bar" })[0]!, /laveste/);
  assert.match(said([two], { figure: "bar", axis: "places" })[0]!, /laveste/);
  assert.doesNotMatch(said([two], { figure: "bar" })[0]!, /laveste/);
});

test("slope: from and to, the average, and who changed most", () => {
  const rows = [
    ...chosen({ Oslo: [100, 110], Bergen: [100, 90], Trondheim: [100, 130], Asker: [100, 101] }),
    group("asss", "ASSS", [100, 120], 4, 4),
  ];
  assert.deepEqual(said([panel(rows)], { figure: "slope" }), [
    "Netto utgifter per barn: Oslo gikk fra 100 kroner i 2020 til 110 kroner i 2021, opp 10 % (løpende kroner). ASSS-snittet gikk fra 100 kroner til 120 kroner, opp 20 % (vektet snitt, 4 av 4 kommuner). Blant de valgte kommunene gikk Trondheim mest opp (30 %) og Bergen mest ned (10 %).",
  ]);
  const all = (given: Record<string, Given[]>) =>
    said([panel(chosen(given), { ...share, years: [2015, 2024] })], { figure: "slope" })[0]!;
  assert.match(
    all({ Oslo: [1, 2], Bergen: [1, 3], Trondheim: [1, 3], Asker: [1, 1] }),
    /gikk Bergen og Trondheim mest opp \(2,0 prosentenheter\); ingen gikk ned\.$/,
  );
  assert.match(
    all({ Oslo: [2, 1], Bergen: [3, 1], Trondheim: [2, 2], Asker: [1, 1] }),
    /gikk Bergen mest ned \(2,0 prosentenheter\); ingen gikk opp\.$/,
  );
  assert.match(
    all({ Oslo: [2, 2], Bergen: [3, 3], Trondheim: [2, 2], Asker: [1, 1] }),
    /Oslo lå på 2,0 % både i 2015 og i 2024\. Bergen lå på 3,0 % både i 2015 og i 2024\. Blant de valgte kommunene gikk ingen opp eller ned\.$/,
  );
});

test("slope: no change is told across a break, and who breaks is not among those who changed most", () => {
  const rows = chosen({
    Oslo: [100, { value: 200, flags: Flag.break }],
    Bergen: [100, 90],
    Trondheim: [100, 130],
    Asker: [100, 101],
    Stavanger: [100, 105],
  });
  const [words_] = said([panel(rows)], { figure: "slope" });
  assert.match(words_!, /Oslo gikk fra 100 kroner i 2020 til 200 kroner i 2021\. Kommunegrensene/);
  rows[0]!.role = "other";
  rows[1]!.role = "focus";
  const rest = said([panel([...rows.slice(1), rows[0]!])], { figure: "slope" });
  assert.match(
    rest[0]!,
    /de valgte kommunene med sammenlignbare tall gikk Trondheim mest opp \(30 %\)/,
  );
});

test("slope: the averages of two years with different members say both", () => {
  const asss = group("asss", "ASSS", [100, 120], 12, 12);
  asss.cells[0] = cell(100, 10, 10);
  const [words_] = said([panel([...chosen({ Oslo: [1, 2] }), asss])], { figure: "slope" });
  assert.match(
    words_!,
    /\(vektet snitt, 10 av 10 kommuner i 2020; vektet snitt, 12 av 12 kommuner i 2021\)\.$/,
  );
});

const spread = (focus: Given) =>
  said(
    [
      panel(
        [
          region("Oslo", "Oslo", [focus], "focus"),
          ...["Bergen", "Trondheim", "Stavanger", "Tromsø"].map((name, i) =>
            region(name, name, [2 + i], "background"),
          ),
          region("Asker", "Asker", [{ status: Status.confidential }], "background"),
        ],
        share,
      ),
    ],
    { figure: "dots" },
  )[0]!;

test("dots: where the municipality lies among all, in words that do not judge", () => {
  assert.equal(
    spread(1),
    "Andel: Oslo lå på 1,0 % i 2020. Blant de 5 kommunene med tall var det laveste tallet 1,0 % (Oslo) og det høyeste 5,0 % (Tromsø); Oslo var i fjerdedelen med de laveste tallene.",
  );
  assert.match(spread(3.5), /; Oslo var i den midterste halvdelen\.$/);
  assert.match(spread(9), /; Oslo var i fjerdedelen med de høyeste tallene\.$/);
  assert.equal(
    spread({ status: Status.confidential }),
    "Andel: Oslo har ikke tall for 2020 (konfidensielt). Blant de 4 kommunene med tall var det laveste tallet 2,0 % (Bergen) og det høyeste 5,0 % (Tromsø).",
  );
});

test("scatter: both numbers and both averages, and no claim of cause", () => {
  const one = (name: string, asker: Given) =>
    panel(
      [
        ...chosen({ Oslo: [3] }),
        region("Bergen", "Bergen", [2], "background"),
        region("Asker", "Asker", [asker], "background"),
        group("asss", "ASSS", [2.5], 3, 3),
      ],
      { ...share, name },
    );
  assert.deepEqual(
    said([one("X", 1), one("Y", { status: Status.missing })], { figure: "scatter" }),
    [
      "X: Oslo lå på 3,0 % i 2020, ASSS-snittet på 2,5 % (vektet snitt, 3 av 3 kommuner).",
      "Y: Oslo lå på 3,0 % i 2020, ASSS-snittet på 2,5 %.",
      "2 kommuner har begge tallene. Figuren viser ikke hva som er årsak til hva.",
    ],
  );
});

const heatPanel = (name: string, value: Given, mean: Given, members = 12) =>
  panel([...chosen({ Oslo: [value] }), { ...group("asss", "ASSS", [mean], members, 12) }], {
    name,
    decimals: 1,
    unit: "prosent",
  });

test("heat: over, under and alike are counted, the largest named, and what cannot be compared told with its reason", () => {
  const panels = [
    heatPanel("A", 12, 10),
    heatPanel("B", 5, 10),
    heatPanel("C", 10.01, 10),
    heatPanel("D", 11, 10, 11),
    heatPanel("E", { status: Status.confidential }, 10),
    heatPanel("F", 1, 0),
  ];
  assert.deepEqual(said(panels, { figure: "heat", regions: ["Oslo"] }), [
    "I 2020 lå Oslo over ASSS-snittet for 2 av 6 indikatorer, under for 1 og likt for 1 (vektet snitt, 11–12 av 12 kommuner). 2 av dem kan ikke sammenlignes (konfidensielt og tallet det måles mot, er ikke over null). Størst avvik i prosent av ASSS-snittet: 50 % under for b; 20 % over for a; 10 % over for d.",
  ]);
  assert.deepEqual(
    said([heatPanel("E", { status: Status.confidential }, 10), heatPanel("F", 1, 0)], {
      figure: "heat",
      regions: ["Oslo"],
    }),
    [
      "Ingen av de 2 indikatorene kan holdes mot ASSS-snittet for Oslo (konfidensielt og tallet det måles mot, er ikke over null).",
    ],
  );
  assert.deepEqual(
    said([heatPanel("A", 10, 10), heatPanel("B", 10, 10)], { figure: "heat", regions: ["Oslo"] }),
    [
      "I 2020 lå Oslo likt med ASSS-snittet for 2 av 2 indikatorer (vektet snitt, 12 av 12 kommuner).",
    ],
  );
});

const rankings = (given: [string, number, number, number | null][]): Ranking => ({
  mean: 0,
  deviation: 0,
  rows: given.map(([name, rank, tied, grade]) => ({
    region: name,
    value: { value: 1, status: 0, flags: 0 },
    rank,
    tied,
    grade,
  })),
});

test("rank: number, ties, from which end, and a grade only when it was asked for", () => {
  const p = panel(
    [
      ...chosen({ Oslo: [3] }),
      region("Bergen", "Bergen", [3], "background"),
      region("Asker", "Asker", [9], "background"),
    ],
    share,
  );
  const tied = rankings([
    ["Asker", 1, 1, null],
    ["Oslo", 2, 2, null],
    ["Bergen", 2, 2, null],
  ]);
  assert.deepEqual(said([p], { figure: "rank" }, { ranking: tied }), [
    "Andel: Oslo lå på 3,0 % i 2020, delt nummer 2 av 3 kommuner regnet fra det høyeste tallet. Blant de 3 kommunene med tall var det laveste tallet 3,0 % (Oslo og Bergen) og det høyeste 9,0 % (Asker).",
  ]);
  const graded = rankings([
    ["Oslo", 1, 1, 4.25],
    ["Bergen", 2, 1, 3],
    ["Asker", 3, 1, 2],
  ]);
  assert.match(
    said([p], { figure: "rank", best: "low" }, { ranking: graded })[0]!,
    /nummer 1 av 3 kommuner regnet fra det laveste tallet\. Karakteren er 4,3 på en skala fra 1 til 6\./,
  );
  const left = rankings([
    ["Asker", 1, 1, null],
    ["Oslo", 0, 0, null],
  ]);
  assert.match(said([p], { figure: "rank" }, { ranking: left })[0]!, /Tallet er ikke rangert/);
});

test("rank: nothing is said without a ranking, and of several indicators that the first is ranked", () => {
  const p = panel(chosen({ Oslo: [3], Bergen: [4] }), share);
  assert.deepEqual(said([p], { figure: "rank" }), []);
  const ranking = rankings([
    ["Bergen", 1, 1, null],
    ["Oslo", 2, 1, null],
  ]);
  assert.equal(
    said([p], { figure: "rank", indicators: ["a", "b", "c"] }, { ranking }).at(-1),
    "Bare den første av de 3 valgte indikatorene er rangert.",
  );
});

test("what is not drawn has no words: a scatter of one indicator, a profile of no municipality", () => {
  const p = panel(chosen({ Oslo: [3], Bergen: [4] }), share);
  assert.deepEqual(said([p], { figure: "scatter" }), []);
  assert.deepEqual(said([p], { figure: "profile" }), []);
});

test("heat: one indicator is told in the singular", () => {
  const one = (value: Given) =>
    said([heatPanel("A", value, 10)], { figure: "heat", regions: ["Oslo"] })[0]!;
  assert.match(one(12), /^I 2020 lå Oslo over ASSS-snittet for den ene indikatoren \(/);
  assert.match(one({ status: Status.missing }), /^Den ene indikatoren kan ikke holdes mot ASSS/);
  const alone = said([panel(chosen({ Oslo: [3] }), share)], { figure: "heat", baseline: "" });
  assert.deepEqual(alone, ["Figuren viser 1 indikator i 2020."]);
});

test("many indicators: the first chosen are told, and how many are not; at most six sentences", () => {
  const one = (i: number) => panel(chosen({ Oslo: [1, 2], Bergen: [1, 3] }), { name: `I${i}` });
  const told = (n: number) =>
    said(
      Array.from({ length: n }, (_, i) => one(i)),
      { figure: "line" },
    );
  const sentences = (n: number) =>
    told(n)
      .join(" ")
      .split(/\.(?: |$)/).length - 1;
  assert.deepEqual([1, 2, 3, 6, 7, 8].map(sentences), [2, 4, 6, 6, 6, 6]);
  assert.equal(told(7).at(-1), "2 indikatorer til står i tabellen.");
  assert.match(told(8)[0]!, /^I0: /);
});

test("the type of the average and its members are said once", () => {
  const one = (members: number) =>
    panel([...chosen({ Oslo: [1] }), group("asss", "ASSS", [2], members, 12)]);
  const brackets = (panels: Panel[]) =>
    said(panels, { figure: "line" }).map((w) => /\(([^)]*kommuner)\)/.exec(w)?.[1]);
  assert.deepEqual(brackets([one(12), one(12), one(11)]), [
    "vektet snitt, 12 av 12 kommuner",
    undefined,
    "vektet snitt, 11 av 12 kommuner",
  ]);
});
