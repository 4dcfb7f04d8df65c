import { head, nameOf, noNumbers, ofYear } from "../../../figure/kinds/head.ts";
import { placesInOrder } from "../../../figure/kinds/rows.ts";
import { common } from "../../../figure/kinds/told.ts";
import { looks } from "../../../figure/look.ts";
import { valuesOf } from "../../../figure/plot.ts";
import { light } from "../../../figure/theme.ts";
import type { Finished } from "../../../finished.ts";
import { mark, reason, sign } from "../../../missing.ts";
import { t } from "../../../messages/index.ts";
import type { Panel, Row } from "../../../series.ts";
import type { Content, Told } from "../page.ts";
import { lying, mostLying, type Lying } from "./lying.ts";
import { byWeight, written } from "./notes.ts";
import { letters } from "./plot.ts";

/** With more bars than this, a chart has a slide of its own. */
const shares = 14;

/** Lying bars: one per place, for the last year. */
export function rows(figure: Finished): Told {
  const { state, bundle } = figure;
  const asked = { ...figure, width: 0, theme: light };
  const panels = figure.panels.map((whole) => ({ whole, panel: ofYear(whole, state.to) }));
  const shown = panels.flatMap(({ panel }) => panel ?? []);
  const contents = panels.flatMap(({ whole, panel }): Content[] => {
    const heading = head(asked, whole);
    const empty = panel ? noNumbers(panel)?.empty : t("kinds.noYear", { year: state.to });
    if (!panel || empty !== undefined) return [{ kind: "words", ...heading, words: empty ?? "" }];
    const bars = barsOf(panel, placesInOrder(panel.rows, state.order));
    const remarks = [
      {
        name: nameOf(panel),
        levels: byWeight(panel, [], common(panel, bundle)),
        shown: [written(panel)],
      },
    ];
    const fontSize = letters(Math.min(4, panels.length));
    return inPieces(bars).map((these): Content => ({
      kind: "chart",
      ...heading,
      remarks,
      make: (width, height) =>
        lying(these, valuesOf(panel.rows), nameOf(panel), panel.decimals, fontSize, width, height),
    }));
  });
  return {
    contents,
    perSlide: shown.some((panel) => panel.rows.length > shares) ? 1 : 4,
    notes: [],
  };
}

function barsOf(panel: Panel, ordered: readonly Row[]): Lying[] {
  const all = looks(panel.rows, light);
  return ordered.map((row): Lying => {
    const { status, value, flags } = row.cells[0]!;
    const there = status === 0;
    return {
      name: there ? row.label : `${row.label} (${sign(status)} ${reason(status)})`,
      value: there ? value : undefined,
      look: all[panel.rows.indexOf(row)]!,
      after: mark(flags),
    };
  });
}

/** As many charts as give every bar its room, as even as they can be. */
export function inPieces<T>(all: readonly T[], most = mostLying): T[][] {
  const pieces = Math.ceil(all.length / most);
  const per = Math.ceil(all.length / pieces);
  return Array.from({ length: pieces }, (_, i) => all.slice(i * per, (i + 1) * per));
}
