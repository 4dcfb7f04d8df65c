import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import {
  DEFS,
  loadDefinitions,
  named,
  ownCodes,
  predecessors,
  schemaFaults,
  validators,
  type Definition,
} from "../../scripts/lib/bundle/defs.ts";
import { faultText, type Fault } from "../../web/src/bundle/faults.ts";

const shared =
  process.env.FIGUR_SHARED ?? fileURLToPath(new URL("../../../shared", import.meta.url));
const check = validators(DEFS);
const faults: Fault[] = [];
const { areas, regions, groups, indicators } = loadDefinitions(DEFS, check, faults);
const byId = new Map(indicators.map((definition) => [definition.id, definition]));

/** KS's order of types. */
const TYPES = ["prioritering", "dekningsgrad", "produktivitet", "kvalitet", "andre"];
/** Name, formula, SSB tables and indikatortype as the two pages print them; words stand where the page has no formula. */
const PAGES: Record<
  string,
  Record<string, [name: string, formula: string, tables: string[], type: string]>
> = {
  barnevern: {
    ressursbruk: [
      "Ressursbruksindikator. Barnevern*",
      "Ingen formel, bare i ord",
      [],
      "Prioritering/behov",
    ],
    "netto-per-innbygger-0-17": [
      "Netto driftsutgifter barnevernstjenester per innbygger 0-17 år (kroner)",
      "(A/B) * 1000",
      ["12367", "11805"],
      "Prioritering/behov",
    ],
    "andel-undersokelser": [
      "Andel barn med undersøkelser i forhold til innbyggere 0-17 år (prosent)",
      "(A/B)",
      ["12286", "11805"],
      "Dekningsgrader",
    ],
    "andel-tiltak": [
      "Andel barn med barneverntiltak i forhold til innbyggere 0-17 år (prosent)",
      "(A/B)",
      ["12275", "11805"],
      "Dekningsgrader",
    ],
    "andel-plassert": [
      "Andel barn som er plassert i løpet av året i prosent av antall barn 0-17 år",
      "(A/B)",
      ["12275", "11805"],
      "Dekningsgrader",
    ],
    "andel-ikke-plassert": [
      "Andel barn som ikke er plassert i løpet av året i prosent av alle i tiltak (0-22 år)",
      "(A/B)",
      ["12275"],
      "Dekningsgrader",
    ],
    "andel-tiltak-0-5": [
      "Andel barn med tiltak 0-5 år av barn på tiltak 0-17 år (prosent)",
      "(A/B)",
      [],
      "Dekningsgrader",
    ],
    "brutto-f244-per-barn": [
      "Brutto driftsutgifter per barn (f244) med undersøkelse eller tiltak (kroner)*",
      "Ferdig beregnet",
      ["12279"],
      "Produktivitet/enhetskostnader",
    ],
    "brutto-f251-per-barn": [
      "Brutto driftsutgifter per barn (f251) som ikke er plassert av barnevernet (kroner)",
      "(A/B) * 1000",
      ["12367", "12275"],
      "Produktivitet/enhetskostnader",
    ],
    "brutto-f252-per-barn": [
      "Brutto driftsutgifter per barn (f252) som er plassert av barnevernet (kroner)",
      "(A/B) * 1000",
      ["12367", "12275"],
      "Produktivitet/enhetskostnader",
    ],
    "andel-med-plan": [
      "Andel barn med tiltak per 31.12. med utarbeidet plan (prosent)",
      "(A/B)",
      [],
      "Kvalitet",
    ],
    "undersokelser-innen-3-mnd": [
      "Andel undersøkelser gjennomført i løpet av 3 måneder (prosent)",
      "(A/B)",
      ["12860"],
      "Kvalitet",
    ],
    "sykefravaer-pai": ["Sykefravær barnevern (PAI) (prosent)*", "Ferdig beregnet", [], "Kvalitet"],
    brukertilfredshet: ["Brukertilfredshet", "", [], "Kvalitet"],
  },
  sosiale: {
    "hovedinntekt-6-mnd": [
      "Andel med sosialhjelp som hovedinntekt/mottak i 6 mnd eller mer (alle mottakere/aldre) (prosent)",
      "(A/B)*10",
      ["12213", "13138"],
      "Utfyllende indikatorer/kvalitet",
    ],
    "mottakere-18-24": [
      "Andel sosialhjelpsmottakere 18-24 år av innbyggere 18-24 år (prosent)",
      "(A/B)*100",
      ["13138", "11805"],
      "Dekningsgrad",
    ],
    "mottakere-25-66": [
      "Andel sosialhjelpsmottakere 25-66 år av innbyggere 25-66 år (prosent)",
      "(A/B)*100",
      ["13138", "11805"],
      "Dekningsgrad",
    ],
    "mottakere-18-66": [
      "Andel sosialhjelpsmottakere 18-66 år av innbyggere 18-66 år (prosent)",
      "(A/B)*100",
      ["13138", "11805"],
      "Dekningsgrad",
    ],
    "kvp-per-1000": [
      "Antall mottakere av kvalifiseringsstønad (f276) per 1 000 innbyggere 18-66 år",
      "A/(B/1000)",
      ["12160", "11805"],
      "Dekningsgrad",
    ],
    "kvp-til-arbeid": [
      "Etter KVP: Andel deltakere som gikk til arbeid/skole/utdanning (prosent)",
      "A/B*100",
      [],
      "Utfyllende indikatorer/kvalitet",
    ],
    "netto-per-innbygger-18-66": [
      "Netto driftsutgifter til sosialtjenesten(f242/f243/f273/f276/f281) pr innbygger 18-66 år(kroner)",
      "(A * 1000) / B",
      ["12367", "11805"],
      "Prioritering",
    ],
    "netto-f281-per-innbygger-18-66": [
      "Netto driftsutgifter til ytelse til livsopphold (f281) per innbygger 18-66 år (kroner)",
      "(A * 1000) / B",
      ["12367", "11805"],
      "Prioritering",
    ],
    "netto-f243-per-innbygger-18-66": [
      "Netto driftsutgifter tilbud personer med rusproblemer (f243) per innbygger 18-66 år (kroner)",
      "(A * 1000) / B",
      ["12367", "11805"],
      "Prioritering",
    ],
    ressursbruk: [
      "Ressursbruksindikator. Sosiale tjenester*",
      "Ingen formel, bare i ord",
      [],
      "Prioritering",
    ],
    "stonad-per-mottaker": [
      "Stønad (bidrag+lån) per sosialhjelpsmottaker (kroner)",
      "A / B",
      ["13138"],
      "Produktivitet/ enhetskostnad",
    ],
    "stonadslengde-hovedinntekt": [
      "Stønadslengde mottakere med sosialhjelp som hovedinntektskilde. Snitt måneder per år*",
      "A",
      ["12213"],
      "Utfyllende indikatorer/kvalitet",
    ],
    "stonadslengde-18-24": [
      "Stønadslengde sosialhjelpsmottakere 18-24 år. Gjennomsnittlig antall måneder per år*",
      "A",
      ["13138"],
      "Utfyllende indikatorer/kvalitet",
    ],
    "sykefravaer-ssb": [
      "Sykefravær sosiale tjenester (SSB) (prosent)",
      "Ferdig beregnet",
      [],
      "Utfyllende indikatorer/kvalitet",
    ],
  },
};
const ofThePages: Definition[] = Object.entries(PAGES).flatMap(([area, list]) =>
  Object.keys(list).map((name) => byId.get(`${area}.${name}`)!),
);

test("every definition, region, group and service area keeps to its schema, and ids match paths", () => {
  assert.deepEqual(faults.map(faultText), []);
  assert.ok(indicators.length >= 50, `${indicators.length} definitions`);
});

test("the schema refuses a definition with a misspelt field, an unknown type or an empty text", () => {
  const good = structuredClone(indicators.find(({ id }) => id === "barnevern.andel-tiltak")!);
  assert.deepEqual(schemaFaults(check.indicator, good, "x"), []);
  for (const spoil of [
    (d: typeof good) => Object.assign(d, { formål: "x" }),
    (d: typeof good) => Object.assign(d, { type: "Prioritering" }),
    (d: typeof good) => Object.assign(d.name, { nn: "" }),
    (d: typeof good) => Object.assign(d.versions[0]!, { average: "vektet" }),
    (d: typeof good) => Object.assign(d.versions[0]!, { average: "population" }),
    (d: typeof good) => Object.assign(d.versions[0]!, { population: "B" }),
    (d: typeof good) => Object.assign(d.versions[0]!, { weights: { V1: { value: 1 } } }),
    (d: typeof good) => Object.assign(d, { profile: "nei" }),
    (d: typeof good) => Object.assign(d.versions[0]!.inputs.A!, { sources: [] }),
    (d: typeof good) => Object.assign(d.versions[0]!.sourcePrints!, { name: "" }),
  ]) {
    const bad = structuredClone(good);
    spoil(bad);
    assert.notEqual(schemaFaults(check.indicator, bad, "x").length, 0);
  }
});

test("every text stands in bokmål, nynorsk and English, and is not blank", () => {
  const blank: string[] = [];
  const walk = (node: unknown, at: string): void => {
    if (typeof node !== "object" || node === null) return;
    if ("nb" in node) {
      for (const language of ["nb", "nn", "en"] as const)
        if (!((node as Record<string, string>)[language] ?? "").trim())
          blank.push(`${at}.${language}`);
      return;
    }
    for (const [key, child] of Object.entries(node)) walk(child, `${at}/${key}`);
  };
  for (const part of [...areas, ...regions, ...groups, ...indicators])
    walk(part, "id" in part ? part.id : part.code);
  assert.deepEqual(blank, []);
});

test("versions of one indicator, and sources of one input, do not overlap in time", () => {
  const overlap = (spans: { from?: number; to?: number }[]): boolean =>
    spans.some((a, i) =>
      spans
        .slice(i + 1)
        .some((b) => (a.from ?? 0) <= (b.to ?? 9999) && (b.from ?? 0) <= (a.to ?? 9999)),
    );
  for (const { id, versions } of indicators) {
    assert.ok(!overlap(versions), id);
    for (const version of versions)
      for (const input of Object.values(version.inputs)) assert.ok(!overlap(input.sources), id);
  }
});

test("the profile of each area holds the 14 indicators of its page, in KS's order of types", () => {
  const profile = (area: string): string[] =>
    indicators
      .filter((one) => one.area === area && one.profile !== false)
      .sort((a, b) => TYPES.indexOf(a.type!) - TYPES.indexOf(b.type!))
      .map(({ id }) => id.slice(area.length + 1));
  assert.deepEqual(profile("barnevern"), [
    "ressursbruk",
    "netto-per-innbygger-0-17",
    "andel-undersokelser",
    "andel-tiltak",
    "andel-plassert",
    "andel-ikke-plassert",
    "andel-tiltak-0-5",
    "brutto-f244-per-barn",
    "brutto-f251-per-barn",
    "brutto-f252-per-barn",
    "andel-med-plan",
    "undersokelser-innen-3-mnd",
    "sykefravaer-pai",
    "brukertilfredshet",
  ]);
  assert.deepEqual(profile("sosiale"), [
    "ressursbruk",
    "netto-per-innbygger-18-66",
    "netto-f243-per-innbygger-18-66",
    "netto-f281-per-innbygger-18-66",
    "mottakere-18-24",
    "mottakere-25-66",
    "mottakere-18-66",
    "kvp-per-1000",
    "stonad-per-mottaker",
    "hovedinntekt-6-mnd",
    "stonadslengde-hovedinntekt",
    "stonadslengde-18-24",
    "kvp-til-arbeid",
    "sykefravaer-ssb",
  ]);
});

const printedBy = (
  said: { name?: string; formula?: string; tables?: string[]; type?: string } = {},
) => [said.name, said.formula, said.tables, said.type];

test("what each page prints is recorded per version: name, formula, tables and type", () => {
  for (const { id, area, type, versions } of ofThePages) {
    const printed = PAGES[area]![id.slice(area.length + 1)]!;
    for (const { sourcePrints } of versions) assert.deepEqual(printedBy(sourcePrints), printed, id);
    const said = printed[3].toLowerCase().replace("utfyllende indikatorer/", "");
    assert.ok(said.startsWith(type!), `${id}: ${type}, but the page says ${printed[3]}`);
  }
  for (const name of ["netto-per-innbygger-0-24", "netto-per-innbygger-malgruppe"])
    for (const { sourcePrints } of byId.get(`barnevern.${name}`)!.versions)
      assert.deepEqual(
        printedBy(sourcePrints),
        PAGES.barnevern!["netto-per-innbygger-0-17"],
        "a variant of it",
      );
});

test("every name stands as a line of its own on KS's pages", (t) => {
  const folder = join(shared, "seeds");
  if (!existsSync(folder)) return t.skip(`no source pages at ${folder} (set FIGUR_SHARED)`);
  const lines = new Set(
    readdirSync(folder)
      .flatMap((name) => readFileSync(join(folder, name), "utf8").split("\n"))
      .map((line) => line.replace(/\s+/g, " ").trim()),
  );
  const printed = Object.values(PAGES).flatMap((list) => Object.values(list));
  assert.deepEqual(
    printed.map(([name]) => name).filter((name) => !lines.has(name)),
    [],
  );
});

test("where KS's denominator goes from ages 0-17 to 0-24 in 2023, the texts hold for both and say so", () => {
  const shares = ["andel-undersokelser", "andel-tiltak", "andel-plassert"];
  for (const name of [...shares, "netto-per-innbygger-malgruppe"]) {
    const definition = byId.get(`barnevern.${name}`)!;
    assert.deepEqual(
      definition.versions.map(({ from, to, average, inputs }) => [
        from,
        to,
        average,
        inputs.B!.sources.map(({ select }) => select.Alder),
      ]),
      [
        [undefined, 2022, "weighted", [["0-17"]]],
        [2023, undefined, "weighted", [["0-24"]]],
      ],
    );
    for (const { sourcePrints } of definition.versions)
      assert.match(sourcePrints!.why!.nb!, /fra 2023 deler på innbyggere 0-24 år; .* antakelse/);
    assert.match(definition.description!.nb!, /0-17 år til og med 2022 og 0-24 år fra 2023/);
    assert.match(definition.description!.nb!, /kan ikke sammenlignes/);
    assert.match(definition.calculation!.nb!, /At skiftet følger dataåret, er vår antakelse/);
    if (shares.includes(name)) {
      assert.match(definition.name.nb!, /0-17 år, fra 2023 0-24 år \(prosent\)$/);
      assert.match(definition.name.nn!, /0-17 år, frå 2023 0-24 år \(prosent\)$/);
      assert.match(definition.name.en!, /aged 0-17, from 2023 aged 0-24 \(per cent\)$/);
    }
  }
});

test("where our formula gives another number than the printed one, or reads another table, it says why", () => {
  const at = (formula: string): number =>
    new Function("A", "B", `return ${formula}`)(3, 7) as number;
  for (const { id, versions } of ofThePages)
    for (const { formula, inputs, sourcePrints } of versions) {
      const printed = sourcePrints!.formula!;
      const differs = /^[\dAB\s()*/]+$/.test(printed) && at(printed) !== at(formula);
      const tables = Object.values(inputs).flatMap(({ sources }) => sources.map((s) => s.table));
      const another = tables.some(
        (table) => /^\d/.test(table) && !sourcePrints!.tables!.includes(table),
      );
      assert.ok(!(differs || another) || sourcePrints!.why, id);
    }
});

test("brukertilfredshet is described without figures, and says so", () => {
  const { versions, description } = byId.get("barnevern.brukertilfredshet")!;
  assert.deepEqual(versions, []);
  assert.match(description!.nb!, /ingen tall ennå/);
});

/** Names in a formula besides functions, groups and references. */
const names = (formula: string): string[] => [
  ...new Set(
    formula
      .replace(/\[[^\]]*\]/g, "")
      .replace(/\bgroup\([^,]*,/g, "(")
      .match(/\b[A-Z]\w*/g),
  ),
];

test("a formula uses each of its inputs and weights, and units get their factor: 100 for percent, 1000 for thousands of kroner", () => {
  for (const { id, unit, versions } of indicators)
    for (const { formula, inputs, weights = {}, population } of versions) {
      const given = [...Object.keys(inputs), ...Object.keys(weights)];
      const used = new Set([...names(formula), ...(population ? [population] : [])]);
      assert.deepEqual([...used].sort(), given.sort(), id);
      const units = Object.values(inputs).map((input) => input.unit);
      if (unit === "prosent") assert.equal(/\* 100$/.test(formula), !units.includes("prosent"), id);
      if (unit === "kroner") assert.equal(/\b1000\b/.test(formula), units.includes("1000 kr"), id);
    }
});

test("what a formula or a counterpart names is there, and what refers to others is no weighted average", () => {
  for (const { id, counterpart, versions } of indicators) {
    if (counterpart) assert.equal(byId.get(counterpart)?.counterpart, id);
    for (const { formula, average, population, inputs } of versions) {
      const { indicators: others, groups: those } = named(formula);
      for (const other of others) assert.ok(byId.has(other), `${id}: ${other}`);
      for (const place of those)
        assert.ok([...groups.map((g) => g.id), ...regions.map((r) => r.code)].includes(place), id);
      if (others.length > 0) assert.notEqual(average, "weighted", id);
      assert.equal(average === "population", population !== undefined, id);
      if (population) assert.ok(population in inputs, id);
    }
  }
});

test("weights sum to 1, each with its source; of the production index only that coverage weighs 0.8 is known", () => {
  const close = (values: number[], sum: number): void =>
    assert.ok(Math.abs(values.reduce((a, b) => a + b) - sum) < 1e-12, `${values}`);
  for (const { versions } of indicators)
    for (const { weights } of versions)
      if (weights) {
        close(
          Object.values(weights).map(({ value }) => value),
          1,
        );
        for (const { known, note } of Object.values(weights)) {
          assert.match(note!.nb!, known ? /^Kjent: / : /^Antakelse: /);
          assert.match(note!.nn!, known ? /^Kjent: / : /^Føresetnad: /);
          assert.match(note!.en!, known ? /^Known: / : /^Assumption: /);
        }
      }
  const weights = (id: string) => byId.get(id)!.versions[0]!.weights!;
  const { V1, V2 } = weights("barnevern.produksjonsindeks");
  assert.equal(V1!.value, 0.8);
  assert.equal(V1!.known, true);
  assert.match(V1!.note!.nb!, /80 prosent/);
  for (const { known } of [V2!, ...Object.values(weights("barnevern.produksjon-dekning"))])
    assert.equal(known, false);
});

test("the steps of resource use, production and efficiency stand outside the profile", () => {
  const both = [
    "utgifter-mot-behov",
    "ressursbruk-beregnet",
    "ressursbruk-forskjell",
    "ressursbruk-kroner",
  ];
  const barnevern = [
    "produksjon-undersokelser",
    "produksjon-ikke-plassert",
    "produksjon-plassert",
    "produksjon-innen-3-mnd",
    "produksjon-dekning",
    "korrigerte-utgifter",
    "utgiftsindeks",
    "produksjonsindeks",
    "effektivitet",
    "netto-per-innbygger-0-24",
    "netto-per-innbygger-malgruppe",
  ];
  const outside = (area: string): string[] =>
    indicators.filter((d) => d.area === area && d.profile === false).map(({ id }) => id);
  assert.deepEqual(
    outside("barnevern").sort(),
    [...both, ...barnevern].map((n) => `barnevern.${n}`).sort(),
  );
  assert.deepEqual(outside("sosiale").sort(), both.map((n) => `sosiale.${n}`).sort());
});

test("population is read at 1 January of the year after", () => {
  for (const { id, versions } of indicators)
    for (const version of versions)
      for (const input of Object.values(version.inputs))
        for (const source of input.sources)
          assert.equal(source.yearOffset ?? 0, source.table === "07459" ? 1 : 0, id);
});

test("group members are known regions; of and without name earlier groups, regions or self", () => {
  const codes = new Set(regions.map(({ code }) => code));
  groups.forEach((group, i) => {
    for (const { regions: members } of group.members ?? [])
      for (const code of members) assert.ok(codes.has(code), `${group.id}: ${code}`);
    const earlier = groups.slice(0, i).map(({ id }) => id);
    for (const name of [group.of ?? "self", ...(group.without ?? [])])
      assert.ok(
        name === "self" || codes.has(name) || earlier.includes(name),
        `${group.id}: ${name}`,
      );
  });
});

test("a code belongs to one place only, be it a region, its alias or a predecessor", () => {
  const owner = new Map<string, string>();
  const own = (code: string, name: string): void => {
    assert.ok(!owner.has(code), `${code} is both ${owner.get(code)} and ${name}`);
    owner.set(code, name);
  };
  for (const region of regions) {
    for (const code of ownCodes(region)) own(code, region.name);
    for (const { name, codes } of predecessors(region))
      for (const { code } of codes) own(code, name);
  }
});

test("the country has another code in the table of persons", () => {
  assert.deepEqual(regions.find(({ code }) => code === "EAK")!.aliases, ["0"]);
});

test("ASSS has ten members up to 2021 and twelve from 2022", () => {
  const asss = groups.find(({ id }) => id === "asss")!;
  const size = (year: number): number[] =>
    asss
      .members!.filter((m) => year >= (m.from ?? 0) && year <= (m.to ?? 9999))
      .map((m) => m.regions.length);
  assert.deepEqual(size(2021), [10]);
  assert.deepEqual(size(2022), [12]);
});

test("groups made of others: ASSS without Oslo, the others, and the rest of the country", () => {
  const made = groups.filter(({ of }) => of).map(({ id, of, without }) => [id, of, without]);
  assert.deepEqual(made, [
    ["asss-uten-oslo", "asss", ["0301"]],
    ["ovrige-asss-uten-oslo", "asss", ["self", "0301"]],
    ["resten-av-landet", "EAK", ["asss"]],
  ]);
  const both = { ...groups[0], of: "asss", without: ["0301"] };
  for (const bad of [
    both,
    { id: "x", name: groups[0]!.name },
    { id: "x", name: groups[0]!.name, of: "asss" },
  ])
    assert.notEqual(schemaFaults(check.groups, [bad], "x").length, 0);
});

test("no nynorsk text calls an assumption tolking, which is an interpretation", () => {
  for (const part of [...groups, ...indicators])
    assert.doesNotMatch(JSON.stringify(part), /tolking/i);
});

test("no sentence of a definition is copied from the source pages", (t) => {
  const folder = join(shared, "seeds");
  if (!existsSync(folder)) return t.skip(`no source pages at ${folder} (set FIGUR_SHARED)`);
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  const pages = readdirSync(folder)
    .map((name) => plain(readFileSync(join(folder, name), "utf8")))
    .join(" ");
  const copied: string[] = [];
  for (const definition of indicators)
    for (const field of [
      "description",
      "purpose",
      "keyTerms",
      "calculation",
      "selection",
      "interpretation",
    ] as const)
      for (const sentence of definition[field]!.nb!.split(/[.:;?!]\s+/))
        if (plain(sentence).split(" ").length >= 6 && pages.includes(plain(sentence)))
          copied.push(`${definition.id} ${field}: ${sentence}`);
  assert.deepEqual(copied, []);
});
