import { light } from "../../figure/theme.ts";
import { beside, over, type Fitted } from "./fit-table.ts";
import { noFill, solid, stroke } from "./paint.ts";
import { paragraph } from "./shapes.ts";
import type { Cell } from "./table.ts";
import { emu } from "./units.ts";
import { el } from "./xml.ts";

/** The table with its first row and column told as such, so that they are read aloud with the numbers. */
export function tableXml(fitted: Fitted, language: string): string {
  const { table, widths, heights, upright } = fitted;
  const last = table.rows.length - 1;
  const tell = (cell: Cell, c: number, more: Partial<Setting>) =>
    cellXml(cell, {
      size: fitted.fontSize,
      align: c === 0 || table.words.has(c) ? "l" : "r",
      anchor: "ctr",
      line: light.grid,
      language,
      ...more,
    });
  return el(
    "a:tbl",
    {},
    el("a:tblPr", { firstRow: 1, firstCol: 1 }),
    el("a:tblGrid", {}, ...widths.map((w) => el("a:gridCol", { w: emu(w) }))),
    el(
      "a:tr",
      { h: emu(heights[0]!) },
      ...table.head.map((text, c) =>
        tell(
          { text, bold: true },
          c,
          upright && c > 0
            ? { line: light.axis, align: "l", upright }
            : { line: light.axis, anchor: "b" },
        ),
      ),
    ),
    ...table.rows.map((row, r) => {
      const line = r === last || table.rows[r + 1]!.apart ? light.axis : light.grid;
      return el(
        "a:tr",
        { h: emu(heights[r + 1]!) },
        ...(row.heading
          ? widths.map((_, c) =>
              tell({ text: c === 0 ? row.cells[0]!.text : "", bold: true }, c, {
                anchor: "b",
                line: light.axis,
                span: c === 0 ? { gridSpan: widths.length } : { hMerge: 1 },
              }),
            )
          : row.cells.map((cell, c) => tell(cell, c, { line }))),
      );
    }),
  );
}

interface Setting {
  size: number;
  align: "l" | "r";
  anchor: "b" | "ctr";
  /** Under it. */
  line: string;
  upright?: boolean;
  span?: Record<string, number>;
  language: string;
}

function cellXml({ text, bold = false, muted, fill, under }: Cell, setting: Setting): string {
  const { size, align, anchor, line, upright, span, language } = setting;
  const side = (name: string) => el(`a:${name}`, { w: 0 }, noFill);
  const [across, along] = [emu(beside(size)), emu(over)];
  return el(
    "a:tc",
    span,
    el(
      "a:txBody",
      {},
      el("a:bodyPr"),
      el("a:lstStyle"),
      paragraph(
        { runs: text ? [{ text, bold }] : [], size, ink: muted ? "tx2" : "tx1", align },
        language,
      ),
      under &&
        paragraph(
          { runs: [{ text: under, bold: false }], size: size - 1, ink: "tx1", align },
          language,
        ),
    ),
    el(
      "a:tcPr",
      {
        marL: across,
        marR: across,
        marT: along,
        marB: along,
        vert: upright ? "vert270" : undefined,
        anchor,
      },
      side("lnL"),
      side("lnR"),
      side("lnT"),
      stroke(line, 0.75, "solid", "a:lnB"),
      fill ? solid(fill) : noFill,
    ),
  );
}
