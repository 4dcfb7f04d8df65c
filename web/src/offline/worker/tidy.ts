import type { Names } from "./names.ts";
import type { Pages } from "./pages.ts";
import type { Scope } from "./scope.ts";

/** Deletes the versions that no open page has, and parts of data sets that this one no longer speaks of. */
export async function tidy(
  { kept, registration, clients }: Scope,
  names: Names,
  pages: Pages,
  storage: CacheStorage = caches,
): Promise<void> {
  // Listed before asking whether a newer version is on its way in, so that its cache is not among them.
  const there = await storage.keys();
  if (registration.installing || registration.waiting) return;
  const open = await clients.matchAll({ type: "window" });
  const versions = await pages.inUse(open.map(({ id }) => id));
  // Nobody knows what a page from the server will ask for.
  if (!versions) return;
  versions.add(kept.version);
  for (const name of there) {
    const version = names.versionOf(name);
    if (version && !versions.has(version)) await storage.delete(name);
  }
  if (versions.size > 1) return;
  const parts = await storage.open(names.parts);
  const current = new Set(kept.parts.map((part) => new URL(part, registration.scope).href));
  for (const { url } of await parts.keys()) if (!current.has(url)) await parts.delete(url);
}
