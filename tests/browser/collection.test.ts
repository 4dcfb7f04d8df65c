import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import type { Page } from "playwright-core";
import type { Bundle } from "../../web/src/bundle/types.ts";
import { violations } from "./axe.ts";
import { calculator } from "./engine.ts";
import { dist, Site } from "./page.ts";

let site: Site;
before(async () => {
  site = await Site.start();
});
after(() => site.stop());

const run = promisify(execFile);
const plain = (text: string) => text.replace(/\s+/g, " ").trim();
const hash = (page: Page) => page.evaluate(() => location.hash);
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id);
const items = (page: Page) => page.locator(".collection-item");
const names = async (page: Page) =>
  (await page.locator(".collection-item article > :is(h3, h4)").allInnerTexts()).map(plain);
const made = (page: Page) =>
  page.waitForFunction(
    () =>
      document.querySelector(".collection-item") && !document.querySelector(".collection-progress"),
  );
const nav = (page: Page) => page.locator(".views a").last().innerText();

/** Presses Tab until the element has the keyboard. */
async function to(page: Page, selector: string): Promise<void> {
  for (let i = 0; i < 120; i++) {
    if (await page.evaluate((s) => document.activeElement?.matches(s), selector)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`Tab does not reach ${selector}`);
}

async function collect(page: Page, ...hashes: string[]): Promise<void> {
  for (const [i, one] of hashes.entries()) {
    await page.evaluate((h) => (location.hash = h), one);
    await page.waitForFunction((h) => location.hash === h, one);
    await page.click("#collect");
    await page.waitForFunction(
      (n) => document.querySelector(".views a:last-of-type")?.textContent?.includes(`(${n})`),
      i + 1,
    );
  }
}

async function report(page: Page, place = "5001"): Promise<void> {
  await page.selectOption("#maker-place", place);
  await page.click("#make-report");
  await made(page);
}

const three = [
  "#v=1&data=demo&ind=barnevern.andel-tiltak&kom=5001~4601",
  "#v=1&data=demo&ind=barnevern.andel-tiltak&kom=5001~4601&fig=rows&fra=2022&til=2022",
  "#v=1&kom=0301~4601",
];
const empty = "#v=1&data=demo&vis=samling";

test("by keyboard alone three figures are collected, put in order and taken out, and they are there after a reload", () =>
  site.visit(three[0]!, async (page) => {
    assert.equal(await nav(page), "Samling");
    for (const [i, one] of three.entries()) {
      await page.evaluate((h) => (location.hash = h), one);
      await page.waitForSelector(".figure-surface svg");
      await page.focus("#figur");
      await to(page, "#collect");
      await page.keyboard.press("Enter");
      const said = page.locator(".notice-title");
      await said.filter({ hasText: `Lagt i samlingen (${i + 1})` }).waitFor();
      // It is said beside the button too, and the keyboard stays there.
      assert.equal(await page.innerText("#collect + span"), `Lagt i samlingen (${i + 1})`);
      assert.equal(await focused(page), "collect");
    }
    // The notice leads there, and the same figure is not put there twice.
    await page.keyboard.press("Enter");
    await page.locator(".notice-title", { hasText: "ligger allerede" }).waitFor();
    await page.focus(".notice-action");
    await page.keyboard.press("Enter");
    await made(page);
    assert.equal(await focused(page), "innhold");
    assert.equal(await nav(page), "Samling (3)");
    const [a, b, c] = await names(page);
    assert.match(a!, /^1 Andel barn med barneverntiltak/);
    assert.match(b!, /^2 .*, 2022$/);
    assert.match(c!, /^3 Netto driftsutgifter/);

    await to(page, "#down-1");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.id === "down-1");
    const spoken = page.locator("#collection-spoken");
    assert.match(await spoken.innerText(), /^Andel barn .* er nå nummer 2 av 3$/);
    await page.keyboard.press("Enter");
    await page.waitForFunction(() =>
      document.querySelector("#collection-spoken")?.textContent?.includes("nummer 3 av 3"),
    );
    // At the end the button keeps the keyboard and does nothing.
    assert.equal(await focused(page), "down-1");
    assert.equal(await page.getAttribute("#down-1", "aria-disabled"), "true");
    await page.keyboard.press("Enter");
    const order = ["1 " + b!.slice(2), "2 " + c!.slice(2), "3 " + a!.slice(2)];
    assert.deepEqual(await names(page), order);

    await page.reload();
    await made(page);
    assert.deepEqual(await names(page), order);
    assert.equal(await nav(page), "Samling (3)");

    await to(page, "#remove-3");
    await page.keyboard.press("Enter");
    await page.locator(".notice-title", { hasText: "er tatt ut av samlingen" }).waitFor();
    assert.deepEqual(await names(page), [order[0], "2 " + a!.slice(2)]);
    await page.focus(".notice-action");
    await page.keyboard.press("Enter");
    await made(page);
    assert.equal((await names(page)).length, 3);
    assert.equal((await names(page))[0], order[0]);
  }));

test("figures of several data sets stand side by side, each labelled as what it is", () =>
  site.visit(three[0]!, async (page) => {
    await collect(page, ...three);
    await page.click(".views a:last-of-type");
    await made(page);
    const pictures = await page.locator(".collection-picture svg").allTextContents();
    assert.equal(pictures.length, 3);
    assert.deepEqual(
      pictures.map((words) => /Eksempeldata/.test(words)),
      [true, true, false],
    );
    assert.match(await page.innerText(".collection-subtitle"), /Eksempeltall · .*SSB/);
    assert.equal(await page.locator(".collection-cover .collection-label").count(), 1);
    // What is open is not touched by what the collection opens.
    assert.match(await hash(page), /vis=samling/);
    assert.doesNotMatch(await hash(page), /data=demo/);
  }));

test("a heading and a comment of the reader's own go into the figure and the words, and stay", () =>
  site.visit(three[0]!, async (page) => {
    await collect(page, three[0]!);
    await page.click(".views a:last-of-type");
    await made(page);
    await page.click("#note-1");
    await page.fill("#heading-1", "Tiltak i Trondheim <b>");
    await page.fill("#comment-1", "Vi åpnet et nytt tilbud i 2022.\n\nDet vises her.");
    await page.locator("#comment-1").blur();
    await page.locator(".collection-words p", { hasText: "nytt tilbud" }).waitFor();
    assert.deepEqual(await names(page), ["1 Tiltak i Trondheim <b>"]);
    assert.match(
      await page.locator(".collection-picture").innerHTML(),
      /Tiltak i Trondheim &lt;b&gt;/,
    );
    const words = await page.locator(".collection-words p").allInnerTexts();
    assert.deepEqual(words.slice(0, 2), ["Vi åpnet et nytt tilbud i 2022.", "Det vises her."]);
    await page.fill("#collection-title", "Årsmelding");
    await page.locator("#collection-title").blur();
    await page.reload();
    await made(page);
    assert.deepEqual(await names(page), ["1 Tiltak i Trondheim <b>"]);
    assert.match(await page.title(), /^Årsmelding/);
  }));

test("a comment that is being typed is kept when the page is left, and stands when another window adds something", () =>
  site.visit(three[0]!, async (page) => {
    await collect(page, three[0]!);
    await page.click(".views a:last-of-type");
    await made(page);
    await page.click("#note-1");
    await page.focus("#comment-1");
    await page.keyboard.type("Halvferdig ");
    const other = await page.context().newPage();
    await other.goto(new URL(three[1]!, page.url()).href);
    await other.click("#collect");
    await page.waitForFunction(() => document.querySelectorAll(".collection-item").length === 2);
    await made(page);
    await page.keyboard.type("setning");
    assert.equal(await page.inputValue("#comment-1"), "Halvferdig setning");
    assert.equal(await focused(page), "comment-1");
    await page.reload();
    await made(page);
    assert.equal(
      await page.locator(".collection-words p").first().innerText(),
      "Halvferdig setning",
    );
    assert.equal((await names(page)).length, 2);

    // What another window adds after one is taken out stays when that is undone.
    await page.click("#remove-2");
    await page.locator(".notice-title", { hasText: "er tatt ut" }).waitFor();
    await other.evaluate((h) => (location.hash = h), three[2]!);
    await other.waitForFunction((h) => location.hash === h, three[2]!);
    await other.click("#collect");
    await page.waitForFunction(() => document.querySelectorAll(".collection-item").length === 2);
    await page.click(".notice-action");
    await page.waitForFunction(() => document.querySelectorAll(".collection-item").length === 3);
  }));

test("a link with a data set that does not exist asks for it once, and says what there was no room for", () => {
  const all = JSON.stringify([
    "",
    Array.from({ length: 105 }, (_, n) => [`#v=1&data=finnes-ikke&fra=${1900 + n}`]),
  ]);
  let asked = 0;
  return site.visit(
    `${empty}&saml=1p${Buffer.from(all).toString("base64url")}`,
    async (page) => {
      await made(page);
      assert.equal(await page.locator(".collection-item .ds-alert").count(), 100);
      assert.equal(asked, 1);
      const title = page.locator(".notice-title", { hasText: "5 deler er ikke med" });
      await title.waitFor();
    },
    {
      complaints: /404/,
      prepare: async (context) => {
        context.on("request", (one) => {
          if (one.url().includes("finnes-ikke")) asked++;
        });
      },
    },
  );
});

test("a link shows the same in another browser, and leaves the collection there alone until it is taken over", () =>
  site.visit(three[0]!, async (page) => {
    await collect(page, ...three);
    await page.click(".views a:last-of-type");
    await made(page);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.click("#collection-link");
    await page.locator(".notice-title", { hasText: "Lenken er kopiert" }).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const told = await names(page);
    await site.visit(three[1]!, async (other) => {
      await collect(other, three[1]!);
      await other.evaluate((h) => (location.hash = h), new URL(link).hash);
      await other.waitForSelector(".collection-shared");
      await made(other);
      assert.deepEqual(await names(other), told);
      assert.equal(await nav(other), "Samling (1)");
      assert.equal(await other.locator("#up-1, #remove-1, #collection-title").count(), 0);
      await other.click("text=Vis min samling");
      await other.waitForFunction(() => !document.querySelector(".collection-shared"));
      await made(other);
      assert.equal((await names(other)).length, 1);
      assert.doesNotMatch(await hash(other), /saml=/);
      // Back is the shared one again.
      await other.goBack();
      await other.waitForSelector(".collection-shared");
      await made(other);
      assert.deepEqual(await names(other), told);
      await other.click("#append-shared");
      await other.waitForFunction(() => !document.querySelector(".collection-shared"));
      await made(other);
      // The one that both have is not put there twice.
      assert.equal((await names(other)).length, 3);
      await other.locator(".notice-text", { hasText: "1 del lå der fra før" }).waitFor();
      await other.click(".notice-action");
      await other.waitForFunction(() => document.querySelectorAll(".collection-item").length === 1);
      await other.goBack();
      await other.waitForSelector(".collection-shared");
      await other.click("#keep-shared");
      await other.waitForFunction(() => !document.querySelector(".collection-shared"));
      await made(other);
      assert.deepEqual(await names(other), told);
      assert.equal(await nav(other), "Samling (3)");
    });
  }));

test("a bad link is told, and the reader's own collection stands there instead", () =>
  site.visit(`${empty}&saml=1dtull`, async (page) => {
    await page.locator(".notice-text", { hasText: "Samlingen i lenken kan ikke leses" }).waitFor();
    assert.equal(await hash(page), empty);
    await page.waitForSelector(".collection-empty");
  }));

test("what cannot be shown any more says why in its place, and is kept", () =>
  site.visit(
    three[0]!,
    async (page) => {
      await page.click("#collect");
      await page.locator(".notice-title", { hasText: "(6)" }).waitFor();
      await page.click(".views a:last-of-type");
      await made(page);
      const gone = page.locator(".collection-item .ds-alert");
      assert.deepEqual((await gone.locator("li").allInnerTexts()).map(plain), [
        "Datasettet «finnes-ikke» finnes ikke.",
        "Lenken viser til en egen fil, og den følger ikke med lenken. Åpne filen på nytt.",
        "Indikatoren «barnevern.borte» finnes ikke i datasettet.",
        "Kommunen «9999» finnes ikke i datasettet.",
        "Lenken er laget for en annen utgave av verktøyet (v=9). Standardfiguren vises.",
      ]);
      assert.equal(await items(page).count(), 6);
      assert.match(await page.innerText(".collection-tools"), /5 av dem kan ikke vises/);
      assert.deepEqual((await names(page)).slice(-1), [
        "1 Andel barn med barneverntiltak av innbyggere 0-17 år, fra 2023 0-24 år",
      ]);
    },
    {
      complaints: /404/,
      prepare: async (context) => {
        await context.addInitScript(() => {
          if (localStorage.getItem("figurverktoyet.samling")) return;
          const addresses = [
            "#v=1&data=finnes-ikke",
            "#v=1&data=egen",
            "#v=1&data=demo&omr=barnevern&ind=barnevern.borte",
            "#v=1&data=demo&kom=9999~5001",
            "#v=9&data=demo",
          ];
          const all = JSON.stringify(["", addresses.map((a) => [a])]);
          localStorage.setItem("figurverktoyet.samling", `5 ${all}`);
        });
      },
    },
  ));

test("where the browser stores nothing, it says so, and the collection lasts for the visit", () =>
  site.visit(
    three[0]!,
    async (page) => {
      await page.click("#collect");
      await page
        .locator(".notice-text", { hasText: "Nettleseren lagrer ikke samlingen" })
        .waitFor();
      await page.click(".views a:last-of-type");
      await made(page);
      assert.equal((await names(page)).length, 1);
    },
    {
      prepare: async (context) => {
        await context.addInitScript(() => {
          Storage.prototype.setItem = () => {
            throw new DOMException("full", "QuotaExceededError");
          };
        });
      },
    },
  ));

test("the report of Trondheim has a tjenesteprofil, nøkkeltall and words for every service area with numbers", async () => {
  const engine = await calculator("demo");
  const { serviceAreas } = JSON.parse(await readFile(`${dist}/data/demo.json`, "utf8")) as Bundle;
  await site.visit(empty, async (page) => {
    await page.waitForSelector("#maker-place");
    assert.equal(await page.inputValue("#maker-year"), "2024");
    assert.match(await page.innerText(".collection-maker"), /Tallene for 2024 er foreløpige/);
    await report(page);
    const areas = serviceAreas.filter((a) =>
      engine.indicators.some((i) => i.area === a.id && i.versions.length > 0),
    );
    assert.deepEqual(
      await page.locator(".collection-section").allInnerTexts(),
      areas.map((a) => a.name.nb),
    );
    assert.match(await page.title(), /^KOSTRA-rapport Trondheim 2024/);
    const told = await names(page);
    assert.equal(told.length, 2 * areas.length);
    for (const [i, area] of areas.entries()) {
      const name = area.name.nb!.toLowerCase();
      assert.equal(told[2 * i], `${2 * i + 1} Trondheim: tjenesteprofil for ${name}, 2024`);
      assert.equal(told[2 * i + 1], `${2 * i + 2} Trondheim: nøkkeltall for ${name}, 2022–2024`);
      const both = (await items(page).locator(".collection-words").allInnerTexts()).map(plain);
      assert.match(both[2 * i]!, /Trondheim brukte \d+ % (mer|mindre) enn ASSS-snittet/);
      assert.match(both[2 * i + 1]!, /Fra 2023 til 2024: \d+ indikator/);
    }
    // Its numbers are the calculator's.
    await page.click("#fold-2");
    const first = engine
      .profile({ area: areas[0]!.id, regions: ["5001"], year: 2024 })
      .find(({ indicator }) => indicator === "barnevern.netto-per-innbygger-0-17")!;
    const row = page.locator("#numbers-2 tbody tr", { hasText: "Netto driftsutgifter" });
    const cells = await row.locator("td").allInnerTexts();
    assert.equal(Number(cells[2]!.replace(/\D/g, "")), Math.round(first.value.value!));
  });
});

test("the report is offered for the municipality that the reader last brought to the front", () =>
  site.visit(
    empty,
    async (page) => {
      await page.waitForSelector("#maker-place");
      assert.equal(await page.inputValue("#maker-place"), "4204");
    },
    {
      prepare: async (context) => {
        await context.addInitScript(() => localStorage.setItem("figurverktoyet.kommune", "4204"));
      },
    },
  ));

test("a report comes in place of the collection only with a way back, or after it", () =>
  site.visit(three[0]!, async (page) => {
    await collect(page, three[0]!);
    await page.click(".views a:last-of-type");
    await made(page);
    await report(page, "4601");
    await page.waitForFunction(() => document.querySelectorAll(".collection-item").length === 4);
    await page.click(".notice-action");
    await page.waitForFunction(() => document.querySelectorAll(".collection-item").length === 1);
    await page.click("#append-report");
    await page.waitForFunction(() => document.querySelectorAll(".collection-item").length === 5);
    assert.equal(await nav(page), "Samling (5)");
  }));

test("tjenesteprofil and nøkkeltall are collected from their own pages, one part per municipality", () =>
  site.visit("#v=1&data=demo&vis=profil&kom=5001~4601&aar=2023", async (page) => {
    await page.click("#collect");
    await page.locator(".notice-title", { hasText: "(2)" }).waitFor();
    await page.click(".views a:nth-of-type(3)");
    await page.waitForSelector(".keyfigures-table");
    await page.click("#collect");
    await page.locator(".notice-title", { hasText: "(4)" }).waitFor();
    await page.click(".views a:last-of-type");
    await made(page);
    assert.deepEqual(await names(page), [
      "1 Trondheim: tjenesteprofil for barnevern, 2023",
      "2 Bergen: tjenesteprofil for barnevern, 2023",
      "3 Trondheim: nøkkeltall for barnevern, 2021–2023",
      "4 Bergen: nøkkeltall for barnevern, 2021–2023",
    ]);
  }));

test("the reader's own numbers stand in the collection as long as their file is open, and are called so", () =>
  site.visit("#v=1&kom=3201~0301", async (page) => {
    const buffer = Buffer.from(
      "Region;ContentsCode;Tid;value\n3201;Plasser;2021;120\n3201;Plasser;2022;125",
    );
    await page.setInputFiles("#pick-file", { name: "plasser.csv", mimeType: "text/csv", buffer });
    await page.locator('.notice[data-topic="file"]').waitFor();
    await page.click("#collect");
    await page.locator(".notice-title", { hasText: "(1)" }).waitFor();
    await page.click(".views a:last-of-type");
    await made(page);
    const label = page.locator(".collection-cover .collection-label");
    assert.equal(await label.innerText(), "Egne tall, ikke fra SSB eller KS");
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.click("#collection-workbook"),
    ]);
    assert.equal(file.suggestedFilename(), "samling-egne-tall.xlsx");
    await page.click("#collection-link");
    const said = "1 del bygger på tall som bare finnes på denne maskinen";
    await page.locator(".notice-text", { hasText: said }).waitFor();
    // The report is of the data set's areas, also where the reader's own numbers are what is open.
    const years = await page.locator("#maker-year option").allInnerTexts();
    assert.ok(years.length > 5 && Number(years[0]) > 2022, years.join());
    // An indicator of the reader's own may rest on them too.
    await page.evaluate(() => {
      const [one] = JSON.parse(localStorage.getItem("figurverktoyet.samling")!.slice(2))[1];
      const id = new URLSearchParams(one[0].slice(1)).get("ind")!;
      const mine = { id: "egne-indikatorer.to", n: "To", u: "", d: 0, f: "2 * A", of: id };
      const address = `#v=1&data=ssb-utdrag&ind=${mine.id}&kom=3201&egi=${encodeURIComponent(JSON.stringify([mine]))}`;
      localStorage.setItem("figurverktoyet.samling", `2 ${JSON.stringify(["", [one, [address]]])}`);
      dispatchEvent(new StorageEvent("storage", { key: "figurverktoyet.samling" }));
    });
    await page.waitForFunction(() => document.querySelectorAll(".collection-item").length === 2);
    await made(page);
    assert.equal(await page.locator(".collection-item .ds-alert").count(), 0);
    await page.click("#collection-link");
    const both = "2 deler bygger på tall som bare finnes på denne maskinen";
    await page.locator(".notice-text", { hasText: both }).waitFor();
    await page.reload();
    await made(page);
    assert.match(await page.innerText(".collection-item .ds-alert"), /egne tall fra en fil/);
  }));

test("what is found in a service area is collected all at once, each as its figure", () =>
  site.visit("#v=1&data=demo&omr=sosiale&kom=5001&vis=funn&aar=2019", async (page) => {
    const found = await page.locator(".finding").count();
    assert.ok(found > 2);
    await page.click("#collect");
    await page.locator(".notice-title", { hasText: `(${found})` }).waitFor();
    await page.click(".views a:last-of-type");
    await made(page);
    assert.equal(await page.locator(".collection-picture svg").count(), found);
    assert.equal(await page.locator(".collection-item .ds-alert").count(), 0);
  }));

test("service areas that are in files of their own are fetched one after the other, and only for the report", async () => {
  const demo = JSON.parse(await readFile(`${dist}/data/demo.json`, "utf8")) as Bundle;
  const files = new Map<string, string>();
  const areas = demo.serviceAreas
    .filter(({ id }) => demo.indicators.some((i) => i.area === id))
    .map(({ id, name }) => {
      const part = {
        ...demo,
        id: `landet-${id}`,
        serviceAreas: demo.serviceAreas.filter((a) => a.id === id),
        indicators: demo.indicators.filter((i) => i.area === id),
        notes: demo.notes.filter((n) => n.indicator.startsWith(`${id}.`)),
      };
      const text = JSON.stringify(part);
      files.set(`landet-${id}.json`, text);
      const sha256 = createHash("sha256").update(text).digest("hex");
      return { id, name, file: `landet-${id}.json`, bytes: Buffer.byteLength(text), sha256 };
    });
  const index = { format: "figur-shards", version: 1, id: "landet", kind: demo.kind, areas };
  files.set("landet.json", JSON.stringify({ ...index, label: demo.label, created: demo.created }));
  const asked: string[] = [];
  await site.visit(
    "#v=1&data=landet&vis=samling",
    async (page) => {
      await page.waitForSelector("#make-report");
      assert.deepEqual(asked, ["landet.json", "landet-barnevern.json"]);
      await report(page);
      assert.deepEqual(asked.slice(2), ["landet-sosiale.json"]);
      assert.deepEqual(await page.locator(".collection-section").allInnerTexts(), [
        "Barnevern",
        "Sosiale tjenester",
      ]);
      assert.equal((await names(page)).length, 4);
      assert.equal(await page.locator(".collection-item .ds-alert").count(), 0);
    },
    {
      prepare: async (context) => {
        await context.route(/\/data\/landet/, (route) => {
          const name = new URL(route.request().url()).pathname.split("/").at(-1)!;
          asked.push(name);
          return route.fulfill({ body: files.get(name), contentType: "application/json" });
        });
      },
    },
  );
});

test("presentation and workbook are made of the whole, and are called what they are", () =>
  site.visit(empty, async (page) => {
    await report(page);
    for (const [button, ending] of [
      ["#collection-slides", "pptx"],
      ["#collection-workbook", "xlsx"],
    ] as const) {
      const [file] = await Promise.all([page.waitForEvent("download"), page.click(button)]);
      const name = `kostra-rapport-trondheim-2024-eksempeldata.${ending}`;
      assert.equal(file.suggestedFilename(), name);
      await page.locator(".notice-title", { hasText: name }).waitFor();
    }
  }));

test("on paper stands a report: title and contents with links, then a page per figure, light and labelled", () =>
  site.visit(
    empty,
    async (page) => {
      await report(page);
      await page.evaluate(() => (window.print = () => document.body.classList.add("printed")));
      await page.click("#collection-print");
      await page.waitForSelector("body.printed");
      const folder = await mkdtemp(join(tmpdir(), "figur-rapport-"));
      const file = join(folder, "rapport.pdf");
      await writeFile(file, await page.pdf({ preferCSSPageSize: true, format: "A4" }));
      const { stdout } = await run("pdftotext", ["-layout", file, "-"]);
      const pages = stdout.split("\f").filter((words) => words.trim());
      const [cover, ...rest] = pages.map(plain);
      assert.match(cover!, /^KOSTRA-rapport Trondheim 2024/);
      assert.match(cover!, /Eksempeldata – ikke ekte tall/);
      assert.match(
        cover!,
        /Innhold Barnevern 1 Trondheim: tjenesteprofil .* 2 Trondheim: nøkkeltall .* Sosiale tjenester 3 .* 4 /,
      );
      // One page each: nothing is cut over two, nothing shares one.
      assert.equal(rest.length, 4, pages.join("\n=====\n"));
      for (const words of rest) assert.match(words, /Eksempeldata – ikke ekte tall/);
      assert.match(
        rest[0]!,
        /^Barnevern .*Trondheim: tjenesteprofil for barnevern, 2024.*Trondheim brukte/,
      );
      assert.match(rest[1]!, /nøkkeltall for barnevern, 2022–2024.*15 989.*Tegn: .*Kvalitet\. /);
      assert.match(rest[2]!, /^Sosiale tjenester /);
      for (const chrome of [/Lag kommunens/, /Ta ut/, /Hopp til/, /Velg innhold/, /Om tallene/])
        assert.doesNotMatch(stdout, chrome);
      // The contents lead to the figures within the file.
      const raw = await readFile(file, "latin1");
      assert.ok((raw.match(/\/Dest\b/g) ?? []).length >= 4, "within the file");
      assert.match(raw, /\/URI \(http[^)]*vis=samling&saml=1d/);
    },
    { colorScheme: "dark" },
  ));

for (const scheme of ["light", "dark"] as const)
  test(`axe finds nothing in ${scheme}: empty, a report, its fields and numbers, one that came with a link`, () =>
    site.visit(
      empty,
      async (page) => {
        await page.waitForSelector(".collection-empty");
        assert.deepEqual(await violations(page), []);
        await report(page);
        await page.click("#note-1");
        await page.click("#fold-2");
        assert.deepEqual(await violations(page), []);
        const href = await page.locator(".collection-made a").getAttribute("href");
        await page.evaluate((h) => (location.hash = h), new URL(href!).hash);
        await page.waitForSelector(".collection-shared");
        await made(page);
        assert.deepEqual(await violations(page), []);
      },
      { colorScheme: scheme },
    ));

test("at 320 pixels nothing is pushed beside the page", () =>
  site.visit(
    empty,
    async (page) => {
      await report(page);
      await page.click("#note-1");
      await page.click("#fold-2");
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= 320, String(wide));
    },
    { viewport: { width: 320, height: 800 } },
  ));

test("in nynorsk and English the collection is told in that language", () =>
  site.visit(`${empty}&spr=nn`, async (page) => {
    await page.locator("#make-report", { hasText: "Lag rapporten til kommunen" }).waitFor();
    await report(page);
    assert.match((await names(page))[1]!, /nøkkeltal for barnevern/);
    await page.click('.languages a[lang="en"]');
    await page.locator("#collection-clear", { hasText: "Empty the collection" }).waitFor();
    await made(page);
    assert.match((await names(page))[1]!, /key figures for child welfare/);
    assert.match(await page.locator(".collection-section").first().innerText(), /Child welfare/);
  }));

test("thirty figures are made while the page goes on answering", () =>
  site.visit(empty, async (page) => {
    await page.evaluate(() => {
      const places = [
        "0301",
        "1103",
        "1108",
        "3107",
        "3201",
        "3203",
        "3205",
        "3301",
        "4204",
        "4601",
      ];
      const addresses = places.flatMap((place) =>
        ["line", "profile", "rows"].map((kind) => [
          `#v=1&data=demo&ind=barnevern.andel-tiltak&kom=${place}&fig=${kind}&fra=2022&til=2023`,
        ]),
      );
      localStorage.setItem("figurverktoyet.samling", `30 ${JSON.stringify(["", addresses])}`);
    });
    await page.reload();
    await page.waitForSelector(".collection-item");
    const { longest, told } = await page.evaluate(async () => {
      const told = new Set<number>();
      let longest = 0;
      let last = performance.now();
      for (;;) {
        const bar = document.querySelector<HTMLProgressElement>(".collection-progress progress");
        if (!bar) return { longest, told: told.size };
        told.add(bar.value);
        await new Promise((go) => setTimeout(go));
        longest = Math.max(longest, performance.now() - last);
        last = performance.now();
      }
    });
    assert.equal(await page.locator(".collection-picture svg").count(), 30);
    assert.ok(told >= 10, `the page could tell how far it was ${told} times`);
    console.log(
      `30 figures: the longest that the page did not answer is ${Math.round(longest)} ms`,
    );
  }));
