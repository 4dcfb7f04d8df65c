import type { Panel } from "../../series.ts";
import type { Chart } from "./chart-spec.ts";
import type { Table } from "./table.ts";

/** A chart whose numbers have been chosen, drawn for the room it gets. */
export interface ChartContent {
  kind: "chart";
  /** Where the figure has several. */
  heading?: string;
  make(width: number, height: number): Chart;
}

export type Content =
  | ChartContent
  | { kind: "table"; heading?: string; table: Table }
  | { kind: "words"; heading?: string; words: string };

/** What a figure becomes on slides. */
export interface Told {
  contents: readonly Content[];
  /** How many charts a slide holds. */
  perSlide?: number;
  /** What a reader must know to read it right, the most telling first. */
  notes: readonly string[];
  /** What of the panels is shown, where that is not all: only its signs are explained. */
  shown?: readonly Panel[];
}

export interface Band {
  words: string;
  fill: string;
}

/** What a slide is made from, whichever part it comes from. */
export interface Subject {
  section: string;
  title: string;
  subtitle: string;
  bands: readonly Band[];
  notes: readonly string[];
  /** Always on the slide: signs explained, the reader's own note. */
  kept: readonly string[];
  source: string;
  words: readonly string[];
  link: string;
}
