import { ownTable } from "../data/data-set.ts";
import type { Description } from "../engine/types.ts";

/** SSB's tables are numbers; the others are files that people hand in, or the reader's own. */
export function isStatbank(table: string): boolean {
  return /^\d{4,6}$/.test(table);
}

export function isOwn(table: string): boolean {
  return table.startsWith(ownTable);
}

/** Where the table can be seen; SSB's also where the data set's own figures are invented. */
export function tableUrl(table: string, { tables }: Description): string | undefined {
  if (isStatbank(table)) return `https://www.ssb.no/statbank/table/${table}`;
  const url = tables.find((one) => one.id === table)?.provenance?.url;
  return url?.startsWith("https://") ? url : undefined;
}
