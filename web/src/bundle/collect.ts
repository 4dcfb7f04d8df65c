/** From a question to tables: metadata, plan, requests, replies, merge. */

import { PlannerError, type Planner } from "./planner.ts";
import type { Order, ReplyCache, Transport } from "./transport.ts";
import { TransportError } from "./transport.ts";
import type {
  Dataset,
  Plan,
  PlannedRequest,
  PlannedTable,
  PlanQuestion,
  Provenance,
} from "./types.ts";

/** SSB's own; paths of a plan follow it. */
export const ssb = "https://data.ssb.no/api";
/** What SSB's tables name as their source. */
export const ssbName = "Statistisk sentralbyrå";

export interface CollectOptions {
  planner: Planner;
  transport: Transport;
  /** The address before the plan's paths, such as `ssb`. */
  base?: string;
  /** The transport's cache: emptied when what it holds is refused. */
  cache?: ReplyCache;
  /** "TABLE:YEAR" that may be empty. */
  accept?: string[];
  /** Told when the requests are known, before they are sent. */
  onPlan?: (plan: Plan) => void;
}

export interface Collected {
  dataset: Dataset;
  provenance: Provenance;
  /** Times whose figures are provisional. */
  provisional?: string[];
  requests: number;
  cells: number;
  warnings: string[];
}

export interface Collection {
  plan: Plan;
  /** By id: the tables that SSB was asked for. */
  tables: Map<string, Collected>;
}

/** Replies that do not fit together. `message` is the planner's. */
export class CollectError extends Error {
  constructor(
    readonly table: string,
    message: string,
    readonly faults: { message: string }[] = [],
  ) {
    super(message);
    this.name = "CollectError";
  }
}

/**
 * `question.metadata` holds those of tables that are at hand already, such as handed-in ones; the
 * others are fetched. Throws TransportError, or CollectError for what must not be bundled: changed
 * dimensions, contradictions, a year without any value, a table updated while it was fetched.
 */
export async function collect(
  question: PlanQuestion,
  options: CollectOptions,
): Promise<Collection> {
  try {
    return await fetchTables(question, options);
  } catch (error) {
    // What was refused must not be served from the cache when somebody tries again.
    const refused = error instanceof TransportError && error.kind === "refused";
    // That the cache cannot be emptied is not what went wrong.
    if (refused || error instanceof CollectError) await options.cache?.clear().catch(() => {});
    throw error;
  }
}

async function fetchTables(
  question: PlanQuestion,
  { planner, transport, base = ssb, accept = [], onPlan }: CollectOptions,
): Promise<Collection> {
  const plan = await fullPlan(question, planner, transport, base);
  onPlan?.(plan);
  const wanted = plan.tables.filter(({ byHand, requests }) => !byHand && requests.length > 0);
  const orders = wanted.flatMap((table) =>
    table.requests.map((request, i) => orderOf(table, request, i, planner, base)),
  );
  const fetched = await transport.all(orders);

  const tables = new Map<string, Collected>();
  let next = 0;
  for (const table of wanted) {
    const replies = fetched.slice(next, (next += table.requests.length));
    const named = replies.map(({ bytes }, i) => ({
      name: partOf(table, i),
      bytes,
      fixed: table.requests[i]!.fixed,
    }));
    const updated = replies.map(
      ({ bytes }, i) => planner.inspect(table.requests[i]!, bytes).updated,
    );
    // The plan rests on the metadata: a newer reply may have years that were not asked for.
    const newer = updated.some((time) => Date.parse(time) > Date.parse(table.updated));
    if (newer || new Set(updated).size > 1)
      throw new CollectError(table.id, `table ${table.id} was updated while it was fetched`);
    const years = accept.filter((one) => one.startsWith(`${table.id}:`));
    const { dataset, warnings } = merged(table, () =>
      planner.merge(
        table,
        named,
        years.map((one) => one.slice(table.id.length + 1)),
      ),
    );
    const provisional = provisionalTimes(dataset, table, question.tables[table.id]?.release);
    const retrieved = replies.map((reply) => reply.retrieved).sort()[0]!;
    tables.set(table.id, {
      dataset,
      provenance: provenanceOf(table, dataset, retrieved, base),
      ...(provisional.length > 0 && { provisional }),
      requests: table.requests.length,
      cells: table.requests.reduce((n, { cells }) => n + cells, 0),
      warnings,
    });
  }
  return { plan, tables };
}

export async function fullPlan(
  question: PlanQuestion,
  planner: Planner,
  transport: Transport,
  base = ssb,
): Promise<Plan> {
  return (await examine(question, planner, transport, base)).plan;
}

/**
 * Plans until no metadata are missing: a table's may name successors, which have their own. A table
 * that SSB does not have has null.
 */
export async function examine(
  question: PlanQuestion,
  planner: Planner,
  transport: Transport,
  base = ssb,
): Promise<{ plan: Plan; metadata: Record<string, unknown> }> {
  const metadata = { ...question.metadata };
  const absent = new Uint8Array();
  for (;;) {
    const plan = planner.plan({ ...question, metadata });
    const missing = plan.tables.filter(({ planned, byHand }) => !planned && !byHand);
    if (missing.length === 0) return { plan, metadata };
    const fetched = await transport.all(
      missing.map(({ id, metadataPath }) => ({
        key: `${base}/${metadataPath}`,
        method: "GET",
        url: `${base}/${metadataPath}`,
        cells: 0,
        what: `metadata of table ${id}`,
        accept: (bytes) => void readMetadata(id, bytes),
        absent,
        // What SSB has published since must not be missed, whatever is in the cache.
        fresh: true,
      })),
    );
    missing.forEach(({ id }, i) => {
      const { bytes } = fetched[i]!;
      metadata[id] = bytes === absent ? null : readMetadata(id, bytes);
    });
  }
}

function readMetadata(id: string, bytes: Uint8Array): unknown {
  const read: unknown = JSON.parse(new TextDecoder().decode(bytes));
  const metadata = typeof read === "object" && read !== null ? read : {};
  if (!("dimension" in metadata) && !("variables" in metadata))
    throw new Error(`no metadata of table ${id}: neither dimension nor variables`);
  return metadata;
}

const partOf = ({ id, requests }: PlannedTable, i: number): string =>
  requests.length === 1 ? `table ${id}` : `table ${id}, part ${i + 1} of ${requests.length}`;

function orderOf(
  table: PlannedTable,
  request: PlannedRequest,
  i: number,
  planner: Planner,
  base: string,
): Order {
  return {
    key: [`${base}/${request.path}`, table.updated, request.body].join("\n"),
    // Version 1 of the API does not say when a table was updated: an old reply would pass for a new one.
    fresh: table.updated === "",
    method: request.method,
    url: `${base}/${request.path}`,
    body: request.body,
    cells: request.cells,
    what: partOf(table, i),
    accept: (bytes) => void planner.inspect(request, bytes),
  };
}

function merged<T>(table: PlannedTable, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof PlannerError)) throw error;
    throw new CollectError(table.id, error.message, error.faults);
  }
}

/** KOSTRA figures come in March and are revised in June; SSB marks neither. */
function provisionalTimes(
  dataset: Dataset,
  table: PlannedTable,
  release: string | undefined,
): string[] {
  const last = Object.keys(dataset.dimension[table.time]!.category.index).sort().at(-1);
  const updated = dataset.updated?.slice(0, 10);
  if (release !== "kostra" || !last || !updated) return [];
  return updated < `${Number(last) + 1}-06-01` ? [last] : [];
}

function provenanceOf(
  table: PlannedTable,
  dataset: Dataset,
  retrieved: string,
  base: string,
): Provenance {
  const source = dataset.source ?? (base === ssb ? ssbName : "ukjent");
  return {
    source,
    ...(source === ssbName && {
      url: `https://www.ssb.no/statbank/table/${table.id}`,
      license: "CC BY 4.0",
    }),
    query: table.requests.map(({ body }) => body).join("\n"),
    ...(dataset.updated && { updated: dataset.updated }),
    retrieved,
  };
}
