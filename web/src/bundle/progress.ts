import type { Limiter } from "./limiter.ts";

/** Of all calls so far; what is done and received never falls. */
export interface Progress {
  requests: number;
  requestsDone: number;
  cells: number;
  cellsDone: number;
  /** Over the network, replies that had to be asked for again included. */
  bytes: number;
  /** Estimated seconds, undefined while unknown. */
  remaining: number | undefined;
  /** Set while nothing is under way: the limit, ours or SSB's, or a failure that is tried again. */
  waiting: Waiting | undefined;
}

export interface Waiting {
  reason: "rate" | "retry";
  seconds: number;
}

interface Work {
  requests: number;
  cells: number;
}

/** A request takes its time however small the reply is: about as long as so many cells. */
const REQUEST = 50_000;
const cost = ({ requests, cells }: Work) => requests * REQUEST + cells;

/** Keeps count of what is asked for and what has come, and tells after each change. */
export class Meter {
  readonly #limiter: Limiter;
  readonly #tell: (progress: Progress) => void;
  #asked: Work = { requests: 0, cells: 0 };
  #done: Work = { requests: 0, cells: 0 };
  #fetched: Work = { requests: 0, cells: 0 };
  #time = 0; // milliseconds for what is fetched
  #bytes = 0;
  #underWay = 0;
  #waits = new Set<{ reason: Waiting["reason"]; left: () => number }>();

  constructor(limiter: Limiter, tell: (progress: Progress) => void = () => {}) {
    this.#limiter = limiter;
    this.#tell = tell;
  }

  tell(): void {
    this.#tell({
      requests: this.#asked.requests,
      requestsDone: this.#done.requests,
      cells: this.#asked.cells,
      cellsDone: this.#done.cells,
      bytes: this.#bytes,
      remaining: this.#remaining(),
      waiting: this.#waiting(),
    });
  }

  /** With sign -1: no longer. */
  expect(orders: { cells: number }[], sign: 1 | -1 = 1): void {
    for (const { cells } of orders) {
      this.#asked.requests += sign;
      this.#asked.cells += sign * cells;
    }
    this.tell();
  }

  begin(): void {
    this.#underWay++;
    this.tell();
  }

  end(): void {
    this.#underWay--;
    this.tell();
  }

  receive(bytes: number): void {
    this.#bytes += bytes;
    this.tell();
  }

  /** `milliseconds` is undefined for a reply from the cache. */
  finish({ cells }: { cells: number }, milliseconds?: number): void {
    this.#done.requests++;
    this.#done.cells += cells;
    if (milliseconds !== undefined) {
      this.#fetched.requests++;
      this.#fetched.cells += cells;
      this.#time += milliseconds;
    }
    this.tell();
  }

  /** Until the function that it returns is called, something waits: `left()` milliseconds more. */
  wait(reason: Waiting["reason"], left: () => number): () => void {
    const wait = { reason, left };
    this.#waits.add(wait);
    return () => this.#waits.delete(wait);
  }

  /** Seconds: the time that the requests take, or the time until the last of them may start. */
  #remaining(): number | undefined {
    const requests = this.#asked.requests - this.#done.requests;
    const cells = this.#asked.cells - this.#done.cells;
    if (requests === 0) return 0;
    if (this.#fetched.requests === 0) return undefined;
    const pace = this.#time / cost(this.#fetched);
    const work = (pace * cost({ requests, cells })) / Math.min(requests, this.#limiter.parallel);
    const unstarted = requests - this.#underWay;
    if (unstarted <= 0) return work / 1000;
    const last = pace * cost({ requests: 1, cells: cells / requests });
    return Math.max(this.#limiter.wait() + work, this.#limiter.wait(unstarted) + last) / 1000;
  }

  #waiting(): Waiting | undefined {
    if (this.#underWay > 0) return undefined;
    const waits = [...this.#waits].map(({ reason, left }) => ({ reason, left: left() }));
    const [first] = waits.filter(({ left }) => left > 0).sort((a, b) => a.left - b.left);
    return first && { reason: first.reason, seconds: Math.ceil(first.left / 1000) };
  }
}
