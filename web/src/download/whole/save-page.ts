import { softwareFile } from "../../sources/software.ts";
import { alone, inside, origin, packedInside } from "../../data/files.ts";
import type { Host } from "../../host.ts";
import type { Behind } from "../../session.ts";
import { fill, oneFile, packedBlock } from "./one-file.ts";

/** The page as it stands, with the data set that is open, as one file. */
export async function savedPage(host: Host): Promise<Blob> {
  const { session, state } = host;
  const behind = await session.behind();
  const { ownName, local, tables } = behind;
  const address = new URL(host.address(state));
  const start = { hash: address.hash, ownName, local: local?.told, tables };
  const from = alone ? origin() : `${address.origin}${address.pathname}`;
  const text = await oneFile(await template(), files(session.base, behind), start, from);
  return new Blob([text], { type: "text/html" });
}

/** By their address on the page. Of a data set in several files, the one that is open. */
function files(base: string, { published, whole, local }: Behind): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  if (published) {
    const { bytes, shards, area } = published;
    const here = shards?.areas.filter(({ id }) => id === area);
    const index = here && new TextEncoder().encode(JSON.stringify({ ...shards, areas: here }));
    found.set(`data/${base}.json`, index ?? bytes);
    if (here) found.set(`data/${here[0]!.file}`, bytes);
  }
  if (whole) found.set("own/whole.json", whole);
  if (local) found.set("own/local.json", local.bytes);
  return found;
}

/** The page without data: beside the page that is served, or made of what a page in one file has inside. */
async function template(): Promise<string> {
  const skeleton = await inside("skeleton.html");
  if (!skeleton) {
    const response = await fetch("enkeltfil.html");
    if (!response.ok) throw new Error(`enkeltfil.html: ${response.status}`);
    return response.text();
  }
  const text = (selector: string) => document.querySelector(selector)!.textContent!;
  let made = new TextDecoder().decode(skeleton);
  made = fill(made, "style", text("head > style"));
  made = fill(made, "script", text('script[type="module"]'));
  return fill(made, "page", pageFiles.map((n) => packedBlock(n, packedInside(n))).join(""));
}

/** What the template has inside from the beginning. */
const pageFiles = ["figur.wasm", softwareFile, "skeleton.html"];
