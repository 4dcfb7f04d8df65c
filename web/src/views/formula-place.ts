import type { Host } from "../host.ts";
import type { OwnIndicator } from "../own/indicators.ts";
import type { Spot } from "../sum/sum.ts";
import type { FormulaEditor, Placing } from "./formula-editor.ts";
import { loadFormula, openOwnIndicator } from "./formula-open.ts";

/** A formula that is being changed, and at which cell. */
interface Unfinished {
  draft(): OwnIndicator;
  spot: Spot;
}

/** What is being written stays when the page is built anew, as in another language. */
const unfinished = new WeakMap<Host, Unfinished>();

/** The editor's place in the sum. `pin` holds a cell fast, and draws nothing. */
export class FormulaPlace {
  readonly #host: Host;
  readonly #pin: (spot: Spot) => void;
  #editor: FormulaEditor | undefined;
  #spot: Spot | undefined;

  constructor(host: Host, pin: (spot: Spot) => void) {
    this.#host = host;
    this.#pin = pin;
    const kept = unfinished.get(host);
    if (kept) void this.#open(kept.spot, kept.draft(), false);
  }

  /** The editor, while the cell is one of the indicator that is being changed. */
  at(spot: Spot): Element | undefined {
    if (!this.#editor || spot.indicator !== this.#spot?.indicator) return undefined;
    if (spot !== this.#spot) {
      this.#spot = spot;
      this.#editor.at(spot);
      const editor = this.#editor;
      unfinished.set(this.#host, { draft: () => editor.draft, spot });
    }
    return this.#editor.element;
  }

  isOwn(spot: Spot): boolean {
    return this.#own(spot) !== undefined;
  }

  #own({ indicator }: Spot): OwnIndicator | undefined {
    return this.#host.state.ownIndicators.find(({ id }) => id === indicator);
  }

  change(spot: Spot): void {
    this.#pin(spot);
    void this.#open(spot, this.#own(spot), true);
  }

  make(): void {
    openOwnIndicator(this.#host);
  }

  async remove(spot: Spot): Promise<void> {
    const own = this.#own(spot);
    if (!own) return;
    try {
      (await this.#host.wait(loadFormula())).deleteOwn(this.#host, own);
      this.#host.focus("sum-heading");
    } catch {
      this.#host.failed(() => void this.remove(spot));
    }
  }

  async #open(spot: Spot, draft: OwnIndicator | undefined, focus: boolean): Promise<void> {
    let code: Awaited<ReturnType<typeof loadFormula>>;
    try {
      code = await this.#host.wait(loadFormula());
    } catch {
      return this.#host.failed(() => void this.#open(spot, draft, focus));
    }
    const { bundle } = this.#host.session;
    const indicator = bundle.indicators.find((i) => i.id === spot.indicator);
    const own = draft ?? (indicator && code.changeOf(indicator, spot.year));
    if (!own) return;
    const editor = new code.FormulaEditor(this.#host, "formula", own, spot, {
      use: (made, placing) => this.#use(made, placing, code.withIndicator),
      cancel: () => {
        this.#close();
        this.#host.draw();
        this.#host.focus("formula-change");
      },
    });
    this.#editor = editor;
    this.#spot = spot;
    unfinished.set(this.#host, { draft: () => editor.draft, spot });
    this.#pin(spot);
    this.#host.draw();
    if (focus) this.#host.focus(editor.field);
  }

  #use(
    made: OwnIndicator,
    placing: Placing,
    withIndicator: (typeof import("../sum/draft.ts"))["withIndicator"],
  ): void {
    const spot = this.#spot;
    this.#close();
    // The same cell, now of the reader's own.
    if (spot) this.#pin({ ...spot, indicator: made.id });
    const instead = placing === "instead" ? made.of : undefined;
    this.#host.change(withIndicator(this.#host.state, made, instead));
    this.#host.focus("formula-change");
  }

  #close(): void {
    this.#editor = undefined;
    this.#spot = undefined;
    unfinished.delete(this.#host);
  }
}
