/** The calculator: one loaded bundle. Every call is coarse and copies. Any call may break off for want of memory (BrokenOff). */

import { parsed as taken } from "../from-outside.ts";
import { Alive, put } from "./alive.ts";
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
  private constructor(private readonly alive: Alive) {}

  /** Without `wasmBinary` the wasm file inside the page, else the one beside the script (browser). */
  static async create(wasmBinary?: BufferSource): Promise<Engine> {
    return new Engine(await Alive.create(wasmBinary));
  }

  /** For an instance of its own elsewhere. */
  get code(): WebAssembly.Module {
    return this.alive.code;
  }

  /** One of the same code that has read a file in another instance (aside.ts). */
  moved(to: Instance, raw: RawEngine, bytes: Uint8Array): Engine {
    return new Engine(this.alive.moved(to.module, raw, bytes));
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
    return this.alive.load(bytes, parsed<Loaded>);
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

  evaluate(query: Query): Result {
    const asked = JSON.stringify(query);
    const raw = this.alive.call((engine) => engine.evaluate(asked));
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
