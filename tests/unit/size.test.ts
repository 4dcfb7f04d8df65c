/** What a reader downloads of the engine: the limits keep what is reached. The goal for figures is 60 000 bytes. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { minifySync } from "vite";

for (const [name, what, limit] of [
  ["figur", "the engine", 122_000],
  ["planner", "the planner, which only fetching loads,", 96_000],
] as const)
  test(`${what} and its glue stay within their bytes, gzipped`, () => {
    const file = (end: string) =>
      readFileSync(new URL(`../../build/wasm/${name}.${end}`, import.meta.url));
    const glue = minifySync(`${name}.js`, file("js").toString(), { module: true }).code;
    const bytes = [file("wasm"), glue].reduce(
      (sum, part) => sum + gzipSync(part, { level: 9 }).length,
      0,
    );
    assert(bytes <= limit, `${bytes} bytes, at most ${limit}`);
  });
