import type { Description, Group, OwnGroup } from "../engine/types.ts";
import { t } from "../messages/index.ts";
import type { State } from "../state.ts";
import { clean, listed, type Read } from "./link.ts";

/** Ids of groups that the reader has put together begin so; no published group's does. */
export const ownGroup = "egen-";

/** Most that a link can bring. */
export const mostOwnGroups = 20;

/** Of a name, in characters. */
export const longest = 60;

/** A group as the data set would have it: the same members in every year. */
export function asGroup({ id, name, regions }: OwnGroup): Group {
  return { id, name: { nb: name, nn: name, en: name }, members: [{ regions }] };
}

/** `[["egen-kyst","Kystbyer","4601","1103"],…]`; what cannot be used is told and left out. */
export function readOwnGroups(
  text: string | undefined,
  { regions }: Description,
): Read<OwnGroup[]> {
  const { result: given, problems } = listed(text, "egr", mostOwnGroups);
  const result: OwnGroup[] = [];
  for (const one of given) {
    const texts = Array.isArray(one) ? one.filter((x) => typeof x === "string") : [];
    const [id = "", name = "", ...codes] = texts;
    const members = [...new Set(codes)].filter((code) => regions.some((r) => r.code === code));
    const known =
      /^egen-[a-z0-9-]{1,40}$/.test(id) && !result.some((g) => g.id === id) && members.length > 0;
    if (!known) problems.push(t("own.group.unusable", { name: clean(name, longest) || "–" }));
    else {
      result.push({ id, name: clean(name, longest) || id, regions: members });
      if (members.length < codes.length)
        problems.push(t("own.group.strangers", { name: clean(name, longest) }));
    }
  }
  return { result, problems };
}

export function writeOwnGroups(groups: readonly OwnGroup[]): string {
  return JSON.stringify(groups.map(({ id, name, regions }) => [id, name, ...regions]));
}

/** An id for a new name: "Kystbyer i vest" -> "egen-kystbyer-i-vest"; other than those that are taken. */
export function ownGroupId(name: string, taken: readonly string[]): string {
  return slug(ownGroup, name, taken);
}

export function slug(prefix: string, name: string, taken: readonly string[]): string {
  const words = name
    .toLowerCase()
    .replaceAll("æ", "ae")
    .replaceAll("ø", "o")
    .replaceAll("å", "a")
    .normalize("NFD")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 30)
    .replace(/-$/, "");
  const stem = `${prefix}${words || "1"}`;
  let id = stem;
  for (let n = 2; taken.includes(id); n++) id = `${stem}-${n}`;
  return id;
}

/** The group among the reader's own, in place of the one it is an edition of; a new one is chosen at once. */
export function withGroup(state: State, group: OwnGroup): Pick<State, "ownGroups" | "groups"> {
  const known = state.ownGroups.some(({ id }) => id === group.id);
  return known
    ? {
        ownGroups: state.ownGroups.map((g) => (g.id === group.id ? group : g)),
        groups: state.groups,
      }
    : { ownGroups: [...state.ownGroups, group], groups: [...state.groups, group.id] };
}

/** Without the group; where it was the baseline, `baseline` is. */
export function withoutGroup(
  state: State,
  group: string,
  baseline: string,
): Pick<State, "ownGroups" | "groups" | "baseline"> {
  return {
    ownGroups: state.ownGroups.filter(({ id }) => id !== group),
    groups: state.groups.filter((id) => id !== group),
    baseline: state.baseline === group ? baseline : state.baseline,
  };
}

export function sameGroup(a: OwnGroup, b: OwnGroup): boolean {
  return a.name === b.name && a.regions.join() === b.regions.join();
}
