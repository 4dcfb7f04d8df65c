import { markers, type Hatching, type Look } from "./look.ts";
import { fit } from "./marks.ts";
import { size, type Form } from "./plot.ts";
import { svg } from "./svg.ts";
import { measure } from "./text.ts";
import type { Theme } from "./theme.ts";

export interface Entry {
  label: string;
  look: Look;
  form: Form;
}

/** Names with swatch or marker, above a plot, on as many lines as they need. */
export function key(
  entries: readonly Entry[],
  width: number,
  theme: Theme,
): { elements: SVGElement[]; height: number } {
  const elements: SVGElement[] = [];
  let [x, y] = [0, 0];
  for (const { label, look, form } of entries) {
    const text = fit(label, width - 20, size.label, look.strong);
    const needs = 20 + measure(text, size.label, look.strong) + 18;
    if (x > 0 && x + needs - 18 > width) [x, y] = [0, y + 20];
    elements.push(
      ...(form === "line" ? lineSwatch(look, x, y) : barSwatch(look, x, y, theme)),
      svg(
        "text",
        {
          x: Math.round(x + 20),
          y: y + 7,
          dy: "0.35em",
          "font-size": size.label,
          "font-weight": look.strong ? 600 : 400,
          fill: theme.text,
        },
        text,
      ),
    );
    x += needs;
  }
  return { elements, height: entries.length ? y + 26 : 0 };
}

const hatch: Record<Hatching, (x: number, y: number) => string> = {
  45: (x, y) => `M${x + 1} ${y + 8}l7 -7M${x + 1} ${y + 13}l12 -12M${x + 6} ${y + 13}l7 -7`,
  135: (x, y) => `M${x + 6} ${y + 1}l7 7M${x + 1} ${y + 1}l12 12M${x + 1} ${y + 6}l7 7`,
  0: (x, y) => `M${x + 1} ${y + 4}h12M${x + 1} ${y + 7}h12M${x + 1} ${y + 10}h12`,
};

function lineSwatch(look: Look, x: number, y: number): SVGElement[] {
  const line = svg("path", {
    d: `M${x} ${y + 7}h16`,
    stroke: look.color,
    "stroke-width": look.width,
    "stroke-dasharray": Array.isArray(look.dash) ? look.dash.join(" ") : undefined,
  });
  if (!look.symbolSize) return [line];
  return [
    line,
    svg("path", {
      d: markers[look.symbol],
      fill: look.color,
      transform: `translate(${x + 3.5} ${y + 2.5}) scale(0.65)`,
    }),
  ];
}

function barSwatch(look: Look, x: number, y: number, theme: Theme): SVGElement[] {
  if (!look.hatched)
    return [
      svg("rect", {
        x: x + 0.5,
        y: y + 0.5,
        width: 13,
        height: 13,
        fill: look.color,
        stroke: look.outline ?? look.color,
      }),
    ];
  return [
    svg("rect", {
      x: x + 0.75,
      y: y + 0.75,
      width: 12.5,
      height: 12.5,
      fill: theme.background,
      stroke: look.outline ?? look.color,
      "stroke-width": 1.5,
    }),
    svg("path", {
      d: hatch[look.hatching ?? 45](x, y),
      stroke: look.color,
      "stroke-width": 1.5,
    }),
  ];
}
