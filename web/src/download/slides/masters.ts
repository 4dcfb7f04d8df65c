import { namespaces } from "./chart.ts";
import { ink } from "./paint.ts";
import { emptyTree, shape, type Shape } from "./shapes.ts";
import { slide, type Box } from "./units.ts";
import { el } from "./xml.ts";

export const spaces = {
  ...namespaces,
  "xmlns:p": "http://schemas.openxmlformats.org/presentationml/2006/main",
} as const;

export const side = 40;
const width = slide.width - 2 * side;

/** Where a slide has its parts, unless it says otherwise. */
export const boxes = {
  title: { x: side, y: 24, width, height: 64 },
  subtitle: { x: side, y: 92, width, height: 20 },
  body: { x: side, y: 112, width, height: 372 },
  number: { x: slide.width - side - 60, y: 514, width: 60, height: 14 },
  opening: { x: side, y: 170, width, height: 110 },
  under: { x: side, y: 292, width, height: 120 },
} satisfies Record<string, Box>;

export const layouts = ["opening", "figure", "contents"] as const;
export type Layout = (typeof layouts)[number];

const mapped = {
  bg1: "lt1",
  tx1: "dk1",
  bg2: "lt2",
  tx2: "dk2",
  accent1: "accent1",
  accent2: "accent2",
  accent3: "accent3",
  accent4: "accent4",
  accent5: "accent5",
  accent6: "accent6",
  hlink: "hlink",
  folHlink: "folHlink",
};

/** Names of the places, in the reader's language. */
export interface Names {
  title: string;
  subtitle: string;
  body: string;
  number: string;
  notes: string;
  picture: string;
  layouts: Record<Layout, string>;
  theme: string;
}

export function masterXml(names: Names, language: string, layoutIds: readonly string[]): string {
  return el(
    "p:sldMaster",
    spaces,
    common(
      [
        { id: 2, name: names.title, holder: "title", box: boxes.title, anchor: "b" },
        { id: 3, name: names.body, holder: "body", box: boxes.body },
        number(names, 4),
      ],
      language,
      true,
    ),
    el("p:clrMap", mapped),
    el(
      "p:sldLayoutIdLst",
      {},
      ...layoutIds.map((id, i) => el("p:sldLayoutId", { id: firstId + 1 + i, "r:id": id })),
    ),
    el(
      "p:txStyles",
      {},
      el("p:titleStyle", {}, level(1, 26, true, "+mj-lt", "tx1")),
      el(
        "p:bodyStyle",
        {},
        ...Array.from({ length: 9 }, (_, i) => level(i + 1, 16, false, "+mn-lt", "tx1")),
      ),
      el("p:otherStyle", {}, level(1, 12, false, "+mn-lt", "tx1")),
    ),
  );
}

/** Masters and layouts number themselves from here; all differ. */
export const firstId = 2147483648;

export function layoutXml(layout: Layout, names: Names, language: string): string {
  const title = { id: 2, name: names.title };
  const places: Record<Layout, Omit<Shape, "paragraphs" | "language">[]> = {
    opening: [
      { ...title, holder: "ctrTitle", box: boxes.opening, anchor: "b", listStyle: level(1, 38) },
      {
        id: 3,
        name: names.subtitle,
        holder: "subTitle",
        box: boxes.under,
        listStyle: level(1, 18, false, "+mn-lt", "tx2"),
      },
    ],
    figure: [
      { ...title, holder: "title", box: boxes.title, anchor: "b" },
      {
        id: 3,
        name: names.subtitle,
        holder: "subtitle",
        box: boxes.subtitle,
        listStyle: level(1, 14, false, "+mn-lt", "tx2"),
      },
      number(names, 4),
    ],
    contents: [
      { ...title, holder: "title", box: boxes.title, anchor: "b" },
      { id: 3, name: names.body, holder: "body", box: boxes.body },
      number(names, 4),
    ],
  };
  const type = { opening: "title", figure: undefined, contents: "obj" }[layout];
  return el(
    "p:sldLayout",
    { ...spaces, type, preserve: 1, userDrawn: type ? undefined : 1 },
    common(places[layout], language, false, names.layouts[layout]),
    el("p:clrMapOvr", {}, el("a:masterClrMapping")),
  );
}

export function notesMasterXml(names: Names, language: string): string {
  return el(
    "p:notesMaster",
    spaces,
    common(
      [
        {
          id: 2,
          name: names.picture,
          holder: "picture",
          box: { x: 54, y: 54, width: 432, height: 243 },
        },
        {
          id: 3,
          name: names.notes,
          holder: "notes",
          box: { x: 54, y: 320, width: 432, height: 340 },
        },
      ],
      language,
      true,
    ),
    el("p:clrMap", mapped),
    el("p:notesStyle", {}, level(1, 12, false, "+mn-lt", "tx1")),
  );
}

function common(
  all: readonly Omit<Shape, "paragraphs" | "language">[],
  language: string,
  background: boolean,
  name?: string,
): string {
  return el(
    "p:cSld",
    { name },
    background && el("p:bg", {}, el("p:bgRef", { idx: 1001 }, el("a:schemeClr", { val: "bg1" }))),
    el(
      "p:spTree",
      {},
      emptyTree,
      ...all.map((one) =>
        one.holder === "number"
          ? numberShape(one.id, one.name, language, one.box)
          : shape({ ...one, paragraphs: [{ runs: [{ text: one.name }] }], language }),
      ),
    ),
  );
}

function number(names: Names, id: number) {
  return { id, name: names.number, holder: "number" as const, box: boxes.number };
}

/** The slide's number, which Office keeps right. */
export function numberShape(
  id: number,
  name: string,
  language: string,
  box?: Box,
  n?: number,
): string {
  const field = el(
    "a:fld",
    { id: "{6F9619FF-8B86-4D01-B42D-00CF4FC964FF}", type: "slidenum" },
    el("a:rPr", { lang: language, sz: 900 }, ink("tx2"), el("a:latin", { typeface: "+mn-lt" })),
    `<a:t>${n ?? "‹#›"}</a:t>`,
  );
  return shape({ id, name, holder: "number", box, paragraphs: [], language }).replace(
    /<a:p>.*<\/a:p>/,
    el("a:p", {}, el("a:pPr", { algn: "r" }), field),
  );
}

/** How letters stand at a level; the places have no bullets. */
function level(n: number, size: number, bold = true, typeface = "+mj-lt", color = "tx1"): string {
  return el(
    `a:lvl${n}pPr`,
    { marL: 0, indent: 0, algn: "l", defTabSz: 914400, eaLnBrk: 1, hangingPunct: 1 },
    el("a:lnSpc", {}, el("a:spcPct", { val: 100000 })),
    el("a:spcBef", {}, el("a:spcPts", { val: 0 })),
    el("a:buNone"),
    el(
      "a:defRPr",
      { sz: size * 100, b: bold ? 1 : 0 },
      el("a:solidFill", {}, el("a:schemeClr", { val: color })),
      el("a:latin", { typeface }),
    ),
  );
}
