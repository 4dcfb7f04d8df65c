import { capital, number, some } from "../formats.ts";
import { t } from "../messages/index.ts";
import type { Panel, Row } from "../series.ts";
import { closed, has, topic, valueAt } from "./telling.ts";

/** "Blant de valgte kommunene var det laveste tallet … (Bergen) og det høyeste … (Tromsø)." Nothing of fewer than two. */
export function chosenExtremes(panel: Panel, chosen: readonly Row[], k: number): string[] {
  const known = chosen.filter((row) => has(row, k));
  if (known.length < 2) return [];
  const who = t(known.length === chosen.length ? "words.chosen" : "words.chosen.known");
  return [closed(capital(extremes(panel, known, k, who)))];
}

/**
 * The same of all municipalities of the data set, without its full stop. `alone`: nothing has been said of the
 * indicator.
 */
export function allExtremes(
  panel: Panel,
  municipalities: readonly Row[],
  k: number,
  alone: boolean,
): string {
  const known = municipalities.filter((row) => has(row, k));
  const n = known.length;
  const sentence =
    n < 2
      ? t("words.everybody.few", { n, year: panel.years[k]! })
      : extremes(panel, known, k, t("words.everybody", { n }));
  return alone ? t("words.of", { indicator: topic(panel), sentence }) : capital(sentence);
}

/** As part of a sentence: the lowest and the highest, with everybody whose number prints alike. */
function extremes(panel: Panel, known: readonly Row[], k: number, who: string): string {
  const sorted = [...known].sort((a, b) => a.cells[k]!.value - b.cells[k]!.value);
  const [first, last] = [sorted[0]!, sorted.at(-1)!];
  const shown = (row: Row) => number(row.cells[k]!.value, panel.decimals);
  const alike = (one: Row) =>
    some(
      known.filter((row) => shown(row) === shown(one)).map((row) => row.phrase),
      3,
    );
  const lowest = valueAt(panel, first, k);
  if (shown(first) === shown(last)) return t("words.extremes.equal", { who, value: lowest });
  const highest = valueAt(panel, last, k);
  return t("words.extremes", { who, lowest, low: alike(first), highest, high: alike(last) });
}
