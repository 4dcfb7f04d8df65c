import { ownArea, type DataSet } from "../data/data-set.ts";
import { list } from "../formats.ts";
import { groupOf } from "../groups.ts";
import { legend, legendText, reason, type BreakKind } from "../missing.ts";
import { t, text } from "../messages/index.ts";
import {
  averageText,
  hasValue,
  names,
  signs,
  summedRows,
  type Panel,
  type Row,
} from "../series.ts";
import { ownUsed, sourceLine } from "../source.ts";
import type { State } from "../state.ts";
import { title } from "../title.ts";
import { draw } from "./chart.ts";
import { markers } from "./look.ts";
import { fit, marks, mostlyChanged, r1 } from "./marks.ts";
import { options } from "./options.ts";
import { isBreak, maxNamed, plot, size, type Box, type Plot } from "./plot.ts";
import { adopt, svg } from "./svg.ts";
import { measure, wrap } from "./text.ts";
import { fontFamily, ownBand, warning, type Theme } from "./theme.ts";

/** A cell's place in the figure, for pointer and arrow keys. */
export interface Target {
  panel: number;
  /** Row in the panel's table, also when rows without numbers are not drawn. */
  row: number;
  year: number;
  box: Box;
}

export interface Composed {
  svg: SVGSVGElement;
  width: number;
  height: number;
  targets: Target[];
}

/**
 * The whole figure as one SVG: title, one panel per indicator, notes, signs and source.
 * What is on screen is what the picture file holds.
 */
export function compose(
  panels: readonly Panel[],
  state: State,
  bundle: DataSet,
  width: number,
  theme: Theme,
): Composed {
  const pad = width < 480 ? 12 : 20;
  const inner = width - 2 * pad;
  const parts: SVGElement[] = [];
  const targets: Target[] = [];
  let y = pad;
  const lines = (words: string, fontSize: number, fill: string, bold = false, lead = 1.4) => {
    for (const line of wrap(words, inner, fontSize, bold)) {
      parts.push(
        svg(
          "text",
          {
            x: pad,
            y: r1(y),
            dy: "0.8em",
            "font-size": fontSize,
            "font-weight": bold ? 600 : 400,
            fill,
          },
          line,
        ),
      );
      y += fontSize * lead;
    }
  };

  const example = bundle.kind === "example";
  const own = ownUsed(panels, bundle);
  const bands = [
    ...(example ? [{ ...warning, words: t("example.label") }] : []),
    ...(own.length
      ? [{ ...ownBand, words: `${t("own.banner")}: ${own.map((o) => o.name).join(", ")}` }]
      : []),
  ];
  bands.forEach(({ fill, text: color, words }, i) => {
    parts.push(
      svg("rect", { x: 0, y: 32 * i, width, height: 32, fill }),
      svg(
        "text",
        {
          x: pad,
          y: 32 * i + 16,
          dy: "0.35em",
          "font-size": 15,
          "font-weight": 600,
          fill: color,
        },
        fit(words, inner, 15, true),
      ),
    );
    y = 32 * (i + 1) + 14;
  });

  const head = title(panels, state, bundle);
  lines(head.title, width < 480 ? 17 : 20, theme.text, true, 1.25);
  y += 2;
  lines(head.subtitle, 13, theme.muted);
  y += 12;

  panels.forEach((panel, p) => {
    if (panels.length > 1) {
      y += p > 0 ? 12 : 0;
      const mine = panel.indicator.area === ownArea;
      const name = mine ? t("own.option", { name: panel.name }) : panel.name;
      lines(name, 15, theme.text, true, 1.3);
      lines(panel.unit, 12, theme.muted);
      y += 6;
    }
    if (!panel.rows.some(hasValue)) {
      lines(t("empty.numbers", { reasons: legendText(legend(panel.rows)) }), 13, theme.muted);
      return;
    }
    const layout = plot(panel, state.figure, inner, panels.length === 1, theme);
    if (layout.keyed) y = key(layout, parts, pad, y, inner, theme);
    const group = svg("g", { transform: `translate(${pad} ${r1(y)})` });
    if (example) group.append(watermark(layout, theme, t("example.label")));
    else if (panel.indicator.area === ownArea) group.append(watermark(layout, theme, t("own.tag")));
    group.append(
      adopt(draw(options(layout, theme), inner, layout.height)),
      ...marks(panel, layout, theme),
    );
    parts.push(group);
    layout.rows.forEach((row, r) => {
      row.cells.forEach((_, k) => {
        const box = layout.box(r, k);
        targets.push({
          panel: p,
          row: panel.rows.indexOf(row),
          year: k,
          box: { ...box, x: box.x + pad, y: box.y + y },
        });
      });
    });
    y += layout.height + 6;
    for (const note of notes(panel, layout, bundle)) lines(note, 12, theme.muted);
    y += 6;
  });

  y += 4;
  const explained = signs(panels);
  if (explained.length) lines(t("figure.signs", { signs: legendText(explained) }), 12, theme.muted);
  lines(sourceLine(panels, bundle), 12, theme.muted);
  const height = Math.ceil(y + pad - 6);

  const root = svg(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      "font-family": fontFamily,
    },
    svg("title", {}, [head.title, ...bands.map((b) => b.words)].join(" – ")),
    svg("desc", {}, t("figure.desc", { panels: panels.map((p) => p.name).join("; ") })),
    svg("rect", { x: 0, y: 0, width, height, fill: theme.background }),
    ...parts,
  );
  return { svg: root, width, height, targets };
}

/** What a reader must know to read the panel right: what the averages are, who is missing, where lines are cut. */
export function notes(panel: Panel, layout: Plot, bundle: DataSet): string[] {
  const out: string[] = [];
  for (const row of panel.rows) {
    if (row.role === "average" && hasValue(row)) {
      const average = t("figure.note.average", {
        group: row.label,
        text: averageText(panel, row),
      });
      const about = text(groupOf(row.id, bundle)?.note);
      out.push([average, about].filter(Boolean).join(" "));
    }
  }
  const summed = summedRows(panel);
  if (summed.length) out.push(t("figure.note.summed", { places: names(summed) }));
  const without = panel.rows.filter((row) => !hasValue(row));
  if (without.length && layout.kind !== "rows")
    out.push(t("figure.note.without", { places: list(without.map(withReasons)) }));
  const from = panel.years.filter((_, k) => panel.redefined[k]);
  if (from.length) out.push(t("figure.note.redefined", { years: list(from.map(String)) }));
  for (const why of layout.kind === "line"
    ? (["borders", "grouping", "members", "average", "inherited"] as const satisfies BreakKind[])
    : []) {
    const cut = panel.rows.filter((row) =>
      row.cells.some((_, k) => isBreak(row, k) && row.breaks[k]!.some((b) => b.kind === why)),
    );
    if (cut.length) out.push(t(`figure.note.break.${why}`, { places: names(cut) }));
  }
  if (mostlyChanged(layout.rows)) out.push(t("figure.note.changed"));
  if (layout.kind === "line" && layout.scale.min > 0) out.push(t("figure.note.axis"));
  const regions = layout.keyed ? [] : layout.rows.filter((r) => r.role !== "average");
  const room = maxNamed - (layout.rows.length - regions.length);
  if (layout.kind === "line" && regions.length > room)
    out.push(t("figure.note.unnamed", { places: names(regions.slice(room)) }));
  return out;
}

/** "Tromsø (konfidensielt)" */
function withReasons(row: Row): string {
  const reasons = list([...new Set(row.cells.map((c) => reason(c.status)))]);
  return t("sum.members.outOne", { place: row.label, reason: reasons });
}

/** Names with swatch or marker, above bars and above lines that have no room for names at their ends. */
function key(
  layout: Plot,
  parts: SVGElement[],
  left: number,
  top: number,
  width: number,
  theme: Theme,
): number {
  let [x, y] = [left, top];
  layout.rows.forEach((_, r) => {
    const look = layout.looks[r]!;
    const label = layout.labels[r]!;
    const needs = 20 + measure(label, size.label, look.strong) + 18;
    if (x > left && x + needs > left + width) [x, y] = [left, y + 20];
    if (look.hatched && layout.kind !== "line") {
      parts.push(
        svg("rect", {
          x: x + 0.75,
          y: y + 0.75,
          width: 12.5,
          height: 12.5,
          fill: theme.background,
          stroke: look.color,
          "stroke-width": 1.5,
        }),
        svg("path", {
          d: `M${x + 1} ${y + 8}l7 -7M${x + 1} ${y + 13}l12 -12M${x + 6} ${y + 13}l7 -7`,
          stroke: look.color,
          "stroke-width": 1.5,
        }),
      );
    } else if (layout.kind === "line") {
      parts.push(
        svg("path", {
          d: `M${x} ${y + 7}h16`,
          stroke: look.color,
          "stroke-width": look.width,
          "stroke-dasharray": Array.isArray(look.dash) ? look.dash.join(" ") : undefined,
        }),
        ...(look.symbolSize
          ? [
              svg("path", {
                d: markers[look.symbol],
                fill: look.color,
                transform: `translate(${x + 3.5} ${y + 2.5}) scale(0.65)`,
              }),
            ]
          : []),
      );
    } else {
      parts.push(svg("rect", { x, y, width: 14, height: 14, fill: look.color }));
    }
    parts.push(
      svg(
        "text",
        {
          x: r1(x + 20),
          y: y + 7,
          dy: "0.35em",
          "font-size": size.label,
          "font-weight": look.strong ? 600 : 400,
          fill: theme.text,
        },
        label,
      ),
    );
    x += needs;
  });
  return y + 26;
}

/** Behind the plot, so that the label survives when somebody cuts out the middle of the picture. */
function watermark(layout: Plot, theme: Theme, label: string): SVGElement {
  const { grid } = layout;
  const [x, y] = [grid.x + grid.width / 2, grid.y + grid.height / 2];
  const words = label.toUpperCase();
  const fontSize = Math.min(34, (grid.width * 0.9 * 34) / measure(words, 34, true));
  return svg(
    "text",
    {
      x: r1(x),
      y: r1(y),
      dy: "0.35em",
      "text-anchor": "middle",
      "font-size": r1(fontSize),
      "font-weight": 600,
      fill: theme.text,
      "fill-opacity": 0.12,
      transform: `rotate(-8 ${r1(x)} ${r1(y)})`,
    },
    words,
  );
}
