const ns = "http://www.w3.org/2000/svg";

type Attributes = Record<string, string | number | undefined>;

export function svg<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(ns, name);
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}

/** An element that ECharts has drawn, before it is one of the page. */
export interface Drawn {
  tag: string;
  attrs: Record<string, string | number | boolean | undefined>;
  text?: string;
  children?: Drawn[];
}

/** Takes in what ECharts has drawn and makes it fit for a strict page and for Office. */
export function adopt({ children = [] }: Drawn): SVGGElement {
  return svg("g", {}, ...children.flatMap(taken));
}

/**
 * `style` becomes presentation attributes (an inline style is refused by the page's policy), `dominant-baseline` becomes
 * `dy` (Office ignores the former), and ECharts' own bookkeeping goes, with its clips: our axes hold every number.
 */
function taken({ tag, attrs, text, children = [] }: Drawn): SVGElement[] {
  const inside = children.flatMap(taken);
  if (tag === "clipPath" || (tag === "defs" && !inside.length)) return [];
  if (attrs["clip-path"]) return inside;
  const attributes: Attributes = {};
  for (const [name, value] of Object.entries(attrs))
    if (!bookkeeping.test(name) && value !== false) attributes[name] = value === true ? "" : value;
  for (const [name, value] of declarations(String(attrs.style ?? "")))
    if (presentation.has(name)) attributes[name] = value;
  attributes.dy = shift[String(attrs["dominant-baseline"])];
  return [svg(tag as keyof SVGElementTagNameMap, attributes, ...(text ? [text] : []), ...inside)];
}

const bookkeeping = /^(style|class|dominant-baseline|ecmeta_.*|xml:.*)$/;

const presentation = new Set([
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-opacity",
  "font-family",
  "font-size",
  "font-weight",
  "font-style",
  "opacity",
  "text-anchor",
]);

/** Where the baseline lies for text that was placed by its middle or top. */
const shift: Record<string, string> = {
  central: "0.35em",
  middle: "0.35em",
  hanging: "0.75em",
  "text-before-edge": "0.75em",
};

/** "a:b;c:d" as pairs. */
function declarations(style: string): [string, string][] {
  return style.split(";").flatMap((part): [string, string][] => {
    const at = part.indexOf(":");
    return at < 0 ? [] : [[part.slice(0, at).trim(), part.slice(at + 1).trim()]];
  });
}
