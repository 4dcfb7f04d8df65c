import { number } from "../../formats.ts";
import { mark, reason, sign } from "../../missing.ts";
import { t } from "../../messages/index.ts";
import type { Panel, Row } from "../../series.ts";
import type { Order } from "../../state.ts";
import { draw } from "../chart.ts";
import { looks, type Look } from "../look.ts";
import { fit, r1 } from "../marks.ts";
import { common } from "./told.ts";
import { barStyle, base, categoryAxis, valueAxis } from "../options.ts";
import { size, valuesOf, type Box } from "../plot.ts";
import type { Scale } from "../scale.ts";
import { adopt, svg } from "../svg.ts";
import { measure, wrap } from "../text.ts";
import type { Theme } from "../theme.ts";
import { head, inWords, noNumbers, ofYear } from "./head.ts";
import { isOwn, stretched, type Asked, type Block } from "./kind.ts";

/** Lying bars: one per place, for the last year. */
export function rows(asked: Asked): Block[] {
  const { state } = asked;
  return asked.panels.map((whole, p): Block => {
    const panel = ofYear(whole, state.to);
    if (!panel) return { ...head(asked, whole), ...inWords(t("kinds.noYear", { year: state.to })) };
    return { ...head(asked, panel), ...(noNumbers(panel) ?? one(panel, p, asked)), shown: [panel] };
  });
}

/** Where the lying bars go. */
export interface RowPlot {
  rows: { row: Row; look: Look; name: string[]; value: string; box: Box }[];
  grid: Box;
  scale: Scale;
  barWidth: number;
  width: number;
  height: number;
}

const bar = 20;
const top = 4;

export function rowPlot(panel: Panel, asked: Asked): RowPlot {
  const { width, theme, state } = asked;
  const barWidth = stretched(bar, asked, 14, 36);
  const all = looks(panel.rows, theme);
  const ordered = placesInOrder(panel.rows, state.order);
  const axis = extent(valuesOf(panel.rows));
  const bold = (row: Row) => row.role === "focus";
  const nameWidth = Math.max(...ordered.map((r) => measure(r.label, size.label, bold(r))));
  const left = Math.min(nameWidth, Math.max(110, width * 0.34)) + 12;
  const names = ordered.map((row) => twoLines(row.label, left - 12, bold(row)));
  const step = stretched(size.row, asked, names.some((lines) => lines.length > 1) ? 32 : 22, 64);
  const values = ordered.map(({ cells: [cell] }) =>
    cell!.status === 0
      ? [number(cell!.value, panel.decimals), mark(cell!.flags)].filter(Boolean).join(" ")
      : "",
  );
  const right = Math.max(...values.map((v) => measure(v, size.label, true))) + 10;
  const grid = {
    x: left,
    y: top,
    width: Math.max(40, width - left - right),
    height: ordered.length * step,
  };
  const x = (value: number) => grid.x + ((value - axis.min) / (axis.max - axis.min)) * grid.width;
  return {
    rows: ordered.map((row, i) => {
      const cell = row.cells[0]!;
      const zero = x(0);
      const end = cell.status === 0 ? x(cell.value) : zero;
      const reasonRoom = width - zero - 8;
      return {
        row,
        look: all[panel.rows.indexOf(row)]!,
        name: names[i]!,
        value:
          cell.status === 0
            ? values[i]!
            : fit(`${sign(cell.status)}  ${reason(cell.status)}`, reasonRoom, size.label, false),
        box: {
          x: Math.min(zero, end),
          y: grid.y + i * step + (step - barWidth) / 2,
          width: Math.abs(end - zero),
          height: barWidth,
        },
      };
    }),
    grid,
    scale: axis,
    barWidth,
    width,
    height: grid.height + 8,
  };
}

/** From zero to the outermost numbers: they are written at the bars, so no round ones are needed. */
function extent(values: readonly number[]): Scale {
  const [min, max] = [Math.min(0, ...values), Math.max(0, ...values)];
  const end = min === max ? 1 : max;
  return { min, max: end, step: end - min };
}

/** As chosen, or the largest first with the missing last; then an average stands where its number puts it. */
export function placesInOrder(all: readonly Row[], order: Order): Row[] {
  if (order === "chosen") return [...all];
  const known = all.filter((row) => row.cells[0]!.status === 0);
  return [
    ...known.sort((a, b) => b.cells[0]!.value - a.cells[0]!.value),
    ...all.filter((row) => row.cells[0]!.status !== 0),
  ];
}

/** A name on one line, or on two where it is long. */
function twoLines(name: string, width: number, bold: boolean): string[] {
  const lines = wrap(name, width, size.label, bold);
  const all = lines.length > 2 ? [lines[0]!, lines.slice(1).join(" ")] : lines;
  return all.map((line) => fit(line, width, size.label, bold));
}

function one(panel: Panel, p: number, asked: Asked): Block {
  const { theme, bundle } = asked;
  const layout = rowPlot(panel, asked);
  return {
    height: layout.height,
    elements: [
      adopt(draw(options(layout, theme), layout.width, layout.height)),
      ...texts(layout, theme),
    ],
    field: layout.grid,
    own: isOwn(panel),
    targets: layout.rows.map(({ row, box }, i) => ({
      spot: { indicator: panel.indicator.id, place: row.id, year: panel.years[0]! },
      panel: p,
      row: i,
      column: 0,
      box,
    })),
    notes: common(panel, bundle),
  };
}

/** Each row fills its own category only, since it has a look of its own. */
function options({ rows: all, grid, scale: axis, barWidth }: RowPlot, theme: Theme) {
  return {
    ...base(grid),
    xAxis: { ...valueAxis(axis, theme), splitLine: { show: false } },
    yAxis: {
      ...categoryAxis(
        all.map(({ row }) => row.id),
        theme,
      ),
      inverse: true,
    },
    series: [
      {
        type: "bar",
        data: all.map(({ row, look }) => ({
          value: row.cells[0]!.status === 0 ? row.cells[0]!.value : null,
          itemStyle: barStyle(look, theme),
        })),
        barWidth,
        silent: true,
        emphasis: { disabled: true },
      },
    ],
  };
}

function texts({ rows: all, grid }: RowPlot, theme: Theme): SVGElement[] {
  const leading = 15;
  return all.flatMap(({ row, look, name, value, box }) => {
    const y = box.y + box.height / 2;
    const known = row.cells[0]!.status === 0;
    const text = (words: string, x: number, at: number, more: Record<string, string>) =>
      svg(
        "text",
        {
          x: r1(x),
          y: r1(at),
          dy: "0.35em",
          "font-size": size.label,
          "font-weight": look.strong ? 600 : 400,
          fill: theme.text,
          ...more,
        },
        words,
      );
    return [
      ...name.map((line, i) =>
        text(line, grid.x - 8, y + (i - (name.length - 1) / 2) * leading, { "text-anchor": "end" }),
      ),
      text(value, box.x + box.width + 6, y, known ? {} : { fill: theme.muted }),
    ];
  });
}
