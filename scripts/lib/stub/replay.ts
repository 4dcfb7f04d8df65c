/** Saved JSON-stat replies, served as the tables that they are of. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Dataset } from "../../../web/src/bundle/types.ts";
import type { Cell, Table, Variable } from "./table.ts";

/** As in a file: SSB leaves out what it does not know, and older replies had lists. */
type Saved = Omit<Dataset, "role" | "dimension" | "status"> & {
  role?: Dataset["role"];
  dimension: Record<
    string,
    {
      label?: string;
      category: {
        index?: Record<string, number> | string[];
        label?: Record<string, string>;
        unit?: Record<string, { base?: string; decimals?: number }>;
      };
      extension?: { elimination?: boolean };
    }
  >;
  status?: Record<string, string> | string[];
  extension?: { discontinued?: boolean | null };
};

interface Part {
  file: string;
  saved: Saved;
  /** Codes of each dimension in the order of the values. */
  codes: Map<string, string[]>;
}

/** By table number: at the beginning of a file's name, else of its label. Other files are passed over. */
export function replayTables(folder: string): Map<string, Table> {
  const parts = new Map<string, Part[]>();
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()) {
    const saved = JSON.parse(readFileSync(join(folder, file), "utf8")) as Partial<Saved>;
    if (saved.class !== "dataset" || !Array.isArray(saved.id) || !Array.isArray(saved.value))
      continue;
    const id = /^\d{5}/.exec(file)?.[0] ?? /^\d{5}/.exec(saved.label ?? "")?.[0];
    if (id === undefined)
      throw new Error(`${file}: neither its name nor its label says which table it is`);
    parts.set(id, [...(parts.get(id) ?? []), part(file, saved as Saved)]);
  }
  if (parts.size === 0) throw new Error(`${folder}: no JSON-stat replies`);
  return new Map([...parts].map(([id, list]) => [id, union(id, list)]));
}

function part(file: string, saved: Saved): Part {
  const codes = saved.id.map((name): [string, string[]] => {
    const { index, label } = saved.dimension[name]!.category;
    if (Array.isArray(index)) return [name, index];
    // A single category may have no index.
    const positions =
      index ?? Object.fromEntries(Object.keys(label ?? {}).map((code, i) => [code, i]));
    return [name, Object.keys(positions).sort((a, b) => positions[a]! - positions[b]!)];
  });
  return { file, saved, codes: new Map(codes) };
}

/** The newest file goes first: its labels and its order count, and its cells where files overlap. */
function union(id: string, parts: Part[]): Table {
  parts.sort((a, b) => (b.saved.updated ?? "").localeCompare(a.saved.updated ?? ""));
  const { file, saved } = parts[0]!;
  for (const other of parts)
    if ([...other.saved.id].sort().join() !== [...saved.id].sort().join())
      throw new Error(`${other.file} and ${file} are of table ${id}, but have other dimensions`);
  const role = (name: "time" | "geo" | "metric", usual: RegExp): string => {
    const found = saved.role?.[name]?.[0] ?? saved.id.find((d) => usual.test(d));
    if (found === undefined) throw new Error(`${file}: no dimension has the role ${name}`);
    return found;
  };
  const time = role("time", /^Tid$/);
  const variables = saved.id.map((name): Variable => {
    const codes = new Map<string, string>();
    const units: NonNullable<Variable["units"]> = {};
    for (const {
      saved: { dimension },
      codes: own,
    } of parts) {
      const { label, unit } = dimension[name]!.category;
      for (const code of own.get(name)!) {
        if (codes.has(code)) continue;
        codes.set(code, label?.[code] ?? code);
        if (unit?.[code]) units[code] = unit[code];
      }
    }
    const { label, extension } = saved.dimension[name]!;
    return {
      code: name,
      label: label ?? name,
      codes: name === time ? new Map([...codes].sort()) : codes,
      ...(extension?.elimination && { elimination: true }),
      ...(Object.keys(units).length > 0 && { units }),
    };
  });
  const lookups = parts.map(lookup);
  return {
    id,
    label: saved.label ?? id,
    source: saved.source ?? "",
    updated: saved.updated ?? "",
    notes: saved.note ?? [],
    ...(saved.extension?.discontinued && { discontinued: true }),
    variables,
    time,
    geo: role("geo", /region/i),
    metric: role("metric", /^ContentsCode$/),
    cell(at) {
      for (const cell of lookups) {
        const found = cell(at);
        if (found !== undefined) return found;
      }
      return ".";
    },
  };
}

/** The cell of a file; undefined when the file does not have it. */
function lookup({ saved, codes }: Part): (at: Record<string, string>) => Cell | undefined {
  const positions = saved.id.map(
    (name) => new Map(codes.get(name)!.map((code, i) => [code, i] as const)),
  );
  return (at) => {
    let cell = 0;
    for (const [d, name] of saved.id.entries()) {
      const i = positions[d]!.get(at[name]!);
      if (i === undefined) return undefined;
      cell = cell * saved.size[d]! + i;
    }
    const status = Array.isArray(saved.status) ? saved.status[cell] : saved.status?.[cell];
    return saved.value[cell] ?? status ?? null;
  };
}
