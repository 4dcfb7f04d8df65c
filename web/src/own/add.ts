import type { Aside } from "../engine/aside.ts";
import { t } from "../messages/index.ts";
import { putInto, type Added, type Words } from "./into.ts";
import type { OwnTable } from "./own-table.ts";

/** The bundle with the reader's tables in it: put there beside the page, where it is being read there. */
export async function addOwn(
  bytes: Uint8Array,
  tables: readonly OwnTable[],
  aside?: Aside,
): Promise<Added> {
  return aside ? aside.add(tables, words(tables)) : addOwnTables(bytes, tables);
}

export function addOwnTables(bytes: Uint8Array, tables: readonly OwnTable[]): Added {
  return putInto(bytes, tables, words(tables));
}

function words(tables: readonly OwnTable[]): Words {
  return {
    area: t("own.area"),
    license: t("own.license"),
    sources: new Map(tables.map(({ table, name }) => [table, t("own.source", { file: name })])),
  };
}
