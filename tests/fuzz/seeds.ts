/**
 * What the fuzzers begin with: small pieces of the definitions, of the small bundle and of bundles
 * made up by chance. Nothing of SSB's own files, for what grows from it is committed.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Dataset } from "../reference/jsonstat.ts";
import { randomBundle } from "../reference/random-world.ts";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Object = { [key: string]: Json };

const read = (file: string): string => readFileSync(file, "utf8");
const small = JSON.parse(read("tests/fuzz/small-bundle.json")) as {
  regions: Json;
  groups: Json;
  indicators: Object[];
  tables: { id: string; dataset: Object & { dimension: { [id: string]: Object } } }[];
};
const seeds = [1, 2, 3, 4, 5, 6];

const isText = (json: Json): boolean => typeof json === "object" && json !== null && "nb" in json;
/** Without the texts that only a reader reads. */
const terse = (json: Json): Json => {
  if (Array.isArray(json)) return json.map(terse);
  if (typeof json !== "object" || json === null) return json;
  const kept = Object.entries(json).filter(([key, one]) => key === "name" || !isText(one));
  return Object.fromEntries(
    kept.map(([key, one]) => [key, isText(one) ? { nb: "Navn" } : terse(one)]),
  );
};

/** Cut to its first categories. */
function cut(dataset: Dataset, most: number): Json {
  const { id, size, dimension, value, status } = dataset as unknown as {
    id: string[];
    size: number[];
    dimension: Record<string, { category: { index: string[] | Record<string, number> } }>;
    value: Record<string, Json>;
    status: Record<string, Json>;
  };
  const codes = id.map((name) => {
    const { index } = dimension[name]!.category;
    const all = Array.isArray(index)
      ? index
      : Object.keys(index).sort((a, b) => index[a]! - index[b]!);
    return all.slice(0, most);
  });
  const cells = codes.reduce<number[]>(
    (places, kept, d) => places.flatMap((place) => kept.map((_, i) => place * size[d]! + i)),
    [0],
  );
  const told = (from: Record<string, Json>): Json =>
    Array.isArray(from)
      ? cells.map((place) => from[place] ?? null)
      : Object.fromEntries(
          cells.flatMap((place, i) => (from[place] === undefined ? [] : [[i, from[place]]])),
        );
  return {
    ...(dataset as unknown as Object),
    size: codes.map((kept) => kept.length),
    dimension: Object.fromEntries(
      id.map((name, d) => [name, { label: name, category: { index: codes[d]! } }]),
    ),
    value: told(value),
    status: told(status ?? {}),
  };
}

const tables = seeds.flatMap((seed) => randomBundle(seed).tables);
const dataset = small.tables[0]!.dataset;

const jsonstat = (): Json[] => [
  dataset,
  ...tables.map(({ dataset: one }, i) => cut(one, 2 + (i % 2))),
  { version: "2.0", class: "collection", link: { item: [dataset, cut(tables[0]!.dataset, 2)] } },
  {
    version: "2.0",
    class: "dataset",
    label: "Ett tall",
    source: "SSB",
    updated: "2026-03-16T07:00:00Z",
    note: ["Merk"],
    id: ["Region", "ContentsCode", "Tid"],
    size: [1, 1, 2],
    role: { time: ["Tid"], metric: ["ContentsCode"] },
    dimension: {
      Region: { label: "region", category: { label: { "0301": "Oslo" } } },
      ContentsCode: {
        category: { index: { P: 0 }, unit: { P: { base: "antall", decimals: 1 } } },
      },
      Tid: { category: { index: { 2020: 0, 2021: 1 } } },
    },
    value: { 1: 2.5 },
    status: ":",
    extension: { px: { decimals: 1 } },
  },
];

/** The small bundle in numbers whose sums a double cannot hold. */
const huge = (): Json => {
  const copy = structuredClone(small);
  const data = copy.tables[0]!.dataset;
  data.value = (data.value as (number | null)[]).map((one) => one && one * 1e304);
  return copy as unknown as Json;
};

/** Of three years and with fewer indicators, so that a run is short. */
const bundle = (): Json[] => [
  small as unknown as Json,
  huge(),
  ...seeds.map((seed) => {
    const made = randomBundle(seed) as unknown as Object & {
      tables: { id: string; dataset: Dataset }[];
      indicators: Json[];
    };
    const some = made.indicators.filter((_, i) => i % 6 === seed % 6).slice(0, 1);
    const read = made.tables.filter(({ id }) => JSON.stringify(some).includes(`"${id}"`));
    const first = read.map((one) => ({ ...one, dataset: cut(one.dataset, 3) }));
    return terse({ ...made, tables: first, indicators: some, notes: [] });
  }),
];

const definitions = (): Json[] =>
  readdirSync("indicator-defs", { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) =>
      readdirSync(join("indicator-defs", name)).map((file) =>
        terse(JSON.parse(read(join("indicator-defs", name, file))) as Json),
      ),
    );
const definition = (): Json[] => [...small.indicators, ...definitions()];

/** Those of the C++ tests and of the definitions. */
function formula(): string[] {
  const tested = [...read("tests/cpp/formula_test.cpp").matchAll(/\{"((?:[^"\\]|\\.)+)", *"/g)];
  const defined = JSON.stringify(definitions()).matchAll(/"formula":"([^"]+)"/g);
  return [...new Set([...tested, ...defined].map(([, text]) => text!.replace(/\\[tn]/g, " ")))];
}

const query = (): Json[] => [
  {
    indicators: ["x.andel", "x.snitt", "x.folk", "x.indeks"],
    regions: ["0301", "1201", "5001", "EAK"],
    groups: ["asss", "andre@0301", "resten", "min"],
    years: [2018, 2022],
    baseline: "asss",
    inputs: true,
    ownGroups: [{ id: "min", name: "Min", regions: ["4601", "5001"] }],
  },
  {
    indicators: ["x.andel"],
    regions: ["0301"],
    years: [2019, 2021],
    baseline: "4601",
    formula: "A / group(asss, A) * 100",
    predecessors: "summed",
  },
  {
    indicators: ["min.egen", "x.andel"],
    groups: ["asss"],
    years: [2020, 2020],
    predecessors: "as-published",
    ownIndicators: [{ ...small.indicators[0]!, id: "min.egen", of: "x.andel" }],
  },
  { indicators: ["x.snitt"], groups: ["andre@5001"], years: [2021, 2021] },
  { area: "x", regions: ["0301", "5001"], year: 2021, baseline: "andre", span: "asss" },
  { area: "x", regions: ["4601"], year: 2022, baseline: "EAK", predecessors: "summed" },
  { area: "x", year: 2021, region: "5001", group: "asss", years: 3, minimum: 0, most: 9 },
  { area: "x", year: 2022, region: "0301", group: "andre@0301", years: 2, minimum: 30, most: 5 },
  { indicator: "x.andel", year: 2021, group: "asss", best: "high" },
  { indicator: "x.folk", year: 2020, regions: ["0301", "4601", "5001"], best: "low" },
];

/** Of the table of the small bundle: what both versions of SSB's API say of it before any figure. */
const about = (): { v2: Json; v1: Json } => {
  const { value: _value, status: _status, ...v2 } = dataset;
  const codes = (name: string): Json => (dataset.dimension[name]!.category as Object).index!;
  const variable = (code: string, more: Object = {}): Json => ({
    code,
    text: code,
    values: codes(code),
    valueTexts: codes(code),
    ...more,
  });
  return {
    v2: { ...v2, extension: { px: { tableid: "t" } } },
    v1: {
      title: "Tall",
      variables: [variable("Region"), variable("ContentsCode"), variable("Tid", { time: true })],
    },
  };
};
const question = (api: string, metadata: Json, more: Object = {}): Json =>
  terse({
    regions: small.regions,
    groups: small.groups,
    definitions: small.indicators,
    tables: {
      t: {
        successors: ["u"],
        sums: { ContentsCode: { "A+B": { from: "A", to: "B", label: "A og B" } } },
      },
      u: { byHand: true },
    },
    metadata: { t: metadata },
    api,
    ...more,
  });
const plan = (): Json[] => {
  const summed = structuredClone(small.indicators[0]!);
  const of = JSON.stringify(summed).replaceAll('["A"]', '["A+B"]');
  return [
    question("v2", about().v2),
    question("v1", about().v1, { maxCells: 10 }),
    question("v2", about().v2, { areas: ["x"], places: ["asss", "EAK"], years: ["2019", "2021"] }),
    question("v2", about().v1, { allMunicipalities: true, maxCells: 4 }),
    question("v2", null),
    question("v1", about().v2, { definitions: [JSON.parse(of) as Json] }),
  ];
};

const reply = (regions: string[], years: string[], value: Json[], status: Object = {}): Object => ({
  version: "2.0",
  class: "dataset",
  updated: "2026-03-16",
  id: ["Region", "Alder", "Tid"],
  size: [regions.length, 2, years.length],
  role: { time: ["Tid"], geo: ["Region"] },
  dimension: {
    Region: { category: { index: regions } },
    Alder: { category: { index: ["000", "001"] } },
    Tid: { category: { index: years } },
  },
  value,
  status,
});
const merge = (): Json[] => [
  {
    task: { id: "t" },
    replies: [
      { dataset: reply(["0301"], ["2021", "2020"], [1, 2, 3, null], { 3: ":" }) },
      { dataset: reply(["4601"], ["2020"], [5, 6]) },
    ],
  },
  {
    task: {
      id: "t",
      geo: "Region",
      time: "Tid",
      absent: ".",
      accept: ["2020"],
      keep: [{ id: "Alder", codes: ["0-1", "000"] }],
      sums: { Alder: { "0-1": { label: "0-1 år", codes: ["000", "001"] } } },
    },
    replies: [
      { dataset: reply(["0301", "4601"], ["2020"], [1, null, 3, 4], { 1: "." }) },
      { dataset: reply(["0301"], ["2020", "2021"], [1, 7, 8, 9]) },
    ],
  },
  {
    task: { id: "t", byHand: true, keep: [{ id: "Kjonn", codes: ["0"] }] },
    replies: [{ fixed: { Kjonn: "0" }, dataset: reply(["0301"], ["2020"], [1, 2]) }],
  },
  {
    task: {
      id: "t",
      sums: { Alder: { alle: { codes: ["000", "001"] } } },
      keep: [{ id: "Alder", codes: ["alle"] }],
    },
    replies: [{ dataset: reply(["0301"], ["2020"], [1e308, 1e308]) }],
  },
];

const texts = (all: Json[]): string[] => all.map((one) => JSON.stringify(one));

/** By target. */
export const seedsOf: Record<string, () => string[]> = {
  jsonstat: () => texts(jsonstat()),
  bundle: () => texts(bundle()),
  definition: () => texts(definition()),
  formula,
  query: () => texts(query()),
  plan: () => texts(plan()),
  merge: () => texts(merge()),
};
