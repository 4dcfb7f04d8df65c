import { capital, list } from "../formats.ts";
import { t } from "../messages/index.ts";
import type { BreakKind } from "../missing.ts";
import type { Panel, Row } from "../series.ts";

/** Every break after the year `first`, up to `last`, each kind with its years: "kommunegrensene ble endret i 2020". */
function breaksBetween(panel: Panel, row: Row, first: number, last: number): string[] {
  const years = new Map<BreakKind, number[]>();
  for (let k = first + 1; k <= last; k++)
    for (const kind of new Set(row.breaks[k]!.map((b) => b.kind)))
      years.set(kind, [...(years.get(kind) ?? []), panel.years[k]!]);
  return [...years].map(([kind, at]) => t(`words.change.${kind}`, { break: list(at.map(String)) }));
}

export function isBroken(row: Row, first: number, last: number): boolean {
  return row.breaks.slice(first + 1, last + 1).some((found) => found.length > 0);
}

/** Why two years cannot be compared; "" when they can. */
export function broken(panel: Panel, row: Row, first: number, last: number): string {
  const reasons = breaksBetween(panel, row, first, last);
  if (reasons.length === 0) return "";
  return t("words.change.broken", { reasons: capital(list(reasons)), year: panel.years[first]! });
}
