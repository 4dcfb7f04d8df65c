import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  chromium,
  type Browser,
  type BrowserContextOptions,
  type Frame,
  type Page,
} from "playwright-core";
import { violations } from "./axe.ts";
import { serveCompressed } from "./compressed.ts";
import { calculator, norwegian } from "./engine.ts";
import { Firefox } from "./firefox.ts";
import { host, hostile, listener, sheet, type Hosted } from "./hosts/host.ts";
import { dist, flags, refusals } from "./page.ts";
import { serve, type Served } from "./serve.ts";

const surface = ".figure-surface svg";
/** Four cities' child welfare; `more` is put after. */
const link = (more = "") =>
  `#v=1&omr=barnevern&ind=barnevern.netto-per-innbygger-0-17&kom=0301~4601~3201~3107&grp=asss&fig=line${more}`;
const attribute = (text: string) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

let browser: Browser;
let tool: Served;
let other: Hosted;
let evil: Hosted;
const pages: Record<string, string> = {
  "listener.js": listener,
};
const toolOrigin = () => new URL(tool.address).origin;

/** What an editor has written on a site of their own: its policy lets in the figures' server, and nothing inline. */
const policy = () =>
  `default-src 'none'; script-src 'self' ${toolOrigin()}; frame-src ${toolOrigin()} ${evil.address}; img-src data:`;

before(async () => {
  tool = await serve(dist);
  evil = await host(
    () => ({
      "": `<!doctype html><title>x</title><script src="hostile.js"></script>`,
      "hostile.js": hostile,
    }),
    () => "default-src 'self'",
  );
  other = await host(() => pages, policy);
  browser = await chromium.launch({
    executablePath: process.env.FIGUR_CHROMIUM ?? "/usr/bin/chromium",
    args: flags,
  });
});
after(async () => {
  await browser.close();
  await Promise.all([tool.close(), other.close(), evil.close()]);
});

const script = () => `<script src="${tool.address}ks-figur.js" async></script>`;
const element = (hash: string, more = "") =>
  `<ks-figur src="${tool.address}embed.html${attribute(hash)}" title="En figur" ${more}><a href="${tool.address}${attribute(hash)}">Figuren</a></ks-figur>`;
const plain = (hash: string, more = "") =>
  `<iframe src="${tool.address}embed.html${attribute(hash)}" title="En figur" width="700" height="600" ${more}></iframe>`;

/** Opens an address; nobody may complain in the console while `act` runs. */
async function visit(
  address: string,
  act: (page: Page) => Promise<void>,
  options: BrowserContextOptions & { complaints?: RegExp } = {},
): Promise<void> {
  const { complaints: expected, ...context } = options;
  const opened = await browser.newContext({ viewport: { width: 900, height: 1200 }, ...context });
  const refused = await refusals(opened);
  const page = await opened.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() !== "error" && message.type() !== "warning") return;
    if (!expected?.test(message.text())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  try {
    await page.goto(address);
    await act(page);
    assert.deepEqual(complaints, [], "the console must stay silent");
    assert.deepEqual(refused, [], "no page's policy must refuse anything");
  } finally {
    await opened.close();
  }
}

const article = (body: string, act: (page: Page) => Promise<void>, options = {}) => {
  pages["artikkel"] = sheet(`<script src="listener.js"></script>${script()}${body}`);
  return visit(`${other.address}artikkel`, act, options);
};

const figures = (page: Page) => page.frames().filter((f) => f.url().includes("/embed.html"));

/** The frame of the n-th figure, once the figure stands. */
async function standing(page: Page, n = 0): Promise<Frame> {
  await page.waitForFunction((n) => document.querySelectorAll("iframe, ks-figur").length > n, n);
  for (let tries = 0; figures(page).length <= n && tries < 200; tries++)
    await page.waitForTimeout(50);
  const frame = figures(page)[n];
  assert.ok(frame, `there is no figure ${n}`);
  await frame.waitForSelector(surface);
  return frame;
}

/** How high the page shows the frame, and how high it is inside. */
async function heights(page: Page, frame: Frame): Promise<[shown: number, needed: number]> {
  const needed = await frame.evaluate(() =>
    Math.ceil(document.getElementById("figur")!.getBoundingClientRect().height),
  );
  const shown = (await (await frame.frameElement()).boundingBox())!.height;
  return [shown, needed];
}
async function fits(page: Page, frame: Frame): Promise<number> {
  for (let tries = 0; tries < 60; tries++) {
    const [shown, needed] = await heights(page, frame);
    if (shown === needed && needed > 100) return needed;
    await page.waitForTimeout(50);
  }
  assert.fail(`the frame is as high as ${await heights(page, frame)} (shown, needed)`);
}
const heard = (page: Page) =>
  page.evaluate(() => (window as unknown as { heard: Record<string, unknown>[] }).heard);

test("in a page with a strict policy of its own the figure stands, as high as it needs", () =>
  article(element(link(), 'hoyde="300"'), async (page) => {
    const frame = await standing(page);
    const before = await fits(page, frame);
    assert.ok(before > 500, `${before}`);
    assert.match(await frame.locator(surface).innerHTML(), /Kilde: SSB, tabell 12367/);
    await frame.locator("summary").click();
    const after = await fits(page, frame);
    assert.ok(after > before + 100, `${before}, then ${after}`);
    await page.setViewportSize({ width: 420, height: 900 });
    const narrow = await fits(page, frame);
    assert.notEqual(narrow, after);
    assert.equal(
      await frame.evaluate(() => document.documentElement.scrollWidth > innerWidth),
      false,
    );
    assert.equal(
      await page.evaluate(() => document.documentElement.scrollWidth > innerWidth),
      false,
    );
  }));

/** A browser lets frames of other servers rest while they are out of sight: they are told of no size. */
for (const site of ["127.0.0.1", "localhost"])
  test(`a figure in sight waits for none that is not, and one far off becomes ready when it is asked to: ${site}`, async () => {
    const far = (px: number) => `<svg width="1" height="${px}" role="presentation"></svg>`;
    pages["artikkel"] = sheet(
      `<script src="listener.js"></script>${script()}${element(link())}${far(300)}${element(link("&skjul=ord"))}${far(4000)}${element(link("&skjul=filter"))}${far(3000)}${element(link("&skjul=tabell"), 'loading="eager"')}`,
    );
    const address = `${other.address.replace("127.0.0.1", site)}artikkel`;
    await visit(
      address,
      async (page) => {
        const ready = (n: number, timeout: number) =>
          page.waitForFunction((n) => document.querySelectorAll("ks-figur")[n]!.state !== "", n, {
            timeout,
          });
        // Far below, and fetched ahead below the edge.
        for (const n of [3, 0, 1]) await ready(n, 6000);
        const height = (n: number) =>
          page.evaluate(
            (n) =>
              document.querySelectorAll("ks-figur")[n]!.shadowRoot!.querySelector("iframe")!
                .offsetHeight,
            n,
          );
        for (const n of [1, 3]) assert.ok((await height(n)) > 500, `${n}: ${await height(n)}`);
        await page.evaluate(() => document.querySelectorAll("ks-figur")[2]!.scrollIntoView());
        await ready(2, 4000);
        await fits(page, await standing(page, 3));
      },
      { viewport: { width: 900, height: 700 } },
    );
  });

test("the page hears that the figure is ready, sets its state, and hears what the reader chooses", () =>
  article(element(link()), async (page) => {
    const frame = await standing(page);
    await page.waitForFunction(() => document.querySelector("ks-figur")!.state !== "");
    assert.deepEqual(
      (await heard(page)).filter((said) => said.event).map((said) => said.event),
      ["ready"],
    );
    const state = (more: string) =>
      page.waitForFunction(
        (more) => document.querySelector("ks-figur")!.state.includes(more),
        more,
      );
    await page.evaluate(
      (to) => document.querySelector("ks-figur")!.setState(to),
      link("&fra=2018&til=2022").replace("fig=line", "fig=bar"),
    );
    await state("fig=bar");
    assert.match(await frame.locator(surface).innerHTML(), /2018/);
    assert.doesNotMatch(await frame.locator(surface).innerHTML(), /2016|2024/);
    await frame.selectOption("#place", "4601");
    await state("kom=4601~0301~3201~3107");
    assert.match((await frame.locator(".summary").textContent())!, /Bergen lå på/);
    await frame.selectOption("#to", "2021");
    await state("til=2021");
    const events = (await heard(page)).filter((said) => said.event);
    assert.deepEqual(
      events.map((said) => said.event),
      ["ready", "state", "state", "state"],
    );
    assert.equal(
      events.at(-1)!.state,
      await page.evaluate(() => document.querySelector("ks-figur")!.state),
    );
    assert.equal(page.url().includes("#"), false);
    // The last one holds, whichever data set comes first.
    await page.evaluate((own) => {
      const figure = document.querySelector("ks-figur")!;
      figure.setState("#v=1&data=demo");
      figure.setState(own);
    }, link("&fra=2021"));
    await state("fra=2021");
    await page.waitForTimeout(500);
    assert.equal(await frame.locator(".example-tag").count(), 0);
    assert.match(await frame.locator(surface).innerHTML(), /2021[\s\S]*Kilde: SSB/);
  }));

test("attributes changed later are followed, and an element that is taken out leaves nothing behind", () =>
  article(element(link()), async (page) => {
    const frame = await standing(page);
    const steps = await page.evaluate(() => history.length);
    await page.evaluate(
      ({ src }) => {
        const figure = document.querySelector("ks-figur")!;
        figure.setAttribute("src", src);
        figure.title = "En annen figur";
      },
      { src: `${tool.address}embed.html${link("&skjul=filter")}` },
    );
    await frame.waitForSelector("select", { state: "detached" });
    assert.equal(await page.evaluate(() => history.length), steps);
    const inside = await frame.frameElement();
    assert.equal(await inside.getAttribute("title"), "En annen figur");
    await page.evaluate(() => {
      const figure = document.querySelector("ks-figur")!;
      (window as unknown as { kept: Element }).kept = figure;
      figure.remove();
    });
    assert.equal(figures(page).length, 0);
    assert.equal(
      await page.evaluate(
        () => (window as unknown as { kept: HTMLElement & { state: string } }).kept.state,
      ),
      "",
    );
    await page.evaluate(() => document.body.append((window as unknown as { kept: Element }).kept));
    await fits(page, await standing(page));
  }));

test("an address that is none of the web is not followed", () =>
  article(
    `<ks-figur src="javascript:document.title='lurt'"><a href="${tool.address}">Figuren</a></ks-figur><ks-figur src="data:text/html,x"></ks-figur>`,
    async (page) => {
      await page.waitForFunction(() => document.querySelector("ks-figur")!.shadowRoot);
      await page.waitForTimeout(300);
      const sources = await page.evaluate(() =>
        [...document.querySelectorAll("ks-figur")].map((f) =>
          f.shadowRoot!.querySelector("iframe")!.getAttribute("src"),
        ),
      );
      assert.deepEqual(sources, [null, null]);
      assert.equal(await page.title(), "Artikkel");
      // What stands inside is shown instead of an empty frame, until there is an address.
      const frame = page.locator("ks-figur iframe").first();
      assert.equal(await page.getByText("Figuren").isVisible(), true);
      assert.equal(await frame.isVisible(), false);
      await page.evaluate(
        (src) => document.querySelector("ks-figur")!.setAttribute("src", src),
        `${tool.address}embed.html${link()}`,
      );
      await fits(page, await standing(page));
      assert.equal(await page.getByText("Figuren").isVisible(), false);
      await page.evaluate(() =>
        document.querySelector("ks-figur")!.setAttribute("src", "http://["),
      );
      assert.equal(await page.getByText("Figuren").isVisible(), true);
      assert.equal(await frame.isVisible(), false);
      await page.evaluate(
        (src) => document.querySelector("ks-figur")!.setAttribute("src", src),
        `${tool.address}embed.html${link("&fra=2019")}`,
      );
      await page.waitForFunction(() =>
        document.querySelector("ks-figur")!.state.includes("fra=2019"),
      );
      assert.equal(await frame.isVisible(), true);
      assert.equal(await page.getByText("Figuren").isVisible(), false);
    },
  ));

test("a state set before the element is in the page is the one it shows", () =>
  article("", async (page) => {
    await page.waitForFunction(() => customElements.get("ks-figur"));
    await page.evaluate(
      ([src, state]) => {
        const figure = document.createElement("ks-figur");
        figure.setState(state!);
        figure.setAttribute("src", src!);
        document.body.append(figure);
      },
      [`${tool.address}embed.html${link()}`, link("&fra=2019&til=2022")],
    );
    await page.waitForFunction(() =>
      document.querySelector("ks-figur")?.state.includes("til=2022"),
    );
  }));

test("the reader's municipality comes in front, and the editor's stay, however often another is chosen", () =>
  embedded(link("&data=demo").replace("netto-per-innbygger-0-17", "andel-tiltak"), async (page) => {
    await page.waitForSelector(surface);
    for (const [code, shown] of [
      ["5001", "5001~0301~4601~3201~3107"],
      ["1103", "1103~0301~4601~3201~3107"],
      ["3201", "3201~0301~4601~3107"],
      ["0301", "0301~4601~3201~3107"],
    ]) {
      await page.selectOption("#place", code!);
      await page.waitForFunction((shown) => location.hash.includes(`kom=${shown}&`), shown);
      assert.equal(await page.locator("#place").inputValue(), code);
    }
  }));

test("a plain frame works, also in a sandbox without an origin", () =>
  article(plain(link()) + plain(link("&skjul=filter"), 'sandbox="allow-scripts"'), async (page) => {
    await standing(page, 0);
    const frame = await standing(page, 1);
    assert.equal(await frame.evaluate(() => origin), "null");
    await frame.locator("summary").click();
    assert.match((await frame.locator("tbody").textContent())!, /Fredrikstad/);
    assert.equal(await frame.locator("select").count(), 0);
  }));

test("in Firefox too: a plain frame in a sandbox, and one that is as high as it needs", async () => {
  pages["artikkel"] = sheet(
    `<script src="listener.js"></script>${script()}${plain(link("&skjul=ord~filter"), 'sandbox="allow-scripts"')}${element(link())}`,
  );
  const firefox = await Firefox.start();
  try {
    await firefox.goto(`${other.address}artikkel`);
    // Each tells its height once it stands: the waiting text is low.
    const high = `heard.filter((said) => said.type === "height" && said.height > 400).length`;
    await firefox.waitFor(`${high} >= 2 && document.querySelector("ks-figur").state !== ""`);
    const [shown, told] = await firefox.evaluate<[number, number]>(
      `[document.querySelector("ks-figur").offsetHeight, heard.filter((said) => said.type === "height").at(-1).height]`,
    );
    assert.equal(shown, told);
    await firefox.evaluate(`document.querySelector("ks-figur").setState("#v=1&data=demo&fig=bar")`);
    await firefox.waitFor(`document.querySelector("ks-figur").state.includes("data=demo")`);
  } finally {
    await firefox.stop();
  }
});

test("a figure in a sandbox without an origin is set and followed by the page around it alone", () =>
  article(plain(link(), 'sandbox="allow-scripts"'), async (page) => {
    const frame = await standing(page);
    await page.evaluate(() =>
      frames[0]!.postMessage({ figur: 1, type: "setState", state: "#v=1&data=demo&fig=bar" }, "*"),
    );
    await frame.waitForSelector(".example-tag");
    await page.waitForFunction(() =>
      (window as unknown as { heard: { type?: string }[] }).heard.some(
        (said) => said.type === "state",
      ),
    );
    const told = (await heard(page)).filter((said) => said.figur === 1);
    assert.ok(told.some((said) => said.type === "height" && Number(said.height) > 300));
    assert.match(String(told.findLast((said) => said.type === "state")?.state), /data=demo/);
  }));

test("what a hostile third frame says is heard by neither side", () =>
  article(
    `<iframe src="${evil.address}" title="Reklame"></iframe>${plain(link())}${element(link())}`,
    async (page) => {
      const framed = await standing(page, 0);
      const figure = await standing(page, 1);
      await page.waitForFunction(
        () =>
          (window as unknown as { heard: { height?: number }[] }).heard.filter(
            (m) => m.height === 4321,
          ).length > 50,
      );
      const height = await fits(page, figure);
      assert.ok(height < 2000, `${height}`);
      for (const frame of [framed, figure]) {
        assert.equal(await frame.locator(".example-tag").count(), 0);
        assert.doesNotMatch(frame.url(), /demo/);
      }
      const state = await page.evaluate(() => document.querySelector("ks-figur")!.state);
      assert.doesNotMatch(state, /demo/);
      // The page itself is still heard.
      await page.evaluate(() => document.querySelector("ks-figur")!.setState("#v=1&data=demo"));
      await figure.waitForSelector(".example-tag");
      assert.equal(await framed.locator(".example-tag").count(), 0);
    },
  ));

test("messages of another version, or with values that are none, are not heard", () =>
  article(plain(link()), async (page) => {
    const frame = await standing(page);
    await page.evaluate(() => {
      const demo = "#v=1&data=demo";
      for (const said of [
        { figur: 2, type: "setState", state: demo },
        { type: "setState", state: demo },
        { figur: 1, type: "setState", state: [demo] },
        { figur: 1, type: "setState", state: demo + "&tit=" + "x".repeat(20_000) },
        { figur: 1, type: "set", state: demo },
        "setState",
        null,
      ])
        frames[0]!.postMessage(said, "*");
    });
    await page.waitForTimeout(500);
    assert.equal(await frame.locator(".example-tag").count(), 0);
  }));

test("without JavaScript the link inside leads to the figure", () =>
  article(
    element(link()),
    async (page) => {
      const inside = page.locator("ks-figur a");
      assert.equal(await inside.isVisible(), true);
      assert.equal(await inside.getAttribute("href"), tool.address + link());
    },
    { javaScriptEnabled: false },
  ));

test("where nothing comes, the link inside is shown", () =>
  article(
    `<ks-figur src="${evil.address}finnes-ikke"><a href="${tool.address}">Figuren</a></ks-figur>`,
    async (page) => {
      await page.clock.install();
      await page.reload();
      const inside = page.locator("ks-figur a");
      await page.waitForFunction(() =>
        document.querySelector("ks-figur")?.shadowRoot?.querySelector("iframe[src]"),
      );
      assert.equal(await inside.isVisible(), false);
      await page.clock.fastForward(16_000);
      await inside.waitFor();
    },
    { complaints: /404/ },
  ));

const embedded = (hash: string, act: (page: Page) => Promise<void>, options = {}) =>
  visit(`${tool.address}embed.html${hash}`, act, options);

test("a link hides choices, words, table and note, never the source", () =>
  embedded(link("&mrk=Egen merknad"), async (page) => {
    await page.waitForSelector(surface);
    assert.equal(await page.locator("select").count(), 3);
    assert.equal(await page.locator("details").count(), 1);
    assert.match(await page.locator(surface).innerHTML(), /Egen merknad/);
    await page.goto(
      `${tool.address}embed.html${link("&mrk=Egen merknad&skjul=filter~ord~tabell~merknad~kilde")}`,
    );
    await page.reload();
    await page.waitForSelector(surface);
    assert.equal(await page.locator("select, details").count(), 0);
    assert.ok((await page.locator(".summary").boundingBox())!.height <= 1);
    assert.match((await page.locator(".summary").textContent())!, /kroner i 20/);
    assert.doesNotMatch(await page.locator(surface).innerHTML(), /Egen merknad/);
    assert.match(await page.locator(surface).innerHTML(), /Kilde: SSB/);
    assert.match((await page.locator(".source").textContent())!, /Kilde: SSB/);
    assert.match(
      (await page.locator(".told").textContent())!,
      /«kilde» er ikke noe som kan skjules/,
    );
    assert.equal(await page.locator("a", { hasText: "Åpne i Figurverktøyet" }).count(), 1);
  }));

test("a frozen figure says so when the data are others, in the article and on the page", async () => {
  const sum = "&fra=2015&til=2024&fryst=";
  let right = "";
  await embedded(link(), async (page) => {
    right = await page.evaluate(async () => {
      const bytes = await (await fetch("data/ssb-utdrag.json")).arrayBuffer();
      const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
      return [...sum.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    });
  });
  await embedded(link(sum + right), async (page) => {
    await page.waitForSelector(surface);
    assert.equal(await page.locator(".told").count(), 0);
    await page.selectOption("#to", "2022");
    await page.waitForFunction(() => location.hash.includes("til=2022"));
    assert.match(page.url(), new RegExp(`fryst=${right}`));
  });
  await embedded(link(`${sum}0123456789abcdef`), async (page) => {
    await page.waitForSelector(surface);
    assert.match(
      (await page.locator(".told").textContent())!,
      /Datasettet er et annet enn da figuren ble laget; tallene kan være endret/,
    );
  });
  for (const unreadable of ["0123456789abcde", "0123456789ABCDEF", "x".repeat(16), ""])
    await embedded(link(sum + unreadable), async (page) => {
      await page.waitForSelector(surface);
      const told = (await page.locator(".told").allTextContents()).join(" ");
      assert.match(told, /kunne ikke brukes[\s\S]*kan ikke leses i lenken/, unreadable);
      assert.doesNotMatch(told, /kan være endret/);
    });
  await visit(`${tool.address}${link(sum)}nei`, async (page) => {
    await page.getByText("kan ikke leses i lenken").waitFor();
    assert.equal(await page.getByText("kan være endret").count(), 0);
  });
  for (const [hex, notices] of [
    [right, 0],
    ["0123456789abcdef", 1],
  ] as const)
    await visit(tool.address + link(sum + hex), async (page) => {
      await page.waitForSelector(surface);
      await page.waitForTimeout(500);
      const notice = page.locator('.notice[data-topic="data"]');
      assert.equal(await notice.count(), notices);
      if (notices)
        assert.match((await notice.textContent())!, /låst til en bestemt utgave[\s\S]*på nytt/);
    });
});

test("figures of a page fetch what they share once", () => {
  tool.sent.clear();
  return article(
    element(link()) +
      element(link("&fra=2019").replace("fig=line", "fig=bar")) +
      element(link("&skjul=ord~filter")),
    async (page) => {
      for (const n of [0, 1, 2]) await standing(page, n);
      await page.waitForFunction(
        () =>
          [...document.querySelectorAll("ks-figur")].filter((one) => one.state !== "").length === 3,
      );
      // Each is as high as it needs, and not as another says.
      const high = [];
      for (const n of [0, 1, 2]) high.push(await fits(page, figures(page)[n]!));
      assert.ok(new Set(high).size > 1, `${high}`);
      // The next begins when the one before is ready.
      const begun = (await heard(page)).filter((said) => said.event === "ready");
      assert.deepEqual(
        begun.map((said) => said.begun),
        [2, 3, 3],
      );
      const twice = [...tool.sent].filter(([, times]) => times > 1);
      assert.deepEqual(twice, []);
      const names = [...tool.sent.keys()].join(" ");
      for (const one of [
        /figur-\S+\.wasm/,
        /drawing-/,
        /common-/,
        /embed-/,
        /data\/ssb-utdrag\.json/,
      ])
        assert.match(names, one);
    },
    { viewport: { width: 900, height: 3000 } },
  );
});

test("until the embedded figure stands at most 260 kB come over the wire, brotli, and nothing of the page's own code", async (t) => {
  const served = await serveCompressed(dist);
  try {
    await visit(`${served.address}embed.html`, async (page) => {
      await page.waitForSelector(surface);
      const files = [...served.sent].filter(([file]) => file !== "icon.svg");
      for (const [file, bytes] of files) t.diagnostic(`${file}: ${(bytes / 1000).toFixed(1)} kB`);
      const sum = (all: typeof files) => all.reduce((n, [, bytes]) => n + bytes, 0);
      const code = sum(files.filter(([file]) => !file.startsWith("data/")));
      t.diagnostic(
        `${(code / 1000).toFixed(1)} kB, with the data ${(sum(files) / 1000).toFixed(1)} kB`,
      );
      assert.ok(files.length >= 7, String(files.map(([file]) => file)));
      assert.ok(code <= 260_000, `${code} bytes`);
      assert.deepEqual(
        files.filter(([file]) => /\/(page|suggestion|popover|planner|dialog)-/.test(file)),
        [],
      );
    });
    const element = await fetch(`${served.address}ks-figur.js`);
    await element.arrayBuffer();
    t.diagnostic(`ks-figur.js: ${served.sent.get("ks-figur.js")} bytes`);
    assert.ok(served.sent.get("ks-figur.js")! < 2000);
  } finally {
    await served.close();
  }
});

for (const colorScheme of ["light", "dark"] as const)
  test(`axe finds nothing in an embedded figure, ${colorScheme}`, () =>
    embedded(
      link("&data=demo").replace("omr=barnevern&ind=barnevern.netto-per-innbygger-0-17&", ""),
      async (page) => {
        await page.waitForSelector(surface);
        await page.click("summary");
        assert.deepEqual(await violations(page), []);
        await page.goto(`${tool.address}embed.html#v=1&data=finnes-ikke`);
        await page.reload();
        await page.waitForSelector("[role=alert]");
        assert.deepEqual(await violations(page), []);
      },
      { colorScheme, complaints: /404/ },
    ));

test("the keyboard reaches everything in an embedded figure and hears the cells", () =>
  embedded(link(), async (page) => {
    await page.waitForSelector(surface);
    const at = () =>
      page.evaluate(() => {
        const e = document.activeElement!;
        return e.id || e.className || e.tagName.toLowerCase();
      });
    const stops: string[] = [];
    for (let i = 0; i < 6; i++) {
      await page.keyboard.press("Tab");
      stops.push(await at());
    }
    assert.deepEqual(stops, ["place", "from", "to", "figure-surface", "summary", "a"]);
    await page.focus(".figure-surface");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    assert.match((await page.locator("[aria-live=polite]").textContent())!, /^Oslo, 20\d\d: \d/);
  }));

test("an embedded figure fits on 320 pixels", () =>
  embedded(
    link(),
    async (page) => {
      await page.waitForSelector(surface);
      await page.click("summary");
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    },
    { viewport: { width: 320, height: 800 } },
  ));

test("a link that cannot be shown says why and leads on", () =>
  embedded(
    "#v=1&data=finnes-ikke",
    async (page) => {
      const told = page.getByRole("alert");
      await told.waitFor();
      assert.match(
        (await told.textContent())!,
        /kan ikke vises her[\s\S]*«finnes-ikke» finnes ikke/,
      );
      const way = page.getByRole("link", { name: "Åpne i Figurverktøyet" });
      assert.equal(await way.getAttribute("href"), "./#v=1&data=finnes-ikke");
      await page.evaluate((to) => (location.hash = to), link());
      await page.waitForSelector(surface);
      assert.equal(await told.count(), 0);
    },
    { complaints: /404/ },
  ));

test("of a figure that is only on its maker's machine nobody is told to open a file", async () => {
  for (const hash of ["#v=1&data=egen", "#v=1&data=fersk~demo~barnevern", "#v=1&omr=egne-tall"])
    await embedded(hash, async (page) => {
      const told = page.locator(".told");
      await told.waitFor();
      assert.match((await told.textContent())!, /bare finnes på maskinen den ble laget på/, hash);
      assert.doesNotMatch((await told.textContent())!, /på nytt/, hash);
    });
});

for (const [what, pattern, still] of [
  ["the calculator", "**/*.wasm", false],
  ["what draws", "**/drawing-*.js", true],
] as const)
  test(`without ${what} the reader is told so, and the way on stands`, () =>
    visit(
      "about:blank",
      async (page) => {
        await page.route(pattern, (route) => route.abort());
        await page.goto(`${tool.address}embed.html${link()}`);
        await page.getByRole("alert").waitFor();
        await page.getByRole("link", { name: "Åpne i Figurverktøyet" }).waitFor();
        // Numbers and source do not wait for the drawing.
        assert.equal(await page.locator("details").count(), still ? 1 : 0);
        if (still) assert.ok((await page.locator(".source").boundingBox())!.height > 10);
      },
      { complaints: /Failed to load|preload|wasm|Aborted/i },
    ));

test("an embedded figure speaks the link's language", () =>
  embedded(link("&spr=en"), async (page) => {
    await page.waitForSelector(surface);
    assert.equal(await page.getAttribute("html", "lang"), "en");
    assert.equal((await page.locator("label[for=place]").textContent())!, "Highlight municipality");
    assert.match(await page.locator(surface).innerHTML(), /Source: SSB/);
    await page.evaluate((to) => (location.hash = to), link("&spr=nn"));
    await page.waitForFunction(() => document.documentElement.lang === "nn");
    await page.getByText("Opne i Figurverktøyet").waitFor();
    assert.equal(
      await page.locator(".figure-surface").getAttribute("aria-roledescription"),
      "interaktiv figur",
    );
  }));

test("the dialog makes code that works in somebody else's page", async () => {
  let codes: string[] = [];
  await visit(
    tool.address + link("&mrk=Egen merknad"),
    async (page) => {
      await page.waitForSelector(surface);
      await page.click("#embed");
      const preview = await standing(page);
      assert.equal(await preview.locator("select").count(), 3);
      await page.getByLabel("Valg av kommune og år").uncheck();
      await preview.waitForSelector("select", { state: "detached" });
      await page.getByLabel("Merknaden din").uncheck();
      await page.getByLabel("Fryst").check();
      await page.waitForFunction(() =>
        document
          .querySelector<HTMLTextAreaElement>("#embed-code-element")!
          .value.includes("fryst="),
      );
      await page.getByRole("button", { name: "Kopier koden" }).first().click();
      await page.getByText("Koden er kopiert.").waitFor();
      codes = [await page.evaluate(() => navigator.clipboard.readText())];
      assert.equal(codes[0], await page.locator("#embed-code-element").inputValue());
      await page.fill("#embed-height", "777");
      await page.keyboard.press("Tab");
      codes.push(await page.locator("#embed-code-frame").inputValue());
      assert.match(codes[1]!, /height="777"/);
      await page.getByLabel("Mobil").check();
      await page.waitForFunction(() => document.querySelector("ks-figur")!.offsetWidth === 320);
      assert.deepEqual(await violations(page), []);
      await page.keyboard.press("Escape");
      assert.equal(await page.locator("dialog").count(), 0);
      assert.equal(await page.evaluate(() => document.activeElement!.id), "embed");
    },
    { permissions: ["clipboard-read", "clipboard-write"], viewport: { width: 1300, height: 900 } },
  );
  pages["artikkel"] = sheet(codes.join("\n"));
  await visit(`${other.address}artikkel`, async (page) => {
    for (const n of [0, 1]) {
      const frame = await standing(page, n);
      assert.equal(await frame.locator("select, .told").count(), 0);
      assert.equal(await frame.locator("details").count(), 1);
      assert.doesNotMatch(await frame.locator(surface).innerHTML(), /Egen merknad/);
      assert.match(frame.url(), /fra=2015&til=2025&.*fryst=[0-9a-f]{16}$/);
    }
  });
});

test("a live link rolls with new years and keeps everything else that was chosen", () =>
  visit(tool.address, async (page) => {
    await page.waitForSelector(surface);
    await page.click("#embed");
    const code = await page.locator("#embed-code-frame").inputValue();
    for (const said of [
      "omr=barnevern",
      "ind=barnevern.netto-per-innbygger-0-17",
      "kom=0301~",
      "grp=asss",
      "fig=line",
    ])
      assert.ok(code.includes(said), said);
    assert.doesNotMatch(code, /fra=|til=|fryst=|skjul=/);
  }));

test("numbers that exist only on the reader's machine cannot be embedded, and it is said why", () =>
  visit(tool.address, async (page) => {
    await page.waitForSelector(surface);
    await page.setInputFiles("#pick-file", {
      name: "plasser.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(
        "Region;ContentsCode;Tid;value;status;note\n3201;Plasser;2021;120;;\n0301;Plasser;2021;300;;\n",
      ),
    });
    await page.waitForFunction(() => location.hash.includes("egne-tall"));
    await page.click("#embed");
    await page.getByText("plasser.csv, som bare finnes på maskinen din").waitFor();
    assert.equal(await page.locator("dialog textarea, ks-figur").count(), 0);
  }));

test("the article shows three figures, tells what the calculator tells, and can be read without JavaScript", async () => {
  let words = "";
  await visit(
    `${tool.address}artikkel.html`,
    async (page) => {
      for (const n of [0, 1, 2]) await fits(page, await standing(page, n));
      words = (await page.locator("main").innerText()).replace(/\s/g, " ");
      assert.deepEqual(await violations(page), []);
    },
    { viewport: { width: 900, height: 3500 } },
  );
  await visit(
    `${tool.address}artikkel.html`,
    async (page) => assert.equal(await page.locator("ks-figur a:visible").count(), 3),
    { javaScriptEnabled: false },
  );
  const engine = await calculator("ssb-utdrag");
  const told = (indicator: string, regions: string[], year: number) => {
    const { value } = engine.evaluate({ indicators: [indicator], regions, years: [year, year] });
    for (const one of value)
      assert.ok(
        words.includes(` ${norwegian(one, 0)}`) || words.includes(`(${norwegian(one, 0)})`),
        `${indicator} ${year}: ${one}`,
      );
  };
  told("barnevern.netto-per-innbygger-0-17", ["3107", "0301", "4601", "3201"], 2015);
  told("barnevern.netto-per-innbygger-0-17", ["3107", "0301", "4601", "3201"], 2024);
  told("barnehage.netto-per-innbygger-1-5", ["0301", "4601", "3201", "3107"], 2024);
  told("sosiale.netto-f281-per-innbygger-18-66", ["0301", "4601", "3201", "3107"], 2024);
  const around = engine.evaluate({
    indicators: ["barnehage.netto-per-innbygger-1-5"],
    regions: ["0301", "4601", "3201"],
    years: [2015, 2015],
  });
  for (const one of around.value) assert.ok(Math.abs(one - 140_000) < 1000, `${one}`);
});
