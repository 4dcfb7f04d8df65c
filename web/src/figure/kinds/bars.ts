import { BarChart } from "echarts/charts";
import { use } from "echarts/core";
import { bar } from "./bar.ts";
import type { Kind } from "./kind.ts";
import { rows } from "./rows.ts";
import { slope } from "./slope.ts";

// Not with the rest of ECharts (chart.ts): the first figure has no bars.
use([BarChart]);

/** What shows few numbers, one by one. */
export const bars: Record<"bar" | "rows" | "slope", Kind> = { bar, rows, slope };
