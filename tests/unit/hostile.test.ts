/** Texts that somebody could put where a label is expected, in what the page takes in and in the files it gives. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import Papa from "papaparse";
import { encode, parse, resolve } from "../../web/src/address.ts";
import type { DataSet } from "../../web/src/data/data-set.ts";
import { fileName } from "../../web/src/download/file-name.ts";
import { csv, plainCsv } from "../../web/src/download/numbers/csv.ts";
import { jsonStat } from "../../web/src/download/numbers/json-stat.ts";
import { safe } from "../../web/src/download/numbers/safe.ts";
import { workbook } from "../../web/src/download/numbers/workbook.ts";
import type { Report } from "../../web/src/download/part.ts";
import { deck } from "../../web/src/download/slides/deck.ts";
import { elementCode, frameCode } from "../../web/src/embed/snippet.ts";
import { fit } from "../../web/src/figure/marks.ts";
import { measure } from "../../web/src/figure/text.ts";
import { fromOutside, parsed } from "../../web/src/from-outside.ts";
import { takingTexts, viewTexts } from "../../web/src/messages/languages.ts";
import { clean } from "../../web/src/own/link.ts";
import { readOwnCsv, readOwnJson } from "../../web/src/own/read.ts";
import { figures, type State } from "../../web/src/state.ts";
import { endless, half, hostile, sentinel } from "../hostile.ts";
import { hostileBundle, hostileIds, withIds } from "../hostile-bundle.ts";
import { convert, faultsOf, pdfPages, relationsOf, textOf, unzip } from "./office.ts";
import { figure } from "./workbook-sample.ts";

await takingTexts();
await viewTexts();

const [fsi, pdi] = ["\u2068", "\u2069"];
/** What may not be left of a text: what is not seen, and what turns its neighbours. */
const unseen =
  /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2067\ufeff\ufffe\uffff]/u;
const leftward = /[\u0590-\u08ff]/;

/** That every isolate is closed, and that letters from right to left stand in one. */
function assertApart(text: string): void {
  let depth = 0;
  for (const letter of text) {
    if (letter === fsi) depth++;
    if (letter === pdi) depth--;
    assert.ok(depth >= 0 && depth <= 1, `isolates within each other: ${JSON.stringify(text)}`);
    if (leftward.test(letter)) assert.equal(depth, 1, `not isolated: ${JSON.stringify(text)}`);
  }
  assert.equal(depth, 0, `not closed: ${JSON.stringify(text)}`);
}

test("of a text from outside all is kept that is seen, and nothing else", () => {
  const table: [given: string, taken: string][] = [
    ["Ålesund – år 2024 «æøå» ½ €", "Ålesund – år 2024 «æøå» ½ €"],
    [hostile.image!, hostile.image!],
    [hostile.braces!, hostile.braces!],
    [hostile.override!, "evisrever"],
    [hostile.overrideEnd!, "xy"],
    [hostile.isolateOpen!, "open"],
    [hostile.isolateEnd!, "shut"],
    [hostile.marks!, "abc"],
    [hostile.invisible!, "abcd"],
    [hostile.nul!, "ab"],
    [hostile.controls!, "a [31m b"],
    [hostile.noncharacters!, "abcd".slice(0, 3)],
    [hostile.lines!, "a b c"],
    [hostile.separators!, 'a;b,c"d""e f g h'],
    [half, "abc"],
    [hostile.emoji!, hostile.emoji!],
    ["e\u0301 Zalgo\u0300\u0301\u0302\u0303\u0304\u0305", "e\u0301 Zalgo\u0300\u0301\u0302\u0303"],
    [hostile.hebrew!, `${fsi}${hostile.hebrew}${pdi}`],
    [`${hostile.arabic}\u202e`, `${fsi}${hostile.arabic}${pdi}`],
    ["\u05d0\u2069\u2068\u05d1", `${fsi}\u05d0\u05d1${pdi}`],
  ];
  for (const [given, taken] of table) {
    assert.equal(fromOutside(given), taken);
    assert.equal(fromOutside(taken), taken, "a second time changes nothing");
  }
});

test("JSON from the calculator is taken in so wherever a text stands, and names are cut", () => {
  const given = {
    name: { nb: endless },
    labels: [endless, `x${"\u{1f468}".repeat(150)}`],
    description: { nb: endless, nn: "x".repeat(1_000_000) },
    "a\u202eb": ["\u0000c", { __proto__x: "d\ud800" }],
    query: "{}\n{\u200b}",
    message: '"\u05d0\u202e" is not a region',
    n: 1,
    no: null,
  };
  const taken = parsed(JSON.stringify(given)) as typeof given;
  assert.equal(taken.name.nb.length, 200);
  assert.ok(taken.name.nb.endsWith("…"), taken.name.nb);
  assert.equal(taken.labels[0]!.length, 200);
  assert.ok(!unseen.test(taken.labels[1]!), "a letter is halved");
  assert.equal(taken.description.nb, endless);
  assert.equal(taken.description.nn.length, 20_000);
  assert.deepEqual((taken as Record<string, unknown>).ab, ["c", { __proto__x: "d" }]);
  assert.equal(taken.query, "{}\n{}");
  assert.equal(taken.message, '"\u05d0" is not a region');
  assert.deepEqual([taken.n, taken.no], [1, null]);
  const lit = { note: { nb: { _$litType$: 1, strings: ["<img>"], a: 2 } }, _$litDirective$: 1 };
  assert.deepEqual(parsed(JSON.stringify(lit)), { note: { nb: { strings: ["<img>"], a: 2 } } });
  const none = { query: { a: 1 }, url: 5, credit: ["a"], license: "CC0" };
  assert.deepEqual(JSON.parse(JSON.stringify(parsed(JSON.stringify(none)))), { license: "CC0" });
  const own = parsed('{"__proto__": {"polluted": 1}}') as object;
  assert.deepEqual(Object.keys(own), ["__proto__"]);
  assert.equal("polluted" in {}, false);
});

test("JSON of usual letters alone is taken in by the same rules, whatever is escaped in it", () => {
  const long = "x".repeat(30_000);
  const given = { label: '"æ"', name: { nb: long }, notes: [long], url: 5, query: long };
  const usual = JSON.stringify(given);
  const taken = parsed(usual) as Record<string, unknown>;
  assert.deepEqual(taken, {
    label: given.label,
    name: { nb: `${"x".repeat(199)}…` },
    notes: [`${"x".repeat(19_999)}…`],
    url: undefined,
    query: long,
  });
  assert.deepEqual(parsed(usual.replace("æ", "æ\\u202e")), taken, "an escape is read as a letter");
  const disguised = String.raw`{"\u005f$litType$": 1, "qu\u200bery": {"a": 1}, "nb\u200b": "${long}"}`;
  assert.deepEqual(parsed(disguised), { query: undefined, nb: `${"x".repeat(19_999)}…` });
  assert.deepEqual(parsed('{"_$litType$": 1}'), {});
});

test("what a link or a reader names is on one line, whole letters, and stays as it is when read again", () => {
  for (const [name, text] of [...Object.entries(hostile), ["half", half], ["endless", endless]])
    for (const longest of [5, 60, 200]) {
      const taken = clean(text!, longest);
      assert.ok([...taken.replace(/[\u2068\u2069]/g, "")].length <= longest, name);
      assert.ok(!unseen.test(taken), name);
      assertApart(taken);
      assert.equal(clean(taken, longest), taken, name);
      assert.equal(decodeURIComponent(encodeURIComponent(taken)), taken, name);
    }
  for (const n of [3, 4, 5, 6]) assert.ok(!unseen.test(clean("👨👨👨👨", n)), "a letter is halved");
});

test("what cannot be used of an address is told in short words without what is not seen", () => {
  for (const [name, text] of Object.entries({ ...hostile, endless }))
    for (const link of [`#v=${text}`, `#${text}`, `#v=1&${text}=1`, `#v=1&data=${text}`]) {
      const { result, problems } = parse(link);
      assert.equal(Object.getPrototypeOf(result), Object.prototype, name);
      for (const problem of problems) {
        assert.ok(problem.length < 300, `${name}: ${problem.length} characters`);
        assert.ok(!unseen.test(problem), name);
        assertApart(problem);
      }
    }
});

test("a name that is cut in a figure is cut between letters, fits, and stays isolated", () => {
  for (const [name, text] of Object.entries({ ...hostile, endless }))
    for (const width of [20, 60, 300]) {
      const taken = fromOutside(text);
      const shown = fit(taken, width, 13, false);
      if (shown !== taken) assert.ok(shown.replace(pdi, "").endsWith("…"), name);
      assertApart(shown);
      const bare = shown.replace(/[\u2068\u2069]/g, "");
      assert.ok([...bare].length <= 2 || measure(bare, 13) <= width, `${name} at ${width}`);
      assert.ok(!/\p{Cs}/u.test(shown), `${name}: a letter is halved`);
    }
});

test("own tables are taken in by the same rule, or refused with the place", () => {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  for (const [name, text] of Object.entries(hostile)) {
    const bytes = new TextEncoder().encode(
      `Region;ContentsCode;Tid;value;status;note\n3201;${quoted(text)};2021;1;;${quoted(text)}\n`,
    );
    const read = readOwnCsv("a.csv", bytes);
    const said = JSON.stringify(read.ok ? [read.dataset, read.notes] : read.lines);
    assert.ok(!unseen.test(said) && !/\\u00|\\n/.test(said), `${name}: ${said.slice(0, 300)}`);
    const json = {
      version: "2.0",
      class: "dataset",
      label: text,
      source: text,
      role: { geo: ["Region"], time: ["Tid"] },
      id: ["Region", "Tid", text],
      size: [1, 1, 1],
      dimension: {
        Region: { label: text, category: { index: ["3201"], label: { "3201": text } } },
        Tid: { category: { index: ["2021"] } },
        [text]: { label: text, category: { index: [text], label: { [text]: text } } },
      },
      value: [1],
    };
    const own = readOwnJson(new TextEncoder().encode(JSON.stringify(json)), []);
    assert.ok(own.ok, name);
    assert.ok(!unseen.test(JSON.stringify(own.dataset)), name);
  }
});

/** A data set of hostile texts, as the calculator has taken it in. */
const edit = (bundle: DataSet): void => {
  Object.assign(bundle, JSON.parse(hostileBundle(JSON.stringify(bundle))));
};
const words = Object.values(hostile);
const chosen: Partial<State> = {
  indicators: ["barnevern.netto-per-innbygger-0-17", "barnevern.andel-tiltak"],
  regions: ["5001", "0301", "4601", "3201", "3301", "1103"],
  to: 2023,
};
const shown = await Promise.all(
  figures.map((kind, i) =>
    figure(
      {
        ...chosen,
        figure: kind,
        title: clean(words[i * 3]!, 200),
        subtitle: clean(words[i * 3 + 1]!, 200),
        note: clean(words[i * 3 + 2]!, 600),
      },
      edit,
    ),
  ),
);
const report: Report = {
  title: hostile.formula!,
  subtitle: hostile.script!,
  link: `https://figur.example/#${hostile.image}`,
  parts: shown.map((one, i) => ({ kind: "figure", figure: one, section: words[i + 20]! })),
};

/** What a spreadsheet would run, told otherwise than the page does. */
const runs = (cell: string) => {
  const bare = cell.replace(/^[\s\p{Cf}]+/u, "");
  return (/^[\t\r\n]/.test(cell) || "=+-@＝＋－＠".includes(bare[0] ?? " ")) && cell !== "-";
};
const isNumber = (cell: string) => /^-?\d+(?:[.,]\d+)?$/.test(cell);

test("a text that a spreadsheet would run is made safe, also behind what is not seen", () => {
  for (const text of [...words, "\u2068=1+1\u2069", "\ufeff@x", "\u00a0+1"])
    assert.equal(safe(text), runs(text) ? `'${text}` : text);
  assert.equal(safe("-"), "-");
});

test("no cell of a CSV runs, whatever it says, and each stays one cell", () => {
  for (const one of shown)
    for (const [write, delimiter] of [
      [csv, ";"],
      [plainCsv, ","],
    ] as const) {
      const text = write(one);
      const { data, errors } = Papa.parse<string[]>(text.replace(/^\ufeff/, ""), { delimiter });
      assert.deepEqual(
        errors.filter(({ type }) => type === "Quotes"),
        [],
      );
      const cells = data.flat();
      assert.deepEqual(
        cells.filter((cell) => runs(cell) && !isNumber(cell)),
        [],
      );
      assert.ok(
        cells.some((cell) => cell.startsWith("'")),
        "something was made safe",
      );
      assert.ok(!unseen.test(text.replace(/[\r\n\ufeff]/g, "")), one.state.figure);
      const heads = data.findIndex((row) => row.length > 5);
      for (const row of data.slice(heads).filter((r) => r.length > 1))
        assert.equal(row.length, data[heads]!.length, row.join("|"));
    }
});

const odd = await figure(
  {
    area: "barnevern",
    indicators: ["__proto__", "constructor"],
    regions: [hostileIds["4601"]!, hostileIds["3301"]!, hostileIds["1103"]!],
    groups: [hostileIds["asss-10"]!],
  },
  (bundle) => void Object.assign(bundle, JSON.parse(withIds(JSON.stringify(bundle)))),
);

test("JSON-stat holds the texts as texts, and ids that objects know", () => {
  for (const one of shown) {
    const file = JSON.stringify(jsonStat(one));
    assert.ok(!unseen.test(file), one.state.figure);
    assert.ok(!/\\u[0d]/.test(file), "an escape of what is not seen");
  }
  const file = JSON.parse(JSON.stringify(jsonStat(odd))) as ReturnType<typeof jsonStat>;
  for (const { category } of Object.values(file.dimension))
    assert.deepEqual(
      Object.keys(category.label).sort(),
      [...category.index].sort(),
      "every code has its label",
    );
});

test("an address leads back to ids and codes that hold what addresses are made of", () => {
  const opens = { ...odd.state, indicators: [], regions: [], groups: [] };
  const { result, problems } = parse(encode(odd.state, opens, "barnevern"));
  assert.deepEqual(problems, []);
  const back = resolve(result, "demo", odd.bundle, () => opens);
  assert.deepEqual(back.problems, []);
  for (const key of ["indicators", "regions", "groups"] as const)
    assert.deepEqual(back.result[key], odd.state[key], key);
});

test("a workbook is well-formed, runs nothing but sums, and leads nowhere else", async () => {
  const parts = unzip(new Uint8Array(await (await workbook(report)).arrayBuffer()));
  assert.deepEqual(faultsOf(parts), []);
  const strings = [...textOf(parts, "xl/sharedStrings.xml").matchAll(/<t[^>]*>([^<]*)<\/t>/g)];
  const cells = strings.map(([, text]) => text!.replaceAll("&apos;", "'"));
  assert.ok(
    cells.some((cell) => cell.startsWith("'=HYPERLINK")),
    "a formula is a text",
  );
  assert.deepEqual(cells.filter(runs), []);
  for (const name of Object.keys(parts).filter((part) => part.endsWith(".xml"))) {
    const xml = textOf(parts, name);
    for (const [, formula] of xml.matchAll(/<f>([^<]*)<\/f>/g))
      assert.doesNotMatch(formula!, /HYPERLINK|cmd|elsewhere|&quot;/, name);
    for (const { external, target } of relationsOf(parts, name))
      if (external)
        assert.match(target, /^https:\/\/(?:figur\.example|eksempel\.no|www\.ssb\.no)\//);
  }
});

test("a presentation is well-formed, runs nothing, and leads nowhere else", async () => {
  const blob = await deck(report, new Date("2026-11-22T12:00:00Z"));
  const parts = unzip(new Uint8Array(await blob.arrayBuffer()));
  assert.deepEqual(faultsOf(parts), []);
  for (const name of Object.keys(parts)) {
    if (/\.(?:xml|rels)$/.test(name)) {
      const xml = textOf(parts, name);
      assert.ok(!unseen.test(xml.replaceAll("\n", "")), name);
      assert.doesNotMatch(xml, /<a:hlinkClick[^>]*(?:action="(?!ppaction:\/\/hlinksldjump)|macro)/);
      for (const { external, target } of relationsOf(parts, name))
        if (external) assert.match(target, /^https:\/\/(?:figur\.example|eksempel\.no)\//, name);
    }
    if (!name.endsWith(".xlsx")) continue;
    const book = unzip(parts[name]!);
    assert.deepEqual(faultsOf(book), [], name);
    for (const sheet of Object.keys(book).filter((one) => /worksheets\/[^/]*\.xml$/.test(one)))
      assert.doesNotMatch(textOf(book, sheet), /<f>/, "the numbers behind a chart are no formulas");
  }
});

test("LibreOffice opens the presentation and shows markup as the words that it is", async () => {
  const blob = await deck(
    { ...report, parts: report.parts.slice(0, 3) },
    new Date("2026-11-22T12:00:00Z"),
  );
  const pages = await pdfPages(
    await convert(new Uint8Array(await blob.arrayBuffer()), "a.pptx", "pdf"),
  );
  assert.ok(pages.length >= 4, `${pages.length} pages`);
  assert.match(pages.join("\n"), /<script>window\.__pwned/);
});

test("a file's name is of letters that every system takes, and not endless", () => {
  for (const [name, text] of Object.entries({ ...hostile, endless })) {
    const [one] = shown;
    const panel = { ...one!.panels[0]!, name: text };
    for (const area of ["egne-tall", text]) {
      const indicator = { ...panel.indicator, area, id: `${area}.${text}` };
      const made = fileName({
        panels: [{ ...panel, indicator }],
        bundle: one!.bundle,
        state: { ...one!.state, area, figure: "line" },
      });
      assert.match(made, /^[a-z0-9]+(?:-[a-z0-9]+)+$/, name);
      assert.ok(made.length <= 120, `${name}: ${made.length}`);
    }
  }
});

test("the code to paste has the elements that it is to have, whatever the figure is called", () => {
  for (const [name, text] of Object.entries({ ...hostile, endless })) {
    const pasted = {
      address: `https://figur.example/embed.html#v=1&tit=${encodeURIComponent(text)}`,
      page: `https://figur.example/#v=1&tit=${encodeURIComponent(text)}`,
      title: text,
      height: 480,
    };
    const tags = (code: string) =>
      [...code.matchAll(/<(\/?[\w-]+)((?:\s+[\w-]+(?:="[^"]*")?)*)\s*>/g)].map(([, tag]) => tag);
    assert.deepEqual(
      tags(elementCode(pasted)),
      ["script", "/script", "ks-figur", "a", "/a", "/ks-figur"],
      name,
    );
    assert.deepEqual(tags(frameCode(pasted)), ["iframe", "/iframe"], name);
    assert.equal(elementCode(pasted).split("<").length, 7, name);
    assert.equal(frameCode(pasted).split("<").length, 3, name);
  }
});

test("the catalogue would be seen if it ran", async () => {
  assert.ok(words.filter((text) => text.includes(sentinel)).length > 8, "texts that would run");
  const file = hostileBundle(
    await readFile(new URL("../../build/data/demo.json", import.meta.url), "utf8"),
  );
  const escaped = words.map((text) => JSON.stringify(text).slice(1, -1));
  assert.deepEqual(
    escaped.filter((text) => !file.includes(text)),
    [],
  );
});
