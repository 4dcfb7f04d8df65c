/** The fuzzers that clang builds (CMakeLists.txt), how they are run, and what their output says. */
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { seedsOf } from "./seeds.ts";

export interface Target {
  name: string;
  /** Of a short run: what takes a few seconds. */
  runs: number;
}

export const targets: readonly Target[] = [
  { name: "jsonstat", runs: 3000 },
  { name: "bundle", runs: 700 },
  { name: "definition", runs: 1200 },
  { name: "formula", runs: 6000 },
  { name: "query", runs: 1500 },
  { name: "plan", runs: 800 },
  { name: "merge", runs: 2500 },
];

/** Longer inputs are slower and find no more; the small bundle has room to grow. */
const mostBytes = 7500;
/** A run that takes longer, or more memory, than any of these is a find: limits come before. */
const limits = ["-timeout=20", "-malloc_limit_mb=800", "-rss_limit_mb=2048"];

const root = "build/fuzz";
export const finds = join(root, "finds");
/** What the tests replay. */
export const kept = (name: string): string => join("tests/fuzz/corpus", name);
/** What long runs have found to be new. */
export const grown = (name: string): string => join(root, "corpus", name);

export interface Ran {
  runs: number;
  /** Places in the code that were reached, of how many. */
  edges: number;
  edgesOf: number;
  corpus: number;
  /** What did not hold, and the file that shows it. */
  find?: string;
  output: string;
}

function emptied(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

function run(name: string, ...options: string[]): Ran {
  mkdirSync(finds, { recursive: true });
  const prefix = `-artifact_prefix=${join(finds, `${name}-`)}`;
  const { status, stderr, error } = spawnSync(join(root, `fuzz_${name}`), [prefix, ...options], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
    env: { ...process.env, UBSAN_OPTIONS: "print_stacktrace=1" },
  });
  if (error) throw error;
  const number = (pattern: RegExp): number =>
    Number([...stderr.matchAll(pattern)].at(-1)?.[1] ?? 0);
  const said =
    /^(?:does not hold: |.*runtime error: |==\d+== ?ERROR: ).*$/m.exec(stderr)?.[0] ??
    `ended with ${status}`;
  const file = /Test unit written to (\S+)/.exec(stderr)?.[1];
  return {
    runs: number(/^stat::number_of_executed_units: (\d+)/gm) || number(/^#(\d+)\s/gm),
    edges: number(/ cov: (\d+) /g),
    edgesOf: number(/Loaded 1 modules\s+\((\d+) inline/g),
    corpus: number(/ corp: (\d+)\//g),
    ...(status !== 0 && { find: `${said} (${file ?? "no file"})` }),
    output: stderr,
  };
}

/** The kept corpus, and so many runs that follow from the seed: the same every time. */
export function runBriefly({ name, runs }: Target, seed = 1): Ran {
  const corpus = kept(name);
  const scratch = emptied(join(root, "brief", name)); // libFuzzer writes to the first folder
  const all = runs + readdirSync(corpus).length;
  const options = [`-seed=${seed}`, `-runs=${all}`, `-max_len=${mostBytes}`, ...limits];
  return run(name, ...options, "-print_final_stats=1", scratch, corpus);
}

/** From all that is known, for so long; what is new is added to the grown corpus. */
export function runLong({ name }: Target, seconds: number): Ran {
  const seeds = emptied(join(root, "seeds", name));
  mkdirSync(grown(name), { recursive: true });
  seedsOf[name]!().forEach((text, i) => writeFileSync(join(seeds, String(i)), text));
  const from = [grown(name), seeds, ...(existsSync(kept(name)) ? [kept(name)] : [])];
  const options = [`-max_total_time=${seconds}`, `-max_len=${mostBytes}`, ...limits];
  return run(name, ...options, "-print_final_stats=1", ...from);
}

/** Of one target's kept corpus, so that all of them are a few hundred kilobytes. */
const keptBytes = 50_000;

/** What each file reaches, as a merge of libFuzzer writes it down (FuzzerMerge.h). */
function* reachedBy(control: string): Generator<{ file: string; bytes: number; edges: number[] }> {
  const lines = readFileSync(control, "utf8").split("\n");
  const files = lines.slice(2, 2 + Number(lines[0]));
  for (const line of lines) {
    const [, i, edges] = /^FT (\d+)((?: \d+)*)$/.exec(line) ?? [];
    if (i === undefined) continue;
    const file = files[Number(i)]!;
    yield { file, bytes: statSync(file).size, edges: edges!.split(" ").slice(1).map(Number) };
  }
}

/**
 * Replaces the kept corpus by the files, of all that are known, that reach most in the fewest bytes.
 * Those with a name of their own, each a find, stay.
 */
export function minimise({ name }: Target): Ran {
  const control = join(root, `${name}.merge`);
  const least = emptied(join(root, "least"));
  rmSync(control, { force: true });
  mkdirSync(kept(name), { recursive: true });
  const options = ["-set_cover_merge=1", "-use_counters=0", `-merge_control_file=${control}`];
  const ran = run(name, ...options, `-max_len=${mostBytes}`, least, kept(name), grown(name));
  if (ran.find) return ran;
  const files = [...reachedBy(control)];
  const reached = new Set<number>();
  const chosen = new Map<string, Buffer>();
  let room = keptBytes;
  for (;;) {
    const worth = files
      .filter(({ bytes }) => bytes <= room)
      .map((one) => ({
        ...one,
        gain: one.edges.filter((edge) => !reached.has(edge)).length / (one.bytes + 1),
      }));
    const best = worth.reduce<(typeof worth)[number] | undefined>(
      (most, one) => (one.gain > (most?.gain ?? 0) ? one : most),
      undefined,
    );
    if (!best) break;
    for (const edge of best.edges) reached.add(edge);
    room -= best.bytes;
    chosen.set(basename(best.file), readFileSync(best.file));
  }
  for (const file of readdirSync(kept(name)))
    if (/^[0-9a-f]{40}$/.test(file)) rmSync(join(kept(name), file));
  for (const [file, bytes] of chosen) writeFileSync(join(kept(name), file), bytes);
  return { ...ran, edges: reached.size, corpus: chosen.size };
}
