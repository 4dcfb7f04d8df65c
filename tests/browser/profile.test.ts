import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { calculator, norwegian } from "./engine.ts";
import { Site } from "./page.ts";

let site: Site;
before(async () => {
  site = await Site.start();
});
after(() => site.stop());

const hash = (page: Page) => page.evaluate(() => location.hash);
const plain = (text: string) => text.replace(/\s+/g, " ").trim();

/** The rows of the first profile table, each as the texts of its cells. */
const rows = (page: Page) =>
  page
    .locator(".profile-table")
    .first()
    .locator("tbody tr")
    .evaluateAll((all) =>
      all.map((row) =>
        [...(row as HTMLTableRowElement).cells].map((cell) =>
          cell.innerText.replace(/\s+/g, " ").trim(),
        ),
      ),
    );

test("figure and tjenesteprofil are two addresses, and the navigation says which one is open", () =>
  site.visit("#v=1&data=demo", async (page) => {
    const current = () => page.locator('.views [aria-current="page"]').innerText();
    assert.equal(await current(), "Figur");
    await page.focus(".views a:nth-of-type(2)");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".profile-table");
    assert.equal(await current(), "Tjenesteprofil");
    assert.equal(await hash(page), "#v=1&data=demo&vis=profil");
    assert.match(await page.title(), /^Tjenesteprofil: Barnevern 2024 – Eksempeldata/);
    assert.equal(await page.locator(".figure-surface").count(), 0);
    await page.goBack();
    await page.waitForSelector(".figure-surface svg");
    assert.equal(await current(), "Figur");
  }));

test("the profile shows the calculator's numbers: value, index, average, lowest and highest", async () => {
  const engine = await calculator("demo");
  const answer = engine.profile({ area: "barnevern", regions: ["5001"], year: 2023 });
  const name = (code: string) => engine.regions.find((r) => r.code === code)!.name;
  await site.visit("#v=1&data=demo&vis=profil&kom=5001&aar=2023", async (page) => {
    const shown = (await rows(page)).filter((cells) => cells.length === 8);
    const told = answer.filter((row) => row.value.status === 0);
    assert.ok(told.length > 10);
    assert.equal(shown.length, told.length);
    told.forEach((row, i) => {
      const [, value, , , held, mean, low, high] = shown[i]!;
      const { decimals } = engine.indicators.find((x) => x.id === row.indicator)!;
      const n = (x: number) => norwegian(x, decimals);
      assert.ok(value!.startsWith(n(row.value.value!)), `${row.indicator} ${value}`);
      assert.ok(held!.endsWith(`indeks ${Math.round(row.index!)}`), held);
      assert.match(held!, row.deviation! > 0 ? /over|som/ : /under|som/);
      assert.ok(mean!.startsWith(n(row.mean.value!)), mean);
      assert.match(mean!, new RegExp(`${row.members} av ${row.membersOf} kommuner$`));
      assert.equal(low, `${n(row.min!)} ${name(row.minRegion)}`);
      assert.equal(high, `${n(row.max!)} ${name(row.maxRegion)}`);
    });
  });
});

test("indicators stand by indikatortype in KS's order, and one without figures stands there as described", () =>
  site.visit("#v=1&data=demo&vis=profil&kom=5001", async (page) => {
    const types = await page
      .locator(".profile-table")
      .first()
      .locator('th[scope="rowgroup"]')
      .allInnerTexts();
    assert.deepEqual(types.map(plain), [
      "Prioritering/behov",
      "Dekningsgrader",
      "Produktivitet/enhetskostnader",
      "Kvalitet",
    ]);
    const described = (await rows(page)).find(
      ([name]) => name === "Brukertilfredshet i barnevernet",
    );
    assert.match(described![1]!, /^Uten tall i datasettet\. Hvor fornøyde/);
    assert.doesNotMatch(described!.join(), /\d/);
  }));

test("the profile leads to the nøkkeltall of the same municipalities and year, and focus goes along", () =>
  site.visit("#v=1&data=demo&vis=profil&kom=5001~3301&aar=2023", async (page) => {
    await page.focus(".profile-intro a");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".keyfigures-table");
    assert.equal(await hash(page), "#v=1&data=demo&kom=5001~3301&vis=nokkeltall&aar=2023");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "innhold");
    assert.equal(await page.locator(".keyfigures-table").count(), 2);
  }));

test("municipalities, year and baseline are chosen by keyboard, the address holds them, and back undoes", () =>
  site.visit("#v=1&data=demo&vis=profil&kom=5001", async (page) => {
    await page.focus("#pick-year");
    await page.keyboard.type("2021");
    await page.waitForFunction(() => location.hash.includes("aar=2021"));
    await page.focus("#pick-baseline");
    await page.keyboard.type("Landet");
    await page.waitForFunction(() => location.hash.includes("mot=EAK"));
    assert.match(plain(await page.locator(".profile-intro").innerText()), /slik at landet er 100/);
    assert.match(
      plain(await page.locator(".profile-table thead").innerText()),
      /Mot landet Landet Lavest i ASSS/,
    );
    await page.focus("#pick-regions");
    await page.keyboard.type("Bergen");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelectorAll(".profile-table").length === 2);
    const address = await hash(page);
    await page.goBack();
    await page.waitForFunction(() => document.querySelectorAll(".profile-table").length === 1);
    await page.goBack();
    await page.waitForFunction(() => !location.hash.includes("mot="));
    await site.visit(address, async (again) => {
      assert.equal(await again.locator(".profile-table").count(), 2);
      assert.equal(await again.inputValue("#pick-year"), "2021");
      assert.equal(await again.inputValue("#pick-baseline"), "EAK");
    });
  }));

test("against the others, every municipality has an average of its own", async () => {
  const engine = await calculator("demo");
  await site.visit(
    "#v=1&data=demo&vis=profil&kom=5001~3301&mot=ovrige-asss-uten-oslo&aar=2023",
    async (page) => {
      const tables = page.locator(".profile-table");
      for (const [i, code] of ["5001", "3301"].entries()) {
        const [row] = engine.profile({
          area: "barnevern",
          regions: [code],
          year: 2023,
          baseline: "ovrige-asss-uten-oslo",
        });
        const { decimals } = engine.indicators.find((x) => x.id === row!.indicator)!;
        const mean = plain(await tables.nth(i).locator("td.mean").first().innerText());
        assert.ok(mean.startsWith(norwegian(row!.mean.value!, decimals)), mean);
        assert.match(mean, /10 av 10 kommuner/);
      }
    },
  );
});

test("a year with a merger says brudd instead of an arrow, and why", () =>
  site.visit("#v=1&data=demo&vis=profil&kom=5001&aar=2020", async (page) => {
    const changes = await page.locator("td.change").allInnerTexts();
    assert.ok(changes.every((words) => plain(words).startsWith("brudd")));
    assert.match(
      await page.locator(".profile").innerText(),
      /Trondheim, 2020: Slått sammen med Klæbu/,
    );
    assert.match(await page.locator(".profile .legend").innerText(), /nye kommunegrenser/);
  }));

test("summed predecessors have no break, in the profile either", () =>
  site.visit("#v=1&data=demo&vis=profil&kom=5001&aar=2020", async (page) => {
    await page.check('input[name="predecessors"][value="summed"]');
    await page.waitForFunction(() => location.hash.includes("fgj=sum"));
    const weighted = (await rows(page)).find(([name]) => name!.startsWith("Netto driftsutgifter"));
    assert.match(weighted![2]!, /(opp|ned|uendret) fra/);
  }));

test("the rest of the country is no baseline for means, and the row says why", () =>
  site.visit("#v=1&data=demo&vis=profil&kom=5001&mot=resten-av-landet&aar=2022", async (page) => {
    const all = await rows(page);
    const ready = all.find(([name]) => name!.startsWith("Ressursbruksindikator"));
    assert.match(ready![5]!, /i\.s\. kan ikke summeres for denne indikatoren/);
    const net = all.find(([name]) => name!.startsWith("Netto driftsutgifter"));
    assert.match(net![5]!, /vektet snitt, landet minus 12 kommuner/);
  }));

test("an indicator's name leads to its figure, and focus goes along", () =>
  site.visit("#v=1&data=demo&vis=profil&kom=5001", async (page) => {
    const link = page.locator(".profile-table th a").nth(1);
    const name = plain(await link.innerText());
    await link.focus();
    await page.keyboard.press("Enter");
    await page.waitForSelector(".figure-surface svg");
    assert.ok((await page.title()).startsWith(name));
    assert.equal(await page.evaluate(() => document.activeElement?.id), "figur");
    assert.doesNotMatch(await hash(page), /vis=/);
  }));

test("more than four municipalities: the first four are shown, and who is left out is told", () =>
  site.visit("#v=1&data=demo&vis=profil&kom=5001~3301~4601~1103~0301", async (page) => {
    assert.equal(await page.locator(".profile-table").count(), 4);
    assert.match(
      await page.locator(".profile-intro").innerText(),
      /de 4 første av 5 valgte kommuner: Trondheim, Drammen, Bergen og Stavanger/,
    );
  }));

test("without a municipality the profile explains itself and offers a way back", () =>
  site.visit("#v=1&data=demo&vis=profil&kom=", async (page) => {
    assert.match(await page.locator(".profile .empty").innerText(), /minst én kommune/);
    await page.click(".profile .empty button");
    await page.waitForSelector(".profile-table");
  }));

test("nothing in the profile is called good or bad, and no colour says it", () =>
  site.visit("#v=1&data=demo&vis=profil&kom=5001~3301", async (page) => {
    assert.match(
      await page.locator(".profile-intro").innerText(),
      /verken bra eller dårlig i seg selv/,
    );
    const tables = (await page.locator(".profile-place").allInnerTexts()).join(" ");
    assert.doesNotMatch(tables, /\b(bra|god|bedre|dårlig|best|verst|svak|sterk)\b/i);
    const colours = await page
      .locator(".strip [fill], .strip [stroke]")
      .evaluateAll((all) =>
        all.flatMap((e) => [e.getAttribute("fill"), e.getAttribute("stroke")].filter(Boolean)),
      );
    assert.deepEqual([...new Set(colours)].sort(), ["#0072B2", "Canvas", "currentColor", "none"]);
    assert.equal(await page.locator(".profile [style]").count(), 0);
  }));

test("example data cannot be taken for real ones in the profile", () =>
  site.visit("#v=1&data=demo&vis=profil&kom=5001", async (page) => {
    const label = "Eksempeldata – ikke ekte tall";
    assert.ok((await page.locator(".profile h2").innerText()).includes(label));
  }));
