import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import type { Page } from "playwright-core";
import { parseFault } from "../../scripts/lib/stub/faults.ts";
import { startStub, type Stub } from "../../scripts/lib/stub/server.ts";
import { violations } from "./axe.ts";
import { Site, download, tableTexts, type VisitOptions } from "./page.ts";
import { fetchFresh, lead, stopped, type Line } from "./ssb.ts";

let site: Site;
let stub: Stub;
let line: Line;
before(async () => {
  site = await Site.start();
  stub = await startStub({ perMinute: 10_000 });
});
after(async () => {
  await site.stop();
  await stub.close();
});
beforeEach(() => {
  stub.setFault(undefined);
  stub.requests.length = 0;
  line = { asked: [] };
});

const fault = (name: string) => stub.setFault(parseFault(name));
const hash = (page: Page) => page.evaluate(() => location.hash);
const notice = (page: Page, topic: string) =>
  page.locator(`.notice[data-topic="${topic}"]`).innerText();
const data = (n: number) => stub.requests.filter((r) => r.path.includes("/data")).slice(0, n);

/** A page whose questions to SSB go to the stand-in; failed requests may be told in the console. */
function visit(
  address: string,
  act: (page: Page) => Promise<void>,
  options: VisitOptions = {},
): Promise<void> {
  return site.visit(address, act, {
    complaints: /Failed to load resource/,
    ...options,
    prepare: async (context) => {
      await lead(context, stub, line);
      await options.prepare?.(context);
    },
  });
}

test("before the button is pressed, the page says nothing to SSB and loads nothing for it", () =>
  site.visit("", async (page) => {
    const loaded = await page.evaluate(() =>
      performance.getEntriesByType("resource").map((r) => r.name),
    );
    assert.deepEqual(
      loaded.filter((name) => /planner|run-|data\.ssb\.no/.test(name)),
      [],
    );
  }));

test("the policy lets the page speak with SSB and itself, and with nobody else", () =>
  site.visit("", async (page) => {
    const policy = await page
      .locator('meta[http-equiv="Content-Security-Policy"]')
      .getAttribute("content");
    assert.match(policy!, /connect-src 'self' https:\/\/data\.ssb\.no;/);
  }));

test("a service area is fetched: first what will come is told, then it becomes a data set of its own", () =>
  visit("#v=1&kom=3201~0301", async (page) => {
    const before = await tableTexts(page);
    await page.click("#fetch-fresh");
    await page.waitForSelector("#fresh-start");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "fresh-heading");
    const told = await page.locator(".fresh").innerText();
    assert.match(told, /Barnevern/);
    assert.match(told, /2 tabeller, hentet med \d+ forespørs/);
    assert.match(told, /07459[\s\S]*12367/);
    assert.equal(data(9).length, 0, "no figures before the reader says so");

    await page.click("#fresh-start");
    await page.waitForSelector('.notice[data-topic="fresh"]');
    assert.match(await notice(page, "fresh"), /Barnevern er hentet fra SSB: [\d\s]+ tall i 2 tab/);
    assert.equal(await hash(page), "#v=1&data=fersk~ssb-utdrag~barnevern&kom=3201~0301");
    const now = await tableTexts(page);
    assert.deepEqual([now[0]![0], now[1]![0]], ["Bærum", "Oslo"]);
    assert.notDeepEqual(now, before);

    const name = /[Hh]entet fra SSB \d+\.\d+\.\d{4}/;
    for (const where of [".data-sets", ".about", ".figure-surface svg"])
      assert.match((await page.locator(where).textContent())!, name, where);
    const csv = await download(page, "#save-csv");
    assert.match(csv.bytes.toString("utf8"), /Hentet fra SSB;\d+\.\d+\.\d{4}/);
    assert.match(csv.name, /hentet-\d{4}-\d\d-\d\d\.csv$/);

    // The published one is one click away, with the same choices.
    await page.click('input[name="data"][value="ssb-utdrag"]');
    await page.waitForFunction(() => !location.hash.includes("fersk"));
    assert.deepEqual(await tableTexts(page), before);
  }));

for (const [at, day, warned] of [
  // When the tables were last updated, as nobody can have fetched them before.
  ["1970-01-01T12:00:00Z", "17.3.2025", /viser 1\.1\.1970, men .*17\.3\.2025/],
  ["2099-06-01T12:00:00Z", "1.6.2099", undefined],
] as const)
  test(`by a clock that shows ${at.slice(0, 4)} the same is fetched, also where it was broken off`, () =>
    visit("#v=1&kom=3201~0301", async (page) => {
      await page.clock.install({ time: at });
      await page.click("#fetch-fresh");
      await page.waitForSelector("#fresh-start");
      line.left = 1;
      await page.click("#fresh-start");
      assert.match(await stopped(page), /1 av 2 forespørsler er besvart og tatt vare på/);
      line.left = undefined;
      const came = data(9).length;
      await page.click("#fresh-retry");
      await page.waitForSelector('.notice[data-topic="fresh"]');
      assert.equal(data(9).length, came + 1, "what was kept is young enough");
      assert.doesNotMatch(
        data(9)
          .map((r) => r.path + r.body)
          .join(),
        /2099/,
      );
      const told = await notice(page, "fresh");
      if (warned) assert.match(told, warned);
      else assert.doesNotMatch(told, /Klokken/);
      for (const where of [".data-sets", ".about", ".figure-surface svg"]) {
        const text = (await page.locator(where).textContent())!;
        assert.equal(/[Hh]entet fra SSB ([\d.]+\d)/.exec(text)?.[1], day, where);
        if (warned) assert.doesNotMatch(text, /1970/, where);
      }
    }));

test("what was fetched is there after the page is loaded again, and can be discarded and brought back", () =>
  visit("", async (page) => {
    await fetchFresh(page);
    const fresh = await tableTexts(page);
    const asked = line.asked.length;
    await page.reload();
    await page.waitForSelector(".figure-surface svg");
    assert.deepEqual(await tableTexts(page), fresh);
    assert.equal(line.asked.length, asked, "nothing is asked for twice");

    await page.click("#discard-fresh");
    await page.waitForFunction(() => !location.hash.includes("fersk"));
    assert.match(await notice(page, "fresh"), /Barnevern, hentet fra SSB .*: forkastet/);
    assert.equal(await page.locator('input[name="data"][value^="fersk"]').count(), 0);
    await page.click(".notice-action");
    await page.waitForFunction(() => location.hash.includes("fersk"));
    assert.deepEqual(await tableTexts(page), fresh);

    await page.click("#discard-fresh");
    await page.waitForFunction(() => !location.hash.includes("fersk"));
    await page.reload();
    await page.waitForSelector(".figure-surface svg");
    assert.equal(await page.locator('input[name="data"][value^="fersk"]').count(), 0);
  }));

test("a link to what another browser has fetched says so, shows the published numbers and offers the way", () =>
  visit("#v=1&data=fersk~demo~sosiale&kom=5001", async (page) => {
    assert.match(await notice(page, "link"), /i en annen nettleser/);
    assert.equal(await hash(page), "#v=1&data=demo&omr=sosiale&kom=5001");
    await page.click(".notice-action");
    await page.waitForSelector("#fresh-start");
    assert.match(await page.locator("#fresh-heading").innerText(), /Sosiale tjenester/);
  }));

test("from example data come real ones, without what was invented by hand, and that is said", () =>
  visit("#v=1&data=demo", async (page) => {
    await page.click("#fetch-fresh");
    await page.waitForSelector("#fresh-start");
    const told = await page.locator(".fresh").innerText();
    assert.match(told, /Finnes bare som eksempeltall og blir ikke med: .*pai-sykefravaer/);
    await page.click("#fresh-start");
    await page.waitForSelector('.notice[data-topic="fresh"]');
    assert.match(await notice(page, "fresh"), /Uten tall, helt eller for noen år: .+ og \d+ til/);
    assert.equal(await page.locator(".example-banner").count(), 0);
    assert.match(await page.locator(".described").innerText(), /beskrevet, men har ikke tall/);
  }));

test("a connection that is lost on the way is told, and the next try fetches only the rest", () =>
  visit("#v=1&data=demo", async (page) => {
    await page.click("#fetch-fresh");
    await page.waitForSelector("#fresh-start");
    line.left = 3;
    await page.click("#fresh-start");
    const told = await stopped(page);
    assert.match(told, /Ingen kontakt med SSB/);
    assert.match(told, /[23] av \d+ forespørsler er besvart og tatt vare på/);
    assert.match(told, /Tallene du så på, er urørt/);
    const came = stub.requests.length;
    line.left = undefined;
    await page.click("#fresh-retry");
    await page.waitForSelector('.notice[data-topic="fresh"]');
    // What the tables have is asked for anew, so that nothing published since is missed.
    const keys = data(99).map((r) => r.path + r.body);
    assert.equal(new Set(keys).size, keys.length, "no figures are answered twice");
    assert.ok(keys.length > 5, `${keys.length} requests for figures`);
    assert.ok(stub.requests.length > came);
  }));

test("the browser's own word that it is offline is told as such", () =>
  visit("", async (page) => {
    await page.click("#fetch-fresh");
    await page.waitForSelector("#fresh-start");
    await page.context().setOffline(true);
    line.left = 0;
    await page.click("#fresh-start");
    assert.match(await stopped(page), /Maskinen er uten nett/);
    await page.context().setOffline(false);
    line.left = undefined;
    await page.click("#fresh-retry");
    await page.waitForSelector('.notice[data-topic="fresh"]');
  }));

test("a page that is loaded again in the middle goes on with what had come", () =>
  visit("#v=1&data=demo", async (page) => {
    await page.click("#fetch-fresh");
    await page.waitForSelector("#fresh-start");
    line.left = 4;
    await page.click("#fresh-start");
    await stopped(page);
    await page.reload();
    await page.waitForSelector(".figure-surface svg");
    line.left = undefined;
    await fetchFresh(page);
    // What the tables have is asked for anew, so that nothing published since is missed.
    const keys = data(99).map((r) => r.path + r.body);
    assert.equal(new Set(keys).size, keys.length, "no figures are answered twice");
    assert.ok(keys.length > 5, `${keys.length} requests for figures`);
  }));

test("a fetch can be stopped, gone on with, and left; the keyboard comes back to the button", () =>
  visit("#v=1&data=demo", async (page) => {
    const before = await tableTexts(page);
    await page.click("#fetch-fresh");
    await page.waitForSelector("#fresh-start");
    line.slow = 300;
    await page.click("#fresh-start");
    await page.waitForSelector(".fresh progress");
    await page.click("#fresh-cancel");
    assert.match(await stopped(page), /Hentingen er avbrutt/);
    await page.click("#fresh-retry");
    await page.waitForSelector(".fresh progress");
    await page.click("#fresh-cancel");
    await stopped(page);
    await page.click("#fresh-close");
    await page.waitForFunction(() => document.activeElement?.id === "fetch-fresh");
    assert.equal(await page.locator(".fresh").count(), 0);
    assert.deepEqual(await tableTexts(page), before);
  }));

test("the whole way can be gone by keyboard alone", () =>
  visit("", async (page) => {
    await page.focus("#fetch-fresh");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#fresh-start");
    for (let i = 0; i < 5; i++) {
      await page.keyboard.press("Tab");
      if (await page.evaluate(() => document.activeElement?.id === "fresh-start")) break;
    }
    await page.keyboard.press("Enter");
    await page.waitForSelector('.notice[data-topic="fresh"]');
    await page.waitForFunction(() => document.activeElement?.id === "show-changes");
    await page.keyboard.press("Space");
    await page.waitForSelector(".changes");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "show-changes");
  }));

test("progress is shown in words, and read out by quarters only", () =>
  visit("#v=1&data=demo", async (page) => {
    await page.click("#fetch-fresh");
    await page.waitForSelector("#fresh-start");
    await page.evaluate(() => {
      const said = ((window as unknown as { said: string[] }).said = []) as string[];
      const live = document.querySelector(".fresh [role=status]")!;
      new MutationObserver(() => said.push(live.textContent!.trim())).observe(live, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    });
    line.slow = 150;
    await page.click("#fresh-start");
    await page.waitForFunction(() =>
      /\d av \d+ forespørsler · .* av .* tall · .* [kM]B/.test(
        document.querySelector(".progress-words")?.textContent ?? "",
      ),
    );
    await page.waitForSelector('.notice[data-topic="fresh"]');
    const said = await page.evaluate(() => (window as unknown as { said: string[] }).said);
    assert.ok(said.length <= 6, said.join(" | "));
    assert.ok(
      said.some((words) => /^(25|50|75) prosent er hentet\.$/.test(words)),
      said.join(" | "),
    );
  }));

test("a storm of 429, cut connections and truncated replies are got over", async () => {
  for (const name of ["rate:1", "cut", "truncate"]) {
    fault(name);
    await visit("", async (page) => {
      await fetchFresh(page);
      assert.match(await notice(page, "fresh"), /er hentet fra SSB/, name);
    });
  }
});

test("a web page instead of figures is given up on, and told", () =>
  visit("", async (page) => {
    fault("html:forever");
    await page.click("#fetch-fresh");
    assert.match(await stopped(page), /SSB sendte en nettside i stedet for tall[\s\S]*vedlikehold/);
    assert.match(await hash(page), /^$/);
  }));

test("errors, refusals and tables that are gone have their words", async () => {
  for (const [status, method, said] of [
    [503, "GET", /SSB har en feil akkurat nå[\s\S]*503/],
    [429, "GET", /SSB er opptatt/],
    [404, "GET", /SSB har ingen tabeller for dette tjenesteområdet[\s\S]*ingen tabell 12367/],
    [400, "POST", /SSB avviste en forespørsel[\s\S]*400[\s\S]*Non-existent <value>/],
  ] as const)
    await visit("", async (page) => {
      await page.route("https://data.ssb.no/**", (route) =>
        route.request().method() === method
          ? route.fulfill({
              status,
              contentType: "application/json",
              headers: { "access-control-allow-origin": "*" },
              body: JSON.stringify({ title: "Non-existent <value>" }),
            })
          : route.fallback(),
      );
      await page.click("#fetch-fresh");
      if (method === "POST") await page.click("#fresh-start");
      assert.match(await stopped(page), said);
    });
});

test("a table that was changed is told: what is not found with what comes near, what came otherwise as refused", async () => {
  fault("metadata:renamed");
  await visit("#v=1&data=demo", async (page) => {
    await page.click("#fetch-fresh");
    await page.waitForSelector("#fresh-start");
    await page.click(".unresolved summary");
    assert.match(
      (await page.locator(".unresolved li").first().textContent())!.replace(/\s+/g, " "),
      /tabell 12860 har ikke ".+" i ContentsCode\. Det nærmeste er: EKS/,
    );
    await page.click("#fresh-start");
    await page.waitForSelector('.notice[data-topic="fresh"]');
    assert.match(await notice(page, "fresh"), /har ikke "/);
  });
  fault("metadata:replaced");
  await visit("#v=1&data=demo", async (page) => {
    const before = await tableTexts(page);
    await page.click("#fetch-fresh");
    await page.click("#fresh-start");
    const told = await stopped(page);
    assert.match(told, /SSBs svar er ikke det som ble spurt etter[\s\S]*[Ss]varet mangler/);
    assert.doesNotMatch(told, /tatt vare på/);
    assert.deepEqual(await tableTexts(page), before);
  });
});

test("a year without a single number is never taken in silence, but the reader may take it", () =>
  visit("#v=1&fra=2020&til=2024&kom=3201", async (page) => {
    fault("glitch");
    await page.click("#fetch-fresh");
    await page.click("#fresh-start");
    assert.match(await stopped(page), /12367 har et år uten ett eneste tall[\s\S]*2024/);
    await page.click("#fresh-accept");
    await page.waitForSelector('.notice[data-topic="fresh"]');
    assert.match((await tableTexts(page))[0]!.at(-1)!, /^(\.|i\.t\.)$/);
  }));

test("a browser that stores nothing shows the figures for this visit, and that is said", () =>
  visit(
    "",
    async (page) => {
      await fetchFresh(page);
      assert.match(await notice(page, "fresh"), /varer til du lukker siden/);
      assert.match(await hash(page), /fersk/);
      await page.click('input[name="data"][value="ssb-utdrag"]');
      await page.waitForFunction(() => !location.hash.includes("fersk"));
      await page.click('input[name="data"][value^="fersk"]');
      await page.waitForFunction(() => location.hash.includes("fersk"));
    },
    {
      prepare: async (context) => {
        await context.addInitScript(() => {
          Object.defineProperty(globalThis, "indexedDB", {
            get() {
              throw new DOMException("denied", "SecurityError");
            },
          });
        });
      },
    },
  ));

test("a stored bundle that cannot be read any more is told, and can be discarded", () =>
  visit("", async (page) => {
    await fetchFresh(page);
    await page.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const open = indexedDB.open("figurverktoyet");
          open.onsuccess = () => {
            const change = open.result.transaction("bundles", "readwrite");
            change
              .objectStore("bundles")
              .put(new TextEncoder().encode("{}"), "fersk~ssb-utdrag~barnevern");
            change.oncomplete = () => resolve();
          };
          open.onerror = () => reject(open.error);
        }),
    );
    await page.reload();
    await page.waitForSelector('.notice[data-topic="data"]');
    await page.waitForSelector(".figure-surface svg");
    assert.equal(await page.locator('input[name="data"][value^="fersk"]').count(), 1);
    await page.click('.notice[data-topic="data"] .notice-action');
    await page.waitForFunction(() => !document.querySelector('input[value^="fersk"]'));
  }));

test("what is changed is marked by letter, word and old value, and the largest changes are listed", () =>
  visit("#v=1&kom=3201~0301&fra=2022", async (page) => {
    const published = await tableTexts(page);
    await fetchFresh(page);
    await page.click(".notice-action");
    await page.waitForSelector(".changes");
    assert.match(await hash(page), /&end=vis/);
    const cell = page.locator(".tables tbody tr").first().locator("td.changed").first();
    const told = (await cell.innerText()).replace(/\s+/g, " ");
    assert.match(told, new RegExp(`^[\\d ]+ e før ${published[0]![1]}$`));
    assert.match((await cell.getAttribute("title"))!, /endret siden det publiserte, publisert: /);
    // 2025 is in the published one only.
    assert.match(await page.locator(".changes").innerText(), /falt bort: 2025/);
    assert.match(await page.locator(".legend").innerText(), /endret siden det publiserte/);
    assert.ok((await page.locator(".changes .largest tbody tr").count()) <= 10);
    await page.click(".changes summary");
    assert.match(
      (await page.locator(".changes details").textContent())!.replace(/\s+/g, " "),
      /12367.*: [\d ]+ endret/,
    );
    const csv = (await download(page, "#save-csv")).bytes.toString("utf8");
    assert.match(csv, /Publisert verdi/);
    await page.focus(".figure-surface");
    await page.keyboard.press("ArrowRight");
    assert.match(await page.locator(".figure-label").innerText(), /publisert: /);
    await page.click("#show-changes");
    await page.waitForFunction(() => !document.querySelector(".changes"));
    assert.equal(await page.locator("td.changed").count(), 0);
  }));

test("from a local bundle another area leads on to the published one", () =>
  visit("", async (page) => {
    await fetchFresh(page);
    await page.selectOption("#pick-area", "sosiale");
    await page.waitForFunction(() => location.hash.includes("omr=sosiale"));
    assert.doesNotMatch(await hash(page), /fersk/);
    await page.goBack();
    await page.waitForFunction(() => location.hash.includes("fersk"));
  }));

for (const colorScheme of ["light", "dark"] as const)
  test(`panel, progress, failure and changes breach nothing of WCAG A and AA in ${colorScheme}`, () =>
    visit(
      "#v=1&data=demo",
      async (page) => {
        await page.click("#fetch-fresh");
        await page.waitForSelector("#fresh-start");
        assert.deepEqual(await violations(page), [], "ready");
        line.slow = 400;
        line.left = 3;
        await page.click("#fresh-start");
        await page.waitForSelector(".fresh progress");
        assert.deepEqual(await violations(page), [], "fetching");
        await stopped(page);
        assert.deepEqual(await violations(page), [], "failed");
        line = Object.assign(line, { slow: 0, left: undefined });
        await page.click("#fresh-retry");
        await page.click(".notice-action", { timeout: 60_000 });
        await page.waitForSelector(".changes");
        await page.click(".changes summary");
        assert.deepEqual(await violations(page), [], "changes");
        await page.setViewportSize({ width: 390, height: 800 });
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
        await page.emulateMedia({ media: "print" });
        assert.equal(await page.locator(".changes").isVisible(), true);
      },
      { colorScheme },
    ));
