/** The breaks of an answer, which cross the boundary as five numbers each (bindings.cpp): they are many, their texts few. */

import type { Result } from "./types.ts";

/** By number. */
const kinds: readonly Result["breaks"][number]["kind"][] = [
  "borders",
  "grouping",
  "members",
  "average",
  "definition",
  "inherited",
];

export function breaksOf(
  numbers: Uint32Array | undefined,
  texts: string[],
  indicators: string[],
  places: Result["places"],
): Result["breaks"] {
  const out: Result["breaks"] = [];
  if (!numbers) return out;
  for (let at = 0; at < numbers.length; at += 5)
    out.push({
      kind: kinds[numbers[at]!]!,
      indicator: indicators[numbers[at + 1]!]!,
      // A number beyond them is every place.
      place: places[numbers[at + 2]!]?.id ?? "",
      year: numbers[at + 3]!,
      text: texts[numbers[at + 4]!]!,
    });
  return out;
}
