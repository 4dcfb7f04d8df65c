import type { Description, Indicator, Result } from "../engine/types.ts";
import { number, shown } from "../formats.ts";
import { reason, sign } from "../missing.ts";
import { t, text } from "../messages/index.ts";
import { versionFor, type Panel } from "../series.ts";
import type { Spot } from "./sum.ts";

/** The same measured in two ways: KS's ready-made number beside the one that its steps give. */
export interface Counterpart {
  parts: { label: string; value: string }[];
  names: string;
}

export function counterpart(
  spot: Spot,
  panel: Panel,
  result: Result,
  bundle: Description,
): Counterpart | undefined {
  const other = bundle.indicators.find((i) => i.id === panel.indicator.counterpart);
  if (!other || !result.indicators.includes(other.id)) return undefined;
  const pair = [panel.indicator, other].sort(
    (a, b) => Number(isReady(b, spot.year)) - Number(isReady(a, spot.year)),
  );
  const [first, second] = pair.map((indicator) => at(indicator, spot, result));
  if (first!.status !== 0 && second!.status !== 0) return undefined;
  const [a, b] = pair as [Indicator, Indicator];
  const decimals = Math.max(a.decimals, b.decimals);
  const told = isReady(a, spot.year) && !isReady(b, spot.year);
  const say = ({ value, status }: { value: number; status: number }) =>
    status === 0 ? number(value, decimals) : `${sign(status)} (${reason(status)})`;
  const parts = [
    { label: told ? t("sum.counterpart.ready") : short(a), value: say(first!) },
    { label: told ? t("sum.counterpart.steps") : short(b), value: say(second!) },
  ];
  if (first!.status === 0 && second!.status === 0) {
    // The difference of what stands here: the reader's own subtraction must agree.
    const by = shown(first!.value, decimals) - shown(second!.value, decimals);
    const value = number(by, decimals);
    parts.push({ label: t("sum.counterpart.difference"), value });
  }
  return { parts, names: [a, b].map(short).join(" · ") };
}

/** Fetched as it is: the formula is one name. */
function isReady(indicator: Indicator, year: number): boolean {
  return /^\s*\w+\s*$/.test(versionFor(indicator.versions, year)?.formula ?? "");
}

function short(indicator: Indicator): string {
  return text(indicator.shortName) || text(indicator.name);
}

function at(indicator: Indicator, spot: Spot, result: Result): { value: number; status: number } {
  const i = result.indicators.indexOf(indicator.id);
  const j = result.places.findIndex((p) => p.id === spot.place);
  const k = result.years.indexOf(spot.year);
  const cell = (i * result.places.length + j) * result.years.length + k;
  return { value: result.value[cell]!, status: result.status[cell]! };
}
