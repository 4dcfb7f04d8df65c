import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, test } from "node:test";
import { Engine, parsed, type Loaded } from "../../web/src/engine/engine.ts";
import { pieces, put, type Piece } from "../../web/src/engine/image.ts";
import { compiled, instance } from "../../web/src/engine/instance.ts";
import type { Description, Query } from "../../web/src/engine/types.ts";

const root = new URL("../../", import.meta.url);
const data = (name: string) => readFile(new URL(`build/data/${name}.json`, root));
let wasm: Buffer<ArrayBuffer>;
let demo: Buffer;
before(async () => {
  wasm = await readFile(new URL("build/wasm/figur.wasm", root));
  demo = await data("demo");
});

/** The file read in one instance, and what that holds put into another. */
async function moved(file: Uint8Array) {
  const engine = await Engine.create(wasm);
  const first = await instance(engine.code);
  const there = new first.module.Engine();
  there.input(file.length).set(file);
  const loaded = parsed<Loaded>(there.load());
  const bytes = first.memory.buffer.byteLength;
  const all = [...pieces(first)];
  first.memory.grow = () => assert.fail("the first is not asked again");
  const to = await instance(engine.code, bytes);
  const raw = new to.module.Engine();
  assert.equal(raw.$$.ptr, there.$$.ptr);
  for (const piece of all) put(to, piece);
  return {
    engine: engine.moved(to, raw, file, loaded.description),
    loaded,
    all,
    memory: to.memory,
  };
}

const sum = (all: Piece[]) => all.reduce((n, { bytes }) => n + bytes.length, 0);

function questions({ indicators, regions, groups, years }: Description): Query[] {
  const [group] = groups.filter((g) => g.members);
  return indicators.map(({ id }) => ({
    indicators: [id],
    regions: regions.slice(0, 6).map((r) => r.code),
    groups: [group!.id],
    years,
    baseline: group!.id,
    inputs: true,
    predecessors: "summed",
  }));
}

/** Every call that the page has. */
function answers(engine: Engine, described: Description) {
  const { regions, serviceAreas, years } = described;
  const [region] = regions;
  const asked = questions(described);
  const group = asked[0]!.groups![0]!;
  const year = years[1] - 1;
  const one = { ...asked[0]!, years: [year, year] as [number, number], regions: [] };
  return {
    results: asked.map((query) => engine.evaluate(query)),
    members: engine.members(one),
    profiles: serviceAreas.map(({ id }) =>
      engine.profile({ area: id, regions: [region!.code], year, baseline: group }),
    ),
    keyFigures: engine.keyFigures({ area: serviceAreas[0]!.id, regions: [region!.code], year }),
    findings: engine.findings({ area: serviceAreas[0]!.id, year, region: region!.code, group }),
    rank: engine.rank({ indicator: one.indicators[0]!, year, group }),
    formula: engine.compileFormula("A / B * 1000", one.indicators[0]!),
    wrong: engine.compileFormula("A / (B", one.indicators[0]!),
  };
}

test("a file that was read in another instance answers every call as one that was read in place", async () => {
  const { engine, loaded } = await moved(demo);
  const here = await Engine.create(wasm);
  const inPlace = here.load(demo);
  assert.deepEqual(loaded, inPlace);
  const expected = answers(here, inPlace.description);
  assert.ok(expected.results.length > 20, `${expected.results.length} questions`);
  assert.deepEqual(answers(engine, inPlace.description), expected);
});

test("another file can be read where one was moved to, and a second calculator made beside it", async () => {
  const { engine } = await moved(demo);
  const other = await data("ssb-utdrag");
  const here = await Engine.create(wasm);
  const { description } = here.load(other);
  const second = engine.another();
  assert.deepEqual(second.load(other).description, description);
  assert.deepEqual(engine.load(other).description, description);
  const expected = answers(here, description);
  assert.deepEqual(answers(engine, description), expected);
  assert.deepEqual(answers(second, description), expected);
});

test("what the file was read with is left behind", async () => {
  // White space has to be read, and nothing is left of it.
  const padded = Buffer.concat([demo, Buffer.alloc(40_000_000, " ")]);
  const { engine, all, memory } = await moved(padded);
  assert.ok(memory.buffer.byteLength > 40_000_000, `${memory.buffer.byteLength} bytes in all`);
  assert.ok(sum(all) < 16_000_000, `${sum(all)} bytes were moved`);
  const here = await Engine.create(wasm);
  const { description } = here.load(demo);
  assert.deepEqual(answers(engine, description), answers(here, description));
});

test("the code is compiled while it comes where the server says what it is, and else when it is there", async (t) => {
  const streamed = t.mock.method(WebAssembly, "compileStreaming");
  const type = (name: string) => ({ headers: { "content-type": name } });
  for (const [name, calls] of [
    ["application/wasm", 1],
    ["application/octet-stream", 1],
    ["application/wasm; charset=utf-8", 1],
  ] as const) {
    t.mock.method(globalThis, "fetch", async () => new Response(wasm, type(name)), { times: 1 });
    assert.ok((await compiled()) instanceof WebAssembly.Module, name);
    assert.equal(streamed.mock.callCount(), calls, name);
  }
  t.mock.method(globalThis, "fetch", async () => new Response("", { status: 404 }), { times: 1 });
  await assert.rejects(compiled(), /figur\.wasm: 404/);
});

test("an instance that there is no memory for is a failure", async () => {
  const code = await compiled(wasm);
  await assert.rejects(instance(code, 2 ** 40), RangeError);
});
