/** A worker that reads one file beside the page, and hands over the memory of the calculator that holds it. */

import { putInto } from "../own/into.ts";
import type { Asked, Told } from "./aside-words.ts";
import { pieces, type Piece } from "./image.ts";
import { instance, type Instance } from "./instance.ts";
import type { RawEngine } from "./wasm.ts";

let file: Uint8Array = new Uint8Array();
let ready: Promise<{ its: Instance; engine: RawEngine }>;
let memory: Iterator<Piece> | undefined;

const tell = (told: Told, moved: Transferable[] = []) => postMessage(told, { transfer: moved });

async function answer(asked: Asked): Promise<void> {
  if (asked.type === "begin") {
    file = new Uint8Array(asked.length);
    ready = instance(asked.code).then((its) => ({ its, engine: new its.module.Engine() }));
    return tell({ type: "more" });
  }
  if (asked.type === "piece") {
    file.set(asked.piece.bytes, asked.piece.at);
    return tell({ type: "more" });
  }
  if (asked.type === "add") {
    const added = putInto(file, asked.tables, asked.words);
    file = added.bytes;
    const bytes = file.slice();
    return tell({ type: "added", added: { ...added, bytes } }, [bytes.buffer]);
  }
  const { its, engine } = await ready;
  if (asked.type === "next") {
    memory ??= pieces(its);
    const { value: piece } = memory.next();
    return piece ? tell({ type: "piece", piece }, [piece.bytes.buffer]) : tell({ type: "end" });
  }
  engine.input(file.length).set(file);
  if (asked.type === "check") return tell({ type: "checked", json: engine.check() });
  file = new Uint8Array();
  const json = engine.load();
  tell({ type: "loaded", json, bytes: its.memory.buffer.byteLength, at: engine.$$.ptr });
}

addEventListener("message", ({ data }: MessageEvent<Asked>) => {
  answer(data).catch((error: unknown) => {
    const { name, message } = error instanceof Error ? error : { name: "", message: String(error) };
    tell({ type: "broken", name, message });
  });
});
tell({ type: "here" });
