/** The command line under test: rows as CSV says them, and how they are held against the reference. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import Papa from "papaparse";
import { reasons, type Cell, type Reason } from "./missing.ts";

export const root = new URL("../../", import.meta.url).pathname;

/** One row by column name: a number, a reason, or the text that stands there; "" is nothing. */
export type Row = Record<string, Cell | string>;

export function asss(...args: string[]): string {
  return execFileSync(join(root, "build/native/asss"), args, {
    encoding: "utf8",
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** An empty `x` becomes what `x_status` says (`status` for `value`): a number or its reason. */
export function asssRows(...args: string[]): Row[] {
  const { data } = Papa.parse<Record<string, string>>(asss(...args), {
    header: true,
    skipEmptyLines: true,
  });
  return data.map((fields) => {
    const row: Row = {};
    for (const [column, text] of Object.entries(fields)) {
      const status = fields[column === "value" ? "status" : `${column}_status`];
      row[column] = text === "" && status !== undefined ? status : text;
    }
    return row;
  });
}

export const isReason = (text: unknown): text is Reason => reasons.includes(text as Reason);

/** Sums over members may be taken in another order: equal up to 1e-12, relatively. */
export function agree(
  actual: Cell | string | undefined,
  expected: Cell | string | undefined,
): boolean {
  if (typeof expected !== "number") return String(actual ?? "") === String(expected ?? "");
  if (actual === "" || actual === undefined || Number.isNaN(Number(actual))) return false;
  return (
    Math.abs(Number(actual) - expected) <= 1e-12 * Math.max(Math.abs(expected), Number.MIN_VALUE)
  );
}

/** Collects what differs, so that one run shows all of it. */
export class Differences {
  readonly found: string[] = [];
  compared = 0;

  cell(what: string, actual: Cell | string | undefined, expected: Cell | string | undefined): void {
    this.compared++;
    if (!agree(actual, expected)) this.found.push(`${what}: ${actual}, expected ${expected}`);
  }

  /** The columns that `expected` names, row by row. */
  rows(what: string, actual: Row[], expected: Row[]): void {
    this.cell(`${what} rows`, actual.length, expected.length);
    expected.forEach((row, i) => {
      const place = [row.indicator, row.region].filter((name) => name !== undefined).join(" ");
      for (const [column, value] of Object.entries(row))
        this.cell(`${what} ${place} ${column}`, actual[i]?.[column], value);
    });
  }

  /** Every leaf that `expected` has. */
  tree(what: string, actual: unknown, expected: unknown): void {
    if (typeof expected !== "object" || expected === null) {
      this.cell(what, actual as Cell, expected as Cell);
      return;
    }
    const has = actual as Record<string, unknown> | undefined;
    if (Array.isArray(expected)) this.cell(`${what} length`, Number(has?.length), expected.length);
    for (const [key, value] of Object.entries(expected))
      this.tree(`${what} ${key}`, has?.[key], value);
  }

  add(other: Differences): void {
    this.found.push(...other.found);
    this.compared += other.compared;
  }

  none(): void {
    assert(this.compared > 0, "nothing was compared");
    const shown = this.found.slice(0, 40).join("\n");
    assert.equal(this.found.length, 0, `${this.found.length} of ${this.compared} differ\n${shown}`);
  }
}
