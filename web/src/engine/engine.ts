/** The calculator: one WebAssembly module, one loaded bundle. Every call is coarse and copies. */

import { inside } from "../data/files.ts";
import { parsed as taken } from "../from-outside.ts";
import { compiled, instance, wasmUrl, type Instance } from "./instance.ts";
import { notStarted } from "./not-started.ts";
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
  Result,
} from "./types.ts";
import type { RawColumn, RawEngine } from "./wasm.ts";

/** A refusal with its place: `where` is a JSON pointer into the file, `position` a column of a formula. */
export class EngineError extends Error {
  constructor(
    readonly code: string,
    readonly where: string,
    message: string,
    readonly faults: Fault[] = [],
    readonly position = 0,
  ) {
    super(message);
    this.name = "EngineError";
  }
}

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

/** What was told of the groups, as one of all places: 0 of the regions. */
function amongPlaces(
  groups: Uint16Array,
  told: { indicators: string[]; places: Result["places"]; years: number },
): Uint16Array {
  const { indicators, places, years } = told;
  const out = new Uint16Array(indicators.length * places.length * years);
  const perIndicator = groups.length / indicators.length;
  for (let i = 0; i < indicators.length; i++) {
    const end = (i + 1) * places.length * years;
    out.set(groups.subarray(i * perIndicator, (i + 1) * perIndicator), end - perIndicator);
  }
  return out;
}

/** By number, as they cross the boundary. */
const averageNames: readonly AverageType[] = ["weighted", "mean", "population"];

export class Engine {
  private readonly raw: RawEngine;

  private constructor(
    /** For an instance of its own elsewhere. */
    readonly code: WebAssembly.Module,
    private readonly inside: Instance,
    raw?: RawEngine,
  ) {
    this.raw = raw ?? new inside.module.Engine();
  }

  /** Without `wasmBinary` the wasm file inside the page, else the one beside the script (browser). */
  static async create(wasmBinary?: BufferSource): Promise<Engine> {
    wasmBinary ??= (await inside("figur.wasm")) as BufferSource | undefined;
    let code: WebAssembly.Module;
    let its: Instance;
    try {
      code = await compiled(wasmBinary);
      its = await instance(code);
    } catch {
      throw await notStarted(wasmUrl.href);
    }
    return new Engine(code, its);
  }

  /** One of the same code whose file was read in another instance (aside.ts). */
  moved(to: Instance, raw: RawEngine): Engine {
    return new Engine(this.code, to, raw);
  }

  /** Another in an instance of its own: what has become large does not become small again. */
  async anew(): Promise<Engine> {
    return new Engine(this.code, await instance(this.code));
  }

  /** A second calculator in the same memory, with a bundle of its own. */
  another(): Engine {
    return new Engine(this.code, this.inside);
  }

  /** Throws EngineError with every fault found; then the bundle loaded before stays. */
  loadBundle(bytes: Uint8Array): Description {
    return this.load(bytes).description;
  }

  /** As loadBundle, with the warnings. */
  load(bytes: Uint8Array): Loaded {
    this.raw.input(bytes.length).set(bytes);
    return parsed(this.raw.load());
  }

  check(bytes: Uint8Array): Check {
    this.raw.input(bytes.length).set(bytes);
    return parsed(this.raw.check());
  }

  /** The cells of a JSON-stat 2.0 file, dataset by dataset, in its own order. */
  readCells(bytes: Uint8Array): RawColumn[] {
    this.raw.input(bytes.length).set(bytes);
    const cells = this.raw.readCells();
    if (!Array.isArray(cells)) parsed(cells.json);
    return cells as RawColumn[];
  }

  evaluate(query: Query): Result {
    const raw = this.raw.evaluate(JSON.stringify(query));
    const told = parsed<{
      indicators: string[];
      places: Result["places"];
      firstYear: number;
      years: number;
      codes: string[];
      inputNames: string[][];
      footnotes: Result["footnotes"];
      breaks: Result["breaks"];
      corrections: Result["corrections"];
    }>(raw.json);
    const code = (number: number) => told.codes[number]!;
    return {
      indicators: told.indicators,
      places: told.places,
      years: Array.from({ length: told.years }, (_, y) => told.firstYear + y),
      value: raw.value,
      status: raw.status,
      flags: raw.flags,
      members: amongPlaces(raw.members, told),
      membersOf: amongPlaces(raw.membersOf, told),
      deviation: raw.deviation,
      min: raw.min,
      max: raw.max,
      minRegion: Array.from(raw.minRegion, code),
      maxRegion: Array.from(raw.maxRegion, code),
      average: Array.from(raw.average, (a) => averageNames[a] ?? ""),
      inputs: query.inputs
        ? told.inputNames.map((names, i) => ({
            indicator: told.indicators[i]!,
            names,
            ...raw.inputs[i]!,
          }))
        : undefined,
      footnotes: told.footnotes,
      breaks: told.breaks,
      corrections: told.corrections,
    };
  }

  /** Who is behind the average of a query with one indicator, one group and one year, and who is not and why. */
  members(query: Query): Members {
    return parsed(this.raw.members(JSON.stringify(query)));
  }

  /** A service area's indicators held against an average: per indicator in KS's order, the regions as asked. */
  profile(query: AreaQuery): ProfileRow[] {
    return parsed(this.raw.profile(JSON.stringify(query)));
  }

  /** The same area with the region's last three years. */
  keyFigures(query: AreaQuery): KeyFiguresRow[] {
    return parsed(this.raw.keyFigures(JSON.stringify(query)));
  }

  /** What stands out in a service area: changes, spreads, and of a region deviations and turns. */
  findings(query: FindingsQuery): Findings {
    return parsed(this.raw.findings(JSON.stringify(query)));
  }

  rank(query: RankQuery): Ranking {
    return parsed(this.raw.rank(JSON.stringify(query)));
  }

  /** Compiles a formula over the inputs of an indicator, and says what looks wrong. */
  compileFormula(text: string, indicator: string): Compiled {
    try {
      return {
        ok: true,
        ...parsed<{ names: string[]; lint: { position: number; message: string }[] }>(
          this.raw.compileFormula(text, indicator),
        ),
      };
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      return { ok: false, message: error.message, position: error.position };
    }
  }
}
