import type { Panel } from "../../series.ts";

/** The panel with two of its years; the second has every break since the first. */
export function between(panel: Panel, [a, b]: readonly [number, number]): Panel {
  const pick = <T>(all: readonly T[]): T[] => [all[a]!, all[b]!];
  return {
    ...panel,
    years: pick(panel.years),
    average: pick(panel.average),
    // What happened in a year between is told in a note.
    redefined: [false, false],
    rows: panel.rows.map((row) => ({
      ...row,
      cells: pick(row.cells),
      breaks: [[], row.breaks.slice(a + 1, b + 1).flat()],
    })),
  };
}
