import { most, type Collection, type Item, type Words } from "./item.ts";

/** The new ones last, with ids of their own. As many as there is room for. */
export function withMore(
  collection: Collection,
  more: readonly Omit<Item, "id">[],
): { collection: Collection; left: number } {
  const { items } = collection;
  const last = highest(items);
  const room = Math.max(0, most.items - items.length);
  const added = more.slice(0, room).map((one, i) => ({ ...one, id: String(last + 1 + i) }));
  return {
    collection: { ...collection, items: [...items, ...added] },
    left: more.length - added.length,
  };
}

/** One place up or down; the ends stay where they are. */
export function moved(collection: Collection, id: string, by: -1 | 1): Collection {
  const items = [...collection.items];
  const at = items.findIndex((one) => one.id === id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= items.length) return collection;
  [items[at], items[to]] = [items[to]!, items[at]!];
  return { ...collection, items };
}

export function without(collection: Collection, id: string): Collection {
  return { ...collection, items: collection.items.filter((one) => one.id !== id) };
}

/** Back where it was, with another id where a new one has taken its own. */
export function putBack(collection: Collection, item: Item, at: number): Collection {
  const items = collection.items.filter((one) => !isSame(one, item));
  const taken = items.some((one) => one.id === item.id);
  items.splice(at, 0, taken ? { ...item, id: String(highest(items) + 1) } : item);
  return { ...collection, items };
}

/** `before` again, in place of `after`; what has been added to `after` since, as it is now, comes last. */
export function undone(before: Collection, after: Collection, now: Collection) {
  return withMore(
    before,
    now.items.filter((one) => !after.items.some((other) => isSame(one, other))),
  );
}

/** Those that say something else than what is there: nothing is put twice in the same words. */
export function notIn({ items }: Collection, more: readonly Item[]): Item[] {
  const said = ({ address, heading, comment }: Item) => JSON.stringify([address, heading, comment]);
  const there = new Set(items.map(said));
  return more.filter((one) => !there.has(said(one)));
}

/** An id may be another's when the last one has been taken out. */
function isSame(a: Item, b: Item): boolean {
  return a.id === b.id && a.address === b.address;
}

function highest(items: readonly Item[]): number {
  return Math.max(0, ...items.map(({ id }) => Number(id) || 0));
}

export function changed(collection: Collection, id: string, part: Words): Collection {
  const items = collection.items.map((one) => (one.id === id ? { ...one, ...part } : one));
  return { ...collection, items };
}
