/** How an answer comes over the boundary: named as the bundle names, and the page's own. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { Engine } from "../../web/src/engine/engine.ts";
import type { Query, RegionCode } from "../../web/src/engine/types.ts";

const root = new URL("../../", import.meta.url);
const engine = await Engine.create(await readFile(new URL("build/wasm/figur.wasm", root)));
const demo = await readFile(new URL("build/data/demo.json", root));
const bundle = engine.loadBundle(demo);
const group = bundle.groups.find((g) => g.members)!.id;
const indicators = Object.keys(bundle.indicatorYears).slice(0, 3);
const query: Query = {
  indicators,
  regions: bundle.regions.map((r) => r.code),
  groups: [group],
  years: bundle.years,
};

test("a region is told by its code and name of today, by whichever code and however often it was asked for", () => {
  const older = ({ code, codes = [] }: { code: string; codes?: RegionCode[] }) =>
    codes.find((one) => one.code !== code)?.code;
  const { code, name, codes } = bundle.regions.find(older)!;
  const [other] = bundle.regions.filter((r) => r.code !== code);
  const regions = [other!.code, older({ code, codes })!, code];
  const { places, value, years } = engine.evaluate({ ...query, regions });
  assert.deepEqual(
    places.map((place) => [place.id, place.kind, place.name]),
    [
      [other!.code, "region", other!.name],
      [code, "region", name],
      [code, "region", name],
      [group, "group", bundle.groups.find((g) => g.id === group)!.name.nb],
    ],
  );
  const row = (place: number) => value.slice(place * years.length, (place + 1) * years.length);
  assert.deepEqual(row(1), row(2));
});

test("a column is as long as the question makes it, also where it asks for hardly anything", () => {
  for (const regions of [[], query.regions!.slice(0, 1), query.regions!])
    for (const groups of [[], [group]])
      for (const baseline of [undefined, group]) {
        const [year] = bundle.years;
        const one: Query = { indicators, regions, groups, years: [year, year], baseline };
        const { value, deviation, status, flags, min, members, average } = engine.evaluate(one);
        const cells = 3 * (regions.length + groups.length);
        assert.deepEqual(
          [value, status, flags, deviation, min, members, average].map((column) => column.length),
          [cells, cells, cells, baseline ? cells : 0, 3 * groups.length, 3 * groups.length, 3],
        );
        value.forEach((v, i) => assert.equal(Number.isNaN(v), status[i] !== 0, `cell ${i}`));
      }
});

test("an answer stays what it was when another question is asked and another bundle refused", () => {
  const before = engine.evaluate(query);
  const kept = structuredClone(before);
  engine.evaluate({ ...query, indicators: indicators.slice(1), baseline: group });
  const broken = new TextEncoder().encode('{"regions": [{"code": "9999", "name": "Ingen"}]}');
  assert.throws(() => engine.loadBundle(broken));
  assert.deepEqual(before, kept);
  assert.deepEqual(engine.evaluate(query), kept);
});

test("a break is told of its indicator, place and year, in the bundle's own words", () => {
  const { breaks } = engine.evaluate(query);
  const [from, to] = query.years;
  const own = bundle.regions.flatMap(({ code, breaks: all = [] }) =>
    all
      .filter(({ year }) => from <= year && year <= to)
      .map(({ kind, year, text }) => ({
        kind: kind === "grouping" ? "grouping" : "borders",
        place: code,
        year,
        text: text?.nb ?? "",
      })),
  );
  assert.notEqual(own.length, 0);
  for (const id of indicators) {
    const told = breaks.filter((one) => one.indicator === id);
    assert.deepEqual(
      told.filter(({ kind }) => kind === "borders" || kind === "grouping"),
      own.map((one) => ({ ...one, indicator: id })),
    );
    for (const { place } of told.filter(({ kind }) => kind === "members"))
      assert.equal(place, group);
  }
});
