import type { Change } from "./held.ts";

/** The change since the year before, as paths in a square of 12; what cannot be compared has none. */
export const arrows: Record<Change["kind"], string> = {
  up: "M6 1l5 6h-3.2v4h-3.6v-4h-3.2z",
  down: "M6 11l-5-6h3.2v-4h3.6v4h3.2z",
  unchanged: "M6 2a4 4 0 1 0 0 8a4 4 0 1 0 0-8z",
  break: "",
  missing: "",
};
