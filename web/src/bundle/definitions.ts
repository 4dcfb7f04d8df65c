import type { Predecessor } from "../engine/types.ts";
import type { Region } from "./types.ts";

/** The indicators and the groups or regions that a formula names. */
export function named(formula: string): { indicators: string[]; groups: string[] } {
  const all = (pattern: RegExp): string[] => [
    ...new Set([...formula.matchAll(pattern)].map((match) => match[1]!.trim())),
  ];
  return { indicators: all(/\[([^\]]*)\]/g), groups: all(/\bgroup\(([^,)]*),/g) };
}

/** Every code that a region's figures may stand under, its predecessors' apart. */
export function ownCodes({ code, codes, aliases }: Region): string[] {
  return [...(codes?.map((step) => step.code) ?? [code]), ...(aliases ?? [])];
}

export function predecessors({ breaks }: Region): Predecessor[] {
  return breaks?.flatMap((b) => b.predecessors ?? []) ?? [];
}

export function predecessorCodes(region: Region): string[] {
  return predecessors(region).flatMap(({ codes }) => codes.map(({ code }) => code));
}

/** What every code is called, old ones and predecessors' included. */
export function regionNames(regions: Region[]): Map<string, string> {
  const names = new Map<string, string>();
  const give = (code: string, name: string): void =>
    void (names.has(code) || names.set(code, name));
  for (const region of regions)
    for (const code of [region.code, ...ownCodes(region)]) give(code, region.name);
  for (const { name, codes } of regions.flatMap(predecessors))
    for (const { code } of codes) give(code, name);
  return names;
}

export interface Span {
  from?: number;
  to?: number;
}

export function within({ from = -Infinity, to = Infinity }: Span, year: number): boolean {
  return year >= from && year <= to;
}
