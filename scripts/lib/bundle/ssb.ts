import { assemble, type SourceTable } from "../../../web/src/bundle/assemble.ts";
import {
  collect,
  CollectError,
  ssb,
  ssbName,
  type Collection,
} from "../../../web/src/bundle/collect.ts";
import { ownCodes, predecessorCodes } from "../../../web/src/bundle/definitions.ts";
import { BundleFaults, type Fault } from "../../../web/src/bundle/faults.ts";
import type { Planner } from "../../../web/src/bundle/planner.ts";
import type { ReplyCache, Transport } from "../../../web/src/bundle/transport.ts";
import type { Api, Plan, PlanQuestion, Region, Text } from "../../../web/src/bundle/types.ts";
import { schemaFaults, type Definitions, type Validators } from "./defs.ts";
import { faultsOf } from "./delivered.ts";
import { MANIFEST } from "./manifest.ts";
import type { Manual } from "./manual.ts";
import type { Built } from "./result.ts";
import { nearestText } from "./nearest.ts";

export interface SsbOptions {
  base: string;
  areas?: string[];
  years?: [number, number];
  /** asss, all, or codes, old ones too. Country and KOSTRA groups always come along. */
  municipalities?: string;
  api?: Api;
  /** TABLE:YEAR that may be without any figure. */
  accept?: string[];
  /** What does not resolve is an error. */
  strict?: boolean;
  planner: Planner;
  transport: Transport;
  cache?: ReplyCache;
  onPlan?: (plan: Plan) => void;
}

/** What was fetched and handed in, before bundles are made of it. */
export interface Gathered {
  plan: Plan;
  tables: Map<string, SourceTable>;
  collected: Collection["tables"];
  warnings: Fault[];
}

/** The question to the planner; metadata are those of the tables that were handed in. */
export function questionOf(
  known: Definitions,
  manual: Manual,
  options: Pick<SsbOptions, "areas" | "years" | "municipalities" | "api">,
): PlanQuestion {
  const areas = options.areas ?? manual.manifest.areas ?? known.areas.map(({ id }) => id);
  const all = known.areas.map(({ id }) => id);
  const faults: Fault[] = areas
    .filter((area) => !all.includes(area))
    .map((area) => ({
      file: options.areas ? "--areas" : MANIFEST,
      message: `unknown service area "${area}"${nearestText(area, all)}`,
    }));
  const handed = [...manual.tables];
  const tables = { ...known.tables };
  for (const [id] of handed) tables[id] = { ...tables[id], byHand: true };
  const asked = options.municipalities ?? "asss";
  const places = asked === "all" ? undefined : placesOf(asked, known, faults);
  if (faults.length > 0) throw new BundleFaults(faults);
  return {
    definitions: known.indicators,
    regions: known.regions,
    groups: known.groups,
    tables,
    metadata: Object.fromEntries(
      handed.map(([id, { dataset }]) => [id, { ...dataset, value: null, status: undefined }]),
    ),
    areas,
    ...(places ? { places } : { allMunicipalities: true }),
    ...(options.years && { years: options.years }),
    api: options.api ?? "v2",
  };
}

function placesOf(asked: string, known: Definitions, faults: Fault[]): string[] {
  const others = known.regions.filter(({ kind }) => kind !== "municipality");
  const always = others.map(({ code }) => code);
  if (asked === "asss") return ["asss", ...always];
  const codes = asked.split(",").flatMap((text) => {
    const code = text.trim();
    const found = regionOf(code, known.regions);
    if (!found) faults.push({ file: "--municipalities", message: `unknown code "${code}"` });
    return found ? [found.code] : [];
  });
  return [...new Set([...codes, ...always])];
}

/** By any code that it or a municipality now part of it had. */
function regionOf(code: string, regions: Region[]): Region | undefined {
  return (
    regions.find((region) => region.code === code) ??
    regions.find((region) => ownCodes(region).includes(code)) ??
    regions.find((region) => predecessorCodes(region).includes(code))
  );
}

/** Fetches what the definitions need. Nothing is written but the cache. */
export async function gather(
  known: Definitions,
  manual: Manual,
  options: SsbOptions,
): Promise<Gathered> {
  const question = questionOf(known, manual, options);
  const { planner, transport, cache, base, accept, onPlan } = options;
  let collection: Collection;
  try {
    collection = await collect(question, { planner, transport, base, cache, accept, onPlan });
  } catch (error) {
    if (error instanceof CollectError && error.faults.length > 0)
      throw new BundleFaults(error.faults.map(({ message }) => ofTable(error.table, message)));
    if (error instanceof Error && error.name === "PlannerError")
      throw new BundleFaults(faultsOf(error, "plan"));
    throw error;
  }
  const { plan, tables: collected } = collection;
  if (collected.size === 0)
    throw new BundleFaults([
      {
        file: base,
        message:
          "no table has any of the figures: is the address right, and are there figures for these years?",
      },
    ]);
  const unresolved = plan.faults.filter(({ severity }) => severity === "error");
  if (options.strict && unresolved.length > 0)
    throw new BundleFaults(
      unresolved.map(({ indicator, input, message }) => ({
        file: [indicator, input].filter(Boolean).join(" ") || "plan",
        message,
      })),
    );
  const wanted = new Set(plan.tables.map(({ id }) => id));
  const tables = new Map<string, SourceTable>();
  for (const [id, table] of manual.tables) if (wanted.has(id)) tables.set(id, table);
  for (const [id, { dataset, provenance, provisional }] of collected)
    tables.set(id, { ...(provisional && { provisional }), provenance, dataset });
  for (const id of Object.keys(manual.manifest.tables ?? {}))
    if (!tables.has(id) && !manual.tables.has(id))
      throw new BundleFaults([
        {
          file: MANIFEST,
          where: `/tables/${id}`,
          message: "the table was neither handed in nor fetched",
        },
      ]);
  const warnings = [...collected].flatMap(([id, table]) =>
    table.warnings.map((message) => ofTable(id, message)),
  );
  return { plan, tables, collected, warnings: [...manual.warnings, ...warnings] };
}

/** The engine's sentences begin with the table. */
function ofTable(id: string, message: string): Fault {
  const file = `table ${id}`;
  return {
    file,
    message: message.startsWith(`${file} `) ? message.slice(file.length + 1) : message,
  };
}

/** What the bundle is called, unless the manifest says otherwise. */
export function labelOf({ manifest, tables }: Manual): Text {
  if (manifest.label) return manifest.label;
  if (tables.size === 0)
    return { nb: "Tall fra SSB", nn: "Tal frå SSB", en: "Figures from Statistics Norway" };
  return {
    nb: "Tall fra SSB og KS",
    nn: "Tal frå SSB og KS",
    en: "Figures from Statistics Norway and KS",
  };
}

/** One bundle of some service areas. Throws BundleFaults. */
export function bundleOf(
  known: Definitions,
  manual: Manual,
  { plan, tables, collected, warnings }: Gathered,
  check: Validators,
  about: { id: string; areas?: string[]; label?: Text; years?: [number, number] },
): Built {
  const { manifest } = manual;
  const example = manifest.kind === "example" && manifest.created !== undefined;
  const own = new Map(
    [...tables].map(([id, table]) => {
      const said = collected.has(id) ? manifest.tables?.[id] : undefined;
      // The day of an example is pinned, so that it is the same file whenever it is built.
      const retrieved = example && collected.has(id) ? { retrieved: manifest.created } : {};
      return [
        id,
        {
          ...table,
          ...(said?.regionCodes && { regionCodes: said.regionCodes }),
          ...(said?.provisional && { provisional: said.provisional }),
          provenance: { ...table.provenance, ...said?.provenance, ...retrieved },
        },
      ];
    }),
  );
  const isSsb = [...collected.values()].every(({ provenance }) => provenance.source === ssbName);
  const built = assemble({
    definitions: known.indicators,
    serviceAreas: known.areas,
    regions: known.regions,
    groups: known.groups,
    notes: manual.notes,
    plan,
    tables: own,
    options: {
      label: labelOf(manual),
      withoutData: "describe",
      ...manifest,
      ...about,
      // What somebody else serves in SSB's place must not pass for SSB's figures, whatever is said.
      kind: isSsb ? (manifest.kind ?? "real") : "example",
      areas: about.areas ?? manifest.areas,
    },
  });
  const faults = schemaFaults(check.bundle, built.bundle, "bundle");
  if (faults.length > 0) throw new BundleFaults(faults);
  const requests = [...collected].map(([table, { requests: n, cells }]) => ({
    table,
    requests: n,
    cells,
  }));
  return { ...built, plan, definitions: known.indicators, warnings, requests };
}

/** `ssb`, or an address with or without its `/api`. */
export function baseOf(from: string): string {
  if (from === "ssb") return ssb;
  const plain = from.replace(/\/+$/, "");
  return plain.endsWith("/api") ? plain : `${plain}/api`;
}
