/**
 * Cells of a JSON-stat 2.0 dataset (https://json-stat.org/full/): values row-major over `id`, as a
 * list or as an object of positions; statuses as a list, an object, or one string for every cell.
 */
import type { Cell, Reason } from "./missing.ts";

export interface Dataset {
  id: string[];
  size: number[];
  role?: { time?: string[]; geo?: string[]; metric?: string[] };
  dimension: Record<
    string,
    { category: { index?: string[] | Record<string, number>; label?: Record<string, string> } }
  >;
  value: (number | null)[] | Record<string, number | null>;
  status?: (string | null)[] | Record<string, string> | string;
}

/** Signs that stand in the place of a number. The others (- 0 *) stand beside one. */
const signs: readonly string[] = [".", "..", ":"] satisfies Reason[];

const indexes = new WeakMap<object, Map<string, number>>();

/** The dimension's codes, in order, with their positions. */
export function categories(dataset: Dataset, dimension: string): Map<string, number> {
  const { category } = dataset.dimension[dimension]!;
  const found = indexes.get(category);
  if (found) return found;
  const { index, label } = category;
  const codes = Array.isArray(index)
    ? index
    : index
      ? Object.keys(index).sort((a, b) => index[a]! - index[b]!)
      : Object.keys(label ?? {});
  const positions = new Map(codes.map((code, i) => [code, i]));
  indexes.set(category, positions);
  return positions;
}

/** The code with that label, whatever its case and outer space. */
export function codeByLabel(
  dataset: Dataset,
  dimension: string,
  label: string,
): string | undefined {
  const plain = (text: string): string => text.trim().toLowerCase();
  const labels = dataset.dimension[dimension]!.category.label ?? {};
  return Object.keys(labels).find((code) => plain(labels[code]!) === plain(label));
}

export function cellAt(dataset: Dataset, position: number): Cell {
  const value = (dataset.value as Record<number, number | null>)[position] ?? null;
  const { status } = dataset;
  const sign = typeof status === "string" ? status : (status as Record<number, string>)?.[position];
  if (sign && signs.includes(sign)) return sign as Reason;
  return value ?? "..";
}

/** The cell with these codes, one per dimension; no-data when the table does not have one of them. */
export function cellOf(dataset: Dataset, codes: Record<string, string>): Cell {
  let position = 0;
  for (const [i, dimension] of dataset.id.entries()) {
    const n = categories(dataset, dimension).get(codes[dimension] ?? "");
    if (n === undefined) return "no-data";
    position = position * dataset.size[i]! + n;
  }
  return cellAt(dataset, position);
}

/** Every way to take one code from each list. */
export function combinations(lists: Record<string, string[]>): Record<string, string>[] {
  return Object.entries(lists).reduce<Record<string, string>[]>(
    (done, [dimension, codes]) =>
      done.flatMap((chosen) => codes.map((code) => ({ ...chosen, [dimension]: code }))),
    [{}],
  );
}
