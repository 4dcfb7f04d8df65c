import { cellText, cellWords } from "../../cells.ts";
import type { Ranking } from "../../engine/types.ts";
import { number } from "../../formats.ts";
import { legend, legendText, reason } from "../../missing.ts";
import { count, t } from "../../messages/index.ts";
import type { Row } from "../../series.ts";
import type { State } from "../../state.ts";
import { looks } from "../look.ts";
import { fit, r1 } from "../marks.ts";
import { scale } from "../scale.ts";
import { svg } from "../svg.ts";
import { measure } from "../text.ts";
import { head, inWords, ofYear, only } from "./head.ts";
import { isOwn, stretched, type Kind, type Target } from "./kind.ts";
import { footnotes, municipalityRows, panelNotes } from "./notes.ts";
import { dashOf } from "./points.ts";
import { without } from "./told.ts";
import { write } from "./write.ts";

/** More than this are not read as a list: then the first ones and those around the chosen. */
const longest = 40;
const first = 10;
const around = 2;

const size = 13;
/** Bars shorter than this are left out: on a phone a ranking with grades has no room for them. */
const narrowest = 60;

const gapHeight = 22;

type Ranked = Ranking["rows"][number] & { row: Row };

/** The municipalities in order by one indicator. Opt-in: ASSS does not rank. */
export const rank: Kind = (asked) => {
  const { panels, state, bundle, ranking, width, theme } = asked;
  const [panel] = panels;
  const rowHeight = stretched(24, asked, 17, 42);
  if (!panel) return [];
  if (!ranking) return [inWords(t("overview.rank.empty"))];
  const k = panel.years.length - 1;
  const rowOf = new Map(municipalityRows(panel, bundle).map((row) => [row.id, row]));
  const list = ranking.rows.flatMap((one): Ranked[] => {
    const row = rowOf.get(one.region);
    return row ? [{ ...one, row }] : [];
  });
  const of = list.filter((one) => one.rank > 0).length;
  if (!list.some((one) => one.value.status === 0))
    return [inWords(t("empty.numbers", { reasons: legendText(legend(panel.rows)) }))];
  const isChosen = ({ row }: Ranked) => row.role !== "background";
  const shown = excerpt(list, isChosen);
  const chosen = panel.rows.filter((row) => row.role !== "background");
  const lookOf = new Map(looks(chosen, theme).map((look, i) => [chosen[i]!, look]));
  const held = chosen.filter((row) => row.role === "average" && row.cells[k]!.status === 0);

  const graded = list.some((one) => one.grade !== null);
  const numbers = Math.max(
    measure(t("overview.rank.number"), 12),
    measure(`${list.length}.`, size, true),
  );
  const grades = graded ? measure(t("overview.rank.grade"), 12) + 16 : 0;
  const nameWidth = Math.min(
    width * 0.36,
    Math.max(...shown.map((i) => measure(list[i]!.row.label, size, true))) + 4,
  );
  const value = (one: Ranked) => cellText(panel, one.row, k);
  const rows = shown.map((i) => list[i]!);
  const known = rows.filter((one) => one.value.status === 0);
  const values = Math.max(...rows.map((one) => measure(value(one), size, isChosen(one)))) + 8;
  const valueAt = numbers + 8 + nameWidth + 8 + values;
  const x0 = valueAt + grades + 12;
  const axis = scale(
    [...known.map((one) => one.value.value!), ...held.map((row) => row.cells[k]!.value)],
    true,
    panel.decimals,
  );
  const room = width - x0 - 4;
  const bars = room >= narrowest;
  const px = (v: number) => x0 + ((v - axis.min) / (axis.max - axis.min)) * room;

  const elements: SVGElement[] = [];
  const targets: Target[] = [];
  const top = 20 + held.length * 18;
  const small = { fill: theme.muted, size: 12 };
  elements.push(write(t("overview.rank.number"), numbers, top - 10, { ...small, anchor: "end" }));
  if (graded)
    elements.push(write(t("overview.rank.grade"), x0 - 12, top - 10, { ...small, anchor: "end" }));
  const body: SVGElement[] = [];
  let y = top;
  shown.forEach((i, at) => {
    const skipped = i - (shown[at - 1] ?? -1) - 1;
    if (skipped > 0) {
      body.push(
        write(count("overview.rank.skipped", skipped), numbers + 8, y + gapHeight / 2, small),
      );
      y += gapHeight;
    }
    const one = list[i]!;
    const bold = one.row.role === "focus";
    const look = lookOf.get(one.row);
    const middle = y + rowHeight / 2;
    const ink = { fill: theme.text, bold };
    if (one.rank > 0) body.push(write(`${one.rank}.`, numbers, middle, { ...ink, anchor: "end" }));
    body.push(write(fit(one.row.label, nameWidth, size, bold), numbers + 8, middle, ink));
    if (one.grade !== null)
      body.push(write(number(one.grade, 1), x0 - 12, middle, { ...ink, anchor: "end" }));
    const box = { x: 0, y, width, height: rowHeight };
    const there = one.value.status === 0;
    const why = !there
      ? reason(one.row.cells[k]!.status)
      : one.rank === 0
        ? t("overview.rank.unranked")
        : "";
    body.push(
      write(value(one), valueAt, middle, {
        fill: there ? theme.text : theme.muted,
        bold,
        anchor: "end",
      }),
    );
    if (bars && why) body.push(write(fit(why, width - x0, 12, false), x0, middle, small));
    else if (bars) {
      const [zero, end] = [px(0), px(one.value.value!)];
      body.push(
        svg("rect", {
          x: r1(Math.min(zero, end)),
          y: y + 4,
          width: r1(Math.max(1, Math.abs(end - zero))),
          height: rowHeight - 8,
          fill: look?.color ?? theme.calm,
          "fill-opacity": look ? undefined : 0.5,
        }),
      );
    }
    targets.push({
      spot: { indicator: panel.indicator.id, place: one.row.id, year: panel.years[k]! },
      panel: 0,
      row: at,
      column: 0,
      box,
      words: [cellWords(panel, one.row, k), ...placeWords(one, of)].join(", "),
      start: bold,
    });
    y += rowHeight;
  });
  const end = list.length - 1 - (shown.at(-1) ?? -1);
  if (end > 0) {
    body.push(write(count("overview.rank.skipped", end), numbers + 8, y + gapHeight / 2, small));
    y += gapHeight;
  }
  held.forEach((row, i) => {
    const x = px(row.cells[k]!.value);
    const words = `${fit(row.label, width / 2, 12, false)} ${cellText(panel, row, k)}`;
    const wide = measure(words, 12);
    const left = bars ? Math.max(0, Math.min(x - wide / 2, width - wide)) : width - wide;
    elements.push(
      write(words, left, 9 + i * 18, { fill: theme.text, size: 12, halo: theme.background }),
    );
    if (!bars) return;
    elements.push(
      svg("path", {
        d: `M${r1(x)} ${18 + i * 18}V${y}`,
        stroke: theme.text,
        "stroke-width": 1.5,
        "stroke-dasharray": dashOf(lookOf.get(row)!),
      }),
    );
  });
  elements.unshift(...body);

  const here = ofYear(panel, panel.years[k]!)!;
  const written = new Set([...rows.map((one) => one.row), ...held].map((row) => row.id));
  return [
    {
      ...head(asked, panel),
      height: y + 4,
      elements,
      field: { x: 0, y: top, width, height: y - top },
      own: isOwn(panel),
      targets,
      shown: [{ ...only(here, (row) => written.has(row.id)), redefined: [false] }],
      notes: [
        ...method(state.best, shown.length < list.length ? list.length : undefined),
        ...panelNotes(panel, bundle),
        ...without(only(here, (row) => row.role === "average")),
        ...footnotes([here]),
      ],
    },
  ];
};

/** Which of the list are shown, by their place in it. */
export function excerpt<T>(list: readonly T[], isChosen: (one: T) => boolean): number[] {
  const all = list.map((_, i) => i);
  if (list.length <= longest) return all;
  const chosen = all.filter((i) => isChosen(list[i]!));
  return all.filter((i) => i < first || chosen.some((at) => Math.abs(at - i) <= around));
}

function placeWords(one: Ranked, of: number): string[] {
  if (one.rank === 0) return one.value.status === 0 ? [t("overview.rank.unranked")] : [];
  const at = { n: one.rank, of };
  return [
    one.tied > 1 ? t("overview.rank.tied", at) : t("overview.rank.place", at),
    ...(one.grade === null ? [] : [t("overview.rank.graded", { grade: number(one.grade, 1) })]),
  ];
}

/** How the order comes about, and what it does not say; `n` where only a part of so many is shown. */
function method(best: State["best"], n: number | undefined): string[] {
  return [
    t("overview.rank.neutral"),
    best === "low" ? t("overview.rank.low") : t("overview.rank.high"),
    ...(best === "high" ? [t("overview.rank.best.high")] : []),
    ...(best === "low" ? [t("overview.rank.best.low")] : []),
    ...(n === undefined ? [] : [t("overview.rank.part", { top: first, n })]),
  ];
}
