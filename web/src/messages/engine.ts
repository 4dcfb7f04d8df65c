import { fromOutside } from "../from-outside.ts";

/** English sentences with gaps to their translations, as engine-nb.ts has them. */
export type Sentences = Readonly<Record<string, string>>;

interface Pattern {
  told: RegExp;
  sentence: string;
}

let sentences: Sentences = {};
/** Made when the first sentence must be told. */
let patterns: Pattern[] | undefined;

/** From now on the sentences are told so; without any, they stay in English. */
export function useSentences(told: Sentences): void {
  sentences = told;
  patterns = undefined;
}

/** The more a sentence says itself, the earlier it is tried: "% is missing" would fit many. */
function patternsOf(all: Sentences): Pattern[] {
  return Object.entries(all)
    .sort(([a], [b]) => own(b) - own(a))
    .map(([told, sentence]) => ({
      told: new RegExp(
        `^${told
          .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
          .replace(/@/g, '(".*?")')
          .replace(/%/g, "(.+?)")}$`,
        "s",
      ),
      sentence,
    }));
}

function own(sentence: string): number {
  return sentence.replace(/[%@]/g, "").length;
}

/** A sentence of the calculator in the page's language; one it does not know stays as it is. */
export function engineWords(message: string): string {
  patterns ??= patternsOf(sentences);
  for (const { told, sentence } of patterns) {
    const found = told.exec(message);
    if (!found) continue;
    let next = 1;
    return sentence.replace(/[%@]/g, () => {
      const word = found[next++]!;
      return word.startsWith('"') ? fromOutside(word) : engineWords(word);
    });
  }
  return message;
}
