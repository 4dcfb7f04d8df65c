/**
 * The command line on the real bundle, against figures computed here straight from the CSV files:
 * amounts x 1000 / persons for every city, indicator and year, and sum / sum for the averages.
 */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import Papa from "papaparse";
import { Engine } from "../../web/src/engine/engine.ts";

const root = new URL("../../", import.meta.url).pathname;
const asss = join(root, "build/native/asss");
const bundle = join(root, "build/data/ssb-utdrag.json");
const shared = process.env.FIGUR_SHARED ?? join(root, "../shared");

type Row = Record<string, string>;
const csv = (text: string): Row[] =>
  Papa.parse<Row>(text, { header: true, skipEmptyLines: true }).data;
const source = (table: string): Row[] =>
  csv(readFileSync(join(root, `web/data/ssb-utdrag/${table}.csv`), "utf8"));
const run = (...args: string[]): string =>
  execFileSync(asss, args, { encoding: "utf8", maxBuffer: 1 << 28 });

// Bærum, Fredrikstad, Bergen and Drammen under the codes of the time.
const current: Record<string, string> = {
  "0219": "3201",
  "3024": "3201",
  "0106": "3107",
  "3004": "3107",
  "1201": "4601",
  "0602": "3301",
  "3005": "3301",
};
const now = (code: string): string => current[code] ?? code;
const asssMembers = {
  to2021: ["3107", "3201", "0301", "3301", "4204", "1108", "1103", "4601", "5001", "5501"],
  from2022: [
    "3107",
    "3201",
    "0301",
    "3301",
    "4204",
    "1108",
    "1103",
    "4601",
    "5001",
    "5501",
    "3203",
    "3205",
  ],
};

const amounts = new Map<string, number>();
for (const table of ["12367", "12362"]) {
  for (const r of source(table)) {
    if (r.value !== "") {
      const key = [
        table,
        now(r.KOKkommuneregion0000!),
        r.KOKfunksjon0000,
        r.KOKart0000,
        r.Tid,
      ].join();
      assert(!amounts.has(key), `${key} stands twice`);
      amounts.set(key, Number(r.value));
    }
  }
}
const persons = new Map<string, number>();
for (const r of source("07459"))
  persons.set([now(r.Region!), r.Alder, Number(r.Tid) - 1].join(), Number(r.value));

interface Recipe {
  table: string;
  codes: string[];
  art: string;
  age: string;
}
const recipes = new Map<string, Recipe>([
  [
    "barnevern.netto-per-innbygger-0-17",
    { table: "12367", codes: ["244", "251", "252"], art: "AGD2", age: "0-17" },
  ],
  [
    "sosiale.netto-per-innbygger-18-66",
    { table: "12367", codes: ["242", "243", "273", "276", "281"], art: "AGD2", age: "18-66" },
  ],
  [
    "sosiale.netto-f281-per-innbygger-18-66",
    { table: "12367", codes: ["281"], art: "AGD2", age: "18-66" },
  ],
  [
    "sosiale.netto-f243-per-innbygger-18-66",
    { table: "12367", codes: ["243"], art: "AGD2", age: "18-66" },
  ],
  [
    "barnehage.netto-per-innbygger-1-5",
    { table: "12367", codes: ["201", "211", "221"], art: "AGD2", age: "1-5" },
  ],
]);
const areas = [...new Set(source("12362").map((r) => r.KOKfunksjon0000!))].filter((c) =>
  c.startsWith("FGK"),
);
for (const area of areas) {
  for (const [word, art] of [
    ["netto", "AGD2"],
    ["brutto", "AGD10"],
  ] as const) {
    recipes.set(`okonomi.${word}-${area.toLowerCase()}-per-innbygger`, {
      table: "12362",
      codes: [area],
      art,
      age: "total",
    });
  }
}

const cities = ["0301", "4601", "3201", "3107", "3301"];
const years = Array.from({ length: 11 }, (_, i) => 2015 + i);

function amountOf(recipe: Recipe, city: string, year: number): number | undefined {
  const parts = recipe.codes.map((code) =>
    amounts.get([recipe.table, city, code, recipe.art, year].join()),
  );
  return parts.some((p) => p !== undefined)
    ? parts.reduce<number>((sum, p) => sum + (p ?? 0), 0)
    : undefined;
}

const close = (actual: string, expected: number, what: string): void => {
  assert.notEqual(actual, "", `${what} has no value`);
  assert(
    Math.abs(Number(actual) - expected) <= 1e-9 * Math.abs(expected),
    `${what}: ${actual}, expected ${expected}`,
  );
};

test("every city, indicator and year agrees with amount x 1000 / persons", () => {
  assert.equal(areas.length, 17);
  let checked = 0;
  for (const [id, recipe] of recipes) {
    for (const row of csv(
      run("eval", bundle, "--indicator", id, "--region", cities.join(), "--format", "csv"),
    )) {
      const what = `${id} ${row.region} ${row.year}`;
      const amount = amountOf(recipe, row.region!, Number(row.year));
      const people = persons.get([row.region, recipe.age, row.year].join());
      if (amount === undefined || people === undefined) {
        assert.equal(row.value, "", what);
        assert.notEqual(row.status, "", what);
      } else {
        close(row.value!, (amount * 1000) / people, what);
        assert.equal(row.status, row.year === "2025" ? "*" : "", what);
      }
      checked++;
    }
  }
  assert.equal(checked, 39 * 5 * 11);
});

test("the ASSS average is sum / sum over the members that have figures, and says how many", () => {
  for (const [id, recipe] of recipes) {
    const rows = JSON.parse(
      run("eval", bundle, "--indicator", id, "--group", "asss", "--format", "json"),
    ) as {
      year: number;
      value: number;
      members: number;
      membersOf: number;
      average: string;
    }[];
    assert.deepEqual(
      rows.map((r) => r.year),
      years,
    );
    for (const row of rows) {
      const members = row.year < 2022 ? asssMembers.to2021 : asssMembers.from2022;
      const having = members.filter((m) => amountOf(recipe, m, row.year) !== undefined);
      const sum = (of: (m: string) => number): number =>
        having.reduce((total, m) => total + of(m), 0);
      close(
        String(row.value),
        (sum((m) => amountOf(recipe, m, row.year)!) * 1000) /
          sum((m) => persons.get([m, recipe.age, row.year].join())!),
        `${id} asss ${row.year}`,
      );
      assert.deepEqual(
        [row.members, row.membersOf, row.average],
        [having.length, members.length, "weighted"],
      );
    }
  }
});

test("columns are as documented, older codes are accepted, and inputs stand beside their values", () => {
  const rows = csv(
    run(
      "eval",
      bundle,
      "--indicator",
      "barnevern.netto-per-innbygger-0-17",
      "--region",
      "0219",
      "--year",
      "2018:2025",
      "--inputs",
    ),
  );
  assert.deepEqual(Object.keys(rows[0]!), [
    "indicator",
    "region",
    "year",
    "value",
    "status",
    "members",
    "A",
    "A_status",
    "B",
    "B_status",
  ]);
  assert.deepEqual([...new Set(rows.map((r) => r.region))], ["3201"]);
  for (const row of rows) close(row.value!, (Number(row.A) * 1000) / Number(row.B), `${row.year}`);
});

test("a formula of one's own over inputs of one's own gives the same as the definition", () => {
  const own = run(
    "eval",
    bundle,
    "--formula",
    "A / B * 1000",
    "--region",
    "4601",
    "--input",
    "A=12367,KOKregnskapsomfa0000=A,KOKfunksjon0000=244+251+252,KOKart0000=AGD2",
    "--input",
    "B=07459,Alder=0-17@1",
  );
  const defined = run(
    "eval",
    bundle,
    "--indicator",
    "barnevern.netto-per-innbygger-0-17",
    "--region",
    "4601",
  );
  assert.deepEqual(
    csv(own).map((r) => r.value),
    csv(defined).map((r) => r.value),
  );
});

test("what is missing is an empty value with its reason", () => {
  const rows = csv(
    run(
      "eval",
      bundle,
      "--indicator",
      "okonomi.netto-fgk13-per-innbygger",
      "--region",
      "3301,5001",
    ),
  );
  const drammen = rows.filter((r) => r.region === "3301" && Number(r.year) < 2020);
  assert.deepEqual(
    drammen.map((r) => [r.value, r.status]),
    Array(5).fill(["", "no-data"]),
  );
  assert(
    rows.filter((r) => r.region === "5001").every((r) => r.value === "" && r.status === "no-data"),
  );
});

test("a wrong command line or bundle gives a clear message and an exit code, never a number", () => {
  const dir = mkdtempSync(join(tmpdir(), "asss-"));
  const broken = join(dir, "broken.json");
  const whole = readFileSync(bundle, "utf8");
  const tries: [string[], number, RegExp][] = [
    [["eval", bundle, "--indicator", "nope"], 1, /"nope" is not an indicator/],
    [
      ["eval", bundle, "--indicator", "barnehage.netto-per-innbygger-1-5", "--region", "9999"],
      1,
      /"9999" is not a region/,
    ],
    [["eval", bundle, "--formula", "A/(B"], 1, /column 3: a \( without its \)/],
    [["eval", bundle, "--formula", "A/B"], 1, /column 1: "A" is not one of the inputs/],
    [
      ["eval", bundle, "--indicator", "barnehage.netto-per-innbygger-1-5", "--year", "20x5"],
      2,
      /--year is a year or FROM:TO/,
    ],
    [["eval", bundle], 2, /needs --indicator or --formula/],
    [["findings", bundle, "--area", "barnevern"], 2, /--year is missing/],
    [
      ["findings", bundle, "--area", "barnevern", "--year", "2022", "--most", "many"],
      2,
      /whole numbers/,
    ],
    [["eval", join(dir, "absent.json"), "--indicator", "a.b"], 1, /absent\.json: No such file/],
    [["eval", broken, "--indicator", "a.b"], 1, /broken\.json: .*cut short/],
    [["check", broken], 1, /broken\.json: .*cut short/],
    [["frobnicate"], 2, /asss check FILE/],
  ];
  writeFileSync(broken, whole.slice(0, whole.length / 2));
  for (const [args, code, message] of tries) {
    const done = spawnSync(asss, args, { encoding: "utf8" });
    assert.equal(done.status, code, args.join(" "));
    assert.match(done.stdout + done.stderr, message, args.join(" "));
    assert.doesNotMatch(done.stdout, /^indicator,region/m);
  }
  rmSync(dir, { recursive: true });
});

test("list names indicators, regions, groups, years and tables with their provenance", () => {
  const text = run("list", bundle);
  for (const part of [
    "barnevern.netto-per-innbygger-0-17",
    "3201   Bærum",
    "earlier 0219, 3024",
    "asss",
    "2015-2025",
    "12367",
    "Statistisk sentralbyrå",
    "CC BY 4.0",
    "provisional: 2025",
  ]) {
    assert(text.includes(part), part);
  }
});

test("native and WebAssembly give the same bits", async () => {
  const engine = await Engine.create(readFileSync(join(root, "build/wasm/figur.wasm")));
  for (const name of ["ssb-utdrag", "demo"]) {
    const file = join(root, `build/data/${name}.json`);
    const told = engine.loadBundle(readFileSync(file));
    const indicators = told.indicators.filter((i) => told.indicatorYears[i.id]).map((i) => i.id);
    const regions = told.regions.map((r) => r.code);
    const groups = told.groups.map((g) =>
      g.without?.includes("self") ? `${g.id}@${regions[0]}` : g.id,
    );
    const result = engine.evaluate({ indicators, regions, groups, years: told.years });
    const rows = JSON.parse(
      run(
        "eval",
        file,
        "--indicator",
        indicators.join(),
        "--region",
        regions.join(),
        "--group",
        groups.join(),
        "--format",
        "json",
      ),
    ) as { value: number | null; members: number | null }[];
    assert.equal(rows.length, result.value.length);
    const ofRegions = regions.length * result.years.length;
    const ofGroups = groups.length * result.years.length;
    rows.forEach((row, i) => {
      assert(
        Object.is(row.value ?? NaN, result.value[i]),
        `${name} cell ${i}: ${row.value} and ${result.value[i]}`,
      );
      const within = (i % (ofRegions + ofGroups)) - ofRegions;
      const indicator = Math.floor(i / (ofRegions + ofGroups));
      assert.equal(
        row.members ?? 0,
        within < 0 ? 0 : result.members[indicator * ofGroups + within],
      );
    });
  }
});

test("findings are told by the page's engine as by asss, with figures straight from the tables", async () => {
  const engine = await Engine.create(readFileSync(join(root, "build/wasm/figur.wasm")));
  engine.loadBundle(readFileSync(bundle));
  const query = { area: "barnevern", year: 2022, region: "3107", minimum: 100, most: 3 };
  const found = engine.findings(query);
  const options = Object.entries(query).flatMap(([name, value]) => [`--${name}`, String(value)]);
  assert.deepEqual(found, JSON.parse(run("findings", bundle, ...options, "--format", "json")));

  const id = "barnevern.netto-per-innbygger-0-17";
  const { age } = recipes.get(id)!;
  const average = (year: number, places = cities): number => {
    const amount = places.reduce((sum, city) => sum + amountOf(recipes.get(id)!, city, year)!, 0);
    return (
      (amount * 1000) / places.reduce((n, city) => n + persons.get([city, age, year].join())!, 0)
    );
  };
  const own = cities.map((city) => average(2022, [city]));
  const mean = own.reduce((a, b) => a + b, 0) / own.length;
  const between = Math.sqrt(own.reduce((sum, v) => sum + (v - mean) ** 2, 0) / own.length);
  const change = average(2022) - average(2020);
  const [told] = found.changes;
  assert.equal(told!.indicator, id);
  close(String(told!.change), change, "change");
  close(String(told!.relative), (change / average(2020)) * 100, "relative");
  close(String(told!.size), change / between, "size");
  assert.deepEqual([told!.members, told!.membersOf], [5, 12]);
  const [apart] = found.spreads;
  close(String(apart!.low.value), Math.min(...own), "lowest");
  close(String(apart!.high.value), Math.max(...own), "highest");
  const [away] = found.deviations;
  close(String(away!.deviation), (average(2022, ["3107"]) / average(2022) - 1) * 100, "deviation");
  assert.deepEqual(found.turns, []);
  assert.deepEqual(found.leftOut, []);

  const provisional = engine.findings({ ...query, year: 2025 }).leftOut;
  assert.deepEqual([...new Set(provisional.map(({ why }) => why))], ["provisional"]);
  assert.throws(() => engine.findings({ ...query, area: "skole" }), /no indicators of "skole"/);

  const lines = run("findings", bundle, "--area", "barnevern", "--year", "2022");
  assert.match(
    lines,
    /^changes of asss, 2020 to 2022\n {2}barnevern\.netto-per-innbygger-0-17: 10534 -> 13866/,
  );
  assert.doesNotMatch(lines, /deviations/);
});

test("asss and the page's engine read every cell of SSB's own files as JSON.parse does", async (t) => {
  const folder = join(shared, "ssb");
  if (!existsSync(folder)) return t.skip("the folder with SSB's files is not here");
  const engine = await Engine.create(readFileSync(join(root, "build/wasm/figur.wasm")));
  let files = 0;
  for (const file of readdirSync(folder).filter((f) => f.endsWith(".json"))) {
    const bytes = readFileSync(join(folder, file));
    const json = JSON.parse(bytes.toString()) as {
      value?: (number | null)[];
      status?: Record<string, string>;
      id?: string[];
    };
    const checked = spawnSync(asss, ["check", join(folder, file)], { encoding: "utf8" });
    if (!json.value) {
      assert.equal(checked.status, 1, `${file} holds no cells`);
      assert.match(checked.stdout, /neither a bundle|without its cells/);
      continue;
    }
    files++;
    assert.equal(checked.status, 0, checked.stdout);
    const rows = csv(run("cells", join(folder, file)));
    const cells = engine.readCells(bytes)[0]!;
    assert.equal(rows.length, json.value.length);
    json.value.forEach((value, i) => {
      assert.equal(rows[i]!.value, value === null ? "" : String(value), `${file} cell ${i}`);
      assert(Object.is(value ?? NaN, cells.value[i]), `${file} cell ${i}`);
      const sign = json.status?.[i] ?? "";
      assert.equal(rows[i]!.status, sign || (value === null ? ".." : ""), `${file} cell ${i}`);
    });
  }
  assert.equal(files, 7);
});

test("a formula is refused while it is written as it is when it is computed", async () => {
  const engine = await Engine.create(readFileSync(join(root, "build/wasm/figur.wasm")));
  const { indicators } = engine.loadBundle(readFileSync(join(root, "build/data/demo.json")));
  const own = "barnevern.produksjonsindeks";
  const { formula } = indicators.find(({ id }) => id === own)!.versions[0]!;
  assert.equal(engine.compileFormula(formula, own).ok, true, "its own, with its weights");
  for (const [text, id, why] of [
    ["[barnevern.andel-tiltak] * 2", "barnevern.andel-plassert", "has a mean of results"],
    ["A / group(ukjent, B)", "barnevern.andel-plassert", "is not a group or region"],
    ["A / group(ovrige-asss-uten-oslo, B)", "barnevern.andel-plassert", "depends on"],
    ["A / C", "barnevern.andel-plassert", "not one of the inputs"],
    ["A", "barnevern.brukertilfredshet", "has no formula"],
  ] as const) {
    const told = engine.compileFormula(text, id);
    assert(!told.ok && told.message.includes(why), `${text}: ${JSON.stringify(told)}`);
    if (id === "barnevern.brukertilfredshet") continue;
    assert.throws(
      () =>
        engine.evaluate({
          indicators: [id],
          regions: ["5001"],
          years: [2022, 2022],
          formula: text,
        }),
      text,
    );
  }
});
