import { fit, r1 } from "./marks.ts";
import { size } from "./plot.ts";
import { svg } from "./svg.ts";
import { measure, wrap } from "./text.ts";
import type { Theme } from "./theme.ts";

/** A category's name under the axis. */
export interface Name {
  text: string;
  strong: boolean;
}

/** How names stand under an axis, and the room they take: upright on lines, or slanted. */
export interface Under {
  slanted: boolean;
  height: number;
  draw(name: Name, x: number, y: number, theme: Theme): SVGElement[];
}

const leading = 14;
const slant = Math.PI / 4;
/** Of an upright name, where it may be slanted instead. */
const mostLines = 4;
/** An upright line is no wider than this, so that neighbours do not look like one. */
const widest = 168;
/** A slanted name is no longer than this. */
const longest = 150;

/** The least width of a category whose slanted name does not run into its neighbour's. */
export const slantedBand = 16;

/** The width that no word of the names is wider than, and air. */
export function wordWidth(names: readonly Name[]): number {
  const words = names.flatMap(({ text, strong }) =>
    text.split(" ").map((word) => measure(word, size.axis, strong)),
  );
  return Math.max(0, ...words) + 8;
}

/** Upright where the categories are wide enough, or must be. */
export function under(names: readonly Name[], band: number, upright: boolean): Under {
  const lines = (name: Name) => wrap(name.text, Math.min(widest, band - 8), size.axis, name.strong);
  const most = Math.max(1, ...names.map((name) => lines(name).length));
  if (upright || (wordWidth(names) <= band && most <= mostLines))
    return {
      slanted: false,
      height: most * leading + 10,
      draw: (name, x, y, theme) =>
        lines(name).map((line, i) =>
          text(line, x, y + 8 + i * leading, name, theme, { dy: "0.8em", "text-anchor": "middle" }),
        ),
    };
  const width = (name: Name) => measure(name.text, size.axis, name.strong);
  const room = Math.min(longest, Math.max(0, ...names.map(width)));
  return {
    slanted: true,
    height: room * Math.sin(slant) + 24,
    // A name never starts to the left of the figure.
    draw: (name, x, y, theme) => [
      text(
        fit(name.text, Math.min(room, (x - 4) / Math.cos(slant)), size.axis, name.strong),
        x + 4,
        y + 10,
        name,
        theme,
        {
          dy: "0.35em",
          "text-anchor": "end",
          transform: `rotate(-45 ${r1(x + 4)} ${r1(y + 10)})`,
        },
      ),
    ],
  };
}

function text(
  words: string,
  x: number,
  y: number,
  { strong }: Name,
  theme: Theme,
  more: Record<string, string>,
): SVGElement {
  return svg(
    "text",
    {
      x: r1(x),
      y: r1(y),
      "font-size": size.axis,
      "font-weight": strong ? 600 : 400,
      fill: strong ? theme.text : theme.muted,
      ...more,
    },
    words,
  );
}
