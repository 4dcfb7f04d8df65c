/**
 * What one instance of the calculator holds, moved into another of the same code. Addresses stay what they are, so all
 * of the memory that is in use moves, to the same place. Nothing of an instance is outside its memory but what the glue
 * makes when it starts, the same every time.
 */

import { page, type Instance } from "./instance.ts";

export interface Piece {
  at: number;
  bytes: Uint8Array<ArrayBuffer>;
}

/** In bytes: what is copied at a time, so that whoever copies can do something else in between. */
export const most = 4 * 1024 * 1024;

/** Free blocks that are smaller are moved with the rest. In bytes. */
const least = 16 * page;

/** An allocator may keep its lists in the first bytes of what is free. */
const links = 64;

/** The memory in pieces, copied one by one. Afterwards the instance it is taken from must not be used. */
export function* pieces({ module, memory }: Instance): Generator<Piece> {
  let at = 0;
  for (const [from, to] of [...unused(module, memory), end(memory)]) {
    for (; at < from; at += most)
      yield { at, bytes: new Uint8Array(memory.buffer).slice(at, Math.min(at + most, from)) };
    at = to;
  }
}

export function put({ memory }: Instance, { at, bytes }: Piece): void {
  new Uint8Array(memory.buffer, at, bytes.length).set(bytes);
}

/** Where the memory has nothing in it, in order: what a file was read with is most of it. */
function unused(module: Instance["module"], memory: WebAssembly.Memory): [number, number][] {
  const blocks: [number, number][] = [];
  // The allocator tells of no blocks but those that it gives; none are to be made for the asking.
  memory.grow = () => {
    throw new RangeError();
  };
  for (let size = memory.buffer.byteLength; size >= least; size /= 2)
    for (let at; (at = given(module, size)) !== 0;) blocks.push([at, at + size]);
  for (const [at] of blocks) module._free(at);
  return blocks.map(([from, to]): [number, number] => [from + links, to]).sort(([a], [b]) => a - b);
}

function given(module: Instance["module"], size: number): number {
  try {
    return module._malloc(size) >>> 0;
  } catch {
    return 0;
  }
}

function end({ buffer }: WebAssembly.Memory): [number, number] {
  return [buffer.byteLength, buffer.byteLength];
}
