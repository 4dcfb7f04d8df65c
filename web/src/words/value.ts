import { capital, list, years } from "../formats.ts";
import { reason } from "../missing.ts";
import { t } from "../messages/index.ts";
import { hasValue, type Panel, type Row } from "../series.ts";
import { difference } from "./difference.ts";
import {
  baseRow,
  baseWithout,
  closed,
  has,
  isOneMember,
  lastKnown,
  topic,
  valueAt,
  valueInYear,
  withoutNumber,
  type Telling,
} from "./telling.ts";

/**
 * The row's last number, and how it stands to the first average (or the second row). Where the last year has none, the
 * reason, and the last number that is known.
 */
export function lastValue(panel: Panel, row: Row, telling: Telling): string[] {
  const last = panel.years.length - 1;
  if (!hasValue(row)) return [without(panel, row), ...baseAlone(panel, row, last, telling)];
  const k = lastKnown(row);
  const far = (base: Row) =>
    t("words.difference", {
      difference: difference(row.cells[k]!.value, base.cells[k]!.value, panel, base.phrase),
    });
  if (k === last) return withBase(standing(panel, row, k, telling), panel, row, k, telling, far);
  const lastOne = t("words.last", { at: at(panel, row, k, telling) });
  return [withoutNumber(panel, row, last), ...withBase(lastOne, panel, row, k, telling, far)];
}

/** Both numbers beside each other: "… lå på 3,9 % i 2024, ASSS-snittet på 4,2 %". */
export function beside(panel: Panel, row: Row, k: number, telling: Telling): string[] {
  if (!has(row, k)) return [withoutNumber(panel, row, k), ...baseAlone(panel, row, k, telling)];
  return withBase(standing(panel, row, k, telling), panel, row, k, telling, (base) =>
    t("words.beside", { baseline: base.phrase, value: valueAt(panel, base, k) }),
  );
}

function standing(panel: Panel, row: Row, k: number, telling: Telling): string {
  const said = { indicator: topic(panel), place: row.phrase, at: at(panel, row, k, telling) };
  return t("words.value", said);
}

function at(panel: Panel, row: Row, k: number, telling: Telling): string {
  return valueInYear(panel, row, k, telling.average(panel, row, k));
}

/** The sentence goes on with what `more` says of the average; where that has no number, its reason follows. */
function withBase(
  sentence: string,
  panel: Panel,
  row: Row,
  k: number,
  telling: Telling,
  more: (base: Row) => string,
): string[] {
  const base = baseRow(panel, row);
  if (!base || (has(base, k) && isOneMember(base, k))) return [closed(sentence)];
  if (!has(base, k)) return [closed(sentence), baseWithout(panel, base, k)];
  return [closed(`${sentence}${more(base)}`, telling.average(panel, base, k))];
}

/** No number in any year. */
function without(panel: Panel, row: Row): string {
  if (panel.years.length === 1) return withoutNumber(panel, row, 0);
  return t("words.none", {
    indicator: topic(panel),
    place: row.phrase,
    years: years(panel.years[0]!, panel.years.at(-1)!),
    reasons: list([...new Set(row.cells.map((c) => reason(c.status)))]),
  });
}

function baseAlone(panel: Panel, row: Row, k: number, telling: Telling): string[] {
  const base = baseRow(panel, row);
  if (!base || !has(base, k) || isOneMember(base, k)) return [];
  const said = { baseline: capital(base.phrase), at: at(panel, base, k, telling) };
  return [closed(t("words.base", said))];
}
