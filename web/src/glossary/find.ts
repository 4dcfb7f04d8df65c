/** A stretch of a text, and what it is a form of. */
export interface Found<T> {
  words: string;
  of?: T;
}

export type Finder<T> = (text: string, seen: Set<T>) => Found<T>[];

/**
 * Cuts texts at the forms in them, whole words whatever their case, the longest first: in "korrigerte brutto
 * driftsutgifter" there is one term. What is in `seen` is not found again, and what is found is added to it, so that
 * the same term is marked once in the texts that share a `seen`.
 */
export function finder<T>(forms: ReadonlyMap<string, T>): Finder<T> {
  const known = new Map([...forms].map(([form, of]) => [form.toLowerCase(), of]));
  const longestFirst = [...known.keys()].sort((a, b) => b.length - a.length);
  // "ASSS" is no word of its own in "ASSS-nettverket".
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}]|\\p{L}-)(?:${longestFirst.map(escaped).join("|")})(?![\\p{L}\\p{N}]|-\\p{L})`,
    "giu",
  );
  return (text, seen) => {
    const parts: Found<T>[] = [];
    let from = 0;
    for (const { 0: words, index } of text.matchAll(pattern)) {
      const of = known.get(words.toLowerCase());
      if (of === undefined || seen.has(of)) continue;
      seen.add(of);
      if (index > from) parts.push({ words: text.slice(from, index) });
      parts.push({ words, of });
      from = index + words.length;
    }
    if (from < text.length) parts.push({ words: text.slice(from) });
    return parts;
  };
}

function escaped(form: string): string {
  return form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
