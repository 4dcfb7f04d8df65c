import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { faults, FaultyServer } from "./faulty.ts";
import { dist, flags, tableTexts, withoutWorker } from "./page.ts";

let server: FaultyServer;
let browser: Browser;
before(async () => {
  server = await FaultyServer.start(dist);
  browser = await chromium.launch({
    executablePath: process.env.FIGUR_CHROMIUM ?? "/usr/bin/chromium",
    args: flags,
  });
});
after(async () => {
  await browser.close();
  await server.close();
});

interface Visit {
  /** Run in every page before its own scripts. */
  script?: string | (() => void);
  prepare?(context: BrowserContext): Promise<unknown>;
  timezoneId?: string;
}

/** A page of its own, in which nothing may go wrong unheard: no error and no rejection that nobody takes. */
async function visit(act: (page: Page) => Promise<void>, options: Visit = {}): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 1000 },
    acceptDownloads: true,
    timezoneId: options.timezoneId,
  });
  const errors: string[] = [];
  context.on("weberror", (error) => errors.push(String(error.error())));
  try {
    await context.addInitScript(withoutWorker);
    if (options.script) await context.addInitScript(options.script);
    await options.prepare?.(context);
    const page = await context.newPage();
    await act(page);
    assert.deepEqual(errors, [], "nothing is thrown unheard");
  } finally {
    server.heal();
    await context.close();
  }
}

const ready = ".figure-surface svg";
const figure = (page: Page) => page.locator(".figure-surface svg").first().waitFor();
async function open(page: Page, hash = ""): Promise<void> {
  await page.goto(server.address + hash);
  await figure(page);
}
const alert = "[role=alert]";
const notice = (topic: string) => `.notice[data-topic="${topic}"]`;
const words = async (page: Page, where: string) =>
  (await page.locator(where).innerText()).replace(/\s+/g, " ");

/** Something that the reader does, for which files are fetched. */
interface Step {
  name: string;
  act(page: Page): Promise<unknown>;
  /** Is there when it has worked. */
  done: string;
  /** Is there when it has not, and what it says. */
  told: string;
  says: RegExp;
  leave?(page: Page): Promise<unknown>;
}
const part = { told: notice("page"), says: /En del av siden kunne ikke hentes.*Prøv igjen/ };
const view = (name: string, of: string): Step => ({
  name: `the view ${name}`,
  act: (page) => page.click(`nav a[href*="vis=${name}"]`),
  done: `.of-${of} .column-page h2`,
  told: notice("page"),
  says: /kunne ikke hentes.*Prøv igjen/,
});
const shut = async (page: Page) => {
  await page.keyboard.press("Escape");
  await page.locator("dialog").waitFor({ state: "detached" });
};
const file = (name: string, act: (page: Page) => Promise<unknown>): Step => ({
  name: `the file ${name}`,
  act,
  done: `${notice("saved")}[data-color=success]`,
  told: `${notice("saved")}[data-color=danger], ${notice("page")}`,
  says: /kunne ikke (lages|hentes).*Prøv igjen/,
});
const format = (name: string) =>
  file(name, async (page) => {
    if (!(await page.locator("dialog").count())) await page.click("#save-more");
    await page.click(`#save-as-${name}`);
  });
const language = (name: string, says: RegExp): Step => ({
  name: `the language ${name}`,
  act: (page) => page.click(`.languages a[lang="${name}"]`),
  done: `html[lang="${name}"]`,
  told: notice("page"),
  says,
});
const dialog = (name: string, button: string): Step => ({
  name,
  act: (page) => page.click(button),
  done: "dialog h2",
  ...part,
  leave: shut,
});

const ofOslo = "Region;ContentsCode;Tid;value;status;note\n0301;Plasser;2021;120;;\n";
const ownFile = (page: Page) =>
  page.setInputFiles("#pick-file", {
    name: "plasser.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(ofOslo),
  });

/** All that is fetched after the page has opened, in the order that it is asked for. */
const steps: Step[] = [
  view("profil", "profile"),
  view("nokkeltall", "keyfigures"),
  view("funn", "findings"),
  view("indikatorer", "indicators"),
  view("datagrunnlag", "sources"),
  {
    ...view("samling", "collection"),
    leave: async (page) => {
      await page.click("nav:not(.languages) a >> nth=0");
      await figure(page);
    },
  },
  ...["bar", "dots"].map((kind): Step => ({
    name: `the kind ${kind}`,
    act: (page) => page.click(`.kind[data-figure="${kind}"]`),
    done: `.kind[data-figure="${kind}"][aria-pressed=true]`,
    ...part,
  })),
  file("PNG", (page) => page.click("#save-png")),
  file("CSV", (page) => page.click("#save-csv")),
  dialog("more formats", "#save-more"),
  format("pptx"),
  format("xlsx"),
  format("one-file"),
  dialog("embedding", "#embed"),
  {
    name: "the collection",
    act: (page) => page.click("#collect"),
    done: `${notice("saved")}[data-color=success]`,
    ...part,
  },
  dialog("a group of one's own", "#make-group"),
  dialog("an indicator of one's own", "#formula-new"),
  {
    name: "another data set",
    act: (page) => page.click('.data-sets input[value="demo"]'),
    done: ".example-banner",
    told: notice("data"),
    says: /Datasettet «demo» kunne ikke hentes.*Prøv igjen/,
  },
  {
    name: "numbers from SSB",
    act: (page) => page.click("#fetch-fresh"),
    done: ".fresh :text('SSB avviste en forespørsel')",
    told: ".fresh",
    says: /Programkoden for å hente tall kunne ikke lastes.*Prøv igjen/,
    leave: (page) => page.click("#fresh-close"),
  },
  {
    name: "a table of one's own",
    act: ownFile,
    done: ".own-banner",
    ...part,
  },
  language("nn", /Språket kunne ikke hentes.*Prøv igjen/),
  language("en", /Språket kunne ikkje hentast.*Prøv igjen/),
];

/** What fails at once; of silence nothing is heard. */
const answers = faults.filter((one) => one !== "silent");

/** The preview of what is embedded is a page of its own. */
const elsewhere = /^embed|^assets\/embed-|^icon/;

test("whatever fails of what is fetched later is told in words, and trying again works", async (t) => {
  const files = new Map<string, string[]>();
  const ssb = (page: Page) =>
    page.route("https://data.ssb.no/**", (route) => route.fulfill({ status: 403 }));
  await visit(async (page) => {
    await ssb(page);
    await open(page);
    await page.waitForFunction(() => customElements.get("ds-suggestion"));
    await server.quiet(page);
    for (const step of steps) {
      const before = server.asked.length;
      await step.act(page);
      await page.waitForSelector(step.done);
      await server.quiet(page);
      const known = new Set(server.asked.slice(0, before));
      const asked = [...new Set(server.asked.slice(before))].filter(
        (one) => !known.has(one) && !elsewhere.test(one),
      );
      files.set(step.name, asked);
      await step.leave?.(page);
      await calm(page);
    }
  });
  const named = [...files.values()].flat();
  assert.ok(named.length > 50, `${named.length} files are asked for`);
  await visit(async (page) => {
    await ssb(page);
    await open(page);
    await page.waitForFunction(() => customElements.get("ds-suggestion"));
    let tries = 0;
    for (const step of steps) {
      const waiting = files.get(step.name)!;
      let act: (page: Page) => Promise<unknown> = step.act;
      // One more comes each time: of those that come alone, the one that the others wait for comes first.
      for (let left = waiting; left.length > 0;) {
        let refused: string[] = [];
        // All of them in every way at first, then each of those that are left in one.
        const ways = left === waiting ? answers : [answers[tries % answers.length]!];
        for (const fault of ways) {
          // The page itself is not to be had either: to load it anew would be to lose it.
          server.fault = (name) =>
            left.includes(name) || name === "index.html" ? fault : undefined;
          const before = server.asked.length;
          const asked = () => server.asked.slice(before).filter((name) => left.includes(name));
          await act(page);
          await server.until(() => asked().length > 0, `${step.name} asks for ${left}: ${fault}`);
          await seen(page, step.told, `${step.name}: ${fault}`);
          await server.quiet(page);
          refused = asked();
          const what = `${step.name} without ${refused}: ${fault}`;
          assert.match(await words(page, step.told), step.says, what);
          tries++;
          act = async (page) => {
            // A dialog that stands without its looks is opened anew.
            const open = (await page.locator("dialog").count()) > 0;
            if (open) await shut(page);
            if (open) await step.act(page);
            else await page.click(`${step.told} >> button:has-text("Prøv igjen")`);
          };
        }
        left = left.filter((name) => name !== refused[0]);
      }
      server.heal();
      await act(page);
      await seen(page, step.done, step.name);
      await page.locator(notice("page")).waitFor({ state: "detached" });
      await step.leave?.(page);
      await calm(page);
    }
    t.diagnostic(`${named.length} files, ${tries} failures`);
  });
});

async function seen(page: Page, what: string, when: string): Promise<void> {
  try {
    await page.waitForSelector(what, { timeout: 10_000 });
  } catch {
    assert.fail(
      `${when}: no ${what}, but ${(await page.locator(".notices").innerText()) || "nothing"}`,
    );
  }
}

/** No notice of what came before is left. */
async function calm(page: Page): Promise<void> {
  for (const close of await page.locator(".notice > button").all()) await close.click();
}

/** All that is asked for before the figure stands. */
async function firstFiles(address: string): Promise<string[]> {
  const before = server.asked.length;
  await visit(async (page) => {
    await page.goto(server.address + address);
    await page.waitForSelector(ready);
  });
  const asked = [...new Set(server.asked.slice(before))];
  return asked.filter((name) => !/^icon|html$/.test(name));
}

/** What stands for a script that never comes is seen after a while: the while is over. */
async function afterAWhile(page: Page): Promise<void> {
  await page.waitForFunction(() => document.getAnimations().length > 0);
  const waited = await page.evaluate(() =>
    document.getAnimations().map((one) => {
      one.finish();
      return one.effect!.getTiming().delay;
    }),
  );
  assert.deepEqual(waited, [8000]);
}

const readable = /ikke (kommet helt )?fram|kunne ikke|kan ikke vises/;
/** Nobody has asked for these yet: they are told of when somebody does. */
const quiet = /(suggestion|popover|keep|engine-nb|bundle-nb)-/;

for (const [where, address] of [
  ["the page", ""],
  ["an embedded figure", "embed.html"],
] as const)
  test(`whatever fails before ${where} stands is told, and when it comes all is well`, async (t) => {
    const files = await firstFiles(address);
    assert.ok(files.length > 6, String(files));
    t.diagnostic(files.join(" "));
    await visit(async (page) => {
      for (const [n, name] of files.entries())
        for (const fault of name.startsWith("data/") ? answers : [answers[n % answers.length]!]) {
          server.fault = (one) => (one === name ? fault : undefined);
          await page.goto(`${server.address}${address}?${n}${fault}`);
          const what = `${name}: ${fault}`;
          if (/assets\/(common|page|embed|shared)-.*js$/.test(name)) await afterAWhile(page);
          else if (quiet.test(name) || (name.endsWith(".css") && address)) {
            await figure(page);
            continue;
          }
          const told = "#coming:visible, [role=alert], .notice";
          await seen(page, told, what);
          assert.match(await words(page, told), readable, what);
          if (!name.endsWith(".css")) assert.equal(await page.locator(ready).count(), 0, what);
          server.heal();
          const again = page.locator('button:has-text("Prøv igjen")');
          if (await again.count()) await again.click();
          else await page.reload();
          await page.waitForSelector(ready);
          await page.locator(told).waitFor({ state: "detached" });
        }
    });
  });

test("where nothing comes, the page says that it waits, and goes on when it does", () =>
  visit(async (page) => {
    await page.clock.install();
    await page.route("https://data.ssb.no/**", (route) => route.abort());
    for (const silent of [/\.wasm$/, /^data\//, /catalogue-nn/]) {
      server.fault = (name) => (silent.test(name) ? "silent" : undefined);
      await page.goto(`${server.address}?${silent.source}#v=1&spr=nn`, { waitUntil: "commit" });
      await page.getByText("Henter tallene …").waitFor();
      await page.clock.fastForward(11_000);
      await page.getByText(/Dette (tar|tek) lengre tid enn/).waitFor();
      server.heal();
      const again = page.locator('button:has-text("Prøv igjen")');
      await page.waitForSelector('.figure-surface svg, button:has-text("Prøv igjen")');
      if (await again.count()) await again.click();
      await figure(page);
    }
    await open(page, "?#v=1");
    const silences: [RegExp, () => Promise<unknown>][] = [
      [/demo\.json/, () => page.click('.data-sets input[value="demo"]')],
      [/png-.*js/, () => page.click("#save-png")],
      [
        /deck-.*js/,
        async () => {
          await page.click("#save-more");
          await page.click("#save-as-pptx");
        },
      ],
      [/catalogue-en/, () => page.click('.languages a[lang="en"]')],
    ];
    for (const [silent, act] of silences) {
      server.fault = (name) => (silent.test(name) ? "silent" : undefined);
      const before = server.asked.length;
      await act();
      const asked = () => server.asked.slice(before).some((name) => silent.test(name));
      await server.until(asked, String(silent));
      await page.clock.fastForward(3500);
      await seen(page, notice("wait"), String(silent));
      assert.match(await words(page, notice("wait")), /lengre tid enn vanlig.*last siden på nytt/);
      server.heal();
      await page.locator(notice("wait")).waitFor({ state: "detached" });
      await server.quiet(page);
      await calm(page);
    }
    server.fault = (name) => (/profile-page/.test(name) ? "silent" : undefined);
    await page.click('nav a[href*="vis=profil"]');
    await page.locator(".column-page .loading").waitFor();
    // Who does not wait goes elsewhere, and what comes late is not shown over it.
    await page.goBack();
    await figure(page);
    server.heal();
    await server.quiet(page);
    assert.equal(await page.locator(".of-figure").count(), 1);
  }));

test("where WebAssembly is lacking, forbidden or spoilt, it is said which", async () => {
  const changed =
    (pattern: string, change: (text: string) => string) => (context: BrowserContext) =>
      context.route(pattern, async (route) => {
        const answer = await route.fetch();
        await route.fulfill({ response: answer, body: change(await answer.text()) });
      });
  const refused = changed("**/*?policy", (text) => text.replace(" 'wasm-unsafe-eval'", ""));
  const spoilt = (body: Buffer, contentType: string) => (context: BrowserContext) =>
    context.route("**/*.wasm", (route) => route.fulfill({ body, contentType }));
  const half = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 2, 3]);
  const table: [string, RegExp, Visit][] = [
    ["", /har ikke WebAssembly/, { script: "delete globalThis.WebAssembly" }],
    ["?policy", /nekter utregningen/, { prepare: refused }],
    ["", /er ikke helt/, { prepare: spoilt(half, "application/wasm") }],
    ["", /kom ikke fram/, { prepare: spoilt(Buffer.from("<html>"), "application/wasm") }],
  ];
  for (const [address, said, options] of table)
    for (const [file, way] of [
      ["", "button"],
      ["embed.html", "a"],
    ] as const)
      await visit(async (page) => {
        await page.goto(server.address + file + address);
        await page.waitForSelector(alert);
        assert.match(await words(page, alert), said, `${file}${address}`);
        assert.ok(await page.locator(way).last().isVisible(), "there is a way on");
      }, options);
  // A server that does not know the type is none of them.
  const bytes = await readFile(`${dist}/assets/${await wasmFile()}`);
  await visit((page) => open(page), { prepare: spoilt(bytes, "application/octet-stream") });
});

async function wasmFile(): Promise<string> {
  const all = await readdir(`${dist}/assets`);
  return all.find((name) => /^figur-.*\.wasm$/.test(name))!;
}

/** The browser denies storage: the mere mention throws. */
const denied = () => {
  for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"])
    Object.defineProperty(globalThis, name, {
      get() {
        throw new DOMException(`${name} is denied`, "SecurityError");
      },
    });
};
/** It can be read, and nothing more can be written. */
const full = () => {
  Storage.prototype.setItem = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  IDBObjectStore.prototype.put = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
};

async function makeGroup(page: Page, name: string): Promise<void> {
  await page.click("#make-group");
  await page.fill("#own-group-name", name);
  await page.press("#own-group-name", "Enter");
  await page.locator("dialog").waitFor({ state: "detached" });
}

test("where storage is denied or full the page works, and says what will not be there next time", async () => {
  for (const script of [denied, full])
    await visit(
      async (page) => {
        await open(page, "#v=1&kom=3201~0301");
        await makeGroup(page, "Kystbyer");
        await seen(page, notice("own"), script.name);
        assert.match(await words(page, notice("own")), /Kystbyer.*lagrer ikke gruppen.*i lenken/);
        assert.deepEqual(await page.locator(".own-group-name").allInnerTexts(), ["Kystbyer"]);
        await page.click("#collect");
        await seen(page, notice("saved"), script.name);
        assert.match(await words(page, notice("saved")), /lagrer ikke samlingen/);
        await page.click('.languages a[lang="en"]');
        await page.waitForSelector('html[lang="en"]');
        for (const name of ["profil", "samling"]) {
          await page.click(`nav a[href*="vis=${name}"]`);
          await page.waitForSelector(".column-page h2");
        }
        await page.reload();
        await page.waitForSelector(".column-page h2");
      },
      { script },
    );
});

test("what an older page, or somebody else, left in the storage does no harm", () =>
  visit(async (page) => {
    await open(page);
    const before = await tableTexts(page);
    const rubbish = [
      "{",
      "null",
      '[null,1,{},{"id":"egen-x","name":"X","regions":[1,null]},{"id":"a~b&","name":"","regions":["0301"]}]',
      "9".repeat(400),
      "x".repeat(100_000),
    ];
    for (const text of rubbish) {
      await page.evaluate((value) => {
        for (const key of ["spraak", "kommune", "grupper", "samling", "plassmangel", "blandet"])
          localStorage.setItem(`figurverktoyet.${key}`, value);
      }, text);
      await page.goto("about:blank");
      await open(page);
      assert.deepEqual(await tableTexts(page), before, text.slice(0, 50));
      await page.click('nav a[href*="vis=samling"]');
      await page.waitForSelector(".of-collection .column-page h2");
    }
    // Cleared while the page is open: it goes on with what it has.
    await page.evaluate(() => localStorage.clear());
    await page.click("nav:not(.languages) a >> nth=0");
    await figure(page);
  }));

test("groups made in two windows are all kept, also when one of them takes a deletion back", () =>
  visit(async (page) => {
    const other = await page.context().newPage();
    await open(page, "#v=1&kom=3201~0301");
    await open(other, "#v=1&kom=3201~0301");
    await makeGroup(page, "Den ene");
    await makeGroup(other, "Den andre");
    const stored = () =>
      page.evaluate(() => {
        const groups = JSON.parse(localStorage.getItem("figurverktoyet.grupper")!);
        return (groups as { name: string }[]).map(({ name }) => name);
      });
    assert.deepEqual(await stored(), ["Den ene", "Den andre"]);
    await page.click('.own-group-actions button:has-text("Slett")');
    await page.waitForSelector(notice("own"));
    await makeGroup(other, "Den tredje");
    await page.click(`${notice("own")} .notice-action`);
    assert.deepEqual(await stored(), ["Den ene", "Den andre", "Den tredje"]);
  }));

test("a link to what is gone says what, and shows what is nearest, on the page and where it is embedded", () =>
  visit(async (page) => {
    const table: [string, RegExp][] = [
      ["v=1&ind=barnevern.finnes-ikke", /Indikatoren «barnevern\.finnes-ikke» finnes ikke/],
      ["v=1&kom=9999~0301", /Kommunen «9999» finnes ikke/],
      ["v=1&grp=nedlagt", /Gruppen «nedlagt» finnes ikke/],
      ["v=1&omr=nedlagt", /Tjenesteområdet «nedlagt» finnes ikke/],
      ["v=1&fra=1990", /«1990» er ikke et år i datasettet/],
      ["v=1&fig=kake", /Figurtypen «kake» finnes ikke/],
      ["v=1&mot=nedlagt", /«nedlagt» er ikke et snitt/],
      ["v=1&nytt=valg", /Ukjent valg: «nytt»/],
      ["v=0&kom=0301", /annen utgave av verktøyet \(v=0\)/],
      ["v=1&siste=mange", /«mange» er ikke et antall år/],
      ["v=1&egr=%5B%5B", /kan ikke leses/],
      // Last: where it is embedded, nothing stands for a data set that is gone.
      ["v=1&data=finnes-ikke&kom=0301", /Datasettet «finnes-ikke» finnes ikke/],
    ];
    const embedded = await page.context().newPage();
    await open(page);
    await open(embedded, "embed.html");
    for (const [address, said] of table) {
      for (const one of [page, embedded])
        await one.evaluate((hash) => (location.hash = hash), address);
      await page.waitForFunction(
        ([where, source]) =>
          new RegExp(source!).test(document.querySelector(where!)?.textContent ?? ""),
        [notice("link"), said.source],
      );
      assert.ok((await tableTexts(page)).length > 0, `${address}: there are numbers`);
      await embedded.waitForFunction(
        (source) => new RegExp(source).test(document.querySelector(".told")?.textContent ?? ""),
        said.source,
      );
      assert.equal(await embedded.getByRole("link").count(), 1, "there is a way on");
    }
  }));

/** All that the page says in its views. */
async function sayings(page: Page): Promise<string[]> {
  const said: string[] = [];
  for (const name of ["", "profil", "nokkeltall", "funn", "indikatorer", "datagrunnlag"]) {
    await page.goto("about:blank");
    await page.goto(`${server.address}#v=1&siste=5${name && `&vis=${name}`}`);
    await page.waitForSelector(name ? ".column-page h2" : ".figure-surface svg");
    const told =
      ".notices, .column-page, .column-figure, .column-table, .column-sum, .column-about";
    said.push((await page.locator(told).allInnerTexts()).join("\n"));
  }
  return said;
}

test("a clock that is wrong, or in another part of the world, changes nothing that is said of the numbers", async () => {
  let right: string[] = [];
  await visit(async (page) => {
    right = await sayings(page);
  });
  for (const [time, timezoneId] of [
    ["1970-01-01T00:00:10Z", "Pacific/Pago_Pago"],
    ["2100-12-31T23:59:50Z", "Pacific/Kiritimati"],
  ] as const)
    await visit(
      async (page) => {
        await page.clock.setFixedTime(time);
        for (const [n, text] of (await sayings(page)).entries())
          for (const [k, line] of text.split("\n").entries())
            assert.equal(line, right[n]!.split("\n")[k], `view ${n} in ${time}`);
        await page.click("nav:not(.languages) a >> nth=0");
        await figure(page);
        for (const button of ["#save-png", "#save-csv"]) {
          const [made] = await Promise.all([page.waitForEvent("download"), page.click(button)]);
          assert.doesNotMatch(made.suggestedFilename(), /1970|1969|2100|2101/);
        }
      },
      { timezoneId },
    );
});

/** As on an intranet without TLS, and in a browser that lacks what can be done without. */
const bare = () => {
  for (const name of [
    "CompressionStream",
    "DecompressionStream",
    "structuredClone",
    "ClipboardItem",
    "requestIdleCallback",
    "IntersectionObserver",
    "caches",
  ])
    delete (globalThis as unknown as Record<string, unknown>)[name];
  Object.defineProperty(Crypto.prototype, "subtle", { value: undefined });
  Object.defineProperty(navigator, "clipboard", { value: undefined });
  window.open = () => null;
};

test("on a page that is served without TLS, by a browser that lacks much, everything works or says why not", () =>
  visit(
    async (page) => {
      await open(page, "#v=1&kom=3201~0301&fryst=0123456789abcdef");
      await seen(page, notice("data"), "a frozen link");
      await calm(page);
      await page.click("#copy-link");
      await seen(page, notice("saved"), "the link");
      assert.match(await words(page, notice("saved")), /#v=1/);
      // Twice in a hurry is at most once too often.
      for (const button of ["#save-png", "#save-csv"])
        await Promise.all([page.waitForEvent("download"), page.dblclick(button)]);
      for (const name of ["pptx", "xlsx", "json-stat"]) {
        await page.click("#save-more");
        await Promise.all([page.waitForEvent("download"), page.dblclick(`#save-as-${name}`)]);
        await page.locator("dialog").waitFor({ state: "detached" });
      }
      await calm(page);
      await page.click("#save-more");
      await page.click("#save-as-one-file");
      await seen(page, notice("saved"), "one file");
      await calm(page);
      await page.click("#embed");
      await page.click("dialog button:has-text('Kopier')");
      await shut(page);
      await page.click("#collect");
      await page.click('nav a[href*="vis=samling"]');
      await page.waitForSelector(".of-collection .column-page h2");
      await page.click("button:has-text('Kopier lenke')");
      await page.waitForFunction(
        (where) => /saml=/.test(document.querySelector(where)?.textContent ?? ""),
        notice("saved"),
      );
    },
    { script: bare },
  ));

test("a hurried reader gets what was asked for last", () =>
  visit(async (page) => {
    // Printed before anything stands there.
    server.fault = (name) => (/\.wasm$/.test(name) ? "silent" : undefined);
    await page.goto(server.address, { waitUntil: "commit" });
    await page.getByText("Henter tallene …").waitFor();
    await page.emulateMedia({ media: "print" });
    await page.emulateMedia({ media: "screen" });
    server.heal();
    await page.locator('button:has-text("Prøv igjen")').click();
    await figure(page);
    // Back and forth while a data set is on its way.
    server.fault = (name) => (/demo\.json$/.test(name) ? "silent" : undefined);
    await page.click('.data-sets input[value="demo"]');
    await page.click('nav a[href*="vis=profil"]');
    await page.waitForSelector(".of-profile .column-page h2");
    await page.goBack();
    await page.goForward();
    await page.goBack();
    server.heal();
    await figure(page);
    await server.quiet(page);
    assert.equal(await page.locator(".of-figure").count(), 1);
    assert.equal(await page.locator(".example-banner").count(), 0);
  }));

test("where trying again leads nowhere and the server has the page, it is loaded anew, and own files are remembered", () =>
  visit(async (page) => {
    await open(page, "#v=1&kom=3201~0301");
    // As after a new version, which has other names for its files.
    server.fault = (name) => (/profile-page/.test(name) ? "missing" : undefined);
    await ownFile(page);
    await page.waitForSelector(".own-banner");
    await page.click('nav a[href*="vis=profil"]');
    await page.click(`${notice("page")} >> button:has-text("Prøv igjen")`);
    const reload = page.locator(`${notice("page")} >> button:has-text("Last siden på nytt")`);
    await reload.waitFor();
    assert.match(await words(page, notice("page")), /Filer du har åpnet selv, må du åpne på nytt/);
    assert.equal(await page.getByText("Henter visningen …").count(), 0, "nothing is being fetched");
    server.heal();
    await reload.click();
    await page.waitForSelector(".of-profile .column-page h2");
  }));
