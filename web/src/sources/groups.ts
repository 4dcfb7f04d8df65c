import type { Description, Group } from "../engine/types.ts";
import { compareNames, list } from "../formats.ts";
import { isRest, regionName } from "../groups.ts";
import { span } from "../indicators/entry.ts";
import { t, text } from "../messages/index.ts";

/** Who is in a group, and when. */
export interface GroupEntry {
  name: string;
  note: string;
  /** Of a group that is made of another: how. */
  made: string;
  spans: { years: string; names: string[] }[];
}

export function groupEntries(bundle: Description): GroupEntry[] {
  return bundle.groups.map((group) => ({
    name: text(group.name),
    note: text(group.note),
    made: group.of === undefined ? "" : made(group, bundle),
    spans: (group.members ?? []).map((members) => ({
      years: span(members),
      names: members.regions.map((code) => regionName(code, bundle)).sort(compareNames),
    })),
  }));
}

function made(group: Group, bundle: Description): string {
  const called = (id: string) =>
    text(bundle.groups.find((g) => g.id === id)?.name) || regionName(id, bundle);
  const without = (group.without ?? []).map((id) =>
    id === "self" ? t("sources.group.self") : called(id),
  );
  const params = { of: called(group.of!), without: list(without) };
  return isRest(group, bundle) ? t("sources.group.rest", params) : t("sources.group.of", params);
}
