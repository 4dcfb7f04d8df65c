import { t } from "../../messages/index.ts";
import { draw } from "../chart.ts";
import { key, type Entry } from "../key.ts";
import { barNumbers, barsHaveRoom } from "../labels.ts";
import { gapSigns, label, letters, r1 } from "../marks.ts";
import { options } from "../options.ts";
import {
  barGap,
  barShare,
  plot,
  size,
  tickRoom,
  valuesOf,
  type Plot,
  type Series,
} from "../plot.ts";
import { scale } from "../scale.ts";
import { adopt, svg } from "../svg.ts";
import { slantedBand, under, wordWidth, type Name } from "../under.ts";
import type { Theme } from "../theme.ts";
import { stretched, type Asked, type Block, type Target } from "./kind.ts";

/** Groups of bars along an axis: one group per category, one bar in it per series. */
export interface Groups {
  series: Series[];
  categories: string[];
  /** Names to be drawn under the axis in place of the categories, all of them. */
  names?: Name[];
  /** The names may not be slanted. */
  upright?: boolean;
  decimals: number[];
  key: Entry[];
  /** Under the names, for the whole axis. */
  caption?: string;
  /** Flags that are told on the axis and not at the bars. */
  onAxis: number;
  at(s: number, k: number): Omit<Target, "box">;
}

type Drawing = Pick<Block, "height" | "elements" | "field" | "targets" | "notes">;

/** A bar narrower than this cannot be seen apart from its neighbours. */
const least = 4;

/** Draws them, on several lines of the same scale where they would be too narrow on one. */
export function drawGroups(groups: Groups, asked: Asked, tall: boolean): Drawing {
  const { width, theme, state } = asked;
  const top = key(groups.key, width, theme);
  const plots = strips(groups, width, tall, asked);
  const room = plots.every(({ layout, from }) => barsHaveRoom(layout, groups.decimals.slice(from)));
  const numbered = state.labels && room;
  const elements = [...top.elements];
  const targets: Target[] = [];
  let lettered = true;
  let y = top.height;
  for (const { layout, from, below } of plots) {
    const written = letters(layout, theme, numbered, groups.onAxis);
    lettered &&= written.all;
    const group = svg(
      "g",
      { transform: `translate(0 ${r1(y)})` },
      adopt(draw(options(layout, theme), layout.width, layout.height)),
      ...gapSigns(layout, theme),
      ...written.elements,
      ...(numbered ? barNumbers(layout, groups.decimals.slice(from), theme).elements : []),
    );
    group.append(...below(theme));
    elements.push(group);
    layout.series.forEach((one, s) =>
      one.cells.forEach((_, k) => {
        const box = layout.box(s, k);
        targets.push({ ...groups.at(s, from + k), box: { ...box, y: box.y + y } });
      }),
    );
    y += layout.height;
  }
  const [first] = plots;
  return {
    height: y,
    elements,
    targets: inKeyOrder(targets),
    field: first && { ...first.layout.grid, y: first.layout.grid.y + top.height },
    notes: [
      ...(manyCalm(groups, theme) ? [t("kinds.note.order")] : []),
      ...(state.labels && !room ? [t("kinds.note.labels.bars")] : []),
      ...(lettered ? [] : [t("kinds.note.letters")]),
    ],
  };
}

/** Whether bars can be told apart by their order only. */
function manyCalm({ key: entries }: Groups, theme: Theme): boolean {
  return entries.filter(({ look }) => look.color === theme.calm && !look.outline).length > 1;
}

/** As the arrow keys take them: row by row, each through its columns. */
export function inKeyOrder(targets: readonly Target[]): Target[] {
  return [...targets].sort((a, b) => a.row - b.row || a.column - b.column);
}

/** A line of the figure's groups, from category `from`. */
export interface Strip {
  layout: Plot;
  from: number;
  /** The names under it. */
  below(theme: Theme): SVGElement[];
}

/** The groups on as few lines as give every bar its least width and every name its room; bars are as wide on each. */
export function strips(
  groups: Groups,
  width: number,
  tall: boolean,
  asked: Pick<Asked, "stretch"> = {},
): Strip[] {
  const { series, categories, names, caption } = groups;
  const axis = scale(valuesOf(series), true, Math.max(0, ...groups.decimals));
  const left = tickRoom(axis);
  const across = width - left - 8;
  const n = categories.length;
  const most = Math.max(1, Math.floor(across / leastBand(groups, across)));
  const count = Math.ceil(n / most);
  const per = Math.ceil(n / count);
  const band = across / per;
  const named = names && under(names, band, !!groups.upright);
  const foot = named ? named.height + (caption ? 18 : 0) : 30;
  const high = stretched(count > 1 ? 150 : tall ? (width < 480 ? 210 : 274) : 176, asked, 110);
  return Array.from({ length: Math.ceil(n / per) }, (_, i) => {
    const from = i * per;
    const slice = <T>(all: readonly T[]) => all.slice(from, from + per);
    const layout = plot({
      form: "bars",
      series: series.map((one) => ({
        ...one,
        cells: slice(one.cells),
        breaks: slice(one.breaks),
        shades: one.shades && slice(one.shades),
      })),
      categories: slice(categories),
      scale: axis,
      width: left + band * Math.min(per, n - from) + 8,
      height: 16 + high + foot,
      left,
      right: 8,
      foot,
      ownNames: !!names,
    });
    const y = layout.grid.y + layout.grid.height;
    const middle = layout.grid.x + layout.grid.width / 2;
    return {
      layout,
      from,
      below: (theme) => [
        ...(named ? slice(names) : []).flatMap((name, k) =>
          named!.draw(name, layout.grid.x + (k + 0.5) * layout.band, y, theme),
        ),
        ...(caption
          ? [label(caption, middle, y + foot - 8, { "font-size": size.axis, fill: theme.muted })]
          : []),
      ],
    };
  });
}

function leastBand({ series, names, upright }: Groups, across: number): number {
  const m = series.length;
  const bars = (least * (m + (m - 1) * barGap)) / barShare;
  if (!names) return bars;
  return Math.max(bars, upright ? Math.min(across, Math.max(88, wordWidth(names))) : slantedBand);
}
