import type { Assembled } from "../../../web/src/bundle/assemble.ts";
import type { Fault } from "../../../web/src/bundle/faults.ts";
import type { Bundle, Definition, Plan } from "../../../web/src/bundle/types.ts";

/** A bundle that is ready to be written, and what is to be told of how it came about. */
export interface Built extends Assembled {
  plan: Plan;
  /** All that are known, for the names of those that were left out. */
  definitions: Definition[];
  warnings: Fault[];
  /** Of the tables that were fetched. */
  requests: { table: string; requests: number; cells: number }[];
}

/** One line on each thing that a person should know of the bundle. */
export function reportLines({ bundle, report, warnings }: Built): string[] {
  const outcomes = {
    "left-out": "left out",
    described: "described without data",
    partly: "what reads it left out",
  };
  return [
    ...warnings.map(({ file, line, column, message }) =>
      line === undefined
        ? `warning: ${file}: ${message}`
        : `warning: ${file}:${line}:${column}: ${message}`,
    ),
    ...report.lacking.map(
      ({ indicator, problems, outcome }) =>
        `${indicator}: ${problems.join(", ")}: ${outcomes[outcome]}`,
    ),
    ...report.alone.map(
      ({ code, name }) =>
        `region ${code} ${name} is not in regions.json: included under this code alone`,
    ),
    ...report.notesLeftOut.map(
      ({ kind, indicator, region, group }) =>
        `note left out: ${[kind, indicator, region, group].filter(Boolean).join(" ")} is not in this bundle`,
    ),
    ...report.idleCorrections.map(
      ({ indicator, input, region, from, to }) =>
        `warning: correction of ${[indicator, input, region].filter(Boolean).join(" ")} ${from ?? ""}-${to ?? ""} hits no figure: no such region and year in its tables`,
    ),
    ...tableLines(bundle),
  ];
}

function tableLines({ tables }: Bundle): string[] {
  return tables.map(({ id, dataset }) => {
    const without = dataset.value.filter((v) => v === null).length;
    const times = Object.keys(dataset.dimension[dataset.role.time![0]!]!.category.index).sort();
    return `table ${id}: ${dataset.size.join(" x ")} = ${dataset.value.length} cells, ${without} without a value, ${times[0]}-${times.at(-1)}`;
  });
}
