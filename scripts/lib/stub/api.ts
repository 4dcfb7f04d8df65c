/** What PxWebApi v2 and v1 understand, and how they answer. */
import { cellsOf, dataset, type Selection, type Table, type Variable } from "./table.ts";

export const MAX_CELLS = 800_000;
export const MAX_URL = 4000;

export type Version = "v2" | "v1";

/** A request that SSB refuses. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    title: string,
    /** Asked for, when it is too many. */
    readonly cells = 0,
  ) {
    super(title);
  }
}

/** The body of a refusal in the form of the API. */
export const refusal = (version: Version, status: number, title: string): string =>
  JSON.stringify(version === "v1" ? { error: title } : { type: "Parameter error", title, status });

/** What a request asks for: metadata, or a selection of data. */
export interface Question {
  version: Version;
  table: Table;
  selection?: Selection;
}

export interface Asked {
  method: string;
  url: URL;
  body: string;
}

/** Reads a request below `/api/`. */
export function question(
  { method, url, body }: Asked,
  tableOf: (id: string) => Table | undefined,
): Question {
  const v2 = /^\/api\/pxwebapi\/v2\/tables\/([^/]+)\/(metadata|data)$/.exec(url.pathname);
  const v1 = /^\/api\/v0\/no\/table\/([^/]+)\/?$/.exec(url.pathname);
  const [, id] = v2 ?? v1 ?? [];
  if (id === undefined) throw new Refused(404, "Not found");
  const data = v2 ? v2[2] === "data" : method === "POST";
  if (method !== "GET" && !(method === "POST" && data))
    throw new Refused(405, "Method not allowed");
  const table = tableOf(decodeURIComponent(id));
  if (!table) throw new Refused(404, "Non-existent table");
  const version = v2 ? "v2" : "v1";
  if (v2 && (url.searchParams.get("outputFormat") ?? "json-stat2") !== "json-stat2")
    throw new Refused(400, "Unsupported output format");
  if (!data) return { version, table };
  const wanted = v1 ? wantedV1(body) : method === "POST" ? wantedV2(body) : wantedInUrl(url);
  return { version, table, selection: select(table, wanted) };
}

export function answer({ version, table, selection }: Question): string {
  if (version === "v1" && !selection) return JSON.stringify(metadataV1(table));
  return JSON.stringify(
    dataset(table, selection && version === "v1" ? sorted(table, selection) : selection),
  );
}

/** Per variable, expressions for its codes. */
type Wanted = [variable: string, expressions: string[]][];

/** `valueCodes[X]=a,b`; a comma within parentheses does not part. */
function wantedInUrl(url: URL): Wanted {
  return [...url.searchParams].flatMap(([name, value]): Wanted => {
    const variable = /^valuecodes\[(.*)\]$/i.exec(name)?.[1];
    return variable === undefined ? [] : [[variable, value.split(/,(?![^(]*\))/)]];
  });
}

function json(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new Refused(400, "The request body is not JSON");
  }
}
const isList = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === "string");

function wantedV2(body: string): Wanted {
  const { selection } = (json(body) ?? {}) as { selection?: unknown };
  if (!Array.isArray(selection)) throw new Refused(400, "Missing selection");
  return selection.map(({ variableCode, valueCodes }) => {
    if (typeof variableCode !== "string" || !isList(valueCodes))
      throw new Refused(400, "Invalid selection");
    return [variableCode, valueCodes];
  });
}

function wantedV1(body: string): Wanted {
  const { query, response } = (json(body) ?? {}) as {
    query?: unknown;
    response?: { format?: unknown };
  };
  if (!Array.isArray(query)) throw new Refused(400, "The query is missing");
  if (response?.format !== "json-stat2")
    throw new Refused(400, "The response format is not supported");
  return query.map(({ code, selection }) => {
    const values: unknown = selection?.values;
    if (typeof code !== "string" || !isList(values))
      throw new Refused(400, "The query is not valid");
    if (selection.filter === "top") return [code, [`top(${values[0]})`]];
    // Elsewhere a star stands for any characters; as an item it would be a code.
    if (selection.filter === "item" || selection.filter === "all") return [code, values];
    throw new Refused(400, `The filter ${selection.filter} is not supported`);
  });
}

function select(table: Table, wanted: Wanted): Selection {
  const selection: Selection = new Map();
  for (const [name, expressions] of wanted) {
    const variable = table.variables.find(({ code }) => code === name);
    if (!variable) throw new Refused(400, "Non-existent variable");
    const codes = [...new Set(expressions.flatMap((expression) => matching(variable, expression)))];
    if (codes.length > 0) selection.set(name, codes);
  }
  for (const { code, elimination } of table.variables)
    if (!elimination && !selection.has(code))
      throw new Refused(400, "Missing selection for mandatory variable");
  const cells = cellsOf(selection);
  if (cells > MAX_CELLS) throw new Refused(403, "Too many cells selected", cells);
  return selection;
}

/** A code, `top(n)`, `bottom(n)`, `from(code)`, or a pattern with `*` and `?`. */
function matching({ codes }: Variable, expression: string): string[] {
  if (codes.has(expression)) return [expression];
  const all = [...codes.keys()];
  const [, name, argument = ""] = /^(top|bottom|from)\((.*)\)$/.exec(expression) ?? [];
  if (name === "from" && codes.has(argument)) return all.slice(all.indexOf(argument));
  if (/^[1-9]\d*$/.test(argument)) {
    if (name === "top") return all.slice(-Number(argument));
    if (name === "bottom") return all.slice(0, Number(argument));
  }
  const pattern = expression.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  const matches =
    /[*?]/.test(expression) &&
    all.filter((code) =>
      new RegExp(`^${pattern.replaceAll("*", ".*").replaceAll("?", ".")}$`).test(code),
    );
  if (!matches || matches.length === 0) throw new Refused(400, "Non-existent value");
  return matches;
}

/** v1 answers in the table's order, v2 in the order that was asked for. */
function sorted(table: Table, selection: Selection): Selection {
  return new Map(
    table.variables
      .filter(({ code }) => selection.has(code))
      .map(({ code, codes }) => {
        const wanted = new Set(selection.get(code)!);
        return [code, [...codes.keys()].filter((own) => wanted.has(own))];
      }),
  );
}

function metadataV1({ label, variables, time }: Table) {
  return {
    title: label,
    variables: variables.map(({ code, label: text, codes, elimination }) => ({
      code,
      text,
      values: [...codes.keys()],
      valueTexts: [...codes.values()],
      ...(elimination && { elimination }),
      ...(code === time && { time: true }),
    })),
  };
}
