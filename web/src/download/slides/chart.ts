import type { Look } from "../../figure/look.ts";
import { axes, axisIds } from "./chart-axes.ts";
import { labels } from "./chart-labels.ts";
import type { Categories, Chart, Dots, Point, Reach, Scatter, Series } from "./chart-spec.ts";
import { flag, letters, numbersAt, place, share, stringsAt, title, value } from "./chart-text.ts";
import { measure } from "./measure.ts";
import { barPaint, marker, noFill, noLine, stroke } from "./paint.ts";
import type { Reference, Sheet } from "./sheet.ts";
import { el } from "./xml.ts";

export const chartSpace = "http://schemas.openxmlformats.org/drawingml/2006/chart";

export const namespaces = {
  "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
  "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
} as const;

export interface Drawn {
  chart: Chart;
  sheet: Sheet;
  /** In points, with the warning. */
  width: number;
  height: number;
  /** Stands in the chart itself, so that it follows when the chart is copied out of the slide. */
  warning: string;
  /** The relation to its workbook. */
  workbook: string;
  language: string;
}

const warningSize = 10;

/** The height that a warning takes over what is drawn. */
export function warningHeight(warning: string): number {
  return warning ? 1.5 * warningSize : 0;
}

export function chartXml({ chart: bare, sheet, width, height, ...rest }: Drawn): string {
  const { warning, workbook, language } = rest;
  const { margin: m } = bare;
  const chart: Chart = { ...bare, margin: { ...m, top: m.top + warningHeight(warning) } };
  const room = { width, height, fontSize: chart.fontSize };
  return el(
    "c:chartSpace",
    { "xmlns:c": chartSpace, ...namespaces },
    flag("date1904", false),
    el("c:lang", { val: language }),
    flag("roundedCorners", false),
    el(
      "c:chart",
      {},
      warning ? title(warning, warningSize, { at: { x: 0, y: 0 }, bold: true }) : "",
      flag("autoTitleDeleted", !warning),
      el(
        "c:plotArea",
        {},
        inner(chart, width, height),
        drawn(chart, sheet, room),
        ...axes(chart, height),
        el("c:spPr", {}, noFill, noLine),
      ),
      chart.key && chart.form !== "scatter" ? key(chart, width, height) : "",
      flag("plotVisOnly", true),
      el("c:dispBlanksAs", { val: "gap" }),
    ),
    el("c:spPr", {}, noFill, noLine),
    letters(chart.fontSize),
    el("c:externalData", { "r:id": workbook }, flag("autoUpdate", false)),
  );
}

/** Where the plot itself stands, its axis's numbers not counted. */
function inner({ margin }: Chart, width: number, height: number): string {
  const { left, right, top, bottom } = margin;
  const at = {
    "c:x": share(left, width),
    "c:y": share(top, height),
    "c:w": share(Math.max(20, width - left - right), width),
    "c:h": share(Math.max(20, height - top - bottom), height),
  };
  return el("c:layout", {}, place("edge", at, true));
}

interface Room {
  width: number;
  height: number;
  fontSize: number;
}

function drawn(chart: Chart, sheet: Sheet, room: Room): string {
  switch (chart.form) {
    case "line":
      return lines(chart, sheet, room);
    case "scatter":
      return scatter(chart, sheet, room);
    case "columns":
    case "rows":
      return bars(chart, sheet, room);
  }
}

/** What is drawn later lies over the others; in the sheet all stand as they were chosen. */
function drawingOrder({ series }: Categories): number[] {
  const rank = ({ look }: Series) => (look.strong ? 2 : look.symbolSize ? 0 : 1);
  return [...series.keys()].sort((a, b) => rank(series[a]!) - rank(series[b]!));
}

function lines(chart: Categories, sheet: Sheet, room: Room): string {
  return el(
    "c:lineChart",
    {},
    el("c:grouping", { val: "standard" }),
    flag("varyColors", false),
    ...drawingOrder(chart).map((s, order) => {
      const one = chart.series[s]!;
      return el(
        "c:ser",
        {},
        ...begin(order, one.name, sheet.series[s]!),
        el("c:spPr", {}, stroke(one.look.color, one.look.width, one.look.dash)),
        marker(one.look),
        ...[...one.points].flatMap(([k, point]) => (point.mark ? [markAt(k, one, point)] : [])),
        labels(one.points, one.label, room, isLed(one, chart.fontSize)),
        el("c:cat", {}, stringsAt(sheet.categories, chart.categories)),
        el("c:val", {}, numbersAt(sheet.series[s]!.values, one.values, chart.format)),
        flag("smooth", false),
      );
    }),
    flag("marker", true),
    ...axisIds(),
  );
}

/** A name that stands well away from its line has a line to it. */
function isLed({ points }: Series, fontSize: number): boolean {
  return [...points.values()].some(({ label }) => Math.abs(label?.dy ?? 0) > 0.8 * fontSize);
}

function markAt(k: number, { look }: Series, { mark, look: own }: Point): string {
  return el(
    "c:dPt",
    {},
    el("c:idx", { val: k }),
    marker(own ?? look, mark),
    flag("bubble3D", false),
    el("c:spPr", {}, stroke(look.color, look.width, look.dash)),
  );
}

function bars(chart: Categories, sheet: Sheet, room: Room): string {
  return el(
    "c:barChart",
    {},
    el("c:barDir", { val: chart.form === "rows" ? "bar" : "col" }),
    el("c:grouping", { val: "clustered" }),
    flag("varyColors", false),
    ...chart.series.map((one, s) =>
      el(
        "c:ser",
        {},
        ...begin(s, one.name, sheet.series[s]!),
        el("c:spPr", {}, barPaint(one.look)),
        flag("invertIfNegative", false),
        ...[...one.points].flatMap(([k, { look }]) => (look ? [barAt(k, look)] : [])),
        labels(one.points, one.label, room),
        el("c:cat", {}, stringsAt(sheet.categories, chart.categories)),
        el("c:val", {}, numbersAt(sheet.series[s]!.values, one.values, chart.format)),
      ),
    ),
    el("c:gapWidth", { val: chart.gap ?? 30 }),
    el("c:overlap", { val: chart.overlap ?? 0 }),
    ...axisIds(),
  );
}

function barAt(k: number, look: Look): string {
  return el(
    "c:dPt",
    {},
    el("c:idx", { val: k }),
    flag("invertIfNegative", false),
    flag("bubble3D", false),
    el("c:spPr", {}, barPaint(look)),
  );
}

function scatter(chart: Scatter, sheet: Sheet, room: Room): string {
  return el(
    "c:scatterChart",
    {},
    el("c:scatterStyle", { val: "lineMarker" }),
    flag("varyColors", false),
    ...chart.dots.map((dots, s) => dotSeries(dots, s, sheet.series[s]!, chart, room)),
    ...axisIds(),
  );
}

function dotSeries(dots: Dots, s: number, at: Reference, chart: Scatter, room: Room): string {
  const { look, lines: out } = dots;
  return el(
    "c:ser",
    {},
    ...begin(s, dots.name, at),
    el("c:spPr", {}, el("a:ln", { w: 19050 }, noFill)),
    marker(look),
    labels(dots.points, undefined, room),
    out?.x !== undefined && toBothSides(out.x, out.look),
    out?.y && upAndDown(out.y, out.look),
    el("c:xVal", {}, numbersAt(at.x, dots.x, chart.xAxis.format)),
    el("c:yVal", {}, numbersAt(at.values, dots.y, chart.axis.format)),
    flag("smooth", false),
  );
}

type Line = Pick<Look, "color" | "width" | "dash">;

/** Lines out from a dot are its error bars: they go where it goes and need no cells of their own. */
function upAndDown([minus, plus]: Reach, look: Line): string {
  const amount = (name: string, n: number) =>
    el(
      name,
      {},
      el(
        "c:numLit",
        {},
        el("c:formatCode", {}, "General"),
        el("c:ptCount", { val: 1 }),
        el("c:pt", { idx: 0 }, value(String(n))),
      ),
    );
  return errorBars("y", "cust", look, amount("c:plus", plus), amount("c:minus", minus));
}

/** LibreOffice takes no others along this axis; what is beyond the plot is not drawn. */
function toBothSides(reach: number, look: Line): string {
  return errorBars("x", "fixedVal", look, el("c:val", { val: reach }));
}

function errorBars(direction: "x" | "y", kind: string, look: Line, ...amounts: string[]): string {
  return el(
    "c:errBars",
    {},
    el("c:errDir", { val: direction }),
    el("c:errBarType", { val: "both" }),
    el("c:errValType", { val: kind }),
    flag("noEndCap", true),
    ...amounts,
    el("c:spPr", {}, stroke(look.color, look.width, look.dash)),
  );
}

function begin(order: number, name: string, { name: at }: Reference): string[] {
  return [
    el("c:idx", { val: order }),
    el("c:order", { val: order }),
    el("c:tx", {}, at ? stringsAt(at, [name]) : value(name)),
  ];
}

/** The height of a line of the key, in sizes of its letters. */
export const keyRow = 1.4;

/** Of bars beside the unit, over the plot; of many lines to the right. */
function key(chart: Categories, width: number, height: number): string {
  const { form, series, fontSize, margin, axis } = chart;
  const order = form === "line" ? drawingOrder(chart) : [...series.keys()];
  const unit = measure(axis.title, fontSize) + 12;
  const entries = series.filter((one) => one.inKey).length;
  const left = Math.max(margin.left, unit);
  const high = (1.8 + ((chart.keyLines ?? 1) - 1) * keyRow) * fontSize;
  const tall = height - margin.top - margin.bottom;
  const at =
    form === "line"
      ? {
          "c:x": share(width - margin.right + 6, width),
          "c:y": share(margin.top, height),
          "c:w": share(margin.right - 6, width),
          "c:h": share(tall, height),
        }
      : {
          "c:x": share(left, width),
          "c:y": share(Math.max(0, margin.top - 0.3 * fontSize - high), height),
          "c:w": share(width - left - margin.right, width),
          "c:h": share(high, height),
        };
  return el(
    "c:legend",
    {},
    el("c:legendPos", { val: form === "line" ? "r" : "t" }),
    ...order.flatMap((s, idx) =>
      series[s]!.inKey
        ? []
        : [el("c:legendEntry", {}, el("c:idx", { val: idx }), flag("delete", true))],
    ),
    el("c:layout", {}, place("edge", at)),
    flag("overlay", false),
    letters(form === "line" ? Math.min(fontSize, tall / entries / keyRow) : fontSize),
  );
}
