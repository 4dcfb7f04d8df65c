import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import type { Definition, TableFacts } from "../../web/src/bundle/types.ts";
import { bodyV2, dataV1, dataV2, metadataV2, read, stubFor } from "./stub-client.ts";

const DEFS = fileURLToPath(new URL("../../indicator-defs/", import.meta.url));
const script = fileURLToPath(new URL("../../scripts/ssb-stub", import.meta.url));
const stub = await stubFor();

const definitions = readdirSync(DEFS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => readdirSync(join(DEFS, name)).map((file) => join(DEFS, name, file)))
  .map((file) => JSON.parse(readFileSync(file, "utf8")) as Definition);
const facts = JSON.parse(readFileSync(join(DEFS, "tables.json"), "utf8")) as Record<
  string,
  TableFacts
>;

const CHILDREN = {
  KOKkommuneregion0000: ["0301", "1103"],
  KOKalder0000: ["F000-022"],
  KOKbvfunksjon0000: ["2", "0"],
  ContentsCode: ["KOSbvbarntiltaka0000"],
  Tid: ["2023", "2024"],
};

test("every source of the definitions that is SSB's has its table, and its code or label once", async () => {
  const sources = definitions.flatMap(({ versions }) =>
    versions.flatMap(({ inputs }) => Object.values(inputs).flatMap((input) => input.sources)),
  );
  for (const { table, select } of sources) {
    if (facts[table]?.byHand) continue;
    const metadata = await read(metadataV2(stub, table));
    for (const [name, wanted] of Object.entries(select)) {
      const labels = Object.values(metadata.json.dimension[name]!.category.label);
      const own = facts[table]?.sums?.[name] ?? {};
      if (Array.isArray(wanted))
        for (const code of wanted)
          assert.ok(code in own || metadata.codes(name).includes(code), `${table} ${name}=${code}`);
      else
        for (const label of wanted.labels)
          assert.equal(labels.filter((l) => l === label).length, 1, `${table} ${label}`);
    }
  }
});

test("metadata in v2 are a JSON-stat dataset without values, with what may be left out", async () => {
  const { json, codes } = await read(metadataV2(stub, "07459"));
  assert.deepEqual(json.id, ["Region", "Kjonn", "Alder", "ContentsCode", "Tid"]);
  assert.equal(json.value, undefined);
  assert.deepEqual(json.role, { time: ["Tid"], geo: ["Region"], metric: ["ContentsCode"] });
  assert.deepEqual(
    json.id.map((name) => json.dimension[name]!.extension.elimination),
    [false, true, true, false, false],
  );
  assert.deepEqual(
    [codes("Alder").length, codes("Alder")[0], codes("Alder").at(-1)],
    [106, "000", "105+"],
  );
  assert.deepEqual(json.size[2], 106);
  assert.deepEqual(json.dimension.ContentsCode!.category.unit, {
    Personer1: { base: "antall", decimals: 0 },
  });
  assert.equal(json.extension.px.tableid, "07459");
  assert.equal(json.extension.discontinued, null);
});

test("metadata in v1 list the same codes and labels", async () => {
  const v2 = await read(metadataV2(stub, "12275"));
  const v1 = await (await fetch(`${stub.base}/v0/no/table/12275`)).json();
  assert.equal(v1.title, v2.json.label);
  for (const { code, text, values, valueTexts, time } of v1.variables) {
    const { label, category } = v2.json.dimension[code]!;
    assert.deepEqual([text, values], [label, v2.codes(code)]);
    assert.deepEqual(
      valueTexts,
      values.map((value: string) => category.label[value]),
    );
    assert.equal(time, code === "Tid" ? true : undefined);
  }
  const ages = await (await fetch(`${stub.base}/v0/no/table/07459`)).json();
  assert.deepEqual(
    ages.variables.map((v: { elimination?: boolean }) => v.elimination),
    [undefined, true, true, undefined, undefined],
  );
});

test("every region has its codes over time, former ones marked with their years", async () => {
  const { json, codes } = await read(metadataV2(stub, "12367"));
  const { label } = json.dimension.KOKkommuneregion0000!.category;
  assert.deepEqual(
    ["0602", "3005", "3301", "0625", "4601", "5030", "EAK"].map((code) => label[code]),
    [
      "Drammen (-2019)",
      "Drammen (2020-2023)",
      "Drammen",
      "Nedre Eiker (-2019)",
      "Bergen",
      "Klæbu (2018-2019)",
      "Landet",
    ],
  );
  assert.ok(codes("KOKkommuneregion0000").length > 700);
  const population = await read(metadataV2(stub, "07459"));
  assert.ok(
    population.codes("Region").includes("0") && !population.codes("Region").includes("EAK"),
    `${population.codes("Region")}`,
  );
});

test("13138 and 12213 end in 2020, and 14019 goes on with the same labels under other codes", async () => {
  const next = await read(metadataV2(stub, "14019"));
  assert.equal(next.codes("Tid")[0], "2021");
  for (const id of ["13138", "12213"]) {
    const old = await read(metadataV2(stub, id));
    assert.equal(old.json.extension.discontinued, true);
    assert.equal(old.codes("Tid").at(-1), "2020");
    const labels = Object.values(next.json.dimension.ContentsCode!.category.label);
    for (const [code, label] of Object.entries(old.json.dimension.ContentsCode!.category.label)) {
      assert.ok(labels.includes(label), label);
      assert.ok(!next.codes("ContentsCode").includes(code), code);
    }
  }
});

test("v2 answers in the order that was asked for, v1 in the table's, with the same cells", async () => {
  const v2 = await read(dataV2(stub, "12275", CHILDREN));
  const v1 = await read(dataV1(stub, "12275", CHILDREN));
  assert.deepEqual(v2.codes("KOKbvfunksjon0000"), ["2", "0"]);
  assert.deepEqual(v1.codes("KOKbvfunksjon0000"), ["0", "2"]);
  assert.equal(v2.json.value!.length, 8);
  for (const KOKkommuneregion0000 of CHILDREN.KOKkommuneregion0000)
    for (const KOKbvfunksjon0000 of ["0", "2"])
      for (const Tid of CHILDREN.Tid) {
        const at = { KOKkommuneregion0000, KOKbvfunksjon0000, Tid };
        assert.deepEqual(v1.cell(at), v2.cell(at));
        assert.ok(v2.cell(at)[0]! > 0);
      }
});

test("a GET in v2 takes lists, stars, patterns and the newest years", async () => {
  const query = new URLSearchParams({
    "valueCodes[KOKkommuneregion0000]": "0301,1103",
    "valueCodes[KOKalder0000]": "F000-0?2",
    "valueCodes[KOKbvfunksjon0000]": "*",
    "valueCodes[ContentsCode]": "*",
    "valueCodes[Tid]": "top(2)",
  });
  const got = await read(fetch(`${stub.base}/pxwebapi/v2/tables/12275/data?${query}`));
  assert.deepEqual(got.json.size, [2, 1, 3, 1, 2]);
  assert.deepEqual(got.codes("Tid"), ["2023", "2024"]);
  const posted = await read(dataV2(stub, "12275", CHILDREN));
  const at = { KOKkommuneregion0000: "1103", KOKbvfunksjon0000: "2", Tid: "2024" };
  assert.deepEqual(got.cell(at), posted.cell(at));
});

test("a code of another time has a dot in KOSTRA's tables and a bare 0 in 07459", async () => {
  const kostra = await read(
    dataV2(stub, "12275", { ...CHILDREN, KOKkommuneregion0000: ["0602"], Tid: ["2019", "2020"] }),
  );
  assert.ok(kostra.cell({ KOKbvfunksjon0000: "0", Tid: "2019" })[0]! > 0);
  assert.deepEqual(kostra.cell({ KOKbvfunksjon0000: "0", Tid: "2020" }), [null, "."]);
  const population = await read(
    dataV2(stub, "07459", { Region: ["0602"], ContentsCode: ["Personer1"], Tid: ["2019", "2020"] }),
  );
  assert.deepEqual(population.json.id, ["Region", "ContentsCode", "Tid"]);
  assert.ok(population.cell({ Tid: "2019" })[0]! > 50_000);
  assert.deepEqual(population.cell({ Tid: "2020" }), [0, undefined]);
});

test("what does not exist is refused in the words of each API", async () => {
  const refused = async (response: Promise<Response>): Promise<[number, unknown]> => {
    const { status, json } = await response.then(async (r) => ({
      status: r.status,
      json: await r.json(),
    }));
    return [status, json];
  };
  const v2 = (title: string, status: number) => [
    status,
    { type: "Parameter error", title, status },
  ];
  const v1 = (error: string, status: number) => [status, { error }];
  const code = { ...CHILDREN, Tid: ["1999"] };
  assert.deepEqual(await refused(dataV2(stub, "12275", code)), v2("Non-existent value", 400));
  assert.deepEqual(await refused(dataV1(stub, "12275", code)), v1("Non-existent value", 400));
  const variable = { ...CHILDREN, Alder: ["000"] };
  assert.deepEqual(
    await refused(dataV2(stub, "12275", variable)),
    v2("Non-existent variable", 400),
  );
  assert.deepEqual(
    await refused(dataV1(stub, "12275", variable)),
    v1("Non-existent variable", 400),
  );
  const { Tid: _, ...left } = CHILDREN;
  const missing = "Missing selection for mandatory variable";
  assert.deepEqual(await refused(dataV2(stub, "12275", left)), v2(missing, 400));
  assert.deepEqual(await refused(dataV1(stub, "12275", left)), v1(missing, 400));
  assert.deepEqual(await refused(metadataV2(stub, "99999")), v2("Non-existent table", 404));
  assert.deepEqual(
    await refused(fetch(`${stub.base}/v0/no/table/99999`)),
    v1("Non-existent table", 404),
  );
  assert.deepEqual(
    await refused(
      fetch(`${stub.base}/pxwebapi/v2/tables/12275/data`, { method: "POST", body: "{" }),
    ),
    v2("The request body is not JSON", 400),
  );
});

test("800 000 cells are the most that one request gets", async () => {
  const { codes } = await read(metadataV2(stub, "07459"));
  const [Region, Alder, ContentsCode, Tid] = ["Region", "Alder", "ContentsCode", "Tid"].map(codes);
  const years = Math.floor(800_000 / (Region!.length * Alder!.length));
  const ask = (n: number): Promise<Response> =>
    dataV2(stub, "07459", {
      Region: Region!,
      Alder: Alder!,
      ContentsCode: ContentsCode!,
      Tid: Tid!.slice(0, n),
    });
  stub.requests.length = 0;
  assert.equal((await read(ask(years))).json.value!.length, stub.requests[0]!.cells);
  const refused = await ask(years + 1);
  assert.equal(refused.status, 403);
  assert.equal((await refused.json()).title, "Too many cells selected");
  assert.ok(stub.requests[1]!.cells > 800_000, `${stub.requests[1]!.cells}`);
});

test("a URL of more than 4 000 characters is not found; its selection in a body is", async () => {
  const { codes } = await read(metadataV2(stub, "07459"));
  const wanted = { Region: codes("Region"), ContentsCode: ["Personer1"], Tid: ["2024"] };
  assert.ok(wanted.Region.length > 800, `${wanted.Region.length}`);
  const query = Object.entries(wanted)
    .map(([name, list]) => `valueCodes[${name}]=${list}`)
    .join("&");
  const long = await fetch(`${stub.base}/pxwebapi/v2/tables/07459/data?${query}`);
  assert.equal(long.status, 404);
  assert.equal((await read(dataV2(stub, "07459", wanted))).json.size[0], wanted.Region.length);
});

test("30 requests a minute, refused ones apart; then 429 with the seconds to wait", async () => {
  let now = 1_000_000;
  const strict = await stubFor({ perMinute: 30, now: () => now });
  for (let i = 0; i < 30; i++) {
    assert.equal((await metadataV2(strict, "12275")).status, 200);
    now += 1000;
  }
  const refused = await metadataV2(strict, "12275");
  assert.equal(refused.status, 429);
  assert.equal(refused.headers.get("Retry-After"), "30");
  now += 29_999;
  assert.equal((await metadataV2(strict, "12275")).status, 429);
  now += 1;
  assert.equal((await metadataV2(strict, "12275")).status, 200);
  assert.deepEqual(
    strict.requests.slice(-3).map(({ status }) => status),
    [429, 429, 200],
  );
});

test("a page of any origin may ask, after a preflight that is not counted", async () => {
  const url = `${stub.base}/pxwebapi/v2/tables/12275/data`;
  const before = stub.requests.length;
  const preflight = await fetch(url, { method: "OPTIONS" });
  assert.equal(preflight.status, 204);
  assert.equal(preflight.headers.get("Access-Control-Allow-Origin"), "*");
  assert.match(preflight.headers.get("Access-Control-Allow-Methods")!, /POST/);
  assert.match(preflight.headers.get("Access-Control-Allow-Headers")!, /content-type/i);
  assert.equal(stub.requests.length, before);
  for (const response of [await metadataV2(stub, "12275"), await metadataV2(stub, "99999")])
    assert.equal(response.headers.get("Access-Control-Allow-Origin"), "*");
});

test("what was asked is kept, with cells and status", async () => {
  stub.requests.length = 0;
  await dataV2(stub, "12275", CHILDREN);
  await metadataV2(stub, "99999");
  const path = "pxwebapi/v2/tables/12275/data?lang=no&outputFormat=json-stat2";
  assert.deepEqual(stub.requests, [
    { method: "POST", path, body: bodyV2(CHILDREN), cells: 8, status: 200 },
    {
      method: "GET",
      path: "pxwebapi/v2/tables/99999/metadata?lang=no&outputFormat=json-stat2",
      body: "",
      cells: 0,
      status: 404,
    },
  ]);
});

test("the script prints its address, and exits 2 on wrong usage and 1 when the port is taken", async () => {
  const child = spawn(script, ["--port", "0", "--fault", "html:forever"]);
  try {
    const printed = await new Promise<string>((done) =>
      child.stdout.once("data", (chunk: Buffer) => done(chunk.toString())),
    );
    const base = /http:\/\/127\.0\.0\.1:\d+\/api/.exec(printed)![0];
    const page = await fetch(`${base}/pxwebapi/v2/tables/12275/metadata`);
    assert.match(await page.text(), /^<!DOCTYPE html>/);
  } finally {
    child.kill();
  }
  const run = (...args: string[]) => spawnSync(script, args, { encoding: "utf8" });
  assert.equal(run("--port", "0", "--fault", "fire").status, 2);
  assert.equal(run().status, 2);
  const taken = run("--port", `${stub.port}`);
  assert.equal(taken.status, 1);
  assert.match(taken.stderr, new RegExp(`port ${stub.port} is taken`));
});
