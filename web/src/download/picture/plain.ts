import type { Box } from "../../figure/plot.ts";
import { r1 } from "../../figure/marks.ts";
import { svg } from "../../figure/svg.ts";
import { hatch } from "./hatch.ts";

/**
 * Makes a figure fit for programs that know less of SVG than browsers do (Office, LibreOffice, Inkscape): nothing is filled
 * with a pattern, letters with an edge are drawn twice instead of being painted edge first,
 * `y` is the baseline (LibreOffice does not know `dy`), sizes are plain numbers, and one typeface stands at the root.
 */
export function plain(root: SVGSVGElement): void {
  for (const element of root.querySelectorAll("[fill^='url(']")) stripe(element, root);
  for (const element of root.querySelectorAll("defs, pattern")) element.remove();
  // ECharts' markers of size nought, beside a number that stands alone.
  for (const element of root.querySelectorAll("[transform^='matrix(0,0,0,0']")) element.remove();
  for (const element of root.querySelectorAll("[pointer-events]"))
    element.removeAttribute("pointer-events");
  for (const element of root.querySelectorAll("[paint-order]")) edge(element);
  for (const text of root.querySelectorAll("text")) {
    const size = parseFloat(text.getAttribute("font-size") ?? "");
    const dy = parseFloat(text.getAttribute("dy") ?? "0");
    text.removeAttribute("font-family");
    text.setAttribute("font-size", String(size));
    text.setAttribute("y", String(r1(Number(text.getAttribute("y")) + dy * size)));
    text.removeAttribute("dy");
    // The nearest weight that the common typefaces have.
    if (text.getAttribute("font-weight") === "600") text.setAttribute("font-weight", "bold");
    else text.removeAttribute("font-weight");
  }
}

/** The stripes of ECharts' pattern, as lines. */
function stripe(element: Element, root: SVGSVGElement): void {
  const id = /^url\(#(.+)\)$/.exec(element.getAttribute("fill")!)?.[1];
  const pattern = id && root.querySelector(`pattern[id="${id}"]`);
  element.setAttribute("fill", "none");
  if (!pattern) return;
  const one = pattern.querySelector("path");
  const [, width = "2"] = /l0 (\d+)/.exec(one?.getAttribute("d") ?? "") ?? [];
  const turned = /rotate\((-?[\d.]+)\)/.exec(pattern.getAttribute("patternTransform") ?? "");
  const stripes = {
    width: Number(width),
    period: Number(pattern.getAttribute("height")),
    angle: turned ? Number(turned[1]) : 0,
  };
  element.before(
    svg("path", {
      d: hatch(boxOf(element.getAttribute("d")!), stripes),
      fill: "none",
      stroke: one?.getAttribute("fill") ?? undefined,
      "stroke-width": width,
    }),
  );
}

/** Of a path with straight steps, as ECharts writes a bar: "M91.6 289.3l8.8 0l0 -217.7l-8.8 0Z". */
export function boxOf(path: string): Box {
  const xs: number[] = [];
  const ys: number[] = [];
  let [x, y] = [0, 0];
  for (const [, command, a, b] of path.matchAll(/([MLl])\s*(-?[\d.]+)[ ,]?(-?[\d.]+)/g)) {
    const from = command === "l" ? [x, y] : [0, 0];
    [x, y] = [from[0]! + Number(a), from[1]! + Number(b)];
    xs.push(x);
    ys.push(y);
  }
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

/** Its edge as an element of its own behind it. */
function edge(element: Element): void {
  element.removeAttribute("paint-order");
  const behind = element.cloneNode(true) as Element;
  behind.setAttribute("fill", element.getAttribute("stroke")!);
  behind.setAttribute("aria-hidden", "true");
  element.before(behind);
  for (const name of ["stroke", "stroke-width", "stroke-linejoin"]) element.removeAttribute(name);
}
