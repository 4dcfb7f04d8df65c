import type { Composed } from "../../figure/compose.ts";
import { setIn } from "../../figure/text.ts";
import type { Finished } from "../../finished.ts";
import { about, foot, type About } from "./about.ts";
import { drawer, typeface, type Drawer } from "./draw.ts";
import { fitShape } from "./fit-shape.ts";
import { plain } from "./plain.ts";
import type { Shape } from "./shapes.ts";

/** A figure laid out for a file. */
export interface Picture {
  composed: Composed;
  /** Its width on slide or page. */
  points: number;
  /** Its width as a PNG. */
  pixels: number;
  told: About;
}

/** The width of a picture that is as high as the figure needs; as a PNG twice as many pixels. */
const ordinary = 960;

/** As wide as the page's figure, and as high as it needs; to be `pasted`, or a file. */
export async function natural(figure: Finished, pasted = false): Promise<Picture> {
  const { draw, told } = await footed(figure, pasted);
  return finished(draw(ordinary), ordinary, 2 * ordinary, told);
}

/** In a given shape; undefined where the figure does not fit it. */
export async function shaped(figure: Finished, shape: Shape): Promise<Picture | undefined> {
  const { draw, told } = await footed(figure);
  const composed = fitShape(draw, shape);
  return composed && finished(composed, shape.width, shape.pixels, told);
}

function finished(composed: Composed, points: number, pixels: number, told: About): Picture {
  plain(composed.svg);
  return { composed, points, pixels, told };
}

/** With what only a picture that is taken along says under its source. */
async function footed(figure: Finished, pasted = false): Promise<{ draw: Drawer; told: About }> {
  const bare = await drawer(figure);
  const told = about(figure);
  const draw: Drawer = (width, sheet) =>
    bare(width, { ...sheet, foot: setIn(typeface, () => foot(figure, told, width - 40, pasted)) });
  return { draw, told };
}
