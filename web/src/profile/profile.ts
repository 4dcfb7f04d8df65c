import type { Description, Indicator, KeyFiguresRow, ProfileRow } from "../engine/types.ts";
import { lower, number, unitName } from "../formats.ts";
import {
  groupOf,
  isRelative,
  isRest,
  placeLabel,
  placePhrase,
  regionName,
  wholeOf,
} from "../groups.ts";
import type { Sign } from "../missing.ts";
import { t, text } from "../messages/index.ts";
import { averageType, indicatorName } from "../series.ts";
import { change, held, type Change } from "./held.ts";
import { domain, type Domain, type Strip } from "./strip.ts";
import { Teller, type Answers, type Told } from "./teller.ts";

/** The tjenesteprofil of some municipalities, ready to be shown. */
export interface Profile {
  year: number;
  places: PlaceProfile[];
  domain: Domain;
  signs: Sign[];
  footnotes: string[];
  breaks: string[];
}

export interface PlaceProfile {
  code: string;
  name: string;
  /** What is 100, and as a sentence names it; a relative group differs between the municipalities. */
  baseline: string;
  phrase: string;
  /** What the baseline is, in the group's own words. */
  about: string;
  /** Whose lowest and highest are told. */
  span: string;
  /** By indikatortype, in KS's order. */
  types: { type: string; lines: Line[] }[];
}

export interface Line {
  indicator: Indicator;
  name: string;
  unit: string;
  /** Of an indicator without any data: its description. */
  described: string;
  value: Told;
  change: Change | undefined;
  /** "12 % over", "som ASSS-snittet", or why neither. */
  held: string;
  index: string;
  strip: Strip;
  mean: Told;
  /** "vektet snitt, 12 av 12 kommuner"; "" for a region. */
  average: string;
  low: Extreme | undefined;
  high: Extreme | undefined;
  /** The municipality's last three years. */
  years: { year: number; told: Told }[];
}

export interface Extreme {
  text: string;
  who: string;
}

export function profile(answers: Answers, bundle: Description): Profile {
  const teller = new Teller(answers, bundle);
  const codes = [...new Set(answers.profile.map((r) => r.region))];
  const places = codes.map((code) => placeProfile(code, answers, bundle, teller));
  const known = answers.profile.flatMap((r) => [r.index, r.minIndex, r.maxIndex]);
  return {
    year: answers.year,
    places,
    domain: domain(known.filter((index) => index !== null)),
    signs: teller.signs(),
    footnotes: teller.footnotes,
    breaks: teller.breaks(),
  };
}

function placeProfile(
  code: string,
  { profile: rows, keyFigures, year }: Answers,
  bundle: Description,
  teller: Teller,
): PlaceProfile {
  const mine = rows.filter((r) => r.region === code);
  const [first] = mine;
  const types = new Map<string, Line[]>();
  for (const row of mine) {
    const indicator = bundle.indicators.find((i) => i.id === row.indicator);
    const key = keyFigures.find((r) => r.indicator === row.indicator && r.region === code);
    if (!indicator || !key) continue;
    types.set(row.type, [
      ...(types.get(row.type) ?? []),
      line(indicator, row, key, year, bundle, teller),
    ]);
  }
  const baseline = first?.baseline ?? "";
  return {
    code,
    name: regionName(code, bundle),
    baseline: nameHere(baseline, bundle),
    phrase: placePhrase(baseline, bundle),
    about: text(groupOf(baseline, bundle)?.note),
    span: spanName(first?.span ?? "", bundle),
    types: [...types].map(([type, lines]) => ({ type, lines })),
  };
}

/** In a municipality's own profile a relative group needs no more than its name. */
function nameHere(place: string, bundle: Description): string {
  const group = groupOf(place, bundle);
  return isRelative(group) ? text(group?.name) : placeLabel(place, bundle);
}

/** The group itself: its lowest and highest are no average. */
function spanName(span: string, bundle: Description): string {
  const group = groupOf(span, bundle);
  const name = text(group?.name) || span;
  return isRelative(group) ? lower(name) : name;
}

function line(
  indicator: Indicator,
  row: ProfileRow,
  key: KeyFiguresRow,
  year: number,
  bundle: Description,
  teller: Teller,
): Line {
  const { decimals } = indicator;
  const extreme = (value: number | null, who: string): Extreme | undefined =>
    value === null ? undefined : { text: number(value, decimals), who: regionName(who, bundle) };
  return {
    indicator,
    name: indicatorName(indicator),
    unit: unitName(indicator.unit),
    described: indicator.versions.length === 0 ? text(indicator.description) : "",
    value: teller.tell(indicator, row.region, year, row.value),
    change: change(row, indicator, year, teller),
    ...held(row, decimals, placePhrase(row.baseline, bundle)),
    strip: {
      from: row.minIndex ?? undefined,
      to: row.maxIndex ?? undefined,
      dot: row.index ?? undefined,
    },
    mean: teller.tell(indicator, row.baseline, year, row.mean),
    average: averageWords(row, bundle),
    low: extreme(row.min, row.minRegion),
    high: extreme(row.max, row.maxRegion),
    years: key.values.map((cell) => ({
      year: cell.year,
      told: teller.tell(indicator, row.region, cell.year, cell),
    })),
  };
}

function averageWords(row: ProfileRow, bundle: Description): string {
  const group = groupOf(row.baseline, bundle);
  if (!group || row.mean.status !== 0) return "";
  return t("average.full", {
    type: averageType(row.average),
    members: isRest(group, bundle)
      ? t("average.rest", { whole: wholeOf(group, bundle), n: row.membersOf })
      : t("average.members", { in: row.members, of: row.membersOf }),
  });
}
