import type { Composed } from "../figure/compose.ts";
import type { Part } from "../download/part.ts";
import type { DataSet } from "../data/data-set.ts";

/** What has become of an item: what is taken along, or why it cannot be shown. */
export type Shown =
  | {
      /** As it is taken along. */
      part: Part;
      bundle: DataSet;
      /** Whether it rests on files of the reader's. */
      own: boolean;
      /** Of a figure. */
      picture?: Composed["svg"];
      /** The service area, as a section is called. */
      area: string;
    }
  | { part?: undefined; why: readonly string[] };

export function titleOf({ part }: { part: Part }): { title: string; subtitle: string } {
  return part.kind === "figure" ? part.figure.title : part.grid;
}

export function wordsOf({ part }: { part: Part }): readonly string[] {
  return part.kind === "figure" ? part.figure.words : part.grid.words;
}

export type There = Extract<Shown, { part: Part }>;
