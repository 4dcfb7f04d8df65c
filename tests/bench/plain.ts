/**
 * The competitor: the same bundle and the same question in plain JavaScript, written to be fast.
 * It is spared what the engine must do for any bundle: it checks nothing, knows two inputs of one
 * cell each, no notes, no code history and only the signs "." and ":". The formula that all
 * definitions have (A / B * k) is a loop of its own; others are compiled.
 */
import { compile, run, type Program } from "./formula.ts";
import { Flag, Status, type Query, type Result } from "../../web/src/engine/types.ts";

interface Category {
  index: Record<string, number>;
}

export interface BundleJson {
  regions: { code: string; name: string }[];
  groups: {
    id: string;
    name: { nb: string };
    members: { from?: number; to?: number; regions: string[] }[];
  }[];
  tables: {
    id: string;
    provisional: string[];
    dataset: {
      id: string[];
      size: number[];
      dimension: Record<string, { category: Category }>;
      value: (number | null)[];
      status: Record<string, string>;
    };
  }[];
  indicators: {
    id: string;
    versions: {
      formula: string;
      inputs: Record<
        string,
        { sources: { table: string; select: Record<string, string[]>; yearOffset?: number }[] }
      >;
    }[];
  }[];
}

interface Table {
  value: Float64Array;
  status: Uint8Array;
  strides: Map<string, number>;
  positions: Map<string, Map<string, number>>;
  /** By the region's place in the bundle: the first cell of its row, or -1. */
  rows: Int32Array;
  provisional: Set<string>;
}

interface Input {
  table: Table;
  offset: number;
  yearOffset: number;
}

interface Indicator {
  a: Input;
  b: Input;
  /** A / B * factor; other formulas have a program instead. */
  factor: number;
  program?: Program;
}

export interface Model {
  bundle: BundleJson;
  regions: Map<string, number>;
  tables: Map<string, Table>;
  indicators: Map<string, Indicator>;
}

const signs: Record<string, number> = {
  ".": Status.notApplicable,
  "..": Status.missing,
  ":": Status.confidential,
};

function readTable(json: BundleJson["tables"][number], regions: { code: string }[]): Table {
  const { id, size, dimension, value: cells, status: statuses } = json.dataset;
  const n = cells.length;
  const value = new Float64Array(n);
  const status = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    const cell = cells[i]!;
    if (cell === null) {
      value[i] = NaN;
      status[i] = Status.missing;
    } else {
      value[i] = cell;
    }
  }
  for (const key in statuses) status[+key] = signs[statuses[key]!]!;
  const strides = new Map<string, number>();
  const positions = new Map<string, Map<string, number>>();
  let stride = 1;
  for (let d = id.length - 1; d >= 0; d--) {
    strides.set(id[d]!, stride);
    stride *= size[d]!;
    positions.set(id[d]!, new Map(Object.entries(dimension[id[d]!]!.category.index)));
  }
  const along = positions.get("Region")!;
  const rowStride = strides.get("Region")!;
  const rows = Int32Array.from(regions, ({ code }) => {
    const position = along.get(code);
    return position === undefined ? -1 : position * rowStride;
  });
  return { value, status, strides, positions, rows, provisional: new Set(json.provisional) };
}

function readIndicator(
  json: BundleJson["indicators"][number],
  tables: Map<string, Table>,
): Indicator {
  const { formula, inputs } = json.versions[0]!;
  const bind = (name: string): Input => {
    const source = inputs[name]!.sources[0]!;
    const table = tables.get(source.table)!;
    let offset = 0;
    for (const dimension in source.select) {
      offset +=
        table.positions.get(dimension)!.get(source.select[dimension]![0]!)! *
        table.strides.get(dimension)!;
    }
    return { table, offset, yearOffset: source.yearOffset ?? 0 };
  };
  return { a: bind("A"), b: bind("B"), ...compiled(formula) };
}

function compiled(formula: string): Pick<Indicator, "factor" | "program"> {
  const factor = /^A \/ B \* (\d+)$/.exec(formula);
  return factor ? { factor: Number(factor[1]) } : { factor: NaN, program: compile(formula) };
}

export function load(bytes: Uint8Array): Model {
  const bundle = JSON.parse(new TextDecoder().decode(bytes)) as BundleJson;
  const regions = new Map(bundle.regions.map(({ code }, i) => [code, i]));
  const tables = new Map(
    bundle.tables.map((table) => [table.id, readTable(table, bundle.regions)]),
  );
  const indicators = new Map(
    bundle.indicators.map((json) => [json.id, readIndicator(json, tables)]),
  );
  return { bundle, regions, tables, indicators };
}

/** Where a table's years stand: the offset of each year asked for, or -1; and the years' flags. */
function yearOffsets(
  input: Input,
  first: number,
  count: number,
): { offset: Int32Array; flags: Uint8Array } {
  const along = input.table.positions.get("Tid")!;
  const stride = input.table.strides.get("Tid")!;
  const offset = new Int32Array(count);
  const flags = new Uint8Array(count);
  for (let y = 0; y < count; y++) {
    const code = String(first + y + input.yearOffset);
    const position = along.get(code);
    offset[y] = position === undefined ? -1 : position * stride + input.offset;
    if (input.table.provisional.has(code)) flags[y] = Flag.provisional;
  }
  return { offset, flags };
}

/** A stretch of years with the same members: their rows in the answer. */
interface Stretch {
  from: number;
  to: number;
  rows: Int32Array;
}

function stretches(
  group: BundleJson["groups"][number],
  rowOf: Map<string, number>,
  first: number,
  count: number,
): Stretch[] {
  return group.members
    .map(({ from = -Infinity, to = Infinity, regions }) => ({
      from: Math.max(0, from - first),
      to: Math.min(count - 1, to - first),
      rows: Int32Array.from(regions, (code) => rowOf.get(code)!),
    }))
    .filter(({ from, to }) => from <= to);
}

export type PlainResult = Omit<Result, "inputs" | "footnotes" | "breaks" | "corrections">;

/** The groups' members must be among the regions asked for. */
export function evaluate(model: Model, query: Query): PlainResult {
  const [first, last] = query.years;
  const Y = last - first + 1;
  const codes = query.regions!;
  const R = codes.length;
  const groups = query.groups!.map((id) => model.bundle.groups.find((group) => group.id === id)!);
  const G = groups.length;
  const P = R + G;
  const I = query.indicators.length;
  const cells = I * P * Y;
  const regions = Int32Array.from(codes, (code) => model.regions.get(code)!);
  const rowOf = new Map(codes.map((code, r) => [code, r]));
  const membership = groups.map((group) => stretches(group, rowOf, first, Y));

  const value = new Float64Array(cells);
  const status = new Uint8Array(cells);
  const flags = new Uint16Array(cells);
  const deviation = new Float64Array(cells);
  const members = new Uint16Array(I * G * Y);
  const membersOf = new Uint16Array(I * G * Y);
  const min = new Float64Array(I * G * Y).fill(NaN);
  const max = new Float64Array(I * G * Y).fill(NaN);
  const minRow = new Int32Array(I * G * Y).fill(-1);
  const maxRow = new Int32Array(I * G * Y).fill(-1);

  // Of one indicator: the inputs by [row * Y + year]; of one group: the sums by year.
  const inputA = new Float64Array(R * Y);
  const inputB = new Float64Array(R * Y);
  const sumA = new Float64Array(Y);
  const sumB = new Float64Array(Y);
  const reason = new Uint8Array(Y);

  const takingPart = (rows: Int32Array, y: number) =>
    Array.from(rows).filter(
      (row) => !Number.isNaN(inputA[row * Y + y]!) && !Number.isNaN(inputB[row * Y + y]!),
    );

  for (let i = 0; i < I; i++) {
    const { a, b, factor, program } = {
      ...model.indicators.get(query.indicators[i]!)!,
      ...(query.formula === undefined ? {} : compiled(query.formula)),
    };
    const { offset: yearsA, flags: flagsA } = yearOffsets(a, first, Y);
    const { offset: yearsB, flags: flagsB } = yearOffsets(b, first, Y);
    const valuesA = a.table.value;
    const valuesB = b.table.value;
    const statusA = a.table.status;
    const statusB = b.table.status;
    const start = i * P * Y;

    for (let r = 0; r < R; r++) {
      const rowA = a.table.rows[regions[r]!]!;
      const rowB = b.table.rows[regions[r]!]!;
      for (let y = 0; y < Y; y++) {
        const yearA = yearsA[y]!;
        const yearB = yearsB[y]!;
        let va = NaN;
        let vb = NaN;
        let missing: number = Status.noData;
        let cellFlags = 0;
        const hasA = rowA >= 0 && yearA >= 0;
        const hasB = rowB >= 0 && yearB >= 0;
        if (hasA) {
          va = valuesA[rowA + yearA]!;
          missing = statusA[rowA + yearA]!;
          cellFlags = flagsA[y]!;
        }
        if (hasB) {
          vb = valuesB[rowB + yearB]!;
          const other = statusB[rowB + yearB]!;
          if (other > missing) missing = other;
          cellFlags |= flagsB[y]!;
        } else if (missing < Status.noData) {
          missing = Status.noData;
        }
        const cell = start + r * Y + y;
        if (program) {
          status[cell] = missing;
          flags[cell] = cellFlags;
          inputA[r * Y + y] = va;
          inputB[r * Y + y] = vb;
          continue;
        }
        if (vb === 0 && missing < Status.divisionByZero) missing = Status.divisionByZero;
        const result = (va / vb) * factor;
        if (missing === 0 && !Number.isFinite(result)) missing = Status.overflow;
        value[cell] = missing === 0 ? result : NaN;
        status[cell] = missing;
        flags[cell] = cellFlags;
        inputA[r * Y + y] = va;
        inputB[r * Y + y] = vb;
      }
    }

    if (program) {
      const to = start + R * Y;
      run(program, inputA, inputB, value.subarray(start, to), status.subarray(start, to));
    }

    for (let g = 0; g < G; g++) {
      sumA.fill(0);
      sumB.fill(0);
      reason.fill(0);
      const average = start + (R + g) * Y;
      const span = (i * G + g) * Y;
      const of = membership[g]!;
      for (let s = 0; s < of.length; s++) {
        const { from, to, rows } = of[s]!;
        for (let m = 0; m < rows.length; m++) {
          const row = rows[m]!;
          for (let y = from; y <= to; y++) {
            const cell = start + row * Y + y;
            const va = inputA[row * Y + y]!;
            const vb = inputB[row * Y + y]!;
            const missing = status[cell]!;
            // A member takes part when both inputs are known, whatever becomes of their quotient.
            if (va !== va || vb !== vb) {
              if (missing > reason[y]!) reason[y] = missing;
              continue;
            }
            sumA[y]! += va;
            sumB[y]! += vb;
            members[span + y]!++;
            if (missing !== 0) continue;
            const v = value[cell]!;
            if (!(v >= min[span + y]!)) {
              min[span + y] = v;
              minRow[span + y] = row;
            }
            if (!(v <= max[span + y]!)) {
              max[span + y] = v;
              maxRow[span + y] = row;
            }
          }
        }
        for (let y = from; y <= to; y++) membersOf[span + y] = rows.length;
        if (s > 0) {
          const before = takingPart(of[s - 1]!.rows, from - 1);
          const now = takingPart(rows, from);
          if (before.length !== now.length || before.some((row, at) => row !== now[at]))
            flags[average + from]! |= Flag.break;
        }
      }
      for (let y = 0; y < Y; y++) {
        let missing = 0;
        const result = (sumA[y]! / sumB[y]!) * factor;
        if (members[span + y] === 0) {
          missing = reason[y] || Status.noData;
          sumA[y] = sumB[y] = NaN;
        } else {
          flags[average + y]! |= flagsA[y]! | flagsB[y]!;
          if (program) continue;
          if (sumB[y] === 0) missing = Status.divisionByZero;
          else if (!Number.isFinite(result)) missing = Status.overflow;
        }
        value[average + y] = missing === 0 ? result : NaN;
        status[average + y] = missing;
      }
      if (program) {
        const to = average + Y;
        run(program, sumA, sumB, value.subarray(average, to), status.subarray(average, to));
      }
    }

    const baseline = start + (R + query.groups!.indexOf(query.baseline!)) * Y;
    for (let p = 0; p < P; p++) {
      for (let y = 0; y < Y; y++) {
        const base = value[baseline + y]!;
        const cell = start + p * Y + y;
        deviation[cell] = base === 0 ? NaN : ((value[cell]! - base) / Math.abs(base)) * 100;
      }
    }
  }

  const regionCode = (row: number) => (row < 0 ? "" : codes[row]!);
  return {
    indicators: query.indicators,
    places: [
      ...codes.map((id, r) => ({
        id,
        kind: "region" as const,
        name: model.bundle.regions[regions[r]!]!.name,
      })),
      ...groups.map(({ id, name }) => ({ id, kind: "group" as const, name: name.nb })),
    ],
    years: Array.from({ length: Y }, (_, y) => first + y),
    value,
    status,
    flags,
    members,
    membersOf,
    deviation,
    min,
    max,
    minRegion: Array.from(minRow, regionCode),
    maxRegion: Array.from(maxRow, regionCode),
    average: new Array<"weighted">(I * Y).fill("weighted"),
  };
}
