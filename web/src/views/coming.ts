import { html, nothing, render, type TemplateResult } from "lit-html";
import { number } from "../formats.ts";
import type { Coming } from "../host.ts";
import { bokmal, t } from "../messages/index.ts";
import { comingNb } from "../messages/parts/coming.nb.ts";

Object.assign(bokmal, comingNb);

/** A large data set on its way. It draws itself: the page around it is left alone. */
export class ComingPanel {
  readonly element = document.createElement("section");
  readonly #cancel: () => void;
  #drawn = "";

  constructor(cancel: () => void) {
    this.#cancel = cancel;
    this.element.className = "panel fresh no-print";
    this.element.setAttribute("aria-labelledby", "coming-heading");
  }

  /** A part comes every few milliseconds; only what the reader can tell apart is drawn. */
  show(coming: Coming): void {
    const words = comingWords(coming);
    if (this.#drawn === coming.name + words) return;
    this.#drawn = coming.name + words;
    render(this.#view(coming, words), this.element);
  }

  #view(coming: Coming, words: string): TemplateResult {
    const share =
      coming.at === "fetching" && coming.of ? (coming.fetched / coming.of) * 100 : undefined;
    const name = t("coming.heading", { name: coming.name });
    return html`
      <h2 id="coming-heading">${name}</h2>
      <div class="progress">
        <progress
          max="100"
          value=${share === undefined ? nothing : Math.round(share)}
          aria-label=${t("fresh.progress.label")}
          aria-valuetext=${words}
        ></progress>
        <p class="progress-words">${words}</p>
      </div>
      <div class="actions">
        <button
          class="ds-button"
          type="button"
          data-variant="tertiary"
          data-size="sm"
          id="coming-cancel"
          @click=${this.#cancel}
        >
          ${t("fresh.cancel")}
        </button>
      </div>
      <p class="ds-sr-only" role="status">${name}</p>
    `;
  }
}

export function comingWords(coming: Coming): string {
  if (coming.at === "reading") return t("coming.reading");
  const n = number(coming.fetched / 1e6, 0);
  return coming.of === undefined
    ? t("coming.fetched", { n })
    : t("coming.fetched.of", { n, of: number(coming.of / 1e6, 0) });
}
