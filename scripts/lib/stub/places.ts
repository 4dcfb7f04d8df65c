/** The places of the example figures: every region of regions.json with its codes over time, and how large it is. */
import { readFileSync } from "node:fs";
import type { Region, RegionCode } from "../../../web/src/engine/types.ts";

export const FIRST = 2015;
export const LAST = 2024;

/** A code of a place, with the table years in which it is in use. */
export interface Step {
  /** The region's current code; of a municipality that went into another, its last. */
  place: string;
  name: string;
  code: string;
  /** The code in 07459, when it is another. */
  alias?: string;
  from: number;
  to: number;
}

export interface Size {
  /** Inhabitants in 2015, on the borders of 2015. */
  people: number;
  /** Yearly. */
  growth: number;
  /** How many times larger than in 2015 its mergers made it, by year. */
  mergers: { year: number; factor: number }[];
}

/** A municipality that went into another: its inhabitants as part of the other's own in 2015. */
export interface Former {
  into: string;
  part: number;
}

/** Inhabitants in 2015, yearly growth, and how many times larger the merger of 2020 made it. */
const LARGE: Record<string, { people: number; growth: number; merger?: number }> = {
  "0301": { people: 655_000, growth: 0.011 },
  "1103": { people: 132_000, growth: 0.006, merger: 1.08 },
  "1108": { people: 75_000, growth: 0.011, merger: 1.02 },
  "3107": { people: 79_000, growth: 0.008 },
  "3201": { people: 123_000, growth: 0.007 },
  "3203": { people: 60_000, growth: 0.008, merger: 1.51 },
  "3205": { people: 82_000, growth: 0.014 },
  "3301": { people: 68_000, growth: 0.007, merger: 1.46 },
  "4204": { people: 89_000, growth: 0.008, merger: 1.22 },
  "4601": { people: 277_000, growth: 0.006 },
  "5001": { people: 187_000, growth: 0.011, merger: 1.03 },
  "5501": { people: 73_000, growth: 0.008 },
  EAK: { people: 5_200_000, growth: 0.008 },
  EKG16: { people: 160_000, growth: 0.004 },
  EKG17: { people: 90_000, growth: 0.003 },
};
/** The municipalities of the example bundle. */
export const ASSS = Object.keys(LARGE).filter((code) => code.length === 4);

/** Of Lillestrøm, which is new, the parts are the whole. */
const PARTS: Record<string, number> = {
  "0226": 0.23,
  "0227": 0.15,
  "0231": 0.62,
  "0625": 0.36,
  "0627": 0.36,
  "0628": 0.15,
  "0711": 0.1,
  "1017": 0.08,
  "1018": 0.14,
  "1129": 0.02,
  "1141": 0.03,
  "1142": 0.05,
  "5030": 0.03,
};
/** Sums of others: what is added, and what is taken away. */
export const SUMS: Record<string, { plus: string[]; minus?: string[] }> = {
  EAKUO: { plus: ["EAK"], minus: ["0301"] },
  EKG12: { plus: ["4601", "1103"] },
  EKG13: { plus: ["0301"] },
};

/** FNV-1a with a final mix: an even number in [0, 1) for each text. */
export function chance(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  return ((h ^ (h >>> 13)) >>> 0) / 2 ** 32;
}

export const REGIONS = JSON.parse(
  readFileSync(new URL("../../../indicator-defs/regions.json", import.meta.url), "utf8"),
) as Region[];

export const SIZES = new Map<string, Size>();
export const FORMER = new Map<string, Former>();
export const STEPS: Step[] = [];

const lastCode = (codes: RegionCode[]): string => codes.at(-1)!.code;

function addSteps(place: string, name: string, codes: RegionCode[], alias?: string): void {
  for (const { code, from = 0, to = 9999 } of codes)
    STEPS.push({ place, name, code, from, to, ...(alias !== undefined && { alias }) });
}

/** Municipalities of which nothing is told have 500 to 60 000 inhabitants, most of them few. */
function sizeOf(code: string): { people: number; growth: number; merger?: number } {
  return (
    LARGE[code] ?? {
      people: Math.round(500 * 120 ** (chance(`${code} size`) ** 1.3)),
      growth: 0.02 * (chance(`${code} growth`) - 0.4),
    }
  );
}

for (const { code, name, codes, aliases, breaks } of REGIONS) {
  addSteps(code, name, codes ?? [{ code }], aliases?.[0]);
  if (code in SUMS) continue;
  const { people, growth, merger } = sizeOf(code);
  const size: Size = { people, growth, mergers: [] };
  SIZES.set(code, size);
  let factor = 1;
  for (const { year, predecessors = [] } of breaks ?? []) {
    if (predecessors.length === 0) continue;
    const parts = predecessors.map(
      (p) => PARTS[lastCode(p.codes)] ?? 0.05 + 0.3 * chance(`${lastCode(p.codes)} part`),
    );
    const all = parts.reduce((a, b) => a + b);
    const existed = codes === undefined || (codes[0]!.from ?? 0) < year;
    if (existed) {
      factor = merger ?? factor + all;
      size.mergers.push({ year, factor });
    }
    predecessors.forEach((p, i) =>
      FORMER.set(lastCode(p.codes), {
        into: code,
        part: existed || code in LARGE ? parts[i]! : parts[i]! / all,
      }),
    );
  }
}
// After every region, so that a table lists those that are there today first.
for (const { breaks } of REGIONS)
  for (const { name, codes } of breaks?.flatMap((b) => b.predecessors ?? []) ?? [])
    addSteps(lastCode(codes), name, codes);
