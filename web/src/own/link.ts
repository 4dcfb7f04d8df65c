import { apart, seen, start } from "../from-outside.ts";
import { t } from "../messages/index.ts";

export interface Read<T> {
  result: T;
  /** What could not be used, one sentence each. */
  problems: string[];
}

/** A list that stands as JSON in the address. */
export function listed(text: string | undefined, key: string, most: number): Read<unknown[]> {
  if (text === undefined) return { result: [], problems: [] };
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value))
      return {
        result: value.slice(0, most),
        problems: value.length > most ? [t("notice.link.most", { key, most })] : [],
      };
  } catch {
    // Told below.
  }
  return { result: [], problems: [t("notice.link.list", { key })] };
}

/** A name or a text from a link, or that the reader writes: on one line, without what is not seen, not endless. */
export function clean(text: string, longest: number): string {
  const plain = seen(text).replace(/\s+/g, " ").trim();
  return apart(plain.length > longest ? `${start(plain, longest - 1).trimEnd()}…` : plain);
}
