import type { Description } from "../../engine/types.ts";
import { list } from "../../formats.ts";
import { reason, type BreakKind } from "../../missing.ts";
import { t } from "../../messages/index.ts";
import { hasValue, names, type Panel, type Row } from "../../series.ts";
import { mostlyChanged } from "../marks.ts";
import { isCut } from "../plot.ts";
import { footnotes, panelNotes } from "./notes.ts";

/** What must be known of every panel over years to read it right, before what its own kind must tell. */
export function common(panel: Panel, bundle: Description): string[] {
  return [...panelNotes(panel, bundle), ...changed(panel), ...footnotes([panel])];
}

function changed(panel: Panel): string[] {
  return mostlyChanged(panel.rows) ? [t("figure.note.changed")] : [];
}

/** The rows that are not drawn, since they have no number at all. */
export function without(panel: Panel): string[] {
  const rows = panel.rows.filter((row) => !hasValue(row));
  return rows.length
    ? [t("figure.note.without", { places: list(rows.map((row) => withReasons(row))) })]
    : [];
}

/** "Tromsø (konfidensielt)" */
export function withReasons(row: Row): string {
  const missing = row.cells.map((c) => c.status).filter((status) => status !== 0);
  const reasons = list([...new Set(missing.map(reason))]);
  return t("sum.members.outOne", { place: row.label, reason: reasons });
}

const cutting = [
  "borders",
  "grouping",
  "members",
  "average",
  "inherited",
] as const satisfies BreakKind[];

/** Why lines are cut: `broken` says which breaks cut a row. */
export function breaks(rows: readonly Row[], broken: (row: Row) => BreakKind[] = atCuts): string[] {
  return cutting.flatMap((why) => {
    const cut = rows.filter((row) => broken(row).includes(why));
    return cut.length ? [t(`figure.note.break.${why}`, { places: names(cut) })] : [];
  });
}

function atCuts(row: Row): BreakKind[] {
  return row.cells.flatMap((_, k) => (isCut(row, k) ? row.breaks[k]!.map((b) => b.kind) : []));
}

/** The notes of several panels in one plot: what holds for all of them is said once. */
export function together(panels: readonly { name: string; notes: string[] }[]): string[] {
  const [first] = panels;
  const shared = new Set(first?.notes.filter((n) => panels.every((p) => p.notes.includes(n))));
  return [
    ...shared,
    ...panels.flatMap(({ name, notes }) =>
      notes
        .filter((note) => !shared.has(note))
        .map((note) => t("kinds.note.of", { indicator: name, note })),
    ),
  ];
}
