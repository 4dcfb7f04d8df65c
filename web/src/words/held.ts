import { list, lower } from "../formats.ts";
import { t } from "../messages/index.ts";
import { perCent } from "./difference.ts";

/** How one indicator stands to the baseline. */
export interface Held {
  name: string;
  way: 1 | -1 | 0;
  /** Per cent of the baseline, without sign; undefined where the two print alike, or per cent means little. */
  deviation: number | undefined;
}

export interface HeldAll {
  place: string;
  baseline: string;
  year: number;
  provisional: boolean;
  /** "vektet snitt, 12 av 12 kommuner", or "". */
  average: string;
  held: readonly Held[];
  /** Why the rest cannot be compared, one reason per indicator. */
  reasons: readonly string[];
}

/** So many of the largest deviations are named. */
const named = 3;

/** Over how many indicators, under how many, and the largest deviations by name. */
export function heldAll(all: HeldAll): string[] {
  const { place, baseline, held, reasons } = all;
  const of = held.length + reasons.length;
  const why = list([...new Set(reasons)]);
  if (held.length === 0) return none(of, { place, baseline, reasons: why });
  const year = all.provisional ? t("words.year.provisional", { year: all.year }) : String(all.year);
  const said = { year, place, held: list(shares(held, baseline, of)) };
  const sentence = all.average
    ? t("words.held.brackets", { ...said, brackets: all.average })
    : t("words.held", said);
  return [
    sentence,
    ...(reasons.length > 0 ? [t("words.held.not", { n: reasons.length, reasons: why })] : []),
    ...largest(held, baseline),
  ];
}

/** "over ASSS-snittet for 5 av 8 indikatorer", "under for 3" */
function shares(held: readonly Held[], baseline: string, of: number): string[] {
  const n = (way: Held["way"]) => held.filter((one) => one.way === way).length;
  const ways = ([1, -1, 0] as const).filter((way) => n(way) > 0);
  const name = { "1": "over", "-1": "under", "0": "equal" } as const;
  return ways.map((way, i) =>
    i === 0
      ? t(`words.held.first.${name[way]}`, { baseline, share: share(n(way), of) })
      : t(`words.held.${name[way]}`, { n: n(way) }),
  );
}

function share(n: number, of: number): string {
  return of === 1 ? t("words.held.share.single") : t("words.held.share", { n, of });
}

/** Where none of the indicators can be compared. */
function none(of: number, said: { place: string; baseline: string; reasons: string }): string[] {
  if (of === 0) return [];
  return [of === 1 ? t("words.held.none.single", said) : t("words.held.none", { ...said, of })];
}

function largest(held: readonly Held[], baseline: string): string[] {
  const apart = held
    .flatMap(({ deviation, ...one }) => (deviation === undefined ? [] : [{ ...one, deviation }]))
    .sort((a, b) => b.deviation - a.deviation)
    .slice(0, named);
  if (apart.length === 0) return [];
  const items = apart
    .map(({ name, way, deviation }) => {
      const said = { name: lower(name), n: perCent(deviation).size };
      return way > 0 ? t("words.held.item.over", said) : t("words.held.item.under", said);
    })
    .join("; ")
    // A name can end in an abbreviation, the sentence has one full stop.
    .replace(/\.$/, "");
  return [t("words.held.largest", { baseline, items })];
}
