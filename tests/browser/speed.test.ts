import assert from "node:assert/strict";
import { after, before, test, type TestContext } from "node:test";
import { chromium, type Browser, type CDPSession, type Page } from "playwright-core";
import { serveCompressed, type Compressed } from "./compressed.ts";
import { country } from "./country.ts";
import { dist, flags, withoutWorker } from "./page.ts";

/** As Lighthouse has slow 4G: 1.6 Mbit/s down, 150 ms there and back. */
const slow4G = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (0.75 * 1024 * 1024) / 8,
};
const figure = ".figure-surface svg";
const median = (all: number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]!;

let browser: Browser;
let served: Compressed;
before(async () => {
  served = await serveCompressed(dist, { "data/landet.json": await country() });
  browser = await chromium.launch({
    executablePath: process.env.FIGUR_CHROMIUM ?? "/usr/bin/chromium",
    args: flags,
  });
});
after(async () => {
  await browser.close();
  await served.close();
});

/** Times are told and held against their budget; they never decide, for nobody knows what else the machine does. */
function tell(t: TestContext, what: string, milliseconds: number, budget: number): void {
  const verdict = milliseconds <= budget ? "within" : "OVER";
  t.diagnostic(`${what}: ${milliseconds.toFixed(0)} ms, ${verdict} the budget of ${budget} ms`);
}

async function fresh(act: (page: Page, cdp: CDPSession) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
  await context.addInitScript(withoutWorker);
  const page = await context.newPage();
  try {
    await act(page, await context.newCDPSession(page));
  } finally {
    await context.close();
  }
}

/** From the first byte asked for until the figure is painted, in milliseconds. */
async function firstFigure(page: Page): Promise<number> {
  await page.addInitScript(`
    new MutationObserver((_, seen) => {
      if (!document.querySelector("${figure}")) return;
      seen.disconnect();
      window.figureAt = performance.now();
      requestAnimationFrame(() => setTimeout(() => (window.paintedAt = performance.now())));
    }).observe(document, { childList: true, subtree: true });
  `);
  await page.goto(served.address, { waitUntil: "commit" });
  await page.waitForSelector(figure);
  return page.evaluate<number>(`
    new Promise((done) => {
      const look = () => (window.paintedAt ? done(window.paintedAt) : setTimeout(look, 20));
      look();
    })
  `);
}

test("until the first figure at most 350 kB come over the wire, brotli", async (t) => {
  await fresh(async (page) => {
    served.sent.clear();
    await firstFigure(page);
    const asked = await page.evaluate<string[]>(`
      performance.getEntriesByType("resource")
        .filter((entry) => entry.startTime < window.figureAt)
        .map((entry) => new URL(entry.name).pathname.slice(1))
    `);
    const files = ["index.html", ...new Set(asked)];
    const bytes = files.map((file) => served.sent.get(file)!);
    files.forEach((file, i) => t.diagnostic(`${file}: ${(bytes[i]! / 1000).toFixed(1)} kB`));
    const sum = bytes.reduce((all, n) => all + n, 0);
    t.diagnostic(`in all ${(sum / 1000).toFixed(1)} kB`);
    assert.ok(files.length > 5, String(files));
    assert.ok(sum <= 350_000, `${sum} bytes`);
  });
});

test("words and table stand before what draws has come", async () => {
  await fresh(async (page) => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(/(compose|drawing)-[^/]*\.js$/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(served.address);
    await page.waitForSelector(".tables tbody tr");
    assert.match((await page.locator(".summary").textContent()) ?? "", /\d/);
    assert.equal(await page.locator(figure).count(), 0);
    release();
    await page.waitForSelector(figure);
  });
});

test("the first figure is there within a second, and on slow 4G with a quarter of the speed within 2.5", async (t) => {
  const here: number[] = [];
  for (let i = 0; i < 3; i++) await fresh(async (page) => void here.push(await firstFigure(page)));
  tell(t, "first figure", median(here), 1000);
  await fresh(async (page, cdp) => {
    await cdp.send("Network.enable");
    await cdp.send("Network.emulateNetworkConditions", slow4G);
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    tell(t, "first figure, slow 4G, quarter speed", await firstFigure(page), 2500);
  });
  assert.ok(here.every((ms) => ms > 0));
});

/** The page's addresses one after the other, each timed from the choice until the new figure is painted. */
async function choices(page: Page, hashes: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (const hash of hashes)
    times.push(
      await page.evaluate<number, [string, string]>(
        // In one expression: what the loader adds to named functions is not there in the page.
        ([to, selector]) =>
          ((before, start) => {
            location.hash = to;
            return new Promise<number>((done) => {
              new MutationObserver((_, seen) => {
                if (document.querySelector(selector) === before) return;
                seen.disconnect();
                requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
              }).observe(document.querySelector(".figure-surface")!, { childList: true });
            });
          })(document.querySelector(selector), performance.now()),
        [hash, figure],
      ),
    );
  return times;
}

for (const [data, budget, what] of [
  ["demo", 100, "the example data"],
  ["landet", 200, "the whole country"],
] as const)
  test(`from a choice to its figure with ${what} at a quarter of the speed`, async (t) => {
    await fresh(async (page, cdp) => {
      await page.goto(`${served.address}#v=1&data=${data}&omr=barnevern`);
      await page.waitForSelector(figure, { timeout: 60_000 });
      await cdp.send("Emulation.setCPUThrottlingRate", { rate: 4 });
      const indicators = ["andel-tiltak", "netto-per-innbygger-0-17", "andel-undersokelser"];
      const hashes = [4, 8, 12].flatMap((n) =>
        indicators.flatMap((indicator) =>
          ["line", "rows"].map((kind) => {
            const places = members.slice(0, n).join("~");
            return `v=1&data=${data}&omr=barnevern&ind=barnevern.${indicator}&kom=${places}&fra=2016&til=2022&fig=${kind}`;
          }),
        ),
      );
      const times = await choices(page, hashes);
      tell(t, "median", median(times), budget);
      tell(t, "slowest", Math.max(...times), budget);
      assert.equal(times.length, hashes.length);
    });
  });

const members = [
  "5001",
  "4601",
  "0301",
  "1103",
  "3201",
  "3301",
  "4204",
  "1108",
  "3107",
  "5501",
  "3203",
  "3205",
];
