/**
 * Texts that others have written (data sets, links, files, SSB's replies) as the page takes them in. Here alone it is
 * decided what of them is left out, so that figure, table, alt text and every file say the same.
 *
 * Left out is what nobody sees and what acts on its neighbours: control characters, overrides and marks of direction,
 * unseen blanks and tags, halves of characters, what XML cannot hold, and marks that tower over other lines. Joiners
 * stay: scripts and emoji need them.
 */
const unseen =
  /[\p{Cc}\p{Surrogate}\p{Noncharacter_Code_Point}\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu;
const blanks = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;

/** More marks on one letter than any language's spelling has. */
const towers = /(\p{M}{4})\p{M}+/gu;

/** Letters that are written from right to left. */
const leftward = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** What is seen of a text, on one line. Of what was left out nothing is put in its place. */
export function seen(text: string): string {
  return text.replace(blanks, " ").replace(unseen, "").replace(towers, "$1");
}

/**
 * A text that is written from right to left is isolated, so that the numbers and signs beside it stay where they are:
 * by characters, which hold in figures and files as on the page. Whoever cuts it must cut before.
 */
export function apart(text: string): string {
  return leftward.test(text) ? `\u2068${text}\u2069` : text;
}

/** Latin letters, digits and signs: nearly every text is of these alone, and they are quickly told. */
const ordinary = /^[ -~\u00a0-\u02ff\u2010-\u2027\u202f-\u205f\u20a0-\u2bff]*$/;

export function fromOutside(text: string): string {
  return ordinary.test(text) ? text : apart(seen(text));
}

/** Members that the calculator passes on without a look: what is no text there is left out. */
const texts = new Set([
  "query",
  "url",
  "updated",
  "retrieved",
  "created",
  "license",
  "credit",
  "dataSource",
]);

/** Members that are names. */
const names = new Set(["name", "shortName", "label", "labels", "unit", "base", "source"]);

/** In characters: more of a name no figure has room for, more of another text nobody reads. */
const longest = { name: 200, text: 20_000 } as const;

/** JSON with every text in it, names of members too, as the page takes texts in. */
export function parsed(json: string): unknown {
  return through(JSON.parse(json), longest.text);
}

function through(value: unknown, most: number): unknown {
  if (typeof value === "string") return taken(value, most);
  if (Array.isArray(value)) return value.map((one) => through(one, most));
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).flatMap(([name, inside]): [string, unknown][] =>
    // By such members lit-html knows what is no text.
    name.startsWith("_$lit")
      ? []
      : [[fromOutside(name), member(name, inside, names.has(name) ? longest.name : most)]],
  );
  return Object.fromEntries(members);
}

function member(name: string, value: unknown, most: number): unknown {
  if (typeof value !== "string") return texts.has(name) ? undefined : through(value, most);
  // What a table was asked with has a question on each line.
  if (name === "query") return value.split("\n").map(fromOutside).join("\n");
  // The calculator's own sentences, known by their words.
  return name === "message" ? seen(value) : taken(value, most);
}

function taken(text: string, most: number): string {
  return fromOutside(text.length > most ? `${start(text, most - 1)}…` : text);
}

/** So many characters of a text, none of them halved. */
export function start(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, "");
}
