/** What of the definitions, groups and regions goes into a bundle. */

import { codesOf } from "./dataset.ts";
import { named, ownCodes, predecessorCodes } from "./definitions.ts";
import type { Dataset, Definition, Group, Plan, Region, Source } from "./types.ts";

export type Planned = Pick<Plan, "sources" | "faults">;

/** An indicator that lacks figures, wholly or of some version, and why. */
export interface Lacking {
  indicator: string;
  problems: string[];
  outcome: "left-out" | "described" | "partly";
}

/**
 * The definitions of the areas, and from elsewhere those that they refer to, with the sources of the plan.
 * What has no figures in the tables is left out, or described without versions.
 */
export function cutIndicators(
  known: Definition[],
  areas: string[],
  planned: Planned,
  tables: Map<string, Dataset>,
  withoutData: "leave-out" | "describe",
  years?: [number, number],
): { indicators: Definition[]; lacking: Lacking[] } {
  const wanted = new Set(known.filter(({ area }) => areas.includes(area)).map(({ id }) => id));
  // The set grows while it is walked through: what is added is looked at in its turn.
  for (const id of wanted) {
    const definition = known.find((one) => one.id === id);
    for (const version of definition?.versions ?? [])
      for (const other of named(version.formula).indicators) wanted.add(other);
    if (definition?.counterpart) wanted.add(definition.counterpart);
  }
  const chosen = known.filter(({ id }) => wanted.has(id));
  const cut = new Map(chosen.map((own) => [own.id, bound(own, planned, tables, years)]));
  // What refers to an indicator without figures has none itself, and so on.
  for (let changed = true; changed;) {
    changed = false;
    for (const own of cut.values()) {
      const whole = own.versions.filter(({ formula }) => {
        const without = named(formula).indicators.filter((id) => !cut.get(id)?.versions.length);
        for (const id of without) own.problems.add(`no figures of ${id}`);
        return without.length === 0;
      });
      changed ||= whole.length < own.versions.length;
      own.versions = whole;
    }
  }
  const indicators: Definition[] = [];
  const lacking: Lacking[] = [];
  for (const definition of chosen) {
    const { versions, problems } = cut.get(definition.id)!;
    const described = withoutData === "describe" ? "described" : "left-out";
    const outcome = versions.length > 0 ? "partly" : described;
    if (problems.size > 0)
      lacking.push({ indicator: definition.id, problems: [...problems], outcome });
    if (outcome === "left-out") continue;
    const own: Definition & { $schema?: string } = { ...definition, versions };
    delete own.$schema;
    indicators.push(own);
  }
  for (const own of indicators)
    if (!indicators.some(({ id }) => id === own.counterpart)) delete own.counterpart;
  return { indicators, lacking };
}

/** The versions whose every input has a source in the tables, with those sources; and what is lacking. */
function bound(
  definition: Definition,
  planned: Planned,
  tables: Map<string, Dataset>,
  years?: [number, number],
): { versions: Definition["versions"]; problems: Set<string> } {
  const faults = planned.faults.filter(({ indicator }) => indicator === definition.id);
  const problems = new Set(faults.map(({ message }) => message));
  if (definition.versions.length === 0) problems.add("has no version with a formula");
  let outside = 0;
  const versions = definition.versions.flatMap((version, place) => {
    // Of years that nobody asked for nothing was fetched, so nothing is lacking there.
    const { from = -Infinity, to = Infinity } = version;
    const asked = !years || (from <= years[1] && to >= years[0]);
    const inputs = Object.keys(version.inputs).map((letter) => {
      const own = planned.sources.find(
        ({ indicator, version: at, input }) =>
          indicator === definition.id && at === place && input === letter,
      );
      const sources = (own?.sources ?? []).filter((source) => {
        const problem = unreadable(source, tables.get(source.table));
        if (problem && asked) problems.add(problem);
        return !problem;
      });
      if (asked && sources.length === 0 && problems.size === 0)
        problems.add(`${letter} has no source`);
      return [letter, { ...version.inputs[letter]!, sources }] as const;
    });
    const whole = inputs.every(([, input]) => input.sources.length > 0);
    if (!whole && !asked) outside++;
    return whole ? [{ ...version, inputs: Object.fromEntries(inputs) }] : [];
  });
  if (versions.length === 0 && problems.size === 0 && outside > 0)
    problems.add("has no version in the years asked for");
  return { versions, problems };
}

/** The category codes that a selection names; undefined for labels, which the planner resolves. */
export function chosenCodes(source: Source): Map<string, string[]> | undefined {
  const chosen = new Map<string, string[]>();
  for (const [name, want] of Object.entries(source.select)) {
    if (!Array.isArray(want)) return undefined;
    chosen.set(name, want);
  }
  return chosen;
}

/** Why the source cannot be read in its table, or undefined. */
function unreadable(source: Source, dataset: Dataset | undefined): string | undefined {
  if (!dataset) return `no table ${source.table}`;
  const chosen = chosenCodes(source);
  if (!chosen) return `table ${source.table} is chosen from by labels that were not looked up`;
  for (const [name, codes] of chosen) {
    const index = dataset.dimension[name]?.category.index;
    if (!index) return `table ${source.table} has no dimension ${name}`;
    const absent = codes.find((code) => !(code in index));
    if (absent !== undefined) return `table ${source.table} has no ${name} ${absent}`;
  }
  const free = dataset.id.filter(
    (name, i) =>
      !chosen.has(name) &&
      dataset.size[i] !== 1 &&
      name !== (source.region ?? dataset.role.geo?.[0]) &&
      name !== (source.time ?? dataset.role.time?.[0]),
  );
  return free.length > 0
    ? `table ${source.table} needs a choice for ${free.join(", ")}`
    : undefined;
}

/**
 * The groups asked for (all that have a member with figures, unless said) and those that formulas name,
 * each after the groups that it is made of; the codes of regions that these groups or formulas name; and
 * what was asked for but is not known.
 */
export function cutGroups(
  known: Group[],
  asked: (string | Group)[] | undefined,
  inFormulas: string[],
  figured: Set<string>,
): { groups: Group[]; codes: Set<string>; unknown: string[] } {
  const all = new Map(known.map((group) => [group.id, group]));
  for (const group of asked ?? []) if (typeof group !== "string") all.set(group.id, group);
  const groups = new Set<Group>();
  const codes = new Set<string>();
  const add = (id: string, on: string[] = []): void => {
    const group = all.get(id);
    if (!group) codes.add(id);
    if (!group || groups.has(group) || on.includes(id)) return;
    for (const code of group.members?.flatMap((m) => m.regions) ?? []) codes.add(code);
    for (const part of [group.of, ...(group.without ?? [])])
      if (part && part !== "self") add(part, [...on, id]);
    groups.add(group);
  };
  const wanted = asked ?? known.filter((group) => hasFigures(group, known, figured));
  const ids = wanted.map((group) => (typeof group === "string" ? group : group.id));
  for (const id of ids) if (all.has(id)) add(id);
  for (const id of inFormulas) add(id);
  return { groups: [...groups], codes, unknown: ids.filter((id) => !all.has(id)) };
}

/** Whether a group has a member with figures, or is what is left of such a group or region. */
function hasFigures({ members, of }: Group, known: Group[], figured: Set<string>): boolean {
  if (members) return members.some((m) => m.regions.some((code) => figured.has(code)));
  const base = known.find(({ id }) => id === of);
  return base ? hasFigures(base, known, figured) : figured.has(of!);
}

/** The codes that tables have figures under, with their labels. */
export function codesWithFigures(tables: Iterable<Dataset>): Map<string, string> {
  const codes = new Map<string, string>();
  for (const dataset of tables)
    for (const name of dataset.role.geo ?? [])
      for (const code of codesOf(dataset, name))
        codes.set(code, codes.get(code) ?? dataset.dimension[name]!.category.label[code] ?? code);
  return codes;
}

/** The regions wanted or with figures, in their order, and after them codes that no region has. */
export function cutRegions(
  known: Region[],
  wanted: Set<string>,
  present: Map<string, string>,
): { regions: Region[]; alone: Region[]; unknown: string[] } {
  const regions = known.filter(({ code }) => wanted.has(code));
  const chained = new Set(regions.flatMap((r) => [...ownCodes(r), ...predecessorCodes(r)]));
  const alone = [...present]
    .filter(([code]) => !chained.has(code))
    .map(([code, name]): Region => ({ code, name, kind: kindOf(code) }));
  const there = new Set([...regions, ...alone].map(({ code }) => code));
  return { regions, alone, unknown: [...wanted].filter((code) => !there.has(code)) };
}

/** SSB's aggregates in KOSTRA tables. */
function kindOf(code: string): Region["kind"] {
  if (/^EAK/.test(code)) return "country";
  if (/^EKG/.test(code)) return "kostra-group";
  return /^EKA\d/.test(code) ? "county" : "municipality";
}
