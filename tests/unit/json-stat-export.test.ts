import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { jsonStat } from "../../web/src/download/numbers/json-stat.ts";
import type { WithBehind } from "../../web/src/download/numbers/behind.ts";
import { Engine } from "../../web/src/engine/engine.ts";
import { takingTexts } from "../../web/src/messages/languages.ts";
import { sign } from "../../web/src/missing.ts";
import { addOwnTables } from "../../web/src/own/add.ts";
import { indicatorId } from "../../web/src/own/into.ts";
import { seriesOf, tableOf } from "../../web/src/own/own-table.ts";
import { readOwnJson } from "../../web/src/own/read.ts";
import { averageType } from "../../web/src/series.ts";
import { tablesUsed } from "../../web/src/source.ts";
import { demo, figure } from "./workbook-sample.ts";

await takingTexts();
const root = new URL("../../", import.meta.url);
const engine = await Engine.create(await readFile(new URL("build/wasm/figur.wasm", root)));

// It has no types of its own.
const JSONstat = createRequire(import.meta.url)("jsonstat-toolkit") as (file: object) => Dataset;

const everyPlace = {
  regions: demo.regions.map((r) => r.code),
  groups: demo.groups.map((g) => g.id),
};
const kvp = await figure({
  ...everyPlace,
  indicators: ["sosiale.kvp-til-arbeid", "sosiale.netto-f281-per-innbygger-18-66"],
});
const profile = await figure({
  figure: "profile",
  area: "barnevern",
  indicators: ["barnevern.netto-per-innbygger-0-17"],
  from: 2023,
  to: 2023,
  year: 2023,
});

/** As it is in the file. */
const written = (one: WithBehind) => JSON.parse(JSON.stringify(jsonStat(one))) as object;
const read = (one: WithBehind) => JSONstat(written(one));

/** What of the toolkit's dataset is used here. */
interface Dataset {
  class: string;
  label: string;
  id: string[];
  role: Record<string, string[]>;
  n: number;
  Dimension(id: string): {
    id: string[];
    label: string;
    Category(id: string): {
      label: string;
      unit?: { label: string; base: string; decimals: number };
    };
  };
  Data(at: Record<string, string>): { value: number | null; status: string | null };
}

test("jsonstat-toolkit reads every number, or null and its sign, under its indicator, place and year", () => {
  const set = read(kvp);
  assert.equal(set.class, "dataset");
  assert.deepEqual(set.id, ["indicator", "place", "year"]);
  const { metric, geo, time } = set.role;
  assert.deepEqual([metric, geo, time], [["indicator"], ["place"], ["year"]]);
  let missing = 0;
  for (const { indicator, rows, years } of kvp.panels)
    for (const row of rows)
      row.cells.forEach((cell, k) => {
        const found = set.Data({
          indicator: indicator.id,
          place: row.id,
          year: String(years[k]),
        });
        if (cell.status === 0) assert.equal(found.value, cell.value);
        else {
          missing++;
          assert.equal(found.value, null);
          assert.equal(found.status, sign(cell.status));
        }
      });
  assert.equal(set.n, 2 * kvp.panels[0]!.rows.length * 10);
  assert.ok(missing > 5, `${missing}`);
});

test("a confidential number is null and :, and the sign is explained", () => {
  const set = read(kvp);
  const at = { indicator: "sosiale.kvp-til-arbeid", place: "5501", year: "2018" };
  assert.deepEqual(pick(set.Data(at)), { value: null, status: ":" });
  const { extension } = jsonStat(kvp);
  assert.equal(extension.signs[":"], "konfidensielt");
});

const pick = ({ value, status }: { value: number | null; status: string | null }) => ({
  value,
  status,
});

test("categories have names, and indicators their unit and decimals", () => {
  const set = read(kvp);
  const netto = set.Dimension("indicator").Category("sosiale.netto-f281-per-innbygger-18-66");
  assert.deepEqual(netto.unit, { label: "kroner", base: "kroner", decimals: 0 });
  assert.equal(set.Dimension("place").Category("5001").label, "Trondheim");
  assert.equal(set.Dimension("place").Category("asss").label, "ASSS-snitt");
});

test("example data say so, and the way back to the figure is there", () => {
  const made = jsonStat(kvp);
  assert.deepEqual(made.extension.warning, ["Eksempeldata – ikke ekte tall"]);
  assert.equal(made.note[0], "Eksempeldata – ikke ekte tall");
  assert.match(made.source, /Eksempeldata/);
  assert.deepEqual(made.link?.alternate, [
    { type: "text/html", href: "https://eksempel.no/#v=1&data=demo" },
  ]);
});

test("the reader's own words do not take the place of what the numbers are", async () => {
  const indicators = ["sosiale.kvp-til-arbeid"];
  const plain = jsonStat(await figure({ indicators }));
  const own = jsonStat(
    await figure({
      indicators,
      title: "Min tittel",
      subtitle: "Under",
      note: "Se også budsjettet",
    }),
  );
  assert.equal(own.label, "Min tittel – Under");
  assert.equal(own.extension.shows, plain.label);
  assert.equal(plain.extension.shows, undefined);
  assert.ok(own.note.includes("Se også budsjettet"), `${own.note}`);
});

test("an average says how it was taken and of how many", () => {
  const { averages } = jsonStat(kvp).extension;
  const [panel] = kvp.panels;
  const at = panel!.rows.findIndex((row) => row.id === "asss");
  const { members, membersOf } = panel!.rows[at]!.cells[3]!;
  assert.deepEqual(averages[String(at * 10 + 3)], {
    type: averageType(panel!.average[3]!),
    members,
    membersOf,
  });
  assert.ok(members > 5, `${members}`);
  const oslo = panel!.rows.findIndex((row) => row.id === "0301");
  assert.equal(averages[String(oslo * 10)], undefined);
});

test("numbers of the reader's own have no licence, data set, date or link that are not theirs", async () => {
  const one = await figure({
    data: "ssb-utdrag",
    indicators: ["barnevern.netto-per-innbygger-0-17"],
    regions: ["0301"],
  });
  const before = jsonStat(one);
  assert.ok(before.updated && before.extension.license && before.extension.data);
  one.bundle.ownFiles = tablesUsed(one.panels, one.bundle).map((table) => ({
    table,
    name: "min.csv",
  }));
  const { updated, extension, link } = jsonStat(one);
  assert.deepEqual([updated, extension.license, extension.data], [undefined, undefined, undefined]);
  for (const said of extension.warning!)
    assert.equal(said, "Egne tall fra filen min.csv, ikke fra SSB eller KS");
  assert.equal(link?.alternate[0]?.href, "https://eksempel.no/");
});

test("a provisional value is marked as Statistics Norway does; what else is to be said stands beside", () => {
  const made = jsonStat(kvp);
  const set = read(kvp);
  const last = set.Data({
    indicator: "sosiale.kvp-til-arbeid",
    place: "5001",
    year: "2024",
  });
  assert.ok(last.value !== null, `${last.value}`);
  assert.equal(last.status, "*");
  assert.ok(Object.values(made.extension.marks).includes("r"));
});

test("what a tjenesteprofil shows beside the values has a dimension of its own", () => {
  const set = read(profile);
  assert.deepEqual(set.id, ["indicator", "place", "year", "measure"]);
  const asked = profile.more.profile!.profile.find(
    (r) => r.indicator === "barnevern.netto-per-innbygger-0-17" && r.region === "5001",
  )!;
  const at = (measure: string, place = "5001") =>
    set.Data({ indicator: asked.indicator, place, year: "2023", measure }).value;
  assert.equal(at("value"), asked.value.value);
  assert.equal(at("index"), asked.index);
  assert.equal(at("deviation"), asked.deviation);
  assert.equal(at("baseline"), asked.mean.value);
  assert.equal(at("lowest"), asked.min);
  assert.equal(at("highest_index"), asked.maxIndex);
  assert.equal(at("index", "0301"), null);
  assert.equal(set.Dimension("measure").Category("index").unit?.label, "indeks");
});

test("the calculator reads the file: the same values, and nothing where there was nothing", () => {
  const bytes = new TextEncoder().encode(JSON.stringify(jsonStat(kvp)));
  const check = engine.check(bytes);
  assert.equal(check.kind, "dataset");
  assert.deepEqual(
    check.faults.filter((f) => f.severity === "error"),
    [],
  );
  const [column] = engine.readCells(bytes);
  const { value } = jsonStat(kvp);
  const status = Array.from(column!.status);
  assert.deepEqual(
    Array.from(column!.value, (v, i) => (status[i] === 0 ? v : null)),
    value,
  );
});

test("dropped on the page again, the file is the same numbers as data of the reader's own", async () => {
  const bytes = new TextEncoder().encode(JSON.stringify(jsonStat(kvp)));
  const found = readOwnJson(bytes, engine.check(bytes).faults);
  assert.ok(found.ok);
  const { dataset, notes } = found;
  const series = seriesOf("figur.json", dataset);
  const table = { table: tableOf("figur.json"), name: "figur.json", dataset, notes, series };
  const bundle = await readFile(new URL("build/data/demo.json", root));
  const other = engine.another();
  other.loadBundle(addOwnTables(bundle, [table]).bytes);
  const regions = demo.regions.map((r) => r.code);
  const { value, status } = other.evaluate({
    indicators: series.map(indicatorId),
    regions,
    years: [2015, 2024],
  });
  assert.deepEqual(
    series.map(({ unit, decimals }) => [unit, decimals]),
    [
      ["prosent", 1],
      ["kroner", 0],
    ],
  );
  kvp.panels.forEach(({ rows }, i) =>
    rows
      .filter((row) => row.kind === "region")
      .forEach((row) => {
        const first = (i * regions.length + regions.indexOf(row.id)) * 10;
        row.cells.forEach((cell, k) => {
          assert.equal(status[first + k] === 0, cell.status === 0);
          if (cell.status === 0) assert.equal(value[first + k], cell.value);
        });
      }),
  );
});
