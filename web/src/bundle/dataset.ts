import type { Dataset, Role } from "./types.ts";

/** A dataset that states only some of its cells, by their place in row-major order. */
export type SparseDataset = Omit<Dataset, "value"> & { value: Record<string, number | null> };

/** The dimension names that SSB uses; anything else needs a role. */
const USUAL: Required<Role> = {
  time: ["Tid"],
  geo: ["Region", "KOKkommuneregion0000"],
  metric: ["ContentsCode"],
};

export function usualRole(dimensions: string[]): Role {
  const role: Role = {};
  for (const kind of ["time", "geo", "metric"] as const) {
    const found = dimensions.filter((name) => USUAL[kind].includes(name));
    if (found.length > 0) role[kind] = found;
  }
  return role;
}

/** The codes of a dimension in their order. */
export function codesOf({ dimension }: Pick<Dataset, "dimension">, name: string): string[] {
  const index = dimension[name]?.category.index ?? {};
  return Object.keys(index).sort((a, b) => index[a]! - index[b]!);
}

/** How far apart neighbours in each dimension lie among the cells. */
export function strides(size: number[]): number[] {
  return size.map((_, i) => size.slice(i + 1).reduce((a, b) => a * b, 1));
}

/** With a place for every cell; those not stated are null and have no status. */
export function dense(dataset: SparseDataset): Dataset {
  const total = dataset.size.reduce((a, b) => a * b, 1);
  const value = Array.from({ length: total }, (_, i) => dataset.value[i] ?? null);
  return { ...dataset, value };
}
