import { Status } from "../../engine/types.ts";
import type { Expression, FunctionName, Operator } from "./expression.ts";

/** A number, or why there is none. */
export interface Known {
  value: number;
  status: number;
}

/** What a formula names, in one line of the sheet: its number, and the cell where it stands. */
export interface Named extends Known {
  cell: string;
}

export interface Translated extends Known {
  /** As a spreadsheet file has it: English names, commas, decimal points, without the =. */
  text: string;
  /** What is "." and so counts as nothing in a sum, mean, min or max. */
  left: string[];
}

const names: Record<FunctionName, string> = {
  sum: "SUM",
  mean: "AVERAGE",
  min: "MIN",
  max: "MAX",
  abs: "ABS",
};

/**
 * The formula over cells, and what it gives by the calculator's rules. An argument that is "." is left out of the
 * text: over cells with a sign in them a spreadsheet would fail, or count otherwise than the calculator.
 * `find` gives undefined for what is not in the file; then there is no formula.
 */
export function translate(
  whole: Expression,
  find: (token: string) => Named | undefined,
): Translated | undefined {
  const left = new Set<string>();
  const made = over(whole, find, left);
  return made && { text: made.text, value: made.value, status: made.status, left: [...left] };
}

interface Part extends Known {
  text: string;
  /** How tightly it holds together: 1 sum, 2 product, 3 sign, 4 one thing. */
  bond: number;
  /** What of it is ".". */
  absent: string[];
}

function over(
  one: Expression,
  find: (token: string) => Named | undefined,
  left: Set<string>,
): Part | undefined {
  switch (one.kind) {
    case "number":
      return {
        text: one.text.replace(/^0+(?=\d)/, ""),
        value: Number(one.text),
        status: 0,
        bond: 4,
        absent: [],
      };
    case "name":
    case "elsewhere": {
      const token = one.kind === "name" ? one.name : one.token;
      const found = find(token);
      if (!found) return undefined;
      const absent = found.status === Status.notApplicable ? [token] : [];
      return { ...found, text: found.cell, bond: 4, absent };
    }
    case "negate": {
      const of = over(one.of, find, left);
      return of && { ...of, text: `-${held(of, 3)}`, value: -of.value, bond: 3 };
    }
    case "binary": {
      const a = over(one.left, find, left);
      const b = over(one.right, find, left);
      return a && b && binary(one.operator, a, b);
    }
    case "call": {
      const given = one.arguments.map((argument) => over(argument, find, left));
      return given.every((part) => part !== undefined) ? call(one.name, given, left) : undefined;
    }
  }
}

/** In brackets where it would otherwise fall apart. */
function held({ text, bond }: Part, least: number): string {
  return bond < least ? `(${text})` : text;
}

function binary(operator: Operator, a: Part, b: Part): Part {
  const bond = operator === "+" || operator === "-" ? 1 : 2;
  const zero = operator === "/" && b.value === 0 ? Status.divisionByZero : 0;
  return {
    text: `${held(a, bond)}${operator}${held(b, bond + 1)}`,
    value: calculate[operator](a.value, b.value),
    status: Math.max(a.status, b.status, zero),
    bond,
    absent: [...a.absent, ...b.absent],
  };
}

const calculate: Record<Operator, (a: number, b: number) => number> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
};

function call(name: FunctionName, given: Part[], left: Set<string>): Part {
  const counted =
    name === "abs" ? given : given.filter(({ status }) => status !== Status.notApplicable);
  const absent = given.flatMap((part) => part.absent);
  if (counted.length === 0) return { ...given[0]!, bond: 4, absent };
  if (name !== "abs") for (const token of absent) left.add(token);
  const values = counted.map(({ value }) => value);
  return {
    text: `${names[name]}(${counted.map(({ text }) => text).join(",")})`,
    value: reduce[name](values),
    status: Math.max(...counted.map(({ status }) => status)),
    bond: 4,
    absent: [],
  };
}

const total = (values: number[]) => values.reduce((sum, value) => sum + value, 0);
const reduce: Record<FunctionName, (values: number[]) => number> = {
  sum: total,
  mean: (values) => total(values) / values.length,
  min: (values) => Math.min(...values),
  max: (values) => Math.max(...values),
  abs: ([value]) => Math.abs(value!),
};
