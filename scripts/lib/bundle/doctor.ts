import { examine } from "../../../web/src/bundle/collect.ts";
import type { Planner } from "../../../web/src/bundle/planner.ts";
import type { Transport } from "../../../web/src/bundle/transport.ts";
import type {
  Plan,
  PlanFault,
  PlanQuestion,
  PlannedTable,
  Source,
} from "../../../web/src/bundle/types.ts";

export interface Diagnosis {
  lines: string[];
  /** Whether all that definitions name is in the tables. */
  fits: boolean;
}

/** What the metadata of a table say, of either version of the API. */
interface Metadata {
  label: string;
  updated: string;
  dimensions: Map<string, Map<string, string>>;
}

/** Compares every definition with the metadata of the tables that it names; fetches no figures. */
export async function doctor(
  question: PlanQuestion,
  planner: Planner,
  transport: Transport,
  base: string,
): Promise<Diagnosis> {
  const { plan, metadata } = await examine(question, planner, transport, base);
  const known = new Map(
    Object.entries(metadata).flatMap(([id, raw]) =>
      raw === null ? [] : [[id, readMetadata(raw)]],
    ),
  );
  const definitions = question.definitions.filter(({ id }) => plan.indicators.includes(id));
  const seen = { ok: 0, wrong: 0, unknown: 0 };
  const lines = definitions.flatMap((definition) => {
    const own = new Set<string>();
    for (const [version, { inputs }] of definition.versions.entries())
      for (const [input, { sources }] of Object.entries(inputs))
        for (const source of sources) {
          const faults = plan.faults.filter(
            (f) =>
              f.indicator === definition.id &&
              f.input === input &&
              // Its own, and those of tables that no source names: they go on where it ends.
              (f.table === source.table ||
                (successorsOf(source.table, question).has(f.table) &&
                  !sources.some(({ table }) => table === f.table))),
          );
          const planned = plan.sources.find(
            (s) => s.indicator === definition.id && s.version === version && s.input === input,
          );
          const found = planned?.sources.find(({ table }) => table === source.table);
          for (const line of sourceLines(source, found, known.get(source.table), faults, plan))
            own.add(`  ${input}  ${source.table}  ${line}`);
          const byHand = planned === undefined || question.tables[source.table]?.byHand;
          const told = [...own].some(
            (line) => line.startsWith(`  ${input}  `) && line.includes(WRONG),
          );
          if (planned?.sources.length === 0 && !told && !(byHand && !known.has(source.table)))
            own.add(`  ${input}  ${source.table}  ${WRONG}no source is left`);
        }
    const all = [...own];
    if (definition.versions.length === 0) all.push("  has no version with a formula");
    for (const line of all) {
      if (line.includes(WRONG)) seen.wrong++;
      else if (line.includes(BY_HAND)) seen.unknown++;
      else seen.ok++;
    }
    return [definition.id, ...all];
  });
  const tableLines = plan.tables.map((table) => tableLine(table, known.get(table.id), question));
  const others = plan.faults.filter(({ indicator }) => indicator === "");
  return {
    lines: [
      ...lines,
      "",
      "tables",
      ...tableLines,
      ...others.map((fault) => `  ${fault.severity}: ${fault.message}${near(fault)}`),
      "",
      `${definitions.length} definitions: ${seen.ok} choices match, ${seen.wrong} do not, ${seen.unknown} are of tables handed in`,
    ],
    fits:
      seen.wrong === 0 &&
      !tableLines.some((line) => line.includes(WRONG)) &&
      !plan.faults.some(({ severity }) => severity === "error"),
  };
}

/** Of a table and in turn of those that go on where it ends. */
function successorsOf(table: string, { tables }: PlanQuestion): Set<string> {
  const all = new Set(tables[table]?.successors);
  for (const one of all) for (const next of tables[one]?.successors ?? []) all.add(next);
  return all;
}

const WRONG = "WRONG: ";
const BY_HAND = "handed in";
const NO_TABLE = "Statistics Norway has no such table";

/** One line per dimension that the source chooses from. */
function sourceLines(
  source: Source,
  found: Source | undefined,
  metadata: Metadata | undefined,
  faults: PlanFault[],
  plan: Plan,
): string[] {
  if (!metadata) {
    const byHand = plan.tables.find(({ id }) => id === source.table)?.byHand;
    return [byHand ? BY_HAND : `${WRONG}${NO_TABLE}`];
  }
  const lines = Object.entries(source.select).map(([dimension, want]) => {
    const own = faults.filter((f) => f.dimension === dimension && f.table === source.table);
    const asked = Array.isArray(want)
      ? want.join(" ")
      : want.labels.map((label) => `"${label}"`).join(" ");
    if (own.length > 0)
      return `${dimension} ${asked}  ${own.map((f) => `${WRONG}${f.message}${near(f)}`).join("; ")}`;
    const resolved = found?.select[dimension];
    const codes =
      Array.isArray(resolved) && !Array.isArray(want)
        ? `: ${named(resolved, metadata.dimensions.get(dimension))}`
        : "";
    return `${dimension} ${asked}  ok${codes}`;
  });
  const rest = faults.filter((f) => f.table !== source.table || !(f.dimension in source.select));
  const told = rest.map(
    (f) => `${f.severity === "error" ? WRONG : "warning: "}${f.message}${near(f)}`,
  );
  return [...lines, ...told];
}

const near = ({ nearest }: PlanFault): string =>
  nearest.length > 0 ? ` (nearest: ${nearest.join("; ")})` : "";

function named(codes: string[], labels: Map<string, string> | undefined): string {
  return codes.map((code) => `${code} ${labels?.get(code) ?? ""}`.trim()).join(", ");
}

function tableLine(
  { id, byHand, discontinued, time, updated }: PlannedTable,
  metadata: Metadata | undefined,
  question: PlanQuestion,
): string {
  if (!metadata) return `  ${id}  ${byHand ? BY_HAND : `${WRONG}${NO_TABLE}`}`;
  const times = [...(metadata.dimensions.get(time || "Tid")?.keys() ?? [])].sort();
  const successors = question.tables[id]?.successors ?? [];
  const facts = [
    times.length > 0 ? `${times[0]}-${times.at(-1)}` : "",
    updated || metadata.updated ? `updated ${(updated || metadata.updated).slice(0, 10)}` : "",
    discontinued ? "discontinued" : "",
    successors.length > 0 ? `goes on in ${successors.join(", ")}` : "",
    byHand ? BY_HAND : "",
  ].filter(Boolean);
  const label = metadata.label.replace(new RegExp(`^${id}:?\\s*`), "");
  return `  ${id}  ${label}${label ? "; " : ""}${facts.join(", ")}`;
}

function readMetadata(raw: unknown): Metadata {
  const { label, title, updated, dimension, variables } = raw as {
    label?: string;
    title?: string;
    updated?: string;
    dimension?: Record<string, { category: { index?: object; label?: Record<string, string> } }>;
    variables?: { code: string; values: string[]; valueTexts: string[] }[];
  };
  const dimensions = new Map<string, Map<string, string>>();
  for (const [id, { category }] of Object.entries(dimension ?? {})) {
    const codes = Array.isArray(category.index)
      ? (category.index as string[])
      : Object.keys(category.index ?? category.label ?? {});
    dimensions.set(id, new Map(codes.map((code) => [code, category.label?.[code] ?? code])));
  }
  for (const { code, values, valueTexts } of variables ?? [])
    dimensions.set(code, new Map(values.map((value, i) => [value, valueTexts[i] ?? value])));
  return { label: label ?? title ?? "", updated: updated ?? "", dimensions };
}
