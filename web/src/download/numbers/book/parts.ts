import type { Linked, Sheet } from "./book.ts";
import { declaration, splitAddress, xml } from "./xml.ts";

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const pack = "http://schemas.openxmlformats.org/package/2006";
const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

export function types(sheets: number): string {
  const override = (name: string, type: string) =>
    `<Override PartName="${name}" ContentType="${type}"/>`;
  return (
    `${declaration}<Types xmlns="${pack}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    override("/xl/workbook.xml", `${spreadsheet}.sheet.main+xml`) +
    upTo(sheets, (n) => override(`/xl/worksheets/sheet${n}.xml`, `${spreadsheet}.worksheet+xml`)) +
    override("/xl/styles.xml", `${spreadsheet}.styles+xml`) +
    override("/xl/sharedStrings.xml", `${spreadsheet}.sharedStrings+xml`) +
    override("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml") +
    "</Types>"
  );
}

export function root(): string {
  return related([
    ["rId1", `${office}/officeDocument`, "xl/workbook.xml"],
    ["rId2", `${pack}/relationships/metadata/core-properties`, "docProps/core.xml"],
  ]);
}

export function core(title: string, maker: string): string {
  return (
    `${declaration}<cp:coreProperties xmlns:cp="${pack}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
    `<dc:title>${xml(title)}</dc:title><dc:creator>${xml(maker)}</dc:creator></cp:coreProperties>`
  );
}

export function workbook(sheets: readonly Sheet[]): string {
  const each = sheets.map(
    ({ name }, i) => `<sheet name="${xml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  return (
    `${declaration}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}">` +
    `<bookViews><workbookView/></bookViews><sheets>${each.join("")}</sheets></workbook>`
  );
}

export function relations(sheets: number): string {
  return related([
    ...Array.from({ length: sheets }, (_, i): Relation => [
      `rId${i + 1}`,
      `${office}/worksheet`,
      `worksheets/sheet${i + 1}.xml`,
    ]),
    [`rId${sheets + 1}`, `${office}/styles`, "styles.xml"],
    [`rId${sheets + 2}`, `${office}/sharedStrings`, "sharedStrings.xml"],
  ]);
}

/** Where a sheet's links out of the file go; those within it stand in the sheet. */
export function links(all: readonly Linked[]): string {
  return related(
    all.flatMap(({ link }, n): Relation[] =>
      "url" in link
        ? [[`rId${n + 1}`, `${office}/hyperlink`, splitAddress(link.url)[0], "External"]]
        : [],
    ),
  );
}

export function texts(all: readonly string[]): string {
  const each = all.map((text) => `<si><t xml:space="preserve">${xml(text)}</t></si>`);
  return `${declaration}<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="${all.length}">${each.join("")}</sst>`;
}

type Relation = [id: string, type: string, target: string, mode?: "External"];

function related(all: readonly Relation[]): string {
  const each = all.map(
    ([id, type, target, mode]) =>
      `<Relationship Id="${id}" Type="${type}" Target="${xml(target)}"${mode ? ` TargetMode="${mode}"` : ""}/>`,
  );
  return `${declaration}<Relationships xmlns="${pack}/relationships">${each.join("")}</Relationships>`;
}

function upTo(last: number, say: (n: number) => string): string {
  return Array.from({ length: last }, (_, i) => say(i + 1)).join("");
}
