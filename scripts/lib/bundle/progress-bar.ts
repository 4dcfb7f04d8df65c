import type { Progress, Waiting } from "../../../web/src/bundle/progress.ts";

const WIDEST_BAR = 30;
const REDRAW = 100; // milliseconds, on a terminal
const EVERY = 10_000; // milliseconds between plain lines
const PLAIN_WIDTH = 100;

/** One line of at most `width` characters. What finds no room is left out, the requests last. */
export function barLine(progress: Progress, width: number): string {
  const { requests, requestsDone, cells, cellsDone, bytes, remaining, waiting } = progress;
  const counts = `${requestsDone} of ${requests} requests`;
  const end = waiting ? waitingText(waiting) : "";
  const left = remaining === undefined || remaining === 0 ? "" : timeText(remaining);
  const cellCounts = cells > 0 ? cellsText(cellsDone, cells) : "";
  const megabytes = `${(bytes / 1e6).toFixed(1)} MB`;
  const choices = [
    [counts, cellCounts, megabytes, left, end],
    [counts, megabytes, left, end],
    [counts, left, end],
    [counts, end || left],
    [counts],
  ].map((parts) => parts.filter((part) => part !== "").join(", "));
  const text = choices.find((choice) => choice.length <= width) ?? counts.slice(0, width);
  const room = Math.min(width - text.length - 3, WIDEST_BAR);
  return room < 5 ? text : `[${bar(share(progress), room)}] ${text}`;
}

function share({ requests, requestsDone, cells, cellsDone }: Progress): number {
  if (cells > 0) return cellsDone / cells;
  return requests > 0 ? requestsDone / requests : 0;
}

function bar(part: number, width: number): string {
  const full = Math.floor(Math.min(Math.max(part, 0), 1) * width);
  return "#".repeat(full) + ".".repeat(width - full);
}

function cellsText(done: number, all: number): string {
  if (all < 10_000) return `${done} of ${all} cells`;
  const [unit, name] = all < 1e6 ? [1e3, "thousand"] : [1e6, "million"];
  const digits = unit === 1e6 ? 1 : 0;
  return `${(done / unit).toFixed(digits)} of ${(all / unit).toFixed(digits)} ${name} cells`;
}

function timeText(seconds: number): string {
  if (seconds < 60) return `about ${Math.ceil(seconds)} s left`;
  if (seconds < 3600) return `about ${Math.ceil(seconds / 60)} min left`;
  return `about ${(seconds / 3600).toFixed(1)} h left`;
}

function waitingText({ reason, seconds }: Waiting): string {
  if (reason === "rate") return `waiting ${seconds} s for the rate limit`;
  return `trying again in ${seconds} s`;
}

type Stream = Pick<NodeJS.WriteStream, "write"> & { isTTY?: boolean; columns?: number };

/** Shows progress on a terminal as one line that is redrawn, else as a line now and then. */
export class ProgressBar {
  readonly #stream: Stream;
  readonly #now: () => number;
  #shown = -Infinity;
  #line = "";
  #latest: Progress | undefined;

  constructor(stream: Stream = process.stderr, now: () => number = () => Date.now()) {
    this.#stream = stream;
    this.#now = now;
  }

  show(progress: Progress): void {
    this.#latest = progress;
    if (this.#now() - this.#shown >= (this.#stream.isTTY ? REDRAW : EVERY)) this.#draw(progress);
  }

  /** Leaves the last state as a whole line; what comes after begins on its own. */
  end(): void {
    if (this.#latest) this.#draw(this.#latest);
    if (this.#stream.isTTY && this.#line !== "") this.#stream.write("\n");
    this.#latest = undefined;
    this.#shown = -Infinity;
    this.#line = "";
  }

  /** A message among the progress, on its own line. */
  say(message: string): void {
    const terminal = this.#stream.isTTY === true;
    this.#stream.write(terminal ? `\r${message.padEnd(this.#line.length)}\n` : `${message}\n`);
    if (terminal) this.#line = "";
    if (terminal && this.#latest) this.#draw(this.#latest);
  }

  #draw(progress: Progress): void {
    this.#shown = this.#now();
    if (!this.#stream.isTTY) {
      const line = barLine(progress, PLAIN_WIDTH);
      if (line !== this.#line) this.#stream.write(`${line}\n`);
      this.#line = line;
      return;
    }
    // A line as wide as the terminal would wrap. Spaces take away what is left of a longer one.
    const width = (this.#stream.columns ?? 80) - 1;
    const line = barLine(progress, width);
    this.#stream.write(`\r${line.padEnd(Math.min(this.#line.length, width))}`);
    this.#line = line;
  }
}
