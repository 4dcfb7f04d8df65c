/** The example's hand-delivered tables: invented figures of the kind that come from NAV, KS, PAI and SSB's orders. */
import { account } from "./stub/accounts.ts";
import { hole } from "./stub/holes.ts";
import { level, part, people, rounded, tenths } from "./stub/people.ts";
import { ASSS, chance, FIRST, FORMER, LAST, STEPS } from "./stub/places.ts";
import { atYearEnd, finished, minors, type Figure } from "./stub/services.ts";

const YEARS = Array.from({ length: LAST - FIRST + 1 }, (_, i) => FIRST + i);
/** Net operating expenses and, of them, depreciation. */
const NET = "AGD2";
const WORN = "A590";

const AREAS: Record<string, { label: string; functions: string[] }> = {
  barnevern: { label: "Barnevern", functions: ["244", "251", "252"] },
  sosiale: { label: "Sosiale tjenester", functions: ["242", "243", "273", "276", "281"] },
};

/** Thousand kroner of a function, where it is in use. */
function spent(place: string, fn: string, art: string, year: number): number {
  const value = account(place, "A", fn, art, year);
  return typeof value === "number" ? value : 0;
}
/** Net kroner per inhabitant without depreciation, on the borders of the accounts. */
const perHead = (place: string, area: string, year: number): number =>
  AREAS[area]!.functions.reduce(
    (n, fn) => n + spent(place, fn, NET, year) - spent(place, fn, WORN, year),
    0,
  ) *
  (1000 / people(place, "total", year));

/** A sign of SSB's where there is no number. */
type AreaFigure = (place: string, year: number, area: string) => number | string;

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
  ASSS.filter((place) => year >= 2022 || !JOINED.includes(place));
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

/** Labels of codes by dimension. */
type Axes = Record<string, Record<string, string>>;
type At = Record<string, string>;
interface HandTable {
  axes: Axes;
  /** Whether the municipalities that went into others have rows. */
  former: boolean;
  figure: (place: string, year: number, at: At) => number | string;
  note?: (place: string, year: number, at: At) => string | undefined;
}

function byContents(
  former: boolean,
  list: { code: string; label: string; figure: Figure }[],
  note?: HandTable["note"],
): HandTable {
  return {
    axes: { ContentsCode: Object.fromEntries(list.map(({ code, label }) => [code, label])) },
    former,
    figure: (p, y, at) => list.find(({ code }) => code === at.ContentsCode)!.figure(p, y),
    ...(note && { note }),
  };
}
const SERVICES = {
  Tjenesteomrade: Object.fromEntries(Object.entries(AREAS).map(([id, { label }]) => [id, label])),
};

export const HAND: Record<string, HandTable> = {
  "kvp-resultat": byContents(
    true,
    [
      {
        code: "til-arbeid",
        label: "Til arbeid, skole eller utdanning",
        figure: (p, y) => part(p, y, finished, "kvp to work", 0.42, 0.01),
      },
      { code: "avsluttet", label: "Avsluttet program", figure: finished },
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
    { code: "tiltak-0-17", label: "Barn 0-17 år med tiltak", figure: minors },
    {
      code: "plan",
      label: "Barn med tiltak og plan 31.12.",
      figure: (p, y) => part(p, y, atYearEnd, "plan", 0.8, 0.008),
    },
    { code: "tiltak-31-12", label: "Barn med tiltak 31.12.", figure: atYearEnd },
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
    axes: SERVICES,
    former: false,
    figure: (p, y, at) => resourceUse(p, y, at.Tjenesteomrade!),
    note: (p, y, at) =>
      `${at.Tjenesteomrade} ${p} ${y}` in BY_HAND
        ? "Eksempel: KS har rettet tallet for hånd."
        : undefined,
  },
  "ks-ressursbruk-grunnlag": {
    axes: {
      ...SERVICES,
      ContentsCode: Object.fromEntries(
        Object.entries(BASIS).map(([code, { label }]) => [code, label]),
      ),
    },
    former: false,
    figure: (p, y, at) => BASIS[at.ContentsCode!]!.figure(p, y, at.Tjenesteomrade!),
  },
};

const combinations = (axes: Axes): At[] =>
  Object.entries(axes).reduce<At[]>(
    (rows, [name, codes]) =>
      rows.flatMap((row) => Object.keys(codes).map((code) => ({ ...row, [name]: code }))),
    [{}],
  );

/** The file of a table: semicolons, decimal commas, one row per cell, municipalities only. */
export function handFile(id: string): string {
  const { axes, former, figure, note } = HAND[id]!;
  const rows = [["Region", ...Object.keys(axes), "Tid;value;status;note"].join(";")];
  for (const { place, code, from, to } of STEPS) {
    const into = FORMER.get(place)?.into;
    if (!ASSS.includes(into ?? place) || (into !== undefined && !former)) continue;
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
