/** The kinds of figures over years and by place, as the reader meets them. What stands where is in tests/unit/figure-kinds. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { Site, tableTexts } from "./page.ts";

let site: Site;
before(async () => {
  site = await Site.start();
});
after(() => site.stop());

const all = "5001~0301~4601~1103~3201~4204~5501~3301~1108~3107~3203~3205";
const netto = "barnevern.netto-per-innbygger-0-17";
const demo = (rest: string) => `#v=1&data=demo&omr=barnevern&ind=${netto}&${rest}`;

const kinds: [string, string][] = [
  ["line", "fig=line&tall=vis"],
  ["line, a panel per place", "fig=line&felt=sted&tall=vis"],
  ["bars along the years", "fig=bar&tall=vis"],
  ["bars along the places", "fig=bar&akse=sted"],
  [
    "bars along the indicators",
    `fig=bar&akse=indikator&ind=${netto}~barnevern.netto-per-innbygger-0-24`,
  ],
  ["bars of one year", "fig=bar&fra=2024&til=2024&tall=vis"],
  ["bars, a panel per place", "fig=bar&felt=sted&tall=vis"],
  ["rows", "fig=rows&rek=verdi"],
  ["slope", "fig=slope"],
];

/** Every text of the figure that is not slanted: its words and where it is, in pixels of the figure. */
function texts(page: Page) {
  return page.locator(".figure-surface > svg").evaluate((figure) => {
    const frame = figure.getBoundingClientRect();
    return {
      width: frame.width,
      texts: [...figure.querySelectorAll("text")].flatMap((text) => {
        const { left, right, top, bottom } = text.getBoundingClientRect();
        const box = { left: left - frame.left, right: right - frame.left, top, bottom };
        const slanted = /rotate/.test(text.getAttribute("transform") ?? "");
        return text.textContent ? [{ words: text.textContent, slanted, ...box }] : [];
      }),
    };
  });
}

/** Texts whose letters lie on each other: boxes are higher than what stands in them. */
function colliding(boxes: Awaited<ReturnType<typeof texts>>["texts"]): string[] {
  const upright = boxes.filter((b) => !b.slanted);
  return upright.flatMap((a, i) =>
    upright.slice(i + 1).flatMap((b) => {
      const x = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const y = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      return x > 1 && y > 5 ? [`${a.words} | ${b.words}`] : [];
    }),
  );
}

for (const [name, hash] of kinds)
  test(`${name}: nothing is cut off, no text lies on another, on phone and desktop`, async () => {
    for (const places of ["5001~0301~4601~1103", all])
      await site.visit(demo(`kom=${places}&${hash}`), async (page) => {
        for (const width of [1440, 900, 320]) {
          await page.setViewportSize({ width, height: 900 });
          await page.waitForFunction(() => {
            const drawn = document.querySelector(".figure-surface > svg")!.getAttribute("width");
            const there = document.querySelector(".figure-frame")!.clientWidth;
            return Math.abs(Number(drawn) - there) < 2;
          });
          const { width: whole, texts: found } = await texts(page);
          const what = `${width} px, ${places.split("~").length} places`;
          assert.ok(found.length > 5, what);
          const outside = found.filter((b) => b.left < -0.5 || b.right > whole + 0.5);
          assert.deepEqual(
            outside.map((b) => b.words),
            [],
            what,
          );
          assert.deepEqual(colliding(found), [], what);
          assert.deepEqual(await page.locator(".figure-surface [style]").count(), 0);
        }
      });
  });

test("hatchings of all plots in a figure keep their own names", () =>
  site.visit(demo(`kom=${all}&grp=asss&fig=bar&fra=2020`), async (page) => {
    await page.setViewportSize({ width: 320, height: 900 });
    await page.waitForFunction(
      () => document.querySelectorAll(".figure-surface pattern").length > 1,
    );
    const ids = await page
      .locator(".figure-surface [id]")
      .evaluateAll((found) => found.map((e) => e.id));
    assert.equal(new Set(ids).size, ids.length);
  }));

test("what draws bars is fetched when bars are asked for, not before", () =>
  site.visit(demo("fig=line"), async (page) => {
    const fetched = () =>
      page.evaluate(() =>
        performance
          .getEntriesByType("resource")
          .map((r) => r.name)
          .filter((name) => /\/bars-[^/]*\.js$/.test(name)),
      );
    assert.deepEqual(await fetched(), []);
    await page.click('[data-figure="rows"]');
    await page.waitForFunction(() => location.hash.includes("fig=rows"));
    await page.waitForFunction(() =>
      performance.getEntriesByType("resource").some((r) => /\/bars-/.test(r.name)),
    );
    assert.equal((await fetched()).length, 1);
  }));

test("a panel per place has each place's name over it, and the keys go from place to place", () =>
  site.visit(demo("kom=5001~0301~4601&fig=line&felt=sted"), async (page) => {
    const { texts: found } = await texts(page);
    const heads = found.map((f) => f.words).filter((w) => /^(Trondheim|Oslo|Bergen)$/.test(w));
    assert.deepEqual(heads, ["Trondheim", "Oslo", "Bergen"]);
    await page.focus(".figure-surface");
    await page.keyboard.press("ArrowRight");
    const at = () => page.locator(".figure-label strong").innerText();
    assert.match(await at(), /^Trondheim, 20/);
    const left = await page.locator(".ring rect").getAttribute("x");
    await page.keyboard.press("ArrowDown");
    assert.match(await at(), /^Oslo, 20/);
    assert.notEqual(await page.locator(".ring rect").getAttribute("x"), left);
  }));

test("lying bars stand by their numbers, and each number is the table's", () =>
  site.visit(demo(`kom=${all}&fig=rows&rek=verdi&fra=2024&til=2024`), async (page) => {
    const table = new Map((await tableTexts(page)).map(([name, cell]) => [name, cell!]));
    const { texts: found } = await texts(page);
    const rows = found.flatMap(({ words, top }) =>
      table.has(words)
        ? [
            {
              name: words,
              value: found.find((f) => f.words !== words && Math.abs(f.top - top) < 2)!.words,
            },
          ]
        : [],
    );
    assert.ok(rows.length >= 12);
    for (const { name, value } of rows)
      assert.equal(plain(value).split("  ")[0], plain(table.get(name)!), name);
    const numbers = rows.map((r) => Number.parseInt(plain(r.value).replaceAll(" ", ""), 10));
    const known = numbers.filter((n) => !Number.isNaN(n));
    assert.deepEqual(
      known,
      [...known].sort((a, b) => b - a),
    );
    assert.ok(numbers.slice(known.length).every(Number.isNaN), "the missing are last");
  }));

test("a slope says which years it goes between, who has no line and why, and where a break cuts", () =>
  site.visit("#v=1&kom=3301~3201~0301&fig=slope", async (page) => {
    const words = (await texts(page)).texts.map((f) => f.words).join(" ");
    assert.match(words, /Figuren går fra 2020 til 20\d\d/, "Drammen has numbers from 2020");
    await page.locator(".emphasis button").nth(1).click();
    await page.waitForFunction(() =>
      document.querySelector(".figure-surface")!.textContent!.includes("Uten linje"),
    );
    const then = (await texts(page)).texts.map((f) => f.words).join(" ");
    assert.match(then, /Uten linje: Drammen \(2015: ikke med i datasettet\)/);
  }));

test("bars along the places are told apart by year in the key, along the indicators by place", () =>
  site.visit(demo("kom=5001~0301&fig=bar&akse=sted&fra=2022&til=2024"), async (page) => {
    const words = (await texts(page)).texts.map((f) => f.words);
    const [first] = words.filter((w) => /^20\d\d/.test(w));
    assert.equal(first, "2022");
    assert.ok(words.indexOf("2022") < words.indexOf("Trondheim"), "the key stands above");
    await page.focus(".figure-surface");
    await page.keyboard.press("Home");
    await page.keyboard.press("Home");
    assert.match(await page.locator(".figure-label strong").innerText(), /^Trondheim, 2022$/);
  }));

test("a choice that cannot be drawn says so in place of the figure", () =>
  site.visit(demo("kom=5001&grp=&fig=slope&fra=2024&til=2024"), async (page) => {
    const words = (await texts(page)).texts.map((f) => f.words).join(" ");
    assert.match(words, /Velg et annet tidsrom/);
  }));

function plain(words: string): string {
  return words.replace(/[\u00a0\u202f]/g, " ");
}
