import type { Figure } from "../../state.ts";
import type { Kind } from "./kind.ts";
import { series } from "./series.ts";

/** How each kind of figure is drawn. */
export const kinds: Record<Figure, Kind> = {
  line: series,
  bar: series,
  rows: series,
  slope: series,
  dots: series,
  scatter: series,
  heat: series,
  profile: series,
  table: series,
  rank: series,
};
