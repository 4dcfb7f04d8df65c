import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { writeAtomically } from "../../scripts/lib/bundle/write.ts";
import { startStub } from "../../scripts/lib/stub/server.ts";
import { FINANCE, folder, jsonStat, root } from "./bundle-sample.ts";

const COMMAND = ["--import", "tsx", join(root, "scripts/lib/bundle/main.ts")];

test("files take their names together, or none of them does", (t) => {
  const dir = folder(t, { "a.json": "før", "b.json": "før" });
  const files = ["a", "b", "ny/c"].map((name) => ({
    file: join(dir, `${name}.json`),
    text: `nå ${name}`,
    bundle: true,
  }));
  const judge = (fault: string) => (half: string, file: string) => {
    assert.match(readFileSync(half, "utf8"), /^nå/);
    if (file.endsWith(fault)) throw new Error("feil");
  };
  assert.throws(() => writeAtomically(files, judge("c.json")), /feil/);
  assert.equal(readFileSync(join(dir, "a.json"), "utf8"), "før");
  assert.deepEqual(readdirSync(dir, { recursive: true }).sort(), ["a.json", "b.json", "ny"]);
  writeAtomically(files, judge("none"));
  assert.deepEqual(readdirSync(dir, { recursive: true }).sort(), [
    ...["a.json", "b.json", "ny", "ny/c.json"],
  ]);
  assert.equal(readFileSync(join(dir, "b.json"), "utf8"), "nå b");
});

test("a bundle that the engine refuses does not take its name, and its faults are told by that name", (t) => {
  const dir = folder(t, {
    asss: '#!/bin/sh\necho "$2: noe er galt"\nexit 1\n',
    "ut.json": "{}",
  });
  chmodSync(join(dir, "asss"), 0o755);
  const from = folder(t, {
    "12362.csv": FINANCE,
    "07459.json": jsonStat({ "0301": [10] }, ["2020"]),
  });
  const out = join(dir, "ut.json");
  const { status, stderr } = spawnSync(
    process.execPath,
    [...COMMAND, "--from", from, "--out", out],
    { cwd: root, encoding: "utf8", env: { ...process.env, FIGUR_ASSS: join(dir, "asss") } },
  );
  assert.equal(status, 1);
  assert.ok(stderr.includes(`nothing is written:\n${out}: noe er galt`), stderr);
  assert.equal(readFileSync(out, "utf8"), "{}");
  assert.deepEqual(readdirSync(dir).sort(), ["asss", "ut.json"]);
});

test("wrong usage exits with 2 and the usage, help with 0", () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [...COMMAND, ...args], { cwd: root, encoding: "utf8" });
  const wrong = run("--form", "ssb");
  assert.equal(wrong.status, 2);
  assert.match(wrong.stderr, /^bundle: .*--form[^]*usage: bundle/);
  const help = run("--help");
  assert.equal(help.status, 0);
  assert.match(help.stdout, /^usage: bundle/);
});

test("Ctrl-C ends the command cleanly, keeps what was fetched, and leaves the earlier file", async (t) => {
  const stub = await startStub({ perMinute: 1000, faults: { kind: "slow", delay: 50 } });
  t.after(() => stub.close());
  const dir = folder(t, { "ut.json": "før" });
  const out = join(dir, "ut.json");
  const child = spawn(
    process.execPath,
    [...COMMAND, "--from", stub.base, "--out", out, "--cache", join(dir, "cache")],
    { cwd: root, stdio: ["ignore", "ignore", "pipe"] },
  );
  let told = "";
  child.stderr.on("data", (text: Buffer) => (told += text));
  while (!existsSync(join(dir, "cache"))) await new Promise((resolve) => setTimeout(resolve, 5));
  child.kill("SIGINT");
  const code = await new Promise((resolve) => child.once("close", resolve));
  assert.equal(code, 130);
  assert.match(told, /cancelled; what was fetched is kept for the next time\n$/);
  assert.equal(readFileSync(out, "utf8"), "før");
  assert.ok(existsSync(join(dir, "cache")));
  assert.deepEqual(readdirSync(dir).sort(), ["cache", "ut.json"]);
});
