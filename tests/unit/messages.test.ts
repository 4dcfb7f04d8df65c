import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { afterEach, test } from "node:test";
import { readCsv } from "../../web/src/bundle/csv.ts";
import { BundleFaults } from "../../web/src/bundle/faults.ts";
import { bundleNb } from "../../web/src/messages/bundle-nb.ts";
import { bundleNn } from "../../web/src/messages/bundle-nn.ts";
import { en } from "../../web/src/messages/catalogue-en.ts";
import { nb } from "../../web/src/messages/catalogue-nb.ts";
import { nn } from "../../web/src/messages/catalogue-nn.ts";
import { engineNb } from "../../web/src/messages/engine-nb.ts";
import { engineNn } from "../../web/src/messages/engine-nn.ts";
import { engineWords } from "../../web/src/messages/engine.ts";
import { count, currentLanguage, t, text, type Key } from "../../web/src/messages/index.ts";
import { speak } from "../../web/src/messages/languages.ts";
import { regionNameIn } from "../../web/src/messages/region-name.ts";

const src = new URL("../../web/src/", import.meta.url);
const catalogues = { nb, nn, en };

afterEach(() => speak("nb"));

async function sources(): Promise<string> {
  const names = (await readdir(src, { recursive: true })).filter(
    (n) =>
      n.endsWith(".ts") &&
      !/^messages\/(parts\/|catalogue-|(engine-|bundle-)?(nb|nn|en)\.)/.test(n),
  );
  return (await Promise.all(names.map((n) => readFile(new URL(n, src), "utf8")))).join("\n");
}

test("names are filled in, and a missing one stands", () => {
  assert.equal(t("years.span", { from: 2015, to: 2024 }), "2015–2024");
  assert.equal(count("filters.count.places", 1), "1 sted");
  assert.equal(count("filters.count.places", 4), "4 steder");
});

test("a text from the data falls back to bokmål, then to what there is", () => {
  assert.equal(text({ nb: "nei", en: "no" }), "nei");
  assert.equal(text({ en: "no" }), "no");
  assert.equal(text(undefined), "");
});

test("nothing of another language is loaded with the first page", async () => {
  const imported = (await sources()).match(
    /from "[^"]*\/((engine-|bundle-|catalogue-)?(nn|en))\.ts"/g,
  );
  assert.deepEqual(imported, null);
});

test("every language has every message, with the same names to fill in", () => {
  const names = (words: string) => [...new Set(words.match(/\{\w+\}/g))].sort();
  for (const [language, catalogue] of Object.entries(catalogues)) {
    assert.deepEqual(Object.keys(catalogue).sort(), Object.keys(nb).sort(), language);
    for (const key of Object.keys(nb) as Key[]) {
      assert.notEqual(catalogue[key].trim(), "", `${language} ${key}`);
      assert.deepEqual(names(catalogue[key]), names(nb[key]), `${language} ${key}`);
    }
  }
});

/** Words that bokmål and nynorsk spell differently, as bokmål/nynorsk. */
const spelt =
  "ikke/ikkje jeg/eg fra/frå hva/kva hvor/kvar hvem/kven hvis/viss hver/kvar hvert/kvart hvilke/kva hvorfor/kvifor noe/noko noen/nokon bare/berre også/òg mer/meir flere/fleire være/vere ble/vart kommuner/kommunar kommunene/kommunane tall/tal tallet/talet tallene/tala tabeller/tabellar indikatorer/indikatorar nettleseren/nettlesaren henter/hentar hentet/henta endret/endra velg/vel valgt/vald filen/fila lenken/lenka forespørsel/førespurnad forespørsler/førespurnader enhet/eining årene/åra sammen/saman sammenlignes/samanliknast brudd/brot kilde/kjelde kilden/kjelda uten/utan annen/annan annet/anna mangler/manglar foreløpig/førebels tjeneste/teneste tjenester/tenester tjenesteprofil/tenesteprofil tjenesteområde/tenesteområde innbygger/innbyggjar innbyggere/innbyggjarar dekningsgrader/dekningsgradar regnet/rekna beskrevet/skildra samme/same selv/sjølv nå/no dårlig/dårleg egne/eigne navn/namn ganger/gonger sier/seier prosentenheter/prosenteiningar figurer/figurar gruppen/gruppa siden/sidan utregning/utrekning begynner/byrjar følger/følgjer bygger/byggjer trykker/trykkjer"
    .split(" ")
    .map((pair) => pair.split("/") as [bokmal: string, nynorsk: string]);

/** The words of `said` that are in `list`; what stands in {names} and an address are none. */
function foreign(said: string, list: Set<string>): string[] {
  const words =
    said
      .toLowerCase()
      .replace(/\{\w+\}|\b[\w-]+\.ssb\.no/g, " ")
      .match(/\p{L}+/gu) ?? [];
  return words.filter((word) => list.has(word));
}

test("bokmål and nynorsk keep to their own words", () => {
  const nbWords = new Set(spelt.map(([bokmal]) => bokmal));
  const nnWords = new Set(spelt.map(([, nynorsk]) => nynorsk));
  const found = [
    ...Object.entries({ ...nn, ...engineNn, ...bundleNn }).map(
      ([key, said]) => [key, foreign(said, nbWords)] as const,
    ),
    ...Object.entries({ ...nb, ...engineNb, ...bundleNb }).map(
      ([key, said]) => [key, foreign(said, nnWords)] as const,
    ),
  ];
  assert.deepEqual(
    found.filter(([, words]) => words.length),
    [],
  );
});

test("English has Norwegian words only in brackets, and the names of things", () => {
  const names = /Figurverktøyet|^Bokmål$|^Nynorsk$|\([^)]*\)/g;
  const norwegian = new Set(
    "og ikke er til av som det den en et på med kommuner tall snitt".split(" "),
  );
  const found = Object.entries(en).filter(([, said]) => {
    const rest = said.replace(names, "");
    return /[æøå«»]/i.test(rest) || foreign(rest, norwegian).length > 0;
  });
  assert.deepEqual(found, []);
});

test("a language is taken into use when its texts are there, and the last one asked for holds", async () => {
  const nynorsk = speak("nn");
  assert.equal(t("table.place"), "Kommune");
  assert.equal(t("filters.regions"), "Kommuner");
  await nynorsk;
  assert.equal(currentLanguage(), "nn");
  assert.equal(t("filters.regions"), "Kommunar");
  await Promise.all([speak("nb"), speak("nn"), speak("en")]);
  assert.equal(currentLanguage(), "en");
  assert.equal(t("filters.regions"), "Municipalities");
  assert.equal(count("filters.count.places", 1), "1 place");
  assert.equal(text({ nb: "nei", en: "no" }), "no");
});

test("the country and the KOSTRA groups have names in every language, places have one", async () => {
  assert.equal(regionNameIn("EAKUO", "Landet uten Oslo"), "Landet uten Oslo");
  await speak("nn");
  assert.equal(regionNameIn("EAKUO", "Landet uten Oslo"), "Landet utan Oslo");
  await speak("en");
  assert.equal(regionNameIn("EAK", "Landet"), "The country");
  assert.equal(regionNameIn("EKG12", "KOSTRA-gruppe 12"), "KOSTRA group 12");
  assert.equal(regionNameIn("3201", "Bærum"), "Bærum");
});

test("every message is used", async () => {
  const code = await sources();
  const built =
    /^(missing|flag|average|kind|dim|type|data|view|filters\.figure|filters\.predecessors|figure\.note\.break|words\.(change|held)|sum\.average|profile\.change|fresh\.waiting|fresh\.at|notice\.shards|unit\.(name|one)|region|language)\./;
  const unused = Object.keys(nb).filter(
    (key) =>
      !built.test(key) &&
      !code.includes(`"${key}"`) &&
      !code.includes(`"${key.replace(/\.(one|other)$/, "")}"`),
  );
  assert.deepEqual(unused, []);
});

test("no Norwegian text stands in the code", async () => {
  const code = (await sources()).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
  const found = code.match(/["'`>][^"'`<]*[æøåÆØÅ][^"'`<]*["'`<]/g) ?? [];
  // The alphabet of formula names, the letters that ids are spelt without, and the name that a bundle credits.
  const data = ["ÆØÅ", '"æ"', '"ø"', '"å"', "Statistisk sentralbyrå"];
  assert.deepEqual(
    found.filter((f) => !data.some((d) => f.includes(d))),
    [],
  );
});

test("the calculator's sentences are told in bokmål, with what fills their gaps", () => {
  for (const [told, said] of [
    ['the key "a b" stands twice', 'nøkkelen "a b" står to ganger'],
    ["12 cells, but size says 15", "12 celler, men size sier 15"],
    ["expected an array, found a number", "ventet en liste, fant et tall"],
    ["column 3: a ( without its )", "tegn 3: en ( uten sin )"],
    [
      'table 12367 has no "2440" in KOKfunksjon0000',
      'tabell 12367 har ikke "2440" i KOKfunksjon0000',
    ],
    ['"9999" is not a region of the bundle', '"9999" er ikke en kommune i datasamlingen'],
    ["value is missing", "value mangler"],
    ["something new", "something new"],
  ] as const) {
    assert.equal(engineWords(told), said);
  }
});

test("nynorsk has every sentence that bokmål has, with the same gaps in the same order", () => {
  const pairs = [
    [engineNb, engineNn],
    [bundleNb, bundleNn],
  ] as const;
  for (const [bokmal, nynorsk] of pairs) {
    assert.deepEqual(Object.keys(nynorsk).sort(), Object.keys(bokmal).sort());
    for (const [told, said] of [...Object.entries(bokmal), ...Object.entries(nynorsk)])
      assert.deepEqual(said.match(/[%@]/g), told.match(/[%@]/g), said);
  }
});

test("the calculator's sentences follow the page's language", async () => {
  const told = 'the key "a b" stands twice';
  assert.equal(engineWords(told), 'nøkkelen "a b" står to ganger');
  await speak("nn");
  assert.equal(engineWords(told), 'nøkkelen "a b" står to gonger');
  assert.equal(engineWords("expected an array, found a number"), "venta ei liste, fann eit tal");
  await speak("en");
  assert.equal(engineWords(told), told);
});

test("every sentence in the calculator's C++ has its bokmål", async () => {
  const engine = new URL("../../wasm/engine/", import.meta.url);
  const sentences = new Set<string>();
  for (const name of (await readdir(engine)).filter((n) => n.endsWith(".cpp"))) {
    const code = (await readFile(new URL(name, engine), "utf8")).replace(/"\s*\n\s*"/g, "");
    const said = [
      // fault(Code::…, place, "sentence"), faults.error(…), faults.warning(…), fault_at(…)
      /(?:\bfault(?:_at)?|\.error|\.warning)\(\s*(?:Code::\w+|[^,"]*Code::\w+ : Code::\w+),\s*(?:[^",]|"[^"]*"(?= \/|\s*\/))*(?:"\w+"[^,"]*)*,\s*"((?:[^"\\]|\\.)*)"/g,
      /\bfail\(\s*[\w.()]+,\s*"((?:[^"\\]|\\.)*)"(?! \+)/g,
      /\bwhat = "([^"]*)"/g,
    ];
    for (const pattern of said)
      for (const found of code.matchAll(pattern)) sentences.add(found[1]!);
  }
  sentences.delete("%");
  assert(sentences.size > 90, `only ${sentences.size} sentences found`);
  assert.deepEqual(
    [...sentences].filter((s) => !(s in engineNb)),
    [],
  );
});

test("every sentence in the planner's C++ has its bokmål", async () => {
  const planner = new URL("../../wasm/planner/", import.meta.url);
  const sentences = new Set<string>();
  for (const name of (await readdir(planner)).filter((n) => n.endsWith(".cpp"))) {
    const code = (await readFile(new URL(name, planner), "utf8"))
      .replace(/\/\/.*$/gm, "")
      .replace(/"\s*\n\s*"/g, "");
    // Keys of JSON have no space, sentences have.
    for (const [, text] of code.matchAll(/"((?:[^"\\\n]|\\.)*)"/g))
      if (/\w \w/.test(text!) || /@ /.test(text!)) sentences.add(text!);
  }
  // The end of a list of names.
  sentences.delete(" and % more");
  assert(sentences.size > 15, `only ${sentences.size} sentences found`);
  assert.deepEqual(
    [...sentences].filter((s) => !(s in bundleNb) && !(s in engineNb)),
    [],
  );
});

test("whatever is wrong with a CSV file is told in bokmål", () => {
  const head = "Region;Tid;value;status";
  const faulty = [
    "Region;Tid;verdi",
    "value;status",
    "Region;;value",
    "Region;Region;value",
    "Region;Tid;value;kilde",
    `${head}\n3201;2020;1`,
    `${head}\n;2020;1;`,
    `${head}\n3201;2020;1;\n3201;2020;2;`,
    `${head}\n3201;2020;1;?`,
    `${head}\n3201;2020;tolv;`,
    `${head}\n3201;2020;1;:`,
    `${head}\n3201;2020;1;-`,
    `${head}\n3201;2020;;`,
    `${head}\n3201;2020;\u0001;`,
    `${head}\n"3201;2020;1;`,
    `${head}\n"3201"x;2020;1;`,
    `\uFEFF${head}\n\u00c3\u00a6`,
  ].map((text) => Buffer.from(text));
  faulty.push(
    Buffer.from(`\uFEFF${head}`, "utf16le"),
    Buffer.from([0xc3, 0xa6, 0xe6]),
    Buffer.from([0x81]),
  );
  for (const bytes of faulty) {
    try {
      readCsv("a.csv", bytes);
      assert.fail(`nothing was wrong with ${bytes.toString()}`);
    } catch (error) {
      if (!(error instanceof BundleFaults)) throw error;
      for (const { message } of error.faults) assert.notEqual(engineWords(message), message);
    }
  }
  const latin = Buffer.from("Region;Tid;value\n\u00e6;2020;1", "latin1");
  for (const { message } of readCsv("a.csv", latin).warnings)
    assert.notEqual(engineWords(message), message);
});
