import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { violations } from "./axe.ts";
import { Site } from "./page.ts";

let site: Site;
before(async () => {
  site = await Site.start();
});
after(() => site.stop());

const states: [string, string][] = [
  ["the first figure", ""],
  [
    "bars of several indicators",
    "#v=1&ind=barnevern.netto-per-innbygger-0-17~barnevern.netto-per-innbygger-0-24&fig=bar&fra=2022",
  ],
  ["example data", "#v=1&data=demo"],
  ["a bad link", "#v=1&kom=9999"],
  ["nothing chosen", "#v=1&kom=&grp="],
  ["predecessors summed", "#v=1&data=demo&omr=sosiale&kom=1103~3205&fgj=sum"],
  ["the tjenesteprofil", "#v=1&data=demo&vis=profil&kom=5001~3301"],
  ["a profile without municipalities", "#v=1&data=demo&vis=profil&kom="],
];

for (const colorScheme of ["light", "dark"] as const) {
  for (const [name, hash] of states) {
    test(`${name}: no breach of WCAG A and AA in ${colorScheme}`, () =>
      site.visit(hash, async (page) => assert.deepEqual(await violations(page), []), {
        colorScheme,
      }));
  }
}

test("an open list and a held sum breach nothing either", () =>
  site.visit("", async (page) => {
    await page.focus(".figure-surface");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await page.click("#pick-regions");
    await page.waitForTimeout(300);
    assert.deepEqual(await violations(page), []);
  }));

test("a description that is unfolded breaches nothing either", () =>
  site.visit("", async (page) => {
    await page.click(".indicator-about summary");
    assert.deepEqual(await violations(page), []);
  }));

for (const [width, view] of [360, 768, 1200, 1440].flatMap((w) =>
  ["", "&vis=profil&kom=5001~4204"].map((v) => [w, v] as const),
)) {
  test(`at ${width} pixels nothing makes the page scroll sideways${view && " in the profile"}`, () =>
    site.visit(
      `#v=1&data=demo${view}`,
      async (page) => {
        const [page_, window_] = await page.evaluate(() => [
          document.documentElement.scrollWidth,
          innerWidth,
        ]);
        assert.ok(page_! <= window_!, `${page_} > ${window_}`);
        await page.evaluate(() =>
          document.querySelector("details.filters")?.setAttribute("open", ""),
        );
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= window_!);
      },
      { viewport: { width, height: 800 } },
    ));
}

test("the skip link leads to the figure and leaves the address alone", () =>
  site.visit("#v=1&kom=3201", async (page) => {
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "skip");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "figur");
    assert.equal(await page.evaluate(() => location.hash), "#v=1&kom=3201");
  }));

for (const hash of ["", "#v=1&vis=profil"]) {
  test(`headings go down one step at a time ${hash}`, () =>
    site.visit(hash, async (page) => {
      const levels = await page
        .locator("h1, h2, h3, h4")
        .evaluateAll((all) => all.map((h) => Number(h.tagName[1])));
      assert.equal(levels[0], 1);
      levels.forEach((level, i) =>
        assert.ok(i === 0 || level <= levels[i - 1]! + 1, levels.join(" ")),
      );
    }));
}

test("on paper a profile keeps tables, strips and source, and fits across an upright A4", () =>
  site.visit(
    "#v=1&data=demo&vis=profil&kom=5001~4204",
    async (page) => {
      await page.emulateMedia({ media: "print" });
      for (const hidden of [".column-filters", ".views"])
        assert.equal(await page.locator(hidden).isVisible(), false, hidden);
      for (const shown of [".profile-table", ".strip", ".profile .legend"])
        assert.equal(await page.locator(shown).first().isVisible(), true, shown);
      // 210 mm less two margins of 14 mm.
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 688);
    },
    { viewport: { width: 688, height: 1000 }, colorScheme: "dark" },
  ));

test("on paper stand figure, table and source, and no controls", () =>
  site.visit(
    "",
    async (page) => {
      await page.emulateMedia({ media: "print" });
      for (const hidden of [".column-filters", ".actions", ".emphasis"])
        assert.equal(await page.locator(hidden).isVisible(), false, hidden);
      for (const shown of [".figure-surface svg", ".tables table", ".summary"])
        assert.equal(await page.locator(shown).first().isVisible(), true, shown);
      assert.match(await page.locator(".figure-surface svg").innerHTML(), /Kilde: SSB/);
    },
    { colorScheme: "dark" },
  ));
