import type { ReplyCache } from "../bundle/transport.ts";
import { read, removeAll, write } from "./store.ts";

interface Stored {
  bytes: Uint8Array;
  retrieved: string;
}

/** A fetch that was left longer ago begins anew: SSB may have published since. */
const longest = 2 * 60 * 60 * 1000;

/**
 * SSB's replies of one data set and area, until they have become a bundle: a fetch that was broken off, or whose page
 * was loaded again, goes on where it stopped. What cannot be stored is remembered for this visit.
 */
export class ReplyStore implements ReplyCache {
  readonly #prefix: string;
  readonly #now: () => number;
  readonly #kept = new Map<string, Stored>();

  constructor(name: string, now: () => number = Date.now) {
    this.#prefix = `${name} `;
    this.#now = now;
  }

  async get(key: string): Promise<Stored | undefined> {
    const found = this.#kept.get(key) ?? (await read<Stored>("replies", this.#prefix + key));
    if (!(found?.bytes instanceof Uint8Array)) return undefined;
    const age = this.#now() - Date.parse(found.retrieved);
    return age >= 0 && age < longest ? found : undefined;
  }

  async put(key: string, reply: Stored): Promise<void> {
    this.#kept.set(key, reply);
    await write([["replies", this.#prefix + key, reply]]);
  }

  async clear(): Promise<void> {
    this.#kept.clear();
    await removeAll("replies", this.#prefix);
  }
}
