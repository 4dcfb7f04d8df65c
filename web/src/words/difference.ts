import { number, shown, withUnit } from "../formats.ts";
import { t } from "../messages/index.ts";
import type { Panel } from "../series.ts";

/** A unit, and where it matters all numbers of the indicator: below zero, its zero is no place to take per cent from. */
export type Measure = Pick<Panel, "unit" | "decimals"> & Partial<Pick<Panel, "rows">>;

export interface Gap {
  /** Above, below, or printed alike. */
  way: 1 | -1 | 0;
  /** How far: "4,0 %", "2,5 prosentenheter", "30 kroner". Never nothing where the numbers print differently. */
  size: string;
  /** Whether `size` says "less than". */
  tiny: boolean;
}

/**
 * How far a number lies from another, so that it agrees with the two as they are printed. Percentages differ by
 * percentage points, amounts by per cent. Where per cent means nothing, or the printed numbers give another, the
 * difference itself is told. Numbers that print alike are the same.
 */
export function gap(value: number, base: number, measure: Measure): Gap {
  const { unit, decimals } = measure;
  const [a, b] = [shown(value, decimals), shown(base, decimals)];
  if (a === b) return { way: 0, size: "", tiny: false };
  const way = value > base ? 1 : -1;
  const apart = Math.abs(a - b);
  if (unit === "prosent")
    return { way, size: t("words.points", { n: number(apart, decimals) }), tiny: false };
  const relative =
    b > 0 && isNatural(measure)
      ? agreed(Math.abs(value / base - 1) * 100, (apart / b) * 100)
      : undefined;
  return { way, ...(relative ?? { size: withUnit(apart, decimals, unit), tiny: false }) };
}

/** Nothing of it is below zero. */
export function isNatural({ rows = [] }: Partial<Pick<Panel, "rows">>): boolean {
  return !rows.some((row) => row.cells.some((cell) => cell.status === 0 && cell.value < 0));
}

/** As many decimals as the full and the printed numbers agree on; undefined where they do not even without any. */
function agreed(full: number, printed: number): Pick<Gap, "size" | "tiny"> | undefined {
  const fine = perCent(full);
  if (fine.size === perCent(printed).size) return fine;
  const whole = number(full, 0);
  if (full < 0.5 || whole !== number(printed, 0)) return undefined;
  return { size: t("unit.percent", { n: whole }), tiny: false };
}

/** One decimal below ten per cent, none above; never nothing. */
export function perCent(n: number): Pick<Gap, "size" | "tiny"> {
  const decimals = n >= 9.95 ? 0 : 1;
  const size = (x: number) => t("unit.percent", { n: number(x, decimals) });
  return n < 0.05
    ? { tiny: true, size: t("words.lessThan", { n: size(0.1) }) }
    : { tiny: false, size: size(n) };
}

/** "4,0 % mer enn ASSS-snittet", "2,5 prosentenheter under ASSS-snittet", "det samme som ASSS-snittet". */
export function difference(
  value: number,
  base: number,
  measure: Measure,
  baseline: string,
): string {
  const { way, size, tiny } = gap(value, base, measure);
  if (way === 0) return t("words.equal", { baseline });
  const said = { n: size, baseline };
  if (isMoney(measure) && !tiny) return way > 0 ? t("words.more", said) : t("words.less", said);
  return way > 0 ? t("words.over", said) : t("words.under", said);
}

export function isMoney({ unit }: Pick<Measure, "unit">): boolean {
  return /\bkr/.test(unit);
}

/** As perCent, without its sign. */
export function percent(n: number): string {
  if (n >= 9.95) return number(n, 0);
  return n >= 0.05 ? number(n, 1) : t("words.tiny");
}
