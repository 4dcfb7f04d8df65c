import type { Description, Result } from "../engine/types.ts";
import { exact, number, withUnit } from "../formats.ts";
import { groupOf, placePhrase } from "../groups.ts";
import { reason, sign } from "../missing.ts";
import { t, text } from "../messages/index.ts";
import type { Row } from "../series.ts";
import type { Operand } from "./formula.ts";
import { valuesAt } from "./inputs.ts";
import type { Asking, Spot } from "./sum.ts";

/** "Utgifter mot behov", "Utgifter mot behov for ASSS-snittet", "A for landet". */
export function operandName({ indicator, input, place }: Operand, bundle: Description): string {
  const known = bundle.indicators.find((i) => i.id === indicator);
  const name = known ? text(known.shortName) || text(known.name) : (indicator ?? input ?? "");
  return place === undefined ? name : t("sum.operand", { name, place: placePhrase(place, bundle) });
}

/** What the operands are for a cell: in a line of their own, and inside the formula. */
export function operandValues(
  operands: readonly Operand[],
  spot: Spot,
  row: Row,
  asking: Asking,
): Map<string, { words: string; number: string }> {
  const out = new Map<string, { words: string; number: string }>();
  if (operands.length === 0) return out;
  const { bundle, predecessors, evaluate } = asking;
  const places = [...new Set(operands.map((o) => o.place ?? spot.place))];
  const indicators = [...new Set([...operands.flatMap((o) => o.indicator ?? []), spot.indicator])];
  const result = evaluate({
    indicators,
    regions: places.filter((p) => !groupOf(p, bundle)),
    groups: places.filter((p) => groupOf(p, bundle)),
    years: [spot.year, spot.year],
    inputs: true,
    predecessors,
  });
  for (const operand of operands) {
    const place = operand.place ?? spot.place;
    // The sum of an input over a group may rest on other members than the group's average.
    if (operand.input && groupOf(place, bundle)) continue;
    if (!operand.place && row.role === "average") continue;
    const at = operand.indicator
      ? resultAt(result, operand.indicator, place)
      : valuesAt(result, { ...spot, place }).get(operand.input ?? "");
    if (!at) continue;
    const indicator = bundle.indicators.find((i) => i.id === operand.indicator);
    const missing = at.status !== 0;
    out.set(operand.token, {
      words: missing
        ? `${sign(at.status)} ${reason(at.status)}`
        : indicator
          ? withUnit(at.value, indicator.decimals, indicator.unit)
          : exact(at.value),
      // Two decimals more than the indicator shows, so that the sum can be checked.
      number: missing ? "" : indicator ? number(at.value, indicator.decimals + 2) : exact(at.value),
    });
  }
  return out;
}

function resultAt(
  { indicators, places, value, status }: Result,
  indicator: string,
  place: string,
): { value: number; status: number } | undefined {
  const i = indicators.indexOf(indicator);
  const j = places.findIndex((p) => p.id === place);
  if (i < 0 || j < 0) return undefined;
  const at = i * places.length + j;
  return { value: value[at]!, status: status[at]! };
}
