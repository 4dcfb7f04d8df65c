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

/** What the flags of a cell mean, in words. An average breaks when its members change, a municipality when its borders do. */
export function flagWords(flags: number, average = false): string[] {
  return [...marks.map(([bit]) => bit), ...wordOnly]
    .filter((bit) => flags & bit)
    .map((bit) => words(bit, !average, average));
}

function words(bit: number, region: boolean, average: boolean): string {
  if (bit !== Flag.break || !average) return term("flag", bit);
  return t(region ? "flag.2.both" : "flag.2.average");
}

export interface Sign {
  sign: string;
  words: string;
}

/** The signs that occur among the cells, weakest first, and what they mean. */
export function legend(
  cells: Iterable<{ status: number; flags: number; membersOf?: number }>,
): Sign[] {
  const statuses = new Set<number>();
  let regions = 0;
  let averages = 0;
  for (const { status, flags, membersOf } of cells) {
    if (status) statuses.add(status);
    else if (membersOf) averages |= flags;
    else regions |= flags;
  }
  const seen = (bit: number) => (regions | averages) & bit;
  return [
    ...[...statuses].sort((a, b) => a - b).map((s) => ({ sign: sign(s), words: reason(s) })),
    ...marks
      .filter(([bit]) => seen(bit))
      .map(([bit, m]) => ({
        sign: m,
        words: words(bit, (regions & bit) !== 0, (averages & bit) !== 0),
      })),
  ];
}

export function legendText(signsUsed: readonly Sign[]): string {
  return signsUsed.map(({ sign: s, words }) => `${s} ${words}`).join(" · ");
}
