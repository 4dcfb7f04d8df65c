import { declaration, xml } from "./xml.ts";

/** How a cell looks. */
export type Look =
  | "plain"
  | "title"
  | "heading"
  | "head"
  | "strong"
  | "muted"
  | "link"
  | "result"
  | "example"
  | "own";

export interface Style {
  look: Look;
  wrap: boolean;
  right: boolean;
  /** Begins a little into the cell, so as not to touch a number before it. */
  indent: boolean;
  /** Of numbers. */
  format: string;
}

interface Dress {
  /** In points. */
  size?: number;
  bold?: boolean;
  underline?: boolean;
  colour?: string;
  fill?: string;
  rule?: boolean;
}

const text = "FF1F2328";
const dresses: Record<Look, Dress> = {
  plain: {},
  title: { size: 16, bold: true },
  heading: { size: 13, bold: true },
  head: { bold: true, rule: true },
  strong: { bold: true },
  muted: { colour: "FF4A4F57" },
  link: { colour: "FF0B5CAD", underline: true },
  result: { bold: true, fill: "FFEDF3FA" },
  example: { bold: true, fill: "FFFFE08A" },
  own: { bold: true, fill: "FFD6E6F7" },
};
const looks = Object.keys(dresses) as Look[];

/** In points: of a line in a cell of that look. */
export function lineHeight(look: Look): number {
  return Math.round((dresses[look].size ?? 11) * 1.37);
}

/** The first format of a file's own. */
const firstFormat = 164;

/** Every combination that cells have, each once. */
export class Styles {
  readonly #styles = new Map<string, Style>();
  readonly #formats: string[] = [];

  constructor() {
    // What a cell without a style has: the spreadsheet's own.
    this.#styles.set("", { look: "plain", wrap: false, right: false, indent: false, format: "" });
  }

  /** The number that a cell has. */
  at(style: Style): number {
    const key = [style.look, style.wrap, style.right, style.indent, style.format].join("|");
    let at = this.#numbers.get(key);
    if (at === undefined) {
      at = this.#styles.size;
      this.#styles.set(key, style);
      this.#numbers.set(key, at);
      if (style.format && !this.#formats.includes(style.format)) this.#formats.push(style.format);
    }
    return at;
  }
  readonly #numbers = new Map<string, number>();

  part(): string {
    const formats = this.#formats.map(
      (code, i) => `<numFmt numFmtId="${firstFormat + i}" formatCode="${xml(code)}"/>`,
    );
    const filled = looks.filter((look) => dresses[look].fill);
    return (
      declaration +
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
      list("numFmts", formats) +
      list(
        "fonts",
        looks.map((look) => font(dresses[look])),
      ) +
      // The first two fills are the format's own.
      list("fills", [
        '<fill><patternFill patternType="none"/></fill>',
        '<fill><patternFill patternType="gray125"/></fill>',
        ...filled.map(
          (look) =>
            `<fill><patternFill patternType="solid"><fgColor rgb="${dresses[look].fill}"/><bgColor indexed="64"/></patternFill></fill>`,
        ),
      ]) +
      list("borders", [
        "<border><left/><right/><top/><bottom/><diagonal/></border>",
        '<border><left/><right/><top/><bottom style="thin"><color rgb="FF8A8F98"/></bottom><diagonal/></border>',
      ]) +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      list(
        "cellXfs",
        [...this.#styles.values()].map((style) => this.#format(style, filled)),
      ) +
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
      "</styleSheet>"
    );
  }

  #format({ look, wrap, right, indent, format }: Style, filled: readonly Look[]): string {
    const { fill, rule } = dresses[look];
    const number = format ? firstFormat + this.#formats.indexOf(format) : 0;
    const vertical = look === "head" ? "bottom" : "top";
    return (
      `<xf numFmtId="${number}" fontId="${looks.indexOf(look)}" fillId="${fill ? filled.indexOf(look) + 2 : 0}" ` +
      `borderId="${rule ? 1 : 0}" xfId="0"${number ? ' applyNumberFormat="1"' : ""} applyFont="1"` +
      `${fill ? ' applyFill="1"' : ""}${rule ? ' applyBorder="1"' : ""} applyAlignment="1">` +
      `<alignment vertical="${vertical}"${right ? ' horizontal="right"' : indent ? ' horizontal="left" indent="1"' : ""}${wrap ? ' wrapText="1"' : ""}/></xf>`
    );
  }
}

function font({ size = 11, bold, underline, colour = text }: Dress): string {
  return `<font>${bold ? "<b/>" : ""}${underline ? "<u/>" : ""}<sz val="${size}"/><color rgb="${colour}"/><name val="Calibri"/><family val="2"/></font>`;
}

function list(name: string, each: readonly string[]): string {
  return each.length ? `<${name} count="${each.length}">${each.join("")}</${name}>` : "";
}

/**
 * `#,##0.0" *"`: so many decimals, and marks printed after the number, which stays a number. `widest` are the marks of
 * its column that take most room: with them the digits stand under each other.
 */
export function numberFormat(decimals: number, marks = "", widest = ""): string {
  const digits = `#,##0${decimals > 0 ? `.${"0".repeat(decimals)}` : ""}`;
  const plain = marks.replaceAll('"', "");
  const printed = plain ? ` ${plain}` : "";
  const left = widest ? [...` ${widest}`].slice(printed.length) : [];
  return `${digits}${printed && `"${printed}"`}${left.map((one) => `_${one}`).join("")}`;
}
