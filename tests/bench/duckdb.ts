/**
 * DuckDB-WASM: a table inserted as Arrow, SQL, and answers as Arrow tables. Its calls that block are used: they are
 * faster than those through a worker, which Node and Chromium would otherwise make messages of.
 */
import {
  Bool,
  Field,
  Float64,
  Int16,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableToIPC,
} from "apache-arrow";
import type { Query } from "../../web/src/engine/types.ts";
import { expression, Layout, readColumns, type Columns } from "./columns.ts";
import type { Peer } from "./peer.ts";

/** As much of its connection as is used; the same in Node and in browsers. */
export interface Connection {
  query(sql: string): Answered;
  prepare(sql: string): { query(): Answered };
  insertArrowFromIPCStream(bytes: Uint8Array, options: { name: string; create?: boolean }): void;
}

interface Answered {
  numRows: number;
  getChild(name: string): { get(row: number): number | bigint | null } | null;
}

/**
 * Indicators in one statement. More are no faster per indicator, and hundreds of columns in a join use up the memory
 * that WebAssembly has.
 */
const atOnce = 5;

interface Prepared {
  question: Query;
  groups: { query(): Answered };
  rows: { query(): Answered };
}

interface Part {
  question: Query;
  groups: Answered;
  rows: Answered;
}

/** Bits of the rows that have a value, as Arrow wants them. */
function known(column: Float64Array): { bits: Uint8Array; missing: number } {
  const bits = new Uint8Array((column.length + 7) >> 3);
  let missing = 0;
  for (let i = 0; i < column.length; i++) {
    if (Number.isNaN(column[i]!)) missing++;
    else bits[i >> 3]! |= 1 << (i & 7);
  }
  return { bits, missing };
}

function toArrow(columns: Columns): Table {
  const { rows: length, region, year, members, series } = columns;
  const fields: Field[] = [];
  const children: unknown[] = [];
  const add = (name: string, type: object, data: unknown) => {
    fields.push(new Field(name, type, true));
    children.push(data);
  };
  const small = new Int16();
  add("region", small, makeData({ type: small, length, data: region }));
  add("year", small, makeData({ type: small, length, data: year }));
  const truth = new Bool();
  for (const [id, column] of members) {
    const data = known(Float64Array.from(column, (member) => member || NaN)).bits;
    add(`in_${id}`, truth, makeData({ type: truth, length, data }));
  }
  const number = new Float64();
  for (const [name, data] of series) {
    const { bits: nullBitmap, missing: nullCount } = known(data);
    add(name, number, makeData({ type: number, length, data, nullBitmap, nullCount }));
  }
  const type = new Struct(fields);
  const schema = new Schema(fields);
  return new Table([new RecordBatch(schema, makeData({ type, length, children, nullCount: 0 }))]);
}

export function duckdb(connection: Connection): Peer {
  let columns: Columns;
  /** Of questions about more than one indicator, which come again; others are new each time on a page, too. */
  let prepared = new WeakMap<Query, Prepared[]>();

  /** What cannot be divided is missing. */
  const guarded = (text: string) => text.replace(/\/ (\([^)]*\)|\S+)/g, "/ nullif($1, 0)");

  /** Per year of one group: the sums, how many are behind them, lowest, highest. */
  function sums(question: Query, group: string): string {
    const each = question.indicators.flatMap((id, i) => {
      const { a, b } = columns.formulas.get(id)!;
      const value = expression(columns, question, id, a, b);
      return [
        `sum(${a}) filter (${b} is not null) as a${i}`,
        `sum(${b}) filter (${a} is not null) as b${i}`,
        `count(${a} + ${b}) as n${i}`,
        `min(${guarded(value)}) as min${i}`,
        `max(${guarded(value)}) as max${i}`,
      ];
    });
    const [from, to] = question.years;
    const who = group === "alle" ? "" : `and in_${group}`;
    return `select year, ${each.join(", ")} from wide where year between ${from} and ${to} ${who} group by year`;
  }

  function groups(question: Query): string {
    return question
      .groups!.map((group, g) => {
        const each = question.indicators.map((id, i) => {
          const average = expression(columns, question, id, `a${i}`, `b${i}`);
          return `${guarded(average)} as m${i}, n${i}, min${i}, max${i}`;
        });
        return `select ${g} as g, year, ${each.join(", ")} from (${sums(question, group)})`;
      })
      .join(" union all ");
  }

  function values(question: Query): string {
    const averages = question.indicators.map((id, i) => {
      const average = expression(columns, question, id, `a${i}`, `b${i}`);
      return `${guarded(average)} as m${i}`;
    });
    const each = question.indicators.map((id, i) => {
      const { a, b } = columns.formulas.get(id)!;
      const value = guarded(expression(columns, question, id, a, b));
      return `${value} as v${i}, (${value} - m${i}) / abs(m${i}) * 100 as d${i}`;
    });
    const some = question.regions!.length < columns.bundle.regions.length;
    const wanted = new Set(question.regions);
    const chosen = columns.bundle.regions.flatMap(({ code }, r) => (wanted.has(code) ? [r] : []));
    return (
      `with base as (select year, ${averages.join(", ")} from (${sums(question, question.baseline!)})) ` +
      `select region, year, ${each.join(", ")} from wide join base using (year)` +
      (some ? ` where region in (${chosen.join(", ")})` : "")
    );
  }

  function prepare(question: Query): Prepared[] {
    const parts: Prepared[] = [];
    for (let i = 0; i < question.indicators.length; i += atOnce) {
      const part = { ...question, indicators: question.indicators.slice(i, i + atOnce) };
      parts.push({
        question: part,
        groups: connection.prepare(groups(part)),
        rows: connection.prepare(values(part)),
      });
    }
    return parts;
  }

  return {
    open(bundle) {
      columns = readColumns(bundle);
      prepared = new WeakMap();
      connection.query("drop table if exists wide");
      const bytes = tableToIPC(toArrow(columns), "stream");
      connection.insertArrowFromIPCStream(bytes, { name: "wide", create: true });
    },
    ask(question): Part[] {
      if (question.indicators.length === 1)
        return [
          {
            question,
            groups: connection.query(groups(question)),
            rows: connection.query(values(question)),
          },
        ];
      let parts = prepared.get(question);
      if (!parts) prepared.set(question, (parts = prepare(question)));
      return parts.map((part) => ({
        question: part.question,
        groups: part.groups.query(),
        rows: part.rows.query(),
      }));
    },
    tell(answer, question) {
      const layout = new Layout(columns, question);
      let first = 0;
      for (const part of answer as Part[]) {
        tellPart(part, layout, first);
        first += part.question.indicators.length;
      }
      return layout.finish();
    },
  };
}

function tellPart({ question, groups, rows }: Part, layout: Layout, first: number): void {
  const column = (from: Answered, name: string) => {
    const child = from.getChild(name)!;
    return Array.from({ length: from.numRows }, (_, row) => Number(child.get(row) ?? NaN));
  };
  const [region, year] = [column(rows, "region"), column(rows, "year")];
  const [group, groupYear] = [column(groups, "g"), column(groups, "year")];
  question.indicators.forEach((_, i) => {
    const [value, deviation] = [column(rows, `v${i}`), column(rows, `d${i}`)];
    for (let row = 0; row < rows.numRows; row++)
      layout.region(first + i, region[row]!, year[row]!, value[row]!, deviation[row]!);
    const [m, n, min, max] = ["m", "n", "min", "max"].map((name) => column(groups, `${name}${i}`));
    for (let row = 0; row < groups.numRows; row++)
      layout.group(first + i, group[row]!, groupYear[row]!, [
        m![row]!,
        n![row]!,
        min![row]!,
        max![row]!,
      ]);
  });
}
