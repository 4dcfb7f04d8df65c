import assert from "node:assert/strict";
import { test } from "node:test";
import type { Coverage } from "../../web/src/coverage.ts";
import type { Description, Group, Indicator } from "../../web/src/engine/types.ts";
import type { Panel } from "../../web/src/series.ts";
import { advice, nothingChosen, type AdviceModel } from "../../web/src/views/filters/advice.ts";
import { elsewhereOf, indicatorOptions } from "../../web/src/views/filters/indicators.ts";
import { membersOf } from "../../web/src/views/filters/members.ts";
import {
  averageOptions,
  municipalityOptions,
  wholeGroups,
} from "../../web/src/views/filters/places.ts";
import { find } from "../../web/src/controls/search.ts";
import { state } from "./state-sample.ts";

const source = (functions: string[]) => ({
  table: "12367",
  select: { KOKfunksjon0000: functions, ContentsCode: ["KOSbelop0000"] },
});
const indicator = (
  id: string,
  area: string,
  type: Indicator["type"],
  functions: string[] | undefined,
): Indicator => ({
  id,
  area,
  name: { nb: `Netto utgifter ${id}` },
  shortName: { nb: id },
  type,
  description: { nb: `Hva ${id} koster` },
  unit: "kroner",
  decimals: 0,
  versions: functions
    ? [
        {
          formula: "A",
          average: "weighted",
          inputs: { A: { name: { nb: "A" }, unit: "1000 kr", sources: [source(functions)] } },
        },
      ]
    : [],
});
const groups: Group[] = [
  {
    id: "asss",
    name: { nb: "ASSS" },
    members: [
      { to: 2021, regions: ["0301", "4601"] },
      { from: 2022, regions: ["0301", "4601", "3203", "9999"] },
    ],
  },
  { id: "uten-oslo", name: { nb: "ASSS uten Oslo" }, of: "asss", without: ["0301"] },
  { id: "andre", name: { nb: "De andre" }, of: "asss", without: ["self"] },
  { id: "resten", name: { nb: "Resten" }, of: "EAK", without: ["asss"] },
  { id: "store", name: { nb: "Store" }, members: [{ regions: ["3203", "4601"] }] },
  { id: "egen-min", name: { nb: "Min" }, members: [{ regions: ["0301"] }] },
];
const bundle: Description = {
  id: "t",
  kind: "real",
  label: { nb: "Prøvedata" },
  serviceAreas: [
    { id: "barnevern", name: { nb: "Barnevern" } },
    { id: "skole", name: { nb: "Grunnskole" } },
    { id: "tom", name: { nb: "Byggesak" } },
    { id: "egne-tall", name: { nb: "Egne tall" } },
  ],
  regions: [
    { code: "0301", name: "Oslo", kind: "municipality" },
    { code: "4601", name: "Bergen", kind: "municipality", codes: [{ code: "1201", to: 2019 }] },
    {
      code: "3203",
      name: "Asker",
      kind: "municipality",
      breaks: [
        {
          year: 2020,
          kind: "merger",
          predecessors: [{ name: "Røyken", codes: [{ code: "0627", to: 2019 }] }],
        },
      ],
    },
    { code: "EAK", name: "Landet", kind: "country" },
    { code: "EKG12", name: "KOSTRA-gruppe 12", kind: "kostra-group" },
  ],
  groups,
  tables: [
    {
      id: "12367",
      label: "12367: Detaljerte regnskapstall",
      dimensions: [
        {
          id: "KOKfunksjon0000",
          label: "funksjon",
          role: "",
          codes: ["244", "202"],
          labels: ["244 Barneverntjeneste", "202 Grunnskole"],
        },
      ],
      datasetNotes: [],
      cells: 1,
    },
  ],
  indicators: [
    indicator("skole.en", "skole", "prioritering", ["202"]),
    indicator("b.kvalitet", "barnevern", "kvalitet", ["244"]),
    indicator("b.netto", "barnevern", "prioritering", ["244"]),
    indicator("b.uten", "barnevern", "prioritering", undefined),
    indicator("egne-tall.x", "egne-tall", undefined, ["1"]),
  ],
  notes: [],
  years: [2018, 2023],
  indicatorYears: {},
};
const covered: Record<string, Record<string, number[]>> = {
  "b.netto": { "0301": [2018, 2019], "4601": [2022, 2023] },
  "skole.en": { "0301": [2020] },
};
const coverage = (): Coverage => ({
  regions: (id) => new Map(Object.entries(covered[id] ?? {})),
  years: () => undefined,
});
const now = state({ area: "barnevern", from: 2022, to: 2023 });

test("an area's indicators stand by type in KS's order, then own ones; other areas' only answer a search", () => {
  const options = indicatorOptions("barnevern", bundle, coverage);
  assert.deepEqual(
    options.map(({ label, group, leads = false }) => [label, group, leads]),
    [
      ["b.netto", "Prioritering/behov", false],
      ["b.kvalitet (uten tall her)", "Kvalitet", false],
      ["egne-tall.x (egne tall)", "Egne tall og indikatorer", false],
      ["skole.en", "I andre tjenesteområder", true],
    ],
  );
  assert.equal(elsewhereOf(options[3]!.value, bundle)?.id, "skole.en");
  assert.equal(elsewhereOf("b.netto", bundle), undefined);
});

test("an indicator is found by table, function, description and area, and says so", () => {
  const [netto, , , school] = indicatorOptions("barnevern", bundle, coverage);
  assert.equal(find("12367", netto!)?.told, "Tabell: 12367 Detaljerte regnskapstall");
  assert.equal(find("244", netto!)?.told, "Funksjon: 244 Barneverntjeneste");
  assert.equal(find("koster", netto!)?.told, "Beskrivelse: Hva b.netto koster");
  assert.equal(find("grunnskole", school!)?.rank, 0);
  assert.equal(find("244", school!), undefined);
});

test("members are those of the year, without those held out; nobody of who asks, or of a rest", () => {
  assert.deepEqual(membersOf("asss", 2021, bundle), ["0301", "4601"]);
  assert.deepEqual(membersOf("asss", 2022, bundle), ["0301", "4601", "3203"]);
  assert.deepEqual(membersOf("uten-oslo", 2022, bundle), ["4601", "3203"]);
  assert.deepEqual(membersOf("andre", 2022, bundle), []);
  assert.deepEqual(membersOf("resten", 2022, bundle), []);
});

test("whole groups are offered, first those that the first municipality is in", () => {
  const ids = (regions: string[]) => wholeGroups({ ...now, regions }, bundle).map((g) => g.id);
  assert.deepEqual(ids([]), ["asss", "store"]);
  assert.deepEqual(ids(["0301"]), ["asss", "store"]);
  assert.deepEqual(ids(["3203"]), ["asss", "store"]);
  assert.deepEqual(
    wholeGroups({ ...now, to: 2021, regions: ["3203"] }, bundle).map((g) => g.id),
    ["store", "asss"],
  );
});

test("a municipality is found by older numbers and by those that went into it", () => {
  const [, bergen, asker] = municipalityOptions(bundle, (code) => code !== "4601");
  assert.equal(bergen!.label, "Bergen (uten tall her)");
  assert.equal(find("1201", bergen!)?.told, "Tidligere kommunenummer: 1201 (til 2019)");
  assert.equal(find("røyken", asker!)?.told, "Tidligere kommune: Røyken 0627");
});

test("averages stand with their members, own groups and other regions under their names", () => {
  const told = averageOptions(now, bundle, () => true).map((o) => [o.value, o.group, o.detail]);
  assert.deepEqual(told, [
    ["asss", "Snitt", "3 kommuner"],
    ["uten-oslo", "Snitt", "2 kommuner"],
    ["andre", "Snitt", undefined],
    ["resten", "Snitt", undefined],
    ["store", "Snitt", "2 kommuner"],
    ["egen-min", "Egne grupper", "1 kommune"],
    ["EAK", "Landet", undefined],
    ["EKG12", "KOSTRA-grupper", undefined],
  ]);
});

const model = (given: Partial<typeof now>): AdviceModel => ({
  state: { ...now, ...given },
  bundle,
  areas: bundle.serviceAreas.map(({ id, name }) => ({ id, name, empty: id === "tom" })),
  coverage,
  defaults: () => ({ ...now, regions: ["0301", "4601"], from: 2018, to: 2023 }),
});

test("an area without numbers offers the areas and the data sets that have some", () => {
  const { why, offers } = nothingChosen(model({ area: "tom" }));
  assert.match(why, /Byggesak.*Prøvedata/);
  assert.deepEqual(
    offers.map((o) => o.area ?? o.data),
    ["barnevern", "skole", "egne-tall", "ssb-utdrag"],
  );
});

test("without an indicator those with numbers are offered; without places, who there is", () => {
  assert.deepEqual(nothingChosen(model({})).offers, [
    { label: "Vis b.netto", part: { indicators: ["b.netto"] } },
  ]);
  const { offers } = nothingChosen(model({ indicators: ["b.netto"], regions: [] }));
  assert.deepEqual(
    offers.map((o) => [o.label, o.part?.regions]),
    [
      ["Vis Oslo og Bergen", ["0301", "4601"]],
      ["Alle i ASSS (3)", ["0301", "4601", "3203"]],
    ],
  );
  assert.match(
    nothingChosen(model({ indicators: ["b.netto"], groups: ["andre"] })).why,
    /De andre.*uten en kommune/,
  );
});

const panel = (id: string, values: number): Panel =>
  ({
    indicator: bundle.indicators.find((i) => i.id === id)!,
    name: id,
    years: [2022, 2023],
    rows: [{ cells: [{ status: values ? 0 : 6 }, { status: 6 }] }],
  }) as unknown as Panel;

test("without numbers in the chosen years, other years and municipalities with numbers are offered", () => {
  const asked = { indicators: ["b.netto"], regions: ["0301", "EAK"] };
  const { why, offers } = advice([panel("b.netto", 0)], model(asked))!;
  assert.match(why, /b\.netto: ingen av de valgte stedene har tall i 2022–2023/);
  assert.deepEqual(offers, [
    { label: "Vis 2018–2019", part: { from: 2018, to: 2019, span: "fixed" } },
    { label: "Vis Bergen", part: { regions: ["4601", "EAK"] } },
  ]);
});

test("an indicator without any number offers one that has, or to leave it out of several", () => {
  const alone = advice([panel("b.kvalitet", 0)], model({ indicators: ["b.kvalitet"] }))!;
  assert.deepEqual(
    alone.offers.map((o) => o.part?.indicators),
    [["b.netto"]],
  );
  const both = advice(
    [panel("b.netto", 1), panel("b.kvalitet", 0)],
    model({ indicators: ["b.netto", "b.kvalitet"] }),
  )!;
  assert.deepEqual(
    both.offers.map((o) => o.part?.indicators),
    [["b.netto"]],
  );
});

test("where there are numbers, nothing is said", () => {
  assert.equal(advice([panel("b.netto", 1)], model({ regions: ["4601"] })), undefined);
});

test("a profile of nobody says that it needs a municipality before anything else, and offers some", () => {
  const given = { figure: "profile" as const, indicators: ["b.netto"], regions: ["EAK"] };
  for (const told of [
    advice([panel("b.netto", 0)], model(given))!,
    nothingChosen(model({ ...given, regions: [], groups: ["andre"] })),
  ]) {
    assert.match(told.why, /tjenesteprofil gjelder en kommune/);
    assert.equal(told.offers[0]!.label, "Vis Oslo og Bergen");
  }
});

test("more lines than can be followed are told, with the way to the spread", () => {
  const lines = (n: number, given: Parameters<typeof model>[0] = {}) => {
    const one = panel("b.netto", 1);
    const rows = Array.from({ length: n }, () => one.rows[0]!);
    const regions = rows.map((_, i) => `${i}`);
    return advice([{ ...one, rows }], model({ indicators: ["b.netto"], regions, ...given }));
  };
  assert.equal(lines(40), undefined);
  const told = lines(41)!;
  assert.match(told.why, /^41 linjer i samme figur er ikke til å lese\. «Spredning» viser/);
  assert.deepEqual(told.offers, [{ label: "Bytt til Spredning", part: { figure: "dots" } }]);
  assert.deepEqual(lines(41, { figure: "bar" })!.offers, told.offers);
  assert.equal(lines(41, { panels: "places" }), undefined);
});
