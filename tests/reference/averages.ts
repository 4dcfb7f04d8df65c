/** Results of regions and averages of groups. */
import {
  groupOf,
  indicatorOf,
  notesOf,
  regionOf,
  versionOf,
  type AverageType,
  type Indicator,
  type Region,
  type Version,
  type World,
} from "./bundle.ts";
import { formulaOf, type Operands } from "./formula.ts";
import { membersOf, reference, remainderOf, without } from "./groups.ts";
import { inputOf, sumsPredecessors } from "./inputs.ts";
import { finite, isKnown, strongest, sum, type Cell, type Reason } from "./missing.ts";

export interface Member {
  region: string;
  /** Its own result. */
  result: Cell;
  takesPart: boolean;
  /** Why it does not. */
  reason?: Reason | "excluded";
}
export interface Average {
  value: Cell;
  type: AverageType | "";
  members: Member[];
}

const region = (world: World, code: string): Region => {
  const found = regionOf(world, code);
  if (!found) throw new Error(`the bundle has no region ${code}`);
  return found;
};

/** What the formula finds for a region or a group; `name` differs between the two. */
function operandsOf(
  world: World,
  indicator: Indicator,
  version: Version,
  year: number,
  place: string | undefined,
  name: (name: string) => Cell,
): Operands {
  const input = (name: string, code: string): Cell =>
    inputOf(world, indicator, version, name, region(world, code), year);
  return {
    name: (word) => version.weights?.[word]?.value ?? name(word),
    indicator: (id) =>
      place === undefined ? "not-defined" : resultOf(world, indicatorOf(world, id), place, year),
    groupName(asked, word) {
      if (!groupOf(world, asked)) return input(word, asked);
      // Who lacks one of the inputs that the formula sums over this group drops out of them all.
      const words = [...version.formula.matchAll(/group\(\s*([^,\s]+)\s*,\s*(\w+)\s*\)/g)]
        .filter(([, group]) => group === asked)
        .map(([, , also]) => also!);
      const members = membersOf(world, asked, year)
        .filter((code) => !isExcluded(world, indicator, asked, code, year))
        .map((code) => ({ cell: input(word, code), all: words.map((also) => input(also, code)) }));
      const part = members.filter(({ all }) => all.every(isKnown));
      if (part.length > 0) return sum(part.map(({ cell }) => cell));
      return strongest(members.flatMap(({ all }) => all)) ?? "no-data";
    },
    groupIndicator: (asked, id) =>
      groupOf(world, asked)
        ? averageOf(world, indicatorOf(world, id), asked, year).value
        : resultOf(world, indicatorOf(world, id), asked, year),
  };
}

const regionOperands = (
  world: World,
  indicator: Indicator,
  version: Version,
  code: string,
  year: number,
): Operands =>
  operandsOf(world, indicator, version, year, code, (name) =>
    inputOf(world, indicator, version, name, region(world, code), year),
  );

export function resultOf(world: World, indicator: Indicator, code: string, year: number): Cell {
  const version = versionOf(indicator, year);
  if (!version) return "not-defined";
  const merged = (region(world, code).breaks ?? []).some(
    (each) => year < each.year && (each.predecessors ?? []).length > 0,
  );
  if (world.predecessors === "summed" && merged && !sumsPredecessors(version)) return "not-defined";
  const note = notesOf(world, "override", indicator, year).findLast(
    (note) => note.input === undefined && note.region === code,
  );
  if (note) return note.value!;
  return formulaOf(version.formula)(regionOperands(world, indicator, version, code, year));
}

export function averageOf(
  world: World,
  indicator: Indicator,
  asked: string,
  year: number,
): Average {
  const version = versionOf(indicator, year);
  const rest = remainderOf(world, asked);
  const members: Member[] =
    rest === undefined
      ? membersOf(world, asked, year).map((code) =>
          memberOf(world, indicator, version, asked, code, year),
        )
      : without(world, asked, year).map((region) => ({ region, result: ".", takesPart: false }));
  if (!version) return { value: "not-defined", type: "", members };
  const average = { type: version.average, members };
  const { id } = reference(asked);
  const suppressed = notesOf(world, "suppress-average", indicator, year).some(
    (note) => note.group === undefined || note.group === id,
  );
  if (suppressed) return { ...average, value: "suppressed" };

  if (rest !== undefined)
    return { ...average, value: remainder(world, indicator, version, asked, rest, year) };
  const part = members.filter(({ takesPart }) => takesPart);
  if (part.length === 0) {
    const why = members.flatMap(({ reason }) =>
      reason === undefined || reason === "excluded" ? [] : [reason],
    );
    return { ...average, value: strongest(why) ?? "no-data" };
  }
  const codes = part.map((member) => member.region);
  const results = part.map(({ result }) => result);
  switch (version.average) {
    case "weighted":
      return { ...average, value: weighted(world, indicator, version, codes, year) };
    case "mean": {
      const total = sum(results);
      return { ...average, value: isKnown(total) ? total / results.length : total };
    }
    case "population": {
      const weights = codes.map((code) => weightOf(world, indicator, version, code, year));
      const products = results.map((result, i) => (result as number) * (weights[i] as number));
      return { ...average, value: quotient(sum(products), sum(weights)) };
    }
  }
}

const quotient = (a: Cell, b: Cell): Cell =>
  isKnown(a) && isKnown(b) ? (b === 0 ? "div0" : finite(a / b)) : strongest([a, b])!;

const weightOf = (
  world: World,
  indicator: Indicator,
  version: Version,
  code: string,
  year: number,
): Cell => inputOf(world, indicator, version, version.population!, region(world, code), year);

/** The inputs behind a figure: a region's own, or the sums that a weighted average is taken of. */
export function inputsOf(
  world: World,
  indicator: Indicator,
  place: string,
  year: number,
): Record<string, Cell> {
  const version = versionOf(indicator, year);
  if (!version) return {};
  let input: (name: string) => Cell;
  if (regionOf(world, place)) {
    input = (name) => inputOf(world, indicator, version, name, region(world, place), year);
  } else {
    const { value, members } = averageOf(world, indicator, place, year);
    if (version.average !== "weighted" || !isKnown(value)) return {};
    if (members.length === 0 || remainderOf(world, place) !== undefined) return {};
    const codes = members.filter(({ takesPart }) => takesPart).map((member) => member.region);
    input = (name) => totalOf(world, indicator, version, codes, name, year);
  }
  const ownNames = version.formula.replace(/group\([^)]*\)/g, "").match(/\w+/g)!;
  const names = Object.keys(version.inputs).filter((name) => ownNames.includes(name));
  return Object.fromEntries(names.map((name) => [name, input(name)]));
}

const totalOf = (
  world: World,
  indicator: Indicator,
  version: Version,
  codes: string[],
  name: string,
  year: number,
): Cell =>
  sum(codes.map((code) => inputOf(world, indicator, version, name, region(world, code), year)));

/** Weighted: the formula on the sums over the members that take part. */
function weighted(
  world: World,
  indicator: Indicator,
  version: Version,
  codes: string[],
  year: number,
): Cell {
  const total = (name: string): Cell => totalOf(world, indicator, version, codes, name, year);
  return formulaOf(version.formula)(operandsOf(world, indicator, version, year, undefined, total));
}

/** The formula on a region's inputs less those of the members left out. */
function remainder(
  world: World,
  indicator: Indicator,
  version: Version,
  asked: string,
  of: string,
  year: number,
): Cell {
  if (version.average !== "weighted") return "not-defined";
  const input = (name: string, code: string): Cell =>
    inputOf(world, indicator, version, name, region(world, code), year);
  const rest = (name: string): Cell => {
    const whole = input(name, of);
    const out = sum(without(world, asked, year).map((code) => input(name, code)));
    if (out === ".") return whole;
    return isKnown(whole) && isKnown(out) ? finite(whole - out) : strongest([whole, out])!;
  };
  return formulaOf(version.formula)(operandsOf(world, indicator, version, year, undefined, rest));
}

function isExcluded(
  world: World,
  indicator: Indicator,
  asked: string,
  code: string,
  year: number,
): boolean {
  const { id } = reference(asked);
  return notesOf(world, "exclude", indicator, year).some(
    (note) => note.region === code && (note.group === undefined || note.group === id),
  );
}

function memberOf(
  world: World,
  indicator: Indicator,
  version: Version | undefined,
  asked: string,
  code: string,
  year: number,
): Member {
  const result = resultOf(world, indicator, code, year);
  const member = { region: code, result };
  if (isExcluded(world, indicator, asked, code, year))
    return { ...member, takesPart: false, reason: "excluded" };
  if (version?.average === "population") {
    const reason = strongest([result, weightOf(world, indicator, version, code, year)]);
    return reason ? { ...member, takesPart: false, reason } : { ...member, takesPart: true };
  }
  if (isKnown(result)) return { ...member, takesPart: true };
  if (version?.average === "weighted" && (result === "div0" || result === "overflow")) {
    if (allKnown(version, regionOperands(world, indicator, version, code, year)))
      return { ...member, takesPart: true };
  }
  return { ...member, takesPart: false, reason: result };
}

/** Is every operand of the formula known, so that only the arithmetic fails? */
function allKnown(version: Version, operands: Operands): boolean {
  const met: Cell[] = [];
  const seen = (cell: Cell): Cell => {
    met.push(cell);
    return cell;
  };
  formulaOf(version.formula)({
    name: (name) => seen(operands.name(name)),
    indicator: (id) => seen(operands.indicator(id)),
    groupName: (group, name) => seen(operands.groupName(group, name)),
    groupIndicator: (group, id) => seen(operands.groupIndicator(group, id)),
  });
  return met.every(isKnown);
}
