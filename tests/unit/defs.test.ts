import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { loadDefinitions, schemaFaults, validators } from "../../scripts/lib/bundle-defs.ts";
import { DEFS } from "../../scripts/lib/bundle.ts";
import { faultText, type Fault } from "../../scripts/lib/bundle-faults.ts";

const shared =
  process.env.FIGUR_SHARED ?? fileURLToPath(new URL("../../../shared", import.meta.url));
const check = validators(DEFS);
const faults: Fault[] = [];
const { areas, regions, groups, indicators } = loadDefinitions(DEFS, check, faults);

test("every definition, region, group and service area keeps to its schema, and ids match paths", () => {
  assert.deepEqual(faults.map(faultText), []);
  assert.ok(indicators.length >= 50, `${indicators.length} definitions`);
});

test("the schema refuses a definition with a misspelt field, an unknown type or an empty text", () => {
  const good = structuredClone(indicators.find(({ id }) => id === "barnevern.andel-tiltak")!);
  assert.deepEqual(schemaFaults(check.indicator, good, "x"), []);
  for (const spoil of [
    (d: typeof good) => Object.assign(d, { formål: "x" }),
    (d: typeof good) => Object.assign(d, { type: "Prioritering" }),
    (d: typeof good) => Object.assign(d.name, { nn: "" }),
    (d: typeof good) => Object.assign(d.versions[0]!, { average: "vektet" }),
    (d: typeof good) => Object.assign(d.versions[0]!.inputs.A!, { sources: [] }),
  ]) {
    const bad = structuredClone(good);
    spoil(bad);
    assert.notEqual(schemaFaults(check.indicator, bad, "x").length, 0);
  }
});

test("every text stands in bokmål, nynorsk and English, and is not blank", () => {
  const blank: string[] = [];
  const walk = (node: unknown, at: string): void => {
    if (typeof node !== "object" || node === null) return;
    if ("nb" in node) {
      for (const language of ["nb", "nn", "en"] as const)
        if (!((node as Record<string, string>)[language] ?? "").trim())
          blank.push(`${at}.${language}`);
      return;
    }
    for (const [key, child] of Object.entries(node)) walk(child, `${at}/${key}`);
  };
  for (const part of [...areas, ...regions, ...groups, ...indicators])
    walk(part, "id" in part ? part.id : part.code);
  assert.deepEqual(blank, []);
});

test("versions of one indicator, and sources of one input, do not overlap in time", () => {
  const overlap = (spans: { from?: number; to?: number }[]): boolean =>
    spans.some((a, i) =>
      spans
        .slice(i + 1)
        .some((b) => (a.from ?? 0) <= (b.to ?? 9999) && (b.from ?? 0) <= (a.to ?? 9999)),
    );
  for (const { id, versions } of indicators) {
    assert.ok(!overlap(versions), id);
    for (const version of versions)
      for (const input of Object.values(version.inputs)) assert.ok(!overlap(input.sources), id);
  }
});

test("a formula uses each of its inputs, and units get their factor: 100 for percent, 1000 for thousands of kroner", () => {
  for (const { id, unit, versions } of indicators)
    for (const { formula, inputs } of versions) {
      const names = new Set(formula.match(/[A-Z]\w*/g));
      assert.deepEqual([...names].sort(), Object.keys(inputs).sort(), id);
      const units = Object.values(inputs).map((input) => input.unit);
      if (unit === "prosent") assert.equal(/\* 100$/.test(formula), !units.includes("prosent"), id);
      if (unit === "kroner") assert.equal(/\b1000\b/.test(formula), units.includes("1000 kr"), id);
    }
});

test("population is read at 1 January of the year after", () => {
  for (const { id, versions } of indicators)
    for (const version of versions)
      for (const input of Object.values(version.inputs))
        for (const source of input.sources)
          assert.equal(source.yearOffset ?? 0, source.table === "07459" ? 1 : 0, id);
});

test("group members are known regions, and a code belongs to one region only", () => {
  const codes = new Set(regions.map(({ code }) => code));
  for (const group of groups)
    for (const { regions: members } of group.members)
      for (const code of members) assert.ok(codes.has(code), `${group.id}: ${code}`);
  const owner = new Map<string, string>();
  for (const region of regions)
    for (const { code } of region.codes ?? [region]) {
      assert.ok(!owner.has(code), `${code} is both ${owner.get(code)} and ${region.name}`);
      owner.set(code, region.name);
    }
});

test("ASSS has ten members up to 2021 and twelve from 2022", () => {
  const asss = groups.find(({ id }) => id === "asss")!;
  const size = (year: number): number[] =>
    asss.members
      .filter((m) => year >= (m.from ?? 0) && year <= (m.to ?? 9999))
      .map((m) => m.regions.length);
  assert.deepEqual(size(2021), [10]);
  assert.deepEqual(size(2022), [12]);
});

test("no sentence of a definition is copied from the source pages", (t) => {
  const folder = join(shared, "seeds");
  if (!existsSync(folder)) return t.skip(`no source pages at ${folder} (set FIGUR_SHARED)`);
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  const pages = readdirSync(folder)
    .map((name) => plain(readFileSync(join(folder, name), "utf8")))
    .join(" ");
  const copied: string[] = [];
  for (const definition of indicators)
    for (const field of [
      "description",
      "purpose",
      "keyTerms",
      "calculation",
      "selection",
      "interpretation",
    ] as const)
      for (const sentence of definition[field]!.nb!.split(/[.:;?!]\s+/))
        if (plain(sentence).split(" ").length >= 6 && pages.includes(plain(sentence)))
          copied.push(`${definition.id} ${field}: ${sentence}`);
  assert.deepEqual(copied, []);
});
