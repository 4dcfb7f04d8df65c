import type { Composed } from "../../figure/compose.ts";
import { drawing } from "../../figure/frame.ts";
import { light } from "../../figure/theme.ts";
import type { Finished } from "../../finished.ts";

/** The figure as a picture of so many pixels' width, on white. */
export async function draw(figure: Finished, width: number): Promise<Composed> {
  const { compose, fetchKinds, canDraw } = await drawing();
  const { panels, state, bundle, more } = figure;
  if (!canDraw(state.figure)) await fetchKinds(state.figure);
  return compose(panels, state, bundle, width, light, more);
}
