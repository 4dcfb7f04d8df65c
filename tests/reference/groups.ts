/** Groups: who is a member in a year, also when the group is derived from another. */
import { covers, groupOf, regionOf, type World } from "./bundle.ts";

/** A group as it is asked for: `asss`, or `ovrige-asss-uten-oslo@5001`. */
export function reference(asked: string): { id: string; self?: string } {
  const [id, self] = asked.split("@") as [string, string?];
  return self === undefined ? { id } : { id, self };
}

export const isRelative = (world: World, id: string): boolean =>
  groupOf(world, id)?.without?.includes("self") ?? false;

/** The region that a group is the rest of, when it is no list of members. */
export function remainderOf(world: World, asked: string): string | undefined {
  const of = groupOf(world, reference(asked).id)?.of;
  return of !== undefined && regionOf(world, of) ? of : undefined;
}

/** The regions a derived group leaves out, each once. */
export function without(world: World, asked: string, year: number): string[] {
  const { id, self } = reference(asked);
  const codes = (groupOf(world, id)?.without ?? []).flatMap((entry) =>
    entry === "self"
      ? self === undefined
        ? []
        : [self]
      : groupOf(world, entry)
        ? membersOf(world, entry, year)
        : [entry],
  );
  return [...new Set(codes)];
}

export function membersOf(world: World, asked: string, year: number): string[] {
  const group = groupOf(world, reference(asked).id);
  if (!group) throw new Error(`the bundle has no group ${asked}`);
  if (group.members)
    return group.members.filter((span) => covers(span, year)).flatMap(({ regions }) => regions);
  if (remainderOf(world, asked) !== undefined) return [];
  const out = without(world, asked, year);
  return membersOf(world, group.of!, year).filter((code) => !out.includes(code));
}
