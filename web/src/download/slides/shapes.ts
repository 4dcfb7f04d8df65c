import { ink, noFill, noLine, solid, type Ink } from "./paint.ts";
import { emu, type Box } from "./units.ts";
import { el, plain } from "./xml.ts";

export interface Run {
  text: string;
  bold?: boolean;
  ink?: Ink;
  /** A relation of the slide's. */
  link?: { id: string; action?: string };
}

export interface Paragraph {
  runs: readonly Run[];
  size?: number;
  ink?: Ink;
  align?: "l" | "ctr" | "r";
  /** After it, in points. */
  after?: number;
}

/** A place of the layout's (layouts.ts). */
export type Holder =
  "title" | "ctrTitle" | "subTitle" | "subtitle" | "body" | "number" | "notes" | "picture";

const holders: Record<Holder, Record<string, string | number>> = {
  title: { type: "title" },
  ctrTitle: { type: "ctrTitle" },
  subTitle: { type: "subTitle", idx: 1 },
  subtitle: { type: "body", sz: "quarter", idx: 10 },
  body: { type: "body", idx: 1 },
  number: { type: "sldNum", sz: "quarter", idx: 12 },
  notes: { type: "body", idx: 1 },
  picture: { type: "sldImg" },
};

export interface Shape {
  id: number;
  name: string;
  /** Undefined: where the layout has it. */
  box?: Box;
  holder?: Holder;
  fill?: string;
  anchor?: "t" | "ctr" | "b";
  paragraphs: readonly Paragraph[];
  /** Of the letters, where a layout says it. */
  listStyle?: string;
  language: string;
}

export function shape({
  id,
  name,
  box,
  holder,
  fill,
  anchor,
  paragraphs,
  listStyle,
  language,
}: Shape): string {
  return el(
    "p:sp",
    {},
    el(
      "p:nvSpPr",
      {},
      el("p:cNvPr", { id, name }),
      holder
        ? el(
            "p:cNvSpPr",
            {},
            el("a:spLocks", {
              noGrp: 1,
              ...(holder === "picture" && { noRot: 1, noChangeAspect: 1 }),
            }),
          )
        : el("p:cNvSpPr", { txBox: fill ? undefined : 1 }),
      el("p:nvPr", {}, holder && el("p:ph", holders[holder])),
    ),
    el(
      "p:spPr",
      {},
      box && place(box),
      box && el("a:prstGeom", { prst: "rect" }, el("a:avLst")),
      fill ? solid(fill) : holder ? "" : noFill,
      fill ? noLine : "",
    ),
    holder === "picture"
      ? ""
      : el(
          "p:txBody",
          {},
          el(
            "a:bodyPr",
            holder && !box
              ? {}
              : {
                  wrap: "square",
                  lIns: 0,
                  tIns: 0,
                  rIns: 0,
                  bIns: 0,
                  anchor: anchor ?? "t",
                },
            holder && !box ? "" : el("a:noAutofit"),
          ),
          el("a:lstStyle", {}, listStyle),
          ...(paragraphs.length ? paragraphs : [{ runs: [] }]).map((p) => paragraph(p, language)),
        ),
  );
}

export function paragraph(
  { runs, size, ink: color, align, after }: Paragraph,
  language: string,
): string {
  return el(
    "a:p",
    {},
    el(
      "a:pPr",
      { algn: align },
      after !== undefined && el("a:spcAft", {}, el("a:spcPts", { val: Math.round(after * 100) })),
    ),
    ...runs.map((run) =>
      el(
        "a:r",
        {},
        el(
          "a:rPr",
          {
            lang: language,
            sz: size && Math.round(size * 100),
            b: run.bold === undefined ? undefined : run.bold ? 1 : 0,
          },
          (run.ink ?? color) && ink(run.ink ?? color!),
          run.link && el("a:hlinkClick", { "r:id": run.link.id, action: run.link.action }),
        ),
        `<a:t>${plain(run.text)}</a:t>`,
      ),
    ),
    runs.length ? "" : el("a:endParaRPr", { lang: language, sz: size && Math.round(size * 100) }),
  );
}

export function place({ x, y, width, height }: Box, name = "a:xfrm"): string {
  return el(
    name,
    {},
    el("a:off", { x: emu(x), y: emu(y) }),
    el("a:ext", { cx: emu(width), cy: emu(height) }),
  );
}

/** What a chart or a table hangs in. `description` is what is read aloud. */
export function frame(
  id: number,
  name: string,
  description: string,
  box: Box,
  uri: string,
  content: string,
): string {
  return el(
    "p:graphicFrame",
    {},
    el(
      "p:nvGraphicFramePr",
      {},
      el("p:cNvPr", { id, name, descr: description }),
      el("p:cNvGraphicFramePr", {}, el("a:graphicFrameLocks", { noGrp: 1 })),
      el("p:nvPr"),
    ),
    place(box, "p:xfrm"),
    el("a:graphic", {}, el("a:graphicData", { uri }, content)),
  );
}

export const emptyTree = [
  el("p:nvGrpSpPr", {}, el("p:cNvPr", { id: 1, name: "" }), el("p:cNvGrpSpPr"), el("p:nvPr")),
  el(
    "p:grpSpPr",
    {},
    el(
      "a:xfrm",
      {},
      ...["off", "ext", "chOff", "chExt"].map((name) =>
        el(`a:${name}`, name.endsWith("ff") ? { x: 0, y: 0 } : { cx: 0, cy: 0 }),
      ),
    ),
  ),
].join("");
