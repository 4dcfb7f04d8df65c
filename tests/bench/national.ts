/**
 * An invented bundle of the size of the whole country: 356 municipalities, 10 years, 200 series in
 * three tables, 100 definitions. The same bytes every time. Usage: tsx tests/bench/national.ts
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Group, Indicator, Query, Region } from "../../web/src/engine/types.ts";
import { checksum } from "./checksum.ts";
import { evaluate, load } from "./plain.ts";

/** Beside the bundle stand the question asked of it, and the checksum of plain.ts's answer. */
export const folder = fileURLToPath(new URL("../../build/bench-data", import.meta.url));

const municipalities = 356;
const years = Array.from({ length: 10 }, (_, y) => 2015 + y);
const accounts = 120;
const ages = 20;
const services = 60;
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

export function nationalBundle(): object {
  const next = random(356_10_200);
  const regions: Region[] = Array.from({ length: municipalities }, (_, m) => ({
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

  const cells = (series: number, size: (m: number, s: number, y: number) => number) => {
    const value: (number | null)[] = [];
    const status: Record<string, string> = {};
    for (let m = 0; m < municipalities; m++) {
      for (let s = 0; s < series; s++) {
        for (let y = 0; y < years.length; y++) {
          if (next() < missingShare) {
            status[value.length] = next() < 0.5 ? "." : ":";
            value.push(null);
          } else {
            value.push(Math.round(size(m, s, y) * (0.9 + 0.2 * next())));
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
      ["2024"],
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
      ["2024"],
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
  // Kroner per inhabitant, kroner per user, and users in per cent of other users.
  const indicators = Array.from({ length: 100 }, (_, i) =>
    i < 40
      ? indicator(i, "kroner", "A / B * 1000", { A: money(i), B: persons(i) })
      : i < 70
        ? indicator(i, "kroner", "A / B * 1000", { A: money(i + 50), B: count(2 * i) })
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

function write(file: string, text: string): void {
  const path = join(folder, file);
  if (existsSync(path) && readFileSync(path, "utf8") === text) return;
  writeFileSync(path, text);
  console.log(`wrote ${file}: ${(text.length / 1e6).toFixed(1)} MB`);
}

/** Everything at once: every indicator, municipality, group and year, and deviations from the country. */
export function question(bundle: {
  indicators: { id: string }[];
  regions: { code: string }[];
  groups: { id: string }[];
}): Query {
  return {
    indicators: bundle.indicators.map(({ id }) => id),
    regions: bundle.regions.map(({ code }) => code),
    groups: bundle.groups.map(({ id }) => id),
    years: [years[0]!, years.at(-1)!],
    baseline: "alle",
  };
}

/** Writes what is not there already, and gives the bundle's bytes and the question. */
export function writeNational(): { bytes: Uint8Array; query: Query } {
  mkdirSync(folder, { recursive: true });
  const text = JSON.stringify(nationalBundle());
  const query = question(JSON.parse(text));
  const bytes = new TextEncoder().encode(text);
  write("national.json", text);
  write("question.json", JSON.stringify(query));
  write("checksum.json", JSON.stringify(checksum(evaluate(load(bytes), query))));
  return { bytes, query };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeNational();
