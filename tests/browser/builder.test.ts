import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { violations } from "./axe.ts";
import { Site, tableTexts } from "./page.ts";

let site: Site;
before(async () => {
  site = await Site.start();
});
after(() => site.stop());

const hash = (page: Page) => page.evaluate(() => location.hash);
const inHash = (page: Page, part: string) =>
  page.waitForFunction((p) => location.hash.includes(p), part);
/** The options of a picker that stand open, with their second lines. */
const options = (page: Page, picker: string) =>
  page
    .locator(`.picker:has(#${picker}) u-option:visible`)
    .evaluateAll((all) => all.map((o) => (o as HTMLElement).innerText.split("\n")));

async function search(page: Page, picker: string, words: string): Promise<string[][]> {
  await page.click(`#${picker}`);
  await page.fill(`#${picker}`, "");
  await page.keyboard.type(words);
  await page.waitForTimeout(100);
  return options(page, picker);
}

test("an indicator is found by table, function and words of its description, and the list says why", () =>
  site.visit("#v=1&data=demo", async (page) => {
    for (const [query, why] of [
      ["12275", /^Tabell: 12275/],
      ["252", /^Funksjon: 252 /],
      ["fordelt på alle", /^Beskrivelse: .*fordelt på alle/],
    ] as const) {
      const found = await search(page, "pick-indicators", query);
      assert.ok(found.length > 0, query);
      assert.ok(
        found.some((lines) => why.test(lines.at(-1)!)),
        `${query}: ${found.join(" | ")}`,
      );
    }
    assert.deepEqual(await search(page, "pick-indicators", "finnes ikke"), [["Ingen treff"]]);
  }));

test("Enter takes the best hit, and the search is cleared", () =>
  site.visit("#v=1&data=demo", async (page) => {
    await page.focus("#pick-indicators");
    await page.keyboard.type("andel undersøk");
    await page.keyboard.press("Enter");
    await inHash(page, "barnevern.andel-undersokelser");
    assert.equal(await page.inputValue("#pick-indicators"), "");
  }));

test("an indicator of another area is found, said to be there, and led to", () =>
  site.visit("#v=1&data=demo&kom=5001", async (page) => {
    assert.deepEqual(
      (await search(page, "pick-indicators", "")).filter((lines) => /Sosiale/.test(lines.join())),
      [],
    );
    const found = await search(page, "pick-indicators", "stønad per mottaker");
    assert.match(found[0]!.join(" "), /Stønad per mottaker Sosiale tjenester: /);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await inHash(page, "omr=sosiale");
    assert.match(await hash(page), /ind=sosiale\.stonad-per-mottaker&kom=5001/);
    assert.equal(await page.inputValue("#pick-area"), "sosiale");
  }));

test("a municipality is found by an older number and by what went into it", () =>
  site.visit("#v=1&data=demo", async (page) => {
    assert.deepEqual(await search(page, "pick-regions", "0219"), [
      ["Bærum", "Tidligere kommunenummer: 0219 (til 2019)"],
    ]);
    assert.deepEqual(await search(page, "pick-regions", "hurum"), [
      ["Asker", "Tidligere kommune: Hurum 0628"],
    ]);
    await page.keyboard.press("Enter");
    await inHash(page, "3203");
  }));

test("a whole group is chosen at once with the first municipality first, and all are taken away again", () =>
  site.visit("#v=1&data=demo&kom=5001", async (page) => {
    await page.click('.quick button:has-text("Alle i ASSS")');
    await inHash(page, "kom=5001~0301");
    assert.equal((await hash(page)).match(/kom=([^&]*)/)![1]!.split("~").length, 12);
    await page.click('.quick button:has-text("Fjern alle")');
    await page.waitForFunction(() => /kom=(&|$)/.test(location.hash));
  }));

test("years are fixed, from a year on, or the last so many, and the address says which", () =>
  site.visit("#v=1&data=demo", async (page) => {
    const mode = (value: string) => page.click(`input[name="span"][value="${value}"]`);
    await mode("last");
    await inHash(page, "siste=10");
    await page.selectOption("#pick-last", "4");
    await inHash(page, "siste=4");
    assert.match(await page.locator("#span-means").innerText(), /2021–2024/);
    await mode("fixed");
    await inHash(page, "fra=2021&til=2024");
    await page.selectOption("#pick-to", "2022");
    await inHash(page, "fra=2021&til=2022");
    assert.match(await page.locator("#span-means").innerText(), /alltid 2021–2022/);
    await mode("from");
    await page.waitForFunction(() => location.hash.endsWith("&fra=2021"));
    assert.match(await page.locator("#span-means").innerText(), /nå 2024/);
    const shown = await tableTexts(page);
    const address = await hash(page);
    await site.visit(address, async (again) => {
      assert.deepEqual(await tableTexts(again), shown);
      assert.equal(await again.isChecked('input[name="span"][value="from"]'), true);
    });
  }));

test("a group of one's own is made by keyboard, used as an average and a baseline, and told what it lacks", () =>
  site.visit("#v=1&data=demo&kom=5001~4601", async (page) => {
    await page.focus("#make-group");
    await page.keyboard.press("Enter");
    await page.waitForSelector("dialog[open]");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "own-group-name");
    await page.keyboard.press("Enter");
    assert.match(await page.locator("#own-group-name-fault").innerText(), /navn/);
    assert.deepEqual(await violations(page), []);
    await page.keyboard.type("Kystbyer i vest");
    await page.focus("#own-group-regions");
    await page.keyboard.type("Stavanger");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() =>
      document.querySelector("#own-group-count")?.textContent?.includes("3 kommuner"),
    );
    await page.focus("#own-group-save");
    await page.keyboard.press("Enter");
    await inHash(page, "egen-kystbyer-i-vest");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "make-group");
    const rows = (await tableTexts(page)).map(([name]) => name!);
    assert.ok(rows.some((name) => name.includes("Kystbyer i vest")));
    const address = await hash(page);
    assert.match(
      decodeURIComponent(address),
      /egr=\[\["egen-kystbyer-i-vest",.*"5001","4601","1103"\]\]/,
    );

    // Another figure has it from this browser, chosen nowhere, and other views measure from it.
    await page.evaluate(() => (location.hash = "#v=1&data=demo&kom=5001"));
    await page.waitForFunction(
      () => !document.querySelector(".tables")?.textContent?.includes("Kyst"),
    );
    assert.equal(await page.locator(".own-groups li").count(), 1);
    await page.click('.views a:has-text("Tjenesteprofil")');
    await page.selectOption("#pick-baseline", "egen-kystbyer-i-vest");
    await inHash(page, "mot=egen-kystbyer-i-vest");

    // Elsewhere the link brings it, and it can be kept.
    await site.visit(address, async (other) => {
      assert.deepEqual(
        (await tableTexts(other)).map(([name]) => name),
        rows,
      );
      const keep = other.locator('.own-groups button:has-text("Ta vare på")');
      assert.equal(await keep.count(), 1);
      await keep.click();
      await other.waitForFunction(() =>
        localStorage.getItem("figurverktoyet.grupper")?.includes("egen-kystbyer-i-vest"),
      );
      assert.equal(await keep.count(), 0);
      await other.click('.own-groups button:has-text("Slett")');
      await other.waitForFunction(() => !location.hash.includes("egen-kystbyer"));
      assert.equal(
        await other.evaluate(() => localStorage.getItem("figurverktoyet.grupper")),
        "[]",
      );
      await other.click('.notice[data-topic="own"] button:has-text("Angre")');
      await inHash(other, "egen-kystbyer");
    });
  }));

test("an edited group keeps its place in the figure", () =>
  site.visit(
    `#v=1&data=demo&kom=5001&grp=egen-to&egr=${encodeURIComponent('[["egen-to","To","4601","1103"]]')}`,
    async (page) => {
      const before = (await tableTexts(page)).at(-1)!;
      await page.click('.own-groups button:has-text("Rediger")');
      await page.fill("#own-group-name", "Tre");
      await page.click("#own-group-regions");
      await page.keyboard.type("Oslo");
      await page.keyboard.press("Enter");
      // The first Escape is the list's.
      await page.keyboard.press("Escape");
      assert.equal(await page.locator("dialog[open]").count(), 1);
      await page.click("#own-group-save");
      await page.waitForSelector(".own-group-name:text-is('Tre')");
      const now = (await tableTexts(page)).at(-1)!;
      assert.match(now[0]!, /Tre/);
      assert.notDeepEqual(now.slice(1), before.slice(1));
    },
  ));

test("the kinds of figures are one tab stop; arrow keys tell about each, Enter takes it", () =>
  site.visit("#v=1&data=demo", async (page) => {
    const kind = (name: string) => page.locator(`.kind[data-figure="${name}"]`);
    assert.equal(await page.locator('.kind[tabindex="0"]').count(), 1);
    await kind("line").focus();
    await page.keyboard.press("ArrowRight");
    assert.match(await page.locator(".kind-about").innerText(), /^Søyler:/);
    await page.keyboard.press("End");
    assert.match(await page.locator(".kind-about").innerText(), /ASSS rangerer ikke/);
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await inHash(page, "fig=bar");
    assert.equal(await kind("bar").getAttribute("aria-pressed"), "true");
    await page.selectOption("#pick-grouping", "places indicators");
    await inHash(page, "akse=sted");
    await page.check("#value-labels");
    await inHash(page, "tall=vis");
    assert.deepEqual(await violations(page), []);
  }));

test("a kind that does not fit can be reached, says why, and is not taken", () =>
  site.visit("#v=1&data=demo", async (page) => {
    const scatter = page.locator('.kind[data-figure="scatter"]');
    assert.equal(await scatter.getAttribute("aria-disabled"), "true");
    await scatter.focus();
    const why = await page.locator(".kind-about.kind-unfit").innerText();
    assert.match(why, /indikator/);
    await page.keyboard.press("Enter");
    await scatter.click({ force: true });
    assert.doesNotMatch(await hash(page), /fig=/);
  }));

test("the year, the baseline and the order are chosen where the figure uses them", () =>
  site.visit("#v=1&data=demo&fig=rows", async (page) => {
    await page.selectOption("#pick-figure-year", "2021");
    await inHash(page, "til=2021");
    await page.check("#by-value");
    await inHash(page, "rek=verdi");
    await page.selectOption("#pick-figure-year", "2024");
    await page.waitForFunction(() => location.hash.includes("til=2024"));
    assert.equal(await page.locator("#pick-figure-baseline").count(), 0);
  }));

test("own words are in the figure while they are typed, in the address when they are done, and gone again", () =>
  site.visit("#v=1&data=demo", async (page) => {
    await page.click(".own-words > summary");
    const made = await page.getAttribute("#own-title", "placeholder");
    const svg = () => page.locator(".figure-surface svg").innerHTML();
    assert.ok((await svg()).includes(made!));
    await page.focus("#own-title");
    await page.keyboard.type("<b>Vår</b> tittel");
    await page.waitForFunction(() =>
      document.querySelector(".figure-surface svg")?.textContent?.includes("<b>Vår</b> tittel"),
    );
    assert.doesNotMatch(await hash(page), /tit=/);
    await page.focus("#own-note");
    await inHash(page, "tit=");
    await page.keyboard.type("Se vedlegg 3.");
    await page.keyboard.press("Tab");
    await inHash(page, "mrk=Se%20vedlegg");
    await page.click('.own-words button:has-text("Fjern egne ord")');
    await page.waitForFunction(() => !/tit=|mrk=/.test(location.hash));
    assert.equal(await page.inputValue("#own-title"), "");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "own-title");
    assert.ok((await svg()).includes(made!));
    await page.goBack();
    await inHash(page, "tit=");
    assert.equal(await page.inputValue("#own-title"), "<b>Vår</b> tittel");
  }));

test("where nothing can be shown, what is nearest is one button away", async () => {
  await site.visit("#v=1&kom=5501&grp=", async (page) => {
    assert.match(await page.locator(".hint").innerText(), /ingen av de valgte stedene har tall/);
    await page.click('.hint button:has-text("Vis Oslo")');
    await page.waitForFunction(() => !document.querySelector(".hint"));
    assert.equal((await tableTexts(page))[0]![0], "Oslo");
  });
  await site.visit("#v=1&kom=3301&grp=&fra=2016&til=2018", async (page) => {
    await page.click('.hint button:has-text("Vis 2020–2025")');
    await inHash(page, "fra=2020&til=2025");
    assert.equal(await page.locator(".hint").count(), 0);
  });
  await site.visit("#v=1&data=demo&ind=", async (page) => {
    assert.match(await page.locator(".empty").innerText(), /minst én indikator/);
    await page.click('.empty .offers button:has-text("Netto per innb.")');
    await page.waitForSelector(".figure-surface svg");
  });
});

test("start over leaves the view, the language and the groups of one's own", () =>
  site.visit(
    `#v=1&data=demo&kom=5001&spr=nn&vis=profil&aar=2020&grp=egen-to&egr=${encodeURIComponent('[["egen-to","To","4601","1103"]]')}`,
    async (page) => {
      await page.click("#start-over");
      await page.waitForFunction(() => !location.hash.includes("kom="));
      assert.match(await hash(page), /vis=profil/);
      assert.match(await hash(page), /spr=nn/);
      assert.doesNotMatch(await hash(page), /aar=|grp=/);
      assert.equal(await page.locator(".own-groups li").count(), 1);
    },
  ));

for (const [view, present, absent] of [
  [
    "profil",
    ["#pick-area", "#pick-regions", "#pick-year", "#pick-baseline"],
    ["#pick-groups", "#pick-from"],
  ],
  ["funn", ["#pick-area", "#pick-regions", "#pick-year"], ["#pick-indicators", "#pick-from"]],
  ["indikatorer", ["#pick-file"], ["#pick-regions", "#pick-year", "#make-group"]],
  ["datagrunnlag", ["#pick-file"], ["#pick-regions", "#pick-year"]],
] as const)
  test(`only what acts on it is offered: ${view}`, () =>
    site.visit(`#v=1&data=demo`, async (page) => {
      await page.evaluate((v) => (location.hash = `#v=1&data=demo&vis=${v}`), view);
      await page.waitForFunction(
        () =>
          document.querySelector('.views a[aria-current="page"]')?.textContent?.trim() !== "Figur",
      );
      for (const id of present) assert.equal(await page.locator(id).count(), 1, id);
      for (const id of absent) assert.equal(await page.locator(id).count(), 0, id);
    }));

test("at 320 pixels a finger finds everything, and nothing makes the page scroll sideways", () =>
  site.visit(
    "#v=1&data=demo",
    async (page) => {
      await page.tap(".filters > summary");
      await page.tap(".kinds > summary");
      await page.tap(".own-words > summary");
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= 320, `${wide} pixels wide`);
      const small = await page
        .locator(
          ".filters :is(summary, select, .ds-button, .choice, input[type=search]), .figure-tools :is(summary, button, select, .choice), .own-words :is(summary, input, textarea), .emphasis button, .actions button",
        )
        .evaluateAll((all) =>
          all
            .filter((e) => e.getClientRects().length > 0)
            .map(
              (e) =>
                [e.textContent?.trim().slice(0, 30), e.getBoundingClientRect().height] as const,
            )
            .filter(([, height]) => height < 44),
        );
      assert.deepEqual(small, []);
      await page.tap('.kind[data-figure="bar"]');
      await inHash(page, "fig=bar");
      assert.deepEqual(await violations(page), []);
    },
    { viewport: { width: 320, height: 700 }, hasTouch: true, isMobile: true },
  ));
