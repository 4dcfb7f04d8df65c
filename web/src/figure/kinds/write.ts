import { r1 } from "../marks.ts";
import { svg } from "../svg.ts";

export interface Lettering {
  fill: string;
  size?: number;
  bold?: boolean;
  anchor?: "start" | "middle" | "end";
  /** Drawn around the letters, so that they can be read over lines and dots. */
  halo?: string;
}

/** One line of text whose middle is at `y`. */
export function write(
  words: string,
  x: number,
  y: number,
  { fill, size = 13, bold = false, anchor = "start", halo }: Lettering,
): SVGTextElement {
  return svg(
    "text",
    {
      x: r1(x),
      y: r1(y),
      dy: "0.35em",
      "text-anchor": anchor === "start" ? undefined : anchor,
      "font-size": size,
      "font-weight": bold ? 600 : undefined,
      fill,
      ...(halo && {
        stroke: halo,
        "stroke-width": 3,
        "stroke-linejoin": "round",
        "paint-order": "stroke",
      }),
    },
    words,
  );
}
