import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";
import type { Bundle } from "../../web/src/bundle/types.ts";
import { schemaFaults } from "../../scripts/lib/bundle/defs.ts";
import { demoFiles } from "../../scripts/lib/demo.ts";
import { check, folder } from "./bundle-sample.ts";
import { desk } from "./bundle-stub.ts";

const ends: (() => unknown)[] = [];
after(async () => {
  for (const end of ends) await end();
});
const whole = { after: (end: () => unknown) => void ends.push(end) } as never;

/** The example as scripts/build makes it: from the stand-in and a folder of hand-delivered files. */
async function example(): Promise<string> {
  const { run, out } = await desk(whole);
  await run("--manual", folder(whole, demoFiles()));
  return readFileSync(out, "utf8");
}
const text = await example();
const bundle = JSON.parse(text) as Bundle;

function cell(id: string, codes: Record<string, string>): [number | null, string | undefined] {
  const { dataset } = bundle.tables.find((t) => t.id === id)!;
  let i = 0;
  dataset.id.forEach((name, d) => {
    const n =
      codes[name] === undefined && dataset.size[d] === 1
        ? 0
        : dataset.dimension[name]!.category.index[codes[name]!];
    assert.notEqual(n, undefined, `${id} ${name}=${codes[name]}`);
    i = i * dataset.size[d]! + n!;
  });
  return [dataset.value[i]!, dataset.status?.[i]];
}
const kostra = (id: string, region: string, Tid: number, more: Record<string, string> = {}) =>
  cell(id, { KOKkommuneregion0000: region, Tid: `${Tid}`, ...more });
const net = (region: string, year: number, KOKfunksjon0000 = "244") =>
  kostra("12367", region, year, { KOKfunksjon0000, KOKart0000: "AGD2" });

test("the demo is the same every time, whatever the port and the day, small, and marked as example", async () => {
  assert.equal(await example(), text);
  assert.ok(!text.includes("127.0.0.1"));
  const days = bundle.tables.map(({ provenance }) => provenance.retrieved ?? bundle.created);
  assert.deepEqual([...new Set(days)], ["2026-11-21"], "no day but the one that is pinned");
  assert.deepEqual(schemaFaults(check.bundle, bundle, "demo"), []);
  assert.equal(bundle.kind, "example");
  assert.ok(Buffer.byteLength(text) < 600_000, `${Buffer.byteLength(text)} bytes`);
});

test("every barnevern and sosiale definition with a formula has figures", () => {
  const without = bundle.indicators
    .filter(({ versions }) => versions.length === 0)
    .map(({ id }) => id);
  assert.deepEqual(without, ["barnevern.brukertilfredshet"]);
});

test("children placed and not placed sum to all, and recipients by age to no more than all", () => {
  for (const region of ["0301", "5501", "EAK", "EAKUO", "EKG12", "EKG13"]) {
    const year = region === "5501" ? 2024 : 2017;
    const child = (code: string): number =>
      kostra("12275", region, year, { KOKbvfunksjon0000: code })[0]!;
    assert.equal(child("1") + child("2"), child("0"));
    // 13138 ends in 2020, and 14019 goes on under other codes.
    const [table, prefix] = year > 2020 ? ["14019", "EKSny"] : ["13138", "EKS"];
    const help = (age: string): number =>
      kostra(table, region, year, { ContentsCode: `${prefix}${age}` })[0]!;
    assert.ok(
      help("unge") + help("voksne") <= help("alle"),
      `${help("unge")} + ${help("voksne")}, ${help("alle")}`,
    );
  }
});

test("the country without Oslo is the country less Oslo", () => {
  assert.equal(net("EAK", 2018)[0]! - net("0301", 2018)[0]!, net("EAKUO", 2018)[0]);
});

test("every irregularity of real figures is there", () => {
  assert.deepEqual(kostra("12160", "1902", 2018), [null, ":"], "confidential: Tromsø 2018");
  assert.deepEqual(
    cell("kvp-resultat", { Region: "1902", ContentsCode: "avsluttet", Tid: "2018" }),
    [null, ":"],
  );
  assert.deepEqual(
    kostra("12860", "3004", 2021, { ContentsCode: "EKSavsluttet" }),
    [null, ".."],
    "missing: Fredrikstad 2021",
  );
  assert.deepEqual(net("1102", 2015, "273"), [null, "."], "a function not in use");
  assert.deepEqual(net("3030", 2019), [null, "."], "Lillestrøm before 2020");
  assert.deepEqual(net("0602", 2020), [null, "."], "an old code after its time");
  assert.deepEqual(
    cell("07459", { Region: "3030", Alder: "0-17", Tid: "2019" }),
    [0, undefined],
    "SSB prints 0 in 07459",
  );
  assert.deepEqual(net("EAKUO", 2024), [null, ".."], "withheld aggregate");
  assert.deepEqual(bundle.tables.find(({ id }) => id === "12367")!.provisional, ["2024"]);
});

test("a merger makes the figures jump in 2020, and only there", () => {
  const drammen = [2018, 2019]
    .map((y) => net("0602", y)[0]!)
    .concat([2020, 2021].map((y) => net("3005", y)[0]!));
  assert.ok(drammen[2]! / drammen[1]! > 1.25);
  assert.ok(drammen[1]! / drammen[0]! < 1.15 && drammen[3]! / drammen[2]! < 1.15);
});

test("own and predecessors are near the level after the merger, in amounts, children and recipients", () => {
  const sums: [string, string[]][] = [
    ["3005", ["0602", "0625", "0711"]],
    ["4204", ["1001", "1017", "1018"]],
    ["3025", ["0220", "0627", "0628"]],
    ["3030", ["0231", "0227", "0226"]],
  ];
  const figures: ((region: string, year: number) => number)[] = [
    (region, year) => net(region, year, "252")[0]!,
    (region, year) => kostra("12275", region, year, { KOKbvfunksjon0000: "1" })[0]!,
    (region, year) => kostra("13138", region, year, { ContentsCode: "EKSalle" })[0]!,
  ];
  for (const [after, before] of sums)
    for (const figure of figures) {
      const grown = figure(after, 2020) / before.reduce((n, code) => n + figure(code, 2019), 0);
      assert.ok(grown > 0.9 && grown < 1.15, `${after}: ${grown}`);
    }
  const people = (Region: string, Tid: string): number =>
    cell("07459", { Region, Alder: "total", Tid })[0]!;
  const sum = people("0602", "2019") + people("0625", "2019") + people("0711", "2019");
  assert.ok(Math.abs(people("3005", "2020") / sum - 1) < 0.02, "1 January 2020, new borders");
  assert.deepEqual(net("0625", 2020), [null, "."], "a predecessor after its time");
  assert.deepEqual(kostra("12160", "1129", 2018), [null, ":"], "a predecessor's confidential cell");
});

test("the country stands under 0 in 07459 and under EAK elsewhere, and is one region", () => {
  assert.ok(cell("07459", { Region: "0", Alder: "total", Tid: "2020" })[0]! > 5_000_000);
  assert.ok(net("EAK", 2020)[0]! > 0);
  assert.deepEqual(bundle.regions.find(({ code }) => code === "EAK")!.aliases, ["0"]);
  assert.ok(!bundle.regions.some(({ code }) => code === "0" || code === "0625"));
});

test("resource use as delivered is near 1 in the mean over ASSS, and a hand-set figure has its note", () => {
  const now = bundle.regions.filter(({ kind }) => kind === "municipality").map(({ code }) => code);
  for (const Tjenesteomrade of ["barnevern", "sosiale"]) {
    const use = now.map(
      (Region) => cell("ks-ressursbruk", { Region, Tjenesteomrade, Tid: "2024" })[0]!,
    );
    assert.equal(use.length, 12);
    assert.ok(
      use.every((x) => x > 0.8 && x < 1.2),
      `${use}`,
    );
    assert.ok(Math.abs(use.reduce((a, b) => a + b) / 12 - 1) < 0.005);
  }
  const asker = { Region: "3025", Tjenesteomrade: "sosiale", Tid: "2021" };
  assert.deepEqual(cell("ks-ressursbruk", asker), [null, "."], "no member yet");
  assert.ok(
    bundle.notes.some(
      (n) => n.indicator === "barnevern.ressursbruk" && n.region === "4601" && n.from === 2021,
    ),
  );
});

test("a correction that does not concern a place is a dot, depreciation is part of net expenses", () => {
  const basis = (Region: string, ContentsCode: string) =>
    cell("ks-ressursbruk-grunnlag", {
      Region,
      Tjenesteomrade: "barnevern",
      ContentsCode,
      Tid: "2024",
    });
  assert.deepEqual(basis("0301", "vertskommunetilskudd"), [null, "."]);
  assert.ok(basis("5001", "vertskommunetilskudd")[0]! > 0);
  const index = basis("0301", "delkostnadsindeks")[0]!;
  assert.ok(index > 0.8 && index < 1.3, `${index}`);
  const worn = kostra("12367", "0301", 2024, { KOKfunksjon0000: "252", KOKart0000: "A590" })[0]!;
  assert.ok(worn > 0 && worn < 0.03 * net("0301", 2024, "252")[0]!, `${worn}`);
});

test("the demo has every group, those made of others after the ones that they are made of", () => {
  assert.deepEqual(
    bundle.groups.map(({ id }) => id),
    ["asss", "asss-uten-oslo", "ovrige-asss-uten-oslo", "asss-10", "resten-av-landet"],
  );
});

test("the notes of the demo cover every kind, and a CSV note has become a footnote", () => {
  assert.deepEqual([...new Set(bundle.notes.map(({ kind }) => kind))].sort(), [
    "exclude",
    "footnote",
    "override",
    "suppress-average",
  ]);
  assert.ok(
    bundle.notes.some(
      (n) =>
        n.kind === "suppress-average" &&
        n.indicator === "sosiale.kvp-per-1000" &&
        n.group === "asss" &&
        n.from === 2020,
    ),
  );
  assert.ok(
    bundle.notes.some(
      (n) =>
        n.kind === "footnote" &&
        n.indicator === "sosiale.kvp-til-arbeid" &&
        n.region === "4601" &&
        n.from === 2019,
    ),
  );
});
