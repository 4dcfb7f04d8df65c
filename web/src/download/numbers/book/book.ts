import { strToU8, zipSync } from "fflate";
import { safe } from "../safe.ts";
import { cellName } from "./cell-name.ts";
import * as part from "./parts.ts";
import { sheetPart } from "./sheet-part.ts";
import { Styles, type Look } from "./styles.ts";
import { canLink, longestText } from "./xml.ts";

interface Placed {
  look?: Look;
  /** Text goes on in the next line of its cell, in place of over the next cells. */
  wrap?: boolean;
  right?: boolean;
  indent?: boolean;
}

export type Cell =
  | (Placed & { text: string; link?: Link })
  | (Placed & { number: number; format?: string })
  /** A formula without its =, and what it gives: that stands in the file until somebody calculates anew. */
  | (Placed & { formula: string; gives: number; format?: string })
  | undefined;

/** Out of the file, or to a cell in it. */
export type Link = { url: string } | { sheet: string; cell: string };

export interface Sheet {
  name: string;
  rows: Cell[][];
  /** Of the columns, in characters. */
  widths: number[];
  /** Rows and columns that stay when the rest is scrolled. */
  frozen?: { rows?: number; columns?: number };
  /** Upright on paper; else lying. */
  upright?: boolean;
}

const mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/**
 * A workbook of sheets in their order: Office Open XML, ECMA-376. Written here since formulas need their values,
 * links and print layout beside them, and since the page's policy lets no library start a worker to compress it.
 */
export function book(sheets: readonly Sheet[], title: string, maker: string): Blob {
  const styles = new Styles();
  const texts = new Texts();
  const parts: Record<string, string> = {};
  sheets.forEach((sheet, i) => {
    const links = linksOf(sheet);
    parts[`xl/worksheets/sheet${i + 1}.xml`] = sheetPart(sheet, i === 0, links, styles, (text) =>
      texts.at(text),
    );
    if (links.some(({ link }) => "url" in link))
      parts[`xl/worksheets/_rels/sheet${i + 1}.xml.rels`] = part.links(links);
  });
  Object.assign(parts, {
    "[Content_Types].xml": part.types(sheets.length),
    "_rels/.rels": part.root(),
    "docProps/core.xml": part.core(title, maker),
    "xl/workbook.xml": part.workbook(sheets),
    "xl/_rels/workbook.xml.rels": part.relations(sheets.length),
    "xl/styles.xml": styles.part(),
    "xl/sharedStrings.xml": part.texts(texts.all),
  });
  const order = ["[Content_Types].xml", ...Object.keys(parts)];
  const files = Object.fromEntries(order.map((name) => [name, strToU8(parts[name]!)]));
  return new Blob([zipSync(files) as Uint8Array<ArrayBuffer>], { type: mediaType });
}

/** Every text once: cells have its number. */
class Texts {
  readonly #at = new Map<string, number>();

  at(given: string): number {
    const text = safe(given.slice(0, longestText));
    const known = this.#at.get(text);
    if (known !== undefined) return known;
    this.#at.set(text, this.#at.size);
    return this.#at.size - 1;
  }

  get all(): string[] {
    return [...this.#at.keys()];
  }
}

export interface Linked {
  link: Link;
  cell: string;
}

function linksOf({ rows }: Sheet): Linked[] {
  return rows.flatMap((cells, row) =>
    cells.flatMap((cell, column) =>
      cell && "text" in cell && cell.link && (!("url" in cell.link) || canLink(cell.link.url))
        ? [{ link: cell.link, cell: cellName(row, column) }]
        : [],
    ),
  );
}
