import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Bundle } from "../../web/src/bundle/types.ts";
import { schemaFaults } from "../../scripts/lib/bundle/defs.ts";
import { loadPlanner } from "../../scripts/lib/bundle/planner.ts";
import type { ShardIndex } from "../../scripts/lib/bundle/shards.ts";
import { sliceTables } from "../../scripts/lib/bundle/slice.ts";
import { check, folder, table } from "./bundle-sample.ts";
import { desk, failure } from "./bundle-stub.ts";

const json = <T>(...path: string[]): T => JSON.parse(readFileSync(join(...path), "utf8")) as T;

test("the whole country stands in one bundle per service area beside an index that describes them", async (t) => {
  const { run, dir } = await desk(t);
  const out = join(dir, "norge.json");
  await run("--shards", "--municipalities", "all", "--areas", "barnehage,barnevern", "--out", out);
  const index = json<ShardIndex>(out);
  assert.deepEqual(schemaFaults(check.shards, index, "norge"), []);
  assert.deepEqual(
    index.areas.map(({ id, file }) => [id, file]),
    [
      ["barnevern", "norge-barnevern.json"],
      ["barnehage", "norge-barnehage.json"],
    ],
  );
  for (const { id, file, bytes, sha256 } of index.areas) {
    const text = readFileSync(join(dir, file));
    assert.equal(text.length, bytes);
    assert.equal(createHash("sha256").update(text).digest("hex"), sha256);
    const bundle = JSON.parse(text.toString("utf8")) as Bundle;
    assert.deepEqual(schemaFaults(check.bundle, bundle, file), []);
    assert.equal(bundle.id, `norge-${id}`);
    assert.ok(bundle.regions.length > 350, `${bundle.regions.length} regions`);
    assert.ok(bundle.indicators.some(({ versions }) => versions.length > 0));
  }
  const barnehage = json<Bundle>(dir, "norge-barnehage.json");
  assert.deepEqual(
    Object.keys(table(barnehage, "12367").dimension.KOKfunksjon0000!.category.index),
    ["201", "211", "221"],
    "no more of a table than the area reads",
  );
  assert.deepEqual(Object.keys(table(barnehage, "07459").dimension.Alder!.category.index), ["1-5"]);
  assert.deepEqual(
    barnehage.indicators.map(({ id }) => id),
    ["barnehage.netto-per-innbygger-1-5"],
  );
});

test("shards together are what one bundle of these areas is", async (t) => {
  const { run, dir, bundle } = await desk(t, { perMinute: 1000 });
  const areas = ["--areas", "sosiale,barnehage"];
  await run(...areas);
  await run("--shards", ...areas, "--out", join(dir, "alt.json"));
  const parts = ["sosiale", "barnehage"].map((id) => json<Bundle>(dir, `alt-${id}.json`));
  const whole = bundle();
  assert.deepEqual(
    parts.flatMap(({ indicators }) => indicators),
    whole.indicators,
  );
  const tables = new Map(whole.tables.map((one) => [one.id, one]));
  const planner = await loadPlanner();
  for (const part of parts) {
    const own = sliceTables(tables, part.indicators, planner);
    assert.deepEqual(
      part.tables.map(({ dataset }) => dataset),
      [...own.values()].map(({ dataset }) => dataset),
    );
  }
});

test("a shard credits the sources of its own tables only", async (t) => {
  const { run, dir } = await desk(t);
  const csv = "Region;Tjenesteomrade;Tid;value\n0301;sosiale;2024;1\n";
  const manual = folder(t, { "ks-ressursbruk.csv": csv });
  const areas = ["--areas", "sosiale,barnehage", "--manual", manual];
  await run("--shards", ...areas, "--out", join(dir, "alt.json"));
  const credit = (id: string) => json<Bundle>(dir, `alt-${id}.json`).credit;
  assert.equal(credit("sosiale"), "Eksempeltall, ikke fra SSB, ukjent");
  assert.equal(credit("barnehage"), "Eksempeltall, ikke fra SSB");
});

test("one report tells of all areas, compared with the shards that are replaced", async (t) => {
  const { run, dir } = await desk(t, { perMinute: 1000 });
  const out = join(dir, "alt.json");
  const areas = ["--shards", "--areas", "sosiale,barnehage", "--out", out];
  await run(...areas, "--years", "2015:2023");
  await run(...areas);
  const text = readFileSync(join(dir, "alt.report.md"), "utf8");
  assert.match(text, /^# Utgivelsesrapport: Tall fra SSB\n/);
  assert.match(text, /^## Utgivelsesrapport: Tall fra SSB: Barnehage$/m);
  assert.match(text, /Sammenlignet med `.*alt-barnehage\.json`/);
  assert.match(text, /\| 12367 [^|]*\| 2024 \| \d+ \| \d+ \|/);
  const { areas: reports } = json<{ areas: { previous: object }[] }>(dir, "alt.report.json");
  assert.deepEqual(
    reports.filter(({ previous }) => previous === null),
    [],
  );
});

test("when one area fails, neither the index nor any shard is replaced", async (t) => {
  const { run, stub, dir } = await desk(t, { perMinute: 1000 });
  const shards = ["--shards", "--areas", "sosiale,barnehage", "--out", join(dir, "alt.json")];
  await run(...shards);
  const files = readdirSync(dir).filter((name) => name.startsWith("alt"));
  const before = files.map((name) => readFileSync(join(dir, name), "utf8"));
  stub.setFault("glitch");
  assert.match(await failure(run(...shards)), /12367/);
  assert.deepEqual(
    files.map((name) => readFileSync(join(dir, name), "utf8")),
    before,
  );
  assert.deepEqual(
    readdirSync(dir).filter((name) => name.startsWith("alt")),
    files,
  );
});

test("files of shards are called after the index, whatever the manifest calls the bundle", async (t) => {
  const { run, dir } = await desk(t);
  const manual = folder(t, { "bundle.json": '{"id":"annet"}' });
  const out = join(dir, "y23.json");
  await run("--shards", "--areas", "barnehage", "--manual", manual, "--out", out);
  assert.equal(json<ShardIndex>(out).areas[0]!.file, "y23-barnehage.json");
  assert.equal(json<Bundle>(dir, "y23-barnehage.json").id, "annet-barnehage");
});

test("an earlier index that is asked for must be one, and areas that it alone has are named", async (t) => {
  const { run, dir } = await desk(t, { perMinute: 1000 });
  const out = join(dir, "alt.json");
  const shards = ["--shards", "--out", out];
  await run(...shards, "--areas", "sosiale,barnehage");
  writeFileSync(join(dir, "brutt.json"), "{");
  const asked = (name: string) =>
    failure(run(...shards, "--areas", "barnehage", "--previous", join(dir, name)));
  assert.match(await asked("finnes-ikke.json"), /finnes-ikke\.json: ENOENT/);
  assert.match(await asked("brutt.json"), /brutt\.json: /);
  assert.match(await asked("alt-barnehage.json"), /alt-barnehage\.json: is no index of shards/);
  await run(...shards, "--areas", "barnehage");
  assert.match(
    readFileSync(join(dir, "alt.report.md"), "utf8"),
    /forrige utgave hadde, og denne ikke har:\*\* Sosiale/,
  );
});
