import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { Site, tableTexts } from "./page.ts";

let site: Site;
before(async () => {
  site = await Site.start();
});
after(() => site.stop());

const f281 = "sosiale.netto-f281-per-innbygger-18-66";
const plain = (text: string) => text.replace(/\s+/g, " ");

/** The sum behind a cell, chosen by the row's name and the year. */
async function sumAt(page: Page, name: string, year: number): Promise<string> {
  const heads = await page.locator(".tables thead th").allInnerTexts();
  const k = heads.findIndex((head) => head.startsWith(String(year))) - 1;
  const row = page.locator(".tables tbody tr").filter({ hasText: name }).first();
  await row.locator("td").nth(k).click();
  return plain(await page.locator(".sum").innerText());
}

test("a number corrected by hand shows what was published, what stands now, and why", () =>
  site.visit(`#v=1&data=demo&omr=sosiale&ind=${f281}&kom=1103&grp=asss`, async (page) => {
    const sum = await sumAt(page, "Stavanger", 2022);
    assert.match(
      sum,
      /Publisert: \d{3} \d{3} · Rettet: 215 000 Eksempel: beløpet er rettet for hånd etter melding fra kommunen\./,
    );
    const [stavanger, asss] = await tableTexts(page);
    assert.match(stavanger![8]!, / r/);
    assert.match(asss![8]!, / r/);
    assert.match(
      await sumAt(page, "ASSS-snitt", 2022),
      /tallet til minst ett medlem er rettet for hånd/,
    );
  }));

test("ressursbruk shows KS's number, the one of the steps, and their difference, and draws one panel", () =>
  site.visit("#v=1&data=demo&ind=barnevern.ressursbruk&kom=5001&grp=asss", async (page) => {
    assert.equal(await page.locator(".tables table").count(), 1);
    assert.match(
      await sumAt(page, "Trondheim", 2023),
      /Levert av KS: \d,\d\d · Beregnet av trinnene: \d,\d\d · Forskjell: −?\d,\d\d/,
    );
  }));

test("a link from a table of another year opens that year's sum", () =>
  site.visit(
    "#v=1&data=demo&ind=barnevern.ressursbruk&kom=5001&grp=asss&aar=2021",
    async (page) => {
      assert.equal(await page.locator(".sum-place").innerText(), "Trondheim, 2021");
      await page.evaluate(() => (location.hash = location.hash.replace("&aar=2021", "")));
      await page.waitForFunction(
        () => document.querySelector(".sum-place")?.textContent === "Trondheim, 2024",
      );
    },
  ));

test("a mean tells what it is the mean of", () =>
  site.visit("#v=1&data=demo&ind=barnevern.ressursbruk&kom=5001&grp=asss", async (page) => {
    const sum = await sumAt(page, "ASSS-snitt", 2023);
    const [, names] = /Med i snittet: (.*?)\. /.exec(sum)!;
    const members = [...names!.matchAll(/\((\d,\d\d)\)/g)].map((m) =>
      Number(m[1]!.replace(",", ".")),
    );
    assert.equal(members.length, 12);
    const mean = members.reduce((a, b) => a + b) / members.length;
    const shown = Number(/ASSS-snitt, 2023 .*? (\d,\d\d) /.exec(sum)![1]!.replace(",", "."));
    assert.ok(Math.abs(mean - shown) < 0.01, `${mean} ${shown}`);
  }));

test("weights stand with name, value, and whether they are known or assumed", () =>
  site.visit("#v=1&data=demo&ind=barnevern.produksjonsindeks&kom=5001&grp=", async (page) => {
    const sum = await sumAt(page, "Trondheim", 2023);
    assert.match(sum, /V1 0,\d+ \((kjent|antakelse)\)/);
    assert.match(sum, /antakelse/i);
    assert.match(sum, /Med tall 0,\d+ × /);
  }));

test("an average by inhabitants names its type and its weight", () =>
  site.visit("#v=1&data=demo&ind=barnevern.ressursbruk-kroner&kom=5001&grp=asss", async (page) => {
    const sum = await sumAt(page, "ASSS-snitt", 2023);
    assert.match(sum, /Snittet: snitt vektet etter innbyggere/);
    assert.match(sum, /vektet med C \(Innbyggere i alt\)/);
    assert.match(
      await page.locator(".tables").innerText(),
      /snitt vektet etter innbyggere, 10 av 10 kommuner \(2015–2021\), 12 av 12/,
    );
  }));

test("the rest of the country shows its inputs as differences; where there is no weighted average, why it is missing", () =>
  site.visit(
    `#v=1&data=demo&omr=sosiale&ind=${f281}&kom=5001&grp=resten-av-landet`,
    async (page) => {
      const sum = await sumAt(page, "Resten av landet", 2022);
      const found = /Landet ([\d ]+) minus ASSS ([\d ]+)/.exec(sum)!;
      const [all, members] = found.slice(1).map((n) => Number(n.replace(/ /g, "")));
      const left = Number(/funksjon 281 ([\d ]+) \(1000 kr\)/.exec(sum)![1]!.replace(/ /g, ""));
      assert.equal(left, all! - members!);
      assert.match(sum, /Trukket fra landet: Oslo, /);
      assert.match(
        await page.locator(".tables").innerText(),
        /landet minus 10 kommuner \(2015–2021\)/,
      );
      await page.evaluate(() => {
        location.hash = "#v=1&data=demo&ind=barnevern.ressursbruk&kom=5001&grp=resten-av-landet";
      });
      await page.waitForFunction(() => document.title.startsWith("Ressursbruksindikator"));
      assert.match(
        await sumAt(page, "Resten av landet", 2022),
        /i\.s\. \(kan ikke summeres for denne indikatoren\)[\s\S]*kan ikke regnes ut\./,
      );
      assert.match(
        await page.locator(".figure-surface svg").innerHTML(),
        /Uten tall: Resten av landet \(/,
      );
    },
  ));

test("the others follow the highlighted municipality, and the link names the group only", () =>
  site.visit(
    `#v=1&data=demo&omr=sosiale&ind=${f281}&kom=5001~1103&grp=ovrige-asss-uten-oslo`,
    async (page) => {
      const others = async () => (await tableTexts(page))[2]!;
      const before = await others();
      assert.match(before[0]!, /^Øvrige ASSS uten Oslo \(for Trondheim\)/);
      await page.click(".emphasis button:nth-of-type(2)");
      await page.waitForFunction(() => location.hash.includes("kom=1103~5001"));
      const after_ = await others();
      assert.match(after_[0]!, /^Øvrige ASSS uten Oslo \(for Stavanger\)/);
      assert.notDeepEqual(after_.slice(1), before.slice(1));
      assert.doesNotMatch(await page.evaluate(() => location.hash), /@/);
      assert.match(await page.locator(".summary").innerText(), /snittet for øvrige ASSS uten Oslo/);
    },
  ));

test("a relative group without a municipality says what is missing", () =>
  site.visit("#v=1&data=demo&kom=&grp=asss~ovrige-asss-uten-oslo", async (page) => {
    assert.match(
      await page.locator(".hint").innerText(),
      /Øvrige ASSS uten Oslo .* Velg en kommune/,
    );
  }));

test("predecessors summed: the break goes, the numbers carry the sign, and the codes that are summed are named", () =>
  site.visit(`#v=1&data=demo&omr=sosiale&ind=${f281}&kom=1103&grp=`, async (page) => {
    assert.match((await tableTexts(page))[0]![6]!, / b/);
    await page.check('input[name="predecessors"][value="summed"]');
    await page.waitForFunction(() => location.hash.includes("fgj=sum"));
    const [row] = await tableTexts(page);
    for (const cell of row!.slice(1, 6)) assert.match(cell, / s$/);
    assert.doesNotMatch(row![6]!, /b/);
    const svg = await page.locator(".figure-surface svg").innerHTML();
    assert.doesNotMatch(svg, /Brutt linje/);
    assert.match(svg, /Tall merket s er summert/);
    assert.match(await page.locator(".summary").innerText(), /er summert over kommunene/);
    assert.match(await sumAt(page, "Stavanger", 2018), /1103 Stavanger 1141 Finnøy 1142 Rennesøy/);
    await page.check('input[name="predecessors"][value="as-published"]');
    await page.waitForFunction(() => !location.hash.includes("fgj"));
  }));

test("ready-made numbers cannot be summed over predecessors, and that is the reason that is given", () =>
  site.visit("#v=1&data=demo&ind=barnevern.ressursbruk&kom=1103&grp=&fgj=sum", async (page) => {
    const [row] = await tableTexts(page);
    assert.equal(row![1], "i.s.");
    assert.match(
      await page.locator(".legend").innerText(),
      /i\.s\.\s+kan ikke summeres for denne indikatoren/,
    );
  }));

test("every break of a year is told", () =>
  site.visit(
    "#v=1&data=demo&ind=barnevern.undersokelser-innen-3-mnd&kom=5001&grp=asss",
    async (page) => {
      const sum = await sumAt(page, "ASSS-snitt", 2020);
      assert.match(sum, /andre medlemmer i snittet eller medlemmer med nye grenser/);
      assert.match(sum, /snittet er regnet på en annen måte/);
      const svg = await page.locator(".figure-surface svg").innerHTML();
      assert.match(svg, /snittet har andre medlemmer/);
      assert.match(svg, /snittet er regnet på en annen måte/);
    },
  ));

test("everything that is said of an indicator can be read by its table", () =>
  site.visit("#v=1&data=demo&ind=barnevern.netto-per-innbygger-0-17&kom=5001", async (page) => {
    await page.focus(".indicator-about summary");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() =>
      document.querySelector<HTMLElement>(".indicator-about dl")?.innerText.includes("KS-siden"),
    );
    const words = await page.locator(".indicator-about dl").innerText();
    for (const title of [
      "Beskrivelse",
      "Formål",
      "Sentrale begrep",
      "Utregning",
      "Utvalg",
      "Fortolkning",
      "Formel",
      "Datakilde",
      "Indikatortype",
      "På KS-siden",
    ])
      assert.ok(words.includes(title), title);
    assert.match(words, /Utregning på siden: .*Tabeller på siden: /s);
  }));
