/** Instances of the calculator's code: each has a memory of its own. */

import createFigur from "../../../build/wasm/figur.js";
import type { CreateModule, RawModule } from "./wasm.ts";

export const wasmUrl = new URL("../../../build/wasm/figur.wasm", import.meta.url);

export interface Instance {
  module: RawModule;
  memory: WebAssembly.Memory;
}

/** Compiled once for all instances, here and in workers; while it comes, where the server says what it is. */
export async function compiled(binary?: BufferSource): Promise<WebAssembly.Module> {
  if (binary) return WebAssembly.compile(binary);
  const response = await fetch(wasmUrl, { credentials: "same-origin" });
  if (!response.ok) throw new Error(`${wasmUrl.href}: ${response.status}`);
  return response.headers.get("content-type") === "application/wasm"
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

/** With a memory of at least so many bytes. */
export function instance(code: WebAssembly.Module, bytes = 0): Promise<Instance> {
  return new Promise((resolve, reject) => {
    let memory: WebAssembly.Memory;
    const instantiateWasm = (
      imports: WebAssembly.Imports,
      receive: (instance: WebAssembly.Instance) => void,
    ) => {
      WebAssembly.instantiate(code, imports)
        .then((made) => {
          // The only one; its name is the linker's.
          memory = Object.values(made.exports).find((one) => one instanceof WebAssembly.Memory)!;
          // Before the glue takes its views of it.
          const more = bytes - memory.buffer.byteLength;
          if (more > 0) memory.grow(Math.ceil(more / page));
          receive(made);
        })
        .catch(reject);
      return {};
    };
    (createFigur as CreateModule)({ printErr: () => {}, instantiateWasm }).then(
      (module) => resolve({ module, memory }),
      reject,
    );
  });
}

/** Of WebAssembly's memory, in bytes. */
export const page = 65536;
