import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { violations } from "./axe.ts";
import { Site, download, tableTexts } from "./page.ts";

let site: Site;
before(async () => {
  site = await Site.start();
});
after(() => site.stop());

const csv = (rows: string, head = "Region;ContentsCode;Tid;value;status;note") =>
  Buffer.from(`${head}\n${rows}`);
const plasser = csv(
  [
    "3201;Plasser;2021;120;;",
    "3201;Plasser;2022;125,5;;Telt på nytt",
    "0301;Plasser;2021;300;;",
    "0301;Plasser;2022;;:;",
    "3201;Ventetid;2021;7;;",
    "3201;Ventetid;2022;8;;",
  ].join("\n"),
);

const give = (page: Page, name: string, buffer: Buffer, mimeType = "text/csv") =>
  page.setInputFiles("#pick-file", { name, mimeType, buffer });
const told = async (page: Page, file: string) => {
  await page.waitForFunction(
    (name) => document.querySelector('.notice[data-topic="file"]')?.textContent?.includes(name),
    file,
  );
  return page.locator('.notice[data-topic="file"]').innerText();
};
const hash = (page: Page) => page.evaluate(() => location.hash);

test("a CSV file becomes indicators of its own beside the others, marked wherever they stand", () =>
  site.visit("", async (page) => {
    await give(page, "plasser.csv", plasser);
    assert.match(await told(page, "plasser.csv"), /2 tallrekker[\s\S]*ikke sendt noe sted/);
    assert.equal(await page.inputValue("#pick-area"), "egne-tall");
    assert.deepEqual((await tableTexts(page))[0], ["Bærum", "120,0", "125,51"]);
    assert.match(
      await page.locator(".own-banner").innerText(),
      /plasser\.csv.*Ikke sendt noe sted/,
    );
    const figure = await page.locator(".figure-surface svg").textContent();
    assert.match(figure!, /Egne tall, ikke fra SSB eller KS: plasser\.csv/);
    assert.match(figure!, /Kilde: Egne tall fra plasser\.csv, ikke fra SSB eller KS/);
    assert.match(await page.locator(".tables caption").first().innerText(), /Egne tall/);
    assert.match(await page.locator(".footnotes").innerText(), /Bærum, 2022: Telt på nytt/);
    await page.focus(".figure-surface");
    await page.keyboard.press("ArrowRight");
    for (const where of [".figure-label", ".sum"])
      assert.match(await page.locator(where).innerText(), /Egne tall/, where);
    const file = await download(page, "#save-csv");
    assert.match(file.name, /^egne-tall-[a-z0-9-]+-2021-2022\.csv$/);
    const lines = file.bytes.toString("utf8").trimEnd().split("\r\n");
    assert.ok(lines.includes("Egne tall;Egne tall fra filen plasser.csv, ikke fra SSB eller KS"));
    // What is the data set's is not theirs, and a link would open something else for others.
    for (const line of lines) assert.doesNotMatch(line, /^(Lisens|Datasett)|omr=egne-tall/);
    assert.ok(lines.some((l) => /^Lenke til Figurverktøyet;http:[^#]*$/.test(l)));
    for (const line of lines.slice(lines.indexOf("") + 2))
      assert.match(line, /^Egne tall fra filen plasser\.csv, ikke fra SSB eller KS;/);
    assert.match((await download(page, "#save-png")).name, /egne-tall/);
  }));

test("own numbers stand beside those of any area, and stay when area, years or data set change", () =>
  site.visit("#v=1&kom=3201~0301", async (page) => {
    await give(page, "plasser.csv", plasser);
    await told(page, "plasser.csv");
    await page.selectOption("#pick-area", "barnevern");
    await page.click("#pick-indicators");
    await page.keyboard.type("Ventetid");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelectorAll(".tables table").length === 2);
    const captions = await page.locator(".tables caption").allInnerTexts();
    assert.doesNotMatch(captions[0]!, /Egne tall/);
    assert.match(captions[1]!, /Ventetid[\s\S]*Egne tall/);
    const source = await page.locator(".figure-surface svg").textContent();
    assert.match(source!, /Kilde: SSB, tabell .* Egne tall fra plasser\.csv, ikke fra SSB/);
    await page.click('input[name="span"][value="fixed"]');
    await page.selectOption("#pick-to", "2022");
    await page.waitForFunction(() => location.hash.includes("til=2022"));
    assert.equal(await page.locator(".tables table").count(), 2);
    await page.click('input[name="data"][value="demo"]');
    await page.waitForSelector(".example-banner");
    await page.selectOption("#pick-area", "egne-tall");
    await page.waitForFunction(() => location.hash.includes("egne-tall"));
    assert.equal((await tableTexts(page))[0]![0], "Oslo");
    await page.goBack();
    await page.goBack();
    await page.waitForFunction(() => document.querySelectorAll(".tables table").length === 2);
  }));

test("a JSON-stat file is added too, also one with older codes and codes that nobody knows", () =>
  site.visit("#v=1&data=demo", async (page) => {
    const jsonStat = {
      version: "2.0",
      class: "dataset",
      label: "Timer",
      role: { geo: ["Kommune"], time: ["Aar"], metric: ["Tall"] },
      id: ["Tall", "Kommune", "Aar"],
      size: [1, 3, 2],
      dimension: {
        Tall: {
          category: {
            index: ["t"],
            label: { t: "Timer" },
            unit: { t: { base: "timer", decimals: 1 } },
          },
        },
        Kommune: { category: { index: { "1601": 0, "5001": 1, "7777": 2 } } },
        Aar: { category: { index: ["2015", "2022"] } },
      },
      value: { 0: 4.5, 1: null, 3: 6.25, 4: 1, 5: 2 },
      status: { 2: "." },
    };
    await give(page, "timer.json", Buffer.from(JSON.stringify(jsonStat)), "application/json");
    assert.match(await told(page, "timer.json"), /1 tallrekke [\s\S]*Ukjente koder.*7777/);
    const [row] = await tableTexts(page);
    assert.equal(row![0], "Trondheim");
    assert.equal(row![1], "4,5");
    assert.match(row!.at(-1)!, /^6,3/);
    assert.match(await page.locator(".tables caption").first().innerText(), /Timer \(timer\)/);
  }));

test("codes that lost their zero and today's codes on older years find their municipality", () =>
  site.visit("#v=1&data=demo", async (page) => {
    await give(
      page,
      "uten-null.csv",
      csv("301;A;2015;1;;\n301;A;2022;2;;\n5001;A;2015;3;;\n5001;A;2022;4;;"),
    );
    await told(page, "uten-null.csv");
    const rows = await tableTexts(page);
    assert.deepEqual(
      rows.slice(0, 2).map((r) => [r[0], r[1], r.at(-1)]),
      [
        ["Oslo", "1", "2"],
        ["Trondheim", "3", "4"],
      ],
    );
  }));

test("what is wrong with a file is told with line and column, and nothing changes", () =>
  site.visit("#v=1&kom=3201", async (page) => {
    const before = await tableTexts(page);
    const table: [string, Buffer, RegExp][] = [
      ["tall.csv", csv("3201;A;2021;tolv;;"), /Linje 2, kolonne 13: "tolv" er ikke et tall/],
      [
        "felt.csv",
        csv("3201;A;2021;1"),
        /Linje 2, kolonne \d+: raden har 4 felt, overskriften har 6/,
      ],
      [
        "uten.csv",
        csv("3201;2021;1", "Region;Tid;verdi"),
        /Linje 1, kolonne 1: overskriften har ingen kolonne "value"/,
      ],
      [
        "sted.csv",
        csv("3201;2021;1", "Hvor;Tid;value"),
        /Linje 1, kolonne 1: ingen dimensjon med kommuner.*Hvor, Tid/,
      ],
      [
        "aar.csv",
        csv("3201;2021;1\n3201;2021K1;1", "Region;Tid;value"),
        /Linje 3, kolonne 6: «2021K1» er ikke et årstall/,
      ],
      ["to.csv", csv("3201;A;2021;1;;\n3201;A;2021;2;;"), /har fått en annen verdi/],
      [
        "kuttet.json",
        Buffer.from('{"class":"dataset",\n "version":"2.0", "value": [1,'),
        /Linje 2, kolonne \d+/,
      ],
      [
        "feil.json",
        Buffer.from(
          '{"version":"2.0","class":"dataset","id":["Region","Tid"],"size":[1,2],\n"dimension":{"Region":{"category":{"index":["3201"]}},"Tid":{"category":{"index":["2020"]}}},"value":[1,2]}',
        ),
        /Linje \d, kolonne \d+: /,
      ],
    ];
    for (const [name, bytes, said] of table) {
      await give(page, name, bytes, name.endsWith("csv") ? "text/csv" : "application/json");
      const notice = await told(page, name);
      assert.match(notice, said, name);
      assert.match(notice, /fortsatt i bruk/, name);
      assert.deepEqual(await tableTexts(page), before, name);
    }
    assert.equal(await page.locator('#pick-area option[value="egne-tall"]').count(), 0);
  }));

test("a file in Windows-1252 is read, and the guess is told", () =>
  site.visit("", async (page) => {
    const bytes = Buffer.from(
      "Region;ContentsCode;Tid;value\n3201;Plasser på ønske;2021;1\n3201;Plasser på ønske;2022;1\n",
      "latin1",
    );
    await give(page, "excel.csv", bytes);
    assert.match(await told(page, "excel.csv"), /lest som Windows-1252/);
    assert.match(await page.locator(".tables caption").first().innerText(), /Plasser på ønske/);
  }));

test("hostile names and labels stay text", () =>
  site.visit("", async (page) => {
    const evil = '<img src=x onerror="window.hacked=1">';
    const quoted = `"${evil.replaceAll('"', '""')}"`;
    await give(
      page,
      `${evil}.csv`,
      csv(`3201;${quoted};2021;1;;${quoted}\n3201;${quoted};2022;2;;`),
    );
    await told(page, "<img");
    assert.match(await page.locator(".tables caption").first().innerText(), /<img src=x/);
    assert.match(await page.locator(".footnotes").innerText(), /<img src=x/);
    assert.equal(await page.evaluate(() => "hacked" in window), false);
    assert.equal(await page.locator("main img").count(), 0);
    const file = await download(page, "#save-csv");
    assert.doesNotMatch(file.name, /[<>]/);
  }));

test("a file with more series than there is room for lets the reader choose", () =>
  site.visit("", async (page) => {
    const rows = Array.from(
      { length: 60 },
      (_, i) => `3201;kat${i};Antall;2021;${i};;\n3201;kat${i};Antall;2022;${i};;`,
    );
    await give(
      page,
      "mange.csv",
      csv(rows.join("\n"), "Region;Gruppe;ContentsCode;Tid;value;status;note"),
    );
    await page.waitForSelector(".own-choice");
    await page.waitForFunction(() => document.activeElement?.id === "own-choice-heading");
    assert.match(
      await page.locator(".own-choice [role=status]").innerText(),
      /^1 tallrekke av høyst 40/,
    );
    await page.getByLabel("kat7", { exact: true }).check();
    assert.deepEqual(await violations(page), []);
    await page.click("#own-add");
    assert.match(await told(page, "mange.csv"), /2 tallrekker/);
    assert.equal(await page.locator(".own-choice").count(), 0);
  }));

test("own numbers can be taken away, and the removal undone", () =>
  site.visit("", async (page) => {
    await give(page, "plasser.csv", plasser);
    await told(page, "plasser.csv");
    await page.click(".own-files button");
    await page.waitForFunction(() => !document.querySelector('option[value="egne-tall"]'));
    assert.doesNotMatch(await hash(page), /egne-tall/);
    await page.click(".notice-action");
    await page.waitForFunction(() => location.hash.includes("egne-tall"));
    await page.click(".own-files button");
    await page.goBack();
    await page.waitForSelector('.notice[data-topic="link"]');
    assert.match(
      await page.locator('.notice[data-topic="link"]').innerText(),
      /egne tall fra en fil som ikke følger med/,
    );
  }));

test("a link to own numbers says that it rests on a file that others do not have", () =>
  site.visit(
    "",
    async (page) => {
      await give(page, "plasser.csv", plasser);
      await told(page, "plasser.csv");
      await page.click("#copy-link");
      await page.waitForSelector('.notice[data-topic="saved"]');
      assert.match(
        await page.locator('.notice[data-topic="saved"]').innerText(),
        /plasser\.csv, som andre ikke har/,
      );
      const address = page.url();
      await page.goto("about:blank");
      await page.goto(address);
      await page.waitForSelector(".figure-surface svg");
      const notice = await page.locator('.notice[data-topic="link"]').innerText();
      assert.match(notice, /fil som ikke følger med lenken/);
    },
    { permissions: ["clipboard-write"] },
  ));

test("nothing of the file leaves the machine", () =>
  site.visit("", async (page) => {
    const sent: string[] = [];
    page.on("request", (request) => sent.push(`${request.method()} ${request.url()}`));
    await give(page, "hemmelig.csv", csv("3201;Hemmelig;2021;987654;;\n3201;Hemmelig;2022;1;;"));
    await told(page, "hemmelig.csv");
    await page.selectOption("#pick-area", "sosiale");
    await page.click('input[name="data"][value="demo"]');
    await page.waitForSelector(".example-banner");
    await download(page, "#save-csv");
    await page.waitForTimeout(300);
    for (const request of sent) {
      assert.match(request, /^GET (http:\/\/127\.0\.0\.1:\d+\/verktoy\/figur\/|blob:)/);
      assert.doesNotMatch(request, /emmelig|987654/);
    }
  }));

for (const colorScheme of ["light", "dark"] as const)
  test(`own numbers breach nothing of WCAG A and AA in ${colorScheme}, fit a telephone and keep their mark on paper`, () =>
    site.visit(
      "",
      async (page) => {
        await give(page, "plasser.csv", plasser);
        await told(page, "plasser.csv");
        assert.deepEqual(await violations(page), []);
        await page.setViewportSize({ width: 390, height: 800 });
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
        await page.emulateMedia({ media: "print" });
        assert.equal(await page.locator(".own-banner").isVisible(), true);
      },
      { colorScheme },
    ));
