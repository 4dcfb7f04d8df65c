import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { readCsv } from "../../web/src/bundle/csv.ts";
import { BundleFaults } from "../../web/src/bundle/faults.ts";
import { bundleNb } from "../../web/src/messages/bundle-nb.ts";
import { engineNb } from "../../web/src/messages/engine-nb.ts";
import { engineWords } from "../../web/src/messages/engine.ts";
import { nb } from "../../web/src/messages/nb.ts";
import { count, t, text } from "../../web/src/messages/index.ts";

const src = new URL("../../web/src/", import.meta.url);

async function sources(): Promise<string> {
  const names = (await readdir(src, { recursive: true })).filter(
    (n) => n.endsWith(".ts") && !/^messages\/(nb|engine-nb|bundle-nb)/.test(n),
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

test("every message is used", async () => {
  const code = await sources();
  const built =
    /^(missing|flag|average|kind|dim|type|data|view|filters\.figure|filters\.predecessors|figure\.note\.break|summary\.change|sum\.average|profile\.change|fresh\.waiting|fresh\.at|notice\.shards)\./;
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
  // The alphabet of formula names, and the name that a bundle credits.
  const data = ["ÆØÅ", "Statistisk sentralbyrå"];
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
