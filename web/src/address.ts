import { ownArea } from "./data/data-set.ts";
import { freshOf, isPublished, opensWith, own, shipped } from "./data/name.ts";
import type { Description, Indicator, OwnGroup, Predecessors } from "./engine/types.ts";
import { years } from "./formats.ts";
import { fromOutside, start } from "./from-outside.ts";
import { t, type Language } from "./messages/index.ts";
import { isGuest, readOwnIndicators, writeOwnIndicators } from "./own/indicators.ts";
import { clean, type Read } from "./own/link.ts";
import { withOwn } from "./own/with-own.ts";
import { readOwnGroups, writeOwnGroups } from "./own/groups.ts";
import {
  baselines,
  figures,
  type Axis,
  type Best,
  type Order,
  type Panels,
  type Span,
  type State,
  type View,
} from "./state.ts";

/**
 * The state in the URL hash: `#v=1&data=demo&omr=barnevern&ind=a~b&kom=3201~0301&grp=asss&fra=2019&til=2024&fig=bar`.
 * Only what differs from the default is written. Nobody may be sure that a link is ours, so everything in it is checked.
 */

/** In the address, in Norwegian. */
const viewWords: Record<View, string> = {
  figure: "figur",
  profile: "profil",
  keyfigures: "nokkeltall",
  findings: "funn",
  indicators: "indikatorer",
  sources: "datagrunnlag",
  collection: "samling",
};
const axisWords: Record<Axis, string> = { years: "aar", places: "sted", indicators: "indikator" };
const panelWords: Record<Panels, string> = { indicators: "indikator", places: "sted" };
const orderWords: Record<Order, string> = { chosen: "valg", value: "verdi" };
const labelWords: Record<"no" | "yes", string> = { no: "nei", yes: "vis" };
const bestWords: Record<Best, string> = { unsaid: "uten", high: "hoy", low: "lav" };
const languageWords: Record<Language, string> = { nb: "nb", nn: "nn", en: "en" };
const predecessorWords: Record<Predecessors, string> = {
  "as-published": "publisert",
  summed: "sum",
};
const changesWords: Record<"no" | "yes", string> = { no: "nei", yes: "vis" };

export const version = "1";
const keys = [
  "v",
  "data",
  "omr",
  "ind",
  "kom",
  "grp",
  "fra",
  "til",
  "fig",
  "vis",
  "aar",
  "mot",
  "siste",
  "akse",
  "felt",
  "rek",
  "tall",
  "best",
  "fgj",
  "end",
  "tit",
  "und",
  "mrk",
  "spr",
  "egr",
  "egi",
  "skjul",
  "fryst",
  "saml",
] as const;
type Key = (typeof keys)[number];

/**
 * The longest words of the reader's own that a figure takes, and the longest address: a packed collection
 * (collection/pack.ts) and what stands around it. In characters.
 */
export const longest = { title: 200, note: 600, address: 250_000 } as const;

/** A hash as it stands: texts, not yet held against any data set. */
export type Wanted = Partial<Record<Key, string>>;

export function parse(hash: string): Read<Wanted> {
  const result: Wanted = {};
  const problems: string[] = [];
  if (hash.length > longest.address)
    return { result, problems: [t("notice.link.long", { most: longest.address })] };
  for (const part of hash.replace(/^#/, "").split("&")) {
    if (!part) continue;
    const at = part.indexOf("=");
    const key = (at < 0 ? part : part.slice(0, at)) as Key;
    if (at < 0) problems.push(t("notice.link.form", { value: shorten(part) }));
    else if (!keys.includes(key)) problems.push(t("notice.link.key", { key: shorten(key) }));
    else if (key in result) problems.push(t("notice.link.twice", { key }));
    else result[key] = decoded(part.slice(at + 1));
  }
  if (Object.keys(result).length > 0 && result.v !== version) {
    return { result: {}, problems: [t("notice.link.version", { value: shorten(result.v ?? "") })] };
  }
  return { result, problems };
}

/** The data set a link asks for; whether it exists is seen when it is opened. `held` says whether the reader's own is in memory. */
export function dataSet(wanted: Wanted, held: boolean): Read<string> {
  const { data = opensWith } = wanted;
  if (isPublished(data) || freshOf(data) || (data === own && held))
    return { result: data, problems: [] };
  const problem =
    data === own ? t("notice.link.own") : t("notice.link.data", { value: shorten(data) });
  return { result: opensWith, problems: [problem] };
}

/**
 * Holds what is wanted against the data set. `defaults` answers for an area; whatever cannot be used falls back to it.
 * `refusal` says why the calculator cannot take an indicator of the reader's.
 */
export function resolve(
  wanted: Wanted,
  data: string,
  published: Description,
  defaults: (area?: string) => State,
  remembered: readonly OwnGroup[] = [],
  refusal: (own: Indicator) => string | undefined = () => undefined,
): Read<State> {
  const ownGroups = readOwnGroups(wanted.egr, published);
  // A link's group comes before one that this browser has kept under the same id.
  const others = remembered.filter(({ id }) => !ownGroups.result.some((g) => g.id === id));
  ownGroups.result.push(...readOwnGroups(writeOwnGroups(others), published).result);
  const ownIndicators = readOwnIndicators(wanted.egi, published, refusal);
  const bundle = withOwn(published, ownGroups.result, ownIndicators.result);
  const problems: string[] = [...ownGroups.problems, ...ownIndicators.problems];
  const areaKnown =
    wanted.omr === undefined || bundle.serviceAreas.some((a) => a.id === wanted.omr);
  if (!areaKnown)
    problems.push(
      wanted.omr === ownArea
        ? t("notice.link.ownTable")
        : t("notice.link.area", { value: shorten(wanted.omr!) }),
    );
  const base = defaults(areaKnown ? wanted.omr : undefined);

  const indicators = codes(wanted.ind, base.indicators, (value) => {
    const indicator = bundle.indicators.find((i) => i.id === value);
    if (!indicator && value.startsWith(`${ownArea}.`)) return t("notice.link.ownTable");
    if (!indicator) return t("notice.link.indicator", { value: shorten(value) });
    if (indicator.versions.length === 0)
      return t("notice.link.noVersions", { value: shorten(value) });
    // What the reader has made or brought can stand beside any area's.
    if (indicator.area !== base.area && !isGuest(indicator))
      return t("notice.link.indicatorArea", { value: shorten(value) });
    return undefined;
  });
  const regions = codes(
    wanted.kom,
    base.regions,
    (value) =>
      bundle.regions.some((r) => r.code === value)
        ? undefined
        : t("notice.link.region", { value: shorten(value) }),
    (code) => currentCode(code, bundle),
  );
  const groups = codes(wanted.grp, base.groups, (value) =>
    bundle.groups.some((g) => g.id === value)
      ? undefined
      : t("notice.link.group", { value: shorten(value) }),
  );
  problems.push(...indicators.problems, ...regions.problems, ...groups.problems);

  const [first, last] = bundle.years;
  const year = (text: string | undefined): number | undefined => {
    if (text === undefined) return undefined;
    const n = Number(text);
    if (/^\d{4}$/.test(text) && n >= first && n <= last) return n;
    problems.push(t("notice.link.year", { value: shorten(text), years: years(first, last) }));
    return undefined;
  };
  const asked = { from: year(wanted.fra), to: year(wanted.til) };
  let from = asked.from ?? Math.min(base.from, asked.to ?? base.from);
  let to = asked.to ?? Math.max(base.to, from);
  if (from > to) {
    problems.push(t("notice.link.yearOrder", { from, to }));
    [from, to] = [to, from];
  }
  let span: Span = asked.to === undefined ? "from" : "fixed";
  if (wanted.siste !== undefined) {
    if (wanted.fra !== undefined || wanted.til !== undefined)
      problems.push(t("notice.link.lastAndYears"));
    const n = Number(wanted.siste);
    if (/^\d{1,2}$/.test(wanted.siste) && n > 0) {
      span = { last: n };
      to = base.to;
      from = Math.max(first, to - n + 1);
    } else problems.push(t("notice.link.last", { value: shorten(wanted.siste) }));
  }

  let figure = base.figure;
  const named = figures.find((one) => one === wanted.fig);
  if (named) figure = named;
  else if (wanted.fig !== undefined)
    problems.push(t("notice.link.figure", { value: shorten(wanted.fig) }));

  const word = <T extends string>(
    words: Record<T, string>,
    text: string | undefined,
    otherwise: T,
  ) => {
    const found = (Object.keys(words) as T[]).find((key) => words[key] === text);
    if (text !== undefined && found === undefined)
      problems.push(t("notice.link.word", { value: shorten(text) }));
    return found ?? otherwise;
  };
  let baseline = base.baseline;
  if (wanted.mot !== undefined) {
    const code = currentCode(wanted.mot, bundle);
    if (baselines(bundle).includes(code)) baseline = code;
    else problems.push(t("notice.link.baseline", { value: shorten(wanted.mot) }));
  }

  return {
    result: {
      data,
      area: base.area,
      indicators: indicators.result,
      regions: regions.result,
      groups: groups.result,
      from,
      to,
      span,
      figure,
      axis: word(axisWords, wanted.akse, base.axis),
      panels: word(panelWords, wanted.felt, base.panels),
      order: word(orderWords, wanted.rek, base.order),
      labels: word(labelWords, wanted.tall, base.labels ? "yes" : "no") === "yes",
      title: clean(wanted.tit ?? "", longest.title),
      subtitle: clean(wanted.und ?? "", longest.title),
      note: clean(wanted.mrk ?? "", longest.note),
      view: word(viewWords, wanted.vis, base.view),
      year: year(wanted.aar) ?? base.year,
      baseline,
      best: word(bestWords, wanted.best, base.best),
      predecessors: word(predecessorWords, wanted.fgj, base.predecessors),
      shared: wanted.saml ?? "",
      changes: word(changesWords, wanted.end, base.changes ? "yes" : "no") === "yes",
      language: word(languageWords, wanted.spr, base.language),
      ownGroups: ownGroups.result,
      ownIndicators: ownIndicators.result,
    },
    problems,
  };
}

/** The hash of a state, empty when it is the default one. `first` is the area that opens when none is named. */
export function encode(state: State, defaults: State, first: string): string {
  const parts: string[] = [];
  const put = (key: Key, value: string) => parts.push(`${key}=${value}`);
  const codesDiffer = (a: string[], b: string[]) =>
    a.length !== b.length || a.some((code, i) => code !== b[i]);
  const joined = (list: string[]) =>
    list.map((code) => encodeURIComponent(/[~%]/.test(code) ? escaped(code) : code)).join("~");
  if (state.data !== shipped[0]) put("data", encodeURIComponent(state.data));
  if (state.area !== first) put("omr", encodeURIComponent(state.area));
  if (codesDiffer(state.indicators, defaults.indicators)) put("ind", joined(state.indicators));
  if (codesDiffer(state.regions, defaults.regions)) put("kom", joined(state.regions));
  if (codesDiffer(state.groups, defaults.groups)) put("grp", joined(state.groups));
  if (typeof state.span === "object") put("siste", String(state.span.last));
  else {
    // Years that are to stay say so, also where they are what opens today.
    const fixed = state.span === "fixed";
    if (fixed || state.from !== defaults.from) put("fra", String(state.from));
    if (fixed) put("til", String(state.to));
  }
  if (state.figure !== defaults.figure) put("fig", state.figure);
  if (state.axis !== defaults.axis) put("akse", axisWords[state.axis]);
  if (state.panels !== defaults.panels) put("felt", panelWords[state.panels]);
  if (state.order !== defaults.order) put("rek", orderWords[state.order]);
  if (state.labels !== defaults.labels) put("tall", labelWords[state.labels ? "yes" : "no"]);
  if (state.view !== defaults.view) put("vis", viewWords[state.view]);
  if (state.year !== defaults.year) put("aar", String(state.year));
  if (state.baseline !== defaults.baseline) put("mot", encodeURIComponent(state.baseline));
  if (state.best !== defaults.best) put("best", bestWords[state.best]);
  if (state.predecessors !== defaults.predecessors)
    put("fgj", predecessorWords[state.predecessors]);
  if (state.changes !== defaults.changes) put("end", changesWords[state.changes ? "yes" : "no"]);
  if (state.view === "collection" && state.shared) put("saml", encodeURIComponent(state.shared));
  if (state.title) put("tit", encodeURIComponent(state.title));
  if (state.subtitle) put("und", encodeURIComponent(state.subtitle));
  if (state.note) put("mrk", encodeURIComponent(state.note));
  if (state.language !== "nb") put("spr", languageWords[state.language]);
  // Of the groups that the reader has, those that this figure uses.
  const ownGroups = state.ownGroups.filter(
    ({ id }) => state.groups.includes(id) || state.baseline === id,
  );
  if (ownGroups.length) put("egr", encodeURIComponent(writeOwnGroups(ownGroups)));
  if (state.ownIndicators.length)
    put("egi", encodeURIComponent(writeOwnIndicators(state.ownIndicators)));
  return parts.length ? `#v=${version}&${parts.join("&")}` : "";
}

/** A code that holds what lists are made of. They are read twice, since a mail program may have escaped the whole. */
const escaped = (code: string) => encodeURIComponent(code).replaceAll("~", "%7E");

/** A municipality has had other codes; links with them still lead to it. */
function currentCode(code: string, { regions }: Description): string {
  if (regions.some((r) => r.code === code)) return code;
  return regions.find((r) => r.codes?.some((c) => c.code === code))?.code ?? code;
}

/** Codes joined by `~`; those that `fault` has a word for are left out. An empty list is a choice too. */
function codes(
  text: string | undefined,
  fallback: string[],
  fault: (code: string) => string | undefined,
  current = (code: string) => code,
): Read<string[]> {
  if (text === undefined) return { result: fallback, problems: [] };
  const problems: string[] = [];
  const given = text.split("~").filter(Boolean).map(decoded);
  const asked = [...new Set(given.map(current))];
  const result = asked.filter((code) => {
    const problem = fault(code);
    if (problem) problems.push(problem);
    return !problem;
  });
  return { result: asked.length > 0 && result.length === 0 ? fallback : result, problems };
}

/** Percent decoding that lets broken sequences stand. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function shorten(text: string): string {
  return fromOutside(text.length > 60 ? `${start(text, 57)}…` : text);
}
