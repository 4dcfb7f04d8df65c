import { html, type TemplateResult } from "lit-html";
import type { Notice } from "../notices.ts";
import { t } from "../messages/index.ts";

export function noticesView(
  notices: readonly Notice[],
  close: (notice: Notice) => void,
): TemplateResult {
  return html`
    <div class="notices" role="region" aria-label=${t("notice.area")} aria-live="polite">
      ${notices.map(
        (notice) => html`
          <div class="ds-alert notice" data-color=${notice.severity} data-topic=${notice.topic}>
            <div class="notice-text">
              <p class="notice-title">${notice.title}</p>
              ${
                notice.lines.length
                  ? html`<ul>
                      ${notice.lines.map((line) => html`<li>${line}</li>`)}
                    </ul>`
                  : null
              }
              ${
                notice.action
                  ? html`<button
                      class="ds-button notice-action"
                      type="button"
                      data-variant="secondary"
                      data-size="sm"
                      @click=${() => notice.action?.act()}
                    >
                      ${notice.action.label}
                    </button>`
                  : null
              }
            </div>
            <button
              class="ds-button"
              type="button"
              data-variant="tertiary"
              data-size="sm"
              @click=${() => close(notice)}
            >
              ${t("notice.close")}
            </button>
          </div>
        `,
      )}
    </div>
  `;
}
