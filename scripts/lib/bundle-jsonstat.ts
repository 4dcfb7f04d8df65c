import { BundleFaults } from "./bundle-faults.ts";
import {
  cellKey,
  usualRole,
  type Category,
  type Role,
  type Table,
  type Unit,
} from "./bundle-table.ts";

type Raw = Record<string, unknown>;
const isObject = (x: unknown): x is Raw => typeof x === "object" && x !== null && !Array.isArray(x);
const text = (x: unknown): string | undefined => (typeof x === "string" ? x : undefined);

/**
 * Reads one saved JSON-stat 2.0 dataset (https://json-stat.org/full/). `link` and `extension` are left
 * behind: they repeat what SSB's table page says and no front uses them.
 */
export function readJsonStat(file: string, source: string): Table {
  const fail = (where: string, message: string): never => {
    throw new BundleFaults([{ file, where, message }]);
  };
  let raw: unknown;
  try {
    raw = JSON.parse(source.replace(/^\uFEFF/, ""));
  } catch (error) {
    return fail("/", (error as Error).message);
  }
  if (!isObject(raw) || raw.class !== "dataset")
    return fail("/class", "is not a JSON-stat 2.0 dataset");
  const { id, size, dimension, value, status } = raw;
  if (!Array.isArray(id) || !Array.isArray(size) || id.length !== size.length)
    return fail("/size", "does not match /id");
  if (!isObject(dimension)) return fail("/dimension", "is missing");

  const table: Table = {
    dimensions: new Map(),
    cells: new Map(),
    role: { ...usualRole(id as string[]), ...(isObject(raw.role) ? (raw.role as Role) : {}) },
    label: text(raw.label),
    source: text(raw.source),
    updated: text(raw.updated),
    notes: Array.isArray(raw.note)
      ? raw.note.filter((note): note is string => typeof note === "string")
      : [],
  };
  const codes = (id as string[]).map((name, i) => {
    const d = dimension[name];
    const category = isObject(d) ? d.category : undefined;
    if (!isObject(d) || !isObject(category)) return fail(`/dimension/${name}`, "has no category");
    const labels = isObject(category.label) ? category.label : {};
    const units = isObject(category.unit) ? category.unit : {};
    const order = Array.isArray(category.index)
      ? (category.index as string[])
      : isObject(category.index)
        ? Object.entries(category.index as Record<string, number>)
            .sort((a, b) => a[1] - b[1])
            .map(([code]) => code)
        : Object.keys(labels);
    if (order.length !== size[i])
      return fail(
        `/dimension/${name}`,
        `has ${order.length} categories, but /size/${i} says ${size[i]}`,
      );
    const categories = new Map<string, Category>();
    for (const code of order) {
      const unit = units[code];
      categories.set(code, {
        label: text(labels[code]),
        ...(isObject(unit) && { unit: { base: text(unit.base), decimals: unit.decimals } as Unit }),
      });
    }
    table.dimensions.set(name, { label: text(d.label), categories });
    return order;
  });

  const total = (size as number[]).reduce((a, b) => a * b, 1);
  if (Array.isArray(value) ? value.length !== total : !isObject(value))
    return fail("/value", `does not hold ${total} cells`);
  const at = (from: unknown, i: number): unknown =>
    Array.isArray(from) ? from[i] : isObject(from) ? from[i] : undefined;
  const current = codes.map(() => 0);
  for (let i = 0; i < total; i++) {
    const v = at(value, i) ?? null;
    if (v !== null && typeof v !== "number")
      return fail(`/value/${i}`, `is ${JSON.stringify(v)}, not a number or null`);
    const sign = typeof status === "string" ? status : text(at(status, i));
    table.cells.set(cellKey(current.map((c, d) => codes[d]![c]!)), {
      value: v,
      ...(sign && { status: sign }),
      origin: file,
    });
    for (let d = current.length - 1; d >= 0 && ++current[d]! === codes[d]!.length; d--)
      current[d] = 0;
  }
  return table;
}
