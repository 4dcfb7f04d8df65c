import type { Result } from "./types.ts";

/** Where an answer's columns of groups (`members`, `min`, …) begin for an indicator and a place; NaN of a region, which they say nothing of. */
export function spanOf({ places, years }: Pick<Result, "places" | "years">) {
  const regions = places.filter(({ kind }) => kind === "region").length;
  const groups = places.length - regions;
  return (indicator: number, place: number): number =>
    place < regions ? NaN : (indicator * groups + place - regions) * years.length;
}
