/** Whether the inputs of one value were measured on different borders. */
import { covers, indicatorOf, regionOf, versionOf, type Indicator, type World } from "./bundle.ts";

export function mixesBorders(
  world: World,
  indicator: Indicator,
  code: string,
  year: number,
): boolean {
  const version = versionOf(indicator, year);
  if (!version) return false;
  const breaks = (regionOf(world, code)!.breaks ?? []).filter(
    ({ kind, predecessors = [] }) =>
      kind !== "grouping" && !(world.predecessors === "summed" && predecessors.length > 0),
  );
  const borders = Object.values(version.inputs).flatMap(({ sources }) => {
    const source = sources.find((each) => covers(each, year));
    return source
      ? [breaks.filter((each) => each.year <= year + (source.yearOffset ?? 0)).length]
      : [];
  });
  if (new Set(borders).size > 1) return true;
  const referred = version.formula.replace(/group\([^)]*\)/g, "").matchAll(/\[([^\]]*)\]/g);
  return [...referred].some(([, id]) =>
    mixesBorders(world, indicatorOf(world, id!.trim()), code, year),
  );
}
