import { fontFamily } from "./theme.ts";

let context: CanvasRenderingContext2D | null | undefined;

/** Width in pixels; without a canvas (in unit tests) an estimate. */
export function measure(text: string, size: number, bold = false): number {
  if (context === undefined)
    context =
      typeof document === "undefined" ? null : document.createElement("canvas").getContext("2d");
  if (!context) return text.length * size * 0.56;
  context.font = `${bold ? 600 : 400} ${size}px ${fontFamily}`;
  return context.measureText(text).width;
}

/** Breaks a text into lines no wider than `width`; a word wider than that gets a line of its own. */
export function wrap(text: string, width: number, size: number, bold = false): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line ? `${line} ${word}` : word;
    if (line && measure(longer, size, bold) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  if (line) lines.push(line);
  return lines;
}
