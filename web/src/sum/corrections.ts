import type { Description, Indicator, Note, Result } from "../engine/types.ts";
import { exact, number } from "../formats.ts";
import { reason, sign } from "../missing.ts";
import { t, text } from "../messages/index.ts";
import type { InputOf } from "../own/indicators.ts";
import { versionFor } from "../series.ts";
import type { Spot } from "./sum.ts";

/** A number that somebody corrected by hand: what was published, what stands now, and why. */
export interface Correction {
  /** The letter of the input; "" for the result. */
  input: string;
  words: string;
  note: string;
}

export function corrections(
  spot: Spot,
  indicator: Indicator,
  result: Result,
  bundle: Description,
): Correction[] {
  const here = result.corrections.filter(
    (c) => c.indicator === spot.indicator && c.place === spot.place && c.year === spot.year,
  );
  return here.map(({ input, published, status }) => {
    const noted = notedAs(indicator, input, spot);
    const note = bundle.notes.findLast((n) => speaksOf(n, spot, noted, bundle));
    // The unit stands beside the input's value, and the result's.
    const say = (value: number) => (input ? exact(value) : number(value, indicator.decimals));
    return {
      input,
      words: t("sum.corrected", {
        published: published === null ? `${sign(status)} (${reason(status)})` : say(published),
        corrected: note?.value === undefined ? "" : say(note.value),
      }),
      note: text(note?.text),
    };
  });
}

/** What notes call the input: where a reader's own indicator took it from. */
function notedAs(indicator: Indicator, input: string, spot: Spot): InputOf {
  const of = versionFor(indicator.versions, spot.year)?.inputs[input]?.of;
  return of ?? { indicator: spot.indicator, input };
}

function speaksOf(note: Note, spot: Spot, noted: InputOf, { regions }: Description): boolean {
  const region = regions.find((r) => r.code === spot.place);
  return (
    note.kind === "override" &&
    note.indicator === noted.indicator &&
    (note.input ?? "") === noted.input &&
    (note.region === undefined ||
      note.region === spot.place ||
      !!region?.codes?.some((c) => c.code === note.region)) &&
    (note.from ?? -Infinity) <= spot.year &&
    spot.year <= (note.to ?? Infinity)
  );
}
