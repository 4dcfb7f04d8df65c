import { legend, legendText } from "../../missing.ts";
import { t } from "../../messages/index.ts";
import { hasValue, type Panel } from "../../series.ts";
import { isOwn, type Asked, type Block } from "./kind.ts";

/** A block per indicator has its name and unit over it where there are several. */
export function head(asked: Asked, panel: Panel): Pick<Block, "heading" | "unit"> {
  if (asked.panels.length > 1) return { heading: nameOf(panel), unit: panel.unit };
  return unitAlone(asked, panel);
}

/** The unit of the whole figure is in the subtitle, unless the reader's own stands there. */
export function unitAlone({ state }: Asked, { unit }: Panel): Pick<Block, "unit"> {
  return state.subtitle ? { unit } : {};
}

export function nameOf(panel: Panel): string {
  return isOwn(panel) ? t("own.option", { name: panel.name }) : panel.name;
}

/** A block in words, with nothing drawn. */
export function inWords(words: string): Block {
  return { empty: words, height: 0, elements: [], targets: [], notes: [] };
}

/** Where an indicator has no number to draw: the reasons. */
export function noNumbers(panel: Panel): Block | undefined {
  if (panel.rows.some(hasValue)) return undefined;
  return inWords(t("empty.numbers", { reasons: legendText(legend(panel.rows)) }));
}

/** The panel with some of its rows. */
export function only(panel: Panel, which: (row: Panel["rows"][number]) => boolean): Panel {
  return { ...panel, rows: panel.rows.filter(which) };
}

/** The panel with one year only; undefined where it does not have that year. */
export function ofYear(panel: Panel, year: number): Panel | undefined {
  const k = panel.years.indexOf(year);
  if (k < 0) return undefined;
  return {
    ...panel,
    years: [year],
    average: [panel.average[k]!],
    redefined: [panel.redefined[k]!],
    rows: panel.rows.map((row) => ({
      ...row,
      cells: [row.cells[k]!],
      breaks: [row.breaks[k]!],
    })),
  };
}
