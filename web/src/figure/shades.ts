import type { Row } from "../series.ts";
import type { Look } from "./look.ts";
import { mix } from "./mix.ts";
import { light, palette, type Theme } from "./theme.ts";

/** From the oldest year's shade to the newest's, and the outline, which keeps 3:1 against the background. */
interface Ramp {
  from: string;
  to: string;
  outline: string;
}

/**
 * The looks of `n` years for one place: shades of one hue, the newest furthest from the background. The highlighted
 * place has the strong hue, the others are grey, averages hatched.
 */
export function yearLooks({ role }: Pick<Row, "role">, n: number, theme: Theme): Look[] {
  const strong = role === "focus";
  const { from, to, outline } = ramp(strong, theme);
  return Array.from({ length: n }, (_, i): Look => ({
    color: mix(from, to, n > 1 ? i / (n - 1) : 1),
    outline,
    width: 2,
    dash: "solid",
    symbol: "rect",
    symbolSize: 0,
    hatched: role === "average",
    strong,
  }));
}

function ramp(strong: boolean, theme: Theme): Ramp {
  const onLight = theme.background === light.background;
  if (strong)
    return onLight
      ? { from: "#d3e7f4", to: "#00568a", outline: palette[0] }
      : { from: "#123a55", to: "#8ccbf2", outline: "#4b9fd1" };
  return onLight
    ? { from: "#eceef0", to: "#5b6470", outline: theme.calm }
    : { from: "#262c34", to: "#b9c1cb", outline: theme.calm };
}
