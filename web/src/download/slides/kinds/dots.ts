import { cellText } from "../../../cells.ts";
import { nameAll, type Named } from "../../../figure/kinds/dot-names.ts";
import { head, nameOf, noNumbers, ofYear, only } from "../../../figure/kinds/head.ts";
import {
  footnotes,
  missingNote,
  municipalityRows,
  panelNotes,
} from "../../../figure/kinds/notes.ts";
import { range } from "../../../figure/kinds/points.ts";
import { swarm } from "../../../figure/kinds/swarm.ts";
import { without } from "../../../figure/kinds/told.ts";
import { looks, type Look } from "../../../figure/look.ts";
import { tickDecimals } from "../../../figure/scale.ts";
import { measure } from "../measure.ts";
import { light } from "../../../figure/theme.ts";
import type { Finished } from "../../../finished.ts";
import { number, unitName } from "../../../formats.ts";
import { t } from "../../../messages/index.ts";
import { quantile } from "../../../quantile.ts";
import type { Panel, Row } from "../../../series.ts";
import type { Chart, Dots } from "../chart-spec.ts";
import { numberFormat } from "../number-format.ts";
import type { Content, Remarks, Told } from "../page.ts";
import { cut } from "../texts.ts";
import { byWeight, written } from "./notes.ts";
import { letters } from "./plot.ts";

/** The spread of each indicator: every municipality a dot along the value axis, the chosen ones named. */
export function dots(figure: Finished): Told {
  const { panels } = figure;
  const asked = { ...figure, width: 0, theme: light };
  const all = panels.map((panel) => ({ panel, spread: spreadOf(panel, figure) }));
  return {
    contents: all.map(({ panel, spread }): Content => {
      const { heading } = head(asked, panel);
      if (!spread.known.length)
        return { kind: "words", heading, words: noNumbers(panel)?.empty ?? "" };
      return {
        kind: "chart",
        heading,
        remarks: [remarksOn(panel, spread, figure)],
        make: (width, height) => chart(panel, spread, panels.length, width, height),
      };
    }),
    perSlide: 2,
    notes: [],
  };
}

function remarksOn(panel: Panel, { k, places, known, held }: Spread, figure: Finished): Remarks {
  const here = ofYear(panel, panel.years[k]!)!;
  const chosen = only(here, (row) => row.role !== "background");
  const value = (row: Row) => row.cells[k]!.value;
  const quarters =
    known.length >= 4 ? ([0.25, 0.75] as const).map((q) => quantile(known.map(value), q)) : [];
  const [low, high] = quarters.map((v) => number(v, panel.decimals));
  return {
    name: nameOf(panel),
    levels: byWeight(
      panel,
      [
        ...(axisOf(panel, known, held, k).min > 0 ? [t("figure.note.axis")] : []),
        ...missingNote(places, k, panel.years[k]!),
        ...without(only(here, (row) => !places.some((other) => other.id === row.id))),
        t("overview.dots.about"),
        ...(low && high ? [t("slides.note.middle", { n: known.length, low, high })] : []),
      ],
      [...panelNotes(panel, figure.bundle), ...footnotes([here])],
      chosen,
    ),
    shown: [written({ ...chosen, redefined: [false] })],
  };
}

function axisOf(panel: Panel, known: readonly Row[], held: readonly Row[], k: number) {
  return range(
    [...known, ...held].map((row) => row.cells[k]!.value),
    panel.decimals,
    7,
  );
}

interface Spread {
  k: number;
  /** Every municipality, those with a number, and what they are held against. */
  places: Row[];
  known: Row[];
  held: Row[];
}

function spreadOf(panel: Panel, { bundle }: Finished): Spread {
  const k = panel.years.length - 1;
  const places = municipalityRows(panel, bundle);
  const there = (row: Row) => row.cells[k]!.status === 0;
  return {
    k,
    places,
    known: places.filter(there).sort((a, b) => a.cells[k]!.value - b.cells[k]!.value),
    held: panel.rows.filter((row) => !places.includes(row) && there(row)),
  };
}

const nameRow = 1.45;

function chart(
  panel: Panel,
  { k, known, held }: Spread,
  panels: number,
  width: number,
  height: number,
): Chart {
  const fontSize = letters(Math.min(2, panels));
  const radius = panels > 1 ? { chosen: 5, other: 3.5 } : { chosen: 7, other: 5.5 };
  const value = (row: Row) => row.cells[k]!.value;
  const axis = axisOf(panel, known, held, k);
  const margin = { left: 24, right: 24, top: 6, bottom: 3.6 * fontSize };
  const room = width - margin.left - margin.right;
  const px = (v: number) => margin.left + ((v - axis.min) / (axis.max - axis.min)) * room;
  const chosen = panel.rows.filter((row) => row.role !== "background");
  const lookOf = new Map(looks(chosen, light).map((look, i) => [chosen[i]!, look]));
  const marked = known.filter((row) => row.role !== "background");
  const ends = [known[0]!, known.at(-1)!].filter((row) => !marked.includes(row));
  const told = (row: Row) => {
    const bold = row.role === "focus";
    return `${cut(row.label, room / 4, fontSize, 1, bold)} ${cellText(panel, row, k)}`;
  };
  const named = (row: Row): Named => {
    const bold = row.role === "focus";
    const words = told(row);
    return { row, words, bold, x: px(value(row)), width: measure(words, fontSize, bold) * 1.06 };
  };
  const names = nameAll([...marked, ...new Set(ends)].map(named), held.map(named), width);

  // The other axis counts points, from the middle of the dots upwards.
  const inner = height - margin.top - margin.bottom;
  const line = fontSize * nameRow;
  const over = names.rows.over * line;
  const under = names.rows.under * line;
  const middle = under + Math.max(30, (inner - over - under) / 2);
  const order = [...marked, ...known.filter((row) => !marked.includes(row))];
  const offsets = swarm(
    order.map((row) => ({
      x: px(value(row)),
      r: row.role === "background" ? radius.other : radius.chosen + 1,
    })),
  );
  const yOf = new Map(order.map((row, i) => [row, -offsets[i]!]));
  const top = inner - middle;
  const labelAt = new Map([
    ...names.over.map(([name, at]) => {
      const level = top - over + (at.row + 0.5) * line;
      return [name.row, { level, center: at.left + name.width / 2 }] as const;
    }),
    ...names.under.map(([name, at]) => {
      const level = -middle + under - (at.row + 0.5) * line;
      return [name.row, { level, center: at.left + name.width / 2 }] as const;
    }),
  ]);
  const leader = { color: light.axis, width: 0.75, dash: "solid" as const };
  const single = (row: Row, look: Look): Dots => {
    const y = yOf.get(row) ?? 0;
    const at = labelAt.get(row);
    const isHeld = held.includes(row);
    const bold = row.role === "focus";
    return {
      name: row.label,
      names: [row.label],
      x: [value(row)],
      y: [y],
      look: {
        ...look,
        symbolSize: isHeld ? 2 : 2 * (row.role === "background" ? radius.other : radius.chosen),
      },
      points: new Map(
        at
          ? [
              [
                0,
                {
                  label: {
                    words: told(row),
                    // From the middle of the dot, where this one stands by itself.
                    at: "ctr" as const,
                    bold,
                    dx: at.center - px(value(row)),
                    dy: y - at.level,
                  },
                },
              ],
            ]
          : [],
      ),
      lines: isHeld
        ? {
            y: [at && at.level < 0 ? -at.level - 0.6 * line : middle - under, top - over],
            look: { color: look.color, width: 1.75, dash: look.dash },
          }
        : at && {
            y:
              at.level > y
                ? [0, Math.max(0, at.level - line / 2 - y)]
                : [Math.max(0, y - at.level - line / 2), 0],
            look: leader,
          },
    };
  };
  const background = order.filter((row) => row.role === "background" && !labelAt.has(row));
  const calm: Look = {
    color: light.calm,
    width: 1,
    dash: "solid",
    symbol: "circle",
    symbolSize: 2 * radius.other,
    hatched: false,
    strong: false,
  };
  return {
    form: "scatter",
    head: [t("table.place"), `${nameOf(panel)} (${unitName(panel.unit)})`, t("slides.height")],
    xAxis: {
      ...axis,
      format: numberFormat(tickDecimals(axis.step)),
      title: unitName(panel.unit),
    },
    axis: {
      min: -middle,
      max: top,
      format: "0",
      title: "",
      hidden: true,
    },
    key: false,
    margin,
    fontSize,
    format: numberFormat(panel.decimals),
    dots: [
      ...(background.length
        ? [
            {
              name: t("slides.others"),
              names: background.map((row) => row.label),
              x: background.map(value),
              y: background.map((row) => yOf.get(row)!),
              look: calm,
              points: new Map(),
            },
          ]
        : []),
      ...held.map((row) => single(row, lookOf.get(row)!)),
      ...order
        .filter((row) => row.role === "background" && labelAt.has(row))
        .map((row) => single(row, calm)),
      ...[...marked].reverse().map((row) => single(row, lookOf.get(row)!)),
    ],
  };
}
