/** What stands out in a service area, and what is left out and why (wasm/engine/findings.hpp has the rule). */
import { averageOf, inputsOf, resultOf } from "./averages.ts";
import { mixesBorders } from "./borders.ts";
import {
  covers,
  notesOf,
  regionOf,
  tableOf,
  versionOf,
  type Indicator,
  type World,
} from "./bundle.ts";
import { shown } from "./comparison.ts";
import { membersOf } from "./groups.ts";
import { isKnown, type Cell } from "./missing.ts";
import { indicatorsOf, isRedefined, referredTo } from "./profile.ts";

export interface Asked {
  area: string;
  year: number;
  region?: string;
  /** With its members listed, or derived from such a one; not what is left of a region. */
  group: string;
  years: number;
  minimum: number;
  most: number;
}

type Kind = "change" | "spread" | "deviation" | "turn";
interface Found {
  kind: Kind;
  size: number;
  told: Record<string, unknown>;
}
interface LeftOut {
  indicator: string;
  of: Kind;
  why: string;
  regions: string[];
}

/** Standard deviations between the members. */
const leastSize = 0.2;
const leastMembers = 3;

export function findingsOf(world: World, asked: Asked) {
  const found: Found[] = [];
  const leftOut: LeftOut[] = [];
  for (const indicator of indicatorsOf(world, asked.area)) {
    const one = new OfIndicator(world, indicator, asked);
    const kinds =
      asked.region === undefined ? one.ofGroup() : [...one.ofGroup(), ...one.ofRegion()];
    for (const each of kinds)
      if ("why" in each) leftOut.push({ indicator: indicator.id, ...each });
      else found.push({ ...each, told: { indicator: indicator.id, ...each.told } });
  }
  const list = (kind: Kind) =>
    found
      .filter((each) => each.kind === kind)
      .sort((a, b) => b.size - a.size)
      .slice(0, asked.most)
      .map(({ size, told }) => ({ size, ...told }));
  return {
    from: asked.year - asked.years + 1,
    year: asked.year,
    group: asked.group,
    region: asked.region ?? "",
    changes: list("change"),
    spreads: list("spread"),
    deviations: list("deviation"),
    turns: list("turn"),
    leftOut,
  };
}

/** A figure with what makes it unfit to be told. */
interface Figure {
  value: Cell;
  excluded: boolean;
  provisional: boolean;
  mixed: boolean;
}

const counted = /^(personer|innbyggere|barn|mottakere|deltakere|elever|undersøkelser|antall)$/;

class OfIndicator {
  private readonly year: number;
  private readonly from: number;
  /** The members that are measured with, their values, and those with few cases. */
  private readonly values: { region: string; value: number }[] = [];
  private readonly few: string[] = [];
  private readonly unguardedMembers: boolean;

  constructor(
    private readonly world: World,
    private readonly indicator: Indicator,
    private readonly asked: Asked,
  ) {
    this.year = asked.year;
    this.from = asked.year - asked.years + 1;
    const part = this.average(this.year).members.flatMap(({ region, result, takesPart }) =>
      takesPart && isKnown(result) ? [{ region, value: result }] : [],
    );
    for (const member of part)
      if (this.isFew(member.region, this.year)) this.few.push(member.region);
      else this.values.push(member);
    this.unguardedMembers = part.every(({ region }) => this.cases(region, this.year).length === 0);
  }

  private average = (year: number) => averageOf(this.world, this.indicator, this.asked.group, year);
  private takePart = (year: number): string[] =>
    this.average(year)
      .members.filter(({ takesPart }) => takesPart)
      .map(({ region }) => region)
      .sort();

  /** The counted inputs behind a figure, summed over the members that take part when it is an average. */
  private cases(place: string, year: number): Cell[] {
    const places = regionOf(this.world, place) ? [place] : this.takePart(year);
    const version = versionOf(this.indicator, year);
    const steps = version
      ? [this.indicator, ...referredTo(this.world, withoutGroups(version))]
      : [];
    return steps.flatMap((step) => {
      const inputs = versionOf(step, year)?.inputs ?? {};
      const each = places.map((code) => inputsOf(this.world, step, code, year));
      return Object.keys(each[0] ?? {})
        .filter((name) => counted.test(inputs[name]!.unit ?? ""))
        .map((name) => {
          const known = each.map((of) => of[name]!).filter(isKnown);
          if (known.length === 0 && places[0] === place) return each[0]![name]!;
          return known.reduce((a, b) => a + b, 0);
        });
    });
  }
  private isFew = (place: string, year: number): boolean =>
    this.cases(place, year).some((cell) => isKnown(cell) && cell < this.asked.minimum);

  private figure(place: string, year: number): Figure {
    const { world, indicator } = this;
    if (!regionOf(world, place)) {
      const part = this.takePart(year);
      return {
        value: this.average(year).value,
        excluded: false,
        provisional: part.some((code) => isProvisional(world, indicator, code, year)),
        mixed: part.some((code) => mixesBorders(world, indicator, code, year)),
      };
    }
    return {
      value: resultOf(world, indicator, place, year),
      excluded: notesOf(world, "exclude", indicator, year).some(({ region }) => region === place),
      provisional: isProvisional(world, indicator, place, year),
      mixed: mixesBorders(world, indicator, place, year),
    };
  }

  /** Why these figures cannot be told together. */
  private unusable(figures: Figure[], broken: boolean): string | undefined {
    if (figures.some(({ value, excluded }) => value === "suppressed" || excluded))
      return "suppressed";
    if (!figures.every(({ value }) => isKnown(value))) return "missing";
    if (broken) return "break";
    if (figures.some(({ provisional }) => provisional)) return "provisional";
    return figures.some(({ mixed }) => mixed) ? "mixed" : undefined;
  }

  /** Whether the place's figures of the year cannot be compared with those of the year before. */
  private breaks(place: string, year: number): boolean {
    const { world, indicator } = this;
    if (isRedefined(world, indicator, year)) return true;
    const newBorders = (code: string): boolean =>
      (regionOf(world, code)!.breaks ?? []).some(
        (each) =>
          each.year === year &&
          !(world.predecessors === "summed" && (each.predecessors ?? []).length > 0),
      );
    if (regionOf(world, place)) return newBorders(place);
    const [before, now] = [versionOf(indicator, year - 1), versionOf(indicator, year)];
    if (before && now && before.average !== now.average) return true;
    const members = (at: number): string => membersOf(world, place, at).join();
    const changed = members(year - 1) !== "" && members(year - 1) !== members(year);
    if (changed && this.takePart(year - 1).join() !== this.takePart(year).join()) return true;
    return this.takePart(year).some(newBorders);
  }
  private brokenSince = (place: string, from: number): boolean =>
    span(from + 1, this.year).some((year) => this.breaks(place, year));

  private get deviationBetween(): number {
    const values = this.values.map(({ value }) => value);
    if (values.length < leastMembers || new Set(values).size === 1) return 0;
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  }
  private get tooFew(): string | undefined {
    if (this.values.length >= leastMembers) return undefined;
    return this.few.length > 0 ? "small" : "members";
  }
  private get unmeasured(): string | undefined {
    return this.tooFew ?? (this.deviationBetween === 0 ? "members" : undefined);
  }

  private shows = (a: number, b: number): boolean =>
    shown(a, this.indicator) !== shown(b, this.indicator);
  private members() {
    const { type, members } = this.average(this.year);
    return {
      average: type,
      members: members.filter(({ takesPart }) => takesPart).length,
      membersOf: members.length,
    };
  }

  *ofGroup(): Generator<Found | Omit<LeftOut, "indicator">> {
    yield* this.change();
    yield* this.spread();
  }
  *ofRegion(): Generator<Found | Omit<LeftOut, "indicator">> {
    yield* this.deviation(this.asked.region!);
    yield* this.turn(this.asked.region!);
  }

  private *change(): Generator<Found | Omit<LeftOut, "indicator">> {
    const { group } = this.asked;
    const ends = [this.from, this.year];
    const figures = ends.map((year) => this.figure(group, year));
    const broken =
      this.brokenSince(group, this.from) ||
      this.takePart(this.from).join() !== this.takePart(this.year).join() ||
      span(this.from + 1, this.year - 1).some((year) => this.average(year).value === "not-defined");
    const why =
      this.unusable(figures, broken) ??
      (ends.some((year) => this.isFew(group, year)) ? "small" : this.unmeasured);
    if (why) return yield { of: "change", why, regions: [] };
    const [from, to] = figures.map(({ value }) => value) as [number, number];
    const size = Math.abs(to - from) / this.deviationBetween;
    if (!this.shows(from, to) || size < leastSize) return;
    yield {
      kind: "change",
      size,
      told: {
        unguarded: ends.some((year) => this.cases(group, year).length === 0),
        place: group,
        from: { value: from },
        to: { value: to },
        change: to - from,
        relative: from > 0 && to >= 0 ? ((to - from) / from) * 100 : null,
        ...this.members(),
      },
    };
  }

  private *spread(): Generator<Found | Omit<LeftOut, "indicator">> {
    const figure = this.figure(this.asked.group, this.year);
    const why = this.unusable([figure], false) ?? this.tooFew;
    if (why) return yield { of: "spread", why, regions: [] };
    if (this.few.length > 0) yield { of: "spread", why: "small", regions: this.few };
    const low = this.values.reduce((found, each) => (each.value < found.value ? each : found));
    const high = this.values.reduce((found, each) => (each.value > found.value ? each : found));
    if (!this.shows(low.value, high.value)) return;
    const mean = figure.value as number;
    if (mean === 0 || (low.value < 0 && high.value > 0))
      return yield { of: "spread", why: "base", regions: [] };
    const size = ((high.value - low.value) / Math.abs(mean)) * 100;
    yield {
      kind: "spread",
      size,
      told: {
        unguarded: this.unguardedMembers,
        low,
        high,
        mean: { value: mean },
        relative: size,
        ...this.members(),
      },
    };
  }

  private *deviation(region: string): Generator<Found | Omit<LeftOut, "indicator">> {
    const places = [region, this.asked.group];
    const figures = places.map((place) => this.figure(place, this.year));
    const [value, mean] = figures.map((figure) => figure.value) as [number, number];
    const why =
      this.unusable(figures, false) ??
      (places.some((place) => this.isFew(place, this.year))
        ? "small"
        : mean > 0 && value >= 0
          ? undefined
          : "base");
    if (why) return yield { of: "deviation", why, regions: [] };
    const off = value - mean;
    if (!this.shows(value, mean) || Math.abs(off) < leastSize * this.deviationBetween) return;
    const deviation = (off / mean) * 100;
    yield {
      kind: "deviation",
      size: Math.abs(deviation),
      told: {
        unguarded: this.cases(region, this.year).length === 0,
        value: { value },
        mean: { value: mean },
        deviation,
        ...this.members(),
      },
    };
  }

  private *turn(region: string): Generator<Found | Omit<LeftOut, "indicator">> {
    const years = span(this.year - 2, this.year);
    const figures = years.map((year) => this.figure(region, year));
    const few = years.some((year) => this.isFew(region, year));
    const why =
      this.unusable(figures, this.brokenSince(region, this.year - 2)) ??
      (few ? "small" : this.unmeasured);
    if (why) return yield { of: "turn", why, regions: [] };
    const [a, b, c] = figures.map(({ value }) => value) as [number, number, number];
    const [before, after] = [b - a, c - b];
    const size = Math.min(Math.abs(before), Math.abs(after)) / this.deviationBetween;
    const turns = this.shows(a, b) && this.shows(b, c) && before > 0 !== after > 0;
    if (!turns || size < leastSize) return;
    yield {
      kind: "turn",
      size,
      told: {
        unguarded: years.some((year) => this.cases(region, year).length === 0),
        values: years.map((year, i) => ({ year, value: figures[i]!.value })),
        before,
        after,
      },
    };
  }
}

const span = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

const withoutGroups = (version: NonNullable<ReturnType<typeof versionOf>>) => ({
  ...version,
  formula: version.formula.replace(/group\([^)]*\)/g, ""),
});

/** Does an input of the figure, or of one that it refers to, come from a provisional year of its table? */
function isProvisional(world: World, indicator: Indicator, code: string, year: number): boolean {
  const version = versionOf(indicator, year);
  if (!version) return false;
  const ofInputs = Object.keys(inputsOf(world, indicator, code, year)).some((name) => {
    const source = version.inputs[name]!.sources.find((each) => covers(each, year));
    const years = source && tableOf(world, source.table)?.provisional;
    return years?.includes(String(year + (source?.yearOffset ?? 0))) ?? false;
  });
  return (
    ofInputs ||
    referredTo(world, withoutGroups(version)).some((other) =>
      isProvisional(world, other, code, year),
    )
  );
}
