/**
 * In place of files.ts where the page is one single file: it has all that it needs inside, each file packed (gzip,
 * base64) in a block that the browser does not run (download/whole/one-file.ts).
 */
import { t } from "../messages/index.ts";
import { takingTexts } from "../messages/languages.ts";
import { offlineNb } from "../messages/parts/offline.nb.ts";
import type * as files from "./files.ts";

const blocks = (which: string) => [
  ...document.querySelectorAll<HTMLElement>(`script[data-file${which}]`),
];

/** Stands there until all of the page has come (scripts/lib/single-file/skeleton.ts). */
const coming = document.getElementById("coming");
// What opens is written last, with a line's end after it.
if (!blocks('="start.json"')[0]?.nextSibling) {
  const torn = offlineNb["offline.torn"];
  if (coming) coming.textContent = torn;
  throw new Error(torn);
}
coming?.remove();

export const alone = true;

export const dataInside = blocks('^="data/"').map((block) => block.dataset.file!.slice(5, -5));

export function inside(address: string): Promise<Uint8Array> | undefined {
  // What follows a question mark is for caches on the way.
  const text = packedInside(address.split("?")[0]!);
  return text ? unpacked(text) : undefined;
}

export function packedInside(name: string): string {
  return blocks(`="${name}"`)[0]?.textContent ?? "";
}

async function unpacked(text: string): Promise<Uint8Array> {
  try {
    const packed = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    await takingTexts();
    throw new Error(t("offline.torn"));
  }
}

export function origin(): string {
  return blocks('="start.json"')[0]?.dataset.origin ?? "";
}

/** Where a file lies on the reader's disk is of no use to others, and none of their business. */
export function shareable(link: string): string {
  const [page, hash] = link.split("#");
  return (origin() || page!.split("/").at(-1)!) + (hash ? `#${hash}` : "");
}

/** A page that is opened from disk is given no worker. */
export function reader(): undefined {}

({ alone, dataInside, inside, packedInside, origin, shareable, reader }) satisfies typeof files;
