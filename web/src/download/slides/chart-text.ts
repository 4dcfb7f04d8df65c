import { ink } from "./paint.ts";
import type { Value } from "./chart-spec.ts";
import { el, plain } from "./xml.ts";

export function flag(name: string, on: boolean): string {
  return el(`c:${name}`, { val: on ? 1 : 0 });
}

/** A share of the chart's width or height, as its places are told. */
export function share(part: number, whole: number): number {
  return Math.round((part / whole) * 1e5) / 1e5;
}

/** Words that stand in no cell. Without a `turn` in degrees they lie. */
export function rich(words: string, fontSize: number, bold: boolean, turn = 0): string {
  return el(
    "c:rich",
    {},
    el("a:bodyPr", { ...turned(turn), wrap: turn ? "square" : "none" }),
    el("a:lstStyle"),
    el(
      "a:p",
      {},
      el("a:pPr", {}, properties("a:defRPr", fontSize, bold)),
      el("a:r", {}, properties("a:rPr", fontSize, bold), `<a:t>${plain(words)}</a:t>`),
    ),
  );
}

function turned(degrees: number | undefined) {
  return degrees === undefined ? {} : { rot: degrees * 60000, vert: "horz" };
}

/** How the letters are of what Office writes itself. */
export function letters(
  fontSize: number,
  { bold = false, wrap, turn }: { bold?: boolean; wrap?: "none"; turn?: number } = {},
): string {
  return el(
    "c:txPr",
    {},
    el("a:bodyPr", { ...turned(turn), wrap }),
    el("a:lstStyle"),
    el("a:p", {}, el("a:pPr", {}, properties("a:defRPr", fontSize, bold)), el("a:endParaRPr")),
  );
}

function properties(name: string, fontSize: number, bold: boolean): string {
  return el(name, { sz: Math.round(fontSize * 100), b: bold ? 1 : 0 }, ink("tx1"));
}

export interface TitlePlace {
  x: number;
  y: number;
}

/** Without a place Office finds one. Both of the place are shares of the chart. */
export function title(
  words: string,
  fontSize: number,
  { at, bold = false, turn }: { at?: TitlePlace; bold?: boolean; turn?: number },
): string {
  return el(
    "c:title",
    {},
    el("c:tx", {}, rich(words, fontSize, bold, turn)),
    at && el("c:layout", {}, place("edge", { "c:x": at.x, "c:y": at.y })),
    flag("overlay", true),
  );
}

/** "edge": from the chart's upper left; else from where Office would have put it. */
export function place(mode: "edge" | "factor", values: Record<string, number>, inner = false) {
  return el(
    "c:manualLayout",
    {},
    inner ? el("c:layoutTarget", { val: "inner" }) : "",
    ...(mode === "edge" ? ["c:xMode", "c:yMode"].map((name) => el(name, { val: mode })) : []),
    ...Object.entries(values).map(([name, val]) => el(name, { val })),
  );
}

/** Texts in cells, with what they are now. */
export function stringsAt(formula: string, texts: readonly string[]): string {
  return el(
    "c:strRef",
    {},
    el("c:f", {}, plain(formula)),
    el(
      "c:strCache",
      {},
      el("c:ptCount", { val: texts.length }),
      ...texts.map((text, idx) => el("c:pt", { idx }, value(text))),
    ),
  );
}

/** Numbers in cells. A gap has no point: an empty one is a fault, and a zero would be a number. */
export function numbersAt(formula: string, values: readonly Value[], format: string): string {
  return el(
    "c:numRef",
    {},
    el("c:f", {}, plain(formula)),
    el(
      "c:numCache",
      {},
      el("c:formatCode", {}, plain(format)),
      el("c:ptCount", { val: values.length }),
      ...values.flatMap((one, idx) =>
        one === undefined ? [] : [el("c:pt", { idx }, value(String(one)))],
      ),
    ),
  );
}

export function value(text: string): string {
  return `<c:v>${plain(text)}</c:v>`;
}
