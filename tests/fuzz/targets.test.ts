/** Each fuzzer on the corpus that is kept, and for a few seconds more: the same runs every time. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { runBriefly, targets } from "./targets.ts";

for (const target of targets)
  test(`${target.name}: whatever is read, what must hold holds`, (t) => {
    const { runs, edges, edgesOf, find, output } = runBriefly(target);
    assert.equal(find, undefined, output.slice(-4000));
    assert.ok(runs >= target.runs, `${runs} of ${target.runs} runs`);
    t.diagnostic(`${runs} runs, ${edges} of ${edgesOf} edges`);
  });
