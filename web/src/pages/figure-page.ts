import { html, nothing, type TemplateResult } from "lit-html";
import { cellWords } from "../cells.ts";
import { ShownChanges } from "../changes/shown.ts";
import { Frame } from "../figure/frame.ts";
import { finish, type Finished } from "../finished.ts";
import type { Host } from "../host.ts";
import type { Panel, Row } from "../series.ts";
import { Taking } from "../taking.ts";
import { ownUsed } from "../source.ts";
import { sum, type Spot, type Sum } from "../sum/sum.ts";
import { madeTitle } from "../title.ts";
import { figureView, type FigureChoices } from "../views/figure.ts";
import { advice, nothingChosen, type Offer } from "../views/filters/advice.ts";
import { FigureTools } from "../views/filters/figure-tools.ts";
import { ownWordsView } from "../views/filters/own-words.ts";
import { FormulaPlace } from "../views/formula-place.ts";
import { sumView } from "../views/sum.ts";
import { tablesView } from "../views/table.ts";
import type { Page } from "./page.ts";

export function figurePage(host: Host): Page {
  return new FigurePage(host);
}

/** The reader's own figure: words, figure, table, and the sum behind the cell that the reader is at. */
class FigurePage implements Page {
  readonly #host: Host;
  readonly #changes: ShownChanges;
  readonly #frame: Frame;
  readonly #taking: Taking;
  readonly #formula: FormulaPlace;
  readonly #tools: FigureTools;
  #finished: Finished | undefined;
  /** Where the pointer or cursor is, and the cell whose sum is held fast. */
  #at: Spot | undefined;
  #pinned: Spot | undefined;
  #spoken = "";

  constructor(host: Host) {
    this.#host = host;
    this.#changes = new ShownChanges(host);
    this.#tools = new FigureTools(host);
    this.#frame = new Frame({
      at: (spot, spoken, words) => this.#moveTo(spot, spoken, words),
      pin: (spot) => this.#pin(spot),
      unpin: () => this.#unpin(),
      failed: (again) => host.failed(again),
    });
    this.#formula = new FormulaPlace(host, (spot) => (this.#pinned = spot));
    this.#taking = new Taking(host, () => this.#finished);
  }

  calculate(): void {
    this.#at = undefined;
    this.#spoken = "";
    this.#finished = undefined;
    const { session, state } = this.#host;
    this.#finished = finish(state, session, this.#host.address(state), (panels, query) =>
      this.#changes.marked(panels, query),
    );
    if (!this.#pinned || !this.#cell(this.#pinned)) this.#pinned = undefined;
  }

  dispose(): void {
    this.#frame.dispose();
    this.#tools.dispose();
  }

  get #panels(): readonly Panel[] {
    return this.#finished?.panels ?? [];
  }

  title(): string {
    return this.#finished?.title.title ?? "";
  }

  ownFiles() {
    return ownUsed(this.#panels, this.#host.session.bundle);
  }

  view(): TemplateResult {
    const { state, session } = this.#host;
    const { bundle } = session;
    if (this.#finished) this.#frame.update(this.#finished);
    const spot = this.#sumSpot();
    return html`
      <div class="column-figure">
        ${figureView(
          this.#panels,
          state,
          bundle,
          this.#frame,
          this.#finished?.words ?? [],
          this.#choices(),
          this.#spoken,
          {
            emphasise: (place) => {
              this.#host.change({ regions: [place, ...state.regions.filter((r) => r !== place)] });
              // The buttons change places; the keyboard stays on the one that was pressed.
              this.#host.focus(`emphasis-${place}`);
            },
            follow: (offer) => this.#follow(offer),
            reset: () => this.#host.reset(),
            take: (what) => void this.#taking.take(what),
          },
        )}
        ${this.#changes.view()}
      </div>
      ${
        this.#panels.length
          ? html`
              <div class="column-table">
                ${tablesView(this.#panels, bundle, this.#at, {
                  at: (at) => {
                    this.#moveTo(at, false);
                    this.#frame.mark(at);
                  },
                  pin: (at) => this.#pin(at),
                  unpin: () => this.#unpin(),
                })}
              </div>
              <div class="column-sum">${this.#sumView(spot)}</div>
            `
          : nothing
      }
    `;
  }

  #sumView(spot: Spot | undefined): TemplateResult {
    const formula = this.#formula;
    return sumView(
      this.#sum(spot),
      !!this.#pinned,
      !!spot && formula.isOwn(spot),
      spot && formula.at(spot),
      {
        pin: () => spot && this.#pin(spot),
        unpin: () => this.#unpin(),
        change: () => spot && formula.change(spot),
        make: () => formula.make(),
        remove: () => spot && void formula.remove(spot),
      },
    );
  }

  #choices(): FigureChoices {
    const { state, session } = this.#host;
    const { bundle, areas } = session;
    const model = {
      state,
      bundle,
      areas,
      coverage: (area: string) => session.coverage(area),
      defaults: () => session.defaults(state.area),
    };
    const panels = this.#panels;
    const drawn = panels.length > 0;
    if (drawn) this.#tools.update({ state, panels, bundle });
    return {
      tools: this.#tools.element,
      ownWords: drawn ? ownWordsView(this.#host, madeTitle(panels, state, bundle)) : nothing,
      advice: drawn ? advice(panels, model) : nothingChosen(model),
    };
  }

  #follow({ part, area, data }: Offer): void {
    if (part) this.#host.change(part);
    if (area) void this.#host.openArea(area);
    if (data) void this.#host.openData(data);
    this.#host.focus("figur");
  }

  #cell(spot: Spot): { panel: Panel; row: Row; k: number } | undefined {
    const panel = this.#panels.find((p) => p.indicator.id === spot.indicator);
    const row = panel?.rows.find((r) => r.id === spot.place);
    const k = panel?.years.indexOf(spot.year) ?? -1;
    return panel && row && k >= 0 ? { panel, row, k } : undefined;
  }

  #moveTo(spot: Spot, spoken: boolean, words?: string): void {
    this.#at = spot;
    const cell = this.#cell(spot);
    this.#spoken =
      spoken && cell
        ? `${cell.row.label}, ${spot.year}: ${words ?? cellWords(cell.panel, cell.row, cell.k)}`
        : "";
    this.#host.draw();
  }

  #pin(spot: Spot): void {
    this.#pinned = spot;
    this.#host.draw();
  }

  #unpin(): void {
    if (!this.#pinned) return;
    this.#pinned = undefined;
    this.#host.draw();
  }

  /**
   * The sum to show: the held one, the one at the cursor, or the highlighted municipality's in the year that a link from
   * elsewhere names, else its last number.
   */
  #sumSpot(): Spot | undefined {
    if (this.#pinned ?? this.#at) return this.#pinned ?? this.#at;
    const panel = this.#panels[0];
    const row = panel?.rows.find((r) => r.role === "focus") ?? panel?.rows[0];
    if (!panel || !row) return undefined;
    const { state, session } = this.#host;
    const named = state.year !== session.defaults(state.area).year;
    const asked = named ? panel.years.indexOf(state.year) : -1;
    const k = asked >= 0 ? asked : row.cells.findLastIndex((c) => c.status === 0);
    return {
      indicator: panel.indicator.id,
      place: row.id,
      year: panel.years[k < 0 ? panel.years.length - 1 : k]!,
    };
  }

  #sum(spot: Spot | undefined): Sum | undefined {
    const cell = spot && this.#cell(spot);
    if (!cell || !this.#finished) return undefined;
    const { session, state } = this.#host;
    return sum(spot, cell.panel, cell.row, {
      bundle: session.bundle,
      result: this.#finished.result,
      predecessors: state.predecessors,
      evaluate: (query) => session.evaluate(query),
      members: (query) => session.members(query),
    });
  }
}
