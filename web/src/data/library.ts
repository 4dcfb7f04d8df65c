import { t } from "../messages/index.ts";
import { alone, inside } from "./files.ts";
import { receive, type Tell } from "./receive.ts";
import { checkShard, readShards, type Shard, type Shards } from "./shards.ts";

/** A data set could not be fetched. */
export class FetchFailure extends Error {}

/** The server has no data set of that name. */
export class NoSuchData extends FetchFailure {}

export interface Found {
  bytes: Uint8Array;
  /** Where the data set is one file per service area. */
  shards?: Shards;
  /** The service area of the file. */
  area?: string;
}

/** The published data sets. Kept, so that going back needs no network. */
export class Library {
  #files = new Map<string, Uint8Array>();
  #early = new Map<string, { bytes: Promise<Uint8Array>; tell?: Tell }>();

  /** Begins to fetch what will be asked for first. */
  ahead(data: string): void {
    const bytes = fetchBytes(`data/${data}.json`, (progress) => early.tell?.(progress));
    const early: { bytes: Promise<Uint8Array>; tell?: Tell } = { bytes };
    // Whoever opens it hears of a failure; until then nobody listens.
    bytes.catch(() => {});
    this.#early.set(data, early);
  }

  /** The file of a data set and area; of shards the first area's when `area` is none of them. */
  async get(data: string, area?: string, tell?: Tell): Promise<Found> {
    const bytes = await this.#file(data, `data/${data}.json`, { tell });
    const shards = readShards(bytes);
    if (!shards) return { bytes };
    const shard = shards.areas.find((s) => s.id === area) ?? shards.areas[0]!;
    // The sum in the address keeps an older file of the same name out of caches on the way.
    const address = `data/${shard.file}?${shard.sha256.slice(0, 12)}`;
    const part = await this.#file(`${data}/${shard.id}`, address, { tell, shard });
    return { bytes: part, shards, area: shard.id };
  }

  /** What is fetched is kept when the calculator has taken it, so that a bad answer can be asked for again. */
  forget(data: string): void {
    for (const key of this.#files.keys())
      if (key === data || key.startsWith(`${data}/`)) this.#files.delete(key);
  }

  async #file(
    key: string,
    address: string,
    { tell, shard }: { tell?: Tell; shard?: Shard },
  ): Promise<Uint8Array> {
    const kept = this.#files.get(key);
    if (kept) return kept;
    const early = this.#early.get(key);
    this.#early.delete(key);
    if (early) early.tell = tell;
    const bytes = await (early?.bytes ?? fetchBytes(address, tell, shard?.bytes));
    if (shard) await checkShard(bytes, shard);
    this.#files.set(key, bytes);
    return bytes;
  }
}

async function fetchBytes(address: string, tell?: Tell, of?: number): Promise<Uint8Array> {
  const there = inside(address);
  if (there) return there;
  if (alone) throw new NoSuchData(t("notice.fetch.http", { status: 404 }));
  let response: Response;
  try {
    response = await fetch(address);
  } catch {
    throw new FetchFailure(t("notice.fetch.network"));
  }
  if (response.status === 404) throw new NoSuchData(t("notice.fetch.http", { status: 404 }));
  if (!response.ok) throw new FetchFailure(t("notice.fetch.http", { status: response.status }));
  // What a network that asks for a login first answers, and what some servers answer for a file they have not.
  if (response.headers.get("content-type")?.startsWith("text/html"))
    throw new FetchFailure(t("fault.web"));
  try {
    return await receive(response, tell, of);
  } catch {
    throw new FetchFailure(t("fault.torn"));
  }
}
