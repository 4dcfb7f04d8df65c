/** A slide is 16:9, 960 points wide: as many as the pixels of a wide figure. */
export const slide = { width: 960, height: 540 } as const;

/** Points to the units of Office's drawings. */
export function emu(points: number): number {
  return Math.round(points * 12700);
}

/** In points, from the slide's upper left corner. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
