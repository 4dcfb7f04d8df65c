import assert from "node:assert/strict";
import { test } from "node:test";
import { large, receive, type Progress } from "../../web/src/data/receive.ts";

/** A body that comes in parts of so many bytes, each byte another than the one before. */
function reply(bytes: number, headers: Record<string, string> = {}, part = 70_001) {
  const body = Uint8Array.from({ length: bytes }, (_, i) => i % 251);
  let at = 0;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= bytes) return controller.close();
      controller.enqueue(body.slice(at, at + part));
      at += part;
    },
  });
  return { body, response: new Response(stream, { headers }) };
}

const fetched = (all: Progress[]) => all.flatMap((p) => (p.at === "fetching" ? [p] : []));

for (const [what, headers] of [
  ["nobody says how long it is", {}],
  ["its length is told", { "content-length": "1000000" }],
  ["it is longer than what is told", { "content-length": "999" }],
  ["it is shorter than what is told", { "content-length": "1000001" }],
  ["it is packed on the way", { "content-length": "999", "content-encoding": "br" }],
] as const)
  test(`all of a body comes where ${what}`, async () => {
    const { body, response } = reply(1_000_000, headers);
    assert.deepEqual(await receive(response), body);
  });

test("of a large one it is told how far it has come, and of how much where that is known", async () => {
  const size = large + 300_000;
  const length = { "content-length": String(size) };
  for (const [headers, of] of [
    [length, size],
    [{}, undefined],
    [{ ...length, "content-encoding": "gzip" }, undefined],
  ] as const) {
    const told: Progress[] = [];
    await receive(reply(size, headers).response, (progress) => told.push(progress));
    const steps = fetched(told);
    assert.deepEqual(
      steps.map((step) => step.fetched),
      steps.map((step) => step.fetched).toSorted((a, b) => a - b),
    );
    assert.deepEqual(steps.at(-1), { at: "fetching", fetched: size, of });
    // Where nobody says how large it is, that shows when it has become so.
    assert.equal(steps[0]!.fetched > large, of === undefined);
  }
});

test("of a small one nothing is told", async () => {
  const told: Progress[] = [];
  await receive(reply(large - 1).response, (progress) => told.push(progress));
  assert.deepEqual(told, []);
});

test("the page gets its turn while a large one that is there already is taken in", async () => {
  const size = 3 * large;
  let turns = 0;
  let done = false;
  const turn = () => {
    turns++;
    if (!done) setTimeout(turn);
  };
  setTimeout(turn);
  await receive(reply(size, { "content-length": String(size) }).response);
  done = true;
  assert.ok(turns >= 10, `${turns} turns`);
});

test("a body that breaks off is a failure", async () => {
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new Uint8Array(10));
      controller.error(new TypeError("network"));
    },
  });
  await assert.rejects(receive(new Response(stream)), /network/);
});
