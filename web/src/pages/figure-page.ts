import { html, nothing, type TemplateResult } from "lit-html";
import { cellWords } from "../cells.ts";
import { ShownChanges } from "../changes/shown.ts";
import { Saving } from "../download/saving.ts";
import type { Result } from "../engine/types.ts";
import { Frame } from "../figure/frame.ts";
import type { Host } from "../host.ts";
import { toQuery } from "../query.ts";
import { panels as toPanels, type Panel, type Row } from "../series.ts";
import { ownUsed } from "../source.ts";
import { sum, type Spot, type Sum } from "../sum/sum.ts";
import { title } from "../title.ts";
import { figureView } from "../views/figure.ts";
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
  readonly #saving: Saving;
  #result: Result | undefined;
  #panels: Panel[] = [];
  /** Where the pointer or cursor is, and the cell whose sum is held fast. */
  #at: Spot | undefined;
  #pinned: Spot | undefined;
  #spoken = "";

  constructor(host: Host) {
    this.#host = host;
    this.#changes = new ShownChanges(host);
    this.#frame = new Frame({
      at: (spot, spoken) => this.#moveTo(spot, spoken),
      pin: (spot) => this.#pin(spot),
      unpin: () => this.#unpin(),
      failed: () => host.failed(),
    });
    this.#saving = new Saving(host, {
      panels: () => this.#panels,
      figure: () => this.#frame.forExport(),
      ownFiles: () => this.ownFiles(),
    });
  }

  calculate(): void {
    this.#at = undefined;
    this.#spoken = "";
    this.#result = undefined;
    this.#panels = [];
    const { session, state } = this.#host;
    const query = toQuery(state, session.bundle);
    if (query) {
      this.#result = session.evaluate(query);
      const { indicators, predecessors } = state;
      const panels = toPanels(this.#result, session.bundle, indicators, predecessors);
      this.#panels = this.#changes.marked(panels, query);
    }
    if (!this.#pinned || !this.#cell(this.#pinned)) this.#pinned = undefined;
  }

  title(): string {
    if (!this.#panels.length) return "";
    return title(this.#panels, this.#host.state, this.#host.session.bundle).title;
  }

  ownFiles() {
    return ownUsed(this.#panels, this.#host.session.bundle);
  }

  view(): TemplateResult {
    const { state, session } = this.#host;
    const { bundle } = session;
    if (this.#panels.length) this.#frame.update(this.#panels, state, bundle);
    const spot = this.#sumSpot();
    return html`
      <div class="column-figure">
        ${figureView(this.#panels, state, bundle, this.#frame, this.#spoken, {
          emphasise: (place) =>
            this.#host.change({ regions: [place, ...state.regions.filter((r) => r !== place)] }),
          useFigure: (figure) => this.#host.change({ figure }),
          reset: () => this.#host.go(session.defaults()),
          savePicture: () => void this.#saving.picture(),
          saveNumbers: () => this.#saving.numbers(),
          copyLink: () => void this.#saving.link(),
        })}
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
              <div class="column-sum">
                ${sumView(
                  this.#sum(spot),
                  !!this.#pinned,
                  () => spot && this.#pin(spot),
                  () => this.#unpin(),
                )}
              </div>
            `
          : nothing
      }
    `;
  }

  #cell(spot: Spot): { panel: Panel; row: Row; k: number } | undefined {
    const panel = this.#panels.find((p) => p.indicator.id === spot.indicator);
    const row = panel?.rows.find((r) => r.id === spot.place);
    const k = panel?.years.indexOf(spot.year) ?? -1;
    return panel && row && k >= 0 ? { panel, row, k } : undefined;
  }

  #moveTo(spot: Spot, spoken: boolean): void {
    this.#at = spot;
    const cell = this.#cell(spot);
    this.#spoken =
      spoken && cell
        ? `${cell.row.label}, ${spot.year}: ${cellWords(cell.panel, cell.row, cell.k)}`
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

  /** The sum to show: the held one, the one at the cursor, or the highlighted municipality's last number. */
  #sumSpot(): Spot | undefined {
    if (this.#pinned ?? this.#at) return this.#pinned ?? this.#at;
    const panel = this.#panels[0];
    const row = panel?.rows.find((r) => r.role === "focus") ?? panel?.rows[0];
    if (!panel || !row) return undefined;
    const k = row.cells.findLastIndex((c) => c.status === 0);
    return {
      indicator: panel.indicator.id,
      place: row.id,
      year: panel.years[k < 0 ? panel.years.length - 1 : k]!,
    };
  }

  #sum(spot: Spot | undefined): Sum | undefined {
    const cell = spot && this.#cell(spot);
    if (!cell || !this.#result) return undefined;
    const { session, state } = this.#host;
    return sum(spot, cell.panel, cell.row, {
      bundle: session.bundle,
      result: this.#result,
      predecessors: state.predecessors,
      evaluate: (query) => session.evaluate(query),
      members: (query) => session.members(query),
    });
  }
}
