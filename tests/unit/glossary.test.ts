import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { DEFS, loadDefinitions, validators } from "../../scripts/lib/bundle/defs.ts";
import type { Fault } from "../../web/src/bundle/faults.ts";
import { finder } from "../../web/src/glossary/find.ts";
import { glossary } from "../../web/src/glossary/glossary.ts";
import type { Language } from "../../web/src/messages/index.ts";

const languages: Language[] = ["nb", "nn", "en"];
const faults: Fault[] = [];
const { indicators } = loadDefinitions(DEFS, validators(DEFS), faults);
const texts = indicators.flatMap((i) =>
  [i.description, i.purpose, i.keyTerms, i.calculation, i.selection, i.interpretation].filter(
    (words) => words !== undefined,
  ),
);
const forms = (language: Language) =>
  glossary.flatMap((one) =>
    [one.term[language], ...one.forms[language]].map((form) => [form, one.id] as const),
  );
const find = Object.fromEntries(
  languages.map((language) => [language, finder(new Map(forms(language)))]),
) as Record<Language, ReturnType<typeof finder<string>>>;

function termsOf(language: Language, words: string): string[] {
  const seen = new Set<string>();
  find[language](words, seen);
  return [...seen].sort();
}

test("the glossary is what its schema says", () => {
  const read = (name: string) =>
    JSON.parse(
      readFileSync(new URL(`../../indicator-defs/${name}`, import.meta.url), "utf8"),
    ) as object;
  const ajv = new Ajv2020({ allErrors: true, strictTypes: false });
  ajv.addSchema(read("indicator.schema.json"));
  const check = ajv.compile(read("glossary.schema.json"));
  assert.ok(check(read("glossary.json")), JSON.stringify(check.errors));
});

test("every term the domain asks for is explained", () => {
  const names = glossary.map((one) => one.term.nb);
  for (const wanted of [
    "netto driftsutgifter",
    "brutto driftsutgifter",
    "korrigerte brutto driftsutgifter",
    "konsern",
    "kommunekasse",
    "avskrivninger",
    "dekningsgrad",
    "prioritering",
    "enhetskostnad",
    "frie inntekter",
    "utgiftsbehov",
    "delkostnadsnøkkel",
    "delkostnadsindeks",
    "vertskommune",
    "KOSTRA-gruppe",
    "PAI",
    "sykefravær",
    "KVP",
    "ASSS-snitt",
    "vektet snitt",
    "brudd i tidsserie",
  ])
    assert.ok(names.includes(wanted), wanted);
});

test("no form belongs to two terms, and no id stands twice", () => {
  assert.equal(new Set(glossary.map((one) => one.id)).size, glossary.length);
  for (const language of languages) {
    const all = forms(language).map(([form]) => form.toLowerCase());
    assert.deepEqual(
      all.filter((form, i) => all.indexOf(form) !== i),
      [],
      language,
    );
  }
});

test("the longest form wins, whatever its case, and only whole words count", () => {
  for (const [words, ids] of [
    ["Korrigerte brutto driftsutgifter er et eget begrep", ["korrigerte-brutto-driftsutgifter"]],
    ["BRUTTO DRIFTSUTGIFTER", ["brutto-driftsutgifter"]],
    ["ASSS-snittet og ASSS", ["asss", "asss-snitt"]],
    ["ASSS-nettverket", []],
    ["konsernet, men ikke konsernsjefen", ["konsern"]],
    ["produksjonsindeksen", ["produksjonsindeks"]],
    ["xKVP KVPx", []],
    ["(KVP).", ["kvp"]],
  ] as const)
    assert.deepEqual(termsOf("nb", words), ids, words);
  const own = finder(
    new Map([
      ["snitt", "a"],
      ["snitt av resultat", "b"],
    ]),
  );
  assert.deepEqual(own("et snitt av resultat", new Set()).at(-1), {
    words: "snitt av resultat",
    of: "b",
  });
});

test("a term is found once in the texts that share what was seen, and no word is lost", () => {
  const seen = new Set<string>();
  const first = find.nb("Netto driftsutgifter er netto driftsutgifter.", seen);
  assert.deepEqual(first, [
    { words: "Netto driftsutgifter", of: "netto-driftsutgifter" },
    { words: " er netto driftsutgifter." },
  ]);
  assert.deepEqual(find.nb("netto driftsutgifter", seen), [{ words: "netto driftsutgifter" }]);
  for (const language of languages)
    for (const words of texts)
      assert.equal(
        find[language](words[language]!, new Set())
          .map((part) => part.words)
          .join(""),
        words[language],
      );
});

test("in the definitions the same terms are found in bokmål and nynorsk, and nearly the same in English", () => {
  let english = 0;
  for (const words of texts) {
    const nb = termsOf("nb", words.nb!);
    assert.deepEqual(termsOf("nn", words.nn!), nb, words.nn);
    if (nb.join() === termsOf("en", words.en!).join()) english += 1;
  }
  assert.ok(english / texts.length > 0.9, `${english} of ${texts.length}`);
});
