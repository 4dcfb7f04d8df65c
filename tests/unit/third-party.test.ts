import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { thirdParties, thirdPartyText } from "../../web/third-party.ts";

const root = join(import.meta.dirname, "../..");
const json = (file: string) => JSON.parse(readFileSync(join(root, file), "utf8"));
const lock = json("package-lock.json") as {
  packages: Record<string, { version: string; license?: string; resolved?: string }>;
};
const own = json("package.json") as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};

/** Licences under which we may use a package, and pass on what stands in the page. */
const free = ["MIT", "ISC", "0BSD", "BSD-3-Clause", "Apache-2.0", "BlueOak-1.0.0"];
/** Tools that are run and never passed on: their licence binds only who changes them. */
const toRun = ["MPL-2.0"];

test("every package may be used, and those in what a reader downloads may be passed on", () => {
  for (const [path, { license }] of Object.entries(lock.packages))
    assert.match(license ?? "none", new RegExp(`^(${[...free, ...toRun].join("|")})$`), path);
  const parties = thirdParties(root);
  assert.equal(parties.length > 15, true);
  for (const { name, license } of parties) assert.equal(free.includes(license), true, name);
});

test("the list names every dependency of the page with its version, and simdjson, and holds their licences", () => {
  const text = thirdPartyText(thirdParties(root));
  for (const name of [...Object.keys(own.dependencies), "@nozbe/simdjson", "zrender"])
    assert.match(text, new RegExp(`^  ${name} \\d.*\\b(${free.join("|")})$`, "m"));
  const parts = text.split(/^======== (\S+) ========$/m);
  for (const [name, phrase] of [
    ["echarts", "Apache License"],
    ["echarts", "Mike Bostock"],
    ["fflate", "Permission is hereby granted"],
    ["lit-html", "Redistribution and use"],
  ] as const) {
    assert.match(parts[parts.indexOf(name) + 1]!, new RegExp(phrase), name);
  }
  // What tests and builds use does not reach the reader.
  assert.doesNotMatch(text, /playwright|axe-core|typescript/);
});

/** What the project's own files say. */
function sources(): string {
  const folders = ["web", "scripts", "tests", "indicator-defs"];
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes("node_modules"))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => /\.(ts|js|css|html)$|\/[a-z-]+$/.test(file)),
  );
  const self = import.meta.filename;
  return [...files.filter((file) => file !== self), join(root, "CMakeLists.txt")]
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
}

test("every package that is named is used", () => {
  const text = sources();
  const escaped = (name: string) => name.replace(/[/.-]/g, "\\$&");
  for (const name of Object.keys({ ...own.dependencies, ...own.devDependencies })) {
    const uses: Record<string, RegExp> = {
      // Types of what is used by its own name.
      "@types/node": /"node:/,
      "@types/papaparse": /"papaparse"/,
      typescript: /node_modules\/\.bin\/tsc/,
      tsx: /--import tsx/,
    };
    assert.match(text, uses[name] ?? new RegExp(`["'/]${escaped(name)}["'/]`), name);
  }
});

test("versions are pinned, and the lock names no place to fetch from", () => {
  for (const version of Object.values({ ...own.dependencies, ...own.devDependencies }))
    assert.match(version, /^\d/);
  for (const [path, { resolved }] of Object.entries(lock.packages))
    assert.equal(resolved, undefined, path);
});

test("the README says of every package why it is there", () => {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const names: Record<string, string> = {
    echarts: "ECharts",
    papaparse: "Papa Parse",
    typescript: "TypeScript",
    vite: "Vite",
    "@digdir/designsystemet-web": "-web",
    "@types/node": "TypeScript",
    "@types/papaparse": "Papa Parse",
  };
  const dependencies = readme.slice(readme.indexOf("## Dependencies"));
  for (const name of Object.keys({ ...own.dependencies, ...own.devDependencies }))
    assert.equal(dependencies.includes(names[name] ?? name), true, name);
});
