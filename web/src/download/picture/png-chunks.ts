import { crc32 } from "./crc32.ts";

/** A chunk of a PNG: four letters and its content. */
export interface Chunk {
  type: string;
  content: Uint8Array;
}

/** The signature and the header, which is always first and 13 bytes of content. */
const head = 8 + 12 + 13;

/** The same picture with chunks more, after its header. */
export function withChunks(png: Uint8Array<ArrayBuffer>, chunks: readonly Chunk[]): Blob {
  return new Blob([png.slice(0, head), ...chunks.map(written), png.slice(head)], {
    type: "image/png",
  });
}

/** Any language's letters, uncompressed (PNG specification, 11.3.3.4). The keyword is one of the specification's own. */
export function text(keyword: string, words: string): Chunk {
  const encode = new TextEncoder();
  // Zero after the keyword, no compression (two zeros), no language, no translated keyword.
  const content = joined(encode.encode(keyword), new Uint8Array(5), encode.encode(words));
  return { type: "iTXt", content };
}

/** How large it is meant to be, in pixels per inch: what Office takes its first size from. */
export function density(perInch: number): Chunk {
  const content = new Uint8Array(9);
  const view = new DataView(content.buffer);
  const perMetre = Math.round(perInch / 0.0254);
  view.setUint32(0, perMetre);
  view.setUint32(4, perMetre);
  // The unit is the metre.
  content[8] = 1;
  return { type: "pHYs", content };
}

function written({ type, content }: Chunk): Uint8Array<ArrayBuffer> {
  const named = joined(new TextEncoder().encode(type), content);
  const out = joined(new Uint8Array(4), named, new Uint8Array(4));
  const view = new DataView(out.buffer);
  view.setUint32(0, content.length);
  view.setUint32(out.length - 4, crc32(named));
  return out;
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
