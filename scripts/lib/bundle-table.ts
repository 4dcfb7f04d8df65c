import type { Fault } from "./bundle-faults.ts";

export type Unit = { base?: string; decimals?: number };
export type Category = { label?: string; unit?: Unit };
export type Dimension = { label?: string; categories: Map<string, Category> };
/** `origin` names the place that stated the cell, for messages. `note` is text to the reader. */
export type Cell = { value: number | null; status?: string; note?: string; origin: string };
export type Role = { time?: string[]; geo?: string[]; metric?: string[] };

/** A table under construction: sparse cells keyed by their codes in the order of `dimensions`. */
export type Table = {
  dimensions: Map<string, Dimension>;
  cells: Map<string, Cell>;
  role: Role;
  label?: string;
  source?: string;
  updated?: string;
  notes: string[];
};

export type Dataset = {
  version: "2.0";
  class: "dataset";
  label?: string;
  source?: string;
  updated?: string;
  note?: string[];
  role: Role;
  id: string[];
  size: number[];
  dimension: Record<
    string,
    {
      label?: string;
      category: {
        index: Record<string, number>;
        label: Record<string, string>;
        unit?: Record<string, Unit>;
      };
    }
  >;
  value: (number | null)[];
  status?: Record<string, string>;
};

const SEPARATOR = "\u0001";
export const cellKey = (codes: string[]): string => codes.join(SEPARATOR);
export const cellCodes = (key: string): string[] => key.split(SEPARATOR);

/** The dimension names that SSB uses; anything else needs a role in the manifest. */
const USUAL: Required<Role> = {
  time: ["Tid"],
  geo: ["Region", "KOKkommuneregion0000"],
  metric: ["ContentsCode"],
};

export function usualRole(dimensions: Iterable<string>): Role {
  const role: Role = {};
  const names = [...dimensions];
  for (const kind of ["time", "geo", "metric"] as const) {
    const found = names.filter((name) => USUAL[kind].includes(name));
    if (found.length > 0) role[kind] = found;
  }
  return role;
}

/**
 * Merges `more` into `table` (same dimensions, any order). An equal cell is fine; a different one is a
 * fault, because nobody but a person can tell which file is right.
 */
export function mergeTable(table: Table, more: Table, file: string): Fault[] {
  const names = [...table.dimensions.keys()];
  const theirs = [...more.dimensions.keys()];
  if (names.length !== theirs.length || names.some((name) => !more.dimensions.has(name)))
    return [
      {
        file,
        message: `has dimensions ${theirs.join(", ")}, but another file of the same table has ${names.join(", ")}`,
      },
    ];

  for (const [name, dimension] of more.dimensions) {
    const own = table.dimensions.get(name)!;
    own.label ??= dimension.label;
    for (const [code, { label, unit }] of dimension.categories) {
      const mine = own.categories.get(code);
      own.categories.set(code, { label: mine?.label ?? label, unit: mine?.unit ?? unit });
    }
  }
  const place = names.map((name) => theirs.indexOf(name));
  const faults: Fault[] = [];
  for (const [key, cell] of more.cells) {
    const codes = cellCodes(key);
    const ownKey = cellKey(place.map((i) => codes[i]!));
    const own = table.cells.get(ownKey);
    if (own === undefined) table.cells.set(ownKey, cell);
    else if (own.value !== cell.value || own.status !== cell.status)
      faults.push({
        file,
        where: names.map((name, i) => `${name}=${cellCodes(ownKey)[i]}`).join(" "),
        message: `says ${shown(cell)}, but ${own.origin} says ${shown(own)}`,
      });
  }
  table.label ??= more.label;
  table.source ??= more.source;
  if (more.updated && (!table.updated || more.updated > table.updated))
    table.updated = more.updated;
  for (const note of more.notes) if (!table.notes.includes(note)) table.notes.push(note);
  for (const kind of ["time", "geo", "metric"] as const) table.role[kind] ??= more.role[kind];
  return faults;
}

const shown = (cell: Cell): string =>
  cell.value === null
    ? (cell.status ?? "null")
    : `${cell.value}${cell.status ? ` (${cell.status})` : ""}`;

/** The dense row-major dataset; time runs upwards, other categories keep the order in which they came. */
export function toDataset(table: Table, absent?: string): Dataset {
  const id = [...table.dimensions.keys()];
  const time = table.role.time ?? [];
  const codes = id.map((name) => {
    const all = [...table.dimensions.get(name)!.categories.keys()];
    return time.includes(name) ? all.sort() : all;
  });
  const size = codes.map((all) => all.length);
  const position = codes.map((all) => new Map(all.map((code, i) => [code, i])));
  const total = size.reduce((a, b) => a * b, 1);
  const value: (number | null)[] = new Array(total).fill(null);
  const statuses: (string | undefined)[] = new Array(total).fill(absent);
  for (const [key, cell] of table.cells) {
    let at = 0;
    cellCodes(key).forEach((code, i) => (at = at * size[i]! + position[i]!.get(code)!));
    value[at] = cell.value;
    statuses[at] = cell.status;
  }
  const status: Record<string, string> = {};
  statuses.forEach((sign, i) => {
    if (sign !== undefined) status[i] = sign;
  });
  const dimension: Dataset["dimension"] = {};
  id.forEach((name, i) => {
    const { label, categories } = table.dimensions.get(name)!;
    const index: Record<string, number> = {};
    const labels: Record<string, string> = {};
    const unit: Record<string, Unit> = {};
    codes[i]!.forEach((code, n) => {
      const category = categories.get(code)!;
      index[code] = n;
      labels[code] = category.label ?? code;
      if (category.unit) unit[code] = category.unit;
    });
    dimension[name] = {
      ...(label !== undefined && { label }),
      category: { index, label: labels, ...(Object.keys(unit).length > 0 && { unit }) },
    };
  });
  return {
    version: "2.0",
    class: "dataset",
    ...(table.label !== undefined && { label: table.label }),
    ...(table.source !== undefined && { source: table.source }),
    ...(table.updated !== undefined && { updated: table.updated }),
    ...(table.notes.length > 0 && { note: table.notes }),
    role: table.role,
    id,
    size,
    dimension,
    value,
    ...(Object.keys(status).length > 0 && { status }),
  };
}
