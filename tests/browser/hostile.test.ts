/** Texts that somebody could put where a label is expected: nothing runs, nothing is made of them, and the layout stands. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import { startStub, type Stub } from "../../scripts/lib/stub/server.ts";
import { endless, hostile, sentinel } from "../hostile.ts";
import { hostileBundle, withIds, withIdsIn, withLongNames, withTexts } from "../hostile-bundle.ts";
import { cut, sideways } from "./measure.ts";
import { Site, download, tableTexts, type VisitOptions } from "./page.ts";
import { fetchFresh, lead } from "./ssb.ts";
import { show, shown, type Shown } from "./states.ts";

let site: Site;
let stub: Stub;
let demo: string;
before(async () => {
  [site, stub, demo] = await Promise.all([
    Site.start(),
    startStub({ perMinute: 10_000 }),
    readFile(new URL("../../build/data/demo.json", import.meta.url), "utf8"),
  ]);
});
after(() => Promise.all([site.stop(), stub.close()]));

const words = Object.values(hostile);
const wide = { width: 1440, height: 900 };
const narrow = { width: 320, height: 900 };

/** A page whose example data are these, and which asks nobody but its own server and opens no dialog of the browser. */
function visit(
  hash: string,
  act: (page: Page) => Promise<void>,
  { bundle, prepare, ...options }: VisitOptions & { bundle?: string } = {},
): Promise<void> {
  const broken: string[] = [];
  return site.visit(
    hash,
    async (page) => {
      await act(page);
      assert.equal(await page.evaluate((name) => name in window, sentinel), false, "it has run");
      assert.deepEqual(broken, []);
    },
    {
      viewport: wide,
      reducedMotion: "reduce",
      ...options,
      prepare: async (context) => {
        await prepare?.(context);
        await context.route("https://elsewhere.invalid/**", (route) => route.abort());
        if (bundle !== undefined)
          await context.route("**/data/demo.json", (route) =>
            route.fulfill({ body: bundle, contentType: "application/json" }),
          );
        watch(context, broken);
      },
    },
  );
}

function watch(context: BrowserContext, broken: string[]): void {
  context.on("dialog", (dialog) => {
    broken.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (/^(?:data|blob):$/.test(protocol) || /^(?:127\.0\.0\.1|data\.ssb\.no)$/.test(hostname))
      return;
    broken.push(`asked for ${request.url()}`);
  });
}

/** A text and where it stands; `whole`: not a part of a text that is set on several lines. */
interface Said {
  text: string;
  where: string;
  whole: boolean;
}

const unseen =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2067\ufeff\ufffe\uffff]/;
/** Letters from right to left in isolates that are closed, and none within another. */
const apart = /^(?:[^\u0590-\u08ff\u2068\u2069]|\u2068[^\u2068\u2069]*\u2069)*$/;

/** What stands in the page that no text may become, and texts with what is not seen or turns its neighbours. */
async function faults(page: Page): Promise<string[]> {
  const { made, said } = await page.evaluate(() => {
    const none =
      "body script:not([src]), img, iframe, object, embed, base, foreignObject, svg a, svg image, svg style, svg script, [srcdoc], [style*='url'], meta[http-equiv='refresh']";
    const made = [...document.querySelectorAll("*")]
      .filter((e) => {
        const acts = [...e.attributes].some(({ name }) => /^on/i.test(name));
        const leads = (e.getAttribute("href") ?? e.getAttribute("src") ?? "").trim();
        return acts || e.matches(none) || /^(?:javascript|data|vbscript):/i.test(leads);
      })
      .map((e) => e.outerHTML.slice(0, 120));
    const said: Said[] = [{ text: document.title, where: "title", whole: true }];
    const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = all.nextNode(); node; node = all.nextNode()) {
      const holder = node.parentElement!;
      const whole = !holder.closest("svg text, mark, code");
      said.push({ text: node.nodeValue!, where: holder.localName, whole });
    }
    for (const e of document.querySelectorAll("[aria-label], [title], [alt], [placeholder], input"))
      for (const name of ["aria-label", "title", "alt", "placeholder", "value"])
        said.push({
          text: e.getAttribute(name) ?? "",
          where: `${e.localName} ${name}`,
          whole: true,
        });
    return { made, said };
  });
  return [
    ...made.map((html) => `made: ${html}`),
    ...said
      .filter(({ text }) => unseen.test(text))
      .map(({ text, where }) => `not seen in ${where}: ${JSON.stringify(text.slice(0, 200))}`),
    ...said
      .filter(({ text, whole }) => whole && !apart.test(text))
      .map(({ text, where }) => `not apart in ${where}: ${JSON.stringify(text.slice(0, 200))}`),
  ];
}

/** Chosen names stand in chips that cut them; the list beside has them whole. */
const isChip = (fault: string) => fault.startsWith("<data ");

async function walk(
  page: Page,
  states: readonly Shown[],
  look: (page: Page) => Promise<string[]>,
): Promise<string[]> {
  const all: string[] = [];
  for (const state of states) {
    await show(page, state);
    all.push(...(await look(page)).map((fault) => `${state.name}: ${fault}`));
  }
  return [...new Set(all)];
}

const laidOut = async (page: Page) =>
  [...(await sideways(page)), ...(await cut(page))].filter((fault) => !isChip(fault));

/** Unfolded by script: a click for each would take longer than all else. */
const states = shown.map((state) =>
  state.hash.includes("datagrunnlag")
    ? {
        ...state,
        act: (page: Page) =>
          page.evaluate(() =>
            document
              .querySelectorAll(".sources details")
              .forEach((one) => one.setAttribute("open", "")),
          ),
      }
    : state,
);
const named = (...parts: string[]) =>
  states.filter(({ hash }) => parts.some((p) => hash.includes(p)));

for (const viewport of [wide, narrow])
  test(`a data set of hostile texts, in every view and kind at ${viewport.width} pixels: they are words, and nothing else`, () =>
    visit(
      "#v=1&data=demo",
      async (page) => {
        const look = async () => [...(await faults(page)), ...(await laidOut(page))];
        assert.deepEqual(await walk(page, states, look), []);
        await show(page, states[0]!);
        const said = await page.locator("main").innerText();
        assert.ok(said.includes(hostile.comment!), "the texts are there");
      },
      { bundle: hostileBundle(demo), viewport },
    ));

test("ids that act in objects, addresses and markup lead where they name", () =>
  visit(
    withIdsIn("#v=1&data=demo&kom=5001~4601~1103~3301&grp=asss-10"),
    async (page) => {
      const rows = (await tableTexts(page)).map(([name]) => name!.split("-snitt")[0]);
      assert.deepEqual(rows.slice(0, 4), ["Trondheim", "Bergen", "Stavanger", "Drammen"]);
      assert.equal(rows.length, 5, "and the group");
      const told = named("fig=line&", "fig=bar&kom", "fig=heat", "fig=scatter", "vis=").filter(
        ({ name }) => name !== "notices",
      );
      const odd = told.map((state) => ({ ...state, hash: withIdsIn(state.hash) }));
      const look = async () => [
        ...(await faults(page)),
        ...(await page.locator('.notice[data-topic="link"]').allInnerTexts()),
        ...(await page.locator('.notice[data-severity="danger"]').allInnerTexts()),
      ];
      assert.deepEqual(await walk(page, odd, look), []);
      await show(page, odd[0]!);
      const link = await page.evaluate(() => location.hash);
      await page.evaluate(() => (location.hash = "#v=1"));
      await page.waitForFunction(() => !document.querySelector(".example-banner"));
      await page.evaluate((back) => (location.hash = back), link);
      await page.waitForSelector(".example-banner");
      assert.equal((await tableTexts(page))[1]![0], "Bergen", "an address leads back");
    },
    { bundle: withIds(demo) },
  ));

for (const viewport of [wide, narrow])
  test(`names of ten thousand characters are cut or wrapped at ${viewport.width} pixels, and the figure comes`, () =>
    visit(
      "#v=1&data=demo",
      async (page) => {
        const told = named("fig=", "vis=profil&kom=5", "vis=nokkeltall").filter(
          ({ act, hash }) => !act || hash.includes("fig=line"),
        );
        assert.ok(told.length > 10, `${told.length} states`);
        assert.deepEqual(await walk(page, told, laidOut), []);
      },
      { bundle: withLongNames(demo, endless), viewport },
    ));

test("numbers stay where they are beside a unit and a name that are written from right to left", () =>
  visit(
    "#v=1&data=demo&ind=barnevern.netto-per-innbygger-0-17&kom=5001~0301",
    async (page) => {
      // "… lå på 15 989 <unit> i 2024 …"
      const at = await page.locator(".summary").evaluate((summary) => {
        const all = document.createTreeWalker(summary, NodeFilter.SHOW_TEXT);
        for (let node = all.nextNode(); node; node = all.nextNode()) {
          const found = /\d+\s\d{3}\s\u2068([^\u2069]*)\u2069 i (20\d\d)/.exec(node.nodeValue!);
          if (!found) continue;
          const unit = node.nodeValue!.indexOf("\u2068", found.index);
          const year = node.nodeValue!.indexOf(found[2]!, unit);
          const range = document.createRange();
          const [number, name, after] = [found.index, unit + 1, year].map((from) => {
            range.setStart(node, from);
            range.setEnd(node, from + 2);
            return range.getClientRects()[0]!;
          }) as [DOMRect, DOMRect, DOMRect];
          return { number: number.right, left: name.left, right: name.right, after: after.left };
        }
        return undefined;
      });
      assert.ok(at, "the number, its unit and the year stand in one text");
      assert.ok(at.number <= at.left && at.right <= at.after, JSON.stringify(at));
    },
    { bundle: withLongNames(demo, hostile.hebrew!), viewport: { width: 2400, height: 900 } },
  ));

test("an address of hostile texts, in every key, is told of or shown, and nothing of it runs", () =>
  visit("#v=1&data=demo", async (page) => {
    const netto = "barnevern.netto-per-innbygger-0-17";
    const keys =
      "omr ind kom grp fra til fig aar mot siste akse felt rek tall best fgj spr skjul fryst";
    const all: string[] = [];
    for (const [i, [name, text]] of Object.entries({ ...hostile, endless }).entries()) {
      const said = encodeURIComponent(text);
      const egr = JSON.stringify([["egen-x", text, "5001", text]]);
      const egi = JSON.stringify([
        { id: "egne-indikatorer.x", n: text, u: text, f: "A", i: { A: [netto, "A"] } },
        { id: text, n: text, u: text, f: text, i: { [text]: [text, text] } },
      ]);
      const own = `&tit=${said}&und=${said}&mrk=${said}&egr=${encodeURIComponent(egr)}&egi=${encodeURIComponent(egi)}`;
      // By turns what can be shown, and every key with what cannot be used.
      const rest =
        i % 2
          ? `&grp=egen-x&ind=${netto}~egne-indikatorer.x&kom=5001~${said}`
          : `${keys
              .split(" ")
              .map((key) => `&${key}=${said}`)
              .join("")}&${said}=${said}`;
      const hash = `#v=1&data=demo${own}${rest}`;
      await page.evaluate((next) => (location.hash = next), hash);
      await page.waitForFunction(
        (given) => location.hash !== given && document.querySelector('.notice[data-topic="link"]'),
        hash,
      );
      const found = [...(await faults(page)), ...(await sideways(page))];
      all.push(...found.map((fault) => `${name}: ${fault}`));
    }
    assert.deepEqual([...new Set(all)], []);
  }));

test("what names a data set, a version, a view or a collection in an address is told of", () =>
  visit("#v=1&data=demo", async (page) => {
    const all: string[] = [];
    for (const name of ["script", "override", "hebrew", "word"])
      for (const key of ["data", "v", "vis", "saml"]) {
        const said = encodeURIComponent(hostile[name]!);
        const before = key === "saml" ? "#v=1&vis=samling&" : key === "v" ? "#" : "#v=1&";
        const hash = `${before}${key}=${said}`;
        await page.evaluate((next) => (location.hash = next), hash);
        await page.waitForSelector(".notice", { state: "attached" });
        await page.waitForFunction(() => !document.querySelector(".loading, .figure-waiting"));
        all.push(...(await faults(page)).map((fault) => `${key} ${name}: ${fault}`));
      }
    assert.deepEqual([...new Set(all)], []);
  }));

test("own files with hostile names and labels are added or refused as words", () =>
  visit("#v=1&data=demo", async (page) => {
    const give = async (name: string, text: string) => {
      await page.setInputFiles("#pick-file", {
        name,
        mimeType: name.endsWith("csv") ? "text/csv" : "application/json",
        buffer: Buffer.from(text),
      });
      await page.waitForSelector('.notice[data-topic="file"], .own-choice');
    };
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const usable = words.filter(
      (text) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/.test(text),
    );
    const rows = usable.map((text) => `3201;${quoted(text)};2021;1;;${quoted(text)}`);
    await give(
      `${hostile.image}\u202e${hostile.hebrew}.csv`,
      `Region;ContentsCode;Tid;value;status;note\n${rows.join("\n")}\n`,
    );
    await page.waitForSelector("#own-add");
    const all = [...(await faults(page)), ...(await laidOut(page))];
    await page.click("#own-add");
    await page.waitForFunction(() => location.hash.includes("egne-tall"));
    all.push(...(await faults(page)), ...(await laidOut(page)));
    for (const text of words.filter((_, i) => i % 4 === 0)) {
      await give(`${text}.json`, JSON.stringify({ [text]: text }));
      all.push(...(await faults(page)), ...(await sideways(page)));
    }
    await give(`${hostile.hebrew}.json`, hostileBundle(demo));
    await page.waitForFunction(() => location.hash.includes("egen"));
    all.push(...(await faults(page)), ...(await laidOut(page)));
    assert.deepEqual([...new Set(all)], []);
  }));

test("a data set whose texts are something else, and which names no service areas, is shown without them", () =>
  visit("#v=1&data=demo", async (page) => {
    const odd = JSON.parse(demo);
    const none = { nb: { _$litType$: 1, strings: ["<img src=x>"], values: [] } };
    delete odd.serviceAreas;
    Object.assign(odd, { label: 7, credit: none, license: 5, description: ["a"] });
    for (const indicator of odd.indicators)
      Object.assign(indicator, { description: none, purpose: 5, dataSource: none });
    for (const group of odd.groups) group.note = 4;
    for (const region of odd.regions) for (const one of region.breaks ?? []) one.text = none.nb;
    odd.tables[0].provenance = 3;
    odd.tables[1].provenance = { source: none.nb, url: none, query: none, note: "a" };
    await page.setInputFiles("#pick-file", {
      name: "annet.json",
      mimeType: "application/json",
      buffer: Buffer.from(JSON.stringify(odd)),
    });
    await page.waitForFunction(() => location.hash.includes("data=egen"));
    const views = named("vis=").filter(({ act, hash }) => !act || hash.includes("datagrunnlag"));
    assert.ok(views.length > 4, `${views.length} views`);
    const all: string[] = [];
    for (const { hash } of views) {
      const view = /vis=\w+/.exec(hash)![0];
      await page.evaluate((next) => (location.hash = next), `#v=1&data=egen&${view}`);
      await page.waitForSelector(`.views a[aria-current="page"][href*="${view}"]`);
      await page.waitForFunction(() => !document.querySelector(".loading, .figure-waiting"));
      all.push(...(await faults(page)));
    }
    assert.deepEqual(all, []);
    assert.match(await page.locator("main").innerText(), /barnevern/);
  }));

test("SSB's replies and what SSB says is wrong become words", () => {
  let n = 0;
  let refuse = false;
  /** Each reply begins with others. */
  const turned = () => {
    n = (n + 5) % words.length;
    return [...words.slice(n), ...words.slice(0, n)];
  };
  return visit(
    "#v=1&data=demo",
    async (page) => {
      await fetchFresh(page);
      const all = await faults(page);
      await page.evaluate(() => (location.hash = `${location.hash}&vis=datagrunnlag`));
      await page.waitForSelector(".sources");
      await page.evaluate(() =>
        document
          .querySelectorAll(".sources details")
          .forEach((one) => one.setAttribute("open", "")),
      );
      const said = await page.locator("main").innerText();
      assert.ok(
        words.some((text) => said.includes(text) && text.includes("<")),
        "labels are shown",
      );
      all.push(...(await faults(page)), ...(await laidOut(page)));
      refuse = true;
      await page.goBack();
      for (let i = 0; i < 4; i++) {
        await page.click("#fetch-fresh");
        await page.waitForSelector("#fresh-retry, .fresh [role=alert]");
        all.push(...(await faults(page)), ...(await sideways(page)));
        await page.click("#fresh-close");
      }
      assert.deepEqual([...new Set(all)], []);
    },
    {
      complaints: /Failed to load resource/,
      prepare: async (context) => {
        await lead(context, stub, { asked: [] });
        await context.route("https://data.ssb.no/api/**", async (route) => {
          const request = route.request();
          if (refuse)
            return route.fulfill({ status: 400, json: { title: words[n++ % words.length] } });
          const reply = await fetch(
            stub.base + request.url().slice("https://data.ssb.no/api".length),
            {
              method: request.method(),
              headers: { "content-type": "application/json" },
              body: request.postData() ?? undefined,
            },
          );
          return route.fulfill({
            status: reply.status,
            contentType: "application/json",
            body: withTexts(await reply.text(), turned(), ["label", "source", "note", "base"]),
          });
        });
      },
    },
  );
});

test("what is stored in the browser and what a shared collection holds is shown as words", () =>
  visit(
    "#v=1&data=demo",
    async (page) => {
      const all: string[] = [];
      const shared = Buffer.from(JSON.stringify([words[1], items(words)])).toString("base64url");
      for (const hash of ["#v=1&data=demo&vis=samling", `#v=1&vis=samling&saml=1p${shared}`]) {
        await page.evaluate((next) => (location.hash = next), hash);
        await page.waitForFunction(
          () =>
            document.querySelector(".collection-item") &&
            !document.querySelector(".collection-progress"),
        );
        assert.equal(await page.locator(".collection-item").count(), words.length);
        all.push(...(await faults(page)), ...(await laidOut(page)));
      }
      assert.deepEqual([...new Set(all)], []);
    },
    {
      prepare: async (context) => {
        const stored = {
          grupper: JSON.stringify(
            words.map((name, i) => ({ id: `egen-${i}`, name, regions: ["5001", name] })),
          ),
          samling: `${words.length} ${JSON.stringify([words[0], items(words)])}`,
          kommune: hostile.quotes!,
          spraak: hostile.prototype!,
        };
        await context.addInitScript((kept) => {
          for (const [name, text] of Object.entries(kept))
            localStorage.setItem(`figurverktoyet.${name}`, text);
        }, stored);
      },
    },
  ));

function items(texts: readonly string[]): unknown[] {
  return texts.map((text) => [
    `#v=1&data=demo&tit=${encodeURIComponent(text)}&fig=table&fra=2023`,
    text,
    text,
  ]);
}

test("a figure in another page takes no state that runs, and tells none", () =>
  visit("#v=1&data=demo", async (page) => {
    const address = page.url().split("#")[0]!;
    await page.route(`${address}vert`, (route) =>
      route.fulfill({
        contentType: "text/html; charset=utf-8",
        body: `<!doctype html><title>Vert</title><link rel="icon" href="data:,"><script src="ks-figur.js"></script>
<ks-figur src="${address}embed.html#v=1&data=demo" title="En figur" loading="eager"></ks-figur>`,
      }),
    );
    await page.goto(`${address}vert`);
    const frame = async () => {
      for (;;) {
        const found = page.frames().find((one) => one.url().includes("/embed.html"));
        if (found) return found;
        await page.waitForTimeout(20);
      }
    };
    const figure = await frame();
    await figure.waitForSelector(".figure-surface svg");
    await page.waitForFunction(() => document.querySelector("ks-figur")!.state !== "");
    const all: string[] = [];
    for (const [name, text] of Object.entries(hostile).filter((_, i) => i % 2 === 0)) {
      const state = `#v=1&data=demo&tit=${encodeURIComponent(text)}&kom=5001~${encodeURIComponent(text)}`;
      await page.evaluate((next) => document.querySelector("ks-figur")!.setState(next), state);
      await figure.waitForFunction(
        (given) => location.hash !== given && document.querySelector(".figure-surface svg"),
        state,
      );
      const found = await figure.evaluate(
        (global) => [
          ...(global in window ? ["it has run"] : []),
          ...[...document.querySelectorAll("img, iframe, [onerror], [onload], svg a")].map(
            (e) => e.outerHTML,
          ),
        ],
        sentinel,
      );
      all.push(...found.map((fault) => `${name}: ${fault}`));
    }
    assert.deepEqual(all, []);
    // Neither what is said outside the protocol, nor an address that is none of the web.
    await page.evaluate(
      ([texts, run]) => {
        const element = document.querySelector("ks-figur")!;
        const inside = element.shadowRoot!.querySelector("iframe")!.contentWindow!;
        for (const text of texts) {
          inside.postMessage(text, "*");
          inside.postMessage({ figur: 1, type: text, state: text }, "*");
          inside.postMessage({ figur: 1, type: "setState", state: text }, "*");
          window.postMessage({ figur: 1, type: "state", state: text }, "*");
        }
        element.title = texts[0]!;
        element.setAttribute("src", run);
      },
      [words, hostile.javascript!] as const,
    );
    const led = await page.evaluate(() => {
      const inside = document.querySelector("ks-figur")!.shadowRoot!.querySelector("iframe")!;
      return { hidden: inside.hidden, title: inside.title, src: inside.src };
    });
    assert.deepEqual([led.hidden, led.title], [true, words[0]]);
    assert.match(led.src, /embed\.html/);
  }));

test("the picture files and the page in one file hold the texts as texts", () =>
  visit(
    `#v=1&data=demo&tit=${encodeURIComponent(hostile.script!)}&mrk=${encodeURIComponent(hostile.svg!)}`,
    async (page) => {
      const take = async (format: string) => {
        await page.click("#save-more");
        return download(page, `#save-as-${format}`);
      };
      const svg = await take("svg");
      assert.match(svg.name, /^[a-z0-9-]+\.svg$/);
      const found = await page.evaluate((text) => {
        const file = new DOMParser().parseFromString(text, "image/svg+xml");
        return {
          fault: file.querySelector("parsererror")?.textContent,
          made: [...file.querySelectorAll("script, foreignObject, a, image, style, iframe, [href]")]
            .filter((e) => e.localName !== "use")
            .map((e) => e.outerHTML),
          acts: [...file.querySelectorAll("*")].flatMap((e) =>
            [...e.attributes].filter(({ name }) => /^on/i.test(name)).map(({ name }) => name),
          ),
          text: file.documentElement.textContent,
        };
      }, svg.bytes.toString("utf8"));
      assert.equal(found.fault, undefined);
      assert.deepEqual([found.made, found.acts], [[], []]);
      assert.ok(found.text!.includes(hostile.script!), "the title is there");

      const png = await take("png");
      assert.match(png.name, /^[a-z0-9-]+\.png$/);
      assert.ok(png.bytes.includes(hostile.script!), "the title is in the file's own words");

      const whole = await take("one-file");
      assert.match(whole.name, /^[a-z0-9-]+\.html$/);
      const html = whole.bytes.toString("utf8");
      // The page's own policy would judge it.
      const blank = await page.context().newPage();
      const scripts = await blank.evaluate(
        (text) =>
          [...new DOMParser().parseFromString(text, "text/html").querySelectorAll("script")].map(
            (script) => script.dataset.file ?? script.type,
          ),
        html,
      );
      assert.deepEqual(
        scripts.filter((name) => !/^[a-z0-9-/]+\.(?:json|wasm|html|txt)$/.test(name)),
        ["module"],
      );
      assert.ok(scripts.includes("data/demo.json"), "the data are in it");
      for (const text of [hostile.script!, hostile.svg!, hostile.image!])
        assert.ok(!html.includes(text), "what comes with it is packed");
    },
    { bundle: hostileBundle(demo) },
  ));
