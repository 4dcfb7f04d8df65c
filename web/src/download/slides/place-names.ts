import { measure } from "./measure.ts";

interface Spot {
  x: number;
  y: number;
}

interface Named extends Spot {
  words: string;
  bold: boolean;
  /** Lines go out from it to all sides: the name stands between them. */
  crossed: boolean;
}

/** On which side of its dot a name stands, and how far up or down from there. */
export interface Side {
  at: "r" | "l" | "t" | "b";
  dy: number;
}

/** Where each name covers least: other names and named dots first, then the other dots. */
export function placeNames(
  named: readonly Named[],
  others: readonly Spot[],
  fontSize: number,
  width: number,
): Side[] {
  const taken: Rect[] = named.map(({ x, y }) => ({ x: x - 6, y: y - 6, width: 12, height: 12 }));
  const dots = others.map(({ x, y }) => ({ x: x - 4, y: y - 4, width: 8, height: 8 }));
  const height = fontSize * 1.25;
  const off = 0.8 * fontSize;
  return named.map(({ words, x, y, bold, crossed }, i): Side => {
    const wide = measure(words, fontSize, bold);
    const box = ({ at, dy }: Side): Rect => {
      const middle = y - height / 2 + dy;
      if (at === "r") return { x: x + 7, y: middle, width: wide, height };
      if (at === "l") return { x: x - 7 - wide, y: middle, width: wide, height };
      return { x: x - wide / 2, y: at === "t" ? y - 7 - height : y + 7, width: wide, height };
    };
    const cost = (side: Side) => {
      const mine = box(side);
      const outside = mine.x < 0 || mine.x + mine.width > width;
      const names = taken.filter((one, t) => t !== i && overlap(one, mine)).length;
      return Number(outside) * 1e6 + names * 1000 + dots.filter((d) => overlap(d, mine)).length;
    };
    const sides: Side[] = crossed
      ? (["r", "l"] as const).flatMap((at) => [-off, off].map((dy) => ({ at, dy })))
      : (["r", "l", "t", "b"] as const).map((at) => ({ at, dy: 0 }));
    const [best] = sides.sort((a, b) => cost(a) - cost(b));
    taken.push(box(best!));
    return best!;
  });
}

interface Rect extends Spot {
  width: number;
  height: number;
}

function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
