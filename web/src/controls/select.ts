import { html, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";
import type { Option } from "./picker.ts";

/** A labelled list to choose one from. */
export function selectView(
  id: string,
  label: string,
  value: string,
  offered: readonly Pick<Option, "value" | "label">[],
  change: (value: string) => void,
): TemplateResult {
  return html`
    <div class="ds-field">
      <label class="ds-label" for=${id}>${label}</label>
      <select
        class="ds-input"
        id=${id}
        @change=${(e: Event) => change((e.target as HTMLSelectElement).value)}
      >
        ${offered.map(
          (o) =>
            html`<option value=${o.value} .selected=${live(o.value === value)}>${o.label}</option>`,
        )}
      </select>
    </div>
  `;
}
