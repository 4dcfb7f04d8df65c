/** Small tables and folders to build bundles of. */

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestContext } from "node:test";
import { BundleFaults, faultText } from "../../web/src/bundle/faults.ts";
import type { Bundle, Dataset } from "../../web/src/bundle/types.ts";
import { DEFS, loadDefinitions, validators } from "../../scripts/lib/bundle/defs.ts";
import { buildFolder, type FolderOptions } from "../../scripts/lib/bundle/folder.ts";
import { loadPlanner } from "../../scripts/lib/bundle/planner.ts";
import type { Built } from "../../scripts/lib/bundle/result.ts";

export const root = fileURLToPath(new URL("../../", import.meta.url));
export const shared = process.env.FIGUR_SHARED ?? join(root, "../shared");
export const planner = await loadPlanner();
export const check = validators(DEFS);
export const known = loadDefinitions(DEFS, check, []);

/** A folder that is gone when the test ends. */
export function folder(
  t: TestContext,
  files: Record<string, string | Uint8Array> | Map<string, string>,
): string {
  const dir = mkdtempSync(join(tmpdir(), "bundle-"));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  const all = files instanceof Map ? files : Object.entries(files);
  for (const [name, content] of all) writeFileSync(join(dir, name), content);
  return dir;
}

export function build(dir: string, options?: FolderOptions): Built {
  return buildFolder(dir, planner, options);
}

export function faultsOf(run: () => unknown): string[] {
  try {
    run();
  } catch (error) {
    if (error instanceof BundleFaults) return error.faults.map(faultText);
    throw error;
  }
  return [];
}

/** The place of a cell; a dimension of one category need not be named. */
export function place(dataset: Dataset, codes: Record<string, string>): number {
  let i = 0;
  dataset.id.forEach((name, d) => {
    const index = dataset.dimension[name]!.category.index;
    const n = codes[name] === undefined && dataset.size[d] === 1 ? 0 : index[codes[name]!];
    assert.notEqual(n, undefined, `${name}=${codes[name]}`);
    i = i * dataset.size[d]! + n!;
  });
  return i;
}

export function at(
  dataset: Dataset,
  codes: Record<string, string>,
): { value: number | null; status?: string } {
  const i = place(dataset, codes);
  return { value: dataset.value[i]!, ...(dataset.status?.[i] && { status: dataset.status[i] }) };
}

export function table(bundle: Bundle, id: string): Dataset {
  const found = bundle.tables.find((one) => one.id === id);
  assert.ok(found, `the bundle has no table ${id}`);
  return found.dataset;
}

/** A reply of table 07459 for these regions and years. */
export function jsonStat(
  values: Record<string, (number | null)[]>,
  years: string[],
  extra: object = {},
): string {
  return JSON.stringify({
    version: "2.0",
    class: "dataset",
    role: { geo: ["Region"], time: ["Tid"], metric: ["ContentsCode"] },
    id: ["Region", "Alder", "ContentsCode", "Tid"],
    size: [Object.keys(values).length, 1, 1, years.length],
    dimension: {
      Region: {
        category: {
          index: Object.keys(values),
          label: Object.fromEntries(Object.keys(values).map((c) => [c, `Kommune ${c}`])),
        },
      },
      Alder: { category: { label: { total: "Alle aldre" } } },
      ContentsCode: {
        category: {
          index: { Personer1: 0 },
          label: { Personer1: "Personer" },
          unit: { Personer1: { base: "antall", decimals: 0 } },
        },
      },
      Tid: { category: { index: Object.fromEntries(years.map((y, i) => [y, i])) } },
    },
    value: Object.values(values).flat(),
    ...extra,
  });
}

export const FINANCE =
  "KOKkommuneregion0000;KOKfunksjon0000;KOKart0000;ContentsCode;Tid;value\n0301;FGK13;AGD2;KOSbelop0000;2019;2000\n";
