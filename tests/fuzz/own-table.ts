/** What must hold of a table that was read from the reader's own machine. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Engine } from "../../web/src/engine/engine.ts";
import { addOwnTables } from "../../web/src/own/add.ts";
import {
  dimensionsOf,
  mostSeries,
  seriesCount,
  seriesOf,
  tableOf,
} from "../../web/src/own/own-table.ts";
import type { OwnRead } from "../../web/src/own/read.ts";

const bundle = readFileSync("tests/fuzz/small-bundle.json");

/** The numbers that the calculator reads; null for what is missing. */
export function numbersOf(file: Uint8Array, engine: Engine): (number | null)[] {
  return [...engine.readCells(file)[0]!.value].map((one) => (Number.isNaN(one) ? null : one));
}

/** Its words are texts, and its series can be asked for. */
export function holdsTable(name: string, read: OwnRead & { ok: true }, engine: Engine): void {
  const { dataset, notes } = read;
  const dimensions = dimensionsOf(dataset);
  for (const { label, categories } of dimensions)
    for (const one of [label, ...categories.map((category) => category.label)])
      assert.equal(typeof one, "string", "a label is a text");
  if (seriesCount(dimensions) > mostSeries) return;
  const series = seriesOf(name, dataset);
  assert.equal(series.length, seriesCount(dimensions), "as many series as were counted");
  assert.equal(new Set(series.map(({ id }) => id)).size, series.length, "every series has its id");
  for (const one of series) {
    assert.equal(typeof one.name, "string", "a series has a name");
    assert.equal(typeof one.unit, "string", "a series has a unit");
  }
  const own = { table: tableOf(name), name, dataset, notes, series };
  const { indicators, regions } = engine.loadBundle(addOwnTables(bundle, [own]).bytes);
  const { value } = engine.evaluate({
    indicators: indicators.map(({ id }) => id),
    regions: regions.map(({ code }) => code),
    years: [2018, 2022],
  });
  assert.ok(value.length > 0, "the series can be asked for");
}
