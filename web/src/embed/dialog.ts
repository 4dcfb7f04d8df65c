import "../style/embed-dialog.css";
import "../element/ks-figur.ts";
import { html, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { openDialog } from "../controls/dialog.ts";
import { radiosView } from "../controls/radios.ts";
import { alone } from "../data/files.ts";
import { own } from "../data/name.ts";
import type { Finished } from "../finished.ts";
import { list, years } from "../formats.ts";
import type { Host } from "../host.ts";
import { t } from "../messages/index.ts";
import { ownUsed } from "../source.ts";
import { linkOf } from "./link.ts";
import { parts, type Part } from "./parts.ts";
import { isHeight, least, most } from "./protocol.ts";
import { elementCode, frameCode, type Pasted } from "./snippet.ts";

/** "Bygg inn": what an editor pastes into a page, with the figure as it will look there. */
export async function openEmbed(host: Host, figure: Finished): Promise<void> {
  const refused = refusal(host, figure);
  const sum = refused === undefined ? await host.session.fingerprint() : undefined;
  const choices = new Choices(host, figure, sum);
  const dialog = openDialog(
    "embed-dialog",
    () => t("embed.title"),
    () => html`
      <p>${figure.title.title}</p>
      ${refused === undefined ? choices.view(() => dialog.draw()) : html`<p class="embed-refused">${refused}</p>`}
    `,
    () => choices.end(),
  );
  choices.follow(dialog.element.querySelector("ks-figur"), dialog.draw);
}

/** Why nobody else would see the figure. */
function refusal({ session }: Host, { state, panels, bundle }: Finished): string | undefined {
  const files = ownUsed(panels, bundle).map(({ name }) => name);
  if (files.length) return t("embed.refused.files", { files: list(files) });
  if (state.data === own) return t("embed.refused.own", { file: session.ownName });
  if (session.local) return t("embed.refused.fresh");
  return alone ? t("embed.refused.disk") : undefined;
}

type Width = "narrow" | "middle" | "wide";

/** What is chosen in the dialog, and the code that it makes. */
class Choices {
  readonly #host: Host;
  readonly #figure: Finished;
  /** Of the data; unknown where the browser does not tell it. */
  readonly #sum: string | undefined;
  #frozen = false;
  #hidden = new Set<Part>();
  #width: Width = "middle";
  /** As high as the preview is, until somebody says otherwise. */
  #measured = 480;
  #height: number | undefined;
  #copied = "";
  #seen: ResizeObserver | undefined;

  constructor(host: Host, figure: Finished, sum: string | undefined) {
    this.#host = host;
    this.#figure = figure;
    this.#sum = sum;
  }

  follow(preview: HTMLElement | null, draw: () => void): void {
    if (!preview) return;
    this.#seen = new ResizeObserver(() => {
      const height = preview.offsetHeight;
      if (height === this.#measured || !isHeight(height)) return;
      this.#measured = height;
      draw();
    });
    this.#seen.observe(preview);
  }

  end(): void {
    this.#seen?.disconnect();
  }

  view(draw: () => void): TemplateResult {
    const pasted = this.#pasted();
    return html`
      <div class="embed-columns">
        <div class="embed-choices">
          ${this.#data(draw)} ${this.#shown(draw)} ${this.#high(draw)}
          ${this.#code("element", t("embed.code.element"), t("embed.code.element.help"), elementCode(pasted), draw)}
          ${this.#code("frame", t("embed.code.frame"), t("embed.code.frame.help"), frameCode(pasted), draw)}
          <p role="status">${this.#copied}</p>
        </div>
        <section class="embed-preview" aria-labelledby="embed-preview-heading">
          <h3 id="embed-preview-heading">${t("embed.preview")}</h3>
          <div class="embed-widths" role="group" aria-label=${t("embed.width")}>
            ${radiosView<Width>(
              "embed-width",
              this.#width,
              [
                { value: "narrow", label: t("embed.width.narrow") },
                { value: "middle", label: t("embed.width.middle") },
                { value: "wide", label: t("embed.width.wide") },
              ],
              (width) => {
                this.#width = width;
                draw();
              },
            )}
          </div>
          <div class=${`embed-sheet is-${this.#width}`}>
            <ks-figur src=${pasted.address} title=${pasted.title} loading="eager"></ks-figur>
          </div>
        </section>
      </div>
    `;
  }

  #pasted(): Pasted {
    const { state, title } = this.#figure;
    const { session } = this.#host;
    const shown = this.#frozen ? { ...state, span: "fixed" as const } : state;
    const frozen = this.#frozen ? this.#sum : undefined;
    return {
      address: new URL(
        `embed.html${linkOf(shown, session, { hidden: this.#hidden, frozen })}`,
        base(),
      ).href,
      page: new URL(linkOf(shown, session, { hidden: new Set(), frozen }), base()).href,
      title: title.title,
      height: this.#height ?? this.#measured,
    };
  }

  #data(draw: () => void): TemplateResult {
    const { span, from, to } = this.#figure.state;
    const choose = (frozen: boolean) => {
      this.#frozen = frozen;
      draw();
    };
    const stays = t("embed.live.fixed", { years: years(from, to) });
    const choice = (id: string, frozen: boolean, label: string, help: string, off = false) => html`
      <label class="choice">
        <input
          class="ds-input"
          type="radio"
          name="embed-data"
          id=${id}
          aria-describedby=${`${id}-help`}
          ?disabled=${off}
          .checked=${live(this.#frozen === frozen)}
          @change=${() => choose(frozen)}
        />
        <span>${label}</span>
      </label>
      <p class="help" id=${`${id}-help`}>${help}</p>
    `;
    return html`
      <fieldset class="ds-fieldset plain">
        <legend class="ds-label">${t("embed.data")}</legend>
        ${choice("embed-live", false, t("embed.live"), span === "fixed" ? stays : t("embed.live.help"))}
        ${choice(
          "embed-frozen",
          true,
          t("embed.frozen"),
          this.#sum === undefined ? t("embed.frozen.http") : t("embed.frozen.help"),
          this.#sum === undefined,
        )}
      </fieldset>
    `;
  }

  #shown(draw: () => void): TemplateResult {
    const labels: Record<Part, string> = {
      filters: t("embed.show.filters"),
      words: t("embed.show.words"),
      table: t("embed.show.table"),
      note: t("embed.show.note"),
    };
    const there = (Object.keys(parts) as Part[]).filter(
      (part) => part !== "note" || this.#figure.state.note,
    );
    return html`
      <fieldset class="ds-fieldset plain">
        <legend class="ds-label">${t("embed.show")}</legend>
        ${there.map(
          (part) => html`
            <label class="choice">
              <input
                class="ds-input"
                type="checkbox"
                id=${`embed-show-${part}`}
                .checked=${live(!this.#hidden.has(part))}
                @change=${() => {
                  if (!this.#hidden.delete(part)) this.#hidden.add(part);
                  draw();
                }}
              />
              <span>${labels[part]}</span>
            </label>
          `,
        )}
        <p class="help">${t("embed.show.help")}</p>
      </fieldset>
    `;
  }

  #high(draw: () => void): TemplateResult {
    return html`
      <div class="ds-field">
        <label class="ds-label" for="embed-height">${t("embed.height")}</label>
        <input
          class="ds-input"
          type="number"
          id="embed-height"
          min=${least}
          max=${most}
          aria-describedby="embed-height-help"
          .value=${live(String(this.#height ?? this.#measured))}
          @change=${(event: Event) => {
            const wished = Math.round(Number((event.target as HTMLInputElement).value));
            this.#height = isHeight(wished) ? wished : undefined;
            draw();
          }}
        />
        <p class="help" id="embed-height-help">${t("embed.height.help", { least, most })}</p>
      </div>
    `;
  }

  #code(id: string, label: string, help: string, code: string, draw: () => void): TemplateResult {
    const copy = async () => {
      try {
        await navigator.clipboard.writeText(code);
        this.#copied = t("embed.copied");
      } catch {
        // Without permission it is there to copy by hand.
        document.querySelector<HTMLTextAreaElement>(`#embed-code-${id}`)?.select();
        this.#copied = t("embed.copy.byHand");
      }
      draw();
    };
    return html`
      <div class="ds-field embed-code">
        <label class="ds-label" for=${`embed-code-${id}`}>${label}</label>
        <p class="help" id=${`embed-code-${id}-help`}>${help}</p>
        <textarea
          class="ds-input"
          id=${`embed-code-${id}`}
          rows="4"
          readonly
          spellcheck="false"
          aria-describedby=${`embed-code-${id}-help`}
          .value=${live(code)}
        ></textarea>
        <button
          class="ds-button"
          type="button"
          data-variant="secondary"
          id=${`embed-copy-${id}`}
          @click=${() => void copy()}
        >
          ${t("embed.copy")}
        </button>
      </div>
    `;
  }
}

/** The folder that the page is served from. */
function base(): URL {
  return new URL("./", location.href);
}
