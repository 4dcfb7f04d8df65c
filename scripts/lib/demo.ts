/**
 * Writes a folder of invented tables in SSB's shape, with every irregularity that real figures have:
 *   tsx scripts/lib/demo.ts --out DIR
 * The builder (bundle.ts) makes the example bundle of it. Nothing here is random or dated: each figure
 * is a hash of what it is about, so a new table or year leaves all the others as they were.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { predecessors, type Region, type RegionCode } from "./bundle-defs.ts";

const FIRST = 2015;
const LAST = 2024;
const YEARS = Array.from({ length: LAST - FIRST + 1 }, (_, i) => FIRST + i);

/** Inhabitants in 2015, yearly growth, and how many times larger the merger of 2020 made it. */
const PLACES: Record<string, { people: number; growth: number; merger?: number }> = {
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
/**
 * The municipalities that went into another in 2020, under the last code of each: into which, and their
 * inhabitants as part of its own before the merger. Of Lillestrøm, which is new, they are the whole.
 */
const PREDECESSORS: Record<string, { into: string; part: number }> = {
  "0226": { into: "3205", part: 0.23 },
  "0227": { into: "3205", part: 0.15 },
  "0231": { into: "3205", part: 0.62 },
  "0625": { into: "3301", part: 0.36 },
  "0627": { into: "3203", part: 0.36 },
  "0628": { into: "3203", part: 0.15 },
  "0711": { into: "3301", part: 0.1 },
  "1017": { into: "4204", part: 0.08 },
  "1018": { into: "4204", part: 0.14 },
  "1129": { into: "1108", part: 0.02 },
  "1141": { into: "1103", part: 0.03 },
  "1142": { into: "1103", part: 0.05 },
  "5030": { into: "5001", part: 0.03 },
};
/** Sums of others: what is added, and what is taken away. */
const SUMS: Record<string, { plus: string[]; minus?: string[] }> = {
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

/** A smooth level: the place's own height, a steady trend, a slow wave and a little noise. */
function level(place: string, series: string, base: number, trend: number, year: number): number {
  const former = PREDECESSORS[place];
  if (former) {
    const own = 1 + 0.1 * (chance(`${place} ${series}`) - 0.5);
    return level(former.into, series, base, trend, year) * besides(former.into, series) * own;
  }
  const spread = place.length === 4 ? 0.5 : 0.1;
  const height = 1 + spread * (chance(`${place} ${series}`) - 0.5);
  const wave = 0.04 * Math.sin(0.9 * (year - FIRST) + 6 * chance(`${series} wave ${place}`));
  const merged = PLACES[place]?.merger && year >= 2020 ? jump(place, series) : 1;
  const noise = 0.02 * (chance(`${place} ${series} ${year}`) - 0.5);
  return base * height * merged * (1 + trend) ** (year - FIRST) * (1 + wave + noise);
}

/** How many times higher a merger made a level. */
const jump = (place: string, series: string): number =>
  1 + 0.3 * (chance(`${place} ${series} merger`) - 0.5);

/** How many times higher the predecessors stood, so that all together are near the level after the merger. */
function besides(into: string, series: string): number {
  const { merger } = PLACES[into]!;
  if (!merger) return 1;
  const needed = 1 + ((jump(into, series) - 1) * merger) / (merger - 1);
  return Math.min(Math.max(needed, 0.6), 1.5);
}

const AGES: Record<string, number> = {
  "0-17": 0.215,
  "0-24": 0.305,
  "18-24": 0.09,
  "25-66": 0.545,
};

function people(place: string, age: string, year: number, borders = year): number {
  if (age === "18-66")
    return people(place, "18-24", year, borders) + people(place, "25-66", year, borders);
  return total(place, (own) => {
    const { into, part } = PREDECESSORS[own] ?? { into: own, part: 1 };
    const { people: start, growth, merger } = PLACES[into]!;
    const borderFactor = borders >= 2020 && into === own ? (merger ?? 1) : 1;
    const all = start * part * (1 + growth) ** (year - FIRST) * borderFactor;
    if (age === "total") return Math.round(all);
    return Math.round(all * AGES[age]! * (1 + 0.12 * (chance(`${into} ${age}`) - 0.5)));
  });
}

/** The figure of a place, or the sum over the places that an aggregate consists of. */
function total(place: string, figure: (own: string) => number): number {
  const sum = SUMS[place];
  if (!sum) return figure(place);
  const add = (places: string[] = []): number => places.reduce((n, own) => n + figure(own), 0);
  return add(sum.plus) - add(sum.minus);
}
const share = (
  place: string,
  year: number,
  of: string,
  series: string,
  base: number,
  trend: number,
): number =>
  total(place, (own) => Math.round(people(own, of, year) * level(own, series, base, trend, year)));

/** Net kroner per head of an age group, and how much of them is depreciation. */
const FUNCTIONS: Record<string, { age: string; kroner: number; worn: number }> = {
  "242": { age: "18-66", kroner: 1700, worn: 0.004 },
  "243": { age: "18-66", kroner: 1100, worn: 0.02 },
  "273": { age: "18-66", kroner: 420, worn: 0.015 },
  "276": { age: "18-66", kroner: 260, worn: 0 },
  "281": { age: "18-66", kroner: 2100, worn: 0 },
  "244": { age: "0-17", kroner: 3400, worn: 0.006 },
  "251": { age: "0-17", kroner: 1900, worn: 0.003 },
  "252": { age: "0-17", kroner: 5600, worn: 0.012 },
};
function amount(place: string, fn: string, art: string, year: number): number {
  const { age, kroner, worn } = FUNCTIONS[fn]!;
  return total(place, (own) => {
    const net = (people(own, age, year) * level(own, `f${fn}`, kroner, 0.034, year)) / 1000;
    if (art === "AGD2") return Math.round(net);
    if (art === "A590") return Math.round(net * level(own, `f${fn} worn`, worn, 0, year));
    return Math.round(net * level(own, `f${fn} gross`, 1.18, 0, year));
  });
}

const AREAS: Record<string, { label: string; functions: string[] }> = {
  barnevern: { label: "Barnevern", functions: ["244", "251", "252"] },
  sosiale: { label: "Sosiale tjenester", functions: ["242", "243", "273", "276", "281"] },
};
/** Net kroner per inhabitant without depreciation, on the borders of the accounts. */
const perHead = (place: string, area: string, year: number): number =>
  AREAS[area]!.functions.filter(
    (fn) => !hole("12367", place, year, { KOKfunksjon0000: fn }),
  ).reduce((n, fn) => n + amount(place, fn, "AGD2", year) - amount(place, fn, "A590", year), 0) *
  (1000 / people(place, "total", year));

/** What resource use is computed from besides the accounts: the need, and its corrections in kroner per inhabitant. */
const BASIS: Record<string, { label: string; figure: AreaFigure }> = {
  delkostnadsindeks: {
    label: "Delkostnadsindeks (landet = 1)",
    figure: (p, y, area) => {
      const spending = perHead(p, area, y) / perHead("EAK", area, y);
      return rounded(spending ** 0.6 * (1 + 0.1 * (chance(`${p} ${area} need`) - 0.5)), 4);
    },
  },
  pensjon: {
    label: "Pensjonsinnskudd (kroner per innbygger)",
    figure: (p, y, area) => tenths(level("EAK", `${area} pension`, 60, 0.03, y) * around(p, area)),
  },
  arbeidsgiveravgift: {
    label: "Arbeidsgiveravgift (kroner per innbygger)",
    // Tromsø pays a lower rate than the country on average, the others a slightly higher one.
    figure: (p, y, area) =>
      tenths(level("EAK", `${area} payroll`, p === "5501" ? -90 : 12, 0.03, y)),
  },
  vertskommunetilskudd: {
    label: "Vertskommunetilskudd (kroner per innbygger)",
    figure: (p, y, area) =>
      HOSTS.includes(p) ? tenths(level(p, `${area} host`, 9, 0.01, y)) : ".",
  },
};
const HOSTS = ["3201", "5001"];
/** An even number in [-1, 1) for the place. */
const around = (place: string, series: string): number =>
  2 * chance(`${place} ${series} pension`) - 1;

/** The members that KS computes for. */
const members = (year: number): string[] =>
  Object.keys(PLACES).filter((p) => p.length === 4 && (year >= 2022 || !JOINED.includes(p)));
const JOINED = ["3203", "3205"];
/** Where KS has set the figure by hand. */
const BY_HAND: Record<string, number> = {
  "barnevern 4601 2021": 0.02,
  "barnevern 3301 2023": -0.015,
  "sosiale 1103 2022": 0.012,
  "sosiale 5501 2024": -0.01,
};
function resourceUse(place: string, year: number, area: string): number | string {
  const against = (p: string): number => {
    const [index, ...corrections] = Object.values(BASIS).map(({ figure }) => figure(p, year, area));
    const need = corrections.reduce<number>(
      (n, kroner) => n + (typeof kroner === "number" ? kroner : 0),
      perHead("EAK", area, year) * (index as number),
    );
    return perHead(p, area, year) / need;
  };
  const all = members(year);
  if (!all.includes(place)) return ".";
  const mean = all.reduce((n, p) => n + against(p), 0) / all.length;
  return rounded(against(place) / mean + (BY_HAND[`${area} ${place} ${year}`] ?? 0), 3);
}

const children = {
  "2": (p: string, y: number) => share(p, y, "0-17", "placed", 0.0125, -0.012),
  "1": (p: string, y: number) => share(p, y, "0-17", "home", 0.029, -0.006),
  "0": (p: string, y: number): number => children["1"](p, y) + children["2"](p, y),
};
const young = (p: string, y: number): number =>
  share(p, y, "18-24", "young recipients", 0.058, -0.02);
const adult = (p: string, y: number): number =>
  share(p, y, "25-66", "adult recipients", 0.041, 0.002);
const recipients = (p: string, y: number): number =>
  young(p, y) + adult(p, y) + total(p, (own) => Math.round(0.02 * adult(own, y)));
const part = (
  p: string,
  y: number,
  of: (p: string, y: number) => number,
  series: string,
  base: number,
  trend: number,
): number =>
  total(p, (own) => Math.round(of(own, y) * Math.min(level(own, series, base, trend, y), 0.98)));
const investigated = (p: string, y: number): number =>
  share(p, y, "0-17", "investigated", 0.033, 0.008);
const closed = (p: string, y: number): number => part(p, y, investigated, "closed", 0.93, 0);

type Figure = (place: string, year: number) => number;
/** A sign of SSB's where there is no number. */
type AreaFigure = (place: string, year: number, area: string) => number | string;
/** Tables with one column per content. Their codes are ours (EKS…): SSB's are not known to us. */
const CONTENTS: Record<
  string,
  { code: string; label: string; unit: string; decimals: number; figure: Figure }[]
> = {
  "12286": [
    {
      code: "KOSbvbarnus0000",
      label: "Barn med undersøkelse",
      unit: "antall",
      decimals: 0,
      figure: investigated,
    },
  ],
  "12279": [
    {
      code: "EKSbruttof244",
      label: "Brutto driftsutgifter per barn med undersøkelse eller tiltak (kr)",
      unit: "kr",
      decimals: 0,
      figure: (p, y) =>
        Math.round(
          (1000 * amount(p, "244", "AGD10", y)) / (investigated(p, y) + 0.8 * children["0"](p, y)),
        ),
    },
  ],
  "12860": [
    {
      code: "EKSavsluttet",
      label: "Undersøkelser avsluttet",
      unit: "antall",
      decimals: 0,
      figure: closed,
    },
    {
      code: "EKSinnen3",
      label: "Undersøkelser avsluttet innen 3 måneder",
      unit: "antall",
      decimals: 0,
      figure: (p, y) => part(p, y, closed, "in time", 0.84, 0.008),
    },
  ],
  "13138": [
    {
      code: "EKSalle",
      label: "Sosialhjelpsmottakere (antall)",
      unit: "antall",
      decimals: 0,
      figure: recipients,
    },
    {
      code: "EKSunge",
      label: "Sosialhjelpsmottakere 18-24 år (antall)",
      unit: "antall",
      decimals: 0,
      figure: young,
    },
    {
      code: "EKSvoksne",
      label: "Sosialhjelpsmottakere 25-66 år (antall)",
      unit: "antall",
      decimals: 0,
      figure: adult,
    },
    {
      code: "EKSsum",
      label: "Samlet stønadssum (bidrag + lån) (kr)",
      unit: "kr",
      decimals: 0,
      figure: (p, y) =>
        total(p, (own) => Math.round(recipients(own, y) * level(own, "benefit", 46_000, 0.03, y))),
    },
    {
      code: "EKStid",
      label: "Gjennomsnittlig stønadstid 18-24 år (antall)",
      unit: "måneder",
      decimals: 1,
      figure: (p, y) => tenths(level(p, "young months", 4.8, 0.005, y)),
    },
  ],
  "12213": [
    {
      code: "EKShoved",
      label: "Sosialhjelpsmottakere 6 måneder eller mer og sosialhjelp som hovedinntekt (antall)",
      unit: "antall",
      decimals: 0,
      figure: (p, y) => part(p, y, recipients, "main income", 0.18, 0.005),
    },
    {
      code: "EKSlengde",
      label:
        "Gjennomsnittlig stønadslengde for mottakere med sosialhjelp som hovedinntekt (måneder)",
      unit: "måneder",
      decimals: 1,
      figure: (p, y) => tenths(level(p, "main months", 6.4, 0.004, y)),
    },
  ],
  "12160": [
    {
      code: "EKSkvp",
      label: "Deltakere (antall)",
      unit: "antall",
      decimals: 0,
      figure: (p, y) => share(p, y, "18-66", "kvp", 0.0031, -0.01),
    },
  ],
};
const rounded = (x: number, decimals: number): number =>
  Math.round(x * 10 ** decimals) / 10 ** decimals;
const tenths = (x: number): number => rounded(x, 1);

type HandTable = {
  axes: Axis[];
  /** Whether the municipalities that went into others have rows. */
  former: boolean;
  figure: (place: string, year: number, at: Record<string, string>) => number | string;
  note?: (place: string, year: number, at: Record<string, string>) => string | undefined;
};
function byContents(
  former: boolean,
  list: { code: string; label: string; figure: Figure }[],
  note?: HandTable["note"],
): HandTable {
  return {
    axes: [axis("ContentsCode", Object.fromEntries(list.map(({ code, label }) => [code, label])))],
    former,
    figure: (p, y, at) => list.find(({ code }) => code === at.ContentsCode)!.figure(p, y),
    note,
  };
}
const axis = (name: string, categories: Record<string, string>): Axis => ({
  name,
  label: name,
  categories: Object.entries(categories),
});
const SERVICES = axis(
  "Tjenesteomrade",
  Object.fromEntries(Object.entries(AREAS).map(([id, { label }]) => [id, label])),
);

/** Figures that reach the bundle as files, from NAV, KS, PAI and SSB's orders. */
const HAND: Record<string, HandTable> = {
  "kvp-resultat": byContents(
    true,
    [
      {
        code: "til-arbeid",
        label: "Til arbeid, skole eller utdanning",
        figure: (p, y) => part(p, y, finished, "kvp to work", 0.42, 0.01),
      },
      { code: "avsluttet", label: "Avsluttet program", figure: (p, y) => finished(p, y) },
    ],
    (p, y, at) =>
      at.ContentsCode === "avsluttet" && p === "4601" && y === 2019
        ? "Eksempel: tallet gjelder elleve måneder."
        : undefined,
  ),
  "bestilt-barnevern": byContents(true, [
    {
      code: "tiltak-0-5",
      label: "Barn 0-5 år med tiltak",
      figure: (p, y) => part(p, y, minors, "small", 0.21, 0.005),
    },
    { code: "tiltak-0-17", label: "Barn 0-17 år med tiltak", figure: (p, y) => minors(p, y) },
    {
      code: "plan",
      label: "Barn med tiltak og plan 31.12.",
      figure: (p, y) => part(p, y, atYearEnd, "plan", 0.8, 0.008),
    },
    { code: "tiltak-31-12", label: "Barn med tiltak 31.12.", figure: (p, y) => atYearEnd(p, y) },
  ]),
  "pai-sykefravaer": byContents(false, [
    {
      code: "barnevern",
      label: "Sykefravær i barnevernet",
      figure: (p, y) => tenths(level(p, "pai", 11.2, 0.005, y)),
    },
  ]),
  "ssb-sykefravaer": byContents(false, [
    {
      code: "sosiale",
      label: "Legemeldt sykefravær i sosiale tjenester",
      figure: (p, y) => tenths(level(p, "ssb absence", 8.1, 0.004, y)),
    },
  ]),
  "ks-ressursbruk": {
    axes: [SERVICES],
    former: false,
    figure: (p, y, at) => resourceUse(p, y, at.Tjenesteomrade!),
    note: (p, y, at) =>
      `${at.Tjenesteomrade} ${p} ${y}` in BY_HAND
        ? "Eksempel: KS har rettet tallet for hånd."
        : undefined,
  },
  "ks-ressursbruk-grunnlag": {
    axes: [
      SERVICES,
      axis(
        "ContentsCode",
        Object.fromEntries(Object.entries(BASIS).map(([code, { label }]) => [code, label])),
      ),
    ],
    former: false,
    figure: (p, y, at) => BASIS[at.ContentsCode!]!.figure(p, y, at.Tjenesteomrade!),
  },
};
const finished: Figure = (p, y) => share(p, y, "18-66", "kvp finished", 0.0012, -0.01);
const minors: Figure = (p, y) => part(p, y, children["0"], "minors", 0.88, 0);
const atYearEnd: Figure = (p, y) => part(p, y, children["0"], "year end", 0.7, 0);

/** The cells that the real world would not give us, per table: which, and SSB's sign for why. */
const HOLES: Record<
  string,
  { place: string; years: number[]; sign: string; at?: Record<string, string> }[]
> = {
  "12160": [
    { place: "5501", years: [2018], sign: ":" },
    { place: "1129", years: [2018], sign: ":" },
  ],
  "kvp-resultat": [
    { place: "5501", years: [2018], sign: ":" },
    { place: "1129", years: [2018], sign: ":" },
  ],
  "12860": [{ place: "3107", years: [2021], sign: ".." }],
  "13138": [{ place: "4204", years: [2016], sign: ".." }],
  "12367": [
    { place: "1108", years: [2015, 2016], sign: ".", at: { KOKfunksjon0000: "273" } },
    { place: "3201", years: [2015], sign: ".", at: { KOKfunksjon0000: "243" } },
    { place: "EAKUO", years: [2024], sign: ".." },
  ],
};

/** SSB's sign of a cell that is kept from us. */
function hole(
  id: string,
  place: string,
  year: number,
  at: Record<string, string>,
): string | undefined {
  return HOLES[id]?.find(
    (h) =>
      h.place === place &&
      h.years.includes(year) &&
      Object.entries(h.at ?? {}).every(([k, v]) => at[k] === v),
  )?.sign;
}

/** `alias`: the code in 07459, when it is another. */
type Step = { place: string; code: string; alias?: string; from: number; to: number };
type Axis = {
  name: string;
  label: string;
  categories: [code: string, label: string][];
  unit?: Record<string, object>;
};
const GEO = "KOKkommuneregion0000";

/** One JSON-stat table over all codes and years; a code outside its own years holds nothing. */
function dataset(
  id: string,
  title: string,
  steps: Step[],
  names: Map<string, string>,
  axes: Axis[],
  figure: (place: string, year: number, at: Record<string, string>) => number,
) {
  const population = id === "07459";
  const geo = population ? "Region" : GEO;
  const times = population ? YEARS.map((year) => year + 1) : YEARS;
  const all: Axis[] = [
    {
      name: geo,
      label: "region",
      categories: steps.map(({ code, alias, place }) => [
        population && alias ? alias : code,
        names.get(place)!,
      ]),
    },
    ...axes,
    { name: "Tid", label: "år", categories: times.map((year) => [`${year}`, `${year}`]) },
  ];
  const value: (number | null)[] = [];
  const status: Record<string, string> = {};
  for (const { place, from, to } of steps)
    for (const at of combinations(axes))
      for (const year of times) {
        // SSB prints 0 for a municipality that did not exist in 07459, and a dot in the KOSTRA tables.
        const out = year < from || year > to;
        const sign = out ? (population ? "0" : ".") : hole(id, place, year, at);
        if (sign === "0") value.push(0);
        else if (sign) {
          status[value.length] = sign;
          value.push(null);
        } else value.push(figure(place, year, at));
      }
  return {
    version: "2.0",
    class: "dataset",
    label: `${id}: ${title} (eksempeltall)`,
    source: "Eksempeltall, ikke fra SSB",
    role: { time: ["Tid"], geo: [geo], metric: ["ContentsCode"] },
    id: all.map(({ name }) => name),
    size: all.map(({ categories }) => categories.length),
    dimension: Object.fromEntries(
      all.map(({ name, label, categories, unit }) => [
        name,
        {
          label,
          category: {
            index: Object.fromEntries(categories.map(([code], i) => [code, i])),
            label: Object.fromEntries(categories),
            ...(unit && { unit }),
          },
        },
      ]),
    ),
    value,
    ...(Object.keys(status).length > 0 && { status }),
  };
}
function combinations(axes: Axis[]): Record<string, string>[] {
  return axes.reduce<Record<string, string>[]>(
    (rows, { name, categories }) =>
      rows.flatMap((row) => categories.map(([code]) => ({ ...row, [name]: code }))),
    [{}],
  );
}

const text = (nb: string, nn: string, en: string) => ({ nb, nn, en });
const MANIFEST = {
  id: "demo",
  kind: "example",
  label: text("Eksempeltall", "Eksempeltal", "Example data"),
  description: text(
    "Oppdiktede tall for barnevern og sosiale tjenester i de tolv ASSS-kommunene, landet og noen KOSTRA-grupper, 2015-2024. De viser hva verktøyet kan, og sier ingenting om kommunene.",
    "Oppdikta tal for barnevern og sosiale tenester i dei tolv ASSS-kommunane, landet og nokre KOSTRA-grupper, 2015-2024. Dei viser kva verktøyet kan, og seier ingenting om kommunane.",
    "Invented figures for child welfare and social services in the twelve ASSS municipalities, the country and some KOSTRA groups, 2015-2024. They show what the tool can do and say nothing about the municipalities.",
  ),
  created: "2026-11-21",
  license: "CC0 1.0",
  credit: "Eksempeltall, ikke fra SSB",
  areas: ["barnevern", "sosiale"],
  withoutData: "describe",
  groups: ["asss", "asss-uten-oslo", "ovrige-asss-uten-oslo", "asss-10", "resten-av-landet"],
  notes: [
    ...["sosiale.kvp-per-1000", "sosiale.kvp-til-arbeid"].map((indicator) => ({
      kind: "suppress-average",
      indicator,
      group: "asss",
      from: 2020,
      to: 2020,
      text: text(
        "Eksempel: feil i rapporteringsgrunnlaget gjør at snittet for 2020 ikke kan brukes.",
        "Eksempel: feil i rapporteringsgrunnlaget gjer at snittet for 2020 ikkje kan brukast.",
        "Example: an error in the reporting base makes the 2020 average unusable.",
      ),
    })),
    {
      kind: "override",
      indicator: "sosiale.netto-f281-per-innbygger-18-66",
      input: "A",
      region: "1103",
      from: 2022,
      to: 2022,
      value: 215000,
      text: text(
        "Eksempel: beløpet er rettet for hånd etter melding fra kommunen.",
        "Eksempel: beløpet er retta for hand etter melding frå kommunen.",
        "Example: the amount was corrected by hand after a message from the municipality.",
      ),
    },
    {
      kind: "exclude",
      indicator: "barnevern.undersokelser-innen-3-mnd",
      region: "5001",
      from: 2022,
      to: 2022,
      text: text(
        "Eksempel: bytte av fagsystem gjør tallet usikkert; kommunen er holdt utenfor snittet.",
        "Eksempel: byte av fagsystem gjer talet usikkert; kommunen er halden utanfor snittet.",
        "Example: a change of case system makes the figure uncertain; the municipality is left out of the average.",
      ),
    },
    {
      kind: "footnote",
      indicator: "barnevern.brutto-f252-per-barn",
      region: "0301",
      text: text(
        "Eksempel: Oslo dekker også statens del av barnevernet.",
        "Eksempel: Oslo dekkjer òg staten sin del av barnevernet.",
        "Example: Oslo also carries the state's part of child welfare.",
      ),
    },
  ],
};

/** All files of the folder, by name. */
export function demoFiles(regions: Region[]): Map<string, string> {
  const shown = regions.filter(({ code }) => code in PLACES || code in SUMS);
  const names = new Map(shown.map(({ code, name }) => [code, name]));
  const chain = (place: string, codes: RegionCode[], alias?: string): Step[] =>
    codes.map(({ code, from = 0, to = 9999 }) => ({ place, code, alias, from, to }));
  const steps = shown.flatMap(({ code, codes, aliases }) =>
    chain(code, codes ?? [{ code }], aliases?.[0]),
  );
  for (const { name, codes } of shown.flatMap(predecessors)) {
    const place = codes.at(-1)!.code;
    names.set(place, name);
    steps.push(...chain(place, codes));
  }
  const contents = (
    list: { code: string; label: string; unit: string; decimals: number }[],
  ): Axis => ({
    name: "ContentsCode",
    label: "statistikkvariabel",
    categories: list.map(({ code, label }) => [code, label]),
    unit: Object.fromEntries(
      list.map(({ code, unit, decimals }) => [code, { base: unit, decimals }]),
    ),
  });
  const tables: Record<string, object> = {
    "07459": dataset(
      "07459",
      "Befolkning",
      steps,
      names,
      [
        {
          name: "Alder",
          label: "alder",
          categories: [
            ...[...Object.keys(AGES), "18-66"].map((age): [string, string] => [age, `${age} år`]),
            ["total", "Alle aldre"],
          ],
        },
        contents([{ code: "Personer1", label: "Personer", unit: "antall", decimals: 0 }]),
      ],
      // As SSB does, 1 January 2020 is counted within the new borders.
      (place, year, at) => people(place, at.Alder!, year - 1, year),
    ),
    "12367": dataset(
      "12367",
      "Detaljerte regnskapstall driftsregnskapet",
      steps,
      names,
      [
        {
          name: "KOKregnskapsomfa0000",
          label: "regnskapsomfang",
          categories: [["A", "(Fylkes-)Kommunekonsern"]],
        },
        {
          name: "KOKfunksjon0000",
          label: "funksjon",
          categories: Object.keys(FUNCTIONS).map((fn) => [fn, `Funksjon ${fn}`]),
        },
        {
          name: "KOKart0000",
          label: "art",
          categories: [
            ["AGD2", "Netto driftsutgifter på funksjon/tjenesteområde"],
            ["AGD10", "Brutto driftsutgifter på funksjon/tjenesteområde"],
            ["A590", "Avskrivninger"],
          ],
        },
        contents([
          { code: "KOSbelop0000", label: "Beløp (1000 kr)", unit: "1000 kr", decimals: 0 },
        ]),
      ],
      (place, year, at) => amount(place, at.KOKfunksjon0000!, at.KOKart0000!, year),
    ),
    "12275": dataset(
      "12275",
      "Barn med tiltak i løpet av året",
      steps,
      names,
      [
        { name: "KOKalder0000", label: "alder", categories: [["F000-022", "0-22 år"]] },
        {
          name: "KOKbvfunksjon0000",
          label: "funksjon",
          categories: [
            ["0", "Tiltak i alt"],
            ["1", "Ikke plassert av barnevernet"],
            ["2", "Plassert av barnevernet"],
          ],
        },
        contents([
          {
            code: "KOSbvbarntiltaka0000",
            label: "Barn med tiltak i løpet av året",
            unit: "antall",
            decimals: 0,
          },
        ]),
      ],
      (place, year, at) => children[at.KOKbvfunksjon0000 as keyof typeof children](place, year),
    ),
  };
  for (const [id, list] of Object.entries(CONTENTS))
    tables[id] = dataset(id, list[0]!.label, steps, names, [contents(list)], (place, year, at) =>
      list.find(({ code }) => code === at.ContentsCode)!.figure(place, year),
    );

  const files = new Map<string, string>();
  for (const [id, table] of Object.entries(tables))
    files.set(`${id}.json`, JSON.stringify(table) + "\n");
  for (const id of Object.keys(HAND)) files.set(`${id}.csv`, handFile(id, steps));
  const about = Object.fromEntries(
    [...Object.keys(tables), ...Object.keys(HAND)].sort().map((id) => [
      id,
      {
        ...(id !== "07459" && { provisional: [`${LAST}`] }),
        provenance: {
          source: "Eksempeltall, ikke fra SSB",
          license: "CC0 1.0",
          note: text(
            "Oppdiktet i samme form som tabellen.",
            "Oppdikta i same form som tabellen.",
            "Invented, in the shape of the table.",
          ),
        },
        ...(id in HAND && {
          label: `${id} (eksempeltall)`,
          absent: ".",
          dimensions: Object.fromEntries(
            HAND[id]!.axes.map(({ name, categories }) => [
              name,
              { codes: Object.fromEntries(categories) },
            ]),
          ),
        }),
      },
    ]),
  );
  files.set("bundle.json", JSON.stringify({ ...MANIFEST, tables: about }, null, 2) + "\n");
  return files;
}

/** One file delivered by hand: semicolons, one row per cell, municipalities only. */
function handFile(id: string, steps: Step[]): string {
  const { axes, former, figure, note } = HAND[id]!;
  const rows = [["Region", ...axes.map(({ name }) => name), "Tid;value;status;note"].join(";")];
  for (const { place, code, from, to } of steps) {
    if (place.length !== 4 || (place in PREDECESSORS && !former)) continue;
    for (const year of YEARS.filter((y) => y >= from && y <= to))
      for (const at of combinations(axes)) {
        const value = hole(id, place, year, at) ?? figure(place, year, at);
        const cell = typeof value === "string" ? ["", value] : [`${value}`.replace(".", ","), ""];
        rows.push(
          [code, ...Object.values(at), year, ...cell, note?.(place, year, at) ?? ""].join(";"),
        );
      }
  }
  return rows.join("\n") + "\n";
}

function main(): void {
  const { values } = parseArgs({ options: { out: { type: "string" } } });
  if (!values.out) {
    console.error("usage: demo --out DIR");
    process.exitCode = 1;
    return;
  }
  const regions = JSON.parse(
    readFileSync(
      fileURLToPath(new URL("../../indicator-defs/regions.json", import.meta.url)),
      "utf8",
    ),
  ) as Region[];
  mkdirSync(values.out, { recursive: true });
  const files = demoFiles(regions);
  for (const [name, content] of files) writeFileSync(join(values.out, name), content);
  console.log(`${values.out}: ${files.size} files of example data, ${FIRST}-${LAST}`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(resolve(process.argv[1])).href) main();
