import type { CellNote } from "./csv.ts";
import { chosenCodes } from "./cut.ts";
import { predecessors, within } from "./definitions.ts";
import type { Dataset, Definition, Note, Region } from "./types.ts";

/** A note beside a cell of a table becomes a footnote to every indicator that reads the cell. */
export function footnotes(
  table: string,
  { role }: Dataset,
  cells: CellNote[],
  indicators: Definition[],
  regions: Region[],
): Note[] {
  const notes = new Map<string, Note>();
  for (const indicator of indicators)
    for (const version of indicator.versions)
      for (const [input, { sources }] of Object.entries(version.inputs))
        for (const source of sources.filter((one) => one.table === table)) {
          const chosen = [...(chosenCodes(source) ?? [])];
          for (const { codes, text } of cells) {
            if (chosen.some(([name, among]) => !among.includes(codes[name]!))) continue;
            const tableYear = Number(codes[source.time ?? role.time![0]!]);
            const year = tableYear - (source.yearOffset ?? 0);
            if (!within(version, year) || !within(source, year)) continue;
            const code = codes[source.region ?? role.geo![0]!]!;
            const { region, name } = placeOf(code, tableYear, regions);
            const note: Note = {
              kind: "footnote",
              indicator: indicator.id,
              input,
              region,
              from: year,
              to: year,
              text: { nb: name ? `${name}: ${text}` : text },
            };
            notes.set(JSON.stringify(note), note);
          }
        }
  return [...notes.values()];
}

/** Whether the tables have a cell, filled or not, that a correction is about. */
export function correctsCell(
  note: Note,
  indicators: Definition[],
  tables: Map<string, Dataset>,
  regions: Region[],
): boolean {
  const region = regions.find(({ code }) => code === note.region);
  const versions = indicators.find(({ id }) => id === note.indicator)?.versions ?? [];
  // What only builds on other indicators has no cells of its own.
  if (versions.length === 0 || versions.some((v) => Object.keys(v.inputs).length === 0))
    return true;
  return versions.some((version) =>
    Object.entries(version.inputs)
      .filter(([input]) => note.input === undefined || input === note.input)
      .flatMap(([, { sources }]) => sources)
      .some((source) => {
        const dataset = tables.get(source.table);
        if (!dataset || !region) return false;
        const places = dataset.dimension[source.region ?? dataset.role.geo![0]!]!.category.index;
        const times = dataset.dimension[source.time ?? dataset.role.time![0]!]!.category.index;
        return Object.keys(times).some((time) => {
          const tableYear = Number(time);
          const year = tableYear - (source.yearOffset ?? 0);
          const steps = (region.codes ?? []).filter((step) => within(step, tableYear));
          const codes = [region.code, ...steps.map(({ code }) => code), ...(region.aliases ?? [])];
          return (
            [note, version, source].every((span) => within(span, year)) &&
            codes.some((code) => code in places)
          );
        });
      }),
  );
}

/** The region that a code belonged to in a table year, with the name of the predecessor if it is one's. */
function placeOf(
  code: string,
  tableYear: number,
  regions: Region[],
): { region: string; name?: string } {
  for (const region of regions) {
    const then = (steps: { code: string; from?: number; to?: number }[] = []): boolean =>
      steps.some((step) => step.code === code && within(step, tableYear));
    if (region.code === code || then(region.codes) || region.aliases?.includes(code))
      return { region: region.code };
    const former = predecessors(region).find(({ codes }) => then(codes));
    if (former) return { region: region.code, name: former.name };
  }
  return { region: code };
}
