import { ownArea } from "../data/data-set.ts";
import type { Description, Indicator, Input, Version } from "../engine/types.ts";
import { t } from "../messages/index.ts";
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
  /** By the name in the formula. */
  inputs: Readonly<Record<string, InputOf>>;
}

/** An input where the data set has it. */
export interface InputOf {
  indicator: string;
  input: string;
}

/** They belong to no service area of the data set, and can stand beside the indicators of any. */
export const ownIndicatorArea = "egne-indikatorer";

const most = 20;
const longest = { name: 120, unit: 40, formula: 1000 } as const;

/** Whether an indicator can be chosen in every service area: it is made or brought by the reader. */
export function isGuest({ area }: Pick<Indicator, "area">): boolean {
  return area === ownArea || area === ownIndicatorArea;
}

export function readOwnIndicators(
  text: string | undefined,
  bundle: Description,
): Read<OwnIndicator[]> {
  const { result: given, problems } = listed(text, "egi", most);
  const result: OwnIndicator[] = [];
  for (const one of given) {
    const own = read(one);
    const taken = own && result.some((o) => o.id === own.id);
    if (own && !taken && asIndicator(own, bundle)) result.push(own);
    else problems.push(t("own.indicator.unusable", { name: own?.name ?? "–" }));
  }
  return { result, problems };
}

function read(value: unknown): OwnIndicator | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { id, n, u, d, f, of, i } = value as Record<string, unknown>;
  const text = (x: unknown, limit: number) => (typeof x === "string" ? clean(x, limit) : "");
  const inputs: Record<string, InputOf> = {};
  for (const [name, ref] of Object.entries(typeof i === "object" && i !== null ? i : {})) {
    const [indicator, input] = Array.isArray(ref) ? (ref as unknown[]) : [];
    if (typeof indicator !== "string" || typeof input !== "string") return undefined;
    inputs[name] = { indicator, input };
  }
  const formula = typeof f === "string" && f.length <= longest.formula ? f.trim() : "";
  const name = text(n, longest.name);
  const usable =
    typeof id === "string" &&
    /^egne-indikatorer\.[a-z0-9-]{1,40}$/.test(id) &&
    (of === undefined || typeof of === "string");
  if (!usable || !formula || !name) return undefined;
  const decimals = typeof d === "number" && Number.isInteger(d) && d >= 0 && d <= 6 ? d : 1;
  return { id, name, unit: text(u, longest.unit), decimals, formula, of, inputs };
}

export function writeOwnIndicators(own: readonly OwnIndicator[]): string {
  return JSON.stringify(
    own.map(({ id, name, unit, decimals, formula, of, inputs }) => ({
      id,
      n: name,
      u: unit,
      d: decimals,
      f: formula,
      of,
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
 * have. Its versions hold where all that it builds on is defined.
 */
export function asIndicator(own: OwnIndicator, bundle: Description): Indicator | undefined {
  const known = (id: string) =>
    bundle.indicators.find((i) => i.id === id && i.area !== ownIndicatorArea);
  const base = own.of === undefined ? undefined : known(own.of);
  if (own.of !== undefined && !base) return undefined;
  const refs = Object.entries(own.inputs);
  const parts = refs.map(([, ref]) => known(ref.indicator));
  if (parts.some((part) => !part)) return undefined;
  const all = [...(base ? [base] : []), ...(parts as Indicator[])];
  if (all.length === 0) return undefined;
  const versions = spans(all).flatMap(({ from, to, at }): Version[] => {
    const origin = base && at(base);
    if (base && !origin) return [];
    const inputs: Record<string, Input> = { ...origin?.inputs };
    for (const [i, [name, ref]] of refs.entries()) {
      const input = at(parts[i]!)?.inputs[ref.input];
      if (!input) return [];
      inputs[name] = input;
    }
    return [
      {
        from,
        to,
        formula: own.formula,
        average: origin?.average ?? "weighted",
        inputs,
        population: origin?.population,
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
