/**
 * Small worlds written as text tables: figures per region and year on the left, what KS would get
 * on the right, with the sum that gives it.
 *
 *   | region | year | A  | B   | x.andel                           | members |
 *   | Oslo   | 2022 | 10 | 100 | 10 / 100 * 100 = 10               |         |
 *   | Bergen | 2022 | 20 | 300 | 20 / 300 * 100 = 6.67             |         |
 *   | asss   | 2022 |    |     | (10+20) / (100+300) * 100 = 7.5   | 2 of 2  |
 *
 * A column with a point in its name is an indicator, with ` summed` after it its value with
 * predecessors summed. A figure may be one of SSB's signs. What is not written is ".".
 */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  covers,
  groupOf,
  indicatorOf,
  type Bundle,
  type CodeSpan,
  type Group,
  type Note,
  type Region,
  type Version,
  type World,
} from "./bundle.ts";
import { agree, asss, asssRows, Differences, isReason, type Row } from "./cli.ts";
import { placeOf } from "./comparison.ts";
import { restsOn } from "./columns.ts";
import type { Cell } from "./missing.ts";

export const text = (words: string) => ({ nb: words, nn: words, en: words });
const merger = (year: number, kind: "merger" | "new", predecessors: Record<string, CodeSpan[]>) => [
  {
    year,
    kind,
    predecessors: Object.entries(predecessors).map(([name, codes]) => ({ name, codes })),
    text: text("Nye grenser."),
  },
];

/** Real places with their real codes; the figures in the worlds are invented. */
export const places: Region[] = [
  { code: "0301", name: "Oslo", kind: "municipality" },
  {
    code: "4601",
    name: "Bergen",
    kind: "municipality",
    codes: [
      { code: "1201", to: 2019 },
      { code: "4601", from: 2020 },
    ],
  },
  {
    code: "5001",
    name: "Trondheim",
    kind: "municipality",
    codes: [
      { code: "1601", to: 2017 },
      { code: "5001", from: 2018 },
    ],
    breaks: merger(2020, "merger", {
      Klæbu: [
        { code: "1662", to: 2017 },
        { code: "5030", from: 2018, to: 2019 },
      ],
    }),
  },
  {
    code: "5501",
    name: "Tromsø",
    kind: "municipality",
    codes: [
      { code: "1902", to: 2019 },
      { code: "5401", from: 2020, to: 2023 },
      { code: "5501", from: 2024 },
    ],
  },
  {
    code: "3205",
    name: "Lillestrøm",
    kind: "municipality",
    codes: [
      { code: "3030", from: 2020, to: 2023 },
      { code: "3205", from: 2024 },
    ],
    breaks: merger(2020, "new", {
      Skedsmo: [{ code: "0231", to: 2019 }],
      Fet: [{ code: "0227", to: 2019 }],
      Sørum: [{ code: "0226", to: 2019 }],
    }),
  },
  { code: "EAK", name: "Landet", kind: "country", aliases: ["0"] },
];

/** Every code that the place and its predecessors have had. */
export const codesOf = (place: Region): string[] => [
  ...(place.codes ?? [place]).map(({ code }) => code),
  ...(place.breaks ?? []).flatMap(({ predecessors }) =>
    (predecessors ?? []).flatMap(({ codes }) => codes.map(({ code }) => code)),
  ),
];

/** A definition with all the texts that one must have. */
export function definition(id: string, parts: object): Bundle["indicators"][number] {
  const texts = [
    "name",
    "shortName",
    "description",
    "purpose",
    "keyTerms",
    "calculation",
    "selection",
    "interpretation",
  ].map((field) => [field, text(id)]);
  return {
    id,
    area: "x",
    unit: "indeks",
    dataSource: "KOSTRA/SSB",
    ...Object.fromEntries(texts),
    ...parts,
  };
}

type Recipe = Partial<Version> & {
  formula: string;
  type?: Bundle["indicators"][number]["type"];
  decimals?: number;
  profile?: boolean;
};
export interface Plan {
  table: string;
  /** One recipe, or one per version. */
  indicators: Record<string, Recipe | Recipe[]>;
  /** Members by name, the same in all years, or a whole group. */
  groups?: Record<string, string[] | Omit<Group, "id">>;
  notes?: (Omit<Note, "region"> & { region?: string })[];
  /** Table year minus data year, of the inputs that have one. */
  yearOffset?: Record<string, number>;
  /** The code of the whole country in an input's table; EAK when not said. */
  countryCode?: Record<string, string>;
  /** Inputs whose tables have today's codes in every year. */
  todaysCodes?: string[];
}

interface Line {
  region: string;
  year: number;
  cells: Record<string, string>;
}

/** The cells of a text table, by column. */
export function tableOf(table: string): Record<string, string>[] {
  const [header, ...rows] = table
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) =>
      line
        .replace(/^\||\|$/g, "")
        .split("|")
        .map((cell) => cell.trim()),
    );
  return rows.map((row) => {
    assert.equal(row.length, header!.length, `as many cells as columns in: ${row.join(" | ")}`);
    return Object.fromEntries(row.map((cell, i) => [header![i]!, cell]));
  });
}

/** `(10+20) / (100+300) * 100 = 7.5`: the sum done, and checked against what is written after it. */
export function figureOf(written: string): Cell | string {
  if (written === "" || isReason(written)) return written;
  const [sum, answer] = written.split("=").map((part) => part.trim()) as [string, string?];
  if (!/^[-+*/(). 0-9]+$/.test(sum)) return written;
  const value = Function(`"use strict"; return ${sum}`) as () => number;
  if (answer !== undefined) {
    const decimals = answer.split(".")[1]?.length ?? 0;
    assert.equal(value().toFixed(decimals), answer, written);
  }
  return value();
}

export const codeOf = (name: string): string =>
  places.find((place) => place.name === name)?.code ?? name;

/** The code of a region, or of a municipality that is no more, in a table of that year. */
function codeInYear(name: string, year: number): string {
  const place = places.find((place) => place.name === name);
  if (place) {
    const codes = place.codes ?? [{ code: place.code }];
    return codes.find((span) => covers(span, year))!.code;
  }
  const former = places
    .flatMap(({ breaks }) => breaks ?? [])
    .flatMap(({ predecessors }) => predecessors ?? [])
    .find((former) => former.name === name);
  assert(former, `${name} is no place`);
  return former.codes.find((span) => covers(span, year))!.code;
}

const isInput = (column: string): boolean => /^[A-Z]\w*$/.test(column);

const folder = mkdtempSync(join(tmpdir(), "small-worlds-"));
process.once("exit", () => rmSync(folder, { recursive: true }));
let worlds = 0;

export class SmallWorld {
  readonly file: string;
  readonly bundle: Bundle;
  private readonly lines: Line[];
  private readonly columns: string[];

  constructor(private readonly plan: Plan) {
    const rows = tableOf(plan.table);
    this.columns = Object.keys(rows[0]!).filter((column) => column.includes("."));
    this.lines = rows.map(({ region, year, ...cells }) => ({
      region: region!,
      year: Number(year),
      cells,
    }));
    this.bundle = this.build();
    this.file = join(folder, `${++worlds}.json`);
    writeFileSync(this.file, JSON.stringify(this.bundle));
  }

  world(predecessors: World["predecessors"] = "as-published"): World {
    return { bundle: this.bundle, predecessors };
  }

  /** A command's rows and the reference's, both against a table of what is expected. */
  checkRows(args: string[], reference: Row[], expected: string): void {
    const rows = tableOf(expected).map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([column, written]) => [
          column,
          column.endsWith("region") ? codeOf(written) : figureOf(written),
        ]),
      ),
    );
    const [command, ...options] = args as [string, ...string[]];
    const differences = new Differences();
    differences.rows("asss", asssRows(command, this.file, ...options), rows);
    differences.rows("reference", reference, rows);
    differences.none();
  }

  /** Every figure on the right of the table, from the command line and from the reference. */
  check(): void {
    for (const mode of ["as-published", "summed"] as const)
      for (const column of this.columns) {
        const [indicator, suffix] = column.split(" ") as [string, string?];
        if ((suffix === "summed") !== (mode === "summed")) continue;
        for (const line of this.lines) {
          const expected = figureOf(line.cells[column]!);
          if (expected !== "") this.checkOne(indicator, line, mode, expected);
        }
      }
  }

  private checkOne(
    indicator: string,
    line: Line,
    mode: World["predecessors"],
    expected: Cell | string,
  ): void {
    const place = codeOf(line.region);
    const world = this.world(mode);
    const isGroup = groupOf(world, place.split("@")[0]!) !== undefined;
    const what = `${indicator} ${line.region} ${line.year} ${mode}`;
    const [row] = JSON.parse(
      asss(
        "eval",
        this.file,
        "--indicator",
        indicator,
        isGroup ? "--group" : "--region",
        place,
        "--year",
        String(line.year),
        "--format",
        "json",
        ...(mode === "summed" ? ["--predecessors", "summed"] : []),
      ),
    ) as { value: number | null; status: string; members: number; membersOf: number }[];
    const told = row!.value ?? row!.status;
    assert(agree(told, expected), `asss: ${what}: ${told}, expected ${expected}`);
    const average = placeOf(world, indicatorOf(world, indicator), place, line.year);
    assert(
      agree(average.value, expected),
      `reference: ${what}: ${average.value}, expected ${expected}`,
    );
    const members = line.cells.members;
    if (members) {
      assert.equal(`${row!.members} of ${row!.membersOf}`, members, `asss: ${what}`);
      assert.equal(`${restsOn(average)} of ${average.members.length}`, members, what);
    }
  }

  private build(): Bundle {
    const inputs = Object.keys(this.lines[0]!.cells).filter(isInput);
    return {
      format: "figur-bundle",
      version: 1,
      id: "small-world",
      kind: "example",
      label: text("En liten verden"),
      license: "CC0 1.0",
      credit: "Oppdiktede tall",
      serviceAreas: [{ id: "x", name: text("Prøve"), functions: [] }],
      regions: places,
      groups: Object.entries(this.plan.groups ?? {}).map(([id, group]) => ({
        id,
        name: text(id),
        ...(Array.isArray(group) ? { members: [{ regions: group.map(codeOf) }] } : group),
      })),
      tables: inputs.map((name) => this.tableOfInput(name)),
      indicators: Object.entries(this.plan.indicators).map(([id, recipe]) =>
        this.indicator(id, recipe, inputs),
      ),
      notes: (this.plan.notes ?? []).map((note) => ({
        ...note,
        ...(note.region === undefined ? {} : { region: codeOf(note.region) }),
        text: { nb: "Prøve." },
      })),
    } as Bundle;
  }

  private indicator(id: string, recipes: Recipe | Recipe[], inputs: string[]) {
    const source = (name: string) => ({
      table: `table-${name}`,
      select: { ContentsCode: [name] },
      yearOffset: this.plan.yearOffset?.[name] ?? 0,
    });
    const all = Array.isArray(recipes) ? recipes : [recipes];
    const { type = "andre", decimals = 1, profile = true } = all[0]!;
    const versions = all.map(({ from, to, formula, average = "weighted", population, weights }) => {
      const named: string[] = formula.match(/[A-Za-z]\w*/g) ?? [];
      return {
        from,
        to,
        formula,
        average,
        population,
        weights,
        inputs: Object.fromEntries(
          inputs
            .filter((name) => named.includes(name) || name === population)
            .map((name) => [name, { name: text(name), unit: "personer", sources: [source(name)] }]),
        ),
      };
    });
    return definition(id, { type, decimals, profile, versions });
  }

  private tableOfInput(name: string) {
    const offset = this.plan.yearOffset?.[name] ?? 0;
    const figures = this.lines
      .filter(({ cells }) => cells[name] !== "")
      .map(({ region, year, cells }) => ({
        code:
          (region === "Landet" && this.plan.countryCode?.[name]) ||
          (this.plan.todaysCodes?.includes(name)
            ? codeOf(region)
            : codeInYear(region, year + offset)),
        time: String(year + offset),
        written: cells[name]!,
      }));
    const codes = [...new Set(figures.map(({ code }) => code))];
    const times = [...new Set(figures.map(({ time }) => time))].sort();
    const grid = codes.flatMap((code) =>
      times.map(
        (time) => figures.find((cell) => cell.code === code && cell.time === time)?.written ?? ".",
      ),
    );
    const category = (all: string[]) => ({ category: { index: all, label: labels(all) } });
    const labels = (all: string[]) => Object.fromEntries(all.map((one) => [one, one]));
    return {
      id: `table-${name}`,
      provenance: { source: "Oppdiktede tall" },
      regionCodes: this.plan.todaysCodes?.includes(name) ? "current" : "of-the-time",
      dataset: {
        version: "2.0",
        class: "dataset",
        label: name,
        id: ["Region", "ContentsCode", "Tid"],
        size: [codes.length, 1, times.length],
        role: { geo: ["Region"], metric: ["ContentsCode"], time: ["Tid"] },
        dimension: {
          Region: { label: "region", ...category(codes) },
          ContentsCode: { label: "statistikkvariabel", ...category([name]) },
          Tid: { label: "år", ...category(times) },
        },
        value: grid.map((written) => (isReason(written) ? null : Number(written))),
        status: Object.fromEntries(
          grid.flatMap((written, i) => (isReason(written) ? [[String(i), written]] : [])),
        ),
      },
    };
  }
}
