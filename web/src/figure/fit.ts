import type { Description } from "../engine/types.ts";
import { list, unitName } from "../formats.ts";
import { focusOf, isMunicipality } from "../groups.ts";
import { t } from "../messages/index.ts";
import { ownIndicatorArea } from "../own/indicators.ts";
import { hasValue, type Panel } from "../series.ts";
import { baselines, type Axis, type Figure, type Panels, type State } from "../state.ts";
import { endYears } from "./ends.ts";

/** What is to be shown. */
export interface Choice {
  state: State;
  panels: readonly Panel[];
  bundle: Description;
}

/** Why a kind of figure cannot show the choice, as a sentence with the way out; undefined when it can. */
export function unfit(figure: Figure, choice: Choice): string | undefined {
  const { state, bundle } = choice;
  const years = state.to - state.from + 1;
  const indicators = state.indicators.length;
  const name = t(`filters.figure.${figure}`);
  const other = t("filters.figure.rows");
  switch (figure) {
    case "line":
      return years < 2 ? t("kinds.unfit.line", { other }) : undefined;
    case "slope":
      if (years < 2) return t("kinds.unfit.slope", { figure: name, other });
      return hasNoEnds(choice) ? t("kinds.unfit.slope.values") : undefined;
    case "dots":
      return oneMunicipality(bundle) ? t("kinds.unfit.everybody", { figure: name }) : undefined;
    case "rank":
      if (oneMunicipality(bundle)) return t("kinds.unfit.everybody", { figure: name });
      return isOwnFirst(choice) ? t("overview.rank.empty") : undefined;
    case "scatter":
      if (oneMunicipality(bundle)) return t("kinds.unfit.everybody", { figure: name });
      return indicators === 2 ? undefined : t("kinds.unfit.scatter", { figure: name });
    case "heat":
      return indicators < 2 ? t("kinds.unfit.heat", { figure: name }) : undefined;
    case "profile":
      if (focusOf(state.regions, bundle) === undefined) return t("kinds.unfit.profile.place");
      if (!baselines(bundle).includes(state.baseline)) return t("kinds.unfit.profile.baseline");
      return undefined;
    case "bar":
    case "rows":
    case "table":
      return undefined;
  }
}

/** Why this cannot stand along the axis of bars, as `unfit`. */
export function unfitAxis(axis: Axis, choice: Choice): string | undefined {
  if (axis !== "indicators") return undefined;
  if (choice.state.indicators.length < 2) return t("kinds.unfit.axis.one");
  const units = unitsOf(choice);
  return units.length > 1
    ? t("kinds.unfit.axis.units", { units: list(units.map(unitName)) })
    : undefined;
}

/** Why this cannot have panels of its own, as `unfit`. */
export function unfitPanels(panels: Panels, choice: Choice): string | undefined {
  if (panels === "indicators") return undefined;
  const { figure, axis, regions } = choice.state;
  if (figure !== "line" && figure !== "bar")
    return t("kinds.unfit.panels.kind", {
      line: t("filters.figure.line"),
      bar: t("filters.figure.bar"),
    });
  if (figure === "bar" && axis !== "years") return t("kinds.unfit.panels.axis");
  return regions.length < 2 ? t("kinds.unfit.panels.one") : undefined;
}

/** What a figure of bars has along its axis: what was chosen, or the years where that cannot be. */
export function axisShown(choice: Choice): Axis {
  const { axis } = choice.state;
  return unfitAxis(axis, choice) === undefined ? axis : "years";
}

/** What has a panel of its own: what was chosen, or the indicators where that cannot be. */
export function panelsShown(choice: Choice): Panels {
  const { panels } = choice.state;
  return unfitPanels(panels, choice) === undefined ? panels : "indicators";
}

/** More places than this cannot be held apart in groups of bars. */
const few = 5;

/** More lines than this in one panel cannot be followed. */
export const mostLines = 40;

/**
 * The kind that shows the choice best, by how many years, indicators and places there are:
 *
 *     years   indicators   places
 *     2 –                  41 –     dots, or as below where there is one municipality alone
 *     3 –                           line
 *     2                             slope, or line where nobody has a number for both
 *     1       1                     rows
 *     1       2 –          1        profile, or rows where there is nothing to measure from
 *     1       2            2 – 5    bar
 *     1       2            6 –      heat
 *     1       3 –          2 –      heat
 */
export function suggested(choice: Choice): Figure {
  const { state } = choice;
  const years = state.to - state.from + 1;
  const indicators = state.indicators.length;
  const places = state.regions.length + state.groups.length;
  if (years > 1 && places > mostLines && unfit("dots", choice) === undefined) return "dots";
  if (years > 2) return "line";
  if (years === 2) return unfit("slope", choice) === undefined ? "slope" : "line";
  if (indicators < 2) return "rows";
  if (state.regions.length < 2) return unfit("profile", choice) === undefined ? "profile" : "rows";
  return indicators === 2 && places <= few ? "bar" : "heat";
}

/** Whether nobody has two years with numbers. Panels of one year cannot tell. */
function hasNoEnds({ panels }: Choice): boolean {
  const telling = panels.filter((panel) => panel.years.length > 1 && panel.rows.some(hasValue));
  return telling.length > 0 && telling.every((panel) => endYears(panel) === undefined);
}

/** Whether the indicator that would be ranked is one of the reader's own. */
function isOwnFirst({ state, bundle }: Choice): boolean {
  const [first] = state.indicators;
  return bundle.indicators.some((i) => i.id === first && i.area === ownIndicatorArea);
}

function oneMunicipality({ regions }: Description): boolean {
  return regions.filter(isMunicipality).length < 2;
}

function unitsOf({ state, bundle }: Choice): string[] {
  const chosen = bundle.indicators.filter((i) => state.indicators.includes(i.id));
  return [...new Set(chosen.map((i) => i.unit))];
}
