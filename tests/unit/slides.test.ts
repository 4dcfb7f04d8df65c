import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import type { DataSet } from "../../web/src/data/data-set.ts";
import type { Report, Part } from "../../web/src/download/part.ts";
import { deck } from "../../web/src/download/slides/deck.ts";
import { target } from "../../web/src/download/slides/link.ts";
import { t } from "../../web/src/messages/index.ts";
import { speak } from "../../web/src/messages/languages.ts";
import { figures, type Figure, type State } from "../../web/src/state.ts";
import {
  attributes,
  elements,
  entities,
  faultsOf,
  readSheet,
  relationsOf,
  textOf,
  unzip,
  xmlFault,
} from "./office.ts";
import { everybody, figure, published } from "./slides-sample.ts";

afterEach(() => speak("nb"));

const netto = "barnevern.netto-per-innbygger-0-17";
const tiltak = "barnevern.andel-tiltak";
const plassert = "barnevern.andel-plassert";

/** A choice that each kind can show. */
const choices: Record<Figure, Partial<State>> = {
  line: {},
  bar: { from: 2020 },
  rows: { regions: everybody, order: "value" },
  slope: { from: 2022, regions: everybody },
  dots: { to: 2023 },
  scatter: { indicators: [plassert, netto], to: 2023 },
  heat: { indicators: [netto, tiltak, plassert], to: 2023, regions: everybody },
  profile: { to: 2023 },
  table: { regions: everybody },
  rank: { best: "high" },
};

const more: [string, Partial<State>][] = [
  ["lines of all municipalities", { regions: everybody }],
  ["a chart of lines per place", { regions: everybody, panels: "places" }],
  ["several indicators", { indicators: [netto, tiltak, plassert], labels: true }],
  ["bars along places", { figure: "bar", axis: "places", from: 2022, labels: true }],
  [
    "bars along indicators",
    { figure: "bar", axis: "indicators", indicators: [tiltak, plassert], labels: true },
  ],
  ["a chart of bars per place", { figure: "bar", panels: "places" }],
  ["no number at all", { regions: ["EAKUO"], groups: [], from: 2023 }],
];

type Parts = Record<string, Uint8Array>;

async function write(report: Report): Promise<Parts> {
  const blob = await deck(report, new Date("2026-11-22T12:00:00Z"));
  return unzip(new Uint8Array(await blob.arrayBuffer()));
}

function alone(one: Part): Report {
  return { title: "", subtitle: "", link: "", parts: [one] };
}

async function slidesOf(
  given: Partial<State>,
  change?: (bundle: DataSet) => DataSet,
): Promise<Parts> {
  return write(alone({ kind: "figure", figure: figure(given, change) }));
}

const named = (parts: Parts, pattern: RegExp) =>
  Object.keys(parts)
    .filter((name) => pattern.test(name))
    .sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
const charts = (parts: Parts) => named(parts, /^ppt\/charts\/chart\d+\.xml$/);
const slides = (parts: Parts) => named(parts, /^ppt\/slides\/slide\d+\.xml$/);
const notes = (parts: Parts) => named(parts, /^ppt\/notesSlides\/notesSlide\d+\.xml$/);

/** What can be read on a slide, or in its notes. */
function said(xml: string): string {
  return [...xml.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text]) => entities(text!)).join("\n");
}

function all(xml: string, element: string): string[] {
  return [...xml.matchAll(new RegExp(`<${element}[ >].*?</${element}>`, "gs"))].map(([one]) => one);
}

/** The name and the numbers that a series shows; a point without a number is not there. */
function seriesOf(xml: string): { name: string; values: (number | undefined)[] }[] {
  return all(xml, "c:ser").map((series) => {
    const values = all(series, "c:val")[0] ?? all(series, "c:yVal")[0]!;
    const n = Number(/<c:ptCount val="(\d+)"/.exec(values)![1]);
    const out = Array.from({ length: n }, (): number | undefined => undefined);
    for (const [, at, value] of values.matchAll(/<c:pt idx="(\d+)"><c:v>([^<]*)<\/c:v>/g))
      out[Number(at)] = Number(value);
    return { name: entities(/<c:tx>.*?<c:v>([^<]*)<\/c:v>/s.exec(series)![1]!), values: out };
  });
}

/** The workbook inside a chart. */
function bookOf(parts: Parts, chart: string): Uint8Array {
  const [book] = relationsOf(parts, chart).filter((r) => r.type.endsWith("/package"));
  return parts[book!.target]!;
}

for (const kind of figures)
  test(`the figure "${kind}" makes a package in which every part is told of and reached`, async () => {
    assert.deepEqual(faultsOf(await slidesOf({ figure: kind, ...choices[kind] })), []);
  });

for (const [what, given] of more)
  test(`${what}: a package in which every part is told of and reached`, async () => {
    assert.deepEqual(faultsOf(await slidesOf(given)), []);
  });

test("a chart has two axes and no more, and no point without a number", async () => {
  for (const [, given] of [
    ...more,
    ...Object.entries(choices).map(
      ([figure, c]) => ["", { figure, ...c }] as [string, Partial<State>],
    ),
  ]) {
    const parts = await slidesOf(given);
    for (const chart of charts(parts)) {
      const xml = textOf(parts, chart);
      const used = [
        ...xml.matchAll(/<\/c:ser>(?!<c:ser>).*?<\/c:(?:line|bar|scatter)Chart>/gs),
      ].flatMap(([end]) => [...end.matchAll(/<c:axId val="(\d+)"\/>/g)].map(([, id]) => id!));
      const there = [...xml.matchAll(/<c:(?:cat|val)Ax><c:axId val="(\d+)"\/>/g)].map(
        ([, id]) => id!,
      );
      assert.equal(used.length, 2, chart);
      assert.deepEqual([...used].sort(), [...there].sort(), chart);
      assert.doesNotMatch(xml, /<c:v\/>|<c:v><\/c:v>|<c:v>NaN/);
      assert.match(xml, /<c:dispBlanksAs val="gap"\/>/);
    }
  }
});

/** Of ECMA-376, DrawingML charts: what stands in these elements, in this order. */
const order: Record<string, string> = {
  "c:chartSpace": "date1904 lang roundedCorners chart spPr txPr externalData",
  "c:chart": "title autoTitleDeleted plotArea legend plotVisOnly dispBlanksAs",
  "c:title": "tx layout overlay",
  "c:plotArea": "layout lineChart barChart scatterChart catAx valAx spPr",
  "c:lineChart": "grouping varyColors ser marker axId",
  "c:barChart": "barDir grouping varyColors ser gapWidth overlap axId",
  "c:scatterChart": "scatterStyle varyColors ser axId",
  "c:ser": "idx order tx spPr invertIfNegative marker dPt dLbls errBars cat val xVal yVal smooth",
  "c:dPt": "idx invertIfNegative marker bubble3D spPr",
  "c:dLbls":
    "dLbl numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize extLst",
  "c:dLbl":
    "idx layout tx numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize",
  "c:errBars": "errDir errBarType errValType noEndCap plus minus val spPr",
  "c:catAx":
    "axId scaling delete axPos numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt auto lblAlgn lblOffset noMultiLvlLbl",
  "c:valAx":
    "axId scaling delete axPos majorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossBetween majorUnit",
  "c:scaling": "orientation max min",
  "c:legend": "legendPos legendEntry layout overlay txPr",
  "c:manualLayout": "layoutTarget xMode yMode x y w h",
};

test("the elements of a chart stand in the standard's order, and are no others", async () => {
  const given = [
    ...figures.map((kind): Partial<State> => ({ figure: kind, ...choices[kind] })),
    ...more.map(([, one]) => one),
  ];
  const seen = new Set<string>();
  for (const one of given) {
    const parts = await slidesOf(one);
    for (const chart of charts(parts))
      for (const { name, children } of elements(textOf(parts, chart))) {
        const known = order[name]?.split(" ").map((child) => `c:${child}`);
        if (!known || (name === "c:chart" && children.length === 0)) continue;
        seen.add(name);
        const at = children.map((child) => known.indexOf(child));
        assert(!at.includes(-1), `${name}: ${children.join(" ")}`);
        assert.deepEqual(
          at,
          [...at].sort((a, b) => a - b),
          `${name}: ${children.join(" ")}`,
        );
      }
  }
  assert.deepEqual([...seen].sort(), Object.keys(order).sort());
});

test("every shape on a slide has an id of its own", async () => {
  const parts = await slidesOf({ indicators: [netto, tiltak, plassert] });
  for (const name of [...slides(parts), ...notes(parts)]) {
    const ids = [...textOf(parts, name).matchAll(/<p:cNvPr id="(\d+)"/g)].map(([, id]) => id!);
    assert.equal(new Set(ids).size, ids.length, name);
  }
});

test("what a line shows, its sheet has, and both are what the calculator answered", async () => {
  const shown = figure({ regions: everybody });
  const parts = await write(alone({ kind: "figure", figure: shown }));
  const [chart] = charts(parts);
  const drawn = seriesOf(textOf(parts, chart!));
  const [head, ...rows] = readSheet(bookOf(parts, chart!));
  const [panel] = shown.panels;
  assert.deepEqual(
    rows.map(([year]) => String(year).slice(0, 4)),
    panel!.years.map(String),
  );
  const cells = (name: string) => {
    const column = head!.indexOf(name);
    assert(column > 0, name);
    return rows.map((row) => row[column] ?? undefined);
  };
  for (const { name, values } of drawn) assert.deepEqual(cells(name), values, name);
  let seen = 0;
  for (const row of panel!.rows) {
    const mine = drawn.filter(
      ({ name }) => name === row.label || name.startsWith(`${row.label} fra `),
    );
    row.cells.forEach((cell, k) => {
      const values = mine.flatMap(({ values: v }) => v[k] ?? []);
      assert.deepEqual(
        values,
        cell.status === 0 ? [cell.value] : [],
        `${row.label} ${panel!.years[k]}`,
      );
      seen++;
    });
  }
  assert.equal(seen, 13 * 10);
});

/** The cells that a formula names: "Tall!$B$2:$B$11". */
function cellsAt(sheet: ReturnType<typeof readSheet>, formula: string) {
  const places = [...formula.matchAll(/\$([A-Z]+)\$(\d+)/g)].map(([, letters, row]) => ({
    column: [...letters!].reduce((sum, c) => sum * 26 + c.charCodeAt(0) - 64, 0) - 1,
    row: Number(row) - 1,
  }));
  const [from, to = from] = places;
  return Array.from(
    { length: to!.row - from!.row + 1 },
    (_, i) => sheet[from!.row + i]?.[from!.column] ?? null,
  );
}

test("what a chart of any kind shows stands in the cells of its sheet that it names", async () => {
  const given = [
    ...figures.map((kind): Partial<State> => ({ figure: kind, ...choices[kind] })),
    ...more.map(([, one]) => one),
  ];
  let compared = 0;
  for (const one of given) {
    const parts = await slidesOf(one);
    for (const chart of charts(parts)) {
      const sheet = readSheet(bookOf(parts, chart));
      const xml = textOf(parts, chart);
      for (const [, kind, reference] of xml.matchAll(/<c:(str|num)Ref>(.*?)<\/c:\1Ref>/gs)) {
        const formula = entities(/<c:f>([^<]*)/.exec(reference!)![1]!);
        assert.match(formula, /^Tall!/);
        const cells = cellsAt(sheet, formula);
        const n = Number(/<c:ptCount val="(\d+)"/.exec(reference!)![1]);
        const shown = Array.from({ length: n }, (): string | number | null => null);
        for (const [, at, value] of reference!.matchAll(/<c:pt idx="(\d+)"><c:v>([^<]*)</g))
          shown[Number(at)] = kind === "num" ? Number(value) : entities(value!);
        assert.deepEqual(cells, shown, `${one.figure} ${formula}`);
        compared++;
      }
    }
  }
  assert(compared > 500, String(compared));
});

test("a break cuts the line: the numbers after it are a series of their own", async () => {
  const parts = await slidesOf({ regions: ["5001"], groups: [] });
  const drawn = seriesOf(textOf(parts, charts(parts)[0]!));
  assert.deepEqual(drawn.map(({ name }) => name).sort(), ["Trondheim", "Trondheim fra 2020"]);
  const [before, after] = [
    drawn.find((s) => s.name === "Trondheim")!,
    drawn.find((s) => s.name !== "Trondheim")!,
  ];
  assert.deepEqual(
    before.values.map((v) => v !== undefined),
    [1, 1, 1, 1, 1, 0, 0, 0, 0, 0].map(Boolean),
  );
  assert.deepEqual(
    after.values.map((v) => v !== undefined),
    [0, 0, 0, 0, 0, 1, 1, 1, 1, 1].map(Boolean),
  );
  assert.match(
    said(textOf(parts, slides(parts)[0]!)),
    /Brutt linje: nye kommunegrenser.*Trondheim/,
  );
});

test("a confidential number is a gap with its reason, never zero", async () => {
  const given = { indicators: ["sosiale.kvp-per-1000"], regions: ["5501"], groups: [] };
  const parts = await slidesOf({ ...given, from: 2016, to: 2019 });
  const values = seriesOf(textOf(parts, charts(parts)[0]!)).flatMap((s) => s.values);
  assert.equal(values.filter((v) => v !== undefined).length, 3);
  assert(!values.includes(0), `${values}`);
  const sheet = readSheet(bookOf(parts, charts(parts)[0]!));
  assert.deepEqual(
    sheet
      .find(([year]) => year === "2018")!
      .slice(1)
      .filter((v) => v !== null),
    [],
  );
  assert.match(
    said(textOf(parts, slides(parts)[0]!)),
    /Uten tall: Tromsø 2018 \(: konfidensielt\)/,
  );

  const lying = await slidesOf({ ...given, figure: "rows", to: 2018, regions: ["5501", "5001"] });
  const xml = textOf(lying, charts(lying)[0]!);
  assert.deepEqual(seriesOf(xml)[0]!.values[0], undefined);
  assert.match(entities(xml), /Tromsø \(: konfidensielt\)/);
});

test("bars begin at zero, and a tjenesteprofil at the baseline", async () => {
  const kinds: Partial<State>[] = [
    { figure: "bar", ...choices.bar },
    { figure: "bar", panels: "places" },
    { figure: "rows", ...choices.rows },
    { figure: "rank", ...choices.rank },
  ];
  for (const given of kinds) {
    const parts = await slidesOf(given);
    assert(charts(parts).length > 0);
    for (const chart of charts(parts)) assert.match(textOf(parts, chart), /<c:min val="0"\/>/);
  }
  const parts = await slidesOf({ figure: "profile", ...choices.profile });
  assert.match(textOf(parts, charts(parts)[0]!), /<c:crossesAt val="100"\/>/);
});

test("the slide says what the figure says: title, words read aloud, notes, source, date and link", async () => {
  const shown = figure({});
  const parts = await write(alone({ kind: "figure", figure: shown }));
  const [name] = slides(parts);
  const slide = textOf(parts, name!);
  const title = all(slide, "p:sp").find((sp) => sp.includes('<p:ph type="title"/>'))!;
  assert.equal(said(title), shown.title.title);
  const words = said(slide);
  for (const line of [
    shown.title.subtitle,
    "ASSS-snitt: vektet snitt",
    "laget 22.11.2026",
    "Tegn: ",
  ])
    assert(words.includes(line), line);
  const description = entities(
    attributes(/<p:cNvPr [^>]*name="Diagram"[^>]*>/.exec(slide)![0]).descr!,
  );
  for (const line of [shown.title.title, ...shown.words]) assert(description.includes(line), line);
  const [link] = relationsOf(parts, name!).filter((r) => r.external);
  assert.equal(entities(link!.target), shown.link);
  const spoken = said(textOf(parts, notes(parts)[0]!));
  for (const line of [...shown.words, shown.link, "Asker og Lillestrøm"])
    assert(spoken.includes(line), line);
});

const sosiale: Partial<State> = {
  indicators: [
    "sosiale.kvp-til-arbeid",
    "sosiale.netto-f281-per-innbygger-18-66",
    "sosiale.mottakere-18-24",
  ],
  regions: ["5501", "4204", "1103", "3201", "3205"],
  groups: ["asss", "asss-uten-oslo"],
};

/** The shapes of a slide with this name. */
function shapes(slide: string, name: string): string[] {
  return all(slide, "p:sp").filter(
    (sp) => attributes(/<p:cNvPr [^>]*>/.exec(sp)![0]).name === name,
  );
}

const written = (slide: string, name: string) => shapes(slide, name).map(said).join("\n");
const slidesIn = (parts: Parts) => slides(parts).map((name) => textOf(parts, name));

test("under the reader's own words the slide says what the figure shows", async () => {
  const given: Partial<State> = { regions: ["0301", "4601"], title: "Min", subtitle: "Egen" };
  for (const kind of ["line", "slope"] as const) {
    const [slide] = slidesIn(await slidesOf({ ...given, figure: kind }));
    assert.match(
      written(slide!, "Merknader"),
      /Figuren viser: Netto driftsutgifter til barnevern per innbygger 0-17 år, .*kroner/,
    );
  }
  const [bare] = slidesIn(await slidesOf({ ...given, title: "", subtitle: "" }));
  assert.doesNotMatch(written(bare!, "Merknader"), /Figuren viser/);
});

test("over charts without an axis the unit stands after the name, and is never cut", async () => {
  for (const kind of ["rows", "slope"] as const) {
    const all = slidesIn(await slidesOf({ ...sosiale, figure: kind }));
    const headings = all.flatMap((slide) => shapes(slide, "Overskrift").map(said));
    assert.equal(headings.length, 3);
    for (const [i, unit] of ["prosent", "kroner", "prosent"].entries())
      assert(headings[i]!.endsWith(` · ${unit}`), headings[i]);
  }
  const name = "Et svært langt navn på en indikator ".repeat(6);
  const long = slidesIn(
    await slidesOf({ ...sosiale, figure: "rows" }, (bundle) => ({
      ...bundle,
      indicators: bundle.indicators.map((one) => ({
        ...one,
        name: { nb: name, nn: name, en: name },
      })),
    })),
  );
  const [first] = shapes(long[0]!, "Overskrift").map(said);
  assert.match(first!, /^Et svært .*… · prosent$/);
  assert(first!.length > 80, "two lines");
});

test("a slide tells first why numbers are missing, and only of what is on it", async () => {
  const parts = await slidesOf(sosiale);
  const [first, second] = slidesIn(parts).map((slide) => written(slide, "Merknader"));
  assert.match(first!, /^Uten tall: Tromsø 2018 \(: konfidensielt\)/);
  assert.match(first!, /ASSS-snitt 2020 \(i\.b\. snittet er ikke brukbart\)/);
  const at = (words: string) => first!.indexOf(words);
  assert(at("snittet for 2020 ikke kan brukes") < at("ASSS-snitt: gjennomsnitt"), first);
  assert(at("ASSS-snitt: gjennomsnitt") < at("Brutt linje"), first);
  assert(at("Brutt linje") < at("Asker og Lillestrøm"), first);
  assert.doesNotMatch(second!, /konfidensielt/);
  assert.doesNotMatch(said(textOf(parts, notes(parts)[1]!)), /Tromsø 2018/);
});

test("signs are explained on the slides that show them", async () => {
  const [chart] = slidesIn(await slidesOf(sosiale));
  const signs = /Tegn: .*/.exec(written(chart!, "Merknader"))![0];
  assert.match(signs, /\* foreløpig tall/);
  assert.doesNotMatch(signs, /konfidensielt|ikke med i datasettet/);
  const [first, second] = slidesIn(await slidesOf({ ...sosiale, figure: "table" }));
  assert.match(written(first!, "Merknader"), /Tegn: .*: konfidensielt/);
  assert.doesNotMatch(written(second!, "Merknader"), /Tegn: .*konfidensielt/);
});

test("the room under a table is used for its notes", async () => {
  const given = { ...sosiale, figure: "table" as const, note: "Et ord til. ".repeat(60) };
  const [slide] = slidesIn(await slidesOf(given));
  const told = written(slide!, "Merknader");
  assert.doesNotMatch(told, /Flere merknader/);
  assert.match(told, /Medlemmene er ellers de samme/);
});

test("many lines have a slide each, with every name inside it", async () => {
  const indicators = [...sosiale.indicators!, "sosiale.kvp-per-1000"];
  const parts = await slidesOf({
    indicators,
    regions: everybody,
    groups: ["asss", "asss-uten-oslo", "asss-10"],
  });
  assert.equal(slides(parts).length, 4);
  for (const chart of charts(parts)) {
    const xml = textOf(parts, chart);
    assert.doesNotMatch(xml, /<c:legend>/);
    const size = Number(/<c:txPr>.*?sz="(\d+)"/s.exec(xml)![1]);
    assert(size >= 900, `${chart}: ${size}`);
  }
});

test("the key of bars has as many lines as its entries take", async () => {
  const high = async (regions: string[]) => {
    const [indicator] = sosiale.indicators!;
    const given = { ...sosiale, indicators: [indicator!], figure: "bar" as const, from: 2022 };
    const parts = await slidesOf({ ...given, regions, groups: [] });
    const [legend] = all(textOf(parts, charts(parts)[0]!), "c:legend");
    return Number(/<c:h val="([\d.]+)"/.exec(legend!)![1]);
  };
  const [few, many] = [await high(["5501", "4204"]), await high(everybody)];
  assert(many > 1.6 * few, `${few} ${many}`);
});

test("the axes of points keep their units where their names are cut", async () => {
  const indicators = sosiale.indicators!.slice(0, 2);
  const parts = await slidesOf({ ...sosiale, figure: "scatter", indicators });
  const titles = all(textOf(parts, charts(parts)[0]!), "c:valAx").map(said);
  assert.match(titles[0]!, /\(prosent\)/);
  assert.match(titles[1]!, /^Netto .*… \(kroner\)/);
});

test("a profile tells of an indicator that cannot be held against the baseline", async () => {
  const parts = await slidesOf({
    figure: "profile",
    indicators: ["sosiale.kvp-til-arbeid", "sosiale.mottakere-18-24"],
    regions: ["5501"],
    groups: ["asss"],
    from: 2018,
    to: 2018,
  });
  const xml = textOf(parts, charts(parts)[0]!);
  assert.match(entities(xml), /Deltakere som gikk .* \(: konfidensielt\)/);
  assert.equal(seriesOf(xml)[0]!.values.filter((v) => v !== undefined).length, 1);
  const [bars, table] = slidesIn(parts).map((slide) => written(slide, "Merknader"));
  assert.doesNotMatch(bars!, /Pilen viser/);
  assert.match(table!, /Pilen viser/);

  const latest = await slidesOf({ ...sosiale, figure: "profile" });
  assert.match(said(textOf(latest, charts(latest)[0]!)), / over \*/);
  assert.match(written(slidesIn(latest)[0]!, "Merknader"), /Tegn: \* foreløpig tall/);
});

test("a heat map says its classes of colour, and why a percentage is missing", async () => {
  const [slide] = slidesIn(await slidesOf({ ...sosiale, figure: "heat" }));
  assert.match(written(slide!, "Merknader"), /mørkere ved et avvik på 5, 15 og 30 prosent/);
  assert.doesNotMatch(written(slide!, "Merknader"), /Der prosenten mangler/);
  const [missing] = slidesIn(await slidesOf({ ...sosiale, figure: "heat", to: 2020 }));
  assert.match(written(missing!, "Merknader"), /Der prosenten mangler/);
});

test("dots say where the axis begins and where the middle half lies", async () => {
  const [slide] = slidesIn(await slidesOf({ ...sosiale, figure: "dots" }));
  const told = written(slide!, "Merknader");
  assert.match(told, /Verdiaksen starter ikke på null/);
  assert.match(told, /midterste halvdelen av de 12 kommunene med tall ligger fra 38,9 til 51,1/);
});

test("the fifth place's mark is drawn, and not like another's", async () => {
  const indicators = sosiale.indicators!.slice(0, 2);
  const parts = await slidesOf({ ...sosiale, figure: "scatter", indicators });
  const marks = all(textOf(parts, charts(parts)[0]!), "c:marker");
  const symbols = marks.map((mark) => /<c:symbol val="(\w+)"/.exec(mark)![1]);
  assert.equal(symbols.filter((symbol) => symbol === "x").length, 1);
  for (const mark of marks) assert.doesNotMatch(mark, /<a:solidFill><a:srgbClr val="FFFFFF"/);
});

test("a slope's dotted lines are called dotted", async () => {
  const [slide] = slidesIn(await slidesOf({ ...sosiale, figure: "slope" }));
  const told = written(slide!, "Merknader");
  assert.match(told, /Prikket linje: tallene i de to årene/);
  assert.match(told, /Prikket linje: Kristiansand og Stavanger \(nye kommunegrenser\)/);
  assert.doesNotMatch(told, /Brutt linje/);
});

const own = (bundle: DataSet): DataSet =>
  ({
    ...bundle,
    kind: "published",
    ownFiles: [{ table: "12367", name: "mine-tall.csv" }],
  }) as unknown as DataSet;
const official = (bundle: DataSet) => ({ ...bundle, kind: "published" }) as unknown as DataSet;

test("example and own data are labelled on the slide, in the chart, its sheet, what is read aloud and the notes", async () => {
  for (const [change, label] of [
    [undefined, t("example.label")],
    [own, "mine-tall.csv"],
  ] as const) {
    const parts = await slidesOf({}, change);
    const [name] = slides(parts);
    const slide = textOf(parts, name!);
    const band = all(slide, "p:sp").find((sp) => said(sp).includes(label))!;
    assert.match(band, /<a:solidFill><a:srgbClr val="(FFD25E|BFE0FF)"\/>/);
    const chart = charts(parts)[0]!;
    assert(said(all(textOf(parts, chart), "c:title")[0]!).includes(label));
    assert(/descr="[^"]*"/.exec(slide)![0].includes(label));
    assert(said(textOf(parts, notes(parts)[0]!)).includes(label));
    assert(
      readSheet(bookOf(parts, chart), 2)
        .flat()
        .some((line) => String(line).includes(label)),
    );
  }
  for (const kind of ["table", "heat", "profile"] as const) {
    const parts = await slidesOf({ figure: kind, ...choices[kind] });
    for (const name of slides(parts))
      assert(
        said(textOf(parts, name)).startsWith("") &&
          said(textOf(parts, name)).includes(t("example.label")),
        kind,
      );
  }
  const parts = await slidesOf({}, official);
  for (const name of Object.keys(parts).filter((n) => n.endsWith(".xml")))
    assert(!textOf(parts, name).includes(t("example.label")), name);
});

test("texts of any kind leave a file that opens", async () => {
  const nasty = [
    "a < b & c > \"d\" 'e' ]]>",
    "\u0000\u0001\u0008\u000b\u001f\ufffe\uffff slutt",
    "\ud800 halv \udc00",
    "👩‍👩‍👧 🇳🇴 e\u0301",
    "\u202eabc\u202c \u2067שלום\u2069 مرحبا",
    "linje\r\nto\ttre",
    "=1+1",
    "x".repeat(1000),
    "ord ".repeat(250),
  ];
  for (const text of nasty) {
    const rename = (bundle: DataSet): DataSet => ({
      ...bundle,
      regions: bundle.regions.map((r) => (r.code === "5001" ? { ...r, name: text } : r)),
    });
    const words = { title: text, subtitle: text, note: text };
    const kinds: Partial<State>[] = [
      {},
      ...(["rows", "slope", "dots", "table", "heat"] as const).map((kind) => ({
        figure: kind,
        ...choices[kind],
      })),
    ];
    for (const given of kinds) {
      const shown = figure({ regions: ["5001", "0301"], ...given, ...words }, rename);
      const one = { kind: "figure", figure: shown, section: text } as const;
      const parts = await write({ title: text, subtitle: text, link: text, parts: [one] });
      assert.deepEqual(faultsOf(parts), [], `${given.figure} ${text.slice(0, 20)}`);
      for (const chart of charts(parts))
        assert.deepEqual(faultsOf(unzip(bookOf(parts, chart))), []);
    }
  }
});

test("a report has a title page, contents that lead to each part, and a section per area", async () => {
  const one = (given: Partial<State>, section: string): Part => ({
    kind: "figure",
    figure: figure(given),
    section,
  });
  const parts = await write({
    title: "Rapport for Trondheim",
    subtitle: "Tall for 2023",
    link: "https://figur.example/#samling",
    parts: [
      one({}, "Barnevern"),
      one(
        { figure: "table", indicators: [netto, tiltak, plassert], regions: everybody },
        "Barnevern",
      ),
      one({ indicators: ["sosiale.kvp-per-1000"] }, "Sosiale tjenester"),
    ],
  });
  assert.deepEqual(faultsOf(parts), []);
  const all = slides(parts).map((name) => textOf(parts, name));
  assert.match(said(all[0]!), /Rapport for Trondheim\nTall for 2023\n22\.11\.2026/);
  assert.match(said(all[1]!), /^Innhold\nBarnevern\n/);
  const links = relationsOf(parts, "ppt/slides/slide2.xml").filter((r) =>
    r.type.endsWith("/slide"),
  );
  assert.deepEqual(
    links.map((r) => r.target),
    ["ppt/slides/slide3.xml", "ppt/slides/slide4.xml", "ppt/slides/slide7.xml"],
  );
  assert.equal(all.length, 7);
  assert.match(said(all[3]!), /\(1 av 3\)/);
  assert.match(said(all[6]!), /Sosiale tjenester/);
  const sections = [
    ...textOf(parts, "ppt/presentation.xml").matchAll(/<p14:section name="([^"]*)"/g),
  ];
  assert.deepEqual(
    sections.map(([, name]) => name),
    ["Rapport for Trondheim", "Barnevern", "Sosiale tjenester"],
  );
});

test("a table with many rows goes on in the next slide, with its head, and loses none", async () => {
  const rows = Array.from({ length: 60 }, (_, i) => ({
    ...(i % 20 === 0 && { group: `Gruppe ${i / 20}` }),
    name: `Indikator ${i}`,
    unit: "kroner",
    decimals: 0,
    cells: [{ text: `${i} *`, value: i }, { text: ":" }],
  }));
  const parts = await write(
    alone({
      kind: "grid",
      grid: {
        title: "Nøkkeltall",
        subtitle: "2022–2023",
        head: "Indikator",
        columns: ["2022", "2023"],
        rows,
        notes: ["En merknad.", "Tegn: : konfidensielt."],
        source: "Kilde: SSB.",
        label: "Eksempeldata – ikke ekte tall",
        words: ["Ord."],
        link: "https://figur.example/",
      },
    }),
  );
  assert.deepEqual(faultsOf(parts), []);
  const tables = slides(parts).map((name) => all(textOf(parts, name), "a:tbl")[0]!);
  assert(tables.length > 1, `${tables.length}`);
  for (const table of tables) {
    assert.match(table, /<a:tblPr firstRow="1" firstCol="1"\/>/);
    assert.match(said(table), /^Indikator\n2022\n2023/);
  }
  const told = tables.map(said).join("\n").split("\n");
  for (const { name, cells } of rows) {
    assert.equal(told.filter((line) => line === `${name} (kroner)`).length, 1, name);
    assert(told.includes(cells[0]!.text), `${told}`);
  }
  assert.equal(told.filter((line) => line === ":").length, 60);
  for (const name of slides(parts)) assert.match(said(textOf(parts, name)), /Eksempeldata/);
});

test("a table's cells are as printed, numbers to the right", async () => {
  const parts = await slidesOf({
    figure: "table",
    indicators: ["sosiale.kvp-per-1000"],
    regions: ["5501"],
    groups: [],
    from: 2017,
    to: 2018,
  });
  const [table] = all(textOf(parts, slides(parts)[0]!), "a:tbl");
  assert.deepEqual(said(table!).split("\n"), ["Kommune", "2017", "2018", "Tromsø", "3,25", ":"]);
  const cells = all(table!, "a:tc");
  assert.deepEqual(
    cells.map((cell) => /algn="(\w+)"/.exec(cell)![1]),
    ["l", "r", "r", "l", "r", "r"],
  );
});

test("the numbers at bars carry their signs and stay numbers", async () => {
  const parts = await slidesOf({ figure: "rows", ...choices.rows });
  const formats = [...textOf(parts, charts(parts)[0]!).matchAll(/formatCode="([^"]*)"/g)].map(
    ([, f]) => entities(f!),
  );
  assert(formats.includes('#,##0" *"'), formats.join(" | "));
});

test("a deck follows the page's language", async () => {
  for (const [language, words, code] of [
    ["nn", /Opne i Figurverktøyet/, "nn-NO"],
    ["en", /Open in Figurverktøyet/, "en-GB"],
  ] as const) {
    await speak(language);
    const parts = await slidesOf({});
    const slide = textOf(parts, slides(parts)[0]!);
    assert.match(said(slide), words);
    assert(slide.includes(`lang="${code}"`));
  }
});

test("an address becomes a link that Office takes, or none", () => {
  assert.equal(
    target('https://a.no/#v=1&x=["æ ø"]'),
    "https://a.no/#v=1&x=[%22%C3%A6%20%C3%B8%22]",
  );
  assert.equal(target("https://a.no/#a#b"), "https://a.no/#a%23b");
  assert.equal(target("javascript:alert(1)"), undefined);
  assert.equal(target("ikke en adresse"), undefined);
  assert.equal(target(`https://a.no/#${"x".repeat(3000)}`), undefined);
});

test("the validator sees what is wrong", async () => {
  const parts = await slidesOf({});
  const without = (name: string) =>
    Object.fromEntries(Object.entries(parts).filter(([n]) => n !== name));
  const encode = (text: string) => new TextEncoder().encode(text);
  assert.match(
    faultsOf(without("ppt/charts/chart1.xml")).join(),
    /leads to ppt\/charts\/chart1\.xml/,
  );
  assert.match(
    faultsOf({ ...parts, "ppt/orphan.xml": encode("<a/>") }).join(),
    /nothing leads to ppt\/orphan/,
  );
  assert.match(
    faultsOf({ ...parts, "ppt/slides/slide1.xml": encode('<a r:id="rId99"/>') }).join(),
    /uses rId99/,
  );
  for (const [xml, fault] of [
    ["<a><b></a>", /closes another/],
    ["<a>&</a>", /bare &/],
    ["<a x='1' x='2'/>", /attribute twice/],
    ["<a/><b/>", /two roots/],
    ["<a>\u0001</a>", /does not allow/],
    ["<a", /no tag/],
  ] as const)
    assert.match(xmlFault(xml)!, fault);
  assert.equal(xmlFault('<?xml version="1.0"?>\n<a b="1"><c/>x &lt; y</a>'), undefined);
});

test("what a deck needs of the example data is there", () => {
  assert.equal(published.kind, "example");
  assert.equal(everybody.length, 12);
});
