import assert from "node:assert/strict";
import {
  cp,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  unlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { list } from "../../scripts/lib/offline/list.ts";
import { violations } from "./axe.ts";
import { dist, download, flags, tableTexts } from "./page.ts";
import { serve, type Served } from "./serve.ts";

let browser: Browser;
let folder: string;
/** What the server serves: a link to one of the versions. */
let current: string;
let served: Served;
let context: BrowserContext;
/** What the pages said in the console. */
let complaints: string[];

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "figur-offline-"));
  current = join(folder, "current");
  await symlink(dist, current);
  await newer(join(folder, "b"), "Velg innhold", "Velg innhold i B");
  browser = await chromium.launch({
    executablePath: process.env.FIGUR_CHROMIUM ?? "/usr/bin/chromium",
    args: flags,
  });
});
after(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await put(dist);
  served = await serve(current);
  context = await browser.newContext({
    viewport: { width: 1440, height: 1000 },
    acceptDownloads: true,
  });
  complaints = [];
  context.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  context.on("weberror", (error) => complaints.push(String(error.error())));
});
afterEach(async () => {
  await context.close();
  await served.close();
});

/** Publishes a version. */
async function put(version: string): Promise<void> {
  await unlink(current);
  await symlink(version, current);
}

/** Another version of the page: one text and the example data are others, every file with a sum in its name has another name. */
async function newer(to: string, text: string, by: string): Promise<void> {
  await cp(dist, to, { recursive: true });
  const names = (await readdir(join(to, "assets"))).map((name) => {
    const end = extname(name);
    return [name, `${name.slice(0, -end.length - 1)}_${end}`] as const;
  });
  let changed = 0;
  const files = (await readdir(to, { recursive: true })).filter((f) =>
    /\.(?:js|css|html)$/.test(f),
  );
  for (const file of files.filter((f) => f !== "sw.js" && f !== "enkeltfil.html")) {
    let code = await readFile(join(to, file), "utf8");
    for (const [old, now] of names) code = code.replaceAll(old, now);
    if (code.includes(text)) changed++;
    await writeFile(join(to, file), code.replaceAll(text, by));
  }
  assert.ok(changed > 0, `${text} stands in the page`);
  for (const [old, now] of names) await rename(join(to, "assets", old), join(to, "assets", now));
  const demo = JSON.parse(await readFile(join(to, "data/demo.json"), "utf8"));
  demo.label.nb += " i B";
  await writeFile(join(to, "data/demo.json"), JSON.stringify(demo));
  await withWorker(to);
}

/** Writes the worker of a folder anew, as the build does. */
async function withWorker(to: string): Promise<void> {
  const code = (await readFile(join(dist, "sw.js"), "utf8")).replace(/^.*\n/, "");
  await writeFile(
    join(to, "sw.js"),
    `self.kept = ${JSON.stringify(await list(to, code))};\n${code}`,
  );
}

async function open(hash = "", ready = ".figure-surface svg"): Promise<Page> {
  const page = await context.newPage();
  await page.goto(served.address + hash);
  await page.waitForSelector(ready);
  return page;
}

/** A page that is kept, and came from what is kept. */
async function openKept(hash = ""): Promise<Page> {
  const page = await open(hash);
  await kept(page);
  await page.reload();
  await page.waitForSelector(".figure-surface svg");
  return page;
}

const kept = (page: Page) => page.waitForFunction(() => !!navigator.serviceWorker.controller);
const heading = (page: Page) =>
  page.locator("details.filters summary, .filters h2").first().innerText();
const version = async (page: Page) => (/ i B/.test(await heading(page)) ? "B" : "A");
const notice = '.notice[data-topic="version"]';
const caches_ = (page: Page) =>
  page.evaluate(async () => (await caches.keys()).filter((name) => /[0-9a-f]{16}$/.test(name)));
async function forgetRequests(page: Page): Promise<void> {
  await (await context.newCDPSession(page)).send("Network.clearBrowserCache");
}
/** As the browser does now and then by itself. Settles when the new version is there or given up. */
const update = (page: Page) =>
  page.evaluate(async () => {
    const registration = (await navigator.serviceWorker.getRegistration())!;
    await registration.update().catch(() => {});
    const worker = registration.installing;
    while (worker && worker.state === "installing") await new Promise((r) => setTimeout(r, 50));
    return worker?.state;
  });

test("after one visit the page opens without network, with all that it has", async () => {
  const page = await open("#v=1&data=demo");
  await kept(page);
  const before = await tableTexts(page);
  await served.close();
  await context.setOffline(true);
  await page.reload();
  await page.waitForSelector(".figure-surface svg");
  assert.deepEqual(await tableTexts(page), before);
  for (const view of ["profil", "nokkeltall", "funn", "indikatorer", "datagrunnlag"]) {
    await page.click(`nav a[href*="vis=${view}"]`);
    await page.waitForSelector(".column-page h2");
  }
  for (const language of ["nn", "en", "nb"]) {
    await page.click(`.languages a[lang="${language}"]`);
    await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
  }
  await page.click("nav:not(.languages) a >> nth=0");
  await page.selectOption("#pick-area", "sosiale");
  await page.waitForFunction(() => location.hash.includes("omr=sosiale"));
  await page.click('.data-sets input[value="ssb-utdrag"]');
  await page.waitForFunction(() => !document.querySelector(".example-banner"));
  await page.waitForSelector(".figure-surface svg");
  assert.equal((await download(page, "#save-png")).bytes.subarray(1, 4).toString(), "PNG");
  assert.match((await download(page, "#save-csv")).name, /\.csv$/);
  await page.click("#save-more");
  assert.match(await page.locator("#about-one-file").innerText(), /lagret i denne nettleseren/);
  const file = await download(page, "#save-as-one-file");
  assert.match(file.bytes.toString("utf8"), /<\/html>\s*$/);
  for (const format of ["pptx", "xlsx"]) {
    await page.waitForSelector("dialog", { state: "detached" });
    await page.click("#save-more");
    assert.ok((await download(page, `#save-as-${format}`)).name.endsWith(format));
  }
  const other = await open("#v=1&data=demo&kom=0301");
  assert.deepEqual((await tableTexts(other))[0]![0], "Oslo");
  assert.deepEqual(complaints, []);
});

test("a new version is told of, and an open page stays wholly the old one until the reader takes it", async () => {
  const page = await openKept();
  const other = await open();
  await put(join(folder, "b"));
  assert.equal(await update(page), "installed");
  await page.waitForSelector(notice);
  assert.match(await page.locator(notice).innerText(), /En ny versjon er klar/);
  await other.waitForSelector(notice);
  assert.deepEqual(await violations(page), []);
  // The server has nothing of A any more, nor has the browser's own cache.
  await forgetRequests(page);
  await page.click('nav a[href*="vis=indikatorer"]');
  await page.waitForSelector(".of-indicators .column-page h2");
  await page.click('.languages a[lang="nn"]');
  await page.waitForFunction(() => document.documentElement.lang === "nn");
  await page.click('.languages a[lang="nb"]');
  await page.waitForFunction(() => document.documentElement.lang === "nb");
  assert.equal(await version(page), "A");
  const third = await open();
  assert.equal(await version(third), "A", "a page that is opened now is like those that are open");
  await third.close();

  await Promise.all([
    page.waitForEvent("load"),
    other.waitForEvent("load"),
    page.locator(`${notice} .notice-action`).click(),
  ]);
  for (const one of [page, other]) {
    await one.waitForSelector(".figure-surface svg, .column-page h2");
    assert.equal(await version(one), "B");
    assert.equal(await one.locator(notice).count(), 0);
  }
  assert.match(page.url(), /vis=indikatorer/, "what was shown is shown");
  await served.close();
  await page.click('nav a[href*="vis=funn"]');
  await page.waitForSelector(".of-findings .column-page h2");
  await page.reload();
  await page.waitForSelector(".of-findings .column-page h2");
  // Nobody has A any more: it goes when a page is opened a little later.
  for (let left = 2; left > 1; left = (await caches_(page)).length) await page.reload();
  assert.deepEqual(complaints, []);
});

test("without a press, the new version is there when the page is opened the next time", async () => {
  const page = await openKept();
  await put(join(folder, "b"));
  await update(page);
  await page.waitForSelector(notice);
  await page.goto("about:blank");
  const next = await open();
  assert.equal(await version(next), "B");
  assert.equal(await next.locator(notice).count(), 0);
  assert.deepEqual(complaints, []);
});

test("a page with the reader's own files is not loaded anew behind their back, and goes on as the old version", async () => {
  const page = await openKept();
  const other = await open();
  const buffer = Buffer.from(
    "Region;ContentsCode;Tid;value;status;note\n0301;Plasser;2021;120;;\n",
  );
  await other.setInputFiles("#pick-file", { name: "plasser.csv", mimeType: "text/csv", buffer });
  await other.waitForSelector(".own-banner");
  await put(join(folder, "b"));
  await update(page);
  await other.waitForSelector(notice);
  assert.match(await other.locator(notice).innerText(), /Filer du har åpnet selv/);
  await Promise.all([page.waitForEvent("load"), page.locator(`${notice} .notice-action`).click()]);
  await page.waitForSelector(".figure-surface svg");
  assert.equal(await version(page), "B");
  await forgetRequests(other);
  await other.waitForFunction(
    (at) => document.querySelector(at)?.textContent?.includes("i en annen fane"),
    notice,
  );
  await other.click('nav a[href*="vis=datagrunnlag"]');
  await other.waitForSelector(".of-sources .column-page h2");
  await other.click('.data-sets input[value="demo"]');
  await other.waitForSelector(".example-banner");
  assert.equal(await version(other), "A");
  assert.doesNotMatch(await other.locator(".about").innerText(), / i B/);
  assert.equal((await caches_(other)).length, 2);
  await Promise.all([
    other.waitForEvent("load"),
    other.locator(`${notice} .notice-action`).click(),
  ]);
  await other.waitForSelector(".example-banner");
  assert.match(await other.locator(".about").innerText(), / i B/);
  assert.deepEqual(complaints, []);
});

for (const [what, harm] of [
  ["lacks a file", (path: string) => rm(path)],
  ["has a file of another version", (path: string) => writeFile(path, "export const halv = 1;")],
] as const)
  test(`a server that ${what} changes nothing: the version that is here stays, and no half of another`, async () => {
    const bad = join(folder, `bad-${what.length}`);
    await cp(join(folder, "b"), bad, { recursive: true });
    const [late] = (await readdir(join(bad, "assets"))).filter((name) =>
      /^findings-page.*\.js$/.test(name),
    );
    await harm(join(bad, "assets", late!));
    const page = await openKept();
    const there = await caches_(page);
    await put(bad);
    assert.equal(await update(page), "redundant");
    assert.deepEqual(await caches_(page), there);
    assert.equal(await page.locator(notice).count(), 0);
    await page.reload();
    await page.waitForSelector(".figure-surface svg");
    assert.equal(await version(page), "A");
    await served.close();
    await page.click('nav a[href*="vis=funn"]');
    await page.waitForSelector(".of-findings .column-page h2");
    assert.deepEqual(
      complaints.filter((text) => !/404/.test(text)),
      [],
    );
  });

test("where there is no room the page works as before, says so once, and leaves nothing behind", async () => {
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  const { origin } = new URL(served.address);
  await cdp.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 800_000 });
  await page.goto(served.address);
  await page.waitForSelector(".figure-surface svg");
  await page.waitForSelector(notice);
  assert.match(await page.locator(notice).innerText(), /ikke åpnes uten nett/);
  assert.deepEqual(await caches_(page), []);
  await page.click('nav a[href*="vis=funn"]');
  await page.waitForSelector(".of-findings .column-page h2");
  await page.reload();
  await page.waitForSelector(".of-findings .column-page h2");
  await page.waitForTimeout(1500);
  assert.equal(await page.locator(notice).count(), 0, "once is enough");
  assert.equal(
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length),
    0,
  );
});

test("where there is no room for a new version, the old one is let go rather than kept for ever", async () => {
  const page = await openKept();
  const cdp = await context.newCDPSession(page);
  const { origin } = new URL(served.address);
  await put(join(folder, "b"));
  const { usage } = await cdp.send("Storage.getUsageAndQuota", { origin });
  await cdp.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: usage + 200_000 });
  assert.equal(await update(page), "redundant");
  await page.waitForSelector(notice);
  await page.click('nav a[href*="vis=funn"]');
  await page.waitForSelector(".of-findings .column-page h2");
  await page.reload();
  await page.waitForSelector(".of-findings .column-page h2");
  assert.equal(await version(page), "B");
  await page.waitForFunction(async () => (await caches.keys()).length === 0);
});

test("where the server's files are no version at all for more than a day, the old one is let go", async () => {
  const bad = join(folder, "rewritten");
  await cp(join(folder, "b"), bad, { recursive: true });
  const index = join(bad, "index.html");
  await writeFile(
    index,
    (await readFile(index, "utf8")).replace("</body>", "<!-- satt inn --></body>"),
  );
  const page = await openKept();
  await put(bad);
  assert.equal(await update(page), "redundant");
  await page.reload();
  await page.waitForSelector(".figure-surface svg");
  assert.equal(await version(page), "A", "it may be on its way out");
  await page.evaluate(
    (then) => localStorage.setItem("figurverktoyet.blandet", String(then)),
    Date.now() - 25 * 60 * 60 * 1000,
  );
  await page.reload();
  await page.waitForSelector(".figure-surface svg");
  // The page hears of it once it listens, and lets go a moment later.
  const registered = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistration()) !== undefined);
  for (let tries = 0; tries < 20 && (await registered()); tries++) {
    await update(page).catch(() => {});
    await page.waitForTimeout(250);
  }
  await page.reload();
  await page.waitForSelector(".figure-surface svg");
  assert.equal(await version(page), "B");
});

test("a data set in several files is kept part by part as it is opened", async () => {
  const { createHash } = await import("node:crypto");
  const whole = join(folder, "parts");
  await cp(dist, whole, { recursive: true });
  const text = await readFile(join(dist, "data/demo.json"), "utf8");
  const demo = JSON.parse(text);
  const areas = ["barnevern", "sosiale"].map((id) => ({
    id,
    name: { nb: id },
    file: `norge-${id}.json`,
    bytes: Buffer.byteLength(text),
    sha256: createHash("sha256").update(text).digest("hex"),
  }));
  for (const { file } of areas) await writeFile(join(whole, "data", file), text);
  const index = {
    format: "figur-shards",
    version: 1,
    id: "norge",
    kind: demo.kind,
    label: demo.label,
    areas,
  };
  await writeFile(join(whole, "data/norge.json"), JSON.stringify(index));
  await withWorker(whole);
  await put(whole);
  const page = await openKept("#v=1&data=norge");
  await served.close();
  await page.reload();
  await page.waitForSelector(".figure-surface svg");
  await page.selectOption("#pick-area", "sosiale");
  await page.waitForSelector('.notice[data-topic="data"]');
  assert.match(
    await page.locator('.notice[data-topic="data"]').innerText(),
    /Ingen kontakt med serveren/,
  );
});

test("the page can be taken back: the worker in the manual removes itself and all that was kept", async () => {
  const manual = await readFile(new URL("../../docs/frakoblet.md", import.meta.url), "utf8");
  const gone = join(folder, "gone");
  await cp(dist, gone, { recursive: true });
  await writeFile(join(gone, "sw.js"), /```js\n([^]*?)```/.exec(manual)![1]!);
  const page = await openKept();
  await put(gone);
  await update(page);
  await page.goto("about:blank");
  await page.goto(served.address);
  await page.waitForSelector(".figure-surface svg");
  await page.waitForFunction(async () => (await caches.keys()).length === 0);
  assert.equal(await page.evaluate(() => navigator.serviceWorker.controller), null);
});
