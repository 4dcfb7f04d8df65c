/** What the page and the worker beside it (aside-worker.ts) say to each other. */

import type { Added, Words } from "../own/into.ts";
import type { OwnTable } from "../own/own-table.ts";
import type { Piece } from "./image.ts";

export type Asked =
  /** The calculator's code, and how large the file is that comes in pieces. */
  | { type: "begin"; code: WebAssembly.Module; length: number }
  | { type: "piece"; piece: Piece }
  | { type: "check" }
  /** The reader's own tables, to be put into the file. */
  | { type: "add"; tables: readonly OwnTable[]; words: Words }
  | { type: "load" }
  /** The next piece of memory. */
  | { type: "next" };

export type Told =
  /** The worker is there. */
  | { type: "here" }
  /** The piece is put away. */
  | { type: "more" }
  /** The calculator's answer to check. */
  | { type: "checked"; json: string }
  /** The file with the tables in it. */
  | { type: "added"; added: Added }
  /** The calculator's answer to load. Where it is no refusal, `bytes` of memory wait to be asked for; the calculator stands `at` that address. */
  | { type: "loaded"; json: string; bytes: number; at: number }
  | { type: "piece"; piece: Piece }
  | { type: "end" }
  /** It broke off. */
  | { type: "broken"; name: string; message: string };
