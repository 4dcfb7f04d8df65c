import { readFile } from "node:fs/promises";
import { Engine } from "../../web/src/engine/engine.ts";
import type { AreaQuery, ProfileRow, Query } from "../../web/src/engine/types.ts";
import { dist } from "./page.ts";

export interface Answer {
  places: { id: string; name: string }[];
  firstYear: number;
  years: number;
  value: Float64Array;
  status: Uint8Array;
}

export interface Calculator {
  indicators: { id: string; area: string; decimals: number; versions: unknown[] }[];
  regions: { code: string; name: string; kind: string }[];
  years: [number, number];
  evaluate(query: Query): Answer;
  profile(query: AreaQuery): ProfileRow[];
}

/** The calculator itself, without the page, over the data set that the page serves: the oracle for what the page shows. */
export async function calculator(data: string): Promise<Calculator> {
  const engine = await Engine.create(
    await readFile(new URL("../../build/wasm/figur.wasm", import.meta.url)),
  );
  const { indicators, regions, years } = engine.loadBundle(
    await readFile(`${dist}/data/${data}.json`),
  );
  return {
    indicators,
    regions,
    years,
    evaluate(query) {
      const result = engine.evaluate(query);
      return { ...result, firstYear: result.years[0]!, years: result.years.length };
    },
    profile: (query) => engine.profile(query),
  };
}

/** As the page writes numbers, with plain spaces. */
export function norwegian(value: number, decimals: number): string {
  const [whole, rest] = Math.abs(value).toFixed(decimals).split(".");
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, " ");
  const digits = rest ? `${grouped},${rest}` : grouped;
  return value < 0 && /[1-9]/.test(digits) ? `−${digits}` : digits;
}
