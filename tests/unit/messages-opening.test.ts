import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { test } from "node:test";
import { openingNb } from "../../web/src/messages/opening-nb.ts";
import { takingNb } from "../../web/src/messages/taking-nb.ts";
import { viewsNb } from "../../web/src/messages/views-nb.ts";

const source = resolve(import.meta.dirname, "../../web/src");

/** What a module brings along at once: its static imports, and theirs. */
function broughtBy(...starts: string[]): Set<string> {
  const seen = new Set<string>();
  const queue = starts.map((name) => join(source, name));
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file) || !existsSync(file)) continue;
    seen.add(file);
    const code = readFileSync(file, "utf8");
    for (const [, path] of code.matchAll(/^(?:import|export)\s(?!type\b)[^;]*?"(\.[^"]+\.ts)";/gm))
      queue.push(resolve(dirname(file), path!));
  }
  return seen;
}

const views = ["profile", "keyfigures", "findings", "indicators", "sources", "collection"];
const atOnce = broughtBy(
  "main.ts",
  "figure/compose.ts",
  "figure/kinds/bars.ts",
  "figure/kinds/overview.ts",
);

test("what comes with the page says nothing whose text comes later", () => {
  const later = new Set(Object.keys({ ...viewsNb, ...takingNb }));
  const early = [...atOnce].flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/\b(?:t|count)\(\s*"([^"]+)"/g)]
      .map(([, key]) => key!)
      .filter((key) => later.has(key) || later.has(`${key}.one`))
      .map((key) => `${file.slice(source.length + 1)}: ${key}`),
  );
  assert.deepEqual(early, []);
});

test("the views and what draws come when they are asked for", () => {
  const names = [...broughtBy("main.ts")].map((file) => file.slice(source.length + 1));
  assert.ok(names.length > 50, `${names.length}`);
  for (const view of views) assert.ok(!names.includes(`pages/${view}-page.ts`), view);
  assert.ok(!names.includes("figure/chart.ts"), `${names}`);
  assert.ok(
    !names.includes("messages/views-nb.ts") && !names.includes("messages/taking-nb.ts"),
    `${names}`,
  );
  for (const key of Object.keys({ ...viewsNb, ...takingNb })) assert.ok(!(key in openingNb), key);
});
