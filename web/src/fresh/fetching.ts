import type { Bundle } from "../bundle/types.ts";
import type { FreshName } from "../data/name.ts";
import { t } from "../messages/index.ts";
import type { Amount, Failed, Phase } from "./phase.ts";
import type { Fetched, Task } from "./run.ts";
import { spokenProgress } from "./words.ts";

export interface Wanted extends FreshName {
  /** As the reader knows it. */
  areaName: string;
  /** First data year. */
  from: number;
  /** The published bundle. */
  bundle(): Promise<Bundle>;
}

export interface FetchingEvents {
  /** Something is to be drawn anew. */
  changed(): void;
  done(fetched: Fetched, wanted: Wanted): void;
}

/** One fetch from SSB at a time: from the button to the new bundle, with cancelling and going on. */
export class Fetching {
  readonly #events: FetchingEvents;
  #wanted: Wanted | undefined;
  #phase: Phase | undefined;
  #stop: AbortController | undefined;
  #start: (() => void) | undefined;
  #accept: string[] = [];
  #spoken = "";
  #drawing = false;

  constructor(events: FetchingEvents) {
    this.#events = events;
  }

  get phase(): Phase | undefined {
    return this.#phase;
  }

  get wanted(): Wanted | undefined {
    return this.#wanted;
  }

  /** What is read out. */
  get spoken(): string {
    return this.#spoken;
  }

  /** Whether something is under way that must not be thrown away by a slip. */
  get busy(): boolean {
    return this.#stop !== undefined;
  }

  open(wanted: Wanted): void {
    if (this.busy) return;
    this.#wanted = wanted;
    this.#accept = [];
    void this.#run(false);
  }

  /** From "ready". */
  start(): void {
    this.#start?.();
  }

  cancel(): void {
    this.#stop?.abort();
  }

  /** Goes on from what was fetched; `accept` names years that may stay empty. */
  retry(accept: string[] = []): void {
    if (this.busy || !this.#wanted) return;
    this.#accept.push(...accept);
    void this.#run(this.#phase?.at === "failed" && this.#phase.amount !== undefined);
  }

  close(): void {
    this.#stop?.abort();
    this.#stop = undefined;
    this.#wanted = undefined;
    this.#set(undefined);
  }

  async #run(again: boolean): Promise<void> {
    const wanted = this.#wanted!;
    const stop = new AbortController();
    const current = () => this.#stop === stop;
    this.#stop = stop;
    let amount: Amount | undefined;
    let most = { requests: 0, cells: 0 };
    let code: typeof import("./run.ts") | undefined;
    this.#set({ at: "asking" });
    try {
      code = await import("./run.ts");
      const task: Task = {
        name: wanted,
        base: await wanted.bundle(),
        from: wanted.from,
        accept: this.#accept,
        signal: stop.signal,
        planned: async (told) => {
          amount = told;
          most = { requests: 0, cells: 0 };
          if (!current()) return;
          // Who has said yes once need not say it again.
          if (!again) {
            this.#set({ at: "ready", amount });
            await this.#yes(stop.signal);
          }
          this.#set({ at: "fetching", amount });
        },
        progress: (told) => {
          if (!current()) return;
          // Who gives up forgets what was still to come; the reader should not.
          most = {
            requests: Math.max(most.requests, told.requests),
            cells: Math.max(most.cells, told.cells),
          };
          const progress = { ...told, ...most };
          if (amount) this.#set({ at: "fetching", amount, progress }, true);
          else this.#set({ at: "asking", progress }, true);
          this.#speak(spokenProgress(progress));
        },
        making: () => {
          if (amount && current()) this.#set({ at: "making", amount });
        },
      };
      const fetched = await code.run(task);
      if (!current()) return;
      this.#stop = undefined;
      this.#wanted = undefined;
      this.#set(undefined);
      this.#events.done(fetched, wanted);
    } catch (error) {
      if (!current()) return;
      this.#stop = undefined;
      const before = this.#phase;
      const progress = before && "progress" in before ? before.progress : undefined;
      const failure = code ? code.failed(error) : withoutCode();
      this.#spoken = "";
      this.#set({ at: "failed", failure, amount, progress });
    }
  }

  /** Until the reader presses the button. */
  #yes(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
      this.#start = resolve;
    });
  }

  #speak(words: string): void {
    if (words) this.#spoken = words;
  }

  /** Progress comes many times a second: drawn at most once per frame. */
  #set(phase: Phase | undefined, often = false): void {
    const moved = phase?.at !== this.#phase?.at;
    this.#phase = phase;
    if (moved) this.#spoken = "";
    if (!often) return this.#events.changed();
    if (this.#drawing) return;
    this.#drawing = true;
    requestAnimationFrame(() => {
      this.#drawing = false;
      this.#events.changed();
    });
  }
}

/** The words of all other failures come with the code. */
function withoutCode(): Failed {
  const lines = [t("fresh.failed.code")];
  return { title: t("fresh.failed.title"), lines, cancelled: false, kept: true, empty: [] };
}
