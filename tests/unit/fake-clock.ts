import type { Clock } from "../../web/src/bundle/transport.ts";

interface Sleeper {
  until: number;
  length: number;
  wake: () => void;
}

/** Time passes only in `run`, from one sleeper to the next. */
export class FakeClock implements Clock {
  #now = Date.parse("2025-03-17T08:00:00Z");
  #sleepers = new Set<Sleeper>();

  now = () => this.#now;

  sleep = (length: number, signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      signal.throwIfAborted();
      const leave = () => {
        this.#sleepers.delete(sleeper);
        reject(signal.reason);
      };
      const wake = () => {
        this.#sleepers.delete(sleeper);
        signal.removeEventListener("abort", leave);
        resolve();
      };
      const sleeper = { until: this.#now + length, length, wake };
      this.#sleepers.add(sleeper);
      signal.addEventListener("abort", leave, { once: true });
    });

  get sleeping(): number {
    return this.#sleepers.size;
  }

  /**
   * Lets time pass until the work has ended. Sleepers that want `below` milliseconds or more are left
   * alone: with real sockets a time-out must not run out while a reply is on its way.
   */
  async run<T>(work: Promise<T>, below = Infinity): Promise<T> {
    let ended = false;
    const end = () => (ended = true);
    work.then(end, end);
    while (!ended) {
      await idle();
      const [first] = [...this.#sleepers]
        .filter((sleeper) => sleeper.length < below)
        .sort((a, b) => a.until - b.until);
      if (ended || !first) continue;
      this.#now = Math.max(this.#now, first.until);
      first.wake();
    }
    return work;
  }

  /** Wakes those that sleep so long. */
  wake(length: number): void {
    for (const sleeper of [...this.#sleepers]) {
      if (sleeper.length !== length) continue;
      this.#now = Math.max(this.#now, sleeper.until);
      sleeper.wake();
    }
  }
}

/** When all that was ready to run has run. */
export async function idle(): Promise<void> {
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve));
}
