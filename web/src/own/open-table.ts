import type { Tell } from "../data/receive.ts";
import { failureLines, limited } from "../faults.ts";
import { count, t } from "../messages/index.ts";
import { refused, type Opened } from "../open-file.ts";
import type { Session } from "../session.ts";
import { addOwn } from "./add.ts";
import * as code from "./code.ts";
import {
  dimensionsOf,
  mostSeries,
  seriesCount,
  seriesOf,
  tableOf,
  type Choice,
  type OwnTable,
} from "./own-table.ts";
import type { OwnRead } from "./read.ts";

/** A table that has more series than can be shown: the reader must choose among them. */
export interface Pending {
  name: string;
  warnings: string[];
  table: Omit<OwnTable, "series">;
}

/** Adds a table that was read, or asks which of its series to use. */
export async function openTable(
  name: string,
  read: OwnRead,
  session: Session,
  tell?: Tell,
): Promise<Opened> {
  if (!read.ok) return refused(name, ...read.lines, ...(read.form ? [t("own.form")] : []));
  const { dataset, notes, warnings } = read;
  const table = { table: tableOf(name), name, dataset, notes };
  const pending = { name, warnings, table };
  const dimensions = dimensionsOf(dataset);
  if (seriesCount(dimensions) > mostSeries) {
    // To begin with, every content (as far as there is room) for the first category of the rest.
    const first = dimensions.map(({ id, metric, categories }) => [
      id,
      categories.slice(0, metric ? mostSeries : 1).map(({ code }) => code),
    ]);
    const choice = Object.fromEntries(first) as Choice;
    return { kind: "choose", pending, choice, code };
  }
  return addTable(pending, {}, session, tell);
}

/** Adds the chosen series of a table to the data set that is open. */
export async function addTable(
  { name, warnings, table }: Pending,
  choice: Choice,
  session: Session,
  tell?: Tell,
): Promise<Opened> {
  const series = seriesOf(name, table.dataset, choice);
  try {
    await session.addOwn({ ...table, series }, tell, addOwn);
  } catch (error) {
    return refused(name, ...failureLines(error));
  }
  const { strangers, conflicts } = session.misfit(table.table);
  const misfit = [
    ...(strangers.length ? [t("own.strangers", { codes: limited(strangers).join(", ") })] : []),
    ...(conflicts.length ? [t("own.conflicts", { codes: limited(conflicts).join("; ") })] : []),
  ];
  return {
    kind: "added",
    notice: {
      topic: "file",
      severity: warnings.length + misfit.length ? "warning" : "success",
      title: t("own.added", { file: name, series: count("own.series", series.length) }),
      lines: [t("own.notSent"), ...misfit, ...warnings],
    },
  };
}
