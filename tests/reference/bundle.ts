/** The parts of a bundle that figures depend on; texts, units and provenance are left out. */
import type { Dataset } from "./jsonstat.ts";

export type AverageType = "weighted" | "mean" | "population";
export const types = [
  "prioritering",
  "dekningsgrad",
  "produktivitet",
  "kvalitet",
  "andre",
] as const;

export interface Span {
  from?: number;
  to?: number;
}
export const covers = (span: Span, year: number): boolean =>
  (span.from ?? -Infinity) <= year && year <= (span.to ?? Infinity);

export type CodeSpan = Span & { code: string };
export interface Predecessor {
  name: string;
  codes: CodeSpan[];
}
export interface Break {
  year: number;
  kind: "merger" | "new" | "grouping";
  predecessors?: Predecessor[];
}
export interface Region {
  code: string;
  name: string;
  kind: string;
  codes?: CodeSpan[];
  aliases?: string[];
  breaks?: Break[];
}
export interface Group {
  id: string;
  members?: (Span & { regions: string[] })[];
  of?: string;
  without?: string[];
}
export interface Table {
  id: string;
  regionCodes?: "of-the-time" | "current";
  provisional?: string[];
  dataset: Dataset;
}
export type Selection = Record<string, string[] | { labels: string[] }>;
export type Source = Span & {
  table: string;
  select: Selection;
  yearOffset?: number;
  region?: string;
  time?: string;
};
export type Version = Span & {
  formula: string;
  average: AverageType;
  population?: string;
  weights?: Record<string, { value: number }>;
  inputs: Record<string, { unit?: string; sources: Source[] }>;
};
export interface Indicator {
  id: string;
  area: string;
  type: (typeof types)[number];
  decimals: number;
  profile?: boolean;
  versions: Version[];
}
export type Note = Span & {
  kind: "override" | "exclude" | "suppress-average" | "footnote";
  indicator: string;
  input?: string;
  region?: string;
  group?: string;
  value?: number;
};
export interface Bundle {
  id: string;
  regions: Region[];
  groups: Group[];
  tables: Table[];
  indicators: Indicator[];
  notes: Note[];
}

/** A bundle, and what a query says of all its figures. */
export interface World {
  bundle: Bundle;
  predecessors: "as-published" | "summed";
}

function only<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`the bundle has no ${what}`);
  return found;
}
export const indicatorOf = ({ bundle }: World, id: string): Indicator =>
  only(
    bundle.indicators.find((indicator) => indicator.id === id),
    id,
  );
export const regionOf = ({ bundle }: World, code: string): Region | undefined =>
  bundle.regions.find((region) => region.code === code);
export const groupOf = ({ bundle }: World, id: string): Group | undefined =>
  bundle.groups.find((group) => group.id === id);
export const tableOf = ({ bundle }: World, id: string): Table | undefined =>
  bundle.tables.find((table) => table.id === id);
export const versionOf = (indicator: Indicator, year: number): Version | undefined =>
  indicator.versions.find((version) => covers(version, year));
export const notesOf = (
  { bundle }: World,
  kind: Note["kind"],
  indicator: Indicator,
  year: number,
): Note[] =>
  bundle.notes.filter(
    (note) => note.kind === kind && note.indicator === indicator.id && covers(note, year),
  );
