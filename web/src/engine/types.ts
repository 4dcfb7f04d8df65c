/** What crosses the boundary between the page and the calculator: the bundle's description, a query and its result. */

/** One text per language; bokmål (`nb`) is the one that is always there. */
export type Text = { nb?: string; nn?: string; en?: string };

/** Why a cell has no value. When reasons meet in one formula, the largest wins. */
export const Status = {
  value: 0,
  notApplicable: 1,
  divisionByZero: 2,
  overflow: 3,
  notDefined: 4,
  noData: 5,
  missing: 6,
  suppressed: 7,
  confidential: 8,
} as const;
export type Status = (typeof Status)[keyof typeof Status];

/** Bits that stand beside the status and say something about a value. */
export const Flag = {
  provisional: 1,
  break: 2,
  overridden: 4,
  excluded: 8,
  footnote: 16,
  mixedBorders: 32,
  exactZero: 64,
  belowHalf: 128,
} as const;

export interface Fault {
  severity: "error" | "warning";
  /** JSON pointer into the file. */
  where: string;
  message: string;
}

export interface ServiceArea {
  id: string;
  name: Text;
  functions?: string[];
}

export interface RegionCode {
  code: string;
  /** First and last year on the table's time axis; absent is open. */
  from?: number;
  to?: number;
}

export interface Region {
  code: string;
  name: string;
  kind: "municipality" | "country" | "kostra-group" | "county";
  codes?: RegionCode[];
  breaks?: { year: number; kind: string; with?: string[]; text?: Text }[];
}

export interface Group {
  id: string;
  name: Text;
  members: { from?: number; to?: number; regions: string[] }[];
  note?: Text;
}

export interface Provenance {
  source?: string;
  url?: string;
  query?: string;
  /** ISO time at which the source last changed the table. */
  updated?: string;
  retrieved?: string;
  license?: string;
  note?: Text;
}

export interface Table {
  id: string;
  label?: string;
  provenance?: Provenance;
  provisional?: string[];
  regionCodes?: "of-the-time" | "current";
  dimensions: TableDimension[];
  /** Notes of the source on the whole table. */
  datasetNotes: string[];
  source?: string;
  cells: number;
  updated?: string;
}

export interface TableDimension {
  id: string;
  label: string;
  role: "time" | "geo" | "metric" | "";
  codes: string[];
  labels: string[];
  units?: { base: string; decimals: number }[];
}

export interface Source {
  from?: number;
  to?: number;
  table: string;
  select: Record<string, string[] | { labels: string[] }>;
  /** Added to the data year to find the table's time: 07459 counts on 1 January of the year after. */
  yearOffset?: number;
  region?: string;
  time?: string;
}

export interface Input {
  name: Text;
  unit: string;
  sources: Source[];
}

export type AverageType = "weighted" | "mean";

export interface Version {
  from?: number;
  to?: number;
  formula: string;
  average: AverageType;
  inputs: Record<string, Input>;
  sourcePrints?: { formula?: string; tables?: string[]; why?: Text };
}

export interface Indicator {
  id: string;
  area: string;
  name: Text;
  shortName?: Text;
  type?: "prioritering" | "dekningsgrad" | "produktivitet" | "kvalitet" | "andre";
  dataSource?: string;
  description?: Text;
  purpose?: Text;
  keyTerms?: Text;
  calculation?: Text;
  selection?: Text;
  interpretation?: Text;
  unit: string;
  decimals: number;
  /** Empty: described, but without data yet. */
  versions: Version[];
}

export interface Note {
  kind: "override" | "exclude" | "suppress-average" | "footnote";
  indicator: string;
  input?: string;
  region?: string;
  group?: string;
  from?: number;
  to?: number;
  value?: number;
  text?: Text;
}

export interface Description {
  id: string;
  kind: "real" | "example";
  label: Text;
  description?: Text;
  created?: string;
  license?: string;
  credit?: string;
  serviceAreas: ServiceArea[];
  regions: Region[];
  groups: Group[];
  tables: Table[];
  indicators: Indicator[];
  notes: Note[];
  /** First and last data year over all indicators; the first is after the last when there is none. */
  years: [number, number];
  /** First and last data year of each indicator that has data. */
  indicatorYears: Record<string, [number, number]>;
}

export interface Query {
  indicators: string[];
  regions?: string[];
  groups?: string[];
  years: [number, number];
  /** Group or region that `deviation` is measured from. */
  baseline?: string;
  inputs?: boolean;
  /** Replaces the formula of the (single) indicator. */
  formula?: string;
}

/** Numbers lie flat: cell = (indicator * places.length + place) * years.length + year. */
export interface Result {
  indicators: string[];
  /** Regions first, then groups. */
  places: { id: string; kind: "region" | "group"; name: string }[];
  years: number[];
  /** NaN wherever the status is not 0. */
  value: Float64Array;
  status: Uint8Array;
  flags: Uint8Array;
  /** For groups: how many members the average rests on, of how many; 0 for regions. */
  members: Uint16Array;
  membersOf: Uint16Array;
  /** Per cent from the baseline, NaN when unknown; empty without a baseline. */
  deviation: Float64Array;
  /** Over the members: index = (indicator * groups.length + group) * years.length + year. */
  min: Float64Array;
  max: Float64Array;
  minRegion: string[];
  maxRegion: string[];
  /** index = indicator * years.length + year. */
  average: (AverageType | "")[];
  /** index = (name * places.length + place) * years.length + year; for groups the summed inputs. */
  inputs?: {
    indicator: string;
    names: string[];
    value: Float64Array;
    status: Uint8Array;
    flags: Uint8Array;
  }[];
  /** What the notes say; `place` "" is every place; years `from` to `to`, both included. */
  footnotes: { indicator: string; place: string; from: number; to: number; text: string }[];
}

export interface Members {
  in: string[];
  out: { region: string; status: number; excluded: boolean }[];
}

export interface Check {
  kind: "bundle" | "dataset" | "collection" | "definition" | "unknown";
  summary: string;
  faults: Fault[];
}

export type Compiled =
  | { ok: true; names: string[]; lint: { position: number; message: string }[] }
  | { ok: false; message: string; position: number };
