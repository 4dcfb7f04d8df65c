import type { Categories, Chart, Scatter, Value } from "./chart-spec.ts";
import { clean } from "./xml.ts";

export type SheetCell = string | number | null;

/** The numbers behind a chart as its sheet has them, and where each series stands in it. */
export interface Sheet {
  rows: SheetCell[][];
  /** Of the categories, as a formula with its sheet; "" of a scatter chart. */
  categories: string;
  series: Reference[];
}

export interface Reference {
  /** "": the name stands in no cell. */
  name: string;
  values: string;
  /** Of a scatter chart. */
  x: string;
}

export function sheetOf(chart: Chart, sheetName: string): Sheet {
  const at = (column: number, from: number, to: number) => range(sheetName, column, from, to);
  return chart.form === "scatter" ? points(chart, at) : columns(chart, at);
}

type At = (column: number, from: number, to: number) => string;

/** Categories downwards, a column per series. */
function columns({ head, categories, series }: Categories, at: At): Sheet {
  const last = categories.length;
  return {
    rows: [
      [clean(head), ...series.map((one) => clean(one.name))],
      ...categories.map((name, k) => [clean(name), ...series.map(({ values }) => cell(values[k]))]),
    ],
    categories: at(0, 1, last),
    series: series.map((_, s) => ({
      name: at(s + 1, 0, 0),
      values: at(s + 1, 1, last),
      x: "",
    })),
  };
}

/** Points downwards: the name and the two numbers. */
function points({ head, dots }: Scatter, at: At): Sheet {
  const rows: SheetCell[][] = [head.map(clean)];
  const series = dots.map(({ names, x, y }): Reference => {
    const from = rows.length;
    names.forEach((name, i) => rows.push([clean(name), x[i]!, y[i]!]));
    const to = rows.length - 1;
    return {
      name: names.length === 1 ? at(0, from, from) : "",
      x: at(1, from, to),
      values: at(2, from, to),
    };
  });
  return { rows, categories: "", series };
}

function cell(value: Value): SheetCell {
  return value ?? null;
}

/** Rows and columns from 0. */
function range(sheetName: string, column: number, from: number, to: number): string {
  const one = (row: number) => `$${letters(column)}$${row + 1}`;
  return `${sheetName}!${from === to ? one(from) : `${one(from)}:${one(to)}`}`;
}

function letters(column: number): string {
  const rest = String.fromCharCode(65 + (column % 26));
  return column < 26 ? rest : letters(Math.floor(column / 26) - 1) + rest;
}
