/** The example's tables in SSB's shape: every table that the definitions name, with invented figures. */
import { account } from "./accounts.ts";
import { AREA_ARTS, ARTS, FUNCTIONS, SCOPES, type Categories } from "./functions.ts";
import { hole } from "./holes.ts";
import { FIRST, LAST, STEPS, type Step } from "./places.ts";
import { men, OLDEST, part, people } from "./people.ts";
import { children, CONTENTS, minors, SUCCESSOR, type Content } from "./services.ts";
import type { Cell, Table, Variable } from "./table.ts";

const SOURCE = "Eksempeltall, ikke fra SSB";
const NOTE = "Oppdiktet i samme form som tabellen.";
/** Before 1 June 2025, so that 2024 is provisional. */
const UPDATED = "2025-03-17T07:00:00Z";
const DISCONTINUED = "2021-06-15T06:00:00Z";
/** Last year of 13138 and 12213, which 14019 carries on. */
const ENDED = 2020;

const GEO = "KOKkommuneregion0000";

const years = (from: number, to: number): Variable => ({
  code: "Tid",
  label: "år",
  codes: new Map(Array.from({ length: to - from + 1 }, (_, i) => [`${from + i}`, `${from + i}`])),
});
const variable = (code: string, label: string, codes: Categories): Variable => ({
  code,
  label,
  codes: new Map(codes),
});
const contents = (list: Omit<Content, "figure">[]): Variable => ({
  code: "ContentsCode",
  label: "statistikkvariabel",
  codes: new Map(list.map(({ code, label }) => [code, label])),
  units: Object.fromEntries(
    list.map(({ code, unit, decimals }) => [code, { base: unit, decimals }]),
  ),
});

/** SSB writes the years of a code that is no longer in use behind its name. */
function label({ name, from, to }: Step): string {
  if (to > LAST) return name;
  return from === 0 ? `${name} (-${to})` : `${name} (${from}-${to})`;
}

function regions(code: string, alias: boolean): { variable: Variable; steps: Map<string, Step[]> } {
  const steps = new Map<string, Step[]>();
  for (const step of STEPS) {
    const own = alias && step.alias !== undefined ? step.alias : step.code;
    steps.set(own, [...(steps.get(own) ?? []), step]);
  }
  const labels = [...steps].map(([own, list]): [string, string] => [own, label(list.at(-1)!)]);
  return { variable: variable(code, "region", labels), steps };
}

/** The step of a region's code that holds in the year; undefined when the code is not in use then. */
const valid = (steps: Step[] | undefined, year: number): Step | undefined =>
  steps?.find(({ from, to }) => year >= from && year <= to);

const about = (id: string, title: string) => ({
  id,
  label: `${id}: ${title} (eksempeltall)`,
  source: SOURCE,
  updated: UPDATED,
  notes: [NOTE],
  time: "Tid",
  metric: "ContentsCode",
});

/** A table of KOSTRA: a code outside its years has a dot. */
function kostra(
  id: string,
  title: string,
  variables: Variable[],
  figure: (place: string, year: number, at: Record<string, string>) => Cell,
  [first, last]: [number, number] = [FIRST, LAST],
): Table {
  const { variable: region, steps } = regions(GEO, false);
  return {
    ...about(id, title),
    variables: [region, ...variables, years(first, last)],
    geo: GEO,
    ...(last === ENDED && { updated: DISCONTINUED, discontinued: true }),
    cell(at) {
      const year = Number(at.Tid);
      const step = valid(steps.get(at[GEO]!), year);
      if (!step) return ".";
      return hole(id, step.place, year, at) ?? figure(step.place, year, at);
    },
  };
}

function byContents(id: string, title: string, list: Content[], span?: [number, number]): Table {
  const figures = new Map(list.map(({ code, figure }) => [code, figure]));
  return kostra(
    id,
    title,
    [contents(list)],
    (place, year, at) => figures.get(at.ContentsCode!)!(place, year),
    span,
  );
}

function population(): Table {
  const { variable: region, steps } = regions("Region", true);
  const ages = Array.from({ length: OLDEST + 1 }, (_, age): [string, string] =>
    age < OLDEST ? [`${age}`.padStart(3, "0"), `${age} år`] : [`${age}+`, `${age} år eller eldre`],
  );
  return {
    ...about("07459", "Befolkning"),
    updated: "2025-02-25T07:00:00Z",
    variables: [
      region,
      {
        ...variable("Kjonn", "kjønn", [
          ["1", "Menn"],
          ["2", "Kvinner"],
        ]),
        elimination: true,
      },
      { ...variable("Alder", "alder", ages), elimination: true },
      contents([{ code: "Personer1", label: "Personer", unit: "antall", decimals: 0 }]),
      years(FIRST + 1, LAST + 1),
    ],
    geo: "Region",
    cell({ Region, Kjonn, Alder, Tid }) {
      const year = Number(Tid);
      const place = valid(steps.get(Region!), year)?.place;
      // As SSB prints a municipality that does not exist.
      if (place === undefined) return 0;
      // 1 January stands for the end of the year before, within the borders of the new year.
      const [end, borders] = [year - 1, year];
      if (Kjonn === undefined)
        return people(place, Alder === undefined ? "total" : `${parseInt(Alder)}`, end, borders);
      let n = 0;
      for (const code of Alder === undefined ? ages.map(([age]) => age) : [Alder]) {
        const males = men(place, parseInt(code), end, borders);
        n += Kjonn === "1" ? males : people(place, `${parseInt(code)}`, end, borders) - males;
      }
      return n;
    },
  };
}

const AMOUNT = { code: "KOSbelop0000", label: "Beløp (1000 kr)", unit: "1000 kr", decimals: 0 };
const PER_HEAD = { code: "EKSprinnb", label: "Beløp per innbygger (kr)", unit: "kr", decimals: 0 };

/** By table number. */
export function exampleTables(): Map<string, Table> {
  const tables = [
    population(),
    kostra(
      "12367",
      "Detaljerte regnskapstall driftsregnskapet",
      [
        variable("KOKregnskapsomfa0000", "regnskapsomfang", SCOPES),
        variable("KOKfunksjon0000", "funksjon", FUNCTIONS),
        variable("KOKart0000", "art", ARTS),
        contents([AMOUNT]),
      ],
      (place, year, at) =>
        account(place, at.KOKregnskapsomfa0000!, at.KOKfunksjon0000!, at.KOKart0000!, year),
    ),
    kostra(
      "12362",
      "Utgifter til tjenesteområdene",
      [
        variable("KOKfunksjon0000", "funksjon", FUNCTIONS),
        variable("KOKart0000", "art", AREA_ARTS),
        contents([PER_HEAD, AMOUNT]),
      ],
      (place, year, at) => {
        const value = account(place, "A", at.KOKfunksjon0000!, at.KOKart0000!, year);
        if (typeof value === "string" || at.ContentsCode === AMOUNT.code) return value;
        return Math.round((1000 * value) / people(place, "total", year));
      },
    ),
    kostra(
      "12275",
      "Barn med tiltak i løpet av året",
      [
        variable("KOKalder0000", "alder", [
          ["F000-017", "0-17 år"],
          ["F000-022", "0-22 år"],
        ]),
        variable("KOKbvfunksjon0000", "funksjon", [
          ["0", "Tiltak i alt"],
          ["1", "Ikke plassert av barnevernet"],
          ["2", "Plassert av barnevernet"],
        ]),
        contents([
          {
            code: "KOSbvbarntiltaka0000",
            label: "Barn med tiltak i løpet av året",
            unit: "antall",
            decimals: 0,
          },
        ]),
      ],
      (place, year, at) => {
        const of = at.KOKbvfunksjon0000 as keyof typeof children;
        if (at.KOKalder0000 === "F000-022") return children[of](place, year);
        const placed = (): number => part(place, year, children["2"], "minors placed", 0.8, 0);
        if (of === "0") return minors(place, year);
        return of === "2" ? placed() : minors(place, year) - placed();
      },
    ),
    ...Object.entries(CONTENTS).map(([id, { title, contents: list }]) =>
      byContents(id, title, list, id === "13138" || id === "12213" ? [FIRST, ENDED] : undefined),
    ),
    byContents("14019", "Sosialhjelpsmottakere", SUCCESSOR, [ENDED + 1, LAST]),
  ];
  return new Map(tables.map((table) => [table.id, table]));
}
