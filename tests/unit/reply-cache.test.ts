import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { FolderCache } from "../../scripts/lib/bundle/reply-cache.ts";

const KEY = 'POST https://data.ssb.no/api/table {"a":1}';
const NAME = "52afa032587b19effc44a75a77ceb1c6f84ca045df2010579b1c4c82726af17a"; // by sha256sum
const REPLY = { bytes: new Uint8Array([123, 0, 255, 125]), retrieved: "2025-03-17T08:00:00.000Z" };
const OTHER = { bytes: new Uint8Array([91, 93]), retrieved: "2025-03-18T08:00:00.000Z" };

async function emptyFolder(context: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "replies-"));
  context.after(() => rm(folder, { recursive: true }));
  return folder;
}

async function filled(context: TestContext) {
  const folder = await emptyFolder(context);
  const cache = new FolderCache(folder);
  await cache.put(KEY, REPLY);
  const reply = join(folder, `${NAME}.reply`);
  return { folder, cache, reply, entry: join(folder, `${NAME}.json`) };
}

test("a reply that was put comes back, in another run too", async (context) => {
  const { folder, cache } = await filled(context);
  assert.deepEqual(await cache.get(KEY), REPLY);
  assert.deepEqual(await new FolderCache(folder).get(KEY), REPLY);
});

test("a key that was not put gives nothing, with and without the folder", async (context) => {
  const { folder, cache } = await filled(context);
  assert.equal(await cache.get("another"), undefined);
  assert.equal(await new FolderCache(join(folder, "absent")).get(KEY), undefined);
});

test("the folder is made, with those above it", async (context) => {
  const cache = new FolderCache(join(await emptyFolder(context), "a", "b"));
  await cache.put(KEY, REPLY);
  assert.deepEqual(await cache.get(KEY), REPLY);
});

test("the files are the reply as it came, and what is known of it", async (context) => {
  const { folder, reply, entry } = await filled(context);
  assert.deepEqual((await readdir(folder)).sort(), [`${NAME}.json`, `${NAME}.reply`]);
  assert.deepEqual(new Uint8Array(await readFile(reply)), REPLY.bytes);
  const { key, retrieved } = JSON.parse(await readFile(entry, "utf8"));
  assert.deepEqual({ key, retrieved }, { key: KEY, retrieved: REPLY.retrieved });
});

test("a reply that is put again takes the place of the first", async (context) => {
  const { folder, cache } = await filled(context);
  await cache.put(KEY, OTHER);
  assert.deepEqual(await cache.get(KEY), OTHER);
  assert.equal((await readdir(folder)).length, 2);
});

test("writers at the same time leave a whole reply or none", async (context) => {
  const { cache } = await filled(context);
  await Promise.all([cache.put(KEY, REPLY), cache.put(KEY, OTHER), cache.put(KEY, REPLY)]);
  const found = await cache.get(KEY);
  if (found) assert.deepEqual(found, found.bytes.length === 2 ? OTHER : REPLY);
});

const damages: [string, (files: { reply: string; entry: string }) => Promise<void>][] = [
  ["a shortened reply", ({ reply }) => writeFile(reply, REPLY.bytes.subarray(0, 3))],
  ["a changed reply", ({ reply }) => writeFile(reply, new Uint8Array([123, 1, 255, 125]))],
  ["an absent reply", ({ reply }) => rm(reply)],
  ["an absent entry", ({ entry }) => rm(entry)],
  ["an entry that is no JSON", ({ entry }) => writeFile(entry, '{"key"')],
  ["an entry that is null", ({ entry }) => writeFile(entry, "null")],
  ["an entry of another form", ({ entry }) => writeFile(entry, `{"key":${JSON.stringify(KEY)}}`)],
  [
    "a folder in the place of the entry",
    async ({ entry }) => {
      await rm(entry);
      await mkdir(entry);
    },
  ],
];
for (const [name, damage] of damages) {
  test(`${name} is ignored`, async (context) => {
    const { cache, ...files } = await filled(context);
    await damage(files);
    assert.equal(await cache.get(KEY), undefined);
  });
}

for (const [name, change] of [
  ["of another key", { key: "another" }],
  ["without a date", { retrieved: "yesterday" }],
  ["with a date that is no text", { retrieved: 2025 }],
] as const) {
  test(`an entry ${name} is ignored`, async (context) => {
    const { cache, entry } = await filled(context);
    const content = JSON.parse(await readFile(entry, "utf8"));
    await writeFile(entry, JSON.stringify({ ...content, ...change }));
    assert.equal(await cache.get(KEY), undefined);
  });
}

test("a writer that was stopped before the entry leaves the former reply unused", async (context) => {
  const { cache, reply } = await filled(context);
  await writeFile(reply, OTHER.bytes);
  assert.equal(await cache.get(KEY), undefined);
});

test("a reply is young enough until its greatest age, and then ignored", async (context) => {
  const { folder } = await filled(context);
  const retrieved = Date.parse(REPLY.retrieved);
  const at = (age: number) =>
    new FolderCache(folder, { maxAge: 1000, now: () => retrieved + age }).get(KEY);
  assert.deepEqual(await at(1000), REPLY);
  assert.equal(await at(1001), undefined);
});

test("clearing removes the cache's own files, those of a killed writer too, and no others", async (context) => {
  const { folder, cache } = await filled(context);
  const killed = `${NAME}.reply.123e4567-e89b-42d3-a456-426614174000.part`;
  const foreign = ["notes.json", "table.reply", `${NAME}.txt`, `x${NAME}.json`];
  for (const name of [killed, ...foreign]) await writeFile(join(folder, name), "{}");
  await cache.clear();
  assert.deepEqual((await readdir(folder)).sort(), foreign.sort());
  assert.equal(await cache.get(KEY), undefined);
});

test("clearing a folder that is not there is no fault", async (context) => {
  await new FolderCache(join(await emptyFolder(context), "absent")).clear();
});

test("a folder that cannot be written rejects, and leaves nothing half", async (context) => {
  const folder = await emptyFolder(context);
  const file = join(folder, "file");
  await writeFile(file, "");
  await assert.rejects(new FolderCache(file).put(KEY, REPLY), { code: "EEXIST" });

  await mkdir(join(folder, `${NAME}.reply`));
  await assert.rejects(new FolderCache(folder).put(KEY, REPLY), { code: "EISDIR" });
  assert.deepEqual((await readdir(folder)).sort(), [`${NAME}.reply`, "file"].sort());
});

test("a folder that cannot be read rejects", async (context) => {
  const file = join(await emptyFolder(context), "file");
  await writeFile(file, "");
  await assert.rejects(new FolderCache(file).get(KEY), { code: "ENOTDIR" });
});
