/** The planner: a WebAssembly module of its own, loaded only by who fetches or merges tables. */

import createPlanner from "../../../build/wasm/planner.js";
import { BrokenOff } from "../engine/error.ts";
import type {
  Dataset,
  Merged,
  Plan,
  PlannedRequest,
  PlannedTable,
  PlanQuestion,
  Reply,
} from "./types.ts";

const wasmUrl = new URL("../../../build/wasm/planner.wasm", import.meta.url);

export interface PlannerFault {
  severity: "error" | "warning";
  /** JSON pointer into the question or reply. */
  where: string;
  message: string;
}

/** A question or replies that the planner refuses, with every fault found. */
export class PlannerError extends Error {
  constructor(
    readonly code: string,
    readonly where: string,
    message: string,
    readonly faults: PlannerFault[],
  ) {
    super(message);
    this.name = "PlannerError";
  }
}

interface RawPlanner {
  input(length: number): Uint8Array;
  plan(): string;
  addReply(head: string): string;
  merge(task: string): string;
  inspect(asked: string): string;
}

type CreatePlanner = (options: {
  wasmBinary?: BufferSource;
  locateFile?: (file: string) => string;
}) => Promise<{ Planner: new () => RawPlanner }>;

function parsed<T>(json: string): T & { faults: PlannerFault[] } {
  const value = JSON.parse(json) as T & {
    error?: { code: string; where: string; message: string };
    faults: PlannerFault[];
  };
  if (value.error) {
    const { code, where, message } = value.error;
    throw new PlannerError(code, where, message, value.faults);
  }
  return value;
}

/** What merge needs to know of a table. */
export interface MergeTask extends Partial<
  Pick<PlannedTable, "byHand" | "keep" | "sums" | "geo" | "time">
> {
  id: string;
  /** The sign of cells that no reply states; without it they are null without a status. */
  absent?: string;
}

export class Planner {
  /** It broke off in the middle of a call, and is of no more use. */
  broken = false;

  private constructor(private readonly raw: RawPlanner) {}

  /** Without `wasmBinary` the wasm file beside the script is fetched (browser). */
  static async create(wasmBinary?: BufferSource): Promise<Planner> {
    const module = await (createPlanner as CreatePlanner)(
      wasmBinary ? { wasmBinary } : { locateFile: () => wasmUrl.href },
    );
    return new Planner(new module.Planner());
  }

  /** Throws PlannerError for areas or places that do not exist; what tables lack is in Plan.faults. */
  plan(question: PlanQuestion): Plan {
    this.#put(new TextEncoder().encode(JSON.stringify(question)));
    return parsed<Plan>(this.#call((raw) => raw.plan()));
  }

  /**
   * The replies as one dataset, cut to what is kept. Throws PlannerError when they contradict each
   * other, lack what is kept, or have a year without any value that is not in `accept`.
   */
  merge(table: MergeTask, replies: Reply[], accept: string[] = []): Merged {
    for (const { name, bytes, fixed = {} } of replies) {
      this.#put(bytes);
      const refused = this.#call((raw) => raw.addReply(JSON.stringify({ name, fixed })));
      if (refused) parsed(refused);
    }
    const { id, byHand, keep, sums, geo, time, absent } = table;
    const { dataset, faults } = parsed<{ dataset: Dataset }>(
      this.#call((raw) =>
        raw.merge(JSON.stringify({ id, byHand, keep, sums, geo, time, absent, accept })),
      ),
    );
    return { dataset, warnings: faults.map(({ message }) => message) };
  }

  /** Throws PlannerError unless the reply holds exactly the dimensions and codes asked for. */
  inspect(request: PlannedRequest, bytes: Uint8Array): { cells: number; updated: string } {
    this.#put(bytes);
    return parsed(
      this.#call((raw) =>
        raw.inspect(JSON.stringify({ id: request.table, keep: request.dimensions })),
      ),
    );
  }

  #put(bytes: Uint8Array): void {
    this.#call((raw) => raw.input(bytes.length).set(bytes));
  }

  /** Throws BrokenOff when there is no more memory. */
  #call<T>(work: (raw: RawPlanner) => T): T {
    try {
      return work(this.raw);
    } catch (error) {
      this.broken = true;
      throw new BrokenOff(error);
    }
  }
}
