import { stat } from "node:fs/promises";

/** What a file is called that a web server sends in place of it, compressed: the smallest first. */
const endings = { br: ".br", gzip: ".gz" } as const;

export type Encoding = keyof typeof endings;

export const encodings = Object.keys(endings) as Encoding[];

export function compressed(file: string, encoding: Encoding): string {
  return file + endings[encoding];
}

export function isCompressed(file: string): boolean {
  return Object.values(endings).some((ending) => file.endsWith(ending));
}

/** The one to send to who accepts so much (Accept-Encoding), if it is there and not older than the file. */
export async function best(file: string, accepts = ""): Promise<Encoding | undefined> {
  const refused = /;\s*q=0(\.0*)?\s*$/;
  const names = accepts
    .split(",")
    .flatMap((one) => (refused.test(one) ? [] : one.split(";")[0]!.trim()));
  for (const encoding of encodings)
    if (names.includes(encoding) && (await isFresh(compressed(file, encoding), file)))
      return encoding;
  return undefined;
}

async function isFresh(made: string, from: string): Promise<boolean> {
  try {
    return (await stat(made)).mtimeMs >= (await stat(from)).mtimeMs;
  } catch {
    return false;
  }
}
