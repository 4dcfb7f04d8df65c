import { cellText } from "../../../cells.ts";
import { head, nameOf, ofYear } from "../../../figure/kinds/head.ts";
import { deviationOf } from "../../../figure/kinds/heat.ts";
import { heatColour, limits } from "../../../figure/kinds/heat-colours.ts";
import { footnotes, panelNotes } from "../../../figure/kinds/notes.ts";
import { ordered } from "../../../figure/kinds/ordered.ts";
import { light } from "../../../figure/theme.ts";
import type { Finished } from "../../../finished.ts";
import { list, unitName } from "../../../formats.ts";
import { placePhrase } from "../../../groups.ts";
import { t } from "../../../messages/index.ts";
import { heldAgainst } from "../../../query.ts";
import { yearLabels, type Panel } from "../../../series.ts";
import { isNatural } from "../../../words/difference.ts";
import type { Content, Remarks, Told } from "../page.ts";
import type { Cell, Table, TableRow } from "../table.ts";
import { byWeight } from "./notes.ts";

/** Each indicator's table: places by years. */
export function table(figure: Finished): Told {
  const { panels, state, bundle } = figure;
  const asked = { ...figure, width: 0, theme: light };
  return {
    contents: panels.map((panel): Content => {
      const rows = ordered(panel.rows, state.order, panel.years.length - 1);
      return {
        kind: "table",
        ...head(asked, panel),
        remarks: [remarksOn(panel, panel, bundle)],
        table: {
          head: [t("table.place"), ...yearLabels(panel)],
          words: new Set(),
          rows: rows.map((row, r): TableRow => ({
            apart: row.role === "average" && rows[r - 1]?.role !== "average",
            cells: [
              { text: row.label, bold: row.role === "focus" },
              ...row.cells.map((cell, k): Cell => ({
                text: cellText(panel, row, k),
                bold: row.role === "focus",
                muted: cell.status !== 0,
              })),
            ],
          })),
        },
      };
    }),
    notes: [],
  };
}

/** `here`: with the years whose numbers stand in the table. */
function remarksOn(panel: Panel, here: Panel, bundle: Finished["bundle"]): Remarks {
  const all = [...panelNotes(panel, bundle), ...footnotes([here])];
  return { name: nameOf(panel), levels: byWeight(panel, [], all, here), shown: [here] };
}

/** Indicators by places for one year: the number, and under it how far it is from the baseline, with its colour. */
export function heat({ panels, state, bundle }: Finished): Told {
  const [first] = panels;
  if (!first) return { contents: [], notes: [] };
  const k = first.years.length - 1;
  const baseline = heldAgainst(state, bundle);
  const places = ordered(first.rows, state.order, k);
  const cell = (panel: (typeof panels)[number], place: string): Cell => {
    const row = panel.rows.find((one) => one.id === place)!;
    const { deviation, away } = deviationOf(panel, row, k, baseline);
    return {
      text: cellText(panel, row, k),
      bold: row.role === "focus",
      muted: row.cells[k]!.status !== 0,
      under: away,
      fill: deviation === undefined ? undefined : heatColour(deviation, light),
    };
  };
  const made: Table = {
    head: [t("profile.indicator"), ...places.map((row) => row.label)],
    words: new Set(),
    rows: panels.map((panel) => ({
      cells: [
        { text: panel.unit ? `${nameOf(panel)} (${unitName(panel.unit)})` : nameOf(panel) },
        ...places.map(({ id }) => cell(panel, id)),
      ],
    })),
  };
  const remarks = panels.map((panel) => remarksOn(panel, ofYear(panel, panel.years[k]!)!, bundle));
  const natural = panels.filter(isNatural);
  const below = panels.filter((panel) => !isNatural(panel));
  return {
    contents: [{ kind: "table", table: made, remarks }],
    notes: [
      ...(baseline === undefined
        ? [t("overview.heat.noBaseline")]
        : [
            ...(natural.length
              ? [
                  t("overview.heat.about", { baseline: placePhrase(baseline, bundle) }),
                  t("slides.note.classes", { limits: list(limits.map(String)), least: limits[0] }),
                ]
              : []),
            ...(natural.some((panel) => hasUnknown(panel, k, baseline))
              ? [t("overview.heat.unknown")]
              : []),
            ...(below.length
              ? [t("overview.heat.signed", { indicators: list(below.map(nameOf)) })]
              : []),
          ]),
    ],
  };
}

function hasUnknown({ rows }: Panel, k: number, baseline: string): boolean {
  return rows.some(({ id, cells }) => {
    const { status, deviation } = cells[k]!;
    return id !== baseline && status === 0 && Number.isNaN(deviation);
  });
}
