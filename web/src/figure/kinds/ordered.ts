import type { Row } from "../../series.ts";
import type { Order } from "../../state.ts";

/** Places as they were chosen or, the highest first, by their number in a year; averages stand last, as they were chosen. */
export function ordered(rows: readonly Row[], order: Order, k: number): Row[] {
  const averages = rows.filter((row) => row.role === "average");
  const places = rows.filter((row) => row.role !== "average");
  if (order === "value") {
    const value = (row: Row) =>
      row.cells[k]!.status === 0 ? row.cells[k]!.value : Number.NEGATIVE_INFINITY;
    // Two without a number stay as they were.
    places.sort((a, b) => (value(a) === value(b) ? 0 : value(b) - value(a)));
  }
  return [...places, ...averages];
}
