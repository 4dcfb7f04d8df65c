/**
 * A calculator in an instance of its own that is made anew when it breaks. Nothing in it throws; what does (no more
 * memory, a trap) leaves the instance unusable. The code is compiled once.
 */

import createFigur from "../../../build/wasm/figur.js";
import { inside } from "../data/files.ts";
import { BrokenOff, EngineError } from "./error.ts";
import { compiled, instance, wasmUrl } from "./instance.ts";
import { notStarted } from "./not-started.ts";
import type { CreateModule, ModuleOptions, RawEngine, RawModule } from "./wasm.ts";

/** Several calculators may live in one instance, and then break together. */
interface Instance {
  module: Pick<RawModule, "Engine">;
  broken: boolean;
}

export class Alive {
  readonly #code: WebAssembly.Module;
  #instance: Instance;
  #raw: RawEngine | undefined;
  /** The file that is loaded. */
  #held: Uint8Array | undefined;
  #closed = false;

  private constructor(
    code: WebAssembly.Module,
    instance: Instance,
    raw = new instance.module.Engine(),
    held?: Uint8Array,
  ) {
    this.#code = code;
    this.#instance = instance;
    this.#raw = raw;
    this.#held = held;
  }

  /** Without `wasmBinary` the wasm file inside the page, else the one beside the script (browser). */
  static async create(wasmBinary?: BufferSource): Promise<Alive> {
    wasmBinary ??= (await inside("figur.wasm")) as BufferSource | undefined;
    try {
      const code = await compiled(wasmBinary);
      const { module } = await instance(code);
      return new Alive(code, { module, broken: false });
    } catch {
      throw await notStarted(wasmUrl.href);
    }
  }

  get code(): WebAssembly.Module {
    return this.#code;
  }

  /** One that has the file already, in an instance that others have made. */
  moved(module: RawModule, raw: RawEngine, held: Uint8Array): Alive {
    return new Alive(this.#code, { module, broken: false }, raw, held);
  }

  /** A second one: in a memory of its own, where the browser gives one at once, else in the same. */
  another(): Alive {
    let instance = this.#instance;
    try {
      instance = fresh(this.#code);
    } catch {
      // Chrome before 115 makes no instance of this size without waiting.
    }
    return new Alive(this.#code, instance);
  }

  /** Throws BrokenOff when the instance breaks; the next call finds a fresh one with the same file loaded. */
  call<T>(work: (raw: RawEngine) => T): T {
    try {
      return work(this.#ready());
    } catch (error) {
      if (error instanceof EngineError || this.#closed) throw error;
      this.#instance.broken = true;
      throw new BrokenOff(error);
    }
  }

  /** Puts a file in place of the one before. What `told` throws of the answer is a refusal: the one before stays. */
  load<T>(bytes: Uint8Array, told: (json: string) => T): T {
    const read = (raw: RawEngine) => told(put(raw, bytes).load());
    const before = this.#held;
    let answer: T;
    try {
      answer = this.call(read);
    } catch (error) {
      if (!(error instanceof BrokenOff) || !before) throw error;
      // Beside the file before there was no room; alone there may be.
      this.#held = undefined;
      try {
        answer = this.call(read);
      } catch (again) {
        this.#held = before;
        this.#instance.broken = true;
        throw again;
      }
    }
    this.#held = bytes;
    return answer;
  }

  /** Gives the memory back; nothing can be asked afterwards. */
  close(): void {
    if (!this.#closed && !this.#instance.broken) this.#raw?.delete();
    this.#closed = true;
    this.#raw = undefined;
    this.#held = undefined;
  }

  #ready(): RawEngine {
    if (this.#closed) throw new Error("the calculator is closed");
    if (this.#raw && !this.#instance.broken) return this.#raw;
    // First let go of, so that the browser can take it back for the fresh one.
    this.#raw = undefined;
    this.#instance = fresh(this.#code);
    const raw = new this.#instance.module.Engine();
    if (this.#held) put(raw, this.#held).load();
    return (this.#raw = raw);
  }
}

/** The bytes of a file to where the calculator reads them. */
export function put(raw: RawEngine, bytes: Uint8Array): RawEngine {
  raw.input(bytes.length).set(bytes);
  return raw;
}

const create = createFigur as CreateModule;

/** An instance at once. */
function fresh(code: WebAssembly.Module): Instance {
  let refused: unknown;
  // The glue fills the object it is given, and is done when it returns: nothing here waits.
  const module: ModuleOptions & Partial<RawModule> = {
    printErr: () => {},
    instantiateWasm: (imports, receive) => {
      try {
        receive(new WebAssembly.Instance(code, imports));
      } catch (error) {
        refused = error;
      }
      return {};
    },
  };
  create(module).catch(() => {});
  if (!module.Engine) throw refused;
  return { module: { Engine: module.Engine }, broken: false };
}
