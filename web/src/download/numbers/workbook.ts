import { t } from "../../messages/index.ts";
import { viewTexts } from "../../messages/languages.ts";
import type { Part, Report } from "../part.ts";
import { book, type Cell, type Sheet } from "./book/book.ts";
import { cellName, sheetName } from "./book/cell-name.ts";
import { labels } from "./labels.ts";
import { aboutRows, aboutWidths } from "./sheet-about.ts";
import { figureSheet, headOf } from "./sheet-figure.ts";
import { gridSheet } from "./sheet-grid.ts";
import { sumRows, sumWidths } from "./sheet-sums.ts";

/**
 * A workbook of a figure or of a collection: contents where there are several, a sheet of numbers for each, one with
 * the sums as formulas, one that tells what the numbers are.
 */
export async function workbook(report: Report): Promise<Blob> {
  await viewTexts();
  return book(sheets(report), report.title || titleOf(report.parts[0]), t("csv.title"));
}

/** The sheets as they are written. */
export function sheets(report: Report): Sheet[] {
  const { parts } = report;
  const several = report.title !== "" || parts.length > 1;
  const names: string[] = [];
  const name = (wanted: string) => {
    const given = sheetName(wanted, names);
    names.push(given);
    return given;
  };
  const contents = several ? name(t("numbers.sheet.contents")) : "";
  const shown = parts.map((part, i) => {
    const called = several ? name(`${i + 1} ${titleOf(part)}`) : name(t("numbers.sheet.figure"));
    return part.kind === "figure" ? figureSheet(part.figure, called) : gridSheet(part.grid, called);
  });
  const sums = sumsSheet(report, several, name(t("numbers.sheet.sums")));
  const about = aboutSheet(report, several, name(t("numbers.sheet.about")));
  const after = figures(parts).length ? [sums, about] : [];
  if (!several) return [...shown, ...after];
  parts.forEach((part, i) => {
    const to = part.kind === "figure" ? after : [];
    shown[i]!.rows.push(
      [],
      ...to.map((sheet) => linkTo(sheet.name, sheet.name, sheet.begins.get(part) ?? 0)),
      linkTo(contents, contents),
    );
  });
  return [contentsSheet(report, contents, shown, after), ...shown, ...after];
}

/** With the row where each part begins. */
type Together = Sheet & { begins: Map<Part, number> };

function linkTo(text: string, sheet: string, row = 0): Cell[] {
  return [{ text, look: "link", link: { sheet, cell: cellName(row, 0) } }];
}

function titleOf(part: Part | undefined): string {
  if (!part) return "";
  return part.kind === "figure" ? part.figure.title.title : part.grid.title;
}

function figures(parts: readonly Part[]) {
  return parts.flatMap((part) => (part.kind === "figure" ? part.figure : []));
}

/** The labels that any of the parts has, each once. */
function allLabels(parts: readonly Part[]): { kind: "example" | "own"; text: string }[] {
  const all = parts.flatMap((part) =>
    part.kind === "figure"
      ? labels(part.figure)
      : part.grid.label
        ? [{ kind: "example" as const, text: part.grid.label }]
        : [],
  );
  return all.filter((one, i) => all.findIndex(({ text }) => text === one.text) === i);
}

function contentsSheet(
  { title, subtitle, link, parts }: Report,
  name: string,
  shown: readonly Sheet[],
  after: readonly Sheet[],
): Sheet {
  let section = "";
  return {
    name,
    rows: [
      ...headOf(title, subtitle, allLabels(parts)),
      ...parts.flatMap((part, i): Cell[][] => {
        const begins = part.section && part.section !== section;
        section = part.section ?? section;
        return [
          ...(begins ? [[], [{ text: part.section!, look: "heading" } as Cell]] : []),
          linkTo(`${i + 1}  ${titleOf(part)}`, shown[i]!.name),
        ];
      }),
      ...(after.length ? [[], ...after.map(({ name: sheet }) => linkTo(sheet, sheet))] : []),
      ...(link ? [[], [{ text: link, look: "link", link: { url: link } } as Cell]] : []),
    ],
    widths: [110],
    upright: true,
  };
}

function sumsSheet({ parts }: Report, several: boolean, name: string): Together {
  const rows = headOf(name, t("numbers.sums.intro"), allLabels(parts));
  const begins = new Map<Part, number>();
  for (const part of parts) {
    if (part.kind !== "figure") continue;
    begins.set(part, rows.length);
    if (several) rows.push(...headOf(part.figure.title.title, "", labels(part.figure)));
    rows.push(...sumRows(part.figure, rows.length));
  }
  return { name, rows, widths: sumWidths, frozen: { columns: 4 }, begins };
}

function aboutSheet({ parts }: Report, several: boolean, name: string): Together {
  const rows = headOf(name, "", several ? allLabels(parts) : []);
  const begins = new Map<Part, number>();
  for (const part of parts) {
    if (part.kind !== "figure") continue;
    begins.set(part, rows.length);
    if (several) rows.push([{ text: part.figure.title.title, look: "title" }]);
    rows.push(...aboutRows(part.figure), []);
  }
  return { name, rows, widths: aboutWidths, upright: true, begins };
}
