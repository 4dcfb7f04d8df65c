import type { Article } from "./article.ts";

/** Everything that is found, for a document or a slide: headings, one line per finding, the source. */
export function plainText(title: string, { lead, sections }: Article, source: string): string {
  const told = sections
    .filter((section) => section.told.length > 0)
    .map(({ heading, told: all }) =>
      [
        heading,
        ...all.map(({ name, sentence, notes }) =>
          [`${name}: ${sentence}`, ...notes.map((note) => `(${note})`)].join(" "),
        ),
      ].join("\n"),
    );
  return `${[title, lead, ...told, source].join("\n\n")}\n`;
}
