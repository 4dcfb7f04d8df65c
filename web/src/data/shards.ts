import type { Text } from "../engine/types.ts";
import { parsed } from "../from-outside.ts";
import { sha256 } from "./sha256.ts";

/** A data set in one file per service area, so that only what is chosen is fetched. */
export interface Shards {
  id: string;
  kind: "real" | "example";
  label: Text;
  created?: string;
  areas: Shard[];
}

export interface Shard {
  id: string;
  name: Text;
  /** Beside the index. */
  file: string;
  bytes: number;
  sha256: string;
}

/** An index is small; above this it is no use to look. */
const largest = 1024 * 1024;

/** The index, if that is what the file is; a bundle gives undefined. Throws when it claims to be one and is not. */
export function readShards(bytes: Uint8Array): Shards | undefined {
  if (bytes.length > largest) return undefined;
  const text = new TextDecoder().decode(bytes);
  if (!text.includes('"figur-shards"')) return undefined;
  const found = parsed(text) as Record<string, unknown>;
  if (found.format !== "figur-shards") return undefined;
  if (found.version !== 1) throw new ShardFailure("version", String(found.version));
  const areas = Array.isArray(found.areas) ? (found.areas as Shard[]) : [];
  if (areas.length === 0) throw new ShardFailure("areas", "[]");
  // A file name of the index becomes an address: it must stay beside the index.
  for (const { id, file } of areas)
    if (typeof id !== "string" || !/^[a-z0-9-]+\.json$/.test(String(file)))
      throw new ShardFailure("areas", String(file));
  return { ...found, areas } as unknown as Shards;
}

/** An index that cannot be used, or a file that is not the one that the index speaks of. */
export class ShardFailure extends Error {
  constructor(
    readonly what: "version" | "areas" | "file",
    readonly found: string,
  ) {
    super(`${what}: ${found}`);
  }
}

/** Throws when the file is another than the index says: half of it, or of another publication. */
export async function checkShard(bytes: Uint8Array, shard: Shard): Promise<void> {
  if (bytes.length !== shard.bytes) throw new ShardFailure("file", shard.file);
  const sum = await sha256(bytes);
  if (sum !== undefined && sum !== shard.sha256) throw new ShardFailure("file", shard.file);
}
