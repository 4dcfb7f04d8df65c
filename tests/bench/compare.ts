import type { Result } from "../../web/src/engine/types.ts";
import type { Told } from "./peer.ts";

const tolerance = 1e-12;

function same(a: number, b: number): boolean {
  return (
    Object.is(a, b) || a === b || Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b))
  );
}

/** Where the peer's columns differ from the engine's answer, one line each; empty when they agree. */
export function differences(engine: Result, told: Told): string[] {
  const out: string[] = [];
  const { places, years } = engine;
  const text = (value: unknown) => JSON.stringify(value);
  for (const key of ["indicators", "places", "years"] as const) {
    if (told[key] && text(engine[key]) !== text(told[key])) out.push(`${key} differ`);
  }
  const perPlace = places.length;
  const perGroup = places.filter((place) => place.kind === "group").length;
  const columns = [
    ["value", perPlace],
    ["status", perPlace],
    ["flags", perPlace],
    ["deviation", perPlace],
    ["members", perGroup],
    ["membersOf", perGroup],
    ["min", perGroup],
    ["max", perGroup],
    ["minRegion", perGroup],
    ["maxRegion", perGroup],
    ["average", 1],
  ] as const;
  for (const [key, rows] of columns) {
    const ours = engine[key];
    const theirs = told[key];
    if (!theirs) continue;
    if (ours.length !== theirs.length) {
      out.push(`${key}: ${ours.length} cells and ${theirs.length}`);
      continue;
    }
    let differing = 0;
    let first = -1;
    for (let i = 0; i < ours.length; i++) {
      const a = ours[i]!;
      const b = theirs[i]!;
      if (typeof a === "number" && typeof b === "number" ? same(a, b) : a === b) continue;
      if (differing++ === 0) first = i;
    }
    if (differing === 0) continue;
    const indicator = engine.indicators[Math.floor(first / years.length / rows)];
    const place =
      rows === 1
        ? ""
        : ` ${places[(Math.floor(first / years.length) % rows) + perPlace - rows]!.id}`;
    out.push(
      `${key}: ${differing} of ${ours.length} cells differ, the first ${indicator}${place} ` +
        `${years[first % years.length]}: ${ours[first]} and ${theirs[first]}`,
    );
  }
  return out;
}
