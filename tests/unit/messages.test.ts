import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { engineNb } from "../../web/src/messages/engine-nb.ts";
import { engineWords } from "../../web/src/messages/engine.ts";
import { nb } from "../../web/src/messages/nb.ts";
import { count, t, text } from "../../web/src/messages/index.ts";

const src = new URL("../../web/src/", import.meta.url);

async function sources(): Promise<string> {
  const names = (await readdir(src, { recursive: true })).filter(
    (n) => n.endsWith(".ts") && !/^messages\/(nb|engine-nb)/.test(n),
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
    /^(missing|flag|average|kind|dim|type|data|view|filters\.figure|filters\.predecessors|figure\.note\.break|summary\.change|sum\.average|profile\.change)\./;
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
