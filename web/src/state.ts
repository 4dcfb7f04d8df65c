import type { Description, OwnGroup, Predecessors } from "./engine/types.ts";
import { isMunicipality } from "./groups.ts";
import type { Language } from "./messages/index.ts";
import type { OwnIndicator } from "./own/indicators.ts";

/** What the reader has chosen. It lives in the address (address.ts), so a link is the whole figure and "back" undoes. */
export interface State {
  data: string;
  area: string;
  indicators: string[];
  /** The first one is highlighted. */
  regions: string[];
  groups: string[];
  /** The years as they are now, both included. */
  from: number;
  to: number;
  span: Span;
  figure: Figure;
  axis: Axis;
  panels: Panels;
  order: Order;
  /** Whether the figure has its numbers written on it. */
  labels: boolean;
  /** The reader's own words; "": the page makes them. A note is added. */
  title: string;
  subtitle: string;
  note: string;
  view: View;
  year: number;
  /** What deviations are measured from, and the tjenesteprofil has as 100: a group or a region. */
  baseline: string;
  /** Which end a ranking calls the best; grades are given only when it is said. */
  best: Best;
  predecessors: Predecessors;
  /** Of a local bundle: whether what differs from the published one is marked. */
  changes: boolean;
  /** A collection that came with a link, packed (collection/pack.ts); "": the reader's own. */
  shared: string;
  language: Language;
  /** Put together by the reader; they are chosen in `groups` and `indicators` as any other. */
  ownGroups: readonly OwnGroup[];
  ownIndicators: readonly OwnIndicator[];
}

/** Every kind of figure, in the order they are offered. */
export const figures = [
  "line",
  "bar",
  "rows",
  "slope",
  "dots",
  "scatter",
  "heat",
  "profile",
  "table",
  "rank",
] as const;
export type Figure = (typeof figures)[number];

/** What stands along the axis of bars; what is left makes the bars beside each other. */
export const axes = ["years", "places", "indicators"] as const;
export type Axis = (typeof axes)[number];

/** What has a panel of its own. */
export type Panels = "indicators" | "places";

/** Places as they were chosen, or by their numbers. */
export type Order = "chosen" | "value";

export type Best = "unsaid" | "high" | "low";

/** How a link's years follow new data: not at all, from a year on, or the last so many. */
export type Span = "fixed" | "from" | { last: number };

export const views = [
  "figure",
  "profile",
  "keyfigures",
  "findings",
  "indicators",
  "sources",
  "collection",
] as const;
export type View = (typeof views)[number];

/** What a tjenesteprofil can have as 100: every group, and every region that is no municipality. */
export function baselines({ groups, regions }: Description): string[] {
  return [
    ...groups.map((g) => g.id),
    ...regions.filter((r) => !isMunicipality(r)).map((r) => r.code),
  ];
}
