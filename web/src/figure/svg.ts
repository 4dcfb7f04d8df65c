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

/**
 * Takes in what ECharts wrote and makes it fit for a strict page and for Office: `style` becomes presentation attributes
 * (an inline style is refused by the page's policy), `dominant-baseline` becomes `dy` (Office ignores the former),
 * and style sheets, classes and ECharts' own bookkeeping go.
 */
export function adopt(markup: string): SVGGElement {
  // The policy already strikes while parsing, so nothing may be called `style` by then. ECharts escapes quotes in texts.
  const harmless = markup
    .replace(/<style[\s\S]*?<\/style>/g, "")
    .replace(/ style="/g, ' data-style="');
  const parsed = new DOMParser().parseFromString(harmless, "image/svg+xml").documentElement;
  const group = svg("g");
  for (const child of [...parsed.childNodes])
    if (child instanceof Element) group.append(document.importNode(child, true));
  for (const element of group.querySelectorAll("*")) {
    const style = element.getAttribute("data-style");
    if (style !== null) {
      for (const [name, value] of declarations(style))
        if (presentation.has(name)) element.setAttribute(name, value);
      element.removeAttribute("data-style");
    }
    const baseline = element.getAttribute("dominant-baseline");
    if (baseline !== null) {
      element.removeAttribute("dominant-baseline");
      const dy = shift[baseline];
      if (dy) element.setAttribute("dy", dy);
    }
    for (const { name } of [...element.attributes]) {
      if (name === "class" || name.startsWith("ecmeta_") || name.startsWith("xml:"))
        element.removeAttribute(name);
    }
  }
  return group;
}

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
export function declarations(style: string): [string, string][] {
  return style.split(";").flatMap((part): [string, string][] => {
    const at = part.indexOf(":");
    return at < 0 ? [] : [[part.slice(0, at).trim(), part.slice(at + 1).trim()]];
  });
}
