/** A formula taken apart, as the calculator reads it (wasm/engine/formula.hpp has the grammar). */
export type Expression =
  | { kind: "number"; text: string }
  | { kind: "name"; name: string }
  /** `[id]`, `group(asss, A)`, `group(asss, [id])`: the token without blanks, as in sum/formula.ts. */
  | { kind: "elsewhere"; token: string }
  | { kind: "negate"; of: Expression }
  | { kind: "binary"; operator: Operator; left: Expression; right: Expression }
  | { kind: "call"; name: FunctionName; arguments: Expression[] };

export type Operator = "+" | "-" | "*" | "/";
export type FunctionName = "sum" | "mean" | "min" | "max" | "abs";

const functions: ReadonlySet<string> = new Set<FunctionName>(["sum", "mean", "min", "max", "abs"]);
const tokens =
  /\s*(?:(group\([^()]*\)|\[[^\]]*\])|(\d*\.?\d+)|([A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f][A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\d]*)|([-+*/(),]))/y;

interface Token {
  kind: "elsewhere" | "number" | "name" | "sign";
  text: string;
}

/** Throws on what the calculator would refuse. */
export function parse(formula: string): Expression {
  const read = scan(formula);
  let at = 0;
  const next = (sign: string) => read[at]?.kind === "sign" && read[at]!.text === sign;
  const take = (sign: string) => next(sign) && ++at > 0;
  const wrong = (): never => {
    throw new Error(`not a formula: ${formula}`);
  };
  const must = (sign: string) => take(sign) || wrong();

  function chain(signs: readonly Operator[], part: () => Expression): Expression {
    let left = part();
    for (;;) {
      const operator = signs.find((sign) => take(sign));
      if (!operator) return left;
      left = { kind: "binary", operator, left, right: part() };
    }
  }
  const expression = (): Expression => chain(["+", "-"], term);
  const term = (): Expression => chain(["*", "/"], unary);
  const unary = (): Expression => (take("-") ? { kind: "negate", of: unary() } : primary());

  function primary(): Expression {
    if (take("(")) {
      const inside = expression();
      must(")");
      return inside;
    }
    const token = read[at++];
    if (token?.kind === "number") return { kind: "number", text: token.text };
    if (token?.kind === "elsewhere")
      return { kind: "elsewhere", token: token.text.replace(/\s/g, "") };
    if (token?.kind !== "name") return wrong();
    if (!next("(")) return { kind: "name", name: token.text };
    if (!functions.has(token.text)) return wrong();
    must("(");
    const given = [expression()];
    while (take(",")) given.push(expression());
    must(")");
    return { kind: "call", name: token.text as FunctionName, arguments: given };
  }

  const whole = expression();
  return at === read.length ? whole : wrong();
}

function scan(formula: string): Token[] {
  const text = formula.trim().replace(/\bgroup\s*\(/g, "group(");
  const out: Token[] = [];
  tokens.lastIndex = 0;
  while (tokens.lastIndex < text.length) {
    const found = tokens.exec(text);
    if (!found) throw new Error(`not a formula: ${formula}`);
    const [, elsewhere, number, name, sign] = found;
    if (elsewhere !== undefined) out.push({ kind: "elsewhere", text: elsewhere });
    else if (number !== undefined) out.push({ kind: "number", text: number });
    else if (name !== undefined) out.push({ kind: "name", text: name });
    else out.push({ kind: "sign", text: sign! });
  }
  return out;
}
