import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { Engine } from "../../web/src/engine/engine.ts";
import type { Description, Indicator, Result } from "../../web/src/engine/types.ts";
import { placeBreaks, redefinitions } from "../../web/src/sources/breaks.ts";
import { alike, gapsIn } from "../../web/src/sources/gaps.ts";
import { groupEntries } from "../../web/src/sources/groups.ts";
import { notesIn } from "../../web/src/sources/notes.ts";
import { tableUrl } from "../../web/src/sources/table.ts";
import { tableEntries } from "../../web/src/sources/tables.ts";
import { viewTexts } from "../../web/src/messages/languages.ts";
import { Status } from "./figure-sample.ts";

await viewTexts();

const root = new URL("../../", import.meta.url);
const engine = await Engine.create(await readFile(new URL("build/wasm/figur.wasm", root)));
const demo = engine.loadBundle(await readFile(new URL("build/data/demo.json", root)));
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

test("every table stands once, SSB's first and linked to SSB, the delivered files after them", () => {
  const tables = tableEntries(demo, "");
  assert.deepEqual(tables.map((x) => x.id).sort(), demo.tables.map((x) => x.id).sort());
  const origins = tables.map((x) => x.origin);
  assert.deepEqual(origins, [...origins].sort().reverse());
  const accounts = tables.find((x) => x.id === "12367")!;
  assert.equal(accounts.url, "https://www.ssb.no/statbank/table/12367");
  assert.equal(accounts.title, "Detaljerte regnskapstall driftsregnskapet (eksempeltall)");
  assert.equal(accounts.provisional, "2024");
  assert.ok(accounts.facts.includes("2015–2024"), `${accounts.facts}`);
  assert.ok(accounts.facts.includes("oppdatert hos kilden 17.3.2025"), `${accounts.facts}`);
  const delivered = tables.find((x) => x.id === "ks-ressursbruk")!;
  assert.deepEqual([delivered.origin, delivered.url], ["hand", undefined]);
});

test("an area has only the tables it reads, also through what its formulas refer to", () => {
  const ids = tableEntries(demo, "barnevern").map((x) => x.id);
  assert.ok(ids.includes("12275") && ids.includes("ks-ressursbruk-grunnlag"), `${ids}`);
  assert.ok(!ids.includes("13138"), `${ids}`);
});

test("a query is told with where to send it, and one written by hand as it stands", () => {
  const [ages, whole] = tableEntries(demo, "").find((x) => x.id === "07459")!.requests;
  assert.match(ages!.to, /^https:\/\/data\.ssb\.no\/api\/pxwebapi\/v2\/tables\/07459\/data\?/);
  assert.deepEqual(Object.keys(JSON.parse(whole!.body) as object), ["selection"]);
  const byHand: Description = {
    ...demo,
    tables: [{ ...demo.tables[0]!, provenance: { query: "Personer1; Tid=2015-2026" } }],
  };
  assert.deepEqual(tableEntries(byHand, "")[0]!.requests, [
    { to: "", body: "Personer1; Tid=2015-2026" },
  ]);
});

test("only https addresses of a file become links", () => {
  const table = { ...demo.tables[0]!, id: "fil" };
  const at = (url: string) =>
    tableUrl("fil", { ...demo, tables: [{ ...table, provenance: { url } }] });
  assert.equal(at("javascript:alert(1)"), undefined);
  assert.equal(at("https://www.ks.no/"), "https://www.ks.no/");
});

test("what uses a table is told", () => {
  const users = tableEntries(demo, "").find((x) => x.id === "12279")!.usedBy;
  assert.deepEqual(
    users.map((i) => i.id),
    ["barnevern.brutto-f244-per-barn"],
  );
});

test("mergers and new groupings are told with their year and words", () => {
  const [latest] = placeBreaks(demo);
  assert.equal(latest!.year, 2020);
  const names = latest!.places.map((p) => p.name);
  assert.deepEqual(names, [...names].sort(new Intl.Collator("nb", { numeric: true }).compare));
  assert.match(latest!.places.find((p) => p.name === "Trondheim")!.text, /Klæbu/);
});

test("a new definition tells what changed, and a new table of an input too", () => {
  const all = redefinitions(demo, "");
  const of = (id: string) =>
    all.filter((r) => r.indicator.id === id).map(({ year, what }) => [year, what.map(plain)]);
  assert.deepEqual(of("barnevern.andel-tiltak"), [
    [2023, ["B: Innbyggere 0-17 år → Innbyggere 0-24 år"]],
  ]);
  assert.deepEqual(of("sosiale.kvp-til-arbeid"), [
    [2020, ["Snittet: gjennomsnitt av resultat → vektet snitt"]],
  ]);
  assert.deepEqual(of("sosiale.mottakere-18-24"), [[2021, ["tabell for A: 13138 → 14019"]]]);
  assert.deepEqual(
    redefinitions(demo, "barnevern").filter((r) => r.indicator.area !== "barnevern"),
    [],
  );
});

const municipality = (code: string) => ({ code, name: `K${code}`, kind: "municipality" as const });
const small: Description = {
  ...demo,
  serviceAreas: [{ id: "x", name: { nb: "X" } }],
  regions: [municipality("2"), municipality("1"), { code: "EAK", name: "Landet", kind: "country" }],
  indicators: ["x.a", "x.b", "x.c"].map((id): Indicator => ({
    id,
    area: "x",
    name: { nb: id },
    unit: "kroner",
    decimals: 0,
    versions: [],
  })),
  years: [2020, 2023],
  indicatorYears: { "x.a": [2021, 2023], "x.b": [2021, 2023] },
};

/** Two indicators, two municipalities, four years; the first year lies before both are defined. */
function answer(status: number[]): Result {
  return {
    indicators: ["x.a", "x.b"],
    places: ["2", "1"].map((id) => ({ id, kind: "region" as const, name: id })),
    years: [2020, 2021, 2022, 2023],
    status: Uint8Array.from(status),
  } as Result;
}

test("gaps are counted by reason over the years an indicator has, and undefined years lack nothing", () => {
  const { value: v, missing: m, confidential: c, notDefined: n } = Status;
  const row = [n, v, m, c];
  const [a] = gapsIn(small, "x", () => answer([...row, n, v, n, m, n, v, v, v, n, v, v, v]));
  assert.deepEqual(a!.years, [2021, 2022, 2023]);
  assert.deepEqual([a!.there, a!.of], [2, 5]);
  assert.deepEqual(a!.reasons, [
    { status: m, n: 2 },
    { status: c, n: 1 },
  ]);
  assert.deepEqual(
    a!.rows.map(({ name, status }) => [name, status]),
    [
      ["K1", [v, n, m]],
      ["K2", [v, m, c]],
    ],
  );
});

test("indicators that lack the same stand together; one that lacks nothing has no rows", () => {
  const { value: v, missing: m } = Status;
  const same = gapsIn(small, "x", () => answer([v, v, m, v, v, v, v, v, v, v, m, v, v, v, v, v]));
  assert.deepEqual(
    alike(same).map((group) => group.map((one) => one.indicator.id)),
    [["x.a", "x.b"]],
  );
  const differ = gapsIn(small, "x", () => answer([v, v, m, v, v, v, v, v, v, v, v, v, v, v, v, v]));
  assert.equal(alike(differ).length, 2);
  assert.deepEqual(differ[1]!.rows, []);
});

test("in the example data every gap that is counted is a number that the calculator lacks", () => {
  for (const one of gapsIn(demo, "sosiale", (query) => engine.evaluate(query))) {
    const result = engine.evaluate({
      indicators: [one.indicator.id],
      regions: demo.regions.filter((r) => r.kind === "municipality").map((r) => r.code),
      years: demo.indicatorYears[one.indicator.id]!,
    });
    assert.equal([...result.status].filter((s) => s === Status.value).length, one.there);
    const told = one.reasons.reduce((sum, { n }) => sum + n, 0);
    assert.equal(one.there + told, one.of);
  }
});

test("notes stand by kind, with place, years, input and corrected value", () => {
  const notes = notesIn(demo, "sosiale");
  assert.deepEqual(
    notes.map(({ kind }) => kind),
    ["override", "suppress-average", "footnote"],
  );
  const [corrected] = notes[0]!.notes;
  assert.match(corrected!.where, /^Stavanger, 2022, A /);
  assert.equal(plain(corrected!.value), "215 000 (1000 kr)");
  assert.match(corrected!.text, /rettet for hånd/);
  assert.match(notes[1]!.notes[0]!.where, /^ASSS-snitt, 2020$/);
});

test("a group tells its members by years, or what it is made of", () => {
  const groups = groupEntries(demo);
  const [asss] = groups;
  assert.deepEqual(
    asss!.spans.map(({ years, names }) => [years, names.length]),
    [
      ["til 2021", 10],
      ["fra 2022", 12],
    ],
  );
  const made = Object.fromEntries(groups.map((g) => [g.name, g.made]));
  assert.equal(made["ASSS uten Oslo"], "Medlemmene i ASSS, uten Oslo.");
  assert.equal(
    made["Øvrige ASSS uten Oslo"],
    "Medlemmene i ASSS, uten kommunen som sammenlignes og Oslo.",
  );
  assert.equal(made["Resten av landet"], "Landet minus ASSS.");
});
