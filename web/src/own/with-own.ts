import type { Description, OwnGroup } from "../engine/types.ts";
import { asGroup, ownGroup } from "./groups.ts";
import { asIndicator, ownIndicatorArea, type OwnIndicator } from "./indicators.ts";

/** The data set with the reader's own groups and indicators beside its own, in place of any that it had. */
export function withOwn<T extends Description>(
  bundle: T,
  groups: readonly OwnGroup[],
  indicators: readonly OwnIndicator[],
): T {
  return {
    ...bundle,
    groups: [...bundle.groups.filter((g) => !g.id.startsWith(ownGroup)), ...groups.map(asGroup)],
    indicators: [
      ...bundle.indicators.filter((i) => i.area !== ownIndicatorArea),
      ...indicators.flatMap((own) => asIndicator(own, bundle) ?? []),
    ],
  };
}
