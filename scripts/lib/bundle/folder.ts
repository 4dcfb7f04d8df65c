import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { assemble, type SourceTable } from "../../../web/src/bundle/assemble.ts";
import { regionNames } from "../../../web/src/bundle/definitions.ts";
import { BundleFaults, type Fault } from "../../../web/src/bundle/faults.ts";
import type { Planner } from "../../../web/src/bundle/planner.ts";
import type { Plan, PlanQuestion } from "../../../web/src/bundle/types.ts";
import { DEFS, loadDefinitions, schemaFaults, validators } from "./defs.ts";
import { faultsOf, mergeDelivered, readFiles, tableOf } from "./delivered.ts";
import { checkNotes, idFrom, MANIFEST, readManifest } from "./manifest.ts";
import type { Built } from "./result.ts";

export interface FolderOptions {
  areas?: string[];
  defs?: string;
}

/**
 * Builds the bundle of a folder of saved tables: <table>.json or <table>-anything.json (JSON-stat 2.0),
 * <table>.csv (one row a cell) and optionally bundle.json, the manifest. Nothing of the tables is cut.
 * Throws BundleFaults with every fault that could be found.
 */
export function buildFolder(from: string, planner: Planner, options: FolderOptions = {}): Built {
  const defs = options.defs ?? DEFS;
  const check = validators(defs);
  const faults: Fault[] = [];
  const warnings: Fault[] = [];
  const known = loadDefinitions(defs, check, faults);
  const files = readdirSync(from)
    .filter((name) => /\.(json|csv)$/.test(name))
    .sort();
  const manifest = readManifest(from, files, check, faults);
  const named = Object.keys(manifest.tables ?? {});
  const ofTable = new Map<string, string[]>();
  for (const file of files.filter((name) => name !== MANIFEST)) {
    const id = tableOf(file, [...named, ...Object.keys(known.tables)]);
    ofTable.set(id, [...(ofTable.get(id) ?? []), file]);
  }
  if (ofTable.size === 0 && faults.length === 0)
    faults.push({
      file: basename(from),
      message: "holds no table (no .json or .csv besides bundle.json)",
    });
  for (const id of named)
    if (!ofTable.has(id))
      faults.push({
        file: MANIFEST,
        where: `/tables/${id}`,
        message: "no file of this table is in the folder",
      });
  const areas = options.areas ?? manifest.areas ?? known.areas.map((area) => area.id);
  for (const area of areas)
    if (!known.areas.some(({ id }) => id === area))
      faults.push({ file: MANIFEST, where: "/areas", message: `unknown service area "${area}"` });
  faults.push(...checkNotes(manifest, known));
  const delivered = readFiles(from, ofTable, faults, warnings);
  const names = regionNames(known.regions);
  const tables = mergeDelivered(delivered, manifest, names, planner, faults);
  if (faults.length > 0) throw new BundleFaults(faults);

  const question = {
    definitions: known.indicators,
    regions: known.regions,
    groups: known.groups,
    tables: known.tables,
    areas,
    api: "v2" as const,
  };
  const plan = planOf(planner, question, tables, faults);
  // A table of single categories, such as years of age, is merged again into the sums that are read.
  for (const planned of plan.tables) {
    const files = delivered.get(planned.id);
    const table = tables.get(planned.id);
    if (!files || !table || Object.keys(planned.sums).length === 0) continue;
    try {
      table.dataset = planner.merge({ ...planned, byHand: true }, files.replies).dataset;
    } catch (error) {
      faults.push(...faultsOf(error, planned.id));
    }
  }
  if (faults.length > 0) throw new BundleFaults(faults);

  const built = assemble({
    definitions: known.indicators,
    serviceAreas: known.areas,
    regions: known.regions,
    groups: known.groups,
    notes: manifest.notes ?? [],
    plan,
    tables,
    options: { ...manifest, id: manifest.id ?? idFrom(from), areas },
  });
  faults.push(...schemaFaults(check.bundle, built.bundle, "bundle"));
  if (faults.length > 0) throw new BundleFaults(faults);
  return { ...built, plan, definitions: known.indicators, warnings, requests: [] };
}

/** The tables serve as their own metadata. That they do not have all regions is no fault of a folder. */
function planOf(
  planner: Planner,
  question: Omit<PlanQuestion, "metadata">,
  tables: Map<string, SourceTable>,
  faults: Fault[],
): Plan {
  const metadata = Object.fromEntries(
    [...tables].map(([id, { dataset }]) => [id, { ...dataset, value: null, status: undefined }]),
  );
  try {
    const plan = planner.plan({ ...question, metadata });
    return { ...plan, faults: plan.faults.filter(({ indicator }) => indicator !== "") };
  } catch (error) {
    faults.push(...faultsOf(error, "plan"));
    throw new BundleFaults(faults);
  }
}
