import assert from "node:assert/strict";
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from "playwright-core";
import { serve, type Served } from "./serve.ts";

/** The built page. DIST names another folder than `dist/`. */
export const dist = process.env.DIST ?? new URL("../../dist/", import.meta.url).pathname;

export const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export interface VisitOptions extends BrowserContextOptions {
  /** Done before the page is opened. */
  prepare?(context: BrowserContext): Promise<void>;
  /** Whether the page may have the browser keep it: then requests go past what a test leads elsewhere. */
  worker?: boolean;
  /** What the console may say: the browser reports failed requests there by itself. */
  complaints?: RegExp;
}

/** What the policies of a context's pages have refused, in every page and frame, also where a test expects complaints. */
export async function refusals(context: BrowserContext): Promise<string[]> {
  const refused: string[] = [];
  await context.exposeBinding("policyRefused", (_, told: string) => void refused.push(told));
  await context.addInitScript(() =>
    addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) =>
      (window as unknown as { policyRefused(told: string): void }).policyRefused(
        `${effectiveDirective}: ${blockedURI} ${sample}`,
      ),
    ),
  );
  return refused;
}

/**
 * One browser and one server for a test file. Every page that it opens must stay silent: an error or a refusal in the
 * console fails, and so does whatever the page's policy refuses.
 */
export class Site {
  #browser!: Browser;
  #served!: Served;

  /** `others` are files that stand elsewhere, by their path on the server. */
  static async start(others: Record<string, string> = {}): Promise<Site> {
    const site = new Site();
    site.#served = await serve(dist, undefined, others);
    site.#browser = await chromium.launch({
      executablePath: process.env.FIGUR_CHROMIUM ?? "/usr/bin/chromium",
      args: flags,
    });
    return site;
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    await this.#served.close();
  }

  async visit(
    hash: string,
    act: (page: Page) => Promise<void>,
    { prepare, worker = false, complaints: expected, ...options }: VisitOptions = {},
  ): Promise<void> {
    const context = await this.#browser.newContext({
      viewport: { width: 1440, height: 1000 },
      acceptDownloads: true,
      ...options,
    });
    if (!worker) await context.addInitScript(withoutWorker);
    const refused = await refusals(context);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.type() !== "error" && message.type() !== "warning") return;
      if (!expected?.test(message.text())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    try {
      await prepare?.(context);
      await page.goto(this.#served.address + hash);
      await page.waitForSelector(".figure-surface svg, .profile, .card, .empty");
      await act(page);
      assert.deepEqual(complaints, [], "the console must stay silent");
      // What was refused last is told in a task of its own.
      await page.evaluate(() => new Promise((done) => setTimeout(done)));
      assert.deepEqual(refused, [], "the page's policy must refuse nothing");
    } finally {
      await context.close();
    }
  }
}

/** As in a browser that keeps no pages. */
export const withoutWorker =
  'Object.defineProperty(navigator, "serviceWorker", { value: undefined })';

/** The table's texts, row by row, the row's name first. */
export function tableTexts(page: Page): Promise<string[][]> {
  return page
    .locator(".tables tbody tr")
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...(row as HTMLTableRowElement).cells].map(
          (cell) => cell.textContent?.replace(/\s+/g, " ").trim() ?? "",
        ),
      ),
    );
}

export async function download(
  page: Page,
  button: string,
): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent("download"), page.click(button)]);
  const stream = await file.createReadStream();
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return { name: file.suggestedFilename(), bytes: Buffer.concat(parts) };
}
