import { exact } from "../formats.ts";

/** What a formula takes from elsewhere: another indicator, or a number of another place. */
export interface Operand {
  /** As it stands in the formula, without blanks. */
  token: string;
  indicator?: string;
  input?: string;
  /** Another place's; absent for the place itself. */
  place?: string;
}

/** As the calculator reads names: Latin letters, also with accents, `_` and digits. */
const letter = "A-Za-z_\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f";
const name = `[${letter}][${letter}\\d]*`;
const elsewhere = new RegExp(
  `group\\(\\s*([^,()\\s]+)\\s*,\\s*(?:\\[([^\\]]*)\\]|(${name}))\\s*\\)|\\[([^\\]]*)\\]`,
  "g",
);
const names = new RegExp(`${name}|\\d+(?:\\.\\d+)?`, "g");
const call = new RegExp(`(${name})(\\s*\\()?`, "g");
const parts = new RegExp(`${elsewhere.source}|${name}|\\d*\\.?\\d+|\\S`, "g");
const wholeName = new RegExp(`^${name}$`);

/** Whether a formula can call an input so. */
export function isName(text: string): boolean {
  return wholeName.test(text) && !Object.hasOwn(Object.prototype, text);
}

/** The inputs and weights that a formula names, each once; of one that does not compile, as far as it goes. */
export function namesIn(formula: string): string[] {
  const plain = formula.replace(elsewhere, (_, _place, _id, input?: string) => ` ${input ?? ""} `);
  return [...new Set([...plain.matchAll(call)].flatMap(([, word, open]) => (open ? [] : word!)))];
}

/** Every such number, once. */
export function operands(formula: string): Operand[] {
  const found = new Map<string, Operand>();
  for (const [whole, place, indicator, input, own] of formula.matchAll(elsewhere)) {
    const token = whole.replace(/\s/g, "");
    found.set(token, { token, indicator: indicator ?? own, input, place });
  }
  return [...found.values()];
}

/**
 * The formula with the numbers that `of` has for its names and operands (`group(…)` and `[…]` come without blanks);
 * not a number where it does not compile.
 */
export function calculated(formula: string, of: (token: string) => number): number {
  const tokens = [...formula.matchAll(parts)].map(([token]) => token.replace(/\s/g, ""));
  let at = 0;
  const take = (...wanted: string[]) =>
    wanted.includes(tokens[at] ?? "") ? tokens[at++] : undefined;
  const expression = (): number => {
    let value = term();
    for (let sign = take("+", "-"); sign; sign = take("+", "-"))
      value += sign === "+" ? term() : -term();
    return value;
  };
  const term = (): number => {
    let value = unary();
    for (let sign = take("*", "/"); sign; sign = take("*", "/"))
      value = sign === "*" ? value * unary() : value / unary();
    return value;
  };
  const unary = (): number => (take("-") ? -unary() : primary());
  const primary = (): number => {
    const token = tokens[at++] ?? "";
    if (token === "(") return last(enclosed());
    if (/^[\d.]/.test(token)) return Number(token);
    if (!take("(")) return token.length > 1 || isName(token) ? of(token) : NaN;
    const values = enclosed();
    const sum = values.reduce((a, b) => a + b, 0);
    if (token === "sum") return sum;
    if (token === "mean") return sum / values.length;
    if (token === "min") return Math.min(...values);
    if (token === "max") return Math.max(...values);
    return token === "abs" ? Math.abs(last(values)) : NaN;
  };
  /** What is between brackets, the first of them taken. */
  const enclosed = (): number[] => {
    const values = [expression()];
    while (take(",")) values.push(expression());
    return take(")") ? values : [NaN];
  };
  const last = (values: readonly number[]) => values.at(-1) ?? NaN;
  const value = expression();
  return at < tokens.length ? NaN : value;
}

/**
 * The formula as people write it, `(A + B) × 1 000`, with `;` between arguments: the comma is the decimals'. Names
 * and operands with a number are replaced by it; the others stay, operands as `say` names them.
 */
export function written(
  formula: string,
  numbers: ReadonlyMap<string, string>,
  say: (token: string) => string = (token) => token,
): string {
  let out = "";
  let from = 0;
  const number = (token: string) => {
    const found = numbers.get(token);
    return found?.startsWith("−") ? `(${found})` : found;
  };
  const plain = (text: string) =>
    text
      .replace(/\s*,\s*/g, "; ")
      .replace(/-/g, "−")
      .replace(/\s*\*\s*/g, " × ")
      .replace(/\s*\/\s*/g, " / ")
      .replace(
        names,
        (token) => number(token) ?? (/^\d/.test(token) ? exact(Number(token)) : token),
      );
  for (const found of formula.matchAll(elsewhere)) {
    const token = found[0].replace(/\s/g, "");
    out += plain(formula.slice(from, found.index)) + (number(token) ?? `[${say(token)}]`);
    from = found.index + found[0].length;
  }
  return out + plain(formula.slice(from));
}
