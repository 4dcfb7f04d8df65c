import type { DataSet } from "../data/data-set.ts";
import { find, type Searched } from "../controls/search.ts";
import { list } from "../formats.ts";
import { text, t } from "../messages/index.ts";
import { ownIndicatorArea, type InputOf } from "../own/indicators.ts";
import { inputWords } from "./draft.ts";

/** An input that the reader can pick: once, however many indicators have it. */
export interface InputChoice extends Searched {
  of: InputOf;
  detail: string;
}

/** Every input of the data set: those of `area` first, then the reader's own, then the rest. */
export function inputChoices(bundle: DataSet, area: string): InputChoice[] {
  const found = new Map<
    string,
    { of: InputOf; words: string; detail: string; used: string[]; rank: number }
  >();
  const corrected = ({ indicator, input }: InputOf) =>
    bundle.notes.some(
      (n) => n.kind === "override" && n.indicator === indicator && n.input === input,
    );
  for (const indicator of bundle.indicators) {
    if (indicator.area === ownIndicatorArea) continue;
    const seen = new Set<string>();
    for (const version of indicator.versions.toReversed()) {
      for (const [name, input] of Object.entries(version.inputs)) {
        if (seen.has(name)) continue;
        seen.add(name);
        const of = { indicator: indicator.id, input: name };
        const words = text(input.name) || text(indicator.name);
        const key = JSON.stringify([words, input.unit, input.sources]);
        const before = found.get(key);
        const used = text(indicator.shortName) || text(indicator.name);
        const own = bundle.ownFiles?.find((f) => input.sources.some((s) => s.table === f.table));
        const rank = indicator.area === area ? 0 : own ? 1 : 2;
        const ids = [...new Set(input.sources.map((s) => s.table))];
        const detail = t("formula.inputs.detail", {
          table: own
            ? t("sum.ownFile", { file: own.name })
            : t("sum.tableOwn", { table: list(ids) }),
          area: text(bundle.serviceAreas.find((a) => a.id === indicator.area)?.name),
          indicator: used,
        });
        if (!before) {
          found.set(key, { of, words: inputWords(words, input.unit), detail, used: [used], rank });
          continue;
        }
        // Numbers that are corrected by hand come before the same that are not, then those of the area.
        const better = Number(corrected(of)) - Number(corrected(before.of)) || before.rank - rank;
        if (better > 0) Object.assign(before, { of, detail });
        before.rank = Math.min(before.rank, rank);
        before.used.push(used);
      }
    }
  }
  return [...found.values()]
    .sort((a, b) => a.rank - b.rank)
    .map(({ of, words, detail, used }) => ({
      of,
      label: words,
      detail,
      also: used.map((name) => ({ where: t("formula.inputs.used"), words: name })),
    }));
}

/** Those that every word of the query is found in; the ones that say so themselves first. */
export function searchInputs(query: string, choices: readonly InputChoice[]): InputChoice[] {
  if (!query.trim()) return [...choices];
  return choices
    .map((choice) => ({ choice, hit: find(query, choice) }))
    .filter(({ hit }) => hit)
    .sort((a, b) => a.hit!.rank - b.hit!.rank)
    .map(({ choice }) => choice);
}
