/** What becomes of a finished bundle: its files, its release report, and the lines that tell of it. */
import { existsSync, readFileSync } from "node:fs";
import type { Bundle, Text } from "../../../web/src/bundle/types.ts";
import { schemaFaults, type Validators } from "./defs.ts";
import { reportLines, type Built } from "./result.ts";
import { earlierShards, shardFiles, shardIndex, type Shard } from "./shards.ts";
import { writeAtomically } from "./write.ts";
import { needless, reportOf, type Previous } from "../release/report.ts";
import { shardsText } from "../release/shards.ts";

export interface PublishOptions {
  out: string;
  /** What to compare with; unless said the file that is replaced, if it is a bundle. */
  previous?: string;
  accept?: string[];
  say?: (line: string) => void;
}

export function publish(
  built: Built,
  check: Validators,
  { out, previous, accept, say = console.log }: PublishOptions,
): void {
  const earlier = previousOf(previous, out, check, say);
  const { report, text } = reportOf(out, built, earlier, accept);
  writeAtomically([
    { file: reportFile(out, "md"), text },
    { file: reportFile(out, "json"), text: JSON.stringify(report) + "\n" },
    { file: out, text: built.text, bundle: true },
  ]);
  for (const line of reportLines(built)) say(line);
  for (const { file, message } of report.decisions.warnings)
    if (file.startsWith("--accept ")) say(`warning: ${file}: ${message}`);
  say(summary(out, built));
  say(`release report: ${reportFile(out, "md")}`);
}

export function publishShards(
  shards: Shard[],
  check: Validators,
  { id, label }: { id: string; label: Text },
  { out, previous, accept, say = console.log }: PublishOptions,
): void {
  const earlier = earlierShards(previous ?? out, previous !== undefined, check);
  const gone = earlier.filter((one) => !shards.some(({ area }) => area.id === one.id));
  const files = shardFiles(out, shardIndex(id, label, shards), shards);
  const reports = shards.map(({ area, built }, i) =>
    reportOf(
      files[i]!.file,
      built,
      previousOf(earlier.find((one) => one.id === area.id)?.file, files[i]!.file, check, say),
      accept?.filter((one) => built.bundle.tables.some((t) => one.startsWith(`${t.id}:`))),
    ),
  );
  const text = shardsText(label, reports, gone);
  const json = {
    format: "figur-release-report",
    version: 1,
    id,
    areasGone: gone.map((one) => one.id),
    areas: reports.map((r) => r.report),
  };
  writeAtomically([
    { file: reportFile(out, "md"), text },
    { file: reportFile(out, "json"), text: JSON.stringify(json) + "\n" },
    ...files,
  ]);
  const all = { tables: shards.flatMap(({ built }) => built.bundle.tables) };
  for (const one of accept ?? [])
    if (!all.tables.some(({ id: table }) => one.startsWith(`${table}:`)))
      say(`warning: --accept ${one}: ${needless(one, all)}`);
  const lines = new Set(shards.flatMap(({ built }) => reportLines(built)));
  for (const line of lines) say(line);
  shards.forEach(({ built }, i) => say(summary(files[i]!.file, built)));
  say(`${out}: index of ${shards.length} bundles`);
  say(`release report: ${reportFile(out, "md")}`);
}

const reportFile = (out: string, kind: "md" | "json"): string =>
  `${out.replace(/\.json$/, "")}.report.${kind}`;

function summary(file: string, { bundle, text }: Built): string {
  return `${file}: ${bundle.kind} bundle ${bundle.id}, ${bundle.indicators.length} indicators, ${bundle.regions.length} regions, ${Buffer.byteLength(text)} bytes`;
}

function previousOf(
  asked: string | undefined,
  out: string,
  check: Validators,
  say: (line: string) => void,
): Previous | undefined {
  const file = asked ?? out;
  if (asked === undefined && !existsSync(file)) return undefined;
  const fail = (message: string): undefined => {
    if (asked !== undefined) throw new Error(`${file}: ${message}`);
    say(`warning: ${file}: ${message}, so there is nothing to compare with`);
    return undefined;
  };
  let bundle: Bundle;
  try {
    bundle = JSON.parse(readFileSync(file, "utf8")) as Bundle;
  } catch (error) {
    return fail((error as Error).message);
  }
  const [fault] = schemaFaults(check.bundle, bundle, file);
  if (fault) return fail(`is no bundle of this version (${fault.where}: ${fault.message})`);
  return { file, bundle };
}
