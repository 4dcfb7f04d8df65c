import type { Finished } from "./finished.ts";
import type { Host } from "./host.ts";

/** The ways that a figure leaves the page. */
export type Way = "picture" | "numbers" | "formats" | "embed" | "collect" | "link";

/** Hands the figure on the page to what takes it along: code that comes when it is first asked for. */
export class Taking {
  readonly #host: Host;
  readonly #finished: () => Finished | undefined;

  constructor(host: Host, finished: () => Finished | undefined) {
    this.#host = host;
    this.#finished = finished;
  }

  async take(way: Way): Promise<void> {
    const finished = this.#finished();
    if (!finished) return;
    try {
      const { ways } = await this.#host.wait(import("./download/ways.ts"));
      await ways[way](this.#host, finished);
    } catch {
      this.#host.failed(() => void this.take(way));
    }
  }
}
