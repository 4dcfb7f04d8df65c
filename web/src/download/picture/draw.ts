import type { Composed, Sheet } from "../../figure/compose.ts";
import { drawing } from "../../figure/frame.ts";
import { setIn } from "../../figure/text.ts";
import { light } from "../../figure/theme.ts";
import type { Finished } from "../../finished.ts";
import { plain } from "./plain.ts";

/**
 * What pictures are set in, so that a text keeps its width where an SVG is opened: Windows and macOS have Arial, Linux
 * one of the same widths.
 */
export const typeface = "Arial, 'Liberation Sans', Helvetica, sans-serif";

/** A figure at any width, on white. */
export type Drawer = (width: number, sheet?: Sheet) => Composed;

/** Brings the code that draws the figure. */
export async function drawer(figure: Finished): Promise<Drawer> {
  const { compose, fetchKinds, canDraw } = await drawing();
  const { panels, state, bundle, more } = figure;
  if (!canDraw(state.figure)) await fetchKinds(state.figure);
  return (width, sheet) =>
    setIn(typeface, () => compose(panels, state, bundle, width, light, more, sheet));
}

/** The figure as a picture of so many pixels' width, on white, as programs other than a browser can show it. */
export async function draw(figure: Finished, width: number): Promise<Composed> {
  const composed = (await drawer(figure))(width);
  plain(composed.svg);
  return composed;
}
