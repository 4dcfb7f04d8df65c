import assert from "node:assert/strict";
import { test } from "node:test";
import readExcelFile from "read-excel-file/node";
import type { WithBehind } from "../../web/src/download/numbers/behind.ts";
import type { Cell, Sheet } from "../../web/src/download/numbers/book/book.ts";
import { cellName, columnName, sheetName } from "../../web/src/download/numbers/book/cell-name.ts";
import { numberFormat } from "../../web/src/download/numbers/book/styles.ts";
import { parse } from "../../web/src/download/numbers/expression.ts";
import { translate } from "../../web/src/download/numbers/spreadsheet-formula.ts";
import { sheets, workbook } from "../../web/src/download/numbers/workbook.ts";
import type { Grid, Part, Report } from "../../web/src/download/part.ts";
import { Flag, Status, type Description } from "../../web/src/engine/types.ts";
import { takingTexts, viewTexts } from "../../web/src/messages/languages.ts";
import type { OwnIndicator } from "../../web/src/own/indicators.ts";
import { indicatorName } from "../../web/src/series.ts";
import { tablesUsed } from "../../web/src/source.ts";
import { demo, extract, figure } from "./workbook-sample.ts";
import { opened, partsOf, uncalculated, type Parts } from "./workbook-office.ts";

await takingTexts();
await viewTexts();

const alone = (one: WithBehind): Report => ({
  title: "",
  subtitle: "",
  link: one.link,
  parts: [{ kind: "figure", figure: one }],
});
const collected = (...figures: WithBehind[]): Report => ({
  title: "Samling",
  subtitle: "",
  link: "https://eksempel.no/#v=1&vis=samling",
  parts: figures.map((one): Part => ({ kind: "figure", figure: one })),
});

const text = (cell: Cell): string => (cell && "text" in cell ? cell.text : "");
const texts = ({ rows }: Sheet): string[] => rows.flatMap((row) => row.map(text).filter(Boolean));
const isFormula = (cell: Cell) => cell !== undefined && "formula" in cell;

/** The column of values in a sheet of sums. */
const value = 4;

test("a formula becomes a spreadsheet's, with its brackets and its order", () => {
  const numbers: Record<string, number | string> = { A: 6, B: 3, C: 2, æ1: 5, V1: 0.25, D: "." };
  const cells: Record<string, string> = {
    A: "G5",
    B: "H5",
    C: "I5",
    æ1: "J5",
    V1: "$E$3",
    D: "K5",
  };
  const elsewhere: Record<string, string> = { "[x.y]": "L5", "group(asss,A)": "M5" };
  const find = (token: string) => {
    if (elsewhere[token]) return { cell: elsewhere[token], value: 4, status: 0 };
    const given = numbers[token];
    if (given === undefined) return undefined;
    return given === "."
      ? { cell: cells[token]!, value: Number.NaN, status: Status.notApplicable }
      : { cell: cells[token]!, value: given as number, status: 0 };
  };
  const table: [formula: string, made: string | undefined, gives?: number][] = [
    ["A", "G5", 6],
    ["A / B * 1000", "G5/H5*1000", 2000],
    ["A / (B * C)", "G5/(H5*I5)", 1],
    ["A - (B - C)", "G5-(H5-I5)", 5],
    ["A - B - C", "G5-H5-I5", 1],
    ["(A + B) / C", "(G5+H5)/I5", 4.5],
    ["A + (B + C)", "G5+(H5+I5)", 11],
    ["-A", "-G5", -6],
    ["- -A", "--G5", 6],
    ["-(A + B) * C", "-(G5+H5)*I5", -18],
    ["A * -B", "G5*-H5", -18],
    ["A - -B", "G5--H5", 9],
    [".5 * A", ".5*G5", 3],
    ["007 + 0.10", "7+0.10", 7.1],
    ["æ1*2", "J5*2", 10],
    ["V1 * A", "$E$3*G5", 1.5],
    ["sum(A, B, -C)", "SUM(G5,H5,-I5)", 7],
    ["mean(A,B)", "AVERAGE(G5,H5)", 4.5],
    ["min(A, B, C) + max(A, B)", "MIN(G5,H5,I5)+MAX(G5,H5)", 8],
    ["abs(B - A)", "ABS(H5-G5)", 3],
    ["sum((A - B) / C * 1000, -D)", "SUM((G5-H5)/I5*1000)", 1500],
    ["mean(A, D, B)", "AVERAGE(G5,H5)", 4.5],
    ["[x.y] / group(asss, A) * 100", "L5/M5*100", 100],
    ["group ( asss , A )", "M5", 4],
    ["A / [ikke.her]", undefined],
  ];
  for (const [formula, made, gives] of table) {
    const said = translate(parse(formula), find);
    assert.equal(said?.text, made, formula);
    if (gives !== undefined) assert.equal(said?.value, gives, formula);
  }
  assert.deepEqual(translate(parse("sum(A, -D)"), find)?.left, ["D"]);
  assert.equal(translate(parse("A + D"), find)?.status, Status.notApplicable);
  assert.equal(translate(parse("sum(D)"), find)?.status, Status.notApplicable);
  assert.equal(translate(parse("A / (B - B)"), find)?.status, Status.divisionByZero);
  for (const wrong of ["", "A +", "A B", "(A", "A)", "pi(A)", "A ^ 2"])
    assert.throws(() => parse(wrong), wrong);
});

const places = ({ regions, groups }: Description) => ({
  regions: regions.map((r) => r.code),
  groups: groups.map((g) => g.id),
});
const areas = (bundle: Description) =>
  bundle.serviceAreas.map(({ id }) => ({
    area: id,
    indicators: bundle.indicators
      .filter((i) => i.area === id && i.versions.length > 0)
      .map((i) => i.id),
  }));

/** Formulas that readers may write, with all that a formula can name. */
const own: OwnIndicator[] = [
  "group(asss, A) / group(asss, B) - group(asss-uten-oslo, A) / group(EAK, B)",
  "min(A, B, 7) + max(A / B, 0.5) - abs(B - A) * -mean(A, B) / sum(A, B)",
  "[barnevern.andel-tiltak] / group(asss, [barnevern.andel-tiltak]) * group(EAK, [barnevern.andel-tiltak])",
].map((formula, i) => ({
  id: `egne-indikatorer.prove-${i}`,
  name: `Prøve ${i}`,
  unit: "",
  decimals: 3,
  formula,
  ...(i === 1 ? {} : { average: "mean" as const }),
  inputs: {
    A: { indicator: "barnevern.netto-per-innbygger-0-17", input: "A" },
    B: { indicator: "barnevern.netto-per-innbygger-0-17", input: "B" },
  },
}));

async function everything(): Promise<WithBehind[]> {
  const shown = [
    ...areas(demo).map((chosen) => ({ ...places(demo), ...chosen })),
    { ...places(demo), ...areas(demo)[0]!, predecessors: "summed" as const },
    {
      ...places(demo),
      area: "egne-indikatorer",
      indicators: own.map(({ id }) => id),
      ownIndicators: own,
    },
    ...areas(extract).map((chosen) => ({ ...places(extract), ...chosen, data: "ssb-utdrag" })),
  ];
  return Promise.all(shown.filter((one) => one.indicators.length > 0).map((one) => figure(one)));
}

test("LibreOffice computes every indicator, year, place and average of both data sets from the formulas as the engine does", async () => {
  const figures = await everything();
  const report = collected(...figures);
  const sums = sheets(report).find(({ name }) => name === "Regnestykke")!;
  const parts = await partsOf(await workbook(report));
  const seen = (await opened({ alt: uncalculated(parts) })).alt!.Regnestykke!;

  let formulas = 0;
  sums.rows.forEach((row, r) =>
    row.forEach((cell, c) => {
      if (!cell || !("formula" in cell)) return;
      formulas++;
      const said = `${row.map(text).join(" ")}: ${cell.formula} gives ${seen[r]![c]}`;
      assert.ok(close(Number(seen[r]![c]), cell.gives), said);
    }),
  );
  assert.ok(formulas > 20_000, String(formulas));
});

test("every number of both data sets is a formula in its sum, with the engine's value beside it", async () => {
  for (const one of await everything()) {
    const lines = new Map<string, Cell>();
    const at = (name: string, place: string, year: number) => [name, place, year].join("|");
    for (const row of sheets(alone(one))[1]!.rows)
      if (yearOf(row)) lines.set(at(text(row[0]), text(row[2]), yearOf(row)!), row[value]);
    for (const panel of one.panels)
      for (const row of panel.rows)
        row.cells.forEach((cell, k) => {
          if (cell.status !== 0) return;
          const where = at(panel.name, row.label, panel.years[k]!);
          const made = lines.get(where);
          assert.ok(made && "formula" in made, where);
          assert.equal(made.gives, cell.value, where);
        });
  }
});

/** Equal but for a billionth; what is left where numbers around 1 cancel out is noise. */
function close(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.abs(b) + 1e-12;
}

test("who changes an input or a weight sees the numbers that build on it change", async () => {
  const one = await figure({
    indicators: ["barnevern.produksjonsindeks"],
    groups: ["asss"],
    from: 2023,
    to: 2023,
  });
  const [, sums] = sheets(alone(one));
  const parts = uncalculated(await partsOf(await workbook(alone(one))));
  const name = Object.keys(parts).find((part) => part.endsWith("sheet2.xml"))!;
  // Of an indicator that the index is built on in two steps: Trondheim's row, its first input, and the index itself.
  const rowOf = (indicator: string) =>
    sums!.rows.findIndex(
      (cells) => text(cells[0]) === nameOf(indicator) && text(cells[1]) === "5001",
    );
  const step = rowOf("barnevern.produksjon-plassert");
  const index = rowOf("barnevern.produksjonsindeks");
  const weight = sums!.rows.findIndex((cells) => text(cells[0]) === "Vekt V1");
  assert.ok(step > 0 && index > 0 && weight > 0, `${step}, ${index}, ${weight}`);
  const doubled = (cell: string): Parts => ({
    ...parts,
    [name]: parts[name]!.replace(
      new RegExp(`(<c r="${cell}"[^>]*><v>)([^<]*)`),
      (_, open: string, v: string) => open + Number(v) * 2,
    ),
  });
  const seen = await opened({
    som: parts,
    inndata: doubled(cellName(step, 6)),
    vekt: doubled(cellName(weight, value)),
  });
  const of = (book: string, r: number) => Number(seen[book]!.Regnestykke![r]![value]);
  assert.ok(close(of("inndata", step), 2 * of("som", step)));
  assert.ok(of("inndata", index) > of("som", index) + 0.1);
  assert.ok(of("vekt", index) > of("som", index) + 0.1);
});

function nameOf(id: string): string {
  return indicatorName(demo.indicators.find((i) => i.id === id)!);
}

test("a confidential number is its sign and its reason, in the figure and in the sum, and never a number", async () => {
  const one = await figure({ indicators: ["sosiale.kvp-til-arbeid"], regions: ["5501"] });
  const [shown, sums] = sheets(alone(one));
  const tromso = shown!.rows.find((row) => text(row[0]) === "Tromsø")!;
  assert.equal(text(tromso[1 + 2018 - 2015]), ":");
  assert.ok(texts(shown!).some((line) => /^: +konfidensielt/.test(line)));
  const row = sums!.rows.find((cells) => text(cells[1]) === "5501" && yearOf(cells) === 2018)!;
  assert.deepEqual([text(row[value]), text(row[6]), text(row[7])], [":", ":", ":"]);
  assert.match(text(row.at(-1)), /konfidensielt/);
});

const yearOf = (row: Cell[]) => (row[3] && "number" in row[3] ? row[3].number : undefined);

test("another library reads every number of the figure and of its sums, and a sign where there is none", async () => {
  const one = await figure({
    indicators: ["sosiale.kvp-til-arbeid"],
    regions: ["5501", "0301", "4204"],
  });
  const file = Buffer.from(await (await workbook(alone(one))).arrayBuffer());
  const [shown, sums] = await readExcelFile(file);
  const { rows, years } = one.panels[0]!;
  let missing = 0;
  let inSums = 0;
  for (const { id, label, cells } of rows)
    cells.forEach(({ status, value: computed }, k) => {
      const where = `${label} ${years[k]}`;
      const there = shown!.data.find(([name]) => name === label)![1 + k];
      const summed = sums!.data.find(([, code, , year]) => code === id && year === years[k]);
      if (status === 0) {
        assert.equal(there, computed, where);
        if (!summed) return;
        inSums++;
        assert.ok(Math.abs(Number(summed[value]) - computed) < 1e-9, where);
      } else {
        missing++;
        assert.equal(typeof there, "string", where);
      }
    });
  assert.ok(missing > 1, "some are missing");
  assert.ok(inSums > 25, `${inSums} in the sums`);
});

test("marks are printed after a number that stays a number", async () => {
  const [shown] = sheets(
    alone(await figure({ indicators: ["barnevern.netto-per-innbygger-0-17"] })),
  );
  const row = shown!.rows.find((cells) => text(cells[0]) === "Trondheim")!;
  const y2020 = row[1 + 2020 - 2015]!;
  assert.ok("number" in y2020 && y2020.format === '#,##0" b"');
  // Where others in the column have a mark, there is room for it: the digits stand under each other.
  const oslo = shown!.rows.find((cells) => text(cells[0]) === "Oslo")![1 + 2020 - 2015]!;
  assert.ok("number" in oslo && oslo.format === "#,##0_ _b");
  assert.equal(numberFormat(2, "* b"), '#,##0.00" * b"');
  assert.equal(numberFormat(1, "b", "b r"), '#,##0.0" b"_ _r');
});

test("where one table has several indicators of one year, a number has every mark of its own", async () => {
  const indicators = [
    "sosiale.kvp-til-arbeid",
    "sosiale.netto-f281-per-innbygger-18-66",
    "sosiale.mottakere-18-24",
  ];
  for (const regions of [["5001"], ["5001", "4204", "1103", "3201", "3205"]]) {
    const one = await figure({ indicators, regions, figure: "heat", from: 2024, to: 2024 });
    const [shown] = sheets(alone(one));
    const starred = shown!.rows.flatMap((row) =>
      row.filter((cell) => cell && "number" in cell && /"[^"]*\*[^"]*"/.test(cell.format ?? "")),
    );
    const provisional = one.panels.flatMap((p) =>
      p.rows.filter(({ cells: [cell] }) => cell!.status === 0 && cell!.flags & Flag.provisional),
    );
    assert.ok(provisional.length > 0, `${provisional.length}`);
    assert.equal(starred.length, provisional.length);
    assert.ok(texts(shown!).some((line) => line.startsWith("*  ")));
  }
});

test("the numbers of a tjenesteprofil have their marks, and the marks are explained", async () => {
  const one = await figure({
    figure: "profile",
    area: "barnevern",
    indicators: ["barnevern.netto-per-innbygger-0-17"],
    from: 2021,
    to: 2021,
    year: 2021,
  });
  const [shown] = sheets(alone(one));
  const row = shown!.rows.find((cells) => text(cells[0]).startsWith("Netto driftsutgifter"))!;
  const formats = row.slice(2, 5).map((cell) => (cell && "format" in cell ? cell.format : ""));
  // New borders from 2020 on: the year before has the break.
  assert.deepEqual(formats, ["#,##0", '#,##0" b"', "#,##0"]);
  assert.ok(texts(shown!).some((line) => line.startsWith("b  ")));
});

test("what has no unit has no empty brackets", async () => {
  const one = await figure({
    area: "egne-indikatorer",
    indicators: own.map(({ id }) => id),
    ownIndicators: own,
  });
  for (const sheet of sheets(alone(one)))
    for (const said of texts(sheet)) assert.doesNotMatch(said, /\(\)/, sheet.name);
  const year = await figure({
    area: "egne-indikatorer",
    indicators: own.map(({ id }) => id),
    ownIndicators: own,
    from: 2023,
    to: 2023,
  });
  for (const said of texts(sheets(alone(year))[0]!)) assert.doesNotMatch(said, /\(\)/);
});

test("a correction is in the sum with what was published", async () => {
  const one = await figure({
    indicators: ["sosiale.netto-f281-per-innbygger-18-66"],
    regions: ["1103"],
  });
  const row = sheets(alone(one))[1]!.rows.find(
    (cells) => text(cells[1]) === "1103" && yearOf(cells) === 2022,
  )!;
  assert.ok(isFormula(row[value]));
  assert.match(text(row.at(-1)), /A: Publisert: .* · Rettet: 215.000/);
});

test("a result that was corrected by hand is a number that says so, and the mean is still one over it", async () => {
  const indicator = "barnevern.sykefravaer-pai";
  const one = await figure({ indicators: [indicator], from: 2023, to: 2023 }, ({ notes }) =>
    notes.push({
      kind: "override",
      indicator,
      region: "5001",
      value: 9.9,
      text: { nb: "Rettet etter melding" },
    }),
  );
  const [, sums] = sheets(alone(one));
  const row = sums!.rows.find((cells) => text(cells[1]) === "5001")!;
  assert.ok(row[value] && "number" in row[value] && row[value].number === 9.9);
  assert.match(text(row.at(-1)), /fast tall: resultatet er rettet for hånd/);
  assert.match(text(row.at(-1)), /Rettet etter melding/);
  const average = sums!.rows.find((cells) => text(cells[2]) === "ASSS-snitt")!;
  assert.ok(isFormula(average[value]));
});

test("an average that is a mean is one over its members; without them it is a number that says why", async () => {
  const one = await figure({ indicators: ["barnevern.sykefravaer-pai"], from: 2023, to: 2023 });
  const average = (given: WithBehind) =>
    sheets(alone(given))[1]!.rows.find((cells) => text(cells[2]) === "ASSS-snitt")!;
  const made = average(one)[value]!;
  assert.ok("formula" in made);
  assert.equal(/^AVERAGE\((.*)\)$/.exec(made.formula)![1]!.split(",").length, 12);
  const { behind: _, ...without } = one;
  const fixed = average(without);
  assert.ok(fixed[value] && "number" in fixed[value]);
  assert.match(text(fixed.at(-1)), /fast tall: tallene til alle/);
});

test("a member that a note leaves out of the average is not in its formula", async () => {
  for (const group of [undefined, "asss"]) {
    const one = await figure(
      {
        indicators: ["barnevern.sykefravaer-pai"],
        groups: ["asss", "asss-uten-oslo"],
        from: 2023,
        to: 2023,
      },
      ({ notes }) =>
        notes.push({
          kind: "exclude",
          indicator: "barnevern.sykefravaer-pai",
          region: "4601",
          text: { nb: "Feil i rapporteringen" },
          ...(group && { group }),
        }),
    );
    const [, sums] = sheets(alone(one));
    const taken = (label: string) => {
      const made = sums!.rows.find((cells) => text(cells[2]) === label)![value]!;
      return "formula" in made ? made.formula.split(",").length : 0;
    };
    assert.equal(taken("ASSS-snitt"), 11);
    // A note on one group's average says nothing of another's.
    assert.equal(taken("Snitt: ASSS uten Oslo"), group ? 11 : 10);
  }
});

test("a formula that needs numbers that are not in the file is a number that says why", async () => {
  const one = await figure({ indicators: ["barnevern.effektivitet"], from: 2023, to: 2023 });
  const { behind: _, ...without } = one;
  const row = sheets(alone(without))[1]!.rows.find((cells) => text(cells[1]) === "5001")!;
  assert.ok(row[value] && "number" in row[value]);
  assert.match(text(row.at(-1)), /fast tall: formelen bruker tall som ikke er i filen/);
});

test("a tjenesteprofil has value, index, average, lowest and highest", async () => {
  const one = await figure({
    figure: "profile",
    area: "barnevern",
    indicators: ["barnevern.netto-per-innbygger-0-17"],
    from: 2023,
    to: 2023,
    year: 2023,
  });
  const [shown] = sheets(alone(one));
  const row = shown!.rows.find((cells) => text(cells[0]).startsWith("Netto driftsutgifter"))!;
  const asked = one.more.profile!.profile.find(
    (r) => r.indicator === "barnevern.netto-per-innbygger-0-17" && r.region === "5001",
  )!;
  const numbers = row.flatMap((cell) => (cell && "number" in cell ? cell.number : []));
  const { value: own, previous, mean, index, deviation, min, max, minIndex, maxIndex } = asked;
  assert.deepEqual(numbers, [
    ...[own.value, previous.value, mean.value, index, deviation],
    ...[min, minIndex, max, maxIndex],
  ]);
  assert.ok(row.some((cell) => text(cell) === "Lillestrøm"));
});

test("every sheet of example data says so", async () => {
  const one = await figure({ indicators: ["barnevern.netto-per-innbygger-0-17"] });
  for (const report of [alone(one), collected(one, one)])
    for (const sheet of sheets(report))
      assert.ok(texts(sheet).includes("Eksempeldata – ikke ekte tall"), sheet.name);
  const real = await figure({
    data: "ssb-utdrag",
    indicators: ["barnevern.netto-per-innbygger-0-17"],
    regions: ["0301"],
  });
  for (const sheet of sheets(alone(real)))
    assert.ok(!texts(sheet).some((words) => /Eksempeldata/.test(words)), sheet.name);
});

test("every sheet of the reader's own numbers says so, with the file", async () => {
  const one = await figure({
    data: "ssb-utdrag",
    indicators: ["barnevern.netto-per-innbygger-0-17"],
    regions: ["0301"],
  });
  // As if the table were a file of the reader's.
  one.bundle.ownFiles = [{ table: "12367", name: "min.csv" }];
  const label = "Egne tall fra filen min.csv, ikke fra SSB eller KS";
  for (const report of [alone(one), collected(one, one)])
    for (const sheet of sheets(report)) assert.ok(texts(sheet).includes(label), sheet.name);
  const about = () => texts(sheets(alone(one)).at(-1)!);
  assert.ok(about().includes("Lisens") && about().includes("Datasett"));
  assert.ok(about().includes("https://eksempel.no/"));
  one.bundle.ownFiles = tablesUsed(one.panels, one.bundle).map((table) => ({
    table,
    name: "min.csv",
  }));
  assert.ok(!about().some((words) => /^(Lisens|Datasett|Datasett laget)$|#v=1/.test(words)));
});

test("numbers that no figure draws are numbers with their marks, or signs", () => {
  const grid: Grid = {
    title: "Nøkkeltall",
    subtitle: "Barnevern 2024",
    head: "Indikator",
    columns: ["2023", "2024"],
    rows: [
      {
        group: "Prioritering/behov",
        name: "Netto",
        unit: "kroner",
        decimals: 1,
        cells: [{ text: "\u221212\u00a0345,6 * b", value: -12345.64 }, { text: ":" }],
      },
    ],
    notes: [": konfidensielt"],
    source: "Kilde: SSB",
    label: "Eksempeldata – ikke ekte tall",
    words: ["Netto gikk opp."],
    link: "https://eksempel.no/#v=1",
  };
  const all = sheets({ title: "S", subtitle: "", link: "", parts: [{ kind: "grid", grid }] });
  assert.deepEqual(
    all.map(({ name }) => name),
    ["Innhold", "1 Nøkkeltall"],
  );
  const row = all[1]!.rows.find((cells) => text(cells[0]) === "Netto")!;
  assert.deepEqual(row[2], { number: -12345.64, format: '#,##0.0" * b"' });
  assert.equal(text(row[3]), ":");
  for (const sheet of all) assert.ok(texts(sheet).includes(grid.label), sheet.name);
  for (const said of [": konfidensielt", "Kilde: SSB", "Netto gikk opp.", grid.link])
    assert.ok(texts(all[1]!).includes(said), said);
});

test("text that would run as a formula is text; a lone sign stays as it is", async () => {
  const one = await figure({
    indicators: ["barnevern.netto-per-innbygger-0-17"],
    title: '=HYPERLINK("x")',
    note: "@SUM(A1)",
  });
  const parts = await partsOf(await workbook(alone(one)));
  const strings = parts["xl/sharedStrings.xml"]!;
  assert.match(strings, />&apos;=HYPERLINK|>'=HYPERLINK/);
  assert.match(strings, />'@SUM\(A1\)</);
  assert.doesNotMatch(strings, />[=+@]/);
});

test("sheets have names that spreadsheets take, each its own", () => {
  const table: [wanted: string, taken: string[], name: string][] = [
    ["Figur", [], "Figur"],
    ["A/B: [tall]*?\\", [], "A B tall"],
    ["'Sitat'", [], "Sitat"],
    ["1 Netto driftsutgifter til barnevern per innbygger", [], "1 Netto driftsutgifter til bar…"],
    ["Figur", ["figur"], "Figur (2)"],
    ["", [], "–"],
  ];
  for (const [wanted, taken, name] of table) {
    assert.equal(sheetName(wanted, taken), name);
    assert.ok(name.length <= 31, `${name.length}`);
  }
  assert.deepEqual([0, 25, 26, 701, 702].map(columnName), ["A", "Z", "AA", "ZZ", "AAA"]);
});

test("the package is whole: no relation leads nowhere, no part is an orphan, no number points outside its list", async () => {
  const one = await figure({ indicators: ["barnevern.netto-per-innbygger-0-17"] });
  const parts = await partsOf(await workbook(collected(one, one)));
  const names = Object.keys(parts);
  const types = parts["[Content_Types].xml"]!;
  const reached = new Set(["[Content_Types].xml"]);
  for (const [name, xml] of Object.entries(parts)) {
    if (!name.endsWith(".rels")) {
      const typed = types.includes(`PartName="/${name}"`);
      assert.equal(typed, name !== "[Content_Types].xml", name);
      continue;
    }
    reached.add(name);
    const folder = name.replace(/_rels\/[^/]*$/, "");
    const owner = folder + /([^/]*)\.rels$/.exec(name)![1]!;
    assert.ok(owner === "" || names.includes(owner), `${name} has no owner`);
    for (const [, target, rest] of xml.matchAll(/Target="([^"]*)"([^>]*)/g)) {
      if (rest!.includes("External")) continue;
      assert.ok(names.includes(folder + target), `${name} → ${target}`);
      reached.add(folder + target!);
    }
    // Every relation is used where it is owned, the roots aside.
    const ids = [...xml.matchAll(/Id="([^"]*)"/g)].map(([, id]) => id!);
    assert.equal(new Set(ids).size, ids.length);
    for (const [, id] of (parts[owner] ?? "").matchAll(/r:id="([^"]*)"/g))
      assert.ok(ids.includes(id!), `${owner} ${id}`);
  }
  assert.deepEqual(
    names.filter((name) => !reached.has(name)),
    [],
  );
  for (const [, name] of types.matchAll(/PartName="\/([^"]*)"/g))
    assert.ok(names.includes(name!), name);
  const strings = parts["xl/sharedStrings.xml"]!.split("<si>").length - 1;
  const styles = /<cellXfs count="(\d+)">/.exec(parts["xl/styles.xml"]!)![1];
  for (const name of names.filter((n) => n.startsWith("xl/worksheets/sheet"))) {
    for (const [, at] of parts[name]!.matchAll(/ t="s"><v>(\d+)/g))
      assert.ok(Number(at) < strings, `${at}, ${strings}`);
    for (const [, at] of parts[name]!.matchAll(/<c [^>]*s="(\d+)"/g))
      assert.ok(Number(at) < Number(styles));
    assert.doesNotMatch(parts[name]!, /NaN|Infinity|undefined/);
  }
});

test("the contents lead to every sheet, and the addresses out of the file are whole", async () => {
  const one = await figure({ indicators: ["barnevern.netto-per-innbygger-0-17"] });
  const all = sheets(collected(one, one));
  const to = all[0]!.rows.flatMap((row) =>
    row.flatMap((cell) =>
      cell && "text" in cell && cell.link && "sheet" in cell.link ? cell.link.sheet : [],
    ),
  );
  assert.deepEqual(
    to,
    all.slice(1).map((sheet) => sheet.name),
  );
  assert.equal(new Set(to).size, 4);
  const parts = await partsOf(await workbook(alone(one)));
  const about = Object.keys(parts).find((name) => name.endsWith("sheet3.xml.rels"))!;
  assert.match(parts[about]!, /Target="https:\/\/www\.ssb\.no\/statbank\/table\/12367"/);
  assert.match(parts["xl/worksheets/sheet3.xml"]!, /location="v=1&amp;data=demo"/);
});
