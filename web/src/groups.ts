import type { Description, Group } from "./engine/types.ts";
import { lower } from "./formats.ts";
import { t, text } from "./messages/index.ts";
import { regionNameIn } from "./messages/region-name.ts";
import { ownGroup } from "./own/groups.ts";

/** The group of a place in an answer: "ovrige-asss-uten-oslo@5001" is that group as 5001 sees it. */
export function groupOf(place: string, { groups }: Description): Group | undefined {
  const id = place.split("@")[0];
  return groups.find((g) => g.id === id);
}

/** "The others": it depends on the municipality that asks. */
export function isRelative(group: Group | undefined): boolean {
  return !!group?.without?.includes("self");
}

/** What remains of a region: nobody's average, but a difference of inputs. */
export function isRest(group: Group | undefined, { groups }: Description): boolean {
  return group?.of !== undefined && !groups.some((g) => g.id === group.of);
}

/** The municipality that relative groups are seen from: the first chosen one. */
export function focusOf(regions: readonly string[], bundle: Description): string | undefined {
  return regions.find((code) => bundle.regions.some((r) => r.code === code && isMunicipality(r)));
}

export function isMunicipality(region: { kind: string }): boolean {
  return region.kind === "municipality";
}

/** What to ask the calculator for: relative groups as `focus` sees them; without one they cannot be asked for. */
export function asked(
  groups: readonly string[],
  focus: string | undefined,
  bundle: Description,
): string[] {
  return groups.flatMap((id) => {
    if (!isRelative(groupOf(id, bundle))) return [id];
    return focus === undefined ? [] : [`${id}@${focus}`];
  });
}

export function regionName(code: string, { regions }: Description): string {
  return regionNameIn(code, regions.find((r) => r.code === code)?.name ?? code);
}

/** "ASSS-snitt", "Snitt: ASSS uten Oslo", "Øvrige ASSS uten Oslo (for Trondheim)", "Resten av landet", "Landet". */
export function placeLabel(place: string, bundle: Description): string {
  const group = groupOf(place, bundle);
  if (!group) return regionName(place, bundle);
  const name = text(group.name);
  if (isRest(group, bundle)) return name;
  if (!isRelative(group)) return averageLabel(name);
  const who = place.split("@")[1];
  return t("group.for", {
    group: name,
    place: who === undefined ? t("group.for.chosen") : regionName(who, bundle),
  });
}

export function averageLabel(group: string): string {
  return t(group.includes(" ") ? "figure.average.labelLong" : "figure.average.label", { group });
}

/** The place inside a sentence: "ASSS-snittet", "snittet for øvrige ASSS uten Oslo", "resten av landet", "landet". */
export function placePhrase(place: string, bundle: Description): string {
  const group = groupOf(place, bundle);
  if (!group) {
    const region = bundle.regions.find((r) => r.code === place);
    const name = regionName(place, bundle);
    return region?.kind === "country" ? lower(name) : name;
  }
  const name = text(group.name);
  if (isRest(group, bundle)) return lower(name);
  return averagePhrase(
    group.id.startsWith(ownGroup) ? t("words.quoted", { name }) : inSentence(name, bundle),
  );
}

export function averagePhrase(group: string): string {
  return t(isShort(group) ? "words.baseline.group" : "words.baseline.groupLong", { group });
}

/** Only an abbreviation makes one word with "snittet". */
function isShort(group: string): boolean {
  return /^\p{Lu}[\p{Lu}\d]+$/u.test(group);
}

/** A group's name inside a sentence: with a small letter, unless it begins with the name of a place. */
function inSentence(name: string, { regions }: Description): string {
  const [first] = name.split(/[ -]/);
  return regions.some((r) => r.name.split(/[ -]/)[0] === first) ? name : lower(name);
}

/** What a rest is taken from, inside a sentence. */
export function wholeOf(group: Group, bundle: Description): string {
  const whole = bundle.regions.find((r) => r.code === group.of);
  const name = regionName(group.of ?? "", bundle);
  return whole?.kind === "country" ? lower(name) : name;
}
