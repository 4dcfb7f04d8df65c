import { createRequire } from "node:module";
import { createDuckDB, NODE_RUNTIME, VoidLogger } from "@duckdb/duckdb-wasm/blocking";
import type { Connection } from "./duckdb.ts";

/** The build with WebAssembly's exceptions: the faster of the two that run on one thread. */
export async function connect(): Promise<Connection> {
  const { resolve } = createRequire(import.meta.url);
  const mainModule = resolve("@duckdb/duckdb-wasm/dist/duckdb-eh.wasm");
  const bundle = { mainModule, mainWorker: "" };
  const database = await createDuckDB({ mvp: bundle, eh: bundle }, new VoidLogger(), NODE_RUNTIME);
  await database.instantiate();
  return database.connect();
}
