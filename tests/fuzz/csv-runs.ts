/**
 * CSV from the reader's own machine: whatever the file is, it becomes a table that the calculator
 * takes, with the numbers that stand in it, or faults with a place and a sentence.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { readCsv, readNumber } from "../../web/src/bundle/csv.ts";
import { codesOf, strides } from "../../web/src/bundle/dataset.ts";
import { BundleFaults } from "../../web/src/bundle/faults.ts";
import type { Dataset } from "../../web/src/bundle/types.ts";
import { Engine } from "../../web/src/engine/engine.ts";
import { fromOutside } from "../../web/src/from-outside.ts";
import { readOwnCsv, type OwnRead } from "../../web/src/own/read.ts";
import { Chance } from "./chance.ts";
import { holdsTable, numbersOf } from "./own-table.ts";
import { changed, randomCsv, type Written } from "./random-csv.ts";

const name = "tall.csv";

/** What the builder of bundles says of the same file. */
function holdsFaults(bytes: Uint8Array): void {
  try {
    readCsv(name, bytes);
  } catch (error) {
    assert.ok(error instanceof BundleFaults, `a fault is told as one: ${String(error)}`);
    assert.ok(error.faults.length > 0, "what is refused has a fault");
    for (const { message, line, column } of error.faults) {
      assert.ok(message.length > 0, "a fault has a sentence");
      assert.ok(line! >= 1 && column! >= 1, `a fault has a place: ${message}`);
    }
  }
}

function run(bytes: Uint8Array, engine: Engine): OwnRead {
  holdsFaults(bytes);
  const read = readOwnCsv(name, bytes);
  if (read.ok) {
    const text = new TextEncoder().encode(JSON.stringify(read.dataset));
    assert.deepEqual(numbersOf(text, engine), read.dataset.value, "the numbers of the file");
    holdsTable(name, read, engine);
  } else assert.ok(read.lines.length > 0, "what is refused is told");
  return read;
}

function cellOf(dataset: Dataset, codes: readonly string[]): number {
  const step = strides(dataset.size);
  return dataset.id.reduce((n, id, d) => n + codesOf(dataset, id).indexOf(codes[d]!) * step[d]!, 0);
}

/** A file without faults says what was written. */
function holdsWritten({ rows }: Written, read: OwnRead): void {
  assert.ok(read.ok, `a file without faults is taken: ${read.ok ? "" : read.lines.join("; ")}`);
  for (const [written, figure] of rows) {
    // Codes are taken in as all texts from outside are.
    const key = fromOutside(written);
    // Codes with blanks in them cannot be parted again.
    if (key.split(" ").length !== read.dataset.id.length) continue;
    const at: number = cellOf(read.dataset, key.split(" "));
    const sign: string | undefined = read.dataset.status?.[at];
    if ([":", "..", ".", "-"].includes(figure)) assert.equal(sign, figure, key);
    else assert.equal(read.dataset.value[at], readNumber(figure), key);
  }
}

/** Throws at the first file that does not hold, with the file. */
export async function runCsv(asked: {
  seed: number;
  files: number;
}): Promise<{ files: number; taken: number }> {
  const engine = await Engine.create(readFileSync("build/wasm/figur.wasm"));
  let taken = 0;
  for (let seed = asked.seed; seed < asked.seed + asked.files; seed++) {
    const chance = new Chance(seed);
    const written = randomCsv(chance);
    let bytes = written.bytes;
    try {
      if (chance.is(0.3)) holdsWritten(written, run(bytes, engine));
      else if (run((bytes = changed(bytes, chance)), engine).ok) taken++;
    } catch (error) {
      const file = JSON.stringify(new TextDecoder("latin1").decode(bytes));
      throw new Error(`file ${seed}: ${String(error)}\n${file}`, { cause: error });
    }
  }
  return { files: asked.files, taken };
}
