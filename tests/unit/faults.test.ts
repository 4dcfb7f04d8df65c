import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { skeleton } from "../../scripts/lib/single-file/skeleton.ts";

const stored = new Map<string, string>();
globalThis.localStorage = {
  getItem: (key: string) => stored.get(key) ?? null,
  setItem: (key: string, value: string) => void stored.set(key, value),
} as Storage;
const { memory } = await import("../../web/src/memory.ts");

test("that there was no room holds for a month, and not for as long as a clock was ahead", () => {
  memory.noRoom = true;
  assert.equal(memory.noRoom, true);
  const month = 30 * 24 * 60 * 60 * 1000;
  for (const away of [month + 1000, -month, -50 * 12 * month]) {
    stored.set("figurverktoyet.plassmangel", String(Date.now() - away));
    assert.equal(memory.noRoom, false, `${away}`);
  }
});

test("a machine whose clock has begun anew has not for that been without room", (context) => {
  memory.noRoom = false;
  context.mock.timers.enable({ apis: ["Date"], now: 10_000 });
  assert.equal(memory.noRoom, false);
  memory.noRoom = true;
  assert.equal(memory.noRoom, true);
});

test("of stored groups those that are none are left out", () => {
  const good = { id: "egen-a", name: "A", regions: ["0301"] };
  const bad = [null, 1, "x", {}, { ...good, regions: [1] }, { ...good, regions: "0301" }];
  stored.set("figurverktoyet.grupper", JSON.stringify([...bad, good]));
  assert.deepEqual(memory.ownGroups, [good]);
});

for (const page of ["index", "embed"])
  test(`${page}.html says in three languages what to do when its script does not come`, async () => {
    const html = await readFile(new URL(`../../web/${page}.html`, import.meta.url), "utf8");
    const coming = /<div id="coming">([^]*?)<\/div>/.exec(html)?.[1] ?? "";
    assert.match(coming, /<p>[^<]*Last siden på nytt[^<]*<\/p>/);
    assert.match(coming, /<p lang="nn">[^<]*Last sida på nytt[^<]*<\/p>/);
    assert.match(coming, /<p lang="en">[^<]*Reload the page[^<]*<\/p>/);
  });

test("the page in one file says that the file is not whole, and nothing of reloading", async () => {
  const source = await readFile(new URL("../../web/index.html", import.meta.url), "utf8");
  const html = source
    .replace("./src/main.ts", "./assets/index.js")
    .replace("</head>", '<link rel="stylesheet" href="./assets/style.css"></head>');
  const made = await skeleton({ html, style: "p{}", script: "1", icon: "<svg/>" });
  assert.equal(made.html.match(/id="coming"/g)?.length, 1);
  assert.doesNotMatch(made.html, /Last siden på nytt/);
});
