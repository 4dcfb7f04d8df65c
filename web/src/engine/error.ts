import type { Fault } from "./types.ts";

/** A refusal with its place: `where` is a JSON pointer into the file, `position` a column of a formula. */
export class EngineError extends Error {
  constructor(
    readonly code: string,
    readonly where: string,
    message: string,
    readonly faults: Fault[] = [],
    readonly position = 0,
  ) {
    super(message);
    this.name = "EngineError";
  }
}

/**
 * The calculator broke off in the middle of a call: `memory` where it was given no more, else `broken`. It goes on with
 * what it held before.
 */
export class BrokenOff extends EngineError {
  constructor(override readonly cause: unknown) {
    const memory = isMemory(cause);
    super(memory ? "memory" : "broken", "", memory ? noMemory : broken);
    this.name = "BrokenOff";
  }
}

/** The glue gives up with "Aborted(OOM)"; JavaScript's own arrays and strings fail with a RangeError, in Firefox also with an InternalError or a mere text. */
function isMemory(cause: unknown): boolean {
  if (cause instanceof WebAssembly.RuntimeError) return cause.message.startsWith("Aborted");
  return cause instanceof RangeError || !(cause instanceof Error) || cause.name === "InternalError";
}

const noMemory =
  "there is not enough memory: this needs more than the browser gives. Close other tabs, or choose less: a smaller data set, fewer indicators or years";
const broken =
  "the calculator broke off, and has been started anew. If it happens again, there is something in the file or the choice that it cannot take";
