import { bar } from "./bar.ts";
import type { Kind } from "./kind.ts";
import { rows } from "./rows.ts";
import { slope } from "./slope.ts";

/** What shows few numbers, one by one. */
export const bars: Record<"bar" | "rows" | "slope", Kind> = { bar, rows, slope };
