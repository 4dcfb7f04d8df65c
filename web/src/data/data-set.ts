import type { Description, ServiceArea, Text } from "../engine/types.ts";

/** What the calculator holds, and what the page knows of where it comes from. */
export interface DataSet extends Description {
  /** One service area fetched from SSB by the reader, in place of a published one. */
  fresh?: FreshOrigin;
  /** Files of the reader's that were added to it. */
  ownFiles?: readonly OwnFile[];
}

export interface FreshOrigin {
  /** ISO time. */
  retrieved: string;
  /** The published data set. */
  base: string;
  baseLabel: Text;
}

/** A table that the reader has added. */
export interface OwnFile {
  /** Id of its table. */
  table: string;
  /** As the file is called. */
  name: string;
}

/** A service area to choose. */
export interface AreaChoice {
  id: string;
  name: Text;
  /** Nothing of it can be computed. */
  empty: boolean;
}

/** The service area of the reader's own files. */
export const ownArea = "egne-tall";

/** Of a data set that names no service areas: they are called what its indicators say. */
export function areasNamed({ indicators }: Pick<Description, "indicators">): ServiceArea[] {
  const ids = new Set(indicators.map(({ area }) => area).filter(Boolean));
  return [...ids].map((id) => ({ id, name: { nb: id } }));
}

/** Own tables are called so; SSB's are numbers. */
export const ownTable = "egen-";

export function areasOf({ serviceAreas, indicators }: Description): AreaChoice[] {
  return serviceAreas.map(({ id, name }) => ({
    id,
    name,
    empty: !indicators.some((i) => i.area === id && i.versions.length > 0),
  }));
}
