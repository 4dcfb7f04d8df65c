import { ownArea } from "../data/data-set.ts";
import { Flag, type Description } from "../engine/types.ts";
import { capital, withUnit } from "../formats.ts";
import { isMunicipality } from "../groups.ts";
import { reason } from "../missing.ts";
import { t } from "../messages/index.ts";
import { averageAt, type Panel, type Row } from "../series.ts";
import type { State } from "../state.ts";

/** What the sentences of one figure are made from, and what they have said already. */
export class Telling {
  #averages = new Set<string>();
  #municipalities: ReadonlySet<string>;

  constructor(
    readonly state: State,
    readonly bundle: Description,
  ) {
    this.#municipalities = new Set(bundle.regions.filter(isMunicipality).map((r) => r.code));
  }

  /** The type of an average and the members behind it, the first time only: after that the reader knows. */
  average(panel: Panel, row: Row, k: number): string {
    return this.once(row, averageAt(panel, row, k));
  }

  once(row: Row, words: string): string {
    if (row.kind === "region") return "";
    const key = `${row.id} ${words}`;
    if (this.#averages.has(key)) return "";
    this.#averages.add(key);
    return words;
  }

  isMunicipality(row: Row): boolean {
    return row.kind === "region" && this.#municipalities.has(row.id);
  }

  /** The municipalities that were chosen. */
  chosen(panel: Panel): Row[] {
    return panel.rows.filter((row) => row.role !== "background" && this.isMunicipality(row));
  }

  /** The chosen ones and those behind them. */
  everybody(panel: Panel): Row[] {
    return panel.rows.filter((row) => this.isMunicipality(row));
  }
}

/** Whom the sentences are about: the highlighted place, else the first that was chosen. */
export function focusRow(panel: Panel): Row | undefined {
  return (
    panel.rows.find((r) => r.role === "focus") ?? panel.rows.find((r) => r.role !== "background")
  );
}

/** What it is held against: the first average, else the next chosen place. */
export function baseRow(panel: Panel, focus: Row): Row | undefined {
  return (
    panel.rows.find((r) => r !== focus && r.role === "average") ??
    panel.rows.find((r) => r !== focus && r.role !== "background")
  );
}

/** An average of one municipality is that municipality, perhaps the one that would be held against it. */
export function isOneMember(row: Row, k: number): boolean {
  return row.kind === "group" && row.cells[k]!.members === 1;
}

export function has(row: Row, k: number): boolean {
  return row.cells[k]!.status === 0;
}

/** The last year that the row has a number for; -1: none. */
export function lastKnown(row: Row): number {
  return row.cells.findLastIndex((cell) => cell.status === 0);
}

/** The indicator as what a sentence is about. A colon of its own would stand beside the sentence's. */
export function topic({ name, indicator }: Panel): string {
  const said = name.replace(/: /g, ", ");
  return indicator.area === ownArea ? t("own.option", { name: said }) : said;
}

export function valueAt(panel: Panel, row: Row, k: number): string {
  return withUnit(row.cells[k]!.value, panel.decimals, panel.unit);
}

/** "10 400 kroner i 2024", in brackets that it is provisional and, where it is given, what average it is. */
export function valueInYear(panel: Panel, row: Row, k: number, average = ""): string {
  const sentence = t("words.at", { value: valueAt(panel, row, k), year: panel.years[k]! });
  const provisional = row.cells[k]!.flags & Flag.provisional ? t("words.provisional") : "";
  const brackets = [provisional, average].filter(Boolean).join("; ");
  return brackets ? t("words.brackets", { sentence, brackets }) : sentence;
}

/** "X: Trondheim har ikke tall for 2024 (konfidensielt)." */
export function withoutNumber(panel: Panel, row: Row, k: number): string {
  return t("words.missing", {
    indicator: topic(panel),
    place: row.phrase,
    year: panel.years[k]!,
    reason: reason(row.cells[k]!.status),
  });
}

/** "ASSS-snittet har ikke tall for 2024 (…)." */
export function baseWithout(panel: Panel, base: Row, k: number): string {
  return t("words.base.missing", {
    baseline: capital(base.phrase),
    year: panel.years[k]!,
    reason: reason(base.cells[k]!.status),
  });
}

/** A sentence, with what stands in brackets at its end. */
export function closed(sentence: string, brackets = ""): string {
  const whole = brackets ? t("words.brackets", { sentence, brackets }) : sentence;
  return t("words.sentence", { sentence: whole });
}
