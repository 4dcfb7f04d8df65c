import { ownArea } from "../../data/data-set.ts";
import type { Ranking } from "../../engine/types.ts";
import type { Answers } from "../../profile/teller.ts";
import type { Panel } from "../../series.ts";
import type { DataSet } from "../../data/data-set.ts";
import type { Spot } from "../../sum/sum.ts";
import type { State } from "../../state.ts";
import type { Box } from "../plot.ts";
import type { Theme } from "../theme.ts";

/** What a kind needs beyond the panels. */
export interface More {
  /** The tjenesteprofil of the first chosen municipality, as the calculator answered. */
  profile?: Answers;
  ranking?: Ranking;
}

/** What a kind of figure is asked to draw, and how wide, in pixels. */
export interface Asked extends More {
  panels: readonly Panel[];
  state: State;
  bundle: DataSet;
  width: number;
  theme: Theme;
  /** How high plots and rows are to be, against what they are on the page; each keeps what can be read. */
  stretch?: number;
}

/** A height of the page's, stretched within its limits. */
export function stretched(
  height: number,
  { stretch }: Pick<Asked, "stretch">,
  least: number,
  most = Infinity,
): number {
  if (stretch === undefined) return height;
  return Math.round(Math.min(Math.max(height * stretch, least), Math.max(least, most)));
}

/** A cell's place in the figure, for pointer and arrow keys. `panel`, `row` and `column` are where arrow keys find it. */
export interface Target {
  spot: Spot;
  panel: number;
  row: number;
  column: number;
  box: Box;
  /** What the pointer's label and the live region say, where it is not the cell alone. */
  words?: string;
  /** Where the arrow keys enter; unless said the first row's last column. */
  start?: boolean;
}

/** A part of the figure under its title: drawn from (0, 0) to (width, height), its targets as well. */
export interface Block {
  /** Where the figure has several parts. */
  heading?: string;
  unit?: string;
  /** In words, where there is nothing to draw; then it has no height. */
  empty?: string;
  height: number;
  elements: SVGElement[];
  /** Behind it stands the label of example data or own numbers. */
  field?: Box;
  own?: boolean;
  targets: Target[];
  /** What a reader must know to read it right. */
  notes: string[];
  /** The notes that hold for all blocks alike: where they stand beside each other, they stand under all. */
  shared?: string[];
  /** What of the panels is drawn, where that is not all: only its signs are explained. */
  shown?: readonly Panel[];
}

/** Draws the panels its way. Pure: the same question gives the same blocks. */
export type Kind = (asked: Asked) => Block[];

export function isOwn(panel: Panel): boolean {
  return panel.indicator.area === ownArea;
}
