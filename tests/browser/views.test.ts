import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import type { Bundle } from "../../web/src/bundle/types.ts";
import { violations } from "./axe.ts";
import { calculator } from "./engine.ts";
import { Site, dist } from "./page.ts";

let site: Site;
before(async () => {
  site = await Site.start();
});
after(() => site.stop());

const hash = (page: Page) => page.evaluate(() => location.hash);
const plain = (text: string) => text.replace(/\s+/g, " ").trim();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id);

/** As the page prints numbers, with plain spaces. */
const printed = (value: number, decimals: number) =>
  new Intl.NumberFormat("nb-NO", {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    useGrouping: "always" as never,
  })
    .format(value)
    .replace(/\s/g, " ");

/** The rows of the first nøkkeltall table that have numbers, each as the texts of its cells. */
const keyRows = (page: Page) =>
  page
    .locator(".keyfigures-table")
    .first()
    .locator("tbody tr")
    .evaluateAll((all) =>
      all
        .map((row) =>
          [...(row as HTMLTableRowElement).cells].map((cell) =>
            cell.innerText.replace(/\s+/g, " ").trim(),
          ),
        )
        .filter((cells) => cells.length === 8),
    );

test("nøkkeltall are the calculator's: three years, the average with its type and members, lowest and highest by name", async () => {
  const engine = await calculator("demo");
  const told = engine.profile({ area: "barnevern", regions: ["5001"], year: 2023 });
  const name = (code: string) => engine.regions.find((r) => r.code === code)!.name;
  await site.visit("#v=1&data=demo&vis=nokkeltall&kom=5001&aar=2023", async (page) => {
    assert.match(await page.title(), /^Nøkkeltall: Barnevern 2021–2023 – Eksempeldata/);
    const heads = await page.locator(".keyfigures-table thead th").allInnerTexts();
    assert.deepEqual(heads.slice(1, 5).map(plain), ["2021", "2022", "2023", "Fra 2022"]);
    const shown = await keyRows(page);
    const expected = told.filter((row) => row.value.status === 0);
    assert.equal(shown.length, expected.length);
    for (const [i, row] of expected.entries()) {
      const { decimals } = engine.indicators.find((x) => x.id === row.indicator)!;
      const n = (x: number) => printed(x, decimals);
      const { value } = engine.evaluate({
        indicators: [row.indicator],
        regions: ["5001"],
        years: [2021, 2023],
      });
      const [, a, b, c, change, mean, low, high] = shown[i]!;
      for (const [k, cell] of [a!, b!, c!].entries())
        assert.ok(cell.startsWith(n(value[k]!)), `${row.indicator} ${cell}`);
      assert.match(change!, row.change === "break" ? /brudd/ : /(opp|ned|uendret) fra/);
      assert.ok(mean!.startsWith(n(row.mean.value!)), mean);
      assert.match(mean!, new RegExp(`${row.members} av ${row.membersOf} kommuner$`));
      assert.equal(low, `${n(row.min!)} ${name(row.minRegion)}`);
      assert.equal(high, `${n(row.max!)} ${name(row.maxRegion)}`);
    }
  });
});

test("nøkkeltall stand by indikatortype, and one without figures stands there as described", () =>
  site.visit("#v=1&data=demo&vis=nokkeltall&kom=5001", async (page) => {
    assert.deepEqual(
      (await page.locator('.keyfigures-table th[scope="rowgroup"]').allInnerTexts()).map(plain),
      ["Prioritering/behov", "Dekningsgrader", "Produktivitet/enhetskostnader", "Kvalitet"],
    );
    assert.equal(
      plain(await page.locator(".keyfigures-table .described-line").innerText()),
      "Brukertilfredshet i barnevernet Uten tall i datasettet.",
    );
  }));

test("summed predecessors are marked, footnotes and breaks stand below", () =>
  site.visit("#v=1&data=demo&vis=nokkeltall&kom=5001&aar=2020&fgj=sum", async (page) => {
    assert.match(await page.locator(".keyfigures-table").innerText(), /\d s\b/);
    assert.match(await page.locator(".key-figures .legend").innerText(), /summert over kommunene/);
    await page.check('input[name="predecessors"][value="as-published"]');
    await page.waitForFunction(() => !location.hash.includes("fgj"));
    assert.match(
      await page.locator(".key-figures .footnotes").first().innerText(),
      /Trondheim, 2020: Slått sammen med Klæbu/,
    );
  }));

test("an indicator's name leads to its figure with that municipality in front, and focus goes along", () =>
  site.visit("#v=1&data=demo&vis=nokkeltall&kom=5001~3301", async (page) => {
    const link = page.locator(".keyfigures-table").nth(1).locator("th a").nth(1);
    await link.focus();
    await page.keyboard.press("Enter");
    await page.waitForSelector(".figure-surface svg");
    assert.equal(await focused(page), "figur");
    assert.match(await hash(page), /kom=3301~5001/);
    await page.goBack();
    await page.waitForSelector(".keyfigures-table");
  }));

test("all the ASSS municipalities can be printed at once, a sheet each, across an upright A4", () =>
  site.visit(
    "#v=1&data=demo&vis=nokkeltall&kom=5001~3301~4601~1103~0301~3201~3107~1108~4204~5501~3203~3205",
    async (page) => {
      assert.equal(await page.locator(".keyfigures-table").count(), 12);
      await page.emulateMedia({ media: "print" });
      for (const hidden of [".column-filters", ".views", ".key-ways"])
        assert.equal(await page.locator(hidden).isVisible(), false, hidden);
      for (const shown of [".keyfigures-table", ".key-figures .legend", ".key-figures > .help"])
        assert.equal(await page.locator(shown).first().isVisible(), true, shown);
      const sheets = await page
        .locator(".key-place")
        .evaluateAll((all) => all.map((one) => getComputedStyle(one).breakBefore));
      assert.deepEqual(sheets, ["auto", ...Array<string>(11).fill("page")]);
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 688);
    },
    { viewport: { width: 688, height: 1000 }, colorScheme: "dark" },
  ));

test("without a municipality the nøkkeltall explain themselves and offer a way back", () =>
  site.visit("#v=1&data=demo&vis=nokkeltall&kom=", async (page) => {
    assert.match(await page.locator(".key-figures .empty").innerText(), /minst én kommune/);
    await page.click(".key-figures .empty button");
    await page.waitForSelector(".keyfigures-table");
  }));

const names = (page: Page) => page.locator(".entries summary .entry-name").allInnerTexts();

test("the search is live, keeps the keyboard, and tells how many it finds and where", () =>
  site.visit("#v=1&data=demo&vis=indikatorer", async (page) => {
    const status = () => page.locator('.indicators [role="status"]').innerText();
    assert.equal(await status(), "47 indikatorer");
    await page.focus("#indicators-query");
    await page.keyboard.type("12279");
    await page.waitForFunction(() => document.querySelectorAll(".entries summary").length === 1);
    assert.equal(await status(), "1 av 47 indikatorer");
    assert.equal(await focused(page), "indicators-query");
    assert.match((await names(page))[0]!, /Treff i tabell/);
    await page.fill("#indicators-query", "xyzzy");
    assert.equal(await status(), "0 av 47 indikatorer");
    await page.getByRole("button", { name: "Vis alle", exact: true }).click();
    assert.equal(await status(), "47 indikatorer");
    await page.selectOption("#indicators-area", "sosiale");
    await page.selectOption("#indicators-type", "kvalitet");
    const left = await names(page);
    assert.ok(left.length > 2 && left.length < 10);
    assert.deepEqual(await page.locator(".indicators-area h3").allInnerTexts(), [
      "Sosiale tjenester",
    ]);
  }));

test("a description without figures is listed and marked", () =>
  site.visit("#v=1&data=demo&vis=indikatorer", async (page) => {
    const all = (await names(page)).map(plain);
    assert.ok(
      all.includes("Brukertilfredshet i barnevernet prosent beskrevet, uten tall") ||
        all.some((n) => n.startsWith("Brukertilfredshet") && n.endsWith("beskrevet, uten tall")),
    );
  }));

test("a link opens the description that it names, with formula, tables at SSB, what KS prints and why", () =>
  site.visit("#v=1&data=demo&vis=indikatorer&ind=barnevern.andel-tiltak", async (page) => {
    assert.equal(await focused(page), "ind-barnevern-andel-tiltak");
    assert.equal(await page.locator(".entry").count(), 1);
    const words = plain(await page.locator(".entry").innerText());
    for (const part of [
      /Beskrivelse Hvor mange barn/,
      /Formel til 2022 A \/ B × 100/,
      /Formel fra 2023/,
      /B Innbyggere 0-24 år \(personer\)/,
      /Snittet: vektet snitt\. Formelen er regnet på summen/,
      /Utregning på siden: \(A\/B\)\./,
      /Vi ganger med 100/,
      /12 av 12 kommuner har tall, 2015–2024/,
    ])
      assert.match(words, part);
    const tables = await page
      .locator('.entry a[href^="https://www.ssb.no/statbank/table/"]')
      .evaluateAll((all) => all.map((a) => a.getAttribute("href")!.split("/").at(-1)));
    assert.deepEqual([...new Set(tables)], ["12275", "07459"]);
    await page.getByRole("link", { name: "Vis som figur" }).click();
    await page.waitForSelector(".figure-surface svg");
    assert.equal(await focused(page), "figur");
    assert.equal(await hash(page), "#v=1&data=demo&ind=barnevern.andel-tiltak");
  }));

test("the way to a figure in another service area takes its years along", () =>
  site.visit("#v=1&data=demo&kom=5001&vis=indikatorer", async (page) => {
    await page.click("#ind-sosiale-kvp-per-1000");
    await page.waitForFunction(() => document.querySelectorAll(".entry").length === 2);
    await page.getByRole("link", { name: "Lenke til denne beskrivelsen" }).last().click();
    assert.match(await hash(page), /omr=sosiale&ind=sosiale\.kvp-per-1000/);
    assert.equal(await focused(page), "ind-sosiale-kvp-per-1000");
    await page.getByRole("link", { name: "Vis som figur" }).last().click();
    await page.waitForSelector(".figure-surface svg");
    assert.match(await hash(page), /omr=sosiale&ind=sosiale\.kvp-per-1000&kom=5001/);
    assert.equal(await page.locator(".notice").count(), 0);
  }));

test("a term is explained in place: Enter opens it, Escape closes it, the keyboard stays", () =>
  site.visit(
    "#v=1&data=demo&vis=indikatorer&ind=barnevern.netto-per-innbygger-0-24",
    async (page) => {
      const term = page.locator(".entry .term", { hasText: "Netto driftsutgifter" });
      const explained = page.locator(".term-explained:popover-open");
      await term.focus();
      await page.keyboard.press("Enter");
      await explained.waitFor();
      assert.match(await explained.innerText(), /^netto driftsutgifter Det kommunen selv dekker/);
      const [box, word] = [await explained.boundingBox(), await term.boundingBox()];
      assert.ok(Math.abs(box!.y + box!.height / 2 - word!.y) < 160, "it stands by its word");
      assert.deepEqual(await violations(page), []);
      await page.keyboard.press("Escape");
      assert.equal(await explained.count(), 0);
      assert.ok(await term.evaluate((e) => e === document.activeElement));
      assert.equal(await page.locator(".indicators [title]").count(), 0);
    },
  ));

test("a finger opens an explanation, and another place closes it, on a narrow screen", () =>
  site.visit(
    "#v=1&data=demo&vis=indikatorer&ind=barnevern.netto-per-innbygger-0-24",
    async (page) => {
      const explained = page.locator(".term-explained:popover-open");
      await page.locator(".entry .term").first().tap();
      await explained.waitFor();
      const box = (await explained.boundingBox())!;
      assert.ok(box.x >= 0 && box.x + box.width <= 320, JSON.stringify(box));
      await page.locator("#indicators-heading").tap();
      assert.equal(await explained.count(), 0);
    },
    { viewport: { width: 320, height: 700 }, hasTouch: true },
  ));

test("the glossary has every term in the reader's language, in its order", () =>
  site.visit("#v=1&vis=indikatorer&spr=nn", async (page) => {
    await page.waitForFunction(() => document.documentElement.lang === "nn");
    const terms = await page.locator(".glossary dt").allInnerTexts();
    assert.ok(terms.length >= 25);
    assert.deepEqual(terms, [...terms].sort(new Intl.Collator("nb", { numeric: true }).compare));
    assert.match(await page.locator(".glossary").innerText(), /Det kommunen sjølv dekkjer/);
  }));

test("every table stands under Datagrunnlag with its link, dates, licence, query and indicators", () =>
  site.visit("#v=1&vis=datagrunnlag", async (page) => {
    assert.match(await page.title(), /^Datagrunnlag/);
    const table = page.locator(".source-tables > li", { hasText: "12367" });
    assert.equal(
      await table.locator(".source-title a").getAttribute("href"),
      "https://www.ssb.no/statbank/table/12367",
    );
    const words = plain(await table.innerText());
    assert.match(words, /Statistisk sentralbyrå · CC BY 4\.0 · oppdatert hos kilden 16\.3\.2026/);
    assert.match(words, /foreløpige tall for 2025/);
    await table.locator("summary").first().click();
    await table.locator("summary").nth(1).click();
    assert.match(await table.innerText(), /KOKregnskapsomfa0000=A; KOKart0000=AGD2,AGD10/);
    await table.getByRole("link", { name: /barnevern per innbygger 0-24/ }).click();
    await page.waitForSelector(".entry");
    assert.equal(await focused(page), "ind-barnevern-netto-per-innbygger-0-24");
  }));

test("what others have written is listed with its licences; where it cannot be fetched that is said", async () => {
  await site.visit(
    "#v=1&data=demo&vis=datagrunnlag",
    async (page) => {
      const part = page.locator('section[aria-labelledby="sources-software"]');
      const fold = part.locator("summary");
      await page.route("**/tredjepart.txt", (route) => route.abort());
      await fold.click();
      await part.getByText("Listen kunne ikke hentes").waitFor();
      await page.unroute("**/tredjepart.txt");
      await fold.click();
      await fold.click();
      await part.getByText("Software by others").waitFor();
      assert.match(await part.innerText(), /lit-html \d+\.\d+\.\d+ +BSD-3-Clause/);
      assert.deepEqual(await violations(page), []);
    },
    { complaints: /tredjepart|ERR_FAILED/ },
  );
});

test("what is missing is evaluated when it is unfolded, and told per municipality and year with its reason", async () => {
  const engine = await calculator("demo");
  await site.visit("#v=1&data=demo&vis=datagrunnlag", async (page) => {
    assert.equal(await page.locator(".gaps").count(), 0);
    await page.selectOption("#sources-area", "sosiale");
    await page.click('section[aria-labelledby="sources-gaps"] summary');
    await page.waitForSelector(".gaps > summary");
    for (const summary of await page.locator(".gaps > summary").all()) await summary.click();
    const gap = page.locator(".gaps", { has: page.locator('[aria-label*="(f276)"]') });
    await gap.locator("tbody tr").first().waitFor();
    const shown = await gap
      .locator("tbody tr")
      .evaluateAll((rows) =>
        rows.map((row) =>
          [...(row as HTMLTableRowElement).cells].map((c) => c.innerText.split("\n")[0]),
        ),
      );
    const municipalities = engine.regions.filter((r) => r.kind === "municipality");
    const { status } = engine.evaluate({
      indicators: ["sosiale.kvp-per-1000"],
      regions: municipalities.map((r) => r.code),
      years: [2015, 2024],
    });
    const lacking = municipalities.filter((_, j) =>
      status.slice(j * 10, j * 10 + 10).some((s) => s !== 0),
    );
    assert.deepEqual(shown.map(([name]) => name).sort(), lacking.map((r) => r.name).sort());
    for (const [name, ...cells] of shown) {
      const j = municipalities.findIndex((r) => r.name === name);
      cells.forEach((cell, k) =>
        assert.equal(cell === "✓", status[j * 10 + k] === 0, `${name} ${k}`),
      );
    }
    assert.match(await gap.innerText(), /: konfidensielt/);
  });
});

test("breaks, corrections and members of the groups are told in words", () =>
  site.visit("#v=1&data=demo&vis=datagrunnlag", async (page) => {
    const part = async (id: string) =>
      plain(await page.locator(`section[aria-labelledby="sources-${id}"]`).innerText());
    assert.match(await part("breaks"), /Trondheim\. Slått sammen med Klæbu/);
    assert.match(await part("breaks"), /fra 2023: B: Innbyggere 0-17 år → Innbyggere 0-24 år/);
    assert.match(await part("notes"), /Stavanger, 2022, A .*: 215 000 \(1000 kr\)\. Eksempel/);
    assert.match(await part("groups"), /fra 2022, 12 kommuner: Asker, Bergen/);
    assert.match(await part("groups"), /Medlemmene i ASSS, uten kommunen som sammenlignes og Oslo/);
  }));

test("what is said of the data set leads to Datagrunnlag, which does not lead to itself", () =>
  site.visit("#v=1", async (page) => {
    await page.locator(".about a").click();
    await page.waitForSelector(".sources");
    assert.equal(await hash(page), "#v=1&vis=datagrunnlag");
    assert.equal(await focused(page), "innhold");
    assert.equal(await page.locator(".about a").count(), 0);
  }));

test("an area in a file of its own can be chosen in both lists, and is fetched then", async () => {
  const demo = JSON.parse(await readFile(`${dist}/data/demo.json`, "utf8")) as Bundle;
  const files = new Map(
    demo.serviceAreas.map(({ id }) => [
      `landet-${id}.json`,
      JSON.stringify({
        ...demo,
        id: `landet-${id}`,
        serviceAreas: demo.serviceAreas.filter((a) => a.id === id),
        indicators: demo.indicators.filter((i) => i.area === id),
        notes: demo.notes.filter((n) => n.indicator.startsWith(`${id}.`)),
      }),
    ]),
  );
  const areas = demo.serviceAreas.map(({ id, name }) => {
    const text = files.get(`landet-${id}.json`)!;
    const sha256 = createHash("sha256").update(text).digest("hex");
    return { id, name, file: `landet-${id}.json`, bytes: Buffer.byteLength(text), sha256 };
  });
  const { kind, created, label } = demo;
  const index = { format: "figur-shards", version: 1, id: "landet", kind, label, created, areas };
  const prepare = async (context: BrowserContext) => {
    await context.route(/\/data\/landet/, (route) => {
      const name = new URL(route.request().url()).pathname.split("/").at(-1)!;
      return route.fulfill({
        body: files.get(name) ?? JSON.stringify(index),
        contentType: "application/json",
      });
    });
  };
  for (const [view, select, shows] of [
    ["indikatorer", "#indicators-area", "#ind-sosiale-kvp-per-1000"],
    [
      "datagrunnlag",
      "#sources-area",
      'section[aria-labelledby="sources-breaks"] a[href*="sosiale.kvp-til-arbeid"]',
    ],
  ] as const)
    await site.visit(
      `#v=1&data=landet&vis=${view}`,
      async (page) => {
        await page.waitForSelector(select);
        assert.equal(await page.locator(shows).count(), 0);
        await page.selectOption(select, "sosiale");
        await page.waitForSelector(shows);
        assert.equal(await page.inputValue(select), "sosiale");
        assert.match(await hash(page), /omr=sosiale/);
      },
      { prepare },
    );
});

const states: [string, (page: Page) => Promise<void>][] = [
  ["nokkeltall&kom=5001~3301&aar=2020", async () => {}],
  [
    "indikatorer&ind=barnevern.produksjonsindeks",
    async (page) => page.locator(".indicators-count button").first().click(),
  ],
  [
    "datagrunnlag",
    async (page) => {
      for (const summary of await page.locator(".sources summary").all()) await summary.click();
      await page.locator(".gaps summary").first().click();
    },
  ],
];

for (const [i, language] of (["nb", "nn", "en"] as const).entries())
  for (const [view, act] of states)
    test(`${view.split("&")[0]} in ${language}: no breach of WCAG A and AA, headings one step at a time, all in its language`, () =>
      site.visit(
        `#v=1&data=demo&vis=${view}&spr=${language}`,
        async (page) => {
          await page.waitForFunction((l) => document.documentElement.lang === l, language);
          await page.waitForSelector(".card");
          await act(page);
          assert.deepEqual(await violations(page), []);
          const levels = await page
            .locator("h1, h2, h3, h4")
            .evaluateAll((all) => all.map((h) => Number(h.tagName[1])));
          levels.forEach((level, k) =>
            assert.ok(k === 0 || level <= levels[k - 1]! + 1, levels.join(" ")),
          );
          const foreign = {
            nb: /\bikkje\b|\bthe\b/,
            nn: /\bikke\b|\bthe\b/,
            en: /\bikke\b|\bikkje\b/,
          };
          const words = await page.locator("main").evaluate((main) => {
            const copy = main.cloneNode(true) as HTMLElement;
            // What the data have in bokmål only says so.
            for (const one of copy.querySelectorAll('[lang="nb"], pre')) one.remove();
            return copy.textContent ?? "";
          });
          const at = words.search(foreign[language]);
          assert.equal(at, -1, plain(words.slice(Math.max(0, at - 80), at + 80)));
        },
        { colorScheme: i % 2 ? "dark" : "light" },
      ));

for (const width of [320, 768, 1920])
  test(`at ${width} pixels none of the three views makes the page scroll sideways`, async () => {
    for (const [view, act] of states)
      await site.visit(
        `#v=1&data=demo&vis=${view}`,
        async (page) => {
          await page.waitForSelector(".card");
          await act(page);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          assert.ok(wide <= width, `${view}: ${wide}`);
        },
        { viewport: { width, height: 800 } },
      );
  });
