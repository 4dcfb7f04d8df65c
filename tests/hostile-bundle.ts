import { hostile, sentinel } from "./hostile.ts";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Texts that are only shown, wherever in a bundle they stand. */
const shown = new Set([
  "nb",
  "nn",
  "en",
  "name",
  "label",
  "unit",
  "base",
  "source",
  "note",
  "credit",
  "license",
  "dataSource",
  "query",
  "url",
  "functions",
  "formula",
  "tables",
  "why",
]);

/**
 * The bundle with a hostile text for every text that is only shown, one after the other of those given, each with what
 * stood there behind it where `kept`; codes, ids and formulas stay.
 */
export function hostileBundle(bundle: string, texts: readonly string[] = Object.values(hostile)) {
  let n = 0;
  const next = () => texts[n++ % texts.length]!;
  const change = (value: Json, key: string, within: readonly string[]): Json => {
    if (typeof value === "string") {
      // A formula is only shown where it is the source's own.
      const free = shown.has(key) && (key !== "formula" || within.includes("sourcePrints"));
      const label = within.at(-1) === "label" || within.at(-2) === "label";
      return free || label ? next() : value;
    }
    if (Array.isArray(value)) return value.map((one) => change(one, key, within));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inside]) => [
        name,
        // Labels that codes were found by lead to codes.
        name === "labels" || name === "select" ? inside : change(inside, name, [...within, key]),
      ]),
    );
  };
  return JSON.stringify(change(JSON.parse(bundle) as Json, "", []));
}

/** Ids and codes that the format allows: what acts in objects, addresses, formulas, markup, selectors and file names. */
export const hostileIds: Readonly<Record<string, string>> = {
  "barnevern.netto-per-innbygger-0-17": "__proto__",
  "barnevern.andel-tiltak": `<img/src=x/onerror="window.${sentinel}=1">`,
  "barnevern.netto-per-innbygger-0-24": "constructor",
  sosiale: "toString",
  "asss-10": "~&=#%41+?",
  "4601": "__proto__",
  "1103": "valueOf",
  "3301": "a~b&c#d%7E\"'>",
  "5001": "=1+1",
  "12367": "../12367",
};

/** The bundle with other ids; what refers to them follows. */
export function withIds(bundle: string, ids = hostileIds): string {
  const change = (value: Json): Json => {
    if (typeof value === "string") return idOf(value, ids);
    if (Array.isArray(value)) return value.map(change);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inside]) =>
        // There the names are positions.
        name === "status" ? [name, inside] : [idOf(name, ids), change(inside)],
      ),
    );
  };
  return JSON.stringify(change(JSON.parse(bundle) as Json));
}

/** An address with the same ids. */
export function withIdsIn(hash: string, ids = hostileIds): string {
  return hash.replace(/[^#&=~]+/g, (word) =>
    encodeURIComponent(encodeURIComponent(idOf(word, ids)).replaceAll("~", "%7E")),
  );
}

function idOf(word: string, ids: Readonly<Record<string, string>>): string {
  return Object.hasOwn(ids, word) ? ids[word]! : word;
}

/** The bundle with one text for the names and words of what the figures of a test show. */
export function withLongNames(bundle: string, text: string): string {
  const given = JSON.parse(bundle) as Record<string, { id?: string; code?: string }[]>;
  const known = new Set(["barnevern", "barnevern.netto-per-innbygger-0-17", "5001", "asss"]);
  const words = { nb: text, nn: text, en: text };
  for (const part of ["serviceAreas", "regions", "groups", "indicators"])
    for (const one of given[part]!)
      if (known.has(one.id ?? one.code!))
        Object.assign(one, {
          name: part === "regions" ? text : words,
          ...(part === "indicators" && {
            shortName: words,
            unit: text,
            description: words,
            dataSource: text,
          }),
          ...(part === "groups" && { note: words }),
        });
  return JSON.stringify({
    ...given,
    label: words,
    credit: text,
    notes: [
      {
        kind: "footnote",
        indicator: "barnevern.netto-per-innbygger-0-17",
        region: "5001",
        text: words,
      },
    ],
  });
}

/** JSON with one text after the other for those that stand under the names given, however deep. */
export function withTexts(
  json: string,
  texts: readonly string[],
  under: readonly string[],
): string {
  let n = 0;
  const change = (value: Json, inside: boolean): Json => {
    if (typeof value === "string") return inside ? texts[n++ % texts.length]! : value;
    if (Array.isArray(value)) return value.map((one) => change(one, inside));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [
        name,
        change(one, inside || under.includes(name)),
      ]),
    );
  };
  return JSON.stringify(change(JSON.parse(json) as Json, false));
}
