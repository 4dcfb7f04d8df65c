import { remarks, wasText } from "../cells.ts";
import type { Description, Members, Predecessors, Query, Result } from "../engine/types.ts";
import { capital, exact, withUnit } from "../formats.ts";
import { groupOf } from "../groups.ts";
import { reason, sign } from "../missing.ts";
import { t, text } from "../messages/index.ts";
import { guestTag } from "../own/indicators.ts";
import { footnotesAt, indicatorName, versionFor, type Panel, type Row } from "../series.ts";
import { average, type SumAverage } from "./average.ts";
import { corrections, type Correction } from "./corrections.ts";
import { counterpart, type Counterpart } from "./counterpart.ts";
import { operands, written } from "./formula.ts";
import { inputs, valuesAt, type SumInput } from "./inputs.ts";
import { operandName, operandValues } from "./operands.ts";

/** Which cell the reader is at. */
export interface Spot {
  indicator: string;
  place: string;
  year: number;
}

/** The answer that the panels show, and whom to ask for what it does not hold. */
export interface Asking {
  bundle: Description;
  result: Result;
  predecessors: Predecessors;
  evaluate(query: Query): Result;
  members(query: Query): Members;
}

/** The whole sum behind one cell, ready to be shown. */
export interface Sum {
  spot: Spot;
  example: boolean;
  /** What it is marked with where the number or the indicator is the reader's own, or "". */
  tag: string;
  /** What the published data set has instead. */
  was: string;
  title: string;
  indicator: string;
  /** "9 876 kroner", or the sign and the reason. */
  result: string;
  missing: boolean;
  remarks: string[];
  /** Of the result itself; an input's stand at the input. */
  corrected: Correction[];
  formula?: string;
  filled?: string;
  inputs: SumInput[];
  weights: SumWeight[];
  /** Numbers that the formula takes from other indicators and places. */
  elsewhere: { name: string; value: string }[];
  average?: SumAverage;
  counterpart?: Counterpart;
  prints?: { formula: string; why: string };
  /** Of a formula that the reader has changed: what it was. */
  original?: { indicator: string; formula: string };
  footnotes: string[];
}

/** A number with a name in the formula: known from KS, or our assumption. */
export interface SumWeight {
  letter: string;
  value: string;
  known: string;
  note: string;
}

export function sum(spot: Spot, panel: Panel, row: Row, asking: Asking): Sum {
  const { bundle, result } = asking;
  const k = panel.years.indexOf(spot.year);
  const cell = row.cells[k]!;
  const corrected = corrections(spot, panel.indicator, result, bundle);
  const told = corrected.map((c) => c.note);
  const out: Sum = {
    spot,
    example: bundle.kind === "example",
    tag: guestTag(panel.indicator),
    was: capital(wasText(panel, row, k)),
    title: t("sum.title", { place: row.label, year: spot.year }),
    indicator: panel.name,
    result:
      cell.status === 0
        ? withUnit(cell.value, panel.decimals, panel.unit)
        : `${sign(cell.status)} (${reason(cell.status)})`,
    missing: cell.status !== 0,
    remarks: remarks(row, k),
    corrected: corrected.filter((c) => c.input === ""),
    inputs: [],
    weights: [],
    elsewhere: [],
    counterpart: counterpart(spot, panel, result, bundle),
    footnotes: [
      ...row.breaks[k]!.filter((b) => b.text).map((b) =>
        t("sum.break", { year: spot.year, text: b.text }),
      ),
      ...footnotesAt(panel, row.id, spot.year)
        .map((f) => f.text)
        .filter((note) => !told.includes(note)),
      ...[text(groupOf(row.id, bundle)?.note)].filter(Boolean),
    ],
  };
  const version = versionFor(panel.indicator.versions, spot.year);
  if (!version) return out;

  const type = panel.average[k] || version.average;
  // A mean is taken over finished results: no inputs of its own give the number.
  const computed = row.role !== "average" || type === "weighted";
  const values = valuesAt(result, spot);
  out.inputs = inputs(version, values, corrected, computed, spot, row, k, asking);
  out.weights = Object.entries(version.weights ?? {}).map(([letter, weight]) => ({
    letter,
    value: exact(weight.value),
    known: weight.known ? t("sum.weight.known") : t("sum.weight.assumed"),
    note: text(weight.note),
  }));
  const others = operands(version.formula);
  const found = computed ? operandValues(others, spot, row, asking) : new Map<string, never>();
  const say = (token: string) =>
    operandName(
      others.find((o) => o.token === token)!,
      bundle,
    );
  out.formula = written(version.formula, new Map(), say);
  out.original = original(panel, spot.year, bundle);
  if (computed)
    out.elsewhere = others.map((o) => ({
      name: capital(operandName(o, bundle)),
      value: found.get(o.token)?.words ?? t("sum.elsewhere.members"),
    }));
  if (computed && cell.status === 0) {
    const numbers = new Map<string, string>();
    for (const [letter, at] of values) if (at.status === 0) numbers.set(letter, exact(at.value));
    for (const { letter, value } of out.weights) numbers.set(letter, value);
    for (const [token, { number }] of found) if (number) numbers.set(token, number);
    out.filled = written(version.formula, numbers, say);
  }
  if (version.sourcePrints?.formula)
    out.prints = { formula: version.sourcePrints.formula, why: text(version.sourcePrints.why) };
  if (row.role === "average")
    out.average = average(spot, row, type, version, panel.indicator, asking);
  return out;
}

function original(panel: Panel, year: number, bundle: Description): Sum["original"] {
  const base = bundle.indicators.find((i) => i.id === panel.indicator.of);
  const version = base && versionFor(base.versions, year);
  if (!version) return undefined;
  const others = operands(version.formula);
  const say = (token: string) =>
    operandName(
      others.find((o) => o.token === token)!,
      bundle,
    );
  return {
    indicator: indicatorName(base),
    formula: written(version.formula, new Map(), say),
  };
}
