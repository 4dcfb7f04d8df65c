import type { Description, Input, Result, Version } from "../engine/types.ts";
import { Flag } from "../engine/types.ts";
import { exact, list, unitName } from "../formats.ts";
import { groupOf, regionName } from "../groups.ts";
import { flagWords, mark, reason, sign } from "../missing.ts";
import { t, text } from "../messages/index.ts";
import type { Row } from "../series.ts";
import type { Correction } from "./corrections.ts";
import { sumSource, type SumSource } from "./source.ts";
import type { Asking, Spot } from "./sum.ts";

export interface SumInput {
  letter: string;
  name: string;
  value: string;
  /** "Landet 8 971 423 minus ASSS 3 236 341", where the value is a difference. */
  from: string;
  /** Sign and words where the value is missing or marked. */
  sign: string;
  corrected: Correction[];
  sources: SumSource[];
}

interface At {
  value: number;
  status: number;
  flags: number;
}

/** The inputs of the version that holds, with values where the cell has its own: `computed`, or the inhabitants that weigh. */
export function inputs(
  version: Version,
  values: ReadonlyMap<string, At>,
  corrected: readonly Correction[],
  computed: boolean,
  spot: Spot,
  row: Row,
  k: number,
  asking: Asking,
): SumInput[] {
  const { bundle } = asking;
  const whole = row.kind === "rest" && computed ? wholeValues(spot, asking) : undefined;
  return Object.entries(version.inputs).map(([letter, input]) => {
    const at = computed || letter === version.population ? values.get(letter) : undefined;
    const all = whole?.get(letter);
    const there = at?.status === 0;
    const mine = corrected.filter((c) => c.input === letter);
    return {
      letter,
      name: text(input.name),
      value: there ? counted(at.value, input.unit) : "",
      from: there && all?.status === 0 ? difference(all.value, at.value, spot, bundle) : "",
      sign: at ? signText(at, row, k, mine.length > 0) : "",
      corrected: mine,
      sources: sources(input, spot, row, !!at && !!(at.flags & Flag.summed), bundle),
    };
  });
}

function sources(
  input: Input,
  spot: Spot,
  row: Row,
  summed: boolean,
  bundle: Description,
): SumSource[] {
  const place = row.kind === "region" ? row.id : undefined;
  return input.sources
    .filter((s) => (s.from ?? -Infinity) <= spot.year && spot.year <= (s.to ?? Infinity))
    .map((s) => sumSource(s, spot.year, bundle, place, summed));
}

/** The inputs behind a cell, by letter. */
export function valuesAt(result: Result, { indicator, place, year }: Spot): Map<string, At> {
  const values = new Map<string, At>();
  const found = result.inputs?.find((i) => i.indicator === indicator);
  const row = result.places.findIndex((p) => p.id === place);
  const k = result.years.indexOf(year);
  found?.names.forEach((name, n) => {
    const at = (n * result.places.length + row) * result.years.length + k;
    values.set(name, {
      value: found.value[at]!,
      status: found.status[at]!,
      flags: found.flags[at]!,
    });
  });
  return values;
}

/** The inputs of the region that a rest is taken from. */
function wholeValues(spot: Spot, { bundle, predecessors, evaluate }: Asking): Map<string, At> {
  const place = groupOf(spot.place, bundle)?.of ?? "";
  const result = evaluate({
    indicators: [spot.indicator],
    regions: [place],
    years: [spot.year, spot.year],
    inputs: true,
    predecessors,
  });
  return valuesAt(result, { ...spot, place });
}

function difference(whole: number, rest: number, spot: Spot, bundle: Description): string {
  const group = groupOf(spot.place, bundle);
  const without = (group?.without ?? []).map((id) =>
    id === "self"
      ? regionName(spot.place.split("@")[1] ?? "", bundle)
      : text(bundle.groups.find((g) => g.id === id)?.name) || regionName(id, bundle),
  );
  return t("sum.rest.input", {
    whole: regionName(group?.of ?? "", bundle),
    all: exact(whole),
    members: list(without),
    taken: exact(whole - rest),
  });
}

/** "29 351 personer", but "307 798 (1000 kr)": two numbers side by side would read as one. */
function counted(value: number, unit: string): string {
  return t(/^\d/.test(unit) ? "unit.counted" : "unit.other", {
    n: exact(value),
    unit: unitName(unit),
  });
}

/** A correction that is told in full needs no sign. */
function signText(at: At, row: Row, k: number, corrected: boolean): string {
  if (at.status !== 0) return `${sign(at.status)} ${reason(at.status)}`;
  const flags = corrected ? at.flags & ~Flag.overridden : at.flags;
  const breaks = flags & Flag.break ? row.breaks[k]! : [];
  return [mark(flags), flagWords(flags, breaks, row.role).join(", ")].filter(Boolean).join(" ");
}
