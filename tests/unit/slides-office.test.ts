/** What LibreOffice makes of a deck and of the workbook inside a chart. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { deck } from "../../web/src/download/slides/deck.ts";
import type { Part } from "../../web/src/download/part.ts";
import type { State } from "../../web/src/state.ts";
import { convert, pdfPages, readSheet, relationsOf, unzip } from "./office.ts";
import { everybody, figure } from "./slides-sample.ts";

const [netto, tiltak, plassert] = [
  "barnevern.netto-per-innbygger-0-17",
  "barnevern.andel-tiltak",
  "barnevern.andel-plassert",
] as const;

/** A figure, and words that its slides must show as LibreOffice draws them, charts included. */
const cases: [Partial<State>, string[][]][] = [
  [{}, [["Trondheim", "ASSS-snitt", "2024*", "kroner"]]],
  [{ regions: everybody }, [["Lillestrøm", "Kristiansand", "Uten tall: Lillestrøm 2015–2019"]]],
  [
    { indicators: [netto, tiltak, plassert] },
    [
      ["kroner", "prosent", "2024*", "Ny definisjon fra 2023"],
      ["prosent", "2024*"],
    ],
  ],
  [{ figure: "bar", axis: "places", from: 2023, labels: true }, [["15,989", "Bærum"]]],
  [{ figure: "rows", regions: everybody, order: "value" }, [["18,322 *", "Oslo"]]],
  [{ figure: "slope", from: 2022 }, [["15,231", "Trondheim", "15,989"]]],
  [{ figure: "dots", to: 2023 }, [["Trondheim 15", "ASSS-snitt 14", "kroner"]]],
  [
    { figure: "scatter", indicators: [plassert, netto], to: 2023 },
    [["De stiplede linjene viser ASSS-snittet", "Bergen", "0.8"]],
  ],
  [{ figure: "heat", indicators: [netto, tiltak, plassert], to: 2023 }, [["15 620", "+12 %"]]],
  [{ figure: "rank" }, [["2. Trondheim", "ASSS rangerer ikke"]]],
  [
    { figure: "profile", to: 2023 },
    [["12 % over", "18 % under"], ["Prioritering", "15 620", "Høyest i"], ["Kvalitet"]],
  ],
];

test("LibreOffice shows every slide of a deck with its words and numbers", async () => {
  const blob = await deck(
    {
      title: "Rapport",
      subtitle: "",
      link: "https://figur.example/",
      parts: cases.map(([given]): Part => ({ kind: "figure", figure: figure(given) })),
    },
    new Date("2026-11-22"),
  );
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const slides = Object.keys(unzip(bytes)).filter((n) => /slides\/slide\d+\.xml$/.test(n));
  const pages = await pdfPages(await convert(bytes, "deck.pptx", "pdf"));
  const plain = pages.map((page) =>
    page
      .replace(/[\u00a0\u202f]/g, " ")
      .replace(/\s+/g, " ")
      .trim(),
  );
  assert.equal(pages.length, slides.length);
  const wanted = cases.flatMap(([, perSlide]) => perSlide);
  assert.equal(pages.length, 2 + wanted.length);
  wanted.forEach((words, i) => {
    const page = plain[i + 2]!;
    for (const one of words) assert(page.includes(one), `${one} is not on slide ${i + 3}: ${page}`);
    assert(page.startsWith("Eksempeldata – ikke ekte tall"), page);
  });
});

test("the workbook inside a chart opens by itself, with the calculator's numbers and empty gaps", async () => {
  const shown = figure({
    indicators: ["sosiale.kvp-per-1000"],
    regions: ["5501", "5001"],
    groups: [],
    from: 2016,
    to: 2019,
  });
  const parts = [{ kind: "figure", figure: shown } as const];
  const blob = await deck({ title: "", subtitle: "", link: "", parts });
  const files = unzip(new Uint8Array(await blob.arrayBuffer()));
  const [book] = relationsOf(files, "ppt/charts/chart1.xml");
  const [head, ...years] = readSheet(
    await convert(files[book!.target]!, "book.xlsx", "xlsx:Calc MS Excel 2007 XML"),
  );
  assert.equal(head![0], "År");
  const told = shown.panels[0]!;
  for (const row of told.rows)
    row.cells.forEach((cell, k) => {
      const mine = head!.flatMap((name, c) =>
        String(name).startsWith(row.label) ? [years[k]![c] ?? null] : [],
      );
      const there = mine.filter((value) => value !== null);
      assert.equal(there.length, cell.status === 0 ? 1 : 0, `${row.label} ${told.years[k]}`);
      // LibreOffice writes fifteen digits.
      for (const value of there) assert(Math.abs(Number(value) / cell.value - 1) < 1e-14);
    });
});
