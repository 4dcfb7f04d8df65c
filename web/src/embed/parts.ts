/** What an embedded figure can do without, by its word in the address (`skjul=filter~tabell`). The source is none of them. */
export const parts = { filters: "filter", words: "ord", table: "tabell", note: "merknad" } as const;
export type Part = keyof typeof parts;

/** What a link hides, and the words of it that name nothing. */
export function readHidden(text = ""): { hidden: ReadonlySet<Part>; unknown: string[] } {
  const asked = [...new Set(text.split("~").filter(Boolean))];
  const known = Object.entries(parts) as [Part, string][];
  return {
    hidden: new Set(known.filter(([, word]) => asked.includes(word)).map(([part]) => part)),
    unknown: asked.filter((word) => !known.some(([, one]) => one === word)),
  };
}

export function writeHidden(hidden: ReadonlySet<Part>): string {
  const known = Object.entries(parts) as [Part, string][];
  return known
    .filter(([part]) => hidden.has(part))
    .map(([, word]) => word)
    .join("~");
}
