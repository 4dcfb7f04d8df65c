import { Flag, Status } from "./engine/types.ts";
import { t, term } from "./messages/index.ts";

/**
 * The signs a missing value is shown with. SSB's own where it has one (`.` `..` `:`);
 * the others are ours, made of letters so that none can be taken for a number.
 */
const signs: Record<number, string> = {
  [Status.notApplicable]: ".",
  [Status.divisionByZero]: "d/0",
  [Status.overflow]: "o.f.",
  [Status.notDefined]: "i.d.",
  [Status.noData]: "i.t.",
  [Status.missing]: "..",
  [Status.suppressed]: "i.b.",
  [Status.confidential]: ":",
};

/** Flags that are printed after a value. The exact zero and the half unit are said in words only: the value is there. */
const marks: [number, string][] = [
  [Flag.provisional, "*"],
  [Flag.break, "b"],
  [Flag.overridden, "r"],
  [Flag.excluded, "u"],
  [Flag.mixedBorders, "g"],
];

const wordOnly = [Flag.exactZero, Flag.belowHalf];

export function sign(status: number): string {
  return signs[status] ?? "";
}

export function reason(status: number): string {
  return term("missing", status);
}

/** The marks after a value, as printed: "* b". */
export function mark(flags: number): string {
  return marks
    .filter(([bit]) => flags & bit)
    .map(([, m]) => m)
    .join(" ");
}

/** What a break is about: a municipality's borders, an average's members, or how municipalities are grouped. */
export type Broken = "borders" | "members" | "grouping";

/** What the flags of a cell mean, in words. */
export function flagWords(flags: number, broken: Broken): string[] {
  return [...marks.map(([bit]) => bit), ...wordOnly]
    .filter((bit) => flags & bit)
    .map((bit) => words(bit, [broken]));
}

function words(bit: number, broken: Broken[]): string {
  if (bit !== Flag.break) return term("flag", bit);
  return t("flag.break", {
    what: broken.map((b) => t(`flag.break.${b}`)).join(t("flag.break.or")),
  });
}

export interface Sign {
  sign: string;
  words: string;
}

/** The signs that occur in the rows, weakest first, and what they mean. */
export function legend(
  rows: readonly { broken: Broken; cells: readonly { status: number; flags: number }[] }[],
): Sign[] {
  const statuses = new Set<number>();
  const broken = new Set<Broken>();
  let seen = 0;
  for (const row of rows) {
    for (const { status, flags } of row.cells) {
      if (status) statuses.add(status);
      else seen |= flags;
      if (!status && flags & Flag.break) broken.add(row.broken);
    }
  }
  return [
    ...[...statuses].sort((a, b) => a - b).map((s) => ({ sign: sign(s), words: reason(s) })),
    ...marks
      .filter(([bit]) => seen & bit)
      .map(([bit, m]) => ({ sign: m, words: words(bit, [...broken]) })),
  ];
}

export function legendText(signsUsed: readonly Sign[]): string {
  return signsUsed.map(({ sign: s, words }) => `${s} ${words}`).join(" · ");
}
