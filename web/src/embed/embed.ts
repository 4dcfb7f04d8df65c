import { html, nothing, render, type TemplateResult } from "lit-html";
import { dataSet, parse, resolve, type Wanted } from "../address.ts";
import { cellWords } from "../cells.ts";
import { NoSuchData } from "../data/library.ts";
import { freshOf, own } from "../data/name.ts";
import { failureLines, limited } from "../faults.ts";
import { Frame } from "../figure/frame.ts";
import { finish, type Finished } from "../finished.ts";
import { currentLanguage, t } from "../messages/index.ts";
import { sentences, speak } from "../messages/languages.ts";
import type { Session } from "../session.ts";
import { sourceLine } from "../source.ts";
import type { State } from "../state.ts";
import type { Spot } from "../sum/sum.ts";
import type { Around } from "./around.ts";
import { filtersView } from "./filters.ts";
import { isSum, thawed } from "./frozen.ts";
import { linkOf } from "./link.ts";
import { readHidden, type Part } from "./parts.ts";
import { tablesView } from "./table.ts";

/** A figure in somebody else's page: the same state in the address, the same figure, and few choices. */
export class Embed {
  readonly #session: Session;
  readonly #root: HTMLElement;
  readonly #around: Around;
  #frame: Frame | undefined;
  #state: State | undefined;
  /** The municipalities of the address that was last read. */
  #linked: readonly string[] = [];
  #finished: Finished | undefined;
  #hidden: ReadonlySet<Part> = new Set();
  #frozen: string | undefined;
  #problems: string[] = [];
  #other: string | undefined;
  #spoken = "";
  /** What draws could not be fetched. */
  #undrawn = false;

  constructor(session: Session, root: HTMLElement, around: Around) {
    this.#session = session;
    this.#root = root;
    this.#around = around;
  }

  /** Shows what an address says. What of it cannot be used is told; what is open may stay. Throws when nothing can be shown. */
  async read(hash: string): Promise<void> {
    const { result: wanted, problems } = parse(hash);
    const data = dataSet(wanted, false);
    problems.push(...data.problems);
    if (freshOf(data.result) || wanted.data === own) throw new Error(t("embed.local"));
    if (data.problems.length) throw new Error(problems.join(" "));
    if (wanted.egi) await sentences();
    await this.#open(data.result, wanted.omr);
    await this.#speak(wanted);
    const { result: state, problems: more } = resolve(
      { ...wanted, vis: undefined },
      this.#session.data,
      this.#session.bundle,
      (area) => this.#session.defaults(area),
      [],
      (one) => this.#session.refusal(one),
    );
    this.#linked = state.regions;
    const { hidden, unknown } = readHidden(wanted.skjul);
    this.#hidden = hidden;
    const strange = unknown.map((value) => t("embed.hide.unknown", { value }));
    this.#frozen = isSum(wanted.fryst) ? wanted.fryst : undefined;
    if (wanted.fryst !== this.#frozen) strange.push(t("embed.frozen.unreadable"));
    this.#other =
      this.#frozen === undefined ? undefined : await thawed(this.#frozen, this.#session);
    // The reader of an article has no file to open.
    const told = more.map((line) => (line === t("notice.link.ownTable") ? t("embed.local") : line));
    this.#problems = limited([...problems, ...told, ...strange]);
    this.#show(state);
  }

  async #open(data: string, area: string | undefined): Promise<void> {
    try {
      await this.#session.open(data, area);
    } catch (error) {
      if (error instanceof NoSuchData) throw new Error(t("notice.link.data", { value: data }));
      throw error;
    }
  }

  /** What is shown, as an address of this page has it. */
  get address(): string {
    if (!this.#state) return location.hash;
    return linkOf(this.#state, this.#session, { hidden: this.#hidden, frozen: this.#frozen });
  }

  async #speak({ spr }: Wanted): Promise<void> {
    const language = spr === "nn" || spr === "en" ? spr : "nb";
    if (language === currentLanguage()) return;
    // It holds texts of its own.
    this.#frame?.dispose();
    this.#frame = undefined;
    try {
      await speak(language);
    } catch {
      // Then in the language that is there.
    }
    document.documentElement.lang = language;
  }

  #choose(state: State): void {
    this.#show(state);
    try {
      history.replaceState(null, "", this.address);
    } catch {
      // A browser may refuse it in a frame without an origin.
    }
  }

  #show(state: State): void {
    this.#state = state;
    this.#session.useOwn(state);
    this.#frame ??= new Frame({
      at: (spot, spoken, words) => this.#tell(spot, spoken, words),
      pin: () => {},
      unpin: () => {},
      failed: () => {
        this.#undrawn = true;
        this.#draw();
        this.#around.shows(this.address);
      },
    });
    const shown = this.#hidden.has("note") ? { ...state, note: "" } : state;
    this.#finished = finish(shown, this.#session, "");
    // In the page first: it draws at the width that it has there.
    this.#draw();
    if (this.#finished) this.#frame.update(this.#finished);
    this.#whenDrawn();
  }

  #whenDrawn(): void {
    const frame = this.#frame!;
    const tell = () => this.#around.shows(this.address);
    if (!this.#finished || frame.drawn) return tell();
    new MutationObserver((_, seen) => {
      if (!frame.drawn) return;
      seen.disconnect();
      tell();
    }).observe(frame.element, { childList: true, subtree: true });
  }

  #tell({ indicator, place, year }: Spot, spoken: boolean, words?: string): void {
    const panel = this.#finished?.panels.find((p) => p.indicator.id === indicator);
    const row = panel?.rows.find((r) => r.id === place);
    const k = panel?.years.indexOf(year) ?? -1;
    this.#spoken =
      spoken && panel && row && k >= 0
        ? `${row.label}, ${year}: ${words ?? cellWords(panel, row, k)}`
        : "";
    this.#draw();
  }

  #draw(): void {
    const figure = this.#finished;
    const name = figure?.title.title ?? t("empty.title");
    document.title = `${name} – ${t("app.name")}`;
    const drawn = figure && figure.panels.length > 0;
    render(
      html`
        ${this.#notices()}
        <h1 class="ds-sr-only">${name}</h1>
        ${this.#hidden.has("filters") ? nothing : filtersView(this.#state!, this.#linked, this.#session, (state) => this.#choose(state))}
        ${drawn ? this.#figure(figure) : html`<p class="nothing">${t("empty.title")}</p>`}
        <p class="end">
          <a href=${`./${this.#pageHash()}`} target="_blank" rel="noopener">${t("embed.open")}</a>
        </p>
      `,
      this.#root,
    );
  }

  #figure({ words, panels, bundle }: Finished): TemplateResult {
    return html`
      <div class=${this.#hidden.has("words") ? "summary ds-sr-only" : "summary"}>
        ${bundle.kind === "example" ? html`<strong class="example-tag">${t("example.label")}</strong>` : nothing}
        ${words.map((paragraph) => html`<p>${paragraph}</p>`)}
      </div>
      ${this.#undrawn ? html`<p class="told" role="alert">${t("page.failed")}</p>` : this.#frame!.element}
      <p class="ds-sr-only" id="figure-help">${t("embed.help")}</p>
      <p class="ds-sr-only" aria-live="polite">${this.#spoken}</p>
      <p class=${this.#undrawn ? "source" : "source ds-sr-only"}>${sourceLine(panels, bundle)}</p>
      ${
        this.#hidden.has("table")
          ? nothing
          : html`<details class="tables">
              <summary>${t("embed.table")}</summary>
              ${tablesView(panels)}
            </details>`
      }
    `;
  }

  #notices(): TemplateResult {
    return html`
      ${this.#other ? html`<p class="told" role="status">${this.#other}</p>` : nothing}
      ${
        this.#problems.length
          ? html`<div class="told" role="status">
              <p>${t("notice.link")}</p>
              <ul>
                ${this.#problems.map((line) => html`<li>${line}</li>`)}
              </ul>
            </div>`
          : nothing
      }
    `;
  }

  /** The same figure where all choices are. */
  #pageHash(): string {
    return this.address.replace(/&skjul=[^&]*/, "");
  }
}

/** Nothing can be shown: why, and the way on. */
export function failedView(error: unknown): TemplateResult {
  return html`
    <div class="told" role="alert">
      <p>${t("embed.failed")}</p>
      <p>${failureLines(error).join(" ")}</p>
    </div>
    <p class="end">
      <a href=${`./${location.hash}`} target="_blank" rel="noopener">${t("embed.open")}</a>
    </p>
  `;
}
