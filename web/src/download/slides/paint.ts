import type { Look } from "../../figure/look.ts";
import { light } from "../../figure/theme.ts";
import { emu } from "./units.ts";
import { el } from "./xml.ts";

/** Of the theme (theme.ts), so that a slide put into another presentation takes that one's. */
export type Ink = "tx1" | "tx2" | "bg1" | "hlink";

export function ink(name: Ink): string {
  return el("a:solidFill", {}, el("a:schemeClr", { val: name }));
}

export function solid(color: string): string {
  return el("a:solidFill", {}, rgb(color));
}

function rgb(color: string): string {
  return el("a:srgbClr", { val: color.replace("#", "").toUpperCase() });
}

export const noFill = el("a:noFill");
export const noLine = el("a:ln", {}, noFill);

/** `name`: of what is stroked, where that is the side of a cell. */
export function stroke(
  color: string,
  width: number,
  dash: Look["dash"] = "solid",
  name: "a:ln" | "a:lnB" = "a:ln",
): string {
  return el(
    name,
    { w: emu(width), cap: "rnd" },
    solid(color),
    dash !== "solid" && el("a:prstDash", { val: dashName(dash) }),
    el("a:round"),
  );
}

/** The nearest of Office's own dashes. */
function dashName(dash: readonly number[]): string {
  if (dash.length > 2) return dash[0]! > 9 ? "lgDashDot" : "dashDot";
  return dash[0]! <= 2 ? "sysDot" : dash[0]! > 6 ? "dash" : "sysDash";
}

/** A bar of this look: averages are hatched, a pale one has an outline. */
export function barPaint(look: Look): string {
  const outline = look.outline ?? (look.hatched ? look.color : undefined);
  return [
    look.hatched ? hatching(look) : solid(look.color),
    outline ? stroke(outline, 1) : noLine,
  ].join("");
}

function hatching({ color, hatching: angle = 45 }: Look): string {
  const names = { 45: "wdUpDiag", 135: "wdDnDiag", 0: "dkHorz" } as const;
  return el(
    "a:pattFill",
    { prst: names[angle] },
    el("a:fgClr", {}, rgb(color)),
    el("a:bgClr", {}, rgb(light.background)),
  );
}

/** The point's mark. Office has no rounded square, and LibreOffice draws no hollow one: a cross stands for it. */
export function marker(look: Look, size = look.symbolSize): string {
  if (!size) return el("c:marker", {}, el("c:symbol", { val: "none" }));
  const names = {
    circle: "circle",
    rect: "square",
    triangle: "triangle",
    diamond: "diamond",
    roundRect: "x",
  } as const;
  return el(
    "c:marker",
    {},
    el("c:symbol", { val: names[look.symbol] }),
    el("c:size", { val: Math.max(2, Math.min(72, Math.round(size))) }),
    el("c:spPr", {}, solid(look.color), stroke(look.color, look.symbol === "roundRect" ? 2 : 0.75)),
  );
}
