/** A dot on a line: where it must stand, and how large it is. */
export interface Dot {
  x: number;
  r: number;
}

/**
 * How far each dot is moved off the line so that none covers another: as little as it can be, up before down.
 * The first ones in the list come nearest the line. The same dots always get the same places.
 */
export function swarm(dots: readonly Dot[], gap = 0.5): number[] {
  const placed: (Dot & { y: number })[] = [];
  return dots.map(({ x, r }) => {
    const near = placed.filter((p) => Math.abs(p.x - x) < p.r + r + gap);
    const touching = near.flatMap((p) => {
      const off = Math.sqrt((p.r + r + gap) ** 2 - (p.x - x) ** 2);
      return [p.y - off, p.y + off];
    });
    const free = (y: number) =>
      near.every((p) => (p.x - x) ** 2 + (p.y - y) ** 2 >= (p.r + r + gap) ** 2 - 1e-6);
    const y = [0, ...touching].sort((a, b) => Math.abs(a) - Math.abs(b) || a - b).find(free)!;
    placed.push({ x, r, y });
    return y;
  });
}
