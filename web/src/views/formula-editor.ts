import { html, nothing, render, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { radiosView } from "../controls/radios.ts";
import { selectView } from "../controls/select.ts";
import type { Indicator, Query } from "../engine/types.ts";
import { unitName, withUnit, years } from "../formats.ts";
import { asked, focusOf } from "../groups.ts";
import type { Host } from "../host.ts";
import { count, t } from "../messages/index.ts";
import { nb } from "../messages/nb.ts";
import {
  asIndicator,
  draftIndicator,
  longest,
  type OwnAverage,
  type OwnIndicator,
} from "../own/indicators.ts";
import { reason, sign } from "../missing.ts";
import { averageType, panels, versionFor, type Panel, type Row } from "../series.ts";
import { inputChoices, searchInputs, type InputChoice } from "../sum/choices.ts";
import { finished, freeLetter, mostOwn, namesOf, typed, type Named } from "../sum/draft.ts";
import { judge, type Fault, type Verdict } from "../sum/judge.ts";
import type { Spot } from "../sum/sum.ts";
import { longWords } from "./long-words.ts";

export type Placing = "beside" | "instead";

interface Handlers {
  use(own: OwnIndicator, placing: Placing): void;
  cancel(): void;
}

/** Reading waits until the keys have been still so long, in milliseconds. */
const still = 150;
/** So many inputs are offered at once. */
const mostOffered = 12;
/** So much of a long formula is shown around its fault. */
const around = 24;
/** So many chosen places are told of; an average comes in addition. */
const mostPlaces = 4;

/** The units that the page knows, as the calculator spells them. */
const units = Object.keys(nb)
  .filter((key) => key.startsWith("unit.name."))
  .map((key) => key.slice("unit.name.".length));

/**
 * Writing of a formula, with what the calculator says of it as it is written. It draws itself: what is typed must not
 * wait for the page. `key` begins its ids.
 */
export class FormulaEditor {
  readonly element = document.createElement("div");
  readonly #host: Host;
  readonly #key: string;
  readonly #handlers: Handlers;
  readonly #choices: InputChoice[];
  readonly #base: Indicator | undefined;
  #draft: OwnIndicator;
  #spot: Spot | undefined;
  #verdict: Verdict = { warnings: [] };
  #placing: Placing = "beside";
  #query = "";
  /** The last numbers that could be calculated. */
  #last: Panel | undefined;
  #timer = 0;
  /** Whether what is missing is told: not before the reader wants to use it. */
  #pressed = false;

  constructor(host: Host, key: string, draft: OwnIndicator, spot: Spot | undefined, on: Handlers) {
    this.#host = host;
    this.#key = key;
    this.#draft = draft;
    this.#spot = spot;
    this.#handlers = on;
    const { bundle } = host.session;
    this.#base = bundle.indicators.find((i) => i.id === draft.of);
    this.#choices = inputChoices(bundle, host.state.area);
    this.element.className = "formula-editor no-print";
    this.#judge();
  }

  get draft(): OwnIndicator {
    return this.#draft;
  }

  /** What has the keyboard when it opens. */
  get field(): string {
    return `${this.#key}-field`;
  }

  /** Another cell of the same indicator. */
  at(spot: Spot | undefined): void {
    if (spot?.place === this.#spot?.place && spot?.year === this.#spot?.year) return;
    this.#spot = spot;
    this.#last = undefined;
    this.#judge();
  }

  #judge(): void {
    clearTimeout(this.#timer);
    const { session } = this.#host;
    this.#verdict = judge(this.#draft, session.bundle, session, this.#spot?.year);
    this.#draw();
  }

  #change(part: Partial<OwnIndicator>): void {
    this.#draft = { ...this.#draft, ...part };
    this.#judge();
  }

  #write(field: HTMLTextAreaElement): void {
    const caret = typed(field.value.slice(0, field.selectionStart)).length;
    const formula = typed(field.value);
    if (formula !== field.value) {
      field.value = formula;
      field.setSelectionRange(caret, caret);
    }
    this.#draft = { ...this.#draft, formula };
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#judge(), still);
  }

  get #area(): HTMLTextAreaElement {
    return this.element.querySelector("textarea")!;
  }

  /** In place of what is marked in the formula, with room around it. */
  #insert(token: string): void {
    const field = this.#area;
    const { selectionStart: from, selectionEnd: to, value } = field;
    const before = from > 0 && !/[\s(]$/.test(value.slice(0, from)) ? " " : "";
    field.setRangeText(before + token, from, to, "end");
    field.focus();
    this.#change({ formula: field.value });
  }

  #goto(at: number): void {
    const field = this.#area;
    field.focus();
    field.setSelectionRange(at, Math.min(field.value.length, at + 1));
  }

  #pick({ of }: InputChoice): void {
    const { session } = this.#host;
    const taken = namesOf(this.#draft, session.bundle).map((n) => n.token);
    const letter = freeLetter(taken);
    this.#draft = { ...this.#draft, inputs: { ...this.#draft.inputs, [letter]: of } };
    this.#query = "";
    this.#judge();
    document.getElementById(`${this.#key}-find`)?.focus();
  }

  #drop(name: string): void {
    const { [name]: _, ...inputs } = this.#draft.inputs;
    this.#change({ inputs });
    this.#area.focus();
  }

  #use(): void {
    this.#pressed = true;
    this.#judge();
    const { indicator } = this.#verdict;
    const { state } = this.#host;
    if (!indicator) return this.#area.focus();
    if (!this.#draft.name.trim()) {
      document.getElementById(`${this.#key}-name`)?.focus();
      return;
    }
    if (!this.#draft.id && state.ownIndicators.length >= mostOwn) return;
    this.#handlers.use(finished(this.#draft, state.ownIndicators), this.#placing);
  }

  #draw(): void {
    render(this.#view(), this.element);
  }

  #view(): TemplateResult {
    const { bundle } = this.#host.session;
    const { state } = this.#host;
    const own = this.#draft;
    const names = namesOf(own, bundle, this.#spot?.year);
    const full = !own.id && state.ownIndicators.length >= mostOwn;
    const said = this.#said();
    // Where there is nothing to begin with, the inputs come first.
    const fresh = own.of === undefined;
    const nameless = this.#pressed && !own.name.trim();
    const id = (part: string) => `${this.#key}-${part}`;
    const key = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#use();
    };
    return html`
      <form
        class="formula-form"
        novalidate
        @submit=${(e: Event) => {
          e.preventDefault();
          this.#use();
        }}
      >
        ${fresh ? html`${this.#inputs(true)} ${this.#names(names)}` : nothing}
        <div class="ds-field">
          <label class="ds-label" for=${id("field")}>${t("formula.field")}</label>
          <textarea
            class="ds-input formula-field"
            id=${id("field")}
            rows="2"
            maxlength=${longest.formula}
            spellcheck="false"
            autocomplete="off"
            autocapitalize="off"
            aria-describedby="${id("verdict")} ${id("help")}"
            aria-invalid=${said !== nothing && this.#verdict.fault ? "true" : "false"}
            .value=${live(own.formula)}
            @input=${(e: Event) => this.#write(e.target as HTMLTextAreaElement)}
            @keydown=${key}
          ></textarea>
        </div>
        <div class="formula-verdict" id=${id("verdict")} role="status">${said}</div>
        ${this.#values()} ${fresh ? nothing : html`${this.#names(names)} ${this.#inputs(false)}`}
        <p class="help" id=${id("help")}>${t("formula.help")}</p>
        <div class="formula-settings">
          <div class="ds-field formula-wide">
            <label class="ds-label" for=${id("name")}>${t("formula.name")}</label>
            <input
              class="ds-input"
              id=${id("name")}
              maxlength=${longest.name}
              autocomplete="off"
              aria-invalid=${nameless ? "true" : "false"}
              aria-describedby=${nameless ? id("nameless") : nothing}
              .value=${live(own.name)}
              @input=${(e: Event) => this.#change({ name: (e.target as HTMLInputElement).value })}
            />
            ${nameless ? html`<p class="formula-fault" id=${id("nameless")} role="alert">${t("formula.fault.name")}.</p>` : nothing}
          </div>
          <div class="ds-field">
            <label class="ds-label" for=${id("unit")}>${t("formula.unit")}</label>
            <input
              class="ds-input"
              id=${id("unit")}
              list=${id("units")}
              maxlength=${longest.unit}
              autocomplete="off"
              .value=${live(unitName(own.unit))}
              @change=${(e: Event) => this.#change({ unit: unitOf((e.target as HTMLInputElement).value) })}
            />
            <datalist id=${id("units")}>
              ${units.map((unit) => html`<option value=${unitName(unit)}></option>`)}
            </datalist>
          </div>
          ${selectView(
            id("decimals"),
            t("formula.decimals"),
            String(own.decimals),
            Array.from({ length: longest.decimals + 1 }, (_, n) => ({
              value: String(n),
              label: String(n),
            })),
            (decimals) => this.#change({ decimals: Number(decimals) }),
          )}
          <div class="formula-wide">
            ${selectView(
              id("average"),
              t("formula.average"),
              own.average ?? "",
              this.#averages(),
              (average) => this.#average(average),
            )}
          </div>
        </div>
        ${this.#placings()} ${this.#notes()}
        ${full ? html`<p class="formula-fault">${t("formula.most", { most: mostOwn })}</p>` : nothing}
        <div class="actions">
          <button class="ds-button" type="submit" data-size="sm" id=${id("use")}>
            ${own.id ? t("formula.save") : t("formula.use")}
          </button>
          <button
            class="ds-button"
            type="button"
            data-size="sm"
            data-variant="tertiary"
            @click=${() => this.#handlers.cancel()}
          >
            ${t("fresh.cancel")}
          </button>
        </div>
      </form>
    `;
  }

  #average(chosen: string): void {
    const { average: _, ...rest } = this.#draft;
    this.#draft = chosen ? { ...rest, average: chosen as OwnAverage } : rest;
    this.#judge();
  }

  #averages() {
    const { average: _, ...own } = this.#draft;
    const taken = draftIndicator(own, this.#host.session.bundle)?.versions ?? [];
    const type = versionFor(taken, this.#spot?.year ?? this.#host.state.to)?.average;
    const same = this.#base ? t("formula.average.same") : t("formula.average.fitting");
    return [
      { value: "", label: type ? `${same}: ${averageType(type)}` : same },
      { value: "weighted", label: averageType("weighted") },
      { value: "mean", label: averageType("mean") },
    ];
  }

  /** What the calculator says: the fault with its place, or what looks wrong. */
  #said(): TemplateResult | typeof nothing {
    const { fault, warnings, indicator } = this.#verdict;
    if (fault) {
      // An empty field is a beginning, not a mistake.
      if (!this.#draft.formula.trim() && !this.#pressed) return nothing;
      return this.#fault(fault);
    }
    const span = this.#span(indicator);
    const all = [...warnings, ...(span ? [t("formula.years", { years: span })] : [])];
    if (all.length === 0) return html`<p class="formula-ok">${t("formula.ok")}</p>`;
    return html`<div class="formula-warnings">
      <strong>${t("formula.warnings")}</strong>
      <ul>
        ${all.map((words) => html`<li>${/[.!?]$/.test(words) ? words : `${words}.`}</li>`)}
      </ul>
    </div>`;
  }

  #fault({ at, words }: Fault): TemplateResult {
    if (at === undefined)
      return html`<p class="formula-fault">
        ${t("formula.fault.whole", { words: capital(words) })}
      </p>`;
    const { formula } = this.#draft;
    const from = at > around ? at - around : 0;
    const character = [...formula.slice(at)][0] ?? "";
    const rest = formula.slice(at + character.length);
    const n = [...formula.slice(0, at)].length + 1;
    return html`
      <p class="formula-where" aria-hidden="true">
        <code
          >${from > 0 ? "…" : ""}${formula.slice(from, at)}<mark>${character.trim() || "\u00a0"}</mark>${rest.slice(0, around)}${rest.length > around ? "…" : ""}</code
        >
      </p>
      <p class="formula-fault">
        ${t("formula.fault.at", { n, words })}
        <button
          class="ds-button"
          type="button"
          data-size="sm"
          data-variant="tertiary"
          @click=${() => this.#goto(at)}
        >
          ${t("formula.fault.goto")}
        </button>
      </p>
    `;
  }

  /** The years that have numbers, where they are fewer than what the draft is made of has. */
  #span(indicator: Indicator | undefined): string {
    if (!indicator || !this.#base) return "";
    const covers = (all: Indicator) =>
      JSON.stringify(all.versions.map(({ from, to }) => [from, to]));
    if (covers(indicator) === covers(this.#base)) return "";
    return indicator.versions
      .map(({ from, to }) => {
        if (from !== undefined && to !== undefined) return years(from, to);
        if (from !== undefined) return t("formula.years.from", { year: from });
        return to === undefined ? "" : t("formula.years.to", { year: to });
      })
      .filter(Boolean)
      .join(", ");
  }

  #names(names: readonly Named[]): TemplateResult {
    if (names.length === 0) return html`<p class="help">${t("formula.inputs.none")}</p>`;
    const title = `${this.#key}-names`;
    return html`
      <div class="formula-part">
        <p class="ds-label" id=${title}>${t("formula.names")}</p>
        <ul class="formula-names" aria-labelledby=${title}>
          ${names.map(
            ({ token, words, picked }) => html`
              <li>
                <button class="formula-name" type="button" @click=${() => this.#insert(token)}>
                  <span class="letter">${token}</span> <span>${words}</span>
                </button>
                ${
                  picked
                    ? html`<button
                        class="ds-button"
                        type="button"
                        data-variant="tertiary"
                        data-size="sm"
                        aria-label=${t("formula.inputs.remove", { name: token })}
                        @click=${() => this.#drop(token)}
                      >
                        ${t("own.remove")}
                      </button>`
                    : nothing
                }
              </li>
            `,
          )}
        </ul>
      </div>
    `;
  }

  /** Before and after beside each other, for the cell and an average, or for the places of the figure. */
  #values(): TemplateResult | typeof nothing {
    const { indicator } = this.#verdict;
    const now = indicator ? this.#panel(indicator) : undefined;
    if (now) this.#last = now;
    // While a formula is not finished, its numbers have their place.
    const held = now ?? this.#last;
    if (!held) return nothing;
    const base = this.#original();
    const before = base && this.#panel(base);
    const last = held.years.findLastIndex((_, k) =>
      held.rows.some((r) => r.cells[k]!.status === 0),
    );
    const asked = held.years.indexOf(this.#spot?.year ?? NaN);
    const k = asked >= 0 ? asked : last < 0 ? held.years.length - 1 : last;
    return html`
      <table
        class="ds-table formula-values ${longWords(...held.rows.map(({ label }) => label))}"
        data-size="sm"
        data-border
      >
        <caption>
          ${t("formula.values", { year: held.years[k]! })}
        </caption>
        <thead>
          <tr>
            <th scope="col">${t("table.place")}</th>
            ${before ? html`<th scope="col">${t("formula.before")}</th>` : nothing}
            <th scope="col">${before ? t("formula.after") : t("formula.value")}</th>
          </tr>
        </thead>
        <tbody>
          ${held.rows.map(
            (row, r) => html`
              <tr>
                <th scope="row">${row.label}</th>
                ${before ? html`<td>${valueText(before, before.rows[r], k)}</td>` : nothing}
                <td class="formula-now">${now ? valueText(now, now.rows[r], k) : "–"}</td>
              </tr>
            `,
          )}
        </tbody>
      </table>
    `;
  }

  /** What stands there now: the reader's own as it was, or what it changes. */
  #original(): Indicator | undefined {
    const { state, session } = this.#host;
    const own = state.ownIndicators.find((o) => o.id === this.#draft.id);
    return (own && asIndicator(own, session.bundle)) ?? this.#base;
  }

  #panel(indicator: Indicator): Panel | undefined {
    const { state, session } = this.#host;
    const { bundle } = session;
    const chosen = asked(state.groups, focusOf(state.regions, bundle), bundle);
    const place = this.#spot?.place;
    const isRegion = bundle.regions.some((r) => r.code === place);
    const places: Pick<Query, "regions" | "groups"> =
      place === undefined
        ? { regions: state.regions.slice(0, mostPlaces), groups: chosen.slice(0, 1) }
        : isRegion
          ? { regions: [place], groups: chosen.slice(0, 1) }
          : { regions: [], groups: [place] };
    const query: Query = {
      indicators: [indicator.id],
      ...places,
      years: [state.from, state.to],
      predecessors: state.predecessors,
    };
    if (!query.regions!.length && !query.groups!.length) return undefined;
    const own = bundle.indicators.every((i) => i !== indicator);
    const result = own ? session.tryOut(indicator, query) : session.evaluate(query);
    const held = { ...bundle, indicators: [indicator] };
    return panels(result, held, [indicator.id], state.predecessors)[0];
  }

  #inputs(open: boolean): TemplateResult {
    const hits = searchInputs(this.#query, this.#choices);
    const find = `${this.#key}-find`;
    const told =
      hits.length > mostOffered
        ? t("formula.inputs.more", { most: mostOffered, n: hits.length })
        : count("formula.inputs.found", hits.length);
    return html`
      <details class="ds-details formula-inputs" ?open=${open}>
        <summary>${t("formula.inputs.add")}</summary>
        <div>
          <div class="ds-field">
            <label class="ds-label" for=${find}>${t("formula.inputs.find")}</label>
            <input
              class="ds-input"
              type="search"
              id=${find}
              autocomplete="off"
              placeholder=${t("formula.inputs.hint")}
              .value=${live(this.#query)}
              @input=${(e: Event) => {
                this.#query = (e.target as HTMLInputElement).value;
                this.#draw();
              }}
              @keydown=${(e: KeyboardEvent) => {
                // It is no field of the formula's: Enter takes what stands alone.
                if (e.key !== "Enter") return;
                e.preventDefault();
                if (hits.length === 1) this.#pick(hits[0]!);
              }}
            />
          </div>
          <p class="help" role="status">${told}</p>
          <ul class="formula-choices">
            ${hits.slice(0, mostOffered).map(
              (choice) => html`
                <li>
                  <button class="formula-choice" type="button" @click=${() => this.#pick(choice)}>
                    <span>${choice.label}</span> <small>${choice.detail}</small>
                  </button>
                </li>
              `,
            )}
          </ul>
        </div>
      </details>
    `;
  }

  #placings(): TemplateResult | typeof nothing {
    if (this.#draft.id || !this.#base || !this.#host.state.indicators.includes(this.#base.id))
      return nothing;
    return html`
      <fieldset class="ds-fieldset plain">
        <legend class="ds-label">${t("formula.where")}</legend>
        ${radiosView(
          `${this.#key}-placing`,
          this.#placing,
          [
            { value: "beside", label: t("formula.where.beside") },
            { value: "instead", label: t("formula.where.instead") },
          ],
          (placing) => {
            this.#placing = placing;
            this.#draw();
          },
        )}
      </fieldset>
    `;
  }

  /** What becomes of the notes, where there are any. */
  #notes(): TemplateResult | typeof nothing {
    const { notes } = this.#host.session.bundle;
    const mine = notes.some((n) => n.indicator === this.#draft.of);
    const taken = Object.values(this.#draft.inputs).some((of) =>
      notes.some((n) => n.indicator === of.indicator && of.indicator !== this.#draft.of),
    );
    if (!mine && !taken) return nothing;
    return html`<p class="help">
      ${mine ? t("formula.notes.of") : nothing} ${taken ? t("formula.notes.inputs") : nothing}
    </p>`;
  }
}

/** "9 876 kroner", or the sign and the reason. */
function valueText({ decimals, unit }: Panel, row: Row | undefined, k: number): string {
  const cell = row?.cells[k];
  if (!cell) return "–";
  return cell.status === 0
    ? withUnit(cell.value, decimals, unit)
    : `${sign(cell.status)} (${reason(cell.status)})`;
}

/** A unit of the page's language as the calculator spells it; another stays as it is written. */
function unitOf(words: string): string {
  const plain = words.trim();
  return units.find((unit) => unitName(unit) === plain) ?? plain;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
