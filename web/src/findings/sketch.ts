import { number, shown } from "../formats.ts";

/** The small figure beside a sentence. It shows nothing that the sentence does not say. */
export interface Sketch {
  shapes: Shape[];
  texts: Text[];
}

export interface Shape {
  /** `line` and `bar` are in the colour of whom they are about, `span` and `base` in the text's. */
  kind: "line" | "bar" | "span" | "ends" | "base" | "dot";
  /** Of a municipality, not of an average. */
  own: boolean;
  d: string;
}

export interface Text {
  x: number;
  y: number;
  anchor: "start" | "middle" | "end";
  words: string;
}

export const width = 220;
export const height = 76;
const left = 10;
const right = width - left;
/** A number's text is about so wide on either side of its middle. */
const half = 28;

/** The numbers of some years in a line; those that are `marked` have a dot and their number. A gap stays a gap. */
export function seriesSketch(
  points: readonly { year: number; value: number | undefined; marked: boolean }[],
  decimals: number,
  own: boolean,
): Sketch {
  const known = points.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const x = (i: number) => round(left + (i / Math.max(1, points.length - 1)) * (right - left));
  const y = (value: number) => round(high > low ? 40 - ((value - low) / (high - low)) * 20 : 30);
  let d = "";
  points.forEach(({ value }, i) => {
    const before = points[i - 1]?.value;
    if (value !== undefined) d += `${i > 0 && before !== undefined ? "L" : "M"}${x(i)} ${y(value)}`;
  });
  const shapes: Shape[] = [{ kind: "line", own, d }];
  const texts: Text[] = [];
  points.forEach(({ year, value, marked }, i) => {
    if (!marked || value === undefined) return;
    const anchor = i === 0 ? "start" : i === points.length - 1 ? "end" : "middle";
    const at = i === 0 ? 2 : i === points.length - 1 ? width - 2 : x(i);
    const beside = points[i === 0 ? 1 : i - 1]?.value ?? known.find((one) => one !== value);
    const under = beside !== undefined && beside > value;
    shapes.push({ kind: "dot", own, d: dot(x(i), y(value)) });
    texts.push({ x: at, y: y(value) + (under ? 17 : -8), anchor, words: number(value, decimals) });
    texts.push({ x: at, y: height - 2, anchor, words: String(year) });
  });
  return { shapes, texts };
}

/** From the lowest to the highest, the average as a line through it, the municipality as a dot. */
export function spanSketch(
  { low, high, mean, own }: { low: number; high: number; mean: number; own?: number },
  decimals: number,
): Sketch {
  const all = [low, high, mean, ...(own === undefined ? [] : [own])];
  const [from, to] = [Math.min(...all), Math.max(...all)];
  const x = (value: number) => round(left + ((value - from) / (to - from)) * (right - left));
  const [a, b] = [x(low), x(high)];
  const text = (value: number, anchor: Text["anchor"], at: number): Text => ({
    x: at,
    y: 60,
    anchor,
    words: number(value, decimals),
  });
  return {
    shapes: [
      { kind: "span", own: false, d: `M${a} 34H${b}` },
      { kind: "ends", own: false, d: `M${a} 27V41M${b} 27V41` },
      { kind: "base", own: false, d: `M${x(mean)} 22V46` },
      ...(own === undefined
        ? []
        : [{ kind: "dot", own: true, d: dot(x(own), 34) } satisfies Shape]),
    ],
    texts: [
      { x: inside(x(mean)), y: 14, anchor: "middle", words: number(mean, decimals) },
      // Far outside them the municipality presses the two together.
      ...(b - a > 4 * half ? [text(low, "start", a - 2), text(high, "end", b + 2)] : []),
    ],
  };
}

/** From the average in the middle to the municipality. `reach` is the largest deviation that has room. */
export function barSketch(
  {
    value,
    mean,
    deviation,
    reach,
  }: { value: number; mean: number; deviation: number; reach: number },
  decimals: number,
): Sketch {
  const middle = width / 2;
  const end = round(middle + (deviation / reach) * (right - middle));
  return {
    shapes: [
      { kind: "bar", own: true, d: `M${middle} 34H${end}` },
      { kind: "base", own: false, d: `M${middle} 20V48` },
    ],
    texts: [
      { x: middle, y: 14, anchor: "middle", words: number(shown(mean, decimals), decimals) },
      { x: inside(end), y: 62, anchor: "middle", words: number(value, decimals) },
    ],
  };
}

function dot(x: number, y: number): string {
  return `M${x - 4.5} ${y}a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0z`;
}

function inside(x: number): number {
  return Math.min(width - half, Math.max(half, x));
}

function round(x: number): number {
  return Math.round(x * 10) / 10;
}
