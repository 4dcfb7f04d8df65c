import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { Site, tableTexts } from "./page.ts";

let site: Site;
before(async () => {
  site = await Site.start();
});
after(() => site.stop());

/** Tabs until the element with this id has focus, as somebody without a mouse must. */
async function tabTo(page: Page, id: string): Promise<void> {
  for (let i = 0; i < 60; i++) {
    if (await page.evaluate((wanted) => document.activeElement?.id === wanted, id)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`${id} cannot be reached with the tab key`);
}

/** To the one tab stop of the figure types. */
async function tabToKinds(page: Page): Promise<void> {
  for (let i = 0; i < 60; i++) {
    if (await page.evaluate(() => document.activeElement?.classList.contains("kind"))) return;
    await page.keyboard.press("Tab");
  }
  assert.fail("the figure types cannot be reached with the tab key");
}

const hash = (page: Page) => page.evaluate(() => location.hash);

test("indicators, municipalities, years and figure type can be chosen by keyboard alone", () =>
  site.visit("", async (page) => {
    await tabTo(page, "pick-indicators");
    await page.keyboard.type("0-24");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelectorAll(".tables table").length === 2);
    assert.equal(await page.inputValue("#pick-indicators"), "");

    await tabTo(page, "pick-regions");
    await page.keyboard.type("Drammen");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => location.hash.includes("3301"));

    // From the first radio down to fixed years, which have both ends.
    await tabTo(page, "make-group");
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.waitForFunction(() => /fra=2015&til=\d{4}/.test(location.hash));
    await tabTo(page, "pick-from");
    await page.keyboard.type("2021");
    await page.waitForFunction(() => location.hash.includes("fra=2021"));
    await tabTo(page, "pick-to");
    await page.keyboard.type("2023");
    await page.waitForFunction(() => location.hash.includes("til=2023"));
    assert.match(await hash(page), /fra=2021/);
    const offered = (id: string) => page.locator(`#${id} option`).allInnerTexts();
    assert.equal((await offered("pick-from")).at(-1), "2023");
    assert.equal((await offered("pick-to"))[0], "2021");
    assert.equal(await page.inputValue("#pick-from"), "2021");

    await tabToKinds(page);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => location.hash.includes("fig=bar"));
    assert.match(
      await hash(page),
      /ind=barnevern\.netto-per-innbygger-0-17~barnevern\.netto-per-innbygger-0-24/,
    );
  }));

test("the list of choices opens where it can be seen", () =>
  site.visit("", async (page) => {
    await page.click("#pick-regions");
    const list = page.locator(".picker").nth(1).locator("u-datalist");
    await page.waitForFunction(() =>
      [...document.querySelectorAll("u-datalist")].some(
        (l) => getComputedStyle(l).opacity === "1" && l.getClientRects().length > 0,
      ),
    );
    const box = (await list.boundingBox())!;
    assert.ok(box.width > 200 && box.height > 100);
  }));

test("a chosen municipality can be taken away by keyboard", () =>
  site.visit("#v=1&kom=3201~0301", async (page) => {
    await tabTo(page, "pick-regions");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Backspace");
    await page.waitForFunction(() => !location.hash.includes("0301"));
    assert.match(await hash(page), /kom=3201/);
  }));

test("the address is the figure: a new page on it shows the same table", async () => {
  let address = "";
  let shown: string[][] = [];
  await site.visit("", async (page) => {
    await page.selectOption("#pick-from", "2019");
    await page.click('.kind[data-figure="bar"]');
    await page.click(".emphasis button:nth-of-type(2)");
    address = await hash(page);
    shown = await tableTexts(page);
  });
  assert.match(address, /^#v=1&kom=.*&fra=2019&fig=bar$/);
  await site.visit(address, async (page) => {
    assert.deepEqual(await tableTexts(page), shown);
    assert.equal(await hash(page), address);
    assert.equal(await page.locator(".notice").count(), 0);
  });
});

test("back undoes, forward does again", () =>
  site.visit("", async (page) => {
    const start = await tableTexts(page);
    await page.selectOption("#pick-from", "2020");
    const later = await tableTexts(page);
    assert.notDeepEqual(later, start);
    await page.goBack();
    await page.waitForFunction(() => location.hash === "");
    assert.deepEqual(await tableTexts(page), start);
    assert.equal(await page.inputValue("#pick-from"), "2015");
    await page.goForward();
    await page.waitForFunction(() => location.hash.includes("fra=2020"));
    assert.deepEqual(await tableTexts(page), later);
  }));

test("what a link gets wrong is said, and the page shows a figure all the same", () =>
  site.visit("#v=1&ind=finnes.ikke&kom=9999~3201&fra=1814&fig=kake&tull=1", async (page) => {
    const notice = await page.locator('.notice[data-topic="link"]').innerText();
    for (const word of ["finnes.ikke", "9999", "1814", "kake", "tull"])
      assert.ok(notice.includes(word), word);
    assert.equal((await tableTexts(page))[0]![0], "Bærum");
    await page.click(".notice button");
    assert.equal(await page.locator(".notice").count(), 0);
  }));

test("a link with endless mistakes gives a short notice", () =>
  site.visit(
    `#v=1&${Array.from({ length: 3000 }, (_, i) => `a${i}=1`).join("&")}`,
    async (page) => {
      assert.equal(await page.locator('.notice[data-topic="link"] li').count(), 6);
    },
  ));

test("a search that ended in a choice by pointer is cleared, and the list is whole again", () =>
  site.visit("", async (page) => {
    await page.click("#pick-regions");
    await page.keyboard.type("Drammen");
    await page.locator("u-option:visible", { hasText: "Drammen" }).click();
    await page.waitForFunction(() => location.hash.includes("3301"));
    assert.equal(await page.inputValue("#pick-regions"), "");
    await page.click("#pick-regions");
    await page.waitForFunction(
      () =>
        [...document.querySelectorAll(".picker:nth-of-type(n) u-option")].filter(
          (o) => o.getClientRects().length > 0,
        ).length > 3,
    );
  }));

test("an edited address is read at once", () =>
  site.visit("", async (page) => {
    await page.evaluate(() => {
      location.hash = "#v=1&kom=3201&grp=";
    });
    await page.waitForFunction(() => document.querySelectorAll(".tables tbody tr").length === 1);
    assert.equal((await tableTexts(page))[0]![0], "Bærum");
  }));

test("no choice at all explains itself and offers a way back", () =>
  site.visit("#v=1&kom=&grp=", async (page) => {
    assert.match(await page.locator(".empty").innerText(), /minst én kommune/);
    await page.click(".empty button");
    await page.waitForSelector(".figure-surface svg");
  }));

test("a municipality without numbers is named as such", () =>
  site.visit("#v=1&kom=3201~5501&grp=", async (page) => {
    assert.match(await page.locator(".figure-surface svg").innerHTML(), /Uten tall: Tromsø/);
    assert.match(await page.locator(".picker").nth(1).innerText(), /Tromsø \(uten tall her\)/);
  }));

test("a line over one year explains itself", () =>
  site.visit("#v=1&fra=2024&til=2024&fig=line", async (page) => {
    assert.match(await page.locator(".hint").innerText(), /minst to år/);
    await page.click(".hint button");
    assert.equal(await page.locator(".hint").count(), 0);
  }));

test("the example data are one choice away and cannot be mistaken for real ones", () =>
  site.visit("", async (page) => {
    await page.click('input[name="data"][value="demo"]');
    await page.waitForSelector(".example-banner");
    const label = "Eksempeldata – ikke ekte tall";
    assert.ok((await page.locator(".example-banner").innerText()).includes(label));
    assert.ok((await page.locator(".figure-surface svg").innerHTML()).includes(label));
    assert.ok((await page.locator(".tables caption").first().innerText()).includes(label));
    await page.focus(".figure-surface");
    await page.keyboard.press("ArrowRight");
    for (const where of [".summary", ".sum", ".figure-label"])
      assert.ok((await page.locator(where).innerText()).includes(label), where);
    assert.ok((await page.title()).includes(label));
    assert.match(await hash(page), /data=demo/);
    await page.goBack();
    await page.waitForFunction(() => !document.querySelector(".example-banner"));
  }));
