import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Bundle } from "../../web/src/bundle/types.ts";
import { schemaFaults } from "../../scripts/lib/bundle/defs.ts";
import type { Stub } from "../../scripts/lib/stub/server.ts";
import { at, check, folder, known, root, table } from "./bundle-sample.ts";
import { desk, failure } from "./bundle-stub.ts";

const isData = ({ method }: Stub["requests"][number]): boolean => method === "POST";
const answered = ({ requests }: Stub): number =>
  requests.filter(({ status }) => status === 200).length;
/** The tables without what depends on when and how they were fetched. */
const figures = ({ tables }: Bundle) =>
  tables.map(({ id, provisional, dataset }) => {
    const { id: dimensions, size, value, status, role } = dataset;
    const codes = dimensions.map((name) => dataset.dimension[name]!.category);
    return { id, provisional, dimensions, size, value, status, role, codes };
  });

test("a bundle from SSB has every figure that the definitions need, and nothing of the server's address", async (t) => {
  const { run, bundle, out, stub, dir } = await desk(t);
  await run("--areas", "barnevern");
  const built = bundle();
  assert.deepEqual(schemaFaults(check.bundle, built, "ut"), []);
  assert.equal(built.kind, "example", "a stand-in's figures do not pass for SSB's");
  assert.deepEqual(
    built.tables.map(({ id }) => id),
    ["07459", "12275", "12279", "12286", "12367", "12860"],
  );
  const age = table(built, "07459").dimension.Alder!.category.index;
  assert.deepEqual(Object.keys(age).sort(), ["0-17", "0-24", "total"]);
  assert.doesNotMatch(readFileSync(out, "utf8"), /127\.0\.0\.1|localhost/);
  assert.ok(existsSync(join(dir, "ut.report.md")) && existsSync(join(dir, "ut.report.json")));
  assert.deepEqual(
    stub.requests.filter(({ status }) => status !== 200),
    [],
  );
  const population = stub.requests.filter((r) => isData(r) && r.path.includes("07459"));
  assert.ok(population.length <= 2, "single years and both ages together take two requests");
});

test("labels become codes, and a table that ended goes on in its successor", async (t) => {
  const { run, bundle } = await desk(t);
  await run("--areas", "sosiale");
  const { indicators, tables } = bundle();
  const own = indicators.find(({ id }) => id === "sosiale.mottakere-18-66")!;
  const { sources } = own.versions[0]!.inputs.A!;
  assert.deepEqual(
    sources.map(({ table: id, from, to }) => [id, from, to]),
    [
      ["13138", undefined, 2020],
      ["14019", 2021, undefined],
    ],
  );
  for (const { table: id, select } of sources) {
    const [code] = select.ContentsCode as string[];
    const { dataset } = tables.find((one) => one.id === id)!;
    assert.equal(
      dataset.dimension.ContentsCode!.category.label[code!],
      "Sosialhjelpsmottakere (antall)",
    );
  }
});

test("the older version of the API gives the same figures", async (t) => {
  const { run, bundle, stub } = await desk(t, { perMinute: 1000 });
  await run("--areas", "sosiale,barnevern");
  const newer = figures(bundle());
  assert.deepEqual(
    stub.requests.filter(({ path }) => !path.startsWith("pxwebapi/v2/")),
    [],
  );
  stub.requests.length = 0;
  await run("--areas", "sosiale,barnevern", "--api", "v1");
  assert.deepEqual(
    stub.requests.filter(({ path }) => !path.startsWith("v0/")),
    [],
  );
  const older = figures(bundle());
  assert.deepEqual(
    older.map(({ id }) => id),
    newer.map(({ id }) => id),
  );
  for (const [i, one] of newer.entries()) assert.deepEqual(older[i]!.value, one.value, one.id);
  for (const [i, one] of newer.entries()) assert.deepEqual(older[i]!.status, one.status, one.id);
});

test("years, and municipalities by codes of old, cut what is asked for", async (t) => {
  const { run, bundle } = await desk(t);
  await run("--areas", "barnehage", "--years", "2019:2021", "--municipalities", "0219,0301");
  const { dataset } = bundle().tables.find(({ id }) => id === "12367")!;
  assert.deepEqual(Object.keys(dataset.dimension.Tid!.category.index), ["2019", "2020", "2021"]);
  const codes = Object.keys(dataset.dimension.KOKkommuneregion0000!.category.index);
  assert.deepEqual(
    ["0219", "3024", "0301", "EAK"].filter((code) => !codes.includes(code)),
    [],
  );
  assert.ok(!codes.includes("3201"), "not in use in these years");
  assert.ok(!codes.includes("4601"), "not asked for");
  assert.match(
    await failure(run("--municipalities", "0219,9999")),
    /--municipalities: unknown code "9999"/,
  );
  assert.match(
    await failure(run("--areas", "barnevren")),
    /unknown service area "barnevren" \(nearest: barnevern/,
  );
});

for (const fault of ["rate", "cut", "truncate", "html"] as const)
  test(`the fault ${fault} of a while is overcome, and the figures are the same`, async (t) => {
    const { run, bundle, stub } = await desk(t, { perMinute: 1000 });
    await run("--areas", "barnehage");
    const before = figures(bundle());
    stub.requests.length = 0;
    stub.setFault(fault);
    await run("--areas", "barnehage");
    assert.deepEqual(figures(bundle()), before);
    assert.ok(stub.requests.length > 4, "requests were sent again");
  });

test("a server that lets few requests through is waited for", async (t) => {
  const { run, stub, clock } = await desk(t, { perMinute: 2 });
  const start = clock.now();
  await run("--areas", "barnehage");
  assert.equal(answered(stub), 4);
  assert.ok(stub.requests.some(({ status }) => status === 429));
  assert.ok(clock.now() - start >= 60_000, "in its time, not ours");
});

test("a maintenance page that stays ends the build, says so, and leaves the earlier file", async (t) => {
  const { run, stub, out, dir } = await desk(t, { perMinute: 1000 });
  await run("--areas", "barnehage");
  const before = readFileSync(out);
  const files = readdirSync(dir);
  stub.setFault({ kind: "html", forever: true });
  assert.match(
    await failure(run("--areas", "barnehage")),
    /metadata of table \d+: a web page came instead of JSON \(status 200\) \(6 attempts\)/,
  );
  assert.deepEqual(readFileSync(out), before);
  assert.deepEqual(readdirSync(dir), files);
});

test("a year that SSB has emptied is not bundled, unless a person lets it pass", async (t) => {
  const { run, bundle, stub, out, dir } = await desk(t, { perMinute: 1000 });
  await run("--areas", "barnehage");
  const before = readFileSync(out);
  stub.setFault("glitch");
  assert.match(await failure(run("--areas", "barnehage")), /table 12367.*2024/);
  assert.deepEqual(readFileSync(out), before);
  await run("--areas", "barnehage", "--accept", "12367:2024");
  const { dataset } = bundle().tables.find(({ id }) => id === "12367")!;
  const codes = { KOKkommuneregion0000: "0301", KOKfunksjon0000: "201", Tid: "2024" };
  assert.deepEqual(at(dataset, codes), { value: null, status: "." });
  const report = readFileSync(join(dir, "ut.report.md"), "utf8");
  assert.match(report, /12367 .*er uten tall i 2024\. Det er godtatt/);
  assert.match(report, /### Er blitt borte/);
});

test("a definition that no longer fits is left without figures and told with what comes near; strict, it ends the build", async (t) => {
  const { run, bundle, stub, out, dir } = await desk(t, { perMinute: 1000 });
  stub.setFault({ kind: "metadata", form: "renamed" });
  const { lines } = await run("--areas", "barnevern");
  const line = lines.find((one) => one.startsWith("barnevern.undersokelser-innen-3-mnd"))!;
  assert.match(
    line,
    /table 12860 has no "Undersøkelser avsluttet" in ContentsCode: described without data/,
  );
  const own = bundle().indicators.find(({ id }) => id === "barnevern.undersokelser-innen-3-mnd")!;
  assert.deepEqual(own.versions, []);
  const { decisions } = JSON.parse(readFileSync(join(dir, "ut.report.json"), "utf8"));
  assert.ok(
    decisions.unresolved[0].nearest.some((near: string) => near.includes("Ferdigbehandlede")) ||
      decisions.unresolved[0].nearest.length > 0,
  );
  const before = readFileSync(out);
  assert.match(
    await failure(run("--areas", "barnevern", "--strict")),
    /barnevern\.undersokelser-innen-3-mnd B: table 12860 has no "Undersøkelser avsluttet"/,
  );
  assert.deepEqual(readFileSync(out), before);
});

test("dimensions that change between metadata and figures end the build, and are not kept", async (t) => {
  const { run, stub, out } = await desk(t, { perMinute: 1000 });
  await run("--areas", "barnevern");
  const before = readFileSync(out);
  stub.setFault({ kind: "metadata", form: "replaced" });
  assert.match(
    await failure(run("--areas", "barnevern")),
    /table 12275: the reply is refused: the reply lacks "0", which was asked for/,
  );
  assert.deepEqual(readFileSync(out), before);
  stub.setFault(undefined);
  await run("--areas", "barnevern");
});

test("a build that is killed goes on where it stopped", async (t) => {
  const { stub, dir, out } = await desk(t, { perMinute: 1000, now: Date.now });
  const start = (): ReturnType<typeof spawn> =>
    spawn(
      process.execPath,
      [
        ...["--import", "tsx", join(root, "scripts/lib/bundle/main.ts"), "--from", stub.base],
        ...["--out", out, "--areas", "barnevern,sosiale", "--cache", join(dir, "cache")],
      ],
      { cwd: root, stdio: "ignore" },
    );
  const ended = (child: ReturnType<typeof spawn>): Promise<number | null> =>
    new Promise((resolve) => child.once("exit", (code) => resolve(code)));
  stub.setFault({ kind: "slow", delay: 20 });
  const first = start();
  const end = ended(first);
  while (stub.requests.filter(isData).length < 3) await new Promise((r) => setTimeout(r, 5));
  first.kill("SIGKILL");
  await end;
  assert.equal(existsSync(out), false);
  assert.deepEqual(
    readdirSync(dir).filter((name) => name.endsWith(".part")),
    [],
  );
  const kept = readdirSync(join(dir, "cache"), { recursive: true }).filter((name) =>
    `${name}`.endsWith(".json"),
  ).length;
  assert.ok(kept > 0, `${kept} replies kept`);

  stub.setFault(undefined);
  stub.requests.length = 0;
  assert.equal(await ended(start()), 0);
  const asked = stub.requests.filter(isData).length;
  const whole = await desk(t, { perMinute: 1000 });
  await whole.run("--areas", "barnevern,sosiale");
  const all = whole.stub.requests.filter(isData).length;
  assert.equal(asked, all - kept, "only the rest is fetched");
  assert.deepEqual(figures(JSON.parse(readFileSync(out, "utf8"))), figures(whole.bundle()));
});

test("a finished build leaves no replies behind", async (t) => {
  const { run, dir } = await desk(t);
  await run("--areas", "barnehage");
  const left = readdirSync(join(dir, "cache"), { recursive: true, withFileTypes: true });
  assert.deepEqual(
    left.filter((one) => one.isFile()),
    [],
  );
});

test("hand-delivered files are checked before SSB is asked", async (t) => {
  const { run, stub } = await desk(t);
  const manual = folder(t, { "ks-ressursbruk.csv": "Region;Tid;value\n0301;2024;x\n" });
  assert.match(
    await failure(run("--manual", manual)),
    /ks-ressursbruk\.csv:2:11: "x" is not a number/,
  );
  assert.equal(stub.requests.length, 0);
});

test("a previous file that is no bundle is told, and named by hand it ends the build", async (t) => {
  const { run, out, dir } = await desk(t, { perMinute: 1000 });
  writeFileSync(out, "{}");
  const { lines } = await run("--areas", "barnehage");
  assert.match(lines.join("\n"), /warning: .*ut\.json: is no bundle of this version/);
  const other = join(dir, "annen.json");
  writeFileSync(other, "nei");
  assert.match(await failure(run("--areas", "barnehage", "--previous", other)), /annen\.json: /);
});

test("the municipalities of ASSS are all members over the years, the country and the KOSTRA groups", async (t) => {
  const { run, bundle } = await desk(t);
  await run("--areas", "barnehage");
  const codes = bundle().regions.map(({ code }) => code);
  const asss = known.groups.find(({ id }) => id === "asss")!.members!.flatMap((m) => m.regions);
  const others = known.regions.filter(({ kind }) => kind !== "municipality").map((r) => r.code);
  assert.deepEqual([...codes].sort(), [...new Set([...asss, ...others])].sort());
});
