import { Flag } from "../engine/types.ts";
import { t } from "../messages/index.ts";
import type { Panel, Row } from "../series.ts";
import { broken } from "./breaks.ts";
import { gap, isMoney } from "./difference.ts";
import { focusRow, has, lastKnown, type Telling } from "./telling.ts";
import { lastValue } from "./value.ts";

/** Lines, bars and tables over years: the last number, how it stands to the average, how it has changed since the first. */
export function overYears(panel: Panel, telling: Telling): string[] {
  const row = focusRow(panel);
  if (!row) return [];
  const said = lastValue(panel, row, telling);
  // What follows of the average must not stand between the number and how it changed.
  const own = lastKnown(row) === panel.years.length - 1 ? 1 : 2;
  const [first, ...more] = change(panel, row);
  return [...said.slice(0, own), ...(first ? [first] : []), ...said.slice(own), ...more];
}

function change(panel: Panel, row: Row): string[] {
  const first = row.cells.findIndex((_, k) => has(row, k));
  const k = lastKnown(row);
  if (first < 0 || first === k) return [];
  const why = broken(panel, row, first, k);
  if (why) return [...sinceBreak(panel, row, k), why];
  const sentence = moved(panel, row, first, k);
  return row.cells[first]!.flags & Flag.summed
    ? [sentence, t("words.change.summed", { year: panel.years[first]! })]
    : [sentence];
}

/** The years from the last break on can be compared. */
function sinceBreak(panel: Panel, row: Row, last: number): string[] {
  const start = row.breaks.findLastIndex((found, k) => k <= last && found.length > 0);
  const first = row.cells.findIndex((_, k) => k >= start && has(row, k));
  return first < last ? [moved(panel, row, first, last)] : [];
}

function moved(panel: Panel, row: Row, first: number, last: number): string {
  const [from, to] = [panel.years[first]!, panel.years[last]!];
  const { way, size: n } = gap(row.cells[last]!.value, row.cells[first]!.value, panel);
  const currency = currencyOf(panel);
  if (way === 0) return t("words.change.same", { from, currency });
  return way > 0
    ? t("words.change.up", { from, to, n, currency })
    : t("words.change.down", { from, to, n, currency });
}

/** Amounts of different years are not corrected for inflation. */
export function currencyOf(panel: Panel): string {
  return isMoney(panel) ? t("words.currency") : "";
}
