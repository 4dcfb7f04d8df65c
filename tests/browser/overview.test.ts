import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { violations } from "./axe.ts";
import { country } from "./country.ts";
import { calculator, norwegian } from "./engine.ts";
import { download, Site, tableTexts } from "./page.ts";

let site: Site;
before(async () => {
  site = await Site.start();
});
after(() => site.stop());

const netto = "barnevern.netto-per-innbygger-0-17";
const tiltak = "barnevern.andel-tiltak";
const kvp = "sosiale.kvp-per-1000";
const demo = "#v=1&data=demo&omr=barnevern&kom=5001~0301~4601";
const kinds = ["dots", "scatter", "heat", "profile", "table", "rank"] as const;

const plain = (words: string) => words.replace(/[\u00a0\u202f]/g, " ").replace(/−/g, "−");

/** Every text that is drawn, in order. */
async function drawn(page: Page): Promise<string[]> {
  const texts = await page.locator(".figure-surface svg text").allTextContents();
  return texts.map(plain);
}

/** Texts that stand outside the figure, or the figure outside the page. */
function outside(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const figure = document.querySelector(".figure-surface svg")!;
    const box = figure.getBoundingClientRect();
    const frame = document.querySelector(".figure-frame")!.getBoundingClientRect();
    return [
      ...(box.right > frame.right + 1 ? ["the figure"] : []),
      ...[...figure.querySelectorAll("text")]
        .filter((text) => {
          const own = text.getBoundingClientRect();
          return (
            own.left < box.left - 1 || own.right > box.right + 1 || own.bottom > box.bottom + 1
          );
        })
        .map((text) => text.textContent ?? ""),
    ];
  });
}

for (const kind of kinds)
  test(`${kind}: every text stays inside the figure, on a phone and on a wide screen`, async () => {
    const all = "5001~0301~4601~1103~1108~3107~3201~3203~3205~3301~4204~5501";
    const hash = `#v=1&data=demo&omr=barnevern&kom=${all}&grp=asss~asss-uten-oslo&ind=${netto}~${tiltak}&fig=${kind}&best=lav`;
    for (const width of [340, 1920])
      await site.visit(
        hash,
        async (page) => {
          assert.ok((await drawn(page)).length > 20);
          assert.deepEqual(await outside(page), []);
        },
        { viewport: { width, height: 1000 } },
      );
  });

for (const kind of kinds)
  test(`${kind}: the arrow keys begin at the highlighted municipality, and what they reach is read out`, () =>
    site.visit(`${demo}&ind=${netto}~${tiltak}&fig=${kind}`, async (page) => {
      const surface = page.locator(".figure-surface");
      const spoken = () => page.locator(".figure [aria-live=polite]").first().innerText();
      await surface.focus();
      await page.keyboard.press("ArrowRight");
      const first = plain(await spoken());
      assert.match(first, /^Trondheim, 2024: /);
      assert.match(first, /\d/);
      const seen = new Set([first]);
      for (const key of ["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowLeft", "ArrowUp", "End"]) {
        await page.keyboard.press(key);
        seen.add(await spoken());
      }
      assert.ok(seen.size > 1, "the keys must move");
      assert.ok(await page.locator(".figure-label").isVisible());
    }));

for (const kind of ["dots", "heat", "rank"] as const)
  test(`${kind}: axe finds nothing, light or dark`, async () => {
    for (const colorScheme of ["light", "dark"] as const)
      await site.visit(
        `${demo}&ind=${netto}~${tiltak}&fig=${kind}`,
        async (page) => assert.deepEqual(await violations(page), []),
        { colorScheme },
      );
  });

test("a confidential figure keeps its reason in every kind, and is never 0", async () => {
  for (const kind of ["dots", "rank", "heat", "profile", "table"] as const)
    await site.visit(
      `#v=1&data=demo&omr=sosiale&kom=5501~0301&ind=${kvp}~sosiale.kvp-til-arbeid&fra=2018&til=2018&fig=${kind}`,
      async (page) => {
        const texts = await drawn(page);
        assert.match(texts.join(" "), /konfidensielt/, kind);
        assert.ok(!texts.some((words) => /^Tromsø 0|^0(,0+)?$/.test(words)), kind);
      },
    );
  await site.visit(
    `#v=1&data=demo&omr=sosiale&kom=5501~0301&ind=${kvp}&fra=2018&til=2018&fig=rank`,
    async (page) => {
      const texts = await drawn(page);
      assert.ok(
        texts.indexOf("Tromsø") > texts.indexOf("Fredrikstad"),
        "it stands after all that have a number",
      );
    },
  );
});

test("the table and the file have every municipality that the figure has, the chosen ones first", () =>
  site.visit(`${demo}&ind=${netto}&fig=dots`, async (page) => {
    const names = (await tableTexts(page)).map(([name]) => name!.split("\n")[0]!.trim());
    assert.equal(names.length, 13);
    assert.deepEqual(names.slice(0, 3), ["Trondheim", "Oslo", "Bergen"]);
    assert.match(names[3]!, /^ASSS-snitt/);
    assert.deepEqual(
      names.slice(4),
      [...names.slice(4)].sort((a, b) => a.localeCompare(b, "nb")),
    );
    const { bytes } = await download(page, "#save-csv");
    const lines = bytes
      .toString()
      .split("\r\n")
      .filter((line) => line.includes(";2024;"));
    assert.equal(lines.length, 13);
  }));

test("the spread names the chosen municipalities with their numbers, and a confidential one in a note", () =>
  site.visit(`${demo}&ind=${netto}&fig=dots`, async (page) => {
    const engine = await calculator("demo");
    const { value } = engine.evaluate({
      indicators: [netto],
      regions: ["5001", "0301"],
      years: [2024, 2024],
    });
    const texts = await drawn(page);
    // 2024 is provisional, and the number says so.
    assert.ok(texts.includes(`Trondheim ${norwegian(value[0]!, 0)} *`));
    assert.ok(texts.includes(`Oslo ${norwegian(value[1]!, 0)} *`));
    assert.match(texts.join(" "), /midterste halvdelen av de 12 kommunene/);
  }));

test("a heat table has the calculator's deviation of each cell, with its sign", () =>
  site.visit(`${demo}&ind=${netto}~${tiltak}&fig=heat`, async (page) => {
    const engine = await calculator("demo");
    const regions = ["5001", "0301", "4601"];
    const { value } = engine.evaluate({
      indicators: [netto, tiltak],
      regions,
      groups: ["asss"],
      years: [2024, 2024],
    });
    const texts = await drawn(page);
    for (const i of [0, 1])
      regions.forEach((_, j) => {
        const base = value[i * 4 + 3]!;
        const percent = (value[i * 4 + j]! / base - 1) * 100;
        const size = norwegian(Math.abs(percent), Math.abs(percent) >= 9.95 ? 0 : 1);
        assert.ok(texts.includes(`${percent > 0 ? "+" : "−"}${size} %`), `${percent}`);
      });
    assert.match(texts.join(" "), /Fargen sier ikke hva som er bra eller dårlig/);
  }));

test("a ranking says that ASSS does not rank, shares places as the calculator does, and gives grades only when asked", async () => {
  const hash = `${demo}&ind=barnevern.ressursbruk&fig=rank`;
  await site.visit(hash, async (page) => {
    const texts = await drawn(page);
    assert.match(texts.join(" "), /ASSS rangerer ikke kommuner/);
    assert.ok(!texts.includes("Karakter"));
    const places = texts.filter((words) => /^\d+\.$/.test(words)).map(Number.parseFloat);
    assert.equal(places.length, 12);
    assert.ok(new Set(places).size < 12, "the example data has numbers that are shown alike");
    assert.deepEqual(
      places,
      [...places].sort((a, b) => a - b),
    );
  });
  await site.visit(`${hash}&best=lav`, async (page) => {
    const texts = await drawn(page);
    assert.ok(texts.includes("Karakter"));
    assert.match(texts.join(" "), /lavt er best/);
    const first = texts.indexOf("1.");
    assert.equal(texts[first + 1], "Lillestrøm");
  });
});

test("a profile of one indicator is the whole area's, of several only theirs, and tables and figure agree", async () => {
  await site.visit(`${demo}&ind=${netto}&fig=profile`, async (page) => {
    const texts = await drawn(page);
    for (const type of ["Prioritering/behov", "Dekningsgrader", "Produktivitet/enhetskostnader"])
      assert.ok(texts.includes(type), type);
    assert.ok((await page.locator(".tables table").count()) > 10);
  });
  await site.visit(`${demo}&ind=${netto}~${tiltak}&fig=profile`, async (page) => {
    assert.equal(await page.locator(".tables table").count(), 2);
    assert.ok(!(await drawn(page)).includes("Produktivitet/enhetskostnader"));
  });
});

test("the whole country: 357 dots and rows, a ranking that is cut, and a pointer that the page keeps up with", async (t) => {
  const path = await country();
  const prepare = {
    prepare: async (context: import("playwright-core").BrowserContext) => {
      await context.route("**/data/landet.json", (route) => route.fulfill({ path }));
    },
  };
  await site.visit(
    `#v=1&data=landet&ind=${netto}&fig=dots`,
    async (page) => {
      assert.ok((await tableTexts(page)).length >= 358);
      const dots = await page.locator(".figure-surface svg path[fill-opacity]").count();
      assert.ok(dots >= 350, `${dots} dots`);
      assert.ok(
        await page.locator(".table-scroll").evaluate((box) => box.clientHeight < 800),
        "the long table scrolls by itself",
      );
      const box = (await page.locator(".figure-surface").boundingBox())!;
      const started = performance.now();
      for (let i = 0; i < 40; i++)
        await page.mouse.move(box.x + 100 + i * 10, box.y + 200 + (i % 5) * 6);
      const each = (performance.now() - started) / 40;
      t.diagnostic(`a move of the pointer: ${each.toFixed(0)} ms`);
      assert.ok(await page.locator(".figure-label").isVisible());
    },
    prepare,
  );
  await site.visit(
    `#v=1&data=landet&ind=${netto}&fig=rank`,
    async (page) => {
      const texts = await drawn(page);
      assert.match(texts.join("|"), /… \d+ kommuner til/);
      assert.match(texts.join(" "), /Tabellen har alle 357/);
    },
    prepare,
  );
});
