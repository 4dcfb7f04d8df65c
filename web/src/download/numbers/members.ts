import type { Description } from "../../engine/types.ts";

/** The municipalities of a group in a year, whether or not they have numbers; none of what is no group, and of a rest. */
export function members(place: string, year: number, bundle: Description): string[] {
  const [id, self] = place.split("@");
  const group = bundle.groups.find((g) => g.id === id);
  if (!group) return [];
  if (group.of === undefined) {
    const span = group.members?.find(
      ({ from, to }) => (from ?? -Infinity) <= year && year <= (to ?? Infinity),
    );
    return [...(span?.regions ?? [])];
  }
  const without = new Set(
    (group.without ?? []).flatMap((other) => {
      if (other === "self") return self === undefined ? [] : [self];
      return bundle.groups.some((g) => g.id === other) ? members(other, year, bundle) : [other];
    }),
  );
  return members(group.of, year, bundle).filter((code) => !without.has(code));
}
