import {
  BROWSER_RUNTIME,
  createDuckDB,
  VoidLogger,
} from "../node_modules/@duckdb/duckdb-wasm/dist/duckdb-browser-blocking.mjs";
import mainModule from "../node_modules/@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url";
import type { Connection } from "../duckdb.ts";

/** The same build as in Node, and as there without a worker between. */
export async function connect(): Promise<Connection> {
  const build = { mainModule: new URL(mainModule, location.href).href, mainWorker: "" };
  const database = await createDuckDB({ mvp: build, eh: build }, new VoidLogger(), BROWSER_RUNTIME);
  await database.instantiate();
  return database.connect();
}
