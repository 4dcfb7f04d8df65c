import { t } from "../messages/index.ts";
import { quantile } from "../quantile.ts";
import type { Panel, Row } from "../series.ts";
import { allExtremes } from "./extremes.ts";
import { closed, focusRow, has, type Telling } from "./telling.ts";
import { lastValue } from "./value.ts";

/** The spread: the highlighted municipality's number, the lowest and the highest of all, and where it lies among them. */
export function dots(panel: Panel, telling: Telling): string[] {
  const row = focusRow(panel);
  const k = panel.years.length - 1;
  return [
    ...(row ? lastValue(panel, row, telling) : []),
    ...spread(panel, row, telling.everybody(panel), k),
  ];
}

/** Fewer municipalities have no quarters; the figure's band begins here too. */
const fewest = 4;

function spread(
  panel: Panel,
  row: Row | undefined,
  municipalities: readonly Row[],
  k: number,
): string[] {
  const known = municipalities.filter((one) => has(one, k));
  const told = allExtremes(panel, known, k, !row);
  if (!row || !known.includes(row) || known.length < fewest) return [closed(told)];
  const values = known.map((one) => one.cells[k]!.value).sort((a, b) => a - b);
  const [low, high] = [quantile(values, 0.25), quantile(values, 0.75)];
  if (low === high) return [closed(told)];
  const value = row.cells[k]!.value;
  const said = { sentence: told, place: row.phrase };
  if (value < low) return [t("words.dots.low", said)];
  if (value > high) return [t("words.dots.high", said)];
  return [t("words.dots.middle", said)];
}
