import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { list } from "../../scripts/lib/offline/list.ts";
import { install, Mixture } from "../../web/src/offline/worker/install.ts";
import { Names } from "../../web/src/offline/worker/names.ts";
import { Pages } from "../../web/src/offline/worker/pages.ts";
import { placeOf } from "../../web/src/offline/worker/place.ts";
import type { Scope } from "../../web/src/offline/worker/scope.ts";
import { tidy } from "../../web/src/offline/worker/tidy.ts";

const scope = "https://figur.example/verktoy/";
const names = new Names(scope);
const sumOf = (text: string) => createHash("sha256").update(text).digest("hex");

/** As much of the browser's caches as the worker uses. `room`: how many files there is room for. */
function storage(room = Infinity) {
  const caches = new Map<string, Map<string, Response>>();
  const open = (name: string) => {
    const files = caches.get(name) ?? new Map<string, Response>();
    caches.set(name, files);
    return {
      match: async (asked: string | { url: string }) =>
        files.get(typeof asked === "string" ? asked : asked.url)?.clone(),
      put: async (address: string, response: Response) => {
        if (files.size >= room) throw new DOMException("full", "QuotaExceededError");
        files.set(address, response);
      },
      keys: async () => [...files.keys()].map((url) => ({ url })),
      delete: async (address: string) => files.delete(address),
    };
  };
  const made = {
    open: async (name: string) => open(name),
    keys: async () => [...caches.keys()],
    delete: async (name: string) => caches.delete(name),
  };
  return { caches, storage: made as unknown as CacheStorage };
}

/** A server with these files by path; notes how each was asked for. */
function server(files: Record<string, string>, stale: Record<string, string> = {}) {
  const asked: string[] = [];
  const get = async (address: string, { cache }: { cache: string }) => {
    const path = address.slice(scope.length);
    asked.push(`${path} ${cache}`);
    const text = (cache === "default" ? stale[path] : undefined) ?? files[path];
    return text === undefined
      ? new Response("", { status: 404 })
      : new Response(text, { headers: { "content-type": "text/x", vary: "*" } });
  };
  return { asked, get: get as unknown as typeof fetch };
}

function keptOf(files: Record<string, string>, version: string) {
  const sums = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, sumOf(text)]));
  return { version, files: sums, parts: [] };
}

const one = { "index.html": "<p>1", "assets/a-1.js": "a1", "assets/b-1.js": "b" };
const two = { "index.html": "<p>2", "assets/a-2.js": "a2", "assets/b-1.js": "b" };
const first = "1111111111111111";
const second = "2222222222222222";

test("a version is kept whole, as the server says it should be read", async () => {
  const there = storage();
  await install(keptOf(one, first), scope, names, { ...there, ...server(one) });
  const cache = there.caches.get(names.version(first))!;
  assert.deepEqual(
    [...cache.keys()],
    Object.keys(one).map((path) => scope + path),
  );
  const page = cache.get(`${scope}index.html`)!;
  assert.equal(await page.clone().text(), "<p>1");
  assert.equal(page.headers.get("content-type"), "text/x");
  assert.equal(page.headers.get("vary"), null, "what is kept answers whoever asks");
});

test("of a new version, only what is new is fetched, and the old one stays", async () => {
  const there = storage();
  await install(keptOf(one, first), scope, names, { ...there, ...server(one) });
  const { asked, get } = server(two);
  await install(keptOf(two, second), scope, names, { ...there, get });
  assert.deepEqual(asked, ["index.html default", "assets/a-2.js default"]);
  assert.deepEqual([...there.caches.keys()], [names.version(first), names.version(second)]);
});

test("what the browser's own cache has of an older version is asked for again", async () => {
  const there = storage();
  const { asked, get } = server(two, { "index.html": "<p>1" });
  await install(keptOf(two, second), scope, names, { ...there, get });
  assert.deepEqual(asked.slice(0, 2), ["index.html default", "index.html reload"]);
  const page = there.caches.get(names.version(second))!.get(`${scope}index.html`)!;
  assert.equal(await page.clone().text(), "<p>2");
});

for (const [what, files, error] of [
  ["a file is missing", { ...two, "assets/b-1.js": undefined }, Mixture],
  ["a file is of another version", { ...two, "index.html": "<p>1" }, Mixture],
] as const)
  test(`where ${what}, nothing is kept of the version`, async () => {
    const there = storage();
    await install(keptOf(one, first), scope, names, { ...there, ...server(one) });
    const served = server(files as Record<string, string>);
    // The file that is the same in both must not save it.
    there.caches.get(names.version(first))!.delete(`${scope}assets/b-1.js`);
    await assert.rejects(
      install(keptOf(two, second), scope, names, { ...there, get: served.get }),
      error,
    );
    assert.deepEqual([...there.caches.keys()], [names.version(first)]);
  });

test("where there is no room, nothing is left behind, and the fault says what it is", async () => {
  const there = storage(2);
  await assert.rejects(install(keptOf(one, first), scope, names, { ...there, ...server(one) }), {
    name: "QuotaExceededError",
  });
  assert.deepEqual([...there.caches.keys()], []);
});

test("copies of the page in other folders of the same origin are left alone", () => {
  const others = new Names("https://figur.example/");
  assert.equal(others.versionOf(names.version(first)), undefined);
  assert.equal(names.versionOf(others.version(first)), undefined);
  assert.equal(names.versionOf(names.version(first)), first);
  assert.equal(names.versionOf(names.parts), undefined);
});

test("the worker answers for the page's own files, and for nothing else", () => {
  const kept = keptOf(
    { ...one, "embed.html": "", "data/demo.json": "", "enkeltfil.html": "" },
    first,
  );
  const asked: [string, string, RequestMode, string | undefined][] = [
    ["GET", scope, "navigate", "page"],
    ["GET", `${scope}?fra=epost#v=1`, "navigate", "page"],
    ["GET", `${scope}index.html`, "navigate", "page"],
    ["GET", `${scope}embed.html#v=1&data=demo`, "navigate", "page"],
    ["GET", `${scope}artikkel.html`, "navigate", undefined],
    ["GET", `${scope}enkeltfil.html`, "navigate", undefined],
    ["GET", `${scope}enkeltfil.html`, "cors", "plain"],
    ["GET", `${scope}assets/a-1.js`, "cors", "named"],
    ["GET", `${scope}assets/of-an-older-version.js`, "cors", "named"],
    ["GET", `${scope}data/demo.json`, "cors", "plain"],
    ["GET", `${scope}data/another.json`, "cors", undefined],
    ["GET", `${scope}data/norge-sosiale.json?0123456789ab`, "cors", "part"],
    ["POST", scope, "navigate", undefined],
    ["GET", "https://figur.example/annet/", "navigate", undefined],
    ["GET", "https://data.ssb.no/api/pxwebapi/v2/tables/12367/metadata", "cors", undefined],
  ];
  for (const [method, url, mode, kind] of asked)
    assert.equal(placeOf({ method, url, mode }, scope, kept)?.kind, kind, url);
});

async function built(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "figur-list-"));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

const shards = JSON.stringify({
  format: "figur-shards",
  version: 1,
  areas: [{ id: "sosiale", name: {}, file: "norge-sosiale.json", bytes: 2, sha256: sumOf("{}") }],
});
const page = {
  "index.html": "<p>",
  "assets/a.js": "1",
  "data/demo.json": "{}",
  "data/norge.json": shards,
  "data/norge-sosiale.json": "{}",
  "sw.js": "old",
  "ks-figur.js": "",
  "artikkel.html": "",
  "artikkel.css": "",
  ".htaccess": "",
  _headers: "",
};

test("the list has every file of the page with its sum; parts of data sets wait until they are opened", async () => {
  const folder = await built(page);
  const { files, parts, version } = await list(folder, "code");
  assert.deepEqual(Object.keys(files), [
    "assets/a.js",
    "data/demo.json",
    "data/norge.json",
    "index.html",
  ]);
  assert.equal(files["assets/a.js"], sumOf(await readFile(join(folder, "assets/a.js"), "utf8")));
  assert.deepEqual(parts, [`data/norge-sosiale.json?${sumOf("{}").slice(0, 12)}`]);
  assert.match(version, /^[0-9a-f]{16}$/);
  await rm(folder, { recursive: true });
});

test("the version follows every file, the parts and the worker itself, and nothing else", async () => {
  const versionWith = async (change: Record<string, string>, code = "code") => {
    const folder = await built({ ...page, ...change });
    const { version } = await list(folder, code);
    await rm(folder, { recursive: true });
    return version;
  };
  const same = await versionWith({});
  assert.equal(await versionWith({ "sw.js": "new", "artikkel.html": "another" }), same);
  const others = [
    await versionWith({ "assets/a.js": "2" }),
    await versionWith({ "data/norge.json": shards.replace(sumOf("{}"), sumOf("[]")) }),
    await versionWith({}, "another code"),
  ];
  assert.equal(new Set([same, ...others]).size, 4);
});

test("which version a page has outlives the worker, and is forgotten when the page is gone", async () => {
  const { storage: there } = storage();
  const time = Date.now();
  await new Pages(names.pages, there).remember("an/open page", first, time - 120_000);
  const later = new Pages(names.pages, there);
  assert.equal(await later.versionOf("an/open page"), first);
  assert.equal(await later.versionOf("a page from the server"), undefined);
  assert.deepEqual(await later.inUse(["an/open page"]), new Set([first]));
  assert.equal(await later.inUse(["an/open page", "a page from the server"]), undefined);
  assert.deepEqual(await later.inUse([]), new Set());
  assert.equal(await new Pages(names.pages, there).versionOf("an/open page"), undefined);
});

test("where it cannot be written down, it is known while the worker runs", async () => {
  const pages = new Pages(names.pages, storage(0).storage);
  await pages.remember("a", first);
  assert.equal(await pages.versionOf("a"), first);
});

/** Tidies as the second version, after two have been kept, and gives the caches that are left. */
async function tidied(
  pages: [id: string, version: string, age: number][],
  open: string[],
  coming = false,
) {
  const there = storage();
  await install(keptOf(one, first), scope, names, { ...there, ...server(one) });
  await install(keptOf(two, second), scope, names, { ...there, ...server(two) });
  await there.storage.open("another program's");
  const part = `data/norge-sosiale.json?0123456789ab`;
  const parts = await there.storage.open(names.parts);
  await parts.put(scope + part, new Response(""));
  await parts.put(`${scope}data/norge-sosiale.json?ba9876543210`, new Response(""));
  const known = new Pages(names.pages, there.storage);
  for (const [id, version, age] of pages) await known.remember(id, version, Date.now() - age);
  const worker = {
    kept: { ...keptOf(two, second), parts: [part] },
    registration: { scope, installing: null, waiting: coming ? {} : null },
    clients: { matchAll: async () => open.map((id) => ({ id })) },
  };
  await tidy(worker as unknown as Scope, names, known, there.storage);
  return {
    versions: [...there.caches.keys()].flatMap((name) => names.versionOf(name) ?? []),
    parts: there.caches.get(names.parts)!.size,
    others: there.caches.has("another program's"),
  };
}

test("a version is deleted when no page has it, and not before", async () => {
  const long = 3_600_000;
  const both = { versions: [first, second], parts: 2, others: true };
  const one = { versions: [second], parts: 1, others: true };
  assert.deepEqual(await tidied([["a", second, long]], ["a"]), one);
  assert.deepEqual(await tidied([], []), one);
  assert.deepEqual(await tidied([["a", first, long]], []), one, "the page is gone");
  assert.deepEqual(
    await tidied(
      [
        ["a", first, long],
        ["b", second, long],
      ],
      ["a", "b"],
    ),
    both,
  );
  assert.deepEqual(await tidied([["a", first, 500]], []), both, "the page is on its way in");
  assert.deepEqual(await tidied([["a", second, long]], ["a", "?"]), both, "a page from the server");
  assert.deepEqual(await tidied([], [], true), both, "a newer version may be filling its cache");
});
