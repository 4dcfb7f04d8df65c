import { cellName, fixedName } from "./book/cell-name.ts";
import type { Block, Calculation, Line } from "./calculation.ts";

/** Of every block alike; the inputs come after them, then what the formula takes from elsewhere. */
export const columns = { value: 4, inputs: 6 } as const;

/** Which cells the numbers of a calculation have, from a row of a sheet on (from 0). */
export class Places {
  readonly #calculation: Calculation;
  readonly #blocks = new Map<Block, number>();
  readonly #lines = new Map<Line, number>();

  constructor(calculation: Calculation, from: number) {
    this.#calculation = calculation;
    let row = from;
    for (const block of calculation.blocks) {
      this.#blocks.set(block, row);
      // Its name, its formula, a row for each weight, the head.
      row += 3 + Object.keys(block.version.weights ?? {}).length;
      for (const line of block.lines.filter((l) => l.shown)) this.#lines.set(line, row++);
      const others = block.lines.filter((l) => !l.shown);
      // A row that says what comes.
      if (others.length) row++;
      for (const line of others) this.#lines.set(line, row++);
      row++;
    }
  }

  value(line: Line): string {
    return cellName(this.#lines.get(line)!, columns.value);
  }

  input(line: Line, name: string): string {
    const names = Object.keys(this.#calculation.block(line).version.inputs);
    return cellName(this.#lines.get(line)!, columns.inputs + names.indexOf(name));
  }

  /** Of what the formula takes from elsewhere, the `n`-th. */
  operand(line: Line, n: number): string {
    const { version } = this.#calculation.block(line);
    const inputs = Object.keys(version.inputs).length;
    return cellName(this.#lines.get(line)!, columns.inputs + inputs + n);
  }

  weight(line: Line, name: string): string {
    const block = this.#calculation.block(line);
    const names = Object.keys(block.version.weights ?? {});
    return fixedName(this.#blocks.get(block)! + 2 + names.indexOf(name), columns.value);
  }
}
