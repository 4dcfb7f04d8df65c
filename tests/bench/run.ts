/**
 * Measures and reports: the engine natively and as WebAssembly, in Node and in Chromium, beside its competitors.
 * Usage: tsx tests/bench/run.ts [--out DIR] [--sizes SIZE,…] [--peers PEER,…] [--places native,node,chromium]
 * Exit status 1: a wrong answer. Slowness is reported and fails nothing.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { cpus, release, totalmem, type } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Browser } from "./browser.ts";
import { folder } from "./data.ts";
import { median, type Measured } from "./measure.ts";
import {
  answeredCells,
  find,
  goals,
  places,
  ratio,
  toMarkdown,
  type Place,
  type Report,
} from "./report.ts";
import { cellsOf, largestForAll, nameOf, sizeNamed, sizes } from "./sizes.ts";
import { works } from "./works.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const { values: options } = parseArgs({
  options: {
    out: { type: "string", default: join(root, "build/bench-report") },
    sizes: { type: "string", default: sizes.map(nameOf).join(",") },
    peers: { type: "string", default: "plain,toolkit,arquero,duckdb" },
    places: { type: "string", default: places.join(",") },
  },
});
const out = options.out;
const asked = (place: Place) => options.places.split(",").includes(place);

/** Who takes part on this size. */
function peersOn(size: string): string[] {
  const all = options.peers.split(",");
  return largestForAll < cellsOf(sizeNamed(size)) ? all.filter((peer) => peer === "plain") : all;
}

function output(command: string, args: string[]): string {
  const { status, stdout, error } = spawnSync(command, args, {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1e8,
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
  return stdout;
}

const json = (file: string) =>
  JSON.parse(readFileSync(join(root, file), "utf8")) as Record<string, Record<string, string>>;

const report: Report = {
  machine: {
    cpu: cpus()[0]?.model.trim() ?? "",
    cores: cpus().length,
    memory: `${(totalmem() / 2 ** 30).toFixed(0)} GiB`,
    system: `${type()} ${release()}`,
  },
  versions: { Node: process.versions.node },
  sizes: options.sizes.split(",").map((size) => ({
    size,
    cells: cellsOf(sizeNamed(size)),
    answered: answeredCells(size),
    bytes: statSync(join(folder, size, "bundle.json")).size,
  })),
  rows: [],
  memory: [],
  blocked: [],
  notRun: [],
};
for (const { size } of report.sizes) {
  const peers = options.peers.split(",").filter((peer) => !peersOn(size).includes(peer));
  if (peers.length)
    report.notRun.push({
      size,
      peers,
      why: `more than ${largestForAll / 1e6} million cells, their rounds would take minutes`,
    });
}
for (const name of ["arquero", "@duckdb/duckdb-wasm", "apache-arrow"])
  report.versions[name] = json("tests/bench/package.json").dependencies![name]!;
report.versions["jsonstat-toolkit"] = json("package.json").devDependencies!["jsonstat-toolkit"]!;

/** Of several processes the first one's times of the engine are told. */
function add(size: string, where: Place, { times }: Measured): void {
  for (const work of works) {
    if (!times[work]) continue;
    const { wasm, ...others } = times[work];
    if (!find(report, size, work, where, "wasm"))
      report.rows.push({ size, work, where, peer: "wasm", ...wasm!, ours: wasm!.median });
    for (const [peer, one] of Object.entries(others))
      report.rows.push({ size, work, where, peer, ...one, ours: wasm!.median });
  }
}

/** Google Benchmark's report of one size. */
function native(size: string): number {
  const file = join(out, `native-${size}.json`);
  output("build/bench/engine_bench", [
    `--benchmark_out=${file}`,
    "--benchmark_out_format=json",
    join(folder, size),
  ]);
  const told = JSON.parse(readFileSync(file, "utf8")) as {
    context: { bytes_of_bundle: string };
    benchmarks: { run_name: string; run_type: string; real_time: number; time_unit: string }[];
  };
  for (const work of works) {
    const runs = told.benchmarks.filter(
      (one) => one.run_type === "iteration" && one.run_name.split("/")[0] === work,
    );
    if (runs[0]!.time_unit !== "ms") throw new Error(`${file}: ${work} is not in milliseconds`);
    const all = runs.map((run) => run.real_time);
    report.rows.push({
      size,
      work,
      where: "native",
      peer: "native",
      median: median(all),
      min: Math.min(...all),
      max: Math.max(...all),
      rounds: all.length,
    });
  }
  return Number(told.context.bytes_of_bundle);
}

mkdirSync(out, { recursive: true });
const browser = asked("chromium") ? await Browser.start(folder) : undefined;
if (browser) report.versions.Chromium = browser.version;
for (const { size } of report.sizes) {
  console.error(size);
  const memory: Report["memory"][number] = { size };
  if (asked("native")) memory.native = native(size);
  // Each alone with the engine: what one leaves in memory is not another's to clear away.
  for (const [turn, peer] of peersOn(size).entries()) {
    if (asked("node")) {
      const measured = JSON.parse(
        output("node", ["--expose-gc", "--import", "tsx", "tests/bench/node.ts", size, peer]),
      ) as Measured;
      add(size, "node", measured);
      memory.wasm = measured.memory.after - measured.memory.before;
    }
    if (browser) {
      const told = await browser.bench(size, [peer]);
      if (told.error !== undefined) {
        console.error(`${size}, in Chromium: ${told.error}`);
        process.exit(1);
      }
      add(size, "chromium", told.measured!);
      if (turn === 0)
        for (const [way, one] of Object.entries(told.blocked!))
          report.blocked.push({ size, way, ...one });
    }
  }
  report.memory.push(memory);
}
await browser?.stop();

const text = toMarkdown(report);
console.log(text);
writeFileSync(join(out, "report.md"), text);
writeFileSync(
  join(out, "report.json"),
  JSON.stringify(
    {
      ...report,
      rows: report.rows.map((row) => ({ ...row, ratio: ratio(report, row) })),
      goals: goals(report),
    },
    null,
    1,
  ),
);
