/** How Office writes a number with so many decimals; space and comma come from the reader's own settings. */
export function numberFormat(decimals: number): string {
  return `#,##0${decimals ? `.${"0".repeat(decimals)}` : ""}`;
}

/** Office cuts nothing longer than this, it refuses. */
const longest = 250;

/** The number with words before or after it, which stand there whatever it is changed to. */
export function withWords(decimals: number, before: string, after: string): string {
  const format = `${literal(before)}${numberFormat(decimals)}${literal(after)}`;
  return format.length > longest ? numberFormat(decimals) : format;
}

/** Words in place of the number, also where it is negative. */
export function wordsAlone(words: string): string {
  return [1, 2, 3].map(() => literal(words)).join(";");
}

function literal(words: string): string {
  return words ? `"${words.replaceAll('"', "\u201d")}"` : "";
}
