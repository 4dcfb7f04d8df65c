import { ownArea } from "../data/data-set.ts";
import type { Finished } from "../finished.ts";
import { t } from "../messages/index.ts";
import { ownIndicatorArea } from "../own/indicators.ts";
import { ownUsed } from "../source.ts";
import type { State } from "../state.ts";

/** More than this not every system takes, with the folder and what a format adds. */
const longest = 80;

/**
 * "barnevern-netto-per-innbygger-0-17-linje-2015-2024", with the labels of example and own data after it. A picture of
 * one year is called by it; a file of numbers has `everyYear` that was asked for.
 */
export function fileName(
  { panels, bundle, state }: Pick<Finished, "panels" | "bundle" | "state">,
  { everyYear = false } = {},
): string {
  const { fresh } = bundle;
  const own = ownUsed(panels, bundle).length > 0;
  const made = panels.some(({ indicator }) => indicator.area === ownIndicatorArea);
  const isOwnArea = state.area === ownArea;
  const area = state.area === ownIndicatorArea ? "" : plain(state.area).slice(0, longest / 2);
  const before = isOwnArea ? t("file.own") : area;
  const after = [
    t(`filters.figure.${state.figure}`),
    ...span({ panels, state }, everyYear),
    ...(bundle.kind === "example" ? [t("file.example")] : []),
    ...(own && !isOwnArea ? [t("file.own")] : []),
    ...(made ? [t("file.made")] : []),
    ...(fresh ? [t("file.fresh"), fresh.retrieved.slice(0, 10)] : []),
  ];
  const ends = [before, ...after].map(plain).join("-");
  const what = plain(subject(panels)).slice(0, Math.max(0, longest - ends.length - 1));
  return [before, what, ...after].map(plain).filter(Boolean).join("-");
}

/** The indicator where there is one, else how many. */
function subject(panels: Finished["panels"]): string {
  const [only] = panels;
  if (!only || panels.length > 1) return t("file.indicators", { n: panels.length });
  const { id, area } = only.indicator;
  return area === ownArea ? only.name : id.slice(id.lastIndexOf(".") + 1);
}

function span({ panels: [first], state }: Pick<Finished, "panels" | "state">, everyYear: boolean) {
  const years = first?.years ?? [];
  const ends = ofLastYear(state) && !everyYear ? years.slice(-1) : [years[0], years.at(-1)];
  return [...new Set(ends)].filter((year) => year !== undefined).map(String);
}

/** Kinds that draw the last of the years that their numbers have. */
function ofLastYear({ figure, axis }: State): boolean {
  return figure === "rows" || (figure === "bar" && axis === "indicators");
}

function plain(words: string): string {
  return words
    .toLowerCase()
    .replaceAll("æ", "ae")
    .replaceAll("ø", "o")
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
