import { panelsShown } from "../../../figure/fit.ts";
import { head, nameOf, noNumbers } from "../../../figure/kinds/head.ts";
import { breaks, common, withReasons, without } from "../../../figure/kinds/told.ts";
import { placeNumbers } from "../../../figure/labels.ts";
import { looks, type Look } from "../../../figure/look.ts";
import { maxNamed } from "../../../figure/names.ts";
import { stretches } from "../../../figure/options.ts";
import { plot, valuesOf, type Series as PlotSeries } from "../../../figure/plot.ts";
import { scale, type Scale } from "../../../figure/scale.ts";
import { spread } from "../../../figure/spread.ts";
import { light, palette } from "../../../figure/theme.ts";
import type { Finished } from "../../../finished.ts";
import { t } from "../../../messages/index.ts";
import { hasValue, onAxis, yearLabels, type Panel, type Row } from "../../../series.ts";
import type { Chart, Label, Margin, Point, Series, Value } from "../chart-spec.ts";
import { numberFormat, withWords, wordsAlone } from "../number-format.ts";
import type { Content, Remarks, Told } from "../page.ts";
import { cut, widest } from "../texts.ts";
import { byWeight, gaps, written } from "./notes.ts";
import { axisOf, letters, lettersOf, marginOf, namesUnder } from "./plot.ts";

/** Lines over years: a chart per indicator, or per indicator and place. */
export function lines(figure: Finished): Told {
  const apart = panelsShown(figure) === "places";
  const most = Math.max(0, ...figure.panels.map((panel) => panel.rows.filter(hasValue).length));
  // Many lines and the names at their ends need the whole slide.
  const perSlide = apart ? 6 : most > few ? 1 : most > 3 ? 2 : 4;
  const contents = figure.panels.flatMap((panel): Content[] => {
    const { heading } = head({ ...figure, width: 0, theme: light }, panel);
    const empty = noNumbers(panel);
    if (empty) return [{ kind: "words", heading, words: empty.empty! }];
    const remarks = [remarksOn(panel, figure, apart)];
    const charts = apart ? perPlace(panel, figure) : [allPlaces(panel, heading, figure, perSlide)];
    return charts.map((content) => ({ ...content, remarks }));
  });
  return { contents, perSlide, notes: [] };
}

function remarksOn(panel: Panel, { bundle, state }: Finished, apart: boolean): Remarks {
  const drawn = panel.rows.filter(hasValue);
  const crowded = !apart && drawn.length > few;
  return {
    name: nameOf(panel),
    levels: byWeight(
      panel,
      [
        ...(scale(valuesOf(drawn), false, panel.decimals).min > 0 ? [t("figure.note.axis")] : []),
        ...gaps(panel),
        ...without(panel),
      ],
      [
        ...breaks(panel.rows),
        ...common(panel, bundle),
        ...(crowded ? [t("slides.note.letters")] : []),
        ...(state.labels && drawn.length > 1 ? [t("slides.note.numbers")] : []),
      ],
    ),
    shown: [written(panel, (row) => !crowded || isLettered(row))],
  };
}

function isLettered({ role }: Row): boolean {
  return role === "focus" || role === "average";
}

/** With more lines than this, numbers and letters are written for the first place and the averages only. */
const few = 6;

/** Between names at the ends of lines, in sizes of their letters. */
const nameRow = 1.22;

interface Drawn {
  row: Row;
  look: Look;
}

function allPlaces(
  panel: Panel,
  heading: string | undefined,
  figure: Finished,
  perSlide: number,
): Content {
  const all = looks(panel.rows, light);
  const drawn = panel.rows
    .map((row, i): Drawn => ({ row, look: all[i]! }))
    .filter(({ row }) => hasValue(row));
  const axis = scale(valuesOf(drawn.map(({ row }) => row)), false, panel.decimals);
  // Beside the names at the ends, years stand close.
  const fontSize = perSlide > 1 && figure.panels.length > 1 ? 10 : letters(1);
  const wanted: Wanted = {
    panel,
    drawn,
    axis,
    fontSize,
    named: drawn.map(({ row }) => row.label),
    unit: panel.unit,
    numbered: figure.state.labels,
  };
  return { kind: "chart", heading, make: (width, height) => chart(wanted, width, height) };
}

/** The place strong and the averages dashed; its name is over the chart. */
function perPlace(panel: Panel, figure: Finished): Content[] {
  const all = looks(panel.rows, light);
  const averages = panel.rows
    .map((row, i): Drawn => ({ row, look: { ...all[i]!, width: 1.75 } }))
    .filter(({ row }) => row.role === "average" && hasValue(row));
  const places = panel.rows.filter((row) => row.role === "focus" || row.role === "other");
  const axis = scale(
    valuesOf([...places, ...averages.map(({ row }) => row)]),
    false,
    panel.decimals,
    4,
  );
  const fontSize = letters(places.length);
  return places.map((row): Content => {
    const over = figure.panels.length > 1 ? `${nameOf(panel)}: ` : "";
    if (!hasValue(row))
      return { kind: "words", heading: over + row.label, words: withReasons(row) };
    const own = all[panel.rows.indexOf(row)]!;
    const color = (palette as readonly string[]).includes(own.color) ? own.color : light.text;
    const look: Look = { ...own, color, width: 2.75, dash: "solid", symbolSize: 6, strong: true };
    const wanted: Wanted = {
      panel,
      drawn: [{ row, look }, ...averages],
      axis,
      fontSize,
      named: averages.map((one) => one.row.label),
      unit: figure.panels.length > 1 ? panel.unit : "",
      numbered: figure.state.labels,
    };
    return {
      kind: "chart",
      heading: over + row.label,
      make: (width, height) => chart(wanted, width, height),
    };
  });
}

interface Wanted {
  panel: Panel;
  drawn: readonly Drawn[];
  axis: Scale;
  fontSize: number;
  /** Whose names stand at the ends of their lines. */
  named: readonly string[];
  /** "": it is told elsewhere on the slide. */
  unit: string;
  /** Whether the numbers are written. */
  numbered: boolean;
}

function chart(wanted: Wanted, width: number, height: number): Chart {
  const { panel, drawn, axis, named, unit, numbered } = wanted;
  // Where the names have no room at the ends of the lines, the letters are smaller, at last the names stand in a key.
  const sizes = [12, 11, 10, 9, 8].filter((size) => size <= wanted.fontSize);
  const roomy = sizes.find((size) => named.length * nameRow * size <= height - 5 * size);
  const fontSize = roomy ?? wanted.fontSize;
  const key = drawn.length > maxNamed || roomy === undefined;
  const beside = key ? [] : named;
  const nameRoom = Math.min(width * 0.34, widest(beside, fontSize, true) * 1.05);
  const sides = marginOf(axis, fontSize, {
    right: key ? width * 0.24 : beside.length ? nameRoom + 14 : 12,
    unit: unit !== "",
  });
  const categories = yearLabels(panel);
  const under = namesUnder(categories, width - sides.left - sides.right, fontSize);
  const margin = { ...sides, bottom: under.height };
  const inner = height - margin.top - margin.bottom;
  const y = (value: number) =>
    margin.top + inner - ((value - axis.min) / (axis.max - axis.min)) * inner;

  const ends = drawn.flatMap(({ row }, i) => {
    const k = row.cells.findLastIndex((cell) => cell.status === 0);
    return !beside.includes(row.label) || k < 0 ? [] : [{ i, k, y: y(row.cells[k]!.value) }];
  });
  const heights = spread(
    ends.map((end) => end.y),
    fontSize * nameRow,
    margin.top - fontSize * 0.4,
    height - margin.bottom,
  );
  const last = panel.years.length - 1;
  const endOf = new Map(
    ends.map(({ i, k, y: at }, e): [number, { k: number; dy: number }] => [
      i,
      { k, dy: heights[e]! - at },
    ]),
  );
  const placed = numbered ? numbersAt(wanted, width, height, margin) : [];
  const series = drawn.flatMap(({ row, look }, i): Series[] => {
    const told = drawn.length <= few || isLettered(row);
    const numbers = placed.filter((one) => one.s === i);
    const end = endOf.get(i);
    const pieces = stretches(row).filter((piece) => piece.some((v) => v !== null));
    return pieces.map((piece, p): Series => {
      const first = piece.findIndex((v) => v !== null);
      const points = new Map<number, Point>();
      piece.forEach((value, k) => {
        if (value === null) return;
        const marks = told ? lettersOf(row.cells[k]!.flags, onAxis) : "";
        const label =
          end?.k === k
            ? endLabel(row, look, marks, k === last ? end.dy : 0, nameRoom, fontSize, {
                decimals: panel.decimals,
                numbered,
                beyond: k < last,
              })
            : pointLabel(
                marks,
                look,
                panel.decimals,
                numbers.find((one) => one.k === k),
              );
        const alone =
          (piece[k - 1] ?? null) === null && (piece[k + 1] ?? null) === null && !look.symbolSize;
        if (label || alone) points.set(k, { label, ...(alone && { mark: 6 }) });
      });
      return {
        name:
          p === 0 ? row.label : t("slides.from", { place: row.label, year: panel.years[first]! }),
        look,
        values: piece.map((v): Value => v ?? undefined),
        points,
        inKey: p === 0,
      };
    });
  });
  return {
    form: "line",
    axis: axisOf(axis, unit),
    key,
    margin,
    fontSize,
    format: numberFormat(panel.decimals),
    head: t("filters.year"),
    categories,
    turned: under.turned,
    series,
  };
}

/** The place's name at the end of its line; of one that ends before the last year, over its last point. */
function endLabel(
  row: Row,
  look: Look,
  marks: string,
  dy: number,
  room: number,
  fontSize: number,
  { decimals, numbered, beyond }: { decimals: number; numbered: boolean; beyond: boolean },
): Label {
  const name = [cut(row.label, room, fontSize, 1, look.strong), marks].filter(Boolean).join(" ");
  return {
    ...(numbered ? { format: withWords(decimals, "", ` ${name}`) } : { words: name }),
    at: beyond ? "t" : "r",
    bold: look.strong,
    dy,
  };
}

function pointLabel(
  marks: string,
  look: Look,
  decimals: number,
  number: Number | undefined,
): Label | undefined {
  if (!marks && !number) return undefined;
  return {
    format: number ? withWords(decimals, "", marks && ` ${marks}`) : wordsAlone(marks),
    at: number?.at ?? "t",
    bold: look.strong || !number,
  };
}

/** A number that has room at its point. */
interface Number {
  s: number;
  k: number;
  at: "t" | "b";
}

/** As many numbers as there is room for, as the figure on the page chooses them. */
function numbersAt(
  { panel, drawn, axis }: Wanted,
  width: number,
  height: number,
  margin: Margin,
): Number[] {
  const layout = plot({
    form: "line",
    series: drawn.map(({ row, look }): PlotSeries => ({ ...row, look })),
    categories: yearLabels(panel),
    scale: axis,
    width,
    height,
    left: margin.left,
    right: margin.right,
    foot: margin.bottom,
  });
  return placeNumbers(layout, panel.decimals).map(({ s, k, box }) => ({
    s,
    k,
    at: box.y + box.height / 2 < layout.box(s, k).y ? "t" : "b",
  }));
}
