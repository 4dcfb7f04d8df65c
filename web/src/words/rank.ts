import type { Ranking } from "../engine/types.ts";
import { number } from "../formats.ts";
import { t } from "../messages/index.ts";
import type { Panel } from "../series.ts";
import { allExtremes } from "./extremes.ts";
import {
  closed,
  focusRow,
  has,
  topic,
  valueInYear,
  withoutNumber,
  type Telling,
} from "./telling.ts";

/** The first indicator in order, and that the others are not. Opt-in: ASSS does not rank. */
export function rank(
  panels: readonly Panel[],
  ranking: Ranking | undefined,
  telling: Telling,
): string[][] {
  const [panel] = panels;
  if (!panel || !ranking) return [];
  const n = telling.state.indicators.length;
  return [ofFirst(panel, ranking, telling), n > 1 ? [t("words.rank.first", { n })] : []];
}

/** The highlighted municipality's number and place in the order, and the lowest and highest. */
function ofFirst(panel: Panel, ranking: Ranking, telling: Telling): string[] {
  const row = focusRow(panel);
  const k = panel.years.length - 1;
  const ranked = ranking.rows.filter((one) => one.rank > 0);
  const ids = new Set(ranked.map((one) => one.region));
  const rows = panel.rows.filter((one) => ids.has(one.id));
  if (!row || row.role === "average") return [closed(allExtremes(panel, rows, k, true))];
  const span = [closed(allExtremes(panel, rows, k, false))];
  if (!has(row, k)) return [withoutNumber(panel, row, k), ...span];
  const sentence = t("words.value", {
    indicator: topic(panel),
    place: row.phrase,
    at: valueInYear(panel, row, k),
  });
  const mine = ranked.find((one) => one.region === row.id);
  if (!mine) {
    const out = telling.isMunicipality(row) ? [t("words.rank.out")] : [];
    return [closed(sentence), ...out, ...span];
  }
  const place = t(mine.tied > 1 ? "words.rank.tied" : "words.rank.number", { n: mine.rank });
  const said = { sentence, place, of: ranked.length };
  return [
    telling.state.best === "low" ? t("words.rank.low", said) : t("words.rank.high", said),
    ...(mine.grade === null ? [] : [t("words.rank.grade", { grade: number(mine.grade, 1) })]),
    ...span,
  ];
}
