/** Arquero: a table of typed arrays, and its expressions as text, which it compiles. */
import { table, type ColumnTable } from "arquero";
import type { Query } from "../../web/src/engine/types.ts";
import { expression, Layout, readColumns, type Columns } from "./columns.ts";
import type { Peer } from "./peer.ts";

interface Answer {
  rows: ColumnTable;
  groups: ColumnTable[];
}

export function arquero(): Peer {
  let columns: Columns;
  let all: ColumnTable;

  const formula = (question: Query, id: string, a: string, b: string) =>
    expression(columns, question, id, `d.${a}`, `d.${b}`);
  /** What cannot be divided becomes missing. */
  const finite = (text: string) => `d => op.is_finite(${text}) ? ${text} : NaN`;

  function averages(question: Query, rows: ColumnTable, group: string): ColumnTable {
    const sums: Record<string, string> = {};
    const results: Record<string, string> = {};
    question.indicators.forEach((id, i) => {
      const { a, b } = columns.formulas.get(id)!;
      const known = (one: string, other: string) => `d.${other} === d.${other} ? d.${one} : NaN`;
      sums[`a${i}`] = `d => op.sum(${known(a, b)})`;
      sums[`b${i}`] = `d => op.sum(${known(b, a)})`;
      sums[`n${i}`] = `d => op.valid(${known(a, b)})`;
      sums[`min${i}`] = `d => op.min(d.v${i})`;
      sums[`max${i}`] = `d => op.max(d.v${i})`;
      results[`m${i}`] = finite(formula(question, id, `a${i}`, `b${i}`));
    });
    const members = group === "alle" ? rows : rows.filter(`d => d.in_${group} === 1`);
    return members.groupby("year").rollup(sums).derive(results);
  }

  function rowsOf({ regions, years: [from, to] }: Query): ColumnTable {
    if (regions!.length === columns.bundle.regions.length) return all;
    const wanted = new Set(regions);
    const chosen = columns.bundle.regions.flatMap(({ code }, r) => (wanted.has(code) ? [r] : []));
    return all
      .params({ chosen, from, to })
      .filter("(d, $) => d.year >= $.from && d.year <= $.to && op.includes($.chosen, d.region)");
  }

  function answer(question: Query, asked: ColumnTable): Answer {
    const values: Record<string, string> = {};
    question.indicators.forEach((id, i) => {
      const { a, b } = columns.formulas.get(id)!;
      values[`v${i}`] = finite(formula(question, id, a, b));
    });
    const rows = asked.derive(values);
    const groups = question.groups!.map((group) => averages(question, rows, group));
    const base = groups[question.groups!.indexOf(question.baseline!)]!;
    const years = base.array("year") as ArrayLike<number>;
    const from = question.years[0];
    const params: Record<string, number[]> = {};
    const deviations: Record<string, string> = {};
    question.indicators.forEach((_, i) => {
      const column = base.array(`m${i}`) as ArrayLike<number>;
      const byYear: number[] = (params[`m${i}`] = []);
      for (let y = 0; y < years.length; y++) byYear[years[y]! - from] = column[y] || NaN;
      const average = `$.m${i}[d.year - ${from}]`;
      deviations[`d${i}`] = `(d, $) => (d.v${i} - ${average}) / op.abs(${average}) * 100`;
    });
    return { rows: rows.params(params).derive(deviations), groups };
  }

  return {
    open(bytes) {
      columns = readColumns(bytes);
      all = table({
        region: columns.region,
        year: columns.year,
        ...Object.fromEntries([...columns.members].map(([id, column]) => [`in_${id}`, column])),
        ...Object.fromEntries(columns.series),
      });
    },
    ask: (question) => answer(question, rowsOf(question)),
    tell(answered, question) {
      const { rows, groups } = answered as Answer;
      const layout = new Layout(columns, question);
      const numbers = (from: ColumnTable, name: string) => from.array(name) as ArrayLike<number>;
      const region = numbers(rows, "region");
      const year = numbers(rows, "year");
      question.indicators.forEach((_, i) => {
        const value = numbers(rows, `v${i}`);
        const deviation = numbers(rows, `d${i}`);
        for (let row = 0; row < region.length; row++)
          layout.region(i, region[row]!, year[row]!, value[row]!, deviation[row]!);
        groups.forEach((group, g) => {
          const years = numbers(group, "year");
          const [m, n, min, max] = ["m", "n", "min", "max"].map((name) =>
            numbers(group, `${name}${i}`),
          );
          for (let y = 0; y < years.length; y++)
            layout.group(i, g, years[y]!, [m![y]!, n![y]!, min![y] ?? NaN, max![y] ?? NaN]);
        });
      });
      return layout.finish();
    },
  };
}
