import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { entities, faultsOf, readSheet, relationsOf, textOf, unzip } from "../unit/office.ts";
import { Site, download, tableTexts } from "./page.ts";

let site: Site;
before(async () => {
  site = await Site.start();
});
after(() => site.stop());

/** The presentation that the page makes of the figure it shows. */
async function take(page: Page): Promise<{ name: string; parts: Record<string, Uint8Array> }> {
  await page.click("#save-more");
  const { name, bytes } = await download(page, "#save-as-pptx");
  return { name, parts: unzip(bytes) };
}

function said(xml: string): string {
  return [...xml.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text]) => entities(text!)).join("\n");
}

test("the page saves its figure as a presentation, with the numbers of its table behind the chart", () =>
  site.visit("#v=1&kom=0301~4601&grp=", async (page) => {
    const shown = await tableTexts(page);
    const { name, parts } = await take(page);
    assert.match(name, /^barnevern-[a-z0-9-]+-linje-\d{4}-\d{4}\.pptx$/);
    assert.deepEqual(faultsOf(parts), []);
    const slide = textOf(parts, "ppt/slides/slide1.xml");
    assert(
      said(slide).includes(await page.locator("#figure-heading, .figure h2").first().innerText()),
    );
    const links = relationsOf(parts, "ppt/slides/slide1.xml").filter((r) => r.external);
    assert.equal(entities(links[0]!.target), await page.evaluate(() => location.href));

    const [book] = relationsOf(parts, "ppt/charts/chart1.xml");
    const [head, ...years] = readSheet(parts[book!.target]!);
    for (const [place, ...cells] of shown)
      cells.forEach((cell, k) => {
        const printed = Number(
          cell
            .split(" ")
            .filter((s) => /^[\d,]+$/.test(s))
            .join("")
            .replace(",", "."),
        );
        const [value] = head!.flatMap((column, c) =>
          String(column).startsWith(place!) ? (years[k]![c] ?? []) : [],
        );
        assert.equal(Math.round(Number(value)), printed, `${place} ${years[k]![0]}`);
      });
  }));

test("a presentation of example data says so, in the page's language", () =>
  site.visit("#v=1&spr=en&data=demo&kom=5001&fig=profile", async (page) => {
    const { name, parts } = await take(page);
    assert.match(name, /\.pptx$/);
    assert.deepEqual(faultsOf(parts), []);
    const slides = Object.keys(parts).filter((n) => /^ppt\/slides\/slide\d+\.xml$/.test(n));
    assert(slides.length > 1);
    const label = await page.locator(".example-banner").innerText();
    for (const slide of slides) {
      const words = said(textOf(parts, slide));
      assert.match(words, /Open in Figurverktøyet/);
      assert.match(words, /Example data/);
    }
    assert.match(label, /Example data/i);
  }));
