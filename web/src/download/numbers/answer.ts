import { spanOf } from "../../engine/span.ts";
import type { Result } from "../../engine/types.ts";

export interface At {
  value: number;
  status: number;
  flags: number;
}

/** The calculator's flat columns, asked by name. Undefined: not in the answer. */
export class Answer {
  readonly #result: Result;
  readonly #indicators: ReadonlyMap<string, number>;
  readonly #places: ReadonlyMap<string, number>;
  readonly #inputs: ReadonlyMap<string, NonNullable<Result["inputs"]>[number]>;
  readonly #spanAt: ReturnType<typeof spanOf>;

  constructor(result: Result) {
    this.#result = result;
    this.#indicators = positions(result.indicators);
    this.#places = positions(result.places.map((p) => p.id));
    this.#inputs = new Map(result.inputs?.map((one) => [one.indicator, one]));
    this.#spanAt = spanOf(result);
  }

  at(indicator: string, place: string, year: number): At | undefined {
    const i = this.#indicators.get(indicator);
    const cell = this.#cell(place, year);
    if (i === undefined || cell === undefined) return undefined;
    const { places, years, value, status, flags } = this.#result;
    const at = i * places.length * years.length + cell;
    return { value: value[at]!, status: status[at]!, flags: flags[at]! };
  }

  input(indicator: string, name: string, place: string, year: number): At | undefined {
    const found = this.#inputs.get(indicator);
    const n = found?.names.indexOf(name) ?? -1;
    const cell = this.#cell(place, year);
    if (!found || n < 0 || cell === undefined) return undefined;
    const { places, years } = this.#result;
    const at = n * places.length * years.length + cell;
    return { value: found.value[at]!, status: found.status[at]!, flags: found.flags[at]! };
  }

  /** Of an average: over how many it was taken. */
  members(indicator: string, place: string, year: number): number {
    const i = this.#indicators.get(indicator);
    const j = this.#places.get(place);
    const k = this.#result.years.indexOf(year);
    if (i === undefined || j === undefined || k < 0) return 0;
    return this.#result.members[this.#spanAt(i, j) + k] ?? 0;
  }

  kind(place: string): Result["places"][number]["kind"] | undefined {
    const j = this.#places.get(place);
    return j === undefined ? undefined : this.#result.places[j]!.kind;
  }

  /** In the columns of one indicator. */
  #cell(place: string, year: number): number | undefined {
    const j = this.#places.get(place);
    const [first = 0] = this.#result.years;
    const k = year - first;
    const { length } = this.#result.years;
    return j === undefined || k < 0 || k >= length ? undefined : j * length + k;
  }
}

function positions(names: readonly string[]): Map<string, number> {
  return new Map(names.map((name, i) => [name, i]));
}
