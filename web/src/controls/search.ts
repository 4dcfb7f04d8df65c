import { t } from "../messages/index.ts";

/** Something beside its label that a choice is found by: `words`, which stand in `where` ("Tabell", "Beskrivelse"). */
export interface Also {
  where: string;
  words: string;
}

export interface Searched {
  label: string;
  /** A second line, quieter. */
  detail?: string;
  also?: readonly Also[];
}

/** 0: by what the reader sees; 1: by something else, which `told` says. */
export interface Hit {
  rank: 0 | 1;
  told?: string;
}

/** So much of a long text is told around a hit. */
const around = 32;

/** As people type: without capitals and marks, "ø" as "o", "æ" as "ae". */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll("æ", "ae")
    .replaceAll("ø", "o")
    .normalize("NFD")
    .replace(/\p{M}/gu, "");
}

/** Every word of the query must be somewhere in the choice; undefined when one is not. */
export function find(query: string, { label, detail = "", also = [] }: Searched): Hit | undefined {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const seen = fold(`${label} ${detail}`);
  const unseen = words.filter((word) => at(seen, word) < 0);
  if (unseen.length === 0) return { rank: 0 };
  const folded = also.map((one) => fold(`${one.where} ${one.words}`));
  const places = unseen.map((word) => folded.findIndex((text) => at(text, word) >= 0));
  if (places.includes(-1)) return undefined;
  // A number says more about why than the words beside it.
  const best = Math.max(
    0,
    unseen.findIndex((word) => isNumber(word)),
  );
  const { where, words: found } = also[places[best]!]!;
  return { rank: 1, told: t("search.in", { where, part: part(found, unseen[best]!) }) };
}

/** Where in a folded text a word is; a number only from its first digit, so that "244" is not in "12244". */
function at(text: string, word: string): number {
  if (!isNumber(word)) return text.indexOf(word);
  for (let from = text.indexOf(word); from >= 0; from = text.indexOf(word, from + 1))
    if (!/\d/.test(text[from - 1] ?? "")) return from;
  return -1;
}

function isNumber(word: string): boolean {
  return /^\d+$/.test(word);
}

/** The text, or the words around the hit in it. */
function part(text: string, word: string): string {
  if (text.length <= 2.5 * around) return text;
  const hit = Math.max(0, at(fold(text), word));
  const from = hit <= around ? 0 : text.lastIndexOf(" ", hit - around / 2) + 1;
  const end = hit + word.length + around;
  const to = end >= text.length ? text.length : Math.max(text.lastIndexOf(" ", end), from);
  return `${from > 0 ? "… " : ""}${text.slice(from, to)}${to < text.length ? " …" : ""}`;
}
