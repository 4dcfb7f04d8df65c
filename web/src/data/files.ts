/**
 * Where the page's files are. In the page that is served none is inside, and all come from beside it; the build of the
 * page as one file puts files-inside.ts in this one's place.
 */

/** The page is one single file: what does not stand in it is nowhere. */
export const alone: boolean = false;

/** The names of the data sets inside, the first one first. */
export const dataInside: readonly string[] = [];

/** The file of an address as the page knows it; undefined when it is not inside. */
export function inside(_address: string): Promise<Uint8Array> | undefined {
  return undefined;
}

/** A file inside as it stands there, packed; "" when it does not. */
export function packedInside(_name: string): string {
  return "";
}

/** The address of the page that a single file was saved from; "" where that is not known. */
export function origin(): string {
  return "";
}

/** A link that others can follow. */
export function shareable(link: string): string {
  return link;
}

/** What reads a large file beside the page; undefined where there is none. */
export function reader(): Worker | undefined {
  try {
    return new Worker(new URL("../engine/aside-worker.ts", import.meta.url), { type: "module" });
  } catch {
    return undefined;
  }
}
