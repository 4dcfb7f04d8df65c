import { sha256 } from "../../data/sha256.ts";
import type { Names } from "./names.ts";
import type { Kept } from "./scope.ts";

/** A file is not the one that belongs to the version: the server has half of one version and half of another. */
export class Mixture extends Error {}

/**
 * Fetches every file of the version into a cache of its own. On any fault the cache is deleted and the fault thrown:
 * then the browser keeps the version it has.
 */
export async function install(
  { version, files }: Kept,
  scope: string,
  names: Names,
  { storage = caches, get = fetch as typeof fetch } = {},
): Promise<void> {
  const name = names.version(version);
  const earlier = (await storage.keys()).filter((one) => names.versionOf(one));
  const cache = await storage.open(name);
  try {
    const known = await Promise.all(earlier.map((one) => storage.open(one)));
    for (const [path, sum] of Object.entries(files)) {
      const address = new URL(path, scope).href;
      await cache.put(address, await genuine(address, sum, known, get));
    }
  } catch (error) {
    await storage.delete(name);
    throw error;
  }
}

/** The file with that sum: from a version that is here, from the browser's own cache, or from the server. */
async function genuine(
  address: string,
  sum: string,
  known: readonly Cache[],
  get: typeof fetch,
): Promise<Response> {
  for (const cache of known) {
    const found = await cache.match(address);
    const taken = found && (await withSum(found, sum));
    if (taken) return taken;
  }
  for (const cache of ["default", "reload"] as const) {
    const response = await get(address, { cache });
    const taken = response.ok && (await withSum(response, sum));
    if (taken) return taken;
  }
  throw new Mixture(address);
}

async function withSum(response: Response, sum: string): Promise<Response | undefined> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  if ((await sha256(bytes)) !== sum) return undefined;
  // Made anew: what was led here from another address may not answer for a page, and the bytes are no longer compressed.
  const headers = new Headers(response.headers);
  for (const name of ["content-encoding", "content-length", "vary"]) headers.delete(name);
  return new Response(bytes, { headers });
}
