/**
 * Invented bundles in the shape of Statistics Norway's tables: three tables, half as many definitions as series, about
 * 3 % of the cells missing. The same bytes every time.
 */
import type { Group, Indicator, Region } from "../../web/src/engine/types.ts";
import type { Size } from "./sizes.ts";
import { firstYear } from "./works.ts";

const missingShare = 0.03;

/** Mulberry32, public domain by Tommy Ettinger: 32 bits of state are plenty for figures like these. */
function random(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), seed | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const number = (value: number, digits: number) => String(value).padStart(digits, "0");
const code = (m: number) => number(Math.floor(m / 24) + 31, 2) + number((m % 24) + 1, 2);

interface Axis {
  id: string;
  codes: string[];
}

/** A table in the shape of Statistics Norway's: region first, year last. */
function table(
  id: string,
  axes: Axis[],
  role: object,
  provisional: string[],
  value: (number | null)[],
  status: object,
) {
  return {
    id,
    regionCodes: "current",
    provisional,
    provenance: { source: "Eksempeltall, ikke fra SSB", license: "CC0 1.0" },
    dataset: {
      version: "2.0",
      class: "dataset",
      label: `${id} (eksempeltall)`,
      id: axes.map((axis) => axis.id),
      size: axes.map((axis) => axis.codes.length),
      role,
      dimension: Object.fromEntries(
        axes.map(({ id, codes }) => [
          id,
          {
            label: id,
            category: {
              index: Object.fromEntries(codes.map((c, i) => [c, i])),
              label: Object.fromEntries(codes.map((c) => [c, `${id} ${c}`])),
            },
          },
        ]),
      ),
      value,
      status,
    },
  };
}

export function makeBundle(size: Size) {
  const years = Array.from({ length: size.years }, (_, y) => firstYear + y);
  const accounts = Math.round(0.6 * size.series);
  const ages = Math.round(0.1 * size.series);
  const services = size.series - accounts - ages;
  const next = random(size.units * 10_000 + size.years * 1_000 + size.series);
  const regions: Region[] = Array.from({ length: size.units }, (_, m) => ({
    code: code(m),
    name: `Kommune ${m + 1}`,
    kind: "municipality",
  }));
  const codes = regions.map((region) => region.code);
  // Most municipalities are small: between 200 and 700 000 inhabitants, the median near 5 000.
  const inhabitants = regions.map(() => Math.round(200 * Math.exp(8.16 * next() ** 1.4)));
  const largest = codes
    .map((c, m) => ({ c, n: inhabitants[m]! }))
    .sort((a, b) => b.n - a.n)
    .slice(0, 12);

  const cells = (series: number, amount: (m: number, s: number, y: number) => number) => {
    const value: (number | null)[] = [];
    const status: Record<string, string> = {};
    for (let m = 0; m < size.units; m++) {
      for (let s = 0; s < series; s++) {
        for (let y = 0; y < years.length; y++) {
          if (next() < missingShare) {
            status[value.length] = next() < 0.5 ? "." : ":";
            value.push(null);
          } else {
            value.push(Math.round(amount(m, s, y) * (0.9 + 0.2 * next())));
          }
        }
      }
    }
    return [value, status] as const;
  };

  // Kroner per inhabitant, and users per inhabitant, differ between series by a factor of fifty.
  const cost = Array.from({ length: accounts }, () => 0.3 * Math.exp(3.9 * next()));
  const users = Array.from({ length: services }, () => 0.002 * Math.exp(3.9 * next()));
  const region = { id: "Region", codes };
  const time = (offset: number) => ({
    id: "Tid",
    codes: years.map((year) => String(year + offset)),
  });
  const role = (extra: object) => ({ geo: ["Region"], time: ["Tid"], ...extra });
  const functions = Array.from({ length: accounts / 2 }, (_, f) => String(201 + f));
  const ageCodes = Array.from(
    { length: ages },
    (_, a) => `F${number(5 * a, 3)}-${number(5 * a + 4, 3)}`,
  );
  const contents = Array.from({ length: services }, (_, s) => `KOSantall${number(s + 1, 4)}`);
  const tables = [
    table(
      "regnskap",
      [
        region,
        { id: "KOKfunksjon0000", codes: functions },
        { id: "KOKart0000", codes: ["AGD2", "AGD10"] },
        { id: "ContentsCode", codes: ["KOSbelop0000"] },
        time(0),
      ],
      role({ metric: ["ContentsCode"] }),
      [String(years.at(-1))],
      ...cells(accounts, (m, s, y) => inhabitants[m]! * cost[s]! * 1.04 ** y),
    ),
    table(
      "befolkning",
      [
        region,
        { id: "Alder", codes: ageCodes },
        { id: "ContentsCode", codes: ["Personer1"] },
        time(1),
      ],
      role({ metric: ["ContentsCode"] }),
      [],
      ...cells(ages, (m, s, y) => (inhabitants[m]! * (2 - s / ages) * 1.006 ** y) / 30),
    ),
    table(
      "tjenester",
      [region, { id: "ContentsCode", codes: contents }, time(0)],
      role({ metric: ["ContentsCode"] }),
      [String(years.at(-1))],
      ...cells(services, (m, s, y) => inhabitants[m]! * users[s]! * 1.01 ** y),
    ),
  ];

  const input = (
    name: string,
    unit: string,
    source: string,
    select: Record<string, string[]>,
    yearOffset = 0,
  ) => ({
    name: { nb: name },
    unit,
    sources: [{ table: source, select, yearOffset }],
  });
  const indicator = (
    i: number,
    unit: string,
    formula: string,
    inputs: Indicator["versions"][0]["inputs"],
  ): Indicator => ({
    id: `nasjonal.i${number(i, 3)}`,
    area: "nasjonal",
    name: { nb: `Eksempel ${i}` },
    type: "prioritering",
    unit,
    decimals: 1,
    versions: [{ formula, average: "weighted", inputs }],
  });
  const money = (s: number) =>
    input("Utgifter", "1000 kr", "regnskap", {
      KOKfunksjon0000: [functions[s >> 1]!],
      KOKart0000: [s % 2 ? "AGD10" : "AGD2"],
      ContentsCode: ["KOSbelop0000"],
    });
  const persons = (s: number) =>
    input("Innbyggere", "personer", "befolkning", { Alder: [ageCodes[s % ages]!] }, 1);
  const count = (s: number) =>
    input("Brukere", "personer", "tjenester", { ContentsCode: [contents[s % services]!] });
  const half = Math.floor(size.series / 2);
  // Kroner per inhabitant, kroner per user, and users in per cent of other users.
  const indicators = Array.from({ length: half }, (_, i) =>
    i < 0.4 * half
      ? indicator(i, "kroner", "A / B * 1000", { A: money(i), B: persons(i) })
      : i < 0.7 * half
        ? indicator(i, "kroner", "A / B * 1000", {
            A: money((i + (half >> 1)) % accounts),
            B: count(2 * i),
          })
        : indicator(i, "prosent", "A / B * 100", { A: count(2 * i), B: count(2 * i + 1) }),
  );
  const asss = largest.map(({ c }) => c).sort();
  const groups: Group[] = [
    { id: "alle", name: { nb: "Alle kommuner" }, members: [{ regions: codes }] },
    {
      id: "asss",
      name: { nb: "ASSS" },
      members: [
        { to: 2021, regions: asss.slice(0, 10) },
        { from: 2022, regions: asss },
      ],
    },
  ];
  return {
    format: "figur-bundle",
    version: 1,
    id: "nasjonal",
    kind: "example",
    label: { nb: "Eksempeltall for hele landet" },
    created: "2026-01-01",
    license: "CC0 1.0",
    credit: "Eksempeltall, ikke fra SSB",
    serviceAreas: [{ id: "nasjonal", name: { nb: "Eksempel" } }],
    regions,
    groups,
    tables,
    indicators,
    notes: [],
  };
}
