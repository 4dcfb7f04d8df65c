import { count } from "../messages/index.ts";
import type { Panel } from "../series.ts";
import { focusRow, has, type Telling } from "./telling.ts";
import { beside } from "./value.ts";

/** Two indicators: the highlighted place and the average in both. Says nothing of cause, and says that; nothing at all of one. */
export function scatter(panels: readonly Panel[], telling: Telling): string[][] {
  const [x, y] = panels;
  if (!x || !y) return [];
  const said = [x, y].map((panel) => {
    const row = focusRow(panel);
    return row ? beside(panel, row, panel.years.length - 1, telling) : [];
  });
  const both = telling.everybody(x).filter((row) => {
    const other = y.rows.find((one) => one.id === row.id);
    return has(row, x.years.length - 1) && other && has(other, y.years.length - 1);
  }).length;
  return [...said, [count("words.scatter.both", both)]];
}
