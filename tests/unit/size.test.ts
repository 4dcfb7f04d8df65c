/** What a reader downloads of the engine. The goal is 60 000 bytes; the limit keeps what is reached. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { minifySync } from "vite";

const limit = 107_000;

test("the engine and its glue stay within their bytes, gzipped", () => {
  const file = (name: string) => readFileSync(new URL(`../../build/wasm/${name}`, import.meta.url));
  const glue = minifySync("figur.js", file("figur.js").toString(), { module: true }).code;
  const bytes = [file("figur.wasm"), glue].reduce(
    (sum, part) => sum + gzipSync(part, { level: 9 }).length,
    0,
  );
  assert(bytes <= limit, `${bytes} bytes, at most ${limit}`);
});
