/** A name that is to stand over (or under) a place on a line, joined to it by a straight stroke. */
export interface Wanted {
  x: number;
  width: number;
}

export interface Packed {
  /** 0 is nearest the line. */
  row: number;
  left: number;
}

const gap = 8;

/** Where a name may begin, best first: over its stroke, or on either side of it. */
const sides: readonly ((one: Wanted) => number)[] = [
  ({ x, width }) => x - width / 2,
  ({ x }) => x + 3,
  ({ x, width }) => x - width - 3,
  ({ x, width }) => x - width / 4,
  ({ x, width }) => x - (width * 3) / 4,
];

/** So many places are tried before a name is given up. */
const patience = 400;

/**
 * Rows of names, as few as can be, where no name covers another, nor the stroke of one further out. The first in the
 * list come first: one that finds no room within `rows` beside them is undefined.
 */
export function pack(
  wanted: readonly Wanted[],
  width: number,
  rows: number,
): (Packed | undefined)[] {
  let kept = new Map<Wanted, Packed>();
  let few = 1;
  for (const one of wanted) {
    // From left to right each meets only its neighbours, so a wrong try is soon taken back.
    const sorted = [...kept.keys(), one].sort((a, b) => a.x - b.x);
    for (let n = few; n <= rows; n++) {
      const found = all(sorted, width, n);
      if (!found) continue;
      kept = new Map(sorted.map((w, i) => [w, found[i]!]));
      few = n;
      break;
    }
  }
  return wanted.map((one) => kept.get(one));
}

function all(wanted: readonly Wanted[], width: number, rows: number): Packed[] | undefined {
  const placed: (Packed & Wanted)[] = [];
  let left = patience;
  const next = (): boolean => {
    const one = wanted[placed.length];
    if (!one) return true;
    for (let row = 0; row < rows; row++)
      for (const side of sides) {
        if (left-- <= 0) return false;
        const at = Math.max(0, Math.min(side(one), width - one.width));
        const now = { ...one, row, left: at };
        if (!placed.every((other) => apart(now, other))) continue;
        placed.push(now);
        if (next()) return true;
        placed.pop();
      }
    return false;
  };
  return next() ? placed : undefined;
}

function apart(a: Packed & Wanted, b: Packed & Wanted): boolean {
  if (a.row === b.row) return a.left + a.width + gap <= b.left || b.left + b.width + gap <= a.left;
  const [inner, outer] = a.row < b.row ? [a, b] : [b, a];
  return outer.x < inner.left - 2 || outer.x > inner.left + inner.width + 2;
}
