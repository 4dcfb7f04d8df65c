import { number } from "../../formats.ts";
import { t } from "../../messages/index.ts";
import { svg } from "../svg.ts";
import { measure } from "../text.ts";
import type { Theme } from "../theme.ts";
import { heatColour, limits } from "./heat-colours.ts";
import { write } from "./write.ts";

/** The classes of colour, with their limits in per cent. */
export function scaleKey(width: number, theme: Theme): { row: SVGElement[]; height: number } {
  const all = [...[...limits].reverse().map((l) => -l), ...limits];
  const [under, over] = [t("overview.heat.under"), t("overview.heat.over")];
  const x0 = Math.ceil(measure(under, 12)) + 8;
  const room = (width - x0 - 8 - measure(over, 12)) / (all.length + 1);
  const swatch = Math.max(1, Math.min(44, Math.floor(room)));
  const middles = [all[0]! - 1, ...all.map((l, i) => (l + (all[i + 1] ?? l + 2)) / 2)];
  const row: SVGElement[] = [write(under, 0, 8, { fill: theme.muted, size: 12 })];
  middles.forEach((at, i) => {
    const fill = heatColour(at, theme);
    row.push(
      svg("rect", {
        x: x0 + i * swatch,
        y: 0.5,
        width: swatch,
        height: 15,
        fill: fill ?? "none",
        stroke: theme.grid,
      }),
    );
  });
  all.forEach((limit, i) =>
    row.push(
      write(
        `${limit > 0 ? "+" : "\u2212"}${number(Math.abs(limit), 0)}${swatch >= 40 ? "\u00a0%" : ""}`,
        x0 + (i + 1) * swatch,
        25,
        {
          fill: theme.muted,
          size: 11,
          anchor: "middle",
        },
      ),
    ),
  );
  row.push(
    write(over, x0 + middles.length * swatch + 8, 8, {
      fill: theme.muted,
      size: 12,
    }),
  );
  return { row, height: 46 };
}
