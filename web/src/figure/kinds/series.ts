import type { DataSet } from "../../data/data-set.ts";
import { list } from "../../formats.ts";
import { groupOf } from "../../groups.ts";
import { legend, legendText, reason, type BreakKind } from "../../missing.ts";
import { t, text } from "../../messages/index.ts";
import { averageText, hasValue, names, summedRows, type Panel, type Row } from "../../series.ts";
import { draw } from "../chart.ts";
import { markers } from "../look.ts";
import { marks, mostlyChanged, r1 } from "../marks.ts";
import { options } from "../options.ts";
import { isBreak, maxNamed, plot, size, type Plot } from "../plot.ts";
import { adopt, svg } from "../svg.ts";
import { measure } from "../text.ts";
import type { Theme } from "../theme.ts";
import { isOwn, type Asked, type Block } from "./kind.ts";

/** One block per indicator: lines over years, or bars. */
export function series({ panels, state, bundle, width, theme }: Asked): Block[] {
  return panels.map((panel, p): Block => {
    const several = panels.length > 1;
    const name = isOwn(panel) ? t("own.option", { name: panel.name }) : panel.name;
    const head = several ? { heading: name, unit: panel.unit } : {};
    if (!panel.rows.some(hasValue)) {
      const empty = t("empty.numbers", { reasons: legendText(legend(panel.rows)) });
      return { ...head, empty, height: 0, elements: [], targets: [], notes: [] };
    }
    const layout = plot(panel, state.figure, width, !several, theme);
    const elements: SVGElement[] = [];
    const top = layout.keyed ? key(layout, elements, width, theme) : 0;
    elements.push(
      svg(
        "g",
        { transform: `translate(0 ${r1(top)})` },
        adopt(draw(options(layout, theme), width, layout.height)),
        ...marks(panel, layout, theme),
      ),
    );
    const { grid } = layout;
    return {
      ...head,
      height: top + layout.height,
      elements,
      field: { ...grid, y: grid.y + top },
      own: isOwn(panel),
      targets: layout.rows.flatMap((row, r) =>
        row.cells.map((_, k) => {
          const box = layout.box(r, k);
          return {
            spot: { indicator: panel.indicator.id, place: row.id, year: panel.years[k]! },
            panel: p,
            row: panel.rows.indexOf(row),
            column: k,
            box: { ...box, y: box.y + top },
          };
        }),
      ),
      notes: notes(panel, layout, bundle),
    };
  });
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
function key(layout: Plot, parts: SVGElement[], width: number, theme: Theme): number {
  let [x, y] = [0, 0];
  layout.rows.forEach((_, r) => {
    const look = layout.looks[r]!;
    const label = layout.labels[r]!;
    const needs = 20 + measure(label, size.label, look.strong) + 18;
    if (x > 0 && x + needs > width) [x, y] = [0, y + 20];
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
