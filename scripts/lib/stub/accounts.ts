/** Invented accounts: what a function costs, per kind of expense and income. */
import { hole } from "./holes.ts";
import { level, people, total } from "./people.ts";
import { chance } from "./places.ts";
import { COMPOSITION } from "./functions.ts";

/** Net kroner per head of an age group, and how much of them is depreciation. */
const COSTS: Record<string, { age: string; kroner: number; worn: number }> = {
  "242": { age: "18-66", kroner: 1700, worn: 0.004 },
  "243": { age: "18-66", kroner: 1100, worn: 0.02 },
  "273": { age: "18-66", kroner: 420, worn: 0.015 },
  "276": { age: "18-66", kroner: 260, worn: 0 },
  "281": { age: "18-66", kroner: 2100, worn: 0 },
  "244": { age: "0-17", kroner: 3400, worn: 0.006 },
  "251": { age: "0-17", kroner: 1900, worn: 0.003 },
  "252": { age: "0-17", kroner: 5600, worn: 0.012 },
  "201": { age: "1-5", kroner: 148_000, worn: 0.002 },
  "211": { age: "1-5", kroner: 19_000, worn: 0 },
  "221": { age: "1-5", kroner: 13_000, worn: 0.3 },
  "202": { age: "0-17", kroner: 58_000, worn: 0.004 },
  "213": { age: "18-66", kroner: 420, worn: 0.01 },
  "215": { age: "0-17", kroner: 1300, worn: 0 },
  "222": { age: "0-17", kroner: 10_500, worn: 0.35 },
  "223": { age: "0-17", kroner: 900, worn: 0 },
  "232": { age: "0-17", kroner: 3600, worn: 0.005 },
  "241": { age: "total", kroner: 2900, worn: 0.01 },
  "253": { age: "total", kroner: 7600, worn: 0.02 },
  "254": { age: "total", kroner: 9800, worn: 0.01 },
  "257": { age: "total", kroner: 6100, worn: 0.01 },
  "258": { age: "total", kroner: 6700, worn: 0.01 },
  "120": { age: "total", kroner: 4200, worn: 0.05 },
  "170": { age: "total", kroner: -900, worn: 0 },
  "171": { age: "total", kroner: 650, worn: 0 },
  "275": { age: "18-66", kroner: 900, worn: 0 },
  "332": { age: "total", kroner: 1100, worn: 0.3 },
};
const cost = (fn: string) =>
  COSTS[fn] ?? {
    age: "total",
    kroner: Math.round(20 * 40 ** chance(`f${fn} cost`)),
    worn: 0.1 * chance(`f${fn} worn`),
  };

/** Years in which a function was in use, where not always. 254 goes on as 257 and 258. */
const IN_USE: Record<string, [from: number, to: number]> = {
  "254": [0, 2023],
  "255": [0, 2015],
  "257": [2024, 9999],
  "258": [2024, 9999],
};

/** Thousand kroner of the whole municipal group on one function. */
export function amount(place: string, fn: string, art: string, year: number): number {
  const { age, kroner, worn } = cost(fn);
  return total(place, (own) => {
    const net = (people(own, age, year) * level(own, `f${fn}`, kroner, 0.034, year)) / 1000;
    if (art === "AGD2") return Math.round(net);
    if (art === "A590") return Math.round(net * level(own, `f${fn} worn`, worn, 0, year));
    const gross = Math.round(net * level(own, `f${fn} gross`, 1.18, 0, year));
    if (art === "AGD10") return gross;
    // SSB's net is gross expenses less gross income.
    if (art === "AGD14") return gross - Math.round(net);
    if (art === "AGD4") return Math.round(gross * level(own, `f${fn} corrected`, 0.96, 0, year));
    const part = 0.004 * 60 ** chance(`${art} part`);
    return Math.round(gross * level(own, `f${fn} ${art}`, part, 0, year));
  });
}

/** The part of it that is the municipality's own, without its companies and partnerships. */
function own(place: string, fn: string, art: string, year: number): number {
  return total(place, (p) =>
    Math.round(amount(p, fn, art, year) * Math.min(1, level(p, `f${fn} own`, 0.94, 0, year))),
  );
}

/** Thousand kroner of a function or of a service area, which is the sum of its functions; or SSB's sign. */
export function account(
  place: string,
  scope: string,
  fn: string,
  art: string,
  year: number,
): number | string {
  const functions = COMPOSITION[fn];
  if (functions) {
    let sum: number | undefined;
    for (const f of functions) {
      const value = account(place, scope, f, art, year);
      if (value === ".") continue;
      if (typeof value === "string") return value;
      sum = (sum ?? 0) + value;
    }
    return sum ?? ".";
  }
  const sign = hole("12367", place, year, { KOKfunksjon0000: fn });
  if (sign) return sign;
  const [from, to] = IN_USE[fn] ?? [0, 9999];
  if (year < from || year > to) return ".";
  return (scope === "B" ? own : amount)(place, fn, art, year);
}
