import type { Description, Indicator } from "../engine/types.ts";
import { term, text } from "../messages/index.ts";

/** Where a search can hit, the most telling first. */
export const fields = [
  "name",
  "table",
  "function",
  "unit",
  "type",
  "area",
  "input",
  "description",
] as const;
export type Field = (typeof fields)[number];

/** An indicator as it is searched: per field all its words, in lower case. */
export type Searchable = Record<Field, string>;

export function searchable(indicator: Indicator, bundle: Description): Searchable {
  const { versions } = indicator;
  const inputs = versions.flatMap((v) => Object.values(v.inputs));
  const all: Record<Field, (string | undefined)[]> = {
    name: [text(indicator.name), text(indicator.shortName)],
    table: inputs.flatMap((i) => i.sources.map((s) => s.table)),
    function: functionsOf(indicator, bundle).flatMap(({ code, label }) => [code, label]),
    unit: [indicator.unit, term("unit.name", indicator.unit)],
    type: [indicator.type ? term("type", indicator.type) : ""],
    area: [text(bundle.serviceAreas.find((a) => a.id === indicator.area)?.name)],
    input: inputs.map((i) => text(i.name)),
    description: [
      indicator.description,
      indicator.purpose,
      indicator.keyTerms,
      indicator.calculation,
      indicator.selection,
      indicator.interpretation,
    ].map(text),
  };
  const joined = (field: Field) => [...new Set(all[field])].join("\n").toLowerCase();
  return Object.fromEntries(fields.map((field) => [field, joined(field)])) as Searchable;
}

/**
 * The fields that a search hits, the most telling first; undefined where a word of it hits none. Of each word the
 * first field counts.
 */
export function hits(query: string, one: Searchable): Field[] | undefined {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = words.map((word) => fields.find((field) => has(one[field], word)));
  if (found.includes(undefined)) return undefined;
  return fields.filter((field) => found.includes(field));
}

/** Part of a word is enough, but a number begins where it begins: 244 is not in 12244. */
function has(text: string, word: string): boolean {
  return /^\d+$/.test(word) ? new RegExp(`(?<!\\d)${word}`).test(text) : text.includes(word);
}

const functionDimension = "KOKfunksjon0000";

/** The KOSTRA functions that the indicator reads, as its tables name them. */
export function functionsOf(
  { versions }: Indicator,
  { tables }: Description,
): { code: string; label: string }[] {
  const found = new Map<string, string>();
  for (const input of versions.flatMap((v) => Object.values(v.inputs)))
    for (const { table, select } of input.sources) {
      const chosen = select[functionDimension];
      if (!Array.isArray(chosen)) continue;
      const dimension = tables
        .find((one) => one.id === table)
        ?.dimensions.find((d) => d.id === functionDimension);
      for (const code of chosen)
        found.set(code, dimension?.labels[dimension.codes.indexOf(code)] ?? "");
    }
  return [...found].map(([code, label]) => ({ code, label }));
}
