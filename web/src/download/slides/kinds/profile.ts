import { averages } from "../../../profile/averages.ts";
import { palette } from "../../../figure/theme.ts";
import type { Finished } from "../../../finished.ts";
import { list } from "../../../formats.ts";
import type { Sign } from "../../../missing.ts";
import { t, term } from "../../../messages/index.ts";
import type { Change } from "../../../profile/held.ts";
import {
  profile as toProfile,
  type Extreme,
  type Line,
  type PlaceProfile,
} from "../../../profile/profile.ts";
import { domain } from "../../../profile/strip.ts";
import type { Chart, Point, Value } from "../chart-spec.ts";
import type { Content, Remarks, Told } from "../page.ts";
import type { Cell, TableRow } from "../table.ts";
import { cut, widest } from "../texts.ts";
import { inPieces } from "./rows.ts";

/** The tjenesteprofil of the first chosen municipality: bars out from the baseline, and the numbers in a table. */
export function profile({ panels, bundle, more: { profile: answers } }: Finished): Told {
  const words = (said: string): Told => ({ contents: [{ kind: "words", words: said }], notes: [] });
  if (!answers) return words(t("profile.empty.places"));
  const made = toProfile(answers, bundle);
  const { year, places, breaks, footnotes, signs } = made;
  const place = places[0]!;
  const wanted = new Set(panels.map((panel) => panel.indicator.id));
  const types = place.types
    .map(({ type, lines }) => ({ type, lines: lines.filter((l) => wanted.has(l.indicator.id)) }))
    .filter(({ lines }) => lines.length > 0);
  if (types.length === 0) return words(t("overview.profile.empty"));
  const lines = types.flatMap((type) => type.lines);
  const inside = new Set(lines.map((l) => l.indicator.id));
  const left = panels.filter((panel) => !inside.has(panel.indicator.id)).map((p) => p.name);
  const used = new Set(lines.flatMap((l) => [...l.value.notes, ...l.mean.notes]));
  const numbered = footnotes.flatMap((said, i) => (used.has(i + 1) ? [`${i + 1} ${said}`] : []));
  const remarks = (first: string[], shown: readonly Sign[], last: string[] = []): Remarks => ({
    name: "",
    levels: [
      [
        ...first,
        ...(left.length ? [t("overview.profile.left", { indicators: list(left) })] : []),
        ...averages(lines, place),
        ...breaks,
        ...last,
        ...(place.about ? [place.about] : []),
      ],
    ],
    signs: shown,
  });
  return {
    contents: [
      ...bars(lines, place).map(({ content, lines: these }): Content => {
        const marks = new Set(these.flatMap((line) => marksOf(line).split(" ")));
        return {
          ...content,
          remarks: [
            remarks(
              [],
              signs.filter(({ sign }) => marks.has(sign)),
            ),
          ],
        };
      }),
      {
        ...table(types, place, year),
        remarks: [remarks([t("overview.profile.arrows", { year: year - 1 })], signs, numbered)],
      },
    ],
    perSlide: 1,
    notes: [t("profile.intro", { baseline: place.phrase }), t("profile.neutral")],
  };
}

/** More bars than this cannot be read on a slide. */
const most = 18;

/** An indicator that cannot be held against the baseline has its place, and why. */
function bars(
  lines: readonly Line[],
  place: PlaceProfile,
): { content: Content; lines: readonly Line[] }[] {
  const indices = lines.flatMap(({ strip: { dot } }) => dot ?? []);
  if (!indices.length) return [];
  const limits = domain(indices);
  const told = lines.filter((line) => line.strip.dot !== undefined || whyNot(line));
  return inPieces(told, most).map((these) => ({
    content: { kind: "chart", make: (width, height) => chart(these, place, limits, width, height) },
    lines: these,
  }));
}

/** Why an indicator has no bar. */
function whyNot({ value, held }: Line): string {
  return value.missing ? value.words : held;
}

/** The signs after the municipality's number; of a missing one nothing, since the words say it. */
function marksOf({ value, strip }: Line): string {
  return strip.dot === undefined ? "" : value.text.replace(/^[^a-z*]*/, "");
}

function chart(
  lines: readonly Line[],
  place: PlaceProfile,
  limits: { from: number; to: number },
  width: number,
  height: number,
): Chart {
  const fontSize = Math.max(9, Math.min(12, height / lines.length / 2));
  const names = lines.map((line) => {
    const why = line.strip.dot === undefined ? ` (${whyNot(line)})` : "";
    return cut(line.name, width * 0.44, fontSize, 2, false, why);
  });
  const values = lines.map((line): Value => line.strip.dot);
  const known = values.flatMap((value) => value ?? []);
  const labels = lines.map((line) =>
    line.strip.dot === undefined ? "" : [line.held, marksOf(line)].filter(Boolean).join(" "),
  );
  const room = widest(labels, fontSize) * 1.05 + 8;
  const left = Math.min(width * 0.46, widest(names, fontSize)) + 14;
  // The words at the bars stand inside the plot, so that they never reach the names.
  const [low, high] = [Math.min(limits.from, ...known), Math.max(limits.to, ...known)];
  const perPoint = (high - low) / Math.max(60, width - left - 2 * room);
  const [min, max] = [low - room * perPoint, high + room * perPoint];
  return {
    form: "rows",
    axis: { min, max, format: "0", title: "", hidden: true },
    crossesAt: 100,
    key: false,
    margin: {
      left,
      right: 4,
      top: fontSize * 2,
      bottom: 4,
    },
    fontSize,
    format: "0.0",
    head: t("profile.indicator"),
    categories: names,
    series: [
      {
        name: `${place.name} (${place.baseline} = 100)`,
        look: {
          color: palette[0],
          width: 1,
          dash: "solid",
          symbol: "rect",
          symbolSize: 0,
          hatched: false,
          strong: true,
        },
        values,
        points: new Map(
          labels.flatMap((words, k): [number, Point][] =>
            words ? [[k, { label: { words, at: "outEnd" } }]] : [],
          ),
        ),
        inKey: true,
      },
    ],
    gap: 50,
  };
}

function table(
  types: readonly { type: string; lines: readonly Line[] }[],
  place: PlaceProfile,
  year: number,
): Content {
  return {
    kind: "table",
    table: {
      head: [
        t("profile.indicator"),
        place.name,
        t("profile.change", { year: year - 1 }),
        t("profile.held", { baseline: place.phrase }),
        place.baseline,
        t("profile.low", { span: place.span }),
        t("profile.high", { span: place.span }),
      ],
      words: new Set([3]),
      rows: types.flatMap(({ type, lines }): TableRow[] => [
        { heading: true, cells: [{ text: term("type", type || "none") }] },
        ...lines.map((line): TableRow => ({ cells: cells(line) })),
      ]),
    },
  };
}

function cells(line: Line): Cell[] {
  const { value, mean, change, low, high } = line;
  return [
    { text: line.unit ? `${line.name} (${line.unit})` : line.name },
    { text: noted(value), bold: true, muted: value.missing },
    { text: change ? [arrow[change.kind], change.text].filter(Boolean).join(" ") : "" },
    { text: value.missing ? value.words.slice(value.text.length).trim() : line.held },
    { text: noted(mean), muted: mean.missing },
    { text: extreme(low) },
    { text: extreme(high) },
  ];
}

const arrow: Record<Change["kind"], string> = {
  up: "\u2191",
  down: "\u2193",
  unchanged: "\u25cb",
  break: "",
  missing: "",
};

function noted({ text, notes }: Line["value"]): string {
  return notes.length ? `${text} (${notes.join(" ")})` : text;
}

function extreme(one: Extreme | undefined): string {
  return one ? `${one.text} ${one.who}` : "";
}
