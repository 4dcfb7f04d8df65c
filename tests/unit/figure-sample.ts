import { Flag, Status, type Indicator } from "../../web/src/engine/types.ts";
import { averageLabel, averagePhrase } from "../../web/src/groups.ts";
import type { Break } from "../../web/src/missing.ts";
import type { Cell, Panel, Row } from "../../web/src/series.ts";

/** A number, or the status of a missing one. */
type Given = number | { status: number } | { value: number; flags: number };

export function cell(given: Given, members = 0, membersOf = 0): Cell {
  if (typeof given === "number")
    return { value: given, status: Status.value, flags: 0, members, membersOf };
  if ("status" in given)
    return { value: Number.NaN, status: given.status, flags: 0, members, membersOf };
  return { value: given.value, status: Status.value, flags: given.flags, members, membersOf };
}

function row(id: string, name: string, kind: Row["kind"], role: Row["role"], cells: Cell[]): Row {
  const own = { kind: kind === "region" ? "borders" : "members", text: "" } as const;
  const breaks = cells.map((c): Break[] => (c.flags & Flag.break ? [own] : []));
  const [label, phrase] =
    kind === "group" ? [averageLabel(name), averagePhrase(name)] : [name, name];
  return { id, name, label, phrase, kind, role, cells, breaks };
}

export function region(id: string, name: string, given: Given[], role: Row["role"] = "other"): Row {
  return row(
    id,
    name,
    "region",
    role,
    given.map((g) => cell(g)),
  );
}

export function group(
  id: string,
  name: string,
  given: Given[],
  members: number,
  membersOf: number,
): Row {
  return row(
    id,
    name,
    "group",
    "average",
    given.map((g) => cell(g, members, membersOf)),
  );
}

export function panel(rows: Row[], given: Partial<Panel> = {}): Panel {
  const years = given.years ?? rows[0]!.cells.map((_, k) => 2020 + k);
  const indicator: Indicator = {
    id: "x.netto",
    area: "x",
    name: { nb: "Netto utgifter per barn" },
    unit: "kroner",
    decimals: 0,
    versions: [],
  };
  return {
    indicator,
    name: "Netto utgifter per barn",
    unit: "kroner",
    decimals: 0,
    years,
    rows,
    average: years.map(() => "weighted"),
    redefined: years.map(() => false),
    footnotes: [],
    ...given,
  };
}

export { Flag, Status };
