import type { Description, Indicator, Result, Version } from "../../engine/types.ts";
import { versionFor, type Panel } from "../../series.ts";
import { operands, type Operand } from "../../sum/formula.ts";
import { Answer, type At } from "./answer.ts";
import { codeNow } from "./behind.ts";
import { parse, type Expression } from "./expression.ts";
import { members } from "./members.ts";

/** One number of an indicator, and what it is computed from. */
export interface Line {
  indicator: Indicator;
  place: string;
  year: number;
  at: At;
  /** Whether the figure shows it; else it stands there for the sake of another. */
  shown: boolean;
  how: "formula" | "mean" | "population" | "missing";
}

/** The lines that one formula gives. */
export interface Block {
  indicator: Indicator;
  version: Version;
  expression: Expression;
  /** What the formula takes from other indicators and places, in the order of its columns. */
  operands: Operand[];
  lines: Line[];
}

/**
 * Every number that the panels show, with the numbers that its formula builds on, those before it: inputs, other
 * indicators, other places and the members of means, as far as the answer has them.
 */
export class Calculation {
  readonly blocks: Block[] = [];
  readonly answer: Answer;
  readonly #bundle: Description;
  readonly #lines = new Map<string, Line>();

  constructor(panels: readonly Panel[], result: Result, bundle: Description) {
    this.answer = new Answer(result);
    this.#bundle = bundle;
    for (const { indicator, rows, years } of panels)
      for (const row of rows) for (const year of years) this.#add(indicator, row.id, year, true);
    // Lines that are added on the way are gone through as well.
    for (const line of this.#lines.values()) this.#addNeeded(line);
    for (const { lines } of this.blocks) lines.sort(shownFirst);
  }

  line(indicator: string, place: string, year: number): Line | undefined {
    return this.#lines.get(key(indicator, place, year));
  }

  block({ indicator, year }: Line): Block {
    const version = versionFor(indicator.versions, year);
    return this.blocks.find((b) => b.indicator === indicator && b.version === version)!;
  }

  /** Who is behind a mean: those that have a number and are not left out of averages. */
  behind({ indicator, place, year }: Line): Line[] {
    return members(place, year, this.#bundle).flatMap((code) => {
      const line = this.line(indicator.id, code, year);
      return line && line.at.status === 0 && !isExcluded(line, place, this.#bundle) ? line : [];
    });
  }

  /** Whose inputs a group's sum in a formula is made of: the members that have all inputs it takes of that group. */
  summed({ indicator, year }: Line, place: string): Line[] {
    const version = versionFor(indicator.versions, year)!;
    const taken = operands(version.formula).flatMap((o) =>
      o.place === place && o.input !== undefined ? o.input : [],
    );
    return members(place, year, this.#bundle).flatMap((code) => {
      const line = this.line(indicator.id, code, year);
      const all = taken.every(
        (input) => this.answer.input(indicator.id, input, code, year)?.status === 0,
      );
      return line && all && !isExcluded(line, place, this.#bundle) ? line : [];
    });
  }

  #add(indicator: Indicator | undefined, place: string, year: number, shown = false): void {
    if (!indicator || this.#lines.has(key(indicator.id, place, year))) return;
    const version = versionFor(indicator.versions, year);
    const at = this.answer.at(indicator.id, place, year);
    if (!version || !at) return;
    const region = this.answer.kind(place) === "region";
    const line: Line = {
      indicator,
      place,
      year,
      at,
      shown,
      how:
        at.status !== 0
          ? "missing"
          : region || version.average === "weighted"
            ? "formula"
            : version.average,
    };
    this.#lines.set(key(indicator.id, place, year), line);
    let block = this.blocks.find((b) => b.indicator === indicator && b.version === version);
    if (!block) {
      const { formula } = version;
      const taken = operands(formula);
      block = { indicator, version, expression: parse(formula), operands: taken, lines: [] };
      this.blocks.push(block);
    }
    block.lines.push(line);
  }

  #addNeeded(line: Line): void {
    const { indicator, place, year, how } = line;
    if (how === "missing") return;
    if (how !== "formula") {
      for (const code of members(place, year, this.#bundle)) this.#add(indicator, code, year);
      return;
    }
    for (const operand of this.block(line).operands) {
      const where = operand.place === undefined ? place : codeNow(operand.place, this.#bundle);
      if (operand.indicator !== undefined)
        this.#add(this.#indicator(operand.indicator), where, year);
      else if (this.answer.kind(where) === "region") this.#add(indicator, where, year);
      else for (const code of members(where, year, this.#bundle)) this.#add(indicator, code, year);
    }
  }

  #indicator(id: string): Indicator | undefined {
    return this.#bundle.indicators.find((i) => i.id === id);
  }
}

/** What is shown stands as it is shown; the others after it, each place's years together. */
function shownFirst(a: Line, b: Line): number {
  if (a.shown || b.shown) return Number(b.shown) - Number(a.shown);
  return a.place < b.place ? -1 : a.place > b.place ? 1 : a.year - b.year;
}

/** Whether a note leaves the municipality out of the group's average that year. */
function isExcluded({ indicator, place, year }: Line, group: string, bundle: Description): boolean {
  const region = bundle.regions.find((r) => r.code === place);
  const [id] = group.split("@");
  return bundle.notes.some(
    (note) =>
      note.kind === "exclude" &&
      note.indicator === (indicator.of ?? indicator.id) &&
      (note.group === undefined || note.group === id) &&
      (note.region === undefined ||
        note.region === place ||
        !!region?.codes?.some(({ code }) => code === note.region)) &&
      (note.from ?? -Infinity) <= year &&
      year <= (note.to ?? Infinity),
  );
}

function key(indicator: string, place: string, year: number): string {
  return `${indicator}|${place}|${year}`;
}
