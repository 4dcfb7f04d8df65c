import { measure } from "./measure.ts";

/** The largest of the sizes at which a text takes no more than so many lines, else the smallest. */
export function largest(
  text: string,
  width: number,
  sizes: readonly number[],
  lines: number,
  bold = false,
): number {
  return sizes.find((size) => linesOf(text, width, size, bold) <= lines) ?? sizes.at(-1)!;
}

/** Ends with an ellipsis where it would take more lines; `after` is what always stands behind it. */
export function cut(
  text: string,
  width: number,
  size: number,
  lines: number,
  bold = false,
  after = "",
): string {
  if (linesOf(text + after, width, size, bold) <= lines) return text + after;
  const letters = [...text];
  const short = (n: number) => `${letters.slice(0, n).join("").trimEnd()}…${after}`;
  let [low, high] = [0, letters.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (linesOf(short(middle), width, size, bold) <= lines) low = middle;
    else high = middle - 1;
  }
  return short(low);
}

/** Of the widest. */
export function widest(texts: readonly string[], size: number, bold = false): number {
  return Math.max(0, ...texts.map((text) => measure(text, size, bold)));
}

/** How many lines a text takes, with room for letters that are wider than we measure. */
export function linesOf(text: string, width: number, size: number, bold = false): number {
  let lines = 1;
  let used = 0;
  for (const word of text.split(" ")) {
    const wide = measure(word, size, bold) * 1.03;
    const space = used ? size * 0.28 : 0;
    if (used && used + space + wide > width) {
      lines++;
      used = 0;
    }
    lines += Math.max(0, Math.ceil(wide / width) - 1);
    used = wide > width ? wide % width : used + (used ? space : 0) + wide;
  }
  return lines;
}
