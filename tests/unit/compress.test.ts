import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { compressFolder } from "../../scripts/lib/compress.ts";
import { best } from "../../scripts/lib/encodings.ts";
import { list } from "../../scripts/lib/offline/list.ts";
import { serveFolder } from "../../scripts/lib/static-server.ts";

const page = "<!doctype html><title>Figur</title>".padEnd(2000, "<p>Barnevern</p>");
const numbers = JSON.stringify(Array.from({ length: 2000 }, (_, i) => i));

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "figur-pakket-"));
  await mkdir(join(folder, "data"));
  await writeFile(join(folder, "index.html"), page);
  await writeFile(join(folder, "data/tall.json"), numbers);
  await writeFile(join(folder, "kort.txt"), "kort");
  await writeFile(join(folder, "bilde.png"), page);
  await compressFolder(folder);
});
after(() => rm(folder, { recursive: true }));

const read = (name: string) => readFile(join(folder, name));
const names = async () =>
  (await readdir(folder, { recursive: true })).filter((name) => name !== "data").sort();

test("beside every file that becomes smaller lie the same bytes in brotli and gzip", async () => {
  assert.deepEqual(await names(), [
    "bilde.png",
    "data/tall.json",
    "data/tall.json.br",
    "data/tall.json.gz",
    "index.html",
    "index.html.br",
    "index.html.gz",
    "kort.txt",
  ]);
  assert.equal(brotliDecompressSync(await read("data/tall.json.br")).toString(), numbers);
  assert.equal(gunzipSync(await read("data/tall.json.gz")).toString(), numbers);
});

test("they are the same bytes each time, and made anew when the file is another", async () => {
  const before = await Promise.all(["index.html.br", "index.html.gz"].map(read));
  await rm(join(folder, "index.html.br"));
  await rm(join(folder, "index.html.gz"));
  await compressFolder(folder);
  assert.deepEqual(await Promise.all(["index.html.br", "index.html.gz"].map(read)), before);
  await writeFile(join(folder, "index.html"), `${page}<p>Ny</p>`);
  await compressFolder(folder);
  assert.match(brotliDecompressSync(await read("index.html.br")).toString(), /Ny/);
  await writeFile(join(folder, "index.html"), page);
  await compressFolder(folder);
});

test("those of a file that is no more are removed", async () => {
  const gone = join(folder, "gammel.css");
  await writeFile(gone, "p { color: black }".repeat(100));
  const { plain } = await compressFolder(folder);
  assert.ok((await names()).includes("gammel.css.br"), "it is made");
  await rm(gone);
  assert.equal((await compressFolder(folder)).plain, plain - 1800);
  assert.deepEqual(
    (await names()).filter((name) => name.startsWith("gammel")),
    [],
  );
});

test("the service worker keeps the files, not what is sent in place of them", async () => {
  const { files } = await list(folder, "");
  assert.deepEqual(Object.keys(files).sort(), [
    "bilde.png",
    "data/tall.json",
    "index.html",
    "kort.txt",
  ]);
});

for (const [accepts, expected] of [
  ["gzip, deflate, br, zstd", "br"],
  ["gzip", "gzip"],
  ["br;q=0, gzip;q=0.5", "gzip"],
  ["br;q=0.0 , gzip; q=0", undefined],
  ["identity", undefined],
  ["", undefined],
] as const)
  test(`who accepts "${accepts}" gets ${expected ?? "the file as it is"}`, async () => {
    assert.equal(await best(join(folder, "index.html"), accepts), expected);
  });

interface Answer {
  status: number | undefined;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

function ask(address: string, headers: Record<string, string>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get(address, { headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () =>
        resolve({
          status: response.statusCode,
          headers: response.headers,
          body: Buffer.concat(parts),
        }),
      );
    }).on("error", reject);
  });
}

test("the server sends the compressed file as what it is, and knows it again", async () => {
  const { url, server } = await serveFolder(folder);
  try {
    const address = `${url}data/tall.json`;
    const packed = await ask(address, { "accept-encoding": "gzip, br" });
    assert.equal(packed.headers["content-encoding"], "br");
    assert.equal(packed.headers["content-type"], "application/json");
    assert.equal(packed.headers.vary, "Accept-Encoding");
    assert.equal(packed.headers["content-length"], String(packed.body.length));
    assert.equal(brotliDecompressSync(packed.body).toString(), numbers);
    const plain = await ask(address, {});
    assert.equal(plain.headers["content-encoding"], undefined);
    assert.equal(plain.headers.vary, "Accept-Encoding");
    assert.equal(plain.body.toString(), numbers);
    assert.notEqual(plain.headers.etag, packed.headers.etag);
    const again = { "accept-encoding": "br", "if-none-match": String(packed.headers.etag) };
    assert.equal((await ask(address, again)).status, 304);
    const later = new Date(Date.now() + 60_000);
    await utimes(join(folder, "data/tall.json"), later, later);
    const stale = await ask(address, { "accept-encoding": "br" });
    assert.equal(stale.headers["content-encoding"], undefined, "older than the file");
  } finally {
    server.close();
  }
});
