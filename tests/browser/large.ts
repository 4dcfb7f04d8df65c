import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nationalBundle } from "../bench/national.ts";
import { dist } from "./page.ts";

/** So much is read beside the page. */
const enough = " ".repeat(5_000_000);

/** Files by their path on the server; the white space has to be read like all else. */
export async function largeFiles(): Promise<Record<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), "figur-stort-"));
  const demo = await readFile(`${dist}/data/demo.json`, "utf8");
  const faulty = demo.replace('"value":[', '"value":["tjue",');
  const bodies = {
    "demo-stor": demo + enough,
    "feil-liten": faulty,
    "feil-stor": faulty + enough,
    landsstort: country(60_000_000),
  };
  const files: Record<string, string> = {};
  for (const [name, body] of Object.entries(bodies)) {
    files[`data/${name}.json`] = join(folder, `${name}.json`);
    await writeFile(join(folder, `${name}.json`), body);
  }
  return files;
}

/** A bundle of at least so many bytes: the tables of the invented country again and again, under other names. */
function country(bytes: number): string {
  const bundle = nationalBundle() as { tables: { id: string }[] };
  const tables = bundle.tables.map((table) => [table.id, JSON.stringify(table)] as const);
  const again: string[] = [];
  const rest = JSON.stringify({ ...bundle, tables: [] });
  for (let n = 1, length = rest.length; length < bytes; n++)
    for (const [id, text] of tables) {
      again.push(n === 1 ? text : text.replace(`"id":"${id}"`, `"id":"${id}-${n}"`));
      length += text.length;
    }
  return rest.replace('"tables":[]', () => `"tables":[${again.join(",")}]`);
}
