import { light } from "../../figure/theme.ts";
import type { Axis, Categories, Chart } from "./chart-spec.ts";
import { flag, letters, share, title } from "./chart-text.ts";
import { noLine, stroke } from "./paint.ts";
import { el } from "./xml.ts";

/** The two axes of a chart. It has two and no more: PowerPoint offers to repair a third. */
const ids = { category: 111111111, value: 222222222 } as const;

export function axisIds(): string[] {
  return [ids.category, ids.value].map((val) => el("c:axId", { val }));
}

export function axes(chart: Chart, height: number): string[] {
  if (chart.form === "scatter")
    return [
      valueAxis(chart.xAxis, "b", ids.category, ids.value, chart, height),
      valueAxis(chart.axis, "l", ids.value, ids.category, chart, height),
    ];
  const lying = chart.form === "rows";
  return [
    categoryAxis(chart, lying),
    valueAxis(chart.axis, lying ? "t" : "l", ids.value, ids.category, chart, height),
  ];
}

function categoryAxis({ form, fontSize, crossesAt, turned }: Categories, lying: boolean): string {
  return el(
    "c:catAx",
    {},
    el("c:axId", { val: ids.category }),
    el("c:scaling", {}, el("c:orientation", { val: lying ? "maxMin" : "minMax" })),
    flag("delete", false),
    el("c:axPos", { val: lying ? "l" : "b" }),
    el("c:numFmt", { formatCode: "General", sourceLinked: 0 }),
    el("c:majorTickMark", { val: "none" }),
    el("c:minorTickMark", { val: "none" }),
    el("c:tickLblPos", { val: "low" }),
    el("c:spPr", {}, stroke(light.axis, 1)),
    letters(fontSize, { turn: turned ? -45 : 0 }),
    el("c:crossAx", { val: ids.value }),
    crossesAt === undefined
      ? el("c:crosses", { val: form === "line" ? "min" : "autoZero" })
      : el("c:crossesAt", { val: crossesAt }),
    flag("auto", false),
    el("c:lblAlgn", { val: "ctr" }),
    el("c:lblOffset", { val: 100 }),
    flag("noMultiLvlLbl", true),
  );
}

function valueAxis(
  axis: Axis,
  position: "l" | "b" | "t",
  id: number,
  across: number,
  { form, fontSize, margin }: Chart,
  height: number,
): string {
  const lying = form === "rows";
  const hidden = axis.hidden ?? false;
  return el(
    "c:valAx",
    {},
    el("c:axId", { val: id }),
    el(
      "c:scaling",
      {},
      el("c:orientation", { val: "minMax" }),
      axis.max !== undefined && el("c:max", { val: axis.max }),
      axis.min !== undefined && el("c:min", { val: axis.min }),
    ),
    flag("delete", hidden),
    el("c:axPos", { val: position }),
    lying || hidden ? "" : el("c:majorGridlines", {}, el("c:spPr", {}, stroke(light.grid, 0.75))),
    axis.title && !hidden ? axisTitle(axis, position, form, fontSize, margin.top, height) : "",
    el("c:numFmt", { formatCode: axis.format, sourceLinked: 0 }),
    el("c:majorTickMark", { val: "none" }),
    el("c:minorTickMark", { val: "none" }),
    el("c:tickLblPos", { val: lying ? "none" : form === "scatter" ? "low" : "nextTo" }),
    el("c:spPr", {}, form === "scatter" ? stroke(light.axis, 1) : noLine),
    letters(fontSize),
    el("c:crossAx", { val: across }),
    el("c:crosses", { val: form === "scatter" ? "min" : "autoZero" }),
    el("c:crossBetween", { val: form === "scatter" ? "midCat" : "between" }),
    axis.step !== undefined && el("c:majorUnit", { val: axis.step }),
  );
}

/** How far over the plot the unit stands, in sizes of its letters. */
const unitOver = 1.9;

/** A unit lies over its numbers; the long name of an indicator stands along the axis. */
function axisTitle(
  axis: Axis,
  position: "l" | "b" | "t",
  form: Chart["form"],
  fontSize: number,
  top: number,
  height: number,
): string {
  if (position !== "l") return title(axis.title, fontSize, {});
  if (form === "scatter") return title(axis.title, fontSize, { turn: -90 });
  const y = share(Math.max(0, top - unitOver * fontSize), height);
  return title(axis.title, fontSize, { at: { x: 0, y } });
}
