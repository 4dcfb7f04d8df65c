import { wasText } from "../../cells.ts";
import { Flag } from "../../engine/types.ts";
import type { Finished } from "../../finished.ts";
import { capital, unitName } from "../../formats.ts";
import { placeLabel } from "../../groups.ts";
import { span } from "../../indicators/entry.ts";
import { t, text } from "../../messages/index.ts";
import { flagWords, mark, reason, sign, type Break, type Role } from "../../missing.ts";
import { averageType, breaksAt, indicatorName, type Panel, type Row } from "../../series.ts";
import { corrections } from "../../sum/corrections.ts";
import { written, type Operand } from "../../sum/formula.ts";
import { operandName } from "../../sum/operands.ts";
import type { At } from "./answer.ts";
import { answerOf } from "./behind.ts";
import type { Cell } from "./book/book.ts";
import { numberFormat } from "./book/styles.ts";
import { Calculation, type Block, type Line } from "./calculation.ts";
import { Formulas } from "./line-formula.ts";
import { nameAndUnit } from "./name-and-unit.ts";
import { Places } from "./sum-places.ts";

/** In characters; columns of inputs are alike. */
export const sumWidths = [24, 8, 38, 7, 14, 8, ...Array.from({ length: 16 }, () => 20)];

/**
 * The sum behind every number of a figure, each indicator with the inputs that its formula names, as formulas over
 * their cells. What the formula does not give by itself is the number, and says why. `from` is the first row's
 * number, from 0.
 */
export function sumRows(figure: Finished, from: number): Cell[][] {
  const rows: Cell[][] = [];
  const { panels, bundle } = figure;
  const result = answerOf(figure);
  const calculation = new Calculation(panels, result, bundle);
  const places = new Places(calculation, from);
  const formulas = new Formulas(calculation, places, result.corrections, bundle);
  for (const block of calculation.blocks)
    rows.push(...new Sums(figure, calculation, block, formulas).rows(), []);
  return rows;
}

class Sums {
  readonly #figure: Finished;
  readonly #calculation: Calculation;
  readonly #block: Block;
  readonly #formulas: Formulas;
  readonly #shown = new Map<string, { panel: Panel; row: Row; k: number }>();
  readonly #breaks: Finished["result"]["breaks"];

  constructor(figure: Finished, calculation: Calculation, block: Block, formulas: Formulas) {
    this.#figure = figure;
    this.#calculation = calculation;
    this.#block = block;
    this.#formulas = formulas;
    const panel = figure.panels.find((p) => p.indicator === block.indicator);
    if (panel)
      for (const row of panel.rows)
        panel.years.forEach((year, k) => this.#shown.set(`${row.id}|${year}`, { panel, row, k }));
    this.#breaks = answerOf(figure).breaks.filter((b) => b.indicator === block.indicator.id);
  }

  rows(): Cell[][] {
    const { indicator, version, lines } = this.#block;
    const { bundle } = this.#figure;
    const others = lines.filter((l) => !l.shown);
    const years = indicator.versions.length > 1 ? `, ${span(version)}` : "";
    const caption = nameAndUnit(indicatorName(indicator), unitName(indicator.unit));
    const names = new Map(this.#block.operands.map((o) => [o.token, operandName(o, bundle)]));
    const formula = written(version.formula, new Map(), (token) => names.get(token) ?? token);
    return [
      [{ text: `${caption}${years}`, look: "heading" }],
      [
        {
          text: t("numbers.sums.how", { formula, average: averageType(version.average) }),
          look: "muted",
        },
      ],
      ...Object.entries(version.weights ?? {}).map(([letter, { value, known, note }]): Cell[] => [
        { text: t("numbers.sums.weight", { letter }) },
        undefined,
        undefined,
        undefined,
        { number: value, format: numberFormat(decimalsOf(value)) },
        undefined,
        {
          text: [known ? t("sum.weight.known") : t("sum.weight.assumed"), text(note)]
            .filter(Boolean)
            .join(". "),
          look: "muted",
        },
      ]),
      this.#head(),
      ...lines.filter((l) => l.shown).map((line) => this.#row(line)),
      ...(others.length ? [[{ text: t("numbers.sums.others"), look: "muted" }] as Cell[]] : []),
      ...others.map((line) => this.#row(line)),
    ];
  }

  get #inputs(): string[] {
    return Object.keys(this.#block.version.inputs);
  }

  #head(): Cell[] {
    const { version, operands } = this.#block;
    const { bundle } = this.#figure;
    const head = (words: string, right = false): Cell => ({
      text: words,
      look: "head",
      wrap: true,
      right,
    });
    return [
      head(t("csv.indicator")),
      { ...head(t("numbers.sums.code")), indent: true } as Cell,
      head(t("csv.place")),
      head(t("csv.year"), true),
      head(t("csv.value"), true),
      { ...head(t("csv.missing")), indent: true } as Cell,
      ...Object.entries(version.inputs).map(([letter, input]) =>
        head(
          t("numbers.sums.input", {
            letter,
            name: nameAndUnit(text(input.name), unitName(input.unit)),
          }),
          true,
        ),
      ),
      ...operands.map((operand) => head(capital(operandName(operand, bundle)), true)),
      { ...head(t("csv.reason")), indent: true } as Cell,
    ];
  }

  #row(line: Line): Cell[] {
    const { indicator, place, year, at } = line;
    const { bundle } = this.#figure;
    const { version } = this.#block;
    const region = this.#calculation.answer.kind(place) === "region";
    const told = this.#formulas.told(line);
    const { status, breaks, role, was } = this.#seen(line);
    const flags = at.flags | (breaks.some((b) => b.kind !== "definition") ? Flag.break : 0);
    // A mean is not made of summed inputs; the inhabitants that weigh it are summed all the same.
    const made = region || version.average === "weighted";
    const here = this.#inputs.map((name) =>
      made || name === version.population
        ? inputCell(this.#calculation.answer.input(indicator.id, name, place, year))
        : undefined,
    );
    const elsewhere = this.#block.operands.map((operand) => this.#operandCell(operand, line));
    const value: Cell =
      status !== 0
        ? { text: sign(status), right: true, look: "result" }
        : "formula" in told
          ? {
              formula: told.formula,
              gives: at.value,
              format: numberFormat(indicator.decimals),
              look: "result",
            }
          : { number: at.value, format: numberFormat(indicator.decimals), look: "result" };
    const corrected = corrections(
      { indicator: indicator.id, place, year },
      indicator,
      answerOf(this.#figure),
      bundle,
    );
    const explained = [
      ...(status !== 0 ? [reason(status)] : flagWords(flags, breaks, role)),
      ...corrected.map(({ input, words, note }) =>
        [input && `${input}: ${words}`, !input && words, note].filter(Boolean).join(". "),
      ),
      told.note,
      was,
    ].filter(Boolean);
    return [
      { text: indicatorName(indicator), look: "muted" },
      region ? { text: place, indent: true } : undefined,
      { text: placeLabel(place, bundle) },
      { number: year },
      value,
      { text: status === 0 ? mark(flags) : "", indent: true },
      ...here,
      ...elsewhere,
      { text: explained.join("; "), look: "muted", indent: true },
    ];
  }

  /** How the page sees it: where it shows it, its row has breaks and status already. */
  #seen({ place, year, at }: Line): {
    status: number;
    breaks: Break[];
    role: Role;
    /** What the published data set has, where that is shown. */
    was: string;
  } {
    const shown = this.#shown.get(`${place}|${year}`);
    if (shown) {
      const { panel, row, k } = shown;
      return {
        status: row.cells[k]!.status,
        breaks: row.breaks[k]!,
        role: row.role,
        was: wasText(panel, row, k),
      };
    }
    const role = this.#calculation.answer.kind(place) === "region" ? "other" : "average";
    return {
      status: at.status,
      breaks: breaksAt(this.#breaks, place, year, this.#figure.bundle),
      role,
      was: "",
    };
  }

  #known({ indicator, place }: Operand, line: Line): At | undefined {
    if (indicator === undefined || place !== undefined) return undefined;
    return this.#calculation.answer.at(indicator, line.place, line.year);
  }

  #operandCell(operand: Operand, line: Line): Cell {
    if (line.how !== "formula" && line.how !== "missing") return undefined;
    const found = this.#formulas.operand(operand, line);
    // What a missing number would need is told as far as it is known, without lines of its own.
    const { status = 0 } = found ?? this.#known(operand, line) ?? {};
    if (status !== 0) return { text: sign(status), right: true };
    if (!found) return undefined;
    const other = this.#figure.bundle.indicators.find((i) => i.id === operand.indicator);
    const decimals = other ? other.decimals : decimalsOf(found.value);
    return { formula: found.text, gives: found.value, format: numberFormat(decimals) };
  }
}

/** A number, or its sign; nothing where the average is not made of inputs. */
function inputCell(at: At | undefined): Cell {
  if (!at) return undefined;
  if (at.status !== 0) return { text: sign(at.status), right: true };
  return { number: at.value, format: numberFormat(decimalsOf(at.value), mark(at.flags)) };
}

/** As many as the number has, six at most. */
function decimalsOf(value: number): number {
  return Math.min(6, (String(value).split(".")[1] ?? "").length);
}
