import type { Bundle, BundleTable, Definition, Note } from "../bundle/types.ts";
import { ownArea } from "../data/data-set.ts";
import { fit, type Fitted } from "./fit.ts";
import type { OwnSeries, OwnTable } from "./own-table.ts";

/** What of an own table does not fit the data set. */
export type Misfit = Pick<Fitted, "strangers" | "conflicts">;

/** A bundle with the reader's tables in it, as bytes for the calculator. */
export interface Added {
  bytes: Uint8Array;
  /** By table. */
  misfits: Map<string, Misfit>;
}

/** What is said of own tables inside the bundle, in the reader's language. */
export interface Words {
  area: string;
  license: string;
  /** By table. */
  sources: ReadonlyMap<string, string>;
}

/** Knows nothing of the page, as it runs beside it too. Without tables the bytes are as they were. */
export function putInto(bytes: Uint8Array, tables: readonly OwnTable[], words: Words): Added {
  const misfits = new Map<string, Misfit>();
  if (tables.length === 0) return { bytes, misfits };
  let bundle: Bundle;
  try {
    bundle = JSON.parse(new TextDecoder().decode(bytes)) as Bundle;
  } catch {
    // What is wrong with it the calculator can say better.
    return { bytes, misfits };
  }
  for (const own of tables) {
    const fitted = fit(own.dataset, bundle.regions);
    const { strangers, conflicts } = fitted;
    misfits.set(own.table, { strangers, conflicts });
    const source = words.sources.get(own.table)!;
    bundle.tables.push(tableOf(own, fitted, { source, license: words.license }));
    bundle.indicators.push(...own.series.map((series) => definition(own, series, source)));
    bundle.notes.push(...notes(own, bundle));
  }
  (bundle.serviceAreas ??= []).push({ id: ownArea, name: { nb: words.area } });
  return { bytes: new TextEncoder().encode(JSON.stringify(bundle)), misfits };
}

function tableOf(
  { table, name }: OwnTable,
  { dataset, current }: Fitted,
  provenance: BundleTable["provenance"],
): BundleTable {
  return {
    id: table,
    ...(current && { regionCodes: "current" }),
    provenance,
    dataset: { ...dataset, label: dataset.label || name },
  };
}

export function indicatorId(series: OwnSeries): string {
  return `${ownArea}.${series.id}`;
}

/** The number as it stands in the file; the average is the plain mean, since nothing is known of what it counts. */
function definition(
  { dataset, table }: OwnTable,
  series: OwnSeries,
  dataSource: string,
): Definition {
  const name = { nb: series.name };
  const source = {
    table,
    select: series.select,
    region: dataset.role.geo![0]!,
    time: dataset.role.time![0]!,
  };
  return {
    id: indicatorId(series),
    area: ownArea,
    name,
    dataSource,
    unit: series.unit,
    decimals: series.decimals,
    versions: [
      {
        formula: "A",
        average: "mean",
        inputs: { A: { name, unit: series.unit, sources: [source] } },
      },
    ],
  };
}

/** The texts beside the file's cells, as footnotes. */
function notes(own: OwnTable, { regions }: Bundle): Note[] {
  const geo = own.dataset.role.geo![0]!;
  const time = own.dataset.role.time![0]!;
  return own.notes.flatMap(({ codes, text }) => {
    const code = codes[geo]!;
    const region = regions.find(
      (r) => r.code === code || r.codes?.some((c) => c.code === code) || r.aliases?.includes(code),
    );
    const year = Number(codes[time]);
    if (!region) return [];
    return own.series
      .filter(({ select }) => Object.entries(select).every(([d, c]) => c.includes(codes[d]!)))
      .map((series): Note => ({
        kind: "footnote",
        indicator: indicatorId(series),
        region: region.code,
        from: year,
        to: year,
        text: { nb: text },
      }));
  });
}
