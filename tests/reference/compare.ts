/** The command line held against the reference, one function per command. */
import { averageOf, inputsOf, resultOf } from "./averages.ts";
import { indicatorOf, regionOf, type Bundle, type World } from "./bundle.ts";
import { asss, asssRows, Differences, type Row } from "./cli.ts";
import {
  keyFigureColumns,
  memberColumns,
  profileColumns,
  rankColumns,
  restsOn,
} from "./columns.ts";
import { findingsOf, type Asked } from "./findings.ts";
import { isRelative, membersOf } from "./groups.ts";
import { keyFiguresOf } from "./keyfigures.ts";
import { profileOf } from "./profile.ts";
import { rankOf } from "./rank.ts";

export const modes = ["as-published", "summed"] as const;
const own = { id: "own", codes: ["0301", "3205", "5001", "5501"] };

/** A bundle, the file it stands in, and how it is asked. */
export interface Subject {
  file: string;
  bundle: Bundle;
  predecessors: World["predecessors"];
}

/** The subject as the reference sees it, with a group of one's own. */
const worldOf = ({ bundle, predecessors }: Subject): World => ({
  predecessors,
  bundle: {
    ...bundle,
    groups: [...bundle.groups, { id: own.id, members: [{ regions: own.codes }] }],
  },
});

/** Every group as it can be asked for. */
const askable = (world: World, selves: string[]): string[] =>
  world.bundle.groups.flatMap(({ id }) =>
    isRelative(world, id) ? selves.map((self) => `${id}@${self}`) : [id],
  );

interface Told {
  indicator: string;
  region: string;
  year: number;
  value: number | null;
  status: string;
  members: number | null;
  membersOf?: number;
  average?: string;
  inputs: Record<string, { value: number | null; status: string }>;
}

/** Every indicator, region and group; relative groups as seen from `selves`. */
export function compareEval(
  subject: Subject,
  selves: string[],
  years: [number, number],
): Differences {
  const world = worldOf(subject);
  const { bundle, predecessors } = world;
  const groups = askable(world, selves);
  const rows = JSON.parse(
    asss(
      ...["eval", subject.file, "--predecessors", predecessors, "--inputs", "--format", "json"],
      ...["--indicator", bundle.indicators.map(({ id }) => id).join()],
      ...["--region", bundle.regions.map(({ code }) => code).join()],
      ...["--group", groups.filter((id) => id !== own.id).join()],
      ...["--own-group", `${own.id}=${own.codes.join("+")}`],
      ...["--year", years.join(":")],
    ),
  ) as Told[];
  const differences = new Differences();
  const places = bundle.regions.length + groups.length;
  const expected = bundle.indicators.length * places * (years[1] - years[0] + 1);
  differences.cell("rows", rows.length, expected);
  for (const row of rows) {
    const what = `${bundle.id} ${predecessors} ${row.indicator} ${row.region} ${row.year}`;
    const indicator = indicatorOf(world, row.indicator);
    const told = row.value ?? row.status;
    if (regionOf(world, row.region)) {
      differences.cell(what, told, resultOf(world, indicator, row.region, row.year));
    } else {
      const average = averageOf(world, indicator, row.region, row.year);
      differences.cell(what, told, average.value);
      differences.cell(`${what} members`, row.members ?? 0, restsOn(average));
      if (average.type !== "") {
        differences.cell(`${what} members of`, row.membersOf ?? 0, average.members.length);
        differences.cell(`${what} type`, row.average, average.type);
      }
    }
    for (const [name, cell] of Object.entries(inputsOf(world, indicator, row.region, row.year))) {
      const input = row.inputs[name];
      differences.cell(`${what} ${name}`, input?.value ?? input?.status, cell);
    }
  }
  return differences;
}

/** Rows by region, where their order is not what is compared. */
const byRegion = (rows: Row[]): Row[] =>
  [...rows].sort((a, b) => String(a.region).localeCompare(String(b.region)));

const name = ({ bundle, predecessors }: Subject): string => `${bundle.id} ${predecessors}`;

const common = ({ file, predecessors }: Subject, command: string, year: number): string[] => [
  ...[command, file, "--year", String(year), "--predecessors", predecessors],
];

export function compareProfile(
  subject: Subject,
  area: string,
  regions: string[],
  year: number,
  baseline: string,
  span?: string,
): Differences {
  const differences = new Differences();
  differences.rows(
    `${name(subject)} profile ${year} ${baseline} ${span ?? ""}`,
    asssRows(
      ...common(subject, "profile", year),
      ...["--area", area, "--region", regions.join(), "--baseline", baseline],
      ...(span ? ["--span", span] : []),
    ),
    profileOf(worldOf(subject), area, regions, year, baseline, span).map((row) =>
      profileColumns(row, year),
    ),
  );
  return differences;
}

export function compareKeyFigures(
  subject: Subject,
  area: string,
  regions: string[],
  year: number,
  group: string,
): Differences {
  const differences = new Differences();
  differences.rows(
    `${name(subject)} keyfigures ${year} ${group}`,
    asssRows(
      ...common(subject, "keyfigures", year),
      ...["--area", area, "--region", regions.join(), "--baseline", group],
    ),
    keyFiguresOf(worldOf(subject), area, regions, year, group).map(keyFigureColumns),
  );
  return differences;
}

export function compareRank(
  subject: Subject,
  id: string,
  year: number,
  group: string,
  best?: "high" | "low",
): Differences {
  const world = worldOf(subject);
  const differences = new Differences();
  const what = `${name(subject)} rank ${id} ${year} ${group} ${best ?? ""}`;
  const rows = asssRows(
    ...common(subject, "rank", year),
    ...["--indicator", id, "--group", group],
    ...(best ? ["--best", best] : []),
  );
  const members = membersOf(world, group, year);
  const expected = rankOf(world, indicatorOf(world, id), members, year, best);
  differences.rows(what, byRegion(rows), byRegion(expected.map(rankColumns)));
  const order = rows.map(({ rank }) => (rank === "" ? Infinity : Number(rank)));
  differences.cell(`${what} order`, order.join(), [...order].sort((a, b) => a - b).join());
  return differences;
}

export function compareMembers(
  subject: Subject,
  id: string,
  group: string,
  year: number,
): Differences {
  const world = worldOf(subject);
  const differences = new Differences();
  differences.rows(
    `${name(subject)} members ${id} ${group} ${year}`,
    byRegion(asssRows(...common(subject, "members", year), "--indicator", id, "--group", group)),
    byRegion(memberColumns(averageOf(world, indicatorOf(world, id), group, year))),
  );
  return differences;
}

/** Flags and statuses are not the reference's; whether a figure is fit to be told is. */
export function compareFindings(subject: Subject, asked: Asked): Differences {
  const options = { ...asked, group: asked.group.split("@")[0]! };
  const told = JSON.parse(
    asss(
      ...["findings", subject.file, "--predecessors", subject.predecessors, "--format", "json"],
      ...Object.entries(options).flatMap(([option, value]) => [`--${option}`, String(value)]),
    ),
  ) as unknown;
  const differences = new Differences();
  const what = `${name(subject)} findings ${Object.values(asked).join(" ")}`;
  differences.tree(what, told, findingsOf(worldOf(subject), asked));
  return differences;
}
