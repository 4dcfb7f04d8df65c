import { t } from "../../messages/index.ts";
import { hasValue, onAxis, yearLabels, type Panel, type Row } from "../../series.ts";
import { draw } from "../chart.ts";
import { key, type Entry } from "../key.ts";
import { barNumbers, barsHaveRoom, lineNumbers } from "../labels.ts";
import { backdrop, looks, type Look } from "../look.ts";
import { cuts, fit, gapSigns, letters, r1 } from "../marks.ts";
import { breaks, common, withReasons } from "./told.ts";
import { options } from "../options.ts";
import {
  plot,
  size,
  tickRoom,
  valuesOf,
  type Form,
  type Plot,
  type Series,
  type Whose,
} from "../plot.ts";
import { scale } from "../scale.ts";
import { adopt, svg } from "../svg.ts";
import { palette, type Theme } from "../theme.ts";
import { inKeyOrder } from "./groups.ts";
import { isOwn, stretched, type Asked, type Block, type Target } from "./kind.ts";

/** One small plot in the grid: a place, its plot, and where that goes. */
export interface Small {
  row: Row;
  x: number;
  y: number;
  layout: Plot;
}

const gap = 24;
const headHeight = 22;
const plotHeight = 156;
/** Of a small plot that still can be read. */
const narrowest = 160;

/** Small plots, one per chosen place, on the same axis: the place strong, the averages dashed, in lines the others behind. */
export function multiples(
  form: Form,
  panel: Panel,
  p: number,
  asked: Asked,
): Omit<Block, "heading"> {
  const { width, theme, state, bundle } = asked;
  const averages = averagesOf(panel, theme);
  const top = key(entries(form, panel, averages, theme), width, theme);
  const all = smalls(form, panel, asked);
  const decimals = panel.years.map(() => panel.decimals);
  const room = all.every(({ layout }) => form === "line" || barsHaveRoom(layout, decimals));
  const elements = [...top.elements];
  const targets: Target[] = [];
  let left = !room;
  let lettered = true;
  for (const { row, x, y, layout } of all) {
    const mine: Whose = (one) => one.id === row.id;
    const group = svg(
      "g",
      { transform: `translate(${r1(x)} ${r1(y + top.height)})` },
      heading(row, layout, theme),
    );
    const written = letters(layout, theme, form === "bars" && state.labels && room, onAxis, mine);
    lettered &&= written.all;
    const inner = svg(
      "g",
      { transform: `translate(0 ${headHeight})` },
      adopt(draw(options(layout, theme), layout.width, layout.height)),
      ...gapSigns(layout, theme),
      ...(form === "bars" ? averages.flatMap((one) => dashes(one, layout)) : []),
      ...written.elements,
      ...(form === "line" ? cuts(layout, theme) : []),
    );
    if (state.labels && form === "line") {
      const numbers = lineNumbers(layout, panel.decimals, theme, mine);
      inner.append(...numbers.elements);
      left ||= !numbers.all;
    } else if (state.labels && room) {
      inner.append(...barNumbers(layout, decimals, theme).elements);
    }
    group.append(inner);
    elements.push(group);
    const at = { x, y: y + top.height + headHeight };
    targets.push(...smallTargets(panel, p, layout, row, averages, at));
  }
  const last = all.at(-1)!;
  const axisCut = form === "line" && last.layout.scale.min > 0;
  return {
    height: top.height + last.y + headHeight + last.layout.height,
    elements,
    own: isOwn(panel),
    field: {
      x: 0,
      y: top.height,
      width,
      height: Math.min(last.y + headHeight + last.layout.height, 2 * plotHeight),
    },
    targets: inKeyOrder(targets),
    notes: [
      ...common(panel, bundle),
      ...panel.rows
        .filter((row) => row.role === "average" && !hasValue(row))
        .map((row) => t("figure.note.without", { places: withReasons(row) })),
      ...(form === "line" ? breaks(panel.rows) : []),
      ...(axisCut ? [t("figure.note.axis")] : []),
      ...(state.labels && left
        ? [t(form === "line" ? "kinds.note.labels.lines" : "kinds.note.labels.bars")]
        : []),
      ...(lettered ? [] : [t("kinds.note.letters")]),
    ],
  };
}

/** The small plots in reading order. Only those of the first column have the axis's numbers beside them. */
export function smalls(form: Form, panel: Panel, asked: Asked): Small[] {
  const { width, theme } = asked;
  const places = panel.rows.filter(isPlace);
  const averages = averagesOf(panel, theme);
  const own = looks(panel.rows, theme);
  const axis = scale(
    valuesOf(panel.rows.filter((r) => isPlace(r) || r.role === "average")),
    form === "bars",
    panel.decimals,
    4,
  );
  const margin = tickRoom(axis);
  const columns = columnsFor(width, places.length, asked.stretch !== undefined);
  const across = (width - margin - (columns - 1) * gap) / columns;
  const oneLine = asked.stretch !== undefined && columns === places.length;
  const high = stretched(oneLine ? 1.5 * plotHeight : plotHeight, asked, 100);
  return places.map((row, i): Small => {
    const column = i % columns;
    const first = column === 0;
    const look = strong(own[panel.rows.indexOf(row)]!, theme);
    const mine: Series = { ...row, look };
    const behind = places
      .filter((other) => other !== row && hasValue(other))
      .map((other): Series => ({ ...other, role: "background", look: backdrop(theme) }));
    // The plot leaves 4 for an axis without numbers.
    const left = first ? margin : 4;
    return {
      row,
      x: margin + column * (across + gap) - left,
      y: Math.floor(i / columns) * (headHeight + high + 14),
      layout: plot({
        form,
        series: form === "line" ? [...behind, ...averages, mine] : [mine],
        categories: yearLabels(panel),
        scale: axis,
        width: across + left,
        height: high,
        left: first ? margin : 0,
        right: 2,
        foot: 26,
      }),
    };
  });
}

/**
 * Two to four columns by the width, one on a phone; no more lines than needed, and those as even as they can be.
 * `packed`: as many as can be read.
 */
export function columnsFor(width: number, places: number, packed = false): number {
  const ordinary = width < 480 ? 1 : width < 720 ? 2 : width < 1040 ? 3 : 4;
  const most = packed
    ? Math.max(ordinary, Math.floor((width + gap) / (narrowest + gap)))
    : ordinary;
  const lines = Math.ceil(places / most);
  return Math.max(1, Math.ceil(places / lines));
}

function isPlace(row: Row): boolean {
  return row.role === "focus" || row.role === "other";
}

/** A place in its own plot: its colour where it has one, else the text's. */
function strong(look: Look, theme: Theme): Look {
  const color = (palette as readonly string[]).includes(look.color) ? look.color : theme.text;
  return { ...look, color, width: 2.75, dash: "solid", symbolSize: 6, strong: true };
}

function averagesOf(panel: Panel, theme: Theme): Series[] {
  const all = looks(panel.rows, theme);
  return panel.rows.flatMap((row, i): Series[] =>
    row.role === "average" && hasValue(row)
      ? [{ ...row, look: { ...all[i]!, width: 1.75, hatched: false } }]
      : [],
  );
}

function entries(form: Form, panel: Panel, averages: Series[], theme: Theme): Entry[] {
  const others = panel.rows.filter(isPlace).length > 1;
  return [
    ...averages.map(({ label, look }): Entry => ({ label, look, form: "line" })),
    ...(form === "line" && others
      ? [{ label: t("kinds.key.others"), look: backdrop(theme), form } as const]
      : []),
  ];
}

/** The place's name over its plot, with its reason where it has no number. */
function heading(row: Row, layout: Plot, theme: Theme): SVGElement {
  const words = hasValue(row) ? row.label : withReasons(row);
  return svg(
    "text",
    {
      x: r1(layout.grid.x),
      y: 4,
      dy: "0.8em",
      "font-size": size.label,
      "font-weight": 600,
      fill: theme.text,
    },
    fit(words, layout.grid.width, size.label, true),
  );
}

/** An average across the bars of each year. */
function dashes({ cells, look }: Series, layout: Plot): SVGElement[] {
  return cells.flatMap(({ status, value }, k) => {
    if (status !== 0) return [];
    const half = layout.band * 0.46;
    return [
      svg("path", {
        d: `M${r1(layout.x(k, 0) - half)} ${r1(layout.y(value))}h${r1(2 * half)}`,
        fill: "none",
        stroke: look.color,
        "stroke-width": look.width,
        "stroke-dasharray": Array.isArray(look.dash)
          ? look.dash.map((d) => d / 2).join(" ")
          : undefined,
      }),
    ];
  });
}

function smallTargets(
  panel: Panel,
  p: number,
  layout: Plot,
  place: Row,
  averages: readonly Series[],
  { x, y }: { x: number; y: number },
): Target[] {
  const target = (id: string, k: number, box: Target["box"]): Target => ({
    spot: { indicator: panel.indicator.id, place: id, year: panel.years[k]! },
    panel: p,
    row: panel.rows.findIndex((r) => r.id === id),
    column: k,
    box: { ...box, x: box.x + x, y: box.y + y },
  });
  const mine = layout.series.findIndex((one) => one.id === place.id);
  return [
    ...place.cells.map((_, k) => target(place.id, k, layout.box(mine, k))),
    ...averages.flatMap((one) =>
      one.cells.flatMap((cell, k) => {
        if (cell.status !== 0) return [];
        const at = { x: layout.x(k, mine), y: layout.y(cell.value), width: 0, height: 0 };
        return [target(one.id, k, at)];
      }),
    ),
  ];
}
