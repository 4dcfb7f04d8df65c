/**
 * JSON-stat from the reader's own machine: what the calculator approves becomes a table with the
 * numbers that stand in it, and everything else is refused with a sentence.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Engine } from "../../web/src/engine/engine.ts";
import { readOwnJson } from "../../web/src/own/read.ts";
import { Chance } from "./chance.ts";
import { holdsTable, numbersOf } from "./own-table.ts";
import { changed, odd } from "./random-csv.ts";
import { seedsOf } from "./seeds.ts";

type Node = { [key: string]: unknown };
const isNode = (json: unknown): json is Node => typeof json === "object" && json !== null;

/** Every object and array, parents first. */
function* nodes(json: unknown): Generator<Node> {
  if (!isNode(json)) return;
  yield json;
  for (const child of Object.values(json)) yield* nodes(child);
}

const scalars = [null, true, 0, -1, 2, 1.5, 1e308, "", "2020", "0301", "Tid", "<b>", ...odd];

/** `name` as one of its own, also where every object has it already. */
const define = (of: Node, name: string, value: unknown): void =>
  void Object.defineProperty(of, name, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });

function change(json: Node, chance: Chance): void {
  const of = chance.pick([...nodes(json)]);
  const names = Object.keys(of);
  if (names.length === 0) return;
  const name = chance.pick(names);
  const other = chance.pick([...nodes(json)]);
  switch (chance.below(6)) {
    case 0:
      if (Array.isArray(of)) of.splice(Number(name), 1);
      else delete of[name];
      break;
    case 1:
      if (Array.isArray(of)) of.push(of[Number(name)]);
      else define(of, chance.pick([...odd, "unit", "label", "status"]), of[name]);
      break;
    case 2:
      // A copy, so that the tree stays a tree.
      of[name] = structuredClone(chance.pick(Object.values(other)) ?? null);
      break;
    case 3: {
      const [a, b] = [chance.pick(names), chance.pick(names)];
      [of[a], of[b]] = [of[b], of[a]];
      break;
    }
    case 4: {
      // Another name for a category, a dimension or a member, wherever it stands.
      const text = JSON.stringify(json).replaceAll(
        JSON.stringify(name),
        JSON.stringify(chance.pick(odd)),
      );
      for (const old of Object.keys(json)) delete json[old];
      for (const [key, value] of Object.entries(JSON.parse(text) as Node)) define(json, key, value);
      break;
    }
    default:
      of[name] = chance.pick(scalars);
  }
}

/** Throws at the first file that does not hold, with the file. */
export async function runOwnJson(asked: {
  seed: number;
  files: number;
}): Promise<{ files: number; taken: number }> {
  const engine = await Engine.create(readFileSync("build/wasm/figur.wasm"));
  const seeds = seedsOf.jsonstat!();
  let taken = 0;
  for (let seed = asked.seed; seed < asked.seed + asked.files; seed++) {
    const chance = new Chance(seed);
    const json = JSON.parse(chance.pick(seeds)) as Node;
    for (let n = chance.below(4); n > 0; n--) change(json, chance);
    let bytes: Uint8Array = new TextEncoder().encode(JSON.stringify(json));
    if (chance.is(0.1)) bytes = changed(bytes, chance);
    try {
      const { kind, faults } = engine.check(bytes);
      if (kind !== "dataset") continue;
      const read = readOwnJson(bytes, faults);
      if (read.ok) {
        const text = new TextEncoder().encode(JSON.stringify(read.dataset));
        assert.deepEqual(numbersOf(text, engine), numbersOf(bytes, engine), "the same numbers");
        holdsTable("tall.json", read, engine);
      } else assert.ok(read.lines.length > 0, "what is refused is told");
      if (read.ok) taken++;
    } catch (error) {
      const file = new TextDecoder("latin1").decode(bytes);
      throw new Error(`file ${seed}: ${String(error)}\n${file}`, { cause: error });
    }
  }
  return { files: asked.files, taken };
}
