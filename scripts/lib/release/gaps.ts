import { codesOf, strides } from "../../../web/src/bundle/dataset.ts";
import { ownCodes, within } from "../../../web/src/bundle/definitions.ts";
import type { Bundle, BundleTable, Dataset, Region } from "../../../web/src/bundle/types.ts";

/** A series of a table (its categories but place and time) that has no value at all in these times. */
export interface EmptySeries {
  table: string;
  /** Codes by dimension, without those that have one category only. */
  codes: Record<string, string>;
  times: string[];
  /** In none of the table's times. */
  wholly: boolean;
}

/** Regions without a single value in the last time of a table, though it has a code for them. */
export interface EmptyRegions {
  table: string;
  time: string;
  regions: string[];
}

/** Times in which a table has no value at all; they stand in no other list. */
export interface EmptyTimes {
  table: string;
  times: string[];
}

export interface Gaps {
  times: EmptyTimes[];
  series: EmptySeries[];
  regions: EmptyRegions[];
}

/** What is empty in a bundle, told as coarsely as it can be. */
export function findGaps({ tables, regions }: Bundle): Gaps {
  return {
    times: tables.flatMap(emptyTimes),
    series: tables.flatMap(emptySeries),
    regions: tables.flatMap((table) => emptyRegions(table, regions)),
  };
}

/** For every cell with a value, its place along some dimensions. */
function filled(dataset: Dataset, names: string[]): Set<number> {
  const step = strides(dataset.size);
  const own = strides(names.map((name) => dataset.size[dataset.id.indexOf(name)]!));
  const at = names.map((name) => dataset.id.indexOf(name));
  const places = new Set<number>();
  dataset.value.forEach((value, i) => {
    if (value === null) return;
    let place = 0;
    for (const [k, d] of at.entries())
      place += (Math.floor(i / step[d]!) % dataset.size[d]!) * own[k]!;
    places.add(place);
  });
  return places;
}

function emptyTimes({ id, dataset }: BundleTable): EmptyTimes[] {
  const time = dataset.role.time![0]!;
  const places = filled(dataset, [time]);
  const times = codesOf(dataset, time).filter((_, t) => !places.has(t));
  return times.length > 0 ? [{ table: id, times }] : [];
}

function emptySeries({ id, dataset }: BundleTable): EmptySeries[] {
  const { role, size } = dataset;
  const time = role.time![0]!;
  const others = dataset.id.filter((name) => name !== time && name !== role.geo![0]);
  const times = codesOf(dataset, time);
  const places = filled(dataset, [...others, time]);
  const whole = filled(dataset, [time]);
  const count = others.reduce((n, name) => n * size[dataset.id.indexOf(name)]!, 1);
  const step = strides(others.map((name) => size[dataset.id.indexOf(name)]!));
  return Array.from({ length: count }, (_, series) => {
    const empty = times.filter((_, t) => whole.has(t) && !places.has(series * times.length + t));
    const codes = others.flatMap((name, k) => {
      const all = codesOf(dataset, name);
      const code = all[Math.floor(series / step[k]!) % all.length]!;
      return all.length > 1 ? [[name, code] as const] : [];
    });
    const wholly = empty.length === whole.size;
    return { table: id, codes: Object.fromEntries(codes), times: empty, wholly };
  }).filter(({ times: empty }) => empty.length > 0);
}

function emptyRegions({ id, dataset }: BundleTable, regions: Region[]): EmptyRegions[] {
  const { role } = dataset;
  const [geo, time] = [role.geo![0]!, role.time![0]!];
  const times = codesOf(dataset, time);
  const last = times.at(-1);
  if (last === undefined || !filled(dataset, [time]).has(times.length - 1)) return [];
  const places = filled(dataset, [geo, time]);
  const index = dataset.dimension[geo]!.category.index;
  const has = (code: string, t: number): boolean => places.has(index[code]! * times.length + t);
  const without = regions.filter((region) => {
    const now = (region.codes ?? [{ code: region.code }]).filter((c) => within(c, Number(last)));
    const codes = [...now.map(({ code }) => code), ...(region.aliases ?? [])];
    const known = codes.filter((code) => code in index);
    // One that never had a figure in the table is not missing: tables differ in whom they are about.
    const ever = ownCodes(region).some(
      (code) => code in index && times.some((_, t) => has(code, t)),
    );
    return known.length > 0 && ever && !known.some((code) => has(code, times.length - 1));
  });
  if (without.length === 0) return [];
  return [{ table: id, time: last, regions: without.map(({ code }) => code) }];
}
