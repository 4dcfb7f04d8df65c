import type { Option } from "../../controls/picker.ts";
import type { Also } from "../../controls/search.ts";
import type { Coverage } from "../../coverage.ts";
import type { Description, Indicator, Source, Table } from "../../engine/types.ts";
import { t, term, text } from "../../messages/index.ts";
import { inOrder } from "../../order.ts";
import { isGuest } from "../../own/indicators.ts";

/** Values of choices that lead to another service area begin so. */
const elsewhere = "annet-omraade:";

/**
 * The area's indicators by type, then the reader's own, then those of other areas, which only a search shows. Each is
 * found by its names, tables, functions, description and area.
 */
export function indicatorOptions(
  area: string,
  bundle: Description,
  coverage: (area: string) => Coverage,
): Option[] {
  const computed = bundle.indicators.filter((i) => i.versions.length > 0);
  const told = (i: Indicator, label: string) =>
    coverage(i.area).regions(i.id).size ? label : t("filters.option.noNumbers", { name: label });
  return [
    ...inOrder(computed.filter((i) => i.area === area)).map((i) => ({
      ...named(i, bundle),
      value: i.id,
      label: told(i, shortName(i)),
      group: term("type", i.type ?? "none"),
    })),
    ...computed
      .filter((i) => isGuest(i) && i.area !== area)
      .map((i) => ({
        ...named(i, bundle),
        value: i.id,
        label: ownLabel(i, bundle),
        group: t("filters.mine"),
      })),
    ...computed
      .filter((i) => i.area !== area && !isGuest(i))
      .map((i) => ({
        ...named(i, bundle),
        value: elsewhere + i.id,
        label: shortName(i),
        detail: t("filters.elsewhere.in", { area: areaName(i, bundle), name: text(i.name) }),
        group: t("filters.elsewhere"),
        leads: true,
      })),
  ];
}

/** The indicator that a choice in another area stands for. */
export function elsewhereOf(value: string, { indicators }: Description): Indicator | undefined {
  if (!value.startsWith(elsewhere)) return undefined;
  return indicators.find((i) => i.id === value.slice(elsewhere.length));
}

export function shortName(indicator: Indicator): string {
  return text(indicator.shortName) || text(indicator.name);
}

function ownLabel(indicator: Indicator, bundle: Description): string {
  const name = shortName(indicator);
  const area = areaName(indicator, bundle);
  return area ? t("own.option", { name }) : name;
}

function areaName({ area }: Indicator, { serviceAreas }: Description): string {
  return text(serviceAreas.find((a) => a.id === area)?.name);
}

function named(indicator: Indicator, bundle: Description): Pick<Option, "detail" | "also"> {
  const name = text(indicator.name);
  return {
    detail: name === shortName(indicator) ? undefined : name,
    also: also(indicator, bundle),
  };
}

function also(indicator: Indicator, bundle: Description): Also[] {
  const sources = indicator.versions.flatMap((v) =>
    Object.values(v.inputs).flatMap((input) => input.sources),
  );
  const tables = new Set(sources.map((s) => s.table));
  const functions = new Set(sources.flatMap((s) => functionsOf(s, bundle.tables)));
  const words = (where: string, all: Iterable<string>): Also[] =>
    [...all].map((one) => ({ where, words: one }));
  return [
    ...words(
      t("search.table"),
      [...tables].map((id) => tableName(id, bundle.tables)),
    ),
    ...words(t("search.function"), functions),
    ...words(t("indicator.description"), [text(indicator.description)].filter(Boolean)),
    ...words(t("filters.area"), [areaName(indicator, bundle)].filter(Boolean)),
  ];
}

/** "12367 Detaljerte regnskapstall …" */
function tableName(id: string, tables: readonly Table[]): string {
  const label = tables.find((table) => table.id === id)?.label ?? "";
  return label.startsWith(id) ? label.replace(/^(\S+?):/, "$1") : `${id} ${label}`.trim();
}

/** The KOSTRA functions that a source selects: "244 Barneverntjeneste". */
function functionsOf({ table, select }: Source, tables: readonly Table[]): string[] {
  return Object.entries(select).flatMap(([dimension, chosen]) => {
    if (!/funksjon/i.test(dimension)) return [];
    if (!Array.isArray(chosen)) return chosen.labels;
    const known = tables
      .find((one) => one.id === table)
      ?.dimensions.find((d) => d.id === dimension);
    return chosen.map((code) => {
      const label = known?.labels[known.codes.indexOf(code)] ?? "";
      return label.startsWith(code) ? label : `${code} ${label}`.trim();
    });
  });
}
