import type { Finished } from "../../finished.ts";
import { notesOf } from "../../figure/kinds/notes.ts";
import { unitName } from "../../formats.ts";
import { placePhrase } from "../../groups.ts";
import { t } from "../../messages/index.ts";
import { mark, sign, type Sign } from "../../missing.ts";
import { heldAgainst } from "../../query.ts";
import {
  averageText,
  footnoteText,
  hasValue,
  onAxis,
  redefinedSign,
  signs,
  yearLabels,
  type Panel,
  type Row,
} from "../../series.ts";
import { sourceLine } from "../../source.ts";
import type { Cell, Sheet } from "./book/book.ts";
import { numberFormat } from "./book/styles.ts";
import { labels } from "./labels.ts";
import { nameAndUnit } from "./name-and-unit.ts";
import { profileRows, profileSigns } from "./profile-rows.ts";

/** Over every sheet: what it is, and the labels of example and own data. */
export function headOf(
  title: string,
  subtitle: string,
  marked: readonly { kind: "example" | "own"; text: string }[],
): Cell[][] {
  return [
    [{ text: title, look: "title" }],
    ...(subtitle ? [[{ text: subtitle, look: "muted" } as Cell]] : []),
    // Over two columns: the first can be narrow.
    ...marked.map(({ kind, text }): Cell[] => [
      { text, look: kind },
      { text: "", look: kind },
    ]),
    [],
  ];
}

/** The figure's numbers as the page's table has them; one year of several indicators goes into one table. */
export function figureSheet(figure: Finished, name: string): Sheet {
  const { panels, title, more } = figure;
  const head = headOf(title.title, title.subtitle, labels(figure));
  const one = inOneTable(panels);
  const profile = more.profile && figure.state.figure === "profile";
  const body = profile
    ? [...profileRows(more.profile!, figure), ...outside(figure)]
    : one
      ? oneYear(figure)
      : panels.flatMap((panel) => [...yearsTable(panel, figure), []]);
  const rows = [...head, ...body, ...under(figure)];
  return {
    name,
    rows,
    widths: widthsOf(rows, one || profile ? 17 : 12),
    frozen: { columns: 1 },
  };
}

function inOneTable(panels: readonly Panel[]): boolean {
  return panels[0]?.years.length === 1 && panels.length > 1;
}

/** The chosen indicators that the tjenesteprofil does not have. */
function outside(figure: Finished): Cell[][] {
  const inside = new Set(figure.more.profile?.profile.map((row) => row.indicator));
  return figure.panels
    .filter(({ indicator }) => !inside.has(indicator.id))
    .flatMap((panel) => [...yearsTable(panel, figure), []]);
}

/** In characters: names, numbers, and what is said of averages after them. */
function widthsOf(rows: readonly Cell[][], number: number): number[] {
  const columns = Math.max(...rows.map((row) => row.length));
  const long = rows.some((row) => {
    const last = row.length === columns ? row.at(-1) : undefined;
    return last && "text" in last && last.text.length > 2 * number && last.look !== "head";
  });
  return [
    38,
    ...Array.from({ length: columns - 1 }, (_, c) => (long && c === columns - 2 ? 56 : number)),
  ];
}

/** Places downwards, years along; a figure of one year has its deviations, ranks and grades beside. */
function yearsTable(panel: Panel, figure: Finished): Cell[][] {
  const { state, bundle, more } = figure;
  const base = state.figure === "heat" ? heldAgainst(state, bundle) : undefined;
  const ranked = new Map(
    state.figure === "rank" ? more.ranking?.rows.map((one) => [one.region, one]) : [],
  );
  const graded = [...ranked.values()].some(({ grade }) => grade !== null);
  const last = panel.years.length - 1;
  const averages = panel.rows.some((row) => row.role === "average" && hasValue(row));
  const widest = panel.years.map((_, k) =>
    panel.rows.map((row) => marksOf(row, k)).reduce((a, b) => (b.length > a.length ? b : a), ""),
  );
  const rows = ranked.size ? [...panel.rows].sort((a, b) => rankOf(a) - rankOf(b)) : panel.rows;
  function rankOf(row: Row): number {
    return ranked.get(row.id)?.rank || Infinity;
  }
  return [
    [
      {
        text: nameAndUnit(panel.name, unitName(panel.unit)),
        look: "heading",
      },
    ],
    [
      head(t("csv.place")),
      ...yearLabels(panel).map((label, k) =>
        label === String(panel.years[k])
          ? ({ number: panel.years[k]!, look: "head", right: true } as Cell)
          : head(label, true),
      ),
      ...(base === undefined
        ? []
        : [head(t("title.heat", { baseline: placePhrase(base, bundle) }), true)]),
      ...(ranked.size ? [head(t("overview.rank.number"), true)] : []),
      ...(graded ? [head(t("overview.rank.grade"), true)] : []),
      ...(averages ? [{ ...head(t("csv.average")), indent: true } as Cell] : []),
    ],
    ...rows.map((row): Cell[] => {
      const { rank = 0, grade = null } = ranked.get(row.id) ?? {};
      const { deviation = Number.NaN } = row.cells[last]!;
      return [
        { text: row.label, look: row.role === "focus" ? "strong" : "plain", wrap: true },
        ...row.cells.map((_, k) => cellOf(panel, row, k, marksOf(row, k), widest[k])),
        ...(base === undefined
          ? []
          : [Number.isFinite(deviation) ? percent(deviation) : undefined]),
        ...(ranked.size ? [rank ? ({ number: rank } as Cell) : undefined] : []),
        ...(graded ? [grade === null ? undefined : decimal(grade, 1)] : []),
        ...(averages && row.role === "average"
          ? [{ text: averageText(panel, row), look: "muted", indent: true, wrap: true } as Cell]
          : []),
      ];
    }),
  ];
}

/** One year of several indicators: the longer list downwards. Deviations are a table of their own below. */
function oneYear(figure: Finished): Cell[][] {
  const { panels, state, bundle } = figure;
  const base = state.figure === "heat" ? heldAgainst(state, bundle) : undefined;
  return [
    ...matrix(panels, (panel, row) => cellOf(panel, row, 0, allMarks(panel, row, 0))),
    ...(base === undefined
      ? []
      : [
          [],
          [
            {
              text: t("title.heat", { baseline: placePhrase(base, bundle) }),
              look: "heading",
            } as Cell,
          ],
          ...matrix(panels, (_, row) => {
            const { deviation = Number.NaN } = row.cells[0]!;
            return Number.isFinite(deviation) ? percent(deviation) : undefined;
          }),
        ]),
    [],
  ];
}

function matrix(panels: readonly Panel[], say: (panel: Panel, row: Row) => Cell): Cell[][] {
  const places = panels[0]!.rows;
  const name = (panel: Panel) => nameAndUnit(panel.name, unitName(panel.unit));
  const at = (panel: Panel, row: Row): Cell => {
    const mine = panel.rows.find((r) => r.id === row.id);
    return mine && say(panel, mine);
  };
  if (panels.length >= places.length)
    return [
      [head(t("csv.indicator")), ...places.map((row) => head(row.label, true))],
      ...panels.map((panel) => [
        { text: name(panel), wrap: true },
        ...places.map((row) => at(panel, row)),
      ]),
    ];
  return [
    [head(t("csv.place")), ...panels.map((panel) => head(name(panel), true))],
    ...places.map((row): Cell[] => [
      { text: row.label, look: row.role === "focus" ? "strong" : "plain", wrap: true },
      ...panels.map((panel) => at(panel, row)),
    ]),
  ];
}

/** What a reader must know to read the numbers right. */
function under(figure: Finished): Cell[][] {
  const { panels, bundle, state } = figure;
  const several = panels.length > 1;
  const notes = panels.flatMap((p) =>
    p.footnotes.map((f) =>
      several
        ? t("overview.notes", { indicators: p.name, note: footnoteText(p, f) })
        : footnoteText(p, f),
    ),
  );
  const line = (text: string): Cell[] => [{ text, look: "muted" }];
  return [
    ...(state.figure === "rank" ? rankNotes(state.best).map(line) : []),
    // Where each has its own table, its averages are told there.
    ...(inOneTable(panels) && state.figure !== "profile" ? notesOf(panels, bundle).map(line) : []),
    ...signsOf(figure).map(({ sign: s, words }) => line(`${s}  ${words}`)),
    ...[...new Set(notes)].map(line),
    ...(state.note ? [line(state.note)] : []),
    line(sourceLine(panels, bundle)),
  ];
}

/** The signs that stand in the sheet; a tjenesteprofil has more years and places than its panels. */
function signsOf(figure: Finished): Sign[] {
  const { panels, more, state } = figure;
  const shown = signs(panels);
  if (!more.profile || state.figure !== "profile") return shown;
  const others = profileSigns(more.profile, figure).filter(
    (one) => !shown.some(({ sign: s }) => s === one.sign),
  );
  return [...shown, ...others];
}

/** How the order comes about, and what it does not say. */
function rankNotes(best: Finished["state"]["best"]): string[] {
  return [
    t("overview.rank.neutral"),
    best === "low" ? t("overview.rank.low") : t("overview.rank.high"),
    ...(best === "high" ? [t("overview.rank.best.high")] : []),
    ...(best === "low" ? [t("overview.rank.best.low")] : []),
  ];
}

/** A number, printed as on the page with its marks after it; a missing one is its sign. */
function cellOf(panel: Panel, row: Row, k: number, marks: string, widest = ""): Cell {
  const { status, value } = row.cells[k]!;
  const look = row.role === "focus" ? "strong" : "plain";
  if (status !== 0) return { text: sign(status), right: true, look };
  return { number: value, format: numberFormat(panel.decimals, marks, widest), look };
}

/** What holds for a whole year stands at the year. */
function marksOf({ cells }: Row, k: number): string {
  const { status, flags } = cells[k]!;
  return status === 0 ? mark(flags & ~onAxis) : "";
}

/** Where no heading has the year, as in a cell of the page's table for several indicators. */
function allMarks({ redefined }: Panel, { cells }: Row, k: number): string {
  const { status, flags } = cells[k]!;
  if (status !== 0) return "";
  return [mark(flags), redefined[k] ? redefinedSign : ""].filter(Boolean).join(" ");
}

export function head(text: string, right = false): Cell {
  return { text, look: "head", wrap: true, right };
}

export function decimal(value: number, decimals: number): Cell {
  return { number: value, format: numberFormat(decimals) };
}

/** A deviation with its sign, unless it prints as nothing. */
export function percent(value: number): Cell {
  return { number: value, format: Math.abs(value) < 0.05 ? "0.0;0.0" : '+0.0;"\u2212"0.0' };
}
