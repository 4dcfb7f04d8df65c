import { list } from "../../formats.ts";
import { t } from "../../messages/index.ts";
import type { Remarks } from "./page.ts";

/** The remarks on several indicators: what holds for all is said once, what holds for some after their names. */
export function together(all: readonly Remarks[]): string[] {
  const most = Math.max(0, ...all.map(({ levels }) => levels.length));
  return Array.from({ length: most }, (_, level) => {
    const of = new Map<string, Remarks[]>();
    for (const one of all)
      for (const note of new Set(one.levels[level])) of.set(note, [...(of.get(note) ?? []), one]);
    const groups = new Map<string, string[]>();
    for (const [note, these] of of) {
      const names = these.length === all.length ? "" : list(these.map(({ name }) => name));
      groups.set(names, [...(groups.get(names) ?? []), note]);
    }
    const shared = groups.get("") ?? [];
    groups.delete("");
    return [
      ...shared,
      ...[...groups].map(([indicator, notes]) =>
        t("kinds.note.of", { indicator, note: notes.join(" ") }),
      ),
    ];
  }).flat();
}
