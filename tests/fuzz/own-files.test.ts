/** A short run of what scripts/fuzz does for long. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { runCsv } from "./csv-runs.ts";
import { runOwnJson } from "./own-json-runs.ts";

test("a CSV file, whatever it is, becomes a table or faults with a place", async (t) => {
  const { files, taken } = await runCsv({ seed: 1, files: 1500 });
  assert.ok(taken > files / 40, `changed files are taken as well: ${taken} of ${files}`);
  t.diagnostic(`${files} files, ${taken} of the changed ones taken`);
});

test("a JSON-stat file of the reader's becomes a table or is refused", async (t) => {
  const { files, taken } = await runOwnJson({ seed: 1, files: 1500 });
  assert.ok(taken > files / 10, `changed files are taken as well: ${taken} of ${files}`);
  t.diagnostic(`${files} files, ${taken} of them taken`);
});
