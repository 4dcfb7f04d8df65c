import { sign, reason } from "../../../missing.ts";
import { runs } from "../../../figure/marks.ts";
import { t } from "../../../messages/index.ts";
import { years } from "../../../formats.ts";
import {
  averageText,
  footnoteText,
  hasValue,
  onAxis,
  type Panel,
  type Row,
} from "../../../series.ts";

/**
 * The notes of a panel as a slide with little room needs them: what misleads and why numbers are missing, what the
 * averages are, the rest of `all`. `at`: the panel with the years that are drawn, where it has more.
 */
export function byWeight(
  panel: Panel,
  first: readonly string[],
  all: readonly string[],
  at: Panel = panel,
): string[][] {
  const why = at.footnotes
    .filter(({ place, from, to }) =>
      at.rows.some(
        ({ id, cells }) =>
          id === place &&
          cells.some(({ status }, k) => {
            const year = at.years[k]!;
            return status !== 0 && from <= year && year <= to;
          }),
      ),
    )
    .map((footnote) => footnoteText(at, footnote));
  const averages = panel.rows
    .filter((row) => row.role === "average" && hasValue(row))
    .map((row) => t("figure.note.average", { group: row.label, text: averageText(panel, row) }));
  const [missing, types] = [new Set(why), new Set(averages)];
  return [
    [...first, ...missing],
    all.filter((note) => types.has(note)),
    all.filter((note) => !types.has(note) && !missing.has(note)),
  ];
}

/**
 * What a chart writes of a panel: letters only where there are some (`lettered`), and no signs of missing numbers, which
 * are told in words.
 */
export function written(panel: Panel, lettered: (row: Row) => boolean = () => true): Panel {
  return {
    ...panel,
    rows: panel.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => {
        if (cell.status !== 0) return { ...cell, status: 0, flags: 0 };
        return lettered(row) ? cell : { ...cell, flags: cell.flags & onAxis };
      }),
    })),
  };
}

/** The gaps of what is drawn: "Tromsø 2018 (: konfidensielt)". What has no number at all is told elsewhere. */
export function gaps(panel: Panel): string[] {
  const told = panel.rows.filter((row) => row.role !== "background" && hasValue(row));
  const all = told.flatMap((row) =>
    runs(row).map(({ from, to, status }) =>
      t("slides.gap", {
        place: row.label,
        years: years(panel.years[from]!, panel.years[to]!),
        sign: sign(status),
        reason: reason(status),
      }),
    ),
  );
  return all.length ? [t("slides.gaps", { gaps: all.join("; ") })] : [];
}
