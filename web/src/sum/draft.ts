import type { Description, Indicator } from "../engine/types.ts";
import { capital, unitName } from "../formats.ts";
import { t, text } from "../messages/index.ts";
import { slug } from "../own/groups.ts";
import { longest, ownIndicatorArea, type InputOf, type OwnIndicator } from "../own/indicators.ts";
import { clean } from "../own/link.ts";
import { indicatorName, versionFor } from "../series.ts";
import type { State } from "../state.ts";
import { operands } from "./formula.ts";
import { operandName } from "./operands.ts";

/** So many can be made; a link brings no more. */
export const mostOwn = 20;

/** The formula of an indicator as the reader begins to change it. */
export function changeOf(indicator: Indicator, year: number): OwnIndicator | undefined {
  const version = versionFor(indicator.versions, year);
  if (!version) return undefined;
  return {
    id: "",
    name: clean(t("formula.name.changed", { indicator: indicatorName(indicator) }), longest.name),
    unit: indicator.unit,
    decimals: Math.min(indicator.decimals, longest.decimals),
    formula: version.formula,
    of: indicator.id,
    inputs: {},
  };
}

export function blank(): OwnIndicator {
  return { id: "", name: "", unit: "", decimals: 1, formula: "", inputs: {} };
}

/** What people paste from the page or a document, as the calculator writes it; the cursor may stand after any character. */
export function typed(formula: string): string {
  return formula
    .replace(/(\d)[\u00a0\u202f](?=\d{3})/g, "$1")
    .replace(/[×·]/g, "*")
    .replace(/[÷:]/g, "/")
    .replace(/[−–]/g, "-")
    .replace(/[\u00a0\u202f\u2009]/g, " ");
}

/** Something that a formula can name. */
export interface Named {
  token: string;
  words: string;
  /** Picked by the reader: it can be taken away again. */
  picked: boolean;
}

/** The inputs, weights and other numbers that a draft's formula can take, in the order they are explained. */
export function namesOf(own: OwnIndicator, bundle: Description, year?: number): Named[] {
  const base = bundle.indicators.find((i) => i.id === own.of);
  const found = new Map<string, Named>();
  const add = (token: string, words: string, picked = false) => {
    if (picked || !found.has(token)) found.set(token, { token, words, picked });
  };
  // The year that the reader is at comes first: the same letter may be something else in another.
  const at = base && year !== undefined ? versionFor(base.versions, year) : undefined;
  for (const version of base ? [...(at ? [at] : []), ...base.versions] : []) {
    for (const [name, input] of Object.entries(version.inputs))
      add(name, inputWords(text(input.name), input.unit));
    for (const [name, weight] of Object.entries(version.weights ?? {}))
      add(name, text(weight.note) || t("sum.weights"));
    for (const operand of operands(version.formula))
      add(operand.token, capital(operandName(operand, bundle)));
  }
  for (const [name, ref] of Object.entries(own.inputs)) {
    const input = inputOf(ref, bundle);
    add(name, input ? inputWords(text(input.name), input.unit) : ref.input, true);
  }
  return [...found.values()];
}

/** The input as the newest version of its indicator has it. */
export function inputOf({ indicator, input }: InputOf, { indicators }: Description) {
  const versions = indicators.find((i) => i.id === indicator)?.versions ?? [];
  return versions.findLast((v) => Object.hasOwn(v.inputs, input))?.inputs[input];
}

export function inputWords(name: string, unit: string): string {
  return unit ? t("formula.input", { name, unit: unitName(unit) }) : name;
}

/** A, B, C … as far as they are free. */
export function freeLetter(taken: readonly string[]): string {
  for (let n = 0; ; n++) {
    const letter =
      String.fromCharCode(65 + (n % 26)) + (n < 26 ? "" : String(Math.floor(n / 26) + 1));
    if (!taken.includes(letter)) return letter;
  }
}

/** The draft as it is used: with an id of its own, and nothing that a link would cut. */
export function finished(own: OwnIndicator, all: readonly OwnIndicator[]): OwnIndicator {
  const id =
    own.id ||
    slug(
      `${ownIndicatorArea}.`,
      own.name,
      all.map((o) => o.id),
    );
  return {
    ...own,
    id,
    name: clean(own.name, longest.name),
    unit: clean(own.unit, longest.unit),
    formula: own.formula.trim(),
  };
}

type Chosen = Pick<State, "ownIndicators" | "indicators">;

/** The indicator among the reader's own, in place of the one it is an edition of; chosen `instead` of another, or beside. */
export function withIndicator(state: Chosen, own: OwnIndicator, instead?: string): Chosen {
  const known = state.ownIndicators.some(({ id }) => id === own.id);
  const indicators = state.indicators.includes(own.id)
    ? state.indicators.filter((id) => id !== instead)
    : instead !== undefined && state.indicators.includes(instead)
      ? state.indicators.map((id) => (id === instead ? own.id : id))
      : [...state.indicators, own.id];
  return {
    ownIndicators: known
      ? state.ownIndicators.map((o) => (o.id === own.id ? own : o))
      : [...state.ownIndicators, own],
    indicators,
  };
}

/** Without it; where it stood alone, what it changes stands there, or `otherwise`. */
export function withoutIndicator(
  state: Chosen,
  own: OwnIndicator,
  otherwise: readonly string[],
): Chosen {
  const left = state.indicators.filter((id) => id !== own.id);
  const nothing = left.length === 0 && state.indicators.length > 0;
  return {
    ownIndicators: state.ownIndicators.filter(({ id }) => id !== own.id),
    indicators: nothing ? (own.of === undefined ? [...otherwise] : [own.of]) : left,
  };
}
