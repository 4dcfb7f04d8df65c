import { Flag, type ProfileRow } from "../engine/types.ts";
import { list, withUnit } from "../formats.ts";
import { count, t, term } from "../messages/index.ts";
import type { Line, PlaceProfile } from "../profile/profile.ts";
import type { Answers } from "../profile/teller.ts";

/** So many indicators of one type a reader takes in as words; the table has the rest. */
const mostOfType = 3;

/**
 * Nøkkeltall in words, as KS's profile pages have them: first how many went up and down, then a paragraph per
 * indikatortype on those that lie furthest from the baseline. Says what the numbers say, and never whether that is good.
 */
export function gridWords(place: PlaceProfile, answers: Answers): string[] {
  const { year, profile } = answers;
  const rows = new Map(
    profile.filter((r) => r.region === place.code).map((r) => [r.indicator, r] as const),
  );
  const lines = place.types.flatMap((type) => type.lines);
  return [
    changes(lines, year, [...rows.values()]),
    ...place.types.map(({ type, lines: these }) => ofType(type, these, place, rows)),
  ].filter(Boolean);
}

function changes(lines: readonly Line[], year: number, rows: readonly ProfileRow[]): string {
  const n = (...kinds: string[]) => lines.filter((l) => l.change && kinds.includes(l.change.kind));
  const parts = [
    [n("up").length, (x: number) => count("collection.words.up", x)],
    [n("down").length, (x: number) => count("collection.words.down", x)],
    [n("unchanged").length, (x: number) => count("collection.words.unchanged", x)],
    [n("break", "missing").length, (x: number) => count("collection.words.incomparable", x)],
  ] as const;
  const said = parts.filter(([found]) => found > 0).map(([found, words]) => words(found));
  if (said.length === 0) return "";
  const provisional = rows.some(
    ({ value }) => value.status === 0 && value.flags & Flag.provisional,
  );
  return [
    t("collection.words.change", { from: year - 1, to: year, parts: list(said) }),
    ...(provisional ? [t("collection.words.provisional", { year })] : []),
  ].join(" ");
}

function ofType(
  type: string,
  lines: readonly Line[],
  place: PlaceProfile,
  rows: ReadonlyMap<string, ProfileRow>,
): string {
  const told = lines.filter((line) => rows.get(line.indicator.id)?.value.status === 0);
  if (told.length === 0) return "";
  const apart = ({ indicator }: Line) => Math.abs(rows.get(indicator.id)?.deviation ?? 0);
  const chosen = [...told].sort((a, b) => apart(b) - apart(a)).slice(0, mostOfType);
  const sentences = told
    .filter((line) => chosen.includes(line))
    .map((line) => sentence(line, place.phrase, rows.get(line.indicator.id)!));
  const said = { type: term("type", type || "none"), told: sentences.join(" ") };
  return told.length > chosen.length
    ? t("collection.words.furthest", said)
    : t("collection.words.type", said);
}

/** "Netto driftsutgifter …: 15 989 kroner (10 % over ASSS-snittet)." */
function sentence(
  { indicator, name, held, index }: Line,
  baseline: string,
  row: ProfileRow,
): string {
  const value = withUnit(row.value.value!, indicator.decimals, indicator.unit);
  const said = { indicator: name, value };
  if (!held || row.mean.status !== 0) return t("collection.words.value", said);
  // Over and under have a per cent; what is equal already says to what.
  const measured = index && row.deviation !== null && !held.includes(baseline);
  return t("collection.words.held", { ...said, held: measured ? `${held} ${baseline}` : held });
}
