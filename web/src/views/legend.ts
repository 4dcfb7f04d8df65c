import { html, nothing, type TemplateResult } from "lit-html";
import { t } from "../messages/index.ts";
import type { Sign } from "../missing.ts";

/** The signs that occur, explained. */
export function legendView(signs: readonly Sign[]): TemplateResult | typeof nothing {
  if (signs.length === 0) return nothing;
  return html`<div class="legend">
    <h3>${t("table.legend")}</h3>
    <dl>
      ${signs.map(
        (s) =>
          html`<div>
            <dt>${s.sign}</dt>
            <dd>${s.words}</dd>
          </div>`,
      )}
    </dl>
  </div>`;
}
