/** What is different between two editions of a bundle, cell by cell. */

import { codesOf, strides } from "./dataset.ts";
import { differences, type FieldChange } from "./differences.ts";
import type { Bundle, BundleTable, Dataset, Note } from "./types.ts";

/** A cell's figure; `status` is SSB's sign, or "" for none. */
export interface CellState {
  value: number | null;
  status: string;
}

/** `codes` stand in the order of the table's `dimensions`. */
export interface NewCell extends CellState {
  codes: string[];
}

export interface ChangedCell {
  codes: string[];
  previous: CellState;
  /** Null when the cell itself is gone. */
  next: CellState | null;
  /** (next - previous) / |previous|; null when that is no number (from 0, or a value is missing). */
  relative: number | null;
}

export interface TableChanges {
  id: string;
  label: string;
  /** reshaped: its dimensions are not those of before, so that cells cannot be compared. */
  state: "same-shape" | "new" | "gone" | "reshaped";
  dimensions: string[];
  previousDimensions: string[];
  /** How many cells the next edition has; how many of them have no value, by sign ("" without). */
  cells: number;
  missing: Record<string, number>;
  /** Not in the previous edition. A new table's cells are not listed. */
  new: NewCell[];
  /** Another value, or another sign; largest relative change first, mere signs last. */
  changed: ChangedCell[];
  /** Had a value, and has none now. A table that is gone has its cells in `previousValues` only. */
  vanished: ChangedCell[];
  /** Had no value, and has one now. */
  filled: ChangedCell[];
  previousValues: number;
  provisional: { previous: string[]; next: string[] };
  updated: { previous: string; next: string };
  /** Categories that came, went, or are called or measured otherwise, by dimension. */
  categories: CategoryChanges[];
}

export interface CategoryChanges {
  dimension: string;
  new: string[];
  gone: string[];
  /** Label or unit. */
  renamed: { code: string; previous: string; next: string }[];
}

export interface ListChanges {
  new: string[];
  gone: string[];
  changed: { id: string; fields: FieldChange[] }[];
}

export interface Changes {
  tables: TableChanges[];
  definitions: ListChanges;
  groups: ListChanges;
  regions: ListChanges;
  /** A note that was rewritten is both gone and new. */
  notes: { new: Note[]; gone: Note[] };
}

export function compareBundles(previous: Bundle, next: Bundle): Changes {
  const before = new Map(previous.tables.map((table) => [table.id, table]));
  const ids = [...before.keys(), ...next.tables.map(({ id }) => id)];
  const tables = [...new Set(ids)].sort().map((id) =>
    compareTables(
      before.get(id),
      next.tables.find((table) => table.id === id),
    ),
  );
  const code = <T extends { code: string }>(list: T[]) => list.map((r) => ({ ...r, id: r.code }));
  const texts = (notes: Note[]): Set<string> => new Set(notes.map((n) => JSON.stringify(n)));
  const without = (notes: Note[], others: Set<string>): Note[] =>
    notes.filter((note) => !others.has(JSON.stringify(note)));
  return {
    tables,
    definitions: compareLists(previous.indicators, next.indicators),
    groups: compareLists(previous.groups, next.groups),
    regions: compareLists(code(previous.regions), code(next.regions)),
    notes: {
      new: without(next.notes, texts(previous.notes)),
      gone: without(previous.notes, texts(next.notes)),
    },
  };
}

function compareLists(previous: { id: string }[], next: { id: string }[]): ListChanges {
  const before = new Map(previous.map((one) => [one.id, one]));
  const after = new Set(next.map(({ id }) => id));
  const changed = next.flatMap((one) => {
    const old = before.get(one.id);
    const fields = old ? differences(old, one) : [];
    return fields.length > 0 ? [{ id: one.id, fields }] : [];
  });
  return {
    new: [...after].filter((id) => !before.has(id)),
    gone: [...before.keys()].filter((id) => !after.has(id)),
    changed,
  };
}

function compareTables(
  previous: BundleTable | undefined,
  next: BundleTable | undefined,
): TableChanges {
  const table = next ?? previous!;
  const changes: TableChanges = {
    id: table.id,
    label: table.dataset.label ?? table.id,
    state: "same-shape",
    dimensions: table.dataset.id,
    previousDimensions: previous?.dataset.id ?? [],
    cells: next?.dataset.value.length ?? 0,
    missing: next ? missingBySign(next.dataset) : {},
    new: [],
    changed: [],
    vanished: [],
    filled: [],
    previousValues: previous?.dataset.value.filter((v) => v !== null).length ?? 0,
    provisional: { previous: previous?.provisional ?? [], next: next?.provisional ?? [] },
    updated: {
      previous: previous?.provenance.updated ?? "",
      next: next?.provenance.updated ?? "",
    },
    categories: [],
  };
  if (!previous || !next) return { ...changes, state: next ? "new" : "gone" };
  const shared = next.dataset.id.filter((name) => previous.dataset.id.includes(name));
  const alike = [previous.dataset, next.dataset].every(({ id, size }) =>
    id.every((name, i) => shared.includes(name) || size[i] === 1),
  );
  if (!alike) return { ...changes, state: "reshaped" };
  for (const name of shared) {
    const [was, is] = [codesOf(previous.dataset, name), codesOf(next.dataset, name)];
    const [before, after] = [new Set(was), new Set(is)];
    const renamed = is.flatMap((code) => {
      const names = [previous, next].map((table) => nameAndUnit(table.dataset, name, code));
      return before.has(code) && names[0] !== names[1]
        ? [{ code, previous: names[0]!, next: names[1]! }]
        : [];
    });
    const category: CategoryChanges = {
      dimension: name,
      new: is.filter((code) => !before.has(code)),
      gone: was.filter((code) => !after.has(code)),
      renamed,
    };
    if (category.new.length + category.gone.length + renamed.length > 0)
      changes.categories.push(category);
  }
  compareCells(previous.dataset, next.dataset, changes);
  return changes;
}

function nameAndUnit({ dimension }: Dataset, name: string, code: string): string {
  const { label, unit } = dimension[name]!.category;
  return [label[code] ?? code, unit?.[code]?.base].filter(Boolean).join(", ");
}

function missingBySign({ value, status }: Dataset): Record<string, number> {
  const counts: Record<string, number> = {};
  value.forEach((v, i) => {
    if (v !== null) return;
    const sign = status?.[i] ?? "";
    counts[sign] = (counts[sign] ?? 0) + 1;
  });
  return counts;
}

const stateAt = ({ value, status }: Dataset, i: number): CellState => ({
  value: value[i] ?? null,
  status: status?.[i] ?? "",
});

/** Fills the lists of cells. A dimension that only one of the two has is of one category there. */
function compareCells(previous: Dataset, next: Dataset, changes: TableChanges): void {
  for (const { codes, here, there } of walk(next, previous)) {
    const is = stateAt(next, here);
    if (there === undefined) {
      changes.new.push({ codes, ...is });
      continue;
    }
    const was = stateAt(previous, there);
    if (is.value === was.value && is.status === was.status) continue;
    const cell: ChangedCell = { codes, previous: was, next: is, relative: relative(was, is) };
    if (was.value !== null && is.value === null) changes.vanished.push(cell);
    else if (was.value === null && is.value !== null) changes.filled.push(cell);
    else changes.changed.push(cell);
  }
  const order = next.id.map((name) => previous.id.indexOf(name));
  for (const { codes, here, there } of walk(previous, next)) {
    const was = stateAt(previous, here);
    if (there !== undefined || was.value === null) continue;
    const own = order.map((at, i) => (at >= 0 ? codes[at]! : codesOf(next, next.id[i]!)[0]!));
    changes.vanished.push({ codes: own, previous: was, next: null, relative: null });
  }
  changes.changed.sort((a, b) => weight(b) - weight(a) || 0);
}

function relative({ value: was }: CellState, { value: is }: CellState): number | null {
  return was === null || is === null || was === 0 ? null : (is - was) / Math.abs(was);
}

/** From zero to something is more than any factor. */
function weight({ previous, next, relative: size }: ChangedCell): number {
  if (previous.value === next?.value) return -1;
  return size === null ? Infinity : Math.abs(size);
}

/** Every cell of a dataset, with its place there and, if it has one, in another dataset. */
function* walk(
  dataset: Dataset,
  other: Dataset,
): Generator<{ codes: string[]; here: number; there: number | undefined }> {
  const steps = strides(other.size);
  const axes = dataset.id.map((name) => {
    const at = other.id.indexOf(name);
    const index = other.dimension[name]?.category.index;
    return codesOf(dataset, name).map((code) => ({
      code,
      offset: at < 0 ? 0 : index?.[code] === undefined ? undefined : index[code] * steps[at]!,
    }));
  });
  const at = axes.map(() => 0);
  for (let here = 0; here < dataset.value.length; here++) {
    let there: number | undefined = 0;
    const codes = axes.map((axis, d) => {
      const { code, offset } = axis[at[d]!]!;
      there = there === undefined || offset === undefined ? undefined : there + offset;
      return code;
    });
    yield { codes, here, there };
    for (let d = at.length - 1; d >= 0 && ++at[d]! === axes[d]!.length; d--) at[d] = 0;
  }
}
