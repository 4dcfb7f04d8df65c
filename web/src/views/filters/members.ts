import type { Description } from "../../engine/types.ts";
import { isMunicipality } from "../../groups.ts";

/** The municipalities of a group in a year; none of one that depends on who asks, or that is what remains of a region. */
export function membersOf(id: string, year: number, bundle: Description): string[] {
  const group = bundle.groups.find((g) => g.id === id);
  if (!group) return [];
  if (group.of !== undefined) {
    if (group.without?.includes("self")) return [];
    const without = (group.without ?? []).flatMap((one) => [one, ...membersOf(one, year, bundle)]);
    return membersOf(group.of, year, bundle).filter((code) => !without.includes(code));
  }
  const span = group.members?.find(
    ({ from = -Infinity, to = Infinity }) => from <= year && year <= to,
  );
  return (span?.regions ?? []).filter((code) =>
    bundle.regions.some((r) => r.code === code && isMunicipality(r)),
  );
}
