/**
 * Formulas: numbers, names, + - * / ( ), unary minus, sum mean min max abs, group(g, A),
 * group(g, [id]) and [id]. Recursive descent, straight to closures.
 */
import { finite, isKnown, present, strongest, type Cell } from "./missing.ts";

/** Where a formula finds what it names. */
export interface Operands {
  /** An input or a weight. */
  name(name: string): Cell;
  /** Another indicator, of the same place and year. */
  indicator(id: string): Cell;
  groupName(group: string, name: string): Cell;
  groupIndicator(group: string, id: string): Cell;
}
export type Formula = (operands: Operands) => Cell;

const token = /\s*([0-9]+(?:\.[0-9]+)?|[A-Za-z][A-Za-z0-9_]*|\[[^\]]*\]|[-+*/(),])/y;

/** Arithmetic on two known numbers; otherwise the strongest reason. Zero divides nothing, known or not. */
const both =
  (sign: string, left: Formula, right: Formula): Formula =>
  (operands) => {
    const a = left(operands);
    const b = right(operands);
    if (isKnown(a) && isKnown(b)) return operators[sign]!(a, b);
    return strongest([a, sign === "/" && b === 0 ? "div0" : b])!;
  };
const operators: Record<string, (a: number, b: number) => Cell> = {
  "+": (a, b) => finite(a + b),
  "-": (a, b) => finite(a - b),
  "*": (a, b) => finite(a * b),
  "/": (a, b) => (b === 0 ? "div0" : finite(a / b)),
};
const total = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0);
/** Over the arguments that are not "."; all of them missing as "." is ".". */
const functions: Record<string, (numbers: number[]) => number> = {
  sum: total,
  mean: (numbers) => total(numbers) / numbers.length,
  min: (numbers) => Math.min(...numbers),
  max: (numbers) => Math.max(...numbers),
  abs: ([number]) => Math.abs(number!),
};

const compiled = new Map<string, Formula>();
export function formulaOf(text: string): Formula {
  const known = compiled.get(text);
  if (known) return known;
  const formula = parse(text);
  compiled.set(text, formula);
  return formula;
}

function parse(text: string): Formula {
  let at = 0;
  const fail = (): never => {
    throw new Error(`column ${at + 1} of ${text}`);
  };
  const peek = (): string | undefined => {
    token.lastIndex = at;
    return token.exec(text)?.[1];
  };
  const take = (wanted?: string): string => {
    token.lastIndex = at;
    const found = token.exec(text)?.[1];
    if (found === undefined || (wanted !== undefined && found !== wanted)) return fail();
    at = token.lastIndex;
    return found;
  };
  const takes = (wanted: string): boolean => peek() === wanted && take() === wanted;

  const chain = (next: () => Formula, ...signs: string[]): Formula => {
    let left = next();
    for (let sign = peek(); sign !== undefined && signs.includes(sign); sign = peek()) {
      take();
      left = both(sign, left, next());
    }
    return left;
  };
  const expression = (): Formula => chain(term, "+", "-");
  const term = (): Formula => chain(factor, "*", "/");
  function factor(): Formula {
    if (takes("-")) {
      const of = factor();
      return (operands) => {
        const cell = of(operands);
        return isKnown(cell) ? -cell : cell;
      };
    }
    if (takes("(")) {
      const inner = expression();
      take(")");
      return inner;
    }
    const word = take();
    if (/^[0-9]/.test(word)) return () => Number(word);
    if (word.startsWith("[")) {
      const id = word.slice(1, -1).trim();
      return (operands) => operands.indicator(id);
    }
    if (!/^[A-Za-z]/.test(word)) return fail();
    if (word === "group" && peek() === "(") return group();
    return functions[word] && peek() === "(" ? call(functions[word]!) : (o) => o.name(word);
  }
  function call(result: (numbers: number[]) => number): Formula {
    take("(");
    const args = [expression()];
    while (takes(",")) args.push(expression());
    take(")");
    return (operands) => {
      const numbers = present(args.map((argument) => argument(operands)));
      return typeof numbers === "string" ? numbers : finite(result(numbers));
    };
  }
  /** The group's id is taken as it stands up to the comma: ids have hyphens and digits first. */
  function group(): Formula {
    take("(");
    const comma = text.indexOf(",", at);
    if (comma < 0) return fail();
    const id = text.slice(at, comma).trim();
    at = comma + 1;
    const word = take();
    take(")");
    if (!word.startsWith("[")) return (operands) => operands.groupName(id, word);
    const other = word.slice(1, -1).trim();
    return (operands) => operands.groupIndicator(id, other);
  }

  const whole = expression();
  if (text.slice(at).trim() !== "") return fail();
  return whole;
}
