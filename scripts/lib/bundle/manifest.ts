import { readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import type { BundleOptions } from "../../../web/src/bundle/assemble.ts";
import { usualRole, type SparseDataset } from "../../../web/src/bundle/dataset.ts";
import { BundleFaults, type Fault } from "../../../web/src/bundle/faults.ts";
import type {
  BundleTable,
  Dataset,
  Note,
  Provenance,
  Role,
  Unit,
} from "../../../web/src/bundle/types.ts";
import { schemaFaults, type Validators } from "./defs.ts";
import { nearestText } from "./nearest.ts";

/** What the figures of a table cannot say themselves. */
export interface TableManifest extends Partial<Pick<BundleTable, "regionCodes" | "provisional">> {
  label?: string;
  provenance?: Provenance;
  /** Status of a cell that no row mentions. */
  absent?: string;
  role?: Role;
  dimensions?: Record<
    string,
    { label?: string; codes?: Record<string, string>; units?: Record<string, Unit> }
  >;
}

/** `bundle.json` in a folder of figures. */
export interface Manifest extends Partial<BundleOptions> {
  notes?: Note[];
  tables?: Record<string, TableManifest>;
}

export const MANIFEST = "bundle.json";

export function readManifest(
  from: string,
  files: string[],
  check: Validators,
  faults: Fault[],
): Manifest {
  if (!files.includes(MANIFEST)) return {};
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(from, MANIFEST), "utf8"));
    const refused = schemaFaults(check.manifest, manifest, MANIFEST);
    faults.push(...refused);
    // What the schema refused has not the shape that the rest relies on.
    return refused.length > 0 ? {} : (manifest as Manifest);
  } catch (error) {
    throw new BundleFaults([{ file: MANIFEST, message: (error as Error).message }]);
  }
}

/** The id of a bundle without one: the name of its folder or file. */
export function idFrom(path: string): string {
  const name = basename(resolve(path)).replace(/\.json$/, "");
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return plain || "bundle";
}

/**
 * Labels, units and roles: what the file says itself comes before the manifest, the manifest before the
 * names of regions. A category whose label is its code has none.
 */
export function applyManifest<T extends Dataset | SparseDataset>(
  dataset: T,
  about: TableManifest,
  names: Map<string, string>,
): T {
  const role = { ...usualRole(dataset.id), ...dataset.role, ...about.role };
  const { source, updated } = about.provenance ?? {};
  const dimension = Object.fromEntries(
    dataset.id.map((name) => {
      const own = dataset.dimension[name]!;
      const said = about.dimensions?.[name];
      const { index } = own.category;
      const codes = Object.keys(index).sort((a, b) => index[a]! - index[b]!);
      const place = role.geo?.includes(name) ?? false;
      const label = (code: string): string => {
        const given = own.category.label[code];
        if (given !== undefined && given !== code) return given;
        return said?.codes?.[code] ?? (place ? names.get(code) : undefined) ?? code;
      };
      const unit = { ...said?.units, ...own.category.unit };
      for (const code of Object.keys(unit)) if (!(code in index)) delete unit[code];
      const heading = own.label !== undefined && own.label !== name ? own.label : said?.label;
      return [
        name,
        {
          ...(heading !== undefined && { label: heading }),
          category: {
            index,
            label: Object.fromEntries(codes.map((code) => [code, label(code)])),
            ...(Object.keys(unit).length > 0 && { unit }),
          },
        },
      ];
    }),
  );
  const heading = dataset.label || about.label;
  return {
    ...dataset,
    ...(heading && { label: heading }),
    ...((dataset.source ?? source) && { source: dataset.source ?? source }),
    ...((dataset.updated ?? updated) && { updated: dataset.updated ?? updated }),
    role,
    dimension,
  };
}

const STATISTICS_NORWAY = "Statistisk sentralbyrå";

/** Only what a reply says of itself: figures delivered by hand are nobody's until a manifest says whose. */
export function provenanceOf(table: string, { source, updated }: Dataset): Provenance {
  return {
    source: source ?? "ukjent",
    ...(source === STATISTICS_NORWAY && {
      url: `https://www.ssb.no/statbank/table/${table}`,
      license: "CC BY 4.0",
    }),
    ...(updated && { updated }),
  };
}

/** Notes of the manifest on indicators that nobody knows. The engine judges the rest. */
export function checkNotes(
  { notes = [] }: Manifest,
  known: { indicators: { id: string }[] },
): Fault[] {
  const ids = new Set(known.indicators.map(({ id }) => id));
  return notes.flatMap(({ indicator }, i) =>
    ids.has(indicator)
      ? []
      : [
          {
            file: MANIFEST,
            where: `/notes/${i}/indicator`,
            message: `"${indicator}" is not an indicator${nearestText(indicator, ids)}`,
          },
        ],
  );
}
