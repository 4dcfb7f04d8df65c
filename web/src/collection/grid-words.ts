import { Flag, type ProfileRow } from "../engine/types.ts";
import { list, withUnit } from "../formats.ts";
import { flagWords } from "../missing.ts";
import { count, t, term } from "../messages/index.ts";
import type { Line, PlaceProfile } from "../profile/profile.ts";
import type { Answers } from "../profile/teller.ts";

/** So many indicators of one type a reader takes in as words; the table has the rest. */
const mostOfType = 3;

/**
 * Nøkkeltall in words, as KS's profile pages have them: first how many went up and down, then a paragraph per
 * indikatortype on those that lie furthest from the baseline, last what has no number. Says what the numbers say, and
 * never whether that is good. `first` is the data set's first year.
 */
export function gridWords(place: PlaceProfile, answers: Answers, first: number): string[] {
  const { year, profile } = answers;
  const rows = new Map(
    profile.filter((r) => r.region === place.code).map((r) => [r.indicator, r] as const),
  );
  const lines = place.types.flatMap((type) => type.lines).filter((line) => !line.described);
  return [
    [
      year > first ? changes(lines, year) : t("collection.words.firstYear", { year }),
      ...(isProvisional([...rows.values()]) ? [t("collection.words.provisional", { year })] : []),
    ].join(" "),
    ...place.types.map(({ type, lines: these }) => ofType(type, these, place, rows)),
    without(lines, year),
  ]
    .map((words) => words.trim())
    .filter(Boolean);
}

/** The first of them names what is counted. */
function changes(lines: readonly Line[], year: number): string {
  const n = (...kinds: string[]) =>
    lines.filter((l) => l.change && kinds.includes(l.change.kind)).length;
  const parts = [
    [n("up"), "collection.words.up", "collection.words.up"],
    [n("down"), "collection.words.down", "collection.words.down.first"],
    [n("unchanged"), "collection.words.unchanged", "collection.words.unchanged.first"],
    [n("break", "missing"), "collection.words.incomparable", "collection.words.incomparable.first"],
  ] as const;
  const said = parts
    .filter(([found]) => found > 0)
    .map(([found, words, firstWords], i) => count(i === 0 ? firstWords : words, found));
  if (said.length === 0) return "";
  return t("collection.words.change", { from: year - 1, to: year, parts: list(said) });
}

function isProvisional(rows: readonly ProfileRow[]): boolean {
  return rows.some(({ value }) => value.status === 0 && value.flags & Flag.provisional);
}

function ofType(
  type: string,
  lines: readonly Line[],
  place: PlaceProfile,
  rows: ReadonlyMap<string, ProfileRow>,
): string {
  const told = lines.filter((line) => rows.get(line.indicator.id)?.value.status === 0);
  if (told.length === 0) return "";
  const chosen = told.length > mostOfType ? furthest(told, rows) : told;
  const shown = chosen.length ? chosen : told.slice(0, mostOfType);
  const sentences = told
    .filter((line) => shown.includes(line))
    .map((line) => sentence(line, place.phrase, rows.get(line.indicator.id)!));
  const said = { type: term("type", type || "none"), told: sentences.join(" ") };
  if (told.length === shown.length) return t("collection.words.type", said);
  return chosen.length
    ? t("collection.words.furthest", said)
    : t("collection.words.some", { ...said, n: shown.length, of: told.length });
}

/** Of those that a per cent tells something about: not where a value or its average is negative or the average is 0. */
function furthest(lines: readonly Line[], rows: ReadonlyMap<string, ProfileRow>): Line[] {
  const apart = ({ indicator }: Line) => Math.abs(rows.get(indicator.id)!.deviation!);
  return lines
    .filter(({ indicator, index }) => index && rows.get(indicator.id)!.value.value! >= 0)
    .sort((a, b) => apart(b) - apart(a))
    .slice(0, mostOfType);
}

/** "Netto driftsutgifter …: 15 989 kroner (10 % over ASSS-snittet)." */
function sentence(
  { indicator, name, held, index }: Line,
  baseline: string,
  row: ProfileRow,
): string {
  // That numbers are provisional, and which break with the year before, is told for all of them first.
  const flags = row.value.flags & ~(Flag.provisional | Flag.break | Flag.footnote);
  const value = [
    withUnit(row.value.value!, indicator.decimals, indicator.unit),
    ...flagWords(flags, [], "other"),
  ].join(", ");
  const said = { indicator: name, value };
  if (!held || row.mean.status !== 0) return t("collection.words.value", said);
  // Over and under have a per cent; what is equal already says to what.
  const measured = index && row.deviation !== null && !held.includes(baseline);
  return t("collection.words.held", { ...said, held: measured ? `${held} ${baseline}` : held });
}

/** "Uten tall for 2020: Sykefravær (: konfidensielt)." */
function without(lines: readonly Line[], year: number): string {
  const reasons = new Map<string, string[]>();
  for (const { value, name } of lines)
    if (value.missing) reasons.set(value.words, [...(reasons.get(value.words) ?? []), name]);
  if (reasons.size === 0) return "";
  const indicators = [...reasons].map(([why, names]) => `${list(names)} (${why})`).join("; ");
  return t("collection.words.without", { year, indicators });
}
