import { bundleNb } from "./bundle-nb.ts";
import { engineNb } from "./engine-nb.ts";

interface Pattern {
  told: RegExp;
  sentence: string;
}

/** The more a sentence says itself, the earlier it is tried: "% is missing" would fit many. */
const patterns: Pattern[] = Object.entries({ ...bundleNb, ...engineNb })
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

function own(sentence: string): number {
  return sentence.replace(/[%@]/g, "").length;
}

/** A sentence of the calculator in the page's language; one it does not know stays as it is. */
export function engineWords(message: string): string {
  for (const { told, sentence } of patterns) {
    const found = told.exec(message);
    if (!found) continue;
    let next = 1;
    return sentence.replace(/[%@]/g, () => {
      const word = found[next++]!;
      return word.startsWith('"') ? word : engineWords(word);
    });
  }
  return message;
}
