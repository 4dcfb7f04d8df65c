/** Something the reader must be told. A notice of one topic replaces the earlier one of the same topic. */
export interface Notice {
  topic:
    | "link"
    | "file"
    | "data"
    | "calculation"
    | "saved"
    | "fresh"
    | "own"
    | "page"
    | "wait"
    | "version";
  severity: "info" | "success" | "warning" | "danger";
  title: string;
  /** One line each. */
  lines: string[];
  /** The way on, or back. */
  action?: { label: string; act(): void };
}

export class Notices {
  #all: Notice[] = [];

  get all(): readonly Notice[] {
    return this.#all;
  }

  show(notice: Notice): void {
    this.clear(notice.topic);
    this.#all = [...this.#all, notice];
  }

  clear(topic: Notice["topic"]): void {
    this.#all = this.#all.filter((n) => n.topic !== topic);
  }
}
