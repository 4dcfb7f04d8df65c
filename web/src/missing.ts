import { Flag, Status, type Result } from "./engine/types.ts";
import { t, term } from "./messages/index.ts";

/**
 * A reason of the page's own: a sum or a difference was asked for of results that are no sums. The calculator says
 * no more than "not defined" there.
 */
export const notSummable = 100;

/**
 * Bits of the page's own, beyond the calculator's sixteen: how a number of a local bundle differs from the published
 * one. `gone` stands on a missing value.
 */
export const Difference = { changed: 1 << 16, added: 1 << 17, gone: 1 << 18 } as const;

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
  [notSummable]: "i.s.",
};

/** Flags that are printed after a value. The exact zero and the half unit are said in words only: the value is there. */
const marks: [number, string][] = [
  [Flag.provisional, "*"],
  [Flag.break, "b"],
  [Flag.overridden, "r"],
  [Flag.excluded, "u"],
  [Flag.mixedBorders, "g"],
  [Flag.summed, "s"],
  [Difference.changed, "e"],
  [Difference.added, "n"],
  [Difference.gone, "v"],
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

/** What a year breaks with the year before. */
export type BreakKind = Result["breaks"][number]["kind"];

export interface Break {
  kind: BreakKind;
  /** The data set's own words, or "". */
  text: string;
}

/** The first chosen place stands out, averages are reference lines, the other chosen ones stay calm; not chosen is the background. */
export type Role = "focus" | "other" | "average" | "background";

/** What the flags and breaks of a cell mean, in words. An average has its members' flags: a corrected member is not a corrected average. */
export function flagWords(flags: number, breaks: readonly Break[], role: Role): string[] {
  const kinds = [...new Set(breaks.map((b) => b.kind))];
  return [
    ...[...marks.map(([bit]) => bit), ...wordOnly]
      .filter((bit) => flags & bit)
      .flatMap((bit) => (bit === Flag.break ? breakWords(kinds) : [flagWord(bit, role)])),
    ...(kinds.includes("definition") ? [t("sign.redefined")] : []),
  ];
}

function flagWord(bit: number, role: Role): string {
  return role === "average" ? term("flag.average", bit, term("flag", bit)) : term("flag", bit);
}

/** "brudd: nye kommunegrenser eller …"; a new definition has a sign of its own. */
function breakWords(kinds: readonly BreakKind[]): string[] {
  const what = kinds.filter((kind) => kind !== "definition").map((kind) => t(`flag.break.${kind}`));
  return what.length ? [t("flag.break", { what: what.join(t("flag.or")) })] : [];
}

export interface Sign {
  sign: string;
  words: string;
}

/** The signs that occur in the rows, weakest first, and what they mean. */
export function legend(
  rows: readonly {
    role: Role;
    breaks: readonly (readonly Break[])[];
    cells: readonly { status: number; flags: number }[];
  }[],
): Sign[] {
  const statuses = new Set<number>();
  const kinds = new Set<BreakKind>();
  const words = new Map<number, Set<string>>();
  for (const { role, breaks, cells } of rows) {
    cells.forEach(({ status, flags }, k) => {
      if (status) {
        statuses.add(status);
        if (!(flags & Difference.gone)) return;
      }
      for (const [bit] of marks.filter(([one]) => flags & one & (status ? Difference.gone : ~0)))
        words.set(bit, (words.get(bit) ?? new Set()).add(flagWord(bit, role)));
      if (!status && flags & Flag.break) for (const { kind } of breaks[k] ?? []) kinds.add(kind);
    });
  }
  return [
    ...[...statuses].sort((a, b) => a - b).map((s) => ({ sign: sign(s), words: reason(s) })),
    ...marks.flatMap(([bit, m]) => {
      const told = bit === Flag.break ? breakWords([...kinds]) : [...(words.get(bit) ?? [])];
      return told.length ? [{ sign: m, words: told.join(t("flag.or")) }] : [];
    }),
  ];
}

export function legendText(signsUsed: readonly Sign[]): string {
  return signsUsed.map(({ sign: s, words }) => `${s} ${words}`).join(" · ");
}
