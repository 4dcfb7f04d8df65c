/** SSB counts a request when it arrives, so the minute gets a second more than sixty. */
const WINDOW = 61_000;

/**
 * How many requests may be under way, and how many may start within a minute. The limit is SSB's for
 * an address: transports that follow each other share a limiter.
 */
export class Limiter {
  readonly parallel: number;
  readonly #perMinute: number;
  readonly #now: () => number;
  #taken = 0;
  #queue = new Set<() => void>();
  #starts: number[] = [];
  #closedUntil = 0;

  constructor({ parallel = 2, perMinute = 30, now = () => Date.now() } = {}) {
    this.parallel = parallel;
    this.#perMinute = perMinute;
    this.#now = now;
  }

  /** Runs the task when one of the places is free. */
  async place<T>(task: () => Promise<T>, signal: AbortSignal): Promise<T> {
    if (this.#taken < this.parallel) this.#taken++;
    else await this.#turn(signal);
    try {
      signal.throwIfAborted();
      return await task();
    } finally {
      const [next] = this.#queue;
      if (next) next();
      else this.#taken--;
    }
  }

  /** Resolves when a place is handed over. */
  #turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const leave = () => {
        this.#queue.delete(enter);
        reject(signal.reason);
      };
      const enter = () => {
        this.#queue.delete(enter);
        signal.removeEventListener("abort", leave);
        resolve();
      };
      this.#queue.add(enter);
      signal.addEventListener("abort", leave, { once: true });
    });
  }

  /** Counts a start if one is allowed now. */
  start(): boolean {
    if (this.wait() > 0) return false;
    this.#starts.push(this.#now());
    return true;
  }

  /** Milliseconds until the nth request from now may start. */
  wait(n = 1): number {
    const now = this.#now();
    // A clock that was set back would leave starts in the future: they are forgotten too.
    this.#starts = this.#starts.filter((start) => Math.abs(now - start) < WINDOW);
    const time = (i: number): number =>
      this.#starts[i] ??
      Math.max(
        now,
        this.#closedUntil,
        i < this.#perMinute ? 0 : time(i - this.#perMinute) + WINDOW,
      );
    return time(this.#starts.length + n - 1) - now;
  }

  /** No request starts for so many milliseconds. */
  close(milliseconds: number): void {
    this.#closedUntil = Math.max(this.#closedUntil, this.#now() + milliseconds);
  }
}
