import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ReplyCache } from "../../../web/src/bundle/transport.ts";

/** Beside `<sha256 of the key>.reply`, which holds the reply's bytes, as `….json`. */
interface Entry {
  key: string;
  retrieved: string;
  /** Of the reply. */
  sha256: string;
}

const OWN = /^[0-9a-f]{64}\.(reply|json)(\.[0-9a-f-]{36}\.part)?$/;

const sha256 = (data: string | Uint8Array) => createHash("sha256").update(data).digest("hex");

/**
 * Finished replies in a folder, which is made when the first one is put there. A reply counts only
 * when its file is whole and belongs to the key, so a writer may be killed at any point.
 */
export class FolderCache implements ReplyCache {
  readonly #folder: string;
  readonly #maxAge: number;
  readonly #now: () => number;

  /** `maxAge` in milliseconds. */
  constructor(folder: string, { maxAge = Infinity, now = () => Date.now() } = {}) {
    this.#folder = folder;
    this.#maxAge = maxAge;
    this.#now = now;
  }

  async get(key: string): Promise<{ bytes: Uint8Array; retrieved: string } | undefined> {
    const path = join(this.#folder, sha256(key));
    const entry = asEntry(await content(`${path}.json`));
    if (entry?.key !== key) return undefined;
    // A date that is none gives NaN, which is not young enough either.
    if (!(this.#now() - Date.parse(entry.retrieved) <= this.#maxAge)) return undefined;
    const bytes = await content(`${path}.reply`);
    if (!bytes || sha256(bytes) !== entry.sha256) return undefined;
    return { bytes, retrieved: entry.retrieved };
  }

  async put(key: string, { bytes, retrieved }: { bytes: Uint8Array; retrieved: string }) {
    const path = join(this.#folder, sha256(key));
    const entry: Entry = { key, retrieved, sha256: sha256(bytes) };
    await mkdir(this.#folder, { recursive: true });
    await replace(`${path}.reply`, bytes);
    await replace(`${path}.json`, JSON.stringify(entry));
  }

  /** Removes what the cache wrote and nothing else. */
  async clear(): Promise<void> {
    const names = await readdir(this.#folder).catch(unlessAbsent);
    if (!names) return;
    const own = names.filter((name) => OWN.test(name));
    await Promise.all(own.map((name) => rm(join(this.#folder, name), { force: true })));
  }
}

async function content(file: string): Promise<Uint8Array | undefined> {
  const buffer = await readFile(file).catch(unlessAbsent);
  // Not a Buffer: what takes a reply shall find the same type as in the page.
  return buffer && new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}

function unlessAbsent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT" && error.code !== "EISDIR") throw error;
}

function asEntry(
  bytes: Uint8Array | undefined,
): (Partial<Entry> & { retrieved: string }) | undefined {
  if (!bytes) return undefined;
  try {
    const entry = JSON.parse(new TextDecoder().decode(bytes));
    return typeof entry?.retrieved === "string" ? entry : undefined;
  } catch {
    return undefined;
  }
}

/** A reader finds the old file or the new one, never a part. */
async function replace(file: string, data: string | Uint8Array): Promise<void> {
  const part = `${file}.${randomUUID()}.part`;
  try {
    await writeFile(part, data);
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
