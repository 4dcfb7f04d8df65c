import { date } from "../../formats.ts";
import { ownIndicatorArea } from "../../own/indicators.ts";
import { t, text } from "../../messages/index.ts";
import { footnoteText, signs } from "../../series.ts";
import { ownUsed, source, tablesUsed } from "../../source.ts";
import { carriedLink, fromDataSet } from "../carried.ts";
import { columns, type Field, type Numbers } from "./columns.ts";
import { safe } from "./safe.ts";

export type { Numbers as CsvFigure };

/**
 * The numbers as a file that Norwegian Excel opens as it is: UTF-8 with BOM, `;` between fields, decimal comma.
 * First what the numbers are and where they come from, an empty line, then one line per number.
 */
export function csv(figure: Numbers): string {
  const shown = columns(figure).filter(({ only }) => only !== "programs");
  const rows: Field[][] = [
    ...about(figure),
    [],
    shown.map(({ head }) => head),
    ...lines(figure, shown),
  ];
  return `\uFEFF${written(rows, ";", field)}`;
}

/**
 * The numbers alone, for programs: UTF-8, `,` between fields, decimal point, one line of names that are the same in
 * every language. A number that is missing is empty, with its sign beside it.
 */
export function plainCsv(figure: Numbers): string {
  const shown = columns(figure).filter(({ only }) => only !== "people");
  return written([shown.map(({ id }) => id), ...lines(figure, shown)], ",", plainField);
}

function lines({ panels }: Numbers, shown: ReturnType<typeof columns>): Field[][] {
  return panels.flatMap((panel) =>
    panel.rows.flatMap((row) =>
      panel.years.map((_, k) => shown.map(({ of }) => of(panel, row, k))),
    ),
  );
}

function about(figure: Numbers): Field[][] {
  const { panels, state, bundle } = figure;
  const link = carriedLink(figure);
  return [
    [t("csv.title"), panels.map((p) => p.name).join("; ")],
    ...(state.title ? [[t("words.own.title"), state.title]] : []),
    ...(state.subtitle ? [[t("words.own.subtitle"), state.subtitle]] : []),
    ...(state.note ? [[t("words.own.note"), state.note]] : []),
    ...(bundle.kind === "example" ? [[t("csv.warning"), t("example.label")]] : []),
    ...ownUsed(panels, bundle).map(({ name }): Field[] => [
      t("csv.own"),
      t("own.source", { file: name }),
    ]),
    ...panels
      .filter(({ indicator: i }) => i.area === ownIndicatorArea)
      .map(({ name, indicator }): Field[] => [
        t("formula.tag"),
        t("formula.csv", { name, formula: indicator.versions[0]?.formula ?? "" }),
      ]),
    ...(fromDataSet(figure) ? dataSet(bundle) : []),
    [t("csv.source"), source(panels, bundle)],
    ...(bundle.license && fromDataSet(figure) ? [[t("csv.license"), bundle.license]] : []),
    ...tablesUsed(panels, bundle).flatMap((id): Field[][] => {
      const updated = bundle.tables.find((tb) => tb.id === id)?.provenance?.updated;
      return updated ? [[t("csv.updated", { table: id }), updated.slice(0, 10)]] : [];
    }),
    ...(link ? [[link.whole ? t("csv.link") : t("csv.link.page"), link.href]] : []),
    ...signs(panels).map(({ sign: s, words }): Field[] => [t("csv.signs"), `${s} ${words}`]),
    ...panels.flatMap((p) => p.footnotes.map((f): Field[] => [t("csv.note"), footnoteText(p, f)])),
  ];
}

function dataSet({ label, fresh, created }: Numbers["bundle"]): Field[][] {
  return [
    [t("csv.data"), text(label)],
    ...(fresh ? [[t("csv.fresh"), date(fresh.retrieved)]] : []),
    ...(created ? [[t("csv.created"), created]] : []),
  ];
}

function written(rows: Field[][], between: string, say: (value: Field) => string): string {
  return `${rows.map((row) => row.map(say).join(between)).join("\r\n")}\r\n`;
}

/** Numbers stay numbers, also negative ones; a text that a spreadsheet would run is made safe. */
export function field(value: Field): string {
  return typeof value === "number" ? digits(value).replace(".", ",") : quoted(value, ";");
}

function plainField(value: Field): string {
  return typeof value === "number" ? digits(value) : quoted(value, ",");
}

function quoted(text: string, between: string): string {
  const plain = safe(text);
  return plain.includes(between) || /["\r\n]/.test(plain)
    ? `"${plain.replaceAll('"', '""')}"`
    : plain;
}

/** Twelve digits: more than any source has, few enough to hide the noise of binary fractions. */
function digits(value: number): string {
  if (!Number.isFinite(value)) return "";
  const n = Number(value.toPrecision(12));
  return Math.abs(n) < 1e-6 && n !== 0 ? n.toFixed(12) : String(n);
}
