import { html, type TemplateResult } from "lit-html";
import { memory } from "../memory.ts";
import { t } from "../messages/index.ts";
import { views, type View } from "../state.ts";

/** Links between the views: each is an address of its own, and the current one is marked as such. */
export function navView(
  current: View,
  address: (view: View) => string,
  follow: (event: MouseEvent, view: View) => void,
): TemplateResult {
  return html`
    <nav class="views no-print" aria-label=${t("view.label")}>
      ${views.map(
        (view) => html`
          <a
            href=${address(view)}
            aria-current=${view === current ? "page" : "false"}
            @click=${(event: MouseEvent) => follow(event, view)}
            >${t(`view.${view}`)}${view === "collection" ? collected() : ""}</a
          >
        `,
      )}
    </nav>
  `;
}

/** How many figures the reader has collected: " (3)". */
function collected(): string {
  const n = memory.collected;
  return n ? ` (${n})` : "";
}
