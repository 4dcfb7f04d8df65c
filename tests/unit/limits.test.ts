import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { longest, parse } from "../../web/src/address.ts";
import { readCsv } from "../../web/src/bundle/csv.ts";
import { fromPage, longest as longestState } from "../../web/src/embed/protocol.ts";
import { useSentences } from "../../web/src/messages/engine.ts";
import { bundleNb } from "../../web/src/messages/bundle-nb.ts";
import { largest, openFile } from "../../web/src/open-file.ts";
import { readOwnCsv } from "../../web/src/own/read.ts";
import type { Session } from "../../web/src/session.ts";

const file = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const header = file("wasm/engine/limits.hpp");
const MB = 1024 * 1024;

/** The limits of the calculator by name: `inline constexpr std::size_t max_cells = 50'000'000;` */
const limits = new Map(
  [...header.matchAll(/inline constexpr \S+ (\w+) = ([^;]+);/g)].map(([, name, value]) => {
    const [n, shift = 0] = value!.replace(/[U']/g, "").split("<<").map(Number);
    return [name!, n! * 2 ** shift];
  }),
);

test("docs/limits.md tells every limit of the calculator and its figure", () => {
  const told = file("docs/limits.md");
  assert.ok(limits.size > 30, `${limits.size} limits found`);
  for (const [name, value] of limits) {
    const line = told.split("\n").find((one) => one.includes(`\`${name}\``)) ?? "";
    const figures = [value, value / MB].map((n) => n.toLocaleString("en").replaceAll(",", " "));
    assert.ok(
      figures.some((figure) => new RegExp(`\\| +${figure}( MiB)? +\\|`).test(line)),
      `${name} = ${value}: ${line || "not told"}`,
    );
  }
});

/** A file that says how large it is, without being it. */
function ofSize(name: string, size: number, begins: string): File {
  const one = new File([begins], name);
  Object.defineProperty(one, "size", { value: size });
  return one;
}

async function linesOf(given: File): Promise<string[]> {
  const nobody = {
    check: () => ({ kind: "dataset", faults: [] }),
    openWhole: () => assert.fail("was opened"),
  } as unknown as Session;
  const opened = await openFile(given, nobody);
  assert.equal(opened.kind, "refused");
  return opened.kind === "refused" ? opened.notice.lines : [];
}

test("a file larger than what can be read is refused unread, with its size and the limit", async () => {
  assert.equal(largest.json, limits.get("max_file_bytes"), "the page and the calculator agree");
  const json = await linesOf(ofSize("x.json", largest.json + 1, "{"));
  assert.equal(json[0], "Filen er på 129 MB; grensen er 128 MB.");
  const csv = await linesOf(ofSize("x.csv", largest.csv + 1, "Region;Tid;value\n"));
  assert.equal(csv[0], "Filen er på 65 MB; grensen er 64 MB.");
});

test("a file as large as can be read is read", async () => {
  const csv = await linesOf(ofSize("x.csv", largest.csv, "Region;Tid\n"));
  assert.match(csv[0]!, /"value"/, "it was found faulty, not large");
});

test("a CSV file has at most as many columns as a dataset has dimensions, and three more", () => {
  const wide = (n: number) => {
    const names = Array.from({ length: n - 3 }, (_, i) => `d${i}`);
    const row = [...names.map(() => "a"), "1", "", ""];
    return Buffer.from(`${[...names, "value", "status", "note"].join(";")}\n${row.join(";")}\n`);
  };
  const most = limits.get("max_dimensions")! + 3;
  assert.equal(readCsv("x.csv", wide(most)).dataset.size.length, most - 3);
  assert.throws(() => readCsv("x.csv", wide(most + 1)), {
    faults: [
      { file: "x.csv", line: 1, column: 208, message: "has 54 columns, at most 53 are read" },
    ],
  });
  useSentences(bundleNb);
  const told = readOwnCsv("x.csv", wide(100_000));
  assert.deepEqual(!told.ok && told.lines, [
    "Linje 1, kolonne 203: raden har 100000 kolonner, høyst 53 leses",
  ]);
});

test("a CSV file with a fault in each of its many rows is refused with the first of them", () => {
  const many = Buffer.from(`Region;Tid;value\n${"0301;2020;tolv\n".repeat(150_000)}`);
  const told = readOwnCsv("x.csv", many);
  assert.equal(!told.ok && told.lines.length, 6, "five, and how many more");
});

test("an endless address is not taken apart, and says so", () => {
  const of = (length: number) => `#v=1&tit=${"x".repeat(length - 9)}`;
  assert.deepEqual(parse(of(longest.address)).problems, []);
  assert.deepEqual(parse(of(longest.address + 1)), {
    result: {},
    problems: ["Lenken er lengre enn 250000 tegn. Standardfiguren vises."],
  });
});

test("a longer message to an embedded figure than an address is no message", () => {
  const said = (length: number) =>
    fromPage({ figur: 1, type: "setState", state: "x".repeat(length) });
  assert.equal(said(longestState)?.type, "setState");
  assert.equal(said(longestState + 1), undefined);
});
