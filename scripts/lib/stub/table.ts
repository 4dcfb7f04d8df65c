/** A table of the stand-in: what it can be asked for, and the cell at some codes. */
import type { Unit } from "../../../web/src/bundle/types.ts";

/** A number, SSB's sign for why there is none, or null when a saved reply says no more. */
export type Cell = number | string | null;

export interface Variable {
  code: string;
  label: string;
  /** Labels by code, in the table's order. */
  codes: Map<string, string>;
  /** Whether it may be left out; the reply then holds its total. */
  elimination?: boolean;
  units?: Record<string, Unit>;
}

export interface Table {
  id: string;
  label: string;
  source: string;
  updated: string;
  notes: string[];
  discontinued?: boolean;
  variables: Variable[];
  geo: string;
  time: string;
  metric: string;
  /** A variable that is left out is absent from `at`. */
  cell(at: Record<string, string>): Cell;
}

/** What is asked for: codes per variable, those left out being absent. */
export type Selection = Map<string, string[]>;

export const cellsOf = (selection: Selection): number =>
  [...selection.values()].reduce((n, codes) => n * codes.length, 1);

/** JSON-stat 2.0. Without a selection: the whole table's metadata, which have no values. */
export function dataset(table: Table, selection?: Selection): Record<string, unknown> {
  const variables = table.variables.filter(({ code }) => !selection || selection.has(code));
  const codesOf = (v: Variable): string[] => selection?.get(v.code) ?? [...v.codes.keys()];
  return {
    version: "2.0",
    class: "dataset",
    label: table.label,
    source: table.source,
    updated: table.updated,
    ...(table.notes.length > 0 && { note: table.notes }),
    role: { time: [table.time], geo: [table.geo], metric: [table.metric] },
    id: variables.map(({ code }) => code),
    size: variables.map((v) => codesOf(v).length),
    dimension: Object.fromEntries(variables.map((v) => [v.code, dimension(v, codesOf(v))])),
    extension: {
      px: { infofile: "None", tableid: table.id, decimals: 0, language: "no", matrix: table.id },
      discontinued: table.discontinued ?? null,
    },
    ...(selection && values(table, selection)),
  };
}

function dimension({ label, codes: labels, elimination, units }: Variable, codes: string[]) {
  return {
    label,
    category: {
      index: Object.fromEntries(codes.map((code, i) => [code, i])),
      label: Object.fromEntries(codes.map((code) => [code, labels.get(code)!])),
      ...(units && { unit: Object.fromEntries(codes.map((code) => [code, units[code]!])) }),
    },
    extension: { elimination: elimination ?? false, show: "code_value" },
  };
}

function values(table: Table, selection: Selection) {
  const axes = table.variables.filter(({ code }) => selection.has(code)).map(({ code }) => code);
  const value: (number | null)[] = [];
  const status: Record<string, string> = {};
  const at: Record<string, string> = {};
  const walk = (axis: number): void => {
    if (axis < axes.length) {
      const name = axes[axis]!;
      for (const code of selection.get(name)!) {
        at[name] = code;
        walk(axis + 1);
      }
      return;
    }
    const cell = table.cell(at);
    if (typeof cell === "string") status[value.length] = cell;
    value.push(typeof cell === "string" ? null : cell);
  };
  walk(0);
  return { value, ...(Object.keys(status).length > 0 && { status }) };
}
