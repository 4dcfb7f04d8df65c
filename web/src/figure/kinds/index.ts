import type { Figure } from "../../state.ts";
import type { Kind } from "./kind.ts";
import { line } from "./line.ts";

/** How each kind of figure is drawn, of those whose code has come. The line is the figure that opens. */
export const kinds: Partial<Record<Figure, Kind>> = { line };

export function canDraw(figure: Figure): boolean {
  return kinds[figure] !== undefined;
}

/** Brings the code of a kind, with that of its likes. */
export async function fetchKinds(figure: Figure): Promise<void> {
  if (figure === "bar" || figure === "rows" || figure === "slope")
    Object.assign(kinds, (await import("./bars.ts")).bars);
  else Object.assign(kinds, (await import("./overview.ts")).overview);
}
