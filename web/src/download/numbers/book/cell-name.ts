/** 0 -> "A", 26 -> "AA". */
export function columnName(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : columnName(Math.floor(at / 26) - 1) + letter;
}

/** Row and column from 0: "B2". */
export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}

/** As a formula names a cell that does not move when the formula is copied: "$B$2". */
export function fixedName(row: number, column: number): string {
  return `$${columnName(column)}$${row + 1}`;
}

/** A sheet's name as formulas and links write it. */
export function quoted(sheet: string): string {
  return `'${sheet.replaceAll("'", "''")}'`;
}

/**
 * A name that a sheet may have and that none of the `taken` has: at most 31 characters, without []:*?/\, no apostrophe
 * first or last. Spreadsheets do not tell capitals from small letters.
 */
export function sheetName(wanted: string, taken: readonly string[]): string {
  const others = new Set(taken.map((name) => name.toLowerCase()));
  const plain = wanted
    .replace(/[[\]:*?/\\\u0000-\u001f]+/g, " ")
    .replace(/\s+/g, " ")
    .replace(/^['\s]+|['\s]+$/g, "");
  for (let n = 1; ; n++) {
    const ending = n === 1 ? "" : ` (${n})`;
    const name = cut(plain || "–", 31 - ending.length) + ending;
    if (!others.has(name.toLowerCase())) return name;
  }
}

function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  // Not in the middle of a character of two parts.
  const short = text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "");
  return `${short.trimEnd()}…`;
}
