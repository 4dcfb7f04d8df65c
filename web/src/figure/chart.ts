import { LineChart } from "echarts/charts";
import { GridSimpleComponent } from "echarts/components";
import { init, use, type EChartsCoreOption } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([LineChart, GridSimpleComponent, SVGRenderer]);

/** Draws an option to SVG markup. Without a DOM of its own, ECharts cannot break the page's policy. */
export function draw(option: EChartsCoreOption, width: number, height: number): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  chart.setOption(option);
  const markup = chart.renderToSVGString();
  chart.dispose();
  return markup;
}
