import { fontFamily } from "./theme.ts";

let context: CanvasRenderingContext2D | null | undefined;
let family = fontFamily;

/** What texts are measured in and to be written in. */
export function typeface(): string {
  return family;
}

/** Measures in another typeface while `act` draws. */
export function setIn<T>(other: string, act: () => T): T {
  const before = family;
  family = other;
  try {
    return act();
  } finally {
    family = before;
  }
}

/** Width in pixels; without a canvas (in unit tests) an estimate. */
export function measure(text: string, size: number, bold = false): number {
  if (context === undefined)
    context =
      typeof document === "undefined" ? null : document.createElement("canvas").getContext("2d");
  if (!context) return text.length * size * 0.56;
  context.font = `${bold ? 600 : 400} ${size}px ${family}`;
  return context.measureText(text).width;
}

/** Breaks a text into lines no wider than `width`, between words; a word wider than that is broken. */
export function wrap(text: string, width: number, size: number, bold = false): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((one) => pieces(one, width, size, bold))) {
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

/** A word as it is, or in pieces that each fill a line. */
function pieces(word: string, width: number, size: number, bold: boolean): string[] {
  if (measure(word, size, bold) <= width) return [word];
  const out: string[] = [];
  let piece = "";
  for (const letter of word) {
    if (piece && measure(piece + letter, size, bold) > width) {
      out.push(piece);
      piece = "";
    }
    piece += letter;
  }
  return [...out, piece];
}
