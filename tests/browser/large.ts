import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
    landsstort: grown(demo, 60_000_000),
  };
  const files: Record<string, string> = {};
  for (const [name, body] of Object.entries(bodies)) {
    files[`data/${name}.json`] = join(folder, `${name}.json`);
    await writeFile(join(folder, `${name}.json`), body);
  }
  return files;
}

/** At least so many bytes: with tables that nothing is computed from, as large as the country's. */
function grown(bundle: string, bytes: number): string {
  const tables: string[] = [];
  for (let length = bundle.length; length < bytes; length += tables.at(-1)!.length)
    tables.push(table(tables.length));
  return bundle.replace('"tables":[', () => `"tables":[${tables.join(",")},`);
}

function table(n: number): string {
  const region = Array.from({ length: 356 }, (_, i) => `${1000 + i}`);
  const series = Array.from({ length: 120 }, (_, i) => `S${i}`);
  const years = Array.from({ length: 10 }, (_, i) => `${2015 + i}`);
  const dimension = (codes: string[]) => ({
    label: "-",
    category: { index: codes, label: Object.fromEntries(codes.map((code) => [code, code])) },
  });
  const size = [region.length, series.length, years.length] as const;
  const value = Array.from({ length: size[0] * size[1] * size[2] }, (_, i) =>
    i % 33 === 0 ? null : (i * 7919 + n * 104_729) % 99_991,
  );
  return JSON.stringify({
    id: `stor-${n}`,
    dataset: {
      version: "2.0",
      class: "dataset",
      label: `Stor ${n}`,
      id: ["Region", "Serie", "Tid"],
      size,
      role: { geo: ["Region"], time: ["Tid"] },
      dimension: { Region: dimension(region), Serie: dimension(series), Tid: dimension(years) },
      value,
    },
  });
}
