/** What must not be taken for SSB's newest figures, nor lost on the way. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test, type TestContext } from "node:test";
import { loadPlanner } from "../../scripts/lib/bundle/planner.ts";
import { startStub } from "../../scripts/lib/stub/server.ts";
import { collect, CollectError, type Collection } from "../../web/src/bundle/collect.ts";
import { Transport, TransportError, type ReplyCache } from "../../web/src/bundle/transport.ts";
import type { Api, PlanQuestion } from "../../web/src/bundle/types.ts";

const planner = await loadPlanner();
const read = (file: string): never =>
  JSON.parse(readFileSync(`indicator-defs/${file}`, "utf8")) as never;
const definitions = readdirSync("indicator-defs/barnehage").map((name) =>
  read(`barnehage/${name}`),
);

class MemoryCache implements ReplyCache {
  readonly kept = new Map<string, { bytes: Uint8Array; retrieved: string }>();
  get = (key: string) => Promise.resolve(this.kept.get(key));
  put = (key: string, reply: { bytes: Uint8Array; retrieved: string }) =>
    Promise.resolve(void this.kept.set(key, reply));
  clear = () => Promise.resolve(this.kept.clear());
}

/** Barnehage from a stand-in, whose replies `change` may alter on their way. */
async function desk(t: TestContext, { api = "v2" as Api, base = "" } = {}) {
  const stub = await startStub({ perMinute: Infinity });
  t.after(() => stub.close());
  const cache = new MemoryCache();
  const now = { change: (_url: string, text: string): string => text };
  const run = (): Promise<Collection> => {
    const transport = new Transport({
      cache,
      perMinute: 1000,
      attempts: 1,
      fetch: async (url, init) => {
        const reply = await fetch(url, init);
        return new Response(now.change(url, await reply.text()), { status: reply.status });
      },
    });
    const question: PlanQuestion = {
      definitions,
      regions: read("regions.json"),
      groups: read("groups.json"),
      tables: read("tables.json"),
      metadata: {},
      places: ["asss", "EAK"],
      api,
    };
    return collect(question, { planner, transport, base: base || stub.base, cache });
  };
  return { stub, cache, now, run };
}

const years = ({ tables }: Collection): string[] =>
  Object.keys(tables.get("12367")!.dataset.dimension.Tid!.category.index).sort();

test("a reply that is newer than what the plan rests on is refused, and not kept", async (t) => {
  const { cache, now, run } = await desk(t);
  now.change = (url, text) =>
    url.includes("/data") ? text.replaceAll("2025-03-17T", "2025-06-16T") : text;
  await assert.rejects(run(), (error) => {
    assert.ok(error instanceof CollectError);
    return /^table 12367 was updated while it was fetched$/.test(error.message);
  });
  assert.equal(cache.kept.size, 0);
});

test("what SSB publishes between two attempts is not missed for what was kept of the first", async (t) => {
  const { cache, now, run } = await desk(t);
  const before = (text: string): string => {
    const table = JSON.parse(text) as {
      size: number[];
      id: string[];
      dimension: { Tid: { category: { index: object; label: object } } };
    };
    if (!table.dimension?.Tid) return text;
    const { index, label } = table.dimension.Tid.category;
    delete (index as Record<string, number>)["2024"];
    delete (label as Record<string, string>)["2024"];
    table.size[table.id.indexOf("Tid")]!--;
    return JSON.stringify(table).replaceAll("2025-03-17T", "2024-06-17T");
  };
  now.change = (url, text) => {
    if (!url.includes("12367")) return text;
    return url.includes("metadata") ? before(text) : "<html>";
  };
  await assert.rejects(run(), TransportError);
  assert.ok(cache.kept.size > 0, "the other table is kept");
  now.change = (_url, text) => text;
  assert.equal(years(await run()).at(-1), "2024");
});

test("version 1 of the API does not say when a table was updated, so its figures are asked for anew", async (t) => {
  const { cache, run } = await desk(t, { api: "v1" });
  await run();
  assert.equal(cache.kept.size, 0);
});

test("a table that the server does not have is a fault, and metadata that are none are refused", async (t) => {
  const { stub, now, run } = await desk(t);
  const lost = await desk(t, { base: `${stub.base}/elsewhere` });
  const { plan, tables } = await lost.run();
  assert.equal(tables.size, 0);
  assert.deepEqual([...new Set(plan.faults.map(({ message }) => message))].sort(), [
    "Statistics Norway has no table 07459",
    "Statistics Norway has no table 12367",
  ]);
  for (const reply of ["null", "[]", "{}", '"x"']) {
    now.change = (url, text) => (url.includes("metadata") ? reply : text);
    await assert.rejects(run(), /no metadata of table/);
  }
});

test("figures that name no source are SSB's only when SSB served them", async (t) => {
  const { now, run } = await desk(t);
  now.change = (_url, text) => text.replaceAll('"source":"Eksempeltall, ikke fra SSB",', "");
  const { tables } = await run();
  assert.deepEqual(
    [...tables.values()].map(({ provenance }) => [provenance.source, provenance.license]),
    [
      ["ukjent", undefined],
      ["ukjent", undefined],
    ],
  );
});
