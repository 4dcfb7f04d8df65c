/** The calculator: one loaded bundle. Every call is coarse and copies. Any call may break off for want of memory (BrokenOff). */

import { parsed as taken } from "../from-outside.ts";
import { Alive, put } from "./alive.ts";
import { breaksOf } from "./breaks.ts";
import { columnsOf } from "./columns.ts";
import { EngineError } from "./error.ts";
import type { Instance } from "./instance.ts";
import type {
  AreaQuery,
  AverageType,
  Check,
  Compiled,
  Description,
  Fault,
  Findings,
  FindingsQuery,
  KeyFiguresRow,
  Members,
  ProfileRow,
  Query,
  Ranking,
  RankQuery,
  Region,
  Result,
} from "./types.ts";
import type { RawColumn, RawEngine } from "./wasm.ts";

export { BrokenOff, EngineError } from "./error.ts";

interface RawError {
  error?: { code: string; where: string; message: string; position: number };
  faults?: Fault[];
}

/** Throws EngineError where the answer is a refusal. */
export function parsed<T>(json: string): T {
  const value = taken(json) as T & RawError;
  if (value.error) {
    const { code, where, message, position } = value.error;
    throw new EngineError(code, where, message, value.faults, position);
  }
  return value;
}

/** A file that is open, and the warnings. */
export interface Loaded {
  description: Description;
  faults: Fault[];
}

/** What an answer says in words. */
interface Told {
  groups: Result["places"];
  inputNames: string[][];
  footnotes: Result["footnotes"];
  breakTexts: string[];
  corrections: Result["corrections"];
}

/** By number, as they cross the boundary. */
const averageNames: readonly AverageType[] = ["weighted", "mean", "population"];

/** What numbers stand for. Array.from takes several times as long. */
function named<T>(numbers: Uint32Array | Int8Array, name: (number: number) => T): T[] {
  const out: T[] = [];
  for (let i = 0; i < numbers.length; i++) out.push(name(numbers[i]!));
  return out;
}

export class Engine {
  private constructor(
    private readonly alive: Alive,
    /** Of the bundle that is loaded; answers name them by their number. */
    private regions: readonly Region[] = [],
  ) {}

  /** Without `wasmBinary` the wasm file inside the page, else the one beside the script (browser). */
  static async create(wasmBinary?: BufferSource): Promise<Engine> {
    return new Engine(await Alive.create(wasmBinary));
  }

  /** For an instance of its own elsewhere. */
  get code(): WebAssembly.Module {
    return this.alive.code;
  }

  /** One of the same code that has read a file in another instance (aside.ts). */
  moved(to: Instance, raw: RawEngine, bytes: Uint8Array, { regions }: Description): Engine {
    return new Engine(this.alive.moved(to.module, raw, bytes), regions);
  }

  /** A second calculator, with a bundle of its own. */
  another(): Engine {
    return new Engine(this.alive.another());
  }

  /** Gives its memory back. */
  close(): void {
    this.alive.close();
  }

  /** Throws EngineError with every fault found; then the bundle loaded before stays. */
  loadBundle(bytes: Uint8Array): Description {
    return this.load(bytes).description;
  }

  /** As loadBundle, with the warnings. `bytes` are kept until the next, and must not be changed. */
  load(bytes: Uint8Array): Loaded {
    const loaded = this.alive.load(bytes, parsed<Loaded>);
    this.regions = loaded.description.regions;
    return loaded;
  }

  check(bytes: Uint8Array): Check {
    return parsed(this.alive.call((raw) => put(raw, bytes).check()));
  }

  /** The cells of a JSON-stat 2.0 file, dataset by dataset, in its own order. */
  readCells(bytes: Uint8Array): RawColumn[] {
    const cells = this.alive.call((raw) => put(raw, bytes).readCells());
    if (!Array.isArray(cells)) parsed(cells.json);
    return cells as RawColumn[];
  }

  private place(number: number): Result["places"][number] {
    const { code, name } = this.regions[number]!;
    return { id: code, kind: "region", name };
  }

  evaluate(query: Query): Result {
    const asked = JSON.stringify(query);
    const raw = this.alive.call((engine) => engine.evaluate(asked));
    const told = parsed<Told>(raw.json);
    const { regions, minRegion, maxRegion, average, ...columns } = columnsOf(raw.columns, query);
    const code = (number: number) => this.regions[number]?.code ?? "";
    const places = [...named(regions, (number) => this.place(number)), ...told.groups];
    const [first, last] = query.years;
    return {
      indicators: [...query.indicators],
      places,
      years: Array.from({ length: last - first + 1 }, (_, y) => first + y),
      ...columns,
      minRegion: named(minRegion, code),
      maxRegion: named(maxRegion, code),
      average: named(average, (number) => averageNames[number] ?? ""),
      inputs: raw.inputs?.map((column, i) => ({
        indicator: query.indicators[i]!,
        names: told.inputNames[i]!,
        ...column,
      })),
      footnotes: told.footnotes,
      breaks: breaksOf(raw.breaks, told.breakTexts, query.indicators, places),
      corrections: told.corrections,
    };
  }

  /** Who is behind the average of a query with one indicator, one group and one year, and who is not and why. */
  members(query: Query): Members {
    return parsed(this.alive.call((raw) => raw.members(JSON.stringify(query))));
  }

  /** A service area's indicators held against an average: per indicator in KS's order, the regions as asked. */
  profile(query: AreaQuery): ProfileRow[] {
    return parsed(this.alive.call((raw) => raw.profile(JSON.stringify(query))));
  }

  /** The same area with the region's last three years. */
  keyFigures(query: AreaQuery): KeyFiguresRow[] {
    return parsed(this.alive.call((raw) => raw.keyFigures(JSON.stringify(query))));
  }

  /** What stands out in a service area: changes, spreads, and of a region deviations and turns. */
  findings(query: FindingsQuery): Findings {
    return parsed(this.alive.call((raw) => raw.findings(JSON.stringify(query))));
  }

  rank(query: RankQuery): Ranking {
    return parsed(this.alive.call((raw) => raw.rank(JSON.stringify(query))));
  }

  /** Compiles a formula over the inputs of an indicator, and says what looks wrong. */
  compileFormula(text: string, indicator: string): Compiled {
    try {
      return {
        ok: true,
        ...parsed<{ names: string[]; lint: { position: number; message: string }[] }>(
          this.alive.call((raw) => raw.compileFormula(text, indicator)),
        ),
      };
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      return { ok: false, message: error.message, position: error.position };
    }
  }
}
