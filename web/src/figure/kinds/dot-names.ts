import type { Row } from "../../series.ts";
import type { Look } from "../look.ts";
import { pack, type Packed } from "./pack.ts";

/** A place with its number, to be written in a spread. */
export interface Named {
  row: Row;
  words: string;
  bold: boolean;
  /** Of what is chosen. */
  look?: Look;
  /** Where on the axis, and how wide the words are, in pixels. */
  x: number;
  width: number;
}

export interface Names {
  over: [Named, Packed][];
  under: [Named, Packed][];
  /** What found no room. */
  left: Named[];
  /** How many rows there are on each side. */
  rows: { over: number; under: number };
}

/** Rows of names on one side of the dots. */
const most = 6;

/** Names of dots over the dots, those that find no room there under them, beside the names of lines. */
export function nameAll(dots: readonly Named[], lines: readonly Named[], width: number): Names {
  const over = side(dots, width);
  const under = side([...lines, ...over.left], width);
  return {
    over: over.placed,
    under: under.placed,
    left: under.left,
    rows: { over: over.rows, under: under.rows },
  };
}

function side(names: readonly Named[], width: number) {
  const packed = pack(names, width, most);
  const placed = names.flatMap((name, i): [Named, Packed][] => {
    const at = packed[i];
    return at ? [[name, at]] : [];
  });
  return {
    placed,
    left: names.filter((_, i) => !packed[i]),
    rows: Math.max(0, ...placed.map(([, at]) => at.row + 1)),
  };
}
