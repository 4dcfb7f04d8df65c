import type { Finished } from "../finished.ts";
import { shown } from "../later.ts";
import { t } from "../messages/index.ts";
import { guestTag, isGuest } from "../own/indicators.ts";
import { cellWords } from "../cells.ts";
import type { Spot } from "../sum/sum.ts";
import type { Composed } from "./compose.ts";
import type { Target } from "./kinds/kind.ts";
import { step } from "./cursor.ts";
import { svg } from "./svg.ts";
import { dark, light, type Theme } from "./theme.ts";

/** Everything that draws, ECharts with it: a file as large as all the rest, so it comes after the rest. */
export const drawing = () => import("./compose.ts");

type Shown = Pick<Finished, "panels" | "state" | "bundle" | "more">;

interface Handlers {
  /** The cell the reader is at; `spoken` when the keyboard moved there; `words` where the figure says more than the cell. */
  at(spot: Spot, spoken: boolean, words?: string): void;
  pin(spot: Spot): void;
  unpin(): void;
  /** What draws could not be fetched; `again` asks for it anew. */
  failed(again: () => void): void;
}

const darkScheme = matchMedia("(prefers-color-scheme: dark)");
const paper = matchMedia("print");

/** Holds the figure on the page: draws it at the width there is, and lets pointer and arrow keys move among its cells. */
export class Frame {
  readonly element = document.createElement("div");
  #surface = document.createElement("div");
  #label = document.createElement("div");
  #ring = svg("svg", { class: "ring", "aria-hidden": "true" });
  #shown: Shown | undefined;
  #code: Awaited<ReturnType<typeof drawing>> | undefined;
  #composed: Composed | undefined;
  #drawn: Shown | undefined;
  #width = 0;
  #spot: Spot | undefined;
  #handlers: Handlers;
  #gone = new AbortController();

  constructor(handlers: Handlers) {
    this.#handlers = handlers;
    this.element.className = "figure-frame";
    this.#surface.className = "figure-surface";
    this.#surface.tabIndex = 0;
    this.#surface.setAttribute("role", "application");
    this.#surface.setAttribute("aria-roledescription", t("figure.role"));
    this.#surface.setAttribute("aria-describedby", "figure-help");
    this.#label.className = "figure-label";
    this.#label.hidden = true;
    this.#label.setAttribute("aria-hidden", "true");
    const waiting = document.createElement("p");
    waiting.className = "figure-waiting";
    waiting.textContent = t("figure.drawing");
    this.#surface.append(waiting);
    this.element.append(this.#surface, this.#ring, this.#label);

    this.#surface.addEventListener("pointermove", (e) => this.#point(e));
    this.#surface.addEventListener("pointerdown", (e) => this.#point(e));
    // Whoever sees only a part of the page moves onto the label to read it (WCAG 1.4.13).
    this.#surface.addEventListener("pointerleave", (e) => this.#leave(e));
    this.#label.addEventListener("pointerleave", (e) => this.#leave(e));
    this.#surface.addEventListener("click", () => this.#spot && this.#handlers.pin(this.#spot));
    this.#surface.addEventListener("keydown", (e) => this.#key(e));
    this.#surface.addEventListener("blur", () => this.#hide());
    this.#fetch();
    const { signal } = this.#gone;
    const sized = new ResizeObserver(([entry]) => {
      const width = Math.floor(entry!.contentRect.width);
      if (width > 0 && width !== this.#width) {
        this.#width = width;
        this.#draw();
      }
    });
    sized.observe(this.element);
    signal.addEventListener("abort", () => sized.disconnect());
    // It may cover what the pointer is at, wherever the keyboard is.
    document.addEventListener("keydown", (e) => e.key === "Escape" && this.#hide(), { signal });
    darkScheme.addEventListener("change", () => this.#draw(), { signal });
    paper.addEventListener("change", () => this.#draw(), { signal });
  }

  /** Another takes its place: it hears of nothing more. */
  dispose(): void {
    this.#gone.abort();
  }

  update(shown: Shown): void {
    if (this.#shown === shown) return;
    this.#shown = shown;
    this.#spot = undefined;
    this.#draw();
  }

  /** Whether what stands there is what is shown: until the code of a kind has come, the figure before it stays. */
  get drawn(): boolean {
    return this.#drawn !== undefined && this.#drawn === this.#shown;
  }

  /** Marks a cell without telling anybody, for when the table is where the reader is. */
  mark(spot: Spot | undefined): void {
    this.#spot = spot;
    const target = spot && this.#targets().find((x) => same(x.spot, spot));
    if (target) this.#show(target);
    else this.#hide();
  }

  #fetch(): void {
    void drawing().then(
      (code) => {
        this.#code = code;
        this.#draw();
      },
      () => this.#failed(() => this.#fetch()),
    );
  }

  /** What stood there is another figure than the words beside it tell of. */
  #failed(again: () => void): void {
    const told = document.createElement("p");
    told.className = "figure-waiting";
    told.textContent = t("fault.undrawn");
    this.#surface.replaceChildren(told);
    this.#composed = undefined;
    this.#hide();
    this.#handlers.failed(again);
  }

  #draw(): void {
    if (!this.#shown || !this.#code) return;
    // A browser that lets a frame out of sight rest tells of no size.
    this.#width ||= Math.floor(this.#surface.getBoundingClientRect().width);
    if (this.#width === 0) return;
    const { panels, state, bundle, more } = this.#shown;
    if (!this.#code.canDraw(state.figure)) {
      void this.#code.fetchKinds(state.figure).then(
        () => this.#draw(),
        () => this.#failed(() => this.#draw()),
      );
      return;
    }
    this.#composed = this.#code.compose(panels, state, bundle, this.#width, this.#theme(), more);
    this.#drawn = this.#shown;
    const figure = this.#composed.svg;
    figure.setAttribute("aria-hidden", "true");
    this.#surface.replaceChildren(figure);
    this.#surface.setAttribute("aria-label", figure.querySelector("title")?.textContent ?? "");
    this.#ring.setAttribute("viewBox", `0 0 ${this.#composed.width} ${this.#composed.height}`);
    this.#hide();
    shown();
  }

  #theme(): Theme {
    return darkScheme.matches && !paper.matches ? dark : light;
  }

  #targets(): Target[] {
    return this.#composed?.targets ?? [];
  }

  #point(event: PointerEvent): void {
    const bounds = this.#surface.getBoundingClientRect();
    const [x, y] = [event.clientX - bounds.left, event.clientY - bounds.top];
    let nearest: Target | undefined;
    let least = 60;
    for (const target of this.#targets()) {
      const { box } = target;
      const dx = Math.max(box.x - x, 0, x - box.x - box.width);
      const dy = Math.max(box.y - y, 0, y - box.y - box.height);
      const distance = Math.hypot(dx, dy);
      if (distance < least) [nearest, least] = [target, distance];
    }
    if (!nearest) {
      this.#hide();
      this.#spot = undefined;
      return;
    }
    const { spot } = nearest;
    const moved = !same(this.#spot, spot);
    this.#spot = spot;
    this.#show(nearest);
    if (moved) this.#handlers.at(spot, false, nearest.words);
  }

  #leave({ relatedTarget: to }: PointerEvent): void {
    if (!(to instanceof Node && this.element.contains(to))) this.#hide();
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || !this.#shown) return;
    if (event.key === "Escape") {
      this.#hide();
      this.#handlers.unpin();
      return;
    }
    if (event.key === "Enter" || event.key === " ") {
      if (this.#spot) this.#handlers.pin(this.#spot);
      event.preventDefault();
      return;
    }
    const targets = this.#targets();
    const current = targets.find((x) => same(x.spot, this.#spot));
    const next = step(targets, current, event.key);
    if (!next) return;
    event.preventDefault();
    this.#spot = next.spot;
    this.#show(next);
    this.#handlers.at(this.#spot, true, next.words);
  }

  #show(target: Target): void {
    const { indicator, place: id, year } = target.spot;
    const { panels } = this.#shown!;
    const panel = panels.find((p) => p.indicator.id === indicator);
    const row = panel?.rows.find((r) => r.id === id);
    if (!panel || !row) return this.#hide();
    const place = document.createElement("strong");
    place.textContent = `${row.label}, ${year}`;
    const value = document.createElement("span");
    value.textContent = target.words ?? cellWords(panel, row, panel.years.indexOf(year));
    this.#label.replaceChildren(place, value);
    const tag = (className: string, words: string) => {
      const element = document.createElement("span");
      element.className = className;
      element.textContent = words;
      this.#label.prepend(element);
    };
    if (isGuest(panel.indicator)) tag("own-tag", guestTag(panel.indicator));
    if (this.#shown!.bundle.kind === "example") tag("example-tag", t("example.label"));
    this.#label.hidden = false;

    const { box } = target;
    const grow = box.width === 0 && box.height === 0 ? 8 : 3;
    this.#ring.replaceChildren(
      svg("rect", {
        x: box.x - grow,
        y: box.y - grow,
        width: box.width + 2 * grow,
        height: box.height + 2 * grow,
        rx: grow,
      }),
    );
    const frame = this.element.clientWidth;
    const width = this.#label.offsetWidth;
    const height = this.#label.offsetHeight;
    const left = Math.min(
      Math.max(0, box.x + box.width / 2 - width / 2),
      Math.max(0, frame - width),
    );
    const above = box.y - height - 14;
    const top = above >= 0 ? above : box.y + box.height + 14;
    this.#label.style.setProperty("left", `${Math.round(left)}px`);
    this.#label.style.setProperty("top", `${Math.round(top)}px`);
  }

  #hide(): void {
    this.#label.hidden = true;
    this.#ring.replaceChildren();
  }
}

export function same(a: Spot | undefined, b: Spot | undefined): boolean {
  return (
    a === b ||
    (!!a && !!b && a.indicator === b.indicator && a.place === b.place && a.year === b.year)
  );
}
