import { Flag } from "../../engine/types.ts";
import { t } from "../../messages/index.ts";
import { hasValue, onAxis, yearLabels, type Panel } from "../../series.ts";
import { axisShown, panelsShown } from "../fit.ts";
import type { Entry } from "../key.ts";
import { looks } from "../look.ts";
import { common, together, without } from "./told.ts";
import type { Series } from "../plot.ts";
import { yearLooks } from "../shades.ts";
import type { Name } from "../under.ts";
import { drawGroups, type Groups } from "./groups.ts";
import { head, inWords, nameOf, noNumbers, ofYear, unitAlone } from "./head.ts";
import { isOwn, type Asked, type Block } from "./kind.ts";
import { multiples } from "./multiples.ts";

/** Standing bars. What stands along the axis makes the groups; what is left makes the bars of a group. */
export function bar(asked: Asked): Block[] {
  const axis = axisShown(asked);
  if (axis === "indicators") return [alongIndicators(asked)];
  const grid = panelsShown(asked) === "places";
  return asked.panels.map((panel, p) => ({
    ...head(asked, panel),
    ...(noNumbers(panel) ??
      (grid
        ? multiples("bars", panel, p, asked)
        : axis === "places" || panel.years.length === 1
          ? alongPlaces(panel, p, asked)
          : alongYears(panel, p, asked))),
  }));
}

function alongYears(panel: Panel, p: number, asked: Asked): Block {
  return block(panel, asked, yearGroups(panel, p, asked));
}

/** A group per year, a bar per place. */
export function yearGroups(panel: Panel, p: number, { theme }: Asked): Groups {
  const all = looks(panel.rows, theme);
  const series = panel.rows.flatMap((row, i): Series[] =>
    hasValue(row) ? [{ ...row, look: all[i]! }] : [],
  );
  const rows = series.map((one) => panel.rows.findIndex((r) => r.id === one.id));
  return {
    series,
    categories: yearLabels(panel),
    decimals: panel.years.map(() => panel.decimals),
    key: keyOf(series),
    onAxis,
    at: (s, k) => ({
      spot: { indicator: panel.indicator.id, place: series[s]!.id, year: panel.years[k]! },
      panel: p,
      row: rows[s]!,
      column: k,
    }),
  };
}

function alongPlaces(panel: Panel, p: number, asked: Asked): Block {
  return block(panel, asked, placeGroups(panel, p, asked));
}

/** A group per place, a bar per year; with one year, a bar per place in the place's colour. */
export function placeGroups(panel: Panel, p: number, { theme }: Asked): Groups {
  const own = looks(panel.rows, theme);
  const drawn = panel.rows.map((row, r) => ({ row, r })).filter(({ row }) => hasValue(row));
  const one = panel.years.length === 1;
  const shades = drawn.map(({ row, r }) =>
    one ? [own[r]!] : yearLooks(row, panel.years.length, theme),
  );
  const labels = yearLabels(panel);
  const keyLooks =
    shades[
      Math.max(
        0,
        drawn.findIndex(({ row }) => row.role === "focus"),
      )
    ]!;
  const series = panel.years.map((year, k): Series => ({
    id: String(year),
    label: labels[k]!,
    role: "other",
    look: keyLooks[k]!,
    shades: shades.map((all) => all[k]!),
    cells: drawn.map(({ row }) => row.cells[k]!),
    breaks: drawn.map(({ row }) => row.breaks[k]!),
  }));
  return {
    series,
    categories: drawn.map(({ row }) => row.label),
    names: drawn.map(({ row }): Name => ({ text: row.label, strong: row.role === "focus" })),
    decimals: drawn.map(() => panel.decimals),
    key: one ? [] : keyOf(series.map((s) => ({ ...s, look: { ...s.look, strong: false } }))),
    caption: one ? labels[0]! : "",
    onAxis,
    at: (s, k) => ({
      spot: { indicator: panel.indicator.id, place: drawn[k]!.row.id, year: panel.years[s]! },
      panel: p,
      row: drawn[k]!.r,
      column: s,
    }),
  };
}

/** A group per indicator, a bar per place, in the last year. They are counted in the same unit, so one axis holds them. */
function alongIndicators(asked: Asked): Block {
  const year = asked.state.to;
  const panels = asked.panels.flatMap((panel) => ofYear(panel, year) ?? []);
  const drawn = panels.filter((panel) => panel.rows.some(hasValue));
  if (!drawn.length) return noNumbers(panels[0]!) ?? inWords(t("kinds.noYear", { year }));
  const groups = indicatorGroups(drawn, asked);
  const drawing = drawGroups(groups, asked, true);
  return {
    ...unitAlone(asked, drawn[0]!),
    ...drawing,
    own: drawn.some(isOwn),
    shown: panels,
    notes: [
      ...together(
        panels.map((panel) => ({
          name: nameOf(panel),
          notes: [...common(panel, asked.bundle), ...without(panel)],
        })),
      ),
      ...drawing.notes,
    ],
  };
}

/** `panels` have one year. */
export function indicatorGroups(panels: readonly Panel[], { theme }: Asked): Groups {
  const rows = panels[0]!.rows;
  const all = looks(rows, theme);
  const provisional = (panel: Panel) =>
    panel.rows.some((r) => r.cells[0]!.flags & Flag.provisional);
  const series = rows.flatMap((row, r): Series[] =>
    panels.some((panel) => hasValue(panel.rows[r]!))
      ? [
          {
            ...row,
            look: all[r]!,
            cells: panels.map((panel) => panel.rows[r]!.cells[0]!),
            breaks: panels.map((panel) => panel.rows[r]!.breaks[0]!),
          },
        ]
      : [],
  );
  const index = series.map((one) => rows.findIndex((r) => r.id === one.id));
  const names = panels.map((panel): Name => {
    const star = provisional(panel) ? "*" : "";
    return { text: `${nameOf(panel)}${star}`, strong: false };
  });
  return {
    series,
    categories: names.map((n) => n.text),
    names,
    upright: true,
    decimals: panels.map((panel) => panel.decimals),
    key: keyOf(series),
    onAxis: Flag.provisional,
    at: (s, k) => ({
      spot: {
        indicator: panels[k]!.indicator.id,
        place: series[s]!.id,
        year: panels[k]!.years[0]!,
      },
      panel: 0,
      row: index[s]!,
      column: k,
    }),
  };
}

function keyOf(series: readonly Series[]): Entry[] {
  return series.map(({ label, look }) => ({ label, look, form: "bars" }));
}

function block(panel: Panel, asked: Asked, groups: Groups): Block {
  const drawing = drawGroups(groups, asked, asked.panels.length === 1);
  return {
    ...drawing,
    own: isOwn(panel),
    notes: [...common(panel, asked.bundle), ...without(panel), ...drawing.notes],
  };
}
