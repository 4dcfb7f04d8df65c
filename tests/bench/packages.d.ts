/** As much of the competitors' packages as is used: the types stand without them, for only scripts/bench installs them. */
declare module "arquero" {
  export interface ColumnTable {
    derive(values: Record<string, string>): ColumnTable;
    filter(criteria: string): ColumnTable;
    groupby(...keys: string[]): ColumnTable;
    rollup(values: Record<string, string>): ColumnTable;
    params(values: Record<string, unknown>): ColumnTable;
    array(name: string): ArrayLike<unknown>;
  }
  export function table(columns: Record<string, ArrayLike<unknown>>): ColumnTable;
}

declare module "apache-arrow" {
  export class Int16 {}
  export class Float64 {}
  export class Bool {}
  export class Field {
    constructor(name: string, type: object, nullable: boolean);
  }
  export class Struct {
    constructor(fields: Field[]);
  }
  export class Schema {
    constructor(fields: Field[]);
  }
  export class RecordBatch {
    constructor(schema: Schema, data: unknown);
  }
  export class Table {
    constructor(batches: RecordBatch[]);
  }
  export function tableToIPC(table: Table, format: "stream"): Uint8Array;
  export function makeData(parts: {
    type: object;
    length: number;
    data?: ArrayLike<number>;
    children?: unknown[];
    nullBitmap?: Uint8Array;
    nullCount?: number;
  }): unknown;
}

declare module "@duckdb/duckdb-wasm/blocking" {
  interface Build {
    mainModule: string;
    mainWorker: string;
  }
  export class VoidLogger {}
  export const NODE_RUNTIME: object;
  export const BROWSER_RUNTIME: object;
  export function createDuckDB(
    builds: { mvp: Build; eh: Build },
    logger: VoidLogger,
    runtime: object,
  ): Promise<{ instantiate(): Promise<unknown>; connect(): import("./duckdb.ts").Connection }>;
}

declare module "*/duckdb-browser-blocking.mjs" {
  export * from "@duckdb/duckdb-wasm/blocking";
}

declare module "jsonstat-toolkit" {
  export interface Dataset {
    /** Every cell in the file's order. */
    Data(): { value: number | null; status: string | null }[];
  }
  export default function JSONstat(dataset: object): Dataset;
}
