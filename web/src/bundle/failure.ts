/** What can go wrong with a request to SSB, and how it is told. */

import { apart } from "../from-outside.ts";
import type { Order } from "./transport.ts";

export type FailureKind =
  | "network" // no contact
  | "http" // a status that is an error
  | "timeout"
  | "html" // a web page instead of JSON
  | "truncated" // the reply broke off
  | "refused" // by `accept`
  | "cancelled"
  | "rate"; // 429

export interface Failure {
  kind: FailureKind;
  status?: number;
  /** What the server says is wrong: text from elsewhere, one short line. */
  reason?: string;
  /** Seconds that the server asks to wait. */
  retryAfter?: number;
  cause?: unknown;
}

export class TransportError extends Error {
  override readonly name = "TransportError";
  readonly kind: FailureKind;
  readonly url: string;
  readonly what: string;
  readonly status: number | undefined;
  readonly reason: string | undefined;
  readonly retryAfter: number | undefined;

  constructor(
    failure: Failure,
    order: Pick<Order, "url" | "what">,
    readonly attempts: number,
  ) {
    const tried = attempts > 1 ? ` (${attempts} attempts)` : "";
    super(`${order.what}: ${sentence(failure)}${tried}`, { cause: failure.cause });
    this.kind = failure.kind;
    this.url = order.url;
    this.what = order.what;
    this.status = failure.status;
    this.reason = failure.reason;
    this.retryAfter = failure.retryAfter;
  }
}

export const LONGEST_WAIT = 120; // seconds that a server may ask for
const REASON_LENGTH = 200;

/** Whether another attempt may go better. */
export function passes({ kind, status = 0, cause }: Failure): boolean {
  if (kind === "http") return status >= 500;
  if (kind === "refused") return (cause as { transient?: unknown } | null)?.transient === true;
  return true;
}

/** What is wrong with a reply that came with status 200, before its content is looked at. */
export function unusable(bytes: Uint8Array, status: number): Failure | undefined {
  const text = new TextDecoder().decode(bytes).trimStart();
  if (text.startsWith("<")) return { kind: "html", status };
  // SSB's replies are objects, and no beginning of an object is JSON. Content-Length does not help:
  // it counts compressed bytes, and the page is not told whether they were.
  try {
    JSON.parse(text);
  } catch (cause) {
    return { kind: "truncated", status, cause };
  }
  return undefined;
}

/** What `accept` says. */
export function refusal(order: Order, bytes: Uint8Array, status?: number): Failure | undefined {
  try {
    order.accept(bytes);
  } catch (cause) {
    return { kind: "refused", status, cause };
  }
  return undefined;
}

/** What a status means that is not 200. */
export function rejection(response: Response, bytes: Uint8Array, now: number): Failure {
  const { status, headers } = response;
  const kind = status === 429 ? "rate" : "http";
  return { kind, status, reason: reasonIn(bytes), retryAfter: retryAfter(headers, now) };
}

/** Seconds. The header is a number of them, or a date by the server's clock. */
function retryAfter(headers: Headers, now: number): number | undefined {
  const value = headers.get("Retry-After")?.trim();
  if (!value) return undefined;
  if (/^\d+$/.test(value)) return Number(value);
  const clock = Date.parse(headers.get("Date") ?? "");
  const seconds = Math.ceil((Date.parse(value) - (Number.isNaN(clock) ? now : clock)) / 1000);
  return Number.isNaN(seconds) ? undefined : Math.max(seconds, 0);
}

/** What the server says: `title` in version 2 of the API, `error` in version 1. */
function reasonIn(bytes: Uint8Array): string | undefined {
  let reply: { title?: unknown; error?: unknown } | null;
  try {
    reply = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
  const reason = [reply?.title, reply?.error].find((text) => typeof text === "string");
  const line = (reason as string | undefined)?.replace(/[\s\p{C}]+/gu, " ").trim();
  if (!line) return undefined;
  const letters = Array.from(line);
  if (letters.length <= REASON_LENGTH) return apart(line);
  return apart(letters.slice(0, REASON_LENGTH - 1).join("") + "…");
}

function sentence({ kind, status, reason, retryAfter, cause }: Failure): string {
  const answer = `the server answers ${status}${reason ? `: ${reason}` : ""}`;
  switch (kind) {
    case "network":
      return "no contact with the server";
    case "rate":
    case "http":
      if (retryAfter === undefined || retryAfter <= LONGEST_WAIT) return answer;
      return `${answer}; it asks to wait ${retryAfter} s, more than ${LONGEST_WAIT} s`;
    case "timeout":
      return "no whole reply in time";
    case "html":
      return `a web page came instead of JSON (status ${status})`;
    case "truncated":
      return `the reply broke off (status ${status})`;
    case "refused":
      return `the reply is refused: ${messageOf(cause)}`;
    case "cancelled":
      return "cancelled";
  }
}

export const messageOf = (cause: unknown) =>
  cause instanceof Error ? cause.message : String(cause);
