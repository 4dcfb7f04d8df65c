import { list } from "../formats.ts";
import { t } from "../messages/index.ts";
import type { Line, PlaceProfile } from "./profile.ts";

/** What kind of average the baseline is; the commonest first, the indicators named where it is another. */
export function averages(lines: readonly Line[], place: PlaceProfile): string[] {
  const kinds = new Map<string, string[]>();
  for (const { average, name } of lines)
    if (average) kinds.set(average, [...(kinds.get(average) ?? []), name]);
  const told = [...kinds]
    .sort((a, b) => b[1].length - a[1].length)
    .map(([average, names], i) =>
      i === 0 ? average : t("overview.missing.reason", { reason: average, places: list(names) }),
    );
  return told.length
    ? [t("overview.profile.averages", { baseline: place.baseline, averages: told.join("; ") })]
    : [];
}
