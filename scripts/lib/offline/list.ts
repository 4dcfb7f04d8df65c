import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { readShards } from "../../../web/src/data/shards.ts";
import { isCompressed } from "../encodings.ts";
import type { Kept } from "../../../web/src/offline/worker/scope.ts";

/**
 * Not part of the page that is kept: the worker itself, what stands in other sites' pages, the demonstration article,
 * and what only the web server reads; nor what it sends compressed in place of the rest.
 */
const left = /^(?:sw\.js|ks-figur\.js|artikkel\b.*|(?:.*\/)?[._].*)$/;

/** What the worker keeps of a built page. The version is a sum over all of it and the worker's own code. */
export async function list(folder: string, code: string): Promise<Kept> {
  const paths = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => !left.test(path) && !isCompressed(path))
    .sort();
  const files: Record<string, string> = {};
  const parts = new Map<string, string>();
  for (const path of paths) {
    const bytes = await readFile(join(folder, path));
    files[path] = createHash("sha256").update(bytes).digest("hex");
    if (!path.startsWith("data/")) continue;
    for (const { file, sha256 } of readShards(bytes)?.areas ?? [])
      parts.set(`data/${file}`, `data/${file}?${sha256.slice(0, 12)}`);
  }
  // Large, and most readers open few of them.
  for (const part of parts.keys()) delete files[part];
  const told = { files, parts: [...parts.values()] };
  const sum = createHash("sha256").update(JSON.stringify(told)).update(code).digest("hex");
  return { version: sum.slice(0, 16), ...told };
}
