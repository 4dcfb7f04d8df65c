import type { Finished } from "../finished.ts";
import type { Host } from "../host.ts";
import { count, t } from "../messages/index.ts";
import type { State } from "../state.ts";
import { addressOf } from "./address-of.ts";
import { most } from "./item.ts";
import { withMore } from "./order.ts";
import { keep, kept } from "./store.ts";

/** Puts the figure in the reader's collection. */
export async function add(host: Host, figure: Finished): Promise<void> {
  addAll(host, [figure.state]);
}

/** Puts what the states show last in the reader's collection, and says how many it has now. */
export function addAll(host: Host, states: readonly State[]): void {
  const before = kept();
  const there = new Set(before.items.map(({ address }) => address));
  const addresses = states.map(addressOf).filter((address) => !there.has(address));
  const { collection, left } = withMore(
    before,
    addresses.map((address) => ({ address, heading: "", comment: "", inArea: false })),
  );
  const stored = addresses.length === 0 || keep(collection);
  const lines = [
    ...(left ? [t("collection.full", { most: most.items })] : []),
    ...(stored ? [] : [t("collection.notStored")]),
  ];
  const n = collection.items.length;
  host.notices.show({
    topic: "saved",
    severity: lines.length ? "warning" : "success",
    title: addresses.length ? count("collection.added", n) : t("collection.there"),
    lines,
    action: {
      label: t("collection.show"),
      act: () => {
        host.go({ ...host.state, view: "collection" });
        host.focus("innhold");
      },
    },
  });
  host.draw();
}
