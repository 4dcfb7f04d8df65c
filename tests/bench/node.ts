/**
 * One size in a process of its own, so that no size meets another's memory or compiled code.
 * Usage: node --expose-gc --import tsx tests/bench/node.ts SIZE [PEER...]; prints Measured as JSON.
 * Exit status 1: a wrong answer.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Engine } from "../../web/src/engine/engine.ts";
import { folder } from "./data.ts";
import { measure, WrongAnswer } from "./measure.ts";
import { create } from "./peers.ts";
import { questionsOf } from "./works.ts";

const [size, ...peers] = process.argv.slice(2);
const wasm = readFileSync(fileURLToPath(new URL("../../build/wasm/figur.wasm", import.meta.url)));
const bytes = readFileSync(join(folder, size!, "bundle.json"));
const work = JSON.parse(readFileSync(join(folder, size!, "work.json"), "utf8"));
const connect = async () => (await import("./duckdb-node.ts")).connect();
try {
  const measured = measure(
    await create(() => Engine.create(wasm), peers, connect),
    bytes,
    questionsOf(work),
  );
  process.stdout.write(JSON.stringify(measured));
} catch (error) {
  if (!(error instanceof WrongAnswer)) throw error;
  console.error(`${size}: answers differ (the engine's, then the peer's)\n${error.message}`);
  process.exitCode = 1;
}
