import { readFile } from "node:fs/promises";
import type { CreateModule } from "../../web/src/engine/wasm.ts";
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
  evaluate(query: object): Answer;
}

/** The calculator itself, without the page, over the data set that the page serves: the oracle for what the page shows. */
export async function calculator(data: string): Promise<Calculator> {
  const wasm = new URL("../../build/wasm/", import.meta.url);
  const { default: create } = (await import(new URL("figur.js", wasm).href)) as { default: CreateModule };
  const module = await create({ wasmBinary: await readFile(new URL("figur.wasm", wasm)) });
  const engine = new module.Engine();
  const { description } = JSON.parse(engine.load(await readFile(`${dist}/data/${data}.json`))) as { description: Calculator };
  return {
    indicators: description.indicators,
    regions: description.regions,
    years: description.years,
    evaluate(query) {
      const raw = engine.evaluate(JSON.stringify(query));
      const { places, firstYear, years } = JSON.parse(raw.json) as Answer;
      return { places, firstYear, years, value: raw.value, status: raw.status };
    },
  };
}

/** As the page writes numbers, with plain spaces. */
export function norwegian(value: number, decimals: number): string {
  const [whole, rest] = Math.abs(value).toFixed(decimals).split(".");
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, " ");
  const digits = rest ? `${grouped},${rest}` : grouped;
  return value < 0 && /[1-9]/.test(digits) ? `−${digits}` : digits;
}
