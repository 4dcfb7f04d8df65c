/** The reference's rows in the columns that the command line prints. */
import type { Average } from "./averages.ts";
import type { Row } from "./cli.ts";
import type { Extreme } from "./comparison.ts";
import type { KeyFigure } from "./keyfigures.ts";
import type { ProfileRow } from "./profile.ts";
import type { Ranked } from "./rank.ts";

/** How many members the average rests on: none when it is suppressed. */
export const restsOn = ({ value, members }: Average): number =>
  value === "suppressed" ? 0 : members.filter(({ takesPart }) => takesPart).length;

const span = (min?: Extreme, max?: Extreme): Row => ({
  min: min?.value ?? "",
  min_region: min?.region ?? "",
  max: max?.value ?? "",
  max_region: max?.region ?? "",
});

const counts = (average: Average): Row =>
  average.type === ""
    ? { average: "" }
    : {
        average: average.type,
        members: restsOn(average),
        members_of: average.members.length,
      };

export const profileColumns = (row: ProfileRow, year: number): Row => ({
  indicator: row.indicator,
  type: row.type,
  region: row.region,
  year: String(year),
  value: row.value,
  baseline: row.baseline.value,
  ...counts(row.baseline),
  index: row.index ?? "",
  deviation: row.deviation ?? "",
  ...span(row.min, row.max),
  min_index: row.minIndex ?? "",
  max_index: row.maxIndex ?? "",
  previous: row.previous,
  ...(row.change === undefined ? {} : { change: row.change }),
});

export const keyFigureColumns = (row: KeyFigure): Row => ({
  indicator: row.indicator,
  type: row.type,
  region: row.region,
  ...Object.fromEntries(row.values.map(({ year, value }) => [String(year), value])),
  mean: row.average.value,
  ...counts(row.average),
  ...span(row.min, row.max),
});

export const rankColumns = (row: Ranked): Row => ({
  region: row.region,
  value: row.value,
  rank: row.rank ?? "",
  tied: row.tied ?? "",
  grade: row.grade ?? "",
});

/** Who is behind an average, those who are not last; nobody, when it is suppressed. */
export const memberColumns = ({ value, members }: Average): Row[] =>
  [
    ...members.filter(({ takesPart }) => takesPart),
    ...members.filter(({ takesPart }) => !takesPart),
  ].map(({ region, takesPart, reason }) => ({
    region,
    takes_part: takesPart && value !== "suppressed" ? "yes" : "no",
    status: value === "suppressed" ? value : (reason ?? ""),
  }));
