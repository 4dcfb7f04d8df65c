import { Flag, type ProfileRow } from "../engine/types.ts";
import { list, lower, number, shown } from "../formats.ts";
import { groupOf, isRest, placePhrase, wholeOf } from "../groups.ts";
import { reason } from "../missing.ts";
import { t, text } from "../messages/index.ts";
import type { Answers } from "../profile/teller.ts";
import { averageType, type Panel } from "../series.ts";
import { gap, perCent } from "./difference.ts";
import { heldBy, membersWords } from "./heat.ts";
import { heldAll, type Held } from "./held.ts";
import type { Telling } from "./telling.ts";

/**
 * The tjenesteprofil as KS tells it: how much the municipality uses on the service (the ressursbruksindikator), then how
 * many of the indicators lie over and under the baseline, and the largest deviations. Nothing where no profile is drawn.
 */
export function profile(
  panels: readonly Panel[],
  answers: Answers | undefined,
  telling: Telling,
): string[] {
  if (!answers) return [];
  const { bundle, state } = telling;
  const drawn = new Set(panels.map((panel) => panel.indicator.id));
  const [first] = answers.profile;
  const rows = answers.profile.filter((r) => r.region === first?.region && drawn.has(r.indicator));
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
  const mean = number(row.mean.value!, decimals);
  const { way } = gap(row.value.value!, row.mean.value!, { unit: "indeks", decimals });
  const said = { place, area, baseline, year, value };
  if (way === 0) return [t("words.use.equal", said)];
  const n = apart(shown(row.value.value!, decimals), shown(row.mean.value!, decimals));
  const amount = way > 0 ? t("words.more", { n, baseline }) : t("words.less", { n, baseline });
  // The indicator is made so that ASSS is 1: of another baseline, one number alone would seem to say something else.
  const both = mean === number(1, decimals) ? value : t("words.use.values", { value, mean });
  return [t("words.use", { ...said, value: both, difference: amount })];
}

/** In whole per cent of the printed numbers, which have no digits for more. */
function apart(value: number, mean: number): string {
  const n = Math.abs(value / mean - 1) * 100;
  return n < 1 ? perCent(n).size : t("unit.percent", { n: number(n, 0) });
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
