import { between } from "./between.ts";
import { list, number } from "../../formats.ts";
import { mark, reason, type BreakKind } from "../../missing.ts";
import { t } from "../../messages/index.ts";
import { onAxis, yearLabels, type Panel, type Row } from "../../series.ts";
import { endYears } from "../ends.ts";
import { looks, markers, type Look } from "../look.ts";
import { cut, fit, inkOf, r1 } from "../marks.ts";
import { breaks, withReasons } from "./told.ts";
import { size, valuesOf } from "../plot.ts";
import { leastHeight } from "../scale.ts";
import { spread } from "../spread.ts";
import { svg } from "../svg.ts";
import { measure } from "../text.ts";
import type { Theme } from "../theme.ts";
import { head, inWords, noNumbers, ofYear } from "./head.ts";
import { isOwn, stretched, type Asked, type Block, type Target } from "./kind.ts";
import { footnotes, panelNotes } from "./notes.ts";

/** Two years beside each other, a line per place between them, name and number at both ends. */
export function slope(asked: Asked): Block[] {
  return asked.panels.map((panel, p) => ({
    ...head(asked, panel),
    ...(noNumbers(panel) ?? one(panel, p, asked)),
  }));
}

function one(panel: Panel, p: number, asked: Asked): Omit<Block, "heading"> {
  const ends = endYears(panel);
  if (!ends) return inWords(t("kinds.unfit.slope.values"));
  const layout = slopePlot(panel, ends, asked);
  return {
    height: layout.height,
    elements: drawn(layout, asked.theme),
    field: layout.field,
    own: isOwn(panel),
    targets: targets(panel, p, layout),
    shown: [layout.panel, ...leftOut(panel, ends)],
    notes: notes(panel, ends, layout, asked),
  };
}

/** One end of a line. `at` is where its label stands after the labels have made room for each other. */
export interface End {
  y: number;
  at: number;
  value: string;
  name: string;
}

export interface SlopeLine {
  row: Row;
  look: Look;
  /** Left and right; undefined where the number is missing. */
  ends: [End | undefined, End | undefined];
  /** The numbers cannot be held against each other. */
  cut: boolean;
}

export interface SlopePlot {
  /** The panel with its two years only. */
  panel: Panel;
  lines: SlopeLine[];
  /** The two columns. */
  x: [number, number];
  top: number;
  bottom: number;
  height: number;
  width: number;
  /** Number over name, where the two do not fit beside each other. */
  stacked: boolean;
  /** Of the widest number. */
  valueWidth: number;
  /** The number at the foot of the columns. */
  min: number;
  field: Block["field"] & object;
}

const top = 36;
/** Between a column and its labels, for what leads to a label that had to move. */
const margin = 20;
const widest = 860;

/** Where a slope between the two years goes. */
export function slopePlot(panel: Panel, [a, b]: [number, number], asked: Asked): SlopePlot {
  const { width, theme } = asked;
  const two = between(panel, [a, b]);
  const all = looks(two.rows, theme);
  const stacked = width < 560;
  const gap = stacked ? 27 : 16;
  const shown = two.rows
    .map((row, i) => ({ row, look: all[i]! }))
    .filter(({ row }) => row.cells.some((c) => c.status === 0));
  const texts = shown.map(({ row }) => row.cells.map((c) => numberAt(two, c)));
  const strong = ({ look }: { look: Look }) => look.strong;
  const valueWidth = Math.max(
    0,
    ...texts.flatMap((pair, i) => pair.map((v) => measure(v, size.label, strong(shown[i]!)))),
  );
  const nameSize = stacked ? size.value : size.label;
  const nameWidth = Math.max(0, ...shown.map((s) => measure(s.row.label, nameSize, strong(s))));
  const side = stacked
    ? Math.max(valueWidth, Math.min(nameWidth, width * 0.3))
    : Math.min(valueWidth + 8 + nameWidth, width * 0.34);
  const nameRoom = stacked ? side : side - valueWidth - 8;
  const x: [number, number] = [side + margin, Math.min(width - side, side + widest) - margin];
  const [min, max] = span(valuesOf(two.rows), panel.decimals);
  const inner = Math.max(stretched(stacked ? 240 : 300, asked, 140), (shown.length - 1) * gap);
  const bottom = top + inner;
  const y = (v: number) => bottom - ((v - min) / (max - min)) * inner;
  const placed = [0, 1].map((k) => {
    const known = shown.flatMap(({ row }, i) => (row.cells[k]!.status === 0 ? [i] : []));
    const heights = spread(
      known.map((i) => y(shown[i]!.row.cells[k]!.value)),
      gap,
      top - 4,
      bottom + 4,
    );
    return new Map(known.map((i, n) => [i, heights[n]!]));
  });
  const end = (i: number, k: number): End | undefined => {
    const { row, look } = shown[i]!;
    const at = placed[k]!.get(i);
    if (at === undefined) return undefined;
    const name = fit(row.label, nameRoom, nameSize, look.strong);
    return { y: y(row.cells[k]!.value), at, value: texts[i]![k]!, name };
  };
  return {
    panel: two,
    lines: shown.map(({ row, look }, i) => ({
      row,
      look,
      ends: [end(i, 0), end(i, 1)],
      cut: row.breaks[1]!.length > 0,
    })),
    x,
    top,
    bottom,
    height: bottom + 24,
    width,
    stacked,
    valueWidth,
    min,
    field: { x: x[0], y: top, width: x[1] - x[0], height: inner },
  };
}

/**
 * What the columns hold: the numbers, and so much that a change of a few per cent, or one that cannot be printed, does
 * not look like a great one.
 */
function span(values: readonly number[], decimals: number): [number, number] {
  const [min, max] = [Math.min(...values), Math.max(...values)];
  const least = Math.max(0.3 * Math.max(Math.abs(min), Math.abs(max)), leastHeight(decimals));
  const air = Math.max(0, least - (max - min)) / 2;
  return [min - air, max + air];
}

function numberAt(panel: Panel, { status, value, flags }: Row["cells"][number]): string {
  if (status !== 0) return "";
  return [number(value, panel.decimals), mark(flags & ~onAxis)].filter(Boolean).join(" ");
}

function drawn(layout: SlopePlot, theme: Theme): SVGElement[] {
  const { x, bottom, panel } = layout;
  const years = yearLabels(panel);
  const columns = x.flatMap((at, k) => [
    svg("path", { d: `M${r1(at)} ${top - 10}V${r1(bottom + 6)}`, stroke: theme.axis }),
    svg(
      "text",
      {
        x: r1(at),
        y: 4,
        dy: "0.8em",
        "text-anchor": "middle",
        "font-size": size.label,
        "font-weight": 600,
        fill: theme.text,
      },
      years[k]!,
    ),
  ]);
  const rank = ({ row }: SlopeLine) => (row.role === "focus" ? 2 : row.role === "average" ? 1 : 0);
  const lines = [...layout.lines].sort((a, b) => rank(a) - rank(b));
  return [
    ...columns,
    ...lines.flatMap((line) => stroke(line, x, theme)),
    ...lines.flatMap((line) => [0, 1].flatMap((k) => label(line, k, layout, theme))),
  ];
}

/** How much of a cut line is left out, around its middle. */
const hole = 0.04;

function stroke({ ends: [a, b], look, cut: broken }: SlopeLine, x: [number, number], theme: Theme) {
  const point = (end: End | undefined, at: number) => (end ? [marker(look, at, end.y)] : []);
  if (!a || !b) return [...point(a, x[0]), ...point(b, x[1])];
  const along = (share: number) =>
    `${r1(x[0] + (x[1] - x[0]) * share)} ${r1(a.y + (b.y - a.y) * share)}`;
  const d = broken
    ? `M${along(0)}L${along(0.5 - hole)}M${along(0.5 + hole)}L${along(1)}`
    : `M${along(0)}L${along(1)}`;
  return [
    svg("path", {
      d,
      fill: "none",
      stroke: look.color,
      "stroke-width": look.width,
      "stroke-dasharray": Array.isArray(look.dash) ? look.dash.join(" ") : undefined,
    }),
    ...(broken ? [cut((x[0] + x[1]) / 2, (a.y + b.y) / 2, inkOf(look.color, theme))] : []),
    marker(look, x[0], a.y),
    marker(look, x[1], b.y),
  ];
}

function marker(look: Look, x: number, y: number): SVGElement {
  const across = look.symbolSize || 6;
  const scaled = across / 14;
  return svg("path", {
    d: markers[look.symbol],
    fill: look.color,
    transform: `translate(${r1(x - across / 2)} ${r1(y - across / 2)}) scale(${scaled.toFixed(3)})`,
  });
}

function label(line: SlopeLine, k: number, layout: SlopePlot, theme: Theme): SVGElement[] {
  const end = line.ends[k];
  if (!end) return [];
  const way = k === 0 ? -1 : 1;
  const point = layout.x[k]! + way * 7;
  const edge = layout.x[k]! + way * (margin - 4);
  const text = (words: string, y: number, fontSize: number, fill: string, away = 0) =>
    svg(
      "text",
      {
        x: r1(layout.x[k]! + way * (margin + away)),
        y: r1(y),
        dy: "0.35em",
        "text-anchor": k === 0 ? "end" : "start",
        "font-size": fontSize,
        "font-weight": line.look.strong ? 600 : 400,
        fill,
      },
      words,
    );
  return [
    svg("path", {
      d: `M${r1(point)} ${r1(end.y)}L${r1(edge)} ${r1(end.at)}`,
      fill: "none",
      stroke: line.look.color,
      "stroke-opacity": 0.55,
    }),
    ...(layout.stacked
      ? [
          text(end.value, end.at - 6, size.label, theme.text),
          text(end.name, end.at + 7, size.value, line.look.strong ? theme.text : theme.muted),
        ]
      : [
          text(end.value, end.at, size.label, theme.text),
          text(end.name, end.at, size.label, theme.text, layout.valueWidth + 8),
        ]),
  ];
}

function targets(panel: Panel, p: number, layout: SlopePlot): Target[] {
  return layout.lines.flatMap(({ row, ends }) =>
    ends.flatMap((end, k): Target[] =>
      end
        ? [
            {
              spot: {
                indicator: panel.indicator.id,
                place: row.id,
                year: layout.panel.years[k]!,
              },
              panel: p,
              row: panel.rows.findIndex((r) => r.id === row.id),
              column: k,
              box: { x: layout.x[k]!, y: end.y, width: 0, height: 0 },
            },
          ]
        : [],
    ),
  );
}

function notes(
  panel: Panel,
  [a, b]: [number, number],
  { panel: two, min }: SlopePlot,
  { state, bundle }: Asked,
): string[] {
  const [from, to] = [panel.years[a]!, panel.years[b]!];
  const half = two.rows.filter((row) => row.cells.some((c) => c.status !== 0));
  const since = (row: Row): BreakKind[] =>
    row.cells.every((c) => c.status === 0) ? row.breaks[1]!.map((x) => x.kind) : [];
  const redefined = panel.years.filter((_, k) => panel.redefined[k] && k > a && k <= b);
  return [
    ...(from !== state.from || to !== state.to ? [t("kinds.note.slope.years", { from, to })] : []),
    ...leftOut(panel, [a, b]).map((one) =>
      t("kinds.note.slope.end", { year: one.years[0]!, places: list(one.rows.map(withReasons)) }),
    ),
    ...panelNotes(two, bundle),
    ...(redefined.length
      ? [t("figure.note.redefined", { years: list(redefined.map(String)) })]
      : []),
    ...(half.length
      ? [t("kinds.note.slope.without", { places: list(half.map((row) => missingAt(row, two))) })]
      : []),
    ...breaks(two.rows, since),
    ...footnotes([two]),
    ...(min > 0 ? [t("figure.note.axis")] : []),
  ];
}

/** The first and the last year asked for, where a slope does not reach them, with those that have no number there. */
export function leftOut(panel: Panel, [a, b]: [number, number]): Panel[] {
  const last = panel.years.length - 1;
  return [...(a > 0 ? [0] : []), ...(b < last ? [last] : [])].map((k) => {
    const year = ofYear(panel, panel.years[k]!)!;
    return {
      ...year,
      redefined: [false],
      rows: year.rows.filter((row) => row.role !== "background" && row.cells[0]!.status !== 0),
    };
  });
}

/** "Drammen (2015: ikke med i datasettet)"; where both years are missing for one reason, only that. */
function missingAt(row: Row, { years }: Panel): string {
  const [a, b] = row.cells;
  if (a!.status === b!.status) return withReasons(row);
  const why = row.cells.flatMap(({ status }, k) =>
    status === 0
      ? []
      : [t("kinds.note.slope.missing", { year: years[k]!, reason: reason(status) })],
  );
  return t("sum.members.outOne", { place: row.label, reason: why.join(", ") });
}
