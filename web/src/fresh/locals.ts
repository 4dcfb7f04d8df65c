import { freshName, own, type FreshName } from "../data/name.ts";
import type { AreaChoice } from "../data/data-set.ts";
import { alone } from "../data/files.ts";
import type { Text } from "../engine/types.ts";
import { read, readAll, remove, write } from "./store.ts";

/** What is told of a local bundle: a service area that the reader has fetched from SSB. */
export interface Local extends FreshName {
  areaName: Text;
  baseLabel: Text;
  /** The areas of the published data set, to go on to. */
  areas: AreaChoice[];
  /** ISO time. */
  retrieved: string;
  bytes: number;
}

/** The reader's local bundles, one per published data set and area. What cannot be stored is kept for this visit. */
export class Locals {
  #all = new Map<string, Local>();
  #bytes = new Map<string, Uint8Array>();

  /** Looks up what is stored. Without storage there is none, and that is no fault. */
  async find(): Promise<void> {
    // All files on a disk may share one storage: what another one fetched is not this one's.
    if (alone) return;
    try {
      for (const local of await readAll<Local>("locals"))
        if (isLocal(local)) this.#all.set(freshName(local), local);
    } catch {
      return;
    }
  }

  get all(): readonly Local[] {
    return [...this.#all.values()].sort(
      (a, b) => a.base.localeCompare(b.base) || a.area.localeCompare(b.area),
    );
  }

  get(name: FreshName): Local | undefined {
    return this.#all.get(freshName(name));
  }

  /** Undefined when it is not there any more: another tab may have discarded it. */
  async bytes(name: FreshName): Promise<Uint8Array | undefined> {
    const key = freshName(name);
    const kept = this.#bytes.get(key);
    if (kept) return kept;
    try {
      const stored = await read<Uint8Array>("bundles", key);
      if (stored instanceof Uint8Array) this.#bytes.set(key, stored);
    } catch {
      // As if it were not there.
    }
    return this.#bytes.get(key);
  }

  /** Takes one into use that came with the page. */
  bring(local: Local, bytes: Uint8Array): void {
    this.#all.set(freshName(local), local);
    this.#bytes.set(freshName(local), bytes);
  }

  /** Whether it was stored; otherwise it lasts as long as the page. */
  async put(local: Local, bytes: Uint8Array): Promise<boolean> {
    const key = freshName(local);
    this.bring(local, bytes);
    // The reader's own data set is gone with the page, and what was fetched for it makes no sense without.
    if (local.base === own || alone) return false;
    try {
      await write([
        ["locals", key, local],
        ["bundles", key, bytes],
      ]);
      return true;
    } catch {
      return false;
    }
  }

  /** Takes it away, and gives what `put` needs to bring it back. */
  async discard(name: FreshName): Promise<{ local: Local; bytes: Uint8Array } | undefined> {
    const key = freshName(name);
    const local = this.#all.get(key);
    const bytes = await this.bytes(name);
    this.#all.delete(key);
    this.#bytes.delete(key);
    try {
      await remove([
        ["locals", key],
        ["bundles", key],
      ]);
    } catch {
      // Nothing was stored.
    }
    return local && bytes && { local, bytes };
  }
}

/** Storage can hold what an older page wrote. */
function isLocal(found: unknown): found is Local {
  const local = found as Partial<Local> | null;
  return (
    typeof local?.base === "string" &&
    typeof local.area === "string" &&
    typeof local.retrieved === "string" &&
    Array.isArray(local.areas)
  );
}
