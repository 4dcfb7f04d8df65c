/**
 * The engine against the plain reference in tests/reference, which shares no code with it: every
 * indicator, place and year of the bundles, the views built on them, and bundles made up to be as
 * awkward as the format allows. Sums over members may be taken in another order: 1e-12 relatively.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { versionOf, type Bundle } from "../reference/bundle.ts";
import { Differences, root } from "../reference/cli.ts";
import {
  compareEval,
  compareFindings,
  compareKeyFigures,
  compareMembers,
  compareProfile,
  compareRank,
  modes,
  type Subject,
} from "../reference/compare.ts";
import { randomBundle } from "../reference/random-world.ts";

const folder = mkdtempSync(join(tmpdir(), "reference-"));
after(() => rmSync(folder, { recursive: true }));

const shipped = (name: string, predecessors: Subject["predecessors"]): Subject => {
  const file = join(root, `build/data/${name}.json`);
  return { file, predecessors, bundle: JSON.parse(readFileSync(file, "utf8")) as Bundle };
};
const madeUp = (seed: number, predecessors: Subject["predecessors"]): Subject => {
  const bundle = randomBundle(seed);
  const file = join(folder, `${seed}.json`);
  writeFileSync(file, JSON.stringify(bundle));
  return { file, predecessors, bundle };
};

/** Runs the comparisons, says how many cells they covered, and fails on any difference. */
function compare(name: string, comparisons: () => Iterable<Differences>): void {
  test(name, (t) => {
    const all = new Differences();
    for (const each of comparisons()) all.add(each);
    t.diagnostic(`${all.compared} cells`);
    all.none();
  });
}

for (const name of ["demo", "ssb-utdrag"])
  for (const mode of modes)
    compare(`${name}, ${mode}: every indicator, place and year`, () => [
      compareEval(shipped(name, mode), ["0301", "3205", "4601", "5001"], [2014, 2026]),
    ]);

/** The last two once found what the others had not. */
const seeds = [...Array.from({ length: 20 }, (_, i) => i + 1), 132, 294];

compare("bundles made up by chance: every indicator, place and year", function* () {
  for (const seed of seeds)
    for (const mode of modes) yield compareEval(madeUp(seed, mode), ["0301", "5001"], [2016, 2023]);
});

compare("bundles made up by chance: the views", function* () {
  for (const seed of seeds.slice(0, 6)) {
    const subject = madeUp(seed, modes[seed % 2]!);
    const regions = ["5501", "3205", "5001"];
    for (const year of [2018, 2020, 2021]) {
      for (const baseline of ["asss", "EAK", "ovrige-asss-uten-oslo"])
        yield compareProfile(subject, "x", regions, year, baseline);
      yield compareProfile(subject, "x", regions, year, "resten-av-landet", "asss");
      yield compareKeyFigures(subject, "x", regions, year, "andre");
      for (const indicator of subject.bundle.indicators) {
        if (versionOf(indicator, year)) yield compareMembers(subject, indicator.id, "asss", year);
        yield compareRank(subject, indicator.id, year, "asss", seed % 2 === 0 ? "high" : "low");
      }
    }
  }
});

const cities = ["5501", "0301", "5001", "3205"];
const years = [2015, 2018, 2019, 2020, 2021, 2022, 2023];
const demo = shipped("demo", "as-published");
const areas = [...new Set(demo.bundle.indicators.map(({ area }) => area))];

compare("tjenesteprofil, from every baseline and span", function* () {
  const baselines: [baseline: string, span?: string][] = [
    ["asss"],
    ["EAK"],
    ["asss-uten-oslo"],
    ["ovrige-asss-uten-oslo"],
    ["resten-av-landet", "asss"],
    ["EAK", "asss-10"],
  ];
  for (const area of areas)
    for (const year of years)
      for (const [baseline, span] of baselines)
        yield compareProfile(demo, area, cities, year, baseline, span);
  for (const area of areas)
    yield compareProfile(shipped("demo", "summed"), area, cities, 2020, "asss");
});

compare("nøkkeltall", function* () {
  for (const area of areas)
    for (const year of years)
      for (const group of ["asss", "asss-uten-oslo", "asss-10"])
        yield compareKeyFigures(demo, area, cities, year, group);
});

compare("findings", function* () {
  const asked = { minimum: 30, most: 5, years: 3, group: "asss" };
  for (const area of areas)
    for (const year of [2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024])
      for (const group of ["asss", "asss-10"])
        yield compareFindings(demo, { ...asked, area, year, group, region: cities[year % 4]! });
  for (const area of areas) {
    yield compareFindings(demo, { ...asked, area, year: 2018, years: 2, minimum: 100, most: 100 });
    const region = "5001";
    const group = `ovrige-asss-uten-oslo@${region}`;
    yield compareFindings(demo, { ...asked, area, year: 2017, region, group, minimum: 0 });
    const summed = shipped("demo", "summed");
    yield compareFindings(summed, { ...asked, area, year: 2021, region, years: 5, most: 100 });
  }
  const real = shipped("ssb-utdrag", "as-published");
  for (const year of [2018, 2022, 2024, 2025])
    yield compareFindings(real, { ...asked, area: "okonomi", year, region: "4601", most: 100 });
});

compare("rank and grades", function* () {
  for (const { id } of demo.bundle.indicators)
    for (const year of [2018, 2022])
      for (const best of [undefined, "high", "low"] as const)
        yield compareRank(demo, id, year, "asss", best);
});

compare("who takes part in an average, and why not", function* () {
  for (const indicator of demo.bundle.indicators)
    for (const group of ["asss", "asss-uten-oslo"])
      for (const year of [2018, 2020, 2022])
        if (versionOf(indicator, year)) yield compareMembers(demo, indicator.id, group, year);
});
