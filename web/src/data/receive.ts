/** How far the opening of a data set has come. Bytes, as they are when unpacked; `of` is undefined where nobody says. */
export type Progress = { at: "fetching"; fetched: number; of?: number } | { at: "reading" };

export type Tell = (progress: Progress) => void;

/** A larger file takes so long to read that the page would stand still: it is read beside it, and the reader sees how far it has come. In bytes. */
export const large = 4 * 1024 * 1024;

/** How much is taken in at a turn, in bytes. */
const turn = 1024 * 1024;

/** The body, each part put in its place as it comes. `of` is its length, where that is known. */
export async function receive(
  response: Response,
  tell: Tell = () => {},
  of = lengthOf(response),
): Promise<Uint8Array<ArrayBuffer>> {
  if (!response.body) return new Uint8Array(await response.arrayBuffer());
  let bytes = new Uint8Array(of ?? 65536);
  let fetched = 0;
  let rested = 0;
  const parts = response.body.getReader();
  for (let part; !(part = await parts.read()).done;) {
    const { value } = part;
    if (fetched + value.length > bytes.length) {
      const before = bytes;
      bytes = new Uint8Array(Math.max(fetched + value.length, bytes.length * 2));
      bytes.set(before);
    }
    bytes.set(value, fetched);
    fetched += value.length;
    if (Math.max(fetched, of ?? 0) <= large) continue;
    tell({ at: "fetching", fetched, of });
    if (fetched - rested < turn) continue;
    // Parts that are there already are given without the page getting a turn in between.
    await new Promise((go) => setTimeout(go));
    rested = fetched;
  }
  return bytes.subarray(0, fetched);
}

/** What is packed on the way says how long it is packed. */
function lengthOf({ headers }: Response): number | undefined {
  return headers.has("content-encoding")
    ? undefined
    : Number(headers.get("content-length")) || undefined;
}
