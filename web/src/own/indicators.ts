import { ownArea } from "../data/data-set.ts";
import type { Description, Indicator, Input, Version } from "../engine/types.ts";
import { engineWords } from "../messages/engine.ts";
import { t } from "../messages/index.ts";
import { isName, namesIn, operands } from "../sum/formula.ts";
import { isSum } from "../sum/growth.ts";
import { clean, listed, type Read } from "./link.ts";

/** An indicator of the reader's own: a formula over inputs that the data set's indicators have, or another's formula changed. */
export interface OwnIndicator {
  /** `egne-indikatorer.<slug>` */
  id: string;
  name: string;
  unit: string;
  decimals: number;
  formula: string;
  /** Whose inputs, years and averages it takes over; its own `inputs` come in addition. */
  of?: string;
  /** In place of the type of average that it takes over; without either, the formula on summed inputs where that is one. */
  average?: OwnAverage;
  /** By the name in the formula. */
  inputs: Readonly<Record<string, InputOf>>;
}

export type OwnAverage = "weighted" | "mean";

/** An input where the data set has it. */
export interface InputOf {
  indicator: string;
  input: string;
}

/** They belong to no service area of the data set, and can stand beside the indicators of any. */
export const ownIndicatorArea = "egne-indikatorer";

/** How many a link can bring, and how many inputs of its own each can name. */
const most = { indicators: 20, inputs: 26 } as const;
/** The longest that a reader or a link can write; `decimals` the most. */
export const longest = { name: 120, unit: 40, formula: 1000, decimals: 6 } as const;

/** Whether an indicator can be chosen in every service area: it is made or brought by the reader. */
export function isGuest({ area }: Pick<Indicator, "area">): boolean {
  return area === ownArea || area === ownIndicatorArea;
}

/** What a number of an indicator is marked with, or "". */
export function guestTag({ area }: Pick<Indicator, "area">): string {
  if (area === ownArea) return t("own.tag");
  return area === ownIndicatorArea ? t("formula.tag") : "";
}

/** `refusal` has the calculator's own words for a definition that it does not take. */
export function readOwnIndicators(
  text: string | undefined,
  bundle: Description,
  refusal: (indicator: Indicator) => string | undefined = () => undefined,
): Read<OwnIndicator[]> {
  const { result: given, problems } = listed(text, "egi", most.indicators);
  const result: OwnIndicator[] = [];
  for (const one of given) {
    const own = read(one);
    if (!own || result.some((o) => o.id === own.id)) {
      problems.push(t("formula.link.unreadable", { name: nameOf(one) }));
      continue;
    }
    const indicator = asIndicator(own, bundle);
    const why = indicator && refusal(indicator);
    if (!indicator) problems.push(t("own.indicator.unusable", { name: own.name }));
    else if (why === undefined) result.push(own);
    else problems.push(t("formula.link.refused", { name: own.name, why: engineWords(why) }));
  }
  return { result, problems };
}

/** What something that cannot be read calls itself. */
function nameOf(value: unknown): string {
  const { n } = ((typeof value === "object" && value) || {}) as { n?: unknown };
  return (typeof n === "string" && clean(n, longest.name)) || "–";
}

function read(value: unknown): OwnIndicator | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { id, n, u, d, f, of, a, i } = value as Record<string, unknown>;
  const text = (x: unknown, limit: number) => (typeof x === "string" ? clean(x, limit) : "");
  const inputs: Record<string, InputOf> = {};
  const given = Object.entries(typeof i === "object" && i !== null ? i : {});
  for (const [name, ref] of given) {
    const [indicator, input] = Array.isArray(ref) ? (ref as unknown[]) : [];
    if (!isName(name) || typeof indicator !== "string" || typeof input !== "string")
      return undefined;
    inputs[name] = { indicator, input };
  }
  const formula = typeof f === "string" && f.length <= longest.formula ? f.trim() : "";
  const name = text(n, longest.name);
  const usable =
    typeof id === "string" &&
    /^egne-indikatorer\.[a-z0-9-]{1,40}$/.test(id) &&
    given.length <= most.inputs &&
    (of === undefined || typeof of === "string");
  if (!usable || !formula || !name) return undefined;
  const decimals =
    typeof d === "number" && Number.isInteger(d) && d >= 0 && d <= longest.decimals ? d : 1;
  return {
    id,
    name,
    unit: text(u, longest.unit),
    decimals,
    formula,
    ...(of === undefined ? {} : { of }),
    ...(a === "weighted" || a === "mean" ? { average: a } : {}),
    inputs,
  };
}

export function writeOwnIndicators(own: readonly OwnIndicator[]): string {
  return JSON.stringify(
    own.map(({ id, name, unit, decimals, formula, of, average, inputs }) => ({
      id,
      n: name,
      u: unit,
      d: decimals,
      f: formula,
      of,
      a: average,
      ...(Object.keys(inputs).length
        ? {
            i: Object.fromEntries(
              Object.entries(inputs).map(([name, { indicator, input }]) => [
                name,
                [indicator, input],
              ]),
            ),
          }
        : {}),
    })),
  );
}

/**
 * The indicator as the data set would have it; undefined when it builds on something that the data set does not
 * have. Its versions hold where all that it builds on is defined, and all that its formula names is there.
 */
export function asIndicator(own: OwnIndicator, bundle: Description): Indicator | undefined {
  const indicator = draftIndicator(own, bundle);
  if (!indicator) return undefined;
  const there = operands(own.formula).every(
    ({ indicator: id, place }) =>
      (id === undefined || published(id, bundle)) &&
      (place === undefined || isPlace(place, bundle)),
  );
  const named = namesIn(own.formula);
  const versions = indicator.versions.filter(({ inputs, weights = {} }) =>
    named.every((name) => Object.hasOwn(inputs, name) || Object.hasOwn(weights, name)),
  );
  return there && versions.length ? { ...indicator, versions } : undefined;
}

function published(id: string, { indicators }: Description): Indicator | undefined {
  return indicators.find((i) => i.id === id && i.area !== ownIndicatorArea);
}

function isPlace(id: string, { groups, regions }: Description): boolean {
  return (
    groups.some((g) => g.id === id) ||
    regions.some((r) => r.code === id || r.codes?.some(({ code }) => code === id))
  );
}

/** The same with a formula that is not finished: its versions hold whatever it names. */
export function draftIndicator(own: OwnIndicator, bundle: Description): Indicator | undefined {
  const base = own.of === undefined ? undefined : published(own.of, bundle);
  if (own.of !== undefined && !base) return undefined;
  const refs = Object.entries(own.inputs);
  const parts = refs.map(([, ref]) => published(ref.indicator, bundle));
  if (parts.some((part) => !part)) return undefined;
  const all = [...(base ? [base] : []), ...(parts as Indicator[])];
  const refers = operands(own.formula).some((o) => o.indicator && o.place === undefined);
  const fitting =
    refers || isSum({ average: "weighted", formula: own.formula }) ? "mean" : "weighted";
  const versions = spans(all).flatMap(({ from, to, at }): Version[] => {
    const origin = base && at(base);
    if (base && !origin) return [];
    const inputs: Record<string, Input> = {};
    const take = (name: string, indicator: Indicator, input: string) => {
      const taken = at(indicator)?.inputs;
      if (!taken || !Object.hasOwn(taken, input)) return false;
      inputs[name] = { ...taken[input]!, of: { indicator: indicator.id, input } };
      return true;
    };
    for (const name of Object.keys(origin?.inputs ?? {})) take(name, base!, name);
    if (!refs.every(([name, { input }], i) => take(name, parts[i]!, input))) return [];
    const average = own.average ?? origin?.average ?? fitting;
    return [
      {
        from,
        to,
        formula: own.formula,
        average,
        inputs,
        population: average === "population" ? origin?.population : undefined,
        weights: origin?.weights,
      },
    ];
  });
  if (versions.length === 0) return undefined;
  const words = { nb: own.name, nn: own.name, en: own.name };
  return {
    id: own.id,
    area: ownIndicatorArea,
    name: words,
    type: "andre",
    unit: own.unit,
    decimals: own.decimals,
    of: own.of,
    versions,
  };
}

/** The years cut where any of the indicators changes its definition, each stretch with the version that holds. */
function spans(indicators: readonly Indicator[]): {
  from?: number;
  to?: number;
  at(indicator: Indicator): Version | undefined;
}[] {
  const starts = new Set<number>();
  for (const { versions } of indicators)
    for (const { from, to } of versions) {
      if (from !== undefined) starts.add(from);
      if (to !== undefined) starts.add(to + 1);
    }
  const edges = [...starts].sort((a, b) => a - b);
  return [undefined, ...edges].map((from, k) => {
    const next = edges[k];
    const year = from ?? (next === undefined ? 0 : next - 1);
    return {
      from,
      to: next === undefined ? undefined : next - 1,
      at: ({ versions }) =>
        versions.find((v) => (v.from ?? -Infinity) <= year && year <= (v.to ?? Infinity)),
    };
  });
}
