/** A figure, or the reason why there is none; the one place that says how reasons meet. */

/** From weak to strong. */
export const reasons = [
  ".",
  "div0",
  "overflow",
  "not-defined",
  "no-data",
  "..",
  "suppressed",
  ":",
] as const;
export type Reason = (typeof reasons)[number];
export type Cell = number | Reason;

export const isKnown = (cell: Cell): cell is number => typeof cell === "number";

/** The strongest reason among the cells; undefined when all are known. */
export function strongest(cells: readonly Cell[]): Reason | undefined {
  return reasons.findLast((reason) => cells.includes(reason));
}

/** A number that a double cannot hold is no number. */
export const finite = (value: number): Cell => (Number.isFinite(value) ? value : "overflow");

/** What is left when "." counts as nothing: numbers, or a reason. */
export function present(cells: readonly Cell[]): number[] | Reason {
  const rest = cells.filter((cell) => cell !== ".");
  if (rest.length === 0) return ".";
  return strongest(rest) ?? rest.filter(isKnown);
}

/** The sum; "." counts as nothing, only "." gives ".", any other reason makes the sum missing. */
export function sum(cells: readonly Cell[]): Cell {
  const numbers = present(cells);
  return typeof numbers === "string" ? numbers : finite(numbers.reduce((a, b) => a + b, 0));
}
