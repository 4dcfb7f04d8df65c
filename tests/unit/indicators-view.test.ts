import assert from "node:assert/strict";
import { test } from "node:test";
import { span, versionsOf } from "../../web/src/indicators/entry.ts";
import {
  anchor,
  areaChoices,
  areasWith,
  counted,
  Descriptions,
} from "../../web/src/indicators/list.ts";
import { functionsOf, hits, searchable } from "../../web/src/indicators/search.ts";
import { viewTexts } from "../../web/src/messages/languages.ts";
import { published as demo } from "./words-sample.ts";

await viewTexts();

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");
const descriptions = new Descriptions(demo);
const all = { query: "", area: "", type: "" };
const found = (query: string, more = {}) =>
  descriptions
    .list({ ...all, query, ...more })
    .flatMap((a) => a.types.flatMap(({ entries }) => entries.map((e) => e.indicator.id)));
const indicator = (id: string) => demo.indicators.find((i) => i.id === id)!;

test("every description of the data set is listed once, also those without numbers", () => {
  const listed = found("");
  assert.deepEqual([...listed].sort(), demo.indicators.map((i) => i.id).sort());
  assert.ok(listed.includes("barnevern.brukertilfredshet"), `${listed}`);
  assert.equal(counted(descriptions.list(all)), descriptions.count);
});

test("types stand in KS's order within their area", () => {
  for (const { types } of descriptions.list(all))
    assert.deepEqual(
      types.map(({ type }) => type),
      ["prioritering", "dekningsgrad", "produktivitet", "kvalitet"],
    );
});

test("a search reads name, table, function, unit and description; all its words must hit", () => {
  assert.deepEqual(found("12279"), ["barnevern.brutto-f244-per-barn"]);
  assert.deepEqual(found("PAI 12367"), []);
  assert.deepEqual(found("PAI barnevern lege"), ["barnevern.sykefravaer-pai"]);
  assert.ok(found("281").includes("sosiale.netto-f281-per-innbygger-18-66"), `${found("281")}`);
  assert.ok(!found("281").includes("barnevern.netto-per-innbygger-0-17"), `${found("281")}`);
  assert.ok(found("måneder").includes("sosiale.stonadslengde-18-24"), `${found("måneder")}`);
  assert.deepEqual(found("xyzzy"), []);
});

test("area and type narrow what the search finds", () => {
  const netto = found("netto driftsutgifter", { area: "sosiale", type: "prioritering" });
  assert.ok(netto.length > 2, `${netto.length}`);
  assert.deepEqual(
    netto.filter((id) => !id.startsWith("sosiale.")),
    [],
  );
  assert.deepEqual(
    netto.filter((id) => indicator(id).type !== "prioritering"),
    [],
  );
});

test("a hit tells where, and a number is not found inside another", () => {
  const net = searchable(indicator("barnevern.netto-per-innbygger-0-17"), demo);
  assert.deepEqual(hits("netto", net), ["name"]);
  assert.deepEqual(hits("12367 prioritering", net), ["table", "type"]);
  assert.deepEqual(hits("2367", net), undefined);
  assert.deepEqual(hits("244", net)?.[0], "function");
});

test("functions are those that the inputs select", () => {
  assert.deepEqual(
    functionsOf(indicator("barnevern.netto-per-innbygger-0-17"), demo).map((f) => f.code),
    ["244", "251", "252"],
  );
  assert.deepEqual(functionsOf(indicator("barnevern.andel-tiltak"), demo), []);
});

test("a version has its years, its formula as people write it, inputs with table and codes, and the average explained", () => {
  const [before, after] = versionsOf(indicator("barnevern.andel-tiltak"), demo);
  assert.deepEqual([before!.years, after!.years], ["til 2022", "fra 2023"]);
  assert.equal(plain(before!.formula), "A / B × 100");
  const [, b] = after!.inputs;
  assert.equal(b!.name, "Innbyggere 0-24 år");
  assert.deepEqual(b!.sources[0]!.table, "07459");
  assert.equal(b!.sources[0]!.url, "https://www.ssb.no/statbank/table/07459");
  assert.match(b!.sources[0]!.offset, /1\. januar året etter/);
  assert.equal(before!.average, "vektet snitt");
  assert.match(before!.averageHow, /summen av medlemmenes inndata/);
  assert.match(before!.prints.why, /Vi ganger med 100/);
});

test("another source from a year on is told with its years", () => {
  const [only] = versionsOf(indicator("sosiale.mottakere-18-66"), demo);
  const [a] = only!.inputs;
  assert.deepEqual(
    a!.sources.map(({ table, years }) => [table, years]),
    [
      ["13138", "til 2020"],
      ["14019", "fra 2021"],
    ],
  );
});

test("weights are told as known or assumed, and what a formula takes from elsewhere by name", () => {
  const [version] = versionsOf(indicator("barnevern.produksjonsindeks"), demo);
  assert.deepEqual(
    version!.weights.map(({ letter, known }) => [letter, known]),
    [
      ["V1", "kjent"],
      ["V2", "antakelse"],
    ],
  );
  assert.match(
    plain(version!.formula),
    /^V1 × \[Dekningsindeks\] \+ V2 × \[.* for ASSS-snittet\] × 100$/,
  );
});

test("an area that is in a file of its own can be chosen too", () => {
  const choices = areaChoices(demo, [
    { id: "barnevern", name: { nb: "Barnevern" }, empty: false },
    { id: "skole", name: { nb: "Skole" }, empty: false },
  ]);
  assert.deepEqual(
    choices.map((c) => c.value),
    ["barnevern", "sosiale", "skole"],
  );
  assert.deepEqual(areasWith(demo)[0]!.functions, ["244", "251", "252"]);
});

test("spans and anchors", () => {
  assert.equal(span({ from: 2015, to: 2022 }), "2015–2022");
  assert.equal(span({}), "alle år");
  assert.equal(anchor("barnevern.andel-tiltak"), "ind-barnevern-andel-tiltak");
});
