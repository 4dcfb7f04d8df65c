import assert from "node:assert/strict";
import { test } from "node:test";
import { anew, broughtForward, carried, renamed } from "../../web/src/carry.ts";
import type { Description } from "../../web/src/engine/types.ts";
import { withoutGroup, withGroup } from "../../web/src/own/groups.ts";
import { spanYears } from "../../web/src/span.ts";
import type { State } from "../../web/src/state.ts";
import { state } from "./state-sample.ts";

const versions = [{ formula: "A", average: "mean" as const, inputs: {} }];
const indicator = (id: string, area: string) => ({
  id,
  area,
  name: { nb: id },
  unit: "kroner",
  decimals: 0,
  versions,
});

function description(years: [number, number], codes: string[]): Description {
  return {
    id: "t",
    kind: "real",
    label: { nb: "T" },
    serviceAreas: [{ id: "a", name: { nb: "A" } }],
    regions: [
      ...codes.map((code) => ({ code, name: code, kind: "municipality" as const })),
      { code: "EAK", name: "Landet", kind: "country" },
    ],
    groups: [{ id: "asss", name: { nb: "ASSS" }, members: [{ regions: codes }] }],
    tables: [],
    indicators: [indicator("a.en", "a"), indicator("egne-indikatorer.min", "egne-indikatorer")],
    notes: [],
    years,
    indicatorYears: {},
  };
}

const bundle = description([2016, 2022], ["1", "2"]);
const base = state({
  data: "x",
  area: "a",
  indicators: ["a.en"],
  regions: ["1"],
  groups: ["asss"],
  from: 2015,
  to: 2021,
  year: 2021,
});
const defaults: State = { ...base, data: "y", from: 2016, to: 2022, year: 2022, regions: ["2"] };

test("another edition keeps what was chosen, and what was not chosen follows its own defaults", () => {
  const made = carried(base, base, bundle, defaults);
  assert.deepEqual([made.data, made.from, made.to, made.year], ["y", 2016, 2022, 2022]);
  assert.deepEqual(made.regions, ["1"]);
  const chosen = { ...base, regions: ["9"], indicators: ["a.to"] };
  const held = carried(chosen, base, bundle, defaults);
  assert.deepEqual([held.regions, held.indicators], [["2"], ["a.en"]]);
  assert.deepEqual(carried({ ...base, regions: [] }, base, bundle, defaults).regions, []);
});

for (const [span, from, to, expected] of [
  ["fixed", 2010, 2020, [2016, 2020]],
  ["fixed", 2018, 2019, [2018, 2019]],
  ["from", 2018, 2021, [2018, 2022]],
  [{ last: 3 }, 2019, 2021, [2020, 2022]],
  [{ last: 30 }, 2015, 2021, [2016, 2022]],
] as const)
  test(`in another edition ${JSON.stringify(span)} ${from}–${to} becomes ${expected.join("–")}`, () => {
    const made = carried({ ...base, span, from, to }, base, bundle, defaults);
    assert.deepEqual([made.from, made.to], expected);
    assert.deepEqual(made.span, span);
  });

test("an indicator of the reader's own goes along into any area", () => {
  const chosen = { ...base, indicators: ["egne-indikatorer.min"] };
  assert.deepEqual(carried(chosen, base, bundle, defaults).indicators, ["egne-indikatorer.min"]);
});

const coast = { id: "egen-kyst", name: "Kyst", regions: ["1", "2", "9"] };
const gone = { id: "egen-innland", name: "Innland", regions: ["8"] };

test("the reader's groups go along with the members that there are, and go out when there are none", () => {
  const chosen = {
    ...base,
    groups: ["egen-kyst", "egen-innland", "asss"],
    baseline: "egen-innland",
    ownGroups: [coast, gone],
  };
  const made = carried(chosen, base, bundle, defaults);
  assert.deepEqual(made.ownGroups, [{ ...coast, regions: ["1", "2"] }]);
  assert.deepEqual(made.groups, ["egen-kyst", "asss"]);
  assert.equal(made.baseline, "asss");
  assert.equal(carried({ ...chosen, baseline: "EAK" }, base, bundle, defaults).baseline, "EAK");
});

test("who starts anew keeps the language and the groups of their own, chosen nowhere", () => {
  const made = anew(
    { ...base, language: "nn", ownGroups: [coast], groups: ["egen-kyst"], title: "Min" },
    bundle,
    defaults,
  );
  assert.deepEqual([made.language, made.title, made.groups], ["nn", "", ["asss"]]);
  assert.equal(made.ownGroups[0]!.id, "egen-kyst");
});

test("a new group is chosen at once, an edited one stays where it was, a deleted one is nowhere", () => {
  const made = { ...base, ...withGroup(base, coast) };
  assert.deepEqual(made.groups, ["asss", "egen-kyst"]);
  const edited = withGroup({ ...made, groups: ["asss"] }, { ...coast, name: "Vest" });
  assert.deepEqual([edited.groups, edited.ownGroups.map((g) => g.name)], [["asss"], ["Vest"]]);
  assert.deepEqual(withoutGroup({ ...made, baseline: "egen-kyst" }, "egen-kyst", "asss"), {
    ownGroups: [],
    groups: ["asss"],
    baseline: "asss",
  });
});

test("the last years end with the last year with numbers, and begin no earlier than the data", () => {
  const years = { from: 2018, to: 2020, latest: 2021 };
  assert.deepEqual(spanYears({ last: 2 }, years, bundle), {
    span: { last: 2 },
    from: 2020,
    to: 2021,
  });
  assert.deepEqual(spanYears("from", years, bundle), { span: "from", from: 2018, to: 2021 });
  assert.deepEqual(spanYears("fixed", { ...years, to: 2017 }, bundle), {
    span: "fixed",
    from: 2017,
    to: 2018,
  });
});

test("the municipality that a reader has brought to the front stands first where it has numbers", () => {
  const coverage = () => ({ regions: () => new Map([["2", [2020]]]), years: () => undefined });
  const two = { ...base, regions: ["1", "3"] };
  assert.deepEqual(broughtForward(two, "2", coverage).regions, ["2", "1"]);
  assert.equal(broughtForward(two, "9", coverage), two);
  assert.equal(broughtForward(two, undefined, coverage), two);
});

test("the reader's own words go when nothing is left of what they were written for", () => {
  const own = { title: "Min tittel", subtitle: "Under", note: "Merk" };
  const before = state({ indicators: ["a", "b"], ...own });
  const words = ({ title, subtitle, note }: State) => ({ title, subtitle, note });
  assert.deepEqual(words(renamed({ ...before, indicators: ["b", "c"] }, before)), own);
  const gone = { title: "", subtitle: "", note: "" };
  assert.deepEqual(words(renamed({ ...before, indicators: ["c"] }, before)), gone);
  assert.deepEqual(words(renamed({ ...before, indicators: [] }, before)), gone);
  const none = state({ indicators: [], ...own });
  assert.deepEqual(words(renamed({ ...none, from: 2019 }, none)), own);
});
