import { memory } from "../memory.ts";
import { empty, read, write, type Collection } from "./item.ts";

/** The reader's own collection, as this browser has it. Read anew each time: another window may have added to it. */
export function kept(): Collection {
  const written = memory.collection ?? "";
  try {
    return read(JSON.parse(written.slice(written.indexOf(" ") + 1))) ?? empty;
  } catch {
    return empty;
  }
}

/** Says whether it is there next time; until the page is left it always is. */
export function keep(collection: Collection): boolean {
  return memory.keepCollection(`${collection.items.length} ${JSON.stringify(write(collection))}`);
}
