// One HTML file with the page, the calculator and chosen data sets. Run by scripts/single-file.
import { readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { parse } from "../../../web/src/address.ts";
import { isPublished } from "../../../web/src/data/name.ts";
import { checkShard, readShards } from "../../../web/src/data/shards.ts";
import { isWhole, oneFile } from "../../../web/src/download/whole/one-file.ts";
import { Engine } from "../../../web/src/engine/engine.ts";

const root = resolve(import.meta.dirname, "../../..");

const USAGE = `usage: single-file --bundle FILE [--bundle FILE]... --out FILE.html [--hash HASH] [--origin URL]
                   [--template FILE.html]

  --bundle   a data set, also one in several files; the first one opens
  --hash     what the file opens with: the address of a figure, from # on
  --template the page without data; unless said the one of this checkout
  --origin   where the page is published: links that are taken out of the file lead there`;

class Wrong extends Error {}

function readArgs(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        bundle: { type: "string", multiple: true },
        out: { type: "string" },
        hash: { type: "string", default: "" },
        origin: { type: "string", default: "" },
        template: { type: "string", default: join(root, "build/enkeltfil.html") },
        help: { type: "boolean", short: "h" },
      },
    });
    return values;
  } catch (error) {
    throw new Wrong(`${(error as Error).message}\n${USAGE}`);
  }
}

/** The files of a data set by their address on the page, each seen through by the calculator. */
async function filesOf(path: string, engine: Engine): Promise<[string, Uint8Array][]> {
  const name = basename(path, ".json");
  if (name === "egen" || name === "fersk")
    throw new Wrong(
      `${path}: ${name} is what the page calls the reader's own data; rename the file`,
    );
  if (!path.endsWith(".json") || !isPublished(name))
    throw new Wrong(
      `${path}: a data set's file is called [a-z0-9-]+.json, for its name stands in addresses`,
    );
  const bytes = await readFile(path);
  const shards = readShards(bytes);
  if (!shards) {
    check(path, bytes, engine);
    return [[`data/${name}.json`, bytes]];
  }
  const files: [string, Uint8Array][] = [[`data/${name}.json`, bytes]];
  for (const shard of shards.areas) {
    const beside = join(dirname(path), shard.file);
    const part = await readFile(beside);
    await checkShard(part, shard);
    check(beside, part, engine);
    files.push([`data/${shard.file}`, part]);
  }
  return files;
}

function check(path: string, bytes: Uint8Array, engine: Engine): void {
  const wrong = engine.check(bytes).faults.find(({ severity }) => severity === "error");
  if (wrong) throw new Wrong(`${path}: ${wrong.where} ${wrong.message}`);
}

async function main(args: string[]): Promise<void> {
  const { bundle, out, hash, origin, template, help } = readArgs(args);
  if (help) return console.log(USAGE);
  if (!bundle?.length || !out) throw new Wrong(USAGE);
  if (hash && !hash.startsWith("#")) throw new Wrong(`--hash ${hash}: begins with #`);
  if (origin && !/^https?:\/\/[^#]+$/.test(origin))
    throw new Wrong(`--origin ${origin}: is no address of a page`);
  const engine = await Engine.create(await readFile(join(root, "build/wasm/figur.wasm")));
  const files: [string, Uint8Array][] = [];
  for (const path of bundle)
    for (const file of await filesOf(path, engine)) {
      if (files.some(([name]) => name === file[0]))
        throw new Wrong(`${path}: ${file[0]} is there already; rename one of the data sets`);
      files.push(file);
    }
  const { data } = parse(hash).result;
  if (data !== undefined && !bundle.some((path) => basename(path, ".json") === data))
    throw new Wrong(`--hash ${hash}: the data set ${data} is not among the bundles`);
  const page = await readFile(template, "utf8");
  if (!page.includes("<!--files-->") || !(await isWhole(page)))
    throw new Wrong(`--template ${template}: is not the page without data (build/enkeltfil.html)`);
  const text = await oneFile(page, files, { hash, ownName: "", tables: [] }, origin);
  await writeFile(out, text);
  console.log(`${out}: ${(Buffer.byteLength(text) / 1e6).toFixed(1)} MB`);
}

main(process.argv.slice(2)).catch((error: Error) => {
  console.error(
    `error: ${error instanceof Wrong || "code" in error ? error.message : error.stack}`,
  );
  process.exitCode = 1;
});
