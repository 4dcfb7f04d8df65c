import { html, nothing, type TemplateResult } from "lit-html";
import { longest } from "../../address.ts";
import type { Host } from "../../host.ts";
import { t } from "../../messages/index.ts";
import { clean } from "../../own/link.ts";
import type { State } from "../../state.ts";
import type { Title } from "../../title.ts";

type Words = "title" | "subtitle" | "note";

const limits: Record<Words, number> = {
  title: longest.title,
  subtitle: longest.title,
  note: longest.note,
};

/** While somebody types, the figure is drawn when they pause this long, in milliseconds. */
const pause = 150;

let waiting: ReturnType<typeof setTimeout> | undefined;

/** The reader's own title, subtitle and note. The figure follows while they type; the address when they are done. */
export function ownWordsView(host: Host, made: Title): TemplateResult {
  const { state } = host;
  const type = (key: Words) => (event: Event) => {
    const { value } = event.target as HTMLInputElement;
    clearTimeout(waiting);
    waiting = setTimeout(() => host.show({ ...host.state, [key]: value }), pause);
  };
  const done = (key: Words) => (event: Event) => {
    clearTimeout(waiting);
    host.change({ [key]: clean((event.target as HTMLInputElement).value, limits[key]) });
  };
  const field = (key: Words, label: string, placeholder: string, more = "") => html`
    <div class="ds-field">
      <label class="ds-label" for=${`own-${key}`}>${label}</label>
      ${
        key === "note"
          ? html`<textarea
              class="ds-input"
              id="own-note"
              rows="2"
              maxlength=${limits.note}
              placeholder=${placeholder}
              .value=${state.note}
              @input=${type(key)}
              @change=${done(key)}
            ></textarea>`
          : html`<input
              class="ds-input"
              type="text"
              id=${`own-${key}`}
              autocomplete="off"
              maxlength=${limits[key]}
              placeholder=${placeholder}
              .value=${state[key]}
              aria-describedby=${more || nothing}
              @input=${type(key)}
              @change=${done(key)}
            />`
      }
    </div>
  `;
  return html`
    <details class="own-words no-print">
      <summary>
        ${t("words.own")}${usesOwn(state) ? html` <span class="help">${t("words.own.used")}</span>` : nothing}
      </summary>
      <div class="own-words-form">
        <p class="help" id="own-words-help">${t("words.own.help")}</p>
        ${field("title", t("words.own.title"), made.title, "own-words-help")}
        ${field("subtitle", t("words.own.subtitle"), made.subtitle, "own-words-help")}
        ${field("note", t("words.own.note"), t("words.own.note.none"))}
        ${
          usesOwn(state)
            ? html`<button
                class="ds-button"
                type="button"
                data-variant="tertiary"
                data-size="sm"
                @click=${() => {
                  host.change({ title: "", subtitle: "", note: "" });
                  host.focus("own-title");
                }}
              >
                ${t("words.own.reset")}
              </button>`
            : nothing
        }
      </div>
    </details>
  `;
}

function usesOwn({ title, subtitle, note }: State): boolean {
  return title !== "" || subtitle !== "" || note !== "";
}
