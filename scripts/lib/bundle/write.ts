import { spawnSync } from "node:child_process";
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";

export interface OutFile {
  file: string;
  text: string;
  /** Judged by `asss check`. */
  bundle?: boolean;
}

/**
 * Writes beside the goals, has the bundles judged, and renames in the order given, so that no reader
 * sees half a file and a failure leaves all earlier files as they are.
 */
export function writeAtomically(
  files: OutFile[],
  check: (half: string, file: string) => void = checked,
): void {
  const halves = files.map((one) => ({ ...one, half: `${one.file}.${process.pid}.part` }));
  try {
    for (const { file, half, text } of halves) {
      mkdirSync(dirname(resolve(file)), { recursive: true });
      writeFileSync(half, text);
    }
    for (const { half, file, bundle } of halves) if (bundle) check(half, file);
    for (const { half, file } of halves) renameSync(half, file);
  } finally {
    for (const { half } of halves) rmSync(half, { force: true });
  }
}

/** Lets `asss check` judge the file before it takes its name, where scripts/bundle has built it. */
function checked(half: string, file: string): void {
  const asss = process.env.FIGUR_ASSS;
  if (!asss) return;
  const { status, stdout, stderr, error } = spawnSync(asss, ["check", half], {
    encoding: "utf8",
    maxBuffer: 64_000_000,
  });
  if (error) throw new Error(`nothing is written: ${asss}: ${error.message}`);
  if (stderr) console.error(stderr.replaceAll(half, file).trimEnd());
  if (status !== 0)
    throw new Error(`nothing is written:\n${stdout.replaceAll(half, file).trimEnd()}`);
}
