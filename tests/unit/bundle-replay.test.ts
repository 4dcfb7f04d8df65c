import assert from "node:assert/strict";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { codesOf } from "../../web/src/bundle/dataset.ts";
import type { Dataset } from "../../web/src/bundle/types.ts";
import { DEFS } from "../../scripts/lib/bundle/defs.ts";
import { folder, place, shared, table } from "./bundle-sample.ts";
import { desk } from "./bundle-stub.ts";

const replies = join(shared, "ssb");
const skip = existsSync(replies) ? false : `no replies at ${replies} (set FIGUR_SHARED)`;

/** Every saved reply by file, with its lists of codes as maps. */
function saved(): Map<string, { id: string; dataset: Dataset }> {
  const all = new Map<string, { id: string; dataset: Dataset }>();
  for (const file of readdirSync(replies).filter((name) => name.endsWith(".json"))) {
    const dataset = JSON.parse(readFileSync(join(replies, file), "utf8")) as Dataset;
    if (dataset.class !== "dataset" || !Array.isArray(dataset.value)) continue;
    const id = /^\d{5}/.exec(file)![0];
    for (const name of dataset.id) {
      const { category } = dataset.dimension[name]!;
      const index: unknown = category.index ?? Object.keys(category.label);
      if (Array.isArray(index))
        category.index = Object.fromEntries(index.map((code: string, i) => [code, i]));
    }
    dataset.role ??= {};
    dataset.role.geo ??= dataset.id.filter((name) => /region/i.test(name));
    dataset.role.time ??= ["Tid"];
    all.set(file, { id, dataset });
  }
  return all;
}

/** Definitions, one per table, that read all that the replies have of it; and regions for their codes. */
function defsReading(t: TestContext, files: ReturnType<typeof saved>): string {
  const defs = folder(t, {});
  cpSync(DEFS, defs, { recursive: true });
  const areas = JSON.parse(readFileSync(join(DEFS, "service-areas.json"), "utf8"));
  for (const { id } of areas) rmSync(join(defs, id), { recursive: true, force: true });
  const [area] = areas;
  const model = JSON.parse(readFileSync(join(DEFS, area.id, "brukertilfredshet.json"), "utf8"));
  const write = (name: string, data: unknown): void =>
    writeFileSync(join(defs, name), JSON.stringify(data));
  write("service-areas.json", [{ ...area, indicators: [] }]);
  write("groups.json", []);
  write("tables.json", {});
  const codes = [...files.values()].flatMap(({ dataset }) =>
    codesOf(dataset, dataset.role.geo![0]!),
  );
  write(
    "regions.json",
    [...new Set(codes)].map((code) => ({ code, name: `Sted ${code}`, kind: "municipality" })),
  );
  cpSync(join(DEFS, area.id), join(defs, area.id), { recursive: true });
  for (const file of readdirSync(join(defs, area.id))) rmSync(join(defs, area.id, file));
  for (const table of new Set([...files.values()].map(({ id }) => id))) {
    const own = [...files.values()].filter(({ id }) => id === table);
    const { role, id: dimensions } = own[0]!.dataset;
    const select = Object.fromEntries(
      dimensions
        .filter((name) => name !== role.geo![0] && name !== role.time![0])
        .map((name) => [name, [...new Set(own.flatMap(({ dataset }) => codesOf(dataset, name)))]]),
    );
    const source = { table, select, region: role.geo![0], time: role.time![0] };
    const input = { name: model.name, unit: "indeks", sources: [source] };
    const version = { formula: "A", average: "mean", inputs: { A: input } };
    write(`${area.id}/alt-${table}.json`, {
      ...model,
      id: `${area.id}.alt-${table}`,
      profile: false,
      versions: [version],
    });
  }
  return defs;
}

test(
  "a bundle of SSB's real replies equals them cell for cell, by either version of the API",
  { skip },
  async (t) => {
    const files = saved();
    const defs = defsReading(t, files);
    for (const api of ["v2", "v1"]) {
      const { run, bundle } = await desk(t, { replay: replies, perMinute: 1000 });
      await run("--defs", defs, "--municipalities", "all", "--api", api);
      const built = bundle();
      assert.equal(built.kind, "real");
      let compared = 0;
      for (const [file, { id, dataset }] of files) {
        const own = table(built, id);
        const codes = dataset.id.map((name) => codesOf(dataset, name));
        for (const [i, value] of dataset.value.entries()) {
          let rest = i;
          const cell: Record<string, string> = {};
          for (let d = codes.length - 1; d >= 0; d--) {
            cell[dataset.id[d]!] = codes[d]![rest % codes[d]!.length]!;
            rest = Math.floor(rest / codes[d]!.length);
          }
          const at = place(own, cell);
          if (own.value[at] !== value || own.status?.[at] !== dataset.status?.[i])
            assert.fail(`${file} ${JSON.stringify(cell)}: ${own.value[at]} ${own.status?.[at]}`);
          compared++;
        }
      }
      assert.ok(compared > 74_000, `${compared} cells compared`);
    }
  },
);
