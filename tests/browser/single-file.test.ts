import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { brotliCompressSync } from "node:zlib";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { violations } from "./axe.ts";
import { Firefox } from "./firefox.ts";
import { startStub } from "../../scripts/lib/stub/server.ts";
import { fetchFresh, lead } from "./ssb.ts";
import { Site, dist, download, flags, tableTexts } from "./page.ts";

let site: Site;
let browser: Browser;
let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "figur-single-"));
  site = await Site.start();
  browser = await chromium.launch({
    executablePath: process.env.FIGUR_CHROMIUM ?? "/usr/bin/chromium",
    args: flags,
  });
});
after(async () => {
  await browser.close();
  await site.stop();
  await rm(folder, { recursive: true, force: true });
});

const chosen = "#v=1&data=demo&ind=barnevern.andel-tiltak&kom=5001~1103~4601&fra=2018&fig=bar";
const csv =
  "Region;ContentsCode;Tid;value;status;note\n5001;Plasser;2021;120;;\n5001;Plasser;2022;125,5;;\n";

/** What a reader sees of a figure. */
async function seen(page: Page): Promise<{ table: string[][]; figure: string; words: string }> {
  await page.waitForSelector(".figure-surface svg");
  return {
    table: await tableTexts(page),
    // How many charts were made before it stands in the names of hatchings.
    figure: (await page.locator(".figure-surface svg").evaluate((svg) => svg.outerHTML)).replace(
      /zr\d+-/g,
      "zr-",
    ),
    words: await page.locator(".summary").innerText(),
  };
}

/** Saves the page that is open as one file. */
async function saved(page: Page, name: string): Promise<string> {
  await page.click("#save-more");
  const { name: called, bytes } = await download(page, "#save-as-one-file");
  assert.match(called, /\.html$/);
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

/** Opens a file from disk in a browser without network. Nothing may be asked for, and nothing said in the console. */
async function fromDisk(
  path: string,
  act: (page: Page) => Promise<void>,
  hash = "",
): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 1000 },
    acceptDownloads: true,
    offline: true,
  });
  const asked: string[] = [];
  const complaints: string[] = [];
  context.on("request", (request) => {
    if (!/^(?:blob|data):/.test(request.url())) asked.push(request.url());
  });
  const page = await context.newPage();
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  const address = pathToFileURL(path).href;
  try {
    await page.goto(address + hash);
    await act(page);
    assert.deepEqual([...new Set(asked)], [address], "nothing but the file is asked for");
    assert.deepEqual(complaints, [], "the console must stay silent");
  } finally {
    await context.close();
  }
}

test("saved from the page, one file opens from disk with the same figure, numbers and words", async (t) => {
  let path = "";
  let there: Awaited<ReturnType<typeof seen>> | undefined;
  await site.visit(chosen, async (page) => {
    there = await seen(page);
    path = await saved(page, "lagret.html");
  });
  await fromDisk(path, async (page) => assert.deepEqual(await seen(page), there));
  const bytes = await readFile(path);
  t.diagnostic(
    `the file: ${(bytes.length / 1e6).toFixed(2)} MB, ${(brotliCompressSync(bytes).length / 1e3).toFixed(0)} kB brotli`,
  );
});

test("from disk, all that the page has is there: views, languages, kinds, files, and the labels of example data", async () => {
  await fromDisk(join(folder, "lagret.html"), async (page) => {
    await seen(page);
    assert.match(await page.locator(".example-banner").innerText(), /Eksempeldata/);
    assert.equal(
      await page.locator(".example-banner button").count(),
      0,
      "there is nothing else to go to",
    );
    for (const [view, what] of [
      ["profil", ".profile"],
      ["nokkeltall", "table"],
      ["funn", ".card, .finding, article"],
      ["indikatorer", "summary, details, li"],
      ["datagrunnlag", ".sources"],
    ]) {
      await page.click(`nav a[href*="vis=${view}"]`);
      await page.waitForSelector(`.of-${viewNames[view!]} .column-page ${what}`);
    }
    await page.click('section[aria-labelledby="sources-software"] summary');
    await page.getByText("Software by others").waitFor();
    await page.click('.languages a[lang="nn"]');
    await page.waitForFunction(() => document.documentElement.lang === "nn");
    await page.click('.languages a[lang="en"]');
    await page.waitForFunction(() => document.documentElement.lang === "en");
    await page.click("nav:not(.languages) a >> nth=0");
    await seen(page);
    assert.deepEqual(await violations(page), []);
    const png = await download(page, "#save-png");
    assert.equal(png.bytes.subarray(1, 4).toString(), "PNG");
    const table = await download(page, "#save-csv");
    const text = table.bytes.toString("utf8");
    assert.match(
      text,
      /http:\/\/127\.0\.0\.1:\d+\/verktoy\/figur\/#v=1/,
      "links lead to where it was saved from",
    );
    assert.doesNotMatch(text, /file:|figur-single/, "and tell nothing of the reader's disk");
  });
});

test("from disk, every kind of file can be made", () =>
  fromDisk(join(folder, "lagret.html"), async (page) => {
    await seen(page);
    await page.click("#save-more");
    const buttons = await page
      .locator("dialog .ds-button[id^=save-as-]")
      .evaluateAll((all) => all.map(({ id }) => id));
    assert.ok(buttons.length > 5, `${buttons.length}`);
    await page.keyboard.press("Escape");
    // The clipboard asks for leave.
    for (const id of buttons.filter((one) => !/copy/.test(one))) {
      await page.click("#save-more");
      const { name, bytes } = await download(page, `#${id}`);
      assert.ok(bytes.length > 500, `${name}: ${bytes.length} bytes`);
      await page.waitForSelector("dialog", { state: "detached" });
    }
  }));

const viewNames: Record<string, string> = {
  profil: "profile",
  nokkeltall: "keyfigures",
  funn: "findings",
  indikatorer: "indicators",
  datagrunnlag: "sources",
};

test("what needs the network is not offered in the file", () =>
  fromDisk(join(folder, "lagret.html"), async (page) => {
    await seen(page);
    assert.equal(await page.locator("#fetch-fresh").count(), 0);
    assert.equal(await page.locator("#embed").count(), 0);
    assert.deepEqual(await page.locator(".data-sets label").allInnerTexts(), [
      "Eksempeldata (ikke ekte tall)",
    ]);
  }));

test("a link in the file opens what it names, and a bare one what the file was saved with", () =>
  fromDisk(
    join(folder, "lagret.html"),
    async (page) => {
      const { table } = await seen(page);
      assert.deepEqual(
        table.map(([name]) => name),
        ["Oslo"],
      );
    },
    "#v=1&data=demo&kom=0301&grp=",
  ));

test("the file saves itself, with another choice", async () => {
  let path = "";
  let there: Awaited<ReturnType<typeof seen>> | undefined;
  await fromDisk(join(folder, "lagret.html"), async (page) => {
    await seen(page);
    await page.click("#emphasis-1103");
    there = await seen(page);
    path = await saved(page, "lagret-igjen.html");
  });
  await fromDisk(path, async (page) => {
    assert.deepEqual(await seen(page), there);
    assert.match(
      (await download(page, "#save-csv")).bytes.toString("utf8"),
      /figur\/#v=1&data=demo/,
    );
  });
  const size = async (name: string) => (await readFile(join(folder, name))).length;
  assert.ok(Math.abs((await size("lagret.html")) - (await size("lagret-igjen.html"))) < 500);
});

test("the reader's own files come along, and are marked as theirs", async () => {
  let path = "";
  let there: Awaited<ReturnType<typeof seen>> | undefined;
  await site.visit("#v=1&data=demo", async (page) => {
    await page.setInputFiles("#pick-file", {
      name: "plasser.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(csv),
    });
    await page.waitForSelector(".own-banner");
    there = await seen(page);
    path = await saved(page, "egne.html");
  });
  await fromDisk(path, async (page) => {
    assert.deepEqual(await seen(page), there);
    // Whoever gets the file is on another machine, and it has been sent.
    const banner = await page.locator(".own-banner").innerText();
    assert.match(banner, /ikke fra SSB eller KS\. Fil: plasser\.csv\. Ikke kontrollert av noen/);
    const told = await page.locator("body").innerText();
    assert.doesNotMatch(told, /denne maskinen|ikke sendt/i);
    assert.doesNotMatch(
      await page.locator(".figure-surface svg").innerHTML(),
      /denne maskinen|ikke sendt/i,
    );
    await page.click('nav a[href*="vis=datagrunnlag"]');
    await page.waitForSelector(".of-sources .column-page .sources");
    assert.doesNotMatch(await page.locator("main").innerText(), /denne maskinen|ikke sendt/i);
    await page.goBack();
    await seen(page);
    assert.match((await download(page, "#save-csv")).name, /egne-tall/);
  });
});

test("a whole data set of the reader's own comes along", async () => {
  const bundle = JSON.parse(await readFile(join(dist, "data/demo.json"), "utf8"));
  bundle.label = { nb: "Mitt </script> datasett" };
  let path = "";
  await site.visit("", async (page) => {
    const buffer = Buffer.from(JSON.stringify(bundle));
    await page.setInputFiles("#pick-file", {
      name: "mitt.json",
      mimeType: "application/json",
      buffer,
    });
    await page.waitForFunction(() => location.hash.includes("data=egen"));
    path = await saved(page, "eget.html");
  });
  await fromDisk(path, async (page) => {
    await seen(page);
    assert.match(await page.locator(".about").innerText(), /Mitt <\/script> datasett/);
    assert.match(await page.locator(".data-sets").innerText(), /mitt\.json/);
  });
});

test("numbers fetched from SSB come along, with the published ones they are held against", async () => {
  const stub = await startStub({ perMinute: 10_000 });
  let path = "";
  let there: Awaited<ReturnType<typeof seen>> | undefined;
  try {
    const prepare = (context: BrowserContext) => lead(context, stub, { asked: [] });
    await site.visit(
      "#v=1&data=demo",
      async (page) => {
        await fetchFresh(page);
        await page.check("#show-changes");
        there = await seen(page);
        path = await saved(page, "fersk.html");
      },
      { prepare },
    );
  } finally {
    await stub.close();
  }
  await fromDisk(path, async (page) => {
    assert.deepEqual(await seen(page), there);
    assert.match(await page.locator(".data-sets").innerText(), /Barnevern, hentet fra SSB/);
    await page.click('.data-sets input[value="demo"]');
    await page.waitForFunction(() => !location.hash.includes("fersk"));
    await seen(page);
  });
});

test("a link to fetched numbers that are not in the file shows what is, and does not offer to fetch", () =>
  fromDisk(
    join(folder, "lagret.html"),
    async (page) => {
      await seen(page);
      const told = page.locator('.notice[data-topic="link"]');
      assert.match(await told.innerText(), /ikke/);
      assert.equal(await told.locator(".notice-action").count(), 0);
    },
    "#v=1&data=fersk~demo~barnevern&omr=barnevern",
  ));

test("a script that is not the one the policy names does not run", async () => {
  const text = await readFile(join(folder, "lagret.html"), "utf8");
  const path = join(folder, "endret.html");
  await writeFile(
    path,
    text.replace('<script type="module">', '<script type="module">document.title="endret";'),
  );
  const context = await browser.newContext({ offline: true });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  await page.goto(pathToFileURL(path).href);
  await page.waitForTimeout(300);
  assert.match(complaints.join("\n"), /Content Security Policy/);
  assert.equal(await page.title(), "Figurverktøyet");
  assert.equal(await page.locator("#app").innerHTML(), "");
  await context.close();
});

test("a file that was cut says that it is not whole, wherever it was cut", async () => {
  const text = await readFile(join(folder, "lagret.html"), "utf8");
  const at = (mark: string, more: number) => text.indexOf(mark) + more;
  const cuts = {
    script: at('<script type="module">', 500_000),
    calculator: at('data-file="figur.wasm"', 10_000),
    data: at('data-file="data/demo.json"', 10_000),
    "what opens": at('data-file="start.json"', 80),
    "its end": text.lastIndexOf("</script>") + 4,
  };
  for (const [where, length] of Object.entries(cuts)) {
    const path = join(folder, "avkortet.html");
    await writeFile(path, text.slice(0, length));
    const context = await browser.newContext({ offline: true });
    const page = await context.newPage();
    await page.goto(pathToFileURL(path).href);
    await page.waitForTimeout(500);
    const said = (await page.locator("body").innerText()).trim();
    assert.match(said, /^[^\n]*ikke hel[;.] [Hh]ent den[^\n]*$/, `cut in ${where}: ${said}`);
    await context.close();
  }
  // Nothing is missing, and yet it is another.
  const path = join(folder, "skadet.html");
  const middle = cuts.data;
  await writeFile(path, `${text.slice(0, middle)}${"A".repeat(400)}${text.slice(middle + 400)}`);
  const context = await browser.newContext({ offline: true });
  const page = await context.newPage();
  await page.goto(pathToFileURL(path).href);
  await page.getByText("Filen er ikke hel. Hent den på nytt.").waitFor();
  assert.equal(await page.locator("#coming").count(), 0);
  await context.close();
});

test("scripts/single-file makes a file of several data sets, opening with what is asked for", async () => {
  const out = join(folder, "av-skript.html");
  const main = new URL("../../scripts/lib/single-file/main.ts", import.meta.url).pathname;
  await promisify(execFile)(process.execPath, [
    ...["--import", "tsx", main],
    ...["--template", join(dist, "enkeltfil.html")],
    ...["--bundle", join(dist, "data/ssb-utdrag.json"), "--bundle", join(dist, "data/demo.json")],
    ...["--hash", chosen, "--origin", "https://figur.example/", "--out", out],
  ]);
  await fromDisk(out, async (page) => {
    const { table } = await seen(page);
    assert.equal(table[0]![0], "Trondheim");
    await page.click('.data-sets input[value="ssb-utdrag"]');
    await page.waitForFunction(() => !document.querySelector(".example-banner"));
    assert.match(
      (await download(page, "#save-csv")).bytes.toString("utf8"),
      /https:\/\/figur\.example\/#v=1/,
    );
  });
});

test("in Firefox the file opens from disk with the same numbers, and its views and files work", async () => {
  let there: string[][] = [];
  const path = join(folder, "lagret.html");
  await fromDisk(path, async (page) => {
    there = (await seen(page)).table;
  });
  const firefox = await Firefox.start();
  try {
    await firefox.goto(pathToFileURL(path).href);
    await firefox.waitFor(`document.querySelector(".figure-surface svg path")`);
    const table = await firefox.evaluate<string[][]>(
      `[...document.querySelectorAll(".tables tbody tr")].map((row) =>
        [...row.cells].map((cell) => cell.textContent.replace(/\\s+/g, " ").trim()))`,
    );
    assert.deepEqual(table, there);
    await firefox.evaluate(`document.querySelector('nav a[href*="vis=funn"]').click()`);
    await firefox.waitFor(
      `document.querySelector(".of-findings .column-page h2, .of-findings h3")`,
    );
    await firefox.evaluate(`document.querySelector('.languages a[lang="en"]').click()`);
    await firefox.waitFor(`document.documentElement.lang === "en"`);
    await firefox.evaluate(`document.querySelector('.languages a[lang="nb"]').click()`);
    await firefox.waitFor(`document.documentElement.lang === "nb"`);
    await firefox.evaluate(`history.go(-3)`);
    await firefox.waitFor(`document.querySelector("#save-png")`);
    await firefox.evaluate(`document.querySelector("#save-png").click()`);
    await firefox.waitFor(
      `document.querySelector('.notice[data-topic="saved"][data-color="success"]')`,
    );
    const asked = await firefox.evaluate<string[]>(
      `performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => !/^(blob|data):/.test(name))`,
    );
    assert.deepEqual(asked, []);
  } finally {
    await firefox.stop();
  }
});
