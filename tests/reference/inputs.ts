/** Inputs: the figure of one region and data year, through code history, mergers and overrides. */
import {
  covers,
  notesOf,
  tableOf,
  type CodeSpan,
  type Indicator,
  type Region,
  type Source,
  type Table,
  type Version,
  type World,
} from "./bundle.ts";
import { categories, cellOf, codeByLabel, combinations } from "./jsonstat.ts";
import { sum, type Cell } from "./missing.ts";

/** What has been looked up already; a world does not change. */
const found = new WeakMap<World, Map<string, Cell>>();

export function inputOf(
  world: World,
  indicator: Indicator,
  version: Version,
  name: string,
  region: Region,
  year: number,
): Cell {
  const cells = found.get(world) ?? new Map<string, Cell>();
  found.set(world, cells);
  const key = [indicator.id, name, region.code, year].join();
  const cell = cells.get(key) ?? lookUp(world, indicator, version, name, region, year);
  cells.set(key, cell);
  return cell;
}

function lookUp(
  world: World,
  indicator: Indicator,
  version: Version,
  name: string,
  region: Region,
  year: number,
): Cell {
  const note = notesOf(world, "override", indicator, year).findLast(
    (note) => note.input === name && note.region === region.code,
  );
  const own = note?.value;
  const source = version.inputs[name]!.sources.find((source) => covers(source, year));
  const table = source && tableOf(world, source.table);
  if (!source || !table) return own ?? "no-data";

  const tableYear = year + (source.yearOffset ?? 0);
  const parts: Cell[] = [];
  const code = codeOf(table, region, tableYear);
  const summed = world.predecessors === "summed" && sumsPredecessors(version);
  const former = summed ? predecessorsOf(region, tableYear) : [];
  // A correction of a municipality that was not there yet is of the whole.
  if (own !== undefined && code === undefined) return own;
  if (own !== undefined) parts.push(own);
  else if (code !== undefined)
    parts.push(figure(source, table, [code, ...(region.aliases ?? [])], tableYear));
  else if (former.length === 0) return "no-data";
  for (const codes of former) {
    const code = codes.find((span) => covers(span, tableYear))?.code;
    parts.push(code === undefined ? "no-data" : figure(source, table, [code], tableYear));
  }
  return sum(parts);
}

const notCounted = /^(indeks|prosent|promille|måneder|per .*|kr per innbygger)$/;

/** Amounts and counts under a formula; a ready-made result cannot be summed, references see to themselves. */
export function sumsPredecessors({ average, formula, inputs }: Version): boolean {
  const all = Object.values(inputs);
  if (average === "weighted" || all.length === 0) return true;
  return (
    !/^\s*[A-Za-z]\w*\s*$/.test(formula) && !all.some(({ unit }) => notCounted.test(unit ?? ""))
  );
}

/** The region's code on the table's time axis; undefined when it had none. */
function codeOf(table: Table, region: Region, tableYear: number): string | undefined {
  if (table.regionCodes === "current" || !region.codes) return region.code;
  return region.codes.find((span) => covers(span, tableYear))?.code;
}

/** Municipalities that were still on their own in the table's year. */
function predecessorsOf(region: Region, tableYear: number): CodeSpan[][] {
  return (region.breaks ?? [])
    .filter((each) => tableYear < each.year)
    .flatMap((each) => (each.predecessors ?? []).map(({ codes }) => codes));
}

/** The selected cells of the first of these region codes that the table has, summed. */
function figure(source: Source, { dataset }: Table, codes: string[], tableYear: number): Cell {
  const region = source.region ?? dataset.role?.geo?.[0] ?? "Region";
  const time = source.time ?? dataset.role?.time?.[0] ?? "Tid";
  const known = categories(dataset, region);
  const code = codes.find((code) => known.has(code));
  if (code === undefined) return "no-data";
  const lists: Record<string, string[]> = {};
  for (const dimension of dataset.id) {
    const select = source.select[dimension];
    lists[dimension] =
      dimension === region
        ? [code]
        : dimension === time
          ? [String(tableYear)]
          : select === undefined
            ? [...categories(dataset, dimension).keys()].slice(0, 1)
            : Array.isArray(select)
              ? select
              : select.labels.map((label) => codeByLabel(dataset, dimension, label) ?? "");
  }
  return sum(combinations(lists).map((one) => cellOf(dataset, one)));
}
