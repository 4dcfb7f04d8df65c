import type { Description, Note } from "../engine/types.ts";
import { exact, unitName } from "../formats.ts";
import { placeLabel, regionName } from "../groups.ts";
import { span } from "../indicators/entry.ts";
import { t, text } from "../messages/index.ts";
import { indicatorName, versionFor } from "../series.ts";

/** A note of the data set, ready to be shown. */
export interface NoteEntry {
  indicator: string;
  /** "Trondheim, 2022", with the input where it is of one. */
  where: string;
  /** The corrected value, "" where there is none. */
  value: string;
  text: string;
}

const kinds = ["override", "exclude", "suppress-average", "footnote"] as const;

/** The notes on the indicators of a service area ("": all), by kind. */
export function notesIn(
  bundle: Description,
  area: string,
): { kind: Note["kind"]; notes: NoteEntry[] }[] {
  const all = bundle.notes.flatMap((note) => {
    const indicator = bundle.indicators.find((i) => i.id === note.indicator);
    if (!indicator || (area !== "" && indicator.area !== area)) return [];
    const version = versionFor(indicator.versions, note.from ?? note.to ?? bundle.years[1]);
    const input = note.input === undefined ? undefined : version?.inputs[note.input];
    const unit = unitName(input?.unit ?? indicator.unit);
    const value =
      note.value === undefined ? "" : t("table.caption", { indicator: exact(note.value), unit });
    return [
      {
        kind: note.kind,
        indicator: indicatorName(indicator),
        where: [placeOf(note, bundle), span(note), input ? `${note.input} ${text(input.name)}` : ""]
          .filter(Boolean)
          .join(", "),
        value,
        text: text(note.text),
      },
    ];
  });
  return kinds
    .map((kind) => ({
      kind,
      notes: all.filter((n) => n.kind === kind).map(({ kind: _kind, ...note }) => note),
    }))
    .filter(({ notes }) => notes.length > 0);
}

function placeOf({ region, group }: Note, bundle: Description): string {
  if (group !== undefined) return placeLabel(group, bundle);
  if (region === undefined) return t("table.everywhere");
  // A note may have the code of its time.
  const known = bundle.regions.find(
    (r) => r.code === region || r.codes?.some((c) => c.code === region),
  );
  return known ? regionName(known.code, bundle) : region;
}
