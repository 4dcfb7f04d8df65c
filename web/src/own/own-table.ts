import type { CellNote } from "../bundle/csv.ts";
import type { Dataset } from "../bundle/types.ts";
import type { OwnFile } from "../data/data-set.ts";
import { ownTable } from "../data/data-set.ts";

/** One series of numbers in a table of the reader's: it becomes an indicator. */
export interface OwnSeries {
  id: string;
  name: string;
  unit: string;
  decimals: number;
  /** One category of every dimension but place and time. */
  select: Record<string, string[]>;
}

/** A table of the reader's as the file has it, whatever data set it is added to. */
export interface OwnTable extends OwnFile {
  dataset: Dataset;
  notes: readonly CellNote[];
  series: readonly OwnSeries[];
}

/** So many series can be chosen from without getting lost. */
export const mostSeries = 40;

/** "Antall plasser (2024).csv" -> "antall-plasser-2024-csv": safe in an id and in an address. */
export function slug(text: string): string {
  const plain = text
    .toLowerCase()
    .replaceAll("\u00e6", "ae")
    .replaceAll("\u00f8", "o")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-|-$/g, "");
  return plain || "fil";
}

export function tableOf(file: string): string {
  return ownTable + slug(file);
}

export interface OwnDimension {
  id: string;
  label: string;
  metric: boolean;
  categories: { code: string; label: string }[];
}

/** A file's own names may be such as every object has: "constructor". */
const ownOf = <T>(of: Record<string, T>, name: string): T | undefined =>
  Object.hasOwn(of, name) ? of[name] : undefined;

/** The dimensions that tell series apart: all but place and time. */
export function dimensionsOf({ id, role, dimension }: Dataset): OwnDimension[] {
  return id
    .filter((name) => !role.geo?.includes(name) && !role.time?.includes(name))
    .map((name) => {
      const { label, category } = dimension[name]!;
      return {
        id: name,
        label: label || name,
        metric: !!role.metric?.includes(name),
        categories: Object.keys(category.index)
          .sort((a, b) => category.index[a]! - category.index[b]!)
          .map((code) => ({ code, label: ownOf(category.label, code) || code })),
      };
    });
}

/** Category codes by dimension; what is not named is taken whole. */
export type Choice = Record<string, readonly string[]>;

export function seriesCount(dimensions: readonly OwnDimension[], choice: Choice = {}): number {
  return dimensions.reduce((n, d) => n * (ownOf(choice, d.id)?.length ?? d.categories.length), 1);
}

/** One series per combination of categories, named by the dimensions that have more than one. */
export function seriesOf(file: string, dataset: Dataset, choice: Choice = {}): OwnSeries[] {
  const dimensions = dimensionsOf(dataset);
  let combinations: Record<string, string>[] = [{}];
  for (const { id, categories } of dimensions) {
    const codes = ownOf(choice, id) ?? categories.map(({ code }) => code);
    combinations = combinations.flatMap((one) => codes.map((code) => ({ ...one, [id]: code })));
  }
  const ids = new Set<string>();
  return combinations.map((codes) => {
    const stem = `${slug(file)}.${slug(Object.values(codes).join("-") || "tall")}`;
    let id = stem;
    for (let n = 2; ids.has(id); n++) id = `${stem}-${n}`;
    ids.add(id);
    const metric = dimensions.find((d) => d.metric);
    const units = metric && dataset.dimension[metric.id]!.category.unit;
    const unit = units && ownOf(units, codes[metric.id]!);
    return {
      id,
      name: nameOf(file, dataset, dimensions, codes),
      unit: unit?.base ?? "",
      decimals: unit?.decimals ?? decimalsOf(dataset),
      select: Object.fromEntries(Object.entries(codes).map(([name, code]) => [name, [code]])),
    };
  });
}

function nameOf(
  file: string,
  dataset: Dataset,
  dimensions: readonly OwnDimension[],
  codes: Record<string, string>,
): string {
  const parts = dimensions
    .filter((d) => d.metric || d.categories.length > 1)
    .sort((a, b) => Number(b.metric) - Number(a.metric))
    .map((d) => d.categories.find(({ code }) => code === codes[d.id])!.label);
  return parts.join(", ") || dataset.label || file.replace(/\.\w+(?=\u2069?$)/, "");
}

/** As many decimals as the numbers have, at most three. */
function decimalsOf({ value }: Dataset): number {
  let most = 0;
  for (const n of value) {
    if (n === null || Number.isInteger(n)) continue;
    most = Math.max(most, (String(n).split(".")[1] ?? "").length);
    if (most >= 3) return 3;
  }
  return most;
}
