import assert from "node:assert/strict";
import { test } from "node:test";
import { find, fold, type Searched } from "../../web/src/controls/search.ts";

const long =
  "Hvor mange kroner kommunen selv dekker til barnevern i løpet av året, fordelt på alle innbyggere 0-17 år som bor i kommunen.";
const indicator: Searched = {
  label: "Netto per innb. 0-17 år",
  detail: "Netto driftsutgifter til barnevern per innbygger 0-17 år (kroner)",
  also: [
    { where: "Tabell", words: "12367 Detaljerte regnskapstall driftsregnskapet" },
    { where: "Tabell", words: "07459 Befolkning" },
    { where: "Funksjon", words: "244 Barneverntjeneste" },
    { where: "Beskrivelse", words: long },
    { where: "Tjenesteområde", words: "Barnevern" },
  ],
};
const baerum: Searched = {
  label: "Bærum",
  also: [
    { where: "Kommunenummer", words: "3201" },
    { where: "Tidligere kommunenummer", words: "0219 (til 2019)" },
  ],
};

for (const [query, told] of [
  ["netto", ""],
  ["NETTO driftsutgifter", ""],
  ["innb. netto", ""],
  ["0-17", ""],
  ["12367", "Tabell: 12367 Detaljerte regnskapstall driftsregnskapet"],
  ["tabell 12367", "Tabell: 12367 Detaljerte regnskapstall driftsregnskapet"],
  ["123", "Tabell: 12367 Detaljerte regnskapstall driftsregnskapet"],
  ["244", "Funksjon: 244 Barneverntjeneste"],
  ["netto 244", "Funksjon: 244 Barneverntjeneste"],
  ["fordelt", "Beskrivelse: … løpet av året, fordelt på alle innbyggere 0-17 år som …"],
] as const)
  test(`“${query}” finds the indicator ${told ? `and says why: ${told}` : "by what is seen"}`, () => {
    assert.deepEqual(find(query, indicator), told ? { rank: 1, told } : { rank: 0 });
  });

for (const query of ["2367", "67", "netto grunnskole", "44"])
  test(`“${query}” does not find it`, () => assert.equal(find(query, indicator), undefined));

test("a municipality is found without its Norwegian letters, and by an older number", () => {
  assert.deepEqual(find("baerum", baerum), { rank: 0 });
  assert.deepEqual(find("bær", baerum), { rank: 0 });
  assert.equal(find("0219", baerum)?.told, "Tidligere kommunenummer: 0219 (til 2019)");
  assert.equal(fold("Tromsø, Ålesund"), "tromso, alesund");
});

test("an empty search finds everything", () => {
  assert.deepEqual(find("  ", indicator), { rank: 0 });
});
