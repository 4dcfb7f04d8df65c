import type { Sign } from "../../missing.ts";
import type { Panel } from "../../series.ts";
import type { Chart } from "./chart-spec.ts";
import type { Table } from "./table.ts";

/** A chart whose numbers have been chosen, drawn for the room it gets. */
export interface ChartContent {
  kind: "chart";
  make(width: number, height: number): Chart;
}

export type Content = Headed &
  (ChartContent | { kind: "table"; table: Table } | { kind: "words"; words: string });

export interface Headed {
  /** Where the figure has several. */
  heading?: string;
  /** After the heading, where nothing else on the slide tells it. */
  unit?: string;
  remarks?: readonly Remarks[];
}

/** What a reader must know of an indicator to read it right. */
export interface Remarks {
  name: string;
  /** The most telling first: all that is said at one level comes before the next, whichever indicator it is of. */
  levels: readonly (readonly string[])[];
  /** Their signs are explained, and these. */
  shown?: readonly Panel[];
  signs?: readonly Sign[];
}

/** What a figure becomes on slides. */
export interface Told {
  contents: readonly Content[];
  /** How many charts a slide holds. */
  perSlide?: number;
  /** What a reader must know on each of the slides, before the remarks on what is on it. */
  notes: readonly string[];
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
  /** Always on the slide: signs explained, what is shown under the reader's own words, the reader's own note. */
  kept: readonly string[];
  source: string;
  words: readonly string[];
  link: string;
}
