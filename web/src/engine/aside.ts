import { reader } from "../data/files.ts";
import type { Added, Words } from "../own/into.ts";
import type { OwnTable } from "../own/own-table.ts";
import type { Asked, Told } from "./aside-words.ts";
import { parsed, type Engine, type Loaded } from "./engine.ts";
import { BrokenOff } from "./error.ts";
import { most, put } from "./image.ts";
import { instance } from "./instance.ts";
import type { Check } from "./types.ts";

/** There is no reading beside the page here: a browser, a policy or the network does not give the worker. */
export class NoAside extends Error {}

/** A file that is read beside the page, by a worker, so that the page goes on meanwhile. */
export class Aside {
  readonly #worker: Worker;
  readonly #signal: AbortSignal;
  readonly #stop = () => this.close();
  #told: Told[] = [];
  #waiting: { resolve(told: Told): void; reject(error: unknown): void } | undefined;
  #failed: unknown;
  #closed = false;
  #bytes: Uint8Array;

  private constructor(bytes: Uint8Array, signal: AbortSignal) {
    this.#bytes = bytes;
    const worker = reader();
    if (!worker) throw new NoAside();
    this.#worker = worker;
    this.#signal = signal;
    worker.onmessage = ({ data }: MessageEvent<Told>) => this.#hear(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#fail(new NoAside(event.message));
    };
    worker.onmessageerror = () => this.#fail(new NoAside());
    signal.addEventListener("abort", this.#stop, { once: true });
  }

  /** Hands the file over. Throws NoAside, and what the signal says when it is aborted, as everything here does. */
  static async start(engine: Engine, bytes: Uint8Array, signal: AbortSignal): Promise<Aside> {
    signal.throwIfAborted();
    const aside = new Aside(bytes, signal);
    try {
      await aside.#next("here");
      aside.#ask({ type: "begin", code: engine.code, length: bytes.length });
      for (let at = 0; at < bytes.length; at += most) {
        await aside.#next("more");
        const piece = { at, bytes: bytes.slice(at, at + most) };
        aside.#ask({ type: "piece", piece }, [piece.bytes.buffer]);
      }
      await aside.#next("more");
    } catch (error) {
      aside.close();
      throw error;
    }
    return aside;
  }

  /** The file that the worker has. */
  get bytes(): Uint8Array {
    return this.#bytes;
  }

  /** The file with the reader's tables in it, which the worker has from now on. */
  async add(tables: readonly OwnTable[], words: Words): Promise<Added> {
    try {
      this.#ask({ type: "add", tables, words });
      const { added } = await this.#next("added");
      this.#bytes = added.bytes;
      return added;
    } catch (error) {
      this.close();
      throw error;
    }
  }

  async check(): Promise<Check> {
    this.#ask({ type: "check" });
    return parsed((await this.#next("checked")).json);
  }

  /** As Engine.load, in an instance of its own: a calculator that has the file. */
  async load(engine: Engine): Promise<Loaded & { engine: Engine }> {
    try {
      this.#ask({ type: "load" });
      const { json, bytes, at } = await this.#next("loaded");
      const loaded = parsed<Loaded>(json);
      const to = await instance(engine.code, bytes);
      const raw = new to.module.Engine();
      // It is made by the same steps as the worker's.
      if (raw.$$.ptr !== at) throw new NoAside("another address");
      this.#ask({ type: "next" });
      for (;;) {
        const told = await this.#next("piece", "end");
        if (told.type === "end") break;
        // The worker copies one while the other is put in its place.
        this.#ask({ type: "next" });
        put(to, told.piece);
      }
      return { ...loaded, engine: engine.moved(to, raw, this.#bytes, loaded.description) };
    } catch (error) {
      // There is no room for it on the page.
      throw error instanceof RangeError ? new BrokenOff(error) : error;
    } finally {
      this.close();
    }
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#signal.removeEventListener("abort", this.#stop);
    this.#worker.terminate();
    this.#told = [];
    this.#fail(this.#signal.aborted ? this.#signal.reason : new Error("closed"));
  }

  #ask(asked: Asked, moved: Transferable[] = []): void {
    this.#worker.postMessage(asked, moved);
  }

  #hear(told: Told): void {
    if (told.type === "broken") return this.#fail(new BrokenOff(cause(told)));
    if (!this.#waiting) return void this.#told.push(told);
    this.#waiting.resolve(told);
    this.#waiting = undefined;
  }

  #fail(error: unknown): void {
    this.#failed ??= error;
    this.#waiting?.reject(this.#failed);
    this.#waiting = undefined;
  }

  /** What the worker says next, one message at a turn. */
  async #next<T extends Told["type"]>(...types: T[]): Promise<Extract<Told, { type: T }>> {
    const told =
      this.#told.shift() ??
      (await new Promise<Told>((resolve, reject) => {
        if (this.#failed !== undefined) reject(this.#failed);
        else this.#waiting = { resolve, reject };
      }));
    if (!types.includes(told.type as T)) throw new Error(`the worker says ${told.type}`);
    return told as Extract<Told, { type: T }>;
  }
}

/** What the worker broke on, as it would have been thrown on the page. */
function cause({ name, message }: { name: string; message: string }): Error {
  return name === "RangeError" ? new RangeError(message) : new WebAssembly.RuntimeError(message);
}
