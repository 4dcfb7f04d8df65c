import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import Papa from "papaparse";
import type { Dataset } from "../../web/src/bundle/types.ts";
import { schemaFaults } from "../../scripts/lib/bundle/defs.ts";
import { at, build, check, folder, known, root, shared, table } from "./bundle-sample.ts";

const ssb = join(shared, "ssb");
const built = build(join(root, "web/data/ssb-utdrag"));
const { bundle, text } = built;

test("the extract builds, keeps to the bundle schema, and the same input gives the same bytes", () => {
  assert.deepEqual(schemaFaults(check.bundle, JSON.parse(text), "utdrag"), []);
  assert.equal(build(join(root, "web/data/ssb-utdrag")).text, text);
  assert.ok(Buffer.byteLength(text) < 600_000);
  assert.equal(bundle.kind, "real");
  assert.equal(
    at(table(bundle, "12367"), {
      KOKkommuneregion0000: "0301",
      KOKfunksjon0000: "254",
      KOKart0000: "AGD2",
      Tid: "2024",
    }).status,
    ".",
  );
});

function codeAt(current: string, year: number): string {
  const region = known.regions.find(({ code }) => code === current)!;
  return (region.codes ?? [region as { code: string; from?: number; to?: number }]).find(
    (c) => year >= (c.from ?? 0) && year <= (c.to ?? 9999),
  )!.code;
}
const rows = (name: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(readFileSync(join(ssb, name), "utf8").replace(/^\uFEFF/, ""), {
    header: true,
    skipEmptyLines: true,
  }).data;
const skipped = existsSync(ssb) ? false : `no source figures at ${ssb} (set FIGUR_SHARED)`;

test(
  "every figure of the extract equals the figure it was taken from, and there are no others",
  { skip: skipped },
  () => {
    const stated = (d: Dataset): number => d.value.filter((v) => v !== null).length;
    const finance = rows("figures-kostra-service-areas.csv");
    for (const r of finance) {
      const area = r.code!.startsWith("FGK");
      const cell = at(table(bundle, area ? "12362" : "12367"), {
        KOKkommuneregion0000: codeAt(r.region_2024!, Number(r.year)),
        KOKfunksjon0000: r.code!,
        KOKart0000: r.art!,
        Tid: r.year!,
      });
      assert.deepEqual(cell, { value: Number(r.amount_1000kr) }, JSON.stringify(r));
    }
    assert.equal(stated(table(bundle, "12362")) + stated(table(bundle, "12367")), finance.length);

    const cities = new Set(finance.map((r) => r.region_2024));
    const people = rows("population-age-groups.csv").filter(
      (r) =>
        cities.has(r.region_2024) &&
        !(r.region_2024 === "3301" && Number(r.kostra_year_31dec) < 2019),
    );
    for (const r of people) {
      const year = Number(r.kostra_year_31dec) + 1;
      assert.deepEqual(
        at(table(bundle, "07459"), {
          Region: codeAt(r.region_2024!, year),
          Alder: r.age_group!,
          Tid: `${year}`,
        }),
        { value: Number(r.persons) },
        JSON.stringify(r),
      );
    }
    assert.equal(stated(table(bundle, "07459")), people.length);
  },
);

test(
  "the codes of the time in the extract agree with the population under original codes",
  { skip: skipped },
  () => {
    const population = table(bundle, "07459");
    const index = population.dimension.Region!.category.index;
    let compared = 0;
    for (const r of rows("population-age-groups-original-codes.csv")) {
      if (!(r.region_original! in index)) continue;
      const Tid = `${Number(r.kostra_year_31dec) + 1}`;
      const { value } = at(population, { Region: r.region_original!, Alder: r.age_group!, Tid });
      assert.equal(value, Number(r.persons), JSON.stringify(r));
      compared++;
    }
    assert.ok(compared > 400, `${compared} figures compared`);
  },
);

test("a whole reply of SSB is read, signs included", { skip: skipped }, (t) => {
  const file = readFileSync(join(ssb, "12362-strand-2015-2024.json"));
  const source = JSON.parse(file.toString("utf8")) as Dataset;
  const dataset = table(build(folder(t, { "12362-strand.json": file })).bundle, "12362");
  assert.deepEqual(dataset.value, source.value);
  assert.deepEqual(dataset.status, source.status);
  assert.deepEqual(dataset.id, source.id);
  assert.equal(dataset.updated, source.updated);
});
