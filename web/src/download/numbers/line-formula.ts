import type { Description, Result } from "../../engine/types.ts";
import { list } from "../../formats.ts";
import { t } from "../../messages/index.ts";
import type { Operand } from "../../sum/formula.ts";
import type { At } from "./answer.ts";
import { codeNow } from "./behind.ts";
import type { Calculation, Line } from "./calculation.ts";
import { translate, type Known, type Named } from "./spreadsheet-formula.ts";
import type { Places } from "./sum-places.ts";

/** What a line's number is: a formula that gives it, or the number itself with why it is none. */
export type Told = { formula: string; note: string } | { note: string };

interface Mean {
  formula: string;
  value: number;
  /** Of the largest number that it is the mean of. */
  size: number;
}

/**
 * The formulas of a calculation's lines over the cells where its numbers are. Each is worked out here as well: what
 * does not give the calculator's own number is not offered.
 */
export class Formulas {
  readonly #calculation: Calculation;
  readonly #places: Places;
  readonly #corrections: Result["corrections"];
  readonly #bundle: Description;

  constructor(
    calculation: Calculation,
    places: Places,
    corrections: Result["corrections"],
    bundle: Description,
  ) {
    this.#calculation = calculation;
    this.#places = places;
    this.#corrections = corrections;
    this.#bundle = bundle;
  }

  told(line: Line): Told {
    const { indicator, place, year, at, how } = line;
    if (how === "missing") return { note: "" };
    const fixed = this.#corrections.some(
      (c) => c.input === "" && c.indicator === indicator.id && c.place === place && c.year === year,
    );
    if (fixed) return { note: t("numbers.why.corrected") };
    if (how !== "formula") {
      const made = how === "mean" ? this.#mean(line) : this.#byInhabitants(line);
      return made && same(made.value, at.value, made.size)
        ? { formula: made.formula, note: "" }
        : { note: t("numbers.why.members") };
    }
    const made = translate(this.#calculation.block(line).expression, (token) =>
      this.#named(token, line),
    );
    if (!made) return { note: t("numbers.why.elsewhere") };
    if (made.status !== 0 || !same(made.value, at.value)) return { note: t("numbers.why.other") };
    const note = made.left.length
      ? t("numbers.why.left", { inputs: list(made.left.map((one) => one.replace(/[[\]]/g, ""))) })
      : "";
    return { formula: made.text, note };
  }

  #mean(line: Line): Mean | undefined {
    const taken = this.#calculation.behind(line);
    const { indicator, place, year } = line;
    if (taken.length === 0) return undefined;
    if (taken.length !== this.#calculation.answer.members(indicator.id, place, year))
      return undefined;
    const cells = taken.map((one) => this.#places.value(one));
    return {
      formula:
        cells.length <= most ? `AVERAGE(${cells.join(",")})` : `(${sumOf(cells)})/${cells.length}`,
      value: total(taken.map((one) => one.at.value)) / taken.length,
      size: Math.max(...taken.map((one) => Math.abs(one.at.value))),
    };
  }

  #byInhabitants(line: Line): Mean | undefined {
    const { indicator, year } = line;
    const population = this.#calculation.block(line).version.population ?? "";
    const taken = this.#calculation.behind(line).flatMap((one) => {
      const weight = this.#calculation.answer.input(indicator.id, population, one.place, year);
      return weight?.status === 0 ? { one, weight: weight.value } : [];
    });
    if (taken.length === 0) return undefined;
    const weights = taken.map(({ one }) => this.#places.input(one, population));
    const products = taken.map(({ one }, i) => `${this.#places.value(one)}*${weights[i]}`);
    return {
      formula: `(${sumOf(products)})/(${sumOf(weights)})`,
      value:
        total(taken.map(({ one, weight }) => one.at.value * weight)) /
        total(taken.map(({ weight }) => weight)),
      size: Math.max(...taken.map(({ one }) => Math.abs(one.at.value))),
    };
  }

  /** What the formula names, in the cells of the line. */
  #named(token: string, line: Line): Named | undefined {
    const { version, operands } = this.#calculation.block(line);
    const weight = version.weights?.[token];
    if (weight) return { value: weight.value, status: 0, cell: this.#places.weight(line, token) };
    if (Object.hasOwn(version.inputs, token)) {
      const at = this.#input(line, token);
      return at && { ...at, cell: this.#places.input(line, token) };
    }
    const n = operands.findIndex((operand) => operand.token === token);
    const found = n < 0 ? undefined : this.operand(operands[n]!, line);
    return found && { ...found, cell: this.#places.operand(line, n) };
  }

  #input({ indicator, place, year }: Line, name: string): At | undefined {
    return this.#calculation.answer.input(indicator.id, name, place, year);
  }

  /** A number of another indicator or place: what it is, and the formula that fetches it. */
  operand(operand: Operand, line: Line): (Known & { text: string }) | undefined {
    const { indicator, year } = line;
    const place = operand.place === undefined ? line.place : codeNow(operand.place, this.#bundle);
    if (operand.indicator !== undefined) {
      const other = this.#calculation.line(operand.indicator, place, year);
      return other && { ...other.at, text: this.#places.value(other) };
    }
    const input = operand.input!;
    if (this.#calculation.answer.kind(place) === "region") {
      const other = this.#calculation.line(indicator.id, place, year);
      const at = other && this.#input(other, input);
      return at && { ...at, text: this.#places.input(other, input) };
    }
    const taken = this.#calculation.summed(line, place);
    if (taken.length === 0) return undefined;
    return {
      value: total(taken.map((one) => this.#input(one, input)!.value)),
      status: 0,
      text: sumOf(taken.map((one) => this.#places.input(one, input))),
    };
  }
}

/** But for what is lost when numbers of that size are added in another order. */
function same(a: number, b: number, size = 0): boolean {
  return Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b), size);
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** So many arguments are safe in every spreadsheet. */
const most = 200;

function sumOf(cells: readonly string[]): string {
  const parts: string[] = [];
  for (let from = 0; from < cells.length; from += most)
    parts.push(`SUM(${cells.slice(from, from + most).join(",")})`);
  return parts.join("+");
}
