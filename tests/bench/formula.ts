/** Formulas of the competitor in plain JavaScript: numbers, A and B, + - * / and parentheses, over whole columns. Both inputs stand in it. */
import { Status } from "../../web/src/engine/types.ts";

/** Postfix: a number, or one of "AB+-*\/". */
export type Program = (number | string)[];

export function compile(text: string): Program {
  const tokens = text.match(/[\d.]+|[AB()+\-*/]/g) ?? [];
  const out: Program = [];
  let at = 0;
  const operand = (): void => {
    const token = tokens[at++]!;
    if (token === "(") {
      sum();
      at++;
    } else out.push(token === "A" || token === "B" ? token : Number(token));
  };
  const leftToRight = (signs: string, part: () => void) => (): void => {
    part();
    while (at < tokens.length && signs.includes(tokens[at]!)) {
      const sign = tokens[at++]!;
      part();
      out.push(sign);
    }
  };
  const sum = leftToRight("+-", leftToRight("*/", operand));
  sum();
  return out;
}

/** Columns for numbers and what is between the steps, by their place on the stack; kept from call to call. */
const kept: Float64Array[] = [];

function column(depth: number, length: number): Float64Array {
  if ((kept[depth]?.length ?? 0) < length) kept[depth] = new Float64Array(length);
  return kept[depth]!;
}

/**
 * Into `value`, whose length decides; NaN where `status` is not 0 afterwards. A status that is there stays, unless a
 * stronger reason arises.
 */
export function run(
  program: Program,
  a: Float64Array,
  b: Float64Array,
  value: Float64Array,
  status: Uint8Array,
): void {
  const n = value.length;
  const stack: Float64Array[] = [];
  for (const step of program) {
    if (typeof step === "number") stack.push(column(stack.length, n).fill(step, 0, n));
    else if (step === "A") stack.push(a);
    else if (step === "B") stack.push(b);
    else {
      const right = stack.pop()!;
      const left = stack.pop()!;
      const out = column(stack.length, n);
      if (step === "+") for (let i = 0; i < n; i++) out[i] = left[i]! + right[i]!;
      else if (step === "-") for (let i = 0; i < n; i++) out[i] = left[i]! - right[i]!;
      else if (step === "*") for (let i = 0; i < n; i++) out[i] = left[i]! * right[i]!;
      else {
        for (let i = 0; i < n; i++) {
          if (right[i] === 0 && status[i]! < Status.divisionByZero)
            status[i] = Status.divisionByZero;
          out[i] = left[i]! / right[i]!;
        }
      }
      stack.push(out);
    }
  }
  const result = stack[0]!;
  for (let i = 0; i < n; i++) {
    const v = result[i]!;
    if (status[i] === 0 && !Number.isFinite(v)) status[i] = Status.overflow;
    value[i] = status[i] === 0 ? v : NaN;
  }
}
