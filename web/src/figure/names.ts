import { fit, r1 } from "./marks.ts";
import { size, type Plot, type Series } from "./plot.ts";
import { spread } from "./spread.ts";
import { svg } from "./svg.ts";
import type { Theme } from "./theme.ts";

/** Labels beyond this many cannot keep apart at the end of the lines. */
export const maxNamed = 16;

/** From one name to the next. */
const spacing = 15;
/** How far the first and the last name keep from the ends of the plot. */
const [first, last] = [2, 4];

/** Whose names stand at the ends of the lines: averages, and the first of the others. */
export function namedOf<T extends Pick<Series, "role">>(series: readonly T[]): T[] {
  const averages = series.filter((one) => one.role === "average");
  const others = series.filter((one) => one.role !== "average");
  return [...others.slice(0, Math.max(0, maxNamed - averages.length)), ...averages];
}

/** The height of a plot where so many names have room beside it. */
export function namesHeight(count: number): number {
  return count * spacing + first + last;
}

/** Names at the ends of lines, each led to its line where it had to move. */
export function names(plot: Plot, theme: Theme): SVGElement[] {
  const { grid } = plot;
  const ends = plot.series.flatMap((one, s) => {
    const k = one.cells.findLastIndex((c) => c.status === 0);
    return k < 0 ? [] : [{ s, k, y: plot.y(one.cells[k]!.value), role: one.role }];
  });
  const named = namedOf(ends);
  const placed = spread(
    named.map((e) => e.y),
    spacing,
    grid.y + first,
    grid.y + grid.height - last,
  );
  const edge = grid.x + grid.width;
  return named.flatMap(({ s, k, y }, i) => {
    const { look, label: name } = plot.series[s]!;
    const at = placed[i]!;
    const from = plot.x(k, s) + (look.symbolSize || 4) / 2 + 1;
    return [
      // The leader shows which line a moved name belongs to.
      svg("path", {
        d: `M${r1(from)} ${r1(y)}L${r1(edge + 2)} ${r1(at)}`,
        fill: "none",
        stroke: look.color,
        "stroke-width": 1,
        "stroke-opacity": 0.55,
        "stroke-dasharray": k < plot.categories.length - 1 ? "1 3" : undefined,
      }),
      svg("rect", { x: r1(edge + 4), y: r1(at - 4), width: 4, height: 8, fill: look.color }),
      svg(
        "text",
        {
          x: r1(edge + 11),
          y: r1(at),
          dy: "0.35em",
          "font-size": size.label,
          "font-weight": look.strong ? 600 : 400,
          fill: theme.text,
        },
        fit(name, plot.width - edge - 11, size.label, look.strong),
      ),
    ];
  });
}
