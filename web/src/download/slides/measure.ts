/** Widths of Arial's letters in thousandths of their size, as in its metrics (those of Helvetica). */
const widths: Record<number, string> = {
  191: "'",
  222: "ijl",
  260: "|",
  278: " !,./:;I[\\]ft\u00a0",
  333: "()-`r",
  355: '"',
  389: "*",
  469: "^",
  500: "Jckszvxy",
  556: "#$0123456789?L_abdeghnopqu\u2013",
  584: "+<=>~\u2212",
  611: "FTZ",
  667: "&ABEKPSVXY",
  722: "CDHNRUw",
  778: "GOQ",
  833: "Mm",
  889: "%",
  944: "W",
  1000: "@\u2014\u2026",
};

const known = new Map(
  Object.entries(widths).flatMap(([width, letters]) =>
    [...letters].map((letter): [string, number] => [letter, Number(width)]),
  ),
);

/** Letters with marks are as wide as without; what is not Latin is taken to be wide. */
function widthOf(letter: string): number {
  const there = known.get(letter) ?? known.get(letter.normalize("NFD")[0]!);
  if (there !== undefined) return there;
  return letter < "\u0250" ? 750 : 1000;
}

/** Bold letters, and machines whose letters are a little wider. */
const bolder = 1.08;
const slack = 1.05;

/** How wide a text is on a slide, in points: the same wherever the file is made. */
export function measure(text: string, size: number, bold = false): number {
  let sum = 0;
  for (const letter of text) sum += widthOf(letter);
  return (sum / 1000) * size * slack * (bold ? bolder : 1);
}
