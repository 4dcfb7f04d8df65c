/** A short run of what scripts/fuzz does for long. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { runCsv } from "./csv-runs.ts";

test("a CSV file, whatever it is, becomes a table or faults with a place", async (t) => {
  const { files, taken } = await runCsv({ seed: 1, files: 1500 });
  assert.ok(taken > files / 40, `changed files are taken as well: ${taken} of ${files}`);
  t.diagnostic(`${files} files, ${taken} of the changed ones taken`);
});
