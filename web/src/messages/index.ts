import type { Text } from "../engine/types.ts";
import type { nb } from "./catalogue-nb.ts";
import { openingNb } from "./opening-nb.ts";

export type Key = keyof typeof nb;
export type Catalogue = Record<Key, string>;
export type Language = "nb" | "nn" | "en";

type Names<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never;
type Params<K extends Key> = Names<(typeof nb)[K]>;
type Args<K extends Key> = [Params<K>] extends [never]
  ? []
  : [params: Record<Params<K>, string | number>];

let language: Language = "nb";
/** Bokmål as far as it has come: a view waits for its texts (languages.ts). */
export const bokmal = { ...openingNb } as unknown as Catalogue;
let catalogue: Catalogue = bokmal;

export function useLanguage(lang: Language, texts: Catalogue): void {
  language = lang;
  catalogue = texts;
}

export function currentLanguage(): Language {
  return language;
}

/** The text of `key` with its `{names}` filled in. The compiler knows which names each text needs. */
export function t<K extends Key>(key: K, ...args: Args<K>): string {
  const params = args[0] as Record<string, string | number> | undefined;
  const text = catalogue[key];
  return params ? filled(text, params) : text;
}

/** Texts in pieces, every other one a name: the same few are told again and again. */
const pieces = new Map<string, string[]>();

function filled(text: string, params: Record<string, string | number>): string {
  let parts = pieces.get(text);
  if (!parts) pieces.set(text, (parts = text.split(/\{(\w+)\}/)));
  return parts.map((part, i) => (i % 2 ? (params[part] ?? `{${part}}`) : part)).join("");
}

/** A text without names whose key is put together from data: `term("missing", 8)`. */
export function term(
  stem:
    | "missing"
    | "flag"
    | "flag.average"
    | "average"
    | "kind"
    | "dim"
    | "type"
    | "region"
    | "unit.name"
    | "unit.one",
  name: string | number,
  otherwise = String(name),
): string {
  return catalogue[`${stem}.${name}` as Key] ?? otherwise;
}

type Counted<K extends string> = K extends `${infer Stem}.one`
  ? `${Stem}.other` extends Key
    ? Stem
    : never
  : never;

/** `stem.one` for exactly one, else `stem.other` with `{n}`. */
export function count(stem: Counted<Key>, n: number): string {
  const text = catalogue[`${stem}.${n === 1 ? "one" : "other"}` as Key];
  return text.replace("{n}", String(n));
}

/**
 * A text that came with the data: the page's language, else bokmål, else whatever is there. The calculator does not look
 * at texts that are only shown: what is no text says nothing.
 */
export function text(value: Text | undefined): string {
  if (!value) return "";
  const told: unknown = value[language] ?? value.nb ?? value.nn ?? value.en;
  return typeof told === "string" ? told : "";
}
