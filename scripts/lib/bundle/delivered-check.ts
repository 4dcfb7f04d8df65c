import type { SourceTable } from "../../../web/src/bundle/assemble.ts";
import type { CsvSheet } from "../../../web/src/bundle/csv.ts";
import { predecessors, within } from "../../../web/src/bundle/definitions.ts";
import type { Fault } from "../../../web/src/bundle/faults.ts";
import type { Planner } from "../../../web/src/bundle/planner.ts";
import type { PlanFault, Region, Source } from "../../../web/src/bundle/types.ts";
import type { Definitions } from "./defs.ts";
import { nearest, nearestText } from "./nearest.ts";

const [EARLIEST, LATEST] = [1900, 2100];

export interface DeliveredFindings {
  faults: Fault[];
  warnings: Fault[];
  /** Codes that definitions select and the files lack: the plan of a build tells them too. */
  lacking: Fault[];
}

/**
 * Holds hand-delivered tables against the definitions that read them, by the planner's rules, and their
 * rows against the regions' history. What several rows have in common is told at the first of them.
 */
export function checkDelivered(
  tables: Map<string, SourceTable>,
  sheets: Map<string, CsvSheet[]>,
  known: Definitions,
  planner: Pick<Planner, "plan">,
): DeliveredFindings {
  const found: DeliveredFindings = { faults: [], warnings: [], lacking: [] };
  const unresolved = planFaults(tables, known, planner);
  const regions = new RegionCodes(known.regions);
  for (const [id, table] of tables) {
    const sources = sourcesOf(id, known);
    const own = unresolved.filter((fault) => fault.table === id);
    for (const sheet of sheets.get(id) ?? []) {
      if (sources.length > 0) checkHeader(sheet, table, sources, own, found);
      checkRows(sheet, table, sources, regions, found);
    }
  }
  return found;
}

/** With the tables as their own metadata. */
function planFaults(
  tables: Map<string, SourceTable>,
  known: Definitions,
  planner: Pick<Planner, "plan">,
): PlanFault[] {
  const ids = [...tables.keys()];
  const plan = planner.plan({
    definitions: known.indicators,
    regions: known.regions,
    groups: known.groups,
    tables: {
      ...known.tables,
      ...Object.fromEntries(ids.map((id) => [id, { ...known.tables[id], byHand: true }])),
    },
    metadata: Object.fromEntries(
      [...tables].map(([id, { dataset }]) => [id, { ...dataset, value: null, status: undefined }]),
    ),
    allMunicipalities: true,
    api: "v2",
  });
  const same = new Set<string>();
  return plan.faults.filter(({ indicator, table, dimension, message }) => {
    const key = JSON.stringify([table, dimension, message]);
    if (!indicator || !tables.has(table) || same.has(key)) return false;
    same.add(key);
    return true;
  });
}

function sourcesOf(table: string, { indicators }: Definitions): Source[] {
  return indicators.flatMap(({ versions }) =>
    versions.flatMap(({ inputs }) =>
      Object.values(inputs).flatMap(({ sources }) => sources.filter((s) => s.table === table)),
    ),
  );
}

/** A dimension that does not fit stops the file; a category that is lacking only what reads it. */
function checkHeader(
  { dimensions, fault }: CsvSheet,
  { dataset }: SourceTable,
  sources: Source[],
  unresolved: PlanFault[],
  found: DeliveredFindings,
): void {
  const expected = new Set([
    ...sources.flatMap(({ select, region, time }) => [
      ...Object.keys(select),
      ...[region, time].filter((name) => name !== undefined),
    ]),
    ...(dataset.role.geo ?? []),
    ...(dataset.role.time ?? []),
  ]);
  const foreign = dimensions.findIndex((name) => !expected.has(name));
  for (const one of unresolved) {
    const { dimension, wanted, message } = one;
    const at = dimensions.indexOf(dimension);
    const near = one.nearest.length > 0 ? ` (nearest: ${one.nearest.join("; ")})` : "";
    if (at >= 0 && wanted) {
      found.lacking.push(fault(1, at, `${message}${near}`));
    } else if (at < 0 && foreign >= 0) {
      const name = dimensions[foreign]!;
      found.faults.push(fault(1, foreign, `column "${name}" is read by no definition: ${message}`));
    } else {
      found.faults.push(fault(1, Math.max(at, 0), `${message}${near}`));
    }
  }
}

function checkRows(
  { dimensions, rows, fault }: CsvSheet,
  { dataset: { role }, regionCodes }: SourceTable,
  sources: Source[],
  regions: RegionCodes,
  found: DeliveredFindings,
): void {
  const geo = dimensions.indexOf(role.geo![0]!);
  const time = dimensions.indexOf(role.time![0]!);
  const told = new Map<string, { list: Fault[]; fault: Fault; rows: number }>();
  const tell = (list: Fault[], line: number, index: number, message: string): void => {
    const key = `${index} ${message}`;
    const same = told.get(key);
    if (same) same.rows++;
    else told.set(key, { list, fault: fault(line, index, message), rows: 1 });
  };
  const selected = new Map(
    dimensions.flatMap((name, i) => {
      const chosen = sources.flatMap(({ select: { [name]: want } }) =>
        Array.isArray(want) ? want : want ? want.labels : [],
      );
      return i === geo || i === time || chosen.length === 0 ? [] : [[i, new Set(chosen)] as const];
    }),
  );
  for (const { codes, line } of rows) {
    const text = codes[time] ?? "";
    const year = /^\d{4}$/.test(text) ? Number(text) : NaN;
    const isYear = year >= EARLIEST && year <= LATEST;
    if (!isYear && sources.length > 0)
      tell(
        found.faults,
        line,
        time,
        `"${text}" is not a year (four digits, ${EARLIEST}-${LATEST})`,
      );
    const code = codes[geo] ?? "";
    const wrong =
      regions.unknown(code) ??
      (isYear && regionCodes !== "current" ? regions.notThen(code, year) : undefined);
    if (wrong) tell(found.faults, line, geo, wrong);
    for (const [i, chosen] of selected)
      if (!chosen.has(codes[i]!))
        tell(
          found.warnings,
          line,
          i,
          `no definition selects "${codes[i]}"${nearestText(codes[i]!, chosen)}`,
        );
  }
  for (const { list, fault: first, rows: n } of told.values()) {
    const more = n > 1 ? `, and so in ${n - 1} more row${n > 2 ? "s" : ""}` : "";
    list.push({ ...first, message: `${first.message}${more}` });
  }
}

/** What every code of any region's history stood for, and when. */
class RegionCodes {
  readonly #steps = new Map<string, { name: string; from?: number; to?: number }[]>();
  /** By name, the current code: people write names. */
  readonly #named = new Map<string, string>();

  constructor(regions: Region[]) {
    for (const region of regions) {
      const { code, name, codes = [{ code }], aliases = [] } = region;
      this.#named.set(name, code);
      for (const step of [...codes, ...aliases.map((alias) => ({ code: alias }))])
        this.#add(step, name);
      // A code that is not among its own steps is the region's identity, of no particular year.
      if (!codes.some((step) => step.code === code)) this.#add({ code }, name);
    }
    for (const { name, codes } of regions.flatMap(predecessors))
      for (const step of codes) this.#add(step, name);
  }

  #add({ code, from, to }: { code: string; from?: number; to?: number }, name: string): void {
    this.#steps.set(code, [...(this.#steps.get(code) ?? []), { name, from, to }]);
  }

  unknown(code: string): string | undefined {
    if (this.#steps.has(code)) return undefined;
    const padded = code.padStart(4, "0");
    const byCode = this.#steps.has(padded)
      ? [padded]
      : nearest(code, this.#named.keys(), 1).map((name) => this.#named.get(name)!);
    const near = (byCode.length > 0 ? byCode : nearest(code, this.#steps.keys(), 2)).map(
      (one) => `${one} ${this.#steps.get(one)?.[0]?.name ?? ""}`,
    );
    return `no region has the code "${code}"${near.length > 0 ? ` (nearest: ${near.join(", ")})` : ""}`;
  }

  notThen(code: string, year: number): string | undefined {
    const steps = this.#steps.get(code)!;
    if (steps.some((step) => within(step, year))) return undefined;
    const when = steps.map(({ from = "", to = "" }) => `${from}-${to}`).join(", ");
    const now = [...this.#steps].flatMap(([other, all]) =>
      all.some((step) => step.name === steps[0]!.name && within(step, year)) ? [other] : [],
    );
    const then = now.length > 0 ? `; in ${year} it is ${now.join(" or ")}` : "";
    return `${code} ${steps[0]!.name} does not hold in ${year}, only ${when}${then}`;
  }
}
