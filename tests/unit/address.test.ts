import assert from "node:assert/strict";
import { test } from "node:test";
import type { Description } from "../../web/src/engine/types.ts";
import { limited } from "../../web/src/faults.ts";
import { dataSet, encode, parse, resolve } from "../../web/src/address.ts";
import type { State } from "../../web/src/state.ts";
import { state as sample } from "./state-sample.ts";

const indicator = (
  id: string,
  area: string,
  versions = [
    {
      formula: "A",
      average: "mean" as const,
      inputs: { A: { name: { nb: "A" }, unit: "kroner", sources: [] } },
    },
  ],
) => ({
  id,
  area,
  name: { nb: id },
  unit: "kroner",
  decimals: 0,
  versions,
});

const bundle: Description = {
  id: "t",
  kind: "real",
  label: { nb: "T" },
  serviceAreas: [
    { id: "barnevern", name: { nb: "Barnevern" } },
    { id: "barnehage", name: { nb: "Barnehage" } },
  ],
  regions: [
    { code: "0301", name: "Oslo", kind: "municipality" },
    {
      code: "3201",
      name: "Bærum",
      kind: "municipality",
      codes: [
        { code: "0219", to: 2019 },
        { code: "3201", from: 2024 },
      ],
    },
    { code: "EAK", name: "Landet", kind: "country" },
  ],
  groups: [
    { id: "asss", name: { nb: "ASSS" }, members: [] },
    { id: "de andre", name: { nb: "De andre" }, of: "asss", without: ["self"] },
  ],
  tables: [],
  indicators: [
    indicator("b.en", "barnevern"),
    indicator("b.to", "barnevern"),
    indicator("b.uten", "barnevern", []),
    indicator("h.en", "barnehage"),
  ],
  notes: [],
  years: [2015, 2025],
  indicatorYears: {},
};

const defaults = (area = "barnevern"): State =>
  sample({
    data: "ssb-utdrag",
    area,
    indicators: [area === "barnevern" ? "b.en" : "h.en"],
    regions: ["0301"],
    groups: ["asss"],
    from: 2015,
    to: 2024,
    year: 2024,
  });
const read = (hash: string) => {
  const { result, problems } = parse(hash);
  const resolved = resolve(result, dataSet(result, false).result, bundle, defaults);
  return {
    state: resolved.result,
    problems: [...problems, ...dataSet(result, false).problems, ...resolved.problems],
  };
};

test("the default state has an empty hash, and an empty hash is the default state", () => {
  assert.equal(encode(defaults(), defaults(), "barnevern"), "");
  assert.deepEqual(read(""), { state: defaults(), problems: [] });
});

test("every state comes back from its own hash", () => {
  const states: Partial<State>[] = [
    { indicators: ["b.to", "b.en"] },
    { regions: ["3201", "EAK", "0301"] },
    { regions: [], groups: [] },
    { indicators: [] },
    { from: 2025, to: 2025 },
    { from: 2019 },
    { from: 2020, to: 2020, span: "fixed", figure: "bar" },
    { span: "fixed" },
    { from: 2020, span: { last: 5 } },
    { figure: "heat", order: "value", labels: true, baseline: "EAK" },
    { axis: "places", panels: "places", figure: "rank", best: "low" },
    { title: "50 % & mer = «æ» ~ #", subtitle: "%41", note: "Se side 3" },
    { language: "en", view: "sources" },
    {
      groups: ["asss", "egen-vest"],
      ownGroups: [{ id: "egen-vest", name: "Vest: ~ & øst", regions: ["0301", "3201"] }],
    },
    {
      indicators: ["egne-indikatorer.ny"],
      ownIndicators: [
        {
          id: "egne-indikatorer.ny",
          name: "Ny",
          unit: "kroner",
          decimals: 2,
          formula: "A / B * 1000",
          of: "b.en",
          inputs: { B: { indicator: "b.to", input: "A" } },
        },
      ],
    },
    { area: "barnehage", indicators: ["h.en"] },
    { data: "demo" },
    { view: "profile", year: 2021, baseline: "EAK" },
    { baseline: "de andre" },
    { groups: ["asss", "de andre"], predecessors: "summed" },
    { data: "fersk~demo~barnevern", changes: true },
    { data: "landet-2025" },
  ];
  for (const part of states) {
    const state = { ...defaults(part.area), ...part };
    const hash = encode(state, defaults(state.area), "barnevern");
    assert.deepEqual(read(hash), { state, problems: [] }, hash);
  }
});

test("only what differs from the default is written", () => {
  assert.equal(
    encode(
      { ...defaults(), regions: ["3201", "0301"], to: 2023, span: "fixed" },
      defaults(),
      "barnevern",
    ),
    "#v=1&kom=3201~0301&fra=2015&til=2023",
  );
  assert.equal(
    encode(
      { ...defaults(), view: "profile", year: 2020, baseline: "EAK", predecessors: "summed" },
      defaults(),
      "barnevern",
    ),
    "#v=1&vis=profil&aar=2020&mot=EAK&fgj=sum",
  );
});

test("a bad value gives one sentence that names it, and the rest of the link holds", () => {
  const table: [string, Partial<State>, RegExp][] = [
    ["#v=1&ind=finnes.ikke&kom=3201", { regions: ["3201"] }, /finnes\.ikke/],
    ["#v=1&kom=9999~3201", { regions: ["3201"] }, /9999/],
    ["#v=1&kom=9999", {}, /9999/],
    ["#v=1&grp=tull", {}, /tull/],
    ["#v=1&fra=1814", {}, /1814/],
    ["#v=1&til=to+tusen", {}, /to\+tusen/],
    ["#v=1&siste=mange", {}, /mange/],
    ["#v=1&siste=3&fra=2017", { from: 2022, span: { last: 3 } }, /siste/],
    ["#v=1&fig=kake", {}, /kake/],
    ["#v=1&vis=kart", {}, /kart/],
    ["#v=1&aar=1814", {}, /1814/],
    ["#v=1&mot=0301", {}, /0301/],
    ["#v=1&mot=tull", {}, /tull/],
    ["#v=1&fgj=kanskje", {}, /kanskje/],
    ["#v=1&omr=vei", {}, /vei/],
    ["#v=1&ind=h.en", {}, /h\.en/],
    ["#v=1&ind=b.uten", {}, /b\.uten/],
    ["#v=1&farge=rosa", {}, /farge/],
    ["#v=1&data=Hemmelig!", {}, /Hemmelig!/],
    ["#v=1&data=fersk", {}, /fersk/],
    ["#v=1&data=fersk~demo~..", {}, /fersk/],
    ["#v=1&end=kanskje", {}, /kanskje/],
    ["#v=1&ind=egne-tall.a.b", {}, /egne tall fra en fil/],
    ["#v=1&omr=egne-tall", {}, /egne tall fra en fil/],
    ["#v=1&data=egen", {}, /egen fil/],
    ["#v=1&kom=3201&kom=0301", { regions: ["3201"] }, /kom/],
    ["#v=7&kom=3201", {}, /v=7/],
    ["#kom=3201", {}, /annen utgave/],
    ["#bare-noe", {}, /bare-noe/],
  ];
  for (const [hash, part, said] of table) {
    const { state, problems } = read(hash);
    assert.deepEqual(state, { ...defaults(), ...part }, hash);
    assert.equal(problems.length, 1, `${hash}: ${problems.join(" | ")}`);
    assert.match(problems[0]!, said, hash);
  }
});

test("a municipality is found by its older codes, once", () => {
  assert.deepEqual(read("#v=1&kom=0219"), {
    state: { ...defaults(), regions: ["3201"] },
    problems: [],
  });
  assert.deepEqual(read("#v=1&kom=0301~3201~0219").state.regions, ["0301", "3201"]);
});

test("however much is wrong with a link, little is said, and nothing twice", () => {
  assert.equal(limited(read(`#v=1&${"a=1&".repeat(3000)}`).problems).length, 1);
  const many = Array.from({ length: 3000 }, (_, i) => `a${i}=1`).join("&");
  const said = limited(read(`#v=1&${many}`).problems);
  assert.equal(said.length, 6);
  assert.match(said.at(-1)!, /2995/);
});

test("years in the wrong order are swapped and said", () => {
  const { state, problems } = read("#v=1&fra=2022&til=2018");
  assert.deepEqual([state.from, state.to], [2018, 2022]);
  assert.match(problems[0]!, /byttet om/);
});

test("one year alone moves the other end only when it must", () => {
  assert.deepEqual(
    [read("#v=1&fra=2025").state.from, read("#v=1&fra=2025").state.to],
    [2025, 2025],
  );
  assert.deepEqual(
    [read("#v=1&til=2020").state.from, read("#v=1&til=2020").state.to],
    [2015, 2020],
  );
});

test("broken percent signs and hostile texts do no harm", () => {
  for (const hash of [
    "#v=1&kom=%E0%A4%A",
    "#%",
    "#v=1&ind=<script>alert(1)</script>",
    `#v=1&kom=${"9".repeat(5000)}`,
    "#&&&=&",
    "#v=1&__proto__=1",
  ]) {
    assert.deepEqual(read(hash).state.figure, "line", hash);
    for (const problem of read(hash).problems) assert.ok(problem.length < 200, problem);
  }
});
