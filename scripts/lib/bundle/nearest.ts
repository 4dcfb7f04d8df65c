/** Those of `known` that come nearest to a misspelt word: at most `most`, the nearest first. */
export function nearest(word: string, known: Iterable<string>, most = 3): string[] {
  const plain = word.toLowerCase();
  return [...known]
    .map((one) => ({ one, far: distance(plain, one.toLowerCase()) }))
    .filter(({ one, far }) => far <= Math.max(word.length, one.length) / 2)
    .sort((a, b) => a.far - b.far || (a.one < b.one ? -1 : 1))
    .slice(0, most)
    .map(({ one }) => one);
}

/** `: nearest are a, b`, or nothing. */
export function nearestText(word: string, known: Iterable<string>): string {
  const near = nearest(word, known);
  return near.length > 0 ? ` (nearest: ${near.join(", ")})` : "";
}

/** How many letters must be put in, taken out or replaced (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(
        row[j]! + 1,
        next[j - 1]! + 1,
        row[j - 1]! + Number(a[i - 1] !== b[j - 1]),
      );
    row = next;
  }
  return row[b.length]!;
}
