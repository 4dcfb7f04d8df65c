/**
 * WebAssembly, native and plain JavaScript on the same bundle and question: answers first, then times.
 * Usage: tsx tests/bench/run.ts [--out DIR] [--native FILE]
 * Exit status 1: a wrong answer. Times and the byte target are reported; tests/unit/size.test.ts guards the bytes.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { minifySync } from "vite";
import { Engine } from "../../web/src/engine/engine.ts";
import { differences } from "./compare.ts";
import { writeNational } from "./national.ts";
import * as plain from "./plain.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const warmUps = 8;
const rounds = 25;
const budget = 60_000;
const targets = { jsOverWasm: 2, wasmOverNative: 2.5 };

const { values: options } = parseArgs({
  options: { out: { type: "string" }, native: { type: "string" } },
});
const nativeFile =
  options.native ?? join(options.out ?? join(root, "build/bench-report"), "native.json");

type Work = "load" | "evaluate";

function timed<T>(times: number[], work: () => T): T {
  const start = performance.now();
  const result = work();
  times.push(performance.now() - start);
  return result;
}

function median(times: number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Milliseconds from Google Benchmark's report; empty when it has not been run. */
function nativeTimes(): Partial<Record<Work, number>> {
  if (!existsSync(nativeFile)) return {};
  const report = JSON.parse(readFileSync(nativeFile, "utf8")) as {
    benchmarks: {
      run_name: string;
      aggregate_name?: string;
      real_time: number;
      time_unit: string;
    }[];
  };
  const find = (work: Work) => {
    const row = report.benchmarks.find(
      (b) => b.run_name.split("/")[0] === work && b.aggregate_name === "median",
    );
    if (row && row.time_unit !== "ms")
      throw new Error(`${nativeFile}: ${work} is not in milliseconds`);
    return row?.real_time;
  };
  return { load: find("load"), evaluate: find("evaluate") };
}

const { bytes, query } = writeNational();
const wasm = readFileSync(join(root, "build/wasm/figur.wasm"));
const engine = await Engine.create(wasm);

const first = {
  wasm: { load: [] as number[], evaluate: [] as number[] },
  js: { load: [] as number[], evaluate: [] as number[] },
};
timed(first.wasm.load, () => engine.loadBundle(bytes));
let model = timed(first.js.load, () => plain.load(bytes));
const answer = timed(first.wasm.evaluate, () => engine.evaluate(query));
const wrong = differences(
  answer,
  timed(first.js.evaluate, () => plain.evaluate(model, query)),
);
if (wrong.length > 0) {
  console.error("The answers differ (the engine's, then plain JavaScript's); nothing is timed:");
  for (const line of wrong) console.error(`  ${line}`);
  process.exit(1);
}

const times = {
  wasm: { load: [] as number[], evaluate: [] as number[] },
  js: { load: [] as number[], evaluate: [] as number[] },
};
for (let round = 0; round < warmUps + rounds; round++) {
  const into = round < warmUps ? structuredClone(first) : times;
  const both = [
    () => {
      timed(into.wasm.load, () => engine.loadBundle(bytes));
      timed(into.wasm.evaluate, () => engine.evaluate(query));
    },
    () => {
      model = timed(into.js.load, () => plain.load(bytes));
      timed(into.js.evaluate, () => plain.evaluate(model, query));
    },
  ];
  // Neither always runs in the other's wake.
  if (round % 2) both.reverse();
  for (const work of both) work();
}

const native = nativeTimes();
const rows = (["load", "evaluate"] as const).map((work) => {
  const js = median(times.js[work]);
  const ours = median(times.wasm[work]);
  return {
    work,
    js,
    wasm: ours,
    native: native[work],
    jsOverWasm: js / ours,
    wasmOverNative: native[work] === undefined ? undefined : ours / native[work],
    jsFirst: first.js[work][0]!,
    wasmFirst: first.wasm[work][0]!,
  };
});

const gzipped = (data: string | Uint8Array) => gzipSync(data, { level: 9 }).length;
const glue = minifySync("figur.js", readFileSync(join(root, "build/wasm/figur.js"), "utf8"), {
  module: true,
}).code;
const size = { wasm: gzipped(wasm), glue: gzipped(glue), budget };
const total = size.wasm + size.glue;

const verdict = (met: boolean) => (met ? "met" : "**not met**");
const ms = (value: number | undefined) => (value === undefined ? "not run" : value.toFixed(2));
const times1 = (value: number | undefined) => (value === undefined ? "" : value.toFixed(2));
const against = (value: number | undefined, met: (v: number) => boolean) =>
  value === undefined ? "not measured" : verdict(met(value));
const lines = [
  "# Benchmark: 356 municipalities, 10 years, 200 series, 100 indicators",
  "",
  `${cpus()[0]?.model.trim()}, ${cpus().length} cores, Node ${process.versions.node}. Bundle ${(bytes.length / 1e6).toFixed(1)} MB. ` +
    `Milliseconds, median of ${rounds} rounds after ${warmUps}; "first" is the first call in the process.`,
  "All answers agreed before timing.",
  "",
  "| work | plain JS | wasm | native | JS / wasm | wasm / native | plain JS first | wasm first |",
  "|---|---:|---:|---:|---:|---:|---:|---:|",
  ...rows.map(
    (r) =>
      `| ${r.work} | ${ms(r.js)} | ${ms(r.wasm)} | ${ms(r.native)} | ${times1(r.jsOverWasm)} | ${times1(r.wasmOverNative)} | ${ms(r.jsFirst)} | ${ms(r.wasmFirst)} |`,
  ),
  "",
  "| target | measured | |",
  "|---|---:|---|",
  ...rows.flatMap((r) => [
    `| ${r.work}: JS / wasm at least ${targets.jsOverWasm} | ${times1(r.jsOverWasm)} | ${verdict(r.jsOverWasm >= targets.jsOverWasm)} |`,
    `| ${r.work}: wasm / native at most ${targets.wasmOverNative} | ${times1(r.wasmOverNative)} | ${against(r.wasmOverNative, (v) => v <= targets.wasmOverNative)} |`,
  ]),
  `| wasm ${size.wasm} + glue ${size.glue} bytes gzipped, at most ${budget} | ${total} | ${verdict(total <= budget)} |`,
  "",
];
const report = lines.join("\n");
console.log(report);
if (options.out !== undefined) {
  mkdirSync(options.out, { recursive: true });
  writeFileSync(join(options.out, "report.md"), report);
  writeFileSync(
    join(options.out, "report.json"),
    JSON.stringify(
      {
        rows,
        times,
        size,
        targets,
        bundleBytes: bytes.length,
        node: process.versions.node,
        cpu: cpus()[0]?.model,
      },
      null,
      1,
    ),
  );
}
