import type { Dataset, Unit } from "../bundle/types.ts";

type Raw = Record<string, unknown>;

/** A JSON-stat 2.0 dataset that the calculator has approved, with every cell in its place. */
export function datasetOf(raw: Raw): Dataset {
  const id = raw.id as string[];
  const size = raw.size as number[];
  const given = raw.dimension as Record<string, { label?: string; category: Raw }>;
  const total = size.reduce((a, b) => a * b, 1);
  const value = Array.from({ length: total }, (_, i) => number(part(raw.value, i)));
  const status: Record<string, string> = {};
  for (let i = 0; i < total; i++) {
    const sign = typeof raw.status === "string" ? raw.status : part(raw.status, i);
    if (typeof sign === "string" && sign !== "") status[i] = sign;
  }
  return {
    version: "2.0",
    class: "dataset",
    ...text(raw, "label"),
    ...text(raw, "source"),
    ...text(raw, "updated"),
    role: roleOf((raw.role ?? {}) as Raw),
    id,
    size,
    dimension: Object.fromEntries(
      id.map((name) => {
        const { label, category } = given[name]!;
        const labels = (category.label ?? {}) as Record<string, string>;
        const unit = category.unit as Record<string, Unit> | undefined;
        const index = indexOf(category.index, labels);
        return [
          name,
          { ...(label && { label }), category: { index, label: labels, ...(unit && { unit }) } },
        ];
      }),
    ),
    value,
    status,
  };
}

/** A role of one dimension need not be a list. */
function roleOf(given: Raw): Dataset["role"] {
  const role: Dataset["role"] = {};
  for (const kind of ["time", "geo", "metric"] as const) {
    const ids = Object.hasOwn(given, kind) ? given[kind] : undefined;
    if (typeof ids === "string") role[kind] = [ids];
    else if (Array.isArray(ids)) role[kind] = ids as string[];
  }
  return role;
}

/** A dimension of one category need not say where it stands. */
function indexOf(index: unknown, labels: Record<string, string>): Record<string, number> {
  if (Array.isArray(index)) return Object.fromEntries(index.map((code: string, n) => [code, n]));
  if (index) return index as Record<string, number>;
  return Object.fromEntries(Object.keys(labels).map((code, n) => [code, n]));
}

function part(from: unknown, i: number): unknown {
  return from === null || typeof from !== "object" ? undefined : (from as Raw)[i];
}

function number(found: unknown): number | null {
  return typeof found === "number" ? found : null;
}

function text(raw: Raw, key: "label" | "source" | "updated"): Partial<Dataset> {
  return typeof raw[key] === "string" ? { [key]: raw[key] } : {};
}
