import { at, type Domain, type Strip } from "../../profile/strip.ts";
import { r1 } from "../marks.ts";
import { svg } from "../svg.ts";
import { palette, type Theme } from "../theme.ts";

/** Room in the strip for half a dot at either end. */
export const inset = 9;

/** Lowest to highest as a bar, 100 as a line through it, the municipality as a dot or, outside the scale, an arrowhead. */
export function stripOf(
  { from, to, dot }: Strip,
  { x: left, width }: { x: number; width: number },
  y: number,
  domain: Domain,
  theme: Theme,
): SVGElement[] {
  if (from === undefined && to === undefined && dot === undefined) return [];
  const x = (share: number) => r1(left + inset + share * (width - 2 * inset));
  const end = ({ share, outside }: ReturnType<typeof at>) =>
    outside === 0
      ? `M${x(share)} ${y - 5}v10`
      : `M${x(share) - outside * 4} ${y - 4}l${outside * 4} 4l${-outside * 4} 4`;
  const out: SVGElement[] = [
    svg("path", { d: `M${x(0)} ${y}H${x(1)}`, stroke: theme.grid, "stroke-width": 1 }),
  ];
  if (from !== undefined && to !== undefined) {
    const [a, b] = [at(from, domain), at(to, domain)];
    out.push(
      svg("path", {
        d: `M${x(a.share)} ${y}H${x(b.share)}`,
        stroke: theme.calm,
        "stroke-opacity": 0.5,
        "stroke-width": 6,
      }),
      svg("path", { d: end(a) + end(b), fill: "none", stroke: theme.axis, "stroke-width": 1.5 }),
    );
  }
  out.push(svg("path", { d: `M${x(0.5)} ${y - 10}v20`, stroke: theme.text, "stroke-width": 1.5 }));
  if (dot !== undefined) {
    const { share, outside } = at(dot, domain);
    const look = { fill: palette[0], stroke: theme.background, "stroke-width": 1.5 };
    out.push(
      outside === 0
        ? svg("circle", { cx: x(share), cy: r1(y), r: 6, ...look })
        : svg("path", {
            d: `M${x(share) - outside * 3} ${y - 7}l${outside * 10} 7l${-outside * 10} 7z`,
            ...look,
          }),
    );
  }
  return out;
}
