/** A page that is on its way in is not among the open ones yet. In milliseconds. */
const onItsWay = 10_000;

interface Known {
  version: string;
  /** When it was asked for. */
  time: number;
}

/** Which version each open page was made from. Written down, for the browser stops a worker that has nothing to do. */
export class Pages {
  readonly #known = new Map<string, Known>();
  readonly #name: string;
  readonly #storage: CacheStorage;

  constructor(name: string, storage: CacheStorage = caches) {
    this.#name = name;
    this.#storage = storage;
  }

  async remember(page: string, version: string, time = Date.now()): Promise<void> {
    if (!page) return;
    const known: Known = { version, time };
    this.#known.set(page, known);
    try {
      const cache = await this.#storage.open(this.#name);
      await cache.put(key(page), new Response(JSON.stringify(known)));
    } catch {
      // Full: then it is known until the worker stops.
    }
  }

  /** Undefined for a page that came from the server. */
  async versionOf(page: string): Promise<string | undefined> {
    if (!page) return undefined;
    if (!this.#known.has(page)) await this.#recall();
    return this.#known.get(page)?.version;
  }

  /** The versions that open pages have, and those on their way in; undefined when one came from the server. Forgets the pages that are gone. */
  async inUse(open: readonly string[], now = Date.now()): Promise<Set<string> | undefined> {
    await this.#recall();
    const cache = await this.#storage.open(this.#name);
    for (const [page, { time }] of this.#known) {
      if (open.includes(page) || Math.abs(now - time) < onItsWay) continue;
      this.#known.delete(page);
      await cache.delete(key(page));
    }
    if (open.some((page) => !this.#known.has(page))) return undefined;
    return new Set([...this.#known.values()].map(({ version }) => version));
  }

  async #recall(): Promise<void> {
    const cache = await this.#storage.open(this.#name);
    for (const request of await cache.keys()) {
      const page = decodeURIComponent(request.url.slice(before.length));
      const written = await (await cache.match(request))?.text();
      if (written && !this.#known.has(page)) this.#known.set(page, JSON.parse(written) as Known);
    }
  }
}

/** A cache goes by addresses; nothing is ever fetched from this one. */
const before = "https://page.invalid/";

function key(page: string): string {
  return before + encodeURIComponent(page);
}
