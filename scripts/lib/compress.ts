// Writes beside every file of a folder what a web server sends in place of it: NAME.br and NAME.gz, as small as they
// get. Run: compress.ts FOLDER
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, brotliDecompress, constants, gunzip, gzip } from "node:zlib";
import { compressed, encodings, isCompressed, type Encoding } from "./encodings.ts";

/** What is not compressed in itself, as pictures are. */
const worth = new Set([
  ".css",
  ".csv",
  ".html",
  ".js",
  ".json",
  ".map",
  ".svg",
  ".txt",
  ".wasm",
  ".webmanifest",
]);

const pack: Record<Encoding, (bytes: Buffer) => Promise<Buffer>> = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gzip: (bytes) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
};
const unpack: Record<Encoding, (bytes: Buffer) => Promise<Buffer>> = {
  br: promisify(brotliDecompress),
  gzip: promisify(gunzip),
};

/** Gives the bytes of the files that are compressed: as they are, and in each encoding. */
export async function compressFolder(folder: string): Promise<Record<"plain" | Encoding, number>> {
  const sums = { plain: 0, br: 0, gzip: 0 };
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name));
  const made = new Set<string>();
  for (const file of files.filter((name) => worth.has(extname(name)))) {
    const bytes = await readFile(file);
    const each = await Promise.all(
      encodings.map(async (encoding) => {
        const name = compressed(file, encoding);
        const packed = (await earlier(name, encoding, bytes)) ?? (await pack[encoding](bytes));
        return { encoding, name, packed };
      }),
    );
    if (each.some(({ packed }) => packed.length >= bytes.length)) continue;
    sums.plain += bytes.length;
    for (const { encoding, name, packed } of each) {
      sums[encoding] += packed.length;
      made.add(name);
      // Also when it is the same: it must not be older than what it is made from.
      await writeFile(name, packed);
    }
  }
  // Of files that are no more.
  for (const file of files) if (isCompressed(file) && !made.has(file)) await rm(file);
  return sums;
}

/** To compress takes many times as long as to see that it is done. */
async function earlier(
  name: string,
  encoding: Encoding,
  bytes: Buffer,
): Promise<Buffer | undefined> {
  try {
    const packed = await readFile(name);
    return bytes.equals(await unpack[encoding](packed)) ? packed : undefined;
  } catch {
    return undefined;
  }
}

async function main([folder]: string[]): Promise<void> {
  if (!folder) throw new Error("usage: compress.ts FOLDER");
  const { plain, br, gzip } = await compressFolder(folder);
  const kilobytes = (bytes: number) => `${Math.round(bytes / 1000)} kB`;
  console.log(`${kilobytes(plain)} are ${kilobytes(br)} in brotli, ${kilobytes(gzip)} in gzip`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  await main(process.argv.slice(2));
