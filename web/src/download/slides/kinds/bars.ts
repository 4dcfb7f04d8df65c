import { axisShown, panelsShown } from "../../../figure/fit.ts";
import { indicatorGroups, placeGroups, yearGroups } from "../../../figure/kinds/bar.ts";
import type { Groups } from "../../../figure/kinds/groups.ts";
import { head, nameOf, noNumbers, ofYear } from "../../../figure/kinds/head.ts";
import type { Asked } from "../../../figure/kinds/kind.ts";
import { common, together, withReasons, without } from "../../../figure/kinds/told.ts";
import { valuesOf } from "../../../figure/plot.ts";
import { scale } from "../../../figure/scale.ts";
import { light, palette } from "../../../figure/theme.ts";
import type { Finished } from "../../../finished.ts";
import { number } from "../../../formats.ts";
import { t } from "../../../messages/index.ts";
import { hasValue, type Panel } from "../../../series.ts";
import type { Chart, Label, Point, Series, Value } from "../chart-spec.ts";
import { numberFormat, withWords, wordsAlone } from "../number-format.ts";
import type { Content, Told } from "../page.ts";
import { linesOf, widest } from "../texts.ts";
import { gaps } from "./notes.ts";
import { axisOf, letters, lettersOf, marginOf, namesUnder, type Names } from "./plot.ts";

/** Standing bars: along the axis years, places or indicators. */
export function bars(figure: Finished): Told {
  const asked: Asked = { ...figure, ...figure.more, width: 0, theme: light };
  const axis = axisShown(figure);
  if (axis === "indicators") return alongIndicators(figure, asked);
  const apart = panelsShown(figure) === "places";
  const contents = figure.panels.flatMap((panel, p): Content[] => {
    const { heading } = head(asked, panel);
    const empty = noNumbers(panel);
    if (empty) return [{ kind: "words", heading, words: empty.empty! }];
    if (apart) return perPlace(panel, p, figure, asked);
    const groups =
      axis === "places" || panel.years.length === 1
        ? placeGroups(panel, p, asked)
        : yearGroups(panel, p, asked);
    return [content(groups, heading, panel.unit, axis, figure)];
  });
  return {
    contents,
    perSlide: apart ? 6 : 4,
    notes: together(
      figure.panels.map((panel) => ({ name: nameOf(panel), notes: notes(panel, figure) })),
    ),
  };
}

function notes(panel: Panel, figure: Finished): string[] {
  const { bundle } = figure;
  if (!panel.rows.some(hasValue)) return [];
  const drawn = panel.rows.filter(hasValue);
  const bars = drawn.length * panel.years.length;
  const beside = panelsShown(figure) === "indicators";
  const calm = drawn.filter((row) => row.role !== "average").length - palette.length;
  return [
    ...gaps(panel),
    ...without(panel),
    ...(bars > mostLettered && beside ? [t("slides.note.marks")] : []),
    ...(calm > 1 && beside && axisShown(figure) !== "places" ? [t("kinds.note.order")] : []),
    ...common(panel, bundle),
    ...(figure.state.labels ? [t("slides.note.numbers")] : []),
  ];
}

function alongIndicators(figure: Finished, asked: Asked): Told {
  const year = figure.state.to;
  const panels = figure.panels.flatMap((panel) => ofYear(panel, year) ?? []);
  const drawn = panels.filter((panel) => panel.rows.some(hasValue));
  if (!drawn.length) {
    const words = (panels[0] && noNumbers(panels[0])?.empty) ?? t("kinds.noYear", { year });
    return { contents: [{ kind: "words", words }], notes: [] };
  }
  return {
    contents: [
      content(indicatorGroups(drawn, asked), undefined, drawn[0]!.unit, "indicators", figure),
    ],
    shown: panels,
    notes: together(panels.map((panel) => ({ name: nameOf(panel), notes: notes(panel, figure) }))),
  };
}

/** A chart per place on the same axis, the averages beside it. */
function perPlace(panel: Panel, p: number, figure: Finished, asked: Asked): Content[] {
  const all = yearGroups(panel, p, asked);
  const averages = all.series.filter((one) => one.role === "average");
  const places = panel.rows.filter((row) => row.role === "focus" || row.role === "other");
  const limits = scale(valuesOf(all.series), true, panel.decimals, 4);
  const unit = figure.panels.length > 1 ? panel.unit : "";
  return places.map((row): Content => {
    const heading = (figure.panels.length > 1 ? `${nameOf(panel)}: ` : "") + row.label;
    const mine = all.series.find((one) => one.id === row.id);
    if (!mine) return { kind: "words", heading, words: withReasons(row) };
    const groups = { ...all, series: [mine, ...averages] };
    return {
      kind: "chart",
      heading,
      make: (width, height) =>
        chart(groups, unit, "years", letters(places.length), figure, width, height, limits),
    };
  });
}

function content(
  groups: Groups,
  heading: string | undefined,
  unit: string,
  axis: Finished["state"]["axis"],
  figure: Finished,
): Content {
  const fontSize = letters(axis === "indicators" ? 1 : Math.min(4, figure.panels.length));
  return {
    kind: "chart",
    heading,
    make: (width, height) => chart(groups, unit, axis, fontSize, figure, width, height),
  };
}

/** More bars than this have no room for letters. */
const mostLettered = 60;

function chart(
  groups: Groups,
  unit: string,
  along: Finished["state"]["axis"],
  fontSize: number,
  { state }: Finished,
  width: number,
  height: number,
  limits = scale(valuesOf(groups.series), true, Math.max(0, ...groups.decimals)),
): Chart {
  const { categories, decimals } = groups;
  const many = groups.series.length * categories.length;
  const most = Math.max(...decimals);
  const n = groups.series.length;
  const key = n > 1;
  const sides = marginOf(limits, fontSize, { unit: unit !== "" || key });
  const inner = width - sides.left - sides.right;
  // In per cent of a bar; Office takes no more than 500.
  const gap = Math.min(500, Math.max(25, Math.round(n * 25)));
  const barWidth = inner / categories.length / (n + gap / 100);
  const widestNumber = widest(
    groups.series.flatMap(({ cells }) =>
      cells.flatMap(({ status, value }, k) => (status ? [] : [number(value, decimals[k]!)])),
    ),
    fontSize,
  );
  const numbered = state.labels && widestNumber <= barWidth + 4;
  const series = groups.series.map((one): Series => {
    const points = new Map<number, Point>();
    one.cells.forEach(({ status, flags }, k) => {
      const look = one.shades?.[k];
      const marks = status === 0 && many <= mostLettered ? lettersOf(flags, groups.onAxis) : "";
      const label: Label | undefined =
        status === 0 && (marks || (numbered && decimals[k] !== most))
          ? {
              format: numbered
                ? withWords(decimals[k]!, "", marks && ` ${marks}`)
                : wordsAlone(marks),
              at: "outEnd",
              bold: !numbered,
            }
          : undefined;
      if (look || label) points.set(k, { look, label });
    });
    return {
      name: one.label,
      look: one.look,
      values: one.cells.map(({ status, value }): Value => (status === 0 ? value : undefined)),
      points,
      label: numbered ? { at: "outEnd", format: numberFormat(most) } : undefined,
      inKey: true,
    };
  });
  const under =
    along === "years"
      ? namesUnder(categories, inner, fontSize)
      : wrapped(categories, inner, fontSize);
  const margin = { ...sides, bottom: Math.min(under.height, height * 0.4) };
  return {
    form: "columns",
    axis: axisOf(limits, unit),
    key,
    margin,
    fontSize,
    format: numberFormat(most),
    head: along === "years" ? t("filters.year") : t("slides.head"),
    categories,
    turned: under.turned,
    series,
    gap,
    overlap: n > 1 ? -8 : 0,
  };
}

/** Names on as many lines as they take, slanted where a word has no room. */
function wrapped(names: readonly string[], width: number, fontSize: number): Names {
  const band = width / names.length - 6;
  const words = widest(
    names.flatMap((name) => name.split(" ")),
    fontSize,
  );
  if (words > band) return namesUnder(names, width, fontSize);
  const lines = Math.max(...names.map((name) => linesOf(name, band, fontSize)));
  return { turned: false, height: (lines * 1.25 + 0.8) * fontSize };
}
