import { inside } from "../data/files.ts";

/** Beside the page, or inside the single file: what others have written of what the reader downloads, with licences in full. */
export const softwareFile = "tredjepart.txt";

export async function softwareText(): Promise<string> {
  const packed = inside(softwareFile);
  if (packed) return new TextDecoder().decode(await packed);
  const answer = await fetch(`./${softwareFile}`);
  const text = answer.ok ? await answer.text() : "";
  // A server may answer with a page of its own.
  if (!text.startsWith("Software by others")) throw new Error(`${softwareFile}: ${answer.status}`);
  return text;
}
