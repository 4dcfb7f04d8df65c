import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { calculator, norwegian } from "./engine.ts";
import { Site, download, tableTexts } from "./page.ts";

let site: Site;
before(async () => {
  site = await Site.start();
});
after(() => site.stop());

test("the page opens on SSB's numbers with a figure, a summary and a table", () =>
  site.visit("", async (page) => {
    assert.ok((await page.locator(".figure-surface svg path").count()) > 10);
    assert.match(
      (await page.locator(".summary").innerText()).replace(/\s/g, " "),
      /kroner i 20\d\d/,
    );
    assert.ok((await tableTexts(page)).length >= 3);
    assert.match(await page.title(), /Figurverktøyet$/);
    assert.match(await page.locator(".figure-surface svg").innerHTML(), /Kilde: SSB, tabell/);
    assert.equal(await page.locator(".example-banner").count(), 0);
  }));

test("the table shows the calculator's numbers", async () => {
  const engine = await calculator("ssb-utdrag");
  const [id, regions] = ["barnevern.netto-per-innbygger-0-17", ["3201", "0301", "3301"]];
  const answer = engine.evaluate({
    indicators: [id],
    regions,
    groups: ["asss"],
    years: [2016, 2024],
  });
  const decimals = engine.indicators.find((i) => i.id === id)!.decimals;
  await site.visit(`#v=1&kom=${regions.join("~")}&grp=asss&fra=2016&til=2024`, async (page) => {
    const rows = await tableTexts(page);
    assert.equal(rows.length, 4);
    let numbers = 0;
    rows.forEach(([, ...cells], r) => {
      cells.forEach((shown, k) => {
        const at = r * answer.years + k;
        if (answer.status[at] === 0) {
          numbers++;
          assert.equal(
            shown.replace(/ [*bugr].*$/, "").replace(/ *\d*$/, (s) => s),
            norwegian(answer.value[at]!, decimals),
          );
        } else {
          assert.doesNotMatch(shown, /^\d/);
        }
      });
    });
    assert.ok(numbers > 20);
  });
});

test("a confidential cell is shown as : with its reason, never as 0, in the table, the sum and the file", async () => {
  const engine = await calculator("demo");
  const found = engine.indicators
    .filter((i) => i.versions.length > 0)
    .flatMap((indicator) => {
      const regions = engine.regions.map((r) => r.code);
      const { status, years, firstYear } = engine.evaluate({
        indicators: [indicator.id],
        regions,
        years: engine.years,
      });
      return [...status].flatMap((s, at) =>
        s === 8
          ? [
              {
                indicator,
                region: regions[Math.floor(at / years)]!,
                year: firstYear + (at % years),
              },
            ]
          : [],
      );
    });
  assert.ok(found.length > 0, "the example data must hold a confidential cell");
  const { indicator, region, year } = found[0]!;
  await site.visit(
    `#v=1&data=demo&omr=${indicator.area}&ind=${indicator.id}&kom=${region}&grp=&fra=${engine.years[0]}&til=${engine.years[1]}`,
    async (page) => {
      const [row] = await tableTexts(page);
      assert.equal(row![1 + year - engine.years[0]], ":");
      assert.match(await page.locator(".legend").innerText(), /konfidensielt/);
      await page
        .locator(".tables tbody td")
        .nth(year - engine.years[0])
        .click();
      assert.match(await page.locator(".sum-result").innerText(), /^: \(konfidensielt\)$/);
      const { bytes } = await download(page, "#save-csv");
      assert.match(bytes.toString("utf8"), new RegExp(`;${year};;:;konfidensielt;`));
    },
  );
});

test("the arrow keys move through the figure, the sum follows, and Enter holds it", () =>
  site.visit("", async (page) => {
    await page.focus(".figure-surface");
    await page.keyboard.press("ArrowRight");
    const first = await page.locator(".sum-place").innerText();
    await page.keyboard.press("ArrowLeft");
    const second = await page.locator(".sum-place").innerText();
    assert.notEqual(first, second);
    assert.match(await page.locator(".figure [aria-live]").innerText(), /\d{4}: \d/);
    assert.equal(await page.locator(".figure-label").isVisible(), true);
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowLeft");
    assert.equal(await page.locator(".sum-place").innerText(), second);
    await page.keyboard.press("Escape");
    assert.notEqual(await page.locator(".sum-place").innerText(), second);
  }));

test("the sum names formula, inputs, units and tables", () =>
  site.visit("", async (page) => {
    const sum = (await page.locator(".sum").innerText()).replace(/\s/g, " ");
    assert.match(sum, /A \/ B × 1 000/);
    assert.match(sum, /\d[\d ]+ \/ \d[\d ]+ × 1 000 = /);
    assert.match(sum, /SSB-tabell 12367/);
    assert.match(sum, /personer/);
    for (const link of await page.locator(".sum a").all())
      assert.match((await link.getAttribute("href")) ?? "", /^https:\/\/www\.ssb\.no\//);
  }));

test("the pointer shows the nearest number and the sum follows it", () =>
  site.visit("", async (page) => {
    const box = (await page.locator(".figure-surface").boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.45);
    const label = await page.locator(".figure-label strong").innerText();
    assert.equal(
      (await page.locator(".sum-place").innerText()).replace(/[^\d]/g, ""),
      label.replace(/[^\d]/g, ""),
    );
  }));

test("all years of the first figure have room in the table, and pointing at it below 84rem moves nothing", () =>
  site.visit("", async (page) => {
    const size = () =>
      page.evaluate(() => {
        const { clientWidth, scrollWidth } = document.querySelector(".table-scroll")!;
        return scrollWidth - clientWidth;
      });
    assert.equal(await size(), 0);
    await page.setViewportSize({ width: 1280, height: 1000 });
    const cells = page.locator(".tables tbody td");
    const top = () => cells.first().evaluate((e) => e.getBoundingClientRect().top + scrollY);
    const before = await top();
    await cells.last().hover();
    assert.equal(await top(), before);
  }));

test("several indicators stand in one panel and one table each", () =>
  site.visit(
    "#v=1&ind=barnevern.netto-per-innbygger-0-17~barnevern.netto-per-innbygger-0-24&fig=bar&fra=2022",
    async (page) => {
      assert.equal(await page.locator(".tables table").count(), 2);
      assert.equal(await page.locator(".summary p").count(), 2);
    },
  ));

test("the figure carries no inline style, so that it is safe under the policy and in Office", () =>
  site.visit("", async (page) => {
    assert.equal(
      await page
        .locator(
          ".figure-surface [style], .figure-surface style, .figure-surface [dominant-baseline]",
        )
        .count(),
      0,
    );
    assert.equal(await page.locator(".figure-surface svg > title").count(), 1);
  }));

test("the picture is twice the figure's size and not empty", () =>
  site.visit("", async (page) => {
    const { name, bytes } = await download(page, "#save-png");
    assert.match(name, /\.png$/);
    assert.equal(bytes.subarray(1, 4).toString("latin1"), "PNG");
    assert.equal(bytes.readUInt32BE(16), 960 * 2);
    assert.ok(bytes.readUInt32BE(20) > 600);
    assert.ok(bytes.length > 30_000, `${bytes.length} bytes`);
  }));

test("the numbers' file names source, licence and link", () =>
  site.visit("#v=1&kom=3201", async (page) => {
    const { name, bytes } = await download(page, "#save-csv");
    const text = bytes.toString("utf8");
    assert.match(name, /^barnevern-[a-z0-9-]+-linje-\d{4}-\d{4}\.csv$/);
    assert.ok(text.startsWith("\uFEFF"));
    for (const part of [
      /SSB, tabell/,
      /Lisens;CC BY 4\.0/,
      /#v=1&kom=3201/,
      /;3201 Bærum;Bærum;kommune;2024;\d+,\d+;/,
    ])
      assert.match(text, part);
  }));
