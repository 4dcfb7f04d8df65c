import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import Papa from "papaparse";
import { soffice } from "./office.ts";

export type Parts = Record<string, string>;

/** The parts of an Office file, as text. */
export async function partsOf(file: Blob): Promise<Parts> {
  const zip = unzipSync(new Uint8Array(await file.arrayBuffer()));
  return Object.fromEntries(Object.entries(zip).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

/** The same without the values of its formulas: whoever opens it must calculate. */
export function uncalculated(parts: Parts): Parts {
  return Object.fromEntries(
    Object.entries(parts).map(([name, xml]) => [name, xml.replace(/(<\/f>)<v>[^<]*<\/v>/g, "$1")]),
  );
}

/** Opens workbooks in LibreOffice and gives every sheet's cells as it sees them, numbers in full. */
export async function opened(
  books: Record<string, Parts>,
): Promise<Record<string, Record<string, string[][]>>> {
  const folder = await mkdtemp(join(tmpdir(), "figur-workbook-"));
  try {
    const names = Object.keys(books);
    for (const name of names) {
      const zip = Object.entries(books[name]!).map(([part, xml]) => [part, strToU8(xml)]);
      await writeFile(join(folder, `${name}.xlsx`), zipSync(Object.fromEntries(zip)));
    }
    // Semicolons, quotes, UTF-8, numbers unrounded, every sheet in a file of its own.
    const filter = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,false,false,false,false,-1";
    const written = names.map((name) => join(folder, `${name}.xlsx`));
    await soffice(folder, "--convert-to", filter, "--outdir", folder, ...written);
    const files = await readdir(folder);
    const out: Record<string, Record<string, string[][]>> = {};
    for (const name of names) {
      out[name] = {};
      for (const file of files.filter((f) => f.startsWith(`${name}-`) && f.endsWith(".csv"))) {
        const text = await readFile(join(folder, file), "utf8");
        const sheet = file.slice(name.length + 1, -".csv".length);
        out[name]![sheet] = Papa.parse<string[]>(text, { delimiter: ";" }).data;
      }
    }
    return out;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
