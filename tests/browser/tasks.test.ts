import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { small } from "./measure.ts";
import { download, Site, tableTexts } from "./page.ts";
import { show, shown } from "./states.ts";

let site: Site;
before(async () => {
  site = await Site.start();
});
after(() => site.stop());

const plain = (text: string) => text.replace(/\s+/g, " ").trim();
const inHash = (page: Page, part: string) =>
  page.waitForFunction((p) => location.hash.includes(p), part);

/** What a shown number can have been before it was rounded. */
function between(shown: string): [low: number, high: number] {
  const digits = shown.match(/^[\d\s]+(?:,\d+)?/)![0].replace(/\s/g, "");
  const half = 0.5 * 10 ** -(digits.split(",")[1]?.length ?? 0);
  const value = Number(digits.replace(",", "."));
  return [value - half, value + half];
}

const higher = /over|mer|høyere|lengre/;

/** Whether "4,8 % under" or "2,4 måneder under" can be true of the numbers beside it; undefined where nothing of the kind is said. */
function holds(words: string, value: string, mean: string): boolean | undefined {
  const said = plain(words).match(
    /([\d ]+(?:,\d+)?) (%|prosentenheter|måneder) (over|under|mer|mindre|høyere|lavere|lengre|kortere)\b/,
  );
  if (!said) return undefined;
  const [, size, unit, way] = said;
  const claimed = between(size!.trim()).map((n) => (higher.test(way!) ? n : -n));
  const [v, m] = [between(value), between(mean)];
  const apart = (a: number, b: number) => (unit === "%" ? (a / b - 1) * 100 : a - b);
  const [least, most] = [apart(v[0], m[1]), apart(v[1], m[0])];
  return Math.max(Math.min(...claimed), least) <= Math.min(Math.max(...claimed), most) + 1e-9;
}

interface Line {
  name: string;
  value: string;
  held: string;
  mean: string;
}

async function lines(page: Page, table: string): Promise<Line[]> {
  const rows = await page
    .locator(`${table} tbody tr:not(.type, .described-line)`)
    .evaluateAll((all) =>
      all.map((row) =>
        ["th a", ".value", ".held", ".mean"].map(
          (part) => (row.querySelector(part) as HTMLElement | null)?.innerText ?? "",
        ),
      ),
    );
  return rows.map(([name, value, held, mean]) => ({
    name: plain(name!),
    value: plain(value!),
    held: plain(held!),
    mean: plain(mean!),
  }));
}

/** What a municipality's page on social services has a sentence about, each so much over or under the average. */
const sentences = [
  /^Ressursbruksindikator/,
  /^Netto driftsutgifter til sosiale tjenester/,
  /personer med rusproblemer/,
  /til livsopphold/,
  /^Sosialhjelpsmottakere 18-24 år/,
  /^Stønad \(bidrag og lån\) per/,
  /seks måneder eller mer/,
  /^Stønadslengde for sosialhjelpsmottakere 18-24/,
];

test("Trondheim's page on social services: nøkkeltall, tjenesteprofil and what is written of them are the same numbers", () =>
  site.visit("#v=1&data=demo", async (page) => {
    await page.selectOption("#pick-area", "sosiale");
    await inHash(page, "omr=sosiale");
    await page.click('.quick button:has-text("Fjern alle")');
    await page.click("#pick-regions");
    await page.keyboard.type("Trondheim");
    await page.keyboard.press("Enter");
    await inHash(page, "kom=5001");
    await page.click('input[name="span"][value="fixed"]');
    await page.selectOption("#pick-from", "2018");
    await page.selectOption("#pick-to", "2020");
    await inHash(page, "fra=2018&til=2020");

    await page.click('.views a:has-text("Nøkkeltall")');
    await page.waitForSelector(".keyfigures-table");
    await page.selectOption("#pick-year", "2020");
    await inHash(page, "aar=2020");
    assert.match(
      plain(await page.locator("h2").first().innerText()),
      /^Nøkkeltall: Sosiale tjenester 2018–2020/,
    );
    const keyed = await lines(page, ".keyfigures-table");

    await page.click('.key-ways a:has-text("tjenesteprofilen")');
    await page.waitForSelector(".profile-table");
    const profiled = await lines(page, ".profile-table");
    assert.deepEqual(
      profiled.map(({ name, value, mean }) => ({ name, value, mean })),
      keyed.map(({ name, value, mean }) => ({ name, value, mean })),
    );
    assert.equal(profiled.length, 14);

    // An average that cannot be used is not measured from, and says why.
    const without = profiled.filter(({ mean }) => mean.startsWith("i.b."));
    assert.deepEqual(
      without.map(({ held }) => held),
      ["ingenting å måle mot", "ingenting å måle mot"],
    );
    assert.match(without[1]!.name, /fra kvalifiseringsprogram til arbeid/);
    assert.match(
      plain(await page.locator(".profile .footnotes").last().innerText()),
      /feil i rapporteringsgrunnlaget gjør at snittet for 2020 ikke kan brukes/,
    );
    for (const { name, value, held, mean } of profiled)
      if (!mean.startsWith("i.b."))
        assert.equal(holds(held, value, mean), true, `${name}: ${held} of ${value} and ${mean}`);

    // The municipality's page says it in sentences; so does the figure of each indicator.
    for (const indicator of sentences) {
      const line = profiled.find(({ name }) => indicator.test(name));
      assert.ok(line, `${indicator} is in the profile`);
      await page.click(`.profile-table a:text-is("${line.name}")`);
      await page.waitForSelector(".figure-surface svg");
      const said = plain(await page.locator(".summary").innerText());
      const [trondheim, average] = await tableTexts(page);
      const [value, mean] = [trondheim!.at(-1)!, average!.at(-1)!];
      assert.equal(value, line.value, line.name);
      assert.ok(mean.startsWith(line.mean.split(" b")[0]!), `${mean} is ${line.mean}`);
      const number = value.replace(/[^\d,\s]/g, "").trim();
      assert.ok(said.includes(`Trondheim lå på ${number}`), `${number} in: ${said}`);
      const sentence = said.slice(said.indexOf("Trondheim lå på"));
      assert.equal(holds(sentence, value, mean), true, `${said} of ${value} and ${mean}`);
      await page.goBack();
      await page.waitForSelector(".profile-table");
    }
  }));

/** With a finger on a narrow screen. */
const finger = { viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true };

test("with taps alone a figure is chosen, changed and saved, and its sum opened", () =>
  site.visit(
    "#v=1&data=demo&kom=5001",
    async (page) => {
      await page.tap(".filters > summary");
      await page.tap("#pick-regions");
      await page.tap('.picker:has(#pick-regions) u-option:has-text("Bergen")');
      await inHash(page, "kom=5001~4601");
      await page.tap(".kinds > summary");
      await page.tap('.kind[data-figure="bar"]');
      await inHash(page, "fig=bar");
      await page.tap(".tables tbody tr:nth-child(2) td:last-child");
      assert.match(await page.locator(".sum").innerText(), /Bergen, 2024/);
      await page.tap("#formula-change");
      await page.waitForSelector("#formula-field");
      const [saved] = await Promise.all([page.waitForEvent("download"), page.tap("#save-png")]);
      assert.match(saved.suggestedFilename(), /\.png$/);
      const { bytes } = await download(page, "#save-csv");
      assert.match(bytes.toString("utf8"), /;Bergen;kommune;2024;/);
      await page.tap('.views a:has-text("Nøkkeltall")');
      await page.waitForSelector(".keyfigures-table");
    },
    finger,
  ));

test("what a finger presses is 44 pixels, and cells and links that stand by themselves are 24", () =>
  site.visit(
    "#v=1&data=demo",
    async (page) => {
      const faults: string[] = [];
      for (const state of shown) {
        await show(page, state);
        const own = (await small(page, 44)).filter((f) => !/^<td|^<a .*ds-link/.test(f));
        faults.push(...[...own, ...(await small(page, 24))].map((f) => `${state.name}: ${f}`));
      }
      assert.deepEqual([...new Set(faults)], []);
    },
    finger,
  ));
