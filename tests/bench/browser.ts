/** Chromium with the page of page/, which is built here and served beside the bundles. */
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { chromium, type Browser as Chromium } from "playwright-core";
import { build } from "vite";
import { flags } from "../browser/page.ts";
import { serve, type Served } from "../browser/serve.ts";
import type { Told } from "./page/main.ts";

/** The largest bundle has several minutes; then something has stopped. */
const patience = 600_000;

export class Browser {
  private constructor(
    private readonly chromium: Chromium,
    private readonly served: Served,
  ) {}

  static async start(folder: string): Promise<Browser> {
    await build({
      configFile: false,
      root: fileURLToPath(new URL("page", import.meta.url)),
      base: "./",
      logLevel: "error",
      build: {
        outDir: join(folder, "page"),
        emptyOutDir: true,
        assetsInlineLimit: 0,
        chunkSizeWarningLimit: 1e6,
        target: "es2022",
      },
    });
    const started = await chromium.launch({
      executablePath: process.env.FIGUR_CHROMIUM ?? "/usr/bin/chromium",
      args: [...flags, "--js-flags=--expose-gc"],
    });
    return new Browser(started, await serve(folder, "/bench/"));
  }

  get version(): string {
    return this.chromium.version();
  }

  /** Each size on a page of its own. */
  async bench(size: string, peers: string[]): Promise<Told> {
    const page = await this.chromium.newPage();
    page.setDefaultTimeout(patience);
    try {
      await page.goto(`${this.served.address}page/index.html`);
      await page.waitForFunction(() => "bench" in window);
      return await page.evaluate(([size, peers]) => window.bench(size, peers), [
        size,
        peers,
      ] as const satisfies [string, string[]]);
    } finally {
      await page.close();
    }
  }

  async stop(): Promise<void> {
    await this.chromium.close();
    await this.served.close();
  }
}
