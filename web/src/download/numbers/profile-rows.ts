import type { Finished } from "../../finished.ts";
import { regionName } from "../../groups.ts";
import { t, term } from "../../messages/index.ts";
import type { Sign } from "../../missing.ts";
import { profile as toProfile, type Line } from "../../profile/profile.ts";
import type { Answers, Told } from "../../profile/teller.ts";
import type { Cell } from "./book/book.ts";
import { numberFormat } from "./book/styles.ts";
import { marksAfter } from "./marks-after.ts";
import { decimal, head, percent } from "./sheet-figure.ts";

/** A tjenesteprofil: by type, each indicator with the baseline as 100, and the lowest and highest. */
export function profileRows(answers: Answers, { bundle, panels }: Finished): Cell[][] {
  const { places } = toProfile(answers, bundle);
  const shown = new Set(panels.map((p) => p.indicator.id));
  const { year } = answers;
  return places.slice(0, 1).flatMap((place): Cell[][] => [
    [
      head(t("csv.indicator")),
      head(t("csv.unit")),
      head(`${place.name} ${year}`, true),
      head(`${place.name} ${year - 1}`, true),
      head(`${place.baseline} ${year}`, true),
      head(t("title.index", { baseline: place.baseline }), true),
      head(t("numbers.profile.deviation"), true),
      head(t("profile.low", { span: place.span }), true),
      { ...head(t("numbers.profile.lowWho")), indent: true } as Cell,
      head(t("numbers.profile.lowIndex"), true),
      head(t("profile.high", { span: place.span }), true),
      { ...head(t("numbers.profile.highWho")), indent: true } as Cell,
      head(t("numbers.profile.highIndex"), true),
      { ...head(t("csv.average")), indent: true } as Cell,
    ],
    ...place.types.flatMap(({ type, lines }): Cell[][] => {
      const mine = lines.filter((l) => shown.has(l.indicator.id));
      if (mine.length === 0) return [];
      return [
        [{ text: term("type", type || "none"), look: "strong" }],
        ...mine.map((line): Cell[] => {
          const { indicator, name, unit } = line;
          const row = answers.profile.find(
            (r) => r.indicator === indicator.id && r.region === place.code,
          )!;
          const { decimals } = indicator;
          const number = (value: number | null, { text, missing }: Told): Cell =>
            missing
              ? { text, right: true }
              : { number: value!, format: numberFormat(decimals, marksAfter(text)) };
          const before = beforeOf(line, year);
          const maybe = (value: number | null, digits: number): Cell =>
            value === null ? undefined : decimal(value, digits);
          return [
            { text: name, wrap: true },
            { text: unit },
            number(row.value.value, line.value),
            before && number(row.previous.value, before),
            number(row.mean.value, line.mean),
            maybe(row.index, 0),
            row.deviation === null ? undefined : percent(row.deviation),
            maybe(row.min, decimals),
            row.min === null
              ? undefined
              : { text: regionName(row.minRegion, bundle), indent: true },
            maybe(row.minIndex, 0),
            maybe(row.max, decimals),
            row.max === null
              ? undefined
              : { text: regionName(row.maxRegion, bundle), indent: true },
            maybe(row.maxIndex, 0),
            { text: line.average, look: "muted", indent: true },
          ];
        }),
      ];
    }),
    [],
  ]);
}

/** The signs that stand at the numbers of the rows. */
export function profileSigns(answers: Answers, { bundle, panels }: Finished): Sign[] {
  const { places, signs } = toProfile(answers, bundle);
  const shown = new Set(panels.map((p) => p.indicator.id));
  const told = places.slice(0, 1).flatMap(({ types }) =>
    types
      .flatMap(({ lines }) => lines)
      .filter(({ indicator }) => shown.has(indicator.id))
      .flatMap((line) => [line.value, line.mean, beforeOf(line, answers.year) ?? []].flat()),
  );
  const used = new Set(
    told.flatMap(({ text, missing }) => (missing ? text : marksAfter(text).split(" "))),
  );
  return signs.filter(({ sign }) => used.has(sign));
}

function beforeOf({ years }: Line, year: number): Told | undefined {
  return years.find((one) => one.year === year - 1)?.told;
}
