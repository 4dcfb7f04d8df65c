import { html, nothing, render, type TemplateResult } from "lit-html";
import { encode } from "./address.ts";
import { alone } from "./data/files.ts";
import { offered, shipped } from "./data/name.ts";
import { listenForDrops } from "./drop.ts";
import { failureLines } from "./faults.ts";
import { keepingFocus } from "./focus.ts";
import { FreshData } from "./fresh/fresh-data.ts";
import type { Local } from "./fresh/locals.ts";
import { focusOf } from "./groups.ts";
import { renamed } from "./carry.ts";
import type { Coming, Host } from "./host.ts";
import { shown } from "./later.ts";
import { memory } from "./memory.ts";
import { currentLanguage, t, type Language } from "./messages/index.ts";
import { speak } from "./messages/languages.ts";
import { Notices } from "./notices.ts";
import { Opening } from "./opening.ts";
import { loaders, type Page } from "./pages/page.ts";
import type { Session } from "./session.ts";
import type { State, View } from "./state.ts";
import { aboutView } from "./views/about.ts";
import { bannersView } from "./views/banners.ts";
import type { ComingPanel } from "./views/coming.ts";
import { Filters } from "./views/filters.ts";
import { openOwnIndicator } from "./views/formula-open.ts";
import { freshView } from "./views/fresh.ts";
import { mastheadView } from "./views/masthead.ts";
import { navView } from "./views/nav.ts";
import { noticesView } from "./views/notices.ts";
import { Unfetched } from "./unfetched.ts";
import { Waiting } from "./waiting.ts";

/** Ties the parts together: a change makes a new state and a new address, the calculator answers, the page is drawn. */
export class App implements Host {
  #session: Session;
  #root: HTMLElement;
  #notices = new Notices();
  #fresh = new FreshData(this);
  #opening = new Opening(this);
  #waiting = new Waiting(
    this.#notices,
    () => this.draw(),
    () => this.#coming !== undefined,
  );
  #unfetched = new Unfetched(this);
  /** The view whose code could not be fetched. */
  #lost: View | undefined;
  #state!: State;
  #makers: Partial<Record<View, (host: Host) => Page>> = {};
  #pages: Partial<Record<View, Page>> = {};
  #dragging = false;
  #focusNext: string | undefined;
  /** Until there is something to show, it is told that it is being fetched. */
  #begun = false;
  #filters: Filters | undefined;
  #coming: Coming | undefined;
  #comingPanel: ComingPanel | undefined;
  /** Where not all years have room, the newest are in sight, as soon as the browser knows how wide the table is. */
  #newest = new ResizeObserver((tables) => {
    for (const { target } of tables) target.scrollLeft = target.scrollWidth;
    this.#newest.disconnect();
  });

  constructor(session: Session, root: HTMLElement) {
    this.#session = session;
    this.#root = root;
    this.#build();
    addEventListener("popstate", () => void this.#opening.read());
    listenForDrops(
      (on) => this.#drag(on),
      (files) => void this.#opening.openFiles(files),
    );
  }

  /** What holds texts of its own is built anew when the language changes. */
  #build(): void {
    for (const page of Object.values(this.#pages)) page.dispose?.();
    this.#filters?.dispose();
    this.#pages = {};
    this.#filters = new Filters(
      {
        change: (part) => this.change(part),
        openArea: (area, indicator) => void this.openArea(area, indicator),
        openData: (data) => void this.openData(data),
        openFile: (files) => void this.#opening.openFiles(files),
        fetchFresh: () => this.fetchFresh(),
        showChanges: (changes) => this.change({ changes }),
        discard: (local) => this.discard(local),
        removeOwn: (table) => void this.#opening.removeOwn(table),
        reset: () => this.reset(),
        makeIndicator: () => openOwnIndicator(this),
        tell: (notice) => {
          this.#notices.show(notice);
          this.#draw();
        },
        focus: (id) => this.focus(id),
        wait: (work) => this.wait(work),
        failed: (again) => this.failed(again),
      },
      () => this.#draw(),
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

  openArea(area: string, indicator?: string): Promise<void> {
    return this.#opening.openArea(area, indicator);
  }

  reset(): void {
    this.#opening.startOver();
  }

  fetchFresh(): void {
    this.#fresh.open();
  }

  discard(local: Local): void {
    this.#notices.clear("data");
    void this.#fresh.discard(local);
  }

  change(part: Partial<State>): void {
    const { bundle } = this.#session;
    const state = { ...this.#state, ...part };
    // What the reader brings to the front, not what a data set opens with.
    const focus = focusOf(state.regions, bundle);
    if (focus !== undefined && focus !== focusOf(this.#state.regions, bundle))
      memory.municipality = focus;
    this.go(renamed(state, this.#state));
  }

  go(next: State): void {
    this.#opening.left();
    // A collection from a link is left with its page.
    const state = next.view === "collection" ? next : { ...next, shared: "" };
    this.#notices.clear("link");
    this.#notices.clear("saved");
    this.#notices.clear("own");
    const address = this.address(state);
    if (address !== location.href) history.pushState(null, "", address);
    this.show(state);
  }

  address(state: State): string {
    // The page that a single file's links lead to may have areas that the file has not.
    const unnamed = alone ? "" : this.#session.firstArea;
    const hash = encode(state, this.#session.defaults(state.area), unnamed);
    return location.href.split("#")[0] + hash;
  }

  show(state: State): void {
    this.#state = state;
    this.#session.useOwn(state);
    if (state.language !== currentLanguage()) void this.#speak(state.language);
    if (!this.#page()) void this.#load(state.view);
    this.#calculate();
    this.#name();
    this.#draw();
    if (this.#page() && (state.view !== "figure" || !this.#page()?.title())) shown();
    this.#newest.disconnect();
    for (const table of this.#root.querySelectorAll(".table-scroll")) this.#newest.observe(table);
  }

  /** The window is called what it shows. */
  #name(): void {
    const example = this.#session.bundle.kind === "example" ? ` – ${t("example.label")}` : "";
    const what = this.#page()?.title() || t("empty.title");
    document.title = `${what}${example} – ${t("app.name")}`;
  }

  /** The page of the view that is shown, once its code is here. */
  #page(): Page | undefined {
    const { view } = this.#state;
    const make = this.#makers[view];
    return (this.#pages[view] ??= make?.(this));
  }

  async #load(view: View): Promise<void> {
    this.#lost = undefined;
    try {
      this.#makers[view] = await loaders[view]();
      this.#notices.clear("page");
      void this.complete();
    } catch {
      this.#lost = view;
      return this.#unfetched.tell(t("page.failed"), () => void this.#load(view));
    }
    if (this.#state.view === view) this.show(this.#state);
  }

  failed(again: () => void = () => location.reload()): void {
    shown();
    this.#unfetched.tell(t("fault.part"), again);
  }

  async wait<T>(work: Promise<T>): Promise<T> {
    const given = await this.#waiting.for(work);
    void this.complete();
    return given;
  }

  /** The page's looks. */
  complete(): Promise<void> {
    return this.#unfetched.complete();
  }

  /** The old language stays until the new one is here. */
  async #speak(language: Language): Promise<void> {
    try {
      await this.wait(speak(language));
    } catch {
      this.#unfetched.tell(t("language.failed"), () => this.change({ language }));
      return this.show({ ...this.#state, language: currentLanguage() });
    }
    if (this.#state.language !== language) return;
    this.#notices.clear("page");
    this.#build();
    this.show(this.#state);
  }

  #calculate(): void {
    try {
      this.#page()?.calculate();
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

  #draw(): void {
    const { bundle } = this.#session;
    const state = this.#state;
    const page = this.#page();
    mastheadView(currentLanguage(), {
      address: (language) => this.address({ ...state, language }),
      choose: (event, language) => {
        if (this.follow(event, { ...state, language })) memory.language = language;
      },
    });
    keepingFocus(() =>
      render(
        html`
          ${noticesView(this.#notices.all, (notice) => {
            this.#notices.clear(notice.topic);
            this.#draw();
          })}
          ${bannersView(bundle, page?.ownFiles?.() ?? [], offered.includes(shipped[0]) ? () => void this.openData(shipped[0]) : undefined)}
          ${this.#coming && this.#comingPanel ? this.#comingPanel.element : nothing}
          ${this.#panelView()}
          <div class=${`columns of-${state.view}`}>
            <div class="column-filters">
              ${this.#filters?.view({
                state,
                bundle,
                base: this.#session.base,
                baseLabel: this.#session.baseLabel,
                areas: this.#session.areas,
                coverage: (area) => this.#session.coverage(area),
                defaults: () => this.#session.defaults(state.area),
                locals: this.#session.locals.all,
                local: this.#session.local,
                fetching: this.#fresh.fetching.phase !== undefined,
                ownName: this.#session.ownName,
                hasOwn: this.#session.hasOwn,
              })}
            </div>
            <div class="column-views">${this.#nav()}</div>
            ${this.#pageView(page)}
            <div class="column-about">
              ${aboutView(bundle, this.#session.local, {
                publish: (local: Local) => void this.openData(local.base, local.area),
                discard: (local: Local) => this.discard(local),
                sources: this.#waySources(),
              })}
            </div>
          </div>
          ${this.#dragging ? html`<div class="drop" aria-hidden="true"><p>${t("data.drop")}</p></div>` : nothing}
        `,
        this.#place,
      ),
    );
    this.#putFocus();
  }

  /** Where all is drawn; what stood there at first goes. */
  get #place(): HTMLElement {
    if (!this.#begun) this.#root.replaceChildren();
    this.#begun = true;
    return this.#root;
  }

  /** The figure's columns are its own; every other page has one. */
  #pageView(page: Page | undefined): TemplateResult {
    if (!page)
      return html`<div class="column-page">
        <p class="loading" role="status">
          ${this.#lost === this.#state.view ? t("page.failed") : t("page.loading")}
        </p>
      </div>`;
    if (this.#state.view === "figure") return page.view();
    return html`<div class="column-page">${page.view()}</div>`;
  }

  progress(coming: Coming | undefined): void {
    const begins = coming && !this.#coming;
    this.#coming = coming;
    if (coming) this.#comingPanel?.show(coming);
    if (begins) void this.#showComing();
  }

  async #showComing(): Promise<void> {
    try {
      const { ComingPanel } = await import("./views/coming.ts");
      this.#comingPanel ??= new ComingPanel(() => this.#opening.stop());
    } catch {
      // It comes without being told of.
    }
    const panel = this.#comingPanel;
    if (!this.#coming || !panel) return;
    panel.show(this.#coming);
    if (this.#session.ready) this.draw();
    else render(panel.element, this.#place);
  }

  draw(): void {
    // A fetch may report before there is anything to draw it on.
    if (this.#session.ready && this.#state) this.#draw();
  }

  focus(id: string): void {
    this.#focusNext = id;
    requestAnimationFrame(() => this.#putFocus());
  }

  /** What is to have the keyboard may stand on a page that is still being fetched. */
  #putFocus(): void {
    const element = this.#focusNext && document.getElementById(this.#focusNext);
    if (!element) return;
    this.#focusNext = undefined;
    element.focus();
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
        add: () => this.#opening.addChosen(asked),
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

  #nav(): TemplateResult {
    return navView(
      this.#state.view,
      (view) => this.address({ ...this.#state, view }),
      (event, view) => this.follow(event, { ...this.#state, view }),
    );
  }

  /** From what is said of the data set to all that it rests on. */
  #waySources() {
    if (this.#state.view === "sources") return undefined;
    const state: State = { ...this.#state, view: "sources" };
    return {
      address: this.address(state),
      follow: (event: MouseEvent) => {
        if (this.follow(event, state)) this.focus("innhold");
      },
    };
  }

  follow(event: MouseEvent, state: State): boolean {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return false;
    event.preventDefault();
    this.go(state);
    return true;
  }

  #drag(on: boolean): void {
    if (this.#dragging === on || !this.#session.ready) return;
    this.#dragging = on;
    this.#draw();
  }

  drawNoticesOnly(): void {
    render(
      noticesView(this.#notices.all, () => location.reload()),
      this.#place,
    );
  }
}

/** The page could not start: why, and the way on. */
export function failed(root: HTMLElement, error: unknown): void {
  render(
    html`<div class="ds-alert" data-color="danger" role="alert">
      <div>
        <p>${t("app.failed")} ${failureLines(error).join(" ")}</p>
        <p>${t("fault.help")}</p>
        <button
          class="ds-button"
          type="button"
          data-variant="secondary"
          data-size="sm"
          @click=${() => location.reload()}
        >
          ${t("page.retry")}
        </button>
      </div>
    </div>`,
    root,
  );
}
