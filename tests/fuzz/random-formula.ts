/** Formulas made up by chance, as trees: a tree can be made smaller when it finds a difference. */
import type { Chance } from "./chance.ts";

export type Tree =
  { text: string } | { sign: string; parts: Tree[] } | { call: string; parts: Tree[] };

const numbers = ["0", "1", "2.5", "100", "1000", "0.125", "007", "1.0"];

/** The operands as they stand in a formula. */
export function randomTree(chance: Chance, operands: readonly string[], depth = 4): Tree {
  const inner = (): Tree => randomTree(chance, operands, depth - 1);
  const kind = depth === 0 ? 0 : chance.below(10);
  if (kind < 3) return { text: chance.is(0.25) ? chance.pick(numbers) : chance.pick(operands) };
  if (kind < 8) return { sign: chance.pick(["+", "-", "*", "/"]), parts: [inner(), inner()] };
  if (kind < 9)
    return chance.is(0.5) ? { sign: "-", parts: [inner()] } : { call: "abs", parts: [inner()] };
  const parts = Array.from({ length: 1 + chance.below(4) }, inner);
  return { call: chance.pick(["sum", "mean", "min", "max"]), parts };
}

/** Brackets only where they are needed, so that the order of operations is tried as well. */
export function textOf(tree: Tree, chance?: Chance): string {
  const blank = (): string => (chance ? chance.pick(["", " ", "  "]) : " ");
  const strength = (one: Tree): number =>
    !("sign" in one) ? 4 : one.parts.length === 1 ? 3 : "*/".includes(one.sign) ? 2 : 1;
  const part = (one: Tree, least: number): string =>
    strength(one) >= least && !chance?.is(0.1) ? write(one) : `(${write(one)})`;
  const write = (one: Tree): string => {
    if ("text" in one) return one.text;
    if ("call" in one) return `${one.call}(${one.parts.map(write).join(`,${blank()}`)})`;
    const [left, right] = one.parts as [Tree, Tree?];
    if (!right) return `-${part(left, 3)}`;
    const own = strength(one);
    return `${part(left, own)}${blank()}${one.sign}${blank()}${part(right, own + 1)}`;
  };
  return write(tree);
}

/** The same with one of its parts in the place of a whole. */
export function* smaller(tree: Tree): Generator<Tree> {
  if ("text" in tree) return;
  yield* tree.parts;
  for (const [i, part] of tree.parts.entries())
    for (const less of smaller(part)) yield { ...tree, parts: tree.parts.with(i, less) };
}
