import { light } from "../../../figure/theme.ts";
import type { Look } from "../../../figure/look.ts";
import { number } from "../../../formats.ts";
import { t } from "../../../messages/index.ts";
import type { Chart, Point } from "../chart-spec.ts";
import { numberFormat, withWords } from "../number-format.ts";
import { cut, widest } from "../texts.ts";

/** More lying bars than this cannot be read on a slide: they go on in another chart. */
export const mostLying = 26;

export interface Lying {
  name: string;
  /** Undefined: there is no number, and the name says why. */
  value: number | undefined;
  look: Look;
  /** After the number: its signs, or more. */
  after: string;
}

/** Lying bars, each with its name before and its number after it. `limits`: of all, where they go on in other charts. */
export function lying(
  bars: readonly Lying[],
  limits: readonly number[],
  name: string,
  decimals: number,
  largest: number,
  width: number,
  height: number,
): Chart {
  const fontSize = Math.min(largest, Math.max(8, height / bars.length / 1.35));
  const names = bars.map((bar) => cut(bar.name, width * 0.4, fontSize, 1, bar.look.strong));
  const [least, most] = [Math.min(0, ...limits), Math.max(0, ...limits)];
  const format = numberFormat(decimals);
  const points = new Map<number, Point>();
  bars.forEach(({ value, look, after }, k) => {
    if (value === undefined) return;
    const own = after || look.strong;
    const label = {
      format: withWords(decimals, "", after && ` ${after}`),
      at: "outEnd",
      bold: look.strong,
    } as const;
    points.set(k, { look, ...(own && { label }) });
  });
  const told = bars.flatMap(({ value, after }) =>
    value === undefined ? [] : [`${number(value, decimals)} ${after}`],
  );
  const room = widest(told, fontSize, true) + 10;
  const left = widest(names, fontSize, true) + 14;
  const max = least === most ? 1 : most;
  // Numbers to the left of bars stand inside the plot, so that they never reach the names.
  const inside = least < 0 ? room / Math.max(room, width - left - 2 * room) : 0;
  const min = least - inside * (max - least);
  return {
    form: "rows",
    axis: { min, max, format, title: "", hidden: true },
    key: false,
    margin: {
      left,
      right: room,
      top: 4,
      bottom: 4,
    },
    fontSize,
    format,
    head: t("table.place"),
    categories: names,
    series: [
      {
        name,
        look: {
          color: light.calm,
          width: 1,
          dash: "solid",
          symbol: "rect",
          symbolSize: 0,
          hatched: false,
          strong: false,
        },
        values: bars.map((bar) => bar.value),
        points,
        label: { at: "outEnd", format },
        inKey: true,
      },
    ],
    gap: bars.length < 6 ? 90 : 45,
  };
}
