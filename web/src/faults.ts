import type { Fault } from "./engine/types.ts";
import { engineWords } from "./messages/engine.ts";
import { count, t } from "./messages/index.ts";

/** What the calculator throws, told apart by shape so that this file needs no code from it. */
interface EngineFailure {
  code: string;
  where: string;
  message: string;
  faults?: Fault[];
}

export function isEngineFailure(error: unknown): error is EngineFailure {
  return (
    error instanceof Error &&
    typeof (error as Partial<EngineFailure>).code === "string" &&
    "where" in error
  );
}

/** The calculator had no memory for it, or broke on it: nothing is said against the file or the choice itself. */
export function isBrokenOff(error: unknown): boolean {
  return error instanceof Error && error.name === "BrokenOff";
}

const shown = 5;

/** The calculator's own words and the place they are about, at most five lines. */
export function failureLines(error: unknown): string[] {
  if (!isEngineFailure(error)) return [error instanceof Error ? error.message : String(error)];
  const first = line(error.where, error.message);
  const rest = (error.faults ?? []).map((f) => line(f.where, f.message)).filter((l) => l !== first);
  return limited([first, ...rest]);
}

export function faultLines(faults: readonly Fault[]): string[] {
  return limited(faults.map((f) => line(f.where, f.message)));
}

function line(where: string, message: string): string {
  const said = `${t("notice.detail")}: ${engineWords(message)}`;
  return where ? `${said} (${t("notice.where").toLowerCase()}: ${where})` : said;
}

/** Every line once, and at most five. */
export function limited(all: readonly string[]): string[] {
  const lines = [...new Set(all)];
  return lines.length <= shown
    ? lines
    : [...lines.slice(0, shown), count("notice.more", lines.length - shown)];
}
