/** Runs the fuzzers for long, one at a time: see scripts/fuzz. */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { runCsv } from "./csv-runs.ts";
import { compareFormulas } from "./formula-differences.ts";
import { runOwnJson } from "./own-json-runs.ts";
import { minimise, runLong, targets } from "./targets.ts";

interface Row {
  target: string;
  runs: number;
  seconds: number;
  reached: string;
  corpus: string;
  find: string;
}

/** Batch after batch until the time is up; each throws at what it finds. */
async function batches(
  target: string,
  seconds: number,
  batch: (seed: number) => Promise<number>,
): Promise<Row> {
  const began = performance.now();
  const spent = (): number => (performance.now() - began) / 1000;
  let runs = 0;
  let find = "";
  // Seeds that no earlier run has tried.
  for (let seed = Date.now() % 1e9; spent() < seconds && find === ""; seed += 1000)
    try {
      runs += await batch(seed);
    } catch (error) {
      find = String(error);
    }
  return { target, runs, seconds: spent(), reached: "", corpus: "", find };
}

const others: Record<string, (seconds: number) => Promise<Row>> = {
  csv: (seconds) =>
    batches("csv", seconds, async (seed) => (await runCsv({ seed, files: 200 })).files),
  "own-json": (seconds) =>
    batches("own-json", seconds, async (seed) => (await runOwnJson({ seed, files: 200 })).files),
  formulas: (seconds) =>
    batches("formulas", seconds, async (seed) => {
      return (await compareFormulas({ seed, formulas: 400 })).formulas;
    }),
};

function long(name: string, seconds: number): Row {
  const began = performance.now();
  const { runs, edges, edgesOf, corpus, find = "" } = runLong({ name, runs: 0 }, seconds);
  return {
    target: name,
    runs,
    seconds: (performance.now() - began) / 1000,
    reached: `${edges} of ${edgesOf}`,
    corpus: String(corpus),
    find,
  };
}

const head = ["target", "runs", "seconds", "runs/s", "edges", "corpus", "finds"];
const cells = (row: Row): string[] => [
  row.target,
  String(row.runs),
  row.seconds.toFixed(0),
  (row.runs / row.seconds).toFixed(0),
  row.reached,
  row.corpus,
  row.find.split("\n")[0] || "none",
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: "string", default: "300" }, minimise: { type: "boolean" } },
});
const names = [...targets.map(({ name }) => name), ...Object.keys(others)];
const seconds = Number(values.seconds);
const unknown = positionals.find((name) => !names.includes(name));
if (unknown !== undefined || !(seconds > 0)) {
  console.error(
    `usage: scripts/fuzz [TARGET]... [--seconds N] [--minimise]\ntargets: ${names.join(" ")}`,
  );
  process.exit(2);
}

const chosen = positionals.length > 0 ? positionals : names;
const rows: Row[] = [];
for (const name of chosen) {
  const row = name in others ? await others[name]!(seconds) : long(name, seconds);
  rows.push(row);
  console.log(cells(row).join("  "));
  if (row.find) console.log(row.find);
}
if (values.minimise)
  for (const target of targets.filter(({ name }) => chosen.includes(name))) {
    const { edges, corpus, find } = minimise(target);
    console.log(`${target.name}: ${find ?? `kept ${corpus} files, which reach ${edges} edges`}`);
  }

const line = (fields: string[]): string => `| ${fields.join(" | ")} |`;
const rule = line(head.map((_, i) => (i === 0 || i > 3 ? "---" : "---:")));
writeFileSync(
  "build/fuzz/summary.md",
  [line(head), rule, ...rows.map((row) => line(cells(row)))].join("\n") + "\n",
);
console.log("build/fuzz/summary.md has this as a table.");
process.exitCode = rows.some(({ find }) => find !== "") ? 1 : 0;
