import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { loadPlanner } from "../../scripts/lib/bundle/planner.ts";
import createFigur from "../../build/wasm/figur.js";
import { Alive } from "../../web/src/engine/alive.ts";
import { Engine, EngineError } from "../../web/src/engine/engine.ts";
import type { RawEngine } from "../../web/src/engine/wasm.ts";

const root = new URL("../../", import.meta.url);
const file = (path: string) => readFileSync(new URL(path, root));
const code = file("build/wasm/figur.wasm");
const demo = file("build/data/demo.json");
const excerpt = file("build/data/ssb-utdrag.json");

const MB = 1024 * 1024;
const page = 64 * 1024;
/** What an instance begins with. */
const first = 16 * MB;

const query = {
  indicators: ["barnevern.netto-per-innbygger-0-17", "barnevern.andel-tiltak"],
  regions: ["5001", "4601"],
  groups: ["asss"],
  years: [2015, 2024] as [number, number],
  inputs: true,
};
/** The same of so many places and years that the answer needs megabytes. */
const large = {
  ...query,
  regions: Array<string>(150).fill("5001"),
  years: [1000, 2999] as [number, number],
};

/** One table of one cell, with all that a bundle has. */
const little = new TextEncoder().encode(
  JSON.stringify({
    format: "figur-bundle",
    version: 1,
    id: "x",
    kind: "example",
    label: { nb: "x" },
    regions: [
      {
        code: "0301",
        name: "Oslo",
        codes: [{ code: "0301", from: 2020 }],
        breaks: [{ year: 2020 }],
      },
    ],
    groups: [{ id: "g", members: [{ regions: ["0301"] }] }],
    tables: [
      {
        id: "t",
        dataset: {
          version: "2.0",
          id: ["Region", "Tid"],
          size: [1, 1],
          role: { geo: ["Region"], time: ["Tid"] },
          dimension: {
            Region: { category: { index: ["0301"] } },
            Tid: { category: { index: ["2020"] } },
          },
          value: [1],
        },
      },
    ],
    indicators: [
      {
        id: "i",
        name: { nb: "i" },
        unit: "antall",
        versions: [
          {
            formula: "A",
            average: "mean",
            inputs: { A: { unit: "antall", sources: [{ table: "t" }] } },
          },
        ],
      },
    ],
    notes: [{ kind: "footnote", indicator: "i", text: { nb: "x" } }],
  }),
);

/** While it acts, the browser gives what `gives` allows: which growth it is, and the bytes that it leads to. */
function scarce<T>(gives: (growth: number, bytes: number) => boolean, act: () => T): T {
  const { grow } = WebAssembly.Memory.prototype;
  let growth = 0;
  WebAssembly.Memory.prototype.grow = function (pages) {
    if (!gives(growth++, this.buffer.byteLength + pages * page)) throw new RangeError("no more");
    return grow.call(this, pages);
  };
  try {
    return act();
  } finally {
    WebAssembly.Memory.prototype.grow = grow;
  }
}

/** The code of the refusal, or "" when there is none. Anything else that is thrown is a fault. */
function refused(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof EngineError) return error.code;
    throw error;
  }
  return "";
}

/** The same JSON with so many blanks before it that the file needs more memory. */
function padded(bytes: Uint8Array, megabytes: number): Uint8Array {
  const out = new Uint8Array(megabytes * MB + bytes.length).fill(0x20);
  out.set(bytes, out.length - bytes.length);
  return out;
}

test("a data set that there is no memory for is refused in words, and the one before answers as before", async () => {
  const engine = await Engine.create(code);
  engine.loadBundle(demo);
  const before = engine.evaluate(query);
  const file = padded(excerpt, 4);
  assert.throws(
    () =>
      scarce(
        () => false,
        () => engine.loadBundle(file),
      ),
    {
      name: "BrokenOff",
      code: "memory",
      message: /^there is not enough memory/,
    },
  );
  assert.deepEqual(engine.evaluate(query), before);
  assert.equal(engine.loadBundle(file).id, "ssb-utdrag", "with memory enough it opens");
});

test("wherever memory runs out while a data set is opened, the one before answers as before", async () => {
  const engine = await Engine.create(code);
  engine.loadBundle(demo);
  const before = engine.evaluate(query);
  const file = padded(excerpt, 8);
  let times = 0;
  for (let most = first; ; most += 8 * page) {
    const how = scarce(
      (_, bytes) => bytes <= most,
      () => refused(() => engine.loadBundle(file)),
    );
    if (how === "") break;
    times++;
    assert.equal(how, "memory", `with ${most} bytes`);
    assert.deepEqual(engine.evaluate(query), before, `after ${most} bytes`);
  }
  assert.ok(times >= 10, `memory ran out in ${times} places`);
});

test("where only one growth fails, the data set opens all the same: without the one before there is room", async () => {
  const engine = await Engine.create(code);
  const file = padded(excerpt, 16);
  let growths = 0;
  await Engine.create(code).then((one) =>
    scarce(
      () => ++growths > 0,
      () => one.loadBundle(file),
    ),
  );
  // The glue asks for less twice before it gives up.
  for (let k = 0; k < growths; k++) {
    engine.loadBundle(demo);
    const opened = scarce(
      (growth) => growth < k || growth > k + 2,
      () => engine.loadBundle(file),
    );
    assert.equal(opened.id, "ssb-utdrag", `growth ${k}`);
  }
  assert.ok(growths > 2, `${growths} growths`);
});

test("wherever memory runs out in an answer, the calculator says so and answers the next question", async () => {
  const engine = await Engine.create(code);
  engine.loadBundle(demo);
  const before = engine.evaluate(query);
  let times = 0;
  for (let most = first; ; most += 6 * page) {
    const how = scarce(
      (_, bytes) => bytes <= most,
      () => refused(() => engine.evaluate(large)),
    );
    if (how === "") break;
    times++;
    assert.equal(how, "memory", `with ${most} bytes`);
    assert.deepEqual(engine.evaluate(query), before, `after ${most} bytes`);
  }
  assert.ok(times >= 10, `memory ran out in ${times} places`);
});

test("a file that is checked or read without memory for it leaves the data set open", async () => {
  const engine = await Engine.create(code);
  engine.loadBundle(demo);
  const before = engine.evaluate(query);
  const file = padded(excerpt, 4);
  for (const act of [() => engine.check(file), () => engine.readCells(file)]) {
    assert.equal(
      scarce(
        () => false,
        () => refused(act),
      ),
      "memory",
    );
    assert.deepEqual(engine.evaluate(query), before);
  }
});

test("a refused data set does not take the place of the one before, also where it was read alone", async () => {
  const engine = await Engine.create(code);
  engine.loadBundle(demo);
  const before = engine.evaluate(query);
  const wrong = padded(new TextEncoder().encode('{"format":"figur-bundle"}'), 4);
  assert.equal(
    refused(() => engine.loadBundle(wrong)),
    "format",
  );
  assert.deepEqual(engine.evaluate(query), before);
  const how = scarce(
    (growth) => growth > 2,
    () => refused(() => engine.loadBundle(wrong)),
  );
  assert.equal(how, "format", "the growth failed beside the data set before");
  assert.deepEqual(engine.evaluate(query), before);
});

test("another calculator has a memory of its own", async () => {
  const engine = await Engine.create(code);
  engine.loadBundle(demo);
  const other = engine.another();
  const { id } = other.loadBundle(excerpt);
  assert.equal(
    scarce(
      () => false,
      () => refused(() => other.evaluate(large)),
    ),
    "unknown",
  );
  assert.equal(
    scarce(
      () => false,
      () => refused(() => other.loadBundle(padded(demo, 4))),
    ),
    "memory",
  );
  assert.equal(engine.evaluate(query).places[0]!.id, "5001");
  assert.equal(other.loadBundle(excerpt).id, id);
});

test("calculators that share a memory break together and come back each with its own data set", async () => {
  const { Instance } = WebAssembly;
  const engine = await Alive.create(code);
  // A browser that gives no instance at once.
  WebAssembly.Instance = class {
    constructor() {
      throw new RangeError("disallowed on the main thread");
    }
  } as never;
  let other: Alive;
  try {
    other = engine.another();
  } finally {
    WebAssembly.Instance = Instance;
  }
  const opened = (one: Alive, bytes: Uint8Array) =>
    one.load(bytes, (json) => (JSON.parse(json) as { description: { id: string } }).description.id);
  const [mine, theirs] = [opened(engine, demo), opened(other, excerpt)];
  assert.deepEqual([mine, theirs], ["demo", "ssb-utdrag"]);
  const asked = JSON.stringify({ indicator: query.indicators[0], year: 2020, group: "asss" });
  const answers = () => [engine, other].map((one) => one.call((raw) => raw.rank(asked)));
  const before = answers();
  assert.notEqual(before[0], before[1]);
  const trap = () => {
    throw new WebAssembly.RuntimeError("unreachable");
  };
  assert.equal(
    refused(() => engine.call(trap)),
    "broken",
  );
  assert.deepEqual(answers(), before);
});

test("a closed calculator answers nothing", async () => {
  const engine = await Engine.create(code);
  engine.loadBundle(demo);
  engine.close();
  assert.throws(() => engine.evaluate(query), { message: "the calculator is closed" });
  engine.close();
});

test("hundreds of calculators, opened and closed after each other, find memory", async () => {
  const engine = await Engine.create(code);
  engine.loadBundle(demo);
  for (let n = 0; n < 300; n++) {
    const other = engine.another();
    assert.equal(other.loadBundle(little).id, "x");
    other.close();
  }
  assert.equal(engine.evaluate(query).places[0]!.id, "5001");
});

test("a planner that there is no memory for says so, and that it is of no more use", async () => {
  const planner = await loadPlanner();
  const large = padded(excerpt, 17);
  const request = { table: "x", dimensions: ["Region"] } as never;
  const how = scarce(
    () => false,
    () => refused(() => planner.inspect(request, large)),
  );
  assert.deepEqual([how, planner.broken], ["memory", true]);
});

test("what breaks off is let go of with all that it had taken", async () => {
  const engine = await Engine.create(code);
  engine.loadBundle(demo);
  // There is room enough to take it in, not to read it.
  const file = padded(excerpt, 7);
  const checks = () =>
    [file, excerpt, file, excerpt, file, excerpt].map((one) => refused(() => engine.check(one)));
  const told = scarce(() => false, checks);
  assert.deepEqual(told, ["memory", "", "memory", "", "memory", ""]);
});

interface Glue {
  Engine: new () => RawEngine;
  _malloc(bytes: number): number;
  _free(at: number): void;
}

test("a file that is not closed is refused in the same words whatever stood in memory before", async () => {
  const { Engine: Raw } = await (createFigur as (o: object) => Promise<Glue>)({ wasmBinary: code });
  const raw = new Raw();
  for (const text of ['{"a":{"b":1}', '{"a":[1,2}', '{"a":[[1}', "[[1]"]) {
    const told = ["}", "]", ",", '"', "\0"].map((before) => {
      raw.input(text.length + 64).fill(before.charCodeAt(0));
      raw.input(text.length).set(new TextEncoder().encode(text));
      return raw.load();
    });
    assert.equal(new Set(told).size, 1, told.join("\n"));
    assert.match(told[0]!, /^\{"error"/);
  }
});

test("a thousand openings and questions, good and bad, leave the memory as it was", async () => {
  const { Engine: Raw, ...glue } = await (createFigur as (o: object) => Promise<Glue>)({
    wasmBinary: code,
    printErr: () => {},
  });
  const put = (raw: RawEngine, bytes: Uint8Array) => {
    raw.input(bytes.length).set(bytes);
    return raw;
  };
  const text = (value: unknown) => JSON.stringify(value);
  const wrong = [demo.subarray(0, 200_000), new TextEncoder().encode("{}"), new Uint8Array(3)];
  const area = { area: "barnevern", regions: ["5001"], year: 2022 };
  const small = new Raw();
  const whole = new Raw();
  put(whole, demo).load();
  const round = (n: number) => {
    const raw = n % 10 ? whole : new Raw();
    if (n % 100 === 0) put(raw, n % 200 ? demo : excerpt).load();
    assert.match(put(small, little).load(), /"description"/);
    put(raw, wrong[n % 3]!).load();
    put(raw, wrong[n % 3]!).check();
    put(raw, wrong[n % 3]!).readCells();
    raw.evaluate(text({ ...query, years: [2020, 2022] }));
    raw.evaluate(n % 2 ? "{" : text({ ...query, regions: ["x"] }));
    raw.members(text({ ...query, indicators: [query.indicators[0]], years: [2020, 2020] }));
    raw.rank(text({ indicator: query.indicators[0], year: 2020, group: "asss" }));
    raw.compileFormula(n % 2 ? "A / B" : "A /", query.indicators[0]!);
    if (n % 10 === 1) {
      raw.profile(text(area));
      raw.keyFigures(text(area));
      raw.findings(text({ area: "barnevern", year: 2022, region: "5001" }));
    }
    if (raw !== whole) raw.delete();
  };
  /** How much is in use, in pieces of 16 bytes and the allocator's 8: what no more of them find room in. */
  const used = () => {
    const pieces: number[] = [];
    const fill = () => {
      for (;;) pieces.push(glue._malloc(16));
    };
    assert.throws(() => scarce(() => false, fill), { name: "RuntimeError" });
    pieces.forEach((one) => glue._free(one));
    return whole.input(0).buffer.byteLength / 24 - pieces.length;
  };
  used();
  for (let n = 0; n < 100; n++) round(n);
  const before = used();
  for (let n = 0; n < 1000; n++) round(n);
  const lost = Math.round(used() - before);
  // Holes that do not fit a piece come and go; one piece lost in every tenth round is a hundred.
  assert.ok(Math.abs(lost) < 50, `${lost} pieces of ${before} lost in a thousand rounds`);
});
