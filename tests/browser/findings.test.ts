import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { Engine } from "../../web/src/engine/engine.ts";
import { violations } from "./axe.ts";
import { norwegian } from "./engine.ts";
import { dist, Site } from "./page.ts";

let site: Site;
before(async () => {
  site = await Site.start();
});
after(() => site.stop());

const plain = (text: string) => text.replace(/\s+/g, " ").trim();
const hash = (page: Page) => page.evaluate(() => location.hash);
const found = "#v=1&data=demo&omr=sosiale&kom=5001&vis=funn&aar=2019";

/** The sections in order: heading and sentences. */
const sections = (page: Page) =>
  page.locator(".findings-kind").evaluateAll((all) =>
    all.map((section) => ({
      heading: section.querySelector("h3")!.textContent!,
      told: [...section.querySelectorAll(".finding")].map((one) => ({
        name: one.querySelector("h4")!.textContent!,
        words: one.querySelector("p")!.textContent!,
      })),
    })),
  );

test("the view tells what the calculator found, in its order and with its numbers", async () => {
  const engine = await Engine.create(
    await readFile(new URL("../../build/wasm/figur.wasm", import.meta.url)),
  );
  const bundle = engine.loadBundle(await readFile(`${dist}/data/demo.json`));
  const answer = engine.findings({ area: "sosiale", year: 2019, region: "5001", group: "asss" });
  const n = (id: string, value: number | null) =>
    norwegian(value!, bundle.indicators.find((i) => i.id === id)!.decimals);
  const numbers = [
    answer.changes.map((f) => [n(f.indicator, f.from.value), n(f.indicator, f.to.value)]),
    answer.spreads.map((f) => [f.low.value, f.high.value].map((v) => n(f.indicator, v))),
    answer.deviations.map((f) => [n(f.indicator, f.value.value), n(f.indicator, f.mean.value)]),
    answer.turns.map((f) => f.values.map((v) => n(f.indicator, v.value))),
  ];
  await site.visit(found, async (page) => {
    const shown = await sections(page);
    assert.deepEqual(
      shown.map((s) => plain(s.heading)),
      [
        "Størst endring i ASSS-snittet, 2017–2019",
        "Størst spenn mellom kommunene bak ASSS-snittet, 2019",
        "Størst avvik fra ASSS-snittet: Trondheim 2019",
        "Vendepunkter: Trondheim 2017–2019",
      ],
    );
    assert.ok(numbers.flat().length > 8);
    assert.deepEqual(
      shown.map((s) => s.told.length),
      numbers.map((list) => list.length),
    );
    shown.forEach((section, k) =>
      section.told.forEach(({ words }, i) =>
        numbers[k]![i]!.forEach((one) => assert.ok(plain(words).includes(one), `${one}: ${words}`)),
      ),
    );
    assert.equal(await page.locator(".finding .sketch").count(), numbers.flat().length);
    assert.match(await page.title(), /^Funn: Sosiale tjenester 2019 – Eksempeldata/);
    assert.equal(await page.locator(".findings .example-tag").count(), 1);
    const headings = await page
      .locator(".findings :is(h1, h2, h3, h4)")
      .evaluateAll((all) => all.map((h) => Number(h.tagName[1])));
    assert.equal(headings[0], 2);
    headings.forEach((level, i) => assert.ok(i === 0 || level <= headings[i - 1]! + 1));
  });
});

for (const [kind, wanted] of [
  ["change", ["ind=sosiale.stonad-per-mottaker", "fra=2017", "til=2019"]],
  ["spread", ["ind=sosiale.stonadslengde-18-24", "kom=5001~5501~0301", "til=2019", "fig=dots"]],
  ["deviation", ["ind=sosiale.stonadslengde-hovedinntekt", "til=2019", "fig=rows"]],
] as const)
  test(`a ${kind} leads to its figure from the keyboard, and back`, () =>
    site.visit(found, async (page) => {
      const link = page.locator(`[aria-labelledby="findings-${kind}"] .finding a`).first();
      assert.equal(
        await link.getAttribute("href"),
        await link.evaluate((a) => (a as HTMLAnchorElement).href),
      );
      await link.focus();
      await page.keyboard.press("Enter");
      await page.waitForSelector("#figur");
      const parts = (await hash(page)).split("&");
      for (const part of wanted) assert.ok(parts.includes(part), `${part} in ${parts.join(" ")}`);
      assert.ok(!parts.includes("vis=funn"));
      await page.waitForFunction(() => document.activeElement?.id === "figur");
      await page.goBack();
      await page.waitForSelector(".finding");
    }));

test("a year without findings says why and offers the nearest that has some", () =>
  site.visit("#v=1&vis=funn", async (page) => {
    assert.equal(await page.locator(".finding").count(), 0);
    assert.match(
      plain(await page.innerText(".findings .empty p")),
      /^Ingen funn for barnevern i 2025\. Utelatt: 1 indikator \(tallene er foreløpige\)\.$/,
    );
    await page.focus("#findings-offer");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".finding");
    assert.match(await hash(page), /aar=2024/);
    assert.equal(await page.evaluate(() => document.activeElement?.id), "innhold");
  }));

test("the text is copied whole, labelled and with its source", () =>
  site.visit(
    found,
    async (page) => {
      await page.click("#copy-text");
      await page.waitForSelector(".notice");
      assert.match(await page.innerText(".notice"), /Teksten er kopiert/);
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      assert.match(copied, /^Funn: Sosiale tjenester 2019 \(Eksempeldata – ikke ekte tall\)\n/);
      for (const { heading, told } of await sections(page)) {
        assert.equal(copied.includes(`\n${heading}\n`), told.length > 0, heading);
        for (const { name, words } of told) assert.ok(copied.includes(`${name}: ${words}`), words);
      }
      assert.match(copied, /Datasett «Eksempeltall»\. Beregnet i Figurverktøyet\.\n$/);
    },
    { prepare: (context) => context.grantPermissions(["clipboard-read", "clipboard-write"]) },
  ));

test("where copying is not allowed, the reader is told what to do", () =>
  site.visit(found, async (page) => {
    await page.evaluate("navigator.clipboard.writeText = () => Promise.reject()");
    await page.click("#copy-text");
    await page.waitForSelector(".notice");
    assert.match(await page.innerText(".notice"), /Merk teksten/);
  }));

test("what is left out and how findings are chosen unfold from the keyboard", () =>
  site.visit(found, async (page) => {
    for (const id of ["findings-left-out", "findings-method"]) {
      await page.focus(`#${id} summary`);
      await page.keyboard.press("Enter");
      assert.ok(await page.locator(`#${id}`).evaluate((d) => (d as HTMLDetailsElement).open));
      // What unfolds is laid out a moment later; text that is not, is not read.
      await page.locator(`#${id} > :nth-child(2)`).waitFor();
    }
    const left = plain(await page.innerText("#findings-left-out"));
    assert.match(left, /Tallene er målt på ulike kommunegrenser/);
    assert.match(left, /færre enn 30 tilfeller Spenn uten Sandnes, Fredrikstad, Drammen og Tromsø/);
    assert.match(plain(await page.innerText("#findings-method")), /Grensen på 30 har vi valgt/);
  }));

test("without a municipality the view says how to get the rest", () =>
  site.visit(found.replace("kom=5001", "kom="), async (page) => {
    assert.equal((await sections(page)).length, 2);
    assert.match(await page.innerText(".findings-lead"), /Velg en kommune/);
  }));

for (const language of ["nb", "nn", "en"] as const)
  for (const colorScheme of ["light", "dark"] as const)
    test(`no breach of WCAG A and AA in ${language}, ${colorScheme}`, () =>
      site.visit(
        `${found}&spr=${language}`,
        async (page) => {
          await page.waitForSelector(".finding");
          await page.evaluate(() =>
            document
              .querySelectorAll(".findings details")
              .forEach((d) => d.setAttribute("open", "")),
          );
          assert.deepEqual(await violations(page), []);
        },
        { colorScheme },
      ));

for (const width of [320, 390, 768, 1200])
  test(`at ${width} pixels nothing makes the page scroll sideways`, () =>
    site.visit(
      found,
      async (page) => {
        await page.waitForSelector(".finding");
        await page.evaluate(() =>
          document.querySelectorAll(".findings details").forEach((d) => d.setAttribute("open", "")),
        );
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${wide} > ${width}`);
      },
      { viewport: { width, height: 800 } },
    ));

test("on paper the findings stand alone, without buttons and links", () =>
  site.visit(found, async (page) => {
    await page.emulateMedia({ media: "print" });
    for (const selector of ["#copy-text", ".finding a", "#findings-method", ".column-filters"])
      assert.equal(await page.locator(selector).first().isVisible(), false, selector);
    assert.ok(await page.locator(".finding .sketch").first().isVisible());
    assert.match(await page.locator(".findings > .help").innerText(), /Datasett/);
  }));
