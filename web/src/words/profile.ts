import { Flag, type ProfileRow } from "../engine/types.ts";
import { list, lower, number } from "../formats.ts";
import { groupOf, isRest, placePhrase, wholeOf } from "../groups.ts";
import { reason } from "../missing.ts";
import { t, text } from "../messages/index.ts";
import type { Answers } from "../profile/teller.ts";
import { averageType, type Panel } from "../series.ts";
import { difference, gap } from "./difference.ts";
import { heat, heldBy, membersWords } from "./heat.ts";
import { heldAll, type Held } from "./held.ts";
import type { Telling } from "./telling.ts";

/**
 * The tjenesteprofil as KS tells it: how much the municipality uses on the service (the ressursbruksindikator), then how
 * many of the indicators lie over and under the baseline, and the largest deviations.
 */
export function profile(
  panels: readonly Panel[],
  answers: Answers | undefined,
  telling: Telling,
): string[] {
  if (!answers) return heat(panels, telling);
  const { bundle, state } = telling;
  const shown = new Set(panels.map((panel) => panel.indicator.id));
  const [first] = answers.profile;
  const rows = answers.profile.filter((r) => r.region === first?.region && shown.has(r.indicator));
  if (!first || rows.length === 0) return [];
  const known = new Map(panels.map((panel) => [panel.indicator.id, panel]));
  const held: Held[] = [];
  const reasons: string[] = [];
  for (const row of rows) {
    const missing = [row.value, row.mean].find((cell) => cell.status !== 0);
    if (missing) reasons.push(reason(missing.status));
    else if (row.deviation === null) reasons.push(t("words.held.notPositive"));
    else held.push(heldBy(known.get(row.indicator)!, row.value.value!, row.mean.value!));
  }
  const place = placePhrase(first.region, bundle);
  const baseline = placePhrase(first.baseline, bundle);
  const all = heldAll({
    place,
    baseline,
    year: answers.year,
    provisional: rows.some((r) => r.value.status === 0 && r.value.flags & Flag.provisional),
    average: averages(rows, telling),
    held,
    reasons,
  });
  return [...resourceUse(rows, place, baseline, answers.year, state.area, telling), ...all];
}

/** "Trondheim brukte 4 % mer enn ASSS-snittet på barnevern i 2024, korrigert for behov (ressursbruksindikator 1,04)." */
function resourceUse(
  rows: readonly ProfileRow[],
  place: string,
  baseline: string,
  year: number,
  areaId: string,
  { bundle }: Telling,
): string[] {
  const row = rows.find((r) => r.indicator === `${areaId}.ressursbruk`);
  const indicator = bundle.indicators.find((i) => i.id === row?.indicator);
  if (!row || !indicator || row.value.status !== 0 || row.mean.status !== 0) return [];
  if (row.deviation === null) return [];
  const area = lower(text(bundle.serviceAreas.find((a) => a.id === areaId)?.name));
  const { decimals } = indicator;
  const value = number(row.value.value!, decimals);
  const { way } = gap(row.value.value!, row.mean.value!, { unit: "indeks", decimals });
  const said = { place, area, baseline, year, value };
  if (way === 0) return [t("words.use.equal", said)];
  const amount = difference(row.value.value!, row.mean.value!, { unit: "kr", decimals }, baseline);
  return [t("words.use", { ...said, difference: amount })];
}

/** As in the heat figure, from the profile's rows. */
function averages(rows: readonly ProfileRow[], { bundle }: Telling): string {
  const known = rows.filter((row) => row.mean.status === 0);
  const [one] = known;
  const group = one && groupOf(one.baseline, bundle);
  if (!one || !group) return "";
  const types = [...new Set(known.map((row) => averageType(row.average)))];
  return t("average.full", {
    type: list(types),
    members: isRest(group, bundle)
      ? t("average.rest", { whole: wholeOf(group, bundle), n: one.membersOf })
      : membersWords(
          known.map((row) => row.members),
          Math.max(...known.map((row) => row.membersOf)),
        ),
  });
}
