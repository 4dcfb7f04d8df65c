import entries from "../../../indicator-defs/glossary.json";
import { compareNames } from "../formats.ts";
import { currentLanguage, text, type Language } from "../messages/index.ts";
import { finder, type Finder } from "./find.ts";

/** A term of the field and what it means. */
export interface Term {
  id: string;
  term: Record<Language, string>;
  /** What else is marked as the term: inflections and other words for it. */
  forms: Record<Language, string[]>;
  explanation: Record<Language, string>;
}

export const glossary: readonly Term[] = entries;

/** In the order of their names in the page's language. */
export function inOrderOfName(): Term[] {
  return [...glossary].sort((a, b) => compareNames(text(a.term), text(b.term)));
}

const finders = new Map<Language, Finder<Term>>();

/** Finds the terms in a text of the page's language. */
export function termsIn(): Finder<Term> {
  const language = currentLanguage();
  let found = finders.get(language);
  if (!found) {
    const words = new Map(
      glossary.flatMap((one) =>
        [one.term[language], ...one.forms[language]].map((form) => [form, one] as const),
      ),
    );
    finders.set(language, (found = finder(words)));
  }
  return found;
}
