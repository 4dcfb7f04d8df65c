/** The same question gets the same plan from the native command and from WebAssembly. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { loadPlanner } from "../../scripts/lib/bundle/planner.ts";
import { startStub } from "../../scripts/lib/stub/server.ts";
import type {
  Api,
  Bundle,
  Definition,
  Plan,
  PlanQuestion,
  TableFacts,
} from "../../web/src/bundle/types.ts";

const defs = "indicator-defs";
const read = (file: string): never => JSON.parse(readFileSync(file, "utf8")) as never;
const folders = readdirSync(defs, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();
const definitions = folders.flatMap((area) =>
  readdirSync(join(defs, area))
    .sort()
    .map((name): Definition => read(join(defs, area, name))),
);
const tables: Record<string, TableFacts> = read(`${defs}/tables.json`);
const dir = mkdtempSync(join(tmpdir(), "plan-"));
after(() => rmSync(dir, { recursive: true }));

const planner = await loadPlanner();
const question = (
  api: Api,
  metadata: Record<string, unknown>,
  more: Partial<PlanQuestion> = {},
): PlanQuestion => ({
  ...{ definitions, tables, api, metadata },
  regions: read(`${defs}/regions.json`),
  groups: read(`${defs}/groups.json`),
  ...more,
});

const native = (...options: string[]): Plan =>
  JSON.parse(
    execFileSync("build/native/asss", ["plan", defs, "--format", "json", ...options], {
      encoding: "utf8",
      maxBuffer: 1 << 28,
    }),
  ) as Plan;

/** Metadata as the stand-in serves them, of every table that the definitions name or lead to. */
async function metadataOf(api: Api): Promise<{ folder: string; all: Record<string, unknown> }> {
  const stub = await startStub({ perMinute: Infinity });
  const folder = join(dir, api);
  mkdirSync(folder);
  const all: Record<string, unknown> = {};
  for (;;) {
    const { tables: wanted } = planner.plan(question(api, all));
    const missing = wanted.filter(({ planned, byHand }) => !planned && !byHand);
    if (missing.length === 0) break;
    for (const { id, metadataPath } of missing) {
      const text = await (await fetch(`${stub.base}/${metadataPath}`)).text();
      writeFileSync(join(folder, `${id}.json`), text);
      all[id] = JSON.parse(text);
    }
  }
  await stub.close();
  return { folder, all };
}

const served = { v2: await metadataOf("v2"), v1: await metadataOf("v1") };

for (const api of ["v2", "v1"] as const) {
  const { folder, all } = served[api];
  const choices: [string, string[], Partial<PlanQuestion>][] = [
    ["everything", [], {}],
    [
      "an area and some years",
      ["--areas", "barnevern", "--years", "2018:2023", "--places", "asss,EAK"],
      { areas: ["barnevern"], years: [2018, 2023], places: ["asss", "EAK"] },
    ],
    [
      "all municipalities, split small",
      ["--municipalities", "all", "--max-cells", "20000"],
      { allMunicipalities: true, maxCells: 20_000 },
    ],
  ];
  for (const [name, options, more] of choices)
    test(`${api}, ${name}: native and wasm plan the same requests`, () => {
      const plan = planner.plan(question(api, all, more));
      assert.deepEqual(native("--metadata", folder, "--api", api, ...options), plan);
      const requests = plan.tables.flatMap((table) => table.requests);
      assert.ok(requests.length > 5, `${requests.length} requests`);
      const most = more.maxCells ?? 800_000;
      for (const { cells, table } of requests) assert.ok(cells > 0 && cells <= most, table);
    });
}

test("without metadata both list where they are", () => {
  const plan = planner.plan(question("v2", {}));
  assert.deepEqual(native(), plan);
  assert.match(
    plan.tables.find(({ id }) => id === "12367")!.metadataPath,
    /^pxwebapi\/v2\/tables\/12367\/metadata\?/,
  );
});

test("the bodies choose the codes that the request lists", () => {
  const all: unknown = read(join(dir, "v2", "12367.json"));
  const plan = planner.plan(question("v2", { "12367": all }, { areas: ["barnevern"] }));
  const { requests } = plan.tables.find(({ id }) => id === "12367")!;
  assert.equal(requests.length, 1);
  const { body, dimensions, cells } = requests[0]!;
  const { selection } = JSON.parse(body) as {
    selection: { variableCode: string; valueCodes: string[] }[];
  };
  assert.deepEqual(
    selection.map(({ variableCode, valueCodes }) => ({ id: variableCode, codes: valueCodes })),
    dimensions,
  );
  assert.equal(
    dimensions.reduce((n, { codes }) => n * codes.length, 1),
    cells,
  );
  const functions = dimensions.find(({ id }) => id === "KOKfunksjon0000")!;
  assert.deepEqual(functions.codes, ["244", "251", "252"]);
});

test("a bundle can be planned anew where the tables have other codes under the same labels", () => {
  const { indicators, regions, groups }: Bundle = read("build/data/demo.json");
  const elsewhere = JSON.parse(JSON.stringify(served.v2.all).replaceAll('"EKS', '"KOS')) as Record<
    string,
    unknown
  >;
  const { faults, sources } = planner.plan(
    question("v2", elsewhere, { definitions: indicators, regions, groups }),
  );
  assert.deepEqual(
    faults.filter(({ severity }) => severity === "error"),
    [],
  );
  const codes = JSON.stringify(sources);
  assert.ok(codes.includes('"KOSalle"') && !codes.includes('"EKS'), codes.slice(0, 400));
});
