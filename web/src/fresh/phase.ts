import type { Progress } from "../bundle/progress.ts";

/** Where a fetch from SSB stands. */
export type Phase =
  /** SSB is asked what its tables hold now. */
  | { at: "asking"; progress?: Progress }
  /** The reader sees what will be fetched. */
  | { at: "ready"; amount: Amount }
  | { at: "fetching"; amount: Amount; progress?: Progress }
  /** Everything is here and is put together. */
  | { at: "making"; amount: Amount }
  | { at: "failed"; failure: Failed; amount?: Amount; progress?: Progress };

/** What a fetch is about to bring. */
export interface Amount {
  tables: { id: string; label: string; requests: number; cells: number; updated: string }[];
  requests: number;
  cells: number;
  /** What SSB's tables do not have as the definitions name it. */
  unresolved: Unresolved[];
  /** Tables that are delivered by hand and stay as they are, or are left behind with example data. */
  byHand: { kept: string[]; left: string[] };
}

export interface Unresolved {
  /** Of the indicator, or "". */
  name: string;
  /** What was not found, or why it cannot be used. */
  message: string;
  /** Categories that come near. */
  nearest: string[];
}

/** A failure in words, and the years that may be let through without numbers. */
export interface Failed {
  title: string;
  lines: string[];
  /** The reader stopped it. */
  cancelled: boolean;
  /** What has come is still there for the next try. */
  kept: boolean;
  /** "12367:2025": a year without any number that the reader can accept. */
  empty: string[];
}

/** How much is done, from 0 to 1. A request costs time however little it brings. */
export function share({ requests, requestsDone, cells, cellsDone }: Progress): number {
  const part = (done: number, all: number) => (all > 0 ? done / all : 0);
  return (part(requestsDone, requests) + part(cellsDone, cells || 1)) / (cells > 0 ? 2 : 1);
}
