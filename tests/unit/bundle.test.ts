import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import type { Bundle } from "../../web/src/bundle/types.ts";
import { DEFS } from "../../scripts/lib/bundle/defs.ts";
import { reportLines } from "../../scripts/lib/bundle/result.ts";
import { at, build, faultsOf, FINANCE, folder, jsonStat, root, table } from "./bundle-sample.ts";

test("several files of one table become one, by codes and not by place", (t) => {
  const { bundle } = build(
    folder(t, {
      "07459-a.json": jsonStat({ "0301": [1, 2] }, ["2019", "2020"]),
      "07459-b.json": jsonStat({ "4601": [5, 4], "0301": [3, 2] }, ["2021", "2020"]),
      "12362.csv": FINANCE,
    }),
  );
  const population = table(bundle, "07459");
  assert.deepEqual(Object.keys(population.dimension.Tid!.category.index), ["2019", "2020", "2021"]);
  const row = (Region: string): unknown[] =>
    ["2019", "2020", "2021"].map((Tid) => at(population, { Region, Tid }));
  assert.deepEqual(row("0301"), [{ value: 1 }, { value: 2 }, { value: 3 }]);
  assert.deepEqual(row("4601"), [{ value: null }, { value: 4 }, { value: 5 }]);
  assert.equal(population.dimension.Region!.category.label["0301"], "Kommune 0301");
});

test("a cell that no row mentions gets the sign that the manifest names, one that a row mentions keeps its own", (t) => {
  const csv = "Region;Tjenesteomrade;Tid;value\n0301;barnevern;2023;1\n4601;barnevern;2024;..\n";
  const build2 = (manifest: object) => {
    const files = { "ks-ressursbruk.csv": csv, "bundle.json": JSON.stringify(manifest) };
    return table(build(folder(t, files)).bundle, "ks-ressursbruk");
  };
  const signs = (dataset: ReturnType<typeof build2>) =>
    ["0301", "4601"].flatMap((Region) =>
      ["2023", "2024"].map((Tid) => at(dataset, { Region, Tid }).status ?? ""),
    );
  const about = { tables: { "ks-ressursbruk": { absent: "." } } };
  assert.deepEqual(signs(build2(about)), ["", ".", ".", ".."]);
  assert.deepEqual(signs(build2({ tables: { "ks-ressursbruk": {} } })), ["", "", "", ".."]);
});

test("a cell that two files state differently is a fault that names the cell and both files", (t) => {
  const dir = folder(t, {
    "07459-a.json": jsonStat({ "0301": [1, 2] }, ["2019", "2020"]),
    "07459-b.json": jsonStat({ "0301": [9] }, ["2020"]),
  });
  assert.deepEqual(
    faultsOf(() => build(dir)),
    [
      "07459-a.json: table 07459 at Region=0301 Alder=total ContentsCode=Personer1 Tid=2020: 07459-b.json says 9, but 07459-a.json says 2",
    ],
  );
});

test("a status that two files state differently is a fault too", (t) => {
  const dir = folder(t, {
    "07459-a.json": jsonStat({ "0301": [null] }, ["2020"], { status: { 0: ":" } }),
    "07459-b.json": jsonStat({ "0301": [null] }, ["2020"], { status: [".."] }),
  });
  assert.match(
    faultsOf(() => build(dir)).join(),
    /07459-b\.json says \.\., but 07459-a\.json says :/,
  );
});

test("files of one table with other dimensions are a fault", (t) => {
  const dir = folder(t, {
    "07459-a.json": jsonStat({ "0301": [1] }, ["2020"]),
    "07459-b.csv": "Region,Tid,value\n0301,2020,1\n",
  });
  assert.match(
    faultsOf(() => build(dir)).join(),
    /07459-b\.csv has the dimensions Region, Tid, but 07459-a\.json has Region, Alder/,
  );
});

test("broken JSON-stat is a fault that names the file and what is wrong", (t) => {
  const broken: [string, RegExp][] = [
    ["{", /07459\.json.*cut short/],
    ['{"class":"bundle"}', /07459\.json.*dataset/],
    [jsonStat({ "0301": [1] }, ["2020"], { value: [1, 2] }), /07459\.json.*\/value/],
    [jsonStat({ "0301": [1] }, ["2020"], { value: ["1"] }), /07459\.json.*\/value\/0/],
    [
      jsonStat({ "0301": [1] }, ["2020"], { size: [2, 1, 1, 1] }),
      /07459\.json.*\/dimension\/Region/,
    ],
  ];
  for (const [content, message] of broken)
    assert.match(faultsOf(() => build(folder(t, { "07459.json": content }))).join(), message);
});

test("a table whose region or time has no usual name needs a role in the manifest", (t) => {
  const csv = "Kommune;Tjenesteomrade;Tid;value\n0301;barnevern;2024;1\n";
  const dir = (about: object) =>
    folder(t, {
      "ks-ressursbruk.csv": csv,
      "bundle.json": JSON.stringify({ tables: { "ks-ressursbruk": about } }),
    });
  assert.deepEqual(
    faultsOf(() => build(dir({}))),
    [
      "ks-ressursbruk.csv: which dimension is the region? Give tables.ks-ressursbruk.role in bundle.json",
    ],
  );
  const { bundle } = build(dir({ role: { geo: ["Kommune"] } }));
  assert.equal(table(bundle, "ks-ressursbruk").role.geo![0], "Kommune");
});

test("years of age become the groups that definitions read", (t) => {
  const ages = Array.from({ length: 19 }, (_, age) => `${age}`.padStart(3, "0"));
  const rows = ages.map((age) => `0301;${age};Personer1;2020;${age === "018" ? 1000 : 1}`);
  const csv = ["Region;Alder;ContentsCode;Tid;value", ...rows].join("\n");
  const { bundle } = build(
    folder(t, { "07459.csv": csv, "12367.csv": FINANCE.replace("FGK13", "244") }),
    { areas: ["barnevern"] },
  );
  assert.deepEqual(at(table(bundle, "07459"), { Alder: "0-17" }), { value: 18 });
});

test("a manifest that names an unknown area, group, field, indicator or absent table is a fault", (t) => {
  const dir = (manifest: object) =>
    folder(t, { "12362.csv": FINANCE, "bundle.json": JSON.stringify(manifest) });
  const told = (manifest: object): string => faultsOf(() => build(dir(manifest))).join();
  assert.match(told({ areas: ["havn"] }), /unknown service area "havn"/);
  assert.match(told({ groups: ["alle"] }), /unknown group "alle"/);
  assert.match(told({ tittel: "x" }), /bundle\.json: .*tittel/);
  assert.match(told({ tables: { "99999": {} } }), /\/tables\/99999: no file of this table/);
  assert.match(
    told({ notes: [{ kind: "footnote", indicator: "barnevern.andel", text: { nb: "x" } }] }),
    /\/notes\/0\/indicator: "barnevern\.andel" is not an indicator \(nearest: barnevern\.andel-/,
  );
});

test("a definition without its table is named and left out, or described when the manifest says so", (t) => {
  const files = { "12362.csv": FINANCE, "07459.json": jsonStat({ "0301": [10] }, ["2020"]) };
  const plain = build(folder(t, files));
  assert.ok(
    reportLines(plain).includes(
      'barnevern.andel-tiltak: table 07459 has no "000" in Alder (part of "0-17"), table 07459 has no "000" in Alder (part of "0-24"), no table 12275: left out',
    ),
    reportLines(plain).join("\n"),
  );
  assert.deepEqual(
    plain.bundle.indicators.map(({ id }) => id),
    ["okonomi.netto-fgk13-per-innbygger"],
  );
  const described = build(folder(t, { ...files, "bundle.json": '{"withoutData":"describe"}' }));
  const { indicators } = described.bundle;
  assert.deepEqual(indicators.find(({ id }) => id === "barnevern.andel-tiltak")!.versions, []);
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
  const made = (formula: string): Bundle => build(dir, { defs: defsWith(t, formula) }).bundle;
  const bundle = made(`[${net}] / group(asss-uten-oslo, [${net}]) * group( EAK , [${net}])`);
  const ids = (list: { id: string }[]): string[] => list.map(({ id }) => id);
  assert.deepEqual(ids(bundle.indicators), ["barnehage.av-andre", net]);
  assert.deepEqual(ids(bundle.groups), ["asss", "asss-uten-oslo"]);
  assert.deepEqual(ids(bundle.serviceAreas).sort(), ["barnehage", "okonomi"]);
  const codes = bundle.regions.map(({ code }) => code);
  assert.ok(codes.includes("EAK") && codes.includes("5501"), `${codes}`);
  assert.deepEqual(ids(made("[sosiale.kvp-per-1000]").indicators), [], "no figures, no reference");
});

test("a group made of a region brings the region and the groups that are taken away", (t) => {
  const files = { "12362.csv": FINANCE, "07459.json": jsonStat({ "0301": [10] }, ["2020"]) };
  const groups = (manifest: object): string[] => {
    const dir = folder(t, { ...files, "bundle.json": JSON.stringify(manifest) });
    const { bundle } = build(dir);
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
    "bundle.json": '{"areas":["barnevern"]}',
  };
  const [only, ...rest] = build(folder(t, files)).bundle.indicators;
  assert.deepEqual([only!.id, only!.counterpart, rest], ["barnevern.ressursbruk", undefined, []]);
  const manifest = files["bundle.json"].replace("{", '{"withoutData":"describe",');
  const { indicators } = build(folder(t, { ...files, "bundle.json": manifest })).bundle;
  const id = "barnevern.ressursbruk-beregnet";
  assert.equal(indicators.find((one) => one.id === "barnevern.ressursbruk")!.counterpart, id);
  assert.deepEqual(indicators.find((one) => one.id === id)!.versions, []);
});

test("codes of predecessors and aliases are no regions of their own, and their notes say whose they are", (t) => {
  const built = build(
    folder(t, {
      "12362.csv":
        "KOKkommuneregion0000;KOKfunksjon0000;KOKart0000;ContentsCode;Tid;value;status;note\n0625;FGK13;AGD2;KOSbelop0000;2018;5;;Rettet\nEAK;FGK13;AGD2;KOSbelop0000;2018;9;;\n",
      "07459.json": jsonStat({ "0": [10] }, ["2019"]),
      "bundle.json": '{"groups":[]}',
    }),
  );
  assert.deepEqual(
    built.bundle.regions.map(({ code }) => code),
    ["3301", "EAK"],
  );
  assert.deepEqual(built.report.alone, []);
  const [note] = built.bundle.notes;
  assert.deepEqual([note!.region, note!.text], ["3301", { nb: "Nedre Eiker: Rettet" }]);
  const { category } = table(built.bundle, "12362").dimension.KOKkommuneregion0000!;
  assert.deepEqual(category.label, { "0625": "Nedre Eiker", EAK: "Landet" });
});

test("a note beside a cell becomes a footnote to the indicators that read it, under the current code", (t) => {
  const { bundle } = build(
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

test("a note on what is not in the bundle is left out and told", (t) => {
  const note = (more: object) => ({
    ...{ kind: "footnote", indicator: "okonomi.netto-fgk13-per-innbygger", text: { nb: "x" } },
    ...more,
  });
  const notes = [note({}), note({ region: "5501" }), note({ indicator: "sosiale.kvp-per-1000" })];
  const dir = folder(t, {
    "12362.csv": FINANCE,
    "07459.json": jsonStat({ "0301": [10] }, ["2020"]),
    "bundle.json": JSON.stringify({ notes, groups: [] }),
  });
  const built = build(dir);
  assert.deepEqual(built.bundle.notes, [notes[0]]);
  assert.deepEqual(
    reportLines(built).filter((line) => line.startsWith("note")),
    [
      "note left out: footnote okonomi.netto-fgk13-per-innbygger 5501 is not in this bundle",
      "note left out: footnote sosiale.kvp-per-1000 is not in this bundle",
    ],
  );
  const { report } = build(dir, { areas: ["okonomi"] });
  assert.deepEqual(report.notesLeftOut, [notes[1]], "other areas are not missed");
});

test("a folder without a manifest gets sensible defaults, and an unknown region is reported", (t) => {
  const dir = join(folder(t, {}), "Mine Tall");
  mkdirSync(dir);
  writeFileSync(join(dir, "12362.csv"), FINANCE);
  writeFileSync(join(dir, "07459.json"), jsonStat({ "0301": [10], "9999": [3] }, ["2020"]));
  const built = build(dir);
  const { bundle } = built;
  assert.equal(bundle.id, "mine-tall");
  assert.equal(bundle.kind, "real");
  assert.ok(bundle.regions.some(({ code, name }) => code === "9999" && name === "Kommune 9999"));
  assert.ok(reportLines(built).some((line) => line.startsWith("region 9999 Kommune 9999 is not")));
});

test("the command builds into a folder that does not exist, leaves no half file, and fails with code 1", (t) => {
  const dir = folder(t, {
    "12362.csv": FINANCE.replace("2000", "to tusen"),
    "07459.json": jsonStat({ "0301": [10] }, ["2020"]),
  });
  const out = join(dir, "a/b/ut.json");
  const run = (...args: string[]): string =>
    execFileSync(
      process.execPath,
      ["--import", "tsx", join(root, "scripts/lib/bundle/main.ts"), ...args],
      {
        cwd: root,
        encoding: "utf8",
        stdio: "pipe",
      },
    );
  assert.throws(
    () => run("--from", dir, "--out", out),
    (error: { status: number; stderr: string }) =>
      error.status === 1 && error.stderr.trim() === '12362.csv:2:35: "to tusen" is not a number',
  );
  assert.ok(!existsSync(out));
  writeFileSync(join(dir, "12362.csv"), FINANCE);
  assert.match(run("--from", dir, "--out", out), /real bundle .* 1 indicators, .* bytes/);
  assert.deepEqual(readdirSync(join(dir, "a/b")), ["ut.json", "ut.report.json", "ut.report.md"]);
  const before = readFileSync(out);
  writeFileSync(join(dir, "12362.csv"), "x\n");
  assert.throws(() => run("--from", dir, "--out", out));
  assert.deepEqual(readFileSync(out), before, "the earlier file is as it was");
});
