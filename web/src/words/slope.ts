import { endYears } from "../figure/ends.ts";
import { capital, some } from "../formats.ts";
import { t } from "../messages/index.ts";
import { averageAt, type Panel, type Row } from "../series.ts";
import { broken, isBroken } from "./breaks.ts";
import { gap, type Gap } from "./difference.ts";
import { currencyOf, overYears } from "./over-years.ts";
import {
  baseRow,
  closed,
  focusRow,
  has,
  isOneMember,
  topic,
  valueAt,
  valueInYear,
  type Telling,
} from "./telling.ts";

/** Two years beside each other: how the highlighted place and the average changed, and who changed most. */
export function slope(panel: Panel, telling: Telling): string[] {
  const row = focusRow(panel);
  if (!row) return [];
  const ends = endYears(panel);
  if (!ends || !ends.every((k) => has(row, k))) return overYears(panel, telling);
  const [a, b] = ends;
  const base = baseRow(panel, row);
  return [
    t("words.of", { indicator: topic(panel), sentence: went(panel, row, a, b, true, telling) }),
    ...reasons(panel, row, a, b),
    ...(base && has(base, a) && has(base, b) && !isOneMember(base, a) && !isOneMember(base, b)
      ? [capital(went(panel, base, a, b, false, telling)), ...reasons(panel, base, a, b, row)]
      : []),
    ...movers(panel, telling.chosen(panel), a, b),
  ];
}

/** What breaks the row; what breaks `told` in the same way has been said. */
function reasons(panel: Panel, row: Row, a: number, b: number, told?: Row): string[] {
  const why = broken(panel, row, a, b);
  return why && !(told && broken(panel, told, a, b) === why) ? [why] : [];
}

/** "Trondheim gikk fra 10 400 kroner i 2015 til 14 103 kroner i 2024, opp 36 % (løpende kroner)." */
function went(
  panel: Panel,
  row: Row,
  a: number,
  b: number,
  years: boolean,
  telling: Telling,
): string {
  const { way, size: n } = gap(row.cells[b]!.value, row.cells[a]!.value, panel);
  const average = telling.once(row, averages(panel, row, a, b));
  const said = {
    place: row.phrase,
    then: years ? valueInYear(panel, row, a) : valueAt(panel, row, a),
    now: years ? valueInYear(panel, row, b, average) : valueAt(panel, row, b),
  };
  const brackets = years && way !== 0 ? "" : average;
  if (way === 0) {
    const [from, to] = [panel.years[a]!, panel.years[b]!];
    return closed(
      t("words.went.same", { place: row.phrase, value: valueAt(panel, row, b), from, to }),
      brackets,
    );
  }
  if (isBroken(row, a, b)) return closed(t("words.went", said), brackets);
  const sentence =
    way > 0 ? t("words.went.up", { ...said, n }) : t("words.went.down", { ...said, n });
  return closed(years ? `${sentence}${currencyOf(panel)}` : sentence, brackets);
}

/** "vektet snitt, 10 av 10 kommuner i 2015 og vektet snitt, 12 av 12 kommuner i 2024"; once where they are the same. */
function averages(panel: Panel, row: Row, a: number, b: number): string {
  const both = [a, b].map((k) => ({ average: averageAt(panel, row, k), year: panel.years[k]! }));
  if (both[0]!.average === both[1]!.average) return both[0]!.average;
  return both.map((one) => t("words.average.year", one)).join("; ");
}

/** From so many municipalities on, the reader wants to know who changed most. */
const several = 4;

function movers(panel: Panel, chosen: readonly Row[], a: number, b: number): string[] {
  const steady = chosen.filter((row) => has(row, a) && has(row, b) && !isBroken(row, a, b));
  if (steady.length < several) return [];
  const who = t(steady.length === chosen.length ? "words.chosen" : "words.chosen.comparable");
  const then = (row: Row) => row.cells[a]!.value;
  const now = (row: Row) => row.cells[b]!.value;
  const measure = { ...panel, rows: steady };
  const relative =
    panel.unit !== "prosent" && steady.every((row) => then(row) > 0 && now(row) >= 0);
  const change = (row: Row) => (relative ? now(row) / then(row) : now(row) - then(row));
  const sorted = [...steady].sort((x, y) => change(x) - change(y));
  const [down, up] = [sorted[0]!, sorted.at(-1)!].map((row) => {
    const how = (one: Row) => gap(now(one), then(one), measure);
    const { way, size } = how(row);
    const alike = steady.filter((one) => how(one).way === way && how(one).size === size);
    const names = some(
      alike.map((one) => one.phrase),
      3,
    );
    return { way, size, names };
  }) as [Mover, Mover];
  const most = { who, up: up.names, upBy: up.size };
  const least = { who, down: down.names, downBy: down.size };
  if (up.way > 0 && down.way < 0) return [t("words.movers", { ...most, ...least })];
  if (up.way > 0) return [t("words.movers.up", most)];
  if (down.way < 0) return [t("words.movers.down", least)];
  return [t("words.movers.none", { who })];
}

type Mover = Pick<Gap, "way" | "size"> & { names: string };
