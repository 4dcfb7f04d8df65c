import { read, write, type Collection } from "./item.ts";

/**
 * A collection as a link carries it: the version, how it is packed (`d` deflate, `p` plain), then base64url of JSON.
 * Nobody may be sure that a link is ours, so everything in it is checked, and it may not grow without end.
 */
const version = "1";

/** Of what stands in the link, and of what it becomes. */
const most = { packed: 200_000, plain: 1_000_000 } as const;

export async function pack(collection: Collection): Promise<string> {
  const plain = new TextEncoder().encode(JSON.stringify(write(collection)));
  if (!("CompressionStream" in globalThis)) return `${version}p${base64url(plain)}`;
  const packed = await through(plain, new CompressionStream("deflate-raw"), Infinity);
  return `${version}d${base64url(packed)}`;
}

/** Undefined where the link holds no collection. */
export async function unpack(packed: string): Promise<Collection | undefined> {
  if (packed.length > most.packed || packed[0] !== version) return undefined;
  try {
    const bytes = fromBase64url(packed.slice(2));
    const plain =
      packed[1] === "d"
        ? await through(bytes, new DecompressionStream("deflate-raw"), most.plain)
        : packed[1] === "p"
          ? bytes
          : undefined;
    return plain && read(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(plain)));
  } catch {
    return undefined;
  }
}

/** What comes out of the stream; throws when it is more than `longest` bytes. */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
  longest: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let n = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    n += value.length;
    if (n > longest) {
      void reader.cancel();
      throw new RangeError("too long");
    }
    parts.push(value);
  }
  const whole = new Uint8Array(n);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function base64url(bytes: Uint8Array): string {
  let text = "";
  // As many arguments as every browser takes at once.
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[\w-]*$/.test(text)) throw new SyntaxError("not base64url");
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}
