import type { Description } from "./engine/types.ts";
import { lower, unitName, years } from "./formats.ts";
import { placeLabel, placePhrase } from "./groups.ts";
import { t, text } from "./messages/index.ts";
import { heldAgainst } from "./query.ts";
import type { Panel } from "./series.ts";
import type { Figure, State } from "./state.ts";

export interface Title {
  title: string;
  subtitle: string;
}

/** The reader's own words where there are any. */
export function title(panels: readonly Panel[], state: State, bundle: Description): Title {
  const made = madeTitle(panels, state, bundle);
  return { title: state.title || made.title, subtitle: state.subtitle || made.subtitle };
}

/** Kinds whose title says the year; what it says, the subtitle need not. */
const dated: ReadonlySet<Figure> = new Set(["rows", "dots", "scatter", "heat", "profile", "rank"]);

/** What the page calls it: what, and for figures of one year when; under it place, area, unit and years. */
export function madeTitle(panels: readonly Panel[], state: State, bundle: Description): Title {
  const area = text(bundle.serviceAreas.find((a) => a.id === state.area)?.name);
  const shown = { panels, state, bundle, area };
  const isDated = dated.has(state.figure) || oneYearBars(state);
  const last = panels[0]?.years.at(-1) ?? state.to;
  const span = isDated ? String(last) : years(panels[0]?.years[0] ?? state.from, last);
  const what = isDated ? datedTitle(shown, last) : plainTitle(shown);
  const saysArea =
    state.figure === "profile" || (panels.length !== 1 && state.figure !== "scatter");
  const [only] = panels;
  const parts = [
    // Under the reader's own title the figure still says what it shows.
    state.title && only && panels.length === 1 && state.figure !== "profile" ? only.name : "",
    state.figure === "profile" ? "" : onePlace(panels),
    // The reader's own title need not say the area or the year.
    saysArea && !state.title ? "" : area,
    measure(shown),
    isDated && !state.title ? "" : span,
  ];
  return { title: what, subtitle: parts.filter(Boolean).join(" · ") };
}

interface Shown {
  panels: readonly Panel[];
  state: State;
  bundle: Description;
  area: string;
}

function oneYearBars({ figure, axis }: State): boolean {
  return figure === "bar" && axis === "indicators";
}

function plainTitle({ panels, area }: Shown): string {
  const [only] = panels;
  return panels.length === 1 && only
    ? only.name
    : t("title.indicators", { area, n: panels.length });
}

function datedTitle(shown: Shown, year: number): string {
  const { panels, state, area } = shown;
  const [first, second] = panels;
  if (state.figure === "scatter" && first && second)
    return t("title.scatter", { x: first.name, y: lower(second.name), year });
  if (state.figure === "profile") {
    const place = first?.rows.find((r) => r.role === "focus")?.label;
    const said = { area: lower(area), year };
    return place ? t("title.profile", { place, ...said }) : t("title.profile.area", said);
  }
  const what = plainTitle(shown);
  return state.figure === "rank"
    ? t("title.rank", { what, year })
    : t("title.year", { what, year });
}

/** The unit that all have, or what the numbers are held against. */
function measure({ panels, state, bundle }: Shown): string {
  if (state.figure === "heat" || state.figure === "profile") {
    const id = heldAgainst(state, bundle);
    if (id === undefined) return "";
    return state.figure === "heat"
      ? t("title.heat", { baseline: placePhrase(id, bundle) })
      : t("title.index", { baseline: placeLabel(id, bundle) });
  }
  const units = new Set(panels.map((panel) => panel.unit));
  return units.size === 1 ? unitName([...units][0]!) : "";
}

/** The place, where there is one beside averages. */
function onePlace(panels: readonly Panel[]): string {
  const places = panels[0]?.rows.filter((r) => r.role !== "average") ?? [];
  return places.length === 1 ? places[0]!.label : "";
}
