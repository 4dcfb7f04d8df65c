import type { Box } from "./plot.ts";

/** What is written already: a text is placed where it overlaps nothing. */
export class Room {
  #taken: Box[] = [];

  take(box: Box): void {
    this.#taken.push(box);
  }

  /** How many of what is there the box would cover. */
  covered(box: Box): number {
    return this.#taken.filter((other) => overlap(box, other)).length;
  }

  free(box: Box): boolean {
    return !this.#taken.some((other) => overlap(box, other));
  }
}

export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
