import type { AreaChoice } from "../data/data-set.ts";
import type { Description, Indicator } from "../engine/types.ts";
import { t, text } from "../messages/index.ts";
import { inOrder } from "../order.ts";
import { ownIndicatorArea } from "../own/indicators.ts";
import { hits, searchable, type Field, type Searchable } from "./search.ts";

/** What the reader narrows the descriptions by; "" is all. */
export interface Narrowing {
  query: string;
  area: string;
  type: string;
}

export interface Listed {
  indicator: Indicator;
  /** Where the search hit, without the name. */
  hits: Field[];
}

export interface ListedArea {
  id: string;
  name: string;
  functions: string[];
  /** In KS's order; "" is without a type. */
  types: { type: string; entries: Listed[] }[];
}

/** The areas that have descriptions, the reader's own last. */
export function areasWith({
  serviceAreas,
  indicators,
}: Description): { id: string; name: string; functions: string[] }[] {
  const all = [
    ...serviceAreas.map(({ id, name, functions }) => ({
      id,
      name: text(name),
      functions: functions ?? [],
    })),
    { id: ownIndicatorArea, name: t("indicators.own"), functions: [] },
  ];
  return all.filter(({ id }) => indicators.some((i) => i.area === id));
}

/** Every service area to choose: those with descriptions here, and those that are in files of their own. */
export function areaChoices(
  bundle: Description,
  all: readonly AreaChoice[],
): { value: string; label: string }[] {
  const elsewhere = all.filter((a) => !bundle.serviceAreas.some((s) => s.id === a.id));
  return [...areasWith(bundle), ...elsewhere.map(({ id, name }) => ({ id, name: text(name) }))].map(
    ({ id, name }) => ({ value: id, label: name }),
  );
}

/** The descriptions of a data set. */
export class Descriptions {
  readonly #bundle: Description;
  readonly #words = new Map<Indicator, Searchable>();

  constructor(bundle: Description) {
    this.#bundle = bundle;
  }

  get count(): number {
    return this.#bundle.indicators.length;
  }

  /** Those that are left, by area and type. */
  list({ query, area, type }: Narrowing): ListedArea[] {
    const { indicators } = this.#bundle;
    return areasWith(this.#bundle)
      .filter(({ id }) => area === "" || id === area)
      .map((one) => {
        const types = new Map<string, Listed[]>();
        for (const indicator of inOrder(indicators.filter((i) => i.area === one.id))) {
          if (type !== "" && indicator.type !== type) continue;
          const found = this.#hits(query, indicator);
          if (!found) continue;
          const key = indicator.type ?? "";
          types.set(key, [
            ...(types.get(key) ?? []),
            { indicator, hits: found.filter((field) => field !== "name") },
          ]);
        }
        return { ...one, types: [...types].map(([key, entries]) => ({ type: key, entries })) };
      })
      .filter(({ types }) => types.length > 0);
  }

  #hits(query: string, indicator: Indicator): Field[] | undefined {
    if (!query.trim()) return [];
    let words = this.#words.get(indicator);
    if (!words) this.#words.set(indicator, (words = searchable(indicator, this.#bundle)));
    return hits(query, words);
  }
}

export function counted(areas: readonly ListedArea[]): number {
  return areas.flatMap((a) => a.types).reduce((n, { entries }) => n + entries.length, 0);
}

/** The part of an address in the page. */
export function anchor(indicator: string): string {
  return `ind-${indicator.replaceAll(".", "-")}`;
}
