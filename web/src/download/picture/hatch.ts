import type { Box } from "../../figure/plot.ts";
import { r1 } from "../../figure/marks.ts";

/** Stripes: each `width` wide, one per `period`, turned by so many degrees. */
export interface Stripes {
  width: number;
  period: number;
  angle: number;
}

/** The middles of the stripes inside a box, as a path to be stroked: what a pattern would fill it with. */
export function hatch({ x, y, width, height }: Box, stripes: Stripes): string {
  const turn = (stripes.angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const corners = [
    [x, y],
    [x + width, y],
    [x, y + height],
    [x + width, y + height],
  ] as const;
  const across = corners.map(([a, b]) => b * cos - a * sin);
  const [low, high] = [Math.min(...across), Math.max(...across)];
  const middle = stripes.width / 2;
  const first = Math.ceil((low - middle) / stripes.period);
  let path = "";
  for (let n = first; n * stripes.period + middle <= high; n++) {
    const v = n * stripes.period + middle;
    const along = inside([-v * sin, v * cos], [cos, sin], { x, y, width, height });
    if (!along) continue;
    const at = (u: number) => `${r1(u * cos - v * sin)} ${r1(u * sin + v * cos)}`;
    path += `M${at(along[0])}L${at(along[1])}`;
  }
  return path;
}

type Pair = readonly [number, number];

/** From where to where along a line it is inside the box; undefined where it passes it by. */
function inside([x, y]: Pair, [dx, dy]: Pair, box: Box): [number, number] | undefined {
  let [from, to] = [-Infinity, Infinity];
  for (const [at, step, low, high] of [
    [x, dx, box.x, box.x + box.width],
    [y, dy, box.y, box.y + box.height],
  ] as const) {
    if (Math.abs(step) < 1e-9) {
      if (at < low || at > high) return undefined;
      continue;
    }
    const ends = [(low - at) / step, (high - at) / step];
    from = Math.max(from, Math.min(...ends));
    to = Math.min(to, Math.max(...ends));
  }
  return to > from ? [from, to] : undefined;
}
