/** Names, numbers and lists as the release report writes them, in bokmål. */

import { codesOf } from "../../../web/src/bundle/dataset.ts";
import { regionNames } from "../../../web/src/bundle/definitions.ts";
import type { CellState } from "../../../web/src/bundle/compare.ts";
import type { Bundle, Dataset, Definition } from "../../../web/src/bundle/types.ts";
import { number } from "../../../web/src/formats.ts";

const SIGNS: Record<string, string> = {
  ".": "kan ikke forekomme",
  "..": "mangler",
  ":": "konfidensielt",
  "": "ikke oppgitt",
};

/** Of a table's name, where it stands in a row. */
const LONGEST = 48;

/** With decimal comma, and groups of three parted by a thin space. */
export function figure(value: number, decimals?: number): string {
  const own = (String(value).split(".")[1] ?? "").length;
  return number(value, decimals ?? Math.min(own, 6)).replaceAll("\u00a0", "\u202f");
}

export function signWord(sign: string): string {
  return sign === "" ? SIGNS[""]! : `${sign} ${SIGNS[sign] ?? ""}`.trim();
}

/** A cell: its value, or why it has none. */
export function state(cell: CellState | null): string {
  if (cell === null) return "finnes ikke";
  if (cell.value === null) return signWord(cell.status);
  return figure(cell.value) + (cell.status === "*" ? " *" : "");
}

export function percent(share: number | null): string {
  if (share === null) return "";
  const text = figure(share * 100, 1);
  return `${share > 0 ? "+" : ""}${text} %`;
}

export function counted(n: number, one: string, many: string): string {
  return `${figure(n)} ${n === 1 ? one : many}`;
}

/** "a, b og c", of a long list the first and how many more. */
export function listed(words: string[], most = 8): string {
  if (words.length > most)
    return `${words.slice(0, most).join(", ")} … og ${figure(words.length - most)} til`;
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} og ${words.at(-1)}`;
}

/** "2015–2019, 2021". */
export function spans(years: string[]): string {
  const all = [...years].sort();
  const parts: [string, string][] = [];
  for (const year of all) {
    const last = parts.at(-1);
    if (last && Number(year) === Number(last[1]) + 1) last[1] = year;
    else parts.push([year, year]);
  }
  return parts.map(([a, b]) => (a === b ? a : `${a}–${b}`)).join(", ");
}

/** Text of others that stands in a table or a list must not be read as Markdown. */
export function plain(text: string): string {
  return text.replace(/\s+/g, " ").replace(/([\\`*_[\]<>|#])/g, "\\$1");
}

export function row(...cells: string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/** A table of at most so many rows; right lists the columns that stand to the right. */
export function table(
  head: string[],
  rows: string[][],
  { most = Infinity, right = [] }: { most?: number; right?: number[] } = {},
): string[] {
  if (rows.length === 0) return [];
  return [
    row(...head),
    row(...head.map((_, i) => (right.includes(i) ? "---:" : "---"))),
    ...rows.slice(0, most).map((cells) => row(...cells)),
    ...more(rows.length - most),
    "",
  ];
}

/** The line below a list that was cut. */
export function more(rest: number): string[] {
  return rest > 0 ? ["", `… og ${figure(rest)} til. Alle står i JSON-filen.`] : [];
}

/** Names of codes, from the edition that is to be released and, where it has none, the one before. */
export class Names {
  readonly #places = new Map<string, string>();
  readonly #datasets: Map<string, Dataset>[];
  readonly #indicators = new Map<string, string>();

  constructor(next: Bundle, previous?: Bundle, definitions: Definition[] = []) {
    const editions = previous ? [next, previous] : [next];
    this.#datasets = editions.map(
      ({ tables }) => new Map(tables.map(({ id, dataset }) => [id, dataset])),
    );
    for (const { regions, indicators } of editions) {
      for (const [code, name] of regionNames(regions))
        if (!this.#places.has(code)) this.#places.set(code, name);
      for (const { id, name } of indicators)
        if (!this.#indicators.has(id)) this.#indicators.set(id, name.nb ?? id);
    }
    for (const { id, name } of definitions)
      if (!this.#indicators.has(id)) this.#indicators.set(id, name.nb ?? id);
  }

  indicator(id: string): string {
    const name = this.#indicators.get(id);
    return name ? `${plain(name)} (\`${id}\`)` : `\`${id}\``;
  }

  region(code: string): string {
    const name = this.#places.get(code);
    return name ? `${plain(name)} (${code})` : code;
  }

  /** "12367 Detaljerte regnskapstall"; SSB's labels begin with the number. */
  table(id: string): string {
    const label = this.#label(id)?.replace(new RegExp(`^${id}:?\\s*`), "");
    if (!label || label === id) return id;
    const short =
      label.length > LONGEST ? `${label.slice(0, LONGEST).replace(/\W+\w*$/, "")} …` : label;
    return `${id} ${plain(short)}`;
  }

  #label(id: string): string | undefined {
    return this.#datasets.map((tables) => tables.get(id)?.label).find((label) => label);
  }

  category(table: string, dimension: string, code: string): string {
    const label = this.#datasets
      .map((tables) => tables.get(table)?.dimension[dimension]?.category.label[code])
      .find((one) => one !== undefined);
    return label && label !== code ? `${plain(label)} (${plain(code)})` : plain(code);
  }

  dimension(table: string, dimension: string): string {
    const label = this.#datasets
      .map((tables) => tables.get(table)?.dimension[dimension]?.label)
      .find((one) => one !== undefined);
    return label && label !== dimension ? plain(label) : plain(dimension);
  }

  /** Place, year and what a cell is about, of the dimensions in their order. */
  cell(
    table: string,
    dimensions: string[],
    codes: string[],
  ): { place: string; time: string; about: string } {
    const dataset = this.#datasets.map((tables) => tables.get(table)).find((one) => one)!;
    const { geo, time } = dataset.role;
    const at = (name: string | undefined): string => codes[dimensions.indexOf(name ?? "")] ?? "";
    const about = dimensions.flatMap((name, i) =>
      name === geo?.[0] || name === time?.[0] || codesOf(dataset, name).length === 1
        ? []
        : [this.category(table, name, codes[i]!)],
    );
    return {
      place: this.#places.has(at(geo?.[0]))
        ? this.region(at(geo?.[0]))
        : this.category(table, geo?.[0] ?? "", at(geo?.[0])),
      time: at(time?.[0]),
      about: about.join(", "),
    };
  }
}
