/** What is done with a bundle, and the questions that do it. */
import type { Query } from "../../web/src/engine/types.ts";
import type { Checksum } from "./checksum.ts";
import type { Size } from "./sizes.ts";

/**
 * open: from bytes to a bundle that answers. evaluate: every indicator for every municipality, group and year, with
 * averages, lowest, highest and deviations. interact: what one choice on the page asks for: one indicator, twelve
 * municipalities with their average, ten years. change: one indicator's formula anew, computed for everybody.
 */
export const askedWorks = ["evaluate", "interact", "change"] as const;
export const works = ["open", ...askedWorks] as const;
export type Asked = (typeof askedWorks)[number];
export type Work = (typeof works)[number];

export const firstYear = 2015;

/** As data.ts writes them beside a bundle. */
export type WorkFile = Record<Asked, { question: Query; checksum: Checksum }[]>;

export function questionsOf(file: WorkFile): Record<Asked, Query[]> {
  const only = (work: Asked) => file[work].map(({ question }) => question);
  return { evaluate: only("evaluate"), interact: only("interact"), change: only("change") };
}

/** How many questions of a kind take turns, so that no answer is there from the call before. */
const turns = 16;

/** What a bundle must say for questions to be asked of it. */
interface Askable {
  indicators: { id: string }[];
  regions: { code: string }[];
  groups: { id: string; members?: { regions: string[] }[] }[];
}

export function questions(bundle: Askable, { years }: Size): Record<Asked, Query[]> {
  const last = firstYear + years - 1;
  const twelve = bundle.groups.find(({ id }) => id === "asss")!.members!.at(-1)!.regions;
  const all: Query = {
    indicators: bundle.indicators.map(({ id }) => id),
    regions: bundle.regions.map(({ code }) => code),
    groups: bundle.groups.map(({ id }) => id),
    years: [firstYear, last],
    baseline: "alle",
  };
  const some = Array.from(
    { length: turns },
    (_, turn) => all.indicators[(turn * 7) % all.indicators.length]!,
  );
  return {
    evaluate: [all],
    interact: some.map((id) => ({
      indicators: [id],
      regions: twelve,
      groups: ["asss"],
      years: [last - 9, last],
      baseline: "asss",
    })),
    change: some.map((id, turn) => ({
      ...all,
      indicators: [id],
      formula: `(A - ${turn + 1} * B) / (A + B) * 100`,
    })),
  };
}
