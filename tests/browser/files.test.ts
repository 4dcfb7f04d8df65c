import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { strFromU8, unzipSync } from "fflate";
import { Site, dist, download, tableTexts } from "./page.ts";

let site: Site;
let good: Buffer;
before(async () => {
  site = await Site.start();
  good = await readFile(`${dist}/data/demo.json`);
});
after(() => site.stop());

const open = (page: Page, name: string, mimeType: string, buffer: Buffer) =>
  page.setInputFiles("#pick-file", { name, mimeType, buffer });

test("a bad file gives a notice that says what is wrong, and the figure stays", () =>
  site.visit("#v=1&kom=3201", async (page) => {
    const before = await tableTexts(page);
    const table: [string, string, Buffer, RegExp][] = [
      ["tom.json", "application/json", Buffer.alloc(0), /tom \(0 byte\)/],
      [
        "avkortet.json",
        "application/json",
        good.subarray(0, good.length >> 1),
        /ikke gyldig JSON[\s\S]*Melding:/,
      ],
      [
        "bilde.png",
        "image/png",
        Buffer.from("\x89PNG\r\n\x1a\n1234", "latin1"),
        /ikke «image\/png»/,
      ],
      [
        "utf16.json",
        "application/json",
        Buffer.from('\uFEFF{"a":1}', "utf16le"),
        /ikke leses som JSON i UTF-8/,
      ],
      ["annet.json", "application/json", Buffer.from('{"a":1}'), /Melding:/],
      ["liste.json", "application/json", Buffer.from("[1,2,3]"), /Melding:/],
      [
        "tabell.json",
        "application/json",
        Buffer.from(
          '{"version":"2.0","class":"dataset","id":["Tid"],"size":[1],"dimension":{"Tid":{"category":{"index":["2024"]}}},"value":[1]}',
        ),
        /Linje 1, kolonne \d+: ingen dimensjon med kommuner/,
      ],
    ];
    for (const [name, type, bytes, said] of table) {
      await open(page, name, type, bytes);
      await page.waitForFunction(
        (file) => document.querySelector('.notice[data-topic="file"]')?.textContent?.includes(file),
        name,
      );
      const notice = await page.locator('.notice[data-topic="file"]').innerText();
      assert.match(notice, said, name);
      assert.match(notice, /fortsatt i bruk/, name);
      assert.deepEqual(await tableTexts(page), before, name);
    }
    await page.selectOption("#pick-from", "2020");
    assert.equal((await tableTexts(page))[0]!.length, before[0]!.length - 5);
  }));

test("a whole bundle from the reader's machine opens, by picker and by drop, and back returns to the old one", () =>
  site.visit("", async (page) => {
    await open(page, "min.json", "application/json", good);
    await page.waitForSelector(".example-banner");
    assert.match(await page.locator('.notice[data-topic="file"]').innerText(), /min\.json/);
    await page.goBack();
    await page.waitForFunction(() => !document.querySelector(".example-banner"));

    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], "slapp.json", { type: "application/json" }));
      dispatchEvent(new DragEvent("dragover", { dataTransfer: data, cancelable: true }));
      dispatchEvent(new DragEvent("drop", { dataTransfer: data, cancelable: true }));
    }, good.toString("utf8"));
    await page.waitForSelector(".example-banner");
    assert.match(await page.evaluate(() => location.hash), /data=egen/);
  }));

test("a link to somebody's own file says that the file is not in the link", () =>
  site.visit("#v=1&data=egen&kom=3201", async (page) => {
    assert.match(await page.locator(".notice").innerText(), /følger ikke med lenken/);
  }));

test("the example label follows the numbers out of the page", () =>
  site.visit("#v=1&data=demo", async (page) => {
    const csv = await download(page, "#save-csv");
    assert.match(csv.name, /eksempeldata/);
    const lines = csv.bytes.toString("utf8").trimEnd().split("\r\n");
    for (const line of lines.slice(lines.indexOf("") + 2))
      assert.match(line, /^Eksempeldata – ikke ekte tall;/);
    const png = await download(page, "#save-png");
    assert.match(png.name, /eksempeldata/);
  }));

test("a data set that cannot be fetched gives a notice, and the open one stays", () =>
  site.visit("", async (page) => {
    const before = await tableTexts(page);
    // A broken answer rather than none: the browser itself would log a failed request.
    await page.route("**/demo.json", (route) =>
      route.fulfill({ status: 200, body: "<html>", contentType: "text/html" }),
    );
    await page.click('input[name="data"][value="demo"]');
    await page.waitForSelector('.notice[data-topic="data"]');
    assert.deepEqual(await tableTexts(page), before);
    assert.equal(await page.isChecked('input[name="data"][value="ssb-utdrag"]'), true);
  }));

test("the workbook comes from the list of formats, with its sums as formulas and the example label on every sheet", () =>
  site.visit("#v=1&data=demo&ind=barnevern.effektivitet&fra=2022", async (page) => {
    await page.click("#save-more");
    const file = await download(page, "#save-as-xlsx");
    assert.match(file.name, /eksempeldata.*\.xlsx$/);
    const parts = unzipSync(file.bytes);
    const part = (name: string) => strFromU8(parts[name]!);
    const label = part("xl/sharedStrings.xml")
      .split("<si>")
      .findIndex((one) => one.includes(">Eksempeldata – ikke ekte tall<"));
    for (const n of [1, 2, 3])
      assert.ok(
        part(`xl/worksheets/sheet${n}.xml`).includes(` t="s"><v>${label - 1}</v>`),
        String(n),
      );
    // What the formula takes from other indicators was asked for, and is recalculated too.
    const sums = part("xl/worksheets/sheet2.xml");
    assert.ok(sums.split("<f>").length > 100);
    assert.match(sums, /<f>G\d+\/H\d+\*100<\/f>/);
  }));

test("the other files of numbers come from the list of formats", () =>
  site.visit(
    "#v=1&data=demo&kom=5501&ind=sosiale.kvp-til-arbeid&omr=sosiale&fig=rows",
    async (page) => {
      await page.click("#save-more");
      const plain = await download(page, "#save-as-csv-plain");
      // The figure draws one year; the file has them all.
      assert.match(plain.name, /^sosiale-kvp-til-arbeid-.*-2015-2024-.*-data\.csv$/);
      const lines = plain.bytes.toString("utf8").split("\r\n");
      assert.match(lines[0]!, /^warning,indicator_id,/);
      assert.ok(lines.some((line) => line.includes(",5501,Tromsø,kommune,2018,,:,konfidensielt,")));
      await page.click("#save-more");
      const json = await download(page, "#save-as-json-stat");
      assert.match(json.name, /-json-stat\.json$/);
      const { value, status, extension } = JSON.parse(json.bytes.toString("utf8")) as {
        value: (number | null)[];
        status: Record<string, string>;
        extension: { warning: string[] };
      };
      assert.deepEqual([value[3], status[3]], [null, ":"]);
      assert.deepEqual(extension.warning, ["Eksempeldata – ikke ekte tall"]);
    },
  ));
