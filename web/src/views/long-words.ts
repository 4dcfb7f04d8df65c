/**
 * The class of what holds a word that no column has room for: it is broken anywhere. Columns of ordinary words are never
 * so narrow that one would be.
 */
export function longWords(...texts: readonly string[]): string {
  return texts.some((text) => /\S{40}/.test(text)) ? "long-words" : "";
}
