import { start } from "../from-outside.ts";
import { clean } from "../own/link.ts";

/** A figure or nøkkeltall that the reader has collected: where it is, and what the reader says of it. */
export interface Item {
  /** Tells it from the others of its collection. */
  id: string;
  /** The page's address of it, from `#` on: every choice written out, so that it stays what it was (address-of.ts). */
  address: string;
  /** In place of the figure's title; "": the page makes it. */
  heading: string;
  /** Before the words that the page makes. */
  comment: string;
  /** Whether it stands under the name of its service area. */
  inArea: boolean;
}

export interface Collection {
  /** "": the page makes one. */
  title: string;
  items: readonly Item[];
  /** How many of what was stored or came with a link are not here: they cannot be read, or there is no room for them. */
  left?: number;
}

/** What of an item the reader writes. */
export type Words = Partial<Pick<Item, "heading" | "comment">>;

export const empty: Collection = { title: "", items: [] };

/** More than this no report has. An address is as long as some twenty indicators of the reader's own make it. */
export const most = {
  items: 100,
  title: 120,
  heading: 200,
  comment: 2000,
  address: 20_000,
} as const;

/** Of what was stored or came with a link: whatever can be used. Undefined where it is no collection. */
export function read(value: unknown): Collection | undefined {
  if (!isList(value)) return undefined;
  const [title, items] = value;
  if (typeof title !== "string" || !isList(items)) return undefined;
  const found: Item[] = [];
  for (const one of items) {
    if (found.length === most.items) break;
    const [address, heading = "", comment = "", inArea = 0, id = 0] = isList(one) ? one : [];
    if (typeof address !== "string" || typeof heading !== "string" || typeof comment !== "string")
      continue;
    if (!/^#v=\d/.test(address) || address.length > most.address) continue;
    found.push({
      id: idOf(id, found),
      address,
      heading: clean(heading, most.heading),
      comment: cleanLines(comment),
      inArea: inArea === 1,
    });
  }
  const left = items.length - found.length;
  if (left && !found.length) return undefined;
  return { title: clean(title, most.title), items: found, ...(left && { left }) };
}

/** The same as plain lists: what it is stored and sent as. */
export function write({ title, items }: Collection): unknown {
  return [
    title,
    items.map(({ id, address, heading, comment, inArea }, at) => {
      // Those that stand where they were put need no id.
      const all = [
        address,
        heading,
        comment,
        inArea ? 1 : 0,
        id === String(at + 1) ? 0 : Number(id),
      ];
      while (!all.at(-1)) all.pop();
      return all;
    }),
  ];
}

function idOf(given: unknown, before: readonly Item[]): string {
  const known = typeof given === "number" && Number.isSafeInteger(given) && given > 0;
  const id = String(known ? given : before.length + 1);
  if (before.every((one) => one.id !== id)) return id;
  return String(Math.max(...before.map((one) => Number(one.id))) + 1);
}

/** A comment keeps its paragraphs. */
export function cleanLines(text: string): string {
  return start(text, most.comment)
    .split(/\n+/)
    .map((line) => clean(line, most.comment))
    .filter(Boolean)
    .join("\n");
}

function isList(value: unknown): value is unknown[] {
  return Array.isArray(value);
}
