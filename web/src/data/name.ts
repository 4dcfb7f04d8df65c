/**
 * What a data set is called in the address. Published ones have the name of their file in data/; `egen` is a whole
 * bundle from the reader's machine; `fersk~demo~barnevern` is one service area of a published one, fetched anew from
 * SSB by the reader.
 */

import { alone, dataInside } from "./files.ts";

/** The data sets that ship with the page; the first one opens. */
export const shipped = ["ssb-utdrag", "demo"] as const;

/** Those of them that are here: a page in one file has what was put in it. */
export const offered = shipped.filter((data) => !alone || dataInside.includes(data));

/** What opens when nothing is named. */
export const opensWith: string = offered[0] ?? dataInside[0] ?? shipped[0];

/** The reader's own file. It cannot be found again from a link. */
export const own = "egen";

const fresh = "fersk";

/** A published data set's service area that the reader has fetched anew. */
export interface FreshName {
  base: string;
  area: string;
}

export function freshName({ base, area }: FreshName): string {
  return `${fresh}~${base}~${area}`;
}

export function freshOf(data: string): FreshName | undefined {
  const [first, base, area, ...more] = data.split("~");
  if (first !== fresh || !base || !area || more.length > 0) return undefined;
  return isName(base) && isName(area) ? { base, area } : undefined;
}

/** Whether a data set of this name can be a file that the page's server has. */
export function isPublished(data: string): boolean {
  return isName(data) && data !== own && data !== fresh;
}

function isName(text: string): boolean {
  return /^[a-z0-9-]{1,60}$/.test(text);
}
