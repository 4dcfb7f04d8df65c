import { html, nothing, render, type TemplateResult } from "lit-html";
import { cellWords } from "./cells.ts";
import { ShownChanges } from "./changes/shown.ts";
import { ownArea } from "./data/data-set.ts";
import { shipped } from "./data/name.ts";
import { Saving } from "./download/saving.ts";
import { listenForDrops } from "./drop.ts";
import type { Result } from "./engine/types.ts";
import { failureLines } from "./faults.ts";
import { Frame } from "./figure/frame.ts";
import { FreshData } from "./fresh/fresh-data.ts";
import type { Local } from "./fresh/locals.ts";
import type { Host } from "./host.ts";
import { t } from "./messages/index.ts";
import { Notices } from "./notices.ts";
import { Opening } from "./opening.ts";
import { toQuery } from "./query.ts";
import { profile, type Profile } from "./profile/profile.ts";
import { aroundQuery, toAreaQuery } from "./profile/query.ts";
import { panels as toPanels, type Panel } from "./series.ts";
import type { Session } from "./session.ts";
import { ownUsed } from "./source.ts";
import { encode, type State } from "./state.ts";
import { sum, type Spot, type Sum } from "./sum/sum.ts";
import { title } from "./title.ts";
import { aboutView } from "./views/about.ts";
import { bannersView } from "./views/banners.ts";
import { figureView } from "./views/figure.ts";
import { Filters } from "./views/filters.ts";
import { freshView } from "./views/fresh.ts";
import { navView } from "./views/nav.ts";
import { noticesView } from "./views/notices.ts";
import { profileView } from "./views/profile.ts";
import { sumView } from "./views/sum.ts";
import { tablesView } from "./views/table.ts";

/** Ties the parts together: a change makes a new state and a new address, the calculator answers, the page is drawn. */
export class App implements Host {
  #session: Session;
  #root: HTMLElement;
  #notices = new Notices();
  #fresh = new FreshData(this);
  #changes = new ShownChanges(this);
  #opening = new Opening(this);
  #state!: State;
  #result: Result | undefined;
  #panels: Panel[] = [];
  #profile: Profile | undefined;
  /** Where the pointer or cursor is, and the cell whose sum is held fast. */
  #at: Spot | undefined;
  #pinned: Spot | undefined;
  #spoken = "";
  #dragging = false;
  #filters: Filters;
  #frame: Frame;
  #saving = new Saving(this, {
    panels: () => this.#panels,
    figure: () => this.#frame.forExport(),
    ownFiles: () => this.#ownShown(),
  });

  constructor(session: Session, root: HTMLElement) {
    this.#session = session;
    this.#root = root;
    this.#frame = new Frame({
      at: (spot, spoken) => this.#moveTo(spot, spoken),
      pin: (spot) => this.#pin(spot),
      unpin: () => this.#unpin(),
    });
    this.#filters = new Filters(
      {
        change: (part) => this.#change(part),
        openArea: (area) => void this.#opening.openArea(area),
        openData: (data) => void this.openData(data),
        openFile: (files) => void this.#opening.openFiles(files),
        fetchFresh: () => this.fetchFresh(),
        showChanges: (changes) => this.#change({ changes }),
        discard: (local) => this.discard(local),
        removeOwn: (table) => this.#opening.removeOwn(table),
        reset: () => this.go(this.#session.defaults()),
      },
      () => this.#draw(),
    );
    addEventListener("popstate", () => void this.#opening.read());
    listenForDrops(
      (on) => this.#drag(on),
      (files) => void this.#opening.openFiles(files),
    );
  }

  /** Reads the address and draws. Everything that cannot be used becomes a notice. */
  async start(): Promise<void> {
    await this.#opening.read();
  }

  get session(): Session {
    return this.#session;
  }

  get notices(): Notices {
    return this.#notices;
  }

  get state(): State {
    return this.#state;
  }

  openData(data: string, area?: string): Promise<void> {
    return this.#opening.openData(data, area);
  }

  fetchFresh(): void {
    this.#fresh.open();
  }

  discard(local: Local): void {
    this.#notices.clear("data");
    void this.#fresh.discard(local);
  }

  #change(part: Partial<State>): void {
    this.go({ ...this.#state, ...part });
  }

  go(state: State): void {
    this.#notices.clear("link");
    this.#notices.clear("saved");
    const address = this.address(state);
    if (address !== location.href) history.pushState(null, "", address);
    this.show(state);
  }

  address(state: State): string {
    const hash = encode(state, this.#session.defaults(state.area), this.#session.firstArea);
    return location.href.split("#")[0] + hash;
  }

  show(state: State): void {
    this.#state = state;
    this.#at = undefined;
    this.#spoken = "";
    this.#calculate();
    if (!this.#has(this.#pinned)) this.#pinned = undefined;
    const { title: words } = title(this.#panels, state, this.#session.bundle);
    const shown = state.view === "profile" ? this.#profile : this.#panels.length;
    const what = shown ? words : t("empty.title");
    const example = this.#session.bundle.kind === "example" ? ` – ${t("example.label")}` : "";
    document.title = `${what}${example} – ${t("app.name")}`;
    this.#draw();
    // Where not all years have room, the newest are in sight.
    for (const table of this.#root.querySelectorAll(".table-scroll"))
      table.scrollLeft = table.scrollWidth;
  }

  #calculate(): void {
    this.#result = undefined;
    this.#panels = [];
    this.#profile = undefined;
    try {
      if (this.#state.view === "profile") this.#calculateProfile();
      else this.#calculateFigure();
      this.#notices.clear("calculation");
    } catch (error) {
      this.#notices.show({
        topic: "calculation",
        severity: "danger",
        title: t("notice.calculation"),
        lines: failureLines(error),
      });
    }
  }

  #calculateFigure(): void {
    const { indicators, predecessors } = this.#state;
    const query = toQuery(this.#state, this.#session.bundle);
    if (!query) return;
    this.#result = this.#session.evaluate(query);
    const panels = toPanels(this.#result, this.#session.bundle, indicators, predecessors);
    this.#panels = this.#changes.marked(panels, query);
  }

  #calculateProfile(): void {
    const session = this.#session;
    const query = toAreaQuery(this.#state, session.bundle);
    if (!query) return;
    const rows = session.profile(query);
    const answers = {
      year: query.year,
      summed: query.predecessors === "summed",
      profile: rows,
      keyFigures: session.keyFigures(query),
      around: session.evaluate(aroundQuery(query, rows, session.bundle)),
    };
    this.#profile = profile(answers, session.bundle);
  }

  #has(spot: Spot | undefined): boolean {
    return !!spot && !!this.#cell(spot);
  }

  #cell(spot: Spot): { panel: Panel; row: Panel["rows"][number]; k: number } | undefined {
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
    this.#draw();
  }

  #pin(spot: Spot): void {
    this.#pinned = spot;
    this.#draw();
  }

  #unpin(): void {
    if (!this.#pinned) return;
    this.#pinned = undefined;
    this.#draw();
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
    return sum(spot, cell.panel, cell.row, {
      bundle: this.#session.bundle,
      result: this.#result,
      predecessors: this.#state.predecessors,
      evaluate: (query) => this.#session.evaluate(query),
      members: (query) => this.#session.members(query),
    });
  }

  #draw(): void {
    const { bundle } = this.#session;
    const state = this.#state;
    if (this.#panels.length) this.#frame.update(this.#panels, state, bundle);
    render(
      html`
        ${noticesView(this.#notices.all, (notice) => {
          this.#notices.clear(notice.topic);
          this.#draw();
        })}
        ${bannersView(bundle, this.#ownShown(), () => void this.openData(shipped[0]))}
        ${this.#panelView()}
        <div class=${`columns of-${state.view}`}>
          <div class="column-filters">
            ${this.#filters.view({
              state,
              bundle,
              base: this.#session.base,
              baseLabel: this.#session.baseLabel,
              areas: this.#session.areas,
              coverage: (area) => this.#session.coverage(area),
              locals: this.#session.locals.all,
              local: this.#session.local,
              fetching: this.#fresh.fetching.phase !== undefined,
              ownName: this.#session.ownName,
              hasOwn: this.#session.hasOwn,
            })}
          </div>
          <div class="column-views">${this.#nav()}</div>
          ${state.view === "profile" ? this.#drawProfile() : this.#drawFigure()}
          <div class="column-about">
            ${aboutView(bundle, this.#session.local, {
              publish: (local: Local) => void this.openData(local.base, local.area),
              discard: (local: Local) => this.discard(local),
            })}
          </div>
        </div>
        ${this.#dragging ? html`<div class="drop" aria-hidden="true"><p>${t("data.drop")}</p></div>` : nothing}
      `,
      this.#root,
    );
  }

  draw(): void {
    // A fetch may report before there is anything to draw it on.
    if (this.#session.ready && this.#state) this.#draw();
  }

  focus(id: string): void {
    requestAnimationFrame(() => document.getElementById(id)?.focus());
  }

  /** What the reader is in the middle of: a fetch, or a choice among the series of a file. */
  #panelView(): TemplateResult | typeof nothing {
    const asked = this.#opening.pending;
    if (asked) {
      const { pending, choice, code } = asked;
      return code.ownChoiceView(pending, choice, {
        choose: (next) => {
          this.#opening.pending = { ...asked, choice: next };
          this.#draw();
        },
        add: () => this.#opening.use(code.addTable(pending, choice, this.#session)),
        close: () => {
          this.#opening.pending = undefined;
          this.#draw();
          this.focus("pick-file");
        },
      });
    }
    const { phase, wanted, spoken } = this.#fresh.fetching;
    if (!phase) return nothing;
    return freshView(phase, wanted?.areaName ?? "", spoken, {
      start: () => this.#fresh.start(),
      cancel: () => this.#fresh.fetching.cancel(),
      retry: (accept) => this.#fresh.retry(accept),
      close: () => this.#fresh.close(),
    });
  }

  /** The reader's own files behind what is shown. */
  #ownShown() {
    const { bundle } = this.#session;
    if (this.#state.view === "figure") return ownUsed(this.#panels, bundle);
    return this.#state.area === ownArea ? (bundle.ownFiles ?? []) : [];
  }

  #nav(): TemplateResult {
    return navView(
      this.#state.view,
      (view) => this.address({ ...this.#state, view }),
      (event, view) => this.#follow(event, { view }),
    );
  }

  /** A link of ours within the page; with a modifier key the browser opens it as it would any other. */
  #follow(event: MouseEvent, part: Partial<State>): boolean {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return false;
    event.preventDefault();
    this.#change(part);
    return true;
  }

  #drawProfile(): TemplateResult {
    const figureOf = (indicator: string): Partial<State> => ({
      view: "figure",
      indicators: [indicator],
    });
    return html`
      <div class="column-profile">
        ${profileView(this.#profile, this.#state, this.#session.bundle, {
          figureOf: (id) => this.address({ ...this.#state, ...figureOf(id) }),
          follow: (event, id) => {
            if (this.#follow(event, figureOf(id))) document.getElementById("figur")?.focus();
          },
          reset: () => this.go({ ...this.#session.defaults(), view: "profile" }),
        })}
        ${this.#changes.view()}
      </div>
    `;
  }

  #drawFigure(): TemplateResult {
    const { bundle } = this.#session;
    const state = this.#state;
    const spot = this.#sumSpot();
    return html`
      <div class="column-figure">
        ${figureView(this.#panels, state, bundle, this.#frame, this.#spoken, {
          emphasise: (place) =>
            this.#change({ regions: [place, ...state.regions.filter((r) => r !== place)] }),
          useFigure: (figure) => this.#change({ figure }),
          reset: () => this.go(this.#session.defaults()),
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

  #drag(on: boolean): void {
    if (this.#dragging === on || !this.#session.ready) return;
    this.#dragging = on;
    this.#draw();
  }

  drawNoticesOnly(): void {
    render(
      noticesView(this.#notices.all, () => location.reload()),
      this.#root,
    );
  }
}

export function failed(root: HTMLElement, error: unknown): void {
  render(
    html`<div class="ds-alert" data-color="danger" role="alert">
      <div>
        <p>${t("app.failed")} ${t("app.failed.help")}</p>
        <p>${failureLines(error).join(" ")}</p>
      </div>
    </div>`,
    root,
  );
}
