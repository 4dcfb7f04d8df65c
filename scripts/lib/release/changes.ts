import type { ListChanges, TableChanges } from "../../../web/src/bundle/compare.ts";
import type { FieldChange } from "../../../web/src/bundle/differences.ts";
import type { Note } from "../../../web/src/bundle/types.ts";
import type { ReleaseReport } from "./report.ts";
import {
  counted,
  figure,
  listed,
  type Names,
  percent,
  plain,
  spans,
  state,
  table,
} from "./words.ts";

const MOST = 15;

/** Cells with another value or sign, the largest change of each table first. */
export function changedPart({ changes }: ReleaseReport, names: Names): string[] {
  const tables = (changes?.tables ?? []).filter(({ changed }) => changed.length > 0);
  if (tables.length === 0) return [];
  return [
    "## Endrede tall",
    "",
    ...tables.flatMap(({ id, dimensions, changed, previousValues }) => [
      `### ${names.table(id)}`,
      "",
      `${counted(changed.length, "celle", "celler")} er endret; forrige utgave hadde ${counted(previousValues, "tall", "tall")}.${changed.length > 1 ? " Størst endring står først." : ""}`,
      "",
      ...table(
        ["Sted", "År", "Hva", "Før", "Nå", "Endring"],
        changed.map((cell) => {
          const { place, time, about } = names.cell(id, dimensions, cell.codes);
          return [
            place,
            time,
            about,
            state(cell.previous),
            state(cell.next),
            percent(cell.relative),
          ];
        }),
        { most: MOST, right: [3, 4, 5] },
      ),
    ]),
  ];
}

/** New cells are counted by year: a new edition has thousands. */
export function newPart({ changes }: ReleaseReport, names: Names): string[] {
  if (!changes) return [];
  const rows = changes.tables.flatMap((one) => {
    if (one.state === "new") {
      const values = one.cells - Object.values(one.missing).reduce((a, b) => a + b, 0);
      return [[names.table(one.id), "hele tabellen", figure(values), figure(one.cells)]];
    }
    return newByYear(one, names).map(([year, values, cells]) => [
      names.table(one.id),
      year,
      figure(values),
      figure(cells),
    ]);
  });
  const filled = changes.tables.flatMap((one) => one.filled.map((cell) => ({ one, cell })));
  if (rows.length + filled.length === 0) return [];
  return [
    "## Nye tall",
    "",
    ...table(["Tabell", "År", "Tall", "Celler"], rows, { most: 60, right: [2, 3] }),
    ...(filled.length > 0
      ? [`${counted(filled.length, "celle", "celler")} som manglet tall, har fått det:`, ""]
      : []),
    ...table(
      ["Tabell", "Sted", "År", "Hva", "Før", "Nå"],
      filled.map(({ one, cell }) => {
        const { place, time, about } = names.cell(one.id, one.dimensions, cell.codes);
        return [one.id, place, time, about, state(cell.previous), state(cell.next)];
      }),
      { most: MOST, right: [5] },
    ),
  ];
}

function newByYear(
  one: TableChanges,
  names: Names,
): [year: string, values: number, cells: number][] {
  const years = new Map<string, [values: number, cells: number]>();
  for (const { codes, value } of one.new) {
    const { time } = names.cell(one.id, one.dimensions, codes);
    const [values, cells] = years.get(time) ?? [0, 0];
    years.set(time, [values + Number(value !== null), cells + 1]);
  }
  return [...years]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([year, [values, cells]]) => [year, values, cells]);
}

/** Codes, definitions, groups, regions and notes that are not as they were. */
export function rulesPart({ changes }: ReleaseReport, names: Names): string[] {
  if (!changes) return [];
  const lines = [
    ...codes(changes.tables, names),
    ...list("Indikatorer", changes.definitions, (id) => names.indicator(id)),
    ...list("Grupper", changes.groups, (id) => `\`${id}\``),
    ...list("Kommuner og andre regioner", changes.regions, (code) => names.region(code)),
    ...notes(changes.notes, names),
  ];
  return lines.length > 0 ? ["## Koder, definisjoner og merknader", "", ...lines] : [];
}

function codes(tables: TableChanges[], names: Names): string[] {
  const lines = tables.flatMap(({ id, categories }) =>
    categories.flatMap((one) => {
      const where = `${names.table(id)}, ${names.dimension(id, one.dimension)}`;
      const named = (all: string[]): string =>
        listed(all.map((code) => names.category(id, one.dimension, code)));
      return [
        ...(one.new.length > 0 ? [`- ${where}: nye koder ${named(one.new)}.`] : []),
        ...(one.gone.length > 0 ? [`- ${where}: borte er ${named(one.gone)}.`] : []),
        ...one.renamed
          .slice(0, MOST)
          .map(
            ({ code, previous, next }) =>
              `- ${where}: ${plain(code)} het «${plain(previous)}» og heter nå «${plain(next)}».`,
          ),
        ...(one.renamed.length > MOST
          ? [`- ${where}: … og ${figure(one.renamed.length - MOST)} til.`]
          : []),
      ];
    }),
  );
  return lines.length > 0 ? ["### Koder i tabellene", "", ...lines, ""] : [];
}

const FIELDS: Record<string, string> = {
  name: "navn",
  shortName: "kort navn",
  type: "type",
  dataSource: "datakilde",
  description: "beskrivelse",
  purpose: "formål",
  keyTerms: "sentrale begrep",
  calculation: "utregning",
  selection: "utvalg",
  interpretation: "fortolkning",
  unit: "enhet",
  decimals: "desimaler",
  profile: "plass i tjenesteprofilen",
  counterpart: "motstykke",
  versions: "versjoner",
  formula: "formel",
  average: "type snitt",
  population: "innbyggere i snittet",
  weights: "vekter",
  inputs: "grunnlag",
  sources: "kilder",
  sourcePrints: "det som KS' side skriver",
  members: "medlemmer",
  of: "utgangspunkt",
  without: "hvem som er trukket fra",
  note: "forklaring",
  codes: "koder over tid",
  breaks: "brudd",
  aliases: "andre koder",
  kind: "slag",
};

function list(
  heading: string,
  { new: fresh, gone, changed }: ListChanges,
  named: (id: string) => string,
): string[] {
  if (fresh.length + gone.length + changed.length === 0) return [];
  return [
    `### ${heading}`,
    "",
    ...(fresh.length > 0 ? [`- Nye: ${listed(fresh.map(named), 20)}.`] : []),
    ...(gone.length > 0 ? [`- Borte: ${listed(gone.map(named), 20)}.`] : []),
    ...changed.slice(0, 40).map(({ id, fields }) => `- ${named(id)}: ${whatChanged(fields)}.`),
    ...(changed.length > 40 ? [`- … og ${figure(changed.length - 40)} til.`] : []),
    "",
  ];
}

/** The formula and short facts with old and new, the rest by name. */
function whatChanged(fields: FieldChange[]): string {
  const told = fields.map(({ path, previous, next }) => {
    const field = [...path].reverse().find((step) => typeof step === "string" && step in FIELDS);
    const word = FIELDS[String(field)] ?? plain(path.join("/"));
    const short = [previous, next].every(
      (x) => (typeof x === "string" && x.length <= 100) || typeof x === "number",
    );
    const facts = ["name", "formula", "unit", "decimals", "average", "type"];
    return short && facts.includes(String(field))
      ? `${word} «${plain(String(previous))}» → «${plain(String(next))}»`
      : word;
  });
  return listed([...new Set(told)], 6);
}

const KINDS: Record<Note["kind"], string> = {
  override: "rettet tall",
  exclude: "utenfor snittet",
  "suppress-average": "snitt som ikke kan brukes",
  footnote: "fotnote",
};

function notes({ new: fresh, gone }: { new: Note[]; gone: Note[] }, names: Names): string[] {
  if (fresh.length + gone.length === 0) return [];
  const line = (what: string, note: Note): string => {
    const { kind, indicator, input, region, group, from, to, value, text } = note;
    const years =
      from === undefined && to === undefined
        ? ""
        : spans([...new Set([from ?? to, to ?? from])].map(String));
    const about = [
      `${names.indicator(indicator)}${input ? ` ${input}` : ""}`,
      region && names.region(region),
      group && `\`${group}\``,
      years,
      value === undefined ? "" : figure(value),
    ].filter(Boolean);
    return `- ${what}, ${KINDS[kind]}: ${about.join(", ")}: «${plain(text?.nb ?? "")}»`;
  };
  const all = [...fresh.map((n) => line("Ny", n)), ...gone.map((n) => line("Borte", n))];
  return [
    "### Merknader og rettelser",
    "",
    ...all.slice(0, 60),
    ...(all.length > 60 ? [`- … og ${figure(all.length - 60)} til.`] : []),
    "",
  ];
}
