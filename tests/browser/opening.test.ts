import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import { violations } from "./axe.ts";
import { largeFiles } from "./large.ts";
import { Site, tableTexts } from "./page.ts";

let files: Record<string, string>;
let site: Site;
before(async () => {
  files = await largeFiles();
  site = await Site.start(files);
});
after(() => site.stop());

/** What the worker says waits until the test lets it through: whatever the page shows before, it has not from there. */
async function held(context: BrowserContext): Promise<void> {
  await context.addInitScript(`
    let through = false;
    const waiting = [];
    window.hold = () => (through = false);
    window.release = () => {
      through = true;
      for (const go of waiting.splice(0)) go();
    };
    window.Worker = class extends Worker {
      constructor(...given) {
        super(...given);
        window.begun = true;
      }
      set onmessage(hear) {
        super.onmessage = (event) => (through ? hear(event) : waiting.push(() => hear(event)));
      }
      terminate() {
        window.ended = (window.ended ?? 0) + 1;
        super.terminate();
      }
    };
  `);
}
const release = (page: Page) => page.evaluate("release()");
const begun = (page: Page) =>
  page.waitForFunction(() => (window as { begun?: boolean }).begun === true);
const ended = (page: Page) =>
  page.waitForFunction(() => (window as { ended?: number }).ended === 1);

const choice = "omr=barnevern&ind=barnevern.andel-tiltak&kom=3201~0301&fra=2016&til=2022";
const choose = (page: Page, data: string) =>
  page.evaluate((to) => (location.hash = to), `v=1&data=${data}&${choice}`);
const hash = (page: Page) => page.evaluate(() => location.hash);
const coming = "#coming-heading";
const gone = (page: Page) => page.waitForSelector(coming, { state: "detached" });

/** The table of that choice. */
let small: string[][];

test("a data set of the usual size is read on the page", () =>
  site.visit(`#v=1&data=demo&${choice}`, async (page) => {
    small = await tableTexts(page);
    assert.deepEqual(
      small.map(([name]) => name),
      ["Bærum", "Oslo", "ASSS-snitt vektet snitt"],
    );
    assert.equal(page.workers().length, 0);
  }));

test("while a large one is read, the page says so and goes on with the one that is open", () =>
  site.visit(
    "",
    async (page) => {
      const before = await tableTexts(page);
      await choose(page, "demo-stor");
      await page.waitForSelector(coming);
      assert.equal(await page.innerText(coming), "Åpner demo-stor");
      await page.waitForFunction(() =>
        document.querySelector(".progress-words")?.textContent?.includes("Leser tallene"),
      );
      assert.deepEqual(await violations(page), []);
      assert.deepEqual(await tableTexts(page), before);
      await release(page);
      await gone(page);
      assert.deepEqual(await tableTexts(page), small);
    },
    { prepare: held },
  ));

test("a large one has the same numbers as the same one small; the first to be opened is told of too", () =>
  site.visit(
    `#v=1&data=demo-stor&${choice}`,
    async (page) => {
      assert.deepEqual(await tableTexts(page), small);
      assert.equal(await page.evaluate("told"), "Åpner demo-stor");
    },
    {
      prepare: async (context) => {
        await held(context);
        await context.addInitScript(`
          new MutationObserver((_, seen) => {
            window.told = document.querySelector("${coming}")?.textContent;
            if (window.told === undefined) return;
            seen.disconnect();
            release();
          }).observe(document, { childList: true, subtree: true });
        `);
      },
    },
  ));

test("what is chosen meanwhile is what stays, and nothing goes on with the other", () =>
  site.visit(
    "",
    async (page) => {
      await choose(page, "demo-stor");
      await page.waitForSelector(coming);
      await begun(page);
      await choose(page, "demo");
      await gone(page);
      await ended(page);
      assert.deepEqual(await tableTexts(page), small);
      await release(page);
      // A turn for what was waiting.
      await page.evaluate(() => new Promise((go) => setTimeout(go)));
      assert.match(await hash(page), /data=demo&/);
      assert.deepEqual(await tableTexts(page), small);
    },
    { prepare: held },
  ));

test("a choice on the page is what stays, too", () =>
  site.visit(
    "",
    async (page) => {
      await choose(page, "demo-stor");
      await page.waitForSelector(coming);
      await begun(page);
      await page.click(".views a[href*='vis=nokkeltall']");
      await gone(page);
      await ended(page);
      await page.waitForSelector("#keyfigures-heading");
      assert.match(await hash(page), /vis=nokkeltall/);
      assert.doesNotMatch(await hash(page), /data=/);
    },
    { prepare: held },
  ));

test("the reader can give it up, and has what was there", () =>
  site.visit(
    `#v=1&data=demo&${choice}`,
    async (page) => {
      await choose(page, "demo-stor");
      await begun(page);
      await page.click("#coming-cancel");
      await gone(page);
      await ended(page);
      assert.match(await hash(page), /data=demo&/);
      assert.deepEqual(await tableTexts(page), small);
      assert.equal(await page.locator(".notice").count(), 0);
    },
    { prepare: held },
  ));

test("where there is no worker, the page reads it itself", async () => {
  const none = async (context: BrowserContext) => {
    await context.addInitScript(`window.Worker = class { constructor() { throw new Error(); } };`);
  };
  const missing = async (context: BrowserContext) => {
    await context.route(/aside-worker/, (route) => route.fulfill({ status: 404 }));
  };
  for (const [prepare, complaints] of [[none], [missing, /404/]] as const)
    await site.visit(
      `#v=1&data=demo-stor&${choice}`,
      async (page) => assert.deepEqual(await tableTexts(page), small),
      { prepare, complaints },
    );
});

for (const [type, compiled] of [
  ["application/wasm", ["compileStreaming"]],
  ["application/octet-stream", ["compile"]],
] as const)
  test(`a calculator that comes as ${type} is compiled once, for the page and the worker`, () =>
    site.visit(
      `#v=1&data=demo-stor&${choice}`,
      async (page) => {
        assert.deepEqual(await tableTexts(page), small);
        assert.deepEqual(await page.evaluate("compiled"), compiled);
        assert.equal(await page.evaluate("begun"), 1);
      },
      {
        prepare: async (context) => {
          await context.addInitScript(`
            window.compiled = [];
            window.begun = 0;
            for (const name of ["compile", "compileStreaming", "instantiateStreaming"]) {
              const real = WebAssembly[name];
              WebAssembly[name] = (...given) => (compiled.push(name), real(...given));
            }
            window.Worker = class extends Worker {
              postMessage(asked, moved) {
                if (asked.code instanceof WebAssembly.Module) begun++;
                super.postMessage(asked, moved);
              }
            };
          `);
          await context.route(/figur-[^/]*\.wasm/, async (route) => {
            const response = await route.fetch();
            await route.fulfill({
              response,
              headers: { ...response.headers(), "content-type": type },
            });
          });
        },
      },
    ));

test("what is wrong with a large one is told as of a small one, and what was open stays", () =>
  site.visit("", async (page) => {
    const before = await tableTexts(page);
    const told = async (data: string) => {
      await choose(page, data);
      const notice = page.locator('.notice[data-topic="data"]', { hasText: `«${data}»` });
      await notice.waitFor();
      assert.deepEqual(await tableTexts(page), before);
      return notice.locator("li").allInnerTexts();
    };
    const lines = await told("feil-liten");
    assert.match(lines.join(), /value/);
    assert.deepEqual(await told("feil-stor"), lines);
  }));

test("a large file of the reader's own is opened in the same way", () =>
  site.visit("", async (page) => {
    const worker = page.waitForEvent("worker");
    await page.setInputFiles("#pick-file", files["data/demo-stor.json"]!);
    await worker;
    await page.waitForSelector('.notice[data-topic="file"]');
    assert.match(await page.innerText('.notice[data-topic="file"]'), /demo-stor\.json/);
    await gone(page);
    assert.match(await hash(page), /data=egen/);
    assert.ok((await tableTexts(page)).length > 3, "the figure's table");
    const refused = page.waitForEvent("worker");
    await page.setInputFiles("#pick-file", files["data/feil-stor.json"]!);
    await refused;
    await page.waitForFunction(() =>
      document.querySelector('.notice[data-topic="file"]')?.textContent?.includes("feil-stor"),
    );
    assert.match(await hash(page), /data=egen/);
  }));

const ownNumbers = {
  name: "egne.csv",
  mimeType: "text/csv",
  buffer: Buffer.from("region,year,value\n3201,2021,10.5\n3201,2022,11.25\n0301,2022,12\n"),
};
const ownFigure = (page: Page) => page.waitForFunction(() => /omr=egne-tall/.test(location.hash));

test("the reader's own numbers are added to a large one beside the page, and can be given up", () =>
  site.visit(
    `#v=1&data=demo&${choice}`,
    async (page) => {
      await choose(page, "demo-stor");
      await page.waitForSelector(coming);
      await release(page);
      await gone(page);
      await page.evaluate("hold()");
      await page.setInputFiles("#pick-file", ownNumbers);
      await page.waitForSelector(coming);
      assert.equal(await page.innerText(coming), "Åpner egne.csv");
      await page.click("#coming-cancel");
      await gone(page);
      assert.match(await hash(page), /data=demo-stor&ind=barnevern/);
      assert.deepEqual(await tableTexts(page), small);
      assert.equal(await page.locator(".notice").count(), 0);

      await page.setInputFiles("#pick-file", ownNumbers);
      await page.waitForSelector(coming);
      await release(page);
      await ownFigure(page);
      assert.match(await page.innerText('.notice[data-topic="file"]'), /egne\.csv/);
      assert.match((await tableTexts(page)).join(), /Bærum,10,50,11,25/);
    },
    { prepare: held },
  ));

test("own numbers are added to 60 MB without the page reading them", async (t) => {
  await site.visit("#v=1&data=landsstort", async (page) => {
    await page.evaluate(`
      window.longest = 0;
      for (const name of ["parse", "stringify"]) {
        const real = JSON[name];
        JSON[name] = (...given) => {
          const out = real(...given);
          const text = name === "parse" ? given[0] : out;
          longest = Math.max(longest, text?.length ?? 0);
          return out;
        };
      }
      window.tasks = [];
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) tasks.push(duration);
      }).observe({ entryTypes: ["longtask"] });
    `);
    await page.setInputFiles("#pick-file", ownNumbers);
    await ownFigure(page);
    const longest = await page.evaluate<number>("longest");
    assert.ok(longest < 1_000_000, `JSON of ${longest} characters on the page`);
    assert.match((await tableTexts(page)).join(), /Bærum,10,50,11,25/);
    const tasks = await page.evaluate<number[]>("tasks");
    t.diagnostic(`longest task: ${Math.max(0, ...tasks)} ms`);
  });
});

test("the memory of a large one is given back when another is opened", () =>
  site.visit(
    `#v=1&data=demo-stor&${choice}`,
    async (page) => {
      await choose(page, "demo");
      await page.waitForFunction(() => (window as { made?: unknown[] }).made?.length === 3);
      assert.deepEqual(await tableTexts(page), small);
      const inspector = await page.context().newCDPSession(page);
      // The collector may need several goes before it has found everything.
      let left = 3;
      for (let go = 0; left > 1 && go < 50; go++) {
        await inspector.send("HeapProfiler.collectGarbage");
        left = await page.evaluate<number>("made.filter((memory) => memory.deref()).length");
      }
      assert.equal(left, 1);
    },
    {
      prepare: async (context) => {
        await context.addInitScript(`
          window.made = [];
          const memory = ({ exports }) =>
            Object.values(exports).find((one) => one instanceof WebAssembly.Memory);
          const real = WebAssembly.instantiate;
          WebAssembly.instantiate = async (...given) => {
            const instance = await real(...given);
            made.push(new WeakRef(memory(instance)));
            return instance;
          };
          WebAssembly.Instance = class extends WebAssembly.Instance {
            constructor(...given) {
              super(...given);
              made.push(new WeakRef(memory(this)));
            }
          };
        `);
      },
    },
  ));

test("60 MB are opened beside the page", async (t) => {
  await site.visit("", async (page) => {
    await page.evaluate(`
      window.tasks = [];
      new PerformanceObserver((list) => {
        for (const { startTime, duration } of list.getEntries()) tasks.push([startTime, duration]);
      }).observe({ entryTypes: ["longtask"] });
      new MutationObserver(() => {
        const words = document.querySelector(".progress-words")?.textContent;
        if (words && words !== window.said?.at(-1)) (window.said ??= []).push(words);
      }).observe(document, { childList: true, subtree: true, characterData: true });
    `);
    const worker = page.waitForEvent("worker");
    const [start, end] = await page.evaluate<[number, number]>(`
      new Promise((done) => {
        const start = performance.now();
        location.hash = "v=1&data=landsstort";
        let was = false;
        new MutationObserver((_, seen) => {
          const is = !!document.querySelector("${coming}");
          if (document.querySelector(".progress-words")?.textContent.startsWith("Leser"))
            window.readingAt ??= performance.now();
          if (was && !is) {
            seen.disconnect();
            done([start, performance.now()]);
          }
          was ||= is;
        }).observe(document, { childList: true, subtree: true, characterData: true });
      })
    `);
    await worker;
    assert.match(await hash(page), /data=landsstort/);
    const said = await page.evaluate<string[]>("said");
    assert.match(said.join(), /\d+ MB er hentet/);
    assert.match(said.at(-1)!, /Leser tallene/);
    await page.evaluate(() => new Promise((go) => setTimeout(go)));
    const tasks = await page.evaluate<[number, number][]>("tasks");
    const while_ = tasks.filter(([at, ms]) => at > start && at + ms < end).map(([, ms]) => ms);
    const first = tasks.filter(([at, ms]) => at + ms >= end).map(([, ms]) => ms);
    const reading = await page.evaluate<number>("readingAt");
    const parsing = await page.evaluate<number>(`
      fetch("data/landsstort.json").then((response) => response.text()).then((text) => {
        const start = performance.now();
        JSON.parse(text);
        return performance.now() - start;
      })
    `);
    t.diagnostic(
      `fetched in ${(reading - start).toFixed(0)} ms, read and shown in ${(end - reading).toFixed(0)} ms; JSON.parse on the page takes ${parsing.toFixed(0)} ms`,
    );
    t.diagnostic(
      `longest task meanwhile: ${Math.max(0, ...while_)} ms; with the first figure: ${Math.max(0, ...first)} ms`,
    );
  });
});
