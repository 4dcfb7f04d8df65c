import { mark } from "../../../missing.ts";
import { tickDecimals, type Scale } from "../../../figure/scale.ts";
import { number, unitName } from "../../../formats.ts";
import type { Axis, Margin } from "../chart-spec.ts";
import { numberFormat } from "../number-format.ts";
import { widest } from "../texts.ts";

/** Letters of charts, by how many of them share the slide. */
export function letters(charts: number): number {
  return charts > 4 ? 9 : charts > 2 ? 10 : charts > 1 ? 11 : 12;
}

/** An axis that is as the figure's. */
export function axisOf({ min, max, step }: Scale, unit: string): Axis {
  return { min, max, step, format: numberFormat(tickDecimals(step)), title: unitName(unit) };
}

/** Room for the axis's numbers, its unit over them and the categories under. */
export function marginOf(
  { min, max, step }: Scale,
  fontSize: number,
  { right = 8, bottom = 2 * fontSize, unit = true } = {},
): Margin {
  const decimals = tickDecimals(step);
  return {
    left:
      widest(
        [min, max].map((v) => number(v, decimals)),
        fontSize,
      ) *
        1.08 +
      10,
    right,
    top: (unit ? 2.4 : 1) * fontSize,
    bottom,
  };
}

/** Names under an axis, and the height they take. */
export interface Names {
  turned: boolean;
  height: number;
}

/** On one line where there is room for all side by side, else slanted. */
export function namesUnder(names: readonly string[], width: number, fontSize: number): Names {
  const longest = widest(names, fontSize);
  const band = width / names.length;
  const words = widest(
    names.flatMap((name) => name.split(" ")),
    fontSize,
  );
  // A year with a sign is two words, and stands on two lines where it must.
  if (words + 4 <= band)
    return { turned: false, height: (longest + 4 <= band ? 2 : 3.2) * fontSize };
  return { turned: true, height: longest * Math.SQRT1_2 + 1.4 * fontSize };
}

/** The letters of a marked number but those of whole years, which stand on the axis. */
export function lettersOf(flags: number, onAxis: number): string {
  return mark(flags & ~onAxis);
}
