import type { Description } from "./engine/types.ts";
import { list } from "./formats.ts";
import { t, text } from "./messages/index.ts";
import type { Panel } from "./series.ts";

/** The tables that the shown indicators draw on in the shown years, in the order they are first used. */
export function tablesUsed(panels: readonly Panel[]): string[] {
  const used = new Set<string>();
  for (const { indicator, years } of panels) {
    const [from, to] = [years[0]!, years.at(-1)!];
    const overlaps = (r: { from?: number; to?: number }) =>
      (r.from ?? -Infinity) <= to && from <= (r.to ?? Infinity);
    for (const version of indicator.versions.filter(overlaps)) {
      for (const input of Object.values(version.inputs)) {
        for (const source of input.sources.filter(overlaps)) used.add(source.table);
      }
    }
  }
  return [...used];
}

/** The line that stands in every figure and picture. */
export function sourceLine(panels: readonly Panel[], bundle: Description): string {
  const words = source(panels, bundle);
  return bundle.kind === "example" ? words : t("figure.source", { source: words });
}

/** Who made the numbers, from which tables, under which licence. */
export function source(panels: readonly Panel[], bundle: Description): string {
  if (bundle.kind === "example") {
    return t("figure.source.example", { label: t("example.label"), data: text(bundle.label) });
  }
  const tables = tablesUsed(panels);
  const credit =
    bundle.credit === "Statistisk sentralbyrå" ? "SSB" : (bundle.credit ?? text(bundle.label));
  return t("figure.source.made", {
    credit,
    tables: tables.length
      ? t("figure.source.table", { tables: list(tables) })
      : t("figure.source.data", { data: text(bundle.label) }),
    license: bundle.license ?? "–",
  });
}
