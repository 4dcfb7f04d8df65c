import assert from "node:assert/strict";
import { test } from "node:test";
import { FolderCache } from "../../scripts/lib/bundle/reply-cache.ts";
import { folder } from "./bundle-sample.ts";
import { desk } from "./bundle-stub.ts";

test("a cache that cannot be emptied is a warning, since the bundle is written", async (t) => {
  const { run, bundle } = await desk(t);
  t.mock.method(FolderCache.prototype, "clear", () => Promise.reject(new Error("EACCES")));
  const { fits, lines } = await run("--areas", "barnehage");
  assert.equal(fits, true);
  assert.ok(
    lines.includes("warning: the cache of replies was not emptied: EACCES"),
    lines.join("\n"),
  );
  assert.equal(bundle().indicators.length, 1);
});

test("files that are not read are told in a build too", async (t) => {
  const { run } = await desk(t);
  const manual = folder(t, { "KS.CSV": "x", "tall.xlsx": "x" });
  const { lines } = await run("--areas", "barnehage", "--manual", manual);
  for (const file of ["KS.CSV", "tall.xlsx"])
    assert.ok(
      lines.some((line) => line.startsWith(`warning: ${file}: is not read`)),
      file,
    );
});

test("versions of years that nobody asked for are not judged", async (t) => {
  const { run } = await desk(t);
  const { lines } = await run("--areas", "barnevern,sosiale", "--years", "2023:2024");
  assert.deepEqual(
    lines.filter((line) => /has no source/.test(line)),
    [],
  );
});
