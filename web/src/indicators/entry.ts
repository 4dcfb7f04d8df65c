import type { DataSet } from "../data/data-set.ts";
import type { Indicator, Input, Source, Version } from "../engine/types.ts";
import { exact, years } from "../formats.ts";
import { t, term, text } from "../messages/index.ts";
import { averageType } from "../series.ts";
import { operands, written } from "../sum/formula.ts";
import { operandName } from "../sum/operands.ts";
import { sumSource } from "../sum/source.ts";
import { tableUrl } from "../sources/table.ts";

/** A version of an indicator as people read it. */
export interface VersionEntry {
  /** The data years it holds for, "" where it is the only one and open at both ends. */
  years: string;
  /** "A / B × 100", with what it takes from elsewhere by name. */
  formula: string;
  inputs: InputEntry[];
  weights: { letter: string; value: string; known: string; note: string }[];
  average: string;
  averageHow: string;
  prints: { name: string; formula: string; tables: string[]; type: string; why: string };
}

export interface InputEntry {
  letter: string;
  name: string;
  unit: string;
  sources: SourceEntry[];
}

export interface SourceEntry {
  table: string;
  url?: string;
  /** The reader's own file that the table is. */
  file?: string;
  /** Where the input has several sources: the data years that this one is read for. */
  years: string;
  codes: { dimension: string; codes: string[] }[];
  /** Where the table counts at another time than the data year: in words. */
  offset: string;
}

export function versionsOf(indicator: Indicator, bundle: DataSet): VersionEntry[] {
  const several = indicator.versions.length > 1;
  return indicator.versions.map((version) => ({
    years: several || version.from !== undefined || version.to !== undefined ? span(version) : "",
    formula: formulaOf(version, bundle),
    inputs: Object.entries(version.inputs).map(([letter, input]) =>
      inputEntry(letter, input, bundle),
    ),
    weights: Object.entries(version.weights ?? {}).map(([letter, { value, known, note }]) => ({
      letter,
      value: exact(value),
      known: known ? t("sum.weight.known") : t("sum.weight.assumed"),
      note: text(note),
    })),
    average: averageType(version.average),
    averageHow: averageHow(version),
    prints: {
      name: version.sourcePrints?.name ?? "",
      formula: version.sourcePrints?.formula ?? "",
      tables: version.sourcePrints?.tables ?? [],
      type: version.sourcePrints?.type ?? "",
      why: text(version.sourcePrints?.why),
    },
  }));
}

function formulaOf({ formula }: Version, bundle: DataSet): string {
  const names = new Map(operands(formula).map((o) => [o.token, operandName(o, bundle)]));
  return written(formula, new Map(), (token) => names.get(token) ?? token);
}

function averageHow({ average, population = "", inputs }: Version): string {
  return average === "population"
    ? t("sum.average.population", { letter: population, weight: text(inputs[population]?.name) })
    : t(`sum.average.${average}`);
}

function inputEntry(letter: string, input: Input, bundle: DataSet): InputEntry {
  return {
    letter,
    name: text(input.name),
    unit: term("unit.name", input.unit),
    sources: input.sources.map((source) => {
      const { codes, file } = sumSource(source, source.from ?? source.to ?? 0, bundle, undefined);
      return {
        table: source.table,
        ...(file === undefined ? { url: tableUrl(source.table, bundle) } : { file }),
        years: input.sources.length > 1 ? span(source) : "",
        codes,
        offset: offsetWords(source),
      };
    }),
  };
}

function offsetWords({ yearOffset = 0 }: Source): string {
  if (yearOffset === 0) return "";
  return yearOffset === 1
    ? t("indicators.offset.next")
    : t("indicators.offset.other", { n: yearOffset });
}

/** "2015–2022", "fra 2023", "til 2022", "alle år" */
export function span({ from, to }: { from?: number; to?: number }): string {
  if (from !== undefined && to !== undefined) return years(from, to);
  if (from !== undefined) return t("indicator.years.from", { from });
  if (to !== undefined) return t("indicator.years.to", { to });
  return t("indicators.years.all");
}
