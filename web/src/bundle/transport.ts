/** Fetches SSB's replies, in Node and in the page: limits, retries, cancelling, cache and progress. */

import {
  LONGEST_WAIT,
  messageOf,
  passes,
  refusal,
  rejection,
  TransportError,
  unusable,
  type Failure,
} from "./failure.ts";
import { Limiter } from "./limiter.ts";
import { Meter, type Progress } from "./progress.ts";

export { Limiter, TransportError };
export type { FailureKind } from "./failure.ts";
export type { Progress };

export interface Order {
  /** Of the cache: one key, one reply. A table that SSB has updated needs another key. */
  key: string;
  method: "GET" | "POST";
  url: string;
  body?: string;
  cells: number;
  /** Of messages: "table 12367, part 1 of 2". */
  what: string;
  /**
   * Throws when the reply, complete JSON, is not what was asked for. With `transient: true` on the
   * error the request is tried again.
   */
  accept(bytes: Uint8Array): void;
  /** Stands for the reply where the server has none: it answers 404. */
  absent?: Uint8Array;
  /** Asked for every time: neither taken from the cache nor put there. */
  fresh?: boolean;
}

export interface Fetched {
  bytes: Uint8Array;
  /** ISO 8601. */
  retrieved: string;
  cached: boolean;
}

/** Keeps finished replies. `put` keeps all of a reply or nothing. */
export interface ReplyCache {
  get(key: string): Promise<{ bytes: Uint8Array; retrieved: string } | undefined>;
  put(key: string, reply: { bytes: Uint8Array; retrieved: string }): Promise<void>;
  clear(): Promise<void>;
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Rejects with the signal's reason when it is aborted. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export interface TransportOptions {
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
  cache?: ReplyCache;
  clock?: Clock;
  random?: () => number;
  parallel?: number;
  perMinute?: number;
  /** Stands for `parallel` and `perMinute`, shared with the transports before this one. */
  limiter?: Limiter;
  /** Milliseconds for one attempt, the reply's last byte included. */
  timeout?: number;
  attempts?: number;
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
  /** Told at most once: the cache fails, and the fetching goes on without it. */
  onWarning?: (warning: { kind: "cache"; message: string; cause: unknown }) => void;
}

const BACKOFF = 2_000;
/** After a 429 without Retry-After: the attempts must outlast SSB's minute. */
const RATE_BACKOFF = 10_000;
const LONGEST_BACKOFF = 60_000;
/** Progress is told so often while something waits. */
const TICK = 1_000;

/** One run. To try again, take a new one with the same limiter and cache. */
export class Transport {
  readonly #options: TransportOptions;
  readonly #fetch: NonNullable<TransportOptions["fetch"]>;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #limiter: Limiter;
  readonly #meter: Meter;
  readonly #timeout: number;
  readonly #attempts: number;
  #warned = false;

  constructor(options: TransportOptions = {}) {
    const { parallel, perMinute } = options;
    const clock = options.clock ?? { now: () => Date.now(), sleep };
    this.#options = options;
    this.#fetch = options.fetch ?? ((url, init) => fetch(url, init));
    this.#clock = clock;
    this.#random = options.random ?? Math.random;
    this.#limiter = options.limiter ?? new Limiter({ parallel, perMinute, now: () => clock.now() });
    this.#meter = new Meter(this.#limiter, options.onProgress);
    this.#timeout = options.timeout ?? 60_000;
    this.#attempts = options.attempts ?? 6;
  }

  /**
   * The replies in the order of the orders. The first order that fails for good stops the others and
   * is thrown as a TransportError when they have come to rest; what was finished is in the cache.
   */
  async all(orders: Order[]): Promise<Fetched[]> {
    const stop = new AbortController();
    const cancel = this.#options.signal;
    const signal = AbortSignal.any(cancel ? [stop.signal, cancel] : [stop.signal]);
    const replies = new Map<Order, Fetched>();
    const failures: unknown[] = [];
    const guarded = async (order: Order, work: () => Promise<Fetched | undefined>) => {
      try {
        const reply = await work();
        if (reply) replies.set(order, reply);
      } catch (cause) {
        const cancelled = cancel?.aborted && !(cause instanceof TransportError);
        failures.push(
          cancelled ? new TransportError({ kind: "cancelled", cause }, order, 0) : cause,
        );
        stop.abort();
      }
    };
    const missing = () => orders.filter((order) => !replies.has(order));

    this.#meter.expect(orders);
    for (const order of orders) {
      if (!signal.aborted) await guarded(order, () => this.#cached(order));
    }
    const queue = missing().values();
    const fetchInTurn = async () => {
      for (const order of queue) {
        await guarded(order, () => this.#limiter.place(() => this.#fetched(order, signal), signal));
      }
    };
    await Promise.all(Array.from({ length: this.#limiter.parallel }, fetchInTurn));
    if (failures.length > 0) {
      this.#meter.expect(missing(), -1);
      throw failures[0];
    }
    return orders.map((order) => replies.get(order)!);
  }

  async #cached(order: Order): Promise<Fetched | undefined> {
    if (order.fresh) return undefined;
    try {
      const reply = await this.#options.cache?.get(order.key);
      if (!reply || refusal(order, reply.bytes)) return undefined;
      this.#meter.finish(order);
      return { ...reply, cached: true };
    } catch (cause) {
      this.#warn(cause);
      return undefined;
    }
  }

  async #fetched(order: Order, signal: AbortSignal): Promise<Fetched> {
    for (let attempt = 1; ; attempt++) {
      while (!this.#limiter.start()) {
        await this.#wait("rate", () => this.#limiter.wait(), signal);
      }
      const began = this.#clock.now();
      const outcome = await this.#attempt(order, signal);
      const ended = this.#clock.now();
      if (outcome instanceof Uint8Array) {
        const reply = { bytes: outcome, retrieved: new Date(ended).toISOString() };
        await this.#keep(order, reply);
        this.#meter.finish(order, ended - began);
        return { ...reply, cached: false };
      }

      const { kind, status = 0, retryAfter = 0 } = outcome;
      if (order.absent && status === 404) {
        this.#meter.finish(order, ended - began);
        return { bytes: order.absent, retrieved: new Date(ended).toISOString(), cached: false };
      }
      if (attempt >= this.#attempts || !passes(outcome) || retryAfter > LONGEST_WAIT) {
        throw new TransportError(outcome, order, attempt);
      }
      const highest = (kind === "rate" ? RATE_BACKOFF : BACKOFF) * 2 ** (attempt - 1);
      const backoff = this.#random() * Math.min(highest, LONGEST_BACKOFF);
      const pause = Math.max(retryAfter * 1000, backoff);
      if (kind === "rate" || retryAfter > 0) this.#limiter.close(pause);
      else await this.#wait("retry", () => ended + pause - this.#clock.now(), signal);
    }
  }

  /** One request: the reply, or what is wrong with it. Throws only when the signal is aborted. */
  async #attempt(order: Order, signal: AbortSignal): Promise<Uint8Array | Failure> {
    const late = new AbortController();
    const over = new AbortController();
    this.#clock.sleep(this.#timeout, over.signal).then(
      () => late.abort(),
      () => {},
    );
    const stop = AbortSignal.any([signal, late.signal]);
    let status: number | undefined;
    this.#meter.begin();
    try {
      const response = await this.#fetch(order.url, {
        method: order.method,
        headers: order.body === undefined ? {} : { "Content-Type": "application/json" },
        body: order.body,
        signal: stop,
        cache: "no-store",
        credentials: "omit",
        referrerPolicy: "no-referrer",
      });
      status = response.status;
      const bytes = await this.#read(response).catch((cause) => {
        if (response.ok || signal.aborted) throw cause;
        return new Uint8Array();
      });
      if (!response.ok) return rejection(response, bytes, this.#clock.now());
      return unusable(bytes, status) ?? refusal(order, bytes, status) ?? bytes;
    } catch (cause) {
      signal.throwIfAborted();
      if (late.signal.aborted) return { kind: "timeout", status, cause };
      return { kind: status === undefined ? "network" : "truncated", status, cause };
    } finally {
      over.abort();
      this.#meter.end();
    }
  }

  async #read(response: Response): Promise<Uint8Array> {
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    const reader = response.body?.getReader();
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
      chunks.push(read.value);
      this.#meter.receive(read.value.length);
    }
    return new Uint8Array(await new Blob(chunks).arrayBuffer());
  }

  async #wait(reason: "rate" | "retry", left: () => number, signal: AbortSignal): Promise<void> {
    const over = this.#meter.wait(reason, left);
    try {
      for (let ms = left(); ms > 0; ms = left()) {
        this.#meter.tell();
        await this.#clock.sleep(Math.min(ms, TICK), signal);
      }
    } finally {
      over();
    }
  }

  async #keep(order: Order, reply: { bytes: Uint8Array; retrieved: string }): Promise<void> {
    if (order.fresh) return;
    try {
      await this.#options.cache?.put(order.key, reply);
    } catch (cause) {
      this.#warn(cause);
    }
  }

  #warn(cause: unknown): void {
    if (this.#warned) return;
    this.#warned = true;
    const message = `the cache of replies fails: ${messageOf(cause)}`;
    this.#options.onWarning?.({ kind: "cache", message, cause });
  }
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const wake = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", wake);
      resolve();
    }, milliseconds);
    signal.addEventListener("abort", wake, { once: true });
  });
}
