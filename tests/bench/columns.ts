/**
 * The bundle as those want it that know tables of columns: a row per municipality and data year, a column per series.
 * Wide, for then an indicator is an expression over two columns and nothing has to be joined; with a row per cell both
 * peers were slower.
 */
import type { Query } from "../../web/src/engine/types.ts";
import type { Told } from "./peer.ts";
import type { BundleJson } from "./plain.ts";

export interface Columns {
  bundle: BundleJson;
  rows: number;
  /** The municipality's place in the bundle. */
  region: Int16Array;
  year: Int16Array;
  /** Whether the municipality was a member that year, by group. */
  members: Map<string, Uint8Array>;
  /** NaN where missing. By name: "s0", "s1", … */
  series: Map<string, Float64Array>;
  /** An indicator's formula over the names of series. */
  formulas: Map<string, { formula: string; a: string; b: string }>;
}

export function readColumns(bytes: Uint8Array): Columns {
  const bundle = JSON.parse(new TextDecoder().decode(bytes)) as BundleJson;
  const series = new Map<string, Float64Array>();
  const firstOf = new Map<string, number>();
  for (const { id, dataset } of bundle.tables) {
    const years = dataset.size.at(-1)!;
    const count = dataset.value.length / years / bundle.regions.length;
    firstOf.set(id, series.size);
    const columns = Array.from({ length: count }, () => {
      const column = new Float64Array(bundle.regions.length * years);
      series.set(`s${series.size}`, column);
      return column;
    });
    let cell = 0;
    for (let r = 0; r < bundle.regions.length; r++) {
      for (const column of columns) {
        const row = r * years;
        for (let y = 0; y < years; y++) column[row + y] = dataset.value[cell++] ?? NaN;
      }
    }
  }
  const years = yearsOf(bundle);
  const rows = bundle.regions.length * years.length;
  const region = new Int16Array(rows);
  const year = new Int16Array(rows);
  for (let row = 0; row < rows; row++) {
    region[row] = Math.floor(row / years.length);
    year[row] = years[row % years.length]!;
  }
  const place = new Map(bundle.regions.map(({ code }, r) => [code, r]));
  const members = new Map(
    bundle.groups.map((group) => {
      const column = new Uint8Array(rows);
      for (const { from = -Infinity, to = Infinity, regions } of group.members)
        for (const code of regions)
          years.forEach((one, y) => {
            if (one >= from && one <= to) column[place.get(code)! * years.length + y] = 1;
          });
      return [group.id, column];
    }),
  );
  const name = ({ table, select }: { table: string; select: Record<string, string[]> }) => {
    const { id, size, dimension } = bundle.tables.find((one) => one.id === table)!.dataset;
    let at = 0;
    // Between the municipality, which is first, and the year.
    for (let d = 1; d < id.length - 1; d++) {
      const code = select[id[d]!]?.[0];
      at = at * size[d]! + (code === undefined ? 0 : dimension[id[d]!]!.category.index[code]!);
    }
    return `s${firstOf.get(table)! + at}`;
  };
  const formulas = new Map(
    bundle.indicators.map(({ id, versions: [version] }) => [
      id,
      {
        formula: version!.formula,
        a: name(version!.inputs.A!.sources[0]!),
        b: name(version!.inputs.B!.sources[0]!),
      },
    ]),
  );
  return { bundle, rows, region, year, members, series, formulas };
}

/** Data years: those of a table that is read without an offset. */
function yearsOf(bundle: BundleJson): number[] {
  const offset = new Map(
    bundle.indicators.flatMap(({ versions: [version] }) =>
      Object.values(version!.inputs).map(({ sources: [source] }) => [
        source!.table,
        source!.yearOffset ?? 0,
      ]),
    ),
  );
  const { id, dataset } = bundle.tables[0]!;
  return Object.keys(dataset.dimension.Tid!.category.index).map(
    (code) => Number(code) - (offset.get(id) ?? 0),
  );
}

/** The formula that a question asks for, its inputs written by `a` and `b`. */
export function expression(
  { formulas }: Columns,
  question: Query,
  indicator: string,
  a: string,
  b: string,
): string {
  const formula = question.formula ?? formulas.get(indicator)!.formula;
  return formula.replace(/[AB]/g, (letter) => (letter === "A" ? a : b));
}

/** Numbers put where the engine's answer has them. Deviations of the groups themselves are spared. */
export class Layout {
  readonly told: Required<Pick<Told, "value" | "deviation" | "members" | "min" | "max">>;
  readonly #rowOf: Map<number, number>;

  constructor(
    columns: Columns,
    readonly question: Query,
  ) {
    const { indicators, regions, groups } = question;
    const places = regions!.length + groups!.length;
    const years = question.years[1] - question.years[0] + 1;
    const cells = indicators.length * places * years;
    const spans = indicators.length * groups!.length * years;
    const place = new Map(columns.bundle.regions.map(({ code }, r) => [code, r]));
    this.#rowOf = new Map(regions!.map((code, row) => [place.get(code)!, row]));
    this.told = {
      value: new Float64Array(cells).fill(NaN),
      deviation: new Float64Array(cells).fill(NaN),
      members: new Uint16Array(spans),
      min: new Float64Array(spans).fill(NaN),
      max: new Float64Array(spans).fill(NaN),
    };
  }

  #cell(i: number, place: number, year: number): number {
    const { regions, groups, years } = this.question;
    return (
      (i * (regions!.length + groups!.length) + place) * (years[1] - years[0] + 1) + year - years[0]
    );
  }

  region(i: number, region: number, year: number, value: number, deviation: number): void {
    const cell = this.#cell(i, this.#rowOf.get(region)!, year);
    this.told.value[cell] = value;
    this.told.deviation[cell] = deviation;
  }

  group(
    i: number,
    group: number,
    year: number,
    [value, members, min, max]: [number, number, number, number],
  ): void {
    const { regions, groups, years } = this.question;
    const cell = this.#cell(i, regions!.length + group, year);
    this.told.value[cell] = value;
    const span = (i * groups!.length + group) * (years[1] - years[0] + 1) + year - years[0];
    this.told.members[span] = members;
    this.told.min[span] = min;
    this.told.max[span] = max;
  }

  /** With the groups' deviations, which are a handful. */
  finish(): Told {
    const { indicators, groups, regions, years, baseline } = this.question;
    const base = regions!.length + groups!.indexOf(baseline!);
    for (let i = 0; i < indicators.length; i++)
      for (let g = 0; g < groups!.length; g++)
        for (let year = years[0]; year <= years[1]; year++) {
          const average = this.told.value[this.#cell(i, base, year)]!;
          const cell = this.#cell(i, regions!.length + g, year);
          this.told.deviation[cell] =
            average === 0 ? NaN : ((this.told.value[cell]! - average) / Math.abs(average)) * 100;
        }
    return this.told;
  }
}
