import type { Coverage } from "../../coverage.ts";
import type { AreaChoice } from "../../data/data-set.ts";
import { offered } from "../../data/name.ts";
import type { Description } from "../../engine/types.ts";
import { mostLines, panelsShown, suggested, unfit } from "../../figure/fit.ts";
import { list, years } from "../../formats.ts";
import { focusOf, isMunicipality, isRelative, regionName } from "../../groups.ts";
import { t, text } from "../../messages/index.ts";
import { inOrder } from "../../order.ts";
import { hasValue, type Panel } from "../../series.ts";
import type { State } from "../../state.ts";
import { shortName } from "./indicators.ts";
import { wholeGroups } from "./places.ts";

/** The nearest that is possible: other choices, another area, or another data set. */
export interface Offer {
  label: string;
  part?: Partial<State>;
  area?: string;
  data?: string;
}

/** Why there is nothing, or nothing good, to see; and what there could be. */
export interface Advice {
  why: string;
  offers: Offer[];
}

export interface AdviceModel {
  state: State;
  bundle: Description;
  areas: readonly AreaChoice[];
  coverage(area: string): Coverage;
  defaults(): State;
}

/** So many offers of one sort can be overlooked at a glance. */
const most = 4;

/** More bars than this in one panel are too narrow to compare. */
const crowded = 60;

/** Where a choice is missing, so that nothing can be asked. */
export function nothingChosen(model: AdviceModel): Advice {
  const { state, bundle, areas } = model;
  if (!bundle.indicators.some((i) => i.area === state.area && i.versions.length > 0)) {
    const area = text(bundle.serviceAreas.find((a) => a.id === state.area)?.name);
    const others = areas.filter((a) => !a.empty && a.id !== state.area).slice(0, most);
    return {
      why: t("empty.area", { area, data: text(bundle.label) }),
      offers: [
        ...others.map(({ id, name }) => ({
          label: t("advice.show", { what: text(name) }),
          area: id,
        })),
        ...offered
          .filter((id) => id !== state.data)
          .map((id) => ({ label: t("advice.data", { data: t(`data.${id}`) }), data: id })),
      ],
    };
  }
  if (state.indicators.length === 0)
    return { why: t("empty.indicators"), offers: indicatorOffers(model) };
  if (isProfileOfNobody(state, bundle))
    return { why: t("kinds.unfit.profile.place"), offers: placeOffers(model) };
  const relative = bundle.groups.find((g) => state.groups.includes(g.id) && isRelative(g));
  return {
    why: relative ? t("hint.relative", { group: text(relative.name) }) : t("empty.places"),
    offers: placeOffers(model),
  };
}

/** The first thing about the figure that the reader should know and can mend; undefined when all is well. */
export function advice(panels: readonly Panel[], model: AdviceModel): Advice | undefined {
  const { state, bundle } = model;
  const choice = { state, panels, bundle };
  const why = unfit(state.figure, choice);
  if (why !== undefined)
    return {
      why,
      offers: [
        ...(isProfileOfNobody(state, bundle) ? placeOffers(model).slice(0, 1) : []),
        ...otherFigures(panels, model),
      ],
    };
  const empty = panels.find((p) => !p.rows.some(hasValue));
  if (empty) return withoutNumbers(empty, panels.length > 1, model);
  const relative = bundle.groups.find((g) => state.groups.includes(g.id) && isRelative(g));
  if (relative && focusOf(state.regions, bundle) === undefined)
    return {
      why: t("hint.relative", { group: text(relative.name) }),
      offers: placeOffers(model).slice(0, 1),
    };
  const bars = Math.max(
    ...panels.map((p) => p.rows.filter(hasValue).length * (state.to - state.from + 1)),
  );
  const lines = Math.max(...panels.map((p) => p.rows.filter(hasValue).length));
  if (state.figure === "bar" && state.from < state.to && bars > crowded)
    return {
      why: t("hint.manyBars", { n: bars }),
      offers:
        lines > mostLines
          ? otherFigures(panels, model)
          : [{ label: t("hint.useLines"), part: { figure: "line" } }],
    };
  if (state.figure === "line" && lines > mostLines && panelsShown(choice) === "indicators")
    return {
      why: t("advice.manyLines", { n: lines, figure: t("filters.figure.dots") }),
      offers: otherFigures(panels, model),
    };
  return undefined;
}

function isProfileOfNobody({ figure, regions }: State, bundle: Description): boolean {
  return figure === "profile" && focusOf(regions, bundle) === undefined;
}

function otherFigures(panels: readonly Panel[], { state, bundle, defaults }: AdviceModel): Offer[] {
  const figure = suggested({ state, panels, bundle });
  const offers: Offer[] =
    figure === state.figure
      ? []
      : [
          {
            label: t("advice.figure", { figure: t(`filters.figure.${figure}`) }),
            part: { figure },
          },
        ];
  const { from, to } = defaults();
  if ((state.figure === "line" || state.figure === "slope") && state.from === state.to && from < to)
    offers.push({
      label: t("advice.show", { what: years(from, to) }),
      part: { from, to, span: "from" },
    });
  return offers;
}

/** An indicator that has no number where the reader looks: years, municipalities or indicators that have. */
function withoutNumbers(panel: Panel, several: boolean, model: AdviceModel): Advice {
  const { state, bundle, coverage } = model;
  const { id, area } = panel.indicator;
  const covered = coverage(area).regions(id);
  const name = panel.name;
  if (covered.size === 0)
    return {
      why: t("advice.none", { indicator: name, data: text(bundle.label) }),
      offers: several ? [without(id, name, state)] : indicatorOffers(model),
    };
  const offers: Offer[] = [];
  const theirs = state.regions.flatMap((code) => [...(covered.get(code) ?? [])]);
  if (theirs.length) {
    const [from, to] = [Math.min(...theirs), Math.max(...theirs)];
    offers.push({
      label: t("advice.show", { what: years(from, to) }),
      part: { from, to, span: "fixed" },
    });
  }
  const shown = panel.years;
  const others = bundle.regions
    .filter((r) => isMunicipality(r) && covered.get(r.code)?.some((y) => shown.includes(y)))
    .map((r) => r.code)
    .slice(0, most);
  if (others.length) {
    const kept = state.regions.filter((code) => !isMunicipalityCode(code, bundle));
    offers.push({
      label: t("advice.show", { what: list(others.map((c) => regionName(c, bundle))) }),
      part: { regions: [...others, ...kept] },
    });
  }
  if (several) offers.push(without(id, name, state));
  const span = years(shown[0]!, shown.at(-1)!);
  return { why: t("advice.noNumbers", { indicator: name, years: span }), offers };
}

function without(id: string, name: string, state: State): Offer {
  return {
    label: t("advice.without", { indicator: name }),
    part: { indicators: state.indicators.filter((one) => one !== id) },
  };
}

function isMunicipalityCode(code: string, { regions }: Description): boolean {
  return regions.some((r) => r.code === code && isMunicipality(r));
}

/** The area's first indicators that have numbers. */
function indicatorOffers({ state, bundle, coverage }: AdviceModel): Offer[] {
  const covered = coverage(state.area);
  return inOrder(bundle.indicators.filter((i) => i.area === state.area))
    .filter((i) => covered.regions(i.id).size > 0)
    .slice(0, most)
    .map((i) => ({
      label: t("advice.show", { what: shortName(i) }),
      part: { indicators: [i.id] },
    }));
}

/** What opens, and all of the first group. */
function placeOffers({ state, bundle, defaults }: AdviceModel): Offer[] {
  const { regions } = defaults();
  const offers: Offer[] = regions.length
    ? [
        {
          label: t("advice.show", { what: list(regions.map((c) => regionName(c, bundle))) }),
          part: { regions: [...regions, ...state.regions] },
        },
      ]
    : [];
  const [group] = wholeGroups(state, bundle);
  if (group) {
    offers.push({
      label: t("filters.quick.all", { group: group.name, n: group.members.length }),
      part: { regions: [...group.members, ...state.regions] },
    });
  }
  return offers;
}
