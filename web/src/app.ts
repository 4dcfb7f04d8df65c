import { html, nothing, render, type TemplateResult } from "lit-html";
import { csv, fileName } from "./download/csv.ts";
import { png } from "./download/png.ts";
import { save } from "./download/save.ts";
import { firstArea } from "./defaults.ts";
import type { Result } from "./engine/types.ts";
import { cellWords } from "./cells.ts";
import { failureLines, limited } from "./faults.ts";
import { Frame } from "./figure/frame.ts";
import { t } from "./messages/index.ts";
import { Notices } from "./notices.ts";
import { openFile } from "./open-file.ts";
import { toQuery } from "./query.ts";
import { profile, type Profile } from "./profile/profile.ts";
import { aroundQuery, toAreaQuery } from "./profile/query.ts";
import { panels as toPanels, type Panel } from "./series.ts";
import { FetchFailure, type Session } from "./session.ts";
import { dataSet, encode, own, parse, resolve, shipped, type State } from "./state.ts";
import { sum, type Spot, type Sum } from "./sum/sum.ts";
import { title } from "./title.ts";
import { aboutView } from "./views/about.ts";
import { figureView } from "./views/figure.ts";
import { Filters } from "./views/filters.ts";
import { navView } from "./views/nav.ts";
import { noticesView } from "./views/notices.ts";
import { profileView } from "./views/profile.ts";
import { sumView } from "./views/sum.ts";
import { tablesView } from "./views/table.ts";

/** Ties the parts together: a change makes a new state and a new address, the calculator answers, the page is drawn. */
export class App {
  #session: Session;
  #root: HTMLElement;
  #notices = new Notices();
  #state!: State;
  #result: Result | undefined;
  #panels: Panel[] = [];
  #profile: Profile | undefined;
  /** Where the pointer or cursor is, and the cell whose sum is held fast. */
  #at: Spot | undefined;
  #pinned: Spot | undefined;
  #spoken = "";
  #dragging = false;
  /** Only the newest of overlapping navigations may draw. */
  #turn = 0;
  #filters: Filters;
  #frame: Frame;

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
        openArea: (area) => this.#openArea(area),
        openData: (data) => void this.#openData(data),
        openFile: (files) => void this.#openFiles(files),
        reset: () => this.#go(this.#session.defaults()),
      },
      () => this.#draw(),
    );
    addEventListener("popstate", () => void this.#read());
    this.#listenForFiles();
  }

  /** Reads the address and draws. Everything that cannot be used becomes a notice. */
  async start(): Promise<void> {
    await this.#read();
  }

  async #read(): Promise<void> {
    const turn = ++this.#turn;
    const { result: wanted, problems } = parse(location.hash);
    const data = dataSet(wanted, this.#session.hasOwn);
    problems.push(...data.problems);
    const opened = await this.#open(data.result);
    // Something to look at is better than a notice alone.
    if (!this.#session.ready && data.result !== shipped[0]) await this.#open(shipped[0], true);
    if (turn !== this.#turn || !this.#session.ready) return;
    // The rest of a link is about the data set it names: against another one, it would only raise more notices.
    const usable = opened && data.problems.length === 0 ? wanted : {};
    const { result: state, problems: more } = resolve(
      usable,
      this.#session.data,
      this.#session.bundle,
      (area) => this.#session.defaults(area),
    );
    problems.push(...more);
    if (problems.length > 0) {
      this.#notices.show({
        topic: "link",
        severity: "warning",
        title: t("notice.link"),
        lines: limited(problems),
      });
      history.replaceState(null, "", this.#address(state));
    } else {
      this.#notices.clear("link");
    }
    this.#show(state);
  }

  /** Opens a data set; if that fails, says so and keeps the one that is open. */
  async #open(data: string, instead = false): Promise<boolean> {
    try {
      await this.#session.open(data);
      if (!instead) this.#notices.clear("data");
      return true;
    } catch (error) {
      const title =
        error instanceof FetchFailure ? t("notice.fetch", { data }) : t("notice.bundle", { data });
      this.#notices.show({ topic: "data", severity: "danger", title, lines: failureLines(error) });
      if (!this.#session.ready) this.#drawNoticesOnly();
      return false;
    }
  }

  async #openData(data: string): Promise<void> {
    const turn = ++this.#turn;
    const opened = await this.#open(data);
    if (turn !== this.#turn) return;
    if (opened) this.#go(this.#session.defaults());
    else this.#draw();
  }

  async #openFiles(files: FileList): Promise<void> {
    const file = files[0];
    if (!file) return;
    const turn = ++this.#turn;
    const { ok, notice } = await openFile(file, this.#session);
    if (turn !== this.#turn) return;
    if (files.length > 1)
      notice.lines = [...notice.lines, t("notice.file.many", { file: file.name })];
    this.#notices.show(notice);
    if (ok) this.#go({ ...this.#session.defaults(), data: own });
    else this.#draw();
  }

  #openArea(area: string): void {
    const { indicators } = this.#session.defaults(area);
    this.#change({ area, indicators });
  }

  #change(part: Partial<State>): void {
    this.#go({ ...this.#state, ...part });
  }

  #go(state: State): void {
    this.#notices.clear("link");
    this.#notices.clear("saved");
    const address = this.#address(state);
    if (address !== location.href) history.pushState(null, "", address);
    this.#show(state);
  }

  #address(state: State): string {
    const hash = encode(state, this.#session.defaults(state.area), firstArea(this.#session.bundle));
    return location.href.split("#")[0] + hash;
  }

  #show(state: State): void {
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
    this.#panels = toPanels(this.#result, this.#session.bundle, indicators, predecessors);
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
        ${
          bundle.kind === "example"
            ? html`<div class="example-banner" role="note">
                <p><strong>${t("example.label")}</strong> ${t("example.explain")}</p>
                <button
                  class="ds-button no-print"
                  type="button"
                  data-variant="secondary"
                  data-size="sm"
                  @click=${() => void this.#openData("ssb-utdrag")}
                >
                  ${t("example.leave")}
                </button>
              </div>`
            : nothing
        }
        <div class=${`columns of-${state.view}`}>
          <div class="column-filters">
            ${this.#filters.view({ state, bundle, coverage: this.#session.coverage(state.area), ownName: this.#session.ownName, hasOwn: this.#session.hasOwn })}
          </div>
          <div class="column-views">${this.#nav()}</div>
          ${state.view === "profile" ? this.#drawProfile() : this.#drawFigure()}
          <div class="column-about">${aboutView(bundle)}</div>
        </div>
        ${this.#dragging ? html`<div class="drop" aria-hidden="true"><p>${t("data.drop")}</p></div>` : nothing}
      `,
      this.#root,
    );
  }

  #nav(): TemplateResult {
    return navView(
      this.#state.view,
      (view) => this.#address({ ...this.#state, view }),
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
          figureOf: (id) => this.#address({ ...this.#state, ...figureOf(id) }),
          follow: (event, id) => {
            if (this.#follow(event, figureOf(id))) document.getElementById("figur")?.focus();
          },
          reset: () => this.#go({ ...this.#session.defaults(), view: "profile" }),
        })}
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
          reset: () => this.#go(this.#session.defaults()),
          savePicture: () => void this.#savePicture(),
          saveNumbers: () => this.#saveNumbers(),
          copyLink: () => void this.#copyLink(),
        })}
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

  #drawNoticesOnly(): void {
    render(
      noticesView(this.#notices.all, () => location.reload()),
      this.#root,
    );
  }

  async #savePicture(): Promise<void> {
    const figure = this.#frame.forExport();
    if (!figure) return;
    try {
      const picture = await png(figure.svg, figure.width, figure.height);
      save(picture, this.#saved("png"), "image/png");
    } catch {
      this.#notices.show({ topic: "saved", severity: "danger", title: t("png.failed"), lines: [] });
    }
    this.#draw();
  }

  #saveNumbers(): void {
    save(
      csv(this.#panels, this.#session.bundle, location.href),
      this.#saved("csv"),
      "text/csv;charset=utf-8",
    );
    this.#draw();
  }

  /** Says which file the reader gets, and gives its name. */
  #saved(ending: string): string {
    const name = `${fileName(this.#panels, this.#session.bundle, this.#state.area)}.${ending}`;
    this.#notices.show({
      topic: "saved",
      severity: "success",
      title: t("figure.saved", { file: name }),
      lines: [],
    });
    return name;
  }

  async #copyLink(): Promise<void> {
    try {
      await navigator.clipboard.writeText(location.href);
      this.#notices.show({
        topic: "saved",
        severity: "success",
        title: t("figure.linkCopied"),
        lines: [],
      });
    } catch {
      // Without permission the link is still there to copy by hand.
      this.#notices.show({ topic: "saved", severity: "info", title: location.href, lines: [] });
    }
    this.#draw();
  }

  #listenForFiles(): void {
    const hasFiles = (e: DragEvent) => !!e.dataTransfer?.types.includes("Files");
    const drag = (on: boolean) => {
      if (this.#dragging === on || !this.#session.ready) return;
      this.#dragging = on;
      this.#draw();
    };
    addEventListener("dragover", (e) => {
      if (!hasFiles(e)) return;
      e.preventDefault();
      drag(true);
    });
    addEventListener("dragleave", (e) => {
      if (!e.relatedTarget) drag(false);
    });
    addEventListener("drop", (e) => {
      if (!hasFiles(e)) return;
      e.preventDefault();
      drag(false);
      if (e.dataTransfer?.files.length) void this.#openFiles(e.dataTransfer.files);
    });
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
