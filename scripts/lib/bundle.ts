import { spawnSync } from "node:child_process";
/**
 * Builds a bundle from a folder of saved tables:
 *   tsx scripts/lib/bundle.ts --from DIR --out FILE [--areas a,b] [--defs DIR]
 * DIR holds <table>.json or <table>-anything.json (JSON-stat 2.0), <table>.csv (one row per cell) and
 * optionally bundle.json, the manifest. Formats: indicator-defs/README.md.
 * The same input gives the same bytes. On any fault nothing is written and the exit code is 1.
 */
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { readCsv } from "./bundle-csv.ts";
import {
  loadDefinitions,
  named,
  ownCodes,
  predecessors,
  schemaFaults,
  validators,
  type Definition,
  type Group,
  type Note,
  type Region,
  type Source,
  type Text,
} from "./bundle-defs.ts";
import { BundleFaults, faultText, type Fault } from "./bundle-faults.ts";
import { readJsonStat } from "./bundle-jsonstat.ts";
import {
  cellCodes,
  mergeTable,
  toDataset,
  type Dataset,
  type Role,
  type Table,
  type Unit,
} from "./bundle-table.ts";

export const DEFS = fileURLToPath(new URL("../../indicator-defs", import.meta.url));

type TableManifest = {
  label?: string;
  regionCodes?: string;
  provisional?: string[];
  provenance?: Record<string, unknown>;
  absent?: string;
  role?: Role;
  dimensions?: Record<
    string,
    { label?: string; codes?: Record<string, string>; units?: Record<string, Unit> }
  >;
};
type Manifest = {
  id?: string;
  kind?: "real" | "example";
  label?: Text;
  description?: Text;
  created?: string;
  license?: string;
  credit?: string;
  areas?: string[];
  withoutData?: "leave-out" | "describe";
  groups?: (string | Group)[];
  regions?: string[];
  notes?: Note[];
  tables?: Record<string, TableManifest>;
};
export type BundleTable = {
  id: string;
  regionCodes?: string;
  provisional?: string[];
  provenance: Record<string, unknown>;
  dataset: Dataset;
};
export type Bundle = {
  format: "figur-bundle";
  version: 1;
  id: string;
  kind: "real" | "example";
  label: Text;
  description?: Text;
  created?: string;
  license: string;
  credit: string;
  serviceAreas: unknown[];
  regions: Region[];
  groups: Group[];
  tables: BundleTable[];
  indicators: Definition[];
  notes: Note[];
};
export type Built = { bundle: Bundle; text: string; report: string[] };

/** Builds the bundle of folder `from`. Throws BundleFaults with every fault that could be found. */
export function buildBundle(
  from: string,
  options: { areas?: string[]; defs?: string } = {},
): Built {
  const defs = options.defs ?? DEFS;
  const check = validators(defs);
  const faults: Fault[] = [];
  const report: string[] = [];
  const known = loadDefinitions(defs, check, faults);
  const files = readdirSync(from)
    .filter((name) => /\.(json|csv)$/.test(name))
    .sort();
  const manifest = readManifest(from, files, check.manifest, faults);

  const tables = readTables(from, files, manifest, faults);
  if (tables.size === 0 && faults.length === 0)
    faults.push({
      file: basename(from),
      message: "holds no table (no .json or .csv besides bundle.json)",
    });
  for (const id of Object.keys(manifest.tables ?? {}))
    if (!tables.has(id))
      faults.push({
        file: "bundle.json",
        where: `/tables/${id}`,
        message: "no file of this table is in the folder",
      });
  const areas = options.areas ?? manifest.areas ?? known.areas.map((area) => area.id);
  for (const area of areas)
    if (!known.areas.some(({ id }) => id === area))
      faults.push({
        file: "bundle.json",
        where: "/areas",
        message: `unknown service area "${area}"`,
      });
  if (faults.length > 0) throw new BundleFaults(faults);

  const datasets = new Map<string, Dataset>();
  for (const [id, table] of tables) {
    applyManifest(table, manifest.tables?.[id] ?? {}, known.regions);
    if (!table.role.geo || !table.role.time)
      faults.push({
        file: id,
        message: `which dimension is the ${table.role.geo ? "time" : "region"}? Give tables.${id}.role in bundle.json`,
      });
    datasets.set(id, toDataset(table, manifest.tables?.[id]?.absent));
  }
  const describe = manifest.withoutData === "describe";
  const indicators = cutIndicators(known.indicators, areas, datasets, describe, report);

  const present = regionCodes(tables);
  const withFigures = (region: Region): boolean =>
    [...ownCodes(region), ...predecessorCodes(region)].some((code) => present.has(code));
  const figured = new Set(known.regions.filter(withFigures).map(({ code }) => code));
  const inFormulas = indicators.flatMap(({ versions }) =>
    versions.flatMap(({ formula }) => named(formula).groups),
  );
  const { groups, codes } = cutGroups(
    known.groups,
    manifest.groups ?? known.groups.filter((group) => hasFigures(group, known.groups, figured)),
    inFormulas,
    faults,
  );
  const wanted = new Set([...figured, ...codes, ...(manifest.regions ?? [])]);
  const regions = known.regions.filter(({ code }) => wanted.has(code));
  const chained = new Set(regions.flatMap((r) => [...ownCodes(r), ...predecessorCodes(r)]));
  for (const [code, label] of present)
    if (!chained.has(code)) {
      regions.push({ code, name: label ?? code, kind: kindOf(code) });
      wanted.add(code);
      report.push(
        `region ${code} ${label ?? ""} is not in regions.json: included under this code alone`,
      );
    }
  for (const code of wanted)
    if (!regions.some((region) => region.code === code))
      faults.push({ file: "bundle.json", message: `region "${code}" is not in regions.json` });

  const notes = [...(manifest.notes ?? []), ...cellNotes(tables, indicators, regions)];
  notes.forEach((note, i) => {
    if (indicators.some(({ id }) => id === note.indicator)) return;
    faults.push({
      file: "bundle.json",
      where: `/notes/${i}/indicator`,
      message: `"${note.indicator}" is not in the bundle`,
    });
  });
  if (faults.length > 0) throw new BundleFaults(faults);

  const id =
    manifest.id ??
    (basename(resolve(from))
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "") ||
      "bundle");
  const updated = [...tables.values()]
    .map((table) => table.updated?.slice(0, 10) ?? "")
    .sort()
    .at(-1);
  const created = manifest.created ?? (updated || undefined);
  const provenances = [...datasets].map(
    ([table, dataset]) => manifest.tables?.[table]?.provenance ?? defaultProvenance(table, dataset),
  );
  const bundle: Bundle = {
    format: "figur-bundle",
    version: 1,
    id,
    kind: manifest.kind ?? "real",
    label: manifest.label ?? { nb: id, nn: id, en: id },
    ...(manifest.description && { description: manifest.description }),
    ...(created && { created }),
    license: manifest.license ?? saidBy(provenances, "license"),
    credit: manifest.credit ?? saidBy(provenances, "source"),
    serviceAreas: known.areas.filter((area) =>
      indicators.some((indicator) => indicator.area === area.id),
    ),
    regions,
    groups,
    tables: [...datasets].map(([table, dataset]) => {
      const about = manifest.tables?.[table] ?? {};
      return {
        id: table,
        ...(about.regionCodes && { regionCodes: about.regionCodes }),
        ...(about.provisional && { provisional: about.provisional }),
        provenance: about.provenance ?? defaultProvenance(table, dataset),
        dataset,
      };
    }),
    indicators,
    notes,
  };
  faults.push(...schemaFaults(check.bundle, bundle, "bundle"));
  if (faults.length > 0) throw new BundleFaults(faults);
  for (const { id: table, dataset } of bundle.tables) {
    const without = dataset.value.filter((v) => v === null).length;
    const times = Object.keys(dataset.dimension[dataset.role.time![0]!]!.category.index).sort();
    report.push(
      `table ${table}: ${dataset.size.join(" x ")} = ${dataset.value.length} cells, ${without} without a value, ${times[0]}-${times.at(-1)}`,
    );
  }
  return { bundle, text: JSON.stringify(bundle) + "\n", report };
}

function readManifest(
  from: string,
  files: string[],
  validate: Parameters<typeof schemaFaults>[0],
  faults: Fault[],
): Manifest {
  if (!files.includes("bundle.json")) return {};
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(from, "bundle.json"), "utf8"));
    faults.push(...schemaFaults(validate, manifest, "bundle.json"));
    return manifest as Manifest;
  } catch (error) {
    throw new BundleFaults([
      { file: "bundle.json", where: "/", message: (error as Error).message },
    ]);
  }
}

/** The manifest's longest table id that begins the file name; else the name up to the first hyphen. */
function tableOf(file: string, manifest: Manifest): string {
  const name = file.replace(/\.(json|csv)$/, "");
  const known = Object.keys(manifest.tables ?? {}).filter(
    (id) => name === id || name.startsWith(`${id}-`),
  );
  return known.sort((a, b) => b.length - a.length)[0] ?? name.split("-")[0]!;
}

function readTables(
  from: string,
  files: string[],
  manifest: Manifest,
  faults: Fault[],
): Map<string, Table> {
  const tables = new Map<string, Table>();
  for (const file of files.filter((name) => name !== "bundle.json")) {
    try {
      const bytes = readFileSync(join(from, file));
      const table = file.endsWith(".csv")
        ? readCsv(file, bytes)
        : readJsonStat(file, bytes.toString("utf8"));
      const id = tableOf(file, manifest);
      const earlier = tables.get(id);
      if (earlier) faults.push(...mergeTable(earlier, table, file));
      else tables.set(id, table);
    } catch (error) {
      if (!(error instanceof BundleFaults)) throw error;
      faults.push(...error.faults);
    }
  }
  return new Map([...tables].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * The definitions of the areas, and from elsewhere those that they refer to. What has no figures in these
 * tables is left out, or described without versions.
 */
function cutIndicators(
  known: Definition[],
  areas: string[],
  datasets: Map<string, Dataset>,
  describe: boolean,
  report: string[],
): Definition[] {
  const wanted = new Set(known.filter(({ area }) => areas.includes(area)).map(({ id }) => id));
  // The set grows while it is walked through: what is added is looked at in its turn.
  for (const id of wanted) {
    const definition = known.find((one) => one.id === id);
    for (const version of definition?.versions ?? [])
      for (const other of named(version.formula).indicators) wanted.add(other);
    if (definition?.counterpart) wanted.add(definition.counterpart);
  }
  const chosen = known.filter(({ id }) => wanted.has(id));
  const cut = new Map(chosen.map((definition) => [definition.id, resolved(definition, datasets)]));
  // What refers to an indicator without figures has none itself, and so on.
  for (let changed = true; changed;) {
    changed = false;
    for (const own of cut.values()) {
      const whole = own.versions.filter(({ formula }) => {
        const lacking = named(formula).indicators.filter((id) => !cut.get(id)?.versions.length);
        own.problems.push(...lacking.map((id) => `no figures of ${id}`));
        return lacking.length === 0;
      });
      changed ||= whole.length < own.versions.length;
      own.versions = whole;
    }
  }
  const out: Definition[] = [];
  for (const { $schema: _, ...definition } of chosen) {
    const { versions, problems } = cut.get(definition.id)!;
    const outcome =
      versions.length > 0
        ? "what reads it left out"
        : describe
          ? "described without data"
          : "left out";
    if (problems.length > 0) report.push(`${definition.id}: ${problems.join(", ")}: ${outcome}`);
    if (versions.length > 0 || describe) out.push({ ...definition, versions });
  }
  for (const definition of out)
    if (!out.some(({ id }) => id === definition.counterpart)) delete definition.counterpart;
  return out;
}

/**
 * The groups asked for and those that formulas name, each after the groups that it is made of; and the
 * codes of the regions that these groups or formulas name.
 */
function cutGroups(
  known: Group[],
  asked: (string | Group)[],
  inFormulas: string[],
  faults: Fault[],
): { groups: Group[]; codes: Set<string> } {
  const all = new Map(known.map((group) => [group.id, group]));
  for (const group of asked) if (typeof group !== "string") all.set(group.id, group);
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
  for (const group of asked) {
    const id = typeof group === "string" ? group : group.id;
    if (all.has(id)) add(id);
    else faults.push({ file: "bundle.json", where: "/groups", message: `unknown group "${id}"` });
  }
  for (const id of inFormulas) add(id);
  return { groups: [...groups], codes };
}

/** Whether a group has a member with figures, or is what is left of such a group or region. */
function hasFigures({ members, of }: Group, known: Group[], figured: Set<string>): boolean {
  if (members) return members.some((m) => m.regions.some((code) => figured.has(code)));
  const base = known.find(({ id }) => id === of);
  return base ? hasFigures(base, known, figured) : figured.has(of!);
}

const predecessorCodes = (region: Region): string[] =>
  predecessors(region).flatMap(({ codes }) => codes.map(({ code }) => code));

function regionCodes(tables: Map<string, Table>): Map<string, string | undefined> {
  const codes = new Map<string, string | undefined>();
  for (const table of tables.values())
    for (const name of table.role.geo ?? [])
      for (const [code, { label }] of table.dimensions.get(name)?.categories ?? [])
        codes.set(code, codes.get(code) ?? label);
  return codes;
}

function kindOf(code: string): Region["kind"] {
  if (/^EAK/.test(code)) return "country";
  if (/^EKG/.test(code)) return "kostra-group";
  return /^EKA\d/.test(code) ? "county" : "municipality";
}

/** Labels, units and roles: what the file says itself comes before the manifest, the manifest before regions.json. */
function applyManifest(table: Table, about: TableManifest, regions: Region[]): void {
  table.label ??= about.label;
  table.role = { ...table.role, ...about.role };
  const provenance = about.provenance ?? {};
  table.source ??= typeof provenance.source === "string" ? provenance.source : undefined;
  table.updated ??= typeof provenance.updated === "string" ? provenance.updated : undefined;
  for (const [name, dimension] of table.dimensions) {
    const said = about.dimensions?.[name];
    dimension.label ??= said?.label;
    for (const [code, category] of dimension.categories) {
      category.label ??= said?.codes?.[code];
      category.unit ??= said?.units?.[code];
      if (table.role.geo?.includes(name)) category.label ??= nameOf(code, regions);
    }
  }
}

function nameOf(code: string, regions: Region[]): string | undefined {
  const region = regions.find((one) => ownCodes(one).includes(code));
  if (region) return region.name;
  return regions.flatMap(predecessors).find(({ codes }) => codes.some((step) => step.code === code))
    ?.name;
}

/** The category codes that a selection names in a dataset, or the reason why it names none. */
function selected(source: Source, dataset: Dataset): Map<string, string[]> | string {
  const chosen = new Map<string, string[]>();
  for (const [name, want] of Object.entries(source.select)) {
    const category = dataset.dimension[name]?.category;
    if (!category) return `table ${source.table} has no dimension ${name}`;
    if (Array.isArray(want)) {
      const absent = want.find((code) => !(code in category.index));
      if (absent !== undefined) return `table ${source.table} has no ${name} ${absent}`;
      chosen.set(name, want);
    } else {
      const plain = (label: string): string => label.trim().toLowerCase();
      const codes: string[] = [];
      for (const label of want.labels) {
        const found = Object.keys(category.label).filter(
          (code) => plain(category.label[code]!) === plain(label),
        );
        if (found.length !== 1)
          return `table ${source.table} has ${found.length} ${name} labelled "${label}"`;
        codes.push(found[0]!);
      }
      chosen.set(name, codes);
    }
  }
  const free = dataset.id.filter(
    (name, i) =>
      !chosen.has(name) &&
      dataset.size[i] !== 1 &&
      name !== (source.region ?? dataset.role.geo?.[0]) &&
      name !== (source.time ?? dataset.role.time?.[0]),
  );
  if (free.length > 0) return `table ${source.table} needs a choice for ${free.join(", ")}`;
  return chosen;
}

/** The versions whose every input has a source in the tables, with those sources; and what is lacking. */
function resolved(
  definition: Definition,
  datasets: Map<string, Dataset>,
): { versions: Definition["versions"]; problems: string[] } {
  const problems = new Set<string>();
  if (definition.versions.length === 0) problems.add("has no version with a formula");
  const versions = definition.versions.flatMap((version) => {
    const inputs = Object.entries(version.inputs).map(([letter, input]) => {
      const sources = input.sources.filter((source) => {
        const dataset = datasets.get(source.table);
        const chosen = dataset ? selected(source, dataset) : `no table ${source.table}`;
        if (typeof chosen === "string") problems.add(chosen);
        return typeof chosen !== "string";
      });
      return [letter, { ...input, sources }] as const;
    });
    const whole = inputs.every(([, input]) => input.sources.length > 0);
    return whole ? [{ ...version, inputs: Object.fromEntries(inputs) }] : [];
  });
  return { versions, problems: [...problems] };
}

/** A note beside a cell of a CSV file becomes a footnote to every indicator that reads the cell. */
function cellNotes(
  tables: Map<string, Table>,
  indicators: Definition[],
  regions: Region[],
): Note[] {
  const notes = new Map<string, Note>();
  for (const [id, table] of tables) {
    const noted = [...table.cells].filter(([, cell]) => cell.note);
    if (noted.length === 0) continue;
    const names = [...table.dimensions.keys()];
    const dataset = toDataset(table);
    for (const indicator of indicators)
      for (const version of indicator.versions)
        for (const [letter, input] of Object.entries(version.inputs))
          for (const source of input.sources.filter((s) => s.table === id)) {
            const chosen = selected(source, dataset);
            if (typeof chosen === "string") continue;
            for (const [key, cell] of noted) {
              const at = Object.fromEntries(cellCodes(key).map((code, i) => [names[i]!, code]));
              if ([...chosen].some(([name, codes]) => !codes.includes(at[name]!))) continue;
              const tableYear = Number(at[source.time ?? table.role.time![0]!]);
              const year = tableYear - (source.yearOffset ?? 0);
              if (!within(version, year) || !within(source, year)) continue;
              const code = at[source.region ?? table.role.geo![0]!]!;
              const { region, name } = placeOf(code, tableYear, regions);
              const note: Note = {
                kind: "footnote",
                indicator: indicator.id,
                input: letter,
                region,
                from: year,
                to: year,
                text: { nb: name ? `${name}: ${cell.note}` : cell.note! },
              };
              notes.set(JSON.stringify(note), note);
            }
          }
  }
  return [...notes.values()];
}

/** The region that a code belonged to in a table year, with the name of the predecessor if it is one's. */
function placeOf(
  code: string,
  tableYear: number,
  regions: Region[],
): { region: string; name?: string } {
  for (const region of regions) {
    const then = (steps: { code: string; from?: number; to?: number }[] = []): boolean =>
      steps.some((step) => step.code === code && within(step, tableYear));
    if (region.code === code || then(region.codes) || region.aliases?.includes(code))
      return { region: region.code };
    const former = predecessors(region).find(({ codes }) => then(codes));
    if (former) return { region: region.code, name: former.name };
  }
  return { region: code };
}

const within = (span: { from?: number; to?: number }, year: number): boolean =>
  year >= (span.from ?? -Infinity) && year <= (span.to ?? Infinity);

/** What the tables' provenance says of their source or licence, each once. */
function saidBy(provenances: object[], key: "source" | "license"): string {
  const said = provenances.map((p) => (p as Record<string, unknown>)[key] ?? "ukjent");
  return [...new Set(said)].join(", ");
}

const statisticsNorway = "Statistisk sentralbyrå";

/** Only what a reply says of itself: figures delivered by hand are nobody's until a manifest says whose. */
function defaultProvenance(table: string, dataset: Dataset): Record<string, unknown> {
  return {
    source: dataset.source ?? "ukjent",
    ...(dataset.source === statisticsNorway && {
      url: `https://www.ssb.no/statbank/table/${table}`,
      license: "CC BY 4.0",
    }),
    ...(dataset.updated && { updated: dataset.updated }),
  };
}

/** Writes beside the goal and renames, so that a reader never sees half a file. */
export function writeAtomically(
  file: string,
  text: string,
  check: (half: string, file: string) => void = () => {},
): void {
  mkdirSync(dirname(resolve(file)), { recursive: true });
  const half = `${file}.${process.pid}.part`;
  try {
    writeFileSync(half, text);
    check(half, file);
    renameSync(half, file);
  } catch (error) {
    rmSync(half, { force: true });
    throw error;
  }
}

/** Lets `asss check` judge the file before it takes its name, where scripts/bundle has built it. */
function checked(half: string, file: string): void {
  const asss = process.env.FIGUR_ASSS;
  if (!asss) return;
  const { status, stdout, stderr } = spawnSync(asss, ["check", half], { encoding: "utf8" });
  if (stderr) console.error(stderr.replaceAll(half, file).trimEnd());
  if (status !== 0) throw new Error(`nothing is written:\n${stdout.replaceAll(half, file)}`);
}

function main(): void {
  const usage = "usage: bundle --from DIR --out FILE [--areas a,b]";
  try {
    const { values } = parseArgs({
      options: {
        from: { type: "string" },
        out: { type: "string" },
        areas: { type: "string" },
        defs: { type: "string" },
        help: { type: "boolean" },
      },
    });
    if (values.help) return console.log(usage);
    if (!values.from || !values.out) throw new Error(usage);
    if (!statSync(values.from, { throwIfNoEntry: false })?.isDirectory())
      throw new Error(`${values.from}: is not a folder`);
    const built = buildBundle(values.from, { areas: values.areas?.split(","), defs: values.defs });
    writeAtomically(values.out, built.text, checked);
    for (const line of built.report) console.log(line);
    const { bundle } = built;
    console.log(
      `${values.out}: ${bundle.kind} bundle ${bundle.id}, ${bundle.indicators.length} indicators, ${bundle.regions.length} regions, ${Buffer.byteLength(built.text)} bytes`,
    );
  } catch (error) {
    const prefix =
      error instanceof BundleFaults
        ? error.faults.map(faultText).join("\n")
        : `bundle: ${(error as Error).message}`;
    console.error(prefix);
    process.exitCode = 1;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(resolve(process.argv[1])).href) main();
