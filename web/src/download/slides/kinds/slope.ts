import { between } from "../../../figure/kinds/between.ts";
import { endYears } from "../../../figure/ends.ts";
import { head, nameOf, noNumbers } from "../../../figure/kinds/head.ts";
import { footnotes, panelNotes } from "../../../figure/kinds/notes.ts";
import { leftOut } from "../../../figure/kinds/slope.ts";
import { withReasons } from "../../../figure/kinds/told.ts";
import { looks, type Look } from "../../../figure/look.ts";
import { valuesOf } from "../../../figure/plot.ts";
import { leastHeight } from "../../../figure/scale.ts";
import { spread } from "../../../figure/spread.ts";
import { light } from "../../../figure/theme.ts";
import type { Finished } from "../../../finished.ts";
import { list, number } from "../../../formats.ts";
import { t } from "../../../messages/index.ts";
import type { BreakKind } from "../../../missing.ts";
import { names, onAxis, yearLabels, type Panel, type Row } from "../../../series.ts";
import type { Chart, Point, Series, Value } from "../chart-spec.ts";
import { numberFormat, withWords } from "../number-format.ts";
import type { Content, Remarks, Told } from "../page.ts";
import { cut, widest } from "../texts.ts";
import { byWeight, gaps, written } from "./notes.ts";
import { letters, lettersOf } from "./plot.ts";

/** Two years, a line per place between them, name and number at both ends. */
export function slope(figure: Finished): Told {
  const asked = { ...figure, width: 0, theme: light };
  const all = figure.panels.map((panel) => ({ panel, ends: endYears(panel) }));
  const contents = all.map(({ panel, ends }): Content => {
    const heading = head(asked, panel);
    const empty = noNumbers(panel)?.empty ?? (ends ? undefined : t("kinds.unfit.slope.values"));
    if (!ends || empty !== undefined) return { kind: "words", ...heading, words: empty ?? "" };
    const two = between(panel, ends);
    return {
      kind: "chart",
      ...heading,
      remarks: [remarksOn(panel, ends, figure)],
      make: (width, height) => chart(two, figure, width, height),
    };
  });
  return { contents, perSlide: 2, notes: [] };
}

function remarksOn(panel: Panel, [a, b]: [number, number], { state, bundle }: Finished): Remarks {
  const two = between(panel, [a, b]);
  const [from, to] = [panel.years[a]!, panel.years[b]!];
  const redefined = panel.years.filter((_, k) => panel.redefined[k] && k > a && k <= b);
  return {
    name: nameOf(panel),
    levels: byWeight(
      two,
      [
        ...(span(two)[0] > 0 ? [t("figure.note.axis")] : []),
        ...(from !== state.from || to !== state.to
          ? [t("kinds.note.slope.years", { from, to })]
          : []),
        ...(two.rows.some(isCut) ? [t("slides.note.dotted")] : []),
        ...gaps(two),
        ...leftOut(panel, [a, b])
          .filter((one) => one.rows.length)
          .map((one) =>
            t("kinds.note.slope.end", {
              year: one.years[0]!,
              places: list(one.rows.map(withReasons)),
            }),
          ),
      ],
      [
        ...dottedBy(two),
        ...panelNotes(two, bundle),
        ...(redefined.length
          ? [t("figure.note.redefined", { years: list(redefined.map(String)) })]
          : []),
        ...footnotes([two]),
      ],
    ),
    shown: [written(two)],
  };
}

/** Whose lines go over a break, and over which. */
function dottedBy(two: Panel): string[] {
  const reasons = cutting.flatMap((kind) => {
    const cut = two.rows.filter(
      (row) => isCut(row) && row.breaks[1]!.some((one) => one.kind === kind),
    );
    return cut.length
      ? [t("sum.members.outOne", { place: names(cut), reason: t(`flag.break.${kind}`) })]
      : [];
  });
  return reasons.length ? [t("slides.note.dottedBy", { reasons: reasons.join("; ") })] : [];
}

const cutting = [
  "borders",
  "grouping",
  "members",
  "average",
  "inherited",
] as const satisfies BreakKind[];

function isCut(row: Row): boolean {
  return row.breaks[1]!.length > 0 && row.cells.every((cell) => cell.status === 0);
}

/** What the columns hold, as in the figure: never so little that a small change looks like a great one. */
function span(panel: Panel): [number, number] {
  const values = valuesOf(panel.rows);
  const [min, max] = [Math.min(...values), Math.max(...values)];
  const least = Math.max(0.3 * Math.max(Math.abs(min), Math.abs(max)), leastHeight(panel.decimals));
  const air = Math.max(0, least - (max - min)) / 2;
  return [min - air, max + air];
}

/** Points stand inside the plot and not on its edge, as a share of its height. */
const edge = 0.06;

/** What a line over a break has, and no other. */
const dotted: Look["dash"] = [2, 3];

function undotted(dash: Look["dash"]): Look["dash"] {
  return dash !== "solid" && dash.length === 2 && dash[0]! <= 2 ? [6, 3] : dash;
}

function chart(panel: Panel, { panels }: Finished, width: number, height: number): Chart {
  const all = looks(panel.rows, light);
  // Names at both ends need their width.
  const fontSize = panels.length > 1 ? 10 : letters(1);
  const [low, high] = span(panel);
  const [min, max] = [low - edge * (high - low), high + edge * (high - low)];
  const drawn = panel.rows
    .map((row, i) => ({ row, look: all[i]! }))
    .filter(({ row }) => row.cells.some((cell) => cell.status === 0));
  const room = width * 0.36;
  const marksOf = (row: Row, k: number) => lettersOf(row.cells[k]!.flags, onAxis);
  const text = (row: Row, k: number) =>
    [number(row.cells[k]!.value, panel.decimals), marksOf(row, k)].filter(Boolean).join(" ");
  const nameOfRow = (row: Row, k: number) =>
    cut(row.label, room - widest([text(row, k)], fontSize, true) - 10, fontSize, 1, true);
  const sides = [0, 1].map((k) =>
    Math.min(
      room,
      widest(
        drawn.flatMap(({ row }) =>
          row.cells[k]!.status === 0 ? [`${row.label}  ${text(row, k)}`] : [],
        ),
        fontSize,
        true,
      ) * 1.05,
    ),
  );
  const margin = {
    left: sides[0]! + 20,
    right: sides[1]! + 20,
    top: fontSize * 1.5,
    bottom: 2 * fontSize,
  };
  // A category is half of the plot, and its point in its middle: the labels may reach over the plot's own margin.
  const inner = height - margin.top - margin.bottom;
  const half = (width - margin.left - margin.right) / 2;
  const y = (v: number) => margin.top + inner - ((v - min) / (max - min)) * inner;
  const moved = [0, 1].map((k) => {
    const known = drawn.flatMap(({ row }, i) => (row.cells[k]!.status === 0 ? [i] : []));
    const wanted = known.map((i) => y(drawn[i]!.row.cells[k]!.value));
    const placed = spread(
      wanted,
      fontSize * 1.25,
      margin.top - 4,
      height - margin.bottom - 0.7 * fontSize,
    );
    return new Map(known.map((i, n) => [i, placed[n]! - wanted[n]!]));
  });
  return {
    form: "line",
    axis: { min, max, format: numberFormat(panel.decimals), title: "", hidden: true },
    key: false,
    margin: {
      ...margin,
      left: Math.max(8, margin.left - half * 0.5),
      right: Math.max(8, margin.right - half * 0.5),
    },
    fontSize,
    format: numberFormat(panel.decimals),
    head: t("filters.year"),
    categories: yearLabels(panel),
    series: drawn.map(({ row, look }, i): Series => {
      const points = new Map<number, Point>();
      for (const k of [0, 1]) {
        const dy = moved[k]!.get(i);
        if (dy === undefined) continue;
        const marks = marksOf(row, k);
        const name = nameOfRow(row, k);
        points.set(k, {
          label: {
            format:
              k === 0
                ? withWords(panel.decimals, `${name}  `, marks && ` ${marks}`)
                : withWords(panel.decimals, "", `${marks && ` ${marks}`}  ${name}`),
            at: k === 0 ? "l" : "r",
            bold: look.strong,
            dy,
          },
          ...(look.symbolSize ? {} : { mark: 6 }),
        });
      }
      return {
        name: row.label,
        look: isCut(row) ? { ...look, dash: dotted } : { ...look, dash: undotted(look.dash) },
        values: row.cells.map(({ status, value }): Value => (status === 0 ? value : undefined)),
        points,
        inKey: true,
      };
    }),
  };
}
