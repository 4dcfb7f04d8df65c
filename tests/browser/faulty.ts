import { createServer, type Server, type ServerResponse } from "node:http";
import type { Page } from "playwright-core";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { types } from "./serve.ts";

/** What a server, or the way to it, can do to an answer. */
export const faults = ["cut", "missing", "broken", "web page", "half", "silent"] as const;
export type Fault = (typeof faults)[number];

/** What a network that asks for a login first answers, whatever it is asked for; some servers too, for what they have not. */
const webPage =
  "<!doctype html><html><title>Logg inn</title><body>Logg inn på nettet</body></html>";

/** Serves the built page and fails where a test says so. Browsers are told to keep nothing: every page asks for all that it needs. */
export class FaultyServer {
  /** What was asked for, in order, without what follows a question mark. */
  readonly asked: string[] = [];
  /** What goes wrong with an answer; undefined where nothing does. */
  fault: (file: string) => Fault | undefined = () => undefined;
  /** Answers on their way. */
  #busy = 0;
  readonly #held = new Set<ServerResponse>();
  readonly #folder: string;
  readonly #server: Server;

  private constructor(folder: string) {
    this.#folder = folder;
    this.#server = createServer((request, response) => {
      const path = decodeURIComponent(new URL(request.url ?? "/", "http://local").pathname);
      void this.#answer(path.slice(1) || "index.html", response);
    });
  }

  static async start(folder: string): Promise<FaultyServer> {
    const made = new FaultyServer(folder);
    await new Promise<void>((resolve) => made.#server.listen(0, "127.0.0.1", resolve));
    return made;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as { port: number }).port}/`;
  }

  /** Nothing goes wrong any more; what waits for an answer loses its connection. */
  heal(): void {
    this.fault = () => undefined;
    for (const response of this.#held) response.destroy();
    this.#held.clear();
  }

  times(file: string): number {
    return this.asked.filter((one) => one === file).length;
  }

  async until(so: () => boolean, what: string): Promise<void> {
    for (let n = 0; !so(); n++) {
      if (n === 1000) throw new Error(`waited in vain: ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** All that was asked for is answered, and the page has had time to take it. */
  async quiet(page: Page): Promise<void> {
    for (let still = 0; still < 2;) {
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
      still = this.#busy === this.#held.size ? still + 1 : 0;
    }
  }

  async close(): Promise<void> {
    this.heal();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(file: string, response: ServerResponse): Promise<void> {
    this.asked.push(file);
    this.#busy++;
    response.once("close", () => this.#busy--);
    const fault = this.fault(file);
    const kept = { "cache-control": "no-store" };
    if (fault === "cut") response.destroy();
    else if (fault === "silent") this.#held.add(response);
    else if (fault === "broken") response.writeHead(500, kept).end();
    else if (fault === "web page")
      response.writeHead(200, { ...kept, "content-type": types[".html"] }).end(webPage);
    else {
      const body = await readFile(join(this.#folder, file)).catch(() => undefined);
      if (!body || fault === "missing") return void response.writeHead(404, kept).end();
      const type = types[extname(file)] ?? "application/octet-stream";
      response.writeHead(200, { ...kept, "content-type": type, "content-length": body.length });
      if (fault !== "half") return void response.end(body);
      response.write(body.subarray(0, body.length >> 1), () => response.destroy());
    }
  }
}
