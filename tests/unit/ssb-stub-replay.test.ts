import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, test } from "node:test";
import type { Dataset } from "../../web/src/bundle/types.ts";
import { replayTables } from "../../scripts/lib/stub/replay.ts";
import { dataV2, metadataV2, read, stubFor } from "./stub-client.ts";

const ssb = join(
  process.env.FIGUR_SHARED ?? fileURLToPath(new URL("../../../shared", import.meta.url)),
  "ssb",
);

test("saved replies are served cell for cell, several files of a table as one", async (t) => {
  if (!existsSync(ssb)) return t.skip(`no source figures at ${ssb} (set FIGUR_SHARED)`);
  const replay = await stubFor({ replay: ssb });
  const files = readdirSync(ssb)
    .filter((name) => name.endsWith(".json"))
    .map((name) => ({ name, json: JSON.parse(readFileSync(join(ssb, name), "utf8")) as Dataset }))
    .filter(({ json }) => Array.isArray(json.value));
  assert.ok(files.length >= 6, `${files.length}`);
  for (const { name, json } of files) {
    const ask = Object.fromEntries(
      json.id.map((d) => {
        const { index } = json.dimension[d]!.category;
        return [d, Object.keys(index).sort((a, b) => index[a]! - index[b]!)];
      }),
    );
    const reply = await read(dataV2(replay, name.slice(0, 5), ask));
    assert.deepEqual(reply.json.id, json.id, name);
    assert.deepEqual(reply.json.value, json.value, name);
    assert.deepEqual(reply.json.status ?? {}, json.status ?? {}, name);
  }
  const both = await read(metadataV2(replay, "12367"));
  assert.deepEqual(
    both.codes("Tid"),
    Array.from({ length: 10 }, (_, i) => `${2015 + i}`),
  );
  assert.deepEqual(
    ["1130", "3001", "EAK"].filter((c) => !both.codes("KOKkommuneregion0000").includes(c)),
    [],
  );
  assert.equal(both.json.updated, "2026-03-16T07:00:00Z");
  const cell = (region: string, Tid: string): Promise<Response> =>
    dataV2(replay, "12367", {
      KOKkommuneregion0000: [region],
      KOKregnskapsomfa0000: ["A"],
      KOKfunksjon0000: ["100"],
      KOKart0000: ["AGD2"],
      ContentsCode: ["KOSbelop0000"],
      Tid: [Tid],
    });
  assert.deepEqual((await read(cell("EAK", "2018"))).cell({}), [null, "."], "in no file");
  assert.equal((await cell("0301", "2018")).status, 400, "a code in no file");
  assert.equal((await metadataV2(replay, "12275")).status, 404, "a table in no file");
});

/** A folder with these files. */
function folder(files: Record<string, unknown>): string {
  const dir = mkdtempSync(join(tmpdir(), "replay-"));
  after(() => rmSync(dir, { recursive: true }));
  for (const [name, json] of Object.entries(files))
    writeFileSync(join(dir, name), JSON.stringify(json));
  return dir;
}
const saved = (
  label: string,
  updated: string,
  region: string,
  years: string[],
  value: unknown[],
) => ({
  class: "dataset",
  label,
  updated,
  id: ["Region", "ContentsCode", "Tid"],
  size: [1, 1, years.length],
  dimension: {
    Region: {
      label: "region",
      category: { index: [region], label: { [region]: `${label} ${region}` } },
    },
    ContentsCode: { label: "innhold", category: { label: { X: "Antall" } } },
    Tid: { label: "år", category: { index: Object.fromEntries(years.map((y, i) => [y, i])) } },
  },
  value,
});

test("the union of a table has the newest file's labels, every code and the years in order", async () => {
  const replay = await stubFor({
    replay: folder({
      "a.json": saved("00001: old", "2020-01-01", "0301", ["2018", "2019"], [1, null]),
      "b.json": saved("00001: new", "2021-01-01", "0301", ["2019", "2017"], [2, 3]),
      "00002-c.json": saved("no number", "2021-01-01", "0301", ["2019"], [4]),
      "query.json": { query: [] },
    }),
  });
  const { json, codes } = await read(metadataV2(replay, "00001"));
  assert.equal(json.label, "00001: new");
  assert.deepEqual(codes("Tid"), ["2017", "2018", "2019"]);
  assert.deepEqual(json.role, { time: ["Tid"], geo: ["Region"], metric: ["ContentsCode"] });
  const all = { Region: ["0301"], ContentsCode: ["X"], Tid: ["2017", "2018", "2019"] };
  assert.deepEqual((await read(dataV2(replay, "00001", all))).json.value, [3, 1, 2]);
  assert.equal((await metadataV2(replay, "00002")).status, 200);
});

test("a folder that cannot be replayed says why", () => {
  const other = saved("00001: b", "2021-01-01", "0301", ["2019"], [1]);
  const cases: [Record<string, unknown>, RegExp][] = [
    [{ "query.json": {} }, /no JSON-stat replies/],
    [
      { "a.json": saved("Befolkning", "", "0301", ["2019"], [1]) },
      /a\.json: neither its name nor its label/,
    ],
    [
      {
        "a.json": saved("00001: a", "2020-01-01", "0301", ["2019"], [1]),
        "b.json": { ...other, id: ["Region", "Tid"], size: [1, 1] },
      },
      /a\.json and b\.json are of table 00001, but have other dimensions/,
    ],
  ];
  for (const [files, message] of cases) assert.throws(() => replayTables(folder(files)), message);
});
