import { axisShown, panelsShown } from "../../../figure/fit.ts";
import { indicatorGroups, placeGroups, yearGroups } from "../../../figure/kinds/bar.ts";
import type { Groups } from "../../../figure/kinds/groups.ts";
import { head, nameOf, noNumbers, ofYear } from "../../../figure/kinds/head.ts";
import type { Asked } from "../../../figure/kinds/kind.ts";
import { common, withReasons, without } from "../../../figure/kinds/told.ts";
import { valuesOf } from "../../../figure/plot.ts";
import { scale } from "../../../figure/scale.ts";
import { light, palette } from "../../../figure/theme.ts";
import type { Finished } from "../../../finished.ts";
import { number, unitName } from "../../../formats.ts";
import { t } from "../../../messages/index.ts";
import { hasValue, type Panel } from "../../../series.ts";
import type { Chart, Label, Point, Series, Value } from "../chart-spec.ts";
import { keyRow } from "../chart.ts";
import { numberFormat, withWords, wordsAlone } from "../number-format.ts";
import type { Content, Remarks, Told } from "../page.ts";
import { measure } from "../measure.ts";
import { linesOf, widest } from "../texts.ts";
import { byWeight, gaps, written } from "./notes.ts";
import { axisOf, letters, lettersOf, marginOf, namesUnder, type Names } from "./plot.ts";

/** Standing bars: along the axis years, places or indicators. */
export function bars(figure: Finished): Told {
  const asked: Asked = { ...figure, ...figure.more, width: 0, theme: light };
  const axis = axisShown(figure);
  if (axis === "indicators") return alongIndicators(figure, asked);
  const apart = panelsShown(figure) === "places";
  const most = Math.max(
    0,
    ...figure.panels.map((panel, p) =>
      noNumbers(panel) ? 0 : groupsOf(panel, p, asked, axis).series.length,
    ),
  );
  const perSlide = apart ? 6 : most > 10 ? 1 : most > 6 ? 2 : 4;
  const contents = figure.panels.flatMap((panel, p): Content[] => {
    const { heading } = head(asked, panel);
    const empty = noNumbers(panel);
    if (empty) return [{ kind: "words", heading, words: empty.empty! }];
    const remarks = [remarksOn(panel, figure)];
    if (apart) return perPlace(panel, p, figure, asked).map((one) => ({ ...one, remarks }));
    const groups = groupsOf(panel, p, asked, axis);
    return [{ ...content(groups, heading, panel.unit, axis, figure, perSlide), remarks }];
  });
  return { contents, perSlide, notes: [] };
}

function groupsOf(panel: Panel, p: number, asked: Asked, axis: Finished["state"]["axis"]): Groups {
  return axis === "places" || panel.years.length === 1
    ? placeGroups(panel, p, asked)
    : yearGroups(panel, p, asked);
}

function remarksOn(panel: Panel, figure: Finished): Remarks {
  const { bundle } = figure;
  const drawn = panel.rows.filter(hasValue);
  const bars = drawn.length * panel.years.length;
  const beside = panelsShown(figure) === "indicators";
  const calm = drawn.filter((row) => row.role !== "average").length - palette.length;
  const unlettered = bars > mostLettered && beside;
  return {
    name: nameOf(panel),
    levels: byWeight(
      panel,
      [...gaps(panel), ...without(panel)],
      [
        ...(unlettered ? [t("slides.note.marks")] : []),
        ...(calm > 1 && beside && axisShown(figure) !== "places" ? [t("kinds.note.order")] : []),
        ...common(panel, bundle),
        ...(figure.state.labels ? [t("slides.note.numbers")] : []),
      ],
    ),
    shown: [written(panel, () => !unlettered)],
  };
}

function alongIndicators(figure: Finished, asked: Asked): Told {
  const year = figure.state.to;
  const panels = figure.panels.flatMap((panel) => ofYear(panel, year) ?? []);
  const drawn = panels.filter((panel) => panel.rows.some(hasValue));
  if (!drawn.length) {
    const words = (panels[0] && noNumbers(panels[0])?.empty) ?? t("kinds.noYear", { year });
    return { contents: [{ kind: "words", words }], notes: [] };
  }
  const whole = content(
    indicatorGroups(drawn, asked),
    undefined,
    drawn[0]!.unit,
    "indicators",
    figure,
    1,
  );
  const remarks = panels.map((panel) => remarksOn(panel, figure));
  return { contents: [{ ...whole, remarks }], notes: [] };
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
  perSlide: number,
): Content {
  const fontSize = letters(Math.min(perSlide, figure.panels.length));
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
  const bare = marginOf(limits, fontSize, { unit: unit !== "" || key });
  const keyLines = key ? linesOfKey(groups, unitName(unit), fontSize, width - bare.right) : 0;
  const sides = { ...bare, top: bare.top + Math.max(0, keyLines - 1) * keyRow * fontSize };
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
    keyLines,
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

/** Office puts the entries of a key in columns, each as wide as the widest. */
function linesOfKey({ series }: Groups, unit: string, fontSize: number, width: number): number {
  const entry = widest(
    series.map((one) => one.label),
    fontSize,
  );
  const room = width - measure(unit, fontSize) - 12;
  const columns = Math.max(1, Math.floor(room / (1.1 * entry + 2.2 * fontSize)));
  return Math.ceil(series.length / columns);
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
