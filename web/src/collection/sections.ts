import { t } from "../messages/index.ts";
import type { Collection, Item } from "./item.ts";
import type { Shown } from "./shown.ts";

/** An item in its place. */
export interface Placed {
  item: Item;
  shown: Shown | undefined;
  /** Counted without those that cannot be shown; 0 for these. */
  n: number;
  /** The service area whose section begins here; "" where none does. */
  section: string;
}

/** The items in their order, each with its number; those of one service area in a row share its heading. */
export function placed(
  { items }: Collection,
  of: (item: Item) => Shown | undefined,
): readonly Placed[] {
  let n = 0;
  let area = "";
  return items.map((item) => {
    const shown = of(item);
    if (shown && !shown.part) return { item, shown, n: 0, section: "" };
    // What the reader has added among the sections is no part of the one before it.
    const other = area && shown && !item.inArea ? t("collection.others") : area;
    const mine = item.inArea && shown ? shown.area : other;
    const section = mine === area ? "" : mine;
    area = mine;
    return { item, shown, n: ++n, section };
  });
}
