import type { Finished } from "../finished.ts";

/** What is taken along together: one figure, or the collection in its order. */
export interface Report {
  /** "": one figure alone, without title page and contents. */
  title: string;
  subtitle: string;
  /** The page's address of the whole. */
  link: string;
  parts: readonly Part[];
}

/** A slide, a sheet, a section of a printed report. */
export type Part = { section?: string } & (
  { kind: "figure"; figure: Finished } | { kind: "grid"; grid: Grid }
);

/** Numbers in rows and columns that no figure draws, as nøkkeltall. */
export interface Grid {
  title: string;
  subtitle: string;
  /** Over the rows' names, then over each column. */
  head: string;
  columns: readonly string[];
  rows: readonly GridRow[];
  /** What a reader must know to read it right, the signs explained last. */
  notes: readonly string[];
  /** Who made the numbers; the same line as under a figure. */
  source: string;
  /** The label of example or own data; "" where there is none. */
  label: string;
  words: readonly string[];
  link: string;
}

export interface GridRow {
  /** Over the row where a new group of rows begins. */
  group?: string;
  name: string;
  unit: string;
  decimals: number;
  cells: readonly GridCell[];
}

/** As printed, with its signs; `value` only where there is a number. A missing one has its sign as text. */
export interface GridCell {
  text: string;
  value?: number;
}
