import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { Site, tableTexts } from "./page.ts";
import { show, type Shown } from "./states.ts";

let site: Site;
before(async () => {
  site = await Site.start();
});
after(() => site.stop());

/** Everything below is done with keys alone; what the page is asked is only where the keyboard is and what stands there. */
const press = (page: Page, ...keys: string[]) =>
  keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve());
const at = (page: Page, selector: string) =>
  page.evaluate((s) => !!document.activeElement?.matches(s), selector);
const inHash = (page: Page, part: string) =>
  page.waitForFunction((p) => decodeURIComponent(location.hash).includes(p), part);
const hash = (page: Page) => page.evaluate(() => location.hash);
const focused = (page: Page, selector: string) =>
  page.waitForFunction((s) => document.activeElement?.matches(s), selector);

/** Tab, or Shift+Tab, until the keyboard is there. */
async function to(page: Page, selector: string, key = "Tab"): Promise<void> {
  for (let k = 0; k < 150; k++) {
    if (await at(page, selector)) return;
    if (k > 0 && (await at(page, "body"))) break;
    await page.keyboard.press(key);
  }
  assert.fail(`Tab does not lead to ${selector}`);
}

/** The best hit of a search is chosen. */
async function choose(page: Page, picker: string, words: string, then: RegExp): Promise<void> {
  await to(page, picker);
  await page.keyboard.type(words);
  await press(page, "Enter");
  await page.waitForFunction((s) => new RegExp(s).test(location.hash), then.source);
  assert.ok(await at(page, picker), "the search keeps the keyboard");
}

async function downloaded(page: Page): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent("download"), press(page, "Enter")]);
  const parts: Buffer[] = [];
  for await (const part of await file.createReadStream()) parts.push(part as Buffer);
  return { name: file.suggestedFilename(), bytes: Buffer.concat(parts) };
}

test("a figure is built from nothing, and saved as picture and as numbers", () =>
  site.visit("#v=1&data=demo&ind=&kom=&grp=", async (page) => {
    assert.match(await page.locator(".empty").innerText(), /minst én indikator/);
    await choose(page, "#pick-indicators", "andel undersøk", /ind=barnevern\.andel-undersokelser/);
    await choose(page, "#pick-regions", "trondh", /kom=5001/);
    await choose(page, "#pick-regions", "berg", /kom=5001~4601/);
    await choose(page, "#pick-groups", "asss-snitt", /^(?!.*grp=)/);
    await page.waitForSelector(".figure-surface svg");
    await to(page, '.kind[tabindex="0"]');
    await press(page, "ArrowRight", "Enter");
    await inHash(page, "fig=bar");
    assert.ok(await at(page, '.kind[data-figure="bar"]'), "the kind keeps the keyboard");

    await to(page, ".figure-surface");
    await press(page, "ArrowRight");
    assert.match(await page.locator(".figure [aria-live]").innerText(), /^Trondheim, 20\d\d: /);

    await to(page, "#save-png");
    const picture = await downloaded(page);
    assert.equal(picture.bytes.subarray(1, 4).toString(), "PNG");
    assert.ok(await at(page, "#save-png"), "the button keeps the keyboard");
    await to(page, "#save-csv");
    const { bytes } = await downloaded(page);
    const csv = bytes.toString("utf8");
    const [trondheim, bergen] = await tableTexts(page);
    for (const [name, ...cells] of [trondheim!, bergen!]) {
      const last = csv.match(new RegExp(`;${name};kommune;2024;([\\d,]+);`))![1]!;
      const shown = Number(last.replace(",", ".")).toFixed(1).replace(".", ",");
      assert.equal(cells.at(-1)!.split(" ")[0], shown, name);
    }
  }));

test("the sum is opened, its formula changed, the fault seen and mended, and the language changed on the way", () =>
  site.visit(
    "#v=1&data=demo&ind=barnevern.netto-per-innbygger-0-17&kom=5001~1103",
    async (page) => {
      await to(page, '.tables td[tabindex="0"]');
      await press(page, "ArrowLeft", "ArrowDown", "Enter");
      assert.match(await page.locator(".sum").innerText(), /Stavanger, 2023/);
      await to(page, "#formula-change");
      await press(page, "Enter");
      await focused(page, "#formula-field");
      await press(page, "ControlOrMeta+a");
      await page.keyboard.type("A / (B * 2");
      await page.waitForSelector(".formula-where mark");
      assert.match(await page.locator(".formula-verdict").innerText(), /Tegn 5: en \( uten sin \)/);

      await to(page, '.languages a[lang="en"]', "Shift+Tab");
      const before = await hash(page);
      await press(page, "Enter");
      await page.waitForFunction(() => document.documentElement.lang === "en");
      assert.equal(await hash(page), `${before}&spr=en`);
      assert.ok(await at(page, '.languages a[lang="en"]'), "the keyboard stays on the language");
      assert.equal(await page.inputValue("#formula-field"), "A / (B * 2");
      assert.match(await page.locator(".sum").innerText(), /Stavanger, 2023/);

      await to(page, "#formula-field");
      await press(page, "End");
      await page.keyboard.type(")");
      await page.waitForFunction(() => !document.querySelector(".formula-where mark"));
      await press(page, "Enter");
      await page.waitForFunction(() => document.querySelectorAll(".tables table").length === 2);
      await focused(page, "#formula-change");
      assert.equal(await page.locator("html").getAttribute("lang"), "en");

      // Back and forward leave nothing behind.
      await page.goBack();
      await page.waitForFunction(() => document.querySelectorAll(".tables table").length === 1);
      await page.goForward();
      await page.waitForFunction(() => document.querySelectorAll(".tables table").length === 2);
    },
  ));

test("an own group is made, and is an average in the figure", () =>
  site.visit("#v=1&data=demo&kom=5001~4601", async (page) => {
    await to(page, "#make-group");
    await press(page, "Enter");
    await focused(page, "#own-group-name");
    await page.keyboard.type("Tre byer");
    await to(page, "#own-group-regions");
    await page.keyboard.type("Stavanger");
    await press(page, "Enter");
    await page.waitForFunction(() =>
      document.querySelector("#own-group-count")?.textContent?.includes("3 kommuner"),
    );
    await to(page, "#own-group-save");
    await press(page, "Enter");
    await inHash(page, "egen-tre-byer");
    await focused(page, "#make-group");
    assert.match((await tableTexts(page)).map(([name]) => name).join(), /Tre byer/);
  }));

test("an indicator is found by its table, and a term in its description explained", () =>
  site.visit("#v=1&data=demo&kom=5001", async (page) => {
    await to(page, ".views a:nth-of-type(5)");
    await press(page, "Enter");
    await page.waitForSelector(".indicators");
    await to(page, "#indicators-query");
    await page.keyboard.type("12279");
    await page.waitForFunction(() => document.querySelectorAll(".entries summary").length === 1);
    await to(page, ".entries summary");
    await press(page, "Enter");
    await page.waitForSelector(".entry");
    await to(page, ".entry .term");
    await press(page, "Enter");
    const explained = page.locator(".term-explained:popover-open");
    await explained.waitFor();
    assert.match(await explained.innerText(), /.{20}/);
    await press(page, "Escape");
    assert.equal(await explained.count(), 0);
    assert.ok(await at(page, ".entry .term"), "the term keeps the keyboard");
    await to(page, ".entry a.ds-button, .entry a.ds-link");
    await page.goBack();
    await page.waitForSelector(".figure-surface svg");
    await page.goForward();
    await page.waitForSelector(".indicators");
  }));

test("the municipality that is brought to the front keeps the keyboard, though the buttons change places", () =>
  site.visit("#v=1&data=demo&kom=5001~4601~1103", async (page) => {
    await to(page, "#emphasis-1103");
    await press(page, "Enter");
    await inHash(page, "kom=1103~5001~4601");
    await focused(page, "#emphasis-1103");
    assert.equal(await page.locator("#emphasis-1103").getAttribute("aria-pressed"), "true");
  }));

test("a notice that is closed hands the keyboard to the content", () =>
  site.visit("#v=1&data=demo&kom=9999", async (page) => {
    await to(page, ".notice .ds-button");
    await press(page, "Enter");
    await page.waitForFunction(() => !document.querySelector(".notice"));
    assert.ok(await at(page, "#figur"), "the content has the keyboard");
  }));

/** Seen from the top of each: what has the keyboard looks otherwise than without it, and Tab goes down each column. */
const views: readonly Shown[] = [
  { name: "figur", hash: "&fig=bar&kom=5001~4601" },
  { name: "tjenesteprofil", hash: "&vis=profil&kom=5001" },
  { name: "nøkkeltall", hash: "&vis=nokkeltall&kom=5001" },
  { name: "funn", hash: "&vis=funn&omr=sosiale&kom=5001&aar=2020" },
  {
    name: "indikatorer",
    hash: "&vis=indikatorer&ind=barnevern.netto-per-innbygger-0-24",
    act: async (page) => {
      await page.fill("#indicators-query", "12367");
      await page.waitForFunction(
        () =>
          document.querySelectorAll(".entries summary").length < 30 &&
          document.querySelector(".entry .term"),
      );
    },
  },
  { name: "datagrunnlag", hash: "&vis=datagrunnlag" },
  { name: "samling", hash: "&vis=samling" },
];

for (const [paint, options] of [
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark" }],
  ["the system's own colours", { forcedColors: "active" }],
] as const)
  test(`wherever Tab leads is seen, in reading order, and the way does not end before the page: ${paint}`, () =>
    site.visit(
      "#v=1&data=demo",
      async (page) => {
        const faults: string[] = [];
        for (const view of views) {
          await show(page, view);
          await page.evaluate(() => {
            (document.activeElement as HTMLElement | null)?.blur();
            scrollTo(0, 0);
          });
          const stops = await page.evaluate(() => {
            const all = "a[href], button, summary, select, textarea, input, [tabindex]";
            return [...document.querySelectorAll<HTMLElement>(all)].filter(
              (e) => e.tabIndex > 0 && e.checkVisibility(),
            ).length;
          });
          if (stops) faults.push(`${view.name}: ${stops} with a tabindex above 0`);
          let last = { column: "", bottom: 0, name: "" };
          for (let k = 0; k < 130; k++) {
            await page.keyboard.press("Tab");
            const stop = await page.evaluate(async () => {
              const e = document.activeElement as HTMLElement;
              if (e === document.body) return undefined;
              // What shows the focus can be the label around a hidden input.
              const shown = [e, e.closest("label, ds-suggestion"), e.parentElement];
              // What is scrolled to has come to rest.
              await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
              const bounds = e.getBoundingClientRect();
              const inside = e.closest(
                ".masthead, .notices, .example-banner, [class^=column-]",
              )?.className;
              const [now, without] = [true, false].map((has) => {
                if (!has) e.blur();
                return shown.map((one) => {
                  if (!one) return "";
                  const s = getComputedStyle(one);
                  return [s.outline, s.boxShadow, s.borderColor, s.backgroundColor].join();
                });
              });
              e.focus({ preventScroll: true });
              return {
                seen: now!.some((style, i) => style !== without![i]),
                onScreen: bounds.bottom > 0 && bounds.top < innerHeight,
                name: `<${e.localName} id=${e.id} class=${e.className}>`,
                column: inside ?? "",
                top: bounds.top + scrollY,
                bottom: bounds.bottom + scrollY,
              };
            });
            if (!stop) break;
            if (!stop.seen) faults.push(`${view.name}: not seen ${stop.name}`);
            if (!stop.onScreen) faults.push(`${view.name}: off the screen ${stop.name}`);
            if (stop.column && stop.column === last.column && stop.bottom < last.bottom - 60)
              faults.push(`${view.name}: upwards from ${last.name} to ${stop.name}`);
            last = stop;
          }
        }
        assert.deepEqual([...new Set(faults)], []);
      },
      options,
    ));

/** Files and printers are the system's, and a fetch asks the network. */
const left = 'input[type="file"], #fetch-fresh, .key-ways button';

test("whatever is pressed, the keyboard is somewhere", () =>
  site.visit(
    "#v=1&data=demo",
    async (page) => {
      await page.evaluate(() => Reflect.set(window, "print", Boolean));
      const lost: string[] = [];
      const own = encodeURIComponent('[["egen-to","To","4601","1103"]]');
      const states: Shown[] = [
        { name: "figur", hash: `&fig=line&kom=5001~4601&tit=Egen&grp=egen-to&egr=${own}` },
        ...views.slice(1).map(({ name, hash }) => ({ name, hash })),
        { name: "nothing chosen", hash: "&fig=bar&kom=&grp=" },
        { name: "a notice", hash: "&fig=rows&kom=9999" },
      ];
      const buttons = "main :is(button, summary, input[type=radio], input[type=checkbox])";
      for (const state of states) {
        const anew = async () => {
          await show(page, { name: "", hash: "&vis=datagrunnlag" });
          await show(page, state);
        };
        await anew();
        const n = Math.min(45, await page.locator(buttons).count());
        const start = await hash(page);
        for (let k = 0; k < n; k++) {
          if ((await page.locator(buttons).count()) <= k) await anew();
          if ((await page.locator(buttons).count()) <= k) break;
          const button = page.locator(buttons).nth(k);
          const pressable = (e: Element, unless: string) =>
            e.checkVisibility() && !e.matches(unless) && e.getClientRects().length > 0;
          if (!(await button.evaluate(pressable, left))) continue;
          const name = await button.evaluate(
            (e) => `<${e.localName} id=${e.id}> ${e.textContent!.trim().slice(0, 40)}`,
          );
          await button.focus();
          await page.keyboard.press("Space");
          await page.waitForTimeout(60);
          if (await page.evaluate(() => document.activeElement === document.body))
            lost.push(`${state.name}: ${name}`);
          await page.keyboard.press("Escape");
          if ((await hash(page)) !== start) await anew();
        }
      }
      assert.deepEqual(lost, []);
    },
    { permissions: ["clipboard-read", "clipboard-write"] },
  ));
