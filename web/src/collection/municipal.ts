import { areasOf, ownArea } from "../data/data-set.ts";
import { Flag } from "../engine/types.ts";
import { regionName } from "../groups.ts";
import { t, text } from "../messages/index.ts";
import { askProfile } from "../profile/ask.ts";
import { toAreaQuery } from "../profile/query.ts";
import type { Session } from "../session.ts";
import type { State } from "../state.ts";
import { addressOf } from "./address-of.ts";
import type { Item } from "./item.ts";

/** Whose report, and the last year of it. */
export interface Wanted {
  place: string;
  year: number;
}

export interface Municipal {
  title: string;
  items: Omit<Item, "id">[];
  /** Service areas that have no numbers for the place and year. */
  without: string[];
}

/**
 * The municipality's report: for every service area with numbers its tjenesteprofil and its nøkkeltall, as a finance
 * office hands in every year. `open` is the page's session, `beside` the one that opens the areas' files.
 */
export async function municipal(
  { place, year }: Wanted,
  open: Session,
  beside: Session,
  at: (area: string, n: number, of: number) => void,
): Promise<Municipal> {
  const areas = open.areas.filter(({ id, empty }) => !empty && id !== ownArea);
  const made: Municipal = {
    title: t("collection.municipal.title", { place: regionName(place, open.bundle), year }),
    items: [],
    without: [],
  };
  for (const [i, { id, name }] of areas.entries()) {
    at(text(name), i + 1, areas.length);
    // The page answers between any two.
    await new Promise((go) => setTimeout(go));
    await beside.open(open.dataFor(id), id);
    const state = stateOf(place, year, beside.defaults(id));
    if (hasNumbers(state, beside)) made.items.push(...itemsOf(state));
    else made.without.push(text(name));
  }
  return made;
}

/** Whether any of the year's numbers are the first that were reported, as far as the open file knows. */
export function isProvisional({ place, year }: Wanted, session: Session): boolean {
  return areasOfReport(session).some((area) => {
    const state = stateOf(place, year, session.defaults(area));
    const query = toAreaQuery(state, session.bundle, 1);
    const rows = query ? session.profile(query) : [];
    return rows.some(({ value }) => value.status === 0 && value.flags & Flag.provisional);
  });
}

/** The years that the municipality has numbers for in any of the open file's areas, the newest first. */
export function yearsOf(place: string, session: Session): number[] {
  const found = areasOfReport(session).flatMap((area) => {
    const covered = session.coverage(area);
    return session.bundle.indicators
      .filter((i) => i.area === area)
      .flatMap((i) => covered.regions(i.id).get(place) ?? []);
  });
  return [...new Set(found)].sort((a, b) => b - a);
}

/** Those of the open file; the reader's own numbers are no part of a report. */
function areasOfReport({ bundle }: Session): string[] {
  return areasOf(bundle)
    .filter(({ id, empty }) => !empty && id !== ownArea)
    .map(({ id }) => id);
}

function stateOf(place: string, year: number, defaults: State): State {
  return { ...defaults, regions: [place], from: year, to: year, span: "fixed", year };
}

function hasNumbers(state: State, session: Session): boolean {
  return !!askProfile(state, session, 1)?.profile.some(({ value }) => value.status === 0);
}

function itemsOf(state: State): Omit<Item, "id">[] {
  const item = (shown: State) => ({
    address: addressOf(shown),
    heading: "",
    comment: "",
    inArea: true,
  });
  return [item({ ...state, figure: "profile" }), item({ ...state, view: "keyfigures" })];
}
