import { list } from "../../formats.ts";
import { t } from "../../messages/index.ts";
import { hasValue, yearLabels, onAxis, type Panel, type Row } from "../../series.ts";
import { draw } from "../chart.ts";
import { panelsShown } from "../fit.ts";
import { key } from "../key.ts";
import { lineNumbers } from "../labels.ts";
import { looks } from "../look.ts";
import { cuts, gapSigns, isCrowded, letters, r1 } from "../marks.ts";
import { namedOf, namesHeight, names as endNames } from "../names.ts";
import { breaks, common, without } from "./told.ts";
import { options } from "../options.ts";
import { over, plot, size, tickRoom, valuesOf, type Plot, type Series } from "../plot.ts";
import { scale } from "../scale.ts";
import { adopt, svg } from "../svg.ts";
import { measure } from "../text.ts";
import { head, noNumbers } from "./head.ts";
import { isOwn, stretched, type Asked, type Block, type Target } from "./kind.ts";
import { multiples } from "./multiples.ts";

/** Lines over years: one plot per indicator, or one per indicator and place. */
export function line(asked: Asked): Block[] {
  const grid = panelsShown(asked) === "places";
  return asked.panels.map((panel, p) => ({
    ...head(asked, panel),
    ...(noNumbers(panel) ??
      (grid ? multiples("line", panel, p, asked) : together(panel, p, asked))),
  }));
}

/** Below this many pixels, names stand in a key instead of at the lines. */
const narrow = 480;

/** Where everything in a line plot goes, all places in one. */
export function linePlot(panel: Panel, asked: Asked): Plot {
  const { width, panels } = asked;
  const series = seriesOf(panel, asked);
  const axis = scale(valuesOf(series), false, panel.decimals);
  const nameWidth = Math.max(0, ...series.map((s) => measure(s.label, size.label, true)));
  const keyed = width < narrow;
  const foot = 30;
  const least = keyed ? 120 : Math.max(130, over + namesHeight(namedOf(series).length) + foot);
  return plot({
    form: "line",
    series,
    categories: yearLabels(panel),
    scale: axis,
    width,
    height: stretched(Math.max(least, panels.length > 1 ? 220 : keyed ? 260 : 320), asked, least),
    left: tickRoom(axis),
    right: keyed ? 8 : Math.min(nameWidth, width * 0.36) + 18,
    foot,
  });
}

/** Rows that have a number somewhere; the others are named in a note. */
function seriesOf(panel: Panel, { theme }: Asked): Series[] {
  const all = looks(panel.rows, theme);
  return panel.rows.flatMap((row, i) => (hasValue(row) ? [{ ...row, look: all[i]! }] : []));
}

function together(panel: Panel, p: number, asked: Asked): Block {
  const { width, theme, state, bundle } = asked;
  const layout = linePlot(panel, asked);
  const keyed = width < narrow;
  const top = keyed
    ? key(
        layout.series.map((s) => ({ ...s, form: "line" })),
        width,
        theme,
      )
    : { elements: [], height: 0 };
  const written = letters(layout, theme, false, onAxis);
  const crowded = isCrowded(layout);
  const numbers = state.labels ? lineNumbers(layout, panel.decimals, theme) : undefined;
  return {
    height: top.height + layout.height,
    elements: [
      ...top.elements,
      svg(
        "g",
        { transform: `translate(0 ${r1(top.height)})` },
        adopt(draw(options(layout, theme), width, layout.height)),
        ...gapSigns(layout, theme),
        ...written.elements,
        ...cuts(layout, theme),
        ...(keyed ? [] : endNames(layout, theme)),
        ...(numbers?.elements ?? []),
      ),
    ],
    field: { ...layout.grid, y: layout.grid.y + top.height },
    own: isOwn(panel),
    targets: lineTargets(panel, p, layout, 0, top.height),
    ...(crowded && { shown: [unsigned(panel)] }),
    notes: [
      ...common(panel, bundle),
      ...without(panel),
      ...breaks(panel.rows),
      ...(layout.scale.min > 0 ? [t("figure.note.axis")] : []),
      ...(keyed ? [] : unnamed(layout)),
      ...(numbers && !numbers.all ? [t("kinds.note.labels.lines")] : []),
      ...(written.all ? [] : [t("kinds.note.letters")]),
      ...(crowded ? [t("kinds.note.crowded")] : []),
    ],
  };
}

/** With the signs that stand on the axis only. */
function unsigned(panel: Panel): Panel {
  const bare = ({ cells, ...row }: Row): Row => ({
    ...row,
    cells: cells.map((c) => ({ ...c, status: 0, flags: c.status === 0 ? c.flags & onAxis : 0 })),
  });
  return { ...panel, rows: panel.rows.map(bare) };
}

/** One target per cell of the drawn rows, shifted by `dx` and `dy`. */
function lineTargets(panel: Panel, p: number, layout: Plot, dx: number, dy: number): Target[] {
  return layout.series.flatMap((one, s) => {
    const row = panel.rows.findIndex((r) => r.id === one.id);
    if (one.role === "background" || row < 0) return [];
    return one.cells.map((_, k) => {
      const box = layout.box(s, k);
      return {
        spot: { indicator: panel.indicator.id, place: panel.rows[row]!.id, year: panel.years[k]! },
        panel: p,
        row,
        column: k,
        box: { ...box, x: box.x + dx, y: box.y + dy },
      };
    });
  });
}

function unnamed(layout: Plot): string[] {
  const named = namedOf(layout.series);
  const left = layout.series.filter((one) => !named.includes(one));
  return left.length ? [t("figure.note.unnamed", { places: list(left.map((s) => s.label)) })] : [];
}
