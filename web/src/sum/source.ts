import type { DataSet } from "../data/data-set.ts";
import type { Description, Region, RegionCode, Source, Table } from "../engine/types.ts";
import { capital } from "../formats.ts";
import { predecessorsOf } from "../mergers.ts";
import { term } from "../messages/index.ts";

/** Where an input was read: table, cells and date. */
export interface SumSource {
  table: string;
  /** The reader's own file that the table is. */
  file?: string;
  url?: string;
  /** "Funksjon": "244 Barneverntjeneste", "251 …"; the table's own words where we have none. */
  codes: { dimension: string; codes: string[] }[];
  time: string;
  /** The codes that are read; several when predecessors are summed. */
  regions: string[];
  dates: { updated?: string; retrieved?: string };
}

export function sumSource(
  source: Source,
  year: number,
  bundle: DataSet,
  place: string | undefined,
  summed = false,
): SumSource {
  const table = bundle.tables.find((tb) => tb.id === source.table);
  const region = bundle.regions.find((r) => r.code === place);
  const time = year + (source.yearOffset ?? 0);
  const out: SumSource = {
    table: source.table,
    codes: Object.entries(source.select).map(([dimension, select]) => ({
      dimension: dimensionName(dimension, table),
      codes: chosen(select, dimension, table),
    })),
    time: String(time),
    regions: region ? codesOf(region, table, time, bundle, summed) : [],
    dates: {},
  };
  const file = bundle.ownFiles?.find((one) => one.table === source.table)?.name;
  if (file !== undefined) out.file = file;
  const { url, updated, retrieved } = table?.provenance ?? {};
  if (url && /^https:\/\//.test(url)) out.url = url;
  if (updated ?? table?.updated) out.dates.updated = updated ?? table!.updated!;
  if (retrieved) out.dates.retrieved = retrieved;
  return out;
}

/** "1103", or with its predecessors "1103 Stavanger", "1141 Finnøy". */
function codesOf(
  region: Region,
  table: Table | undefined,
  time: number,
  bundle: Description,
  summed: boolean,
): string[] {
  const own =
    table?.regionCodes === "current" ? region.code : codeAt(region.codes, time, region.code);
  if (!summed) return [own ?? region.code];
  const before = predecessorsOf(region.code, time, bundle).map(
    (p) => [codeAt(p.codes, time), p.name] as const,
  );
  return [[own, region.name] as const, ...before].flatMap(([code, name]) =>
    code ? [`${code} ${name}`] : [],
  );
}

/** The code in a year of a table's time axis; `otherwise` where no codes are listed at all. */
function codeAt(
  codes: readonly RegionCode[] | undefined,
  time: number,
  otherwise?: string,
): string | undefined {
  if (!codes?.length) return otherwise;
  return codes.find((c) => (c.from ?? -Infinity) <= time && time <= (c.to ?? Infinity))?.code;
}

function dimensionName(id: string, table: Table | undefined): string {
  return term("dim", id, capital(table?.dimensions.find((d) => d.id === id)?.label || id));
}

/** "244 Barneverntjeneste" for every category that is read, as the source names it. */
function chosen(
  select: Source["select"][string],
  dimension: string,
  table: Table | undefined,
): string[] {
  const { codes = [], labels = [] } = table?.dimensions.find((d) => d.id === dimension) ?? {};
  return Array.isArray(select)
    ? select.map((code) => codeAndLabel(code, labels[codes.indexOf(code)]))
    : select.labels.map((label) => codeAndLabel(codes[labels.indexOf(label)], label));
}

/** The label alone where the code already stands in it: "0-17 år". */
function codeAndLabel(code = "", label = ""): string {
  return ` ${label} `.includes(` ${code} `) ? label : [code, label].filter(Boolean).join(" ");
}
