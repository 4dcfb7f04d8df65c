import { LineChart } from "echarts/charts";
import { GridSimpleComponent } from "echarts/components";
import { init, use, type EChartsCoreOption } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { Drawn } from "./svg.ts";

use([LineChart, GridSimpleComponent, SVGRenderer]);

/** What draws behind a chart. Its types do not tell of it; a chart's own way leads through markup that we would parse. */
interface Painter {
  renderToVNode(how: { compress: boolean }): Drawn;
}

/** Draws an option. Without a DOM of its own, ECharts cannot break the page's policy. */
export function draw(option: EChartsCoreOption, width: number, height: number): Drawn {
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  chart.setOption(option);
  const { painter } = chart.getZr() as unknown as { painter: Painter };
  const drawn = painter.renderToVNode({ compress: true });
  chart.dispose();
  return drawn;
}
