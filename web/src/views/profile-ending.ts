import { html, nothing, type TemplateResult } from "lit-html";
import { t } from "../messages/index.ts";
import type { Profile } from "../profile/profile.ts";
import { legendView } from "./legend.ts";

/** What the signs mean, the breaks, and the footnotes that the numbers above point to. */
export function profileEnding({ signs, footnotes, breaks }: Profile): TemplateResult {
  return html`
    ${legendView(signs)}
    ${
      breaks.length
        ? html`<div class="footnotes">
            <h3>${t("profile.breaks")}</h3>
            <ul>
              ${breaks.map((words) => html`<li>${words}</li>`)}
            </ul>
          </div>`
        : nothing
    }
    ${
      footnotes.length
        ? html`<div class="footnotes">
            <h3>${t("table.footnotes")}</h3>
            <ol>
              ${footnotes.map((words) => html`<li>${words}</li>`)}
            </ol>
          </div>`
        : nothing
    }
  `;
}
