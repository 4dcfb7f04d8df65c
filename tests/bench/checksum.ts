import type { Result } from "../../web/src/engine/types.ts";

/** What engine_bench compares before it times. The sums are taken in order, so they agree exactly. */
export interface Checksum {
  cells: number;
  /** How many cells have each status, by its number. */
  statuses: number[];
  values: number;
  deviations: number;
  extremes: number;
  members: number;
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i])) total += values[i]!;
  return total;
}

export function checksum(
  answer: Pick<Result, "value" | "status" | "deviation" | "min" | "max" | "members">,
): Checksum {
  const statuses = new Array<number>(9).fill(0);
  for (const status of answer.status) statuses[status]!++;
  return {
    cells: answer.value.length,
    statuses,
    values: sum(answer.value),
    deviations: sum(answer.deviation),
    extremes: sum(answer.min) + sum(answer.max),
    members: sum(answer.members),
  };
}
