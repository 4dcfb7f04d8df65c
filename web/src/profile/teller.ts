import { dataWords } from "../data/data-words.ts";
import {
  Flag,
  type Description,
  type Indicator,
  type KeyFiguresRow,
  type ProfileRow,
  type Result,
  type TableCell,
} from "../engine/types.ts";
import { number, withUnit } from "../formats.ts";
import { placeLabel, regionName } from "../groups.ts";
import { mergedAfter } from "../mergers.ts";
import {
  flagWords,
  legend,
  mark,
  reason,
  sign,
  type Break,
  type Role,
  type Sign,
} from "../missing.ts";
import { t } from "../messages/index.ts";
import { breaksAt, indicatorName, plainStatus, redefinedSign, type Row } from "../series.ts";

/** What the calculator answered for a profile. */
export interface Answers {
  year: number;
  /** Whether predecessors are summed. */
  summed: boolean;
  profile: readonly ProfileRow[];
  keyFigures: readonly KeyFiguresRow[];
  /** The same places over the three years, for breaks and footnotes. */
  around: Result;
}

/** A number with its marks, or the sign of a missing one; `words` tells all of it. */
export interface Told {
  text: string;
  words: string;
  missing: boolean;
  /** Numbers in the list of footnotes. */
  notes: number[];
}

interface Seen {
  role: Role;
  breaks: Break[][];
  cells: { status: number; flags: number }[];
}

/** Tells cells, and remembers which signs and footnotes they used. */
export class Teller {
  readonly footnotes: string[] = [];
  #answers: Answers;
  #bundle: Description;
  #seen: Seen[] = [];
  #broken = new Set<string>();

  constructor(answers: Answers, bundle: Description) {
    this.#answers = answers;
    this.#bundle = bundle;
  }

  tell(indicator: Indicator, place: string, year: number, cell: TableCell): Told {
    const { around } = this.#answers;
    const kind = around.places.find((p) => p.id === place)?.kind ?? "region";
    const status = this.#status(indicator, place, kind, year, cell.status);
    const breaks = this.breaksAt(indicator, place, year);
    const flags = cell.flags | (breaks.some((b) => b.kind !== "definition") ? Flag.break : 0);
    const role = kind === "region" ? "other" : "average";
    // Nothing is shown of an indicator that is only described.
    if (indicator.versions.length > 0)
      this.#seen.push({ role, breaks: [breaks], cells: [{ status, flags }] });
    if (status === 0)
      for (const b of breaks) this.#broken.add(this.#breakText(indicator, place, year, b));
    const notes = flags & Flag.footnote ? this.#notes(indicator, place, year) : [];
    if (status !== 0)
      return {
        text: sign(status),
        words: `${sign(status)} ${reason(status)}`,
        missing: true,
        notes,
      };
    const redefined = breaks.some((b) => b.kind === "definition") ? redefinedSign : "";
    return {
      text: [number(cell.value!, indicator.decimals), mark(flags), redefined]
        .filter(Boolean)
        .join(" "),
      words: [
        withUnit(cell.value!, indicator.decimals, indicator.unit),
        ...flagWords(flags, breaks, role),
      ].join(", "),
      missing: false,
      notes,
    };
  }

  breaksAt(indicator: Indicator, place: string, year: number): Break[] {
    const found = this.#answers.around.breaks.filter((b) => b.indicator === indicator.id);
    return breaksAt(found, place, year, this.#bundle);
  }

  signs(): Sign[] {
    const redefined = this.#seen.some(
      ({ breaks, cells }) =>
        cells[0]!.status === 0 && breaks[0]!.some((b) => b.kind === "definition"),
    );
    return [
      ...legend(this.#seen),
      ...(redefined ? [{ sign: redefinedSign, words: t("sign.redefined") }] : []),
    ];
  }

  /** The data set's own words about the breaks that are shown. */
  breaks(): string[] {
    return [...this.#broken].filter(Boolean);
  }

  #status(
    indicator: Indicator,
    place: string,
    kind: Row["kind"],
    year: number,
    status: number,
  ): number {
    const { around } = this.#answers;
    const i = around.indicators.indexOf(indicator.id);
    const k = around.years.indexOf(year);
    const average = around.average[i * around.years.length + k] ?? "";
    const merged = this.#answers.summed && mergedAfter(place, year, this.#bundle);
    return plainStatus(status, kind, average, merged);
  }

  #breakText(indicator: Indicator, place: string, year: number, { text: words }: Break): string {
    if (!words) return "";
    return t("table.footnote", { place: regionName(place, this.#bundle), year, text: words });
  }

  #notes(indicator: Indicator, place: string, year: number): number[] {
    const found = this.#answers.around.footnotes.filter(
      (f) =>
        f.indicator === indicator.id &&
        (f.place === "" || f.place === place) &&
        f.from <= year &&
        year <= f.to,
    );
    return found.map((f) => {
      const words = t("profile.footnote", {
        indicator: indicatorName(indicator),
        place: f.place ? placeLabel(f.place, this.#bundle) : t("table.everywhere"),
        text: dataWords(f.text, this.#bundle),
      });
      const at = this.footnotes.indexOf(words);
      return at >= 0 ? at + 1 : this.footnotes.push(words);
    });
  }
}
