import type { Description } from "../../engine/types.ts";
import { list, some } from "../../formats.ts";
import { groupOf, isMunicipality } from "../../groups.ts";
import { reason } from "../../missing.ts";
import { count, t, text } from "../../messages/index.ts";
import { isSum } from "../../sum/growth.ts";
import type { Block } from "./kind.ts";
import {
  averageText,
  footnoteText,
  hasValue,
  names,
  summedRows,
  versionFor,
  type Panel,
  type Row,
} from "../../series.ts";

/** The rows of municipalities; other places are what they are held against. */
export function municipalityRows({ rows }: Panel, { regions }: Description): Row[] {
  const codes = new Set(regions.filter(isMunicipality).map((r) => r.code));
  return rows.filter((row) => row.kind === "region" && codes.has(row.id));
}

/** What the averages of a panel are, whose numbers are sums, and what is defined anew. */
export function panelNotes(panel: Panel, bundle: Description): string[] {
  const averages = panel.rows
    .filter((row) => row.role === "average" && hasValue(row))
    .flatMap((row) => {
      const group = row.label;
      const about = text(groupOf(row.id, bundle)?.note);
      return [
        t("figure.note.average", { group, text: averageText(panel, row) }),
        ...(about ? [about] : []),
      ];
    });
  const { versions } = panel.indicator;
  const sums = panel.years.some((year) => {
    const version = versionFor(versions, year);
    return version && isSum(version);
  });
  const summed = summedRows(panel);
  const from = panel.years.filter((_, k) => panel.redefined[k]);
  return [
    ...averages,
    ...(averages.length && sums ? [t("formula.sum")] : []),
    ...(summed.length ? [t("figure.note.summed", { places: names(summed) })] : []),
    ...(from.length ? [t("figure.note.redefined", { years: list(from.map(String)) })] : []),
  ];
}

/** So many of the data set's own notes are written in a figure. */
const mostFootnotes = 4;

/** The data set's own words about the years and the chosen places of the panels, the first of them; the table has the rest. */
export function footnotes(panels: readonly Panel[]): string[] {
  const all = panels.flatMap((panel) => {
    const chosen = new Set(
      panel.rows.filter((row) => row.role !== "background").map((row) => row.id),
    );
    return panel.footnotes
      .filter(
        ({ place, from, to }) =>
          (place === "" || chosen.has(place)) &&
          panel.years.some((year) => from <= year && year <= to),
      )
      .map((footnote) => {
        const note = footnoteText(panel, footnote);
        return panels.length > 1 ? t("overview.notes", { indicators: panel.name, note }) : note;
      });
  });
  const told = [...new Set(all)];
  const left = told.length - mostFootnotes;
  // One more takes no more room than saying that there is one more.
  if (left <= 1) return told;
  return [...told.slice(0, mostFootnotes), count("kinds.note.footnotes", left)];
}

/** The notes of several panels, each once; one that does not hold for all says for which it does. */
export function notesOf(panels: readonly Panel[], bundle: Description): string[] {
  const of = new Map<string, string[]>();
  for (const panel of panels)
    for (const note of panelNotes(panel, bundle))
      of.set(note, [...(of.get(note) ?? []), panel.name]);
  return [...of].map(([note, names]) =>
    names.length === panels.length ? note : t("overview.notes", { indicators: list(names), note }),
  );
}

/** What holds for all blocks alike is said once, under the last. */
export function onceNoted(blocks: readonly Block[]): Block[] {
  const drawn = blocks.filter((block) => block.empty === undefined);
  const shared = (drawn[0]?.notes ?? []).filter((note) =>
    drawn.every((block) => block.notes.includes(note)),
  );
  return blocks.map((block) => {
    if (block.empty !== undefined) return block;
    const mine = block.notes.filter((note) => !shared.includes(note));
    return block === drawn.at(-1)
      ? { ...block, notes: [...mine, ...shared], shared }
      : { ...block, notes: mine };
  });
}

/** "konfidensielt (Tromsø), mangler hos kilden (Oslo og Bergen)" */
export function reasons(missing: readonly { label: string; status: number }[]): string {
  const statuses = [...new Set(missing.map((m) => m.status))];
  return statuses
    .map((status) => {
      const places = missing.filter((m) => m.status === status).map((m) => m.label);
      return t("overview.missing.reason", { reason: reason(status), places: some(places) });
    })
    .join(", ");
}

/** Who has no number in a year, and why; nothing where all have one. */
export function missingNote(rows: readonly Row[], k: number, year: number): string[] {
  const missing = rows
    .filter((row) => row.cells[k]!.status !== 0)
    .map((row) => ({ label: row.label, status: row.cells[k]!.status }));
  if (missing.length === 0) return [];
  const places = count("overview.municipalities", missing.length);
  return [t("overview.missing", { places, year, reasons: reasons(missing) })];
}
