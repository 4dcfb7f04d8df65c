import { most, type Collection, type Item } from "./item.ts";

/** The new ones last, with ids of their own. As many as there is room for. */
export function withMore(
  collection: Collection,
  more: readonly Omit<Item, "id">[],
): { collection: Collection; left: number } {
  const { items } = collection;
  const highest = Math.max(0, ...items.map(({ id }) => Number(id) || 0));
  const room = Math.max(0, most.items - items.length);
  const added = more.slice(0, room).map((one, i) => ({ ...one, id: String(highest + 1 + i) }));
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

/** Back where it was. */
export function putBack(collection: Collection, item: Item, at: number): Collection {
  const items = collection.items.filter((one) => one.id !== item.id);
  items.splice(at, 0, item);
  return { ...collection, items };
}

export function changed(
  collection: Collection,
  id: string,
  part: Partial<Pick<Item, "heading" | "comment">>,
): Collection {
  const items = collection.items.map((one) => (one.id === id ? { ...one, ...part } : one));
  return { ...collection, items };
}
