import type { Check, Description, Indicator } from "../engine/types.ts";
import { engineWords } from "../messages/engine.ts";
import { t } from "../messages/index.ts";
import { isSum } from "./growth.ts";
import { asIndicator, draftIndicator, type OwnIndicator } from "../own/indicators.ts";

/** What the calculator says of a draft. */
export interface Verdict {
  /** The indicator, where it can be used. */
  indicator?: Indicator;
  fault?: Fault;
  /** What looks wrong though it can be computed. */
  warnings: string[];
}

export interface Fault {
  /** Where in the formula, as JavaScript counts; absent where it is about the whole. */
  at?: number;
  words: string;
}

export interface Judge {
  check(definition: Uint8Array): Check;
  /** Why the calculator refuses an indicator, in its own words. */
  refusal(indicator: Indicator): string | undefined;
}

/** While it is being written, a draft has any id; the sentences of the calculator must not show it. */
const anyId = "egne-indikatorer.ny";

/** Holds a draft against the calculator. Of several versions the one of `year` says what is wrong. */
export function judge(
  draft: OwnIndicator,
  bundle: Description,
  judges: Judge,
  year?: number,
): Verdict {
  const own = { ...draft, id: draft.id || anyId, name: draft.name || "–" };
  if (!own.formula.trim()) return { fault: { words: t("formula.fault.empty") }, warnings: [] };
  const written = draftIndicator(own, bundle);
  if (!written) return { fault: { words: t("formula.fault.nothing") }, warnings: [] };

  const { faults } = judges.check(new TextEncoder().encode(JSON.stringify(written)));
  const versions = written.versions.map((version, v) => {
    const mine = faults.filter((f) =>
      new RegExp(`^/versions/${v}/(formula|average)$`).test(f.where),
    );
    return {
      version,
      errors: mine.filter((f) => f.severity === "error"),
      warnings: mine.filter((f) => f.severity === "warning"),
    };
  });
  if (versions.every(({ errors }) => errors.length)) {
    const asked = versions.find(
      ({ version: { from = -Infinity, to = Infinity } }) =>
        year !== undefined && from <= year && year <= to,
    );
    const { message } = (asked ?? versions.at(-1)!).errors[0]!;
    return { fault: fault(message, own.formula), warnings: [] };
  }
  const usable = versions.filter(({ errors }) => errors.length === 0);
  const refusal = judges.refusal({ ...written, versions: usable.map(({ version }) => version) });
  if (refusal !== undefined) return { fault: fault(refusal, own.formula), warnings: [] };
  const indicator = asIndicator(own, bundle);
  if (!indicator) return { fault: { words: t("formula.fault.nothing") }, warnings: [] };
  const unit = own.unit ? faults.filter((f) => f.where === "/unit") : [];
  const told = [...usable.flatMap(({ warnings }) => warnings), ...unit];
  const warnings = told.map(({ message }) => capitalised(fault(message, own.formula)));
  const sums = usable.some(({ version }) => isSum(version)) ? [t("formula.sum")] : [];
  return { indicator, warnings: [...new Set([...warnings, ...sums])] };
}

/** "column 5: …" counts bytes from 1; what names a word that stands in the formula is about that. */
function fault(message: string, formula: string): Fault {
  const [, column, rest] = /^column (\d+): (.*)$/s.exec(message) ?? [];
  if (column !== undefined)
    return { at: indexOfByte(formula, Number(column) - 1), words: engineWords(rest!) };
  const [, word] = /"([^"]+)"/.exec(message) ?? [];
  const at = word === undefined ? -1 : formula.indexOf(word);
  return { ...(at < 0 ? {} : { at }), words: engineWords(message) };
}

function capitalised({ words }: Fault): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function indexOfByte(text: string, byte: number): number {
  const encoder = new TextEncoder();
  let index = 0;
  for (let bytes = 0; index < text.length && bytes < byte;) {
    const character = String.fromCodePoint(text.codePointAt(index)!);
    bytes += encoder.encode(character).length;
    index += character.length;
  }
  return index;
}
