import type { Indicator } from "./engine/types.ts";

/** KS shows the types of indicators in this order. */
const types: readonly (Indicator["type"] | undefined)[] = [
  "prioritering",
  "dekningsgrad",
  "produktivitet",
  "kvalitet",
  "andre",
  undefined,
];

/** An area's indicators in KS's order; within a type as the bundle has them. */
export function inOrder(indicators: readonly Indicator[]): Indicator[] {
  return [...indicators].sort((a, b) => types.indexOf(a.type) - types.indexOf(b.type));
}
