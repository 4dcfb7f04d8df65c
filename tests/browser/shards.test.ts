import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import type { Bundle } from "../../web/src/bundle/types.ts";
import { Site, dist, tableTexts } from "./page.ts";

let site: Site;
/** The example data as one file per service area. */
const files = new Map<string, string>();
before(async () => {
  site = await Site.start();
  const demo = JSON.parse(await readFile(`${dist}/data/demo.json`, "utf8")) as Bundle;
  const areas = demo.serviceAreas.map(({ id, name }) => {
    const part = {
      ...demo,
      id: `landet-${id}`,
      serviceAreas: demo.serviceAreas.filter((a) => a.id === id),
      indicators: demo.indicators.filter((i) => i.area === id),
      notes: demo.notes.filter((n) => n.indicator.startsWith(`${id}.`)),
    };
    const text = JSON.stringify(part);
    const file = `landet-${id}.json`;
    files.set(file, text);
    const sha256 = createHash("sha256").update(text).digest("hex");
    return { id, name, file, bytes: Buffer.byteLength(text), sha256 };
  });
  const { kind, created } = demo;
  const label = { nb: "Hele landet" };
  files.set(
    "landet.json",
    JSON.stringify({
      format: "figur-shards",
      version: 1,
      id: "landet",
      kind,
      label,
      created,
      areas,
    }),
  );
});
after(() => site.stop());

const serve = (asked: string[], others: Record<string, string> = {}) => ({
  prepare: async (context: BrowserContext) => {
    await context.route(/\/data\/landet/, (route) => {
      const name = new URL(route.request().url()).pathname.split("/").at(-1)!;
      asked.push(name);
      return route.fulfill({
        body: others[name] ?? files.get(name),
        contentType: "application/json",
      });
    });
  },
});
const hash = (page: Page) => page.evaluate(() => location.hash);
const areaOptions = (page: Page) =>
  page
    .locator("#pick-area option")
    .evaluateAll((all) => all.map((o) => (o as HTMLOptionElement).value));

test("of a data set in shards every area can be chosen, and only the chosen one is fetched", async () => {
  const asked: string[] = [];
  await site.visit(
    "#v=1&data=landet&kom=5001~0301",
    async (page) => {
      assert.deepEqual(asked, ["landet.json", "landet-barnevern.json"]);
      assert.deepEqual(await areaOptions(page), ["barnevern", "sosiale"]);
      assert.equal((await tableTexts(page))[0]![0], "Trondheim");
      const choice = page.locator('label:has(input[name="data"][value="landet"])');
      assert.equal(await choice.locator("input").isChecked(), true);
      assert.equal((await choice.innerText()).trim(), "Hele landet");
      await page.selectOption("#pick-area", "sosiale");
      await page.waitForFunction(() => location.hash.includes("omr=sosiale"));
      assert.deepEqual(asked.slice(2), ["landet-sosiale.json"]);
      assert.equal((await tableTexts(page))[0]![0], "Trondheim", "the places stay");
      assert.deepEqual(await areaOptions(page), ["barnevern", "sosiale"]);
      await page.goBack();
      await page.waitForFunction(() => !location.hash.includes("omr"));
      assert.equal(await page.inputValue("#pick-area"), "barnevern");
      assert.equal(asked.length, 3, "what was fetched is kept");
    },
    serve(asked),
  );
});

test("a link leads straight to an area's shard", async () => {
  const asked: string[] = [];
  await site.visit(
    "#v=1&data=landet&omr=sosiale&kom=5001",
    async (page) => {
      assert.deepEqual(asked, ["landet.json", "landet-sosiale.json"]);
      assert.equal(await hash(page), "#v=1&data=landet&omr=sosiale&kom=5001");
      assert.equal(await page.locator(".notice").count(), 0);
    },
    serve(asked),
  );
});

test("an area that the index does not have is told, and the first one opens", () =>
  site.visit(
    "#v=1&data=landet&omr=vei",
    async (page) => {
      assert.match(
        await page.locator('.notice[data-topic="link"]').innerText(),
        /«vei» finnes ikke/,
      );
      assert.equal(await page.inputValue("#pick-area"), "barnevern");
    },
    serve([]),
  ));

test("a shard that is not the index's own is refused, and what was open stays", () =>
  site.visit(
    "#v=1&data=landet&kom=5001",
    async (page) => {
      const before = await tableTexts(page);
      await page.selectOption("#pick-area", "sosiale");
      await page.waitForSelector('.notice[data-topic="data"]');
      assert.match(
        await page.locator('.notice[data-topic="data"]').innerText(),
        /landet-sosiale\.json er en annen enn/,
      );
      assert.deepEqual(await tableTexts(page), before);
      assert.equal(await page.inputValue("#pick-area"), "barnevern");
    },
    serve([], { "landet-sosiale.json": "{}" }),
  ));

test("an index that points elsewhere is refused", () =>
  site.visit(
    "#v=1&data=landet",
    async (page) => {
      assert.match(
        await page.locator('.notice[data-topic="data"]').innerText(),
        /listen over tjenesteområder: \.\.\/demo\.json/,
      );
      assert.match((await tableTexts(page))[0]![0]!, /Oslo/);
    },
    serve([], {
      "landet.json": files.get("landet.json")!.replace("landet-sosiale.json", "../demo.json"),
    }),
  ));

test("a data set that the server does not have is told as today", () =>
  site.visit(
    "#v=1&data=finnes-ikke&kom=3201",
    async (page) => {
      assert.match(
        await page.locator('.notice[data-topic="link"]').innerText(),
        /«finnes-ikke» finnes ikke/,
      );
      assert.equal(await hash(page), "");
    },
    { complaints: /404/ },
  ));
