import { light } from "../../figure/theme.ts";
import type { Label, Point } from "./chart-spec.ts";
import { flag, letters, place, rich, share } from "./chart-text.ts";
import { noFill, noLine, stroke } from "./paint.ts";
import { el } from "./xml.ts";

interface Room {
  width: number;
  height: number;
  fontSize: number;
}

/** What stands at the points of a series: at single ones, else `all`. `led`: a line goes to a label that was moved. */
export function labels(
  points: ReadonlyMap<number, Point>,
  all: Label | undefined,
  room: Room,
  led = false,
): string {
  const single = [...points].flatMap(([k, { label }]) => (label ? [one(k, label, room)] : []));
  if (!single.length && !all) return "";
  return el(
    "c:dLbls",
    {},
    ...single,
    ...(all ? written(all, room.fontSize) : shows(false)),
    leaders(led),
  );
}

function one(k: number, label: Label, { width, height, fontSize }: Room): string {
  const { dx = 0, dy = 0, words, bold = false } = label;
  return el(
    "c:dLbl",
    {},
    el("c:idx", { val: k }),
    dx || dy
      ? el("c:layout", {}, place("factor", { "c:x": share(dx, width), "c:y": share(dy, height) }))
      : "",
    words !== undefined && el("c:tx", {}, rich(words, fontSize, bold)),
    ...written(label, fontSize),
  );
}

function written({ format, at, bold = false }: Label, fontSize: number): string[] {
  return [
    format ? el("c:numFmt", { formatCode: format, sourceLinked: 0 }) : "",
    el("c:spPr", {}, noFill, noLine),
    letters(fontSize, { bold, wrap: "none" }),
    el("c:dLblPos", { val: at }),
    ...shows(true),
  ];
}

function shows(number: boolean): string[] {
  return [
    flag("showLegendKey", false),
    flag("showVal", number),
    flag("showCatName", false),
    flag("showSerName", false),
    flag("showPercent", false),
    flag("showBubbleSize", false),
  ];
}

const since2013 = "http://schemas.microsoft.com/office/drawing/2012/chart";

function leaders(led: boolean): string {
  return el(
    "c:extLst",
    {},
    el(
      "c:ext",
      { uri: "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}", "xmlns:c15": since2013 },
      el("c15:showLeaderLines", { val: led ? 1 : 0 }),
      led && el("c15:leaderLines", {}, el("c:spPr", {}, stroke(light.axis, 0.5))),
    ),
  );
}
