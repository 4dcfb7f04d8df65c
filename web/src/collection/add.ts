import { noticeIntoView } from "../download/into-view.ts";
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
  const all = states.map(addressOf).filter((address) => !there.has(address));
  const addresses = all.filter(({ length }) => length <= most.address);
  const { collection, left } = withMore(
    before,
    addresses.map((address) => ({ address, heading: "", comment: "", inArea: false })),
  );
  const stored = addresses.length === 0 || keep(collection);
  const lines = [
    ...(left ? [t("collection.full", { most: most.items })] : []),
    ...(all.length > addresses.length ? [t("collection.tooLong")] : []),
    ...(stored ? [] : [t("collection.notStored")]),
  ];
  const n = collection.items.length;
  const added = n > before.items.length ? count("collection.added", n) : t("collection.none");
  const title = all.length ? added : t("collection.there");
  host.notices.show({
    topic: "saved",
    severity: lines.length ? "warning" : "success",
    title,
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
  if (lines.length) noticeIntoView();
  else sayBeside(title);
}

/** The notice is far above the button, and the reader may be on the way to the next figure: it is said here too, for a while. */
function sayBeside(words: string): void {
  const button = document.getElementById("collect");
  if (!button) return;
  document.getElementById("collected")?.remove();
  const said = document.createElement("span");
  said.id = "collected";
  said.className = "help";
  // The notice is what is read aloud.
  said.setAttribute("aria-hidden", "true");
  said.textContent = words;
  button.after(said);
  setTimeout(() => said.remove(), 8000);
}
