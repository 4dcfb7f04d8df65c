/** The raw calls of wasm/bindings/bindings.cpp: JSON texts and typed arrays. Only the files of this folder use them. */

export interface RawColumn {
  value: Float64Array;
  status: Uint8Array;
  flags: Uint16Array;
}

export interface RawAnswer {
  /** `{"error": …}` when the question could not be answered; then the rest is absent. */
  json: string;
  /** One after the other (columns.ts). */
  columns: Uint8Array;
  /** Five numbers each (breaks.ts), when there are any. */
  breaks?: Uint32Array;
  /** Per indicator, when asked for. */
  inputs?: RawColumn[];
}

export interface RawEngine {
  /** A view into the heap for the bytes of a file: fill it at once, do not keep it. */
  input(length: number): Uint8Array;
  load(): string;
  check(): string;
  readCells(): RawColumn[] | { json: string };
  evaluate(query: string): RawAnswer;
  members(query: string): string;
  profile(query: string): string;
  keyFigures(query: string): string;
  findings(query: string): string;
  rank(query: string): string;
  compileFormula(text: string, indicator: string): string;
  /** What embind knows of the object: `ptr` is its address. */
  readonly $$: { readonly ptr: number };
  /** Frees what it holds. */
  delete(): void;
}

export interface RawModule {
  Engine: new () => RawEngine;
  /** The allocator: an address, or 0 (or an exception) when there is no room. */
  _malloc(bytes: number): number;
  _free(at: number): void;
}

export interface ModuleOptions {
  printErr: (words: string) => void;
  /** Hands the instance over, now or later. */
  instantiateWasm: (
    imports: WebAssembly.Imports,
    receive: (instance: WebAssembly.Instance) => void,
  ) => object;
}

/** What it resolves to is the object that it was given, filled. */
export type CreateModule = (options: ModuleOptions) => Promise<RawModule>;
