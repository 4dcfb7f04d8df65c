/** Fetches one service area from SSB and makes a bundle of it. Loaded when the reader asks for it. */

import tableFacts from "../../../indicator-defs/tables.json";
import { assemble, type Assembled, type SourceTable } from "../bundle/assemble.ts";
import { collect, examine, ssb, type Collection } from "../bundle/collect.ts";
import { Planner } from "../bundle/planner.ts";
import { Limiter, Transport, type Progress, type TransportOptions } from "../bundle/transport.ts";
import type { Bundle, Plan, PlanQuestion, TableFacts } from "../bundle/types.ts";
import { freshName, type FreshName } from "../data/name.ts";
import { date } from "../formats.ts";
import { engineWords } from "../messages/engine.ts";
import { bokmal, t, text } from "../messages/index.ts";
import { freshNb } from "../messages/parts/fresh.nb.ts";
import { NoPlanner, NothingToFetch } from "./failed.ts";
import type { Amount, Unresolved } from "./phase.ts";
import { ReplyStore } from "./reply-store.ts";

export { failed } from "./failed.ts";

Object.assign(bokmal, freshNb);

export interface Task {
  name: FreshName;
  /** The published bundle: its definitions, regions, groups, notes and hand-delivered tables are taken over. */
  base: Bundle;
  /** First data year. */
  from: number;
  /** "TABLE:YEAR" that may be without any number. */
  accept: readonly string[];
  signal: AbortSignal;
  /** What will be fetched; nothing is until it resolves. */
  planned(amount: Amount): Promise<void>;
  progress(progress: Progress): void;
  /** Everything has come. */
  making(): void;
}

export interface Fetched {
  bytes: Uint8Array;
  /** ISO time of the oldest reply. */
  retrieved: string;
  /** Says that the machine's clock was behind, where it was. */
  clock?: string;
  tables: number;
  cells: number;
  /** Names of indicators that lack numbers now, wholly or for some years. */
  lacking: string[];
  unresolved: Unresolved[];
  left: string[];
  warnings: string[];
}

const facts = tableFacts as Record<string, TableFacts>;
/** SSB's limit is for the address that asks: it holds over all fetches of this page. */
const limiter = new Limiter();
/** In milliseconds: less than this is a time zone that somebody forgot. */
const day = 24 * 60 * 60 * 1000;
let planner: Promise<Planner> | undefined;

export async function run(task: Task): Promise<Fetched> {
  const { base, signal } = task;
  if (planner && (await planner).broken) planner = undefined;
  planner ??= Planner.create().catch(() => {
    throw new NoPlanner();
  });
  planner.catch(() => (planner = undefined));
  const engine = await planner;
  const cache = new ReplyStore(freshName(task.name));
  // A reply that cannot be kept is no loss but to who breaks off.
  const options: TransportOptions = { cache, limiter, signal };
  const asked = question(task);

  const asking = new Transport({ ...options, onProgress: task.progress });
  const { plan, metadata } = await examine(asked, engine, asking);
  const amount = amountOf(plan, base);
  if (amount.requests === 0) throw new NothingToFetch(amount.unresolved);
  await task.planned(amount);
  signal.throwIfAborted();

  const collected = await collect(
    { ...asked, metadata },
    {
      planner: engine,
      transport: new Transport({ ...options, onProgress: task.progress }),
      cache,
      base: ssb,
      accept: [...task.accept],
    },
  );
  signal.throwIfAborted();
  task.making();
  const collection = dated(collected);
  const retrieved = oldest(collection);
  const clock = oldest(collected);
  const { text: json, bundle, report } = assembled(task, collection, retrieved);
  await cache.clear().catch(() => {});
  return {
    bytes: new TextEncoder().encode(json),
    retrieved,
    ...(Date.parse(retrieved) - Date.parse(clock) > day && {
      clock: t("fresh.done.clock", { clock: date(clock), date: date(retrieved) }),
    }),
    tables: collection.tables.size,
    cells: amount.cells,
    lacking: report.lacking
      .filter(({ indicator }) => had(base, indicator))
      .map(({ indicator }) => nameOf(indicator, bundle)),
    unresolved: amount.unresolved,
    left: amount.byHand.left,
    warnings: [...collection.tables.values()].flatMap((t) => t.warnings.map(engineWords)),
  };
}

function question({ base, name, from }: Task): PlanQuestion {
  // Of a table that is at hand, its dimensions; the planner needs no numbers.
  const atHand = keptByHand(base).map(({ id, dataset }) => [id, { ...dataset, value: [] }]);
  return {
    definitions: base.indicators,
    regions: base.regions,
    groups: base.groups,
    tables: facts,
    metadata: Object.fromEntries(atHand),
    areas: [name.area],
    // By a clock that is behind, SSB would have less than the published data set.
    years: [from, Math.max(new Date().getFullYear(), new Date(base.created ?? 0).getFullYear())],
    api: "v2",
  };
}

/** Numbers handed in for an example are invented: they have no place among SSB's. */
function keptByHand({ kind, tables }: Bundle): Bundle["tables"] {
  return kind === "example" ? [] : tables.filter(({ id }) => facts[id]?.byHand);
}

function amountOf(plan: Plan, base: Bundle): Amount {
  const tables = plan.tables
    .filter(({ byHand, requests }) => !byHand && requests.length > 0)
    .map(({ id, label, updated, requests }) => ({
      id,
      label,
      updated,
      requests: requests.length,
      cells: requests.reduce((n, request) => n + request.cells, 0),
    }));
  const kept = new Set(keptByHand(base).map(({ id }) => id));
  const byHand = plan.tables.filter((table) => table.byHand).map(({ id }) => id);
  return {
    tables,
    requests: tables.reduce((n, table) => n + table.requests, 0),
    cells: tables.reduce((n, table) => n + table.cells, 0),
    unresolved: unresolved(plan, base),
    byHand: {
      kept: byHand.filter((id) => kept.has(id)),
      left: byHand.filter((id) => !kept.has(id)),
    },
  };
}

/** What several indicators need is told once for each; what is said twice is said once. */
function unresolved({ faults }: Plan, base: Bundle): Unresolved[] {
  const said = new Map<string, Unresolved>();
  for (const { indicator, table, nearest, message } of faults) {
    // That a hand-delivered table is not there is told apart.
    if (facts[table]?.byHand) continue;
    const one = { name: nameOf(indicator, base), message: engineWords(message), nearest };
    said.set(JSON.stringify([one.name, message]), one);
  }
  return [...said.values()];
}

function assembled(task: Task, { plan, tables }: Collection, retrieved: string): Assembled {
  const { base, name } = task;
  const sources = new Map<string, SourceTable>(keptByHand(base).map((table) => [table.id, table]));
  for (const [id, { dataset, provenance, provisional }] of tables)
    sources.set(id, { dataset, provenance, ...(provisional && { provisional }) });
  const needed = new Set(plan.tables.map(({ id }) => id));
  return assemble({
    definitions: base.indicators,
    serviceAreas: base.serviceAreas,
    regions: base.regions,
    groups: base.groups,
    notes: base.kind === "example" ? [] : base.notes,
    plan,
    tables: new Map([...sources].filter(([id]) => needed.has(id))),
    options: {
      id: `fersk-${name.base}-${name.area}`,
      kind: "real",
      label: { nb: t("fresh.label", { date: date(retrieved) }) },
      description: { nb: t("fresh.description", { data: text(base.label) }) },
      created: retrieved.slice(0, 10),
      areas: [name.area],
      withoutData: "describe",
    },
  });
}

/** By a clock that is behind, the numbers came before SSB had them: the time of the last update is nearer. */
function dated({ plan, tables }: Collection): Collection {
  const updates = [...tables.values()].map(({ provenance }) => Date.parse(provenance.updated!));
  const earliest = Math.max(...updates.filter((time) => !Number.isNaN(time)));
  return {
    plan,
    tables: new Map(
      [...tables].map(([id, table]) => {
        const { provenance } = table;
        if (!(Date.parse(provenance.retrieved!) < earliest)) return [id, table];
        const retrieved = new Date(earliest).toISOString();
        return [id, { ...table, provenance: { ...provenance, retrieved } }];
      }),
    ),
  };
}

function oldest({ tables }: Collection): string {
  const times = [...tables.values()].flatMap(({ provenance }) => provenance.retrieved ?? []);
  return times.sort()[0] ?? new Date().toISOString();
}

function had({ indicators }: Bundle, id: string): boolean {
  return indicators.some((one) => one.id === id && one.versions.length > 0);
}

function nameOf(indicator: string, { indicators }: Pick<Bundle, "indicators">): string {
  return text(indicators.find(({ id }) => id === indicator)?.name) || indicator;
}
