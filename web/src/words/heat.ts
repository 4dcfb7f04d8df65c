import { Flag } from "../engine/types.ts";
import { list, number } from "../formats.ts";
import { reason } from "../missing.ts";
import { count, t, text } from "../messages/index.ts";
import { heldAgainst } from "../query.ts";
import { averageAt, averageType, type Panel, type Row } from "../series.ts";
import { isNatural } from "./difference.ts";
import { heldAll, type Held } from "./held.ts";
import { focusRow, has, topic, type Telling } from "./telling.ts";

/** Many indicators in one year: how many lie over and under the baseline, and the largest deviations. */
export function heat(panels: readonly Panel[], telling: Telling): string[] {
  const [first] = panels;
  const id = heldAgainst(telling.state, telling.bundle);
  const base = first?.rows.find((r) => r.id === id);
  const focus = first && placeOf(first, base);
  if (!first) return [];
  const k = first.years.length - 1;
  const year = first.years[k]!;
  if (!base || !focus) {
    const what = count("words.heat.indicators", panels.length);
    return [t("words.heat.alone", { what, year })];
  }
  const held: Held[] = [];
  const reasons: string[] = [];
  let provisional = false;
  for (const panel of panels) {
    const row = panel.rows.find((r) => r.id === focus.id)!;
    const against = panel.rows.find((r) => r.id === base.id)!;
    const missing = [row, against].find((one) => !has(one, k));
    const [value, mean] = [row.cells[k]!.value, against.cells[k]!.value];
    if (missing) reasons.push(reason(missing.cells[k]!.status));
    else if (mean <= 0) reasons.push(t("words.held.notPositive"));
    else {
      held.push(heldBy(panel, value, mean));
      provisional ||= (row.cells[k]!.flags & Flag.provisional) !== 0;
    }
  }
  const said = { place: focus.phrase, baseline: base.phrase, year, provisional };
  return heldAll({ ...said, average: averages(panels, base, k), held, reasons });
}

/** As the figure has it: of the full numbers. What can be below zero has no largest per cent. */
export function heldBy(panel: Panel, value: number, mean: number): Held {
  const name = text(panel.indicator.shortName) || topic(panel);
  if (number(value, panel.decimals) === number(mean, panel.decimals))
    return { name, way: 0, deviation: undefined };
  const deviation = isNatural(panel) ? Math.abs(value / mean - 1) * 100 : undefined;
  return { name, way: value > mean ? 1 : -1, deviation };
}

/** The highlighted place, if it is not what is held against. */
function placeOf(panel: Panel, base: Row | undefined): Row | undefined {
  const focus = focusRow(panel);
  if (focus !== base) return focus;
  return panel.rows.find((r) => r !== base && r.role !== "background");
}

/** What the averages have in common; they can differ in type and members between indicators. */
function averages(panels: readonly Panel[], base: Row, k: number): string {
  if (base.kind === "region") return "";
  const known = panels.flatMap((panel) => {
    const row = panel.rows.find((r) => r.id === base.id);
    return row && has(row, k) ? [{ panel, row, cell: row.cells[k]! }] : [];
  });
  const [one] = known;
  if (!one) return "";
  const all = new Set(known.map(({ panel, row }) => averageAt(panel, row, k)));
  if (all.size === 1 || base.kind === "rest") return averageAt(one.panel, one.row, k);
  const types = [...new Set(known.map(({ panel }) => averageType(panel.average[k] ?? "")))];
  return t("average.full", {
    type: list(types),
    members: membersWords(
      known.map(({ cell }) => cell.members),
      Math.max(...known.map(({ cell }) => cell.membersOf)),
    ),
  });
}

/** "12 av 12 kommuner", "10–12 av 12 kommuner" */
export function membersWords(members: readonly number[], of: number): string {
  const [least, most] = [Math.min(...members), Math.max(...members)];
  const n = least === most ? String(most) : t("years.span", { from: least, to: most });
  return t("average.members", { in: n, of });
}
