import { nameOf, noNumbers, ofYear, only } from "../../../figure/kinds/head.ts";
import { footnotes, municipalityRows, panelNotes } from "../../../figure/kinds/notes.ts";
import { excerpt } from "../../../figure/kinds/rank.ts";
import { without } from "../../../figure/kinds/told.ts";
import { looks, type Look } from "../../../figure/look.ts";
import { mix } from "../../../figure/mix.ts";
import { light } from "../../../figure/theme.ts";
import type { Finished } from "../../../finished.ts";
import { number } from "../../../formats.ts";
import { mark, reason, sign } from "../../../missing.ts";
import { count, t } from "../../../messages/index.ts";
import type { Content, Remarks, Told } from "../page.ts";
import { lying, type Lying } from "./lying.ts";
import { byWeight, written } from "./notes.ts";
import { inPieces } from "./rows.ts";

/** The municipalities in order by one indicator, the averages under them. */
export function rank({ panels, state, bundle, more: { ranking } }: Finished): Told {
  const [panel] = panels;
  const words = (said: string): Told => ({ contents: [{ kind: "words", words: said }], notes: [] });
  if (!panel) return { contents: [], notes: [] };
  if (!ranking) return words(t("overview.rank.empty"));
  const k = panel.years.length - 1;
  const rowOf = new Map(municipalityRows(panel, bundle).map((row) => [row.id, row]));
  const all = ranking.rows.flatMap((one) => {
    const row = rowOf.get(one.region);
    return row ? [{ ...one, row }] : [];
  });
  if (!all.some((one) => one.value.status === 0)) return words(noNumbers(panel)?.empty ?? "");

  const chosen = panel.rows.filter((row) => row.role !== "background");
  const lookOf = new Map(looks(chosen, light).map((look, i) => [chosen[i]!, look]));
  const shown = excerpt(all, ({ row }) => row.role !== "background");
  const gap = (n: number): Lying[] =>
    n > 0
      ? [{ name: count("overview.rank.skipped", n), value: undefined, look: calm, after: "" }]
      : [];
  const bars = shown.flatMap((i, at): Lying[] => {
    const { rank: place, grade, row, value } = all[i]!;
    const { status, flags } = row.cells[k]!;
    const there = value.status === 0;
    const why = !there
      ? ` (${sign(status)} ${reason(status)})`
      : place === 0
        ? ` (${t("overview.rank.unranked")})`
        : "";
    const graded = grade === null ? "" : t("overview.rank.graded", { grade: number(grade, 1) });
    return [
      ...gap(i - (shown[at - 1] ?? -1) - 1),
      {
        name: `${place > 0 ? `${place}. ` : ""}${row.label}${why}`,
        value: there ? value.value! : undefined,
        look: lookOf.get(row) ?? calm,
        after: [mark(flags), graded].filter(Boolean).join(" \u00b7 "),
      },
    ];
  });
  bars.push(...gap(all.length - 1 - (shown.at(-1) ?? -1)));
  const averages = chosen.filter((row) => row.role === "average" && row.cells[k]!.status === 0);
  bars.push(
    ...averages.map((row): Lying => ({
      name: row.label,
      value: row.cells[k]!.value,
      look: lookOf.get(row)!,
      after: mark(row.cells[k]!.flags),
    })),
  );
  const limits = bars.flatMap((bar) => bar.value ?? []);
  const here = ofYear(panel, panel.years[k]!)!;
  const told = new Set([...shown.map((i) => all[i]!.row), ...averages].map((row) => row.id));
  const remarks: Remarks[] = [
    {
      name: nameOf(panel),
      levels: byWeight(
        panel,
        without(only(here, (row) => row.role === "average")),
        [...panelNotes(panel, bundle), ...footnotes([here])],
        only(here, (row) => row.role !== "background"),
      ),
      shown: [written({ ...only(here, (row) => told.has(row.id)), redefined: [false] })],
    },
  ];
  return {
    contents: inPieces(bars).map((these): Content => ({
      kind: "chart",
      remarks,
      make: (width, height) =>
        lying(these, limits, nameOf(panel), panel.decimals, 12, width, height),
    })),
    perSlide: 1,
    notes: [
      t("overview.rank.neutral"),
      state.best === "low" ? t("overview.rank.low") : t("overview.rank.high"),
      ...(state.best === "high" ? [t("overview.rank.best.high")] : []),
      ...(state.best === "low" ? [t("overview.rank.best.low")] : []),
    ],
  };
}

/** Those that nobody chose. */
const calm: Look = {
  color: mix(light.calm, light.background, 0.4),
  width: 1,
  dash: "solid",
  symbol: "rect",
  symbolSize: 0,
  hatched: false,
  strong: false,
};
