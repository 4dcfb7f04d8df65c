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

/** What is none of Latin letters, digits and signs: nearly every text is of these alone, and that is quickly told. */
const unusual = /[^ -~\u00a0-\u02ff\u2010-\u2027\u202f-\u205f\u20a0-\u2bff]/;

export function fromOutside(text: string): string {
  return unusual.test(text) ? apart(seen(text)) : text;
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

/** By names that begin so lit-html knows what is no text. */
const notText = "_$lit";

/** JSON with every text in it, names of members too, as the page takes texts in. */
export function parsed(json: string): unknown {
  const usual = !unusual.test(json) && !/\\[^"\\]/.test(json) && !json.includes(notText);
  return through(JSON.parse(json), longest.text, usual);
}

/** Changed in place, as little needs to be. Where the whole JSON is `usual`, so is every text: only lengths are looked at. */
function through(value: unknown, most: number, usual: boolean): unknown {
  if (typeof value === "string") return taken(value, most, usual);
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) value[i] = through(value[i], most, usual);
    return value;
  }
  if (typeof value !== "object" || value === null) return value;
  const members = usual ? (value as Record<string, unknown>) : named(value);
  for (const name of Object.keys(members)) {
    const before = members[name];
    const now = member(name, before, most, usual);
    if (now !== before) members[name] = now;
  }
  return members;
}

/** With members' names taken in. */
function named(value: object): Record<string, unknown> {
  const members = Object.entries(value).filter(([name]) => !name.startsWith(notText));
  return Object.fromEntries(members.map(([name, inside]) => [fromOutside(name), inside]));
}

function member(name: string, value: unknown, most: number, usual: boolean): unknown {
  if (typeof value !== "string") {
    if (texts.has(name)) return undefined;
    return through(value, names.has(name) ? longest.name : most, usual);
  }
  // What a table was asked with has a question on each line.
  if (name === "query") return usual ? value : value.split("\n").map(fromOutside).join("\n");
  // The calculator's own sentences, known by their words.
  if (name === "message") return usual ? value : seen(value);
  return taken(value, names.has(name) ? longest.name : most, usual);
}

function taken(text: string, most: number, usual: boolean): string {
  const short = text.length > most ? `${start(text, most - 1)}…` : text;
  return usual ? short : fromOutside(short);
}

/** So many characters of a text, none of them halved. */
export function start(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, "");
}
