import type { Query } from "../../web/src/engine/types.ts";
import type { PlainResult } from "./plain.ts";

/** What a peer answered, as columns of the engine's own answer; what it is spared is left out. */
export type Told = Partial<PlainResult>;

/** One that does the works. `open` and `ask` are timed. */
export interface Peer {
  /** From bytes to ready to answer. What was open before is let go. */
  open(bytes: Uint8Array): void;
  /** Absent when it only opens. The answer is complete in JavaScript's memory, in whatever form suits the peer. */
  ask?(question: Query): unknown;
  tell?(answer: unknown, question: Query): Told;
  /** What is wrong with what it opened, when it cannot be asked; against the bundle as plain JavaScript read it. */
  wrongCells?(bytes: Uint8Array): string[];
  /** Bytes of memory it holds, as far as that is known. */
  memory?(): number;
}
