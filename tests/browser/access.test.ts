import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { violations } from "./axe.ts";
import { cut, faint, sideways, small, structure } from "./measure.ts";
import { Site } from "./page.ts";
import { show, shown, type Shown } from "./states.ts";

let site: Site;
before(async () => {
  site = await Site.start();
});
after(() => site.stop());

/** Goes through the states in one page; what is wrong stands behind the state's name. */
async function each(
  page: Page,
  states: readonly Shown[],
  look: (page: Page) => Promise<string[]>,
  language = "nb",
): Promise<string[]> {
  const all: string[] = [];
  for (const state of states) {
    await show(page, state, language);
    all.push(...(await look(page)).map((fault) => `${state.name}: ${fault}`));
  }
  return [...new Set(all)];
}

/** Every view in each language, light and dark, wide and at 400 per cent (320 pixels are 1280 of them). */
const passes = [
  { language: "nb", colorScheme: "light", width: 1440 },
  { language: "nn", colorScheme: "dark", width: 1440 },
  { language: "en", colorScheme: "light", width: 320 },
  { language: "nb", colorScheme: "dark", width: 320 },
] as const;

for (const { language, colorScheme, width } of passes)
  test(`everything at ${width} pixels, ${colorScheme}, in ${language}: WCAG A and AA, headings, names, nothing cut or beside the page, 24 pixels to press`, () =>
    site.visit(
      "#v=1&data=demo",
      async (page) => {
        const look = async () =>
          (
            await Promise.all([
              violations(page),
              structure(page),
              sideways(page),
              cut(page),
              small(page, 24),
              faint(page),
            ])
          ).flat();
        assert.deepEqual(await each(page, shown, look, language), []);
      },
      // What fades in is measured when it stands there.
      { viewport: { width, height: 800 }, colorScheme, reducedMotion: "reduce" },
    ));

/** WCAG 1.4.12, and text twice as large (1.4.4). */
const settings: [string, readonly number[], (page: Page) => Promise<void>][] = [
  [
    "wider letters, words and lines",
    [320, 1280],
    (page) =>
      page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(
          "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }",
        );
        document.adoptedStyleSheets = [sheet];
      }),
  ],
  [
    "text twice as large",
    [1280],
    (page) =>
      page.evaluate(() =>
        document.documentElement.style.setProperty("font-size", "200%", "important"),
      ),
  ],
];
for (const [name, widths, set] of settings)
  for (const width of widths)
    test(`${name} at ${width} pixels cut nothing and push nothing beside the page`, () =>
      site.visit(
        "#v=1&data=demo",
        async (page) => {
          await set(page);
          const look = async () => [...(await sideways(page)), ...(await cut(page))];
          assert.deepEqual(await each(page, shown, look), []);
        },
        { viewport: { width, height: 800 } },
      ));

const views = [
  ["figur", "figur"],
  ["profil", "profil"],
  ["nokkeltall", "innhold"],
  ["funn", "innhold"],
  ["indikatorer", "innhold"],
  ["datagrunnlag", "innhold"],
  ["samling", "innhold"],
] as const;

for (const [view, content] of views)
  test(`the skip link of ${view} is seen, leads past the choices and leaves the address alone`, () =>
    site.visit(`#v=1&kom=3201${view === "figur" ? "" : `&vis=${view}`}`, async (page) => {
      await page.waitForSelector(`#${content}`);
      const before = await page.evaluate(() => location.hash);
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement?.id), "skip");
      const box = (await page.locator("#skip").boundingBox())!;
      assert.ok(box.y >= 0 && box.height > 20 && box.width > 60, JSON.stringify(box));
      await page.keyboard.press("Enter");
      assert.equal(await page.evaluate(() => document.activeElement?.id), content);
      assert.equal(await page.evaluate(() => location.hash), before);
    }));

test("each view has a title of its own in each language, and the page says which language it is in", () =>
  site.visit("#v=1&data=demo", async (page) => {
    const titles: string[] = [];
    for (const language of ["nb", "nn", "en"])
      for (const [view] of views) {
        const hash = view === "figur" ? "&fig=line" : `&vis=${view}`;
        await show(page, { name: view, hash }, language);
        const title = await page.title();
        assert.match(title, /^.{4,} – Figurverktøyet$/);
        assert.ok(!titles.slice(-(views.length - 1)).includes(title), title);
        titles.push(title);
        const langs = await page
          .locator(".languages a")
          .evaluateAll((all) => all.map((a) => a.getAttribute("lang")));
        assert.deepEqual(langs, ["nb", "nn", "en"]);
        assert.equal(await page.locator("html").getAttribute("lang"), language);
      }
    // What no language changes is the indicators' own names.
    assert.ok(new Set(titles).size >= 14, titles.join("\n"));
  }));

test("where the system paints in its own colours, what is chosen is still told apart, and the figure keeps its own", () =>
  site.visit(
    "#v=1&data=demo&kom=5001~4601",
    async (page) => {
      const painted = (selector: string) =>
        page.locator(selector).evaluateAll((all) => {
          const styles = all.map((e) => getComputedStyle(e));
          return styles.map((s) => [s.borderBottom, s.borderTop, s.backgroundColor].join());
        });
      for (const [chosen, other] of [
        ['.views a[aria-current="page"]', '.views a[aria-current="false"]'],
        ['.languages a[aria-current="true"]', '.languages a[aria-current="false"]'],
        ['.kind[aria-pressed="true"]', '.kind[aria-pressed="false"]:not([aria-disabled="true"])'],
        ['.emphasis [aria-pressed="true"]', '.emphasis [aria-pressed="false"]'],
        [".tables td.here", ".tables td:not(.here)"],
      ] as const) {
        if (chosen.includes("td.here")) {
          await page.locator(".tables td").nth(4).hover();
          const [here] = await page
            .locator(chosen)
            .evaluateAll((all) => all.map((e) => getComputedStyle(e).outlineStyle));
          assert.notEqual(here, "none");
          continue;
        }
        const [a] = await painted(chosen);
        const rest = await painted(other);
        assert.ok(rest.length > 0 && !rest.includes(a!), `${chosen}: ${a}`);
      }
      for (const bordered of [".example-banner", ".example-tag", ".sum-formula"])
        assert.match(
          await page
            .locator(bordered)
            .first()
            .evaluate((e) => getComputedStyle(e).borderTop),
          /^[1-9]/,
          bordered,
        );
      const lines = await page
        .locator(".figure-surface svg path")
        .evaluateAll((all) => new Set(all.map((e) => getComputedStyle(e).stroke)).size);
      assert.ok(lines >= 3, "the lines have colours of their own");
    },
    { forcedColors: "active" },
  ));

test("what stands by the pointer can be moved onto, and Escape takes it away wherever the keyboard is", () =>
  site.visit("#v=1&data=demo&kom=5001~4601&fig=bar", async (page) => {
    const label = page.locator(".figure-label");
    const bars = page.locator(".figure-surface svg");
    await bars.hover({ position: { x: 300, y: 330 } });
    await label.waitFor();
    const words = await label.innerText();
    const box = (await label.boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.waitForTimeout(100);
    assert.equal(await label.innerText(), words);
    await page.keyboard.press("Escape");
    assert.equal(await label.isVisible(), false);
    await bars.hover({ position: { x: 300, y: 330 } });
    await label.waitFor();
    await page.mouse.move(5, 5);
    assert.equal(await label.isVisible(), false);
  }));

test("nothing moves for those who want no movement", () =>
  site.visit(
    "#v=1&data=demo",
    async (page) => {
      const moving = async () =>
        page.evaluate(() => [
          ...document.getAnimations().map((a) => `${a.constructor.name}`),
          ...[...document.querySelectorAll("*")]
            .filter((e) => parseFloat(getComputedStyle(e).transitionDuration) > 0)
            .map((e) => `<${e.localName} class=${e.className}>`),
        ]);
      assert.deepEqual(await each(page, shown, moving), []);
    },
    { reducedMotion: "reduce" },
  ));

for (const [view, kept] of [
  ["", [".figure-surface svg", ".tables table", ".summary"]],
  ["&vis=profil&kom=5001~4204", [".profile-table", ".strip", ".profile .legend"]],
  ["&vis=nokkeltall&kom=5001", [".keyfigures-table", ".key-figures .legend"]],
  ["&vis=funn&kom=5001", ["#innhold h2"]],
  ["&vis=indikatorer", [".indicators h2", ".glossary dt"]],
  ["&vis=datagrunnlag", [".source-tables > li"]],
] as const)
  test(`on paper stands what is read and none of what is pressed, across an upright A4 ${view}`, () =>
    site.visit(
      `#v=1&data=demo${view}`,
      async (page) => {
        await page.waitForSelector(kept[0]);
        await page.emulateMedia({ media: "print" });
        for (const hidden of [".column-filters", ".views", ".languages", ".notices"])
          assert.equal(await page.locator(hidden).isVisible(), false, hidden);
        for (const stays of kept)
          assert.equal(await page.locator(stays).first().isVisible(), true, stays);
        if (!view)
          assert.match(
            await page.locator(".figure-surface svg").innerHTML(),
            /Beregnet i Figurverktøyet/,
          );
        assert.equal(await page.locator(".example-banner").isVisible(), true);
        // 210 mm less two margins of 14 mm.
        assert.deepEqual(await sideways(page), []);
      },
      { viewport: { width: 688, height: 1000 }, colorScheme: "dark" },
    ));

test("what is said by itself is said once: a step of the cursor, a search's hits, a notice", () =>
  site.visit(
    "#v=1&data=demo&kom=5001~4601",
    async (page) => {
      const said = async (act: () => Promise<void>): Promise<string[]> => {
        const before = await live(page);
        await act();
        await page.waitForTimeout(250);
        const now = await live(page);
        return now.filter((words) => words && !before.includes(words));
      };
      await page.focus(".figure-surface");
      const step = await said(() => page.keyboard.press("ArrowRight"));
      assert.equal(step.length, 1, step.join("\n"));
      assert.match(step[0]!, /^Trondheim, 20\d\d: /);
      const notice = await said(() => page.click("#copy-link"));
      assert.deepEqual(notice, ["Lenken er kopiert. Lukk meldingen"]);
      await show(page, { name: "", hash: "&vis=indikatorer" });
      const hits = await said(() => page.fill("#indicators-query", "12279"));
      assert.deepEqual(hits, ["1 av 47 indikatorer"]);
    },
    { permissions: ["clipboard-read", "clipboard-write"] },
  ));

const live = (page: Page) =>
  page
    .locator("[aria-live=polite], [aria-live=assertive], [role=status], [role=alert]")
    .evaluateAll((all) => all.map((e) => (e as HTMLElement).innerText.replace(/\s+/g, " ").trim()));

test("the figure, its kinds and its table say what they are, and a kind that does not fit says why", () =>
  site.visit("#v=1&data=demo&kom=5001~4601&grp=asss", async (page) => {
    const told = async (selector: string) => {
      const client = await page.context().newCDPSession(page);
      await client.send("Accessibility.enable");
      const { root } = await client.send("DOM.getDocument");
      const { nodeId } = await client.send("DOM.querySelector", { nodeId: root.nodeId, selector });
      const { nodes } = await client.send("Accessibility.getPartialAXTree", {
        nodeId,
        fetchRelatives: false,
      });
      const [{ role, name, description }] = nodes as [(typeof nodes)[number]];
      await client.detach();
      return { role: role?.value, name: name?.value, description: description?.value };
    };
    const figure = await told(".figure-surface");
    assert.equal(figure.role, "application");
    assert.match(figure.name, /Ressursbruk/);
    assert.match(figure.description, /Piltastene/);
    const unfit = await told('.kind[data-figure="scatter"]');
    assert.match(unfit.name, /Punkter/);
    assert.match(unfit.description, /trenger/);
    const cell = await told(".tables td:last-child");
    assert.equal(cell.role, "gridcell");
    assert.equal((await told(".tables table")).role, "grid");
    assert.match((await told(".tables table")).name, /Ressursbruk/);
    assert.equal((await told("#emphasis-5001")).name, "Trondheim");
  }));

for (const [view, table] of [
  ["profil", ".profile-table"],
  ["nokkeltall", ".keyfigures-table"],
] as const)
  test(`a table that stands as lines on a narrow screen is still a table to those who hear it: ${view}`, () =>
    site.visit(
      `#v=1&data=demo&vis=${view}&kom=5001`,
      async (page) => {
        const roles = await page.locator(table).evaluate((t) => {
          const all = [t, ...t.querySelectorAll("thead, tbody, tr, th, td")];
          return all.filter((e) => {
            const shown = getComputedStyle(e).display;
            const native = shown.startsWith("table");
            return !native && !e.getAttribute("role");
          }).length;
        });
        assert.equal(roles, 0, "laid out otherwise, it needs its roles in words");
        const heads = await page.getByRole("columnheader").count();
        assert.equal(heads, await page.locator(`${table} thead th`).count());
        // A cell that is left out would stand under its neighbour's heading.
        const cells = await page.getByRole("cell").count();
        assert.equal(cells, await page.locator(`${table} td`).count());
        assert.equal(
          await page.getByRole("rowheader").count(),
          await page.locator(`${table} tbody th`).count(),
        );
      },
      { viewport: { width: 320, height: 800 } },
    ));
