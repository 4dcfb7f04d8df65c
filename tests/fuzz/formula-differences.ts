/**
 * Formulas made up by chance over bundles made up by chance: what the engine answers in WebAssembly
 * against the plain reference in tests/reference, which shares no code with it.
 */
import { readFileSync } from "node:fs";
import { averageOf, resultOf } from "../reference/averages.ts";
import type { Bundle, Indicator, Version, World } from "../reference/bundle.ts";
import { reasons } from "../reference/missing.ts";
import { randomBundle } from "../reference/random-world.ts";
import { Engine } from "../../web/src/engine/engine.ts";
import type { Indicator as OwnIndicator, Query } from "../../web/src/engine/types.ts";
import { Chance } from "./chance.ts";
import { randomTree, smaller, textOf, type Tree } from "./random-formula.ts";

const regions = ["0301", "5001", "3205", "EAK"];
const groups = ["asss", "ovrige-asss-uten-oslo@5001", "resten-av-landet"];
const years: [number, number] = [2019, 2021];
const ofGroups = ["group(asss, A)", "group(EAK, N)", "group(lately, B)"];
const ofIndicators = [
  ...["[x.weighted-0]", "[x.mean-0]", "group(EAK, [x.weighted-0])"],
  ...["group(asss, [x.weighted-1])", "group(lately, [x.weighted-2])"],
];

export interface Case {
  tree: Tree;
  average: Version["average"];
}

/** A world to compute in. */
export class Trial {
  readonly #engine: Engine;
  readonly #world: World;
  readonly #inputs: Version["inputs"] = {};
  #asked = 0;

  constructor(engine: Engine, seed: number) {
    const bundle = randomBundle(seed) as Bundle;
    for (const { id, versions } of bundle.indicators)
      if (id.startsWith("x.weighted"))
        for (const version of versions) Object.assign(this.#inputs, version.inputs);
    this.#engine = engine;
    this.#world = { bundle, predecessors: seed % 2 === 0 ? "as-published" : "summed" };
    engine.loadBundle(new TextEncoder().encode(JSON.stringify(bundle)));
  }

  cases(chance: Chance, count: number): Case[] {
    const names = Object.keys(this.#inputs);
    const known = ofGroups.filter((text) => names.some((name) => text.endsWith(`${name})`)));
    return Array.from({ length: count }, () => {
      const possible = ["weighted", "weighted", "mean", "population"] as const;
      const chosen = chance.pick(possible);
      const average = chosen === "population" && !this.#inputs.N ? "mean" : chosen;
      const others = average === "weighted" ? [] : ofIndicators;
      const operands = [...names, ...names, ...known, ...others];
      return { tree: randomTree(chance, operands), average };
    });
  }

  /** What differs, a line each; how many cells were compared. */
  differences(cases: readonly Case[]): { lines: string[][]; cells: number } {
    const own = cases.map(({ tree, average }) => this.#indicator(textOf(tree), average));
    const query: Query = {
      indicators: own.map(({ id }) => id),
      regions,
      groups,
      years,
      predecessors: this.#world.predecessors,
      ownIndicators: own as unknown as OwnIndicator[],
    };
    const { value, status } = this.#engine.evaluate(query);
    const world: World = {
      ...this.#world,
      bundle: { ...this.#world.bundle, indicators: [...this.#world.bundle.indicators, ...own] },
    };
    let at = 0;
    const lines = own.map((indicator) => {
      const found: string[] = [];
      for (const place of [...regions, ...groups])
        for (let year = years[0]; year <= years[1]; year++, at++) {
          const actual = status[at] === 0 ? value[at]! : reasons[status[at]! - 1]!;
          const expected = regions.includes(place)
            ? resultOf(world, indicator, place, year)
            : averageOf(world, indicator, place, year).value;
          if (actual !== expected) found.push(`${place} ${year}: ${actual}, expected ${expected}`);
        }
      return found;
    });
    return { lines, cells: at };
  }

  /** As small a formula as still differs. */
  shrunk(from: Case): Case {
    for (const tree of smaller(from.tree)) {
      const less = { ...from, tree };
      if (this.differences([less]).lines[0]!.length > 0) return this.shrunk(less);
    }
    return from;
  }

  #indicator(formula: string, average: Version["average"]): Indicator {
    const [some] = this.#world.bundle.indicators;
    const version: Version = {
      formula,
      average,
      inputs: this.#inputs,
      ...(average === "population" && { population: "N" }),
    };
    return { ...some!, id: `own.${this.#asked++}`, versions: [version] };
  }
}

/** Throws at the first batch with a difference, with the smallest formulas that show it. */
export async function compareFormulas(asked: {
  seed: number;
  formulas: number;
}): Promise<{ formulas: number; cells: number }> {
  const engine = await Engine.create(readFileSync("build/wasm/figur.wasm"));
  const batch = 40;
  let cells = 0;
  let formulas = 0;
  for (let seed = asked.seed; formulas < asked.formulas; seed++, formulas += batch) {
    const trial = new Trial(engine, seed);
    const cases = trial.cases(new Chance(seed), batch);
    const found = trial.differences(cases);
    cells += found.cells;
    const different = cases.filter((_, i) => found.lines[i]!.length > 0);
    if (different.length === 0) continue;
    const told = different.slice(0, 3).map((one) => {
      const least = trial.shrunk(one);
      const [lines] = trial.differences([least]).lines;
      return [`${textOf(least.tree)} (${least.average})`, ...lines!.slice(0, 5)].join("\n  ");
    });
    throw new Error(`seed ${seed}: ${different.length} formulas differ\n${told.join("\n")}`);
  }
  return { formulas, cells };
}
