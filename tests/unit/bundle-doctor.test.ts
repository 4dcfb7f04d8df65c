import assert from "node:assert/strict";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { DEFS } from "../../scripts/lib/bundle/defs.ts";
import { folder } from "./bundle-sample.ts";
import { desk, failure } from "./bundle-stub.ts";

test("when everything fits, every choice is ok, labels with their codes, and no figures are fetched", async (t) => {
  const { run, stub } = await desk(t);
  const { fits, lines } = await run("doctor", "--areas", "sosiale");
  assert.equal(fits, true);
  assert.deepEqual(
    stub.requests.filter(({ method }) => method !== "GET"),
    [],
  );
  const at = lines.indexOf("sosiale.kvp-per-1000");
  assert.deepEqual(lines.slice(at + 1, at + 4), [
    '  A  12160  ContentsCode "Deltakere (antall)"  ok: EKSkvp Deltakere (antall)',
    "  B  07459  Alder 18-66  ok",
    "  B  07459  ContentsCode Personer1  ok",
  ]);
  assert.ok(lines.includes("  A  ks-ressursbruk  handed in"), `${lines}`);
  assert.match(
    lines.find((line) => line.startsWith("  13138"))!,
    /; 2015-2020, updated 2021-06-15, discontinued, goes on in 14019$/,
  );
  assert.match(
    lines.at(-1)!,
    /^18 definitions: \d+ choices match, 0 do not, 12 are of tables handed in$/,
  );
});

test("what does not fit is told with what comes near, and the doctor is not content", async (t) => {
  const { run, stub } = await desk(t);
  stub.setFault({ kind: "metadata", form: "renamed" });
  const { fits, lines } = await run("doctor", "--areas", "barnevern");
  assert.equal(fits, false);
  const at = lines.indexOf("barnevern.undersokelser-innen-3-mnd");
  assert.match(lines[at + 1]!, /innen 3 måneder"  ok: EKSinnen3/);
  assert.match(
    lines[at + 2]!,
    /^  B  12860  ContentsCode "Undersøkelser avsluttet"  WRONG: table 12860 has no .* \(nearest: /,
  );
  assert.match(lines.at(-1)!, / 1 do not/);
});

function defsWithTable(t: TestContext, table: string): string {
  const defs = folder(t, {});
  cpSync(DEFS, defs, { recursive: true });
  const file = join(defs, "barnehage/netto-per-innbygger-1-5.json");
  writeFileSync(file, readFileSync(file, "utf8").replace('"12367"', `"${table}"`));
  return defs;
}

test("a table that SSB does not have is told, and the others are examined all the same", async (t) => {
  const { run } = await desk(t);
  const { fits, lines } = await run(
    "doctor",
    "--areas",
    "barnehage",
    "--defs",
    defsWithTable(t, "99999"),
  );
  assert.equal(fits, false);
  assert.match(lines[1]!, /^  A  99999  WRONG: Statistics Norway has no such table/);
  assert.match(lines[2]!, /^  B  07459  Alder 1-5  ok/);
});

test("a server that cannot be reached is no diagnosis", async (t) => {
  const { run, stub } = await desk(t, { perMinute: 1000 });
  stub.setFault({ kind: "html", forever: true });
  assert.match(
    await failure(run("doctor", "--areas", "barnehage")),
    /a web page came instead of JSON/,
  );
});

test("the older version of the API gives the same diagnosis but for what it does not know", async (t) => {
  const { run } = await desk(t);
  const choices = ({ lines }: { lines: string[] }) => lines.slice(0, lines.indexOf(""));
  const newer = choices(await run("doctor", "--areas", "sosiale"));
  assert.deepEqual(choices(await run("doctor", "--areas", "sosiale", "--api", "v1")), newer);
});

test("a successor that does not fit, and an input left without sources, are told under the input", async (t) => {
  const { run } = await desk(t);
  const defs = folder(t, {});
  cpSync(DEFS, defs, { recursive: true });
  const file = join(defs, "tables.json");
  const facts = JSON.parse(readFileSync(file, "utf8")) as Record<string, object>;
  facts["13138"] = { ...facts["13138"], successors: ["12860"] };
  writeFileSync(file, JSON.stringify(facts));
  const { fits, lines } = await run("doctor", "--areas", "sosiale", "--defs", defs);
  assert.equal(fits, false);
  const at = lines.indexOf("sosiale.mottakere-18-66");
  assert.match(lines.slice(at + 1, at + 4).join("\n"), /  A  13138  WRONG: .*12860/);
  assert.doesNotMatch(lines.at(-1)!, / 0 do not/);
});
