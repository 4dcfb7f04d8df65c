import type { DataSet } from "../data/data-set.ts";
import type { Indicator, Table } from "../engine/types.ts";
import { date, exact, yearRuns } from "../formats.ts";
import { t, text } from "../messages/index.ts";
import { tablesUsed } from "../source.ts";
import { isOwn, isStatbank, tableUrl } from "./table.ts";

/** Where a table comes from: SSB's bank of tables, a file that was handed in, or the reader's own machine. */
export type Origin = "statbank" | "hand" | "own";

export interface TableEntry {
  id: string;
  /** Without the number, which stands before it. */
  title: string;
  origin: Origin;
  url?: string;
  /** Who made it, as the data have it. */
  source: string;
  /** Licence, when it was changed and fetched, years, number of cells. */
  facts: string[];
  /** "2024" */
  provisional: string;
  note: string;
  /** What the source says of the whole table. */
  sourceNotes: string[];
  requests: Request[];
  usedBy: Indicator[];
}

/** A question to SSB, with where to send it when it is known. */
export interface Request {
  to: string;
  body: string;
}

/** The tables of a service area ("": all), SSB's first, by number. */
export function tableEntries(bundle: DataSet, area: string): TableEntry[] {
  const wanted = area === "" ? undefined : new Set(usedIn(area, bundle));
  const order: Origin[] = ["statbank", "hand", "own"];
  return bundle.tables
    .filter(({ id }) => !wanted || wanted.has(id))
    .map((table) => entry(table, bundle))
    .sort((a, b) => order.indexOf(a.origin) - order.indexOf(b.origin) || (a.id < b.id ? -1 : 1));
}

/** Also through the indicators that formulas refer to. */
function usedIn(area: string, bundle: DataSet): string[] {
  const years = [bundle.years[0] - 1, bundle.years[1] + 1];
  const used = bundle.indicators
    .filter((i) => i.area === area)
    .map((indicator) => ({ indicator, years }));
  return tablesUsed(used, bundle);
}

function entry(table: Table, bundle: DataSet): TableEntry {
  const { id, label = "", provenance = {}, provisional = [], datasetNotes, cells } = table;
  const {
    source = table.source,
    updated = table.updated,
    retrieved,
    license,
    query = "",
  } = provenance;
  const origin = isOwn(id) ? "own" : isStatbank(id) ? "statbank" : "hand";
  const file = bundle.ownFiles?.find((one) => one.table === id)?.name;
  const title = label.startsWith(id) ? label.slice(id.length).replace(/^[:\s]+/, "") : label;
  const url = tableUrl(id, bundle);
  return {
    id: origin === "own" ? (file ?? id) : id,
    title,
    origin,
    ...(url === undefined ? {} : { url }),
    source: source ?? "",
    facts: [
      origin === "own" ? "" : (license ?? bundle.license ?? ""),
      updated ? t("sum.updated", { date: date(updated) }) : "",
      retrieved ? t("sum.retrieved", { date: date(retrieved) }) : "",
      yearsOf(table),
      t("sources.cells", { n: exact(cells) }),
    ].filter(Boolean),
    provisional: provisional.join(", "),
    note: text(provenance.note),
    sourceNotes: datasetNotes,
    requests: query
      .split("\n")
      .filter(Boolean)
      .map((one) => request(one, id)),
    usedBy: bundle.indicators.filter((i) => reads(i, id)),
  };
}

/** The times that the table has. */
function yearsOf({ dimensions }: Table): string {
  const { codes = [] } = dimensions.find((d) => d.role === "time") ?? {};
  if (codes.length === 0) return "";
  if (!codes.every((code) => /^\d{4}$/.test(code))) return codes.join(", ");
  return yearRuns(codes.map(Number).sort((a, b) => a - b));
}

export function reads({ versions }: Indicator, table: string): boolean {
  return versions.some((v) =>
    Object.values(v.inputs).some((i) => i.sources.some((s) => s.table === table)),
  );
}

/** The builder keeps the bodies that it sent; a query written by hand is shown as it stands. */
function request(query: string, table: string): Request {
  let body: unknown;
  try {
    body = JSON.parse(query);
  } catch {
    return { to: "", body: query };
  }
  const has = (key: string) => typeof body === "object" && body !== null && key in body;
  const base = "https://data.ssb.no/api";
  const to = has("selection")
    ? `${base}/pxwebapi/v2/tables/${table}/data?lang=no&outputFormat=json-stat2`
    : has("query")
      ? `${base}/v0/no/table/${table}`
      : "";
  return { to, body: query };
}
