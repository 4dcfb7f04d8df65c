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
  /** Predecessors summed: computed, not published. */
  summed: 256,
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
  /** The names of KS's indicators in the order they are shown. */
  indicators?: string[];
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
  /** Its codes in other tables. */
  aliases?: string[];
  breaks?: { year: number; kind: string; text?: Text; predecessors?: Predecessor[] }[];
}

/** A municipality that went into another. */
export interface Predecessor {
  name: string;
  codes: RegionCode[];
}

/** Its members per year; or what remains `of` a group or a region `without` others. */
export interface Group {
  id: string;
  name: Text;
  members?: { from?: number; to?: number; regions: string[] }[];
  of?: string;
  /** Regions, groups, or "self": then the group depends on the municipality that asks. */
  without?: string[];
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
  /** Per dimension the labels that its codes were found by. */
  labels?: Record<string, string[]>;
  /** Added to the data year to find the table's time: 07459 counts on 1 January of the year after. */
  yearOffset?: number;
  region?: string;
  time?: string;
}

export interface Input {
  name: Text;
  unit: string;
  sources: Source[];
  /** Of a reader's own: where in the bundle it was taken from. Notes that correct it there hold here too. */
  of?: { indicator: string; input: string };
}

/** On summed inputs; the plain mean of results; their mean weighted by inhabitants. */
export type AverageType = "weighted" | "mean" | "population";

export interface Version {
  from?: number;
  to?: number;
  formula: string;
  average: AverageType;
  inputs: Record<string, Input>;
  /** The input that holds the inhabitants, when the average needs it. */
  population?: string;
  /** Numbers with a name in the formula; `known` when KS has published them, else our assumption. */
  weights?: Record<string, { value: number; known: boolean; note?: Text }>;
  sourcePrints?: { name?: string; formula?: string; tables?: string[]; type?: string; why?: Text };
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
  /** False: a step, a variant or an index that stands outside the tjenesteprofil. */
  profile?: boolean;
  /** The indicator that measures the same in another way. */
  counterpart?: string;
  /** Of a reader's own: the indicator whose formula it changes. Its suppressed averages, exclusions and footnotes hold. */
  of?: string;
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
  /** Figures from before a merger: the municipality's own, or summed over all that went into it. */
  predecessors?: Predecessors;
  ownGroups?: OwnGroup[];
  /** Definitions beside the bundle's; an id that the bundle has is an error. */
  ownIndicators?: Indicator[];
}

export type Predecessors = "as-published" | "summed";

/** Municipalities that the reader puts together. */
export interface OwnGroup {
  id: string;
  name: string;
  regions: string[];
}

/** A question about one service area and year. */
export interface AreaQuery {
  area: string;
  regions: string[];
  year: number;
  /** What is 100: a group ("asss" unless said), a relative group, or a region. */
  baseline?: string;
  /** The group whose lowest and highest are told; the baseline's members unless said. */
  span?: string;
  predecessors?: Predecessors;
  ownGroups?: OwnGroup[];
}

export interface TableCell {
  value: number | null;
  status: number;
  flags: number;
}

interface AreaRow {
  indicator: string;
  type: NonNullable<Indicator["type"]> | "";
  region: string;
  baseline: string;
  mean: TableCell;
  average: AverageType | "";
  members: number;
  membersOf: number;
  min: number | null;
  minRegion: string;
  max: number | null;
  maxRegion: string;
}

export interface ProfileRow extends AreaRow {
  value: TableCell;
  previous: TableCell;
  /** Since the year before, as shown; "" when a year is missing, "break" when they cannot be compared. */
  change: "" | "up" | "down" | "unchanged" | "break";
  span: string;
  /** The baseline is 100; null where it is not above 0. */
  index: number | null;
  deviation: number | null;
  minIndex: number | null;
  maxIndex: number | null;
}

export interface KeyFiguresRow extends AreaRow {
  values: (TableCell & { year: number })[];
}

export interface RankQuery {
  indicator: string;
  year: number;
  group?: string;
  regions?: string[];
  /** Which end has rank 1; grades only when it is said. */
  best?: "high" | "low";
  predecessors?: Predecessors;
}

/** Rank 0: no value. Grade null: not asked for. */
export interface Ranking {
  mean: number | null;
  deviation: number | null;
  rows: { region: string; value: TableCell; rank: number; tied: number; grade: number | null }[];
}

/** A question about what stands out in one service area. */
export interface FindingsQuery {
  area: string;
  /** The last year of the period. */
  year: number;
  /** Deviations and turns are told of it; without it there are none. */
  region?: string;
  /** "asss" unless said. A relative group is as the region sees it. */
  group?: string;
  /** How many years the period has, 2 or more; 3 unless said: from two years before `year`. */
  years?: number;
  /** An amount that counts something and is below this is small; 30 unless said. */
  minimum?: number;
  /** The longest a list of findings may be; 5 unless said. */
  most?: number;
  predecessors?: Predecessors;
  ownGroups?: OwnGroup[];
  /** Definitions in the bundle's format; they take part where their area is the one asked about. */
  ownIndicators?: readonly Indicator[];
}

/**
 * What stands out (wasm/engine/findings.hpp has the rule). Each list has the largest `size` first;
 * equal ones stand in the profile's order.
 */
export interface Findings {
  area: string;
  /** The period's first and last year. */
  from: number;
  year: number;
  /** Id of the group, of a relative one "id@code". */
  group: string;
  /** Current code, or "" when none was asked about. */
  region: string;
  changes: ChangeFinding[];
  spreads: SpreadFinding[];
  deviations: DeviationFinding[];
  turns: TurnFinding[];
  /** What could not be a finding, in the profile's order; by `of` in the order above. */
  leftOut: LeftOut[];
}

interface Finding {
  indicator: string;
  /** What the list is ordered by, 0 or more; each list has its own unit. */
  size: number;
  /** Nothing that the number is computed from is counted, so few cases could not be seen. */
  unguarded: boolean;
}

/** The group's average from the first to the last year. */
export interface ChangeFinding extends Finding {
  /** Id of the group. */
  place: string;
  from: TableCell;
  to: TableCell;
  /** In the indicator's unit, unrounded. `size`: without its sign, in standard deviations between the members. */
  change: number;
  /** Per cent of the first year's; null where that is not above 0 or the last year's is below. */
  relative: number | null;
  /** Of the last year; the first year's average rests on the same members. */
  average: AverageType;
  members: number;
  membersOf: number;
}

/** The lowest and highest member in the last year. */
export interface SpreadFinding extends Finding {
  low: { region: string; value: number };
  high: { region: string; value: number };
  mean: TableCell;
  average: AverageType;
  members: number;
  membersOf: number;
  /** How far apart they are, in per cent of the average; also the `size`. */
  relative: number;
}

/** The region in the last year. */
export interface DeviationFinding extends Finding {
  value: TableCell;
  mean: TableCell;
  average: AverageType;
  members: number;
  membersOf: number;
  /** Per cent from the average. `size`: without its sign. */
  deviation: number;
}

/** The region's own series: up and then down, or down and then up. */
export interface TurnFinding extends Finding {
  /** Two years before the last year, the year before, and the last year. */
  values: (TableCell & { year: number })[];
  /** The two steps, in the indicator's unit, unrounded. `size`: the smaller one, in standard deviations between the members. */
  before: number;
  after: number;
}

/** The first reason that holds, in this order. */
export type LeftOutReason =
  /** A note says that the average is unusable, or leaves the region's own figure out of averages. */
  | "suppressed"
  /** A figure that is needed is missing. */
  | "missing"
  /** The years cannot be compared, or the averages rest on different members. */
  | "break"
  | "provisional"
  /** Measured on mixed borders. */
  | "mixed"
  /** Rests on few cases. */
  | "small"
  /** Fewer than three members to measure with, or all of them equal. */
  | "members"
  /** No per cent can be taken: the average is not above 0, or what is compared lies on either side of 0. */
  | "base";

export interface LeftOut {
  indicator: string;
  of: "change" | "spread" | "deviation" | "turn";
  why: LeftOutReason;
  /** Members that are not shown as lowest or highest, while the others may be; [] where nothing can be told at all. */
  regions: string[];
}

/** Numbers lie flat: cell = (indicator * places.length + place) * years.length + year. */
export interface Result {
  indicators: string[];
  /** Regions first, then groups. */
  places: { id: string; kind: "region" | "group" | "rest"; name: string }[];
  years: number[];
  /** NaN wherever the status is not 0. */
  value: Float64Array;
  status: Uint8Array;
  flags: Uint16Array;
  /** Per cent from the baseline, NaN when unknown; empty without a baseline. */
  deviation: Float64Array;
  /** Of groups: index = (indicator * groups.length + group) * years.length + year. How many members the average rests on, of how many; of a rest none, and how many are taken away. */
  members: Uint16Array;
  membersOf: Uint16Array;
  /** Over the members, indexed likewise. */
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
    flags: Uint16Array;
  }[];
  /** What the notes say; `place` "" is every place; years `from` to `to`, both included. */
  footnotes: { indicator: string; place: string; from: number; to: number; text: string }[];
  /** Years that cannot be compared with the one before; `place` "" is every place. */
  breaks: {
    kind: "borders" | "grouping" | "members" | "average" | "definition" | "inherited";
    indicator: string;
    place: string;
    year: number;
    text: string;
  }[];
  /** What was published where a value was corrected by hand: of an input, or of the result (""). */
  corrections: {
    indicator: string;
    place: string;
    year: number;
    input: string;
    published: number | null;
    status: number;
  }[];
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
