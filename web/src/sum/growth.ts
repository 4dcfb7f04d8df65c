import type { Version } from "../engine/types.ts";
import { calculated, namesIn } from "./formula.ts";

/**
 * Whether the formula on summed inputs is a sum and no average: it is another for twice as much of every input, so it
 * grows with how many the members are. A weight is the same for all places, and so is another place's number.
 */
export function isSum({
  average,
  formula,
  weights = {},
}: Pick<Version, "average" | "formula" | "weights">): boolean {
  if (average !== "weighted") return false;
  const names = namesIn(formula);
  return samples.some((sample) => {
    const of = (times: number) =>
      calculated(formula, (token) => {
        const at = names.indexOf(token);
        return (at < 0 || Object.hasOwn(weights, token) ? 1 : times) * number(sample, at + 1);
      });
    const [one, two] = [of(1), of(2)];
    return Math.abs(one - two) > 1e-9 * Math.max(Math.abs(one), Math.abs(two));
  });
}

/** Several, since `min`, `max` and `abs` may hide an input. */
const samples = [1, 2, 3, 4];

/** Some number of the input, as large as others or much larger. */
function number(sample: number, at: number): number {
  return 1 + ((7919 * at * sample + 104729 * sample) % 997);
}
