import type { Dataset, Region } from "../bundle/types.ts";

export interface Fitted {
  dataset: Dataset;
  /** Places stand under the codes of today throughout, which says nothing of borders. */
  current: boolean;
  /** Codes that are no place of the data set. */
  strangers: string[];
  /** Places and years for which the file says two things, as "5001, 1601: 2016"; the code of the year holds. */
  conflicts: string[];
}

/**
 * Gives every place of the table the region that it is in the data set, by the code of the year, today's or an older
 * one. A table that has the codes of the years stays as it is; otherwise its numbers are put under today's codes.
 */
export function fit(dataset: Dataset, regions: readonly Region[]): Fitted {
  const geo = dataset.role.geo![0]!;
  const time = dataset.role.time![0]!;
  const codes = inOrder(dataset, geo);
  const years = inOrder(dataset, time).map(Number);
  const owner = owners(regions);
  const region = new Map(codes.map((code) => [code, find(code, owner)]));
  const strangers = codes.filter((code) => !region.get(code));

  const place = new Cells(dataset, geo, time);
  const valid = (code: string, year: number) => {
    const found = region.get(code);
    return !found || found.steps.some((s) => s.code === code && within(s, year));
  };
  const asOfTheTime = codes.every((code, g) =>
    years.every((year, y) => valid(code, year) || !place.holds(g, y)),
  );
  if (asOfTheTime) return { dataset, current: false, strangers, conflicts: [] };

  // A predecessor has no code of today: within its own borders it is no region of the data set.
  const now = [...new Set(codes.flatMap((c) => (region.get(c)?.now ? [region.get(c)!.now!] : [])))];
  const conflicts: string[] = [];
  const from = now.map((current) => {
    const mine = codes.filter((code) => region.get(code)?.now === current);
    return years.map((year, y) => {
      const held = mine.filter((code) => place.holds(codes.indexOf(code), y));
      const best = held.find((code) => valid(code, year)) ?? held.at(-1) ?? mine[0]!;
      if (held.some((code) => place.differ(codes.indexOf(code), codes.indexOf(best), y)))
        conflicts.push(`${held.join(", ")}: ${year}`);
      return codes.indexOf(best);
    });
  });
  const lost = codes.filter((code) => region.get(code) && !region.get(code)!.now);
  return {
    dataset: place.under(now, from, (code) => nameOf(code, regions)),
    current: true,
    strangers: [...strangers, ...lost],
    conflicts,
  };
}

interface Owner {
  /** Today's code; undefined of a municipality that went into another. */
  now?: string;
  steps: { code: string; from?: number; to?: number }[];
}

function owners(regions: readonly Region[]): Map<string, Owner> {
  const all = new Map<string, Owner>();
  const add = (owner: Owner, code: string) => {
    if (!all.has(code)) all.set(code, owner);
  };
  for (const { code, codes, aliases } of regions) {
    const steps = [...(codes ?? [{ code }]), ...(aliases ?? []).map((a) => ({ code: a }))];
    const owner = { now: code, steps };
    add(owner, code);
    for (const step of steps) add(owner, step.code);
  }
  for (const { breaks } of regions)
    for (const { predecessors } of breaks ?? [])
      for (const { codes } of predecessors ?? [])
        for (const step of codes) add({ steps: codes }, step.code);
  return all;
}

/** Spreadsheets take the zero off 0301. */
function find(code: string, owner: Map<string, Owner>): Owner | undefined {
  const found = owner.get(code);
  if (found || !/^\d{3}$/.test(code)) return found;
  const padded = owner.get(`0${code}`);
  return padded && { ...padded, steps: padded.steps.filter((s) => s.code !== code) };
}

function nameOf(code: string, regions: readonly Region[]): string {
  return regions.find((r) => r.code === code)?.name ?? code;
}

const within = ({ from, to }: { from?: number; to?: number }, year: number) =>
  year >= (from ?? -Infinity) && year <= (to ?? Infinity);

export function inOrder({ dimension }: Dataset, name: string): string[] {
  const { index } = dimension[name]!.category;
  return Object.keys(index).sort((a, b) => index[a]! - index[b]!);
}

/** The cells of a dataset by place and year. */
class Cells {
  readonly #dataset: Dataset;
  readonly #geo: number;
  readonly #steps: number[];
  /** Positions of the cells of the first place and year. */
  readonly #others: number[];
  readonly #geoStep: number;
  readonly #timeStep: number;

  constructor(dataset: Dataset, geo: string, time: string) {
    const { id, size } = dataset;
    this.#dataset = dataset;
    this.#steps = size.map((_, i) => size.slice(i + 1).reduce((a, b) => a * b, 1));
    this.#geo = id.indexOf(geo);
    this.#geoStep = this.#steps[this.#geo]!;
    this.#timeStep = this.#steps[id.indexOf(time)]!;
    let others = [0];
    id.forEach((name, i) => {
      if (name === geo || name === time) return;
      others = others.flatMap((at) =>
        Array.from({ length: size[i]! }, (_, n) => at + n * this.#steps[i]!),
      );
    });
    this.#others = others;
  }

  /** Whether any cell of the place and year has a number. */
  holds(g: number, y: number): boolean {
    return this.#at(g, y).some((at) => this.#dataset.value[at] != null);
  }

  /** Whether two codes of one place say different things of the year. */
  differ(g: number, h: number, y: number): boolean {
    const { value } = this.#dataset;
    const other = this.#at(h, y);
    return this.#at(g, y).some((at, i) => {
      const [one, two] = [value[at], value[other[i]!]];
      return one != null && two != null && one !== two;
    });
  }

  /** The dataset with other places: number `n` of them in year `y` is what the old place `from[n][y]` was. */
  under(codes: string[], from: number[][], name: (code: string) => string): Dataset {
    const { id, size, dimension, value, status } = this.#dataset;
    const geo = id[this.#geo]!;
    const outSize = size.map((n, i) => (i === this.#geo ? codes.length : n));
    const out: (number | null)[] = [];
    const signs: Record<string, string> = {};
    const outer = size.slice(0, this.#geo).reduce((a, b) => a * b, 1);
    const block = size[this.#geo]! * this.#geoStep;
    const years = from[0]?.length ?? 0;
    for (let o = 0; o < outer; o++)
      for (const places of from)
        for (let i = 0; i < this.#geoStep; i++) {
          const inner = o * block + i;
          const y = Math.floor(inner / this.#timeStep) % years;
          const at = inner + places[y]! * this.#geoStep;
          if (status?.[at] !== undefined) signs[out.length] = status[at];
          out.push(value[at] ?? null);
        }
    return {
      ...this.#dataset,
      size: outSize,
      dimension: {
        ...dimension,
        [geo]: {
          ...dimension[geo],
          category: {
            index: Object.fromEntries(codes.map((code, n) => [code, n])),
            label: Object.fromEntries(codes.map((code) => [code, name(code)])),
          },
        },
      },
      value: out,
      status: signs,
    };
  }

  #at(g: number, y: number): number[] {
    const base = g * this.#geoStep + y * this.#timeStep;
    return this.#others.map((at) => at + base);
  }
}
