import type { Cell, Link, Linked, Sheet } from "./book.ts";
import { cellName, quoted } from "./cell-name.ts";
import { lineHeight, type Styles } from "./styles.ts";
import { declaration, splitAddress, xml } from "./xml.ts";

/** One sheet. The order of its elements is fixed by the format. */
export function sheetPart(
  { rows, widths, frozen, upright }: Sheet,
  first: boolean,
  links: readonly Linked[],
  styles: Styles,
  textAt: (text: string) => number,
): string {
  const cells = rows.map((row, r) => {
    const written = row.map((cell, c) => cellPart(cell, cellName(r, c), styles, textAt)).join("");
    return written && `<row r="${r + 1}" ht="${height(row, widths)}">${written}</row>`;
  });
  const columns = widths.map(
    (width, c) => `<col min="${c + 1}" max="${c + 1}" width="${width}" customWidth="1"/>`,
  );
  return (
    declaration +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">' +
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
    `<sheetViews><sheetView showGridLines="0"${first ? ' tabSelected="1"' : ""} workbookViewId="0">${pane(frozen)}</sheetView></sheetViews>` +
    '<sheetFormatPr defaultRowHeight="15"/>' +
    (columns.length ? `<cols>${columns.join("")}</cols>` : "") +
    `<sheetData>${cells.join("")}</sheetData>` +
    (links.length
      ? `<hyperlinks>${links.map(({ link, cell }, n) => `<hyperlink ref="${cell}" ${target(link, n)}/>`).join("")}</hyperlinks>`
      : "") +
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" footer="0.3"/>' +
    `<pageSetup paperSize="9" orientation="${upright ? "portrait" : "landscape"}" fitToWidth="1" fitToHeight="0"/>` +
    "<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>" +
    // Codes are text, and a mean of some rows is meant: no warnings in the corners of the cells.
    `<ignoredErrors><ignoredError sqref="A1:${cellName(Math.max(rows.length, 1) - 1, widest(rows))}" numberStoredAsText="1" formula="1" formulaRange="1"/></ignoredErrors>` +
    "</worksheet>"
  );
}

/** In points, as far as can be said without the font: a spreadsheet may set it anew, since it is not said to be the reader's. */
function height(row: readonly Cell[], widths: readonly number[]): number {
  const heights = row.map((cell, c) => {
    if (!cell) return 0;
    const line = lineHeight(cell.look ?? "plain");
    if (!cell.wrap || !("text" in cell)) return line;
    const bold = cell.look === "head" || cell.look === "strong" ? 0.9 : 1;
    const most = Math.max(1, (widths[c] ?? 10) * bold);
    return line * cell.text.split("\n").reduce((n, part) => n + lines(part, most), 0);
  });
  // No spreadsheet has higher rows.
  return Math.min(409, Math.max(15, ...heights));
}

/** How many lines of so many characters, broken between words, a text takes. */
function lines(text: string, most: number): number {
  let count = 1;
  let used = 0;
  for (const word of text.split(" ")) {
    const needed = used === 0 ? word.length : used + 1 + word.length;
    if (needed <= most) used = needed;
    else {
      // A word that is longer than the line, as an address, is broken wherever the line ends.
      const extra = Math.ceil(word.length / most);
      count += used === 0 ? extra - 1 : extra;
      used = word.length - (extra - 1) * most;
    }
  }
  return count;
}

function cellPart(
  cell: Cell,
  name: string,
  styles: Styles,
  textAt: (text: string) => number,
): string {
  if (!cell) return "";
  const { look = "plain", wrap = false, right = false, indent = false } = cell;
  const format = "text" in cell ? "" : (cell.format ?? "");
  const style = styles.at({ look, wrap, right, indent, format });
  const at = `<c r="${name}"${style ? ` s="${style}"` : ""}`;
  if ("text" in cell) return cell.text ? `${at} t="s"><v>${textAt(cell.text)}</v></c>` : `${at}/>`;
  if ("number" in cell) return `${at}><v>${cell.number}</v></c>`;
  return `${at}><f>${xml(cell.formula)}</f><v>${cell.gives}</v></c>`;
}

function widest(rows: readonly Cell[][]): number {
  return rows.reduce((most, row) => Math.max(most, row.length - 1), 0);
}

/** What follows the # of an address stands beside it, as Excel itself has it. */
function target(link: Link, n: number): string {
  if (!("url" in link)) return `location="${xml(`${quoted(link.sheet)}!${link.cell}`)}"`;
  const [, fragment] = splitAddress(link.url);
  return `r:id="rId${n + 1}"${fragment ? ` location="${xml(fragment)}"` : ""}`;
}

function pane({ rows = 0, columns = 0 }: NonNullable<Sheet["frozen"]> = {}): string {
  if (!rows && !columns) return "";
  const active = rows && columns ? "bottomRight" : rows ? "bottomLeft" : "topRight";
  const split = `${columns ? ` xSplit="${columns}"` : ""}${rows ? ` ySplit="${rows}"` : ""}`;
  return `<pane${split} topLeftCell="${cellName(rows, columns)}" activePane="${active}" state="frozen"/><selection pane="${active}"/>`;
}
