export type Attributes = Record<string, string | number | undefined>;

/** An element as text; its children are XML already. What is undefined or false is left out. */
export function el(
  name: string,
  attributes: Attributes = {},
  ...children: (string | false | undefined)[]
): string {
  const told = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${plain(String(value))}"`)
    .join("");
  const inside = children.filter(Boolean).join("");
  return inside ? `<${name}${told}>${inside}</${name}>` : `<${name}${told}/>`;
}

/** A text as XML has it, without the characters that XML 1.0 does not allow. */
export function plain(text: string): string {
  return clean(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** Control characters and halves of characters make a file that Office refuses; line breaks are spaces here. */
export function clean(text: string): string {
  return text
    .replace(/[\t\n\r]+/g, " ")
    .replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/g, "")
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "");
}

export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
