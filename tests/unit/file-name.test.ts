import assert from "node:assert/strict";
import { test } from "node:test";
import { fileName } from "../../web/src/download/file-name.ts";
import { takingTexts } from "../../web/src/messages/languages.ts";
import { tablesUsed } from "../../web/src/source.ts";
import type { State } from "../../web/src/state.ts";
import { figure } from "./workbook-sample.ts";

await takingTexts();

const netto = "barnevern.netto-per-innbygger-0-17";
const extract = { data: "ssb-utdrag", indicators: [netto], regions: ["0301"] };

test("a file is called by its area, its indicator, its kind and its years", async () => {
  const table: [given: Partial<State>, name: string][] = [
    [extract, "barnevern-netto-per-innbygger-0-17-linje-2015-2024"],
    [{ ...extract, figure: "bar" }, "barnevern-netto-per-innbygger-0-17-soyler-2015-2024"],
    [{ ...extract, figure: "slope" }, "barnevern-netto-per-innbygger-0-17-to-ar-2015-2024"],
    [{ ...extract, figure: "heat" }, "barnevern-netto-per-innbygger-0-17-varmetabell-2024"],
    [{ ...extract, from: 2023, to: 2023 }, "barnevern-netto-per-innbygger-0-17-linje-2023"],
    [
      { ...extract, indicators: [netto, "barnevern.netto-per-innbygger-0-24"] },
      "barnevern-2-indikatorer-linje-2015-2024",
    ],
    [{ indicators: [netto] }, "barnevern-netto-per-innbygger-0-17-linje-2015-2024-eksempeldata"],
  ];
  for (const [given, name] of table) assert.equal(fileName(await figure(given)), name);
});

test("a picture of one year is called by it, a file of all its numbers by theirs", async () => {
  const rows = await figure({ ...extract, figure: "rows" });
  assert.match(fileName(rows), /-liggende-soyler-2024$/);
  assert.match(fileName(rows, { everyYear: true }), /-liggende-soyler-2015-2024$/);
  const bars = await figure({ ...extract, figure: "bar", axis: "indicators" });
  assert.match(fileName(bars), /-soyler-2024$/);
});

test("the reader's own numbers are named once, what was fetched by its day, an own indicator as one", async () => {
  const own = await figure(extract);
  own.bundle.ownFiles = tablesUsed(own.panels, own.bundle).map((table) => ({
    table,
    name: "min.csv",
  }));
  assert.equal(fileName(own), "barnevern-netto-per-innbygger-0-17-linje-2015-2024-egne-tall");
  const panel = { ...own.panels[0]!, name: "Årsverk på Ærø (2024)" };
  panel.indicator = { ...panel.indicator, id: "egne-tall.arsverk-csv.tall", area: "egne-tall" };
  const alone = { ...own, panels: [panel], state: { ...own.state, area: "egne-tall" } };
  assert.equal(fileName(alone), "egne-tall-arsverk-pa-aero-2024-linje-2015-2024");

  const fresh = await figure(extract);
  fresh.bundle.fresh = { retrieved: "2026-11-20T10:00:00Z", base: "ssb-utdrag", baseLabel: {} };
  assert.match(fileName(fresh), /-2015-2024-hentet-2026-11-20$/);

  const made = await figure({
    ...extract,
    area: "barnevern",
    indicators: ["egne-indikatorer.halve-netto"],
    ownIndicators: [
      {
        id: "egne-indikatorer.halve-netto",
        name: "Halve netto",
        unit: "",
        decimals: 1,
        formula: "A / 2",
        inputs: { A: { indicator: netto, input: "A" } },
      },
    ],
  });
  assert.equal(fileName(made), "barnevern-halve-netto-linje-2015-2024-egen-indikator");
});

test("names are plain letters, and no longer than every system takes", async () => {
  const one = await figure({ ...extract, figure: "table" });
  const id = `barnevern.${"meget-lang-".repeat(12)}`;
  const [panel] = one.panels;
  const long = { ...one, panels: [{ ...panel!, indicator: { ...panel!.indicator, id } }] };
  const name = fileName(long);
  assert.ok(name.length <= 80, String(name.length));
  assert.match(name, /^barnevern-meget-lang-[a-z-]*-2015-2024$/);
  for (const made of [name, fileName(one)]) assert.match(made, /^[a-z0-9]+(-[a-z0-9]+)*$/);
});
