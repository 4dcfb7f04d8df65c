import type { BrowserContext, Page, Route } from "playwright-core";
import type { Stub } from "../../scripts/lib/stub/server.ts";

const ssb = "https://data.ssb.no/api";

export interface Line {
  /** How many more requests get through; undefined: all. */
  left?: number;
  /** Milliseconds that every reply takes. */
  slow?: number;
  /** Every request that the page has made to SSB. */
  asked: string[];
}

/** Leads the page's requests to SSB to the stand-in. `line` can be changed while the page is open. */
export async function lead(context: BrowserContext, stub: Stub, line: Line): Promise<void> {
  // Pauses before another attempt are drawn by lot: without luck nobody has to wait for them.
  await context.addInitScript(() => {
    Math.random = () => 0;
  });
  await context.route(`${ssb}/**`, (route) => answer(route, stub, line));
}

async function answer(route: Route, stub: Stub, line: Line): Promise<void> {
  const request = route.request();
  line.asked.push(`${request.method()} ${request.url().slice(ssb.length)}`);
  if (line.slow) await new Promise((resolve) => setTimeout(resolve, line.slow));
  if (line.left !== undefined && line.left-- <= 0) return route.abort("internetdisconnected");
  const body = request.postData() ?? undefined;
  try {
    const reply = await fetch(stub.base + request.url().slice(ssb.length), {
      method: request.method(),
      headers: body === undefined ? {} : { "content-type": "application/json" },
      body,
    });
    const headers = Object.fromEntries(reply.headers);
    delete headers["content-length"];
    await route.fulfill({
      status: reply.status,
      headers,
      body: Buffer.from(await reply.arrayBuffer()),
    });
  } catch {
    // Cut off on the way, or the page has gone.
    await route.abort("connectionreset").catch(() => {});
  }
}

/** From the button to the local bundle. */
export async function fetchFresh(page: Page): Promise<void> {
  await page.click("#fetch-fresh");
  await page.click("#fresh-start");
  await page.waitForSelector('.notice[data-topic="fresh"]');
}

/** What the panel says when it has stopped. */
export async function stopped(page: Page): Promise<string> {
  await page.waitForSelector("#fresh-retry", { timeout: 60_000 });
  return page.locator(".fresh").innerText();
}
