import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test, type TestContext } from "node:test";
import Papa from "papaparse";
import { buildBundle, DEFS, type Bundle } from "../../scripts/lib/bundle.ts";
import { readCsv } from "../../scripts/lib/bundle-csv.ts";
import { schemaFaults, validators, type Region } from "../../scripts/lib/bundle-defs.ts";
import { BundleFaults, faultText } from "../../scripts/lib/bundle-faults.ts";
import type { Dataset } from "../../scripts/lib/bundle-table.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const utdrag = join(root, "web/data/ssb-utdrag");
const ssb = join(process.env.FIGUR_SHARED ?? join(root, "../shared"), "ssb");

function folder(t: TestContext, files: Record<string, string | Uint8Array>): string {
  const dir = mkdtempSync(join(tmpdir(), "bundle-"));
  t.after(() => rmSync(dir, { recursive: true }));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(dir, name), content);
  return dir;
}
function faultsOf(run: () => unknown): string[] {
  try {
    run();
  } catch (error) {
    if (error instanceof BundleFaults) return error.faults.map(faultText);
    throw error;
  }
  return [];
}
function at(
  dataset: Dataset,
  codes: Record<string, string>,
): { value: number | null; status?: string } {
  let i = 0;
  dataset.id.forEach((name, d) => {
    const index = dataset.dimension[name]!.category.index;
    const n = codes[name] === undefined && dataset.size[d] === 1 ? 0 : index[codes[name]!];
    assert.notEqual(n, undefined, `${name}=${codes[name]}`);
    i = i * dataset.size[d]! + n!;
  });
  return { value: dataset.value[i]!, ...(dataset.status?.[i] && { status: dataset.status[i] }) };
}
const table = (bundle: Bundle, id: string): Dataset =>
  bundle.tables.find((t) => t.id === id)!.dataset;
const jsonStat = (
  values: Record<string, (number | null)[]>,
  years: string[],
  extra: object = {},
): string =>
  JSON.stringify({
    version: "2.0",
    class: "dataset",
    role: { geo: ["Region"], time: ["Tid"], metric: ["ContentsCode"] },
    id: ["Region", "Alder", "ContentsCode", "Tid"],
    size: [Object.keys(values).length, 1, 1, years.length],
    dimension: {
      Region: {
        category: {
          index: Object.keys(values),
          label: Object.fromEntries(Object.keys(values).map((c) => [c, `Kommune ${c}`])),
        },
      },
      Alder: { category: { label: { total: "Alle aldre" } } },
      ContentsCode: {
        category: {
          index: { Personer1: 0 },
          label: { Personer1: "Personer" },
          unit: { Personer1: { base: "antall", decimals: 0 } },
        },
      },
      Tid: { category: { index: Object.fromEntries(years.map((y, i) => [y, i])) } },
    },
    value: Object.values(values).flat(),
    ...extra,
  });
const FINANCE =
  "KOKkommuneregion0000;KOKfunksjon0000;KOKart0000;ContentsCode;Tid;value\n0301;FGK13;AGD2;KOSbelop0000;2019;2000\n";

test("several files of one table become one, by codes and not by place", (t) => {
  const { bundle } = buildBundle(
    folder(t, {
      "07459-a.json": jsonStat({ "0301": [1, 2] }, ["2019", "2020"]),
      "07459-b.json": jsonStat({ "4601": [5, 4], "0301": [3, 2] }, ["2021", "2020"]),
      "12362.csv": FINANCE,
    }),
  );
  const population = table(bundle, "07459");
  assert.deepEqual(Object.keys(population.dimension.Tid!.category.index), ["2019", "2020", "2021"]);
  const row = (Region: string): (number | null)[] =>
    ["2019", "2020", "2021"].map((Tid) => at(population, { Region, Tid }).value);
  assert.deepEqual(row("0301"), [1, 2, 3]);
  assert.deepEqual(row("4601"), [null, 4, 5]);
  assert.equal(population.dimension.Region!.category.label["0301"], "Kommune 0301");
});

test("a cell that two files state differently is a fault that names the cell and both files", (t) => {
  const dir = folder(t, {
    "07459-a.json": jsonStat({ "0301": [1, 2] }, ["2019", "2020"]),
    "07459-b.json": jsonStat({ "0301": [9] }, ["2020"]),
  });
  assert.deepEqual(
    faultsOf(() => buildBundle(dir)),
    [
      "07459-b.json: Region=0301 Alder=total ContentsCode=Personer1 Tid=2020: says 9, but 07459-a.json says 2",
    ],
  );
});

test("a status that two files state differently is a fault too", (t) => {
  const dir = folder(t, {
    "07459-a.json": jsonStat({ "0301": [null] }, ["2020"], { status: { 0: ":" } }),
    "07459-b.json": jsonStat({ "0301": [null] }, ["2020"], { status: [".."] }),
  });
  assert.match(faultsOf(() => buildBundle(dir)).join(), /says \.\., but 07459-a\.json says :/);
});

test("files of one table with other dimensions are a fault", (t) => {
  const dir = folder(t, {
    "07459-a.json": jsonStat({ "0301": [1] }, ["2020"]),
    "07459-b.csv": "Region,Tid,value\n0301,2020,1\n",
  });
  assert.match(
    faultsOf(() => buildBundle(dir)).join(),
    /07459-b\.csv: has dimensions Region, Tid, but/,
  );
});

test("broken JSON-stat is a fault with its place", (t) => {
  const broken: [string, RegExp][] = [
    ["{", /07459\.json: \/: /],
    ['{"class":"bundle"}', /07459\.json: \/class: is not a JSON-stat 2\.0 dataset/],
    [jsonStat({ "0301": [1] }, ["2020"], { value: [1, 2] }), /\/value: does not hold 1 cells/],
    [
      jsonStat({ "0301": [1] }, ["2020"], { value: ["1"] }),
      /\/value\/0: is "1", not a number or null/,
    ],
    [
      jsonStat({ "0301": [1] }, ["2020"], { size: [2, 1, 1, 1] }),
      /\/dimension\/Region: has 1 categories, but \/size\/0 says 2/,
    ],
  ];
  for (const [content, message] of broken)
    assert.match(faultsOf(() => buildBundle(folder(t, { "07459.json": content }))).join(), message);
});

const csv = (text: string | Uint8Array) =>
  readCsv("x.csv", typeof text === "string" ? new TextEncoder().encode(text) : text);
const cells = (text: string | Uint8Array): unknown[] =>
  [...csv(text).cells.values()].map(({ value, status, note }) => [value, status, note]);

test("CSV is read with either delimiter, decimal comma or point, with or without BOM, and with CRLF", () => {
  assert.deepEqual(cells("Region;Tid;value\n0301;2020;1,5\n0301;2021;-2.25\n"), [
    [1.5, undefined, undefined],
    [-2.25, undefined, undefined],
  ]);
  assert.deepEqual(cells('\uFEFFRegion,Tid,value,note\r\n0301,2020,"1,5","sagt, skrevet"\r\n'), [
    [1.5, undefined, "sagt, skrevet"],
  ]);
  assert.deepEqual(
    cells(
      "Region;Tid;value\n0301;2020;1 234 567,5\n0301;2021;\u2212 3\n".replace(
        "\u2212 3",
        "\u22123",
      ),
    ),
    [
      [1234567.5, undefined, undefined],
      [-3, undefined, undefined],
    ],
  );
});

test("a sign stands in the status column, or where the number would be", () => {
  assert.deepEqual(
    cells("Region;Tid;value;status\n1;2020;;:\n1;2021;..;\n1;2022;-;\n1;2023;7;*\n1;2024;0;\n"),
    [
      [null, ":", undefined],
      [null, "..", undefined],
      [0, "-", undefined],
      [7, "*", undefined],
      [0, undefined, undefined],
    ],
  );
});

test("every CSV fault has file, line and column, and all are told at once", () => {
  const text =
    "Region;Tid;value;status\n0301;2020;abc;\n0301;2021;;\n0301;2022;5;:\n0301;;5;\n0301;2023;5;?\n0301;2024\n0301;2025;1;\n0301;2025;2;\n";
  assert.deepEqual(
    faultsOf(() => csv(text)),
    [
      'x.csv:2:11: "abc" is not a number',
      "x.csv:3:11: has no value and no status that says why",
      'x.csv:4:11: has the value 5, but status ":" says there is none',
      "x.csv:5:6: no code for Tid",
      'x.csv:6:13: unknown status "?" (one of . .. : - 0 *)',
      "x.csv:7:6: has 2 fields, the header has 4",
      "x.csv:9:11: Region=0301 Tid=2025 was given another value at x.csv:8",
    ],
  );
});

test("a CSV header without value, with an unknown column, or a file that is not UTF-8 is told", () => {
  assert.match(
    faultsOf(() => csv("Region;Tid;antall\n")).join(),
    /x\.csv:1:1: the header has no column "value"/,
  );
  assert.deepEqual(
    faultsOf(() => csv("Region;Tid;value;merknad\n")),
    ['x.csv:1:18: unknown column "merknad" after "value" (only status and note)'],
  );
  assert.match(faultsOf(() => csv(new Uint8Array([0x52, 0xe6, 0x0a]))).join(), /is not UTF-8/);
});

test("the line of a fault counts the lines inside quoted fields", () => {
  assert.deepEqual(
    faultsOf(() => csv('Region,Tid,value,status,note\n1,2020,5,,"to\nlinjer"\n1,2021,x,,\n')),
    ['x.csv:4:8: "x" is not a number'],
  );
});

test("a manifest that names an unknown area, group, field or absent table is a fault", (t) => {
  const dir = (manifest: object) =>
    folder(t, { "12362.csv": FINANCE, "bundle.json": JSON.stringify(manifest) });
  assert.match(
    faultsOf(() => buildBundle(dir({ areas: ["havn"] }))).join(),
    /unknown service area "havn"/,
  );
  assert.match(
    faultsOf(() => buildBundle(dir({ groups: ["alle"] }))).join(),
    /unknown group "alle"/,
  );
  assert.match(faultsOf(() => buildBundle(dir({ tittel: "x" }))).join(), /bundle\.json: .*tittel/);
  assert.match(
    faultsOf(() => buildBundle(dir({ tables: { "99999": {} } }))).join(),
    /\/tables\/99999: no file of this table/,
  );
  assert.match(
    faultsOf(() =>
      buildBundle(dir({ notes: [{ kind: "footnote", indicator: "a.b", text: { nb: "x" } }] })),
    ).join(),
    /\/notes\/0\/indicator: "a\.b" is not in the bundle/,
  );
});

test("a definition without its table is named and left out, or described when the manifest says so", (t) => {
  const files = { "12362.csv": FINANCE, "07459.json": jsonStat({ "0301": [10] }, ["2020"]) };
  const plain = buildBundle(folder(t, files));
  assert.ok(
    plain.report.includes(
      "barnevern.andel-tiltak: no table 12275, table 07459 has no Alder 0-17, table 07459 has no Alder 0-24: left out",
    ),
  );
  assert.deepEqual(
    plain.bundle.indicators.map(({ id }) => id),
    ["okonomi.netto-fgk13-per-innbygger"],
  );
  const described = buildBundle(
    folder(t, { ...files, "bundle.json": '{"withoutData":"describe"}' }),
  ).bundle;
  assert.deepEqual(
    described.indicators.find(({ id }) => id === "barnevern.andel-tiltak")!.versions,
    [],
  );
});

/** The definitions with one more in `barnehage`, made of an indicator of another area. */
function defsWith(t: TestContext, formula: string): string {
  const defs = folder(t, {});
  cpSync(DEFS, defs, { recursive: true });
  const read = readFileSync(join(DEFS, "barnehage/netto-per-innbygger-1-5.json"), "utf8");
  const own = JSON.parse(read) as { versions: object[] };
  const version = { formula, average: "mean", inputs: {} };
  const more = { ...own, id: "barnehage.av-andre", profile: false, versions: [version] };
  writeFileSync(join(defs, "barnehage/av-andre.json"), JSON.stringify(more));
  return defs;
}

test("indicators, groups and regions that a formula names come along, and groups after what they are made of", (t) => {
  const net = "okonomi.netto-fgk13-per-innbygger";
  const dir = folder(t, {
    "12362.csv": FINANCE,
    "07459.json": jsonStat({ "0301": [10] }, ["2020"]),
    "bundle.json": '{"areas":["barnehage"],"groups":[]}',
  });
  const build = (formula: string): Bundle =>
    buildBundle(dir, { defs: defsWith(t, formula) }).bundle;
  const bundle = build(`[${net}] / group(asss-uten-oslo, [${net}]) * group( EAK , [${net}])`);
  const ids = (list: { id: string }[]): string[] => list.map(({ id }) => id);
  assert.deepEqual(ids(bundle.indicators), ["barnehage.av-andre", net]);
  assert.deepEqual(ids(bundle.groups), ["asss", "asss-uten-oslo"]);
  assert.deepEqual(bundle.serviceAreas.map((area) => (area as { id: string }).id).sort(), [
    "barnehage",
    "okonomi",
  ]);
  const codes = bundle.regions.map(({ code }) => code);
  assert.ok(codes.includes("EAK") && codes.includes("5501"));
  assert.deepEqual(ids(build("[sosiale.kvp-per-1000]").indicators), [], "no figures, no reference");
});

test("a group made of a region brings the region and the groups that are taken away", (t) => {
  const files = { "12362.csv": FINANCE, "07459.json": jsonStat({ "0301": [10] }, ["2020"]) };
  const groups = (manifest: object): string[] => {
    const dir = folder(t, { ...files, "bundle.json": JSON.stringify(manifest) });
    const { bundle } = buildBundle(dir);
    assert.equal(
      bundle.regions.some(({ code }) => code === "EAK"),
      "groups" in manifest,
    );
    return bundle.groups.map(({ id }) => id);
  };
  assert.deepEqual(groups({ groups: ["resten-av-landet"] }), ["asss", "resten-av-landet"]);
  assert.deepEqual(groups({}), ["asss", "asss-uten-oslo", "ovrige-asss-uten-oslo", "asss-10"]);
  const own = { id: "tre", name: { nb: "x", nn: "x", en: "x" }, of: "resten", without: ["0301"] };
  assert.match(
    faultsOf(() => groups({ groups: [own] })).join(),
    /region "resten" is not in regions\.json/,
  );
});

test("a counterpart is named only when it is in the bundle", (t) => {
  const files = {
    "ks-ressursbruk.csv": "Region;Tjenesteomrade;Tid;value\n0301;barnevern;2024;1,04\n",
    "bundle.json": '{"areas":["barnevern"],"tables":{"ks-ressursbruk":{}}}',
  };
  const [only, ...rest] = buildBundle(folder(t, files)).bundle.indicators;
  assert.deepEqual([only!.id, only!.counterpart, rest], ["barnevern.ressursbruk", undefined, []]);
  const manifest = files["bundle.json"].replace("{", '{"withoutData":"describe",');
  const { indicators } = buildBundle(folder(t, { ...files, "bundle.json": manifest })).bundle;
  const id = "barnevern.ressursbruk-beregnet";
  assert.equal(indicators.find((one) => one.id === "barnevern.ressursbruk")!.counterpart, id);
  assert.deepEqual(indicators.find((one) => one.id === id)!.versions, []);
});

test("codes of predecessors and aliases are no regions of their own, and their notes say whose they are", (t) => {
  const { bundle, report } = buildBundle(
    folder(t, {
      "12362.csv":
        "KOKkommuneregion0000;KOKfunksjon0000;KOKart0000;ContentsCode;Tid;value;status;note\n0625;FGK13;AGD2;KOSbelop0000;2018;5;;Rettet\nEAK;FGK13;AGD2;KOSbelop0000;2018;9;;\n",
      "07459.json": jsonStat({ "0": [10] }, ["2019"]),
      "bundle.json": '{"groups":[]}',
    }),
  );
  assert.deepEqual(
    bundle.regions.map(({ code }) => code),
    ["3301", "EAK"],
  );
  assert.ok(!report.some((line) => line.startsWith("region")));
  const [note] = bundle.notes;
  assert.deepEqual([note!.region, note!.text], ["3301", { nb: "Nedre Eiker: Rettet" }]);
  const { category } = table(bundle, "12362").dimension.KOKkommuneregion0000!;
  assert.deepEqual(category.label, { "0625": "Nedre Eiker", EAK: "Landet" });
});

test("a note beside a cell becomes a footnote to the indicators that read it, under the current code", (t) => {
  const { bundle } = buildBundle(
    folder(t, {
      "12362.csv":
        "KOKkommuneregion0000;KOKfunksjon0000;KOKart0000;ContentsCode;Tid;value;status;note\n0219;FGK13;AGD2;KOSbelop0000;2019;5;;Rettet\n",
      "07459.json": jsonStat({ "3024": [10] }, ["2020"]),
    }),
  );
  assert.deepEqual(bundle.notes, [
    {
      kind: "footnote",
      indicator: "okonomi.netto-fgk13-per-innbygger",
      input: "A",
      region: "3201",
      from: 2019,
      to: 2019,
      text: { nb: "Rettet" },
    },
  ]);
});

test("a folder without a manifest gets sensible defaults, and an unknown region is reported", (t) => {
  const dir = join(folder(t, {}), "Mine Tall");
  mkdirSync(dir);
  writeFileSync(join(dir, "12362.csv"), FINANCE);
  writeFileSync(join(dir, "07459.json"), jsonStat({ "0301": [10], "1130": [3] }, ["2020"]));
  const { bundle, report } = buildBundle(dir);
  assert.equal(bundle.id, "mine-tall");
  assert.equal(bundle.kind, "real");
  assert.ok(bundle.regions.some(({ code, name }) => code === "1130" && name === "Kommune 1130"));
  assert.ok(report.some((line) => line.startsWith("region 1130")));
});

test("the command builds into a folder that does not exist, leaves no half file, and fails with code 1", (t) => {
  const dir = folder(t, {
    "12362.csv": FINANCE.replace("2000", "to tusen"),
    "07459.json": jsonStat({ "0301": [10] }, ["2020"]),
  });
  const out = join(dir, "a/b/ut.json");
  const run = (from: string) =>
    execFileSync(
      process.execPath,
      ["--import", "tsx", join(root, "scripts/lib/bundle.ts"), "--from", from, "--out", out],
      { cwd: root, encoding: "utf8", stdio: "pipe" },
    );
  assert.throws(
    () => run(dir),
    (error: { status: number; stderr: string }) =>
      error.status === 1 && error.stderr.trim() === '12362.csv:2:35: "to tusen" is not a number',
  );
  assert.ok(!existsSync(out));
  writeFileSync(join(dir, "12362.csv"), FINANCE);
  assert.match(run(dir), /real bundle .* 1 indicators, .* bytes/);
  assert.deepEqual(readdirSync(join(dir, "a/b")), ["ut.json"]);
});

test("the extract builds, keeps to the bundle schema, and the same input gives the same bytes", () => {
  const { bundle, text } = buildBundle(utdrag);
  assert.deepEqual(schemaFaults(validators(DEFS).bundle, JSON.parse(text), "utdrag"), []);
  assert.equal(buildBundle(utdrag).text, text);
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

const regions = JSON.parse(readFileSync(join(DEFS, "regions.json"), "utf8")) as Region[];
function codeAt(current: string, year: number): string {
  const region = regions.find(({ code }) => code === current)!;
  return (region.codes ?? [region as { code: string; from?: number; to?: number }]).find(
    (c) => year >= (c.from ?? 0) && year <= (c.to ?? 9999),
  )!.code;
}
const rows = (name: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(readFileSync(join(ssb, name), "utf8").replace(/^\uFEFF/, ""), {
    header: true,
    skipEmptyLines: true,
  }).data;

test("every figure of the extract equals the figure it was taken from, and there are no others", (t) => {
  if (!existsSync(ssb)) return t.skip(`no source figures at ${ssb} (set FIGUR_SHARED)`);
  const { bundle } = buildBundle(utdrag);
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
});

test("the codes of the time in the extract agree with the population under original codes", (t) => {
  if (!existsSync(ssb)) return t.skip(`no source figures at ${ssb} (set FIGUR_SHARED)`);
  const population = table(buildBundle(utdrag).bundle, "07459");
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
});

test("a whole reply of SSB is read, signs included", (t) => {
  const file = join(ssb, "12362-strand-2015-2024.json");
  if (!existsSync(file)) return t.skip(`no source figures at ${ssb} (set FIGUR_SHARED)`);
  const source = JSON.parse(readFileSync(file, "utf8")) as Dataset;
  const dataset = table(
    buildBundle(folder(t, { "12362-strand.json": readFileSync(file) })).bundle,
    "12362",
  );
  assert.deepEqual(dataset.value, source.value);
  assert.deepEqual(dataset.status, source.status);
  assert.deepEqual(dataset.id, source.id);
});
