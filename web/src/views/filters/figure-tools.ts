import { html, nothing, render, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";
import type { Option } from "../../controls/picker.ts";
import { selectView } from "../../controls/select.ts";
import { suggested, unfit, unfitAxis, unfitPanels, type Choice } from "../../figure/fit.ts";
import { asked, focusOf, placeLabel } from "../../groups.ts";
import type { Host } from "../../host.ts";
import { t } from "../../messages/index.ts";
import { spanYears } from "../../span.ts";
import {
  baselines,
  figures,
  type Axis,
  type Best,
  type Figure,
  type Panels,
  type State,
} from "../../state.ts";
import { figureIcon } from "./icons.ts";
import { allYears, asOption } from "./years.ts";

/** Offered apart from the others: ASSS does not rank. */
const optional: Figure = "rank";

/** Kinds that show one year: the last of the chosen ones. */
const oneYear: readonly Figure[] = ["rows", "dots", "scatter", "heat", "profile", "rank"];

const roomy = matchMedia("(min-width: 48rem)");

/** The kind of figure, and what there is to choose about it. */
export class FigureTools {
  readonly element = document.createElement("div");
  readonly #host: Host;
  #choice: Choice | undefined;
  /** The kind that the pointer or the keyboard is at. */
  #at: Figure | undefined;
  #unfolded = false;
  #gone = new AbortController();

  constructor(host: Host) {
    this.#host = host;
    this.element.className = "figure-tools no-print";
    this.element.dataset.size = "sm";
    roomy.addEventListener("change", () => this.#draw(), { signal: this.#gone.signal });
  }

  dispose(): void {
    this.#gone.abort();
  }

  update(choice: Choice): void {
    const now = this.#choice;
    const same =
      now?.state === choice.state && now.panels === choice.panels && now.bundle === choice.bundle;
    if (same) return;
    this.#choice = choice;
    this.#draw();
  }

  #draw(): void {
    if (!this.#choice) return;
    const { state } = this.#choice;
    const name = t(`filters.figure.${state.figure}`);
    render(
      html`
        ${
          roomy.matches
            ? html`<div class="kinds">
                <span class="ds-label" id="figure-type">${t("filters.figure")}</span>
                ${this.#kinds()}
              </div>`
            : html`<details
                class="kinds"
                ?open=${this.#unfolded}
                @toggle=${(e: Event) => (this.#unfolded = (e.target as HTMLDetailsElement).open)}
              >
                <summary>
                  ${figureIcon(state.figure)}
                  <span><span id="figure-type">${t("filters.figure")}</span>: ${name}</span>
                </summary>
                ${this.#kinds()}
              </details>`
        }
        <div class="figure-options">${this.#options()}</div>
      `,
      this.element,
    );
  }

  /** One tab stop; arrow keys move among the kinds, Enter or Space takes one. */
  #kinds(): TemplateResult {
    const choice = this.#choice!;
    const { figure } = choice.state;
    const best = suggested(choice);
    const told = this.#at ?? figure;
    const ready = figures.filter((one) => one !== optional);
    const button = (one: Figure) => {
      const why = unfit(one, choice);
      return html`
        <button
          class="kind"
          type="button"
          data-figure=${one}
          tabindex=${one === figure ? "0" : "-1"}
          aria-pressed=${one === figure ? "true" : "false"}
          aria-disabled=${why === undefined ? "false" : "true"}
          aria-describedby=${`kind-${one}`}
          @click=${() => this.#take(one, why)}
          @focus=${() => this.#point(one)}
          @blur=${() => this.#point(undefined)}
          @pointerenter=${() => this.#point(one)}
          @pointerleave=${(e: PointerEvent) => e.pointerType === "mouse" && this.#point(undefined)}
        >
          ${figureIcon(one)}<span class="kind-name">${t(`filters.figure.${one}`)}</span>
          ${one === best ? html`<span class="kind-tag">${t("kind.suggested")}</span>` : nothing}
          ${one === optional ? html`<span class="kind-optional">${t("kind.optional")}</span>` : nothing}
          <span class="ds-sr-only" id=${`kind-${one}`}>${why ?? aboutKind(one)}</span>
        </button>
      `;
    };
    const why = unfit(told, choice);
    return html`
      <div
        class="kinds-row"
        role="toolbar"
        aria-labelledby="figure-type"
        @keydown=${(e: KeyboardEvent) => this.#key(e)}
      >
        ${ready.map(button)} ${button(optional)}
      </div>
      <p class=${why === undefined ? "kind-about" : "kind-about kind-unfit"} aria-hidden="true">
        ${why ?? html`<strong>${t(`filters.figure.${told}`)}:</strong> ${aboutKind(told)}`}
      </p>
    `;
  }

  #take(figure: Figure, why: string | undefined): void {
    if (why === undefined) return this.#host.change({ figure });
    this.#point(figure);
  }

  #point(figure: Figure | undefined): void {
    if (this.#at === figure) return;
    this.#at = figure;
    this.#draw();
  }

  #key(event: KeyboardEvent): void {
    const all = [...this.element.querySelectorAll<HTMLButtonElement>(".kind")];
    const now = all.indexOf(event.target as HTMLButtonElement);
    const steps: Record<string, number> = {
      ArrowRight: now + 1,
      ArrowDown: now + 1,
      ArrowLeft: now - 1,
      ArrowUp: now - 1,
      Home: 0,
      End: all.length - 1,
    };
    const next = steps[event.key];
    if (now < 0 || next === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    all[(next + all.length) % all.length]!.focus();
  }

  #options(): TemplateResult {
    const choice = this.#choice!;
    const { state } = choice;
    const { figure } = state;
    return html`
      ${figure === "line" || figure === "bar" ? this.#grouping(choice) : nothing}
      ${figure === "scatter" ? this.#swapAxes(state) : nothing}
      ${
        oneYear.includes(figure) || (figure === "bar" && state.axis === "indicators")
          ? this.#year(choice)
          : nothing
      }
      ${figure === "heat" || figure === "profile" ? this.#baseline(choice) : nothing}
      ${figure === "rank" ? this.#best(state) : nothing}
      ${
        figure === "rows"
          ? this.#check("by-value", t("kind.byValue"), state.order === "value", (on) => ({
              order: on ? "value" : "chosen",
            }))
          : nothing
      }
      ${
        figure === "line" || figure === "bar"
          ? this.#check("value-labels", t("kind.labels"), state.labels, (labels) => ({ labels }))
          : nothing
      }
    `;
  }

  #check(
    id: string,
    label: string,
    checked: boolean,
    part: (on: boolean) => Partial<State>,
  ): TemplateResult {
    return html`<label class="choice">
      <input
        class="ds-input"
        type="checkbox"
        id=${id}
        .checked=${live(checked)}
        @change=${(e: Event) => this.#host.change(part((e.target as HTMLInputElement).checked))}
      />
      <span>${label}</span>
    </label>`;
  }

  /** What stands along the axis and what has a panel of its own, as one choice in words. */
  #grouping(choice: Choice): TemplateResult {
    const { state } = choice;
    const offered = groupings(state.figure).filter(
      (one) => same(one, state) || groupingFits(one, choice),
    );
    const now = offered.find((one) => same(one, state));
    const units = state.indicators.length > 1 && state.figure === "bar";
    const why = units ? unfitAxis("indicators", choice) : undefined;
    return html`${selectView(
      "pick-grouping",
      t("kind.grouping"),
      now ? key(now) : "",
      offered.map((one) => ({ value: key(one), label: groupingName(one, state.figure) })),
      (chosen) => {
        const next = offered.find((one) => key(one) === chosen);
        if (next) this.#host.change({ axis: next.axis, panels: next.panels });
      },
    )}${why === undefined ? nothing : html`<p class="help">${why}</p>`}`;
  }

  #swapAxes(state: State): TemplateResult {
    return html`<button
      class="ds-button"
      type="button"
      data-variant="secondary"
      data-size="sm"
      id="swap-axes"
      @click=${() => this.#host.change({ indicators: [...state.indicators].reverse() })}
    >
      ${t("kind.swapAxes")}
    </button>`;
  }

  /** The year that is shown is the last of the chosen ones, so choosing another one moves the end of them. */
  #year({ state, bundle }: Choice): TemplateResult {
    const latest = this.#host.session.defaults(state.area).to;
    const choose = (to: number) => {
      const from = Math.min(state.from, to);
      const span = state.span === "from" && to === latest ? "from" : "fixed";
      this.#host.change(spanYears(span, { from, to, latest }, bundle));
    };
    return selectView(
      "pick-figure-year",
      t("filters.year"),
      String(state.to),
      allYears(bundle).map(asOption),
      (year) => choose(Number(year)),
    );
  }

  #baseline({ state, bundle }: Choice): TemplateResult {
    const focus = focusOf(state.regions, bundle);
    const offered: Option[] = baselines(bundle).map((id) => ({
      value: id,
      label: placeLabel(asked([id], focus, bundle)[0] ?? id, bundle),
    }));
    return selectView(
      "pick-figure-baseline",
      state.figure === "profile" ? t("filters.baseline") : t("kind.baseline"),
      state.baseline,
      offered,
      (baseline) => this.#host.change({ baseline }),
    );
  }

  #best(state: State): TemplateResult {
    const offered: { value: Best; label: string }[] = [
      { value: "unsaid", label: t("kind.best.unsaid") },
      { value: "high", label: t("kind.best.high") },
      { value: "low", label: t("kind.best.low") },
    ];
    return selectView("pick-best", t("kind.best"), state.best, offered, (best) =>
      this.#host.change({ best: best as Best }),
    );
  }
}

type Grouping = Pick<State, "axis" | "panels">;

function groupings(figure: Figure): Grouping[] {
  if (figure === "line")
    return [
      { axis: "years", panels: "indicators" },
      { axis: "years", panels: "places" },
    ];
  return [
    { axis: "years", panels: "indicators" },
    { axis: "places", panels: "indicators" },
    { axis: "indicators", panels: "indicators" },
    { axis: "years", panels: "places" },
  ];
}

function groupingFits({ axis, panels }: Grouping, choice: Choice): boolean {
  const state = { ...choice.state, axis, panels };
  const then = { ...choice, state };
  return unfitAxis(axis, then) === undefined && unfitPanels(panels, then) === undefined;
}

/** Of lines only the panels can be chosen. */
function same(one: Grouping, state: State): boolean {
  return one.panels === state.panels && (state.figure === "line" || one.axis === state.axis);
}

function key({ axis, panels }: Grouping): string {
  return `${axis} ${panels}`;
}

function groupingName({ axis, panels }: Grouping, figure: Figure): string {
  const lines: Record<Panels, string> = {
    indicators: t("kind.grouping.together"),
    places: t("kind.grouping.places"),
  };
  if (figure === "line") return lines[panels];
  if (panels === "places") return t("kind.grouping.years.places");
  const bars: Record<Axis, string> = {
    years: t("kind.grouping.years"),
    places: t("kind.grouping.axis.places"),
    indicators: t("kind.grouping.axis.indicators"),
  };
  return bars[axis];
}

function aboutKind(figure: Figure): string {
  const words: Record<Figure, () => string> = {
    line: () => t("kind.about.line"),
    bar: () => t("kind.about.bar"),
    rows: () => t("kind.about.rows"),
    slope: () => t("kind.about.slope"),
    dots: () => t("kind.about.dots"),
    scatter: () => t("kind.about.scatter"),
    heat: () => t("kind.about.heat"),
    profile: () => t("kind.about.profile"),
    table: () => t("kind.about.table"),
    rank: () => t("kind.about.rank"),
  };
  return words[figure]();
}
