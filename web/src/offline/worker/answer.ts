import { sha256 } from "../../data/sha256.ts";
import type { Names } from "./names.ts";
import type { Pages } from "./pages.ts";
import type { Place } from "./place.ts";
import type { Asked } from "./scope.ts";

/** Answers from what is kept, and asks the server for what is not. */
export class Answers {
  readonly #version: string;
  readonly #scope: string;
  readonly #names: Names;
  readonly #pages: Pages;

  constructor(version: string, scope: string, names: Names, pages: Pages) {
    this.#version = version;
    this.#scope = scope;
    this.#names = names;
    this.#pages = pages;
  }

  async to({ request, clientId, resultingClientId }: Asked, place: Place): Promise<Response> {
    if (place.kind === "part") return this.#part(request, place);
    const { path } = place;
    if (place.kind === "page") {
      const page = await this.#from(this.#version, path);
      if (!page) return fetch(request);
      await this.#pages.remember(resultingClientId, this.#version);
      return page;
    }
    if (place.kind === "named") return (await this.#fromAny(path)) ?? fetch(request);
    const version = await this.#pages.versionOf(clientId);
    if (version) return (await this.#from(version, path)) ?? fetch(request);
    // A page that came from the server may be newer than what is kept.
    try {
      return await fetch(request);
    } catch (error) {
      const kept = await this.#from(this.#version, path);
      if (kept) return kept;
      throw error;
    }
  }

  async #from(version: string, path: string): Promise<Response | undefined> {
    const name = this.#names.version(version);
    if (!(await caches.has(name))) return undefined;
    return (await caches.open(name)).match(new URL(path, this.#scope).href);
  }

  async #fromAny(path: string): Promise<Response | undefined> {
    const here = await this.#from(this.#version, path);
    if (here) return here;
    for (const name of await caches.keys()) {
      const version = this.#names.versionOf(name);
      const found = version && (await this.#from(version, path));
      if (found) return found;
    }
    return undefined;
  }

  /** Kept when it is opened, if it is what its address says and there is room. */
  async #part(request: Request, { address, sum }: { address: string; sum: string }) {
    const cache = await caches.open(this.#names.parts);
    const kept = await cache.match(address);
    if (kept) return kept;
    const response = await fetch(request);
    if (response.ok) {
      const bytes = new Uint8Array(await response.clone().arrayBuffer());
      if ((await sha256(bytes))?.startsWith(sum))
        await cache.put(address, new Response(bytes)).catch(() => {});
    }
    return response;
  }
}
