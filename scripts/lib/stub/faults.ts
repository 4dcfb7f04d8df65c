/** What goes wrong on purpose. Every fault is a function of the request and of how often it has come. */
import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { refusal, type Question } from "./api.ts";
import { chance } from "./places.ts";
import type { Table, Variable } from "./table.ts";

/**
 * - `rate`: 429 the first time or two of a request, every other one with `Retry-After`, then the reply.
 * - `cut`: the first time, the connection breaks in the middle of the body.
 * - `truncate`: the first time, 200 and a `Content-Length` that fits, but half the JSON.
 * - `slow`: the body comes in ten pieces.
 * - `html`: 200 and a maintenance page the first two times; `forever`: every time.
 * - `glitch`: in 12367, the newest year holds nothing but dots.
 * - `metadata`: `renamed`: in 12860, "Undersøkelser avsluttet" has another code and label, in metadata and
 *   data alike, so that a definition no longer resolves. `replaced`: in 12275, the metadata have the codes 0, 1
 *   and 2 of KOKbvfunksjon0000, and the data, asked for them, come under 00, 01 and 02, as when a table is
 *   replaced between the two calls. By default both.
 */
export const FAULTS = ["rate", "cut", "truncate", "slow", "html", "glitch", "metadata"] as const;
export type FaultKind = (typeof FAULTS)[number];

export interface FaultOptions {
  kind: FaultKind;
  /** Of `html`. */
  forever?: boolean;
  /** Of `slow`: milliseconds before each piece; default 100. */
  delay?: number;
  /** Of `rate`: seconds in `Retry-After`; default 1. */
  retryAfter?: number;
  /** Of `metadata`. */
  form?: "renamed" | "replaced";
}
export type Fault = FaultKind | FaultOptions;

/** `html:forever`, `slow:500`, `rate:5`, `metadata:renamed`. */
export function parseFault(text: string): Fault {
  const [kind, option] = text.split(":") as [FaultKind, string?];
  if (!FAULTS.includes(kind)) throw new Error(`there is no fault ${kind}; ${FAULTS.join(", ")}`);
  if (option === undefined) return kind;
  if (kind === "html" && option === "forever") return { kind, forever: true };
  if (kind === "metadata" && (option === "renamed" || option === "replaced"))
    return { kind, form: option };
  if (/^\d+$/.test(option)) {
    if (kind === "slow") return { kind, delay: Number(option) };
    if (kind === "rate") return { kind, retryAfter: Number(option) };
  }
  throw new Error(`the fault ${kind} has no form ${option}`);
}

const RENAMED = {
  table: "12860",
  from: "EKSavsluttet",
  code: "EKSferdig",
  label: "Ferdigbehandlede undersøkelser",
};
const REPLACED = { table: "12275", variable: "KOKbvfunksjon0000" };
const GLITCHED = "12367";
const PIECES = 10;

const PAGE = `<!DOCTYPE html>
<html lang="no"><head><title>Vedlikehold</title></head>
<body><h1>Vedlikehold</h1><p>Eksempel: tjenesten er nede og kommer tilbake.</p></body></html>
`;

/** What tells two requests apart. */
interface Request {
  method: string;
  path: string;
  body: string;
}

export class Faults {
  readonly #faults: Map<FaultKind, FaultOptions>;
  readonly #times = new Map<string, number>();

  constructor(faults: Fault | Fault[] | undefined) {
    const list = faults === undefined ? [] : [faults].flat();
    this.#faults = new Map(
      list
        .map((fault) => (typeof fault === "string" ? { kind: fault } : fault))
        .map((f) => [f.kind, f]),
    );
  }

  /** The fault, when it strikes at this coming of the request; the first is 1. */
  #strikes(
    kind: FaultKind,
    { method, path, body }: Request,
    last: number,
  ): FaultOptions | undefined {
    const fault = this.#faults.get(kind);
    if (!fault) return undefined;
    const key = `${kind} ${method} ${path} ${body}`;
    const time = (this.#times.get(key) ?? 0) + 1;
    this.#times.set(key, time);
    return time <= last ? fault : undefined;
  }

  #metadata(form: "renamed" | "replaced"): boolean {
    const fault = this.#faults.get("metadata");
    return fault !== undefined && (fault.form ?? form) === form;
  }

  /** Answers in place of the API. Returns the status, or undefined when the API is to answer. */
  before(request: Request, response: ServerResponse): number | undefined {
    const odd = chance(`${request.path} ${request.body}`) < 0.5;
    const rate = this.#strikes("rate", request, odd ? 1 : 2);
    if (rate) {
      if (odd) response.setHeader("Retry-After", rate.retryAfter ?? 1);
      const version = request.path.startsWith("v0/") ? "v1" : "v2";
      response.setHeader("Content-Type", "application/json; charset=utf-8");
      response.writeHead(429).end(refusal(version, 429, "Too many requests"));
      return 429;
    }
    const forever = this.#faults.get("html")?.forever === true;
    if (this.#strikes("html", request, forever ? Infinity : 2)) {
      response.setHeader("Content-Type", "text/html; charset=utf-8");
      response.writeHead(200).end(PAGE);
      return 200;
    }
    return undefined;
  }

  /** The table as it looks to the API. */
  table(table: Table | undefined): Table | undefined {
    if (!table) return undefined;
    if (table.id === RENAMED.table && this.#metadata("renamed")) return renamed(table);
    if (this.#faults.has("glitch") && table.id === GLITCHED) return glitched(table);
    return table;
  }

  /** The reply's text, changed when the table is replaced between metadata and data. */
  reply({ table, selection }: Question, text: string): string {
    if (!selection || table.id !== REPLACED.table || !this.#metadata("replaced")) return text;
    const reply = JSON.parse(text);
    const { category } = reply.dimension[REPLACED.variable];
    for (const part of ["index", "label"])
      category[part] = Object.fromEntries(
        Object.entries(category[part]).map(([code, value]) => [`0${code}`, value]),
      );
    return JSON.stringify(reply);
  }

  async send(request: Request & { status: number }, response: ServerResponse, body: Buffer) {
    const { status } = request;
    const half = body.subarray(0, body.length >> 1);
    if (status === 200 && this.#strikes("cut", request, 1)) {
      response.writeHead(status, { "Content-Length": body.length });
      response.write(half, () => response.destroy());
      return;
    }
    const sent = status === 200 && this.#strikes("truncate", request, 1) ? half : body;
    response.writeHead(status, { "Content-Length": sent.length });
    const slow = this.#faults.get("slow");
    if (slow && status === 200) {
      const size = Math.ceil(sent.length / PIECES);
      for (let from = 0; from < sent.length && !response.destroyed; from += size) {
        await sleep(slow.delay ?? 100);
        response.write(sent.subarray(from, from + size));
      }
      response.end();
    } else response.end(sent);
  }
}

function renamed(table: Table): Table {
  const { from, code, label } = RENAMED;
  const rename = (variable: Variable): Variable =>
    variable.code !== table.metric
      ? variable
      : {
          ...variable,
          codes: new Map(
            [...variable.codes].map(([c, l]) => (c === from ? [code, label] : [c, l])),
          ),
          units: Object.fromEntries(
            Object.entries(variable.units ?? {}).map(([c, unit]) => [c === from ? code : c, unit]),
          ),
        };
  return {
    ...table,
    variables: table.variables.map(rename),
    cell: (at) => table.cell(at[table.metric] === code ? { ...at, [table.metric]: from } : at),
  };
}

function glitched(table: Table): Table {
  const newest = [...table.variables.find(({ code }) => code === table.time)!.codes.keys()].at(-1);
  return { ...table, cell: (at) => (at[table.time] === newest ? "." : table.cell(at)) };
}
