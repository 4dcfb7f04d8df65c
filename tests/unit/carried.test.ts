import assert from "node:assert/strict";
import { test } from "node:test";
import { carriedLink, fromDataSet } from "../../web/src/download/carried.ts";
import { about } from "../../web/src/download/picture/about.ts";
import { subjectOf } from "../../web/src/download/slides/subject.ts";
import { takingTexts } from "../../web/src/messages/languages.ts";
import { tablesUsed } from "../../web/src/source.ts";
import { figure } from "./workbook-sample.ts";

await takingTexts();

const made = () =>
  figure({
    data: "ssb-utdrag",
    indicators: ["barnevern.netto-per-innbygger-0-17"],
    regions: ["0301"],
  });
const file = (table: string) => ({ table, name: "min.csv" });
const page = "https://eksempel.no/";
const whole = `${page}#v=1&data=demo`;

test("a file has the figure's own link where others see the same, the page's where they would not, none from a disk", async () => {
  const one = await made();
  assert.deepEqual(carriedLink(one), { href: whole, whole: true });
  const cases = {
    mixed: { ...one, bundle: { ...one.bundle, ownFiles: [file("12367")] } },
    unused: { ...one, bundle: { ...one.bundle, ownFiles: [file("egen-annet")] } },
    data: { ...one, state: { ...one.state, data: "egen" } },
    fresh: {
      ...one,
      bundle: { ...one.bundle, fresh: { retrieved: "2026-11-20", base: "demo", baseLabel: {} } },
    },
    disk: { ...one, link: "file:///home/kari/figur.html#v=1" },
  };
  const expected = { mixed: page, unused: whole, data: page, fresh: page, disk: undefined };
  for (const name of Object.keys(cases) as (keyof typeof cases)[]) {
    const given = cases[name];
    assert.equal(carriedLink(given)?.href, expected[name], name);
    assert.equal(about(given).link, expected[name], name);
    const { subject } = subjectOf({ kind: "figure", figure: given });
    assert.equal(subject.link, expected[name] ?? "", name);
  }
});

test("the data set's licence is the file's only where a number is the data set's", async () => {
  const one = await made();
  const tables = tablesUsed(one.panels, one.bundle);
  assert.ok(tables.length > 1, `${tables.length}`);
  for (const [own, ofDataSet] of [
    [[], true],
    [tables.slice(1), true],
    [tables, false],
  ] as const) {
    const given = { ...one, bundle: { ...one.bundle, ownFiles: own.map(file) } };
    assert.equal(fromDataSet(given), ofDataSet);
    assert.equal(about(given).license, ofDataSet ? one.bundle.license : undefined);
  }
});
