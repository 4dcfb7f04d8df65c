import type { Panel } from "../series.ts";
import { chosenExtremes } from "./extremes.ts";
import { focusRow, type Telling } from "./telling.ts";
import { lastValue } from "./value.ts";

/** Bars of one year: the number, how it stands to the average, the lowest and highest of the chosen municipalities. */
export function oneYear(panel: Panel, telling: Telling): string[] {
  const row = focusRow(panel);
  if (!row) return [];
  return [
    ...lastValue(panel, row, telling),
    ...chosenExtremes(panel, telling.chosen(panel), panel.years.length - 1),
  ];
}
