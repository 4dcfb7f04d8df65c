/**
 * Writes the bundles, the questions and the checksums of plain JavaScript's answers to build/bench-data/SIZE/.
 * Usage: tsx tests/bench/data.ts SIZE...
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeBundle } from "./bundle.ts";
import { checksum } from "./checksum.ts";
import * as plain from "./plain.ts";
import { sizeNamed } from "./sizes.ts";
import { questions } from "./works.ts";

export const folder = fileURLToPath(new URL("../../build/bench-data", import.meta.url));

function write(name: string): void {
  const into = join(folder, name);
  mkdirSync(into, { recursive: true });
  const size = sizeNamed(name);
  const bundle = makeBundle(size);
  const bytes = new TextEncoder().encode(JSON.stringify(bundle));
  const model = plain.load(bytes);
  const work = Object.entries(questions(bundle, size)).map(([asked, each]) => [
    asked,
    each.map((question) => ({ question, checksum: checksum(plain.evaluate(model, question)) })),
  ]);
  writeFileSync(join(into, "bundle.json"), bytes);
  writeFileSync(join(into, "work.json"), JSON.stringify(Object.fromEntries(work)));
  console.log(`${name}: ${(bytes.length / 1e6).toFixed(1)} MB`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.argv.slice(2).forEach(write);
