import assert from "node:assert/strict";
import { test } from "node:test";
import { readArgs, WrongUsage } from "../../scripts/lib/bundle/args.ts";
import { baseOf } from "../../scripts/lib/bundle/ssb.ts";

test("what cannot be meant is wrong usage, and says why", () => {
  const wrong: [string, RegExp][] = [
    ["", /--out is missing/],
    ["--out a --form ssb", /form/],
    ["--out a --from /nowhere", /is neither ssb, nor an address, nor a folder/],
    ["--out a --from . --manual .", /--manual has no meaning with a folder/],
    ["--out a --manual /nowhere", /is not a folder/],
    ["--out a --years 2025:2015", /--years 2025:2015/],
    ["--out a --years i-fjor", /--years i-fjor/],
    ["--out a --api v3", /--api v3/],
    ["--out a --accept 12367", /--accept 12367: is not TABLE:YEAR/],
    ["check-manual", /check-manual needs a folder/],
    ["doctor --from .", /doctor asks SSB/],
    ["bygg --out a", /unknown command "bygg"/],
    ["doctor x", /unexpected "x"/],
  ];
  for (const [line, message] of wrong)
    assert.throws(
      () => readArgs(line.split(" ").filter(Boolean)),
      (error: Error) => error instanceof WrongUsage && message.test(error.message),
      line,
    );
});

test("arguments are read, and SSB is asked unless said otherwise", () => {
  const args = readArgs(
    "--out a.json --areas barnevern,sosiale --years 2020 --accept 12367:2025 --accept 12275:2025".split(
      " ",
    ),
  )!;
  assert.equal(args.from, "ssb");
  assert.deepEqual(args.areas, ["barnevern", "sosiale"]);
  assert.deepEqual(args.years, [2020, 2020]);
  assert.deepEqual(args.accept, ["12367:2025", "12275:2025"]);
  assert.equal(readArgs(["--help"]), undefined);
});

test("an address may have its /api or not", () => {
  assert.equal(baseOf("ssb"), "https://data.ssb.no/api");
  for (const from of ["http://127.0.0.1:81", "http://127.0.0.1:81/", "http://127.0.0.1:81/api/"])
    assert.equal(baseOf(from), "http://127.0.0.1:81/api");
});

test("a folder is no name of a bundle", () => {
  assert.throws(() => readArgs(["--out", "."]), /--out \.: is a folder/);
});
