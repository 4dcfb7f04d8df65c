import { cellText } from "../../cells.ts";
import { list, number } from "../../formats.ts";
import { legend, legendText } from "../../missing.ts";
import { t } from "../../messages/index.ts";
import { quantile } from "../../quantile.ts";
import type { Panel, Row } from "../../series.ts";
import { draw } from "../chart.ts";
import { looks, type Look } from "../look.ts";
import { fit, r1 } from "../marks.ts";
import { size, type Box } from "../plot.ts";
import { tickDecimals } from "../scale.ts";
import { adopt, svg } from "../svg.ts";
import { measure } from "../text.ts";
import type { Theme } from "../theme.ts";
import { nameAll, type Named } from "./dot-names.ts";
import { head, inWords, ofYear, only } from "./head.ts";
import { isOwn, stretched, type Asked, type Block, type Kind, type Target } from "./kind.ts";
import { footnotes, missingNote, municipalityRows, onceNoted, panelNotes } from "./notes.ts";
import { chosenMark, dashOf, markRadius, pointOptions, range } from "./points.ts";
import { swarm } from "./swarm.ts";
import { without } from "./told.ts";
import { write } from "./write.ts";

/** The spread of each indicator: every municipality a dot along the value axis, the chosen ones named. */
export const dots: Kind = (asked) => {
  const { panels } = asked;
  return onceNoted(
    panels.map((panel, p) => ({ ...head(asked, panel), ...strip(panel, p, asked) })),
  );
};

const nameRow = 18;

/** The dots' radius: as large as keeps the swarm below this height, in pixels. */
const radii = [6, 5, 4, 3, 2.5, 2];
const tallest = 150;

function strip(panel: Panel, p: number, asked: Asked): Block {
  const { bundle, width, theme } = asked;
  const side = stretched(22, asked, 16, 60);
  const k = panel.years.length - 1;
  const year = panel.years[k]!;
  const all = municipalityRows(panel, bundle);
  const there = (row: Row) => row.cells[k]!.status === 0;
  const value = (row: Row) => row.cells[k]!.value;
  const known = all.filter(there).sort((a, b) => value(a) - value(b));
  const lines = panel.rows.filter((row) => !all.includes(row) && there(row));
  if (known.length === 0)
    return inWords(t("empty.numbers", { reasons: legendText(legend(panel.rows)) }));
  const chosen = panel.rows.filter((row) => row.role !== "background");
  const lookOf = new Map(looks(chosen, theme).map((look, i) => [chosen[i]!, look]));
  const marked = all.filter((row) => row.role !== "background" && there(row));

  const axis = range([...known, ...lines].map(value), panel.decimals, width < 480 ? 4 : 7);
  const ticks = tickDecimals(axis.step);
  const half = Math.max(
    ...[axis.min, axis.max].map((v) => measure(number(v, ticks), size.axis) / 2),
  );
  const pad = Math.ceil(Math.max(12, half));
  const room = width - 2 * pad;
  const px = (v: number) => pad + ((v - axis.min) / (axis.max - axis.min)) * room;

  const shown = (v: number) => number(v, panel.decimals);
  const ends = [known[0]!, known.at(-1)!].filter((row) => !marked.includes(row));
  const named = (row: Row): Named => {
    const bold = row.role === "focus";
    const words = `${fit(row.label, width / 2, size.label, bold)} ${cellText(panel, row, k)}`;
    const look = row.role === "background" ? undefined : lookOf.get(row);
    return { row, words, bold, look, x: px(value(row)), width: measure(words, size.label, bold) };
  };
  const names = nameAll([...marked, ...new Set(ends)].map(named), lines.map(named), width);

  const order = [...marked, ...known.filter((row) => !marked.includes(row))];
  const { radius, offsets } = placed(
    order,
    lookOf,
    (row) => px(value(row)),
    stretched(tallest, asked, 40),
  );
  const reach = (way: 1 | -1) =>
    Math.max(
      side,
      ...order.map((row, i) => way * offsets[i]! + (marked.includes(row) ? 8 : radius) + 4),
    );
  const top = names.rows.over * nameRow + 8;
  const middle = top + reach(-1);
  const bottom = middle + reach(1);
  const grid: Box = {
    x: pad,
    y: top,
    width: room,
    height: bottom - top + names.rows.under * nameRow + 4,
  };
  const yOf = new Map(order.map((row, i) => [row, middle + offsets[i]!]));
  const background = order.filter((row) => row.role === "background");

  const elements: SVGElement[] = [];
  const quarters =
    known.length >= 4 ? ([0.25, 0.75] as const).map((q) => quantile(known.map(value), q)) : [];
  if (quarters.length)
    elements.push(
      svg("rect", {
        x: r1(px(quarters[0]!)),
        y: r1(top),
        width: r1(Math.max(1, px(quarters[1]!) - px(quarters[0]!))),
        height: r1(bottom - top),
        fill: theme.calm,
        "fill-opacity": 0.16,
      }),
    );
  elements.push(
    adopt(
      draw(
        pointOptions(
          {
            grid,
            x: axis,
            dots: background.map((row) => [value(row), yOf.get(row)! - grid.y] as const),
            radius,
          },
          theme,
        ),
        width,
        grid.y + grid.height + 26,
      ),
    ),
  );
  const targets: Target[] = [];
  const spot = (row: Row) => ({ indicator: panel.indicator.id, place: row.id, year });
  known.forEach((row, i) => {
    const box = { x: px(value(row)), y: yOf.get(row)!, width: 0, height: 0 };
    targets.push({
      spot: spot(row),
      panel: p,
      row: 0,
      column: i,
      box,
      start: row.role === "focus",
    });
  });
  for (const row of lines) {
    const look = lookOf.get(row)!;
    elements.push(stroke(px(value(row)), top, bottom, look.color, 2, dashOf(look)));
  }
  for (const [name, at] of names.under) {
    const y = bottom + at.row * nameRow + nameRow / 2 + 2;
    const line = lines.indexOf(name.row);
    const from = line >= 0 ? bottom : yOf.get(name.row)!;
    elements.push(
      line >= 0
        ? stroke(name.x, from, y - 8, inkOf(name, theme), 2, dashOf(name.look!))
        : stroke(name.x, from, y - 8, inkOf(name, theme), 1),
      nameAt(name, at.left, y, theme),
    );
    if (line < 0) continue;
    const box = { x: at.left, y: y - 8, width: name.width, height: 16 };
    targets.push({ spot: spot(name.row), panel: p, row: 1, column: line, box });
  }
  for (const [name, at] of names.over) {
    const y = top - at.row * nameRow - nameRow / 2 - 4;
    elements.push(
      stroke(name.x, y + 8, yOf.get(name.row)!, inkOf(name, theme), 1),
      nameAt(name, at.left, y, theme),
    );
  }
  // The highlighted one last, over the others.
  for (const row of [...marked].reverse())
    elements.push(chosenMark(lookOf.get(row)!, px(value(row)), yOf.get(row)!, theme));

  const here = ofYear(panel, year)!;
  const written = new Set([...names.over, ...names.under].map(([name]) => name.row.id));
  return {
    height: grid.y + grid.height + 26,
    elements,
    field: { ...grid, height: bottom - top },
    own: isOwn(panel),
    targets,
    shown: [{ ...only(here, (row) => written.has(row.id)), redefined: [false] }],
    notes: [
      t("overview.dots.about"),
      ...(quarters.length
        ? [
            t("overview.dots.band", {
              n: known.length,
              low: shown(quarters[0]!),
              high: shown(quarters[1]!),
            }),
          ]
        : []),
      ...(names.left.length
        ? [t("overview.unnamed", { places: list(names.left.map((n) => n.row.label)) })]
        : []),
      ...panelNotes(panel, bundle),
      ...missingNote(all, k, year),
      ...without(only(here, (row) => !all.some((other) => other.id === row.id))),
      ...footnotes([here]),
      ...(axis.min > 0 ? [t("figure.note.axis")] : []),
    ],
  };
}

function inkOf({ look }: Named, theme: Theme): string {
  return look?.color ?? theme.axis;
}

function stroke(
  x: number,
  from: number,
  to: number,
  color: string,
  width: number,
  dash?: string,
): SVGElement {
  return svg("path", {
    d: `M${r1(x)} ${r1(from)}V${r1(to)}`,
    stroke: color,
    "stroke-width": width,
    "stroke-dasharray": dash,
  });
}

function nameAt({ words, bold, look }: Named, left: number, y: number, theme: Theme): SVGElement {
  return write(words, left, y, {
    fill: look ? theme.text : theme.muted,
    bold,
    halo: theme.background,
  });
}

/** The swarm with the largest dots that keep it low. */
function placed(
  order: readonly Row[],
  lookOf: ReadonlyMap<Row, Look>,
  x: (row: Row) => number,
  tallest: number,
): { radius: number; offsets: number[] } {
  for (const radius of radii) {
    const offsets = swarm(
      order.map((row) => {
        const look = row.role === "background" ? undefined : lookOf.get(row);
        return { x: x(row), r: look ? markRadius(look) + 1 : radius };
      }),
    );
    const height = Math.max(...offsets) - Math.min(...offsets);
    if (height <= tallest || radius === radii.at(-1)) return { radius, offsets };
  }
  return { radius: 0, offsets: [] };
}
