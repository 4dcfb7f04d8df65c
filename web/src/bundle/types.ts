/** What the builder in Node and the page share of bundles, SSB's requests and their replies. */

import type {
  Group,
  Indicator,
  Note,
  Provenance,
  Region,
  ServiceArea,
  Source,
  Text,
} from "../engine/types.ts";

export type { Group, Indicator as Definition, Note, Provenance, Region, ServiceArea, Source, Text };

export interface Unit {
  base?: string;
  decimals?: number;
}

export interface Role {
  time?: string[];
  geo?: string[];
  metric?: string[];
}

/** JSON-stat 2.0, dense and row-major, as it stands in a bundle. */
export interface Dataset {
  version: "2.0";
  class: "dataset";
  label?: string;
  source?: string;
  updated?: string;
  note?: string[];
  role: Role;
  id: string[];
  size: number[];
  dimension: Record<
    string,
    {
      label?: string;
      category: {
        index: Record<string, number>;
        label: Record<string, string>;
        unit?: Record<string, Unit>;
      };
    }
  >;
  value: (number | null)[];
  status?: Record<string, string>;
}

export interface BundleTable {
  id: string;
  regionCodes?: "of-the-time" | "current";
  provisional?: string[];
  provenance: Provenance;
  dataset: Dataset;
}

export interface Bundle {
  format: "figur-bundle";
  version: 1;
  id: string;
  kind: "real" | "example";
  label: Text;
  description?: Text;
  created?: string;
  license: string;
  credit: string;
  serviceAreas: ServiceArea[];
  regions: Region[];
  groups: Group[];
  tables: BundleTable[];
  indicators: Indicator[];
  notes: Note[];
}

/** What we know of a table beyond SSB's metadata (indicator-defs/tables.json). */
export interface TableFacts {
  /** The table is handed in as a file; SSB is never asked for it. */
  byHand?: boolean;
  /** KOSTRA figures are provisional from March to June. */
  release?: "kostra";
  /** Tables that go on where this one ends. */
  successors?: string[];
  /**
   * Per dimension, categories of ours that SSB does not have: the sum of SSB's from `from` to `to` in
   * SSB's order, or, without them, what SSB gives when the dimension is left out.
   */
  sums?: Record<string, Record<string, { from?: string; to?: string; label: string }>>;
}

export type Api = "v2" | "v1";

/** What the planner is asked. */
export interface PlanQuestion {
  definitions: Indicator[];
  regions: Region[];
  groups: Group[];
  tables: Record<string, TableFacts>;
  /**
   * Per table id the metadata as SSB serves them, of either version of the API; null: SSB has no such
   * table.
   */
  metadata: Record<string, unknown>;
  /** Service areas; absent: all. What their formulas refer to comes along. */
  areas?: string[];
  /** Region codes and group ids; absent: every region. */
  places?: string[];
  /** Also every municipality that the tables have and `regions` lack. */
  allMunicipalities?: boolean;
  /** Data years, both ends included; absent: all that the tables have. */
  years?: [number, number];
  api: Api;
  /** Most cells of one request; SSB's 800 000 unless said. */
  maxCells?: number;
}

/** One request to SSB. `path` and `body` follow the base address `…/api/`. */
export interface PlannedRequest {
  table: string;
  method: "GET" | "POST";
  path: string;
  body: string;
  cells: number;
  /** What the reply must hold: dimensions by id with their codes, in any order. */
  dimensions: { id: string; codes: string[] }[];
  /** Dimensions left out, with the category of ours that the reply then stands for. */
  fixed: Record<string, string>;
}

export interface PlannedTable {
  id: string;
  byHand: boolean;
  /** Whether the question had the table's metadata; without them there are no requests yet. */
  planned: boolean;
  /** Where the metadata are, below the base address. */
  metadataPath: string;
  label: string;
  updated: string;
  discontinued: boolean;
  /** What is kept of the merged replies; a dimension not named is kept whole. */
  keep: { id: string; codes: string[] }[];
  sums: Record<string, Record<string, { codes: string[]; label: string }>>;
  geo: string;
  time: string;
  requests: PlannedRequest[];
}

export interface PlanFault {
  severity: "error" | "warning";
  /** Id of the definition, or "". */
  indicator: string;
  input: string;
  table: string;
  dimension: string;
  /** The code, label or year that was not found, or "". */
  wanted: string;
  /** Categories that come near, as "code label". */
  nearest: string[];
  message: string;
}

export interface Plan {
  /** Indicators asked for and those they build on. */
  indicators: string[];
  /** Current codes of the regions that are asked for. */
  regions: string[];
  /** With allMunicipalities: municipalities of the tables that are in no region's history. */
  unknownRegions: { code: string; label: string }[];
  tables: PlannedTable[];
  /** Sources as they are to stand in the bundle: labels resolved, successors added, the rest left out. */
  sources: { indicator: string; version: number; input: string; sources: Source[] }[];
  faults: PlanFault[];
}

/** A reply, or a saved file of the same shape. */
export interface Reply {
  /** Of messages: where the bytes come from. */
  name: string;
  bytes: Uint8Array;
  fixed?: Record<string, string>;
}

export interface Merged {
  dataset: Dataset;
  warnings: string[];
}
