import type { Look } from "../../figure/look.ts";

/** A number, or nothing: a gap stays a gap. */
export type Value = number | undefined;

/** What stands at a point. Without `words` it is the point's number as `format` writes it. */
export interface Label {
  words?: string;
  format?: string;
  at: "r" | "l" | "t" | "b" | "ctr" | "outEnd";
  bold?: boolean;
  /** Moved by so much, in points. */
  dx?: number;
  dy?: number;
}

export interface Point {
  look?: Look;
  label?: Label;
  /** A mark where the others of the series have none, or another size. */
  mark?: number;
}

/** A line, the bars of one colour, or points. */
export interface Series {
  name: string;
  look: Look;
  values: readonly Value[];
  /** What differs at single points, by their place in `values`. */
  points: ReadonlyMap<number, Point>;
  /** Whether every number is written, and how. */
  label?: Label;
  inKey: boolean;
}

export interface Axis {
  /** As given; what is not, Office chooses. */
  min?: number;
  max?: number;
  step?: number;
  /** Of its numbers, as Office writes formats. */
  format: string;
  title: string;
  /** Not drawn. */
  hidden?: boolean;
}

/** Room around the plot for what stands beside it, in points. */
export interface Margin {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

interface Common {
  axis: Axis;
  key: boolean;
  /** Of the key of bars; 1 unless said. */
  keyLines?: number;
  margin: Margin;
  /** In points. */
  fontSize: number;
  /** Of number cells in the sheet. */
  format: string;
}

/** Lines and bars: every series has one number per category. */
export interface Categories extends Common {
  form: "line" | "columns" | "rows";
  /** Over the categories in the sheet. */
  head: string;
  categories: readonly string[];
  series: readonly Series[];
  /** How much of a category is between the groups of bars, in per cent of a bar. */
  gap?: number;
  overlap?: number;
  /** The categories' names are turned, where they have no room side by side. */
  turned?: boolean;
  /** Where bars begin, when that is not zero. */
  crossesAt?: number;
}

/** One dot or several of the same look. */
export interface Dots {
  /** Names of the points in the sheet; one alone is the name of the series. */
  names: readonly string[];
  name: string;
  x: readonly number[];
  y: readonly number[];
  look: Look;
  points: ReadonlyMap<number, Point>;
  /** Lines out from a single dot, in the axes' numbers: so far to both sides, or down and up. */
  lines?: { x?: number; y?: Reach; look: Pick<Look, "color" | "width" | "dash"> };
}

export type Reach = readonly [minus: number, plus: number];

export interface Scatter extends Common {
  form: "scatter";
  /** Over the names and the two numbers in the sheet. */
  head: readonly [name: string, x: string, y: string];
  xAxis: Axis;
  dots: readonly Dots[];
}

export type Chart = Categories | Scatter;
