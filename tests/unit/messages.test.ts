import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { nb } from "../../web/src/messages/nb.ts";
import { count, t, text } from "../../web/src/messages/index.ts";

const src = new URL("../../web/src/", import.meta.url);

async function sources(): Promise<string> {
  const names = (await readdir(src, { recursive: true })).filter(
    (n) => n.endsWith(".ts") && !n.startsWith("messages/n"),
  );
  return (await Promise.all(names.map((n) => readFile(new URL(n, src), "utf8")))).join("\n");
}

test("names are filled in, and a missing one stands", () => {
  assert.equal(t("years.span", { from: 2015, to: 2024 }), "2015–2024");
  assert.equal(count("filters.count.places", 1), "1 sted");
  assert.equal(count("filters.count.places", 4), "4 steder");
});

test("a text from the data falls back to bokmål, then to what there is", () => {
  assert.equal(text({ nb: "nei", en: "no" }), "nei");
  assert.equal(text({ en: "no" }), "no");
  assert.equal(text(undefined), "");
});

test("every message is used", async () => {
  const code = await sources();
  const built =
    /^(missing|flag|average|kind|dim|data|filters\.figure|figure\.note\.break|summary\.change)\./;
  const unused = Object.keys(nb).filter(
    (key) =>
      !built.test(key) &&
      !code.includes(`"${key}"`) &&
      !code.includes(`"${key.replace(/\.(one|other)$/, "")}"`),
  );
  assert.deepEqual(unused, []);
});

test("no Norwegian text stands in the code", async () => {
  const code = (await sources()).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
  const found = code.match(/["'`>][^"'`<]*[æøåÆØÅ][^"'`<]*["'`<]/g) ?? [];
  // The alphabet of formula names, and the name that a bundle credits.
  const data = ["ÆØÅ", "Statistisk sentralbyrå"];
  assert.deepEqual(
    found.filter((f) => !data.some((d) => f.includes(d))),
    [],
  );
});
