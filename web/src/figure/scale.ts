/** A value axis with round steps. */
export interface Scale {
  min: number;
  max: number;
  step: number;
}

/** An axis is at least so many printed units high: less would show as a difference what cannot be printed. */
const leastUnits = 4;

/** The smallest height of an axis over numbers that are printed with `decimals`. */
export function leastHeight(decimals: number): number {
  return leastUnits / 10 ** decimals;
}

/** Low and high with air around them where they are nearer each other than `least`; numbers from zero up stay there. */
export function atLeast(low: number, high: number, least: number): [number, number] {
  const air = (least - (high - low)) / 2;
  if (air <= 0) return [low, high];
  const from = low >= 0 ? Math.max(0, low - air) : low - air;
  return [from, from + least];
}

/**
 * Bars must start at zero; lines may start higher when zero would press them flat. Never finer than numbers with
 * `decimals` are printed.
 */
export function scale(
  values: readonly number[],
  fromZero: boolean,
  decimals: number,
  ticks = 5,
): Scale {
  let min = Math.min(...values);
  let max = Math.max(...values);
  if (!Number.isFinite(min) || !Number.isFinite(max)) return { min: 0, max: 1, step: 0.5 };
  const nearZero = min > 0 && min < (max - min) * 1.5;
  if (fromZero || nearZero || min === max) {
    min = Math.min(min, 0);
    max = Math.max(max, 0);
  }
  if (min === max) max = min + 1;
  [min, max] = atLeast(min, max, leastHeight(decimals));
  const step = Math.max(10 ** -decimals, round((max - min) / ticks));
  return {
    min: clean(Math.floor(min / step + 1e-9) * step, step),
    max: clean(Math.ceil(max / step - 1e-9) * step, step),
    step,
  };
}

/** The round number (1, 2, 2.5 or 5 times a power of ten) at or above `raw`. */
function round(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw));
  const rest = raw / power;
  return (rest <= 1 ? 1 : rest <= 2 ? 2 : rest <= 2.5 ? 2.5 : rest <= 5 ? 5 : 10) * power;
}

function clean(value: number, step: number): number {
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(step)));
  return Number(value.toFixed(Math.min(20, decimals))) + 0;
}

/** Decimals that the axis labels need so that no two of them read alike. */
export function tickDecimals(step: number): number {
  for (let d = 0; d < 6; d++)
    if (Math.abs(step * 10 ** d - Math.round(step * 10 ** d)) < 1e-6) return d;
  return 6;
}
