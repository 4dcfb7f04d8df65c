import type { DataSet, OwnFile } from "./data/data-set.ts";
import type { Description, Indicator } from "./engine/types.ts";
import { date, list } from "./formats.ts";
import { t, text } from "./messages/index.ts";
import { ownIndicatorArea } from "./own/indicators.ts";
import { indicatorName, type Panel } from "./series.ts";
import { operands } from "./sum/formula.ts";

/** An indicator and the years that are shown of it. */
export type Used = Pick<Panel, "indicator" | "years">;

/**
 * The tables that the shown indicators draw on in the shown years, in the order they are first used,
 * also through the indicators that their formulas refer to.
 */
export function tablesUsed(panels: readonly Used[], { indicators }: Description): string[] {
  const used = new Set<string>();
  const seen = new Set<string>();
  const add = (indicator: Indicator, years: readonly number[]) => {
    if (seen.has(indicator.id)) return;
    seen.add(indicator.id);
    const [from, to] = [years[0]!, years.at(-1)!];
    const overlaps = (r: { from?: number; to?: number }) =>
      (r.from ?? -Infinity) <= to && from <= (r.to ?? Infinity);
    for (const version of indicator.versions.filter(overlaps)) {
      for (const input of Object.values(version.inputs))
        for (const source of input.sources.filter(overlaps)) used.add(source.table);
      for (const { indicator: id } of operands(version.formula)) {
        const referred = indicators.find((i) => i.id === id);
        if (referred) add(referred, years);
      }
    }
  };
  for (const { indicator, years } of panels) add(indicator, years);
  return [...used];
}

/** The reader's own files that the shown indicators rest on. */
export function ownUsed(panels: readonly Used[], bundle: DataSet): OwnFile[] {
  if (!bundle.ownFiles?.length) return [];
  const used = tablesUsed(panels, bundle);
  return bundle.ownFiles.filter(({ table }) => used.includes(table));
}

/** The line that stands in every figure and picture. */
export function sourceLine(panels: readonly Used[], bundle: DataSet): string {
  const words = source(panels, bundle);
  return bundle.kind === "example" ? words : t("figure.source", { source: words });
}

/** Who made the numbers, from which tables, under which licence. */
export function source(panels: readonly Used[], bundle: DataSet): string {
  const own = ownUsed(panels, bundle);
  const others = tablesUsed(panels, bundle).filter((id) => !own.some((o) => o.table === id));
  const made = panels.map((p) => p.indicator).filter((i) => i.area === ownIndicatorArea);
  return [
    ...(others.length || !own.length ? [published(others, bundle)] : []),
    ...(own.length ? [t("own.sourceLine", { files: list(own.map((o) => o.name)) })] : []),
    ...(made.length ? [t("formula.source", { names: list(made.map(indicatorName)) })] : []),
  ].join(" ");
}

function published(tables: readonly string[], bundle: DataSet): string {
  if (bundle.kind === "example") {
    return t("figure.source.example", { label: t("example.label"), data: text(bundle.label) });
  }
  const credit =
    bundle.credit === "Statistisk sentralbyrå" ? "SSB" : (bundle.credit ?? text(bundle.label));
  const made = t("figure.source.made", {
    credit,
    tables: tables.length
      ? t("figure.source.table", { tables: list(tables) })
      : t("figure.source.data", { data: text(bundle.label) }),
    license: bundle.license ?? "–",
  });
  if (!bundle.fresh) return made;
  return t("figure.source.fresh", { source: made, date: date(bundle.fresh.retrieved) });
}
