import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { violations } from "./axe.ts";
import { download, Site, tableTexts } from "./page.ts";

let site: Site;
before(async () => {
  site = await Site.start();
});
after(() => site.stop());

const netto = "barnevern.netto-per-innbygger-0-17";
const start = `#v=1&data=demo&ind=${netto}&kom=5001~1103&grp=asss`;
const plain = (text: string) => text.replace(/\s+/g, " ").trim();

/** The last cell of the highlighted municipality is held fast, and its formula opened, by keyboard. */
async function openByKeyboard(page: Page): Promise<void> {
  await page.focus('.tables td[tabindex="0"]');
  await page.keyboard.press("Enter");
  await page.focus("#formula-change");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.id === "formula-field");
}

/** In place of what stands in the field that has the keyboard. */
async function write(page: Page, text: string): Promise<void> {
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(text);
}

const saysOf = (page: Page, words: RegExp) =>
  page.waitForFunction(
    (source) =>
      new RegExp(source).test(document.querySelector(".formula-verdict")?.textContent ?? ""),
    words.source,
  );

/** Waits for as many tables as there are to be. */
const tables = (page: Page, n: number) =>
  page.waitForFunction((wanted) => document.querySelectorAll(".tables table").length === wanted, n);

test("a formula is changed by keyboard; its fault is told with its character, and the result is a link to the same figure", () =>
  site.visit(
    start,
    async (page) => {
      await openByKeyboard(page);
      assert.equal(await page.inputValue("#formula-field"), "A / B * 1000");
      assert.match(await page.locator(".formula-names").innerText(), /A\s+Netto driftsutgifter/);

      await write(page, "A / (B * 2");
      await saysOf(page, /Tegn 5: en \( uten sin \)\./);
      assert.equal(await page.locator(".formula-where mark").textContent(), "(");
      assert.equal(await page.getAttribute("#formula-field", "aria-invalid"), "true");
      await page.keyboard.press("Enter");
      await tables(page, 1);
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      assert.deepEqual(
        await page
          .locator("#formula-field")
          .evaluate((f: HTMLTextAreaElement) => [
            document.activeElement === f,
            f.selectionStart,
            f.selectionEnd,
          ]),
        [true, 4, 5],
      );

      await write(page, "A / B * 2000");
      await saysOf(page, /For kroner bør formelen deles på 2\./);
      const [place, before, now] = await page
        .locator(".formula-values tbody tr")
        .first()
        .locator("th, td")
        .allInnerTexts();
      const number = (text: string) => Number(text.replace(/\D/g, ""));
      assert.equal(place, "Trondheim");
      assert.ok(Math.abs(number(now!) - 2 * number(before!)) <= 1, `${before} ${now}`);

      const href = await page.evaluate(() => location.hash);
      await page.keyboard.press("Enter");
      await tables(page, 2);
      await page.waitForFunction(() => document.activeElement?.id === "formula-change");
      const [own, ...more] = await page.locator(".tables .own-tag").allInnerTexts();
      assert.deepEqual([own, more.length], ["Egen indikator", 0]);
      const sum = plain(await page.locator(".sum").innerText());
      assert.match(sum, /Egen indikator Trondheim, 2024 .* \(egen formel\)/);
      assert.match(sum, /Formelen er endret fra .*: A \/ B × 1 000/);
      const texts = await tableTexts(page);
      assert.equal(number(texts[3]!.at(-1)!), number(now!));
      assert.match(
        await page.locator(".figure-surface svg").innerHTML(),
        /Egen indikator, ikke fra KS/,
      );

      await page.click("#copy-link");
      await page.waitForFunction(() => document.querySelector('[data-topic="saved"]'));
      const link = await page.evaluate(() => navigator.clipboard.readText());
      const { bytes } = await download(page, "#save-csv");
      const csv = bytes.toString("utf8");
      assert.match(csv, /Egen indikator;[^\n]*\(egen formel\): A \/ B \* 2000/);
      assert.equal(
        csv.match(/^"[^\n"]*; Egen indikator";[^\n;]*\(egen formel\);kroner;/gm)?.length,
        30,
      );

      await site.visit(new URL(link).hash, async (other) => {
        await tables(other, 2);
        assert.deepEqual(await tableTexts(other), texts);
        assert.equal(await other.locator('[data-topic="link"]').count(), 0);
      });

      await page.goBack();
      await tables(page, 1);
      assert.equal(await page.evaluate(() => location.hash), href);
      await page.goForward();
      await tables(page, 2);
      assert.deepEqual(await tableTexts(page), texts);
    },
    { permissions: ["clipboard-read", "clipboard-write"] },
  ));

test("what is being written stays when the language changes, and the calculator answers in it", () =>
  site.visit(start, async (page) => {
    await openByKeyboard(page);
    await write(page, "A / B,5");
    await saysOf(page, /Tegn 6: uventet komma: desimaler skrives med punktum/);
    await page.evaluate(() => (location.hash += "&spr=en"));
    await saysOf(page, /Character 6: unexpected comma: decimals are written with a point\./);
    assert.equal(await page.inputValue("#formula-field"), "A / B,5");
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    await page.evaluate(() => (location.hash = location.hash.replace("spr=en", "spr=nn")));
    await saysOf(page, /Teikn 6: uventa komma/);
    await page.fill("#formula-field", "A / B");
    await saysOf(page, /Kontroller dette/);
    await page.check('input[name="formula-placing"][value="instead"]');
    await page.click("#formula-use");
    await page.waitForFunction(() => location.hash.includes("ind=egne-indikatorer."));
    await tables(page, 1);
    assert.equal(await page.locator(".tables .own-tag").innerText(), "Eigen indikator");
  }));

test("an own indicator is edited in place, and deleted with a way back", () =>
  site.visit(start, async (page) => {
    await openByKeyboard(page);
    await page.fill("#formula-name", "Mitt mål");
    await write(page, "Mitt mål");
    await page.focus("#formula-field");
    await write(page, "A / B");
    await page.keyboard.press("Enter");
    await tables(page, 2);
    assert.match(await page.locator(".sum-indicator").innerText(), /Mitt mål/);
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.id === "formula-field");
    assert.equal(await page.inputValue("#formula-field"), "A / B");
    await page.selectOption("#formula-decimals", "3");
    await page.selectOption("#formula-average", "mean");
    await page.click("#formula-use");
    await page.waitForFunction(() => location.hash.includes("mean"));
    const texts = await tableTexts(page);
    assert.match(texts[3]!.at(-1)!, /^\d+,\d{3} \*$/);
    assert.match(texts[5]![0]!, /gjennomsnitt av resultat/);
    await page.click("#formula-delete");
    await tables(page, 1);
    assert.match(await page.locator('[data-topic="own"]').innerText(), /«Mitt mål» er slettet/);
    assert.doesNotMatch(await page.evaluate(() => location.hash), /egi=/);
    await page.click('[data-topic="own"] .notice-action');
    await tables(page, 2);
    assert.deepEqual(await tableTexts(page), texts);
  }));

test("a new indicator is made of inputs that are searched for, in a dialog that Escape leaves", () =>
  site.visit(start, async (page) => {
    await page.focus("#make-indicator");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.id === "own-formula-find");
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => !document.querySelector("dialog"));
    await page.waitForFunction(() => document.activeElement?.id === "make-indicator");

    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.id === "own-formula-find");
    for (const query of ["12275 plassert", "innbyggere 0-17"]) {
      await page.keyboard.type(query);
      await page.locator(".formula-choice").first().click();
      await page.waitForFunction(() => document.activeElement?.id === "own-formula-find");
    }
    assert.deepEqual(await page.locator(".formula-name .letter").allInnerTexts(), ["A", "B"]);
    await page.locator(".formula-name").first().click();
    await page.keyboard.type(" / ");
    await page.locator(".formula-name").nth(1).click();
    assert.equal(await page.inputValue("#own-formula-field"), "A / B");
    await page.fill("#own-formula-unit", "prosent");
    await page.keyboard.press("Tab");
    await saysOf(page, /En prosent uten sine 100: gang med 100\./);
    await page.fill("#own-formula-field", "A / B * 100");
    await saysOf(page, /Formelen kan regnes ut/);
    const fitting = page.locator("#own-formula-average option").first();
    assert.match(await fitting.innerText(), /^Den som passer til formelen: vektet snitt$/);
    await page.fill("#own-formula-field", "A / 2");
    await page.waitForFunction(() =>
      /: gjennomsnitt av resultat$/.test(
        document.querySelector("#own-formula-average option")!.textContent!.trim(),
      ),
    );
    await page.selectOption("#own-formula-average", "weighted");
    await saysOf(page, /Formelen er ikke et forholdstall\. Da vokser vektet snitt/);
    await page.selectOption("#own-formula-average", "");
    await page.fill("#own-formula-field", "A / B * 100");
    await saysOf(page, /Formelen kan regnes ut/);
    assert.deepEqual(await violations(page), []);
    await page.click("#own-formula-use");
    assert.match(await page.locator("#own-formula-nameless").innerText(), /Gi indikatoren et navn/);
    await page.waitForFunction(() => document.activeElement?.id === "own-formula-name");
    await page.keyboard.type("Plasserte per innbygger");
    await page.keyboard.press("Enter");
    await tables(page, 2);
    const texts = await tableTexts(page);
    assert.match(texts[3]!.at(-1)!, /^\d,\d/);
    assert.match(
      plain(await page.locator(".summary").innerText()),
      /Plasserte per innbygger.* Trondheim.* \d,\d %/,
    );
    assert.deepEqual(
      await page.locator("#make-indicator").evaluate((b) => document.activeElement === b),
      true,
    );
  }));

test("the reader's own numbers can stand in a formula; where they are not, the link says so", () =>
  site.visit(start, async (page) => {
    const buffer = Buffer.from("Region;Tid;value\n5001;2022;10\n5001;2023;20\n5001;2024;40");
    await page.setInputFiles("#pick-file", { name: "plasser.csv", mimeType: "text/csv", buffer });
    await page.waitForFunction(() => document.title.startsWith("plasser"));
    await page.evaluate((hash) => (location.hash = hash), start);
    await page.waitForFunction(() => document.title.startsWith("Netto"));
    await page.click("#make-indicator");
    await page.waitForSelector("#own-formula-find");
    await page.fill("#own-formula-find", "plasser.csv");
    await page.locator(".formula-choice").first().click();
    await page.fill("#own-formula-field", "A * 2");
    await page.fill("#own-formula-name", "Dobbelt opp");
    await saysOf(page, /Formelen kan regnes ut/);
    await page.click("#own-formula-use");
    await tables(page, 2);
    assert.match((await tableTexts(page))[3]!.at(-1)!, /^80,0/);
    assert.match(await page.locator(".own-banner").innerText(), /plasser\.csv/);
    const { hash } = new URL(page.url());
    await site.visit(hash, async (other) => {
      assert.match(
        await other.locator('[data-topic="link"]').innerText(),
        /«Dobbelt opp» i lenken kan ikke brukes: den bygger på tall som ikke finnes/,
      );
      assert.equal(await other.locator(".tables table").count(), 1);
    });
  }));

test("the editor in the sum is accessible, also in the dark", async () => {
  for (const colorScheme of ["light", "dark"] as const)
    await site.visit(
      start,
      async (page) => {
        await openByKeyboard(page);
        await write(page, "A / B * 7 +");
        await saysOf(page, /slutter for tidlig/);
        assert.deepEqual(await violations(page), []);
        await page.fill("#formula-field", "A / B");
        await saysOf(page, /Kontroller dette/);
        assert.deepEqual(await violations(page), []);
      },
      { colorScheme },
    );
});

test("hostile indicators in a link are told of, nothing of them runs, and the figure stands", async () => {
  const base = { id: "egne-indikatorer.x", n: "X", u: "kroner", d: 1, of: netto };
  for (const own of [
    { ...base, f: "A".repeat(5000) },
    { ...base, f: "(".repeat(990) },
    { ...base, f: "A / Finnesikke" },
    { ...base, f: "[egne-indikatorer.x]" },
    { ...base, f: "A", of: "finnes.ikke" },
    { ...base, f: "C", i: { C: [netto, "__proto__"] } },
  ]) {
    const egi = encodeURIComponent(JSON.stringify([own]));
    const both = start.replace(netto, `${netto}~egne-indikatorer.x`);
    await site.visit(`${both}&egi=${egi}`, async (page) => {
      assert.match(
        await page.locator('[data-topic="link"]').innerText(),
        /Den egne indikatoren «X» i lenken kan ikke (brukes|leses)/,
      );
      assert.equal(await page.locator(".tables table").count(), 1);
    });
  }
  const evil = '<img src=x onerror="document.title=1">"\'><script>document.title=2</script>';
  const egi = encodeURIComponent(
    JSON.stringify([{ ...base, n: evil, u: evil.slice(0, 40), f: "A / B * 1000" }]),
  );
  const hash = `#v=1&data=demo&ind=egne-indikatorer.x&kom=5001&grp=asss&egi=${egi}`;
  await site.visit(hash, async (page) => {
    await tables(page, 1);
    assert.match(await page.title(), /^<img/);
    assert.equal(await page.locator("main img, main script").count(), 0);
    assert.match(await page.locator("caption").first().innerText(), /<script>/);
    await page.click("#formula-change");
    await page.waitForSelector("#formula-field");
    await page.click("#make-indicator");
    await page.waitForSelector("dialog[open] .formula-list");
    assert.match(await page.locator(".formula-list").innerText(), /<script>/);
    assert.equal(await page.locator("img, dialog script").count(), 0);
  });
});
