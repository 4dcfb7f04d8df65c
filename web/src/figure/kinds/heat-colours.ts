import { number } from "../../formats.ts";
import { dark, type Theme } from "../theme.ts";

/** Where the classes meet, in per cent from the baseline: under on one side, over on the other. */
export const limits = [5, 15, 30] as const;

/**
 * Blue and orange are told apart with any colour vision, and neither is good or bad. From within the first limit to
 * beyond the last one; the figure's text has at least 4.5:1 on each.
 */
const steps = {
  light: { under: ["#d9e8f5", "#a5cbe8", "#6ba8d6"], over: ["#fde5cd", "#f9c08a", "#ee9445"] },
  dark: { under: ["#1d3850", "#20527d", "#2869a0"], over: ["#4a321a", "#744414", "#995510"] },
};

/** The colour of a deviation; without one between the first limits. */
export function heatColour(deviation: number, theme: Theme): string | undefined {
  const far = limits.filter((limit) => Math.abs(deviation) >= limit).length;
  if (far === 0) return undefined;
  const { under, over } = theme === dark ? steps.dark : steps.light;
  return (deviation < 0 ? under : over)[far - 1];
}

/** "+12 %", "−0,4 %", "0 %": one decimal below ten per cent. */
export function signed(deviation: number): string {
  const size = Math.abs(deviation);
  const shown = number(size, size >= 9.95 ? 0 : 1);
  const sign = deviation > 0 ? "+" : "\u2212";
  return `${sign}${shown}\u00a0%`;
}
