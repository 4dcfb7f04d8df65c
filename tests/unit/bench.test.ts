/** What scripts/bench measures on, and that it would see a wrong answer. No times, and none of the competitors' packages. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { Engine } from "../../web/src/engine/engine.ts";
import { makeBundle } from "../bench/bundle.ts";
import { differences } from "../bench/compare.ts";
import { measure, WrongAnswer } from "../bench/measure.ts";
import type { Peer } from "../bench/peer.ts";
import { ours, plainJavaScript } from "../bench/peers.ts";
import * as plain from "../bench/plain.ts";
import { goals, type Report } from "../bench/report.ts";
import { cellsOf, nameOf, sizes, type Size } from "../bench/sizes.ts";
import { questions } from "../bench/works.ts";

const root = new URL("../../", import.meta.url).pathname;
const small: Size[] = [
  { units: 12, years: 10, series: 30 },
  { units: 40, years: 12, series: 20 },
];
const sums: Record<string, string> = {
  "12x10x30": "9877b78145dcb8ec",
  "40x12x20": "f07268184b140d0f",
};
const bytesOf = (size: Size) => new TextEncoder().encode(JSON.stringify(makeBundle(size)));
const engine = await Engine.create(readFileSync(join(root, "build/wasm/figur.wasm")));

const folder = mkdtempSync(join(tmpdir(), "bench-"));
after(() => rmSync(folder, { recursive: true }));

for (const size of small) {
  test(`the bundle of ${nameOf(size)} is the same each time, sound, and has the cells it says`, () => {
    const bytes = bytesOf(size);
    assert.equal(createHash("sha256").update(bytes).digest("hex").slice(0, 16), sums[nameOf(size)]);
    const file = join(folder, `${nameOf(size)}.json`);
    writeFileSync(file, bytes);
    const said = execFileSync(join(root, "build/native/asss"), ["check", file], {
      encoding: "utf8",
    });
    assert.doesNotMatch(said, /error|warning/);
    const { tables, regions, indicators } = engine.loadBundle(bytes);
    assert.equal(
      tables.reduce((sum, table) => sum + table.cells, 0),
      cellsOf(size),
    );
    assert.deepEqual([regions.length, indicators.length], [size.units, size.series / 2]);
  });

  test(`plain JavaScript answers every question about ${nameOf(size)} as the engine does`, () => {
    const bytes = bytesOf(size);
    engine.loadBundle(bytes);
    const model = plain.load(bytes);
    const asked = Object.values(questions(makeBundle(size), size)).flat();
    for (const question of asked)
      assert.deepEqual(differences(engine.evaluate(question), plain.evaluate(model, question)), []);
    assert.equal(asked.length, 33);
  });
}

test("a changed formula is followed: signs, parentheses and what comes first", () => {
  const bytes = bytesOf(small[0]!);
  engine.loadBundle(bytes);
  const model = plain.load(bytes);
  const [question] = questions(makeBundle(small[0]!), small[0]!).change;
  for (const formula of [
    "A - B - A",
    "A / B / 2 * 3",
    "2 - A * B / (B - B)",
    "(A - (1.5 - B) * 2) / (A + B + 10)",
    "(A + B) * 2 - 3.5 * B",
  ]) {
    const changed = { ...question!, formula };
    const wrong = differences(engine.evaluate(changed), plain.evaluate(model, changed));
    assert.deepEqual(wrong, [], formula);
  }
});

test("an answer that is wrong in one cell fails the run before anything is timed, and is named", () => {
  const size = small[0]!;
  const liar = (change: (told: ReturnType<typeof plain.evaluate>) => void): Peer => {
    const honest = plainJavaScript();
    return {
      ...honest,
      ask(question) {
        const told = honest.ask!(question) as ReturnType<typeof plain.evaluate>;
        if (question.formula !== undefined) change(told);
        return told;
      },
    };
  };
  const run = (peer: Peer) =>
    measure({ wasm: ours(engine), liar: peer }, bytesOf(size), questions(makeBundle(size), size));
  const named = (pattern: RegExp) => (error: unknown) =>
    error instanceof WrongAnswer && pattern.test(error.message);
  assert.throws(
    () => run(liar(({ value }) => (value[3]! *= 1 + 1e-9))),
    named(/^liar, change 1: value: 1 of 140 cells differ, the first nasjonal\.i000 3101 2018: /),
  );
  assert.throws(() => run(liar(({ status }) => (status[7] = 5))), named(/status: 1 of 140/));
  assert.throws(() => run(liar(({ min }) => (min[0] = NaN))), named(/min: 1 of 20 .* alle 2015/));
  const cells: Peer = { open: () => undefined, wrongCells: () => ["regnskap: 2 cells differ"] };
  assert.throws(() => run(cells), named(/^liar, open: regnskap: 2 cells differ$/));
});

test("a goal is met or not by the ratio in the same process, and not measured without both", () => {
  const row = { size: "356x10x200", where: "node" as const };
  const report: Report = {
    machine: { cpu: "", cores: 1, memory: "", system: "" },
    versions: {},
    sizes: [{ size: "356x10x200", cells: 712_000, answered: 358_000, bytes: 1 }],
    rows: [
      { ...row, work: "open", peer: "wasm", median: 10 },
      { ...row, work: "open", peer: "plain", median: 26, ours: 10 },
      { ...row, work: "evaluate", peer: "wasm", median: 10 },
      { ...row, work: "evaluate", peer: "plain", median: 19, ours: 10 },
      { ...row, work: "evaluate", peer: "duckdb", median: 300, where: "chromium" },
    ],
    memory: [],
    blocked: [],
    notRun: [],
  };
  const told = (start: string) => goals(report).find(({ goal }) => goal.startsWith(start));
  const place = ", in Node";
  assert.equal(told(`open: plain JavaScript / wasm at least 2.5${place}`)?.met, true);
  assert.equal(told(`evaluate: plain JavaScript / wasm at least 2${place}`)?.met, false);
  assert.equal(told("evaluate: DuckDB-WASM / wasm at least 30, in Chromium")?.met, undefined);
  assert.equal(told("interact:")?.measured, "not measured");
});

test("every size is a bundle of at most a hundred megabytes", () => {
  const bytesPerCell = 6;
  for (const size of sizes) {
    const bytes = cellsOf(size) * bytesPerCell;
    assert(bytes <= 100e6, `${nameOf(size)}: about ${bytes} bytes`);
  }
});
