import { t, term } from "./index.ts";

/**
 * A region's name in the page's language. Municipalities and counties are called the same in all of them; the country
 * and SSB's KOSTRA groups are not, and the data have their names in bokmål only.
 */
export function regionNameIn(code: string, name: string): string {
  const [, n] = /^KOSTRA-gruppe (\d+)$/.exec(name) ?? [];
  return n === undefined ? term("region", code, name) : t("region.kostraGroup", { n });
}
