/** A stand-in for SSB's PxWebApi, for this machine alone. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { answer, MAX_URL, question, refusal, Refused, type Version } from "./api.ts";
import { exampleTables } from "./example.ts";
import { Faults, type Fault } from "./faults.ts";
import { replayTables } from "./replay.ts";
import { cellsOf } from "./table.ts";

const HOST = "127.0.0.1";
const MAX_BODY = 5_000_000;
const MINUTE = 60_000;

export interface StubOptions {
  /** 0, the default, lets the system choose. */
  port?: number;
  faults?: Fault | Fault[];
  /** A folder of JSON-stat files, served instead of the example. */
  replay?: string;
  /** Requests that any 60 seconds allow; default 30. */
  perMinute?: number;
  /** Milliseconds. */
  now?: () => number;
}

export interface Seen {
  method: string;
  /** Below `/api/`, with its query. */
  path: string;
  body: string;
  /** Asked for; 0 of metadata. */
  cells: number;
  status: number;
}

export interface Stub {
  /** `http://127.0.0.1:N/api` */
  base: string;
  port: number;
  /** Answered so far, preflights apart. A test may empty it. */
  requests: Seen[];
  setFault(fault: Fault | Fault[] | undefined): void;
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAX_BODY) throw new Refused(413, "The request body is too long");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Seconds to wait when no more requests are let through, undefined when one is. */
function limit(perMinute: number, now: () => number): () => number | undefined {
  let started: number[] = [];
  return () => {
    started = started.filter((at) => at > now() - MINUTE);
    if (started.length >= perMinute)
      return Math.max(1, Math.ceil((started[0]! + MINUTE - now()) / 1000));
    started.push(now());
    return undefined;
  };
}

/** Rejects with code EADDRINUSE when the port is taken. */
export async function startStub({
  port = 0,
  faults,
  replay,
  perMinute = 30,
  now = Date.now,
}: StubOptions = {}): Promise<Stub> {
  const tables = replay === undefined ? exampleTables() : replayTables(replay);
  const requests: Seen[] = [];
  const tooMany = limit(perMinute, now);
  let fault = new Faults(faults);

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "GET", url = "/" } = request;
    response.setHeader("Access-Control-Allow-Origin", "*");
    if (method === "OPTIONS") {
      response.setHeader("Access-Control-Allow-Methods", "GET, POST, OPTIONS");
      response.setHeader("Access-Control-Allow-Headers", "Content-Type");
      response.writeHead(204).end();
      return;
    }
    const version: Version = url.startsWith("/api/v0/") ? "v1" : "v2";
    const seen: Seen = {
      method,
      path: url.replace(/^\/api\//, ""),
      body: "",
      cells: 0,
      status: 200,
    };
    let text: string;
    try {
      seen.body = await bodyOf(request);
      const wait = tooMany();
      if (wait !== undefined) {
        response.setHeader("Retry-After", wait);
        throw new Refused(429, "Too many requests");
      }
      if (origin(port).length + url.length > MAX_URL) throw new Refused(404, "The URL is too long");
      const faulty = fault.before(seen, response);
      if (faulty !== undefined) {
        requests.push({ ...seen, status: faulty });
        return;
      }
      const asked = { method, url: new URL(url, origin(port)), body: seen.body };
      const found = question(asked, (id) => fault.table(tables.get(id)));
      seen.cells = found.selection ? cellsOf(found.selection) : 0;
      text = fault.reply(found, answer(found));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      seen.cells = error.cells;
      seen.status = error.status;
      text = refusal(version, error.status, error.message);
    }
    requests.push(seen);
    response.setHeader("Content-Type", "application/json; charset=utf-8");
    await fault.send(seen, response, Buffer.from(text));
  }

  const server = createServer({ maxHeaderSize: 1_000_000 }, (request, response) => {
    serve(request, response).catch((error: Error) => {
      console.error(error);
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end(refusal("v2", 500, error.message));
    });
  });
  await new Promise<void>((done, fail) => {
    server.once("error", fail);
    server.listen(port, HOST, done);
  });
  port = (server.address() as AddressInfo).port;
  return {
    base: `${origin(port)}/api`,
    port,
    requests,
    setFault(next) {
      fault = new Faults(next);
    },
    close() {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

const origin = (port: number): string => `http://${HOST}:${port}`;
