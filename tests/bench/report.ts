/** What scripts/bench measured, and how it is told. */
import type { Times } from "./measure.ts";
import { cellsOf, lines, middle, nameOf, sixtyMegabytes, sizeNamed } from "./sizes.ts";
import { works, type Work } from "./works.ts";

export const places = ["native", "node", "chromium"] as const;
export type Place = (typeof places)[number];

export interface Row extends Partial<Omit<Times, "median">> {
  size: string;
  work: Work;
  where: Place;
  peer: string;
  /** Milliseconds, as the others. */
  median: number;
  /** The engine's median in the process where the two took turns. */
  ours?: number;
}

export interface Report {
  machine: { cpu: string; cores: number; memory: string; system: string };
  versions: Record<string, string>;
  /** The bundles' sizes, and how many cells an answer to everything has. */
  sizes: { size: string; cells: number; answered: number; bytes: number }[];
  rows: Row[];
  /**
   * Bytes after a bundle's first opening in a fresh process: by how much WebAssembly's memory grew, which has room for
   * the file itself and never shrinks; natively what stays allocated.
   */
  memory: { size: string; wasm?: number; native?: number }[];
  /** Milliseconds that opening kept the page's main thread busy without a pause. */
  blocked: { size: string; way: string; total: number; longest: number }[];
  notRun: { size: string; peers: string[]; why: string }[];
}

export interface Goal {
  goal: string;
  measured: string;
  /** Absent when it was not measured. */
  met?: boolean;
}

/** The answers' columns take 8 bytes a value; what a loaded bundle may take beyond its values, per cell. */
const bytesPerCell = 12;
/** Along a line a cell may cost this many times what it cost at the size before. */
const growth = 1.5;

export function find(
  { rows }: Report,
  size: string,
  work: Work,
  where: Place,
  peer: string,
): Row | undefined {
  return rows.find(
    (row) => row.size === size && row.work === work && row.where === where && row.peer === peer,
  );
}

/** How many times as long the peer takes as the engine: in the same process, natively beside the one in Node. */
export function ratio(report: Report, row: Row): number | undefined {
  const ours =
    row.where === "native" ? find(report, row.size, row.work, "node", "wasm")?.median : row.ours;
  return ours && row.median / ours;
}

const two = (value: number) => value.toPrecision(value >= 100 ? 3 : 2);
const three = (value: number) => (value >= 1000 ? value.toFixed(0) : value.toPrecision(3));

/** What a cell of the bundle (open) or of the answer (evaluate) costs along each line, in nanoseconds. */
export function growths(report: Report) {
  return Object.entries(lines).flatMap(([line, along]) =>
    (["open", "evaluate"] as const).flatMap((work) =>
      (["node", "chromium"] as const).flatMap((where) => {
        const steps = along.flatMap((size) => {
          const row = find(report, nameOf(size), work, where, "wasm");
          const told = report.sizes.find((one) => one.size === nameOf(size))!;
          if (!row) return [];
          const cells = work === "open" ? told.cells : told.answered;
          return [{ size: nameOf(size), nanoseconds: (row.median * 1e6) / cells }];
        });
        const worst = Math.max(
          ...steps.slice(1).map((step, i) => step.nanoseconds / steps[i]!.nanoseconds),
        );
        return steps.length < 2 ? [] : [{ line, work, where, steps, worst }];
      }),
    ),
  );
}

export function goals(report: Report): Goal[] {
  const out: Goal[] = [];
  const add = (
    goal: string,
    measured: number | undefined,
    limit: (m: number) => boolean,
    unit = "",
  ) =>
    out.push({
      goal,
      measured: measured === undefined ? "not measured" : `${two(measured)}${unit}`,
      ...(measured === undefined ? {} : { met: limit(measured) }),
    });
  const country = nameOf(middle);
  const name = { node: "Node", chromium: "Chromium" };
  for (const where of ["node", "chromium"] as const) {
    const against = (work: Work, peer: string, label: string, least: number) => {
      const row = find(report, country, work, where, peer);
      add(
        `${work}: ${label} / wasm at least ${least}, in ${name[where]}`,
        row && ratio(report, row),
        (m) => m >= least,
      );
    };
    against("open", "plain", "plain JavaScript", 2.5);
    against("evaluate", "duckdb", "DuckDB-WASM", 30);
    against("evaluate", "arquero", "Arquero", 10);
    against("evaluate", "plain", "plain JavaScript", 2);
    const interactions = report.rows.filter(
      (row) => row.work === "interact" && row.where === where && row.peer === "wasm",
    );
    add(
      `interact: the slowest size under 0.2 ms, in ${name[where]}`,
      interactions.length ? Math.max(...interactions.map(({ median }) => median)) : undefined,
      (m) => m < 0.2,
      " ms",
    );
  }
  for (const work of works) {
    const native = find(report, country, work, "native", "native");
    const wasm = find(report, country, work, "node", "wasm");
    add(
      `${work}: wasm / native at most 1.8`,
      native && wasm && wasm.median / native.median,
      (m) => m <= 1.8,
    );
  }
  const steps = growths(report);
  add(
    `growth: a cell costs at most ${growth} times what it cost at the size before`,
    steps.length ? Math.max(...steps.map(({ worst }) => worst)) : undefined,
    (m) => m <= growth,
  );
  const large = nameOf(sixtyMegabytes);
  const memory = report.memory.find(({ size }) => size === large);
  const beyond = (bytes: number | undefined) =>
    bytes === undefined ? undefined : bytes / cellsOf(sixtyMegabytes) - 8;
  const limit = `memory beyond the values at most ${bytesPerCell} bytes a cell, ${large}`;
  add(`${limit}: WebAssembly's growth`, beyond(memory?.wasm), (m) => m <= bytesPerCell);
  add(`${limit}: allocated natively`, beyond(memory?.native), (m) => m <= bytesPerCell);
  for (const where of ["node", "chromium"] as const) {
    add(
      `open: 60 MB in less than a second, in ${name[where]}`,
      find(report, large, "open", where, "wasm")?.median,
      (m) => m < 1000,
      " ms",
    );
  }
  return out;
}

const labels: Record<string, string> = {
  wasm: "wasm",
  plain: "plain JS",
  toolkit: "jsonstat-toolkit",
  arquero: "Arquero",
  duckdb: "DuckDB-WASM",
};

function table(head: string[], rows: string[][]): string[] {
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, i) => (i ? "---:" : "---"))), ...rows.map(line), ""];
}

function timesOf(report: Report, work: Work, where: Place): string[] {
  const names = report.sizes.map(({ size }) => size);
  const rows = report.rows.filter((row) => row.work === work && row.where === where);
  const peers = Object.keys(labels).filter((peer) => rows.some((row) => row.peer === peer));
  const native = where === "node" && report.rows.some((row) => row.where === "native");
  if (peers.length === 0) return [];
  return table(
    [work, ...peers.map((peer) => labels[peer]!), ...(native ? ["native"] : [])],
    names
      .filter((size) => rows.some((row) => row.size === size))
      .map((size) => {
        const ours = find(report, size, work, where, "wasm");
        const cells = peers.map((peer) => {
          const row = find(report, size, work, where, peer);
          if (!row) return "not run";
          return peer === "wasm"
            ? three(row.median)
            : `${three(row.median)} (${two(ratio(report, row)!)})`;
        });
        const natively = find(report, size, work, "native", "native");
        if (native)
          cells.push(
            natively && ours
              ? `${three(natively.median)} (wasm ${two(ours.median / natively.median)})`
              : "not run",
          );
        return [size, ...cells];
      }),
  );
}

export function toMarkdown(report: Report): string {
  const { machine, versions } = report;
  const verdict = { true: "met", false: "**not met**", undefined: "" };
  return [
    "# Benchmark",
    "",
    `${machine.cpu}, ${machine.cores} cores, ${machine.memory}, ${machine.system}. ` +
      Object.entries(versions)
        .map(([what, version]) => `${what} ${version}`)
        .join(", ") +
      ".",
    "",
    "All answers agreed before anything was timed. Sizes are municipalities x years x series. Milliseconds per call, " +
      "medians; in parentheses how many times as long as wasm in the process where the two took turns. How it is measured: docs/benchmark.md.",
    "",
    "## Goals",
    "",
    `Ratios are of ${nameOf(middle)} unless said.`,
    "",
    ...table(
      ["goal", "measured", ""],
      goals(report).map(({ goal, measured, met }) => [goal, measured, verdict[`${met}`]]),
    ),
    ...(["node", "chromium"] as const).flatMap((where) => {
      const told = works.flatMap((work) => timesOf(report, work, where));
      return told.length ? [`## In ${where === "node" ? "Node" : "Chromium"}`, "", ...told] : [];
    }),
    "## Growth",
    "",
    "Nanoseconds per cell: of the bundle for open, of the answer for evaluate.",
    "",
    ...table(
      ["what grows", "work", "", "ns per cell", "largest step"],
      growths(report).map(({ line, work, where, steps, worst }) => [
        line,
        work,
        where === "node" ? "Node" : "Chromium",
        steps.map(({ size, nanoseconds }) => `${size}: ${three(nanoseconds)}`).join(", "),
        two(worst),
      ]),
    ),
    "## Memory",
    "",
    "Bytes per cell after the first opening, the 8 of the value included. WebAssembly's memory has had room for the file " +
      "and never shrinks; it begins with 16 MB, so that small bundles tell nothing. Natively: what stays allocated.",
    "",
    ...table(
      ["size", "cells", "file, MB", "file", "wasm grew", "native"],
      report.sizes.map(({ size, cells, bytes }) => {
        const one = report.memory.find((m) => m.size === size);
        const per = (n: number | undefined) => (n === undefined ? "" : (n / cells).toFixed(1));
        const grew = one?.wasm === 0 ? "not at all" : per(one?.wasm);
        return [size, String(cells), (bytes / 1e6).toFixed(1), per(bytes), grew, per(one?.native)];
      }),
    ),
    ...(report.blocked.length
      ? [
          "## The page's main thread while a bundle is opened (Chromium)",
          "",
          ...table(
            ["size", "way", "in all, ms", "longest without a pause, ms"],
            report.blocked.map(({ size, way, total, longest }) => [
              size,
              way,
              three(total),
              three(longest),
            ]),
          ),
        ]
      : []),
    ...(report.notRun.length
      ? [
          "## Not run",
          "",
          ...report.notRun.map(
            ({ size, peers, why }) =>
              `- ${size}: ${peers.map((peer) => labels[peer]).join(", ")}; ${why}`,
          ),
          "",
        ]
      : []),
  ].join("\n");
}

/** How many cells the answer to everything has: every indicator for every municipality and the two groups. */
export function answeredCells(size: string): number {
  const { units, years, series } = sizeNamed(size);
  return Math.floor(series / 2) * (units + 2) * years;
}
