/** An answer's columns, cut from the one array of bytes in which they cross the boundary (bindings.cpp). */

import type { Query } from "./types.ts";

/** What a kind of column is made by, over a piece of bytes. */
type Kind<T> = {
  new (bytes: ArrayBufferLike, at: number, n: number): T;
  BYTES_PER_ELEMENT: number;
};

export function columnsOf(bytes: Uint8Array, query: Query) {
  const { indicators, regions = [], groups = [], years } = query;
  const answered = indicators.length * (years[1] - years[0] + 1);
  const cells = answered * (regions.length + groups.length);
  const spans = answered * groups.length;
  let at = 0;
  const next = <T>(kind: Kind<T>, n: number): T => {
    const column = new kind(bytes.buffer, at, n);
    at += n * kind.BYTES_PER_ELEMENT;
    return column;
  };
  // In this order: the widest first, so that each stands where its kind may stand.
  const value = next(Float64Array, cells);
  const deviation = next(Float64Array, query.baseline ? cells : 0);
  const flags = next(Uint16Array, cells);
  const status = next(Uint8Array, cells);
  at = Math.ceil(at / 8) * 8;
  return {
    value,
    deviation,
    flags,
    status,
    min: next(Float64Array, spans),
    max: next(Float64Array, spans),
    /** Regions by their number in the description. */
    minRegion: next(Uint32Array, spans),
    maxRegion: next(Uint32Array, spans),
    regions: next(Uint32Array, regions.length),
    members: next(Uint16Array, spans),
    membersOf: next(Uint16Array, spans),
    average: next(Int8Array, answered),
  };
}
